"""The view as geodata: GeoJSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.briefing.options import Options
from geo.briefing.records import PARTY_COLUMNS, Value, record
from geo.briefing.view import BriefingView
from geo.maps.style import NOT_SAFE_NOTE
from geo.model import GOVERNORATES, Incident

DIGITS = 6
"""Decimal degrees kept: a tenth of a metre."""


def geometry_of(incident: Incident) -> dict[str, Any] | None:
    """The GeoJSON geometry of an incident's place in WGS 84; None without a place."""
    match = incident.place.match
    if match.point is None:
        return None
    return geometry_at(match.point.lon, match.point.lat, match.geometry)


def geometry_at(
    lon: float | None, lat: float | None, geometry: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    """The area or line, else the point; polygons follow the right-hand rule of RFC 7946."""
    import shapely
    from shapely.geometry import mapping, shape

    if lon is None or lat is None:
        return None
    if not geometry:
        return {"type": "Point", "coordinates": [round(lon, DIGITS), round(lat, DIGITS)]}
    found: dict[str, Any] = mapping(shapely.orient_polygons(shape(dict(geometry))))
    return found


def located(view: BriefingView) -> Iterator[tuple[dict[str, Any] | None, dict[str, Value]]]:
    """Geometry and record of each incident, in the order of their numbers."""
    names = {**GOVERNORATES, **view.region_names}
    shapes: dict[int, tuple[Any, dict[str, Any] | None]] = {}
    for number, flat in enumerate(view.flat(), start=1):
        geometry: dict[str, Any] | None
        if flat.geometry is None or flat.lon is None:
            geometry = geometry_at(flat.lon, flat.lat, None)
        else:
            # the store hands out one object for one shape, which many incidents may share
            key = id(flat.geometry)
            if key not in shapes:
                made = geometry_at(flat.lon, flat.lat, flat.geometry)
                shapes[key] = (flat.geometry, made)
            geometry = shapes[key][1]
        yield geometry, record(number, flat, names)


def features(view: BriefingView) -> Iterator[dict[str, Any]]:
    for geometry, values in located(view):
        properties = {
            key: value.isoformat() if isinstance(value, dt.date) else value
            for key, value in values.items()
            if value is not None or key not in _PARTY
        }
        yield {
            "type": "Feature",
            "id": values["id"],
            "geometry": geometry,
            "properties": properties,
        }


_PARTY = frozenset(PARTY_COLUMNS)


def write_geojson(view: BriefingView, path: Path, options: Options) -> None:
    """RFC 7946; the filter, the summary and the time stand as foreign members at the top."""
    head = {
        "type": "FeatureCollection",
        "filter": view.filter_sentence,
        "summary": view.headline,
        "made_on": view.made_on.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "note": f"A count that is null or absent is unknown, never 0. {NOT_SAFE_NOTE}",
    }
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1])
        file.write(', "features": [')
        for i, feature in enumerate(features(view)):
            file.write((",\n" if i else "\n") + encode(feature))
        file.write("\n]}\n")
