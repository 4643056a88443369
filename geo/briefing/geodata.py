"""The view as geodata: GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.briefing.options import Options
from geo.briefing.records import DATE_COLUMNS, INT_COLUMNS, PARTY_COLUMNS, REAL_COLUMNS, blocks
from geo.briefing.records import Block as Records
from geo.briefing.view import BriefingView
from geo.maps.style import NOT_SAFE_NOTE
from geo.model import Incident

DIGITS = 6
"""Decimal degrees kept: a tenth of a metre."""


def geometry_of(incident: Incident) -> dict[str, Any] | None:
    """The GeoJSON geometry of an incident's place in WGS 84; None without a place."""
    match = incident.place.match
    if match.point is None:
        return None
    return _geometry_at(match.point.lon, match.point.lat, match.geometry)


def _geometry_at(
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


def write_geojson(view: BriefingView, path: Path, options: Options) -> None:
    """RFC 7946; the filter, the summary and the time stand as foreign members at the top."""
    head = {
        "type": "FeatureCollection",
        "filter": view.filter_sentence,
        "summary": view.headline,
        "made_on": view.made_on.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "note": f"A count that is null or absent is unknown, never 0. {NOT_SAFE_NOTE}",
    }
    shapes: dict[int, tuple[Any, str]] = {}
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1])
        file.write(', "features": [')
        between = "\n"
        for block in blocks(view):
            lines = ",\n".join(_features(block, shapes))
            if lines:
                file.write(between + lines)
                between = ",\n"
        file.write("\n]}\n")


def _features(block: Records, shapes: dict[int, tuple[Any, str]]) -> Iterator[str]:
    """Each feature as JSON, put together from whole columns: a dictionary each is slower.

    ``shapes``: the text of each shape that was written already, by the identity of its object.
    """
    written = [_written(name, values) for name, values in block.columns.items()]
    members = [column for column in written if column]
    columns = block.columns
    places = zip(columns["id"], columns["lon"], columns["lat"], block.geometries, strict=True)
    for (key, lon, lat, geometry), parts in zip(places, zip(*members, strict=True), strict=True):
        if lon is None:
            where = "null"
        elif geometry is None:
            where = f'{{"type":"Point","coordinates":[{round(lon, DIGITS)},{round(lat, DIGITS)}]}}'
        else:
            if id(geometry) not in shapes:
                made = json.dumps(_geometry_at(lon, lat, geometry), separators=(",", ":"))
                shapes[id(geometry)] = (geometry, made)
            where = shapes[id(geometry)][1]
        yield (
            f'{{"type":"Feature","id":{key},"geometry":{where},'
            f'"properties":{{{"".join(parts)[1:]}}}}}'
        )


def _written(name: str, values: Sequence[Any]) -> list[str] | None:
    """A column's members like ``,"date":"2022-03-01"``; of parties only where they are known."""
    start = f',"{name}":'
    if name in _PARTY:
        if not any(value is not None for value in values):
            return None
        return ["" if value is None else f"{start}{value}" for value in values]
    if name in INT_COLUMNS or name in REAL_COLUMNS:
        return [f"{start}null" if value is None else f"{start}{value}" for value in values]
    encode = json.JSONEncoder(ensure_ascii=False).encode
    dated = name in DATE_COLUMNS
    known = {
        value: start + encode(value.isoformat() if dated and value else value)
        for value in set(values)
    }
    return [known[value] for value in values]


_PARTY = frozenset(PARTY_COLUMNS)
