"""The governorates: names, outlines and which of them a point, an area or a line lies in."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box

from geo.config import GAZETTEER
from geo.errors import GazetteerError, InputError
from geo.model import GOVERNORATES
from geo.places.regions import BORDER_M, Regions, load_regions

# Town: longitude, latitude (OCHA and GeoNames, rounded to 0.01 degrees), governorate.
TOWNS = {
    "Damascus": (36.29, 33.51, "SY01"),
    "Aleppo": (37.16, 36.20, "SY02"),
    "Menbij": (37.95, 36.53, "SY02"),
    "Duma": (36.40, 33.57, "SY03"),
    "An-Nabk": (36.73, 34.02, "SY03"),
    "Dumayr": (36.69, 33.64, "SY03"),
    "Homs": (36.72, 34.73, "SY04"),
    "Palmyra": (38.27, 34.56, "SY04"),
    "Al-Sukhnah": (38.87, 34.89, "SY04"),
    "Al-Qaryatayn": (37.24, 34.23, "SY04"),
    "Hama": (36.76, 35.13, "SY05"),
    "Salamiyah": (37.05, 35.01, "SY05"),
    "Uqayribat": (37.47, 35.05, "SY05"),
    "Lattakia": (35.79, 35.53, "SY06"),
    "Idleb": (36.63, 35.93, "SY07"),
    "Al-Hasakeh": (40.74, 36.51, "SY08"),
    "Qamishli": (41.23, 37.05, "SY08"),
    "Shaddadi": (40.74, 36.05, "SY08"),
    "Deir ez-Zor": (40.15, 35.33, "SY09"),
    "Mayadin": (40.43, 35.02, "SY09"),
    "Abu Kamal": (40.91, 34.45, "SY09"),
    "Ash-Shulah": (39.85, 35.19, "SY09"),
    "Tartous": (35.89, 34.89, "SY10"),
    "Raqqa": (39.01, 35.95, "SY11"),
    "Tabqa": (38.54, 35.83, "SY11"),
    "Rusafa": (38.76, 35.63, "SY11"),
    "Dar'a": (36.11, 32.62, "SY12"),
    "As-Sweida": (36.57, 32.71, "SY13"),
    "Khan Arnabah": (35.89, 33.18, "SY14"),
}
ABROAD = {
    "Beirut": (35.50, 33.89),
    "Gaziantep": (37.38, 37.07),
    "Mosul": (43.13, 36.34),
    "Rutbah": (40.28, 33.04),
    "Amman": (35.93, 31.95),
    "the sea off Tartous": (35.60, 34.90),
}


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load_regions()


@pytest.mark.parametrize(("lon", "lat", "pcode"), TOWNS.values(), ids=TOWNS)
def test_towns_lie_in_their_governorate(
    regions: Regions, lon: float, lat: float, pcode: str
) -> None:
    assert regions.governorate_at(lon, lat) == pcode


@pytest.mark.parametrize(("lon", "lat"), ABROAD.values(), ids=ABROAD)
def test_far_outside_is_no_governorate(regions: Regions, lon: float, lat: float) -> None:
    assert regions.governorate_at(lon, lat) is None


def test_border_strip_is_three_kilometres_wide(regions: Regions) -> None:
    # East of the straight border of Deir ez-Zor with Iraq at 35.1 N; a degree is 91 km there.
    border = regions.outline("SY09").intersection(LineString([(40.5, 35.1), (42.0, 35.1)]))
    east = border.bounds[2]
    assert regions.governorate_at(east - 0.001, 35.1) == "SY09"
    assert regions.governorate_at(east + 0.9 * BORDER_M / 91_000, 35.1) == "SY09"
    assert regions.governorate_at(east + 1.1 * BORDER_M / 91_000, 35.1) is None


def test_common_border_belongs_to_one_side(regions: Regions) -> None:
    line = regions.outline("SY04").intersection(regions.outline("SY09"))
    assert line.length > 1
    for lon, lat in shapely.get_coordinates(line):
        assert regions.governorate_at(lon, lat) is not None


def test_outlines_cover_syria_once(regions: Regions) -> None:
    outlines = [regions.outline(pcode) for pcode in GOVERNORATES]
    assert all(o.is_valid and o.geom_type == "Polygon" for o in outlines)
    whole = shapely.union_all(outlines)
    assert sum(o.area for o in outlines) == pytest.approx(whole.area, rel=1e-9)
    assert whole.geom_type == "Polygon"
    # 185,180 km2 (CIA World Factbook); a square degree at 35 N is 10,130 km2.
    assert whole.area * 10_130 == pytest.approx(185_180, rel=0.02)


def test_countries_fit_the_governorates() -> None:
    collection = json.loads((GAZETTEER / "countries.geojson").read_text(encoding="utf-8"))
    lands = {
        f["properties"]["iso"]: shapely.geometry.shape(f["geometry"])
        for f in collection["features"]
    }
    neighbours = {"TR", "IQ", "JO", "LB", "IL", "PS", "SA", "EG", "CY"}
    assert set(lands) == {"SY", *neighbours, "GB", "AM", "AZ", "IR", "KW"}
    assert all(
        f["properties"]["name"] and f["properties"]["name_ar"] for f in collection["features"]
    )
    syria = shapely.union_all([load_regions().outline(pcode) for pcode in GOVERNORATES])
    assert lands["SY"].symmetric_difference(syria).area < 1e-6
    for iso, land in lands.items():
        assert land.is_valid, iso
        if iso != "SY":
            assert land.intersection(syria).area < 1e-4, iso


@pytest.mark.parametrize("river", ["Euphrates", "Khabur", "Orontes", "Lake Assad", "Lake Qattinah"])
def test_rivers_and_lakes_are_simple(river: str) -> None:
    shape = _waters()[river]
    assert shape.is_valid
    assert shape.is_simple


@pytest.mark.parametrize(
    ("river", "lon", "lat", "within_km"),
    [
        ("Euphrates", 38.010, 36.814, 2),  # Jarabulus
        ("Euphrates", 39.006, 35.953, 3),  # Raqqa
        ("Euphrates", 40.146, 35.332, 2),  # Deir ez-Zor
        ("Euphrates", 40.428, 35.025, 3),  # Mayadin
        ("Euphrates", 40.912, 34.455, 3),  # Abu Kamal
        ("Euphrates", 42.377, 34.137, 2),  # Haditha
        ("Khabur", 40.075, 36.849, 1),  # Ras al-Ayn
        ("Khabur", 40.743, 36.505, 2),  # Al-Hasakeh
        ("Khabur", 40.739, 36.051, 1),  # Shaddadi
        ("Khabur", 40.428, 35.158, 2),  # Busayrah
        ("Orontes", 36.720, 34.730, 3),  # Homs
        ("Orontes", 36.761, 35.134, 1),  # Hama
        ("Lake Assad", 38.540, 35.830, 3),  # Tabqa
    ],
)
def test_rivers_pass_their_towns(river: str, lon: float, lat: float, within_km: float) -> None:
    east = np.cos(np.radians(lat))
    plane = shapely.transform(_waters()[river], lambda xy: xy * (111.2 * east, 111.2))
    assert plane.distance(Point(lon * 111.2 * east, lat * 111.2)) < within_km


def test_khabur_ends_in_the_euphrates() -> None:
    waters = _waters()
    assert waters["Euphrates"].intersects(Point(waters["Khabur"].coords[-1]))


@pytest.mark.parametrize(
    ("text", "pcode"),
    [
        *[(code, code) for code in GOVERNORATES],
        *[(name, code) for code, name in GOVERNORATES.items()],
        ("sy04", "SY04"),
        (" SY0403 ", "SY0403"),
        ("SY040300", "SY040300"),
        ("Deir ez-Zor", "SY09"),
        ("Deir Ezzor", "SY09"),
        ("Deir al-Zour", "SY09"),
        ("Dayr az Zawr", "SY09"),
        ("Deir ez-Zor province", "SY09"),
        ("the governorate of Homs", "SY04"),
        ("Homs Governorate", "SY04"),
        ("Rif Dimashq", "SY03"),
        ("Damascus Countryside", "SY03"),
        ("Latakia", "SY06"),
        ("Raqqa", "SY11"),
        ("al-Raqqah", "SY11"),
        ("Daraa", "SY12"),
        ("Dar’a", "SY12"),
        ("Al-Hasakah", "SY08"),
        ("As Suwayda'", "SY13"),
        ("دير الزور", "SY09"),
        ("محافظة دير الزور", "SY09"),
        ("ريف دمشق", "SY03"),
        ("ادلب", "SY07"),
        ("الرقه", "SY11"),
        # Not a governorate, however near the name.
        ("", None),
        ("governorate", None),
        ("Palmyra", None),
        ("Deir", None),
        ("Zor", None),
        ("Rif", None),
        ("Homs countryside", None),
        ("ريف حمص", None),
        ("SY15", None),
        ("SY1", None),
        ("SY04033", None),
        ("IQ01", None),
    ],
)
def test_resolve(regions: Regions, text: str, pcode: str | None) -> None:
    assert regions.resolve(text) == pcode


def test_names(regions: Regions) -> None:
    assert regions.name("SY09") == "Deir-ez-Zor"
    assert regions.name_ar("SY09") == "دير الزور"
    for pcode in GOVERNORATES:
        assert regions.resolve(regions.name_ar(pcode)) == pcode


def test_unknown_pcode_says_what_there_is(regions: Regions) -> None:
    for ask in (regions.name, regions.name_ar, regions.outline):
        with pytest.raises(InputError, match="SY01 to SY14"):
            ask("SY0403")


AREAS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "round Palmyra": (Point(38.27, 34.56).buffer(0.2), ("SY04",)),
    "between Palmyra and Mayadin": (box(38.0, 34.4, 40.4, 35.1), ("SY04", "SY09")),
    "all of Syria": (box(35, 32, 43, 38), tuple(GOVERNORATES)),
    "a road from Homs to Deir ez-Zor": (
        LineString([(36.72, 34.73), (38.27, 34.56), (38.87, 34.89), (40.15, 35.33)]),
        ("SY04", "SY09"),
    ),
    "a point": (Point(36.29, 33.51), ("SY01",)),
    "two points": (MultiPoint([(36.76, 35.13), (36.72, 34.73), (44, 33)]), ("SY04", "SY05")),
    "Iraq": (box(42.5, 33, 44, 35), ()),
    "nothing": (Polygon(), ()),
}


@pytest.mark.parametrize(("area", "pcodes"), AREAS.values(), ids=AREAS)
def test_governorates_touching(regions: Regions, area: Any, pcodes: tuple[str, ...]) -> None:
    assert regions.governorates_touching(area) == pcodes


def test_a_sliver_does_not_count(regions: Regions) -> None:
    homs = regions.outline("SY04")
    assert regions.governorates_touching(homs) == ("SY04",)
    assert regions.governorates_touching(homs.buffer(0.002)) == ("SY04",)
    wider = homs.buffer(0.3)
    assert set(regions.governorates_touching(wider)) > {"SY03", "SY04", "SY05", "SY09"}
    assert regions.governorates_touching(wider, min_share=0.9) == ("SY04",)


lons, lats = st.floats(35.0, 43.0), st.floats(32.0, 38.0)


@given(st.lists(st.tuples(lons, lats), max_size=20))
def test_many_points_agree_with_one(points: list[tuple[float, float]]) -> None:
    regions = load_regions()
    many = regions.governorates_at([p[0] for p in points], [p[1] for p in points])
    assert list(many) == [regions.governorate_at(*p) for p in points]


def test_unusable_coordinates_have_no_governorate(regions: Regions) -> None:
    nan, inf = float("nan"), float("inf")
    assert list(regions.governorates_at([nan, 38.0, inf], [34.0, nan, 34.0])) == [None] * 3
    assert regions.governorate_at(nan, nan) is None
    assert regions.governorates_at([], []).shape == (0,)


def test_200_000_points_take_no_time(regions: Regions) -> None:
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(35.5, 42.5, 200_000), rng.uniform(32.3, 37.4, 200_000)
    regions.governorate_at(30, 30)  # builds the index
    start = time.perf_counter()
    found = regions.governorates_at(lon, lat)
    assert time.perf_counter() - start < 3  # 0.2 s when nothing else runs
    assert set(found) == {*GOVERNORATES, None}


def test_names_need_no_geometry_library() -> None:
    code = (
        "import sys; from geo.places.regions import load_regions; "
        "assert load_regions().resolve('Homs') == 'SY04'; "
        "print([m for m in ('shapely', 'numpy', 'geopandas', 'streamlit') if m in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert run.stdout.strip() == "[]", run.stderr


@pytest.mark.parametrize(
    "text", [None, "", "{}", '{"features": []}', '{"features": [{"properties": {}}]}']
)
def test_a_damaged_file_says_so(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "regions.geojson"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match="make data"):
        load_regions.__wrapped__(path)


def test_geonames_rows_lie_in_the_governorate_they_name(regions: Regions) -> None:
    with (GAZETTEER / "geonames.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 306
    assert len({row["place_id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["name"], row
        assert row["name_ar"], row
        found = regions.governorate_at(float(row["lon"]), float(row["lat"]))
        assert found == row["admin1"] or row["note"].startswith("outline:"), row
    assert sum(bool(row["note"]) for row in rows) == 3


def test_geonames_names_belong_to_a_row_and_say_something_new() -> None:
    with (GAZETTEER / "geonames.csv").open(encoding="utf-8", newline="") as file:
        own = {row["place_id"]: {row["name"], row["name_ar"]} for row in csv.DictReader(file)}
    with (GAZETTEER / "geonames_names.csv").open(encoding="utf-8", newline="") as file:
        names = list(csv.DictReader(file))
    assert len({(row["place_id"], row["name"]) for row in names}) == len(names)
    for row in names:
        assert row["name"] not in own[row["place_id"]], row
        assert row["lang"] in {"ar", "en"}, row
        assert row["strength"] in {"strong", "weak"}, row
        # No airport codes, links or machine transliterations.
        assert row["lang"] == "ar" or not row["name"].isupper(), row
        assert row["lang"] == "ar" or any(c.isupper() for c in row["name"]), row
        assert "/" not in row["name"], row


def _waters() -> dict[str, Any]:
    collection = json.loads((GAZETTEER / "rivers.geojson").read_text(encoding="utf-8"))
    return {
        f["properties"]["name"]: shapely.geometry.shape(f["geometry"])
        for f in collection["features"]
    }
