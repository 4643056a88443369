"""Places that a text names by their relation to others: "10 km north of X", "on the X-Y road".

The words between place names are reduced to one letter each (``tokens.role_of``), a place to M,
and a relation is a pattern over that string. Each rule turns the places it joins into one, so
that they nest: "10 km east of the Palmyra-Deir ez-Zor road". Radii are honest rather than small;
their constants are judgements of how far reporters stretch a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.tokens import MENTION, Word, bearing_of, number_of, number_with_unit

NEAR_M = 5_000.0
"""What "near" adds to the radius of the place it is near to."""
OUTSKIRTS_M = 3_000.0
DIRECTION_M = 10_000.0
"""Where "east of X" with no distance is drawn; it means anything up to twice that."""
ANGLE_SHARE = 0.4
"""A compass word is right to an eighth of a turn: the sine of 22.5 degrees, rounded up."""
DESERT_M = 40_000.0
COUNTRYSIDE_M = 20_000.0
LINE_MARGIN_M = 3_000.0
CONTEXT_M = 60_000.0
"""How far a place may lie from the area that the text says it is in, beyond both radii."""

MEMORY = 4096
"""How many relations are remembered."""

_KM_PER_MILE = 1.609344


@dataclass(slots=True)
class Node:
    """A word, a place, or several joined by a relation: words ``first`` up to ``end``."""

    role: str
    first: int
    end: int
    match: PlaceMatch | None = None


class Geography:
    """What relations ask of the gazetteer: named rows, roads, and governorate outlines."""

    def __init__(self) -> None:
        self.built: dict[Hashable, PlaceMatch | None] = {}

    def named(self, text: str) -> PlaceMatch | None:
        """The gazetteer's own answer for a name, if it has a confident one."""
        raise NotImplementedError

    def road_between(self, a: PlaceMatch, b: PlaceMatch) -> list[LonLat] | None:
        """The points of a known road from one place to the other, both included."""
        raise NotImplementedError

    def governorate_of_seat(self, match: PlaceMatch) -> PlaceMatch | None:
        """The governorate that a city gives its name to ("eastern Homs")."""
        raise NotImplementedError

    def regions_of(self, geometry: shapes.Geometry) -> tuple[str, ...]:
        """The governorates that a shape touches."""
        raise NotImplementedError

    def governorate_at(self, point: LonLat) -> str | None:
        raise NotImplementedError


Build = Callable[["Scene", list[Node], Geography], PlaceMatch | None]


@dataclass(frozen=True, slots=True)
class Scene:
    text: str
    words: Sequence[Word]

    def said(self, nodes: Sequence[Node]) -> str:
        return self.text[self.words[nodes[0].first].start : self.words[nodes[-1].end - 1].end]


def join(scene: Scene, nodes: list[Node], geography: Geography) -> list[Node]:
    """Apply every rule, most binding first, until the places left stand on their own."""
    roles = "".join([n.role for n in nodes])
    for pattern, build in _RULES:
        start = 0
        while True:
            found = pattern.search(roles, start)
            if found is None:
                break
            first, end = found.span()
            part = nodes[first:end]
            match = _built(build, scene, part, geography)
            if match is None:
                start = first + 1
                continue
            nodes[first:end] = [Node(MENTION, part[0].first, part[-1].end, match)]
            roles = f"{roles[:first]}{MENTION}{roles[end:]}"
            start = first
    return nodes


def _built(build: Build, scene: Scene, part: list[Node], geography: Geography) -> PlaceMatch | None:
    """The outcome of a rule, remembered: the same words about the same places mean the same."""
    said = scene.said(part)
    places = tuple([(m.place_id, m.point, m.radius_m, m.why) for m in _places(part)])
    identity = (build, said, places)
    if identity in geography.built:
        return geography.built[identity]
    match = build(scene, part, geography)
    if match is not None:
        match = replace(match, query=said)
    if len(geography.built) >= MEMORY:
        geography.built.clear()
    geography.built[identity] = match
    return match


def _places(nodes: Sequence[Node]) -> list[PlaceMatch]:
    return [n.match for n in nodes if n.match is not None]


def _bearing(scene: Scene, nodes: Sequence[Node]) -> float | None:
    return bearing_of([scene.words[n.first].normal for n in nodes if n.role == "D"])


def _unclear(places: Sequence[PlaceMatch]) -> PlaceMatch | None:
    """The first place that was not matched: what hangs on it can't be placed either."""
    return next((p for p in places if p.status is not MatchStatus.MATCHED), None)


def _relation(
    geography: Geography,
    places: Sequence[PlaceMatch],
    name: str,
    why: str,
    point: LonLat,
    radius_m: float,
    kind: str,
    geometry: shapes.Geometry | None = None,
    geometry_type: GeometryType = GeometryType.POINT,
) -> PlaceMatch:
    if geometry is not None:
        regions = geography.regions_of(geometry)
        admin1 = regions[0] if len(regions) == 1 else None
    else:
        shared = {p.admin1 for p in places}
        at = geography.governorate_at(point)
        admin1 = at or (shared.pop() if len(shared) == 1 else None)
        regions = (admin1,) if admin1 else ()
    if not regions:
        regions = tuple(dict.fromkeys(r for p in places for r in p.regions if len(r) == 4))
    return PlaceMatch(
        query="",
        status=MatchStatus.MATCHED,
        name=name,
        place_id=None,
        point=point,
        radius_m=round(radius_m),
        geometry_type=geometry_type,
        geometry=geometry,
        admin1=admin1,
        regions=regions,
        country=places[0].country if len({p.country for p in places}) == 1 else None,
        kind=kind,
        method=MatchMethod.RELATION,
        score=round(min(p.score for p in places) * 0.95, 3),
        why=why,
    )


def _at(place: PlaceMatch) -> tuple[LonLat, float, str]:
    assert place.point is not None
    return place.point, place.radius_m or 0.0, place.name or place.query


def _near(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    place = _places(nodes)[0]
    if _unclear([place]) or place.geometry_type is not GeometryType.POINT:
        return place
    point, radius, name = _at(place)
    margin = OUTSKIRTS_M if any(n.role == "O" for n in nodes) else NEAR_M
    bearing = _bearing(scene, nodes)
    label = scene.said(nodes)
    if bearing is not None:
        point = shapes.offset(point, bearing, max(radius, OUTSKIRTS_M))
    return replace(
        place,
        name=label,
        point=point,
        radius_m=round(radius + margin),
        method=MatchMethod.RELATION,
        score=round(place.score * 0.97, 3),
        why=f"{label!r} is drawn {'beside' if bearing is not None else 'at'} {name}, with "
        f"{margin / 1000:g} km added to its radius. {place.why}",
    )


def _area_word(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    places = _places(nodes)
    unclear = _unclear(places)
    if unclear:
        return unclear
    if len(places) == 1:
        return _near(scene, nodes, geography)
    points = [_at(p)[0] for p in places]
    radius = max(max(_at(p)[1] for p in places), NEAR_M)
    area = shapes.hull(points, radius)
    shape = shapes.from_geojson(area)
    point = shapes.inner_point(shape)
    names = ", ".join(_at(p)[2] for p in places)
    return _relation(
        geography,
        places,
        scene.said(nodes),
        f"The area around {names}.",
        point,
        shapes.reach_m(shape, point),
        "area",
        shapes.as_geojson(shape),
        GeometryType.AREA,
    )


def _offset(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    place = _places(nodes)[0]
    if _unclear([place]):
        return place
    distance_m = _distance_m(scene, nodes)
    if distance_m is None:
        return None
    point, radius, name = _at(place)
    bearing = _bearing(scene, nodes)
    said = scene.said(nodes)
    far = f"{distance_m / 1000:g} km"
    if bearing is None:
        return _relation(
            geography, [place], said, f"Somewhere {far} from {name}, in no stated direction.",
            point, distance_m + radius, "area", shapes.circle(point, distance_m + radius),
            GeometryType.AREA,
        )  # fmt: skip
    target = shapes.offset(point, bearing, distance_m)
    return _relation(
        geography, [place], said, f"{far} from {name} at a bearing of {bearing:g} degrees.",
        target, ANGLE_SHARE * distance_m + radius, "area",
    )  # fmt: skip


def _distance_m(scene: Scene, nodes: Sequence[Node]) -> float | None:
    value, unit = None, "km"
    for node in nodes:
        word = scene.words[node.first].normal
        if node.role == "#":
            value = number_of(word)
        elif node.role == "K":
            both = number_with_unit(word)
            if both:
                value, unit = both
        elif node.role in "Uu":
            unit = word
    if value is None:
        return None
    if unit in ("m", "metre", "metres", "meter", "meters", "متر", "امتار"):
        return value
    return value * 1000 * (_KM_PER_MILE if unit in ("mile", "miles", "mi") else 1.0)


def _direction(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    place = _places(nodes)[0]
    if _unclear([place]):
        return place
    bearing = _bearing(scene, nodes)
    if bearing is None:
        return None
    point, radius, name = _at(place)
    said = scene.said(nodes)
    if place.geometry_type is GeometryType.LINE or radius > 40_000:
        return _part(scene, nodes, geography)
    distance = max(DIRECTION_M, 1.5 * radius)
    return _relation(
        geography, [place], said,
        f"{name} and a bearing of {bearing:g} degrees; no distance is given, so it is drawn "
        f"{distance / 1000:g} km away with a wide radius.",
        shapes.offset(point, bearing, distance), 0.9 * distance + radius, "area",
    )  # fmt: skip


def _between(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    places = _places(nodes)
    unclear = _unclear(places)
    if unclear:
        return unclear
    first, last = places[0], places[-1]
    if first.kind == last.kind == "governorate":
        strip = _border(scene, nodes, geography)
        if strip is not None:
            return strip
    points = geography.road_between(first, last)
    by_road = points is not None
    if points is None:
        points = [_at(first)[0], _at(last)[0]]
    rule = "along the road" if by_road else "on the straight line"
    return _line(scene, nodes, geography, places, points, rule)


def _from_to(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    places = _places(nodes)
    unclear = _unclear(places)
    if unclear:
        return unclear
    split = next(i for i, n in enumerate(nodes) if n.role == "t" and i > 0)
    sources = _places(nodes[:split])
    goals = _places(nodes[split:])
    if len(sources) == 1 and len(goals) == 1:
        return _between(scene, nodes, geography)
    points = [_at(p)[0] for p in sources]
    left = [_at(p)[0] for p in goals]
    while left:
        nearest = min(left, key=lambda p: shapes.distance_between_m(points[-1], p))
        points.append(nearest)
        left.remove(nearest)
    return _line(scene, nodes, geography, places, points, "on a line through them, nearest first")


def _line(
    scene: Scene,
    nodes: list[Node],
    geography: Geography,
    places: Sequence[PlaceMatch],
    points: list[LonLat],
    rule: str,
) -> PlaceMatch | None:
    if len({(p.lon, p.lat) for p in points}) < 2:
        return None
    point = shapes.middle(points)
    reach = max(shapes.distance_between_m(point, p) for p in points)
    names = ", ".join(_at(p)[2] for p in places)
    return _relation(
        geography, places, scene.said(nodes), f"Between {names}, {rule}.",
        point, reach + LINE_MARGIN_M, "road" if "road" in rule else "area",
        shapes.line(points), GeometryType.LINE,
    )  # fmt: skip


def _part(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """A countryside or a part of a governorate: the outline, cut in the direction named."""
    place = _places(nodes)[0]
    if _unclear([place]):
        return place
    bearing = _bearing(scene, nodes)
    rural = any(n.role == "c" for n in nodes)
    if not rural and _kind_of_name_first(scene, nodes[-1]):
        return place
    known = _known_countryside(scene, nodes, geography, place)
    if known is not None:
        return known
    whole = place if place.kind == "governorate" else geography.governorate_of_seat(place)
    said = scene.said(nodes)
    if whole is not None and rural and bearing is None:
        why = f"The countryside of {whole.name} is drawn as all of it. {whole.why}"
        return replace(whole, kind="countryside", method=MatchMethod.RELATION, why=why)
    if whole is not None and whole.geometry is not None and bearing is not None:
        shape = shapes.half_of(shapes.from_geojson(whole.geometry), bearing)
        point = shapes.inner_point(shape)
        return _relation(
            geography, [whole], said, f"The part of {whole.name} that {said!r} names.",
            point, shapes.reach_m(shape, point), "countryside", shapes.as_geojson(shape),
            GeometryType.AREA,
        )  # fmt: skip
    point, radius, name = _at(place)
    if not rural:
        if bearing is None or place.geometry_type is not GeometryType.POINT:
            return place
        if _is_noun(scene, nodes[0]):
            return _direction(scene, nodes, geography)
        return replace(
            place,
            name=said,
            point=shapes.offset(point, bearing, radius / 2),
            method=MatchMethod.RELATION,
            score=round(place.score * 0.95, 3),
            why=f"The side of {name} that {said!r} names. {place.why}",
        )
    reach = max(COUNTRYSIDE_M, 1.5 * radius)
    if bearing is None:
        area, centre = shapes.circle(point, reach), point
    else:
        area, centre = (
            shapes.sector(point, bearing, reach),
            shapes.offset(point, bearing, reach / 2),
        )
    return _relation(
        geography, [place], said, f"The countryside of {name}, {reach / 1000:g} km around it.",
        centre, reach, "countryside", area, GeometryType.AREA,
    )  # fmt: skip


def _is_noun(scene: Scene, node: Node) -> bool:
    """Arabic says "east Palmyra" for "east of Palmyra"; the adjective follows its noun instead."""
    word = scene.words[node.first].normal
    return not word.isascii() and not word.startswith("ال") and not word.endswith(("ي", "ية"))


def _kind_of_name_first(scene: Scene, node: Node) -> bool:
    """ "The southern city of Daraa", "northern Hama town of X": where X lies, not a part of it."""
    words = [w.normal for w in scene.words[node.first : node.end]]
    return "of" in words[1:3]


_SIDES = {
    0: "northern", 45: "northeastern", 90: "eastern", 135: "southeastern", 180: "southern",
    225: "southwestern", 270: "western", 315: "northwestern",
}  # fmt: skip


def _known_countryside(
    scene: Scene, nodes: Sequence[Node], geography: Geography, place: PlaceMatch
) -> PlaceMatch | None:
    bearing = _bearing(scene, nodes)
    side = _SIDES.get(int(bearing)) if bearing is not None else None
    name = (place.name or "").removesuffix(" Governorate")
    tries = [f"{side} {name} countryside", f"{name} {side} countryside"] if side else []
    if any(n.role == "c" for n in nodes) and not side:
        tries.append(f"{name} countryside")
    for text in tries:
        found = geography.named(text)
        if found is not None:
            return found
    return None


def _desert(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    place = _places(nodes)[0]
    if place.geometry_type is GeometryType.LINE or place.kind == "desert":
        return None
    if [n.role for n in nodes] == ["d", "M"] and scene.words[nodes[0].first].text.isascii():
        return None  # "desert Palmyra" is no English; Arabic says it this way round
    if _unclear([place]):
        return place
    name = (place.name or "").removesuffix(" Governorate")
    known = geography.named(f"{name} desert")
    bearing = _bearing(scene, nodes)
    if known is not None and bearing is None:
        return known
    point, radius, _ = _at(place)
    reach = max(DESERT_M, radius * 1.2)
    if bearing is None:
        area, centre = shapes.circle(point, reach), point
    else:
        area, centre = (
            shapes.sector(point, bearing, reach),
            shapes.offset(point, bearing, reach / 2),
        )
    return _relation(
        geography, [place], scene.said(nodes),
        f"The desert around {name}, drawn {reach / 1000:g} km around it.",
        centre, reach, "desert", area, GeometryType.AREA,
    )  # fmt: skip


def _said_twice(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "Western Deir ez-Zor governorate": the countryside found by its short name, and its kind."""
    place = _places(nodes)[0]
    return place if place.kind == "countryside" else None


def _border(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    places = _places(nodes)
    unclear = _unclear(places)
    if unclear:
        return unclear
    wholes = [p if p.kind == "governorate" else geography.governorate_of_seat(p) for p in places]
    outlines = [w.geometry for w in wholes if w is not None and w.geometry is not None]
    if len(outlines) != 2:
        return None
    one, other = (shapes.from_geojson(o).buffer(0.03) for o in outlines)
    strip = one.intersection(other)
    if strip.is_empty:
        return None
    point = shapes.inner_point(strip)
    return _relation(
        geography, places, scene.said(nodes),
        f"The strip along the border of {' and '.join(_at(p)[2] for p in places)}.",
        point, shapes.reach_m(strip, point), "area", shapes.as_geojson(strip), GeometryType.AREA,
    )  # fmt: skip


def _nested(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X in the Y desert": the smaller one is meant, if it can lie in the larger one."""
    places = _places(nodes)
    inner, outer = places[0], places[-1]
    if inner.status is not MatchStatus.MATCHED or outer.status is not MatchStatus.MATCHED:
        return inner if outer.status is MatchStatus.MATCHED else None
    (a, a_radius, _), (b, b_radius, name) = _at(inner), _at(outer)
    shared = set(inner.regions) & set(outer.regions)
    if not shared and shapes.distance_between_m(a, b) > a_radius + b_radius + CONTEXT_M:
        return None
    if b_radius < a_radius:
        if any(n.role == "," for n in nodes) or any(n.role == "i" for n in nodes):
            return None
        return outer
    return replace(inner, why=f"{inner.why} Said to lie in {name}.")


def _rule(pattern: str, build: Build) -> tuple[re.Pattern[str], Build]:
    return re.compile(pattern), build


_LIST = "M(?:(?:,a?|a|-)T?M)*A?"
_RULES: Sequence[tuple[re.Pattern[str], Build]] = (
    _rule("(?:D|T)?M[-a]M-?B|BbT?MaT?M|bT?(?=MaT?MB)MaT?MB", _border),
    _rule("rbT?MaT?M|M-Mr|MtMr|rfT?MtT?M|r(?:l)T?M[atw]T?M|rM-?M", _between),
    _rule("T?[dA]?bT?MaT?M", _between),
    _rule(f"fT?{_LIST},?(?:er?|iTe)?tT?{_LIST}", _from_to),
    _rule("q?(?:#[Uu]|K)(?:t?T|i?T)?D{1,2}[of]?T?M", _offset),
    _rule("D{1,2}dM|DdoT?M|DMd|Md|doT?M|dM", _desert),
    _rule("cD?oT?D?M|D{1,2}coT?M|D{1,2}Mc|MD{1,2}c|cMD{0,2}|D{1,2}cM|Mc", _part),
    _rule("D{1,2}[oO]+o?T?M", _direction),
    _rule("q?(?:#[Uu]|K)k?[fo]T?M", _offset),
    _rule("MG", _said_twice),
    _rule("(?:T?D)?Oo?T?M", _near),
    _rule("(?:iT)?n[ot]?T?M", _near),
    _rule("(?<![o])D{1,2}M", _part),
    _rule("M(?:,M)*,?aT?MA|MA", _area_word),
    _rule("M,?(?:iT?|oT?)M", _nested),
    _rule("M,M(?!,?aM)(?!,M)", _nested),
)
"""Patterns over roles, most binding first. See ``tokens.ROLES`` for the letters."""
