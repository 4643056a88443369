"""What short notes did that no rule knew yet: sides and kinds; in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from tests.reports.notes import counts_of, incidents_of, least, reading_of


def test_whom_a_coalition_battles_is_no_target(geocoder: Geocoder) -> None:
    text = (
        "The US-led coalition battling the Islamic State group said it carried out strikes near "
        "Hajin on Monday against Syrian pro-regime forces, killing four."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.attacker is Party.COALITION
    assert incident.victims == (Party.GOVERNMENT,)


def test_warplanes_whose_owner_is_not_known_still_struck(geocoder: Geocoder) -> None:
    text = "Warplanes whose identity is not known bombed a market in Hajin."
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Hajin"


def test_infightings_are_counted_like_attacks(geocoder: Geocoder) -> None:
    text = (
        "Family clashes in Dhiban on Monday wounded a man. According to the Observatory, these "
        "infightings left 34 people dead and 126 others injured since early 2023."
    )
    reading = reading_of(text, geocoder)
    assert [counts_of(i) for i in reading.incidents] == [(None, 1)]
    assert [least(t.killed) for t in reading.tallies] == [34]


def test_a_days_air_raids_are_an_event(geocoder: Geocoder) -> None:
    text = (
        "The Observatory documented on Monday the death of 14 persons, including five children "
        "and four women, in air raids by warplanes. The raids hit the village of Gharanij."
    )
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == (14, None)
    assert incident.place.match.name == "Gharanij"


def test_reinforcements_after_growing_activity_are_told(geocoder: Geocoder) -> None:
    text = (
        "The army brought military reinforcements to the Palmyra desert following the growing "
        "activity of cells."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Palmyra desert"
    general = "Reinforcements of the army continue to arrive amid growing activity of cells."
    assert not incidents_of(general, geocoder)


def test_blasts_that_were_heard_and_explained(geocoder: Geocoder) -> None:
    text = (
        "The Observatory reported hearing two explosions on Tuesday in the city of Al-Busayrah. "
        "They were caused by two explosive devices near a base of the SDF."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Al-Busayrah"
    assert incident.date == dt.date(2023, 4, 11)
    unexplained = text.split(". They")[0] + "."
    assert not incidents_of(unexplained, geocoder)


def test_a_car_loaded_with_shells_that_exploded(geocoder: Geocoder) -> None:
    text = "A car loaded with shells exploded in Gharanij on Tuesday."
    assert len(incidents_of(text, geocoder)) == 1
    seized = "Guards stopped a car loaded with explosives in Gharanij on Tuesday."
    assert not incidents_of(seized, geocoder)


def test_a_kidnappers_video_is_no_abduction(geocoder: Geocoder) -> None:
    text = (
        "On April 4, gunmen kidnapped eight herders in Gharanij. Last week, the kidnappers sent a "
        "video showing a kidnapped child to his family."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.date == dt.date(2023, 4, 4)


def test_questions_are_no_events(geocoder: Geocoder) -> None:
    text = (
        "Gunmen killed seven men in Hajin on Monday. It was not immediately clear if Monday's "
        "killings were in retaliation for Friday's ambush near Gharanij."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == "Hajin"


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        pytest.param(
            "Two strikes engaged an ISIS tactical unit near Hajin on Monday.",
            None,
            (Party.ISLAMIC_STATE,),
            id="whom strikes engaged",
        ),
        pytest.param(
            "An attack by unknown gunmen was carried out with machine guns and targeted the SDF "
            "in Hajin on Monday.",
            Party.UNKNOWN,
            (Party.SDF,),
            id="whom an attack by others targeted",
        ),
        pytest.param(
            "Gunmen attacked a post of the U.S.-backed Syrian Democratic Forces in Hajin on "
            "Monday, killing a guard.",
            Party.UNKNOWN,
            (Party.SDF,),
            id="who backs them is not hit",
        ),
        pytest.param(
            "Six soldiers died on Monday in an Islamic State (IS) group attack near Palmyra.",
            Party.ISLAMIC_STATE,
            (Party.GOVERNMENT,),
            id="a group with its short name",
        ),
    ],
)
def test_sides(
    text: str, attacker: Party | None, victims: tuple[Party, ...], geocoder: Geocoder
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.victims) == (attacker, victims)


def test_a_group_and_its_car_bomb(geocoder: Geocoder) -> None:
    (incident,) = incidents_of("An IS car bombing killed 20 people near Hajin on Monday.", geocoder)
    assert incident.attacker is Party.ISLAMIC_STATE
    assert incident.victims == (Party.CIVILIAN,)


def test_what_the_air_force_did_in_the_meantime(geocoder: Geocoder) -> None:
    text = (
        "Militants killed 16 soldiers in clashes near the Al-Shaer gas field on Monday. In the "
        "meantime, the Syrian army carried out air strikes on the group near the Al-Shaer gas "
        "field, killing at least 18 of its fighters."
    )
    assert [counts_of(i) for i in incidents_of(text, geocoder)] == [(16, None), (18, None)]
