"""Which words of a text name places, and which place each one is, with the text as context.

Every name is decided first by itself; what is sure then speaks for what is not: first within the
same sentence, then within the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.model import LonLat, MatchMethod, MatchStatus
from geo.places import phrases, spans
from geo.places.context import NEARBY_M, Context
from geo.places.deciding import Resolution
from geo.places.hits import ACCEPT, Hits, Query
from geo.places.index import Index, distance_m
from geo.places.kinds import PREFIXED, WORDS, Kind
from geo.places.match import choose, resolve, search
from geo.places.names import normalise
from geo.places.ranking import LOCAL
from geo.places.spans import Span
from geo.places.tokens import DIRECTIONS, PREFIX_ROLES, Word, Words
from geo.places.told import (
    SMALL,
    Spot,
    lies_in,
    names_governorate,
    prefer_the_governorate,
    whole_provinces,
)

RELATIONAL = Kind.AREA | Kind.ROAD | Kind.DESERT | Kind.COUNTRYSIDE
"""Words of kind that stretch a place rather than name one, unless a row bears them."""

_PLURALS: dict[str, str] = {
    "governorates": "governorate", "provinces": "governorate", "districts": "district",
    "towns": "town", "villages": "village", "cities": "city", "stations": "station",
    "fields": "field", "airports": "airport", "airbases": "airbase", "oilfields": "oil field",
    "deserts": "desert", "mountains": "mountain", "محافظتي": "محافظة", "محافظات": "محافظة",
    "قرى": "قرية", "بلدات": "بلدة", "باديتي": "بادية",
}  # fmt: skip
_QUARTERS_OF = re.compile(r"\b(?:districts|quarters|neighbou?rhoods|parts) of\b")
"""Several of them are parts of a town; a district is one."""
_COUNTRYSIDE = frozenset(("countryside", "rif", "reef", "ريف"))
_SIDE_OF = re.compile(rf"(?:the )?(?:(?:{'|'.join(sorted(DIRECTIONS))}) ){{1,2}}of ")
_DASHES = frozenset("-–—")
_CACHE_SIZE = 8192
COMPANY = 20
"""How many places named before an unsure one, and how many behind it, may speak for it."""


_Known = tuple[Query, Resolution, Hits | Resolution | None, bool]
"""A name taken apart, what it means by itself, if that is unclear what was found, and whether a
place was found that answers for the whole of it: see ``bears_relation``."""


class Finder:
    """Finds the gazetteer's names in text."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[tuple[str, bool], _Known] = {}

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
        for core, ends in spans.core_spans(self._index, words, anywhere):
            if core.first < end:
                continue
            inside = bool(found) and core.first < found[-1].core.end
            floor = found[-1].span.end if found and not inside else end
            spot = self._widest(text, words, core.first, ends, floor, anywhere)
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
            end = spot.span.end if sure else max(end, core.first + 1)
        self._share_kinds(words, found)
        whole_provinces(self._index, text, words, found)
        self._add_phrases(text, words, found)
        if guess:
            self._add_guesses(text, words, found)
        self._decide_in_context(words, found, context)
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
        said = self._look_up(spot.said, guess=False)[0].normal.split()
        return not SMALL.isdisjoint(said) and spot.resolution.hits[0].method is MatchMethod.EXACT

    def _resolve(self, said: str, guess: bool = False) -> tuple[Query, Resolution]:
        """What a name means by itself."""
        return self._look_up(said, guess)[:2]

    def _resolve_in(self, context: Context, said: str, guess: bool) -> Resolution:
        """What a name means beside others, of the rows that were found for it by itself."""
        query, _, found, _ = self._look_up(said, guess)
        if found is None or context.admin1 or context.admin2:
            return resolve(self._index, query, context, guess)
        return choose(self._index, found, context) if isinstance(found, Hits) else found

    def _look_up(self, said: str, guess: bool) -> _Known:
        """What is known of a name, from its second use on without a search."""
        known = self._known.get((said, guess))
        if known is None:
            if len(self._known) >= _CACHE_SIZE:
                self._known.clear()
            query = Query.parse(said)
            found = search(self._index, query, guess=guess)
            alone = choose(self._index, found) if isinstance(found, Hits) else found
            sure = alone.status is MatchStatus.MATCHED
            bears = bool(alone.hits) and bears_relation(self._index, query, alone)
            known = query, alone, None if sure else found, bears
            self._known[said, guess] = known
        return known

    def _widest(
        self,
        text: str,
        words: Words,
        first: int,
        ends: tuple[int, ...],
        floor: int,
        anywhere: bool,
    ) -> Spot | None:
        unclear: Spot | None = None
        for end in ends:
            for span in spans.widened(words, Span(first, end)):
                if span.first < floor:
                    continue
                said = _said(text, words, span)
                query, resolution, _, bears = self._look_up(said, guess=False)
                if not bears or resolution.hits[0].method is MatchMethod.FUZZY:
                    continue
                if anywhere and spans.only_a_kind(query, span):
                    continue
                hit = resolution.hits[0]
                if not anywhere and spans.too_little(self._index, query, hit, words, span):
                    continue
                if resolution.status is MatchStatus.MATCHED:
                    return Spot(Span(first, end), span, said, resolution)
                if unclear is None:
                    unclear = Spot(Span(first, end), span, said, resolution)
        return unclear

    def _without_kind(self, text: str, words: Words, spot: Spot) -> Spot:
        """The town of "X – Al-Suwar road", where that road is one of X and the town."""
        bare = spans.with_article(words, spot.core)
        said = _said(text, words, bare)
        _, resolution = self._resolve(said)
        known = resolution.status is MatchStatus.MATCHED
        return Spot(spot.core, bare, said, resolution) if known else spot

    def _add_phrases(self, text: str, words: Words, found: list[Spot]) -> None:
        """Places that only their word of kind announces; here a small misspelling may pass."""
        for span in phrases.kind_phrases(words, [s.span for s in found]):
            said = _said(text, words, span)
            _, resolution = self._resolve(said, guess=True)
            if resolution.hits and resolution.hits[0].method is MatchMethod.FUZZY:
                # A guess from a running text needs places around it that speak for it.
                resolution = replace(resolution, status=MatchStatus.AMBIGUOUS)
            found.append(Spot(span, span, said, resolution, announced=True))
        found.sort(key=lambda s: s.span.first)

    def _add_guesses(self, text: str, words: Words, found: list[Spot]) -> None:
        """Names in a typed question that are only spelt like one of the gazetteer's."""
        for span in phrases.unknown_runs(words, [s.span for s in found]):
            said = _said(text, words, span)
            _, resolution = self._resolve(said, guess=True)
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
            plural = next((_PLURALS[w.normal] for w in said if w.normal in _PLURALS), None)
            if plural is None:
                continue
            step = 1 if said[0].normal in _PLURALS else -1
            j = i + step
            while 0 <= j < len(found) and _listed(
                words, found[min(j, j - step)], found[max(j, j - step)]
            ):
                _, resolution = self._resolve(f"{plural} {found[j].said}")
                if resolution.status is MatchStatus.MATCHED:
                    found[j].resolution = resolution
                j += step

    def _decide_in_context(
        self, words: Sequence[Word], found: list[Spot], context: Context
    ) -> None:
        told = context if context.admin1 or context.around else None
        if told:
            self._prefer_told(found, told)
        prefer_the_governorate(self._index, words, found)
        sure = [s for s in found if s.resolution.status is MatchStatus.MATCHED]
        self._prefer_company(words, found, sure, context)
        if len(sure) == len(found) and not context.admin1:
            return
        self._tell_apart_by_governorate(words, found)
        starts = [s.span.first for s in sure]
        sentences = _sentence_numbers(words)
        for spot in found:
            if spot.resolution.status is MatchStatus.MATCHED:
                continue
            here = sentences[spot.span.first]
            middle = bisect_left(starts, spot.span.first)
            far = sure[max(0, middle - COMPANY) : middle + COMPANY]
            near = [s for s in far if sentences[s.span.first] == here]
            for company in (near, far) if len(near) < len(far) else (far,):
                if not company and not told:
                    continue
                resolution = self._resolve_in(
                    self._with(context, company), spot.said, spot.announced
                )
                if resolution.status is not MatchStatus.MATCHED:
                    continue
                if (
                    _has_company(self._index, resolution, company)
                    or self._in_countryside(words, resolution, company)
                    or (told and lies_in(self._index, resolution, told))
                ):
                    spot.resolution = resolution
                    break

    def _tell_apart_by_governorate(self, words: Sequence[Word], found: Sequence[Spot]) -> None:
        """ "Al-Shaer, Homs, Syria": the field, which the governorate tells apart."""
        for spot, behind in pairwise(found):
            told = behind.resolution
            if spot.resolution.status is MatchStatus.MATCHED or not told.hits:
                continue
            comma = spot.span.end == behind.span.first and words[spot.span.end].gap.strip() == ","
            row = self._index.rows[told.hits[0].row]
            if not comma or not names_governorate(row):
                continue
            there = Context(admin1=row[7])
            resolution = resolve(self._index, Query.parse(spot.said), there, guess=False)
            if resolution.status is MatchStatus.MATCHED and lies_in(self._index, resolution, there):
                spot.resolution = resolution

    def _prefer_told(self, found: Sequence[Spot], told: Context) -> None:
        """A village elsewhere gives way to a namesake in the region that is told with the name."""
        for spot in found:
            resolution = spot.resolution
            if resolution.status is not MatchStatus.MATCHED or lies_in(
                self._index, resolution, told
            ):
                continue
            if self._index.rows[resolution.hits[0].row][3] not in LOCAL:
                continue
            other = resolve(self._index, Query.parse(spot.said), self._with(told, ()), guess=False)
            if other.status is MatchStatus.MATCHED and lies_in(self._index, other, told):
                spot.resolution = other

    def _prefer_company(
        self, words: Sequence[Word], found: Sequence[Spot], sure: list[Spot], context: Context
    ) -> None:
        """A village with no other place of the text near it gives way to a namesake with some, but
        not to one that lies farther from what its own sentence names."""
        sentences: list[int] = []
        for spot in found:
            resolution = spot.resolution
            if resolution.status is not MatchStatus.MATCHED:
                continue
            own = resolution.hits[0].row
            if self._index.rows[own][3] not in LOCAL:
                continue
            company = [s for s in sure if s.resolution.hits[0].row != own]
            if not company or _has_company(self._index, resolution, company):
                continue
            other = self._resolve_in(self._with(context, company), spot.said, guess=False)
            if other.status is not MatchStatus.MATCHED:
                continue
            if not _has_company(self._index, other, company):
                continue
            sentences = sentences or _sentence_numbers(words)
            here = sentences[spot.span.first]
            beside = [s for s in company if sentences[s.span.first] == here]
            if not beside or self._apart_m(other, beside) <= self._apart_m(resolution, beside):
                spot.resolution = other

    def _apart_m(self, resolution: Resolution, beside: Sequence[Spot]) -> float:
        """How far a place lies from the nearest of several others."""
        row = self._index.rows[resolution.hits[0].row]
        return min(distance_m(row, self._index.rows[s.resolution.hits[0].row]) for s in beside)

    def _in_countryside(
        self, words: Sequence[Word], resolution: Resolution, company: Sequence[Spot]
    ) -> bool:
        """ "X in the eastern countryside of Homs": anywhere in the city's governorate."""
        rows = self._index.rows
        home = rows[resolution.hits[0].row][7]
        return any(
            rows[s.resolution.hits[0].row][7] == home
            for s in company
            if {w.normal for w in words[max(0, s.span.first - 2) : s.span.end + 2]} & _COUNTRYSIDE
        )

    def _with(self, context: Context, company: Sequence[Spot]) -> Context:
        rows = [self._index.rows[s.resolution.hits[0].row] for s in company]
        around = [code for row in rows for code in row[7:9] if code]
        if context.admin1:
            around.append(context.admin1)
        near = {LonLat(row[4], row[5]) for row in rows if row[6] < 50_000}
        return replace(
            context,
            admin1=None,
            around=(*context.around, *dict.fromkeys(around)),
            near=(*context.near, *near),
        )


def _has_company(index: Index, resolution: Resolution, company: Sequence[Spot]) -> bool:
    """Whether a place decided by context really has some: another place of the text nearby."""
    row = index.rows[resolution.hits[0].row]
    for spot in company:
        other = index.rows[spot.resolution.hits[0].row]
        if distance_m(row, other) <= NEARBY_M + other[6]:
            return True
    return False


def _is_answer(resolution: Resolution) -> bool:
    """Whether a name was found, or is a real tie of full names."""
    if resolution.status is MatchStatus.AMBIGUOUS:
        return resolution.hits[0].score >= ACCEPT
    return resolution.status is MatchStatus.MATCHED


def bears_relation(index: Index, query: Query, resolution: Resolution) -> bool:
    """Whether a row answers for a word like "area" or "desert" itself, and no relation is meant."""
    if _QUARTERS_OF.search(query.normal):
        return False
    if _SIDE_OF.match(query.normal) and resolution.hits[0].method is not MatchMethod.EXACT:
        return False  # "north of Homs" is no spelling of "northern Homs"
    stretched = query.kinds & RELATIONAL
    if not stretched:
        return True
    hit = resolution.hits[0]
    return not stretched & ~(index.entry_kinds[hit.entry] | index.row_kinds[hit.row])


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


def _listed(words: Sequence[Word], left: Spot, right: Spot) -> bool:
    """Whether nothing but a comma or "and" stands between two names."""
    between = words[left.span.end : right.span.first]
    gap = words[right.span.first].gap.strip() if right.span.first < len(words) else "."
    if any(w.normal not in ("and", "و", "et", "und", "the", "al") for w in between):
        return False
    return gap in ("", ",", "،", "-", "&") and (bool(between) or gap != "" or "و" in right.said[:1])


def _sentence_numbers(words: Sequence[Word]) -> list[int]:
    numbers, number = [], 0
    for word in words:
        if word.gap != " " and _ends_sentence(word.gap, word.text[0]):
            number += 1
        numbers.append(number)
    return numbers


def _ends_sentence(gap: str, letter: str) -> bool:
    if "." in gap:
        return letter.isupper() or not letter.isascii()
    return "!" in gap or "?" in gap or "؟" in gap or "\n\n" in gap
