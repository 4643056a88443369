"""Short notes: what is an event, of which day and at which place."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of, killed_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "A car bomb by the Mar Tuma church in Qamishli wounded eleven on Sunday.",
            dt.date(2023, 4, 9),
            id="Mar is no month before a name",
        ),
        pytest.param(
            "On Sunday US aircraft struck more than 75 IS targets near Arak, Washington said.",
            dt.date(2023, 4, 9),
            id="the day of the deed, though someone says so behind it",
        ),
        pytest.param(
            "A bomb killed 14 men in Homs on Sunday. About an hour later shells fell on Ariha.",
            dt.date(2023, 4, 9),
            id="an hour later",
        ),
        pytest.param(
            "On Sunday the attack on Arak was claimed, a monitor said. Three soldiers died on "
            "Friday.",
            dt.date(2023, 4, 7),
            id="not: the day of the claim",
        ),
    ],
)
def test_days(geocoder: Geocoder, text: str, day: dt.date) -> None:
    assert {i.date for i in incidents_of(text, geocoder)} == {day}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The White Helmets recall the market strike of three years ago, in which 39 died.",
            id="recalled",
        ),
        pytest.param(
            "It links the attack to the campaign that began after its leader was killed in Idlib.",
            id="linked to",
        ),
        pytest.param("Every week two or three men are shot in Hajin.", id="every week"),
        pytest.param("The police arrested two suspects on Sunday.", id="suspects, and no place"),
        pytest.param("Its last raid, on Arak on 22 March, killed three.", id="the last before it"),
    ],
)
def test_what_is_no_event(geocoder: Geocoder, text: str) -> None:
    before = "A mine near Arak killed a shepherd on Monday. "
    assert len(incidents_of(before + text, geocoder)) == 1


def test_what_stands_before_a_colon_is_the_place_of_all(geocoder: Geocoder) -> None:
    text = "In Hajin: a woman was found shot on Saturday and a man was killed on Sunday."
    assert [(i.place.mention, i.date) for i in incidents_of(text, geocoder)] == [
        ("Hajin", dt.date(2023, 4, 8)),
        ("Hajin", dt.date(2023, 4, 9)),
    ]


def test_air_raids_elsewhere_are_no_part_of_a_fight(geocoder: Geocoder) -> None:
    text = (
        "Clashes near Arak cost the National Defence one dead. Russian planes bombed IS positions "
        "in the Sukhna and Rusafa deserts; no losses are given."
    )
    assert [i.event_type for i in incidents_of(text, geocoder)] == ["clash", "air_strike"]


def test_those_who_shelled_die_in_answer(geocoder: Geocoder) -> None:
    text = (
        "Five Turkish soldiers were killed on Monday by army shelling of Taftanaz; 101 soldiers of "
        "the regime were killed in answer."
    )
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == [5, 101]
