"""What is told beside an event and is no event: old days, a city abroad, jets that only flew."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType
from geo.places.geocoder import Geocoder
from tests.reports.notes import dead
from tests.reports.sides import CIVIL, IS, told


def test_those_who_came_back_are_no_event(geocoder: Geocoder) -> None:
    text = (
        "ISIS killed four truffle pickers near Kabajib on Sunday; ten are missing. On Monday, "
        "three of those who had been missing reached Al-Shola on foot."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["4"]


@pytest.mark.parametrize(
    "clause",
    [
        "near Al-Sukhna, a town that the army retook in August",
        "near Al-Sukhna at the house of a man, who survived an attempt on his life in January",
    ],
)
def test_days_of_a_relative_clause(clause: str, geocoder: Geocoder) -> None:
    (incident,) = told(f"On Sunday, IS killed two soldiers {clause}.", geocoder)
    assert (incident.date, incident.attacker) == (dt.date(2022, 3, 6), IS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thirty of the abducted were released on Monday and reached Uqayribat.",
        "Russia has resumed its strikes on the area, after a lull.",
        "Russia began its air campaign on March 1 and says that it targets the group.",
        "Iraq said that six people had been killed on its side of the border.",
        "The group's leader, Abu al-Hussein, was killed this year.",
        "The attack comes less than a month after a bombing in Raqqa, which killed six people.",
        "The town was occupied for a week in 2013 by rebels, who killed 45 of the people there.",
    ],
)
def test_what_is_told_beside_an_attack(sentence: str, geocoder: Geocoder) -> None:
    text = f"ISIS killed 19 truffle pickers near Al-Sukhna on Sunday and abducted 60. {sentence}"
    incidents = told(text, geocoder)
    assert [(dead(i), i.attacker) for i in incidents] == [("19", IS)]


def test_another_outlet_and_its_place(geocoder: Geocoder) -> None:
    text = (
        "On Thursday, IS surrounded two buses in the desert of Al-Mayadin, killing 33 soldiers, "
        "SOHR said. SANA quoted a military source as saying that a group had targeted a bus near "
        "the T2 station, leading to the martyrdom and injury of a number of soldiers."
    )
    (incident,) = told(text, geocoder)
    assert dead(incident) == "33"


def test_fighting_that_began_with_an_arrest(geocoder: Geocoder) -> None:
    text = (
        "Four SDF fighters were killed in clashes in Dhiban on Sunday. The clashes broke out on "
        "Friday after the SDF arrested a commander in Hasakah."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["4"]


def test_a_month_is_no_day_of_reporting(geocoder: Geocoder) -> None:
    text = (
        "An air raid killed 58 people in Al-Quriyah. Photos taken between May 2011 and August 2013 "
        "show detainees, HRW said in a report."
    )
    (incident,) = told(text, geocoder)
    assert incident.date is None


def test_jets_that_only_flew(geocoder: Geocoder) -> None:
    text = (
        "On Sunday, ISIS cells attacked buses near Arak, where the clashes left eight soldiers "
        "dead, while warplanes, believed to be Russian, flew over the area without any strikes."
    )
    (incident,) = told(text, geocoder)
    assert incident.attacker is IS and incident.event_type is not EventType.AIR_STRIKE


def test_dollars_are_no_side(geocoder: Geocoder) -> None:
    text = (
        "Armed men abducted three shepherds near Al-Shola on Sunday and killed one of them after "
        "his family had failed to pay a ransom of 20,000 U.S. dollars."
    )
    (incident,) = told(text, geocoder)
    assert incident.victims == (CIVIL,)


def test_a_city_abroad(geocoder: Geocoder) -> None:
    text = (
        "Iran fired missiles at IS near Hajin on Monday, in retaliation for an attack that killed "
        "24 people in the Iranian city of Ahvaz."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["-"]
