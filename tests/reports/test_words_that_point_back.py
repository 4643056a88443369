"""Whom our, its, the gunmen and the same brigade stand for: one named before, or who speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import (
    CIVIL,
    COALITION,
    GOV,
    IS,
    NOBODY,
    OTHER,
    SDF,
    assert_sides,
    the_only,
)


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Media Center of the SDF: Regime mercenaries attacked our points in Dhiban on "
            "Thursday. Three of our fighters were martyred.",
            (GOV,),
            {SDF},
            id="the side whose statement it is",
        ),
        pytest.param(
            '"Our forces killed six Daesh terrorists east of Palmyra on Thursday," the army\'s '
            "command said in a statement.",
            (GOV,),
            {IS},
            id="the side that is quoted",
        ),
        pytest.param(
            "The Islamic State's Amaq agency said on Thursday: \"Our fighters targeted a vehicle "
            'of the Nusayri army near Palmyra with an explosive device and killed four."',
            (IS,),
            {GOV},
            id="the group that is quoted",
        ),
        pytest.param(
            "The Jaish al-Badia faction said on Thursday that its fighters had ambushed a convoy "
            "of regime forces near Palmyra and killed three.",
            (OTHER,),
            {GOV},
            id="a faction of whatever name",
        ),
        pytest.param(
            "The coalition said ten rockets had been launched at its base at the Omar field on "
            "Thursday by an Iran-backed group.",
            (GOV,),
            {COALITION},
            id="launched at its base",
        ),
        pytest.param(
            'A resident of Hajin said on Thursday: "Gunmen shot at our house and killed my '
            'brother."',
            NOBODY,
            {CIVIL},
            id="nobody's own posts",
        ),
    ],
)
def test_whose_our_and_its_are(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


def test_gunmen_are_those_named_before(geocoder: Geocoder) -> None:
    text = (
        "Clashes between the SDF and tribal gunmen spread on Thursday. In Al-Busayrah, the gunmen "
        "stormed a checkpoint and killed an SDF fighter."
    )
    assert_sides(the_only(text, geocoder), (OTHER,), {SDF})


def test_terrorists_are_those_named_before_where_a_military_source_tells_it(
    geocoder: Geocoder,
) -> None:
    text = (
        "Homs, SANA - Army units advanced on Thursday against Daesh terrorists east of Al-Sukhnah. "
        "A military source told SANA that 30 terrorists had been killed near Al-Sukhnah on "
        "Thursday."
    )
    assert_sides(the_only(text, geocoder), (GOV,), {IS})


def test_the_same_brigade_is_the_one_named_before(geocoder: Geocoder) -> None:
    text = (
        "Four members of the Al-Quds Brigade were killed by ISIS near Ithriya on Thursday. On "
        "Wednesday, an ambush of the organisation near Al-Rusafa had killed nine fighters of the "
        "same brigade."
    )
    incidents = read_report(text, dt.date(2022, 3, 12), geocoder).incidents
    assert [i.killed.by_party.keys() for i in incidents] == [{GOV}, {GOV}]
