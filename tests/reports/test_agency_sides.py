"""Notes of agencies and local outlets: who did it, and what it was; in our own words."""

from __future__ import annotations

import pytest

from geo.model import EventType, Party
from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of, killed_in


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        (
            "A car bomb killed nine soldiers in Palmyra on Sunday. Al-Nusrah Front claimed the "
            "attack.",
            Party.OTHER_ARMED,
            (Party.GOVERNMENT,),
        ),
        (
            "Russian aircraft delivered an airstrike at a camp near Palmyra on Sunday, killing 20 "
            "IS militants.",
            Party.GOVERNMENT,
            (Party.ISLAMIC_STATE,),
        ),
        (
            "A car bomb exploded in a pro-government district of Homs on Sunday, killing three.",
            None,
            (Party.CIVILIAN,),
        ),
    ],
)
def test_who(
    text: str, attacker: Party | None, victims: tuple[Party, ...], geocoder: Geocoder
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.victims) == (attacker, victims)


def test_the_name_of_an_outlet_is_no_execution(geocoder: Geocoder) -> None:
    text = (
        "Gunmen attacked an IS convoy in Deir ez-Zor on Sunday, killing five, a member of Deir "
        "ez-Zor Is Being Slaughtered Silently said."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.event_type is not EventType.EXECUTION


def test_a_foiled_attack_with_dead_keeps_its_attackers(geocoder: Geocoder) -> None:
    text = (
        "The forces thwarted a suicide attack by IS militants in Al-Mayadin on Sunday.\nTwo men "
        "targeted a checkpoint. One attacker detonated his explosives, while the second was shot "
        "dead by the internal security forces.\n"
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.attacker is Party.ISLAMIC_STATE
    assert incident.event_type is EventType.SUICIDE_ATTACK


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        pytest.param(
            "Six SDF fighters were killed in a drone attack near Hajin on Sunday, days after the "
            "United States launched strikes in Iraq.",
            None,
            (Party.SDF,),
            id="who struck days before",
        ),
        pytest.param(
            "A shell killed five civilians in Ad-Dahlah, in the Syrian Democratic Forces "
            "(SDF)-controlled countryside of Deir ez-Zor, on Sunday.",
            None,
            (Party.CIVILIAN,),
            id="who controls the land",
        ),
    ],
)
def test_who_had_no_part(
    text: str, attacker: Party | None, victims: tuple[Party, ...], geocoder: Geocoder
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.victims) == (attacker, victims)


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        pytest.param(
            "A driver of the Red Crescent was shot dead on Sunday in Hajin, the organization said.",
            None,
            id="the victim's",
        ),
        pytest.param(
            "A driver was shot dead on Sunday in Hajin by Islamic State. He was a spy, the "
            "organization said.",
            Party.ISLAMIC_STATE,
            id="the attacker's",
        ),
    ],
)
def test_an_organization_that_speaks(text: str, attacker: Party | None, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.attacker is attacker


def test_men_decapitated_were_executed(geocoder: Geocoder) -> None:
    (incident,) = incidents_of("IS decapitated three men in Hajin on Sunday.", geocoder)
    assert (incident.event_type, killed_in(incident)) == (EventType.EXECUTION, 3)


@pytest.mark.parametrize(
    ("text", "attacker", "kind"),
    [
        pytest.param(
            "Three rockets hit the US base at the Conoco gas field on Sunday. US troops mobilized "
            "around the base following the attack.",
            None,
            EventType.SHELLING,
            id="who moved there afterwards",
        ),
        pytest.param(
            "Three rockets hit the US base at the Conoco gas field on Sunday, while US aircraft "
            "conducted reconnaissance flights.",
            None,
            EventType.SHELLING,
            id="who only looked",
        ),
        pytest.param(
            "Unknown gunmen fired rockets on Sunday that caused a series of explosions in Hajin.",
            Party.UNKNOWN,
            EventType.SHELLING,
            id="what the rockets caused",
        ),
    ],
)
def test_what_goes_with_an_attack(
    text: str, attacker: Party | None, kind: EventType, geocoder: Geocoder
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.event_type) == (attacker, kind)


def test_an_explosives_expert_is_no_explosion(geocoder: Geocoder) -> None:
    text = (
        "Clashes in Al-Busayrah on Sunday killed seven fighters, among them an explosives expert."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.event_type is EventType.CLASH
