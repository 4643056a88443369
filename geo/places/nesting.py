"""Relations of one place to another beside it: "X in Y", "X, Y", "X near Y".

The more exact of the two is drawn, if it can lie where the text puts it; the rest says where.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import GeometryType, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places import roads
from geo.places.extents import desert
from geo.places.kinds import WORDS, Kind
from geo.places.placing import holds, namesake_within, only_one_there, outside_m, placed_by
from geo.places.relating import TOWNS, WIDE_M
from geo.places.scene import Geography, Node, Scene, at, places, relation
from geo.places.that_side import (
    NAMESAKES,
    OUTSIDE_M,
    TOWARD_M,
    far_on_that_side,
    is_direction,
    is_offset,
    on_another_side,
    other_on_that_side,
)
from geo.places.tokens import words_of
from geo.places.unlisted import (
    CLOSE_M,
    CONTEXT_M,
    another_there,
    its_town,
    not_in_that_district,
    not_on_that_side,
    only_within,
    outside_district,
    unknown_there,
)

SHORT_M = 20_000.0
"""A place no wider than this on a road says more than the road."""
TIGHTER = 3
"""So does an area so many times tighter than a long road."""
PART_SHARE = 0.75
"""What is left of a city's score where it stands for a quarter that nobody listed."""
VILLAGES_M = 8_000.0
"""How far from a town lie the villages that a text may put in it."""
ASTRAY_M = 20_000.0
"""A place so far beyond a spot that is measured closely is not the one that stands there."""
_DISTRICTS = frozenset({"district", "subdistrict"})
_PARTS = frozenset({"village", "quarter", "junction", "landmark", "area", "farm"})
"""Kinds of what may stand in a town."""
_WIDE = frozenset({"countryside", "desert"})
"""Kinds that say where a place named before them lies: "X, south of Deir ez-Zor"."""
QUARTER_M = 5_000.0
"""How far beyond a town its quarters may lie."""
_QUARTER_OF = re.compile(r"(?:quarter|neighbou?rhood|district|suburb) of\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:quarter|neighbou?rhood)$", re.IGNORECASE)
_BETWEEN = re.compile(r"between\b|بين", re.IGNORECASE)
_ROAD = re.compile(r"\b(?:road|highway)$", re.IGNORECASE)
_NEAR = re.compile(r"(near|close|around|in the vicinity)\b|قرب|بالقرب|محيط", re.IGNORECASE)


def nested(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X in the Y desert": the smaller one is meant, if it can lie in or by the larger one."""
    inner, outer = places(nodes)[0], places(nodes)[-1]
    if outer.status is not MatchStatus.MATCHED:
        return None
    of = nodes[1].role == "o"
    if of and _is_seat(inner) and not _is_seat(outer) and _says_settled(scene, nodes[0]):
        return outer if inner.admin1 == outer.admin1 else None  # "the Homs town of Palmyra"
    if (
        of
        and inner.kind in _DISTRICTS
        and outer.kind in ("city", "governorate")
        and (inner.admin1 == outer.admin1)
    ):
        return replace(inner, why=f"{inner.why} The text puts it by {outer.name}.")
    if unknown_there(inner, outer):
        around = where_it_is_put(nodes, inner, outer)
        if around is not None:
            return around
    if inner.status is not MatchStatus.MATCHED:
        part = _QUARTER.search(inner.query) is not None and _is_settled(outer)
        there = only_one_there(inner, outer, geography)
        return there or (its_town(inner, outer) if part else inner)
    if outer.kind in _DISTRICTS and outside_district(inner, outer):
        other = namesake_within(inner, outer, geography)
        known = other is not None and not outside_district(other, outer)
        return other if known else not_in_that_district(inner, outer)
    small = outer.kind == "desert" and (outer.radius_m or 0.0) <= 2 * (inner.radius_m or 0.0)
    there = far_on_that_side(outer, inner) if is_direction(inner) and small else None
    if there is not None and any(n.role == "i" for n in nodes):
        return there  # "west of X, in the desert of Y"
    if other_on_that_side(inner, outer):
        return not_on_that_side(inner, outer)
    (a, a_radius, _), (b, b_radius, _) = at(inner), at(outer)
    shared = _shared_regions(inner, outer)
    far_m = shapes.distance_between_m(a, b)
    listed = nodes[1].role == "," and len(nodes) == 3  # "X, Y" may be two places
    if _QUARTER.search(inner.query) and far_m > a_radius + b_radius + QUARTER_M:
        return its_town(inner, outer) if _is_settled(outer) else inner
    if inner.kind in TOWNS and outer.kind == "village" and far_m > a_radius + b_radius + CLOSE_M:
        return None  # "a man from X, in the village of Y"
    if not shared and far_m > a_radius + b_radius + CONTEXT_M:
        there = namesake_within(inner, outer, geography) or far_on_that_side(inner, outer)
        guessed = inner.method is MatchMethod.FUZZY
        if there is None and inner.kind in NAMESAKES and not (listed or guessed):
            there = where_it_is_put(nodes, inner, outer)
        return there
    beyond_m = far_m - a_radius - b_radius
    on_its_way = is_direction(outer) and beyond_m <= TOWARD_M
    if beyond_m > 0 and not on_its_way and not holds(outer, a):
        named = (listed or of) and _is_seat(outer) and not _says_settled(scene, nodes[-1])
        province = named and inner.admin1 == outer.admin1  # "X, Homs" is anywhere in Homs
        namesake = None if province else namesake_within(inner, outer, geography)
        if namesake is not None:
            return namesake
        if is_direction(outer) and on_another_side(inner, outer):
            return not_on_that_side(inner, outer)
        told = is_offset(outer) or (_is_near_a_town(outer) and outer.kind != "city")
        told = told or (inner.kind in _PARTS and nodes[1].role == "i" and _is_called_a_town(outer))
        if told and beyond_m > ASTRAY_M and b_radius < CLOSE_M:
            return another_there(inner, outer)
    if inner.kind == "countryside" and a_radius > WIDE_M > b_radius and _NEAR.match(outer.query):
        drawn = inner.geometry is not None and outside_m(outer, inner) <= OUTSIDE_M
        return outer if drawn or far_m <= a_radius else None  # "in the countryside of X, near Y"
    beside_it = any(n.role == "n" for n in nodes) or outer.method is MatchMethod.RELATION
    is_line = inner.geometry_type is GeometryType.LINE  # "the road between X and Y, east of Z"
    if is_line and is_offset(outer) and (spot := roads.spot_on(inner, outer)) is not None:
        return spot
    if is_line and outer.geometry_type is not GeometryType.LINE and _NEAR.match(outer.query):
        return outer  # "the X-Y road, near Z"
    tighter = b_radius < max(SHORT_M, a_radius / TIGHTER)
    on_it = tighter and any(n.role == "i" for n in nodes)
    if is_line and on_it and (not _is_seat(outer) or roads.passes(inner, outer)):
        return outer  # "the X-Y road, in the Z area", and not "the X-Y road in Homs", far from it
    if inner.kind == "river" and outer.method is MatchMethod.RELATION and b_radius < WIDE_M:
        return _on_its_side(inner, outer)  # "east of the Euphrates, 8 km from X"
    if inner.kind == "desert" and a_radius > WIDE_M > b_radius and nodes[1].role == "o":
        return desert(scene, nodes[-1:], geography)  # "the Badya of X", as others write it
    if _is_wide_by(inner, outer) and far_m <= a_radius:
        return outer  # "the desert of X, close to the village of Y"
    if a_radius > b_radius and not is_line and any(n.role == "i" for n in nodes):
        return _part_within(scene, nodes, geography, inner, outer)
    apart = nodes[1].role == "o" and beyond_m > 0  # "the Sukhna area of Homs": of its governorate
    if b_radius >= a_radius or beside_it or is_line or apart:
        return placed_by(inner, outer, not listed)
    return outer if all(n.role not in ",i" for n in nodes) else None


def where_it_is_put(nodes: list[Node], inner: PlaceMatch, outer: PlaceMatch) -> PlaceMatch | None:
    """The area, the spot or the town that an unknown place is said to lie in or by, if it says
    where; what only its governorate is said of stays for a person to place."""
    if outer.geometry_type is GeometryType.AREA or is_offset(outer):
        return only_within(inner, outer)
    if is_small(outer) and any(n.role in "iVv" for n in nodes):
        return only_within(inner, outer, VILLAGES_M)
    if _is_near_a_town(outer):
        return only_within(inner, outer, CLOSE_M)
    if outer.kind == "city" and nodes[1].role in ("i", "o") and _QUARTER.search(inner.query):
        city = only_within(inner, outer)  # "the X neighbourhood in Homs": in the city
        return replace(city, score=round(outer.score * PART_SHARE, 3))
    return None


def _is_seat(place: PlaceMatch) -> bool:
    """A governorate's capital, whose name may stand for all of it."""
    return place.kind == "city" and (place.admin2 is None or place.admin2.endswith(("00", "01")))


def _says_settled(scene: Scene, node: Node) -> bool:
    return bool(WORDS.get(scene.words[node.end - 1].normal, 0) & Kind.SETTLEMENT)


def _shared_regions(inner: PlaceMatch, outer: PlaceMatch) -> set[str]:
    """Regions that hold both; of a town its district, for "X in Abu Kamal" is not all of Deir
    ez-Zor, while the name of a governorate's capital may stand for all of it."""
    shared = set(inner.regions) & set(outer.regions)
    capital = outer.admin2 is None or outer.admin2.endswith(("00", "01"))
    if outer.kind in ("city", "town", "village") and not capital:
        return {code for code in shared if code != outer.admin1}
    return shared


def _reaches(inner: PlaceMatch, outer: PlaceMatch) -> bool:
    """Whether a place is wider than the one it is named with, and that lies in it."""
    if inner.point is None or outer.point is None:
        return (inner.radius_m or 0) > (outer.radius_m or 0)
    (a, a_radius, _), (b, b_radius, _) = at(inner), at(outer)
    return a_radius > b_radius and shapes.distance_between_m(a, b) <= a_radius


def _not_near(city: PlaceMatch, outer: PlaceMatch) -> bool:
    """ "Deir ez-Zor near Dhiban", 45 km away: nobody says of a city that it is near a village."""
    if not _NEAR.match(outer.query) or outer.status is not MatchStatus.MATCHED:
        return False
    (a, a_radius, _), (b, b_radius, _) = at(city), at(outer)
    return shapes.distance_between_m(a, b) > a_radius + b_radius + CLOSE_M


def _is_wide_by(wide: PlaceMatch, spot: PlaceMatch) -> bool:
    """A wide desert or countryside that is told with what is near to where it was in it."""
    near = spot.geometry_type is GeometryType.POINT and _NEAR.match(spot.query) is not None
    return near and wide.kind in _WIDE and (wide.radius_m or 0.0) > max(WIDE_M, spot.radius_m or 0)


def _is_near_a_town(place: PlaceMatch) -> bool:
    """ "Near X", of a town or village; a great city is near to many places, as texts have it."""
    settled = place.kind in ("city", "town", "village") and not _is_seat(place)
    return settled and _NEAR.match(place.query) is not None


def _is_called_a_town(place: PlaceMatch) -> bool:
    """ "The town of X", where the name alone may stand for its district."""
    called = any(WORDS.get(w.normal, 0) & Kind.SETTLEMENT for w in words_of(place.query))
    return called and _is_settled(place) and not _is_seat(place)


def is_small(place: PlaceMatch) -> bool:
    """A village, town or area so small that it says where an unknown place in it lies."""
    settled = place.kind in ("village", "town", "area")
    return settled and place.point is not None and (place.radius_m or 0.0) <= CLOSE_M


def _is_settled(place: PlaceMatch) -> bool:
    return place.kind in ("city", "town", "village")


def _on_its_side(river: PlaceMatch, outer: PlaceMatch) -> PlaceMatch:
    return replace(outer, why=f"{outer.why} {river.query!r} says on which side.")


def _part_within(
    scene: Scene, nodes: list[Node], geography: Geography, inner: PlaceMatch, outer: PlaceMatch
) -> PlaceMatch | None:
    """ "the Syrian Desert in Homs governorate": what lies in both."""
    if inner.geometry is None or outer.geometry is None:
        return None
    both = shapes.from_geojson(inner.geometry).intersection(shapes.from_geojson(outer.geometry))
    if both.is_empty:
        return None
    if inner.method is MatchMethod.RELATION and not shapes.holds(both, at(inner)[0]):
        return placed_by(inner, outer)  # "the desert of X in western Y", with X at its edge
    point = shapes.inner_point(both)
    return relation(
        geography, [inner, outer], scene.said(nodes),
        f"The part of {inner.name} that lies in {outer.name}.", point,
        shapes.reach_m(both, point), inner.kind or "area", shapes.as_geojson(both),
        inner.geometry_type,
    )  # fmt: skip


def beside(scene: Scene, nodes: list[Node], geography: Geography) -> PlaceMatch | None:
    """ "X near Y", "X 10 km north of Y": X is meant, if it can lie there."""
    inner, outer = places(nodes)
    if inner.place_id is not None and inner.place_id == outer.place_id:
        return inner  # "محطة الضخ الثالثة T3": two names of one place
    if _QUARTER_OF.match(outer.query) and outer.point is not None and inner.point is not None:
        (a, a_radius, _), (b, b_radius, _) = at(inner), at(outer)
        near = shapes.distance_between_m(a, b) <= a_radius + b_radius + QUARTER_M
        return placed_by(inner, outer) if near else its_town(inner, outer)
    related = outer.method is MatchMethod.RELATION
    if not related and outer.kind not in _WIDE:
        return None
    inner_type, outer_type = inner.geometry_type, outer.geometry_type
    if _ROAD.search(inner.query) and inner_type is outer_type is GeometryType.POINT and related:
        return outer  # "the Palmyra road near Sukhnah": wherever that road leads
    if inner_type is GeometryType.POINT:
        on_a_side = is_direction(outer) and (inner.radius_m or 0.0) <= WIDE_M
        if outer_type is GeometryType.POINT and _reaches(inner, outer) and not on_a_side:
            return outer  # "the Euphrates near X", and not "Jabal Y near X", 40 km from it
        if inner.kind == "city" and _not_near(inner, outer):
            return None  # "a clerk of the council of X near Y": two places
        return nested(scene, nodes, geography)
    if related and inner_type is GeometryType.LINE and outer_type is GeometryType.POINT:
        return outer  # "the bank of the Euphrates near X"
    if related and inner_type is GeometryType.AREA and outer.status is MatchStatus.MATCHED:
        (a, a_radius, _), (b, b_radius, name) = at(inner), at(outer)
        if shapes.distance_between_m(a, b) > a_radius + b_radius + CONTEXT_M:
            return None
        along = outer_type is GeometryType.LINE and not _BETWEEN.match(outer.query)
        beyond = _NEAR.match(outer.query) and shapes.distance_between_m(a, b) > a_radius + b_radius
        wide = a_radius > max(WIDE_M, b_radius)
        if inner.kind in (*_WIDE, "area") and wide and not (along or beyond):
            return outer  # "the Syrian desert between X and Y", "the Homs desert east of X"
        if outer_type is GeometryType.POINT:
            return replace(inner, why=f"{inner.why} The text puts it by {name}.")
    if inner_type is outer_type is GeometryType.AREA and outer.status is MatchStatus.MATCHED:
        (a, a_radius, _), (b, b_radius, name) = at(inner), at(outer)
        if a_radius < b_radius and shapes.distance_between_m(a, b) <= a_radius + b_radius:
            return replace(inner, why=f"{inner.why} The text puts it by {name}.")
    return None
