"""The view as a GeoPackage: a layer a kind of geometry, each with a style that QGIS takes up."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np

from geo.briefing.geodata import located
from geo.briefing.options import Options
from geo.briefing.records import COLUMNS, DATE_COLUMNS, INT_COLUMNS, LIST_MARK, REAL_COLUMNS, Value
from geo.briefing.tables import about_lines
from geo.briefing.view import BriefingView
from geo.maps.style import EVENT_LABELS, LIGHT, party_colour, symbol_radius_px
from geo.model import EventType, Party

LAYERS = {
    "Point": "incidents_points",
    "LineString": "incidents_routes",
    "Polygon": "incidents_areas",
}
NO_PLACE = "incidents_without_place"
Located = tuple[dict[str, Any] | None, dict[str, Value]]
BATCH_ROWS = 20_000
_QGIS_SHAPES: Mapping[EventType, str] = {
    EventType.AMBUSH: "triangle",
    EventType.ARMED_ATTACK: "circle",
    EventType.CLASH: "cross2",
    EventType.EXPLOSIVE: "star",
    EventType.SHELLING: "diamond",
    EventType.AIR_STRIKE: "equilateral_triangle",
    EventType.SUICIDE_ATTACK: "star",
    EventType.ASSASSINATION: "square",
    EventType.ABDUCTION: "pentagon",
    EventType.EXECUTION: "cross_fill",
    EventType.RAID: "hexagon",
    EventType.TROOP_MOVEMENT: "arrowhead_filled",
    EventType.OTHER: "half_square",
}


def write_geopackage(view: BriefingView, path: Path, options: Options) -> None:
    """WGS 84; ``colour`` and ``size_mm`` carry the map's symbols, ``about`` the filter."""
    path.unlink(missing_ok=True)
    waiting: dict[str, list[Located]] = {LAYERS["Point"]: []}
    written: dict[str, bool] = {}

    def flush(layer: str) -> None:
        _write_layer(path, layer, waiting[layer], append=layer in written)
        written[layer] = True
        waiting[layer] = []

    for geometry, values in located(view):
        kind = geometry["type"].removeprefix("Multi") if geometry else ""
        values.update(_symbol_columns(values))
        layer = LAYERS.get(kind, NO_PLACE)
        waiting.setdefault(layer, []).append((geometry, values))
        if len(waiting[layer]) == BATCH_ROWS:
            flush(layer)
    for layer, rows in list(waiting.items()):
        if rows or layer not in written:
            flush(layer)
    _write_about(path, about_lines(view, options))
    _write_styles(path, [layer for layer in LAYERS.values() if layer in written])


def _symbol_columns(values: dict[str, Value]) -> dict[str, Value]:
    """Colour and size of the map's symbol."""
    victims = tuple(Party(v) for v in str(values["victims"] or "").split(LIST_MARK) if v)
    known = [
        int(str(values[f"{what}_min"]))
        for what in ("killed", "wounded")
        if values[f"{what}_min"] is not None
    ]
    size = 2 * symbol_radius_px(sum(known) if known else None) * 25.4 / 96
    return {"colour": party_colour(victims), "size_mm": round(size, 2)}


def _write_layer(path: Path, layer: str, rows: Sequence[Located], append: bool) -> None:
    import pyogrio.raw
    import shapely
    from shapely.geometry import shape

    names = [*COLUMNS, "colour", "size_mm"]
    data, masks = [], []
    for name in names:
        column = [record[name] for _, record in rows]
        values, mask = _column(name, column)
        data.append(values)
        masks.append(mask)
    geometry: Any = None
    shapes: Any
    if layer != NO_PLACE:
        if layer == LAYERS["Point"]:
            points = [g["coordinates"] for g, _ in rows if g]
            shapes = shapely.points(np.array(points, dtype=float).reshape(-1, 2))
        else:
            shapes = [_multi(shape(g)) for g, _ in rows if g]
        geometry = np.array(shapely.to_wkb(shapes), dtype=object)
    kinds = {"Point": "Point", "LineString": "MultiLineString", "Polygon": "MultiPolygon"}
    kind = {LAYERS[k]: multi for k, multi in kinds.items()}.get(layer)
    pyogrio.raw.write(
        path,
        geometry,
        data,
        np.array(names),
        field_mask=masks,
        layer=layer,
        driver="GPKG",
        geometry_type=kind,
        crs="EPSG:4326" if kind else None,
        append=append,
    )


def _column(name: str, values: Sequence[Value]) -> tuple[np.ndarray, np.ndarray | None]:
    """A column as pyogrio takes it, and where it is null."""
    missing = np.array([v is None for v in values], dtype=bool)
    if name in INT_COLUMNS:
        return np.array([0 if v is None else v for v in values], dtype=np.int64), missing
    if name in REAL_COLUMNS or name == "size_mm":
        return np.array([np.nan if v is None else v for v in values], dtype=np.float64), missing
    if name in DATE_COLUMNS:
        days = [v if isinstance(v, dt.date) else None for v in values]
        return np.array(days, dtype="datetime64[D]"), missing
    return np.array(values, dtype=object), missing


def _multi(geometry: Any) -> Any:
    from shapely.geometry import MultiLineString, MultiPolygon

    if geometry.geom_type == "LineString":
        return MultiLineString([geometry])
    return MultiPolygon([geometry]) if geometry.geom_type == "Polygon" else geometry


def _write_about(path: Path, lines: Sequence[tuple[str, str]]) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE about (id INTEGER PRIMARY KEY, what TEXT, said TEXT)")
        database.executemany("INSERT INTO about (what, said) VALUES (?, ?)", lines)
        _register(database, "about")


def _write_styles(path: Path, layers: Sequence[str]) -> None:
    """QGIS's own table of styles, with one default style a layer."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
            "f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), "
            "f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, "
            "useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
            "update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"
        )
        for layer in layers:
            database.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, "
                "owner) VALUES ('', '', ?, 'geom', 'Badia', ?, '', 1, 'As on the map', '')",
                (layer, _qml(layer)),
            )
        _register(database, "layer_styles")


def _register(database: sqlite3.Connection, table: str) -> None:
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        "VALUES (?, 'attributes', ?, 0)",
        (table, table),
    )


def _qml(layer: str) -> str:
    """A QGIS style: points by kind, with colour and size from their columns."""
    root = ET.Element("qgis", version="3.28", styleCategories="Symbology|Labeling")
    if layer == LAYERS["Point"]:
        renderer = ET.SubElement(
            root, "renderer-v2", type="categorizedSymbol", attr="event_type", forceraster="0"
        )
        categories = ET.SubElement(renderer, "categories")
        symbols = ET.SubElement(renderer, "symbols")
        for number, kind in enumerate(EventType):
            label = EVENT_LABELS[kind]
            what = {"symbol": str(number), "value": str(kind), "label": label, "render": "true"}
            ET.SubElement(categories, "category", what)
            options = {
                "name": _QGIS_SHAPES[kind],
                "color": "0,114,178,255",
                "outline_color": "255,255,255,255",
                "outline_width": "0.2",
                "size": "3",
                "size_unit": "MM",
            }
            _symbol(symbols, str(number), "marker", "SimpleMarker", options, points=True)
    else:
        renderer = ET.SubElement(root, "renderer-v2", type="singleSymbol", forceraster="0")
        symbols = ET.SubElement(renderer, "symbols")
        red, green, blue = (int(LIGHT.area_edge[i : i + 2], 16) for i in (1, 3, 5))
        line = f"{red},{green},{blue},255"
        if layer == LAYERS["Polygon"]:
            options = {
                "color": f"{red},{green},{blue},25",
                "outline_color": line,
                "outline_style": "dash",
                "outline_width": "0.4",
                "style": "solid",
            }
            _symbol(symbols, "0", "fill", "SimpleFill", options)
        else:
            options = {"line_color": line, "line_style": "dash", "line_width": "0.7"}
            _symbol(symbols, "0", "line", "SimpleLine", options)
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return head + ET.tostring(root, encoding="unicode")


def _symbol(
    symbols: ET.Element,
    name: str,
    kind: str,
    layer_class: str,
    options: Mapping[str, str],
    points: bool = False,
) -> None:
    symbol = ET.SubElement(symbols, "symbol", name=name, type=kind, alpha="1", clip_to_extent="1")
    layer = ET.SubElement(symbol, "layer", {"class": layer_class, "enabled": "1", "pass": "0"})
    listed = ET.SubElement(layer, "Option", type="Map")
    for key, value in options.items():
        ET.SubElement(listed, "Option", name=key, value=value, type="QString")
        ET.SubElement(layer, "prop", k=key, v=value)
    if not points:
        return
    properties = ET.SubElement(layer, "data_defined_properties")
    whole = ET.SubElement(properties, "Option", type="Map")
    ET.SubElement(whole, "Option", name="name", value="", type="QString")
    by_column = ET.SubElement(whole, "Option", name="properties", type="Map")
    for key, column in (("fillColor", "colour"), ("size", "size_mm")):
        one = ET.SubElement(by_column, "Option", name=key, type="Map")
        ET.SubElement(one, "Option", name="active", value="true", type="bool")
        ET.SubElement(one, "Option", name="field", value=column, type="QString")
        ET.SubElement(one, "Option", name="type", value="2", type="int")
    ET.SubElement(whole, "Option", name="type", value="collection", type="QString")
