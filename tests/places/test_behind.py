"""A name with its town behind it, and guesses that must not beat the very name."""

from __future__ import annotations

import pytest

from geo.model import MatchMethod, MatchStatus
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


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Al-Hadath, eastern Homs", "al-hadath-mahin"),
        ("Humaymah near the border with Deir Ezzor", "bir-humaymah"),
        ("بلدة الهري عند الحدود السورية العراقية", "al-hiri"),
        ("military bus near Arak village in the eastern countryside of Homs", "arak"),
        ("armed men near Al-Shola in the Deir Ezzor desert", "al-shola"),
        ("حي الوعر المحاصر", "homs-al-waer"),
        ("المدخل الغربي لمدينة هجين", "hajin"),
        ("المحطة الثالثة T3", "t3"),
    ],
)
def test_what_stands_behind_says_where(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id), match.why


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("al-Zufur checkpoint in Al-Shuhayl town", "al-shuhayl"),
        ("al-Zufur neighbourhood in Al-Mayadin", "al-mayadin"),
        ("دوار الزفر في الميادين", "al-mayadin"),
        ("al-Zufur neighbourhood in Homs city", "homs"),
        ("حي الزفر بمدينة دير الزور", "deir-ez-zor"),
    ],
)
def test_an_unknown_part_is_drawn_as_its_town(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert match.place_id == place_id
    assert match.score < 0.8
    assert "not in the gazetteer" in match.why


@pytest.mark.parametrize(
    "name",
    [
        "the village of Zufur in Al-Mayadin",
        "Zufur near Palmyra",
        "Salim near Homs",
        "Zufur, eastern Homs",
        "جبل الزفر في الميادين",
        "Zufur checkpoint in Homs",
        "al-Zufur area in Deir ez-Zor",
        "al-Hol road in Hasakah",
        "Al-Zufur hill in Al-Shuhayl town",
    ],
)
def test_another_unknown_place_is_not_its_neighbour(shipped: Geocoder, name: str) -> None:
    match = shipped.geocode(name)
    assert match.status is not MatchStatus.MATCHED or match.geometry_type.value == "area"


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Shabaq - Jabaq", "al-shabaq"),
        ("معربو_الدبوسية", "al-dabusiyah"),
    ],
)
def test_dashes_part_the_names_of_one_place(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id), match.why


@pytest.mark.parametrize("name", ["Homs - Palmyra", "ديابية-ذهبية", "مزرعة", "المحطة"])
def test_two_places_or_a_kind_alone_are_no_answer(shipped: Geocoder, name: str) -> None:
    assert shipped.geocode(name).status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("north of al-Qareitainn", (34.32, 37.24)),
        ("10 km south of Soukhnaa", (34.80, 38.87)),
        ("desert of Qareitain", (34.18, 37.40)),
    ],
)
def test_a_typed_relation_may_misspell_its_place(
    shipped: Geocoder, name: str, near: tuple[float, float]
) -> None:
    match = shipped.geocode(name)
    assert match.point is not None, match.why
    assert (match.point.lat, match.point.lon) == pytest.approx(near, abs=0.1)
    assert match.score < 0.95


@pytest.mark.parametrize("name", ["north of Blorp", "10 km south of Zzyzx", "desert of Xyzzy"])
def test_a_relation_to_nothing_is_nothing(shipped: Geocoder, name: str) -> None:
    assert shipped.geocode(name).status is not MatchStatus.MATCHED


@pytest.mark.parametrize("name", ["Al-Kashmah", "Hmeimeh"])
def test_a_namesake_elsewhere_makes_less_sure(shipped: Geocoder, name: str) -> None:
    assert 0.75 <= shipped.geocode(name).score <= 0.85


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_an_empty_name_says_what_to_type(shipped: Geocoder, name: str) -> None:
    match = shipped.geocode(name)
    assert match.status is MatchStatus.UNRESOLVED
    assert "Type a place's name" in match.why


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("north Palmyra", (34.65, 38.28)),
        ("10 km north Palmyra", (34.65, 38.28)),
        ("a road, near Al-Sukhnah", (34.89, 38.87)),
        ("the Palmyra-Homs road, near Arak", (34.64, 38.57)),
        ("east of the Euphrates, about 8 km from Khasham", (35.30, 40.29)),
    ],
)
def test_relations_as_headlines_put_them(
    shipped: Geocoder, name: str, near: tuple[float, float]
) -> None:
    match = shipped.geocode(name)
    assert match.point is not None, match.why
    assert (match.point.lat, match.point.lon) == pytest.approx(near, abs=0.02)
    assert match.method.value == "relation"
    assert match.radius_m is not None
    assert match.radius_m < 15_000


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("بلدة أبو خشب بريف دير الزور الغربي", "abu-khashab"),
        ("قرية الحصان، بالريف الغربي لدير الزور", "al-hisan"),
        ("معسكر الحزام الأخضر ببادية البوكمال", "al-hizam-al-akhdar"),
        ("مدينة البوكمال وريفها", "abu-kamal"),
        ("Western slopes of Jabal al-Tar", "jabal-al-tar"),
        ("Jahar gas field in a stony area west of Palmyra", "jahar-gas-field"),
        ("Quaryatayn in Central Homs province", "al-qaryatayn"),
        ("al-Zufur road in Abu Hamam town", "abu-hammam"),
    ],
)
def test_longer_descriptions(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id), match.why


def test_outside_the_area_that_the_text_names_is_less_sure(shipped: Geocoder) -> None:
    sure = shipped.geocode("Al-Shuhayl in the eastern countryside of Deir ez-Zor")
    match = shipped.geocode("Al-Shuhayl in the western countryside of Deir ez-Zor")
    assert match.score < 0.85 < sure.score
    assert "outside" in match.why


def test_two_villages_side_by_side_are_one_mark(shipped: Geocoder) -> None:
    match = shipped.geocode("قرية الدحلة و جديد بكارة")
    assert match.status is MatchStatus.MATCHED
    assert match.place_id is None
    assert "Half-way" in match.why
    assert shipped.geocode("Palmyra and Homs").status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("قرية الحصين القريبة من مدينة الصور", "al-husayn-al-suwar"),
        ("US garrison of al-Tanf", "al-tanf"),
        ("الريف الجنوبي الغربي لحمص", None),
        ("محور السخنة – دير الزور", None),
        ("طريق تدمر _ دير الزور", None),
    ],
)
def test_arabic_descriptions_and_whose_it_is(
    shipped: Geocoder, name: str, place_id: str | None
) -> None:
    match = shipped.geocode(name)
    assert match.status is MatchStatus.MATCHED, match.why
    assert place_id is None or match.place_id == place_id


def test_what_is_written_onto_a_name_makes_no_slip_of_it(shipped: Geocoder) -> None:
    assert shipped.geocode("بلدتي السكرية وبقرص").status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Deyrizor kırsalındaki Hecin beldesi", "hajin"),
        ("Deyrizor ilinin Hecin beldesi", "hajin"),
        ("Deyrizor'daki Ömer petrol sahası", "al-omar-oil-field"),
    ],
)
def test_turkish_says_first_where(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id), match.why


def test_turkish_where_it_does_not_lie(shipped: Geocoder) -> None:
    assert shipped.geocode("Halep ilinin Hecin beldesi").status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    "name", ["entre Palmyre et Deir Ezzor", "zwischen Palmyra und Deir es-Sor"]
)
def test_between_in_french_and_german(shipped: Geocoder, name: str) -> None:
    assert shipped.geocode(name).geometry_type.value == "line"


@pytest.mark.parametrize(
    ("name", "place_id", "method"),
    [
        ("the dam in Tabqa", "tabqa-dam", MatchMethod.EXACT),
        ("oil wells in Al-Omar", "al-omar-oil-field", MatchMethod.EXACT),
        ("آبار النفط في العمر", "al-omar-oil-field", MatchMethod.EXACT),
        ("Al-Omar oil wells", "al-omar-oil-field", MatchMethod.EXACT),
        ("oil wells in Hajin", "hajin", MatchMethod.RELATION),
        ("wells near Arak", "arak", MatchMethod.RELATION),
    ],
)
def test_a_kind_in_a_place_is_of_it_or_in_it(
    shipped: Geocoder, name: str, place_id: str, method: MatchMethod
) -> None:
    match = shipped.geocode(name)
    assert (match.place_id, match.method) == (place_id, method), match.why
    if method is MatchMethod.RELATION:
        assert (match.radius_m or 0) >= 8_000


@pytest.mark.parametrize(
    "name", ["a military airport in Homs", "an oil field in Homs", "a gas field near Palmyra"]
)
def test_a_kind_somewhere_in_a_governorate_or_by_a_town_is_refused(
    shipped: Geocoder, name: str
) -> None:
    assert shipped.geocode(name).status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Al-Omar, Deir ez-Zor", "al-omar-oil-field"),
        ("Al-Tanak, Deir ez-Zor, Syria", "al-tanak-oil-field"),
        ("Al-Shaer, Homs", "al-shaer-gas-field"),
    ],
)
def test_the_governorate_says_which_field(shipped: Geocoder, name: str, place_id: str) -> None:
    match = shipped.geocode(name)
    assert (match.status, match.place_id) == (MatchStatus.MATCHED, place_id)
    (mention, *_) = shipped.scan(f"Gunmen attacked workers in {name}, and fled.")
    assert mention.match.place_id == place_id


def test_another_governorate_does_not(shipped: Geocoder) -> None:
    assert shipped.geocode("Tuwaynan, Raqqa").status is not MatchStatus.MATCHED
    assert shipped.geocode("Hayyan, Homs").status is not MatchStatus.MATCHED  # hill or plant
