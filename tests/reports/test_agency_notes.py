"""Notes of agencies and local outlets: whose numbers, and of how many events; in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, Party
from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of, killed_in


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
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("IS attacked a military overnight bus near Arak, killing three soldiers.", None),
        ("IS attacked a military bus near Arak overnight, killing three.", dt.date(2023, 4, 11)),
    ],
)
def test_an_overnight_bus_says_no_day(text: str, day: dt.date | None, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.date == day


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Ten people were killed by mines in central Syria, state media said. Nine citizens "
            "were killed and two hurt when a mine blew up near Salamiyah, SANA said. SANA later "
            "said that another mine blew up in the same area, killing one citizen.",
            [9, 1],
            id="the lead's sum of two",
        ),
        pytest.param(
            "A man, his wife and his daughter were killed and his son was hurt by a mine near "
            "Arak on Sunday. They were taken to the hospital, where three of them succumbed to "
            "their wounds.",
            [3],
            id="more than were hurt: the dead told of again",
        ),
        pytest.param(
            "A mine near Arak killed two men and hurt five on Sunday. Three of the wounded "
            "succumbed to their wounds.",
            [5],
            id="not: of the wounded",
        ),
        pytest.param(
            "A mine near Arak led to the death of a man and his wife, who are in their fifties, "
            "and their daughter, who are from Palmyra.",
            [3],
            id="kin behind what is said of them",
        ),
        pytest.param(
            "Strikes killed at least 23 people in two parts of Deir ez-Zor province on Monday. The "
            "Observatory said that jets killed 13 civilians in Abu Kamal.",
            [13],
            id="the sum of two parts of a province",
        ),
        pytest.param(
            "IS attacked tankers near Arak on Sunday, killing five drivers. After the arrival of "
            "reinforcements, soldiers were able to kill nine IS militants, and the remaining "
            "assailants fled.",
            [14],
            id="those who attacked",
        ),
        pytest.param(
            "A mine killed one citizen near Arak on Sunday. At least 112 people have been killed "
            "while hunting truffles, either in IS attacks or by mines.",
            [1],
            id="a total of attacks",
        ),
        pytest.param(
            "Gunmen shot a man dead in Hajin on Sunday. The number of fighters, civilians and "
            "workers who were assassinated in four provinces, including Manbij in northern Aleppo, "
            "raises to 401 persons.",
            [1],
            id="the number of those assassinated",
        ),
    ],
)
def test_whom_the_numbers_count(text: str, killed: list[int | None], geocoder: Geocoder) -> None:
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "The rebels claimed the killing of a top commander on Sunday, saying they killed him "
            "and two of his guards in a bombing in Homs. The commander, Samir al-Lubban, was "
            "reported killed by his party.",
            [3],
            id="he was counted before",
        ),
        pytest.param(
            "Gunmen killed him and two of his guards in Homs on Sunday.",
            [3],
            id="he and two",
        ),
        pytest.param(
            "An adviser with the rank of major-general died of his wounds near Arak on Sunday.",
            [1],
            id="his rank is no second man",
        ),
        pytest.param(
            "A mine near Arak killed Samir al-Lubban, the commander of the brigade, on Sunday.",
            [1],
            id="what he was",
        ),
        pytest.param(
            "A mine near Arak killed Samir al-Lubban, the cook and the driver on Sunday.",
            [3],
            id="not: three of a list",
        ),
    ],
)
def test_one_man_is_counted_once(text: str, killed: list[int], geocoder: Geocoder) -> None:
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "At least 19 IS members were killed on Sunday in clashes with the army near Arak. SOHR "
            "added that three soldiers were killed and six civilians hurt in the clashes.",
            [22],
            id="one side's dead by another source",
        ),
        pytest.param(
            "At least 19 IS members were killed on Sunday in clashes with the army near Arak. SOHR "
            "added that 12 IS members were killed and six civilians hurt in the clashes.",
            [19],
            id="not: the same side's",
        ),
        pytest.param(
            "Air raids around Palmyra killed 26 IS members on Sunday. The raids came after IS said "
            "it had killed two soldiers near Arak.",
            [26, 2],
            id="what came before the raids",
        ),
        pytest.param(
            "Five IS members were killed by gunmen in Hajin on Sunday. More than 600 men of the "
            "clan were killed for their refusal to obey.",
            [5],
            id="a great number without a day or place",
        ),
        pytest.param(
            "More than 160 men of the clan were killed by gunmen.",
            [160],
            id="not: where nothing else is told",
        ),
        pytest.param(
            "Five IS members were killed by gunmen in Hajin on Sunday. On Saturday, 120 people "
            "were killed in Al-Busayrah.",
            [5, 120],
            id="not: with its day and place",
        ),
    ],
)
def test_what_one_source_adds(text: str, killed: list[int], geocoder: Geocoder) -> None:
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("where", "drawn"),
    [("around Palmyra and elsewhere in the Syrian desert", 0), ("around Palmyra", 1)],
)
def test_raids_of_days_elsewhere_are_a_total(where: str, drawn: int, geocoder: Geocoder) -> None:
    text = f"Air raids in recent days {where} killed 26 IS members."
    assert len(incidents_of(text, geocoder)) == drawn


def test_raids_an_hour_after_the_attacks_are_another_event(geocoder: Geocoder) -> None:
    text = (
        "Rockets hit a US base in the Green Village on Sunday. One hour after the attacks, "
        "coalition warplanes conducted air raids on positions of militias near Al-Mayadin."
    )
    told = [(i.event_type, i.attacker) for i in incidents_of(text, geocoder)]
    assert told == [(EventType.SHELLING, None), (EventType.AIR_STRIKE, Party.COALITION)]
