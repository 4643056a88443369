"""One slip in a name as it is written goes before names that are only like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from geo.model import MatchMethod, MatchStatus
from geo.places.geocoder import Geocoder
from geo.places.index import Similar

FOUND = {
    "a-short-name-with-its-kind": ("Akas oil field", "akash-oil-field"),
    "a-short-name-before-a-subdistrict": ("Al-Suwa Subdistrict", "subd-sy090106"),
    "in-the-word-of-kind": ("Camel Corps bse in Deir ez-Zor", "hajjana-base-deir-ez-zor"),
    "a-town-of-three-letters": ("province de Hms", "gov-homs"),
    "beside-one-with-the-same-key": ("Al-Buhaniyah", "al-burhaniyah"),
    "beside-one-that-is-only-like-it": ("Khunayis", "khunayfis"),
    "a-doubled-letter-beside-a-namesake": ("Houula region", "houla"),
    "whose-name-without-its-kind-another-has": ("Bir Shumare", "bir-shumari"),
    "a-side-in-the-name": ("Northern Um Tweine", "umm-tuwayni-al-shamaliyah"),
    "two-letters-for-one-sound": ("Baghudh", "al-baghuz"),
    "two-arabic-letters-for-one-sound": ("مطار أبو الظهور", "abu-al-duhur-airbase"),
}


@pytest.mark.parametrize(("name", "place_id"), FOUND.values(), ids=FOUND)
def test_a_name_with_one_slip(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id), match.why


@pytest.mark.parametrize(
    ("name", "place_id"), [("Nufa", "nawfal-al-kasrah"), ("Hmai", "al-humays")], ids=str
)
def test_a_slip_in_a_short_name_is_less_sure(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.place_id, match.method) == (place_id, MatchMethod.FUZZY)
    assert match.score < 0.8


@pytest.mark.parametrize(
    ("name", "place_id"), [("Al-Badyah", "syrian-desert"), ("Al-Hissna", "al-hisn")], ids=str
)
def test_a_greater_place_with_the_key_goes_before_a_village_with_a_slip(
    shipped: Geocoder, name: str, place_id: str
) -> None:
    assert shipped.geocode(name).place_id == place_id


REFUSED = {
    "two-places-one-slip-away": "Al-Khurayah",
    "a-town-and-a-city": "Maadin",
    "another-letter-in-a-short-name": "Najar",
    "a-vowel-more-in-arabic": "الشرفة",
    "too-short": "Al-Ze",
}


@pytest.mark.parametrize("name", REFUSED.values(), ids=REFUSED)
def test_what_may_be_another_name_is_refused(shipped: Geocoder, name: str) -> None:
    assert shipped.geocode(name).status is not MatchStatus.MATCHED


def test_a_slip_is_sought_in_the_governorate_that_is_given(shipped: Geocoder) -> None:
    match = shipped.geocode("Khunayis", admin1="SY11")
    assert match.place_id == "khunayz-raqqa", match.why


words = st.text("abn", min_size=3, max_size=9)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(words, st.lists(words, max_size=30))
def test_every_string_one_slip_away_is_found(text: str, strings: list[str]) -> None:
    near = {s for s in strings if OSA.distance(text, s) <= 1}
    assert Similar(strings).near(text, 1) == near


@pytest.mark.parametrize("text", ["", "a", "ab"])
def test_a_string_too_short_for_ends_raises_nothing(text: str) -> None:
    assert "abcd" not in Similar(["abcd", "a", ""]).near(text, 1)
