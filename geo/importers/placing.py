"""Where a row of a data set took place, as honest as its precision code.

The table of precision codes stands in DESIGN: a point within 5 or 25 km, a district, a
governorate, another area, a country. A gazetteer place's own regions go before the row's, and the
row's before an outline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from geo.errors import InputError
from geo.importers.cells import RowError, is_blank, parse_degrees
from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch, PlaceMention
from geo.places import geometry as shapes
from geo.places.coordinates import parse_spot
from geo.places.gazetteer import Place
from geo.places.geocoder import Geocoder
from geo.places.kinds import AREA_KINDS
from geo.places.names import normalise
from geo.places.regions import Regions

EXACT_M, NEAR_M = 5_000.0, 25_000.0
DISTRICT_M, WIDER_M, COUNTRY_M = 50_000.0, 100_000.0, 350_000.0
"""Radii where no outline is known: as wide as such places are in the desert."""


class Precision(StrEnum):
    """How exactly a data set says that it knows a place."""

    EXACT = "within 5 km"
    NEAR = "within 25 km"
    DISTRICT = "a district"
    GOVERNORATE = "a governorate"
    WIDER = "a line or another area"
    COUNTRY = "a country"


class Where(NamedTuple):
    """A row's words on its place, as they stand in its cells; "" where there are none."""

    place: str
    admin1: str
    admin2: str
    admin3: str
    country: str
    lat: str
    lon: str
    precision: Precision
    radius_m: float | None = None


COUNTRIES: Mapping[str, str] = {
    **dict.fromkeys(("syria", "syrian arab republic", "sy", "syr", "760", "سوريا", "سورية"), "SY"),
    **dict.fromkeys(("iraq", "iq", "irq", "368", "العراق"), "IQ"),
    **dict.fromkeys(("lebanon", "lb", "lbn", "422", "لبنان"), "LB"),
    **dict.fromkeys(("jordan", "jo", "jor", "400", "الأردن"), "JO"),
    **dict.fromkeys(("israel", "il", "isr", "376", "إسرائيل"), "IL"),
    **dict.fromkeys(("palestine", "ps", "pse", "275", "فلسطين"), "PS"),
    **dict.fromkeys(("turkey", "türkiye", "turkiye", "tr", "tur", "792", "تركيا"), "TR"),
    **dict.fromkeys(("saudi arabia", "sa", "sau", "682"), "SA"),
    **dict.fromkeys(("iran", "ir", "irn", "364"), "IR"),
    **dict.fromkeys(("egypt", "eg", "egy", "818"), "EG"),
    **dict.fromkeys(("yemen", "ye", "yem", "887"), "YE"),
    **dict.fromkeys(("kuwait", "kw", "kwt", "414"), "KW"),
    **dict.fromkeys(("cyprus", "cy", "cyp", "196"), "CY"),
    **dict.fromkeys(("libya", "ly", "lby", "434"), "LY"),
}
"""Names and codes to ISO 3166 alpha-2, for Syria and the countries around."""

_WEST, _SOUTH, _EAST, _NORTH = 35.2, 31.8, 42.9, 37.9
"""Syria with half a degree around it."""


class Placer:
    """Places rows. ``label`` names the data set in ``why``."""

    def __init__(self, geocoder: Geocoder, label: str) -> None:
        self._geocoder = geocoder
        self._regions = geocoder.regions
        self._label = label
        self._governorates: dict[str, str | None] = {}
        self._districts: dict[tuple[str, str | None, str], PlaceMatch | None] = {}
        self._outlines: dict[str, PlaceMatch] = {}

    def place(self, where: Where) -> PlaceMention:
        """The place of a row; without coordinates the geocoder's answer, refusals included.

        Raises RowError for coordinates that can't be.
        """
        return PlaceMention(_said(where), self._match(where))

    def _match(self, where: Where) -> PlaceMatch:
        point = _point(where)
        country = COUNTRIES.get(where.country.strip().lower())
        abroad = bool(where.country.strip()) and country != "SY"
        if point is None:
            return self._by_name(where, abroad)
        if not abroad:
            if country == "SY":
                _check_in_syria(point, where)
            else:
                _check_not_swapped(point, where, self._regions)
            return self._in_syria(where, point, country)
        wide = {
            Precision.DISTRICT: DISTRICT_M,
            Precision.GOVERNORATE: WIDER_M,
            Precision.WIDER: WIDER_M,
            Precision.COUNTRY: COUNTRY_M,
        }.get(where.precision)
        match = self._as_given(where, point, country)
        return match if wide is None else _circle(match, point, wide)

    def _by_name(self, where: Where, abroad: bool) -> PlaceMatch:
        said = _said(where)
        if not said:
            return PlaceMatch("", MatchStatus.UNRESOLVED, why="The row names no place.")
        if abroad:
            why = f"{where.country.strip()} is outside the gazetteer; the row has no coordinates."
            return PlaceMatch(said, MatchStatus.UNRESOLVED, why=why)
        name = said
        if not where.place.strip():
            level = "subdistrict" if where.admin3.strip() else "district"
            name += f" {level if where.admin3.strip() or where.admin2.strip() else 'governorate'}"
        match = self._geocoder.geocode(name, self._admin1(where))
        return replace(match, query=said)

    def _in_syria(self, where: Where, point: LonLat, country: str | None) -> PlaceMatch:
        precision = where.precision
        if precision is Precision.COUNTRY:
            return self._as_query(self._country, where)
        if precision is Precision.WIDER:
            return self._wider(where, point, country)
        admin1 = self._admin1(where) or self._regions.governorate_at(point.lon, point.lat)
        country = country or ("SY" if admin1 else None)
        if precision is Precision.GOVERNORATE:
            if admin1 is not None:
                return self._as_query(self._governorate(admin1), where)
            return _circle(self._as_given(where, point, country), point, WIDER_M)
        district = self._district(where.admin2, admin1, "district")
        if precision is Precision.DISTRICT:
            if district is not None:
                return self._as_query(district, where)
            regions = {"admin1": admin1, "regions": _codes(admin1)}
            return self._as_given(where, point, country, radius_m=DISTRICT_M, **regions)
        return self._near_point(where, point, country, admin1, district)

    def _near_point(
        self,
        where: Where,
        point: LonLat,
        country: str | None,
        admin1: str | None,
        district: PlaceMatch | None,
    ) -> PlaceMatch:
        """A point with its regions: the gazetteer place's own if it is one, else the row's, else
        those of the outlines around it."""
        known = self._gazetteer_place(where.place, point)
        if known is not None and known.admin1 is not None:
            return self._as_given(
                where,
                point,
                country,
                place_id=known.place_id,
                name=known.name,
                name_ar=known.name_ar,
                kind=known.kind,
                admin1=known.admin1,
                admin2=known.admin2,
                admin3=known.admin3,
                regions=_codes(known.admin1, known.admin2, known.admin3),
            )
        if admin1 is None:
            return self._as_given(where, point, country)
        subdistrict = self._district(where.admin3, admin1, "subdistrict")
        holder = district or subdistrict
        at = (point.lon, point.lat)
        admin2 = holder.admin2 if holder else self._regions.district_at(*at, admin1)
        admin3 = subdistrict.admin3 if subdistrict else self._regions.subdistrict_at(*at, admin2)
        return self._as_given(
            where,
            point,
            country,
            admin1=admin1,
            admin2=admin2,
            admin3=admin3,
            regions=_codes(admin1, admin2, admin3),
        )

    def _wider(self, where: Where, point: LonLat, country: str | None) -> PlaceMatch:
        """The area or line that the row names, if the gazetteer has it there; else a circle."""
        if where.place.strip():
            named = self._geocoder.geocode(where.place)
            if (
                named.geometry is not None
                and named.point is not None
                and shapes.distance_between_m(named.point, point) <= (named.radius_m or 0) + WIDER_M
            ):
                return named
        area = _circle(self._as_given(where, point, country), point, WIDER_M)
        assert area.geometry is not None
        touched = self._regions.governorates_touching(shapes.from_geojson(area.geometry))
        return replace(area, regions=touched)

    def _as_given(
        self, where: Where, point: LonLat, country: str | None, **fields: Any
    ) -> PlaceMatch:
        """A point with the row's own coordinates; ``fields`` are those that differ."""
        said = _said(where)
        fields.setdefault("name", said or None)
        radius_m = fields.setdefault(
            "radius_m",
            where.radius_m or (EXACT_M if where.precision is Precision.EXACT else NEAR_M),
        )
        return PlaceMatch(
            query=said,
            status=MatchStatus.MATCHED,
            point=point,
            country=country,
            method=MatchMethod.EXACT,
            score=1.0,
            why=f"Coordinates as {self._label} gives them, within {radius_m / 1000:g} km.",
            **fields,
        )

    def _as_query(self, match: PlaceMatch, where: Where) -> PlaceMatch:
        why = f"{self._label} knows {where.precision} only."
        return replace(match, query=_said(where), why=why, candidates=())

    def _admin1(self, where: Where) -> str | None:
        if where.admin1 not in self._governorates:
            code = None if is_blank(where.admin1) else self._regions.resolve(where.admin1)
            self._governorates[where.admin1] = code[:4] if code else None
        return self._governorates[where.admin1]

    def _district(self, name: str, admin1: str | None, kind: str) -> PlaceMatch | None:
        """The gazetteer's district or subdistrict of that name in that governorate."""
        if is_blank(name):
            return None
        key = (name, admin1, kind)
        if key not in self._districts:
            bare = name.strip()
            asked = bare if kind in bare.lower() else f"{bare} {kind}"
            match = self._geocoder.geocode(asked, admin1)
            is_one = match.status is MatchStatus.MATCHED and match.kind == kind
            self._districts[key] = match if is_one else None
        return self._districts[key]

    def _gazetteer_place(self, name: str, point: LonLat) -> Place | None:
        """The place of exactly this name around this point."""
        gazetteer = self._geocoder.gazetteer
        entries = gazetteer.index.exact.get(normalise(name), ()) if name.strip() else ()
        best, nearest = None, float("inf")
        for entry in entries:
            place = gazetteer.at(gazetteer.index.entry_row[entry])
            if place.kind in AREA_KINDS:
                continue
            distance_m = shapes.distance_between_m(place.point, point)
            if distance_m <= max(EXACT_M, place.radius_m) and distance_m < nearest:
                best, nearest = place, distance_m
        return best

    def _governorate(self, admin1: str) -> PlaceMatch:
        match = self._outlines.get(admin1)
        if match is None:
            match = self._outlines[admin1] = _outline(
                self._regions.outline(admin1),
                name=f"{self._regions.name(admin1)} Governorate",
                name_ar=self._regions.name_ar(admin1),
                admin1=admin1,
                regions=(admin1,),
                kind="governorate",
            )
        return match

    @cached_property
    def _country(self) -> PlaceMatch:
        import shapely

        from geo.model import GOVERNORATES

        whole = shapely.union_all([self._regions.outline(code) for code in GOVERNORATES])
        return _outline(
            whole, name="Syria", name_ar="سوريا", regions=tuple(GOVERNORATES), kind="country"
        )


def _outline(outline: Any, **fields: Any) -> PlaceMatch:
    point = shapes.inner_point(outline)
    return PlaceMatch(
        query="",
        status=MatchStatus.MATCHED,
        point=point,
        radius_m=round(shapes.reach_m(outline, point), -3),
        geometry_type=GeometryType.AREA,
        geometry=shapes.as_geojson(outline),
        country="SY",
        method=MatchMethod.EXACT,
        score=1.0,
        **fields,
    )


def _circle(match: PlaceMatch, point: LonLat, radius_m: float) -> PlaceMatch:
    return replace(
        match,
        radius_m=radius_m,
        geometry_type=GeometryType.AREA,
        geometry=shapes.circle(point, radius_m),
    )


def _codes(*codes: str | None) -> tuple[str, ...]:
    return tuple(filter(None, codes))


def _said(where: Where) -> str:
    named = (where.place, where.admin3, where.admin2, where.admin1)
    return next((text.strip() for text in named if not is_blank(text)), "")


def _point(where: Where) -> LonLat | None:
    lat = parse_degrees(where.lat, is_lat=True)
    lon = parse_degrees(where.lon, is_lat=False)
    if lat is None and lon is None:
        return _point_in_words(where.place)
    if lat is None or lon is None:
        missing = "latitude" if lat is None else "longitude"
        raise RowError(f"the {missing} is missing; give both or neither")
    if lat == 0 and lon == 0:
        raise RowError("0, 0 lies in the Atlantic; leave the coordinates empty if unknown")
    return LonLat(round(lon, 6), round(lat, 6))


def _point_in_words(text: str) -> LonLat | None:
    """A coordinate that stands where a place's name could, around Syria as it is or swapped."""
    try:
        spot = parse_spot(text)
    except InputError:
        return None
    if spot is None:
        return None
    point, mirror = spot.point, LonLat(spot.point.lat, min(90.0, max(-90.0, spot.point.lon)))
    return point if _is_around_syria(point) or _is_around_syria(mirror) else None


def _check_in_syria(point: LonLat, where: Where) -> None:
    if not _is_around_syria(point):
        swapped = _is_around_syria(LonLat(point.lat, point.lon))
        cure = "were latitude and longitude swapped?" if swapped else "correct them or the country"
        raise RowError(f"{_numbers(where)} lie outside Syria; {cure}")


def _check_not_swapped(point: LonLat, where: Where, regions: Regions) -> None:
    """Without a country a point may lie anywhere, but hardly where its mirror is in Syria."""
    if not _is_around_syria(point) and regions.governorate_at(point.lat, point.lon) is not None:
        raise RowError(
            f"{_numbers(where)} lie in Syria only if they are swapped; swap them, or name the "
            "country in a column"
        )


def _numbers(where: Where) -> str:
    if not where.lat.strip():
        return repr(where.place.strip())
    return f"latitude {where.lat.strip()}, longitude {where.lon.strip()}"


def _is_around_syria(point: LonLat) -> bool:
    return _WEST <= point.lon <= _EAST and _SOUTH <= point.lat <= _NORTH
