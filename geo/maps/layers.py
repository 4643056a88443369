"""What the map in the browser is made of: folium's map, the packed incidents, masks, areas.

Layout of the packed incidents (before gzip), n rows in the order of the frame: a header of 32
bytes, little endian, then the columns, each as byte planes (the lowest byte of every row, then the
next one): so the noise of one byte does not spoil the order of the others for gzip.

- header: ``uint32`` magic, version, n, number of rows without a date (they come first); two
  ``float64``: x and y of the origin
- ``int32`` x, y: Web Mercator from the origin, x to the east and y to the south, in steps of
  1.2 m at the equator; 0 without a place
- ``uint16`` radius_m in steps of 20 m, rounded up, at most 1,310 km
- ``int32`` id, day (since 1970-01-01): each as the difference from the row before
- ``uint16`` killed_min, killed_max, wounded_min, wounded_max: 0 an open upper end, 1 unknown, else
  the count and 2; an upper end that is known counts from its lower end
- ``uint8`` event_type, victims (one bit a party), flags: status (bits 0-1), category (bit 2),
  geometry type (bits 3-4), synthetic (bit 5), has a place (bit 6); codes index the enums of
  `geo.frame`
"""

from __future__ import annotations

import base64
import gzip
import json
import struct
import zlib
from collections.abc import Iterable
from typing import Any

import numpy as np

from geo.frame import Bools, Column, Frame
from geo.model import GeometryType, Incident
from geo.near import Near

MAGIC = 0x49444142  # "BADI"
VERSION = 2
HEADER = struct.Struct("<4I2d")
ORIGIN_LON_LAT = (39.0, 35.0)
CENTRE_LAT_LON = (34.9, 38.9)
"""Between Homs and Deir ez-Zor. Latitude first: folium's order, nowhere else."""
START_ZOOM = 7
MIN_ZOOM, MAX_ZOOM = 5, 16
MOST_COUNT = 32_767
STEPS = 2**25
"""Steps of the packed positions around the world."""
RADIUS_STEP_M = 20
BOUNDS_LAT_LON = ((27.6, 29.1), (40.9, 48.9))
"""Where the built-in basemap ends (south west, north east): the map stays within."""


def build_map() -> tuple[str, str]:
    """Make folium's map; return its script and the name of the variable that holds the map.

    No tiles, icons or popups: the script needs nothing but Leaflet as ``L``.
    """
    import folium

    figure_map = folium.Map(
        location=CENTRE_LAT_LON,
        zoom_start=START_ZOOM,
        tiles=None,
        min_zoom=MIN_ZOOM,
        max_zoom=MAX_ZOOM,
        zoom_control=False,
        attribution_control=False,
        max_bounds=True,
        min_lat=BOUNDS_LAT_LON[0][0],
        min_lon=BOUNDS_LAT_LON[0][1],
        max_lat=BOUNDS_LAT_LON[1][0],
        max_lon=BOUNDS_LAT_LON[1][1],
        zoom_snap=0.5,
        wheel_px_per_zoom_level=90,
        max_bounds_viscosity=0.8,
        # without tiles, folium leaves the limits of the zoom out
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
    )
    # a fixed name: the same script for everybody, for ever
    figure_map._id = "badia"
    figure: Any = figure_map.get_root()
    figure.render()
    return str(figure.script.render()), str(figure_map.get_name())


def mercator(lon: Column, lat: Column) -> tuple[Column, Column]:
    """Web Mercator as a share of the world: x from 180° W eastward, y from the top southward."""
    sine = np.sin(np.radians(np.asarray(lat, dtype=np.float64)))
    x = (np.asarray(lon, dtype=np.float64) + 180) / 360
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return x, y


def pack_incidents(frame: Frame) -> bytes:
    """All rows of the frame, gzipped; the layout stands at the top of this file."""
    x, y = mercator(frame["lon"], frame["lat"])
    origin_lon, origin_lat = ORIGIN_LON_LAT
    x0, y0 = (float(v[0]) for v in mercator(np.array([origin_lon]), np.array([origin_lat])))
    placed = frame.has_place
    flags = (
        frame["status"]
        | (frame["category"] << 2)
        | (frame["geometry_type"] << 3)
        | (frame["synthetic"] << 5)
        | (placed.astype(np.uint8) << 6)
    )
    radius = np.ceil(np.nan_to_num(frame["radius_m"]) / RADIUS_STEP_M)
    parts = [
        HEADER.pack(MAGIC, VERSION, len(frame), int((~frame.has_day).sum()), x0, y0),
        _planes(np.where(placed, np.round((x - x0) * STEPS), 0), "<i4"),
        _planes(np.where(placed, np.round((y - y0) * STEPS), 0), "<i4"),
        _planes(np.minimum(radius, np.iinfo(np.uint16).max), "<u2"),
        _planes(_differences(frame["id"]), "<i4"),
        _planes(_differences(frame["day"]), "<i4"),
        *_counts(frame["killed_min"], frame["killed_max"]),
        *_counts(frame["wounded_min"], frame["wounded_max"]),
        frame["event_type"].tobytes(),
        frame["victims"].tobytes(),
        flags.astype(np.uint8).tobytes(),
    ]
    # level 6 would take three times as long and save two in a hundred
    return gzip.compress(b"".join(parts), compresslevel=4, mtime=0)


def _planes(column: Column, kind: str) -> bytes:
    cast = np.ascontiguousarray(column.astype(kind))
    return cast.view(np.uint8).reshape(len(cast), cast.itemsize).T.tobytes()


def _differences(column: Column) -> Column:
    """From the row before, the first from 0; they wrap around as 32-bit numbers do."""
    return np.diff(column.astype(np.int32), prepend=np.int32(0))


def _counts(low: Column, high: Column) -> tuple[bytes, bytes]:
    low, high = np.minimum(low, MOST_COUNT), np.minimum(high, MOST_COUNT)
    above = np.where(high >= 0, high - np.maximum(low, 0), high)
    return _planes(low + 2, "<u2"), _planes(above + 2, "<u2")


def pack_mask(mask: Bools) -> str:
    """One bit a row of the frame, the first row lowest, deflated, in base64."""
    packed = np.packbits(mask, bitorder="little").tobytes()
    return base64.b64encode(zlib.compress(packed, 6)).decode("ascii")


def areas_and_lines(incidents: Iterable[Incident]) -> dict[str, Any]:
    """GeoJSON of the places that are no points, each once, for incidents of any geometry.

    Properties: ``type`` ("area" or "line"), ``incidents`` (ids), ``point`` (lon, lat, where the
    symbols stand), ``area_m2`` (0 for a line), ``name`` and ``name_ar`` of the place.
    """
    features: dict[str, dict[str, Any]] = {}
    for incident in incidents:
        match = incident.place.match
        if match.geometry_type is GeometryType.POINT or not match.geometry or not match.point:
            continue
        key = json.dumps([match.geometry, match.point.lon, match.point.lat], sort_keys=True)
        feature = features.get(key)
        if feature is None:
            feature = features[key] = {
                "type": "Feature",
                "geometry": dict(match.geometry),
                "properties": {
                    "type": str(match.geometry_type),
                    "point": [match.point.lon, match.point.lat],
                    "area_m2": _area_m2(dict(match.geometry)),
                    "name": match.name,
                    "name_ar": match.name_ar,
                    "incidents": [],
                },
            }
        feature["properties"]["incidents"].append(incident.id)
    return {"type": "FeatureCollection", "features": list(features.values())}


def near_data(near: Near | None) -> dict[str, Any] | None:
    """The condition "within so many km of here" as the map draws it: a spot, or a road's points."""
    if near is None:
        return None
    points = near.line or (near.point,)
    return {
        "points": [[p.lon, p.lat] for p in points],
        "km": near.radius_km,
        "name": near.name,
    }


def pack_json(content: Any) -> bytes:
    """Any JSON value, gzipped, the same bytes for the same content."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)


def _area_m2(geometry: dict[str, Any]) -> float:
    """Area on the WGS 84 ellipsoid; 0 for a line."""
    from pyproj import Geod
    from shapely.geometry import shape
    from shapely.geometry.polygon import orient

    shape_ = shape(geometry)
    polygons = getattr(shape_, "geoms", [shape_])
    geod = Geod(ellps="WGS84")
    return float(
        sum(
            abs(geod.geometry_area_perimeter(orient(polygon))[0])
            for polygon in polygons
            if polygon.geom_type == "Polygon"
        )
    )
