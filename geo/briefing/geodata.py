"""The view as geodata: GeoJSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.briefing.options import Options
from geo.briefing.records import PARTY_COLUMNS, records
from geo.briefing.view import BriefingView
from geo.maps.style import NOT_SAFE_NOTE
from geo.model import GeometryType, Incident

DIGITS = 6
"""Decimal degrees kept: a tenth of a metre."""


def geometry_of(incident: Incident) -> dict[str, Any] | None:
    """The GeoJSON geometry of an incident's place in WGS 84; None without a place.

    Polygons follow the right-hand rule of RFC 7946.
    """
    import shapely
    from shapely.geometry import mapping, shape

    match = incident.place.match
    if match.point is None:
        return None
    if match.geometry_type is GeometryType.POINT or not match.geometry:
        point = [round(match.point.lon, DIGITS), round(match.point.lat, DIGITS)]
        return {"type": "Point", "coordinates": point}
    oriented = shapely.orient_polygons(shape(dict(match.geometry)))
    found: dict[str, Any] = mapping(oriented)
    return found


def features(view: BriefingView) -> Iterator[dict[str, Any]]:
    for incident, record in zip(view.incidents, records(view), strict=True):
        properties = {
            key: value.isoformat() if isinstance(value, dt.date) else value
            for key, value in record.items()
            if value is not None or key not in PARTY_COLUMNS
        }
        yield {
            "type": "Feature",
            "id": incident.id,
            "geometry": geometry_of(incident),
            "properties": properties,
        }


def write_geojson(view: BriefingView, path: Path, options: Options) -> None:
    """RFC 7946; the filter, the summary and the time stand as foreign members at the top."""
    head = {
        "type": "FeatureCollection",
        "filter": view.filter_sentence,
        "summary": view.headline,
        "made_on": view.made_on.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "note": f"A count that is null or absent is unknown, never 0. {NOT_SAFE_NOTE}",
    }
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1])
        file.write(', "features": [')
        for i, feature in enumerate(features(view)):
            file.write(",\n" if i else "\n")
            file.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
        file.write("\n]}\n")
