"""Long reports: what is told again, what anew, and what is no event."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, COALITION, GOV, IS, PUBLISHED, the_only


@pytest.mark.parametrize(
    ("opening", "events"),
    [
        ("On the same context,", 2),
        ("In a related context,", 2),
        ("In the attack,", 1),
    ],
)
def test_in_the_same_context(opening: str, events: int, geocoder: Geocoder) -> None:
    text = (
        "A soldier was killed on Friday in clashes with ISIS near Arak. "
        f"{opening} Russian jets bombed positions of ISIS near Arak."
    )
    assert len(read_report(text, PUBLISHED, geocoder).incidents) == events


def test_what_an_attack_follows(geocoder: Geocoder) -> None:
    text = (
        "Russian air strikes killed 21 Islamic State fighters in the desert near Arak on Saturday. "
        "The raids follow attacks of the group on Friday that killed eight soldiers."
    )
    told = [
        (i.attacker, i.date and i.date.day)
        for i in read_report(text, PUBLISHED, geocoder).incidents
    ]
    assert told == [(GOV, 12), (IS, 11)]


@pytest.mark.parametrize(
    "remark",
    [
        "It is worth mentioning that cells of ISIS have been attacking SDF posts near Hajin.",
        "ISIS carries out attacks near Hajin on a regular basis.",
        "The group's cells stepped up their attacks in recent months.",
        "In response to the killing of its leaders by the USA in Idlib, the group vowed revenge.",
        "At least 120 people were killed across Syria on Friday, the Observatory said.",
    ],
)
def test_remarks_are_no_events(remark: str, geocoder: Geocoder) -> None:
    text = f"A device wounded four SDF fighters in Hajin on Monday. {remark}"
    incident = the_only(text, geocoder)
    assert incident.attacker is None and incident.date == dt.date(2022, 3, 7)


def test_what_an_operation_answers(geocoder: Geocoder) -> None:
    text = (
        "Security forces carried out an operation against ISIS cells near Arak on Sunday, "
        "arresting five, following an attack near Palmyra that killed three soldiers."
    )
    told = [
        (set(i.victims), i.killed.total and i.killed.total.min)
        for i in read_report(text, PUBLISHED, geocoder).incidents
    ]
    assert told == [({IS}, None), ({GOV}, 3)]


def test_a_killing_after_an_attack_is_one_event(geocoder: Geocoder) -> None:
    text = "Three soldiers were killed near Palmyra on Sunday after an attack that wounded five."
    incident = the_only(text, geocoder)
    assert set(incident.victims) == {GOV}


def test_the_raid_of_is_is_an_attack(geocoder: Geocoder) -> None:
    text = (
        "An attack of ISIS on an SDF post in eastern Deir Ezzor left two fighters dead.\n\n"
        "According to local sources, ISIS raided the SDF post near Al-Zir, killing two fighters."
    )
    incident = the_only(text, geocoder)
    assert incident.event_type is EventType.ARMED_ATTACK


def test_a_bulletin_of_several_lines(geocoder: Geocoder) -> None:
    text = (
        "– There was a severe explosion in Hajin, which is ruled by Turkey-backed militants; three "
        "were killed.\n\n– In Russian raids on ISIS posts 13 terrorists were killed."
    )
    first, second = read_report(text, PUBLISHED, geocoder).incidents
    assert first.attacker is None
    assert (second.attacker, set(second.victims)) == (GOV, {IS})


def test_a_sweep_after_an_announcement(geocoder: Geocoder) -> None:
    text = (
        "On Monday, the army initiated a combing campaign in the desert of Deir ez-Zor after ISIS "
        "announced it would attack."
    )
    incident = the_only(text, geocoder)
    assert (incident.event_type, incident.attacker) == (EventType.RAID, GOV)


def test_the_artillery_of_a_side_is_new(geocoder: Geocoder) -> None:
    text = (
        "A roadside bomb exploded beside an SDF vehicle in Hajin on Monday. The Syrian Army "
        "artillery shelled posts of Turkish-backed forces in Saraqib."
    )
    assert [i.attacker for i in read_report(text, PUBLISHED, geocoder).incidents] == [None, GOV]


def test_what_clashes_come_after(geocoder: Geocoder) -> None:
    text = (
        "Clashes between tribal fighters and the SDF in Hajin killed five on Monday. These clashes "
        "come two weeks after fighting there, resulting in ninety deaths."
    )
    incident = the_only(text, geocoder)
    assert incident.killed.total is not None and incident.killed.total.min == 5


def test_a_series_of_strikes(geocoder: Geocoder) -> None:
    text = "Coalition jets carried out a series of strikes on ISIS posts near Hajin."
    incident = the_only(text, geocoder)
    assert incident.event_type is EventType.AIR_STRIKE


@pytest.mark.parametrize(
    "remark",
    [
        "This was the biggest attack of ISIS since December, when they killed 40 in a bus.",
        "Since ISIS announced its campaign, it has hit posts of the army.",
        "The countryside of Deir ez-Zor witnesses killings of SDF fighters, despite security "
        "operations of the SDF.",
    ],
)
def test_what_was_before_is_no_event(remark: str, geocoder: Geocoder) -> None:
    text = f"A mine of ISIS killed two clerks in Hajin on Monday. {remark}"
    incident = the_only(text, geocoder)
    assert incident.killed.total is not None and incident.killed.total.min == 2
    assert set(incident.victims) == {CIVIL}


def test_a_toll_since_a_campaign_began(geocoder: Geocoder) -> None:
    text = (
        "ISIS shot a clerk in Hajin on Monday. At least 11 fighters of the SDF and 11 civilians "
        "have been killed by its cells since the beginning of its revenge campaign."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert len(reading.incidents) == len(reading.tallies) == 1


def test_simultaneously(geocoder: Geocoder) -> None:
    text = (
        "A drone of unknown origin killed three militiamen in Al-Bukamal on Monday. "
        "Simultaneously, American warplanes carried out strikes on Iranian militias near Mayadin."
    )
    assert [i.attacker for i in read_report(text, PUBLISHED, geocoder).incidents][1:] == [COALITION]


def test_a_bare_that_points_at_nothing(geocoder: Geocoder) -> None:
    text = (
        "The Observatory said that clashes broke out between ISIS and soldiers near Arak on Monday."
    )
    incident = the_only(text, geocoder)
    assert incident.event_type is EventType.CLASH


def test_an_article_off_its_name(geocoder: Geocoder) -> None:
    text = "A mine killed a man in the city of al- Mayadin on Monday."
    incident = the_only(text, geocoder)
    assert incident.place.match.point is not None
    assert text[slice(*incident.place.span or (0, 0))] == "city of al- Mayadin"
