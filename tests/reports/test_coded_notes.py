"""Notes as data sets enter them: headers, coded numbers and coded places, in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Count, Party, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2021, 4, 20)
ATTACK = "On 14 April 2021, IS militants attacked army posts in Al-Sukhnah. "


def _read(text: str, geocoder: Geocoder) -> tuple[ReadIncident, ...]:
    return read_report(text, PUBLISHED, geocoder).incidents


def _span(count: Count) -> str:
    if count is None:
        return ""
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"


@pytest.mark.parametrize(
    ("note", "killed", "wounded"),
    [
        ("Civilian fatalities coded as 10.", "10", ""),
        ("Civilian fatalities coded as 10 across 3 events.", "", ""),
        ("Total fatalities 33.", "33", ""),
        ("Fatalities 4, injuries 6.", "4", "6"),
        ("Fatalities coded as 8, split over two days (4 on each).", "8", ""),
        ("32 soldiers and 26 IS fighters reported killed (fatalities split 29/29).", "58", ""),
        ("Three soldiers reported killed and 20+ wounded.", "3", "20+"),
        ("At least 72 fighters died in three days: 24 fatalities coded to each day.", "24", ""),
        ("SOHR counted 82 deaths in three days. Fatalities coded as 27 for this day.", "27", ""),
        ("Estimates range from 38 to 55 dead. Best estimate: 52.", "52", ""),
        ("The estimate of the damage is not known.", "", ""),
    ],
)
def test_a_number_as_it_is_coded(note: str, killed: str, wounded: str, geocoder: Geocoder) -> None:
    (incident,) = _read(ATTACK + note, geocoder)
    assert (_span(incident.killed.total), _span(incident.wounded.total)) == (killed, wounded)
    assert incident.date == dt.date(2021, 4, 14)


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        pytest.param(
            "14 April 2021. Unidentified men fired at a bus in Al-Sukhnah. Four workers died.",
            dt.date(2021, 4, 14),
            "Al-Sukhnah",
            id="a day as the header",
        ),
        pytest.param(
            "14 April 2021, Hajin town, Deir ez-Zor governorate. An air strike by unidentified "
            "aircraft hit a base, killing five militiamen.",
            dt.date(2021, 4, 14),
            "Hajin",
            id="a day and a place",
        ),
        pytest.param(
            "Government - IS. 14 April 2021. Hajin town. Soldiers clashed with IS; three soldiers "
            "died.",
            dt.date(2021, 4, 14),
            "Hajin",
            id="in sentences of their own",
        ),
        pytest.param(
            "14 April 2021, Hajin town. On 12 April, gunmen shot a clerk dead in Al-Busayrah.",
            dt.date(2021, 4, 12),
            "Al-Busayrah",
            id="not where the event says its own",
        ),
    ],
)
def test_the_header_of_a_note(text: str, day: dt.date, place: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.date == day
    assert incident.place.match.name == place


def test_the_toll_of_a_battle_is_not_of_the_headers_day(geocoder: Geocoder) -> None:
    text = "14 April 2021. Palmyra town. At least 188 soldiers died in the three-week battle."
    assert not [i for i in _read(text, geocoder) if i.killed.total is not None]


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (
            "on the road between Al-Suwar and Al-Hasakah (coded to Al-Suwar, Deir-ez-Zor)",
            "Al-Suwar",
        ),
        ("in the desert of eastern Homs (location coded to the town of Arak)", "Arak"),
        ("near Arak, in an ambush for which 3 fatalities are coded", "Arak"),
    ],
)
def test_the_place_that_a_note_is_coded_to(where: str, place: str, geocoder: Geocoder) -> None:
    (incident,) = _read(f"On 14 April 2021, an IED hit a patrol {where}.", geocoder)
    assert incident.place.match.name is not None
    assert incident.place.match.name.endswith(place)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "14 April 2021. Arak gas field. IS attacked the field. 270 people killed (guards, NDF "
            "fighters and employees), most of them executed; at least 40 IS fighters also died.",
            "310+",
            id="many dead of the event told before",
        ),
        pytest.param(
            "14 April 2021. Arak gas field. IS attacked the field. Best: 310.",
            "310",
            id="the best estimate, short",
        ),
        pytest.param(
            "On 14 April 2021, the SDF took Al-Izba from tribal fighters (5 SDF, 9 tribal "
            "fighters, 3 civilians killed in the town).",
            "17",
            id="a toll in brackets",
        ),
        pytest.param(
            "On 14 April 2021, IS attacked a field. 270 people have been killed since 2019.",
            "",
            id="not: a running total",
        ),
        pytest.param(
            "On 14 April 2021, shelling hit Hajin. Casualties unknown; fatalities coded to 0.",
            "0",
            id="coded to",
        ),
    ],
)
def test_the_dead_of_a_note(text: str, killed: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert _span(incident.killed.total) == killed


def test_a_header_of_fields(geocoder: Geocoder) -> None:
    text = (
        "Target: IS positions, Al Mayadin. Date: 14/04/2021. Iran launched six missiles at IS in "
        "response to the attacks in its capital. The guards claim that 50 militants died."
    )
    (incident,) = _read(text, geocoder)
    assert incident.date == dt.date(2021, 4, 14)
    assert _span(incident.killed.total) == "50"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "On 14 April 2021, gunmen shot a clerk in Hajin; the man died of his wounds two days "
            "later.",
            dt.date(2021, 4, 14),
        ),
        (
            "On 14 April 2021, a man was buried in Hajin; gunmen had killed him two days earlier.",
            dt.date(2021, 4, 12),
        ),
    ],
)
def test_the_day_of_the_deed(text: str, day: dt.date, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.date == day


def test_what_came_a_day_earlier_is_not_the_place(geocoder: Geocoder) -> None:
    text = (
        "On 14 April 2021, militias shelled the base at Al-Omar oil field after US strikes near "
        "Abu Kamal a day earlier."
    )
    place = _read(text, geocoder)[0].place
    assert "Omar" in place.mention


def test_who_took_captives(geocoder: Geocoder) -> None:
    text = "14 April 2021, IS took 8 policemen and more than 40 civilians captive near Arak."
    (incident,) = _read(text, geocoder)
    assert incident.attacker is Party.ISLAMIC_STATE


@pytest.mark.parametrize(
    "text",
    [
        "On 9 January 2020, air raids near Al-Hari (Deir-ez-Zor) left 8 militiamen dead.",
        "Arrests: On 9 Jan 2020, SDF forces arrested 3 people in Al-Zir (Deir-ez-Zor).",
        "Around 9 January 2020 (as reported), gunmen killed a man in Abu Hamam (Deir-ez-Zor).",
    ],
)
def test_a_note_of_long_ago_is_a_record(text: str, geocoder: Geocoder) -> None:
    """Read two years later, where the text names no newer day."""
    (incident,) = read_report(text, dt.date(2022, 1, 20), geocoder).incidents
    assert incident.date == dt.date(2020, 1, 9)


def test_what_is_long_ago_beside_news_is_background(geocoder: Geocoder) -> None:
    text = (
        "On 4 July 2020, IS attacked a post near Al-Sukhnah, killing 20. On Monday, three soldiers "
        "were killed near Arak."
    )
    reading = read_report(text, dt.date(2022, 1, 20), geocoder)
    assert [i.date for i in reading.incidents] == [dt.date(2022, 1, 17)]
    assert reading.ignored[0].reason.startswith("background")


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("near Zurzur (Palmyra, Homs)", False),
        ("in Tal Zurzur (Abu Kamal, Deir-ez-Zor)", False),
        ("near Arak (Palmyra, Homs)", True),
        ("in Al-Hari (Abu Kamal, Deir-ez-Zor)", True),
        ("in Zurzur, Palmyra", False),
        ("in Zurzur street, Palmyra", True),
        ("in Zurzur in the Al-Mayadin district of Deir-ez-Zor", False),
        ("in Al-Quriyah in the Al-Mayadin district of Deir-ez-Zor", True),
        ("in Zurzur in the countryside of Palmyra", False),
        ("in Zurzur, Palmyra countryside", False),
        ("in Arak in the countryside of Palmyra", True),
        ("in Zurzur desert, Deir ez-Zor", False),
        ("in Umm al-Izam village, Manbij, Aleppo", True),
        ("in Umm al-Izam village, Al-Mayadin", False),
        ("in Kafr Buhum village, Al-Tabqa district, Raqqa governorate", False),
        ("in Kharab Zurzur village, eastern Homs", False),
        ("in the Syrian village of Arak", True),
        ("in Umm al-Izam, Al-Mayadin and Palmyra", True),
    ],
)
def test_of_a_village_that_nobody_listed_its_town_is_no_dot(
    words: str, known: bool, geocoder: Geocoder
) -> None:
    text = f"On 9 January 2020, two men were killed when a mine went off {words}."
    (incident,) = _read(text, geocoder)
    assert (incident.place.match.point is not None) is known


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On Monday, jets bombed Zurzur, Homs governorate, killing two men.", "Zurzur"),
        ("On Monday, air raids on Zurzur, eastern Homs, killed two men.", "Zurzur"),
        ("10 January 2022: Zurzur, Homs governorate: air strike, two men killed.", "Zurzur"),
        ("Fighting for Zurzur village, eastern Homs, left two men dead.", "Zurzur village"),
        ("On Monday, jets bombed Arak, Homs governorate, killing two men.", "Arak"),
        ("On Monday, jets bombed hideouts in eastern Homs, killing two men.", "eastern Homs"),
        ("On Monday, jets bombed Zurzur in eastern Homs, killing two men.", "Zurzur"),
        ("On Monday, two men died in the bombing of Zurzur, Homs.", "Zurzur"),
    ],
)
def test_of_what_was_struck_the_province_is_no_answer(
    text: str, place: str, geocoder: Geocoder
) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.place.mention.partition(",")[0] == place


def test_between_a_village_that_nobody_listed_and_a_known_one(geocoder: Geocoder) -> None:
    text = "On 9 January 2020, a man was shot dead on the road between Zurzur and Al-Suwar."
    (incident,) = _read(text, geocoder)
    match = incident.place.match
    assert (match.name, match.radius_m) == ("Al-Suwar", 15_000.0)
    assert match.score < 0.8
