"""Long reports: the day of an event, and the day that somebody spoke, claimed or reported."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, GOV, PUBLISHED, SDF, the_only


@pytest.mark.parametrize(
    "claim",
    [
        "On Thursday, Islamic State (ISIS) claimed responsibility for killing nine SDF fighters in "
        "Hajin.",
        "HAJIN (Desk) - On Thursday, Islamic State (ISIS) claimed responsibility for killing nine "
        "SDF fighters in Hajin.",
        "Islamic State held the responsibility, through channels close to it, on Thursday, for "
        "killing nine SDF fighters in Hajin.",
    ],
    ids=["opens", "behind a dateline", "in the middle"],
)
def test_the_day_of_a_claim(claim: str, geocoder: Geocoder) -> None:
    text = (
        f"{claim} Its men ambushed a patrol of the SDF on March 7 and killed nine of them, it said."
    )
    incident = the_only(text, geocoder)
    assert incident.date == dt.date(2022, 3, 7)
    assert incident.killed.total is not None and incident.killed.total.min == 9


def test_a_claimed_attack_keeps_the_day_it_names(geocoder: Geocoder) -> None:
    text = "Islamic State claimed responsibility for an attack on Monday that killed two in Hajin."
    incident = the_only(text, geocoder)
    assert incident.date == dt.date(2022, 3, 7)


def test_a_statements_day(geocoder: Geocoder) -> None:
    text = (
        "In a statement released on Friday, the coalition said: On March 7, the Syrian Democratic "
        "Forces raided an ISIS position near Hajin and killed two leaders."
    )
    incident = the_only(text, geocoder)
    assert (incident.date, incident.attacker) == (dt.date(2022, 3, 7), SDF)


def test_how_long_is_no_day(geocoder: Geocoder) -> None:
    text = (
        "Yesterday, ISIS ambushed a car near Arak and killed four soldiers. This attack comes with "
        "Russian jets absent for more than 48 hours."
    )
    assert [i.date for i in read_report(text, PUBLISHED, geocoder).incidents] == [
        dt.date(2022, 3, 11)
    ]


def test_reported_a_day_earlier(geocoder: Geocoder) -> None:
    text = (
        "On March 8, the Observatory reported that ISIS executed seven soldiers near Arak. "
        "The Observatory reported a day earlier that ISIS shot dead two shepherds."
    )
    first, second = read_report(text, PUBLISHED, geocoder).incidents
    assert (first.date, second.date) == (dt.date(2022, 3, 8), dt.date(2022, 3, 7))
    assert (set(first.victims), set(second.victims)) == ({GOV}, {CIVIL})


def test_a_day_of_one_clause_only(geocoder: Geocoder) -> None:
    text = (
        "A mine exploded under a car yesterday near Arak, killing a driver, also six people were "
        "killed in air strikes on Mayadin."
    )
    assert [i.date for i in read_report(text, PUBLISHED, geocoder).incidents] == [
        dt.date(2022, 3, 11),
        None,
    ]


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("On Thursday, Colonel John Hay, a spokesman for the coalition in Iraq, said that", 7),
        ("On Thursday, clashes broke out near Arak, the coalition said, after", 10),
    ],
    ids=["a long speaker", "the day of the event"],
)
def test_the_day_somebody_spoke(opening: str, day: int, geocoder: Geocoder) -> None:
    text = (
        f"{opening} ISIS attacked army posts near Arak and killed two soldiers. The attack took "
        f"place on March {day}."
    )
    assert {i.date for i in read_report(text, PUBLISHED, geocoder).incidents} == {
        dt.date(2022, 3, day)
    }


def test_the_day_of_two_attacks(geocoder: Geocoder) -> None:
    text = (
        "Islamic State carried out two attacks in the desert on Thursday, killing 28 people. One "
        "attack hit a military bus east of Al-Sukhnah and killed 22 soldiers.\n\nIn a separate "
        "attack, six soldiers died near Al-Bukamal."
    )
    assert [i.date for i in read_report(text, PUBLISHED, geocoder).incidents] == [
        dt.date(2022, 3, 10)
    ] * 2


def test_where_and_when_the_incident_occurred(geocoder: Geocoder) -> None:
    text = (
        "Three members of a militia linked to Iran were killed by a drone of unknown origin. The "
        "incident, reported by the Observatory on Wednesday, occurred in Al-Bukamal. Militias have "
        "targeted coalition bases 74 times."
    )
    incident = the_only(text, geocoder)
    assert (incident.date, set(incident.victims)) == (dt.date(2022, 3, 9), {GOV})
    assert incident.place.match.point is not None
