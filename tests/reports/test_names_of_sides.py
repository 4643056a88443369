"""What sides are called: by their backers, their tribe, their unit, or a regime that fell."""

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
            "Six IS men were killed in Russian and Syrian air raids near Al-Sukhnah on Thursday.",
            (GOV,),
            {IS},
            id="two nations' raids",
        ),
        pytest.param(
            "Asayish patrol attacked by RPG in Al-Shuhayl on Thursday; 1 killed + 2 wounded.",
            NOBODY,
            {SDF},
            id="a headline's passive",
        ),
        pytest.param(
            "SDF patrol attacked IS hideout in Al-Shuhayl on Thursday, killing two.",
            (SDF,),
            {IS},
            id="no passive",
        ),
        pytest.param(
            "Regime forces arrested 11 people in Al-Mayadin on Thursday on charge of communicating "
            "with the coalition.",
            (GOV,),
            {CIVIL},
            id="a charge",
        ),
        pytest.param(
            "Six people were killed by a mine near Al-Sukhnah on Thursday, all of them policemen.",
            NOBODY,
            {GOV},
            id="all of them",
        ),
        pytest.param(
            "At least three mercenaries of the Russian Wagner company were killed near Al-Sukhnah "
            "on Thursday by an IS attack.",
            (IS,),
            {GOV},
            id="a company of fighters",
        ),
        pytest.param(
            "Five soldiers whom IS had captured in Al-Shuhayl were found beheaded on Thursday.",
            (IS,),
            {GOV},
            id="whom a side had captured",
        ),
        pytest.param(
            "Troops sent from Homs hit a mine near Al-Sukhnah on Thursday: two killed.",
            NOBODY,
            {GOV},
            id="who hit a mine",
        ),
        pytest.param(
            "The 47th Regiment withdrew to Al-Shuhayl on Thursday after losing nine men in an "
            "airstrike on its headquarters.",
            NOBODY,
            {GOV},
            id="who withdrew after losses",
        ),
        pytest.param(
            "SDF forces backed by two coalition Apaches stormed the hideout of a cell in "
            "Al-Shuhayl on Thursday and killed its leader.",
            (SDF,),
            set(),
            id="the leader of a cell, not of those who helped",
        ),
        pytest.param(
            '"Thirteen martyrs and four wounded" was the toll given by the defence ministry for '
            "the attack near Al-Sukhnah on Thursday.",
            NOBODY,
            {GOV},
            id="who gave the toll",
        ),
        pytest.param(
            "Sleeper cells shot dead a nurse in Al-Shuhayl on Thursday.",
            (IS,),
            {CIVIL},
            id="sleeper cells",
        ),
        pytest.param(
            "Sleeper cells loyal to the regime shot dead a nurse in Al-Shuhayl on Thursday.",
            (GOV,),
            {CIVIL},
            id="sleeper cells of others",
        ),
        pytest.param(
            "Three policemen died near Al-Sukhnah on Thursday in an ambush by gunmen loyal to the "
            "deposed regime.",
            (OTHER,),
            {GOV},
            id="loyal to a regime that fell",
        ),
        pytest.param(
            "Islamic State fighters executed nine soldiers of the fallen regime near Al-Sukhnah on "
            "Thursday.",
            (IS,),
            {GOV},
            id="soldiers of a regime that fell",
        ),
        pytest.param(
            "Fighters of the Al-Aqidat tribe overran a post of the SDF in Dhiban on Thursday. "
            "Three of its defenders were killed.",
            (OTHER,),
            {SDF},
            id="a tribe's fighters overrun a post",
        ),
        pytest.param(
            "Gunmen shot dead a sheikh of the Al-Aqidat tribe in Dhiban on Thursday.",
            NOBODY,
            {CIVIL},
            id="a tribe's sheikh",
        ),
        pytest.param(
            "A Turkish drone hit a car near Tal Tamr on Thursday; in it were a commander of the "
            "Anti-Terror Units (YAT) and his driver, both of whom died.",
            (OTHER,),
            {SDF},
            id="a short form behind a name nobody knows",
        ),
        pytest.param(
            "The US occupation forces-backed SDF militia opened fire on a man near Al-Busayrah on "
            "Thursday and injured him.",
            (SDF,),
            {CIVIL},
            id="backed by another side",
        ),
        pytest.param(
            "Two members of Qasd militia were killed near Dhiban on Thursday by unknown persons.",
            NOBODY,
            {SDF},
            id="Qasd",
        ),
        pytest.param(
            "Unknown gunmen shot dead two members of the Autonomous Administration's Asayish in "
            "Hajin on Thursday.",
            NOBODY,
            {SDF},
            id="its police",
        ),
        pytest.param(
            "Two militants of the Abu al-Fadl al-Abbas faction were shot dead near Al-Mayadin on "
            "Thursday by unknown people.",
            NOBODY,
            {GOV},
            id="a name with a place's in it",
        ),
        pytest.param(
            "Islamic State said that its soldiers had stormed a post of the SDF near Dhiban on "
            "Thursday and killed three.",
            (IS,),
            {SDF},
            id="its soldiers",
        ),
        pytest.param(
            "Drones of Türkiye hit a car near Tal Tamr on Thursday and killed two Asayish members.",
            (OTHER,),
            {SDF},
            id="Türkiye",
        ),
        pytest.param(
            "A mine went off near Kabajib on Thursday while vehicles of the Palestinian Brigade Al "
            "Quds passed, killing five members.",
            NOBODY,
            {GOV},
            id="a name without its hyphen",
        ),
        pytest.param(
            "The US-led coalition and its local partners came under rocket fire near Conoco on "
            "Thursday; two fighters of the SDF were wounded.",
            NOBODY,
            {COALITION, SDF},
            id="local partners",
        ),
        pytest.param(
            "A drone hit trucks near Abu Kamal on Thursday; the Observatory counts seven dead in "
            "the ranks of Tehran-backed militias.",
            NOBODY,
            {GOV},
            id="Tehran-backed",
        ),
        pytest.param(
            "Nine members of militias supported by Iran were killed near Abu Kamal on Thursday by "
            "an unidentified drone.",
            NOBODY,
            {GOV},
            id="supported by Iran",
        ),
        pytest.param(
            "Gunmen of a group backed by Turkey attacked a bus of workers near Tal Tamr on "
            "Thursday and killed one.",
            (OTHER,),
            {CIVIL},
            id="backed by Turkey",
        ),
        pytest.param(
            "A US air strike on Thursday hit a convoy of Iranian-supplied militias fighting "
            "alongside President Bashar al-Assad near Tanf. Eight died in it.",
            (COALITION,),
            {GOV},
            id="fighting alongside Assad",
        ),
        pytest.param(
            "Jordanian border guards fired at smugglers near Al-Tanf on Thursday and killed two of "
            "them.",
            (OTHER,),
            set(),
            id="border guards of Jordan",
        ),
        pytest.param(
            "Smugglers fired at border guards near Al-Tanf on Thursday and killed two of them.",
            (OTHER,),
            {GOV},
            id="border guards",
        ),
        pytest.param(
            "Five civilians were killed near Al-Sukhnah on Thursday by Syrian-Russian alliance "
            "warplanes.",
            (GOV,),
            {CIVIL},
            id="two countries' alliance",
        ),
        pytest.param(
            "A bomb killed a member of the US-backed Free Syrian Army near Tanf on Thursday.",
            NOBODY,
            {OTHER},
            id="backed, and named",
        ),
    ],
)
def test_names_of_sides(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


@pytest.mark.parametrize(
    ("published", "attacker"),
    [(dt.date(2022, 3, 12), GOV), (dt.date(2025, 3, 12), OTHER)],
    ids=["before the regime fell", "after it"],
)
def test_loyalists(published: dt.date, attacker: Party, geocoder: Geocoder) -> None:
    text = "Pro-Assad gunmen shot at a house near Palmyra on Monday and killed two farmers."
    (incident,) = read_report(text, published, geocoder).incidents
    assert incident.attacker is attacker


def test_assad_loyalists_after_the_fall(geocoder: Geocoder) -> None:
    text = (
        "Security forces lost three men near Palmyra on Sunday in a hail of bullets from Assad "
        "loyalists. Two of the gunmen were killed too."
    )
    (incident,) = read_report(text, dt.date(2025, 3, 12), geocoder).incidents
    assert incident.attacker is OTHER
    assert set(incident.victims) - {OTHER} == {GOV}
