"""Names that a text puts in a governorate: "Nawa village in the Homs countryside", "Homs: ...".

A village of that name there is meant, and not the town of that name elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.model import GOVERNORATES, MatchMethod, MatchStatus
from geo.places.context import NO_CONTEXT, Context
from geo.places.deciding import Resolution
from geo.places.files import Row
from geo.places.hits import Query
from geo.places.index import Index
from geo.places.match import resolve
from geo.places.ranking import LOCAL
from geo.places.spans import Span
from geo.places.tokens import DIRECTIONS, Word, Words

SMALL = frozenset(("village", "town"))
SETTLED = SMALL | {"city"}
QUARTERS = frozenset(("districts", "quarters", "neighbourhoods", "neighborhoods"))
_PARTS = frozenset(("countryside", "desert", "governorate"))
_WIDE = _PARTS | {"city"}
_DISTRICTS = frozenset(("district", "subdistrict"))
_TOLD = _WIDE | _DISTRICTS | {"town"}
_COUNTRY = frozenset(("syria", "country"))
_DAMASCUS = "SY01"
"""The city alone, whose name stands for the towns around it too."""
_REACH = 7
_IN = frozenset("iDTcodA")
"""Roles of the words of "in the eastern countryside of", "area of the"."""
_DATES = frozenset((":", "(", "–", "-", "—", ","))
"""What stands behind the place where a text is dated."""
_DATELINE = 3
"""A governorate among so many words at the beginning of a text may be where it is dated."""


@dataclass(slots=True)
class Spot:
    """Words that name a place, and what they were found to mean."""

    core: Span
    span: Span
    said: str
    resolution: Resolution
    announced: bool = False
    """Whether a word of kind says that this is a place, known or not."""
    there: Context | None = None
    """The region that the text puts it in, where it was found elsewhere or several lie in that."""
    prefix: str = ""
    """The role of what Arabic writes onto the name: "and", "in", "to" (والسخنة)."""


def prefer_the_governorate(index: Index, words: Sequence[Word], found: Sequence[Spot]) -> None:
    """Decide anew the names that lie outside the governorate or district which the text puts them
    in."""
    rows = index.rows
    dated = _dateline(index, words, found)
    behind: Spot | None = None
    last: Row | None = None
    of_list: Context | None = None
    for spot in reversed(found):
        there, hits = last, spot.resolution.hits
        last = rows[hits[0].row] if hits else None
        after, behind = behind, spot
        if last is None:
            of_list = None
            continue
        sure = spot.resolution.status is MatchStatus.MATCHED
        of_list = _told_of_list(words, spot, after, there, of_list)
        if of_list is not None and after is not None and is_listed(words, spot, after):
            if not (sure and _is_in(last, of_list)):
                quarter = _of_quarters(words, spot) or _of_quarters(words, after)
                _seek_in(index, words, spot, of_list, kind="neighbourhood" if quarter else None)
            continue
        if there is not None and there[3] in _TOLD and after is not None:
            if sure and there[7:9] == last[7:9]:
                continue
            bracketed = _is_bracketed(words, spot, after)
            told = _within(there) if bracketed or _is_apposed(words, spot, after, there) else None
            if told is None and _said_in(words, spot):
                told = _told(words, after, there)
            if told is not None:
                if not (sure and _is_in(last, told)):
                    _seek_in(index, words, spot, told, bracketed)
                    if bracketed and not sure:
                        _seek_in(index, words, spot, Context(admin1=there[7]), bracketed)
                continue
        if dated and not (sure and dated == last[7]) and _is_small(words, spot):
            _seek_in(index, words, spot, Context(admin1=dated))


def _told_of_list(
    words: Sequence[Word], spot: Spot, after: Spot | None, there: Row | None, told: Context | None
) -> Context | None:
    """Where "A and B in Z" puts A, as it does B."""
    if after is None or there is None or is_listed(words, spot, after):
        return told
    linked = _said_in(words, spot) or (
        _of_quarters(words, spot) and words[spot.span.end].role == "o"
    )
    return _told(words, after, there) if linked and there[3] in _TOLD else None


def is_listed(words: Sequence[Word], left: Spot, right: Spot) -> bool:
    """Whether nothing but a comma or "and" stands between two names."""
    between = words[left.span.end : right.span.first]
    gap = words[right.span.first].gap.strip() if right.span.first < len(words) else "."
    if any(w.normal not in ("and", "و", "et", "und", "the", "al") for w in between):
        return False
    return gap in ("", ",", "،", "-", "&") and (bool(between) or gap != "" or "و" in right.said[:1])


def _of_quarters(words: Sequence[Word], spot: Spot) -> bool:
    """Whether a name of a list stands beside the word "districts": "the X and Y districts"."""
    around = words[max(0, spot.span.first - 2) : spot.span.end]
    return not QUARTERS.isdisjoint([w.normal for w in around])


def _within(row: Row) -> Context:
    """The governorate that a place stands for, or the district that it lies in."""
    if names_governorate(row):
        return Context(admin1=row[7])
    return Context(admin1=row[7], admin2=row[8] or None)


def _is_apposed(words: Sequence[Word], spot: Spot, behind: Spot, row: Row) -> bool:
    """ "X village, Ras al-Ayn district", "X, northern Raqqa countryside": where it lies."""
    if not names_region(words, behind, row):
        return False
    end = spot.span.end + (_kind_behind(words, spot) is not None)
    between = words[end : behind.span.first]
    return all(w.normal in DIRECTIONS for w in between) and words[end].gap.strip() == ","


def names_region(words: Sequence[Word], spot: Spot, row: Row) -> bool:
    """Whether a governorate, a district or a countryside is named, and no town alone."""
    return row[3] in _DISTRICTS or row[3] == "governorate" or _is_rural(words, spot)


def regions_of(words: Sequence[Word], spot: Spot, row: Row) -> tuple[Context, ...]:
    """The region that a name stands for: a governorate, also that of its seat, that of a town, or
    a district, if need be with the rest of its governorate."""
    told = _within(row)
    if names_governorate(row):
        return (told,)
    if row[3] in SETTLED:
        return (Context(admin1=row[7]),)
    if not names_region(words, spot, row):
        return ()
    return (told, Context(admin1=row[7])) if told.admin2 else (told,)


def _told(words: Sequence[Word], behind: Spot, row: Row) -> Context | None:
    """Where "in Homs", "in the district of X" or "in the countryside of X" puts a name."""
    if names_governorate(row):
        return Context(admin1=row[7])
    if row[3] in _DISTRICTS or _is_rural(words, behind):
        return Context(admin1=row[7], admin2=row[8])
    return None


def _is_rural(words: Sequence[Word], spot: Spot) -> bool:
    """ "The countryside of X", "X desert", "X's eastern countryside", where X is a town."""
    behind = spot.span.end
    while behind < len(words) and words[behind].role in "TD" and behind < spot.span.end + 3:
        behind += 1
    around = (*words[max(0, spot.span.first - 2) : spot.span.first], *words[behind : behind + 1])
    return any(w.role in "cd" for w in around)


def _is_in(row: Row, told: Context) -> bool:
    return row[7] == told.admin1 and told.admin2 in (None, row[8])


def whole_provinces(index: Index, text: str, words: Words, found: Sequence[Spot]) -> None:
    """ "Syria's eastern Deir ez-Zor province": all of it, which lies in the country's east."""
    for spot in found:
        first = spot.span.first
        inside = words[first].normal in DIRECTIONS
        start = first if inside else first - 1
        if start < 2 or words[start - 1].normal or words[start].normal not in DIRECTIONS:
            continue
        ends = words[spot.span.end - 1].role == "G" or words[start + 1].role == "G"
        if words[start - 2].normal not in _COUNTRY or not ends:
            continue
        said = text[words.starts[start + 1] : words.ends[spot.span.end - 1]]
        whole = resolve(index, Query.parse(said), NO_CONTEXT, guess=False)
        if whole.status is MatchStatus.MATCHED:
            spot.resolution, spot.span = whole, Span(start, spot.span.end)


def _is_bracketed(words: Sequence[Word], spot: Spot, behind: Spot) -> bool:
    """ "X (Palmyra, Homs)": where it lies."""
    end = spot.span.end
    return behind.span.first == end and words[end].gap.strip() == "("


def _seek_in(
    index: Index,
    words: Sequence[Word],
    spot: Spot,
    told: Context,
    any_kind: bool = False,
    kind: str | None = None,
) -> None:
    kind = kind or _kind_behind(words, spot)
    if not any_kind and kind is None and index.rows[spot.resolution.hits[0].row][3] not in LOCAL:
        return
    name = f"{spot.said} {kind}" if kind else spot.said
    sure = spot.resolution.status is MatchStatus.MATCHED
    other = resolve(index, Query.parse(name), told, guess=False)
    if told.admin1 != _DAMASCUS:
        spot.there = told
    there = [h for h in other.hits if _is_in(index.rows[h.row], told)]
    if other.status is MatchStatus.MATCHED:
        if other.hits[0] in there:
            spot.resolution = other
    elif sure and sum(h.method is not MatchMethod.FUZZY for h in there) > 1:
        spot.resolution = other  # several there bear the name: one elsewhere is not meant


def _is_small(words: Sequence[Word], spot: Spot) -> bool:
    """Whether a name is called a village's or a town's."""
    said = [w.normal for w in words[spot.span.first : spot.span.end + 1]]
    return not SMALL.isdisjoint(said)


def _kind_behind(words: Sequence[Word], spot: Spot) -> str | None:
    """The word "village" behind a name that is no village's."""
    end = spot.span.end
    return words[end].text if end < len(words) and words[end].normal in SMALL else None


def _said_in(words: Sequence[Word], spot: Spot) -> bool:
    """Whether "in the eastern countryside of" stands behind a name, and nothing else."""
    end = spot.span.end + (_kind_behind(words, spot) is not None)
    inside = False
    for word in words[end : end + _REACH]:
        if word.role not in _IN:
            return inside and word.may_begin
        inside = inside or word.role in "iA"
    return False


def _dateline(index: Index, words: Sequence[Word], found: Sequence[Spot]) -> str | None:
    """The governorate of "Homs province: ...", "Deir ez-Zor, SANA - ...", "Homs (Agency)"."""
    if not found or found[0].span.first or found[0].span.end > _DATELINE:
        return None
    hits = found[0].resolution.hits
    row = index.rows[hits[0].row] if hits else None
    if row is None or row[3] not in _WIDE or not names_governorate(row):
        return None
    for word in words[found[0].span.end : found[0].span.end + _DATELINE]:
        if word.gap.strip() in _DATES:
            return str(row[7])
        if word.role != "G":
            return None
    return None


def lies_in(index: Index, resolution: Resolution, told: Context) -> bool:
    """Whether the place lies in the region that is told with the name."""
    row = index.rows[resolution.hits[0].row]
    return bool({told.admin1, *told.around} & {row[7], row[8], row[9]} - {None, ""})


def names_governorate(row: Row) -> bool:
    """Whether a place is a governorate, a part of one, or has its name: Homs, eastern Homs."""
    return row[3] in _PARTS or (row[3] in _WIDE and _is_seat(row[1], row[7]))


@lru_cache(maxsize=256)
def _is_seat(name: str, admin1: str) -> bool:
    governorate = GOVERNORATES.get(admin1)
    return governorate is not None and Query.parse(name).key == Query.parse(governorate).key
