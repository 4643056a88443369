"""A place just across the governorate's line, names that no row has, and what lies in both."""

from __future__ import annotations

import pytest

from geo.model import GeometryType, MatchMethod, MatchStatus
from geo.places.geocoder import Geocoder

JUST_BEYOND = [
    ("Aqrab town", "Homs", "aqrab"),
    ("Markadah town", "Deir-ez-Zor", "markadah"),
    ("Al-Mabujah village", "Homs", "al-mabujah"),
    ("T2", "Homs", "t2"),
    ("Southern Ar Raqqah Governorate", "Homs", "southern-raqqa-countryside"),
]


@pytest.mark.parametrize(("name", "admin1", "place_id"), JUST_BEYOND)
def test_a_place_just_across_the_line_is_answered_and_said_so(
    shipped: Geocoder, name: str, admin1: str, place_id: str
) -> None:
    match = shipped.geocode(name, admin1=admin1)
    assert match.place_id == place_id, match.why
    assert match.score <= 0.85
    assert "km outside" in match.why


FAR = [
    ("Markadah town", "Homs"),
    ("T2", "Aleppo"),
    ("Aqrab town", "Deir-ez-Zor"),
    ("Al-Qusayr", "Al-Hasakeh"),
    ("Damascus", "SY03"),
    ("Western Deir ez Zor Governorate", "Aleppo"),
    ("Mabouje village", "Homs"),
]


@pytest.mark.parametrize(("name", "admin1"), FAR)
def test_a_namesake_far_outside_a_city_or_another_spelling_is_not(
    shipped: Geocoder, name: str, admin1: str
) -> None:
    match = shipped.geocode(name, admin1=admin1)
    assert match.status is not MatchStatus.MATCHED, match.why


@pytest.mark.parametrize("name", ["Narnia", "Safar", "Rajab", "صفر", "Ramazan", "Winterfell"])
@pytest.mark.parametrize("admin1", [None, "SY04"])
def test_what_nothing_comes_near_is_unknown(
    shipped: Geocoder, name: str, admin1: str | None
) -> None:
    assert shipped.geocode(name, admin1=admin1).status is MatchStatus.UNRESOLVED


@pytest.mark.parametrize("name", ["Kabajibiyah", "Hajiniyah", "Al-Omariyah oil field"])
def test_a_name_derived_from_a_places_name_is_another_name(small: Geocoder, name: str) -> None:
    assert small.geocode(name).status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("name", "place_id"),
    [("Rusafah village", "al-rusafah-deir-ez-zor"), ("Bleil", "al-bulayl")],
    ids=["a-village-is-no-quarter", "a-key-elsewhere-hides-no-slip-here"],
)
def test_the_region_and_the_kind_decide(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name, admin1="SY09")
    assert match.place_id == place_id, match.why


def test_a_mountain_is_not_the_village_of_a_hill(shipped: Geocoder) -> None:
    assert shipped.geocode("Jabal al-Kawm").status is not MatchStatus.MATCHED


def test_a_slash_within_a_relation_makes_no_place_of_its_end(shipped: Geocoder) -> None:
    match = shipped.geocode("Road between Palmyra and Al-Sukhnah/Arak", admin1="SY04")
    assert match.geometry_type is not GeometryType.POINT or match.place_id is None


@pytest.mark.parametrize("admin1", ["SY04", "SY09"])
def test_a_desert_in_a_governorate_is_their_common_part(shipped: Geocoder, admin1: str) -> None:
    governorate = shipped.regions.name(admin1)
    match = shipped.geocode(f"Syrian Desert in {governorate} Governorate", admin1=admin1)
    assert match.method is MatchMethod.RELATION, match.why
    assert match.geometry_type is GeometryType.AREA
    assert match.admin1 == admin1
    assert match.point is not None
    assert shipped.regions.governorate_at(match.point.lon, match.point.lat) == admin1


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Western Qasr al-Hayr", "qasr-al-hayr-al-gharbi"),
        ("Eastern Qasr al-Hayr", "qasr-al-hayr-al-sharqi"),
        ("Eastern Hajin", None),
        ("Eastern Karim", None),
    ],
)
def test_a_side_stands_first_in_english_and_last_in_arabic(
    shipped: Geocoder, name: str, place_id: str | None
) -> None:
    match = shipped.geocode(name)
    if place_id:
        assert match.place_id == place_id, match.why
    else:
        assert match.method in (MatchMethod.NONE, MatchMethod.RELATION), match.why


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Bir al-Atshan village", "bir-al-atshan"),
        ("village of Jabal al-Amour", "jabal-al-amour"),
        ("Al-Atshan well village", "bir-al-atshan"),
        ("village of T2", None),
        ("Shayrat airbase village", None),
    ],
)
def test_a_village_may_bear_the_name_of_its_well(
    shipped: Geocoder, name: str, place_id: str | None
) -> None:
    match = shipped.geocode(name, admin1="SY04")
    assert match.place_id == place_id, match.why
