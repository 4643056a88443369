"""Names that nobody spells so, told with the region that they lie in: sought there.

"Kaljabrin, Azaz district" is Kaljibrin, where a likeness that would be no answer in a whole country
is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.model import MatchMethod, MatchStatus
from geo.places.context import Context
from geo.places.deciding import Resolution
from geo.places.files import Row
from geo.places.hits import Query
from geo.places.index import Index, distance_m
from geo.places.kinds import WORDS
from geo.places.match import resolve
from geo.places.names import ARTICLES
from geo.places.phrases import MAX_NAME, name_like, tellable
from geo.places.ranking import LOCAL
from geo.places.spans import Span
from geo.places.tokens import DIRECTIONS, HYPHENS, JOINED, Word
from geo.places.told import (
    SETTLED,
    SMALL,
    Spot,
    names_governorate,
    names_region,
    regions_of,
)

_LINKS = frozenset("iDTcodAG")
"""Roles of the words of "in the eastern countryside of"."""
_REACH = 6
_THERE = frozenset("inOtf")
"""Roles of the words that only stand before a place: "in", "near", "outskirts", "to", "from"."""
_VERBS = frozenset(
    "attacked bombed captured entered hit recaptured retook seized shelled stormed struck targeted "
    "took".split()
)
_STRIKES = frozenset("shelling bombardment bombing raid raids capture".split())
"""Of which what stands behind "of" is the place."""
_STARTS = frozenset((".", ":", ";", "\n\n"))
_LIKE_ENOUGH = 0.83
"""The least score of a likeness."""
_AROUND_TOWN_M = 40_000.0
"""How far from the town that is told with it a village is sought."""
_LEAST_LETTERS = 5
"""A shorter name is like too many."""


class Put(NamedTuple):
    """An unknown name, the regions that it may lie in, and the town that it lies by, if one is
    told: "X, south of Manbij"."""

    span: Span
    told: tuple[Context, ...]
    by: Row | None


def put_in_regions(index: Index, words: Sequence[Word], found: Sequence[Spot]) -> list[Put]:
    """Unknown names that stand right before a region or a town which says where they lie."""
    put: list[Put] = []
    end = 0
    for spot in found:
        first, floor, end = spot.span.first, end, spot.span.end
        at, inside = first - 1, False
        while at >= floor and first - at <= _REACH and (role := words[at].role) in _LINKS:
            inside = inside or role == "i"
            at -= 1
        if at < floor or not (inside or "," in words[at + 1].gap):
            continue
        if words[at].normal in SMALL:
            at -= 1
        if at < floor or not words[at].capital:
            continue
        if spot.resolution.status is not MatchStatus.MATCHED:
            continue
        row = index.rows[spot.resolution.hits[0].row]
        told = regions_of(words, spot, row)
        name = _name_before(words, at, floor) if told else None
        if name is not None and _is_said_of_a_place(words, name, names_region(words, spot, row)):
            seat = names_governorate(row) or names_region(words, spot, row)
            town = row[3] in SETTLED and not seat
            put.append(Put(name, told, row if town else None))
    return put


def sought_there(index: Index, said: str, put: Put) -> Resolution | None:
    """The place of the region that a name is meant for, if there is one that is like it enough."""
    if sum(c.isalpha() for c in said) < _LEAST_LETTERS:
        return None
    for context in put.told:
        resolution = resolve(index, Query.parse(said), context, guess=True)
        if resolution.status is MatchStatus.MATCHED:
            hit = resolution.hits[0]
            row = index.rows[hit.row]
            like = hit.score >= _LIKE_ENOUGH and row[3] in LOCAL
            there = row[7] == context.admin1 and context.admin2 in (None, row[8])
            there = there and (put.by is None or distance_m(row, put.by) <= _AROUND_TOWN_M)
            if there and (like or hit.method is not MatchMethod.FUZZY):
                return resolution
    return None


def _name_before(words: Sequence[Word], last: int, floor: int) -> Span | None:
    """The words of a name that end at ``last``."""
    first = last + 1
    while first > floor and _may_name(words, first - 1) and last - first < MAX_NAME:
        if first <= last and words[first].gap not in JOINED:
            break
        first -= 1
    name = words[first : last + 1]
    if name and first > floor and words[first - 1].capital and words[first].gap == " ":
        first -= words[first - 1].normal in DIRECTIONS  # "Eastern X" for "X al-Sharqiyah"
    if not name or not name[-1].capital or not tellable(name):
        return None
    return Span(first, last + 1) if name[0].capital or name[0].normal in ARTICLES else None


def _may_name(words: Sequence[Word], i: int) -> bool:
    """Whether a word may be one of the name, also one of kind: "Qabtan al-Jabal", "Tall X"."""
    word = words[i]
    if word.normal in ARTICLES and not word.capital and word.normal not in ("al", "el"):
        return words[i + 1].gap in HYPHENS  # "at-Taybah", and not "at Taybah"
    return name_like(word) or (word.capital and word.normal in WORDS)


def _is_said_of_a_place(words: Sequence[Word], name: Span, region: bool) -> bool:
    """Whether the word before the name goes before places; more will do before a whole region."""
    if not name.first:
        return region
    before = words[name.first - 1]
    starts = any(mark in words[name.first].gap for mark in _STARTS)
    if before.role == "o" and name.first > 1 and words[name.first - 2].normal in _STRIKES:
        return True
    if starts or before.role == "o" or before.normal in _VERBS:
        return region
    return before.role in _THERE and words[name.first].gap == " "
