"""Notes that name sides: how many, on which day, where, and what kind of event it was."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import CountRange, EventType, Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import PUBLISHED, the_only


def test_a_unit_s_headquarters_are_no_scene(geocoder: Geocoder) -> None:
    incident = the_only(
        "On 3 March 2022, a soldier of the 11th Division, whose headquarters are in Homs, was "
        "killed and his companion wounded by sniper fire near the T2 station.",
        geocoder,
    )
    assert "T2" in incident.place.mention
    assert incident.killed.total is not None
    assert incident.killed.total.min == 1
    assert incident.victims == (Party.GOVERNMENT,)


def test_soldiers_and_loyalists_are_one_number(geocoder: Geocoder) -> None:
    incident = the_only(
        "On 3 March 2022, an ambush near Palmyra left five regime soldiers and loyalists as well "
        "as two ISIS members dead.",
        geocoder,
    )
    assert incident.killed.total is not None
    assert (incident.killed.total.min, incident.killed.total.max) == (7, 7)
    assert incident.attacker is Party.ISLAMIC_STATE


def test_own_men_put_to_death_are_no_civilians(geocoder: Geocoder) -> None:
    incident = the_only(
        "On 3 March 2022, ISIS beheaded three of its own members in Khasham. Two of the men were "
        "punished for robbery and the third for killing a merchant.",
        geocoder,
    )
    assert incident.event_type is EventType.EXECUTION
    assert incident.attacker is Party.ISLAMIC_STATE
    assert Party.CIVILIAN not in incident.victims


def test_an_entry_of_a_chronicle_is_news(geocoder: Geocoder) -> None:
    text = (
        "{} In Palmyra, Islamic State militants shot dead 20 men.\n18 February 2022 - The "
        "guard of a bakery was killed by IS in the same city.\n"
    )
    entries = read_report(text.format("27 November 2021 -"), PUBLISHED, geocoder).incidents
    assert [i.killed.total.min for i in entries if i.killed.total] == [20, 1]
    told = read_report(text.format("On 27 November 2021,"), PUBLISHED, geocoder).incidents
    assert len(told) == 1


def test_reinforcements_that_were_sent_are_a_movement(geocoder: Geocoder) -> None:
    text = "On 3 March 2022, the SDF sent military reinforcements to Al-Shaddadi."
    incident = the_only(text, geocoder)
    assert incident.event_type is EventType.TROOP_MOVEMENT
    assert (incident.attacker, incident.victims) == (None, ())


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(
            "Activists said five civilians were killed, while the Syrian Observatory for Human "
            "Rights put the death toll at eight, one of them a soldier.",
            id="another's toll",
        ),
        pytest.param(
            "Eight people were killed according to one source, five according to another.",
            id="according to another",
        ),
    ],
)
def test_two_counts_are_two_words(counts: str, geocoder: Geocoder) -> None:
    text = f"Gunmen opened fire on people near Palmyra on 3 March 2022. {counts}"
    incident = the_only(text, geocoder)
    told = [incident.killed, *(c.killed for c in incident.extra_claims)]
    assert {(k.total.min, k.total.max) for k in told if k.total} == {(5, 5), (8, 8)}


def test_days_after_a_loss_are_no_day_of_the_attack(geocoder: Geocoder) -> None:
    text = (
        "3/3/2022, Al-Mayadin: ten days after losing the town, IS detonated a booby-trapped "
        "vehicle among government forces there. 10 dead, 8 wounded."
    )
    assert the_only(text, geocoder).date == dt.date(2022, 3, 3)


def test_later_in_the_day_is_that_day(geocoder: Geocoder) -> None:
    text = (
        "An IS ambush near Kabajib left three soldiers dead on Thursday. Later in the day, Russian "
        "warplanes bombed pockets of the group in the Ithriya desert."
    )
    incidents = read_report(text, PUBLISHED, geocoder).incidents
    assert [i.date for i in incidents] == [dt.date(2022, 3, 10)] * 2


@pytest.mark.parametrize("fights", ["fighting", "fierce fighting", "ongoing clashes"])
def test_two_sides_of_a_fight_with_and_without_an_adjective(
    fights: str, geocoder: Geocoder
) -> None:
    text = (
        f"Nine soldiers were killed near Al-Sukhnah on Sunday in the middle of {fights} between "
        "regime forces and Islamic State."
    )
    (incident,) = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert incident.killed.total == CountRange(9, 9)
    assert Party.GOVERNMENT in incident.victims
