"""GeoJSON, GeoPackage and Parquet, batch by batch through Arrow.

A layer's shapes stand in one more column, ``GEOMETRY``, as WKT in WGS 84 lon-lat degrees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.importers.files import Numbered, Table, column_names

GEOMETRY = "geometry"
_BATCH_ROWS = 5_000


def open_layer(path: Path) -> Table:
    """A vector file's only or first layer. Raises InputError if GDAL can't read it."""
    import pyogrio

    source = _one_driver(path)
    try:
        layers = pyogrio.list_layers(source)
        layer = str(layers[0][0])
        info = pyogrio.read_info(source, layer=layer, force_total_bounds=False)
    except Exception as error:  # pyogrio's errors share no base that it exports
        raise InputError(
            f"{path} can't be read as a map layer ({error}). Save it again as GeoJSON or "
            "GeoPackage."
        ) from error
    fields = [str(name) for name in info["fields"]]
    columns = column_names([*fields, GEOMETRY])
    total = max(1, int(info["features"]))
    crs = info["crs"]
    notes = []
    if len(layers) > 1:
        notes.append(f"Of {len(layers)} layers the first, {layer!r}, was read.")
    if crs is None:
        notes.append("The layer names no coordinate system; degrees (WGS 84) were assumed.")

    def read(table: Table) -> Iterator[Numbered]:
        number = 0
        to_degrees = _to_degrees(crs)
        with pyogrio.open_arrow(source, layer=layer, batch_size=_BATCH_ROWS, use_pyarrow=True) as (
            meta,
            batches,
        ):
            shape_name = meta["geometry_name"] or "wkb_geometry"
            for batch in batches:
                values = [_texts(batch.column(name)) for name in fields]
                shapes = _shapes(batch.column(shape_name).to_pylist(), to_degrees)
                for row in zip(*values, shapes, strict=True):
                    number += 1
                    yield number, list(row)
                table.share = min(1.0, number / total)

    return Table(path, columns, "record", _explained(read), tuple(notes))


def _one_driver(path: Path) -> str:
    """The file as GDAL opens it by one driver only.

    Left to itself GDAL goes by the content, and some of its drivers take a text for directions
    to other files and addresses (OGR_VRT, GDALG): whoever imports such a file would read what
    lies on the server, or let it ask any host. A database is a GeoPackage or nothing:
    ``open_table`` has looked.
    """
    return str(path) if path.suffix.lower() == ".gpkg" else f"GeoJSON:{path.absolute()}"


def open_parquet(path: Path) -> Table:
    """A Parquet file; a column of WKB (GeoParquet) becomes ``GEOMETRY``."""
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        names = [str(name) for name in file.schema_arrow.names]
        total = max(1, file.metadata.num_rows)
        shape_name = _geoparquet_column(file.schema_arrow.metadata or {}, names)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} can't be read as Parquet ({error}). Save it as CSV.") from error
    columns = column_names([GEOMETRY if name == shape_name else name for name in names])

    def read(table: Table) -> Iterator[Numbered]:
        number = 0
        with pq.ParquetFile(path) as opened:
            for batch in opened.iter_batches(batch_size=_BATCH_ROWS):
                values = [
                    _shapes(column.to_pylist(), None) if name == shape_name else _texts(column)
                    for name, column in zip(names, batch.columns, strict=True)
                ]
                for row in zip(*values, strict=True):
                    number += 1
                    yield number, list(row)
                table.share = min(1.0, number / total)

    return Table(path, columns, "record", _explained(read))


def _explained(read: Any) -> Any:
    def rows(table: Table) -> Iterator[Numbered]:
        try:
            yield from read(table)
        except (InputError, GeneratorExit):
            raise
        except Exception as error:
            raise InputError(
                f"{table.path} breaks off ({type(error).__name__}: {error}). Save it again."
            ) from error

    return rows


def _geoparquet_column(metadata: dict[bytes, bytes], names: list[str]) -> str | None:
    import json

    if b"geo" in metadata:
        name = str(json.loads(metadata[b"geo"]).get("primary_column"))
        return name if name in names else None
    return None


def _texts(column: Any) -> list[str]:
    return [_text(value) for value in column.to_pylist()]


def _text(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return str(value.date()) if value.time() == dt.time() else value.isoformat(" ")
    return value.hex() if isinstance(value, bytes) else str(value)


def _to_degrees(crs: str | None) -> Any:
    if crs is None or crs.upper() in ("EPSG:4326", "OGC:CRS84"):
        return None
    from pyproj import Transformer

    return Transformer.from_crs(crs, "OGC:CRS84", always_xy=True)


def _shapes(found: list[bytes | None], to_degrees: Any) -> list[str]:
    import numpy as np
    import shapely

    shapes = shapely.force_2d(shapely.from_wkb(np.array(found, dtype=object)))
    if to_degrees is not None:
        shapes = shapely.transform(
            shapes, lambda xy: np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1]))
        )
    texts = shapely.to_wkt(shapes, rounding_precision=6)
    return ["" if text is None or text.endswith("EMPTY") else str(text) for text in texts]
