"""Names that nobody listed, where the text says what they lie in or near: that is drawn instead."""

from __future__ import annotations

from dataclasses import replace

from geo.model import MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes

CONTEXT_M = 60_000.0
"""How far a place may lie from the area that the text says it is in, beyond both radii."""
CLOSE_M = 15_000.0
"""How wide a spot may be that says closely where something stands."""
BORDER_M = 12_000.0
"""How far beyond its own governorate's part of a district's radius a place in it may lie."""
ABROAD_SHARE = 0.75
"""The part of a district's radius within which one of another governorate may be told in it."""
_REGIONS = frozenset(
    "country governorate district subdistrict countryside desert road river".split()
)
"""Kinds of what is no village, hill or well that lies in one district."""


def unknown_there(inner: PlaceMatch, outer: PlaceMatch) -> bool:
    """Whether no place of that name is known; of names like it none that lies where it is put."""
    if inner.status is not MatchStatus.AMBIGUOUS or outer.point is None:
        return inner.status is MatchStatus.UNRESOLVED
    apart = [shapes.distance_between_m(outer.point, c.point) for c in inner.candidates]
    return (outer.radius_m or 0.0) <= CLOSE_M and bool(apart) and min(apart) > CONTEXT_M


def only_within(inner: PlaceMatch, outer: PlaceMatch, least_m: float = 0.0) -> PlaceMatch:
    """An unknown place, or one that is known elsewhere, in a known area: that is drawn."""
    unknown = f"{inner.query!r} is not in the gazetteer"
    if inner.point is not None:
        unknown = f"{inner.name} as the gazetteer has it lies elsewhere"
    return replace(
        outer,
        radius_m=max(outer.radius_m or 0.0, least_m),
        method=MatchMethod.RELATION,
        score=round(outer.score * 0.8, 3),
        why=f"{unknown}, so only {outer.name}, where the text puts it, is drawn. {outer.why}",
    )


def another_there(inner: PlaceMatch, outer: PlaceMatch) -> PlaceMatch:
    """ "Salihiyah, 5 km north of X", where the one that is known lies a long way off."""
    why = f"{inner.name} lies elsewhere, so the spot that the text names is drawn. {outer.why}"
    return replace(outer, score=round(outer.score * 0.8, 3), why=why)


def outside_district(inner: PlaceMatch, district: PlaceMatch) -> bool:
    """Whether a place lies in another district than the text says: it is another of its name."""
    if inner.point is None or district.point is None or inner.kind in _REGIONS:
        return False
    if inner.method is MatchMethod.RELATION and inner.kind == "area":
        return False
    if inner.kind == "city" and inner.method is MatchMethod.EXACT and "village" not in inner.query:
        return False
    if inner.admin2 is not None and inner.admin2 == district.admin2:
        return False
    reach_m = (district.radius_m or 0.0) + BORDER_M
    if inner.admin1 != district.admin1:
        reach_m *= ABROAD_SHARE
    far_m = shapes.distance_between_m(inner.point, district.point)
    return far_m > reach_m + (inner.radius_m or 0.0)


def not_in_that_district(inner: PlaceMatch, district: PlaceMatch) -> PlaceMatch:
    """A name that is known in another district only: no place is drawn for it."""
    why = f"{inner.name} is known, but not in {district.name}, where the text puts it."
    return PlaceMatch(inner.query, MatchStatus.UNRESOLVED, why=why, candidates=inner.candidates)


def not_on_that_side(inner: PlaceMatch, outer: PlaceMatch) -> PlaceMatch:
    """ "Majdal north of Hama", where the one that is known lies south of it: neither is drawn."""
    why = f"{inner.query!r} is not {inner.name}, which does not lie {outer.query}."
    return PlaceMatch(inner.query, MatchStatus.AMBIGUOUS, why=why, candidates=inner.candidates)


def its_town(quarter: PlaceMatch, town: PlaceMatch) -> PlaceMatch:
    """ "The Karama quarter of Hajin", where the only Karama known lies elsewhere: Hajin."""
    why = f"{town.name} is drawn, for no {quarter.query!r} is known in it. {town.why}"
    score = round(town.score * 0.8, 3)
    return replace(town, method=MatchMethod.RELATION, score=score, why=why)
