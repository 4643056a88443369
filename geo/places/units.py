"""Districts and subdistricts: the outlines that `gazetteer update` brought in from OCHA.

None are built in: OCHA's are large, change, and the map does without.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from geo.errors import GazetteerError, InputError
from geo.places.brought_in import UNDO

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

Level = Literal["district", "subdistrict"]
CODE_LENGTH: Mapping[Level, int] = {"district": len("SY0000"), "subdistrict": len("SY000000")}


class Units:
    """The outlines in one GeoJSON file (`pcode`; lon-lat, WGS 84), read when first asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def outline(self, pcode: str) -> BaseGeometry:
        """The polygon. Raises `InputError` if that unit was not brought in."""
        try:
            return self._outlines[pcode]
        except KeyError:
            raise InputError(
                f"{pcode!r} is not among the {len(self._outlines)} districts and subdistricts "
                "that were brought in; bring in the file that holds it."
            ) from None

    def codes(self, level: Level) -> tuple[str, ...]:
        """P-codes of all units of a level that were brought in, in order."""
        return tuple(sorted(self._trees[level][0]))

    def at(self, lon: float, lat: float, level: Level) -> str | None:
        """The unit of a point (degrees), None outside all; the lowest P-code on a border.

        A subdistrict tells its district, where districts themselves were not brought in.
        """
        codes, tree = self._trees[level]
        if not codes and level == "district":
            return (self.at(lon, lat, "subdistrict") or "")[: CODE_LENGTH[level]] or None
        import shapely

        hits = tree.query(shapely.Point(lon, lat), predicate="intersects")
        return min((codes[i] for i in hits), default=None)

    @cached_property
    def _outlines(self) -> Mapping[str, BaseGeometry]:
        from shapely.errors import ShapelyError
        from shapely.geometry import shape

        try:
            features: list[dict[str, Any]] = json.loads(self._path.read_text("utf-8"))["features"]
            return {str(f["properties"]["pcode"]): shape(f["geometry"]) for f in features}
        except (OSError, ValueError, KeyError, TypeError, ShapelyError) as error:
            raise GazetteerError(f"{self._path} can't be read ({error}). {UNDO}") from error

    @cached_property
    def _trees(self) -> Mapping[Level, tuple[list[str], STRtree]]:
        import shapely

        trees: dict[Level, tuple[list[str], STRtree]] = {}
        for level, length in CODE_LENGTH.items():
            codes = [code for code in self._outlines if len(code) == length]
            trees[level] = codes, shapely.STRtree([self._outlines[code] for code in codes])
        return trees
