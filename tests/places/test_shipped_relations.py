"""Relations in the gazetteer as it is shipped: sides, banks, roads, towns and their namesakes."""

from __future__ import annotations

import pytest

from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus
from geo.places.context import Context
from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import Geocoder
from geo.places.geometry import distance_between_m


def test_parts_of_a_city_that_may_be_its_governorate_are_not_drawn(shipped: Geocoder) -> None:
    assert shipped.geocode("the eastern parts of Homs").point is None
    assert shipped.geocode("the eastern districts of Homs").place_id == "homs"
    assert shipped.geocode("the eastern parts of Homs province").kind == "countryside"
    assert shipped.geocode("the district of Palmyra").kind == "district"


def test_a_known_place_may_lie_far_on_the_side_that_is_named(shipped: Geocoder) -> None:
    for words in ("Al-Kawm, east of Hama", "the Kawm area east of Hama"):
        match = shipped.geocode(words)
        assert match.point == LonLat(38.8564, 35.1934), words
        assert match.score < 0.85
        assert "km farther that way" in match.why
    assert shipped.geocode("Kabajib, west of Hama").point is None, "it lies on the other side"


def test_north_of_a_city_is_no_spelling_of_its_countryside(shipped: Geocoder) -> None:
    north = shipped.geocode("north of Homs")
    assert (north.method, north.kind) == (MatchMethod.RELATION, "area"), north.why
    assert north.point is not None and north.point.lat > 34.8
    assert "bearing" in north.why
    assert shipped.geocode("northern Homs").kind == "countryside"


@pytest.mark.parametrize("words", ["20 km after Al-Sukhna", "20 km past Al-Sukhna"])
def test_a_distance_along_the_way_is_a_circle_around_the_place(
    shipped: Geocoder, words: str
) -> None:
    match = shipped.geocode(words)
    assert match.radius_m is not None and 20_000 <= match.radius_m < 30_000


@pytest.mark.parametrize("words", ["Al-Busayrah – Al-Suwar road", "Al-Busayrah-Al-Suwar road"])
def test_a_road_of_two_towns_is_no_road_of_the_second(shipped: Geocoder, words: str) -> None:
    match = shipped.geocode(words)
    assert match.status is MatchStatus.MATCHED and match.point is not None
    assert distance_between_m(match.point, LonLat(40.54, 35.33)) < 5_000
    assert shipped.geocode("the Al-Suwar road").kind == "road"


@pytest.mark.parametrize("words", ["west of the Euphrates", "Western Karim", "غرب الفرات"])
def test_another_side_is_no_slip(shipped: Geocoder, words: str) -> None:
    assert shipped.geocode(words).status is not MatchStatus.MATCHED


def test_a_wide_area_near_a_town_is_drawn_at_the_town(shipped: Geocoder) -> None:
    match = shipped.geocode("the Syrian-Iraqi border near Abu Kamal")
    assert match.place_id == "abu-kamal"
    assert match.radius_m is not None and match.radius_m < 10_000


def test_a_distance_on_a_road_is_a_spot_of_the_road(shipped: Geocoder) -> None:
    """25 km from Palmyra at 225 degrees is 38.087 E 34.400 N; the road passes close by."""
    match = shipped.geocode("the Al-Qaryatayn-Palmyra road, some 25 km southwest of Palmyra")
    assert match.geometry_type is GeometryType.POINT
    assert match.point is not None
    assert distance_between_m(match.point, LonLat(38.087, 34.400)) < 6_000
    elsewhere = shipped.geocode("the Palmyra-Deir ez-Zor road, 20 km south of Palmyra")
    assert elsewhere.geometry_type is GeometryType.LINE, "the road does not go there"


def test_where_the_text_says_it_lies_chooses_the_namesake(shipped: Geocoder) -> None:
    by_the_city = shipped.geocode("Al-Salihiyah north of Deir ez-Zor")
    assert by_the_city.place_id == "al-salhiyah-deir-ez-zor", by_the_city.why
    for words in ("Salhiyah village, Albu Kamal area", "Al-Salhiyah in the Abu Kamal countryside"):
        assert shipped.geocode(words).place_id == "al-salihiyah-abu-kamal", words
    down_the_river = shipped.geocode("Al-Salihiyah near Abu Kamal")
    assert down_the_river.place_id == "al-salihiyah-abu-kamal", down_the_river.why


@pytest.mark.parametrize("words", ["محيط قرية الدوير", "معبر الطيبة", "north of Al-Tayyibah"])
def test_the_region_told_with_a_relation_chooses_the_namesake(
    shipped: Geocoder, words: str
) -> None:
    told = Context(around=("SY09",))
    assert shipped.geocode(words, context=told).admin1 == "SY09"
    assert shipped.geocode(words, admin1="SY09").admin1 == "SY09"


@pytest.mark.parametrize("lead", ["مفرق", "حاجز", "مدخل"])
def test_words_of_kind_on_both_sides_of_a_name_are_its_own(shipped: Geocoder, lead: str) -> None:
    match = shipped.geocode(f"{lead} حقل الورد النفطي")
    assert match.method is MatchMethod.RELATION
    assert match.place_id == "al-ward-oil-field", match.why


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("Faydat Ibn Muwayni' south of Al-Mayadin", "faydat-ibn-muwayni"),
        ("Bishri mountain area between Raqqa and Deir ez-Zor", "jabal-bishri"),
        ("al-Waer neighborhood of Homs", "homs-al-waer"),
        ("Doubayat in the Al-Sukhnah desert in eastern Homs", "wadi-al-dhibyat"),
        ("T2 in the Abu Kamal desert", "t2"),
        ("the eastern countryside of Homs, near the T2 station", "t2"),
        ("the eastern countryside of Homs, near Al-Mayadin", None),
        ("in the eastern desert of Homs", "homs-desert"),
        ("the desert east of Homs", "homs-desert"),
        ("the desert west of Homs", None),
        ("the desert east of Palmyra", None),
        ("northern Syria", "northern-syria"),
        ("in the southern desert of Raqqa", "raqqa-desert"),
        ("Al-Rusafa in the southern Raqqa countryside", "al-rusafa"),
        ("Al-Abd village in Muhasan, eastern Deir ez-Zor", "al-abd-muhasan"),
        ("Humaymah, south of T2", "bir-humaymah"),
        ("Al-Sabha, east of Deir ez-Zor", "al-sabha-al-busayrah"),
        ("al-Jalaa, Abu Kamal", "al-jalaa-abu-kamal"),
    ],
)
def test_the_most_specific_place_of_the_desert_is_meant(
    shipped: Geocoder, words: str, place_id: str | None
) -> None:
    assert shipped.geocode(words).place_id == place_id


@pytest.fixture(scope="module")
def full() -> Geocoder:
    return Geocoder(Gazetteer.load())


@pytest.mark.parametrize("far", ["10 km north of", "12 km south-east of", "some 30 km east of"])
@pytest.mark.parametrize("town", ["Palmyra", "Homs", "Hama", "Deir ez-Zor", "Al-Sukhna"])
def test_a_way_from_a_town_is_no_part_of_the_town(full: Geocoder, far: str, town: str) -> None:
    """The whole gazetteer has a northern Homs and Palmyra's northern quarter."""
    match = full.geocode(f"{far} {town}")
    assert match.method is MatchMethod.RELATION
    base = full.geocode(town)
    assert match.point is not None
    assert base.point is not None
    km = float(far.removeprefix("some ").split()[0])
    assert distance_between_m(match.point, base.point) == pytest.approx(km * 1000, rel=0.01)


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("the western bank of the Euphrates", "euphrates-right-bank"),
        ("the eastern banks of the Euphrates River", "euphrates-left-bank"),
        ("الضفة الشرقية لنهر الفرات", "euphrates-left-bank"),
        ("the eastern bank of the Euphrates near Hajin", "hajin"),
        ("the banks of the Euphrates", "euphrates-river"),
        ("the northern bank of the Khabur River", "khabur-river"),
    ],
)
def test_the_bank_of_a_river_is_beside_the_river(
    shipped: Geocoder, words: str, place_id: str
) -> None:
    assert shipped.geocode(words).place_id == place_id


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("Muayzilah, east of Deir ez-Zor", "muayzilah-deir-ez-zor"),
        ("Muayzilah, south of Deir ez-Zor", None),
        ("معيزيلة جنوب دير الزور", None),
        ("معيزيلة غرب البوكمال", "muayzilah-abu-kamal"),
    ],
)
def test_a_namesake_on_that_side_makes_the_nearer_one_unclear(
    shipped: Geocoder, words: str, place_id: str | None
) -> None:
    assert shipped.geocode(words).place_id == place_id


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("the Palmyra road near Al-Sukhnah", "al-sukhnah"),
        ("the Hasakah road near Markada", "markadah"),
    ],
)
def test_a_road_with_one_end_told_by_a_town_is_there(
    shipped: Geocoder, words: str, place_id: str
) -> None:
    match, town = shipped.geocode(words), shipped.geocode(words.rpartition(" ")[2])
    assert match.place_id == town.place_id == place_id


@pytest.mark.parametrize("words", ["the right bank", "the left bank", "the West Bank"])
def test_a_bank_of_no_river_is_refused(shipped: Geocoder, words: str) -> None:
    assert shipped.geocode(words).status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("words", "place_id", "radius_m"),
    [
        ("the Al-Shola road", "al-shola", 20_000),
        ("a checkpoint on the Palmyra road", "palmyra", 50_000),
        ("طريق تدمر", "palmyra", 50_000),
        ("10 km east of the Palmyra road", None, 50_000),
    ],
)
def test_the_road_of_one_place_is_drawn_wide_and_less_sure(
    shipped: Geocoder, words: str, place_id: str | None, radius_m: float
) -> None:
    match = shipped.geocode(words)
    assert match.method is MatchMethod.RELATION, match.why
    assert (match.radius_m or 0) > radius_m
    assert match.score <= 0.8
    assert place_id in (None, match.place_id)


@pytest.mark.parametrize(
    ("words", "place_id"),
    [("the Palmyra road near Arak", "arak"), ("the Homs-Palmyra road", "homs-palmyra-highway")],
)
def test_a_road_that_is_known_or_told_more_exactly_is_not_drawn_wide(
    shipped: Geocoder, words: str, place_id: str
) -> None:
    assert shipped.geocode(words).place_id == place_id


def test_a_road_before_a_name_is_no_english(shipped: Geocoder) -> None:
    assert shipped.geocode("the road Palmyra").status is not MatchStatus.MATCHED


@pytest.mark.parametrize(
    ("said", "place_id"),
    [
        ("Jabal al-Amour near Palmyra", "jabal-al-amour"),
        ("Al-Amour mountain near Palmyra", "jabal-al-amour"),
        ("Hajin, Deir ez-Zor", "hajin"),
        ("Kabajib in Deir ez-Zor", "kabajib"),
        ("Al-Sukhnah in Palmyra", "al-sukhnah"),
        ("Hajin in Al-Bukamal", "hajin"),
        ("Rasm al-Nowhere near Palmyra", None),
        ("al-Salhiyah village, Albu Kamal area", "al-salihiyah-abu-kamal"),
        ("Kabajib in Al-Bukamal", None),
        ("Furqlus in Palmyra", None),
        ("Saiqa camp in Al-Bukamal", None),
    ],
)
def test_a_place_by_a_town(shipped: Geocoder, said: str, place_id: str | None) -> None:
    """Where it stands, not the town; a town far from it in the same governorate speaks against."""
    assert shipped.geocode(said).place_id == place_id


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("the Sukhna area of Homs", "al-sukhnah"),
        ("the Hajin area of Deir ez-Zor", "hajin"),
        ("the Mishlab quarter of Raqqa", "al-mishlab-raqqa"),
        ("the Karama quarter of Hajin", "hajin"),
        ("the al-Alayat neighbourhood of Susah", "al-susah"),
    ],
)
def test_an_area_or_a_quarter_of_a_city(shipped: Geocoder, words: str, place_id: str) -> None:
    """The city may stand for its governorate; a quarter's namesake elsewhere is not meant."""
    (mention,) = shipped.scan(f"Cells attacked a post in {words} yesterday.")
    assert mention.match.place_id == place_id


def test_a_desert_near_a_city_that_lies_outside_it(shipped: Geocoder) -> None:
    (mention,) = shipped.scan(
        "A post in the Sukhna desert near the Deir ez-Zor border was attacked."
    )
    assert mention.match.kind == "desert"


@pytest.mark.parametrize(
    ("words", "place_id", "radius_m"),
    [
        ("the village of Al-Faydah near the city of Al-Mayadin", "al-mayadin", 15_000),
        ("Hunaydah village, in the Uqayribat area", "uqayribat-area", 20_000),
        ("Hunaydah, a village of Uqayribat subdistrict", "uqayribat-area", 20_000),
        ("Hunaydah village, which belongs to the town of Uqayribat", "uqayribat", 8_000),
        ("قرية هنيدة التابعة لبلدة عقيربات", "uqayribat", 8_000),
        ("the village of Zurzur, affiliated to the town of Al-Busayrah", "al-busayrah", 8_000),
        ("a village of Al-Busayrah", "al-busayrah", 8_000),
        ("Attala junction in the town of Al-Shuhayl", "al-shuhayl", 2_500),
        ("Rasm al-Abd, a village of Uqayribat", "rasm-al-abd", 1_500),
        (
            "the village of Al-Magharah in the northern countryside of Hama",
            "northern-hama-countryside",
            32_000,
        ),
    ],
)
def test_a_village_is_not_its_namesake_far_from_where_it_is_put(
    shipped: Geocoder, words: str, place_id: str, radius_m: int
) -> None:
    """Al-Faydah is known in Hama and Hasakah, Hunaydah by Raqqa, Al-Magharah east of Aleppo."""
    match = shipped.geocode(words)
    assert match.place_id == place_id, match.why
    assert match.radius_m == radius_m


def test_a_desert_in_a_countryside_beside_it_stays_where_it_is(shipped: Geocoder) -> None:
    match = shipped.geocode("the Abu Khashab desert in western Deir ez-Zor")
    town = shipped.geocode("Abu Khashab")
    assert match.kind == "desert"
    assert match.point == town.point, match.why


@pytest.mark.parametrize(
    ("words", "lon", "lat"),
    [
        ("the Raqqa-Homs-Deir ez-Zor triangle", 39.25, 35.20),
        ("the Homs – Hama – Raqqa triangle", 38.35, 35.25),
        ("مثلث الرقة – حمص – دير الزور", 39.25, 35.20),
    ],
)
def test_a_triangle_of_governorates_is_where_they_meet(
    shipped: Geocoder, words: str, lon: float, lat: float
) -> None:
    match = shipped.geocode(words)
    assert (match.kind, match.geometry_type) == ("desert", GeometryType.AREA), match.why
    assert match.point is not None and match.radius_m is not None
    assert distance_between_m(match.point, LonLat(lon, lat)) < 25_000
    assert match.radius_m < 60_000


def test_a_village_by_a_town_is_not_a_town_of_that_name_far_off(shipped: Geocoder) -> None:
    text = "A mine went off in Al-Salihiyah village near Al-Aliyah in the Ras Al-Ain countryside."
    names = [m.match.name for m in shipped.scan(text)]
    assert "near Al-Aliyah" in names
    assert "Al-Salihiyah" not in names


def test_a_quarter_of_any_city_that_nobody_listed_is_drawn_as_the_city(shipped: Geocoder) -> None:
    (told,) = shipped.scan("A man died in Al-Masaref neighbourhood in Al-Qamishli city on Monday.")
    assert told.match.place_id == "al-qamishli", told.match.why


def test_a_street_that_has_the_name_of_a_town_is_of_its_city(shipped: Geocoder) -> None:
    (told,) = shipped.scan("Shells hit Tal Abyad street in Raqqa city on Monday.")
    assert told.match.place_id == "raqqa", told.match.why
