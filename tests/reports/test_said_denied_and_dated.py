"""What is denied, condemned or counted in passing, and the days of what came before and after."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import counts_of, incidents_of, killed_in, reading_of


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param("The SDF denied killing a civilian in Hajin on Sunday.", [], id="a deed"),
        pytest.param(
            "Damascus denied reports that IS had taken Sukhna and killed 40 soldiers there.",
            [],
            id="reports",
        ),
        pytest.param("The army denies losing 12 men near Arak on Sunday.", [], id="losses"),
        pytest.param(
            "The SDF denied that it had killed a clerk in Hajin on Sunday, and blamed IS for it.",
            [1],
            id="not: somebody else is blamed",
        ),
        pytest.param(
            "The SDF denied being behind an attack in Hajin on Sunday that killed a teacher.",
            [1],
            id="not: who was behind it",
        ),
        pytest.param(
            "The SDF denied having shelled Hajin, where two children were killed on Sunday.",
            [2],
            id="not: what is told beside it",
        ),
        pytest.param(
            "A strike on Hajin on Sunday killed five; the coalition denied any strike there.",
            [5],
            id="not: told before",
        ),
    ],
)
def test_what_is_denied_is_not_drawn(geocoder: Geocoder, text: str, killed: list[int]) -> None:
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == killed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Over the last week mines in Hajin and Albu Kamal have killed nine civilians.",
            id="over",
        ),
        pytest.param("In the past week nine sheikhs have been killed in Hajin.", id="in the past"),
    ],
)
def test_what_a_week_has_cost_is_a_running_total(geocoder: Geocoder, text: str) -> None:
    reading = reading_of(text, geocoder)
    assert not reading.incidents
    assert [t.killed and t.killed.min for t in reading.tallies] == [9]


def test_a_count_in_passing_is_a_running_total(geocoder: Geocoder) -> None:
    text = (
        "A truce of two clans in Abu Hammam, whose feud has cost nine lives since January, was "
        "signed on Saturday."
    )
    reading = reading_of(text, geocoder)
    assert not reading.incidents
    assert [t.killed and t.killed.min for t in reading.tallies] == [9]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            "In a statement on Monday the ministry condemned the killing of 12 men near Arak.",
            [(None, None)],
            id="the day of a condemnation is none of the attack",
        ),
        pytest.param(
            "A general was killed near Arak on Sunday by a mine, pages mourned today.",
            [(dt.date(2023, 4, 9), None)],
            id="not: the day of the death before it",
        ),
        pytest.param(
            "The death toll from Sunday's mine explosion near Arak has risen to 12 after two of "
            "the injured died on Tuesday.",
            [(dt.date(2023, 4, 9), None)],
            id="those who died later died of Sunday's explosion",
        ),
        pytest.param(
            "In April 16 people were killed near Arak.",
            [(dt.date(2023, 4, 1), dt.date(2023, 4, 12))],
            id="a number of people behind a month is no day",
        ),
        pytest.param(
            "On April 6 people were killed near Arak.", [(dt.date(2023, 4, 6), None)], id="a day"
        ),
        pytest.param(
            "The toll of Friday's strike on Hajin stands at 17, six more than on Saturday.",
            [(dt.date(2023, 4, 7), None)],
            id="not: the day that a number is compared with",
        ),
        pytest.param(
            "Four people were shot dead by IS in Hajin on Sunday, SOHR said, and a fifth the day "
            "before.",
            [(dt.date(2023, 4, 9), None)],
            id="not: the day of one more",
        ),
        pytest.param(
            "Fighting raged near T2 from Friday to Sunday; the army lost 17 men.",
            [(dt.date(2023, 4, 7), dt.date(2023, 4, 9))],
            id="from one day to another",
        ),
        pytest.param(
            "The previous day, 10 April, a mine had killed two children in Hajin, said the SDF, "
            "which arrested a man for it on 11 April.",
            [(dt.date(2023, 4, 10), None)],
            id="not: the day of an arrest for it",
        ),
    ],
)
def test_the_day_is_that_of_the_deed(
    geocoder: Geocoder, text: str, days: list[tuple[dt.date | None, dt.date | None]]
) -> None:
    assert [(i.date, i.date_end) for i in incidents_of(text, geocoder)] == days


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "More than 40 people were killed or are missing in Hajin after a raid on Monday.",
            [(None, None)],
            id="killed or missing: nobody says how many of each",
        ),
        pytest.param("Three were killed and two are missing in Hajin.", [(3, None)], id="not: and"),
        pytest.param(
            "A fighter wounded in the attack of 6 April on the Omar field died on Monday, raising "
            "the number of dead to three.",
            [(3, None)],
            id="one of the wounded died, and the number rose",
        ),
        pytest.param(
            "Tuesday's shelling of Hajin, in which a girl died, followed the killing of two "
            "soldiers by snipers.",
            [(1, None), (2, None)],
            id="what it followed is another event",
        ),
        pytest.param(
            "A mine near Arak on Sunday wounded four people, of whom two died on Monday.",
            [(2, 2)],
            id="of whom two died",
        ),
        pytest.param(
            "A mine hit a bus near Arak on Sunday. Four men were wounded and two died on Monday.",
            [(2, 4)],
            id="they died a day later, of the same blast",
        ),
        pytest.param(
            "A convoy was hit near Arak on Sunday; five drivers died in a first strike, on Friday.",
            [(None, None), (5, None)],
            id="an earlier strike behind a semicolon",
        ),
        pytest.param(
            "A car was intercepted near Hajin and was blown up with two people inside.",
            [(2, None)],
            id="blown up with people inside",
        ),
        pytest.param(
            "A bus was blown up near Arak with 20 people inside, killing three.",
            [(3, None)],
            id="not: where the dead are counted",
        ),
        pytest.param(
            "A strike on a base near Arak on Tuesday evening killed at least three men, SOHR says. "
            "It recalls the strike of 11 April on Arak, which killed five.",
            [(3, None)],
            id="what is recalled is no newer number",
        ),
    ],
)
def test_who_is_counted_where(
    geocoder: Geocoder, text: str, counts: list[tuple[int | None, int | None]]
) -> None:
    assert [counts_of(i) for i in incidents_of(text, geocoder)] == counts


def test_last_monday_on_a_monday(geocoder: Geocoder) -> None:
    text = (
        "A bus was hit near Arak on Wednesday, killing two. Elsewhere ten soldiers died when IS "
        "overran posts at Hajin last Wednesday."
    )
    days = [dt.date(2023, 4, 12), dt.date(2023, 4, 5)]
    assert [i.date for i in incidents_of(text, geocoder)] == days


def test_again_is_at_the_same_place(geocoder: Geocoder) -> None:
    text = "A bus was attacked near Kabajib on Friday, killing two, and again on Monday: four died."
    assert {i.place.mention for i in incidents_of(text, geocoder)} == {"near Kabajib"}


def test_a_controlled_explosion_is_no_attack(geocoder: Geocoder) -> None:
    for text in (
        "An explosion in Arak on Sunday came from the controlled destruction of old mines.",
        "Army engineers set off over 40 mines in the streets of Arak on Monday.",
    ):
        assert not incidents_of(text, geocoder)


def test_air_raids_on_those_who_attacked_are_an_event(geocoder: Geocoder) -> None:
    text = (
        "Islamic State on Monday attacked a post near Arak and killed two soldiers. A military "
        "source reports more than 20 air strikes on IS on Monday."
    )
    assert [i.event_type for i in incidents_of(text, geocoder)] == ["armed_attack", "air_strike"]


def test_items_of_a_list_that_end_with_their_days(geocoder: Geocoder) -> None:
    text = (
        "A clerk was shot dead in Hajin on Monday, two fighters killed by a mine at Al-Baghuz on "
        "Tuesday, the network lists."
    )
    told = [(i.place.mention, i.date, killed_in(i)) for i in incidents_of(text, geocoder)]
    assert told == [
        ("Hajin", dt.date(2023, 4, 10), 1),
        ("Al-Baghuz", dt.date(2023, 4, 11), 2),
    ]
