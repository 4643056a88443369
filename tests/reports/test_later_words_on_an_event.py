"""What later or further words tell of one event: its place, its side and its kind."""

from __future__ import annotations

import pytest

from geo.model import EventType
from geo.places.geocoder import Geocoder
from tests.reports.notes import dead
from tests.reports.sides import GOV, IS, SDF, told

SUNDAY = 6


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


def test_a_raid_of_those_told_of_at_large(geocoder: Geocoder) -> None:
    text = (
        "An army source said Russian jets were carrying out raids on Islamic State positions. One "
        "of them, on Sunday, hit a convoy near Al-Qaryatayn and killed 14 fighters."
    )
    (incident,) = told(text, geocoder)
    assert (incident.event_type, incident.attacker) == (EventType.AIR_STRIKE, GOV)


def test_who_died_of_wounds_had_been_hit_elsewhere(geocoder: Geocoder) -> None:
    text = (
        "On Monday, a girl died in Hajin Hospital of her wounds. She had been hit by the gunfire "
        "of regime forces in Abu Hammam two days ago."
    )
    (incident,) = told(text, geocoder)
    assert (incident.place.match.name, incident.attacker) == ("Abu Hammam", GOV)


def test_the_village_that_was_spoken_of(geocoder: Geocoder) -> None:
    text = (
        "Nobody in the village of Al-Masrab sleeps at night. On Sunday, armed men on motorcycles "
        "killed a shepherd at the edge of the village."
    )
    (incident,) = told(text, geocoder)
    assert incident.place.match.name == "Al-Masrab"


def test_the_city_named_in_the_paragraph_before(geocoder: Geocoder) -> None:
    text = (
        "On Sunday, the army withdrew from Abu Kamal. Nobody was hurt.\n\nOn Monday, snipers of "
        "IS killed three soldiers in the centre of the city."
    )
    assert [i.place.match.name for i in told(text, geocoder)][-1:] == ["Abu Kamal"]


def test_the_convoy_that_was_attacked(geocoder: Geocoder) -> None:
    text = (
        "On Thursday night, IS attacked a convoy heading from Palmyra to Al-Sukhna. A reporter "
        'said: "The convoy fell into an ambush near Al-Kawm, 27 members were killed."'
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), incident.place.match.name) == ("27", "near Al-Kawm")


@pytest.mark.parametrize(
    "further",
    [
        "The bus was attacked on Sunday morning near Kabajib, a source told SANA.",
        "A military source said in a statement to SANA: “At about 07:40 on Sunday, the bus came "
        "under fire in the Kabajib area; two of the wounded are in a critical condition.”",
        "The source said the bus was hit by machine guns at about 8 am on Sunday near Kabajib.",
    ],
    ids=["it opens", "behind the hour", "behind who says it"],
)
def test_when_and_where_the_bus_was_hit(further: str, geocoder: Geocoder) -> None:
    text = (
        "Two engineers were killed and six others were wounded when gunmen attacked a bus on the "
        f"road from Palmyra to Deir ez-Zor.\n\n{further}"
    )
    (incident,) = told(text, geocoder)
    assert dead(incident) == "2" and "Kabajib" in incident.place.mention
    assert incident.date is not None and incident.date.weekday() == SUNDAY


def test_a_militant_in_the_raided_house(geocoder: Geocoder) -> None:
    text = (
        "SDF commandos raided a house in Gharanij on Monday. A militant detonated his vest when "
        "the fighters broke down the door, wounding two of them."
    )
    (incident,) = told(text, geocoder)
    assert incident.attacker is SDF


def test_a_bomber_who_drove_into_a_bus(geocoder: Geocoder) -> None:
    text = "On Sunday, a bomber drove his car into a bus near the Omar field, killing seven people."
    (incident,) = told(text, geocoder)
    assert incident.event_type is EventType.SUICIDE_ATTACK


def test_a_raid_that_a_ministry_tells_of(geocoder: Geocoder) -> None:
    text = (
        "A search operation was launched on Sunday in Al-Quriyah, in the course of which five men "
        "of a Daesh cell were arrested, the Ministry of Interior said."
    )
    (incident,) = told(text, geocoder)
    assert (incident.event_type, incident.attacker) == (EventType.RAID, GOV)
