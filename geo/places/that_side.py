"""Whether a place lies on the side of another that a text tells: "X, south of Y"."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import LonLat, MatchMethod, PlaceMatch
from geo.places import geometry as shapes
from geo.places.relating import DIRECTION_M
from geo.places.scene import at
from geo.places.tokens import bearing_of, words_of
from geo.places.unlisted import CONTEXT_M

OUTSIDE_M, OUTSIDE_SHARE = 25_000.0, 0.8
"""How far outside the area that the text names a place may lie, and what is left of its score."""
FAR_M, SIDE_SHARE = 250_000.0, 0.77
"""How far "east of X" may reach for a place that is named before it, and how far off that line it
may lie: 0.77 of the distance is 45 degrees."""
TOWARD_M = 12_000.0
"""How far beyond the spot drawn for "east of X" a place lies that is simply meant by its name."""
BEHIND_SHARE = 1.41
"""How far off the line "east of X" a place lies that is no more east than west: 90 degrees."""
SURE_SPELLING = 0.9
"""From this score a name that is spelt otherwise is meant even far from where the text puts it."""
LEAST_NAMESAKE = 0.6
"""How well another row must fit the name to be meant because it lies where the text says."""
_MEASURE = re.compile(r"(?<![^\W\d_])\d")
"""A number that is no part of a name, as in T2."""
_LIVED_IN = frozenset({"city", "town", "village"})
NAMESAKES = frozenset({"village", "farm"})
"""Kinds of which many share a name: one that lies far from where it is put is another one."""


def is_direction(place: PlaceMatch) -> bool:
    """ "East of X", without a distance: what lies so may lie some way along."""
    return place.method is MatchMethod.RELATION and place.kind == "area" and not is_offset(place)


def is_offset(place: PlaceMatch) -> bool:
    """ "8 km north of X": a spot that the text gives for a name which nobody listed."""
    measured = _MEASURE.search(place.query) is not None
    return place.method is MatchMethod.RELATION and place.kind == "area" and measured


def far_on_that_side(inner: PlaceMatch, outer: PlaceMatch) -> PlaceMatch | None:
    """ "Al-Kawm area, east of Hama": a place that is known, however far it lies on that side."""
    bearing = _told_bearing(outer)
    if bearing is None or outer.method is not MatchMethod.RELATION or is_offset(outer):
        return None
    (a, a_radius, _), (b, _, name) = at(inner), at(outer)
    far_m = shapes.distance_between_m(a, b)
    there = shapes.offset(b, bearing, far_m)
    if far_m > FAR_M or shapes.distance_between_m(a, there) > SIDE_SHARE * far_m + a_radius:
        return None
    why = f"{inner.why} The text puts it by {name}; it lies {far_m / 1000:.0f} km farther that way."
    return replace(inner, score=round(inner.score * OUTSIDE_SHARE, 3), why=why)


def on_another_side(inner: PlaceMatch, outer: PlaceMatch) -> bool:
    """ "Majdal north of Hama", where the one that is known lies south of it; "Rihaniyah, south of
    Ras al-Ayn", where what is only spelt like it lies a long way off."""
    bearing = _told_bearing(outer)
    named = inner.method is not MatchMethod.RELATION and inner.kind in _LIVED_IN
    if bearing is None or not named:
        return False
    (a, a_radius, _), (b, _, _) = at(inner), at(outer)
    if _is_behind(a, a_radius, b, bearing):
        return True
    far_m = shapes.distance_between_m(a, shapes.offset(b, bearing + 180, DIRECTION_M))
    guessed = inner.method is not MatchMethod.EXACT and inner.score < SURE_SPELLING
    return guessed and inner.kind == "village" and far_m > CONTEXT_M


def is_on_that_side(point: LonLat, outer: PlaceMatch) -> bool:
    """Whether a place can be the one of its name that is told to lie "east of Y"."""
    bearing = _told_bearing(outer)
    if bearing is None or not is_direction(outer):
        return True
    return not _is_behind(point, 0.0, at(outer)[0], bearing)


def other_on_that_side(inner: PlaceMatch, outer: PlaceMatch) -> bool:
    """ "Muayzilah, south of Deir ez-Zor", where the one that is nearer lies east of it, and another
    of that name south of it."""
    if inner.method is MatchMethod.RELATION or inner.kind not in NAMESAKES:
        return False
    if not (is_direction(outer) or outer.kind == "countryside"):
        return False
    others = [c for c in inner.candidates if c.name == inner.name and c.score >= LEAST_NAMESAKE]
    radius_m = inner.radius_m or 0.0
    return not is_aimed_at(at(inner)[0], radius_m, outer) and any(
        c.admin1 == inner.admin1 and is_aimed_at(c.point, radius_m, outer) for c in others
    )


def is_aimed_at(point: LonLat, radius_m: float, outer: PlaceMatch) -> bool:
    """Whether a place lies on the side that "south of Y" tells, however far."""
    if outer.kind == "countryside" and outer.geometry is not None:
        far_m = shapes.distance_to_m(shapes.from_geojson(outer.geometry), point)
        return far_m <= OUTSIDE_M + radius_m
    bearing = _told_bearing(outer)
    if bearing is None:
        return True
    far_m, aside_m = _off_the_line(point, at(outer)[0], bearing)
    return aside_m <= SIDE_SHARE * far_m


def _is_behind(point: LonLat, radius_m: float, spot: LonLat, bearing: float) -> bool:
    """Whether a place lies on the other side of the town "east of" which a spot is drawn."""
    far_m, aside_m = _off_the_line(point, spot, bearing)
    return aside_m > BEHIND_SHARE * far_m + radius_m + TOWARD_M / 2


def _told_bearing(outer: PlaceMatch) -> float | None:
    """Degrees clockwise from north of "south of Y", None where no direction is told."""
    return bearing_of([w.normal for w in words_of(outer.query) if w.role == "D"])


def _off_the_line(point: LonLat, spot: LonLat, bearing: float) -> tuple[float, float]:
    """How far a place lies from the town "east of" which a spot is drawn, and how far off the line
    that runs east from it, in metres."""
    town = shapes.offset(spot, bearing + 180, DIRECTION_M)
    far_m = shapes.distance_between_m(point, town)
    return far_m, shapes.distance_between_m(point, shapes.offset(town, bearing, far_m))
