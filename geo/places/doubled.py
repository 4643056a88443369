"""Several names given for one place: "Foo/Bar village", "Foo (Bar)", "Foo - Bar"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.model import MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.answers import Answers
from geo.places.context import Context
from geo.places.deciding import SAME_SPOT_M
from geo.places.hits import Query
from geo.places.index import Index
from geo.places.kinds import alternatives, joined_by_dash
from geo.places.match import resolve
from geo.places.tokens import role_of, words_of

_RELATING = frozenset("brflB")
"""Roles of words that make a slash part of a relation: "the road between X and Y/Z"."""
_REGIONS = frozenset({"city", "governorate", "district", "subdistrict"})
"""Kinds that stand in brackets behind a name to say where it lies."""


def agreed(index: Index, answers: Answers, name: str, context: Context) -> PlaceMatch | None:
    """ "Foo/Bar village", "Foo (Bar) village": names of one place, if they agree on it."""
    found = []
    if _RELATING & {role_of(word.normal) for word in words_of(name)}:
        return None
    parts = alternatives(name)
    for part in parts:
        resolution = resolve(index, Query.parse(part), context, guess=False)
        if resolution.status is MatchStatus.MATCHED:
            found.append(answers.match(name, resolution))
    if not found or (len(found) < len(parts) and joined_by_dash(name)):
        return None
    first = found[0]
    if "(" in name and first.kind in _REGIONS and len(found) == 1:
        return None  # "Foo (Homs)" says where the unknown Foo lies
    if any(_apart(m, first) for m in found):
        within = _within(index, answers, name, found, context)
        if within is not None:
            return within
        names = " and ".join(f"{m.name} ({m.admin1_name or m.country})" for m in found)
        why = f"The names given in {name!r} mean different places: {names}."
        candidates = tuple(c for m in found for c in m.candidates)
        return PlaceMatch(name, MatchStatus.AMBIGUOUS, why=why, candidates=candidates)
    return first


def _within(
    index: Index, answers: Answers, name: str, found: Sequence[PlaceMatch], context: Context
) -> PlaceMatch | None:
    """ "Foo (Bar)" where Bar is not another name of Foo but says which Foo is meant."""
    inner = found[-1]
    if "(" not in name or inner.point is None:
        return None
    around = (*context.around, *inner.regions)
    there = replace(context, around=around, near=(*context.near, inner.point))
    resolution = resolve(index, Query.parse(alternatives(name)[0]), there, guess=False)
    match = answers.match(name, resolution)
    shared = set(match.regions) & set(inner.regions)
    return match if resolution.status is MatchStatus.MATCHED and shared else None


def _apart(a: PlaceMatch, b: PlaceMatch) -> bool:
    if a.place_id == b.place_id or a.point is None or b.point is None:
        return a.place_id != b.place_id
    return shapes.distance_between_m(a.point, b.point) > SAME_SPOT_M
