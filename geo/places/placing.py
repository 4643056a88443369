"""Where a place that is told with another lies by it, and which of its namesakes is meant there."""

from __future__ import annotations

from dataclasses import replace

from geo.model import Candidate, GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.deciding import LEAST
from geo.places.relating import NEAR_M
from geo.places.scene import Geography, at
from geo.places.that_side import (
    LEAST_NAMESAKE,
    NAMESAKES,
    OUTSIDE_M,
    OUTSIDE_SHARE,
    TOWARD_M,
    is_on_that_side,
)
from geo.places.unlisted import CONTEXT_M, only_within

ANOTHER_M = 55_000.0
"""How far outside it a village lies that is not the one the text means."""
_GUESSES = (MatchMethod.SPELLING, MatchMethod.FUZZY)
LEAST_NEAR = 0.9
"""The least score of "near X" where X is the very name of a place."""
SURE = 0.95
"""From this score a name is the very name of a place, or of one beside it."""


def placed_by(inner: PlaceMatch, outer: PlaceMatch, within: bool = False) -> PlaceMatch:
    """A place that the text puts in or by another; less sure where it lies outside that.

    ``within``: it is said to lie there, so a village a long way off is another one.
    """
    why = f"{inner.why} The text puts it by {at(outer)[2]}."
    far_m = outside_m(inner, outer)
    if far_m > OUTSIDE_M + (inner.radius_m or 0.0):
        wide = (outer.radius_m or 0.0) > CONTEXT_M
        guessed = wide and (inner.method in _GUESSES or _is_near_a_guess(inner))
        there = inner.method is MatchMethod.EXACT and inner.admin2 == (outer.admin2 or "")
        there = there or _only_one_of_its_name(inner, outer)
        another = guessed or (far_m > ANOTHER_M and not there)
        town = inner.kind == "town" and far_m > ANOTHER_M
        if (within or guessed) and (town or inner.kind in NAMESAKES) and another:
            return only_within(inner, outer)
        why = f"{why} It lies {far_m / 1000:.0f} km outside."
        return replace(inner, score=round(inner.score * OUTSIDE_SHARE, 3), why=why)
    told = outer.admin1 if outer.admin1 and outer.admin1 not in inner.regions else None
    regions = (*inner.regions, told) if told else inner.regions  # the text counts it to both
    return replace(inner, regions=regions, why=why)


def _is_near_a_guess(inner: PlaceMatch) -> bool:
    """ "Near X", of a place that is only spelt like X."""
    return inner.method is MatchMethod.RELATION and inner.score < LEAST_NEAR


def _only_one_of_its_name(inner: PlaceMatch, outer: PlaceMatch) -> bool:
    """ "Ithriya in the countryside of Salamiyah", whose district reaches far into the desert."""
    of_a_town = outer.kind == "countryside" and outer.place_id is None
    sure = inner.score >= SURE and not inner.candidates and inner.admin1 in outer.regions
    return of_a_town and sure and inner.place_id is not None


def outside_m(inner: PlaceMatch, outer: PlaceMatch) -> float:
    """How far outside an area a place lies; 0 of what is no area."""
    if outer.geometry_type is not GeometryType.AREA or outer.geometry is None:
        return 0.0
    return shapes.distance_to_m(shapes.from_geojson(outer.geometry), at(inner)[0])


def holds(outer: PlaceMatch, point: LonLat) -> bool:
    """Whether a point lies in an area; False of what is no area."""
    if outer.geometry is None or outer.geometry_type is not GeometryType.AREA:
        return False
    return shapes.holds(shapes.from_geojson(outer.geometry), point)


def namesake_within(
    inner: PlaceMatch, outer: PlaceMatch, geography: Geography
) -> PlaceMatch | None:
    """The other place of the same name that lies where the text says: "Salihiyah by Deir ez-Zor".

    Where the first lies too far away to be meant, the other need not lie so near. A refusal if
    that is a place which its name alone does not give.
    """
    point, radius, name = at(outer)
    far_m = shapes.distance_between_m(point, at(inner)[0])
    reach_m = radius + (NEAR_M if far_m <= radius + CONTEXT_M else CONTEXT_M)
    exact = inner.method is MatchMethod.EXACT
    for other in inner.candidates:
        if exact and not geography.bears(other.place_id, inner.query):
            continue  # Atshan is no Atshanah
        near = shapes.distance_between_m(point, other.point) <= min(reach_m, far_m / 2)
        if other.score < LEAST_NAMESAKE or not (near or holds(outer, other.point)):
            continue
        if not is_on_that_side(other.point, outer):
            continue
        match = geography.named(other.name)
        if match is not None and match.place_id == other.place_id:
            return replace(match, why=f"{match.why} The text puts it by {name}.")
        why = (
            f"{inner.query!r} by {name} is not {inner.name}, which lies elsewhere, but may be "
            f"{other.name}."
        )
        return replace(inner, status=MatchStatus.AMBIGUOUS, point=None, why=why)
    return None


def only_one_there(inner: PlaceMatch, outer: PlaceMatch, geography: Geography) -> PlaceMatch | None:
    """Of several places of a name the only one that lies where the text says: "Majdal north of
    Hama"; None if there are more, or none."""
    wide = (outer.radius_m or 0.0) > TOWARD_M + NEAR_M
    if outer.point is None or (wide and outer.kind != "countryside"):
        return None
    reach_m = (outer.radius_m or 0.0) + NEAR_M
    there = [
        c
        for c in inner.candidates
        if c.score >= LEAST_NAMESAKE
        and (not wide or c.admin1 == outer.admin1)
        and is_on_that_side(c.point, outer)
        and not _is_outside(c, outer)
        and _is_meant(c, inner.query, geography)
        and shapes.distance_between_m(outer.point, c.point) <= reach_m
    ]
    match = geography.named(there[0].name) if len(there) == 1 else None
    if match is None or match.place_id != there[0].place_id:
        return None
    return placed_by(match, outer)


def _is_outside(other: Candidate, outer: PlaceMatch) -> bool:
    """Whether a place lies outside the countryside that is told with its name."""
    if outer.geometry is None or outer.kind != "countryside":
        return False
    return shapes.distance_to_m(shapes.from_geojson(outer.geometry), other.point) > NEAR_M


def _is_meant(other: Candidate, name: str, geography: Geography) -> bool:
    """Whether a place of a whole governorate has the name, or one so like it that no other is."""
    return other.score >= LEAST[MatchMethod.SPELLING] or geography.bears(other.place_id, name)
