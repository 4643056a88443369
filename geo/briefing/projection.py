"""The printed map's projection, and what of it must be told: its name and true north."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geo.model import LonLat

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry

EPSG = 32637
NAME = "UTM zone 37N, WGS 84 (EPSG:32637)"
"""Covers 36 to 42 E: the whole area between Homs and the Iraqi border."""

Box = tuple[float, float, float, float]
Floats = npt.NDArray[np.float64]


@cache
def _transformer() -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs(4326, EPSG, always_xy=True)


def project(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """WGS 84 degrees to metres east and north."""
    x, y = _transformer().transform(np.asarray(lon, dtype=float), np.asarray(lat, dtype=float))
    return np.asarray(x), np.asarray(y)


def unproject(x: float, y: float) -> LonLat:
    """Metres east and north to WGS 84 degrees."""
    lon, lat = _transformer().transform(x, y, direction="INVERSE")
    return LonLat(float(lon), float(lat))


def projected_box(box: Box) -> Box:
    """The box in metres around one in degrees."""
    west, south, east, north = box
    x, y = project([west, west, east, east], [south, north, south, north])
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def project_geometry(geometry: BaseGeometry) -> BaseGeometry:
    """A shapely geometry in WGS 84 degrees as one in metres."""
    import shapely

    return shapely.transform(geometry, lambda xy: np.column_stack(project(xy[:, 0], xy[:, 1])))


def ground_scale(at: LonLat) -> float:
    """Projected metres for one metre on the ground at a point (near 1)."""
    from pyproj import Proj

    return float(Proj(EPSG).get_factors(at.lon, at.lat).meridional_scale)


def true_north_deg(at: LonLat) -> float:
    """Angle of true north from the map's upward axis, clockwise positive."""
    from pyproj import Proj

    return -float(Proj(EPSG).get_factors(at.lon, at.lat).meridian_convergence)
