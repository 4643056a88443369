"""Relations against a gold that was worked out by hand from the fixture's coordinates.

A degree of latitude is 110.94 km at 34.7 N (WGS 84: a radius of curvature of 6,356 km); a degree
of longitude is 6,385 km x cos(latitude) x pi / 180, that is 91.78 km at Palmyra, 91.41 at
Al-Sukhnah, 90.92 at Deir ez-Zor. So 10 km north is 0.0901 degrees, and 10 km north-east is 7.071 km
along either axis. Corners of areas are places known to lie inside or outside.
"""

from __future__ import annotations

import pytest
import shapely
from shapely.geometry import shape

from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus
from geo.places.context import Context
from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import Geocoder
from geo.places.geometry import distance_between_m

POINTS = {
    # words: (lon, lat, radius in km)
    "10 km north of Palmyra": (38.2800, 34.6501, 8.0),
    "village of Qurnat Zarwan, about 10 km north of Palmyra": (38.2800, 34.6501, 8.0),
    "30 km east of Palmyra": (38.6069, 34.5600, 16.0),
    "15 km southwest of Al-Sukhnah": (38.7560, 34.7914, 9.0),
    "20 km to the north-east of Deir ez-Zor": (40.2955, 35.4625, 13.0),
    "5 miles west of Hajin": (40.7422, 34.6900, 5.7),
    "about 50km south of T2": (40.1520, 33.9252, 22.5),
    "some 12 km south-east of Kabajib": (39.7630, 34.9835, 6.8),
    "forty kilometres north of Abu Kamal": (40.9170, 34.8106, 20.0),
    "3 km east of the T3 station": (38.7657, 34.5280, 3.7),
    "25 km northwest of Homs": (36.5270, 34.8894, 16.0),
    "7.5 km west of Raqqa": (38.9269, 35.9500, 8.0),
    "800 metres south of Arak": (38.5700, 34.6528, 2.3),
    "على بعد 10 كم شمال تدمر": (38.2800, 34.6501, 8.0),
    "على بعد 20 كيلومترا جنوب غرب السخنة": (38.7173, 34.7595, 11.0),
    "على بعد ١٠ كم شرق تدمر": (38.3890, 34.5600, 8.0),
    "north of Palmyra": (38.2800, 34.6501, 13.0),
    "east of Al-Sukhnah": (38.9814, 34.8870, 12.0),
    "to the southwest of Deir ez-Zor": (40.0622, 35.2713, 14.0),
    "in the desert east of Al-Mayadin": (40.5596, 35.0200, 12.0),
    "شرق تدمر": (38.3890, 34.5600, 13.0),
    "شمال شرق السخنة": (38.9494, 34.9507, 12.0),
    "near Palmyra": (38.2800, 34.5600, 9.0),
    "close to Kabajib": (39.6700, 35.0600, 7.0),
    "around T2": (40.1520, 34.3760, 7.5),
    "in the vicinity of Arak": (38.5700, 34.6600, 7.0),
    "near Jabal al-Amour": (38.2830, 34.8980, 17.0),
    "قرب السخنة": (38.8720, 34.8870, 8.0),
    "بالقرب من تدمر": (38.2800, 34.5600, 9.0),
    "في محيط كباجب": (39.6700, 35.0600, 7.0),
    "outskirts of Palmyra": (38.2800, 34.5600, 7.0),
    "on the outskirts of Hajin": (40.8300, 34.6900, 5.5),
    "Palmyra's outskirts": (38.2800, 34.5600, 7.0),
    "northern outskirts of Palmyra": (38.2800, 34.5961, 7.0),
    "the eastern edge of Deir ez-Zor": (40.1950, 35.3350, 8.0),
    "أطراف تدمر": (38.2800, 34.5600, 7.0),
    "the northern and central districts of Palmyra": (38.2800, 34.5600, 4.0),
    "parts of the city of Palmyra": (38.2800, 34.5600, 4.0),
    "Arak area": (38.5700, 34.6600, 7.0),
    "منطقة كباجب": (39.6700, 35.0600, 7.0),
    "on the road to Arak": (38.5700, 34.6600, 22.0),
    "the Arak crossroads": (38.5700, 34.6600, 22.0),
    "مفرق كباجب": (39.6700, 35.0600, 22.0),
    "the Iraqi border near Abu Kamal": (40.9170, 34.4500, 9.0),
    "a point 12 km south-east of Kabajib": (39.7630, 34.9835, 6.8),
    "10 km au nord de Palmyre": (38.2800, 34.6501, 8.0),
    "à l'est de Palmyre": (38.3890, 34.5600, 13.0),
    "10 km nördlich von Palmyra": (38.2800, 34.6501, 8.0),
    "bei Palmyra": (38.2800, 34.5600, 9.0),
    "Arak's perimeter": (38.5700, 34.6600, 5.0),
    "Kabajib checkpoint": (39.6700, 35.0600, 7.0),
    "حاجز كباجب": (39.6700, 35.0600, 7.0),
    "Hajin crossing": (40.8300, 34.6900, 7.5),
    "the Hajin river crossing": (40.8300, 34.6900, 7.5),
    "معبر هجين": (40.8300, 34.6900, 7.5),
    "معبر هجين النهري": (40.8300, 34.6900, 7.5),
}


@pytest.mark.parametrize("words", POINTS)
def test_a_point_with_its_radius(small: Geocoder, words: str) -> None:
    lon, lat, radius_km = POINTS[words]
    match = small.geocode(words)
    assert match.status is MatchStatus.MATCHED, match.why
    assert match.method is MatchMethod.RELATION
    assert match.geometry_type is GeometryType.POINT
    assert match.point is not None
    assert match.radius_m is not None
    assert distance_between_m(match.point, LonLat(lon, lat)) < 150
    assert match.radius_m / 1000 == pytest.approx(radius_km, abs=0.3)


PALMYRA, SUKHNAH, KABAJIB = (38.28, 34.56), (38.872, 34.887), (39.67, 35.06)
SHOLA, DEIR, ARAK = (39.92, 35.19), (40.14, 35.335), (38.57, 34.66)
T2, T3, HOMS, ABU_KAMAL = (40.152, 34.376), (38.733, 34.528), (36.72, 34.73), (40.917, 34.45)

LINES = {
    "between Arak and Al-Sukhnah": [ARAK, SUKHNAH],
    "between Kabajib and Al-Shola": [KABAJIB, SHOLA],
    "between Palmyra and T2": [PALMYRA, T3, T2],
    "the area between Kabajib and Arak": [KABAJIB, ARAK],
    "the desert between Palmyra and Al-Sukhnah": [PALMYRA, SUKHNAH],
    "بين تدمر والسخنة": [PALMYRA, SUKHNAH],
    "on the Palmyra-Deir ez-Zor road": [PALMYRA, SUKHNAH, KABAJIB, SHOLA, DEIR],
    "the Deir ez-Zor–Palmyra highway": [DEIR, SHOLA, KABAJIB, SUKHNAH, PALMYRA],
    "the Al-Sukhnah - Kabajib road": [SUKHNAH, KABAJIB],
    "on the road between Palmyra and Kabajib": [PALMYRA, SUKHNAH, KABAJIB],
    "the road from Palmyra to Al-Shola": [PALMYRA, SUKHNAH, KABAJIB, SHOLA],
    "the road linking Kabajib with Deir ez-Zor": [KABAJIB, SHOLA, DEIR],
    "the highway running between Palmyra and Al-Sukhnah": [PALMYRA, SUKHNAH],
    "the Homs-Palmyra road": [HOMS, PALMYRA],
    "طريق تدمر - السخنة": [PALMYRA, SUKHNAH],
    "طريق تدمر السخنة": [PALMYRA, SUKHNAH],
    "الطريق الواصل بين السخنة ودير الزور": [SUKHNAH, KABAJIB, SHOLA, DEIR],
    "the road between Station 2 and Station 3, east of Palmyra": [T2, T3],
    "the road between Station 2 and Station 3 in the Palmyra desert": [T2, T3],
    "from Palmyra to Al-Sukhnah": [PALMYRA, SUKHNAH],
    "from Palmyra towards T3": [PALMYRA, T3],
    "من تدمر إلى السخنة": [PALMYRA, SUKHNAH],
    # goals nearest first: T3 lies 42 km from Al-Sukhnah, T2 130 km
    "from Palmyra and Al-Soukhna en route to T2 and T3 areas": [PALMYRA, SUKHNAH, T3, T2],
    "from Palmyra and Al-Sukhnah on the way to T3": [PALMYRA, SUKHNAH, T3],
    # every corner 0.0901 degrees further south
    "10 km south of the Palmyra-Deir ez-Zor road": [
        (lon, lat - 0.0901) for lon, lat in (PALMYRA, SUKHNAH, KABAJIB, SHOLA, DEIR)
    ],
    "north of the Palmyra-Deir ez-Zor road": [
        (lon, lat + 0.0901) for lon, lat in (PALMYRA, SUKHNAH, KABAJIB, SHOLA, DEIR)
    ],
}


@pytest.mark.parametrize("words", LINES)
def test_a_line_along_known_places(small: Geocoder, words: str) -> None:
    match = small.geocode(words)
    assert match.status is MatchStatus.MATCHED, match.why
    assert match.geometry_type is GeometryType.LINE, match
    assert match.geometry is not None
    assert match.geometry["type"] == "LineString"
    drawn = [LonLat(lon, lat) for lon, lat in match.geometry["coordinates"]]
    wanted = [LonLat(lon, lat) for lon, lat in LINES[words]]
    assert len(drawn) == len(wanted), drawn
    either = min(
        max(distance_between_m(a, b) for a, b in zip(drawn, order, strict=True))
        for order in (wanted, wanted[::-1] if "road" in words or "highway" in words else wanted)
    )
    assert either < 150
    assert match.point is not None
    assert match.radius_m is not None
    assert all(distance_between_m(match.point, p) <= match.radius_m for p in drawn)


MIDDLES = {
    # words: (lon, lat, radius in km): half the straight distance and 3 km
    "between Arak and Al-Sukhnah": (38.7210, 34.7735, 21.7),
    "between Kabajib and Al-Shola": (39.7950, 35.1250, 16.5),
}


@pytest.mark.parametrize("words", MIDDLES)
def test_a_line_stands_for_itself_by_its_middle(small: Geocoder, words: str) -> None:
    lon, lat, radius_km = MIDDLES[words]
    match = small.geocode(words)
    assert match.point is not None
    assert match.radius_m is not None
    assert distance_between_m(match.point, LonLat(lon, lat)) < 300
    assert match.radius_m / 1000 == pytest.approx(radius_km, abs=0.4)


AREAS = {
    # words: (inside, outside); a circle of 40 km reaches 0.36 degrees north, one of 20 km 0.18
    "Kabajib desert": ([(39.67, 35.40), (39.30, 35.06)], [(39.67, 35.45), (39.20, 35.06)]),
    "the desert of Kabajib": ([(39.67, 35.40)], [(39.67, 35.45)]),
    "بادية كباجب": ([(39.67, 35.40)], [(39.67, 35.45)]),
    "the eastern desert of Palmyra": ([(38.60, 34.56)], [(37.95, 34.56)]),
    "the eastern desert of Kabajib": ([(40.0, 35.06)], [(39.5, 35.06), (40.2, 35.06)]),
    "10 km from Palmyra": ([(38.28, 34.65), (38.18, 34.56)], [(38.28, 34.72)]),
    "على بعد 10 كم من تدمر": ([(38.28, 34.65)], [(38.28, 34.72)]),
    "northern countryside of Homs": ([(38.5, 35.2)], [(38.5, 33.6), (36.75, 35.13)]),
    "Homs' southern countryside": ([(38.5, 33.7)], [(38.5, 35.2)]),
    "ريف حمص الشمالي": ([(38.5, 35.2)], [(38.5, 33.6)]),
    "western Deir ez-Zor": ([(39.8, 35.4)], [(41.0, 34.9)]),
    "rural Hama": ([(36.75, 35.13), (37.36, 35.27)], [(36.72, 34.73)]),
    "ريف حماة": ([(36.75, 35.13)], [(36.72, 34.73)]),
    "Al-Mayadin countryside": ([(40.45, 35.15)], [(40.45, 35.25)]),
    "the eastern countryside of Al-Mayadin": ([(40.60, 35.02)], [(40.30, 35.02)]),
    "ريف الميادين الشرقي": ([(40.60, 35.02)], [(40.30, 35.02)]),
    "T2 and T3 areas": ([(39.4, 34.45), T2, T3], [PALMYRA, DEIR]),
    "Palmyra, Al-Sukhnah and T3 area": ([(38.62, 34.65), PALMYRA], [KABAJIB]),
    "the triangle between Palmyra, Al-Sukhnah and T3": ([(38.62, 34.65)], [KABAJIB]),
    "Palmyra-Al-Sukhnah-T3 triangle": ([(38.62, 34.65)], [KABAJIB]),
    "the border between Homs and Deir ez-Zor governorates": ([(39.36, 35.165)], [PALMYRA, DEIR]),
    "the Homs-Hama border": ([(38.09, 35.031)], [PALMYRA, HOMS]),
    "the Homs/Hama border": ([(38.09, 35.031)], [PALMYRA, HOMS]),
    # 5 km, for "a few", and 3 for the town: 0.072 degrees of latitude
    "a few kilometres from Al-Sukhnah": ([(38.872, 34.95)], [(38.872, 34.97)]),
    "the desert near Kabajib": ([(39.67, 35.40)], [(39.67, 35.45)]),
    "the deserts of Kabajib and Al-Mayadin": ([(39.67, 35.40), (40.45, 35.36)], [DEIR, PALMYRA]),
    "Kabajib and Al-Mayadin deserts": ([(39.67, 35.40), (40.45, 35.36)], [DEIR, PALMYRA]),
}


@pytest.mark.parametrize("words", AREAS)
def test_an_area(small: Geocoder, words: str) -> None:
    inside, outside = AREAS[words]
    match = small.geocode(words)
    assert match.status is MatchStatus.MATCHED, match.why
    assert match.method is MatchMethod.RELATION
    assert match.geometry_type is GeometryType.AREA, match
    assert match.geometry is not None
    area = shape(dict(match.geometry))
    assert area.is_valid
    for lon, lat in inside:
        assert shapely.intersects_xy(area, lon, lat), (lon, lat)
    for lon, lat in outside:
        assert not shapely.intersects_xy(area, lon, lat), (lon, lat)
    assert match.regions


ROWS = {
    # words: the row that is meant; the rest is context
    "Jabal al-Amour in the Palmyra desert in eastern Homs": "jabal-al-amour",
    "near Jabal al-Amour in the Palmyra desert in eastern Homs": "jabal-al-amour",
    "the Palmyra desert in the Homs countryside": "palmyra-desert",
    "Arak, east of Palmyra": "arak",
    "Arak near Palmyra": "arak",
    "Kabajib on the Palmyra-Deir ez-Zor road": "kabajib",
    "the village of Kabajib, 60 km southwest of Deir ez-Zor": "kabajib",
    "Hajin (Deir ez-Zor)": "hajin",
    "Al-Husayniyah, Deir ez-Zor": "al-husayniyah-dez",
    "Al-Husayniyah in Homs governorate": "al-husayniyah-homs",
    "al-Husayniyah in the Deir ez-Zor countryside": "al-husayniyah-dez",
    "T4 airbase in eastern Homs": "t4-airbase",
    "the town of Al-Sukhnah in the Syrian desert": "al-sukhnah",
    "كباجب في ريف دير الزور": "kabajib",
    "eastern Homs countryside": "eastern-homs-countryside",
    "the eastern countryside of Homs": "eastern-homs-countryside",
    "Homs eastern countryside": "eastern-homs-countryside",
    "ريف حمص الشرقي": "eastern-homs-countryside",
    "northern Deir ez-Zor countryside": "northern-deir-ez-zor-countryside",
    "the desert of Palmyra": "palmyra-desert",
    "the central city of Homs": "homs",
    "the eastern province of Deir ez-Zor": "gov-deir-ez-zor",
    "the southern city of Palmyra": "palmyra",
    "Al-Shola south of Deir ez-Zor": "al-shola",
    "Al-Shola, southwest of Deir ez-Zor city": "al-shola",
    "Arak between Palmyra and Al-Sukhnah": "arak",
    "منطقة كباجب جنوب غرب دير الزور": "kabajib",
}


@pytest.mark.parametrize("words", ROWS)
def test_the_most_specific_place_is_meant(small: Geocoder, words: str) -> None:
    match = small.geocode(words)
    assert match.place_id == ROWS[words], match.why


def test_there_are_enough_examples() -> None:
    assert len(POINTS) + len(LINES) + len(AREAS) + len(ROWS) >= 100


REGIONS = {
    "10 km north of Palmyra": ("SY04", ("SY04",)),
    "on the road between Palmyra and Kabajib": (None, ("SY04", "SY09")),
    "Al-Mayadin countryside": ("SY09", ("SY09",)),
    "northern countryside of Homs": ("SY04", ("SY04",)),
}


@pytest.mark.parametrize("words", REGIONS)
def test_a_relation_lies_in_every_governorate_that_it_touches(small: Geocoder, words: str) -> None:
    admin1, regions = REGIONS[words]
    match = small.geocode(words)
    assert (match.admin1, match.regions) == (admin1, regions)


def test_a_relation_to_a_place_abroad_may_lie_in_syria(small: Geocoder) -> None:
    match = small.geocode("30 km west of Al-Qaim")  # 30 km west of 41.05 E is 40.724 E: Syria
    assert (match.country, match.admin1) == ("SY", "SY09")
    match = small.geocode("30 km east of Al-Qaim")
    assert (match.country, match.admin1) == ("IQ", None)


UNCLEAR = [
    "10 km north of Narnia",
    "near Al-Husayniyah",
    "between Palmyra and Narnia",
    "on the Narnia road",
    "10 km north",
    "eastern countryside",
    "the road between",
    "north of",
]


@pytest.mark.parametrize("words", UNCLEAR)
def test_a_relation_to_something_unclear_is_refused(small: Geocoder, words: str) -> None:
    match = small.geocode(words)
    assert match.status is not MatchStatus.MATCHED, match.why


def test_a_relation_outside_the_governorate_asked_for_is_not_answered(small: Geocoder) -> None:
    match = small.geocode("10 km north of Palmyra", admin1="SY11")
    assert match.status is MatchStatus.AMBIGUOUS
    assert "outside the region" in match.why


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
        ("Al-Rusafa in the southern Raqqa countryside", "al-rusafa"),
        ("Al-Abd village in Muhasan, eastern Deir ez-Zor", "al-abd-muhasan"),
        ("Humaymah, south of T2", "bir-humaymah"),
        ("Al-Sabha, east of Deir ez-Zor", "al-sabha-al-busayrah"),
        ("al-Jalaa, Abu Kamal", "al-jalaa-abu-kamal"),
    ],
)
def test_the_most_specific_place_of_the_desert_is_meant(
    shipped: Geocoder, words: str, place_id: str
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
