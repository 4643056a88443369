"""Gazetteer rows as the answers that callers get: geometry, regions and runners-up filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.model import Candidate, GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.deciding import Resolution
from geo.places.hits import Hit
from geo.places.index import Index
from geo.places.kinds import AREA_KINDS

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer
    from geo.places.regions import Regions


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is the same in every answer that names one row."""

    point: LonLat
    geometry_type: GeometryType
    geometry: Mapping[str, Any] | None
    admin1: str | None
    regions: tuple[str, ...]


class Answers:
    """Turns outcomes of ``match.resolve`` into ``PlaceMatch`` values, remembering shapes."""

    def __init__(self, index: Index, gazetteer: Gazetteer, regions: Regions | None) -> None:
        self._index = index
        self._gazetteer = gazetteer
        self._regions = regions
        self._shapes: dict[int, _Shape] = {}
        self._points: dict[int, LonLat] = {}

    @property
    def regions(self) -> Regions:
        """Outlines of governorates and districts, loaded with their first use."""
        if self._regions is None:
            from geo.places.regions import load_regions

            self._regions = load_regions()
        return self._regions

    def match(self, query: str, resolution: Resolution) -> PlaceMatch:
        """The answer for one outcome; a refusal carries its candidates."""
        known = resolution.answer
        if known is None or known.query != query:
            known = resolution.answer = self._made(query, resolution)
        return known

    def _made(self, query: str, resolution: Resolution) -> PlaceMatch:
        hits = resolution.hits
        if resolution.status is not MatchStatus.MATCHED:
            candidates = tuple([self._candidate(h) for h in hits])
            return PlaceMatch(query, resolution.status, why=resolution.why, candidates=candidates)
        hit = hits[0]
        row = self._index.rows[hit.row]
        shape = self._shape(hit.row)
        user = hit.row >= self._index.first_user_row
        return PlaceMatch(
            query,
            MatchStatus.MATCHED,
            row[1],
            row[2] or None,
            row[0],
            shape.point,
            row[6],
            shape.geometry_type,
            shape.geometry,
            shape.admin1,
            row[8] or None,
            row[9] or None,
            shape.regions,
            row[10],
            row[3],
            MatchMethod.USER if user else hit.method,
            1.0 if hit.score >= 1.0 else round(hit.score, 3),
            resolution.why,
            tuple([self._candidate(h) for h in hits[1:]]) if len(hits) > 1 else (),
        )

    def _candidate(self, hit: Hit) -> Candidate:
        row = self._index.rows[hit.row]
        why = hit.note or f"matched by {hit.method} as {self._index.entry_name[hit.entry]!r}"
        score = round(min(1.0, max(0.0, hit.score)), 3)
        return Candidate(row[0], row[1], row[3], row[7] or None, self._point(hit.row), score, why)

    def _point(self, number: int) -> LonLat:
        point = self._points.get(number)
        if point is None:
            row = self._index.rows[number]
            point = self._points[number] = LonLat(row[4], row[5])
        return point

    def _shape(self, number: int) -> _Shape:
        shape = self._shapes.get(number)
        if shape is None:
            shape = self._shapes[number] = self._make_shape(self._index.rows[number])
        return shape

    def _make_shape(self, row: list[Any]) -> _Shape:
        point = LonLat(row[4], row[5])
        geometry = self._gazetteer.area_geometry(row[0])
        if geometry is None and row[3] in AREA_KINDS:
            geometry = shapes.circle(point, row[6])
        kind = GeometryType.POINT
        if geometry is not None:
            is_line = str(geometry["type"]).endswith("LineString")
            kind = GeometryType.LINE if is_line else GeometryType.AREA
        admin1 = row[7] or None
        regions = tuple([code for code in row[7:10] if code])
        if not regions and row[10] == "SY":
            if geometry is not None:
                regions = self.regions.governorates_touching(shapes.from_geojson(geometry))
            else:
                admin1 = self.regions.governorate_at(point.lon, point.lat)
                regions = (admin1,) if admin1 else ()
        return _Shape(point, kind, geometry, admin1, regions)
