"""OCHA's administrative boundaries (COD-AB): GeoJSON of governorates, districts, subdistricts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import GazetteerError
from geo.model import GOVERNORATES
from geo.places.incoming import BOX
from geo.places.sources_ocha import features_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

TOLERANCE_DEG = 0.0005
"""Lines are simplified to about 50 m, which no map here shows; common borders stay common."""
MAX_FEATURES = 5_000
_LEVELS = (3, 2, 1)
_NAMES = {
    "name": ("name", "en", "nameen"),
    "name_ar": ("name1", "ar", "namear"),
}


@dataclass(slots=True)
class Outlines:
    """Polygons by P-code, and what was refused."""

    polygons: dict[str, BaseGeometry] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """English and Arabic."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    governorates: int = 0
    """Outlines that were left out, because governorates' are built in."""


def read_boundaries(path: Path, name: str, outlines: Outlines) -> None:
    """Add a file's districts or subdistricts. Raises GazetteerError if it holds no boundaries."""
    features = features_of(path, name)
    if len(features) > MAX_FEATURES:
        raise GazetteerError(f"{name} has more than {MAX_FEATURES:,} outlines; give Syria's.")
    found = 0
    for number, feature in enumerate(features, start=1):
        properties = {
            re.sub(r"[\W_]", "", key).lower(): value
            for key, value in (feature.get("properties") or {}).items()
        }
        level, pcode = _level(properties)
        what = f"outline {number} {pcode[:20]}"
        why_not = _wrong_code(level, pcode)
        if why_not is not None:
            outlines.refused.append((what, why_not))
            continue
        polygon = _polygon(feature.get("geometry"))
        if isinstance(polygon, str):
            outlines.refused.append((what, polygon))
        elif level == 1:
            outlines.governorates += 1
            found += 1
        elif pcode in outlines.polygons:
            outlines.refused.append((what, "its P-code stands twice"))
        else:
            found += 1
            outlines.polygons[pcode] = polygon
            outlines.names[pcode] = (
                _name(properties, level, "name"),
                _name(properties, level, "name_ar"),
            )
    if not found:
        why = ": ".join(outlines.refused[-1]) if outlines.refused else "it is empty"
        raise GazetteerError(
            f"{name} holds no outline of a governorate, district or subdistrict with its P-code "
            f"({why}). COD-AB's GeoJSON files do (adm1_pcode, adm2_pcode, adm3_pcode)."
        )


def write_boundaries(path: Path, outlines: Outlines) -> None:
    """Write the outlines, simplified, as the GeoJSON that ``units`` reads."""
    import shapely

    features = []
    for length in (6, 8):
        codes = sorted(code for code in outlines.polygons if len(code) == length)
        shapes = shapely.coverage_simplify([outlines.polygons[c] for c in codes], TOLERANCE_DEG)
        for code, polygon in zip(codes, shapes, strict=True):
            name, name_ar = outlines.names[code]
            properties = {"pcode": code, "name": name, "name_ar": name_ar}
            geometry = json.loads(shapely.to_geojson(shapely.set_precision(polygon, 1e-5)))
            features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _level(properties: Mapping[str, Any]) -> tuple[int, str]:
    """The smallest unit whose P-code the properties hold; 0 if none."""
    for level in _LEVELS:
        for key in (f"adm{level}pcode", f"admin{level}pcode"):
            if properties.get(key):
                return level, str(properties[key]).strip().upper()
    return 0, ""


def _wrong_code(level: int, pcode: str) -> str | None:
    if not level:
        return "it has no P-code of a governorate, district or subdistrict"
    if not re.fullmatch(r"SY[0-9]+", pcode) or len(pcode) != 2 + 2 * level:
        return f"{pcode[:20]!r} is no P-code of that level"
    return None if pcode[:4] in GOVERNORATES else f"{pcode[:4]} is no governorate"


def _polygon(geometry: Any) -> BaseGeometry | str:
    """The polygon in Syria that a GeoJSON geometry is, or why it is none."""
    import shapely
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return "it is no polygon"
    try:
        polygon = shape(geometry)
        if not polygon.is_valid:
            polygon = shapely.make_valid(polygon, method="structure")
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        return f"its polygon is damaged ({error})"
    if polygon.is_empty or polygon.area == 0:
        return "its polygon is empty"
    west, south, east, north = polygon.bounds
    if not (west >= BOX[0] and south >= BOX[1] and east <= BOX[2] and north <= BOX[3]):
        return "it is not in Syria"
    return polygon


def _name(properties: Mapping[str, Any], level: int, field: str) -> str:
    keys = (f"{adm}{level}{end}" for end in _NAMES[field] for adm in ("adm", "admin"))
    return next((str(properties[key]) for key in keys if properties.get(key)), "")
