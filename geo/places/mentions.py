"""Which words of a text name places, each decided by itself; with the others see ``company``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.model import MatchMethod, MatchStatus
from geo.places import phrases, spans
from geo.places.company import decide_by_company
from geo.places.context import Context
from geo.places.deciding import Resolution
from geo.places.hits import ACCEPT
from geo.places.index import Index
from geo.places.kinds import PREFIXED, WORDS, Kind
from geo.places.known_names import KnownNames
from geo.places.names import normalise
from geo.places.put_there import put_in_regions, sought_there
from geo.places.refusals import NAME_HEADS
from geo.places.spans import Span
from geo.places.tokens import PREFIX_ROLES, Word, Words
from geo.places.told import SMALL, Spot, is_listed, whole_provinces

_PLURALS: dict[str, str] = {
    "governorates": "governorate", "provinces": "governorate", "districts": "district",
    "towns": "town", "villages": "village", "cities": "city", "stations": "station",
    "fields": "field", "airports": "airport", "airbases": "airbase", "oilfields": "oil field",
    "deserts": "desert", "mountains": "mountain", "محافظتي": "محافظة", "محافظات": "محافظة",
    "قرى": "قرية", "بلدات": "بلدة", "باديتي": "بادية",
}  # fmt: skip
_DASHES = frozenset("-–—")


class Finder:
    """Finds the gazetteer's names in text."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._names = KnownNames(index)

    def spots(
        self,
        text: str,
        words: Words,
        anywhere: bool,
        context: Context,
        guess: bool = False,
    ) -> list[Spot]:
        """Every name in order, without overlaps; what stays unclear is kept only if it is a tie.

        ``guess``: a typed question may misspell the name in it ("10 km north of Palmira").
        """
        found: list[Spot] = []
        end = 0
        for first, ends in spans.core_spans(self._index, words, anywhere):
            if first < end:
                continue
            inside = bool(found) and first < found[-1].core.end
            floor = found[-1].span.end if found and not inside else end
            spot = self._widest(text, words, first, ends, floor, anywhere)
            if spot is None:
                continue
            if found and _ends_a_route(words, found[-1], spot):
                spot = self._without_kind(text, words, spot)
            if found and spot.span.first < found[-1].span.end:
                if spot.resolution.status is not MatchStatus.MATCHED:
                    continue
                found.pop()  # a sure name inside an unsure longer one
            found.append(spot)
            sure = spot.resolution.status is MatchStatus.MATCHED
            end = spot.span.end if sure else max(end, first + 1)
        self._share_kinds(words, found)
        whole_provinces(self._index, text, words, found)
        self._add_phrases(text, words, found)
        self._add_put_there(text, words, found)
        if guess:
            self._add_guesses(text, words, found)
        decide_by_company(self._names, words, found, context)
        kept = []
        for spot in found:
            if spot.announced or _is_answer(spot.resolution) or self._of_several(spot):
                spot.span = spans.with_article(words, spot.span)
                spot.said = _said(text, words, spot.span)
                spot.prefix = self._prefix(spot)
                kept.append(spot)
        return kept

    def _of_several(self, spot: Spot) -> bool:
        """ "The village of X", where villages of that name are known and nothing says which."""
        if spot.resolution.status is not MatchStatus.AMBIGUOUS:
            return False
        said = self._names.look_up(spot.said).query.normal.split()
        return not SMALL.isdisjoint(said) and spot.resolution.hits[0].method is MatchMethod.EXACT

    def _widest(
        self,
        text: str,
        words: Words,
        first: int,
        ends: tuple[int, ...],
        floor: int,
        anywhere: bool,
    ) -> Spot | None:
        """The longest name that begins here, with the words of kind around it."""
        unclear: Spot | None = None
        for end in ends:
            core = Span(first, end)
            for span in spans.widened(words, core):
                if span.first < floor:
                    continue
                said = _said(text, words, span)
                query, resolution, _, bears = self._names.look_up(said)
                if not bears or resolution.hits[0].method is MatchMethod.FUZZY:
                    continue
                if anywhere and spans.only_a_kind(query, span):
                    continue
                hit = resolution.hits[0]
                if not anywhere and spans.too_little(self._index, query, hit, words, span):
                    continue
                if resolution.status is MatchStatus.MATCHED:
                    another = unclear is not None and _is_another(
                        words, unclear, span.first, hit.row
                    )
                    return unclear if another else Spot(core, span, said, resolution)
                if unclear is None:
                    unclear = Spot(core, span, said, resolution)
        return unclear

    def _without_kind(self, text: str, words: Words, spot: Spot) -> Spot:
        """The town of "X – Al-Suwar road", where that road is one of X and the town."""
        bare = spans.with_article(words, spot.core)
        said = _said(text, words, bare)
        resolution = self._names.look_up(said).alone
        known = resolution.status is MatchStatus.MATCHED
        return Spot(spot.core, bare, said, resolution) if known else spot

    def _add_phrases(self, text: str, words: Words, found: list[Spot]) -> None:
        """Places that only their word of kind announces; here a small misspelling may pass."""
        for span in phrases.kind_phrases(words, [s.span for s in found]):
            said = _said(text, words, span)
            resolution = self._names.look_up(said, guess=True).alone
            if resolution.hits and resolution.hits[0].method is MatchMethod.FUZZY:
                # A guess from a running text needs places around it that speak for it.
                resolution = replace(resolution, status=MatchStatus.AMBIGUOUS)
            found.append(Spot(span, span, said, resolution, announced=True))
        found.sort(key=lambda s: s.span.first)

    def _add_put_there(self, text: str, words: Words, found: list[Spot]) -> None:
        """Names that a region behind them tells, and that are only spelt like one of its places."""
        put = put_in_regions(self._index, words, found)
        for name in put:
            span, said = name.span, _said(text, words, name.span)
            resolution = sought_there(self._index, said, name)
            if resolution is not None:
                found.append(Spot(span, span, said, resolution, announced=True))
        if put:
            found.sort(key=lambda s: s.span.first)

    def _add_guesses(self, text: str, words: Words, found: list[Spot]) -> None:
        """Names in a typed question that are only spelt like one of the gazetteer's."""
        for span in phrases.unknown_runs(words, [s.span for s in found]):
            said = _said(text, words, span)
            resolution = self._names.look_up(said, guess=True).alone
            if resolution.status is MatchStatus.MATCHED:
                found.append(Spot(span, span, said, resolution, announced=True))
        found.sort(key=lambda s: s.span.first)

    def _prefix(self, spot: Spot) -> str:
        role = PREFIX_ROLES.get(spot.said[0], "")
        if not role or not spot.resolution.hits:
            return ""
        first = normalise(spot.said).split()[0]
        if first in WORDS:
            return role if first in PREFIXED else ""
        own = self._index.entry_name[spot.resolution.hits[0].entry]
        return role if own[0] != spot.said[0] else ""

    def _share_kinds(self, words: Sequence[Word], found: list[Spot]) -> None:
        """ "The governorates of Homs and Deir ez-Zor": the plural holds for every name listed."""
        for i, spot in enumerate(found):
            said = words[spot.span.first : spot.span.end]
            plurals = [_PLURALS[w.normal] for w in said if w.normal in _PLURALS]
            if not plurals:
                continue
            step = 1 if said[0].normal in _PLURALS else -1
            j = i + step
            while 0 <= j < len(found) and is_listed(
                words, found[min(j, j - step)], found[max(j, j - step)]
            ):
                resolution = self._names.look_up(f"{plurals[0]} {found[j].said}").alone
                if resolution.status is MatchStatus.MATCHED:
                    found[j].resolution = resolution
                j += step


def _is_answer(resolution: Resolution) -> bool:
    """Whether a name was found, or is a real tie of full names."""
    if resolution.status is MatchStatus.AMBIGUOUS:
        return resolution.hits[0].score >= ACCEPT
    return resolution.status is MatchStatus.MATCHED


def _is_another(words: Sequence[Word], whole: Spot, first: int, row: int) -> bool:
    """Whether a longer name, which several bear, is not that of a place: "Tall X" is not X."""
    if whole.span.first >= first or words[whole.span.first].normal not in NAME_HEADS:
        return False
    hits = whole.resolution.hits
    return hits[0].method is MatchMethod.EXACT and all(h.row != row for h in hits)


def _said(text: str, words: Words, span: Span) -> str:
    return text[words.starts[span.first] : words.ends[span.end - 1]]


def _ends_a_route(words: Sequence[Word], before: Spot, spot: Spot) -> bool:
    """ "The Al-Busayrah – Al-Suwar road": one road of two towns."""
    if WORDS.get(words[spot.span.end - 1].normal) != Kind.ROAD:
        return False
    begin = spot.span.first
    article = before.span.end == begin - 1  # the article of the second name stands between
    dashed = words[begin - article].gap.strip() in _DASHES
    return dashed and before.span.end == begin - article
