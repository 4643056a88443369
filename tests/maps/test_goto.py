from __future__ import annotations

import pytest

from geo.errors import InputError
from geo.maps.goto import find_targets
from geo.model import GeometryType
from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import Geocoder


@pytest.fixture(scope="module")
def shipped() -> Geocoder:
    return Geocoder(Gazetteer.load())


def test_a_place(shipped: Geocoder) -> None:
    target = find_targets("Palmyra", shipped).only
    assert target is not None and target.note == "city in Homs"
    assert target.near(20).name == "Palmyra"


def test_a_road_is_measured_from_its_whole_course(shipped: Geocoder) -> None:
    target = find_targets("M20 highway", shipped).only
    assert target is not None and target.geometry_type is GeometryType.LINE
    assert len(target.near(5).line) > 3


def test_a_coordinate_says_how_it_was_read(shipped: Geocoder) -> None:
    found = find_targets("34.56, 38.28", shipped)
    assert found.only is not None
    assert (found.only.name, found.only.note) == (
        "34.5600 N, 38.2800 E",
        "read as latitude, longitude",
    )


def test_swapped_numbers_are_offered_both_ways(shipped: Geocoder) -> None:
    found = find_targets("38.28, 34.56", shipped)
    assert [t.name for t in found.targets] == ["34.5600 N, 38.2800 E", "38.2800 N, 34.5600 E"]
    assert "swapped" in found.message
    assert find_targets("38.28 N, 34.56 E", shipped).only is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type a place"),
        ("xyzzy", "xyzzy"),
        ("37S DU 3", "as many digits"),
        ("x" * 10_000, "at most"),
    ],
    ids=["empty", "unknown", "half a square", "long"],
)
def test_no_place_says_why(shipped: Geocoder, text: str, said: str) -> None:
    found = find_targets(text, shipped)
    assert not found.targets and said in found.message


def test_a_name_of_several_places_gives_them_all(shipped: Geocoder) -> None:
    found = find_targets("Haddaj", shipped)
    assert len(found.targets) > 1 and found.only is None


def test_nothing_is_near_an_area(shipped: Geocoder) -> None:
    target = find_targets("the Syrian desert", shipped).only
    assert target is not None
    with pytest.raises(InputError, match="area"):
        target.near(20)
