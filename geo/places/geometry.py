"""Shapes on the ellipsoid for places that are only named by their relation to others.

Distances in metres, bearings in degrees clockwise from north, GeoJSON in WGS 84 lon, lat.
pyproj and shapely are imported on first use: most look-ups need neither.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.model import LonLat

if TYPE_CHECKING:
    from pyproj import Geod
    from shapely.geometry.base import BaseGeometry

Geometry = Mapping[str, Any]
_DIGITS = 5


@lru_cache(maxsize=1)
def _geod() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def offset(start: LonLat, bearing_deg: float, distance_m: float) -> LonLat:
    """The point at a distance and bearing from ``start``."""
    lon, lat, _ = _geod().fwd(start.lon, start.lat, bearing_deg, distance_m)
    return LonLat(round(lon, _DIGITS), round(lat, _DIGITS))


def distance_between_m(a: LonLat, b: LonLat) -> float:
    """Great-circle distance, good to 0.5 %."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * 6_371_000 * math.asin(min(1.0, math.sqrt(half)))


def distance_to_m(geometry: BaseGeometry, point: LonLat) -> float:
    """Metres from a point to the nearest part of a shape, 0 within it."""
    from shapely.geometry import Point
    from shapely.ops import nearest_points

    near = nearest_points(geometry, Point(point.lon, point.lat))[0]
    return distance_between_m(point, LonLat(near.x, near.y))


def length_m(points: Sequence[LonLat]) -> float:
    """Metres along the points."""
    return sum(distance_between_m(a, b) for a, b in pairwise(points))


def middle(points: Sequence[LonLat]) -> LonLat:
    """The point half-way along a chain of points."""
    legs = [distance_between_m(a, b) for a, b in pairwise(points)]
    rest = sum(legs) / 2
    for (a, b), leg in zip(pairwise(points), legs, strict=True):
        if rest <= leg and leg > 0:
            share = rest / leg
            return LonLat(
                round(a.lon + share * (b.lon - a.lon), _DIGITS),
                round(a.lat + share * (b.lat - a.lat), _DIGITS),
            )
        rest -= leg
    return points[-1]


def line(points: Sequence[LonLat]) -> Geometry:
    """The points as a GeoJSON line."""
    return {"type": "LineString", "coordinates": [[p.lon, p.lat] for p in points]}


def along(coordinates: Sequence[Sequence[float]], steps: int = 60) -> tuple[list[float], ...]:
    """Longitudes and latitudes of points spread evenly over a line's legs."""
    lons, lats = [], []
    for (lon_a, lat_a), (lon_b, lat_b) in pairwise(coordinates):
        for i in range(steps + 1):
            lons.append(lon_a + (lon_b - lon_a) * i / steps)
            lats.append(lat_a + (lat_b - lat_a) * i / steps)
    return lons, lats


def circle(centre: LonLat, radius_m: float, corners: int = 36) -> Geometry:
    """A polygon of ``corners`` points at ``radius_m`` around a centre."""
    steps = [360.0 * i / corners for i in range(corners)]
    ring = [offset(centre, -bearing, radius_m) for bearing in steps]
    return {"type": "Polygon", "coordinates": [[[p.lon, p.lat] for p in [*ring, ring[0]]]]}


def sector(centre: LonLat, bearing_deg: float, radius_m: float, half_angle: float = 60) -> Geometry:
    """The slice of a circle that lies in one direction from its centre."""
    steps = [bearing_deg + half_angle - i * half_angle / 9 for i in range(19)]
    ring = [centre, *(offset(centre, bearing, radius_m) for bearing in steps), centre]
    return {"type": "Polygon", "coordinates": [[[p.lon, p.lat] for p in ring]]}


def half_of(outline: BaseGeometry, bearing_deg: float, share: float = 0.5) -> BaseGeometry:
    """The part of an outline that lies in one direction, cut where ``share`` of its extent is left.

    The cut runs across the direction, in a local plane, through the outline's own extent.
    """
    import shapely
    from shapely.geometry import Polygon

    centre = outline.centroid
    squeeze = math.cos(math.radians(centre.y))
    east, north = math.sin(math.radians(bearing_deg)), math.cos(math.radians(bearing_deg))
    coordinates = shapely.get_coordinates(outline)
    along = (coordinates[:, 0] - centre.x) * squeeze * east + (coordinates[:, 1] - centre.y) * north
    cut = along.max() - share * (along.max() - along.min())
    wide = 20.0
    corners = [(cut, -wide), (cut, wide), (wide, wide), (wide, -wide)]
    plane = [
        (centre.x + (a * east + s * north) / squeeze, centre.y + a * north - s * east)
        for a, s in corners
    ]
    return outline.intersection(Polygon(plane))


def common_edge(outlines: Sequence[BaseGeometry], margin_m: float) -> BaseGeometry:
    """What lies within a margin of every one of several outlines, empty if nothing does.

    The margin is taken in degrees of latitude, which is close enough for an area without a line.
    """
    import shapely

    wide = [outline.buffer(margin_m / 111_000, quad_segs=4) for outline in outlines]
    return shapely.intersection_all(wide)


def hull(points: Sequence[LonLat], margin_m: float) -> Geometry:
    """The area around several points, with a margin."""
    from shapely.geometry import MultiPoint, mapping

    corners = [c for p in points for c in circle(p, margin_m, 16)["coordinates"][0]]
    found: Geometry = mapping(MultiPoint(corners).convex_hull)
    return found


def as_geojson(geometry: BaseGeometry) -> Geometry:
    """GeoJSON of a shape, with degrees rounded to a metre."""
    import shapely
    from shapely.geometry import mapping

    found: Geometry = mapping(shapely.set_precision(geometry, 10**-_DIGITS))
    return found


def from_geojson(geometry: Geometry) -> BaseGeometry:
    """The shape of a GeoJSON geometry, in degrees."""
    from shapely.geometry import shape

    found: BaseGeometry = shape(dict(geometry))
    return found


def holds(geometry: BaseGeometry, point: LonLat) -> bool:
    """Whether a shape or its edge holds a point."""
    from shapely.geometry import Point

    return bool(geometry.covers(Point(point.lon, point.lat)))


def inner_point(geometry: BaseGeometry) -> LonLat:
    """The middle of an area, or a point inside it where its middle lies without."""
    point = geometry.centroid
    if not geometry.contains(point):
        point = geometry.representative_point()
    return LonLat(round(point.x, _DIGITS), round(point.y, _DIGITS))


def reach_m(geometry: BaseGeometry, point: LonLat) -> float:
    """The radius around ``point`` within which nine tenths of a shape's corners lie."""
    import shapely

    far = sorted(
        distance_between_m(point, LonLat(lon, lat))
        for lon, lat in shapely.get_coordinates(geometry)
    )
    return far[int(0.9 * (len(far) - 1))]
