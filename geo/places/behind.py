"""A typed name with a known town behind it: "حي القصور دير الزور", "X near Abu Kamal".

The town says where the place lies, as a comma would; the place must lie by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from geo.model import MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.answers import Answers
from geo.places.index import Index
from geo.places.kinds import WORDS
from geo.places.match import Context, resolve
from geo.places.names import arabic_prefix_variants
from geo.places.search import Query
from geo.places.tokens import Word, role_of

WITHIN_M = 60_000.0
"""How far from the town the place may lie: deserts are named by towns a long way off."""
MOST_WORDS = 3
"""Words of a town's name at most."""
_TOWNS = frozenset({"city", "town"})
_LINKING = frozenset("iDnfoOTc")
"""Roles of words between a place and its town: in, north, near, from, of, outskirts, the, rif."""
_TOWN_WORDS = frozenset(
    "مدينة بلدة لمدينة بمدينة لبلدة الملاصقة المجاورة القريبة المحاذية التابعة الواقعة "
    "city town".split()
)


def by_its_town(
    index: Index,
    answers: Answers,
    words: list[Word],
    text: str,
    context: Context,
    named: Callable[[str], PlaceMatch | None],
) -> PlaceMatch | None:
    """What a name means if its last words are a town; ``named`` knows towns without a guess."""
    for head, tail in _splits(words, text):
        town = named(tail)
        if town is None or town.kind not in _TOWNS or town.point is None:
            continue
        around = (*context.around, *town.regions)
        there = replace(context, around=around, near=(*context.near, town.point))
        found = answers.match(text, resolve(index, Query.parse(head), there, guess=False))
        if found.status is not MatchStatus.MATCHED or found.point is None:
            return None
        if found.place_id == town.place_id:
            return None
        if shapes.distance_between_m(found.point, town.point) > WITHIN_M + (found.radius_m or 0):
            return None
        return replace(found, why=f"{found.why} {town.name} says which one.")
    return None


def _splits(words: list[Word], text: str) -> Iterator[tuple[str, str]]:
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        first = words[-count]
        tail = text[first.start :]
        head = words[:-count]
        prefixed = first.normal.startswith("ب") and arabic_prefix_variants(first.normal)
        while head and (role_of(head[-1].normal) in _LINKING or head[-1].normal in _TOWN_WORDS):
            head = head[:-1]
        if not head or all(w.normal in WORDS or role_of(w.normal) != "w" for w in head):
            continue  # "the countryside of X" and "the city of X" name nothing else
        said = text[head[0].start : head[-1].end]
        yield said, tail
        if prefixed:
            yield said, tail[1:]
