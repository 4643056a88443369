"""What is said to belong to a place: "X, a village of Y", "X, which belongs to the town of Y"."""

from __future__ import annotations

from dataclasses import replace

from geo.model import GeometryType, MatchMethod, PlaceMatch
from geo.places.geometry import distance_between_m
from geo.places.nesting import VILLAGES_M, is_small, nested, where_it_is_put
from geo.places.placing import ANOTHER_M, outside_m
from geo.places.scene import Geography, Node, Scene, at, places
from geo.places.tokens import OTHER
from geo.places.unlisted import CONTEXT_M, its_town, only_within

_WHICH = frozenset("which that is was administratively".split())


def located(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X, which belongs to the town of Y", "X, located 10 km east of Y", "X, a village of Y"."""
    inner = places(nodes)[0]
    if inner.kind == "city" or inner.geometry_type is not GeometryType.POINT:
        return None
    said = {w.normal for n in nodes if n.role == OTHER for w in scene.words[n.first : n.end]}
    return nested(scene, nodes, geography) if said <= _WHICH else None


def village_of(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "A village of X", "a village in the X district": not X itself, but in it or by it."""
    around = places(nodes)[0]
    if scene.words[nodes[0].first].normal not in ("a", "an") or not is_small(around):
        return None
    why = f"A village of {around.name}, so it is drawn with the villages around. {around.why}"
    reach = max(around.radius_m or 0.0, VILLAGES_M)
    return replace(around, method=MatchMethod.RELATION, radius_m=reach, why=why)


def village_by(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X village near Y": not the town of X a long way from Y, but a village without a row."""
    named, by = places(nodes)
    if named.point is None or by.point is None:
        return None
    (a, _, _), (b, _, _) = at(named), at(by)
    far = named.kind == "town" and distance_between_m(a, b) > CONTEXT_M
    return where_it_is_put(nodes, named, by) if far and is_small(by) else None


def village_in(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X village in the Y countryside": not the town of X in another governorate."""
    named, around = places(nodes)
    town = named.point is not None and named.kind != "village"
    if town and around.point is not None and outside_m(named, around) > ANOTHER_M:
        return only_within(named, around)
    return nested(scene, [nodes[0], *nodes[2:]], geography)


def street_in(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X street in Y": a street of Y that has the name of the town of X."""
    named, city = places(nodes)
    is_street = scene.words[nodes[1].first].normal == "street"
    return its_town(named, city) if is_street and city.kind in ("city", "town") else None
