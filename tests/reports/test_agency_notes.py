"""Notes of agencies and local outlets: whose place and whose numbers, in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, MatchStatus, Party, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday


def _read(text: str, geocoder: Geocoder) -> tuple[ReadIncident, ...]:
    return read_report(text, PUBLISHED, geocoder).incidents


def _killed(incident: ReadIncident) -> int | None:
    return None if incident.killed.total is None else incident.killed.total.min


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "A car bomb hit the al-Zahra district, another pro-government district of Homs, on "
            "Sunday, killing three.",
            "Al-Zahra (Homs)",
            id="a quarter, described as one of the city's",
        ),
        pytest.param(
            "A car bomb killed three in a central district of Homs on Sunday.",
            "Homs",
            id="a district of a city: the city",
        ),
        pytest.param(
            "A car bomb killed three in the district of Homs on Sunday.",
            "Homs District",
            id="not: the district",
        ),
        pytest.param(
            "A mine hurt a boy in Darnaj on Sunday. He was taken to the Hajin Hospital 80 km east "
            "of Deir ez-Zor.",
            "Darnaj",
            id="not where the hospital stands",
        ),
        pytest.param(
            "IS gunmen killed 13 people from Al-Bahrah village in Deir ez-Zor on Sunday. They had "
            "stormed into the village in the eastern countryside of Deir ez-Zor.",
            "Al-Bahrah",
            id="the village of those who were killed",
        ),
        pytest.param(
            "An attack by IS killed 11 fighters in the Syrian desert on Sunday. The fighters died "
            "in an ambush near Arak.",
            "near Arak",
            id="the dead told of again",
        ),
        pytest.param(
            "IS killed five soldiers near Arak on Monday, and the government in Damascus blamed it "
            "for the attack.",
            "near Arak",
            id="not where the government sits",
        ),
    ],
)
def test_where_it_happened(text: str, name: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.place.match.status is MatchStatus.MATCHED
    assert incident.place.match.name == name


def test_people_from_a_village_may_die_elsewhere(geocoder: Geocoder) -> None:
    text = "IS gunmen killed 13 people from Al-Bahrah village in the Homs desert on Sunday."
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Homs desert"


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Two people were killed on Sunday in mine explosions in two towns of Deir ez-Zor. A "
            "boy was killed by a mine in Darnaj. A farmer was killed by another mine in Hajin.",
            [1, 1],
            id="the sum of two towns",
        ),
        pytest.param(
            "A military bus was attacked in the Palmyra desert on Monday; nine soldiers died. Last "
            "month a bomb blew up a bus in Damascus on a Tuesday, killing a soldier.",
            [9],
            id="a weekday of last month is background",
        ),
        pytest.param(
            "Thirteen soldiers were killed in an IS attack in the Al-Sukhnah desert on Monday. "
            "Also, on Monday at dawn, IS militants attacked army posts in the town of Kabajib.",
            [13, None],
            id="also, elsewhere",
        ),
        pytest.param(
            "A child died and his father was hurt by a mine at Al-Shola. A source told North Press "
            "that the child Yihya Hamdan lost his life while his father was hurt by the mine in "
            "the Al-Shola desert.",
            [1],
            id="his father, and no place in his name",
        ),
        pytest.param(
            "Two fighters were killed in air strikes on an air base in an attack blamed on Israel. "
            "The Tuesday night attack hit the T4 airbase.",
            [2],
            id="the attack of that night",
        ),
    ],
)
def test_how_many_events(text: str, killed: list[int | None], geocoder: Geocoder) -> None:
    assert [_killed(i) for i in _read(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        (
            "A car bomb killed nine soldiers in Palmyra on Sunday. Al-Nusrah Front claimed the "
            "attack.",
            Party.OTHER_ARMED,
            (Party.GOVERNMENT,),
        ),
        (
            "Russian aircraft delivered an airstrike at a camp near Palmyra on Sunday, killing 20 "
            "IS militants.",
            Party.GOVERNMENT,
            (Party.ISLAMIC_STATE,),
        ),
        (
            "A car bomb exploded in a pro-government district of Homs on Sunday, killing three.",
            None,
            (Party.CIVILIAN,),
        ),
    ],
)
def test_who(
    text: str, attacker: Party | None, victims: tuple[Party, ...], geocoder: Geocoder
) -> None:
    (incident,) = _read(text, geocoder)
    assert (incident.attacker, incident.victims) == (attacker, victims)


def test_the_name_of_an_outlet_is_no_execution(geocoder: Geocoder) -> None:
    text = (
        "Gunmen attacked an IS convoy in Deir ez-Zor on Sunday, killing five, a member of Deir "
        "ez-Zor Is Being Slaughtered Silently said."
    )
    (incident,) = _read(text, geocoder)
    assert incident.event_type is not EventType.EXECUTION


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("IS attacked a military overnight bus near Arak, killing three soldiers.", None),
        ("IS attacked a military bus near Arak overnight, killing three.", dt.date(2023, 4, 11)),
    ],
)
def test_an_overnight_bus_says_no_day(text: str, day: dt.date | None, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.date == day
