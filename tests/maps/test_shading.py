from __future__ import annotations

import gzip

import numpy as np
import pytest

from geo.filters import IncidentFilter
from geo.frame import GOVERNORATE_CODES
from geo.maps import tiles
from geo.maps.shading import (
    NONE_KNOWN,
    SEVERAL,
    codes_of,
    count_by_region,
    outlines,
    pack_rows,
    region_of_rows,
)
from geo.places.regions import load_regions
from tests.frames import DISTRICTS, made_up_frame

FRAME = made_up_frame(400, seed=2)
NAMES = {"SY04": "Homs", "SY0400": "Homs district"}


def test_an_area_over_several_governorates_counts_in_none() -> None:
    of_row = region_of_rows(FRAME, "governorate", GOVERNORATE_CODES)
    bits = [bin(int(b)).count("1") for b in FRAME["governorates"]]
    assert [v == SEVERAL for v in of_row] == [n > 1 for n in bits]
    assert [v == NONE_KNOWN for v in of_row] == [n == 0 for n in bits]
    alone = [
        int(b).bit_length() - 1 for b, n in zip(FRAME["governorates"], bits, strict=True) if n == 1
    ]
    assert of_row[of_row < SEVERAL].tolist() == alone


def test_a_district_without_an_outline_is_none() -> None:
    codes = DISTRICTS[1:]
    of_row = region_of_rows(FRAME, "district", codes)
    known = [DISTRICTS[d] if d >= 0 else None for d in FRAME["district"]]
    assert [codes[v] if v < SEVERAL else None for v in of_row] == [
        code if code in codes else None for code in known
    ]


def test_every_incident_stands_in_one_line_of_the_table() -> None:
    mask = IncidentFilter().select(FRAME)
    for level, codes in (("governorate", GOVERNORATE_CODES), ("district", DISTRICTS)):
        counts = count_by_region(FRAME, mask, level, codes, NAMES)
        assert sum(c.incidents for c in counts) == mask.sum()
        coded = [c.incidents for c in counts if c.code]
        assert coded == sorted(coded, reverse=True)
        assert all(c.code is None for c in counts[len(coded) :])


def test_the_packed_rows_are_the_rows() -> None:
    of_row = region_of_rows(FRAME, "governorate", GOVERNORATE_CODES)
    assert np.frombuffer(gzip.decompress(pack_rows(of_row)), "<u2").tolist() == of_row.tolist()


def test_governorates_can_always_be_drawn_and_districts_once_brought_in() -> None:
    regions = load_regions()
    assert codes_of("governorate", regions) == GOVERNORATE_CODES
    assert codes_of("district", regions) == ()
    features = outlines(GOVERNORATE_CODES, regions, NAMES)["features"]
    assert [f["properties"]["pcode"] for f in features] == list(GOVERNORATE_CODES)
    assert features[3]["properties"]["name"] == "Homs"
    for feature in features:
        lon, lat = feature["properties"]["at"]
        assert regions.governorate_at(lon, lat) == feature["properties"]["pcode"]


@pytest.mark.parametrize("name", tiles.NAMES)
def test_a_tile_service_names_its_one_host_and_its_source(name: str) -> None:
    made = tiles.tiles(name)
    assert made.url.startswith(f"https://{made.host}/")
    assert all(part in made.url for part in ("{z}", "{x}", "{y}"))
    assert "{s}" not in made.url and "key" not in made.url
    assert made.attribution and "<" not in made.attribution
    assert made.max_zoom <= 16
