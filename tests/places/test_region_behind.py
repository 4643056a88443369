"""A region, a border or a capital said behind a place, which must not be drawn in its stead."""

from __future__ import annotations

import pytest

from geo.model import MatchMethod, MatchStatus
from geo.places.geocoder import Geocoder


def _only(shipped: Geocoder, text: str) -> list[str]:
    return [m.match.place_id or m.match.name or "" for m in shipped.scan(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They combed the Kabajib area of Deir ez-Zor.", "Kabajib area"),
        ("They combed the Resafa desert of Raqqa.", "rusafa-desert"),
        ("They combed the T3 area of Homs.", "T3 area"),
        ("They combed Jabal al-Bishri area of Raqqa.", "jabal-bishri"),
        ("It lies in the Al-Busayrah subdistrict of Deir ez-Zor.", "Al-Busayrah Subdistrict"),
        ("A man was shot in the Homs town of Palmyra.", "palmyra"),
        ("A man was shot in the Deir ez-Zor town of Al-Izba.", "al-izba"),
        ("A man was shot in Salamiyah city of Hama.", "al-salamiyah"),
        ("It happened between Kabajib and Shola in Deir ez-Zor.", "between Kabajib and Shola"),
        ("They held the area between Sukhna and Arak in Homs.", "the area between Sukhna and Arak"),
        ("They patrol near the Doubayat gas field south of Sukhna.", "near the Doubayat gas field"),
        ("They patrol the Al-Bayarat area west of Palmyra.", "Al-Bayarat area"),
    ],
)
def test_the_place_is_drawn_and_not_the_region_behind_it(
    shipped: Geocoder, text: str, place: str
) -> None:
    found = shipped.scan(text)
    assert [m.match.status for m in found] == [MatchStatus.MATCHED]
    match = found[0].match
    assert place in (match.place_id, match.name), match


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A mine went off on the Homs-Hama road in Rastan.", "ar-rastan"),
        ("A mine went off on the Damascus-Homs highway in Homs.", "homs"),
        ("A bus was hit on the Homs-Raqqa road in the Jabal al-Bishri area.", "jabal-bishri"),
        ("They shelled the southern neighbourhoods of Homs.", "homs"),
        ("A man was shot in the countryside of Hama of Salamiyah.", "al-salamiyah"),
    ],
)
def test_a_town_on_the_road_or_within_the_area_says_more(
    shipped: Geocoder, text: str, place: str
) -> None:
    assert _only(shipped, text) == [place]


@pytest.mark.parametrize(
    "words",
    [
        "near the Raqqa border",
        "near the border of Raqqa",
        "on the administrative border with Raqqa",
        "near the border with Raqqa province",
        "on the Raqqa borders",
    ],
)
def test_a_border_is_the_governorates_and_not_its_citys(shipped: Geocoder, words: str) -> None:
    match = shipped.scan(f"A patrol was attacked {words}.")[0].match
    assert (match.kind, match.admin1) == ("governorate", "SY11"), match
    assert match.method is MatchMethod.RELATION
    assert match.score < 0.9


def test_a_border_behind_a_desert_says_where_in_it(shipped: Geocoder) -> None:
    found = shipped.scan("They fought in the desert of Sukhna near the Deir ez-Zor border.")
    assert found[0].match.place_id == "al-sukhnah-desert"
    assert all(m.match.kind != "city" for m in found)


def test_the_border_of_two_is_still_their_strip(shipped: Geocoder) -> None:
    assert "strip" in shipped.scan("They fought on the Homs-Hama border.")[0].match.why
    assert "strip" in shipped.scan("It lies on the border between Homs and Hama.")[0].match.why


@pytest.mark.parametrize("name", ["village of Bujwan", "Zarqan village"])
def test_an_unknown_village_near_a_town_is_drawn_about_the_town(
    shipped: Geocoder, name: str
) -> None:
    match = shipped.scan(f"Gunmen killed a man in {name} near Hajin.")[0].match
    assert match.place_id == "hajin"
    assert match.radius_m == 15_000
    assert match.score < 0.8
    assert "not in the gazetteer" in match.why


def test_an_unknown_place_near_a_capital_is_not_drawn(shipped: Geocoder) -> None:
    match = shipped.scan("Gunmen killed a man in the village of Bujwan near Homs.")[0].match
    assert match.point is None


def test_an_unknown_city_is_told_and_not_the_direction_behind_it(shipped: Geocoder) -> None:
    found = shipped.scan("Raids hit Dormon city east of Deir ez-Zor.")
    assert [m.match.point for m in found] == [None]
    spelt = shipped.scan("Raids hit Hagin city east of Deir ez-Zor.")
    assert [m.match.place_id for m in spelt] == ["hajin"]


def test_a_city_is_in_no_village(shipped: Geocoder) -> None:
    """The man is from one, and it happened in the other."""
    text = "They shot a man from Abu Kamal in the village of Al-Izba, north of Deir ez-Zor."
    assert _only(shipped, text) == ["abu-kamal", "al-izba"]


def test_the_badia_of_a_town_needs_no_of(shipped: Geocoder) -> None:
    match = shipped.scan("A mine went off in Badiat Tabqa.")[0].match
    assert match.kind == "desert"
    assert (match.radius_m or 0) > 20_000
    assert shipped.scan("Six died in Badiat Al-Shola.")[0].match.place_id == "al-shola-desert"


def test_two_villages_named_together_lie_near_each_other(shipped: Geocoder) -> None:
    """The second is of Deir ez-Zor, 130 km from the first: another of its name is meant."""
    far = shipped.scan("Gunmen waited between Al-Kawm and Al-Tabiya villages.")[0].match
    assert (far.status, far.point) == (MatchStatus.AMBIGUOUS, None)
    assert "km apart" in far.why
    near = shipped.scan("Gunmen waited between Ithriya and Al-Rusafa.")[0].match
    assert near.status is MatchStatus.MATCHED


def test_what_an_editor_put_in_brackets_is_text(shipped: Geocoder) -> None:
    match = shipped.scan("He died in [the] Syrian [town of] Al-Qaryatayn on Monday.")[0].match
    assert match.place_id == "al-qaryatayn"


def test_a_name_in_small_letters_is_one_between_its_article_and_its_kind(shipped: Geocoder) -> None:
    match = shipped.scan("Jets hit a market in al tabaqa city and left.")[0].match
    assert match.place_id == "al-tabqa"
    assert not shipped.scan("Jets hit a market in al tabaqa and left.")


def test_dhibin_in_suwayda_as_outlets_write_it(shipped: Geocoder) -> None:
    match = shipped.scan("Four died on a farm in the town of Thibeen.")[0].match
    assert match.place_id == "dhibin"
