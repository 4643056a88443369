"""Totals over a day, a period or several attacks: tallies, and never an incident."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import reading_of

PUBLISHED = dt.date(2022, 5, 24)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("91 people were killed on Monday, including 12 soldiers and 25 other persons.", 91),
        ("240 killed yesterday 23/5/2022, including 76 regime forces", 240),
        ("16 killed yesterday including 3 regime forces", 16),
        (
            "187 people were killed yesterday, including 43 soldiers, and 120 members of IS were "
            "killed near Hajin.",
            187,
        ),
        ("Renewed clashes near Hajin raise the death toll to 85.", 85),
        ("The battle for Hajin killed 90 fighters in 12 consecutive days.", 90),
        ("Ten days of shelling on Hajin killed 60 civilians.", 60),
        ("Turkish drones struck areas of the SDF 21 times in 2021, killing 30 people.", 30),
        (
            "According to a SOHR report of 23 May, 54 people have died in Homs province since the "
            "start of April in attacks by IS.",
            54,
        ),
        (
            "In a statement on Sunday SOHR said it had documented 295 deaths since IS began its "
            "attack on Palmyra on 13 May.",
            295,
        ),
        (
            "SOHR has counted 43 attacks of IS since Ramadan began. Eleven of them killed 37 "
            "soldiers.",
            37,
        ),
        ("34 people died while they looked for truffles in the 2021 season.", 34),
        ("SOHR puts deaths in the desert since early 2022 at 144, of them 17 of IS.", 144),
        ("IS has killed 40 soldiers near Hajin in the space of two weeks.", 40),
        (
            "65 people were killed on Monday including 29 members of the regime forces, and 10 "
            "civilians were killed in aerial bombardment and explosions.",
            65,
        ),
        (
            "92 people were killed yesterday, including 13 members of the regime forces, and over "
            "45 citizens were killed by bombing, shelling by the coalition and other causes.",
            92,
        ),
        ("Moscow has so far lost at least 14 soldiers in the war.", 14),
        ("The group has lost 300 fighters in the battle.", 300),
        ("Over 400 civilians were killed in one week.", 400),
        ("Two civilians and four soldiers were killed in separate incidents in Homs province.", 6),
        ("ISIS killed 20 soldiers in two attacks in Homs province.", 20),
        ("16 soldiers were killed in a string of ISIS attacks near Arak over the weekend.", 16),
        ("Several attacks near Arak in recent days left 14 soldiers dead.", 14),
        ("12 soldiers were killed in ambushes in different parts of the Badia on Monday.", 12),
        ("11 soldiers were killed in ambushes and mine blasts in the Badia.", 11),
        ("ISIS resurgence | 24 soldiers killed in the Syrian desert since early May", 24),
        ("The commander said that ISIS had killed 30 of his fighters since January.", 30),
    ],
    ids=[
        "a day's",
        "a day's over 100",
        "yesterday's",
        "yesterday's and a battle's",
        "of clashes that go on",
        "twelve days of a battle",
        "days of shelling",
        "so many times",
        "by a report of a day",
        "documented since",
        "some of the attacks",
        "a season's",
        "puts deaths at",
        "two weeks in one town",
        "a day's and its causes",
        "a day's by several",
        "a war's",
        "a battle's",
        "a week's",
        "separate incidents",
        "two attacks",
        "a string of attacks",
        "attacks of recent days",
        "a headline's",
        "different parts",
        "ambushes and blasts",
        "had killed since January",
    ],
)
def test_tallies(text: str, killed: int, geocoder: Geocoder) -> None:
    reading = reading_of(text, geocoder, PUBLISHED)
    assert not reading.incidents
    assert [t.killed.min for t in reading.tallies if t.killed] == [killed]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "601 of the government's side have been killed by IS since March 2019.",
            601,
            id="of the government's side",
        ),
        pytest.param(
            "Its total for the desert this year is 329.",
            329,
            id="its total is",
        ),
        pytest.param(
            "The civilians killed by the coalition in Syria since September 2014 number 1,226.",
            1226,
            id="they number",
        ),
        pytest.param(
            "In all 406 people have died in the battle for the city since 14 January.",
            406,
            id="in all",
        ),
        pytest.param(
            "Deaths on the government's side since March 2019 come to 1,415.",
            1415,
            id="deaths come to",
        ),
        pytest.param(
            "The US says it and its partners killed 466 IS members in Syria in 2022.",
            466,
            id="so many in a year",
        ),
        pytest.param(
            "SOHR has 49 dead since the arrest of a commander: 27 men of the tribes, 15 of the SDF "
            "and seven civilians.",
            49,
            id="since an arrest",
        ),
        pytest.param(
            "It is the ninth strike in March. The eight before it left twelve dead.",
            12,
            id="those before it",
        ),
        pytest.param(
            "Eleven civilians were killed in Homs province within 24 hours in raids of the army; "
            "three of the eleven had been tortured to death.",
            11,
            id="some of the total",
        ),
        pytest.param(
            "That brings the dead of fighting in the desert since the start of the year to 72: 60 "
            "soldiers and 12 IS members.",
            72,
            id="brings the dead to",
        ),
        pytest.param(
            "This brings to 41 the dead in the desert since January.",
            41,
            id="brings to so many the dead",
        ),
        pytest.param(
            "The dead of the desert since the start of the year come to 72.",
            72,
            id="the dead come to",
        ),
        pytest.param(
            "With this, the dead of IS attacks since January are 72.",
            72,
            id="the dead are",
        ),
        pytest.param(
            "The guards killed in the desert this year have reached 84.",
            84,
            id="those killed have reached",
        ),
        pytest.param(
            "They are the 39th and 40th people killed by mines in Homs this year.",
            40,
            id="which of the year's dead they are",
        ),
        pytest.param(
            "The civilians killed by raids in the south of Hasakah province since Friday have "
            "risen to 38. The strikes killed 20 IS fighters as well.",
            38,
            id="over days in a region",
        ),
        pytest.param(
            "SOHR counts 80 people killed in attacks by IS since January. Fifteen of the fighters "
            "were killed in Raqqa province.",
            80,
            id="some of those counted",
        ),
        pytest.param(
            "At least 60 people were killed in Syria on Sunday, most of them in Idlib.",
            60,
            id="killed in the country on a day",
        ),
        pytest.param(
            "14 people were killed yesterday in attacks in several provinces.",
            14,
            id="attacks in several provinces",
        ),
    ],
)
def test_totals_in_summaries(geocoder: Geocoder, text: str, killed: int) -> None:
    reading = reading_of(text, geocoder)
    assert not reading.incidents
    assert [t.killed and t.killed.min for t in reading.tallies] == [killed]


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed today, including 2 children, when a bomb exploded in Palmyra.",
        "12 civilians were killed yesterday in Palmyra, including 2 children.",
    ],
)
def test_children_among_the_dead_of_today_make_no_total(geocoder: Geocoder, text: str) -> None:
    reading = reading_of(text, geocoder)
    assert [i.killed.total and i.killed.total.min for i in reading.incidents] == [12]
    assert not reading.tallies
