"""A name with its town behind it, and guesses that must not beat the very name."""

from __future__ import annotations

import pytest

from geo.model import MatchStatus
from geo.places.elsewhere import city_abroad
from geo.places.geocoder import Geocoder


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("حي القصور دير الزور", "al-qusour"),
        ("حي القصور في حمص", "homs-al-qusour"),
        ("حي الصناعة في دير الزور", "al-sinaa-deir-ez-zor"),
        ("قرية الجلاء قرب مدينة البوكمال", "al-jalaa-abu-kamal"),
        ("الطيبة الملاصقة لمدينة الميادين", "at-tayba-al-mayadin"),
        ("Al-Qusour Deir ez-Zor", "al-qusour"),
    ],
)
def test_the_town_says_which_one(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id)
    assert "says which one" in match.why or match.method.value == "exact"


@pytest.mark.parametrize(
    "name",
    [
        "حي القصور حلب",
        "أبو محمد حمص",
        "مشفى الميادين",
        "House in Palmyra",
        "Street 47 Homs",
        "al-Jalaa near Aleppo",
    ],
)
def test_a_town_alone_is_no_answer_for_what_stands_before_it(shipped: Geocoder, name: str) -> None:
    assert shipped.geocode(name).status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("جب العلي", "al-jabli"),
        ("Al-Schair", "ash-shahir-karamah"),
        ("بادية الدوير", "al-daw-plain"),
        ("house east of Palmyra/Tadmur", "palmyra"),
    ],
    ids=["two-words-are-not-one", "a-field-has-the-name", "a-village-has-the-name", "east-of"],
)
def test_a_guess_never_beats_the_very_name(shipped: Geocoder, name: str, never: str) -> None:
    assert shipped.geocode(name).place_id != never


def test_what_stands_before_a_slash_and_of_belongs_to_both_names(shipped: Geocoder) -> None:
    assert shipped.geocode("Silos east of Palmyra/Tadmur").place_id == "palmyra-silos"


def test_a_desert_west_of_a_town_is_that_desert(shipped: Geocoder) -> None:
    assert shipped.geocode("بادية التبني غربي دير الزور").place_id == "al-tibni-desert"


@pytest.mark.parametrize(
    ("core", "city"),
    [("dublin", "Dublin, IE"), ("dubli", None), ("zzz", None), ("", None), ("dublin,", None)],
    ids=str,
)
def test_cities_abroad(core: str, city: str | None) -> None:
    assert city_abroad(core) == city


@pytest.mark.parametrize("name", ["المصراب", "Misrabah", "al-Bayyda"])
def test_a_guess_is_no_settlement_far_away_nor_a_common_name(shipped: Geocoder, name: str) -> None:
    assert shipped.geocode(name).status is not MatchStatus.MATCHED
