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
    "the Deir ez-Zor - Palmyra main road": [DEIR, SHOLA, KABAJIB, SUKHNAH, PALMYRA],
    "the Deir ez-Zor–Palmyra highway": [DEIR, SHOLA, KABAJIB, SUKHNAH, PALMYRA],
    "the Al-Sukhnah - Kabajib road": [SUKHNAH, KABAJIB],
    "on the road between Palmyra and Kabajib": [PALMYRA, SUKHNAH, KABAJIB],
    "the road from Palmyra to Al-Shola": [PALMYRA, SUKHNAH, KABAJIB, SHOLA],
    "the road linking Kabajib with Deir ez-Zor": [KABAJIB, SHOLA, DEIR],
    "the highway that links Kabajib with Deir ez-Zor": [KABAJIB, SHOLA, DEIR],
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
    "بادية كباجب جنوبي دير الزور": ([(39.67, 35.40)], [(39.67, 35.45)]),
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
