"""Reports of several events: sums and their parts, answers, what comes back, what is old."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, GOV, IS, PUBLISHED, SDF


def told(text: str, geocoder: Geocoder) -> list[ReadIncident]:
    return list(read_report(text, PUBLISHED, geocoder).incidents)


def dead(incident: ReadIncident) -> str:
    return str(incident.killed.total) if incident.killed.total is not None else "-"


def test_the_events_of_a_sum_share_its_day_and_its_side(geocoder: Geocoder) -> None:
    text = (
        "Twelve soldiers were killed on Sunday in three attacks that cells of the Islamic State "
        "launched across the desert.\n\nIn the first attack, gunmen stormed a post west of Arak, "
        "killing seven soldiers.\n\nIn the second, three soldiers died when their car was ambushed "
        "near Kabajib.\n\nThe third attack came at night: a mine exploded near Ithriya and two "
        "soldiers were killed.\n\nOn Monday, gunmen killed a shepherd near Hajin."
    )
    found = told(text, geocoder)
    assert [dead(i) for i in found] == ["7", "3", "2", "1"]
    assert [i.attacker for i in found[:3]] == [IS, IS, IS]
    assert [i.date and i.date.day for i in found] == [6, 6, 6, 7]


def test_a_sum_lends_its_side_to_no_answer(geocoder: Geocoder) -> None:
    text = (
        "Nine soldiers were killed on Sunday in two attacks by Islamic State in the desert. In the "
        "first, five died near Arak. Four died in the second near Kabajib. Then an air strike "
        "killed three near Ithriya."
    )
    assert [i.attacker for i in told(text, geocoder)] == [IS, IS, None]


@pytest.mark.parametrize(
    "total",
    [
        "At least 34 people have been killed since the outbreak of the fighting in Deir Ezzor.",
        "The Civil Defense said it had documented the death of 63 people in explosions since the "
        "fall of the regime.",
        "The militias have lost more than 50 members in a week of attacks by IS in the desert of "
        "Homs.",
        "SOHR has documented the death of 1,523, including 153 foreigners, since 24 March 2019.",
    ],
)
def test_totals_are_no_events(total: str, geocoder: Geocoder) -> None:
    text = f"{total}\n\nOn Sunday, a mine killed two children near Kabajib."
    reading = read_report(text, PUBLISHED, geocoder)
    assert [dead(i) for i in reading.incidents] == ["2"]
    assert len(reading.tallies) == 1


@pytest.mark.parametrize(
    ("count", "killed"),
    [("1,523, including 153 foreigners,", 1523), ("1,523 soldiers", 1523)],
)
def test_a_number_before_a_comma(count: str, killed: int, geocoder: Geocoder) -> None:
    text = f"SOHR has documented the death of {count} since 24 March 2019."
    (tally,) = read_report(text, PUBLISHED, geocoder).tallies
    assert tally.killed is not None and tally.killed.min == killed


def test_a_river_is_no_country(geocoder: Geocoder) -> None:
    text = (
        "A shell killed three civilians in Dhiban on Sunday. Eleven others were wounded and taken "
        "across the river to a hospital."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert reading.tallies == ()
    assert [str(i.wounded.total) for i in reading.incidents] == ["11"]


def test_strikes_of_some_hours_are_one_bombardment(geocoder: Geocoder) -> None:
    text = (
        "Russian planes carried out 130 strikes in the 24 hours to Monday, killing 16 militants "
        "between Ithriya and Al-Rusafa."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert [dead(i) for i in reading.incidents] == ["16"] and not reading.tallies


@pytest.mark.parametrize(
    ("answer", "events"),
    [
        ("In response to the raid, gunmen attacked the office of the council in Al-Shuhail.", 2),
        ("In response to the raid, the group vowed revenge.", 1),
    ],
)
def test_what_answers_a_raid(answer: str, events: int, geocoder: Geocoder) -> None:
    text = f"The SDF raided a house in Hajin on Sunday and killed a commander of IS. {answer}"
    assert len(told(text, geocoder)) == events


def test_a_struck_army_strikes_back_in_the_same_sentence(geocoder: Geocoder) -> None:
    text = (
        "SOHR sources reported that nine soldiers were killed in an attack by ISIS near Arak on "
        "Sunday, and that Russian jets then pounded the area, killing seven ISIS members."
    )
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == [("9", IS), ("7", GOV)]


def test_air_raids_behind_an_attack_are_their_own_event(geocoder: Geocoder) -> None:
    text = (
        "Thirty soldiers were killed in an attack on checkpoints near the Shaer field on Sunday. "
        "Russia said its jets flew 64 sorties and killed more than 30 fighters of Islamic State."
    )
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == [
        ("30", None),
        ("at least 30", GOV),
    ]


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


def test_hours_earlier(geocoder: Geocoder) -> None:
    text = (
        "IS killed 15 soldiers near Al-Mayadin on Sunday night. Hours earlier a bomber had blown "
        "up a car at Al-Sukhna. Five soldiers were killed there."
    )
    assert [(dead(i), i.date and i.date.day) for i in told(text, geocoder)] == [("15", 6), ("5", 6)]


def test_a_patrol_on_its_way_to_another_attack(geocoder: Geocoder) -> None:
    text = (
        "A bomb killed an SDF fighter near Hajin on Sunday. The patrol was on its way to the town "
        "of Dhiban, where gunmen had opened fire at a checkpoint half an hour earlier. Two SDF "
        "fighters lost their lives in that attack."
    )
    first, second = told(text, geocoder)
    assert (dead(first), dead(second)) == ("1", "2")
    assert second.place.match.name == "Dhiban" and second.date == dt.date(2022, 3, 6)


def test_troops_withdrew_to_where_it_happened(geocoder: Geocoder) -> None:
    text = (
        "East of Palmyra, the army withdrew towards the Tiyas airbase, where three helicopters "
        "were hit by mortar shells on Sunday."
    )
    (incident,) = told(text, geocoder)
    assert incident.event_type is EventType.SHELLING
    assert incident.place.mention == "Tiyas airbase"


def test_fired_from_their_positions(geocoder: Geocoder) -> None:
    text = (
        "Three civilians were killed in Dhiban on Sunday when a shell hit a house. The shells were "
        "fired from positions of the SDF at the Omar field."
    )
    (incident,) = told(text, geocoder)
    assert (incident.attacker, incident.place.match.name) == (SDF, "Dhiban")


def test_clashes_amid_air_strikes(geocoder: Geocoder) -> None:
    text = (
        "Clashes erupted at dawn on Sunday between cells of ISIS on one hand and regime forces on "
        "the other in the Arak area, amid intensive airstrikes by Russian jets, where the clashes "
        "and airstrikes left seven soldiers and five ISIS members dead."
    )
    (incident,) = told(text, geocoder)
    assert incident.event_type is EventType.CLASH and dead(incident) == "12"
    assert (incident.attacker, set(incident.victims)) == (IS, {GOV})


def test_a_body_found_elsewhere_is_no_word_on_a_bomb(geocoder: Geocoder) -> None:
    text = (
        "A bomb killed an SDF fighter near the Omar field on Saturday.\n\nMeanwhile, a man from "
        "Al-Busayrah was found dead on Sunday at the edge of the town, residents said."
    )
    assert [(dead(i), i.extra_claims) for i in told(text, geocoder)] == [("1", ()), ("1", ())]


def test_a_report_that_comes_back_to_its_lead(geocoder: Geocoder) -> None:
    text = (
        "Two shepherds were killed in an IS attack near Arak on Sunday, and the SDF arrested three "
        "men in a raid in Hajin on Saturday.\n\nIn the desert, IS gunmen opened fire on the "
        "shepherds near Arak on Sunday morning. Five people were wounded."
    )
    first, second = told(text, geocoder)
    assert (first.victims, str(first.wounded.total)) == ((CIVIL,), "5")
    assert second.wounded.total is None
