"""The gazetteer: places, their names, roads and areas, read from plain files and indexed.

The files are for people to edit; what look-ups need (spelling keys, skeletons) is compiled once
and kept in a cache file that carries the checksum of its sources.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from geo import config
from geo.errors import GazetteerError
from geo.model import LonLat
from geo.places import brought_in
from geo.places.compiling import extended
from geo.places.index import Index
from geo.places.index_cache import load_index
from geo.places.names import normalise


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a place. ``strength`` "weak" needs context ("the airport", "Al-Jalaa")."""

    name: str
    lang: str = "en"
    strength: str = "strong"


@dataclass(frozen=True, slots=True)
class Place:
    """One gazetteer row.

    ``radius_m``: the true place lies within it in 9 of 10 cases. ``admin1`` to ``admin3`` are
    P-codes, None where unknown, abroad, or where the place spans several.
    """

    place_id: str
    name: str
    name_ar: str | None
    kind: str
    point: LonLat
    radius_m: float
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    country: str = "SY"
    source: str = ""
    note: str = ""
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Road:
    """A road as the chain of places along it, in order."""

    road_id: str
    name: str
    names: tuple[str, ...]
    places: tuple[str, ...]


class Gazetteer:
    """Read-only places by id and by name. Make one with ``Gazetteer.load``."""

    def __init__(self, index: Index, folder: Path, extra: Path | None = None) -> None:
        self.index = index
        self._folder = folder
        self._extra = extra
        self._made: dict[int, Place] = {}

    @classmethod
    def load(
        cls,
        folder: Path = config.GAZETTEER,
        cache_dir: Path | None = None,
        extra: Path | None = None,
    ) -> Gazetteer:
        """Read the files in ``folder``; keep the compiled keys in ``cache_dir`` if given.

        ``extra``: what was brought in, see ``brought_in.current``; its rows give way to the
        others. Raises GazetteerError if places.csv is missing or any file is damaged.
        """
        return cls(load_index(folder, cache_dir, extra), folder, extra)

    def index_with(self, user_places: Sequence[Place]) -> Index:
        """The index with a user's own places added; they win over rows of the same name."""
        if not user_places:
            return self.index
        rows = [_row_from_place(p) for p in user_places]
        names = {p.place_id: [[n.name, n.lang, n.strength] for n in p.names] for p in user_places}
        return extended(self.index, rows, names)

    def place(self, place_id: str) -> Place | None:
        """The row of an identifier; None if there is none."""
        row = self.index.row_of(place_id)
        return None if row is None else self.at(row)

    def at(self, row: int) -> Place:
        """The place in a row of the index."""
        place = self._made.get(row)
        if place is None:
            place = self._made[row] = _place_from_row(self.index.rows[row], self.index.names[row])
        return place

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All rows of the gazetteer, in its order."""
        return tuple(self.at(i) for i in range(len(self.index.rows)))

    @cached_property
    def roads(self) -> tuple[Road, ...]:
        """Known roads, with the places along them in order."""
        return tuple(Road(r[0], r[1], tuple(r[2]), tuple(r[3])) for r in self.index.roads)

    def area_geometry(self, place_id: str) -> Mapping[str, Any] | None:
        """The GeoJSON geometry drawn for a place, or None where only its radius is known."""
        place = self.place(place_id)
        geometry = self._areas.get(place_id)
        if geometry is not None and (place is None or place.kind != "road"):
            return geometry
        if place is not None and place.kind == "governorate":
            return self._outlines.get(place.admin1 or "")
        if place is not None and place.kind in ("district", "subdistrict"):
            return self._units.get(place.admin3 or place.admin2 or "")
        if place is not None and place.kind == "road":
            names = (place.name, place.name_ar or "", *(n.name for n in place.names))
            known = (self._lines[n] for n in map(normalise, names) if n in self._lines)
            return next(known, geometry)
        return None

    @cached_property
    def _lines(self) -> Mapping[str, Mapping[str, Any]]:
        """The roads' lines by each of their normalised names."""
        lines: dict[str, Mapping[str, Any]] = {}
        for road in self.roads:
            points = [p.point for p in map(self.place, road.places) if p is not None]
            line = {"type": "LineString", "coordinates": [[p.lon, p.lat] for p in points]}
            for name in (road.name, *road.names):
                lines.setdefault(normalise(name), line)
        return lines

    @cached_property
    def _areas(self) -> Mapping[str, Mapping[str, Any]]:
        return _geometries(self._folder / "areas.geojson", "place_id")

    @cached_property
    def _outlines(self) -> Mapping[str, Mapping[str, Any]]:
        own = self._folder / "regions.geojson"
        return _geometries(own if own.is_file() else config.GAZETTEER / own.name, "pcode")

    @cached_property
    def _units(self) -> Mapping[str, Mapping[str, Any]]:
        """Outlines of districts and subdistricts by P-code, if they were brought in."""
        path = brought_in.boundaries_in(self._extra)
        return {} if path is None else _geometries(path, "pcode")

    def info(self) -> dict[str, Any]:
        """Counts by kind, governorate and source, and the checksum of the files read."""
        rows = self.index.rows
        return {
            "places": len(rows),
            "names": self.index.entry_count,
            "roads": len(self.index.roads),
            "kinds": dict(Counter(r[3] for r in rows).most_common()),
            "governorates": dict(sorted(Counter(r[7] or r[10] for r in rows).items())),
            "sources": dict(Counter(str(r[11]).split(":")[0] for r in rows).most_common()),
            "checksum": self.index.checksum,
            "brought_in": list(brought_in.manifest(self._extra).values()),
        }


def _place_from_row(row: Sequence[Any], names: Sequence[Sequence[str]]) -> Place:
    return Place(
        place_id=row[0],
        name=row[1],
        name_ar=row[2] or None,
        kind=row[3],
        point=LonLat(row[4], row[5]),
        radius_m=row[6],
        admin1=row[7] or None,
        admin2=row[8] or None,
        admin3=row[9] or None,
        country=row[10],
        source=row[11],
        note=row[12],
        names=tuple(Name(*n) for n in names),
    )


def _row_from_place(place: Place) -> list[Any]:
    return [
        place.place_id,
        place.name,
        place.name_ar or "",
        place.kind,
        place.point.lon,
        place.point.lat,
        place.radius_m,
        place.admin1 or "",
        place.admin2 or "",
        place.admin3 or "",
        place.country,
        place.source,
        place.note,
    ]


def _geometries(path: Path, key: str) -> dict[str, Mapping[str, Any]]:
    if not path.is_file():
        return {}
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        return {f["properties"][key]: f["geometry"] for f in features}
    except (ValueError, KeyError, TypeError) as error:
        raise GazetteerError(
            f"{path} is not GeoJSON whose features carry {key!r}: {error}. Restore the file."
        ) from error
