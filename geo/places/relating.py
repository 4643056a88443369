"""Relations that are places beside others: near, outside, north of, a side or a countryside.

Radii are honest rather than small. The constants are judgements of how far reporters stretch a
word, not measurements; each is said in the answer's ``why``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.model import GeometryType, MatchMethod, PlaceMatch
from geo.places import geometry as shapes
from geo.places import rivers
from geo.places.extents import (
    COUNTRYSIDE_M,
    around,
    desert_that_way,
    known_countryside,
    line_beside,
    side_of,
)
from geo.places.kinds import WORDS, Kind
from geo.places.scene import Geography, Node, Scene, at, bearing_in, places, relation, unclear
from geo.places.tokens import OTHER, number_of, number_with_unit

NEAR_M = 5_000.0
"""What "near X" adds to the radius of X."""
OUTSKIRTS_M = 3_000.0
TOWARDS_M = 20_000.0
"""What "on the road to X" adds: the road may be any, and X may be far."""
CITY_ROAD_M, ROAD_SHARE = 50_000.0, 0.8
"""What "the X road" adds where X is a city, to which roads lead from afar, and what is left of the
score of any X."""
DIRECTION_M = 10_000.0
"""Where "east of X" with no distance is drawn; it means anything up to twice that."""
ANGLE_SHARE = 0.4
"""A compass word is right to an eighth of a turn: the sine of 22.5 degrees, rounded up."""
ON_A_RIVER_M = 5_000.0
"""How far from a river a place may lie that a crossing of it is named after."""
WIDE_M = 40_000.0
"""A place with a larger radius is too wide for "north of" to mean beside it."""

TOWNS = frozenset({"city", "town"})
_SETTLED = TOWNS | {"village"}
_TOWN_WORDS = frozenset({"city", "town"})
_REGIONS = frozenset({"region", "regions"})
_OF_WATER = (["river"], ["water"])
QUARTERS_SHARE = 0.95
"""What is left of a town's score where some of its quarters are meant."""
_PARTS = re.compile(r"\bparts of (?!.*\bcity\b)", re.IGNORECASE)
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
    if radius > WIDE_M:
        return place  # "the northern bank of a river", of which only a spot is known
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
    """ "on the road to X", "the X junction", whichever road that is."""
    place = places(nodes)[0]
    if unclear([place]) or place.geometry_type is not GeometryType.POINT:
        return place
    return _widened(place, scene.said(nodes), TOWARDS_M)


def road(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "The X road": the one that leads there, from wherever it is told."""
    if nodes[0].role == "r" and scene.words[nodes[0].first].normal.isascii():
        return None  # "road Palmyra" is no English; Arabic says it this way round
    place = places(nodes)[0]
    if unclear([place]) or place.geometry_type is not GeometryType.POINT or place.kind == "road":
        return None
    reach = CITY_ROAD_M if place.kind == "city" else TOWARDS_M
    found = _widened(place, scene.said(nodes), reach)
    return replace(found, score=round(place.score * ROAD_SHARE, 3))


def crossing(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "The X river crossing", of a town or a village that lies on a river."""
    between = [scene.words[n.first : n.end] for n in nodes if n.role == OTHER]
    if any([w.normal for w in words] not in _OF_WATER for words in between):
        return None
    if scene.words[nodes[0].first].normal == "crossing":
        return None  # "the border-crossing town of X"
    place = places(nodes)[0]
    if unclear([place]) or place.point is None or place.kind not in _SETTLED:
        return None
    if place.method is MatchMethod.RELATION or rivers.distance_m(place.point) > ON_A_RIVER_M:
        return None
    return _widened(place, scene.said(nodes), NEAR_M)


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
    """ "X area", "the X, Y and Z areas", "the triangle between X, Y and Z".

    "The Homs region" is its governorate.
    """
    found = places(nodes)
    refused = unclear(found)
    if refused:
        return refused
    if len(found) == 1:
        region = scene.words[nodes[-1].first].normal in _REGIONS
        whole = geography.governorate_of_seat(found[0]) if region else None
        return whole or near(scene, nodes, geography)
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
    known = desert_that_way(nodes, geography, place, bearing)
    if known is not None:
        return known
    distance = max(DIRECTION_M, 1.5 * radius)
    return relation(
        geography, [place], scene.said(nodes),
        f"{name} and a bearing of {bearing:g} degrees; no distance is given, so it is drawn "
        f"{distance / 1000:g} km away with a wide radius.",
        shapes.offset(point, bearing, distance), 0.9 * distance + radius, "area",
    )  # fmt: skip


def within_town(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "In the north of Homs city": within it, where "north of Homs" lies outside."""
    place = places(nodes)[0]
    bearing = bearing_in(scene, nodes)
    named = {w.normal for w in scene.words[nodes[-1].first : nodes[-1].end]}
    if unclear([place]) or bearing is None or place.kind not in TOWNS or not named & _TOWN_WORDS:
        return None
    return _side_of_town(scene, nodes, place, bearing)


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
    return _side_of_town(scene, nodes, place, bearing)


def _side_of_town(scene: Scene, nodes: list[Node], place: PlaceMatch, bearing: float) -> PlaceMatch:
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
