"""What the places that a text names say of each other: which of its names are meant.

Every name was decided by itself. What is sure then speaks for what is not, first within the same
sentence and then within the whole text, and for a namesake nearby.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from geo.model import LonLat, MatchStatus
from geo.places.context import NEARBY_M, Context
from geo.places.deciding import BY_FAR, SAME_SPOT_M, Resolution
from geo.places.files import Row
from geo.places.hits import Query
from geo.places.index import Index, distance_m
from geo.places.known_names import KnownNames
from geo.places.match import resolve
from geo.places.ranking import LOCAL
from geo.places.tokens import Word
from geo.places.told import Spot, lies_in, names_governorate, prefer_the_governorate

COMPANY = 20
"""How many places named before an unsure one, and how many behind it, may speak for it."""
_COUNTRYSIDE = frozenset(("countryside", "rif", "reef", "ريف"))


def decide_by_company(
    names: KnownNames, words: Sequence[Word], found: list[Spot], context: Context
) -> None:
    """Decides the names of a text anew that are unsure, or that fit nothing else in it.

    ``words``: of the text; ``context``: what is told with the text itself.
    """
    index = names.index
    told = context if context.admin1 or context.around else None
    if told:
        _prefer_told(index, found, told)
    prefer_the_governorate(index, words, found)
    sure = [s for s in found if s.resolution.status is MatchStatus.MATCHED]
    _prefer_company(names, words, found, sure, context)
    if len(sure) == len(found) and not context.admin1:
        return
    _tell_apart_by_governorate(index, words, found)
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
            around = _with(index, context, company, near)
            resolution = names.resolve_in(around, spot.said, spot.announced)
            if resolution.status is not MatchStatus.MATCHED:
                continue
            if not _is_there(index, spot, resolution):
                continue
            if (
                _has_company(index, resolution, company)
                or _in_countryside(index, words, resolution, company)
                or (told and lies_in(index, resolution, told))
            ):
                spot.resolution = resolution
                break


def _tell_apart_by_governorate(index: Index, words: Sequence[Word], found: Sequence[Spot]) -> None:
    """ "Al-Shaer, Homs, Syria": the field, which the governorate tells apart."""
    for spot, behind in pairwise(found):
        told = behind.resolution
        if spot.resolution.status is MatchStatus.MATCHED or not told.hits:
            continue
        comma = spot.span.end == behind.span.first and words[spot.span.end].gap.strip() == ","
        row = index.rows[told.hits[0].row]
        if not comma or not names_governorate(row):
            continue
        there = Context(admin1=row[7])
        resolution = resolve(index, Query.parse(spot.said), there, guess=False)
        if resolution.status is MatchStatus.MATCHED and lies_in(index, resolution, there):
            spot.resolution = resolution


def _prefer_told(index: Index, found: Sequence[Spot], told: Context) -> None:
    """A village elsewhere gives way to a namesake in the region that is told with the name."""
    for spot in found:
        resolution = spot.resolution
        if resolution.status is not MatchStatus.MATCHED or lies_in(index, resolution, told):
            continue
        if index.rows[resolution.hits[0].row][3] not in LOCAL:
            continue
        other = resolve(index, Query.parse(spot.said), _with(index, told, ()), guess=False)
        if other.status is MatchStatus.MATCHED and lies_in(index, other, told):
            spot.resolution = other


def _prefer_company(
    names: KnownNames,
    words: Sequence[Word],
    found: Sequence[Spot],
    sure: list[Spot],
    context: Context,
) -> None:
    """A village with no other place of the text near it gives way to a namesake with some, and one
    that is far from those to a namesake right beside one; but not to one that lies farther from
    what its own sentence names."""
    index = names.index
    sentences: list[int] = []
    for spot in found:
        resolution = spot.resolution
        if resolution.status is not MatchStatus.MATCHED:
            continue
        own = resolution.hits[0].row
        if index.rows[own][3] not in LOCAL:
            continue
        company = [s for s in sure if s.resolution.hits[0].row != own]
        if not company:
            continue
        region = any(o[7] == index.rows[own][7] for o in _governorates(index, company))
        alone = not (region or _has_company(index, resolution, company))
        far_m = BY_FAR * SAME_SPOT_M
        if not alone and (len(resolution.hits) < 2 or _apart_m(index, resolution, company) < far_m):
            continue
        sentences = sentences or _sentence_numbers(words)
        here = sentences[spot.span.first]
        beside = [s for s in company if sentences[s.span.first] == here]
        other = names.resolve_in(_with(index, context, company, beside), spot.said)
        if other.status is not MatchStatus.MATCHED or not _is_there(index, spot, other):
            continue
        if not _has_company(index, other, company):
            continue
        if not alone and not _is_beside(index, other, beside):
            continue
        if not beside or _apart_m(index, other, beside) <= _apart_m(index, resolution, beside):
            spot.resolution = other


def _is_there(index: Index, spot: Spot, resolution: Resolution) -> bool:
    """Whether a place lies in the region that the text puts the name in, if it does so."""
    return spot.there is None or lies_in(index, resolution, spot.there)


def _is_beside(index: Index, resolution: Resolution, company: Sequence[Spot]) -> bool:
    """Whether a place lies right by another that the text names, and that is no capital alone."""
    row = index.rows[resolution.hits[0].row]
    return any(distance_m(row, other) <= SAME_SPOT_M for other in _no_capitals(index, company))


def _apart_m(index: Index, resolution: Resolution, beside: Sequence[Spot]) -> float:
    """How far a place lies from the nearest of several others."""
    row = index.rows[resolution.hits[0].row]
    return min(distance_m(row, index.rows[s.resolution.hits[0].row]) for s in beside)


def _in_countryside(
    index: Index, words: Sequence[Word], resolution: Resolution, company: Sequence[Spot]
) -> bool:
    """ "X in the eastern countryside of Homs": anywhere in the city's governorate."""
    rows = index.rows
    home = rows[resolution.hits[0].row][7]
    return any(
        rows[s.resolution.hits[0].row][7] == home
        for s in company
        if {w.normal for w in words[max(0, s.span.first - 2) : s.span.end + 2]} & _COUNTRYSIDE
    )


def _with(
    index: Index, context: Context, company: Sequence[Spot], beside: Sequence[Spot] = ()
) -> Context:
    """The context with places that speak for what lies near them; ``beside``: those of the same
    sentence, which speak most for what lies right by them."""
    rows = [index.rows[s.resolution.hits[0].row] for s in company]
    around = [code for row in rows for code in row[7:9] if code]
    if context.admin1:
        around.append(context.admin1)
    near = {LonLat(row[4], row[5]) for row in rows if row[6] < 50_000}
    close = {LonLat(row[4], row[5]) for row in _no_capitals(index, beside)}
    named = (*context.around, *dict.fromkeys(around))
    return Context(None, context.admin2, named, (*context.near, *near), tuple(close))


def _governorates(index: Index, spots: Sequence[Spot]) -> list[Row]:
    """The places whose name stands for a governorate."""
    rows = [index.rows[s.resolution.hits[0].row] for s in spots]
    return [row for row in rows if names_governorate(row)]


def _no_capitals(index: Index, spots: Sequence[Spot]) -> list[Row]:
    """The places that are no governorate's, and whose name stands for none."""
    rows = [index.rows[s.resolution.hits[0].row] for s in spots]
    return [row for row in rows if not names_governorate(row)]


def _has_company(index: Index, resolution: Resolution, company: Sequence[Spot]) -> bool:
    """Whether a place decided by context really has some: another place of the text nearby."""
    row = index.rows[resolution.hits[0].row]
    for spot in company:
        other = index.rows[spot.resolution.hits[0].row]
        if distance_m(row, other) <= NEARBY_M + other[6]:
            return True
    return False


def _sentence_numbers(words: Sequence[Word]) -> list[int]:
    """For each word the number of its sentence."""
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
