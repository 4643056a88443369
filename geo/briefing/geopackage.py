"""The view as a GeoPackage: a layer a kind of geometry, each with a style that QGIS takes up."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np

from geo.briefing.arrow import arrow_table
from geo.briefing.options import Options
from geo.briefing.records import COLUMNS, LIST_MARK, Block, Columns, blocks
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
    written: set[str] = set()
    for block in blocks(view):
        table = arrow_table({**block.columns, **_symbol_columns(block.columns)})
        wkb, kinds = _geometries(block)
        for layer in (*LAYERS.values(), NO_PLACE):
            rows = np.flatnonzero(kinds == layer)
            if len(rows):
                _write_layer(path, layer, table.take(rows), wkb[rows], layer in written)
                written.add(layer)
    if LAYERS["Point"] not in written:
        # a map without a point opens all the same
        empty = arrow_table({name: [] for name in (*COLUMNS, "colour", "size_mm")})
        _write_layer(path, LAYERS["Point"], empty, np.empty(0, dtype=object), append=False)
        written.add(LAYERS["Point"])
    _write_about(path, about_lines(view, options))
    _write_styles(path, [layer for layer in LAYERS.values() if layer in written])


def _symbol_columns(columns: Columns) -> Columns:
    """Colour and size of the map's symbol."""
    colours = {
        victims: party_colour(tuple(Party(v) for v in (victims or "").split(LIST_MARK) if v))
        for victims in set(columns["victims"])
    }
    sizes: dict[tuple[int | None, int | None], float] = {}
    counts = list(zip(columns["killed_min"], columns["wounded_min"], strict=True))
    for killed, wounded in set(counts):
        known = [count for count in (killed, wounded) if count is not None]
        radius = symbol_radius_px(sum(known) if known else None)
        sizes[killed, wounded] = round(2 * radius * 25.4 / 96, 2)
    return {
        "colour": [colours[victims] for victims in columns["victims"]],
        "size_mm": [sizes[count] for count in counts],
    }


def _geometries(block: Block) -> tuple[np.ndarray, np.ndarray]:
    """Well-known binary of each record, and the layer that it belongs to."""
    import shapely
    from shapely.geometry import shape

    lon = np.array(block.columns["lon"], dtype=float)
    lat = np.array(block.columns["lat"], dtype=float)
    placed = np.isfinite(lon)
    wkb = np.full(len(lon), None, dtype=object)
    kinds = np.where(placed, LAYERS["Point"], NO_PLACE).astype(object)
    wkb[placed] = shapely.to_wkb(shapely.points(lon[placed], lat[placed]))
    made: dict[int, tuple[bytes, str]] = {}
    for row, geometry in enumerate(block.geometries):
        if geometry is None or not placed[row]:
            continue
        if id(geometry) not in made:
            whole = _multi(shapely.orient_polygons(shape(dict(geometry))))
            layer = LAYERS.get(whole.geom_type.removeprefix("Multi"), LAYERS["Point"])
            made[id(geometry)] = (shapely.to_wkb(whole), layer)
        wkb[row], kinds[row] = made[id(geometry)]
    return wkb, kinds


def _write_layer(path: Path, layer: str, table: Any, wkb: np.ndarray, append: bool) -> None:
    import pyarrow as pa
    import pyogrio.raw

    kinds = {"Point": "Point", "LineString": "MultiLineString", "Polygon": "MultiPolygon"}
    kind = {LAYERS[k]: multi for k, multi in kinds.items()}.get(layer)
    if kind is None:
        _write_plain(path, layer, table, append)
        return
    table = table.append_column("geom", pa.array(wkb, pa.binary()))
    pyogrio.raw.write_arrow(
        table,
        path,
        layer=layer,
        driver="GPKG",
        geometry_name="geom",
        geometry_type=kind,
        crs="EPSG:4326",
        append=append,
    )


def _write_plain(path: Path, layer: str, table: Any, append: bool) -> None:
    """A layer without geometries, which the Arrow writer does not make."""
    import pyogrio.raw

    columns = [table[name] for name in table.column_names]
    pyogrio.raw.write(
        path,
        None,
        [_plain(column) for column in columns],
        np.array(table.column_names),
        field_mask=[column.is_null().to_numpy() for column in columns],
        layer=layer,
        driver="GPKG",
        geometry_type=None,
        crs=None,
        append=append,
    )


def _plain(column: Any) -> np.ndarray:
    """A column as numpy has it; what stands where it is null does not matter."""
    kind = str(column.type)
    if kind == "int64":
        return np.asarray(column.fill_null(0).to_numpy())
    if kind == "date32[day]":
        return np.array(column.to_pylist(), dtype="datetime64[D]")
    return np.asarray(column.to_numpy())


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
