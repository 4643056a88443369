"""What lies on a road, or any line that a text names."""

from __future__ import annotations

from dataclasses import replace

from geo.model import LonLat, PlaceMatch
from geo.places import geometry as shapes

BESIDE_M = 5_000.0
"""How far from a road lies what stands on it, as texts have it."""


def spot_on(line: PlaceMatch, spot: PlaceMatch) -> PlaceMatch | None:
    """ "The X-Y road, 25 km south-west of Y": the spot of the road that lies nearest to that."""
    if line.geometry is None or spot.point is None or spot.radius_m is None:
        return None
    from shapely.geometry import Point
    from shapely.ops import nearest_points

    shape = shapes.from_geojson(line.geometry)
    nearest = nearest_points(shape, Point(spot.point.lon, spot.point.lat))[0]
    point = LonLat(round(nearest.x, 5), round(nearest.y, 5))
    if shapes.distance_between_m(point, spot.point) > spot.radius_m + BESIDE_M:
        return None
    return replace(spot, point=point, why=f"{spot.why} It is drawn on {line.name}.")


def passes(line: PlaceMatch, place: PlaceMatch) -> bool:
    """Whether a road comes by a town."""
    if line.geometry is None or place.point is None:
        return False
    far_m = shapes.distance_to_m(shapes.from_geojson(line.geometry), place.point)
    return far_m <= (place.radius_m or 0.0) + BESIDE_M
