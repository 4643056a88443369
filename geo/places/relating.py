"""Relations that are places beside others: near, outside, north of, within.

Radii are honest rather than small. The constants are judgements of how far reporters stretch a
word, not measurements; each is said in the answer's ``why``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.extents import (
    COUNTRYSIDE_M,
    around,
    desert,
    known_countryside,
    line_beside,
    side_of,
)
from geo.places.kinds import WORDS, Kind
from geo.places.scene import Geography, Node, Scene, at, bearing_in, places, relation, unclear
from geo.places.tokens import number_of, number_with_unit

NEAR_M = 5_000.0
"""What "near X" adds to the radius of X."""
OUTSKIRTS_M = 3_000.0
TOWARDS_M = 20_000.0
"""What "on the road to X" adds: the road may be any, and X may be far."""
DIRECTION_M = 10_000.0
"""Where "east of X" with no distance is drawn; it means anything up to twice that."""
ANGLE_SHARE = 0.4
"""A compass word is right to an eighth of a turn: the sine of 22.5 degrees, rounded up."""
CONTEXT_M = 60_000.0
"""How far a place may lie from the area that the text says it is in, beyond both radii."""
OUTSIDE_M, OUTSIDE_SHARE = 25_000.0, 0.8
"""How far outside the area that the text names a place may lie, and what is left of its score."""
WIDE_M = 40_000.0
"""A place with a larger radius is too wide for "north of" to mean beside it."""

LEAST_NAMESAKE = 0.6
"""How well another row must fit the name to be meant because it lies where the text says."""
_WIDE = frozenset({"countryside", "desert"})
"""Kinds that say where a place named before them lies: "X, south of Deir ez-Zor"."""
TOWNS = frozenset({"city", "town"})
QUARTERS_SHARE = 0.95
"""What is left of a town's score where some of its quarters are meant."""
_BETWEEN = re.compile(r"between\b|بين", re.IGNORECASE)
_PARTS = re.compile(r"\bparts of (?!.*\bcity\b)", re.IGNORECASE)
_NEAR = re.compile(r"(near|close|around|in the vicinity)\b|قرب|بالقرب|محيط", re.IGNORECASE)
_KM_PER_MILE = 1.609344
_BARE_NOUNS = frozenset("north south east west northeast northwest southeast southwest".split())
"""Directions as headlines set them before a name, for "north of" and "the north of"."""
_WHOLE = Kind.SETTLEMENT | Kind.GOVERNORATE | Kind.DISTRICT


def near(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "near X", "the northern outskirts of X"."""
    place = places(nodes)[0]
    bearing = bearing_in(scene, nodes)
    if bearing is not None and place.geometry_type is GeometryType.AREA:
        return part(scene, nodes, geography)
    if unclear([place]) or place.geometry_type is not GeometryType.POINT:
        return place
    said = scene.said(nodes)
    outside = any(n.role == "O" for n in nodes)
    margin = OUTSKIRTS_M if outside and any(n.role != "n" for n in nodes) else NEAR_M
    if bearing is None:
        return _widened(place, said, margin)
    point, radius, name = at(place)
    return replace(
        _widened(place, said, margin),
        point=shapes.offset(point, bearing, max(radius, OUTSKIRTS_M)),
        why=f"{said!r} is drawn on that side of {name}. {place.why}",
    )


def quarters(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "The eastern districts of X": somewhere in the town; which of its quarters is not said."""
    place = places(nodes)[0]
    if unclear([place]):
        return None
    if place.geometry_type is GeometryType.AREA:
        return part(scene, nodes, geography) if bearing_in(scene, nodes) is not None else None
    said = scene.said(nodes)
    if place.kind not in TOWNS or place.method is MatchMethod.RELATION:
        return None
    if _PARTS.search(said) and geography.governorate_of_seat(place) is not None:
        return None  # "the eastern parts of Homs" may be of the governorate
    return replace(
        place,
        method=MatchMethod.RELATION,
        score=round(place.score * QUARTERS_SHARE, 3),
        why=f"{said!r} is drawn as all of {place.name}. {place.why}",
    )


def towards(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "on the road to X", whichever road that is."""
    place = places(nodes)[0]
    if unclear([place]) or place.geometry_type is not GeometryType.POINT:
        return place
    return _widened(place, scene.said(nodes), TOWARDS_M)


def _widened(place: PlaceMatch, said: str, margin_m: float) -> PlaceMatch:
    return replace(
        place,
        name=said,
        radius_m=round((place.radius_m or 0.0) + margin_m),
        method=MatchMethod.RELATION,
        score=round(place.score * 0.97, 3),
        why=f"{said!r} is drawn at {place.name}, with {margin_m / 1000:g} km added to its radius. "
        f"{place.why}",
    )


def area_of(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X area", "the X, Y and Z areas", "the triangle between X, Y and Z"."""
    found = places(nodes)
    refused = unclear(found)
    if refused:
        return refused
    if len(found) == 1:
        return near(scene, nodes, geography)
    points = [at(p)[0] for p in found]
    margin = max(NEAR_M, *(at(p)[1] for p in found))
    shape = shapes.from_geojson(shapes.hull(points, margin))
    names = ", ".join(at(p)[2] for p in found)
    point = shapes.inner_point(shape)
    return relation(
        geography, found, scene.said(nodes), f"The area around {names}.", point,
        shapes.reach_m(shape, point), "area", shapes.as_geojson(shape), GeometryType.AREA,
    )  # fmt: skip


def offset_from(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "10 km north of X", or with no direction "10 km from X"."""
    place = places(nodes)[0]
    if unclear([place]):
        return place
    distance_m = _distance_m(scene, nodes)
    if distance_m is None:
        return None
    said = scene.said(nodes)
    far = f"{distance_m / 1000:g} km"
    bearing = bearing_in(scene, nodes)
    if place.geometry_type is GeometryType.LINE:
        why = f"{far} from {place.name}, along its whole length."
        return line_beside(scene, nodes, geography, bearing, distance_m, why)
    point, radius, name = at(place)
    if bearing is None:
        return relation(
            geography, [place], said, f"Somewhere {far} from {name}, in no stated direction.",
            point, distance_m + radius, "area", shapes.circle(point, distance_m + radius),
            GeometryType.AREA,
        )  # fmt: skip
    return relation(
        geography, [place], said, f"{far} from {name} at a bearing of {bearing:g} degrees.",
        shapes.offset(point, bearing, distance_m), ANGLE_SHARE * distance_m + radius, "area",
    )  # fmt: skip


def direction(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "east of X", with no distance."""
    place = places(nodes)[0]
    bearing = bearing_in(scene, nodes)
    if unclear([place]) or bearing is None:
        return place if bearing is not None else None
    point, radius, name = at(place)
    if place.geometry_type is GeometryType.LINE:
        why = f"That side of {name}, along its whole length."
        return line_beside(scene, nodes, geography, bearing, DIRECTION_M, why)
    if radius > WIDE_M:
        return part(scene, nodes, geography)
    distance = max(DIRECTION_M, 1.5 * radius)
    return relation(
        geography, [place], scene.said(nodes),
        f"{name} and a bearing of {bearing:g} degrees; no distance is given, so it is drawn "
        f"{distance / 1000:g} km away with a wide radius.",
        shapes.offset(point, bearing, distance), 0.9 * distance + radius, "area",
    )  # fmt: skip


def part(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """A countryside, or a side of a place: a known row, else the outline cut in that direction."""
    place = places(nodes)[0]
    if unclear([place]):
        return place
    bearing = bearing_in(scene, nodes)
    rural = any(n.role == "c" for n in nodes)
    if not rural and _where_it_lies(scene, nodes[-1]):
        return place
    known = known_countryside(nodes, geography, place, bearing)
    if known is not None:
        return known
    is_area = place.geometry_type is GeometryType.AREA
    whole = place if is_area else geography.governorate_of_seat(place)
    if whole is not None and bearing is not None and whole.geometry is not None:
        return side_of(scene, nodes, geography, whole, bearing)
    if whole is not None and rural:
        why = f"The countryside of {whole.name} is drawn as all of it. {whole.why}"
        return replace(whole, kind="countryside", method=MatchMethod.RELATION, why=why)
    if rural:
        return around(scene, nodes, geography, "countryside", COUNTRYSIDE_M)
    if bearing is None or place.geometry_type is not GeometryType.POINT:
        return place
    if _is_noun(scene, nodes[0]) and (place.radius_m or 0.0) <= WIDE_M:
        return direction(scene, nodes, geography)
    point, radius, name = at(place)
    said = scene.said(nodes)
    return replace(
        place,
        name=said,
        point=shapes.offset(point, bearing, radius / 2),
        method=MatchMethod.RELATION,
        score=round(place.score * 0.95, 3),
        why=f"The side of {name} that {said!r} names. {place.why}",
    )


def nested(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X in the Y desert": the smaller one is meant, if it can lie in or by the larger one."""
    inner, outer = places(nodes)[0], places(nodes)[-1]
    if outer.status is not MatchStatus.MATCHED:
        return None
    if inner.status is MatchStatus.UNRESOLVED and (
        outer.geometry_type is GeometryType.AREA or _is_offset(outer)
    ):
        return _only_within(inner, outer)
    if inner.status is not MatchStatus.MATCHED:
        return inner
    (a, a_radius, _), (b, b_radius, _) = at(inner), at(outer)
    shared = set(inner.regions) & set(outer.regions)
    far_m = shapes.distance_between_m(a, b)
    if not shared and far_m > a_radius + b_radius + CONTEXT_M:
        return None
    if far_m > a_radius + b_radius and not _holds(outer, a):
        namesake = _namesake_within(inner, outer, geography)
        if namesake is not None:
            return namesake
    beside_it = any(n.role == "n" for n in nodes) or outer.method is MatchMethod.RELATION
    is_line = inner.geometry_type is GeometryType.LINE  # "the road between X and Y, east of Z"
    if is_line and outer.geometry_type is not GeometryType.LINE and _NEAR.match(outer.query):
        return outer  # "the X-Y road, near Z"
    if inner.kind == "river" and outer.method is MatchMethod.RELATION and b_radius < WIDE_M:
        return _on_its_side(inner, outer)  # "east of the Euphrates, 8 km from X"
    if inner.kind == "desert" and a_radius > WIDE_M > b_radius and nodes[1].role == "o":
        return desert(scene, nodes[-1:], geography)  # "the Badya of X", as others write it
    if a_radius > b_radius and not is_line and any(n.role == "i" for n in nodes):
        return _part_within(scene, nodes, geography, inner, outer)
    if b_radius >= a_radius or beside_it or is_line:
        return _placed_by(inner, outer)
    return outer if all(n.role not in ",i" for n in nodes) else None


def _is_offset(place: PlaceMatch) -> bool:
    """ "8 km north of X": a spot that the text gives for a name which nobody listed."""
    measured = any(c.isdigit() for c in place.query)
    return place.method is MatchMethod.RELATION and place.kind == "area" and measured


def _placed_by(inner: PlaceMatch, outer: PlaceMatch) -> PlaceMatch:
    """A place that the text puts in or by another; less sure where it lies outside that."""
    point, (_, _, name) = at(inner)[0], at(outer)
    why = f"{inner.why} The text puts it by {name}."
    if outer.geometry_type is GeometryType.AREA and outer.geometry is not None:
        far_m = shapes.distance_to_m(shapes.from_geojson(outer.geometry), point)
        if far_m > OUTSIDE_M + (inner.radius_m or 0.0):
            why = f"{why} It lies {far_m / 1000:.0f} km outside."
            return replace(inner, score=round(inner.score * OUTSIDE_SHARE, 3), why=why)
    return replace(inner, why=why)


def _on_its_side(river: PlaceMatch, outer: PlaceMatch) -> PlaceMatch:
    return replace(outer, why=f"{outer.why} {river.query!r} says on which side.")


def _holds(outer: PlaceMatch, point: LonLat) -> bool:
    if outer.geometry is None or outer.geometry_type is not GeometryType.AREA:
        return False
    from shapely.geometry import Point

    return bool(shapes.from_geojson(outer.geometry).covers(Point(point.lon, point.lat)))


def _namesake_within(
    inner: PlaceMatch, outer: PlaceMatch, geography: Geography
) -> PlaceMatch | None:
    """The other place of the same name that lies where the text says: "Salihiyah by Deir ez-Zor".

    Where the first lies too far away to be meant, the other need not lie so near. A refusal if
    that is a place which its name alone does not give.
    """
    point, radius, name = at(outer)
    far_m = shapes.distance_between_m(point, at(inner)[0])
    reach_m = radius + (NEAR_M if far_m <= radius + CONTEXT_M else CONTEXT_M)
    for other in inner.candidates:
        near = shapes.distance_between_m(point, other.point) <= min(reach_m, far_m / 2)
        if other.score < LEAST_NAMESAKE or not (near or _holds(outer, other.point)):
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


def _part_within(
    scene: Scene, nodes: list[Node], geography: Geography, inner: PlaceMatch, outer: PlaceMatch
) -> PlaceMatch | None:
    """ "the Syrian Desert in Homs governorate": what lies in both."""
    if inner.geometry is None or outer.geometry is None:
        return None
    both = shapes.from_geojson(inner.geometry).intersection(shapes.from_geojson(outer.geometry))
    if both.is_empty:
        return None
    point = shapes.inner_point(both)
    return relation(
        geography, [inner, outer], scene.said(nodes),
        f"The part of {inner.name} that lies in {outer.name}.", point,
        shapes.reach_m(both, point), inner.kind or "area", shapes.as_geojson(both),
        inner.geometry_type,
    )  # fmt: skip


def _only_within(inner: PlaceMatch, outer: PlaceMatch) -> PlaceMatch:
    """An unknown place in a known area: the area is all that can be drawn."""
    return replace(
        outer,
        method=MatchMethod.RELATION,
        score=round(outer.score * 0.8, 3),
        why=f"{inner.query!r} is not in the gazetteer, so only {outer.name}, where the text puts "
        f"it, is drawn. {outer.why}",
    )


def beside(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X near Y", "X 10 km north of Y": X is meant, if it can lie there."""
    inner, outer = places(nodes)
    if inner.place_id is not None and inner.place_id == outer.place_id:
        return inner  # "محطة الضخ الثالثة T3": two names of one place
    related = outer.method is MatchMethod.RELATION
    if not related and outer.kind not in _WIDE:
        return None
    inner_type, outer_type = inner.geometry_type, outer.geometry_type
    if inner_type is GeometryType.POINT:
        if outer_type is GeometryType.POINT and (inner.radius_m or 0) > (outer.radius_m or 0):
            return outer  # "the Euphrates near X"
        return nested(scene, nodes, geography)
    if related and inner_type is GeometryType.LINE and outer_type is GeometryType.POINT:
        return outer  # "the bank of the Euphrates near X"
    if related and inner_type is GeometryType.AREA and outer.status is MatchStatus.MATCHED:
        (a, a_radius, _), (b, b_radius, name) = at(inner), at(outer)
        if shapes.distance_between_m(a, b) > a_radius + b_radius + CONTEXT_M:
            return None
        along = outer_type is GeometryType.LINE and not _BETWEEN.match(outer.query)
        if inner.kind in _WIDE and a_radius > WIDE_M and not along:
            return outer  # "the Syrian desert between X and Y", "the Homs desert east of X"
        if outer_type is GeometryType.POINT:
            return replace(inner, why=f"{inner.why} The text puts it by {name}.")
    if inner_type is outer_type is GeometryType.AREA and outer.status is MatchStatus.MATCHED:
        (a, a_radius, _), (b, b_radius, name) = at(inner), at(outer)
        if a_radius < b_radius and shapes.distance_between_m(a, b) <= a_radius + b_radius:
            return replace(inner, why=f"{inner.why} The text puts it by {name}.")
    return None


def area_of_arabic(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "منطقة كباجب": the word for "area" stands first."""
    is_arabic = not scene.words[nodes[0].first].normal.isascii()
    return near(scene, nodes, geography) if is_arabic else None


def said_twice(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "Western Deir ez-Zor governorate": the countryside found by its short name, and its kind."""
    place = places(nodes)[0]
    return place if place.kind == "countryside" else None


def _distance_m(scene: Scene, nodes: Sequence[Node]) -> float | None:
    value, unit = None, "km"
    for node in nodes:
        word = scene.words[node.first].normal
        if node.role == "#":
            value = number_of(word)
        elif node.role == "K":
            value, unit = number_with_unit(word) or (value, unit)
        elif node.role in "Uu":
            unit = word
    if value is None:
        return None
    if unit in ("m", "metre", "metres", "meter", "meters", "متر", "أمتار"):
        return value
    return value * 1000 * (_KM_PER_MILE if unit in ("mile", "miles", "mi") else 1.0)


def _where_it_lies(scene: Scene, node: Node) -> bool:
    """ "The southern city of Daraa": where in the country it lies, not a part of it."""
    words = [w.normal for w in scene.words[node.first : node.end]]
    named = WORDS.get(words[-1 if "of" not in words else words.index("of") - 1], 0)
    return "of" in words[1:3] and bool(named & _WHOLE)


def _is_noun(scene: Scene, node: Node) -> bool:
    """Whether "north X" means "north of X" as well as its north.

    Arabic says so, where the adjective follows its noun instead, and English headlines.
    """
    word = scene.words[node.first].normal
    if word.isascii():
        return word in _BARE_NOUNS
    return not word.startswith("ال") and not word.endswith(("ي", "ية"))
