"""Relations that are lines or areas on the map: roads, borders, deserts, sides of a region.

Radii are honest rather than small. The constants are judgements of how far reporters stretch a
word, not measurements; each is said in the answer's ``why``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.scene import Geography, Node, Scene, at, bearing_in, places, relation, unclear

DESERT_M, COUNTRYSIDE_M = 40_000.0, 20_000.0
"""How far the desert or the countryside of a town is drawn."""
_DESERTS = ("deserts", "بوادي", "باديتي", "déserts")
_THAT_WAY = 0.77
"""How far off the line, by its length, what lies that way is: 45 degrees."""
_TRIANGLE = frozenset({"triangle", "مثلث"})
MEETING_M = 40_000.0
"""How far from each of three governorates the triangle that is named after them reaches."""
NEIGHBOURS_M = 120_000.0
"""How far apart two villages may lie that something is said to be between."""
LINE_MARGIN_M = 3_000.0
BORDER_DEG = 0.15
"""Half the width of a border strip, about 15 km: the outlines run up to 17 km beside OCHA's."""
BORDER_SHARE = 0.8
"""What a governorate scores where only its border is named."""

_SIDES = {
    0: "northern", 45: "northeastern", 90: "eastern", 135: "southeastern", 180: "southern",
    225: "southwestern", 270: "western", 315: "northwestern",
}  # fmt: skip


def between(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "between X and Y", "on the X-Y road": along a known road, else straight."""
    found = places(nodes)
    refused = unclear(found)
    if refused:
        return refused
    first, last = found[0], found[-1]
    if first.kind == last.kind == "governorate":
        strip = border(scene, nodes, geography)
        if strip is not None:
            return strip
    points = geography.road_between(first, last)
    if points is not None:
        return _line_through(scene, nodes, geography, points, "along the road")
    ends = [at(first)[0], at(last)[0]]
    far_m = shapes.distance_between_m(*ends)
    if first.kind == last.kind == "village" and far_m > NEIGHBOURS_M and "r" not in _roles(nodes):
        why = (
            f"{at(first)[2]} and {at(last)[2]} lie {far_m / 1000:.0f} km apart, too far for "
            "villages that are named together; one of them may be another of that name."
        )
        return PlaceMatch(scene.said(nodes), MatchStatus.AMBIGUOUS, why=why)
    return _line_through(scene, nodes, geography, ends, "on the straight line")


def _roles(nodes: Sequence[Node]) -> set[str]:
    return {n.role for n in nodes}


def from_to(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "from X and Y en route to Z and W": a line through all, goals nearest first."""
    found = places(nodes)
    refused = unclear(found)
    if refused:
        return refused
    split = next(i for i, n in enumerate(nodes) if n.role == "t" and i > 0)
    sources, goals = places(nodes[:split]), places(nodes[split:])
    if len(sources) == 1 and len(goals) == 1:
        return between(scene, nodes, geography)
    points = [at(p)[0] for p in sources]
    left = [at(p)[0] for p in goals]
    while left:
        nearest = min(left, key=lambda p: shapes.distance_between_m(points[-1], p))
        points.append(nearest)
        left.remove(nearest)
    return _line_through(scene, nodes, geography, points, "through them, nearest goal first")


def border(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "the Homs-Hama border": a strip along the line that two governorates share."""
    found = places(nodes)
    refused = unclear(found)
    if refused:
        return refused
    wholes = [p if p.kind == "governorate" else geography.governorate_of_seat(p) for p in found]
    outlines = [w.geometry for w in wholes if w is not None and w.geometry is not None]
    if len(outlines) != 2:
        return None
    one, other = (shapes.from_geojson(o).buffer(BORDER_DEG) for o in outlines)
    strip = one.intersection(other)
    if strip.is_empty:
        return None
    point = shapes.inner_point(strip)
    names = " and ".join(at(p)[2] for p in found)
    return relation(
        geography, found, scene.said(nodes), f"The strip along the border of {names}.", point,
        shapes.reach_m(strip, point), "area", shapes.as_geojson(strip), GeometryType.AREA,
    )  # fmt: skip


def border_of(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "Near the Raqqa border", "the border with Deir ez-Zor": of the governorate, not its city."""
    place = places(nodes)[0]
    whole = place if place.kind == "governorate" else geography.governorate_of_seat(place)
    if whole is None:
        return None
    why = f"Which part of the border is not said, so all of {whole.name} is drawn. {whole.why}"
    return replace(whole, method=MatchMethod.RELATION, score=BORDER_SHARE, why=why)


def triangle(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "The Homs-Hama-Raqqa triangle": the desert where governorates meet, and not all of them."""
    if all(scene.words[n.first].normal not in _TRIANGLE for n in nodes if n.role == "A"):
        return None
    found = places(nodes)
    whole = [geography.governorate_of_seat(p) for p in found]
    outlines = [shapes.from_geojson(w.geometry) for w in whole if w and w.geometry]
    if len(outlines) < len(found):
        return None
    common = shapes.common_edge(outlines, MEETING_M)
    if common.is_empty:
        return None
    point = shapes.inner_point(common)
    names = ", ".join(at(p)[2] for p in found)
    return relation(
        geography, found, scene.said(nodes), f"Where the governorates of {names} meet.", point,
        shapes.reach_m(common, point), "desert", shapes.as_geojson(common), GeometryType.AREA,
    )  # fmt: skip


def desert(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "the X desert", "the desert of X" where the gazetteer has no row for it."""
    place = places(nodes)[0]
    if place.geometry_type is GeometryType.LINE or place.kind == "desert":
        return None
    first = scene.words[nodes[0].first].normal
    if [n.role for n in nodes] == ["d", "M"] and first.isascii() and not first.startswith("badi"):
        return None  # "desert Palmyra" is no English; Arabic says it this way round
    if unclear([place]):
        return place
    bearing = bearing_in(scene, nodes)
    side = "" if bearing is None else _SIDES.get(int(bearing))
    if side is not None:
        name = (place.name or "").removesuffix(" Governorate")
        known = _as_sure(geography.named(f"{side} {name} desert".lstrip()), place)
        if known is not None:
            return known
    return around(scene, nodes, geography, "desert", DESERT_M)


def desert_that_way(
    nodes: Sequence[Node], geography: Geography, place: PlaceMatch, bearing: float
) -> PlaceMatch | None:
    """ "The desert east of Homs": the Homs desert, which begins where the fields end; not that of a
    town which lies in its own."""
    if all(n.role != "d" for n in nodes):
        return None
    known = _as_sure(geography.named(f"{place.name} desert"), place)
    if known is None or known.point is None or known.kind != "desert":
        return None
    here = at(place)[0]
    far_m = shapes.distance_between_m(here, known.point)
    there = shapes.offset(here, bearing, far_m)
    outside = far_m > (known.radius_m or 0.0)
    that_way = shapes.distance_between_m(there, known.point) <= _THAT_WAY * far_m
    return known if outside and that_way else None


def deserts(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "the deserts of X, Y and Z": all of them together."""
    found = places(nodes)
    said = scene.said(nodes).casefold()
    if all(n.role != "d" for n in nodes) and not any(word in said for word in _DESERTS):
        return None
    refused = unclear(found)
    if refused:
        return refused
    if any(p.geometry_type is GeometryType.LINE for p in found):
        return None
    from shapely.ops import unary_union

    shapes_of = []
    for place in found:
        name = (place.name or "").removesuffix(" Governorate")
        known = place if place.kind == "desert" else geography.named(f"{name} desert")
        area = known.geometry if known is not None else None
        circle = shapes.circle(at(place)[0], max(DESERT_M, 1.5 * at(place)[1]))
        shapes_of.append(shapes.from_geojson(circle if area is None else area))
    union = unary_union(shapes_of)
    point = shapes.inner_point(union)
    names = ", ".join(at(p)[2] for p in found)
    return relation(
        geography, found, scene.said(nodes), f"The deserts of {names} together.", point,
        shapes.reach_m(union, point), "desert", shapes.as_geojson(union), GeometryType.AREA,
    )  # fmt: skip


def _line_through(
    scene: Scene, nodes: list[Node], geography: Geography, points: list[LonLat], rule: str
) -> PlaceMatch | None:
    """The line through the points, in this order; None if they are but one."""
    if len({(p.lon, p.lat) for p in points}) < 2:
        return None
    point = shapes.middle(points)
    reach = max(shapes.distance_between_m(point, p) for p in points)
    found = places(nodes)
    names = ", ".join(at(p)[2] for p in found)
    return relation(
        geography, found, scene.said(nodes), f"Between {names}, {rule}.", point,
        reach + LINE_MARGIN_M, "road" if "road" in rule else "area", shapes.line(points),
        GeometryType.LINE,
    )  # fmt: skip


def line_beside(
    scene: Scene,
    nodes: list[Node],
    geography: Geography,
    bearing: float | None,
    distance_m: float,
    why: str,
) -> PlaceMatch | None:
    """A line moved to one side; without a side it stays, with a wider radius."""
    road = places(nodes)[0]
    if road.geometry is None or road.geometry["type"] != "LineString":
        return road
    points = [LonLat(lon, lat) for lon, lat in road.geometry["coordinates"]]
    if bearing is not None:
        points = [shapes.offset(p, bearing, distance_m) for p in points]
    moved = _line_through(scene, nodes, geography, points, "")
    if moved is None:
        return road
    return replace(moved, why=why, radius_m=round((moved.radius_m or 0) + distance_m))


def around(
    scene: Scene, nodes: list[Node], geography: Geography, kind: str, reach_m: float
) -> PlaceMatch:
    """A circle around a place, or the sector of it that lies in the direction named."""
    place = places(nodes)[0]
    point, radius, name = at(place)
    bearing = bearing_in(scene, nodes)
    reach_m = max(reach_m, 1.5 * radius)
    why = f"The {kind} of {name}, drawn up to {reach_m / 1000:g} km from it."
    if bearing is None:
        area, centre = shapes.circle(point, reach_m), point
    else:
        area = shapes.sector(point, bearing, reach_m)
        centre = shapes.offset(point, bearing, reach_m / 2)
    return relation(
        geography, [place], scene.said(nodes), why, centre, reach_m, kind, area, GeometryType.AREA
    )


def side_of(
    scene: Scene, nodes: list[Node], geography: Geography, whole: PlaceMatch, bearing: float
) -> PlaceMatch:
    """The half of an area that lies towards a bearing (degrees from north)."""
    assert whole.geometry is not None
    said = scene.said(nodes)
    known = geography.named(said)
    if known is not None and known.place_id == whole.place_id:
        return known  # "the eastern desert of Homs" is all of it, east of the city
    shape = shapes.half_of(shapes.from_geojson(whole.geometry), bearing)
    point = shapes.inner_point(shape)
    return relation(
        geography, [whole], said, f"The half of {whole.name} that {said!r} names.", point,
        shapes.reach_m(shape, point), "countryside", shapes.as_geojson(shape), GeometryType.AREA,
    )  # fmt: skip


def known_countryside(
    nodes: Sequence[Node], geography: Geography, place: PlaceMatch, bearing: float | None
) -> PlaceMatch | None:
    """The gazetteer's own countryside of a place, or its side, if it has one."""
    name = (place.name or "").removesuffix(" Governorate")
    side = _SIDES.get(int(bearing)) if bearing is not None else None
    if side:
        return _as_sure(geography.named(f"{side} {name} countryside"), place)
    if any(n.role == "c" for n in nodes):
        return _as_sure(geography.named(f"{name} countryside"), place)
    return None


def _as_sure(known: PlaceMatch | None, place: PlaceMatch) -> PlaceMatch | None:
    """A row that the words about a place lead to: no surer than the place itself is."""
    if known is None or place.method is not MatchMethod.FUZZY:
        return known
    why = f"{place.why} {known.why}"
    return replace(known, score=min(known.score, place.score), method=place.method, why=why)
