"""Every row of the hand-written gazetteer: that it is whole, where it says, and no second one."""

from __future__ import annotations

import csv
import json
import math
import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geo.config import GAZETTEER
from geo.model import GOVERNORATES
from geo.places.kinds import AREA_KINDS
from geo.places.names import script_of, spelling_key

KINDS = frozenset(
    "governorate district subdistrict city town village quarter camp station airfield base depot "
    "oil_field gas_field plant mine mountain hill wadi dam lake river well cave ruin crossing "
    "bridge junction checkpoint island farm desert countryside area road landmark".split()
)
COUNTRIES = frozenset({"SY", "IQ", "JO", "LB", "TR"})
LANGUAGES = frozenset({"en", "ar", "fr", "de", "tr", "la"})
SOURCES = re.compile(
    r"OCHA:C\d+|OCHA COD-AB|UCDP GED|GeoNames:\d+|airportsdata:\w+|published coordinates|"
    r"desk estimate from map knowledge"
)
OUTLINE_M = 15_000.0
BEYOND = {
    "al-rukban": 40_000.0,
    "rukban-crossing": 40_000.0,
    "khabrat-al-shuhaymi": 36_000.0,
    "khabrat-zarqa": 30_000.0,
    "sabaa-biyar": 20_000.0,
}
"""Places of Rural Damascus with OCHA whose desert Natural Earth gives to Homs."""
NAMESAKE_M = 10_000.0
NAMESAKES = Path(__file__).with_name("namesakes.csv")
"""Places further apart than that which share a spelling key, and are meant to."""

M_PER_DEG_LAT = 111_195.0
M_PER_DEG_LON = M_PER_DEG_LAT * math.cos(math.radians(35.0))

Row = dict[str, str]


@lru_cache
def rows(name: str) -> tuple[Row, ...]:
    with (GAZETTEER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def features(name: str, key: str) -> dict[str, BaseGeometry]:
    found = json.loads((GAZETTEER / name).read_text("utf-8"))["features"]
    return {f["properties"][key]: shape(f["geometry"]) for f in found}


def in_metres(geometry: BaseGeometry) -> Any:
    """On a flat sheet around 35 N: within 4 % of the distance on the ground anywhere in Syria."""
    return shapely.transform(geometry, lambda xy: xy * np.array([M_PER_DEG_LON, M_PER_DEG_LAT]))


def point_of(row: Row) -> Any:
    return in_metres(Point(float(row["lon"]), float(row["lat"])))


PLACES = {row["place_id"]: row for row in rows("places.csv")}
OUTLINES = {code: in_metres(g) for code, g in features("regions.geojson", "pcode").items()}
AREAS = features("areas.geojson", "place_id")


def test_ids_are_unique_slugs() -> None:
    ids = [row["place_id"] for row in rows("places.csv")]
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []
    assert sorted(i for i in PLACES if ids.count(i) > 1) == []


def faults_of(row: Row) -> list[str]:
    """What is wrong with one row by itself."""
    faults = []
    lon, lat, radius = (float(row[k]) for k in ("lon", "lat", "radius_m"))
    if row["kind"] not in KINDS:
        faults.append(f"kind {row['kind']!r}")
    if row["country"] not in COUNTRIES:
        faults.append(f"country {row['country']!r}")
    if not (34 <= lon <= 44.5 and 31 <= lat <= 38.5):
        faults.append("not in the region")
    if not 300 <= radius <= 250_000:
        faults.append(f"radius {radius}")
    if not row["name"] or script_of(row["name"]) != "latin":
        faults.append("no Latin name")
    if row["name_ar"] and script_of(row["name_ar"]) != "arabic":
        faults.append("the Arabic name isn't")
    if not SOURCES.match(row["source"]):
        faults.append(f"source {row['source']!r}")
    if row["source"].startswith("desk estimate") and radius < 600:
        faults.append("an estimate can't be that exact")
    if (row["country"] == "SY") != (row["admin1"] in GOVERNORATES) and (
        row["admin1"] or row["kind"] not in MAY_SPAN
    ):
        faults.append(f"governorate {row['admin1']!r}")
    if row["admin2"] and not row["admin2"].startswith(row["admin1"]):
        faults.append("district of another governorate")
    if row["admin3"] and not row["admin3"].startswith(row["admin2"]):
        faults.append("subdistrict of another district")
    return faults


MAY_SPAN = KINDS - {"governorate", "district", "subdistrict", "city", "town", "village", "quarter"}
"""Kinds that may lie in several governorates, or where the sources don't agree on one."""


def test_rows_are_whole() -> None:
    faults = {row["place_id"]: faults_of(row) for row in rows("places.csv")}
    assert {place_id: f for place_id, f in faults.items() if f} == {}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "hamlet"}, "kind 'hamlet'"),
        ({"lon": "34.56", "lat": "38.28"}, ""),
        ({"lon": "38.28", "lat": "4.56"}, "not in the region"),
        ({"radius_m": "0"}, "radius 0.0"),
        ({"name_ar": "Tadmur"}, "the Arabic name isn't"),
        ({"source": ""}, "source ''"),
        ({"source": "a map"}, "source 'a map'"),
        ({"admin1": ""}, "governorate ''"),
        ({"admin2": "SY0901"}, "district of another governorate"),
        ({"country": "XX"}, "country 'XX'"),
    ],
    ids=str,
)
def test_faults_are_found(change: Row, fault: str) -> None:
    row = {**PLACES["palmyra"], **change}
    assert fault in faults_of(row) or (not fault and distance_outside(row) > OUTLINE_M)


def distance_outside(row: Row) -> float:
    """Metres from a place to the outline of the governorate that its row names, 0 inside."""
    return float(OUTLINES[row["admin1"]].distance(point_of(row)))


def test_places_lie_in_their_governorate() -> None:
    off = {i: distance_outside(row) for i, row in PLACES.items() if row["admin1"]}
    assert {i: round(d) for i, d in off.items() if d > BEYOND.get(i, OUTLINE_M)} == {}
    assert [i for i in BEYOND if off[i] <= OUTLINE_M] == [], "no longer an exception"


def test_governorates_are_complete() -> None:
    found = {r["admin1"]: r["name"] for r in PLACES.values() if r["kind"] == "governorate"}
    assert found.keys() == GOVERNORATES.keys()


# OCHA COD-AB: districts and subdistricts of Homs and Deir-ez-Zor.
DISTRICTS = "SY0401 SY0402 SY0403 SY0404 SY0405 SY0406 SY0901 SY0902 SY0903".split()
SUBDISTRICTS = (
    "SY040100 SY040101 SY040102 SY040103 SY040104 SY040105 SY040106 SY040107 SY040108 SY040109 "
    "SY040110 SY040111 SY040200 SY040300 SY040301 SY040303 SY040304 "
    "SY040400 SY040401 SY040500 SY040501 SY040600 SY040601 SY090100 SY090101 SY090102 SY090103 "
    "SY090104 SY090105 SY090106 SY090200 SY090201 SY090202 SY090203 SY090300 SY090301 SY090302"
).split()


@pytest.mark.parametrize(
    ("kind", "column", "codes"),
    [("district", "admin2", DISTRICTS), ("subdistrict", "admin3", SUBDISTRICTS)],
    ids=["districts", "subdistricts"],
)
def test_regions_of_homs_and_deir_ez_zor_are_complete(
    kind: str, column: str, codes: list[str]
) -> None:
    found = {r[column] for r in PLACES.values() if r["kind"] == kind}
    assert sorted(set(codes) - found) == []


@pytest.mark.parametrize(
    ("place_id", "lat", "lon"),
    [
        ("palmyra", 34.56, 38.28),
        ("al-sukhnah", 34.887, 38.872),
        ("jabal-al-amour", 34.898, 38.283),
        ("t2", 34.376, 40.152),
        ("t3", 34.528, 38.733),
        ("t4-airbase", 34.5225, 37.630),
        ("palmyra-airport", 34.557, 38.317),
    ],
)
def test_known_coordinates(place_id: str, lat: float, lon: float) -> None:
    row = PLACES[place_id]
    known = in_metres(Point(lon, lat))
    assert point_of(row).distance(known) <= 1_000


def test_names_are_whole() -> None:
    faults = []
    for row in rows("names.csv"):
        arabic = script_of(row["name"]) == "arabic"
        if (
            row["place_id"] not in PLACES
            or row["lang"] not in LANGUAGES
            or row["strength"] not in {"strong", "weak"}
            or arabic != (row["lang"] == "ar")
        ):
            faults.append(row)
    assert faults == []


def test_names_are_listed_once() -> None:
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows("names.csv"):
        seen[row["place_id"], row["name"]] += 1
    assert [name for name, times in seen.items() if times > 1] == []


def shared_keys() -> set[tuple[str, str]]:
    """Pairs of places far apart whose strong names have a spelling key in common.

    A place's own name is strong unless names.csv lists it as weak.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    listed = {(r["place_id"], r["name"]): r["strength"] for r in rows("names.csv")}
    own = [(i, name) for i, r in PLACES.items() for name in (r["name"], r["name_ar"]) if name]
    strong = {pair for pair in [*listed, *own] if listed.get(pair, "strong") == "strong"}
    for place_id, name in strong:
        owners[spelling_key(name)].add(place_id)
    pairs = {pair for ids in owners.values() for pair in combinations(sorted(ids), 2)}
    points = {i: point_of(PLACES[i]) for pair in pairs for i in pair}
    return {(a, b) for a, b in pairs if points[a].distance(points[b]) > NAMESAKE_M}


def test_namesakes_are_intended() -> None:
    with NAMESAKES.open(encoding="utf-8", newline="") as file:
        intended = {(r["place_id"], r["other_id"]) for r in csv.DictReader(file)}
    found = shared_keys()
    assert sorted(found - intended) == [], "strengthen one name, or list the pair"
    assert sorted(p for p in intended if not set(p) <= PLACES.keys()) == [], "no such place"


def test_roads_run_through_known_places() -> None:
    for road in rows("roads.csv"):
        places = [p for p in road["places"].split(";") if p]
        assert len(places) >= 2, road["road_id"]
        assert [p for p in places if p not in PLACES] == [], road["road_id"]
        assert SOURCES.match(road["source"]), road["road_id"]
        steps = [point_of(PLACES[p]) for p in places]
        gaps = [a.distance(b) for a, b in pairwise(steps)]
        assert max(gaps) < 200_000, road["road_id"]
    ids = [road["road_id"] for road in rows("roads.csv")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("place_id", AREAS)
def test_area_is_sound(place_id: str) -> None:
    area, row = AREAS[place_id], PLACES[place_id]
    assert area.is_valid
    assert row["kind"] in AREA_KINDS | {"road", "river", "lake"}
    sheet, point = in_metres(area), point_of(row)
    assert sheet.covers(point), "the place's own point lies outside its area"
    radius = float(row["radius_m"])
    inside = sheet.intersection(point.buffer(radius)).area / sheet.area
    assert inside >= 0.75, f"{radius:.0f} m around its point hold only {inside:.0%} of it"
    assert radius <= 1.25 * sheet.hausdorff_distance(point), "a radius wider than the area"


def test_deserts_and_countrysides_have_an_area() -> None:
    lacking = {i for i, r in PLACES.items() if r["kind"] in {"desert", "countryside"}} - set(AREAS)
    assert sorted(lacking) == sorted(BARRENS)


BARRENS = ("arsal-barrens", "ras-baalbek-barrens")
"""Abroad, known by a radius alone."""


def test_cities_abroad_stand_sorted_as_the_search_needs_them() -> None:
    header, *lines = (GAZETTEER / "elsewhere.csv").read_bytes().splitlines()
    assert header == b"name,place"
    assert lines == sorted(lines)
    assert len(lines) > 10_000
