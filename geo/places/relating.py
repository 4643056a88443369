"""What a relation looks like on the map: a point with its radius, a line or an area.

Radii are honest rather than small. The constants are judgements of how far reporters stretch a
word, not measurements; each is said in the answer's ``why``.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.kinds import WORDS, Kind
from geo.places.tokens import Word, bearing_of, number_of, number_with_unit

NEAR_M = 5_000.0
"""What "near X" adds to the radius of X."""
OUTSKIRTS_M = 3_000.0
TOWARDS_M = 20_000.0
"""What "on the road to X" adds: the road may be any, and X may be far."""
DIRECTION_M = 10_000.0
"""Where "east of X" with no distance is drawn; it means anything up to twice that."""
ANGLE_SHARE = 0.4
"""A compass word is right to an eighth of a turn: the sine of 22.5 degrees, rounded up."""
DESERT_M, COUNTRYSIDE_M = 40_000.0, 20_000.0
"""How far the desert or the countryside of a town is drawn."""
LINE_MARGIN_M = 3_000.0
BORDER_DEG = 0.03
"""Half the width of a border strip: about 3 km."""
CONTEXT_M = 60_000.0
"""How far a place may lie from the area that the text says it is in, beyond both radii."""
WIDE_M = 40_000.0
"""A place with a larger radius is too wide for "north of" to mean beside it."""

_KM_PER_MILE = 1.609344
_WHOLE = Kind.SETTLEMENT | Kind.GOVERNORATE | Kind.DISTRICT


@dataclass(slots=True)
class Node:
    """A word, a place, or several joined by a relation: words ``first`` up to ``end``."""

    role: str
    first: int
    end: int
    match: PlaceMatch | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The text and its words, which nodes point into."""

    text: str
    words: Sequence[Word]

    def said(self, nodes: Sequence[Node]) -> str:
        return self.text[self.words[nodes[0].first].start : self.words[nodes[-1].end - 1].end]


class Geography(Protocol):
    """What relations ask of the gazetteer: named rows, roads, and governorate outlines."""

    built: dict[Hashable, PlaceMatch | None]

    def named(self, text: str) -> PlaceMatch | None:
        """The gazetteer's own answer for a name, if it has a confident one."""

    def road_between(self, a: PlaceMatch, b: PlaceMatch) -> list[LonLat] | None:
        """The points of a known road from one place to the other, both included."""

    def governorate_of_seat(self, match: PlaceMatch) -> PlaceMatch | None:
        """The governorate that a city gives its name to ("eastern Homs")."""

    def regions_of(self, geometry: shapes.Geometry) -> tuple[str, ...]:
        """The governorates that a shape touches."""

    def governorate_at(self, point: LonLat) -> str | None: ...


def places(nodes: Sequence[Node]) -> list[PlaceMatch]:
    return [n.match for n in nodes if n.match is not None]


def near(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "near X", "the northern outskirts of X"."""
    place = places(nodes)[0]
    bearing = _bearing(scene, nodes)
    if bearing is not None and place.geometry_type is GeometryType.AREA:
        return part(scene, nodes, geography)
    if _unclear([place]) or place.geometry_type is not GeometryType.POINT:
        return place
    said = scene.said(nodes)
    outside = any(n.role == "O" for n in nodes)
    margin = OUTSKIRTS_M if outside and any(n.role != "n" for n in nodes) else NEAR_M
    if bearing is None:
        return _widened(place, said, margin)
    point, radius, name = _at(place)
    return replace(
        _widened(place, said, margin),
        point=shapes.offset(point, bearing, max(radius, OUTSKIRTS_M)),
        why=f"{said!r} is drawn on that side of {name}. {place.why}",
    )


def towards(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "on the road to X", whichever road that is."""
    place = places(nodes)[0]
    if _unclear([place]) or place.geometry_type is not GeometryType.POINT:
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
    unclear = _unclear(found)
    if unclear:
        return unclear
    if len(found) == 1:
        return near(scene, nodes, geography)
    points = [_at(p)[0] for p in found]
    margin = max(NEAR_M, *(_at(p)[1] for p in found))
    shape = shapes.from_geojson(shapes.hull(points, margin))
    names = ", ".join(_at(p)[2] for p in found)
    point = shapes.inner_point(shape)
    return _relation(
        geography, found, scene.said(nodes), f"The area around {names}.", point,
        shapes.reach_m(shape, point), "area", shapes.as_geojson(shape), GeometryType.AREA,
    )  # fmt: skip


def offset_from(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "10 km north of X", or with no direction "10 km from X"."""
    place = places(nodes)[0]
    if _unclear([place]):
        return place
    distance_m = _distance_m(scene, nodes)
    if distance_m is None:
        return None
    said = scene.said(nodes)
    far = f"{distance_m / 1000:g} km"
    bearing = _bearing(scene, nodes)
    if place.geometry_type is GeometryType.LINE:
        why = f"{far} from {place.name}, along its whole length."
        return _beside(scene, nodes, geography, bearing, distance_m, why)
    point, radius, name = _at(place)
    if bearing is None:
        return _relation(
            geography, [place], said, f"Somewhere {far} from {name}, in no stated direction.",
            point, distance_m + radius, "area", shapes.circle(point, distance_m + radius),
            GeometryType.AREA,
        )  # fmt: skip
    return _relation(
        geography, [place], said, f"{far} from {name} at a bearing of {bearing:g} degrees.",
        shapes.offset(point, bearing, distance_m), ANGLE_SHARE * distance_m + radius, "area",
    )  # fmt: skip


def direction(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "east of X", with no distance."""
    place = places(nodes)[0]
    bearing = _bearing(scene, nodes)
    if _unclear([place]) or bearing is None:
        return place if bearing is not None else None
    point, radius, name = _at(place)
    if place.geometry_type is GeometryType.LINE:
        why = f"That side of {name}, along its whole length."
        return _beside(scene, nodes, geography, bearing, DIRECTION_M, why)
    if radius > WIDE_M:
        return part(scene, nodes, geography)
    distance = max(DIRECTION_M, 1.5 * radius)
    return _relation(
        geography, [place], scene.said(nodes),
        f"{name} and a bearing of {bearing:g} degrees; no distance is given, so it is drawn "
        f"{distance / 1000:g} km away with a wide radius.",
        shapes.offset(point, bearing, distance), 0.9 * distance + radius, "area",
    )  # fmt: skip


def between(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "between X and Y", "on the X-Y road": along a known road, else straight."""
    found = places(nodes)
    unclear = _unclear(found)
    if unclear:
        return unclear
    first, last = found[0], found[-1]
    if first.kind == last.kind == "governorate":
        strip = border(scene, nodes, geography)
        if strip is not None:
            return strip
    points = geography.road_between(first, last)
    if points is not None:
        return _line(scene, nodes, geography, points, "along the road")
    return _line(scene, nodes, geography, [_at(first)[0], _at(last)[0]], "on the straight line")


def from_to(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "from X and Y en route to Z and W": a line through all, goals nearest first."""
    found = places(nodes)
    unclear = _unclear(found)
    if unclear:
        return unclear
    split = next(i for i, n in enumerate(nodes) if n.role == "t" and i > 0)
    sources, goals = places(nodes[:split]), places(nodes[split:])
    if len(sources) == 1 and len(goals) == 1:
        return between(scene, nodes, geography)
    points = [_at(p)[0] for p in sources]
    left = [_at(p)[0] for p in goals]
    while left:
        nearest = min(left, key=lambda p: shapes.distance_between_m(points[-1], p))
        points.append(nearest)
        left.remove(nearest)
    return _line(scene, nodes, geography, points, "on a line through them, nearest goal first")


def part(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """A countryside, or a side of a place: a known row, else the outline cut in that direction."""
    place = places(nodes)[0]
    if _unclear([place]):
        return place
    bearing = _bearing(scene, nodes)
    rural = any(n.role == "c" for n in nodes)
    if not rural and _where_it_lies(scene, nodes[-1]):
        return place
    known = _known_countryside(nodes, geography, place, bearing)
    if known is not None:
        return known
    is_area = place.geometry_type is GeometryType.AREA
    whole = place if is_area else geography.governorate_of_seat(place)
    if whole is not None and bearing is not None and whole.geometry is not None:
        return _side_of(scene, nodes, geography, whole, bearing)
    if whole is not None and rural:
        why = f"The countryside of {whole.name} is drawn as all of it. {whole.why}"
        return replace(whole, kind="countryside", method=MatchMethod.RELATION, why=why)
    if rural:
        return _around(scene, nodes, geography, "countryside", COUNTRYSIDE_M)
    if bearing is None or place.geometry_type is not GeometryType.POINT:
        return place
    if _is_noun(scene, nodes[0]):
        return direction(scene, nodes, geography)
    point, radius, name = _at(place)
    said = scene.said(nodes)
    return replace(
        place,
        name=said,
        point=shapes.offset(point, bearing, radius / 2),
        method=MatchMethod.RELATION,
        score=round(place.score * 0.95, 3),
        why=f"The side of {name} that {said!r} names. {place.why}",
    )


def _side_of(
    scene: Scene, nodes: list[Node], geography: Geography, whole: PlaceMatch, bearing: float
) -> PlaceMatch:
    assert whole.geometry is not None
    shape = shapes.half_of(shapes.from_geojson(whole.geometry), bearing)
    point = shapes.inner_point(shape)
    said = scene.said(nodes)
    return _relation(
        geography, [whole], said, f"The half of {whole.name} that {said!r} names.", point,
        shapes.reach_m(shape, point), "countryside", shapes.as_geojson(shape), GeometryType.AREA,
    )  # fmt: skip


def desert(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "the X desert", "the desert of X" where the gazetteer has no row for it."""
    place = places(nodes)[0]
    if place.geometry_type is GeometryType.LINE or place.kind == "desert":
        return None
    if [n.role for n in nodes] == ["d", "M"] and scene.words[nodes[0].first].normal.isascii():
        return None  # "desert Palmyra" is no English; Arabic says it this way round
    if _unclear([place]):
        return place
    if _bearing(scene, nodes) is None:
        name = (place.name or "").removesuffix(" Governorate")
        known = geography.named(f"{name} desert")
        if known is not None:
            return known
    return _around(scene, nodes, geography, "desert", DESERT_M)


def border(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "the Homs-Hama border": a strip along the line that two governorates share."""
    found = places(nodes)
    unclear = _unclear(found)
    if unclear:
        return unclear
    wholes = [p if p.kind == "governorate" else geography.governorate_of_seat(p) for p in found]
    outlines = [w.geometry for w in wholes if w is not None and w.geometry is not None]
    if len(outlines) != 2:
        return None
    one, other = (shapes.from_geojson(o).buffer(BORDER_DEG) for o in outlines)
    strip = one.intersection(other)
    if strip.is_empty:
        return None
    point = shapes.inner_point(strip)
    names = " and ".join(_at(p)[2] for p in found)
    return _relation(
        geography, found, scene.said(nodes), f"The strip along the border of {names}.", point,
        shapes.reach_m(strip, point), "area", shapes.as_geojson(strip), GeometryType.AREA,
    )  # fmt: skip


def nested(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X in the Y desert": the smaller one is meant, if it can lie in or by the larger one."""
    inner, outer = places(nodes)[0], places(nodes)[-1]
    if outer.status is not MatchStatus.MATCHED:
        return None
    if inner.status is MatchStatus.UNRESOLVED and outer.geometry_type is GeometryType.AREA:
        return _only_within(inner, outer)
    if inner.status is not MatchStatus.MATCHED:
        return inner
    (a, a_radius, _), (b, b_radius, name) = _at(inner), _at(outer)
    shared = set(inner.regions) & set(outer.regions)
    if not shared and shapes.distance_between_m(a, b) > a_radius + b_radius + CONTEXT_M:
        return None
    beside_it = any(n.role == "n" for n in nodes) or outer.method is MatchMethod.RELATION
    is_line = inner.geometry_type is GeometryType.LINE  # "the road between X and Y, east of Z"
    if b_radius >= a_radius or beside_it or is_line:
        return replace(inner, why=f"{inner.why} The text puts it by {name}.")
    return outer if all(n.role not in ",i" for n in nodes) else None


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
    is_point = inner.geometry_type is outer.geometry_type is GeometryType.POINT
    if outer.method is not MatchMethod.RELATION or not is_point:
        return None
    if (inner.radius_m or 0) > (outer.radius_m or 0):
        return outer  # "the Euphrates near X"
    return nested(scene, nodes, geography)


def area_of_arabic(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "منطقة كباجب": the word for "area" stands first."""
    is_arabic = not scene.words[nodes[0].first].normal.isascii()
    return near(scene, nodes, geography) if is_arabic else None


def said_twice(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "Western Deir ez-Zor governorate": the countryside found by its short name, and its kind."""
    place = places(nodes)[0]
    return place if place.kind == "countryside" else None


def _unclear(found: Sequence[PlaceMatch]) -> PlaceMatch | None:
    """The first place that was not matched: what hangs on it can't be placed either."""
    return next((p for p in found if p.status is not MatchStatus.MATCHED), None)


def _at(place: PlaceMatch) -> tuple[LonLat, float, str]:
    assert place.point is not None
    return place.point, place.radius_m or 0.0, place.name or place.query


def _bearing(scene: Scene, nodes: Sequence[Node]) -> float | None:
    return bearing_of([scene.words[n.first].normal for n in nodes if n.role == "D"])


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


def _beside(
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
    moved = _line(scene, nodes, geography, points, "")
    if moved is None:
        return road
    return replace(moved, why=why, radius_m=round((moved.radius_m or 0) + distance_m))


def _line(
    scene: Scene, nodes: list[Node], geography: Geography, points: list[LonLat], rule: str
) -> PlaceMatch | None:
    if len({(p.lon, p.lat) for p in points}) < 2:
        return None
    point = shapes.middle(points)
    reach = max(shapes.distance_between_m(point, p) for p in points)
    found = places(nodes)
    names = ", ".join(_at(p)[2] for p in found)
    return _relation(
        geography, found, scene.said(nodes), f"Between {names}, {rule}.", point,
        reach + LINE_MARGIN_M, "road" if "road" in rule else "area", shapes.line(points),
        GeometryType.LINE,
    )  # fmt: skip


def _around(
    scene: Scene, nodes: list[Node], geography: Geography, kind: str, reach_m: float
) -> PlaceMatch:
    """A circle around a place, or the sector of it that lies in the direction named."""
    place = places(nodes)[0]
    point, radius, name = _at(place)
    bearing = _bearing(scene, nodes)
    reach_m = max(reach_m, 1.5 * radius)
    why = f"The {kind} of {name}, drawn up to {reach_m / 1000:g} km from it."
    if bearing is None:
        area, centre = shapes.circle(point, reach_m), point
    else:
        area = shapes.sector(point, bearing, reach_m)
        centre = shapes.offset(point, bearing, reach_m / 2)
    return _relation(
        geography, [place], scene.said(nodes), why, centre, reach_m, kind, area, GeometryType.AREA
    )


_SIDES = {
    0: "northern", 45: "northeastern", 90: "eastern", 135: "southeastern", 180: "southern",
    225: "southwestern", 270: "western", 315: "northwestern",
}  # fmt: skip


def _known_countryside(
    nodes: Sequence[Node], geography: Geography, place: PlaceMatch, bearing: float | None
) -> PlaceMatch | None:
    name = (place.name or "").removesuffix(" Governorate")
    side = _SIDES.get(int(bearing)) if bearing is not None else None
    if side:
        return geography.named(f"{side} {name} countryside")
    if any(n.role == "c" for n in nodes):
        return geography.named(f"{name} countryside")
    return None


def _where_it_lies(scene: Scene, node: Node) -> bool:
    """ "The southern city of Daraa": where in the country it lies, not a part of it."""
    words = [w.normal for w in scene.words[node.first : node.end]]
    named = WORDS.get(words[-1 if "of" not in words else words.index("of") - 1], 0)
    return "of" in words[1:3] and bool(named & _WHOLE)


def _is_noun(scene: Scene, node: Node) -> bool:
    """Arabic says "east Palmyra" for "east of Palmyra"; the adjective follows its noun instead."""
    word = scene.words[node.first].normal
    return not word.isascii() and not word.startswith("ال") and not word.endswith(("ي", "ية"))


def _relation(
    geography: Geography,
    found: Sequence[PlaceMatch],
    name: str,
    why: str,
    point: LonLat,
    radius_m: float,
    kind: str,
    geometry: shapes.Geometry | None = None,
    geometry_type: GeometryType = GeometryType.POINT,
) -> PlaceMatch:
    """A place that no row has, in the governorates that it really touches."""
    if geometry is not None:
        regions = geography.regions_of(geometry)
        admin1 = regions[0] if len(regions) == 1 else None
    else:
        shared = {p.admin1 for p in found}
        admin1 = geography.governorate_at(point) or (shared.pop() if len(shared) == 1 else None)
        regions = (admin1,) if admin1 else ()
    countries = {p.country for p in found}
    return PlaceMatch(
        query="",
        status=MatchStatus.MATCHED,
        name=name,
        point=point,
        radius_m=round(radius_m),
        geometry_type=geometry_type,
        geometry=geometry,
        admin1=admin1,
        regions=regions,
        country=countries.pop() if len(countries) == 1 else None,
        kind=kind,
        method=MatchMethod.RELATION,
        score=round(min(p.score for p in found) * 0.95, 3),
        why=why,
    )
