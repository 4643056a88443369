"""A name and the governorate it is told with: which of its namesakes is meant, and when none is."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder

_MINE = "Two shepherds were killed on Monday by a mine in {}."
_DATED = "{}: two shepherds were killed on Monday by a mine in {}."


def _drawn(geocoder: Geocoder, text: str) -> set[str | None]:
    """The places of a text that are drawn as a spot, without governorates and what is wide."""
    places = [m.match for m in geocoder.scan(text)]
    return {p.place_id for p in places if p.point is not None and (p.radius_m or 0.0) < 40_000}


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("Nawa village in the Homs countryside", "nawa-homs"),
        ("Yarmouk village in the Raqqa countryside", "mazraat-al-yarmuk"),
        ("In the Yarmouk basin 20 people died", "yarmouk-basin"),
        ("Khattab village in Homs province", "khattab-jubb-al-jarrah"),
        ("Shiha village, in the eastern countryside of Homs", "shiha-jubb-al-jarrah"),
        ("Abu Dali in the Homs countryside", "abu-dali-homs"),
        ("Sabkha village in the eastern countryside of Deir ez-Zor", "al-sabkhah-abu-kamal"),
        ("Aziziyeh village, Hamra subdistrict, Hama", "aziziyah"),
        ("Nawa city in the western countryside of Daraa", "nawa"),
        ("Khattab town in the northern countryside of Hama", "khattab-hama"),
        ("Al-Sawwana, east of Homs", "al-sawwanah"),
        ("Salhiyeh in the Abu Kamal district of Deir-ez-Zor", "al-salihiyah-abu-kamal"),
        ("Hamediyeh in the Al-Qusayr district of Homs", "al-hamidiyah-qusayr"),
        ("Muayzila in the Abu Kamal desert", "muayzilah-abu-kamal"),
        ("Al-Tayba in the countryside of Al-Sukhnah", "al-tayyibah-sukhnah"),
        ("Al-Tayba in the countryside of Al-Mayadin", "at-tayba-al-mayadin"),
        ("Nawa (Al-Mukharram, Homs)", "nawa-homs"),
        ("Al-Arishah village, Ras al-Ayn district, Hasakah", "al-arishah-ras-al-ayn"),
        ("Al-Arishah (Ras al-Ayn, Al-Hasakeh)", "al-arishah-ras-al-ayn"),
        ("Al-Arishah, south of Hasakah", "al-arishah"),
        ("Bir Humaymah in the Palmyra desert", "bir-humaymah"),
        ("the village of Tall as Samn", "tall-as-samn"),
        ("Halban village, Maarat al-Numaan district", "halban-idlib"),
        ("Halban village, Salamiyah district", "halban"),
        ("Umm al-Izam village, Manbij district", "umm-azm"),
        ("Al-Arishah, Ras al-Ayn countryside", "al-arishah-ras-al-ayn"),
        ("the village of Khunayfis, Homs", "khunayfis"),  # not the one nearest to the city
        ("the village of Al-Talila, Homs", "talilah"),
        ("Ithriya in the countryside of Salamiyah", "ithriya"),
        ("Aziziyah village, Suqaylabiyah district, Hama", "al-aziziyah-ghab"),
        ("Zayzoun village in the Hama countryside", "zayzun-ghab"),
        ("the Midan district of Damascus", "al-midan-damascus"),
        ("al-Midan, Aleppo city", "al-midan-aleppo"),
        ("al-Salheen neighbourhood of Aleppo", "as-salihin-aleppo"),
        ("Aqraba, northern Daraa countryside", "aqraba-daraa"),
        ("Samiriyah village, Aleppo governorate", "samiriyah-aleppo"),
        ("Tal Hawash, Hama", "tall-hawash"),
        ("Qabtan al-Jabal town", "qabtan-al-jabal"),
        ("the Aleppo thermal power plant east of the city", "aleppo-thermal-power-plant"),
        ("Mughr al-Mir, SW Rif Dimashq", "mughr-al-mir"),
        ("the Nasira district of al-Hasakah city", "al-nasirah-hasakah"),
        ("the Salihiya neighbourhoods of Hasakah city", "al-salihiyah-hasakah"),
        ("Atshan, east Hama countryside", "atshan"),  # no Atshanah
        ("al-Mas'oudiya, east of Homs", "al-masudiyah-homs"),
        ("Shiha, in the countryside of Jub al-Jarrah, east Homs", "shiha-jubb-al-jarrah"),
        ("al-Shiha in north-east Hama", "shihat-al-hamra"),
        ("the north of Homs city", "homs"),
        ("the west of the town of Hajin", "hajin"),
        ("al-Tayba in the eastern countryside of Homs", "al-tayyibah-sukhnah"),
        ("al-Tayba, northern Homs countryside", "al-tiba-al-gharbiyah"),
    ],
)
def test_the_one_that_lies_in_the_governorate_is_meant(
    shipped: Geocoder, words: str, place_id: str
) -> None:
    assert place_id in _drawn(shipped, _MINE.format(words))


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("the Salihiya and Mufti districts of Hasakah", {"al-salihiyah-hasakah"}),
        ("the neighbourhoods of Salihiya and Mufti in Hasakah", {"al-salihiyah-hasakah"}),
        ("Khattab and Abu Dali in the Homs countryside", {"khattab-jubb-al-jarrah"}),
        ("Manbij and Hajin in Deir ez-Zor", {"manbij", "hajin"}),  # no other Manbij
        ("al-Ghasbiyah and al-Dar al-Kabira, Homs", {"al-ghasibiyah-dar-kabirah"}),
        ("al-Kashma and Subaykhan, Deir ez-Zor", {"al-kashmah-al-asharah"}),
        ("al-Kashma and Hajin, Deir ez-Zor", {"al-kashmah-hajin"}),
    ],
)
def test_names_in_a_list_lie_together(shipped: Geocoder, words: str, places: set[str]) -> None:
    assert places <= _drawn(shipped, _MINE.format(words))


@pytest.mark.parametrize(
    "words",
    [
        "Al-Karamah village in the Hasakah countryside",  # the town by Raqqa
        "Markab village in the Hasakah countryside",  # is not Markadah
        "Thamud village in the Hasakah countryside",  # nor Amuda
        "Al-Raqbah village in the Raqqa countryside",  # nor Raqqa
        "Maayan village in the Raqqa countryside",  # nor Ma'adan
        "Ain Warideh village in the Hama countryside",  # Al-Wuraydah is another
        "Khirbet Harmala village in the Raqqa countryside",  # so is Harmala
        "Kharita village, Raqqa district",  # the one known lies in Deir ez-Zor
        "Umm al-Izam village, Tell Abyad district",  # nor is it the one by Homs
        "Dhiban village, Tell Abyad district",
        "al-Hamidiyah",  # a quarter of Homs, of Deir ez-Zor, and villages
        "Aziziyeh village in the Hama countryside",  # two bear the name there, one by Homs too
    ],
)
def test_what_only_has_such_a_name_elsewhere_is_not_drawn(shipped: Geocoder, words: str) -> None:
    assert not _drawn(shipped, _MINE.format(words))


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("A fighter was killed at Kaljabrin, Azaz district.", "kaljibrin"),
        ("A fighter was killed in Kaljabrin village, Aleppo.", "kaljibrin"),
        ("They retook Kafr Abish in Aleppo's southern countryside.", "kafr-ibbish"),
        ("Kaljabrin, Azaz countryside: a fighter was killed.", "kaljibrin"),
        ("Four died in the shelling of Kaljabrin, Aleppo.", "kaljibrin"),
        ("Four died in the shelling of Keimar, Afrin.", "kimar"),
        ("A fighter was killed near al-Hadhud, south of Manbij.", "hudhud"),
        ("A fighter was killed in Eastern Samdaniyah, Quneitra.", "al-samdaniyah-al-sharqiyah"),
    ],
)
def test_a_name_spelt_otherwise_is_sought_in_the_region_behind_it(
    shipped: Geocoder, text: str, place_id: str
) -> None:
    assert place_id in _drawn(shipped, text)


@pytest.mark.parametrize(
    "text",
    [
        "A fighter was killed at Kaljabrin.",  # in no region
        "A fighter was killed at Kaljabrin, Daraa.",  # in another
        "A fighter was killed at Kaljabrin, south of Manbij.",  # 80 km away
        "The activist Kaljabrin, Aleppo governor, was killed.",  # a man
        "A fighter was killed near Rasm al-Sayyad, eastern Homs.",  # like Rasm al-Suwayd, by rasm
        "A fighter was killed near Hadid, eastern Homs.",  # like Hadidah, 43 km outside
        "A fighter was killed at Mukhtabiya, Homs.",  # like Al-Mukhtariyah, but not enough
        "Four were killed in Tall Hawash.",  # not the town of Al-Hawash
    ],
)
def test_a_likeness_alone_is_no_place_of_a_region(shipped: Geocoder, text: str) -> None:
    likes = {"kaljibrin", "al-mukhtariyah", "al-hawash", "rasm-al-suwayd", "hadidah-tall-kalakh"}
    assert not _drawn(shipped, text) & likes


@pytest.mark.parametrize(
    ("dated", "words", "place_id"),
    [
        ("Homs province", "Nawa village", "nawa-homs"),
        ("Homs (Agency)", "the village of Abu Dali", "abu-dali-homs"),
        ("Daraa", "Nawa city", "nawa"),
        ("Homs province", "Nawa city", "nawa"),
    ],
)
def test_a_village_is_sought_where_the_text_is_dated(
    shipped: Geocoder, dated: str, words: str, place_id: str
) -> None:
    assert place_id in _drawn(shipped, _DATED.format(dated, words))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Syria's eastern Deir ez-Zor province", "Deir ez-Zor Governorate"),
        ("the country's northern Raqqa province", "Raqqa Governorate"),
        ("Syria’s northeast Raqqa governorate", "Raqqa Governorate"),
        ("the eastern Deir ez-Zor province", "Eastern Deir ez-Zor countryside"),
        ("Homs's eastern countryside", "Eastern Homs countryside"),
        ("the northeastern countryside of Homs", "Northeastern Homs countryside"),
        ("southeastern Raqqa", "Southeastern Raqqa countryside"),
    ],
)
def test_whose_east_it_is(shipped: Geocoder, words: str, name: str) -> None:
    """A province in the east of Syria is drawn whole, the east of a province is not."""
    assert name in [m.match.name for m in shipped.scan(f"Seven soldiers were killed in {words}.")]


@pytest.mark.parametrize(
    "words",
    [
        "near Ayn al-Dananir village in the northeastern countryside of Homs",
        "Jubb al-Jarrah, in the northeastern Homs countryside",
        "Al-Kawm in the north-eastern countryside of Homs",
        "Humaymah in the southeastern Deir ez-Zor countryside",
        "Ithriya in the northeastern countryside of Hama",
        "Ma'adan in the southeastern countryside of Raqqa",
        "Abu Khashab in the northwestern countryside of Deir ez-Zor",
    ],
)
def test_what_lies_in_a_corner_of_a_governorate(shipped: Geocoder, words: str) -> None:
    assert len(_drawn(shipped, _MINE.format(words))) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Al-Qusayr district of Homs", "Al-Qusayr District"),
        ("the Al-Mayadin district of Deir ez-Zor", "Al-Mayadin District"),
        ("the Deir ez-Zor district of Deir ez-Zor", "Deir ez-Zor District"),
        ("the Palmyra district of Homs governorate", "Palmyra District"),
        ("the Al-Zahra district of Homs", "Al-Zahra (Homs)"),
    ],
)
def test_a_district_is_no_quarter_of_the_capital(shipped: Geocoder, words: str, name: str) -> None:
    (mention,) = shipped.scan(f"Two men were killed in {words}.")
    assert mention.match.name == name, mention.match.why
