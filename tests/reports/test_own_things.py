"""Whose posts and vehicles are hit where a side tells of it itself."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.notes import incidents_of

ARMY, SDF, IS = Party.GOVERNMENT, Party.SDF, Party.ISLAMIC_STATE


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        ("The army said gunmen attacked its post near Arak.", Party.UNKNOWN, {ARMY}),
        ("The army said that gunmen attacked one of its posts near Arak.", Party.UNKNOWN, {ARMY}),
        ("The army said IS attacked its post near Arak, killing two soldiers.", IS, {ARMY}),
        ("The SDF said that a mine hit its vehicle in Al-Suwar, wounding 2.", None, {SDF}),
        ("The SDF said an attack on its post in Al-Suwar killed 2 fighters.", None, {SDF}),
        ("The Ministry of Defence said a drone attacked one of its convoys near Arak, killing "
         "four.", None, {ARMY}),
        ("The SDF said its fighters attacked an IS hideout in Al-Suwar, killing 2 militants.",
         SDF, {IS}),
        ("IS said its fighters attacked the army near Arak, killing two.", IS, {ARMY}),
        ("The army said its forces attacked an IS den near Arak, killing two.", ARMY, {IS}),
    ],
)  # fmt: skip
def test_whose_it_was(
    text: str, attacker: Party | None, victims: set[Party], geocoder: Geocoder
) -> None:
    (incident,) = read_report(text, None, geocoder).incidents
    assert (incident.attacker, set(incident.victims)) == (attacker, victims)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("IS attacked a military point near Al-Sukhnah on Monday, killing 3.", ["government"]),
        (
            "A demonstration took place in Muhaymidah on Monday; the SDF fired live rounds, "
            "wounding two.",
            ["civilian"],
        ),
        (
            "Two men of the Abu Kamal-based 47th Regiment were killed on Monday by a mine near "
            "Humaymah.",
            ["government"],
        ),
    ],
    ids=["a military point", "a demonstration", "a regiment based there"],
)
def test_whose_they_are_without_a_name(text: str, victims: list[str], geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert [str(v) for v in incident.victims] == victims


def test_the_men_of_a_side_that_speaks_on_are_its_own(geocoder: Geocoder) -> None:
    text = (
        "The Islamic State claimed 14 attacks last week. It said that on Thursday its men ambushed "
        "a patrol of the army near Doubayat and killed four."
    )
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.victims) == (Party.ISLAMIC_STATE, (Party.GOVERNMENT,))


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were killed when army artillery shelled one of its own posts near Arak.",
        "A Russian plane bombed an army position by mistake near Arak, killing four soldiers.",
    ],
    ids=["its own", "by mistake"],
)
def test_a_side_that_hits_itself(text: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert (incident.attacker, incident.victims) == (Party.GOVERNMENT, (Party.GOVERNMENT,))


def test_the_28th_killed_is_no_second_one(geocoder: Geocoder) -> None:
    text = (
        "An Iraqi woman was found strangled in Al-Hawl camp; she is the 28th person killed there."
    )
    (incident,) = incidents_of(text, geocoder)
    assert str(incident.killed.total) == "1"


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Two members of the Internal Security Forces were hurt by a bomb in Hajin.", ["sdf"]),
        (
            "Two members of the Internal Security Forces, the Interior Ministry said, were hurt by "
            "a bomb in Homs.",
            ["government"],
        ),
    ],
    ids=["the Asayish", "a ministry's"],
)
def test_internal_security_forces_before_2025(
    text: str, victims: list[str], geocoder: Geocoder
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert [str(v) for v in incident.victims] == victims
