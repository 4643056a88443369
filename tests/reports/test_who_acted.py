"""Who acted, by what is said of the attackers beside the deed."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
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
            "Washington blamed Iran-backed militias for a rocket attack on its base at the "
            "al-Omar field on Monday that wounded two soldiers.",
            (GOV,),
            {COALITION},
            id="Washington blamed",
        ),
        pytest.param(
            "Ankara said its drones hit three SDF fighters near Ain Issa on Monday.",
            (OTHER,),
            {SDF},
            id="Ankara said",
        ),
        pytest.param(
            "Moscow said its jets had killed nine Islamic State fighters near Palmyra on Monday.",
            (GOV,),
            {IS},
            id="Moscow said",
        ),
        pytest.param(
            "Tehran said two of its advisers were killed in a US strike near Mayadin on Monday.",
            (COALITION,),
            {GOV},
            id="Tehran said",
        ),
        pytest.param(
            "Eight Daesh terrorists were killed on Monday as the army repelled their attack on a "
            "post near Al-Sukhna.",
            (IS,),
            {GOV},
            id="repelled their attack",
        ),
        pytest.param(
            "Fighters loyal to Abu Khawla attacked an SDF post in Dhiban on Monday and killed two.",
            (OTHER,),
            {SDF},
            id="loyal to a man",
        ),
        pytest.param(
            "IS inflicted losses on the Baqir Brigade near Arak on Monday: four of its members "
            "were killed.",
            (IS,),
            {GOV},
            id="inflicted losses",
        ),
        pytest.param(
            "A woman was wounded by bullets coming from the SDF checkpoint in Dhiban on Monday.",
            (SDF,),
            {CIVIL},
            id="bullets from a checkpoint",
        ),
        pytest.param(
            "A child was killed by a shell fired from regime-controlled areas, which fell on a "
            "house in Dhiban on Monday.",
            (GOV,),
            {CIVIL},
            id="shell from areas it controls",
        ),
        pytest.param(
            "The army's artillery hit HTS trenches near Khanaser on Monday; three jihadists were "
            "killed.",
            (GOV,),
            {OTHER},
            id="jihadists that are not of IS",
        ),
        pytest.param(
            "The army and Hayat Tahrir al-Sham fought near Khanaser on Monday, and four "
            "jihadists were killed.",
            (GOV,),
            {OTHER},
            id="jihadists of a report without IS",
        ),
        pytest.param(
            "ISIS said on Friday its militants were behind the assassination of a sheikh near "
            "al-Sour on Tuesday. Its newspaper accused the victim of cooperating with the SDF.",
            (IS,),
            {CIVIL},
            id="accused the victim of cooperating with",
        ),
        pytest.param(
            "Thirteen soldiers were killed on Monday in an attack on a bus near Palmyra. The "
            "source held Daesh, which enjoys the protection of the US forces in al-Tanf, "
            "responsible for the attack.",
            (IS,),
            {GOV},
            id="held responsible, behind an aside",
        ),
        pytest.param(
            "Factions backed by Turkey shelled villages held by the SDF near Ain Issa on Monday "
            "and killed a woman.",
            (OTHER,),
            {CIVIL},
            id="factions backed by",
        ),
        pytest.param(
            'The SDF said that two of its fighters had been killed by "mercenaries" of the '
            "Turkish occupation near Ain Issa on Monday.",
            (OTHER,),
            {SDF},
            id="mercenaries in quotes",
        ),
        pytest.param(
            "A Syrian helicopter bombed a bakery in Talbiseh on Monday, killing nine.",
            (GOV,),
            {CIVIL},
            id="a Syrian helicopter",
        ),
        pytest.param(
            "Three Syrian servicemen were hurt near al-Tanf on Monday when an army patrol was "
            "shelled by illegal armed formations.",
            (OTHER,),
            {GOV},
            id="illegal armed formations",
        ),
        pytest.param(
            "Seven members of an Iranian-backed militia were killed by US airstrikes in Deir "
            "ez-Zor on Tuesday, Iranian media claimed.",
            (COALITION,),
            {GOV},
            id="media that claim",
        ),
        pytest.param(
            "Two soldiers died near Palmyra on Monday when ISIS surprised them during a sweep.",
            (IS,),
            {GOV},
            id="surprised",
        ),
        pytest.param(
            "Coalition air strikes in support of the SDF killed at least 16 civilians in Baghouz "
            "on Monday.",
            (COALITION,),
            {CIVIL},
            id="in support of",
        ),
        pytest.param(
            "A mine blew up under a pickup on the road between Ithriya and al-Raqqah on Monday, "
            "killing four of a family.",
            NOBODY,
            {CIVIL},
            id="four of a family",
        ),
        pytest.param(
            "The Qasioun Brigades, a little-known group, claimed two bombs that hit an army bus "
            "in Damascus on Monday.",
            (OTHER,),
            {GOV},
            id="a little-known group",
        ),
        pytest.param(
            "ISIS attack | Two SDF members killed in Dhiban\n\nDeir Ezzor: Gunmen attacked a "
            "checkpoint in Dhiban on Monday, leaving two members dead.",
            (IS,),
            {SDF},
            id="a headline that says who and whom",
        ),
        pytest.param(
            "ISIS resurgence | Two soldiers killed near Palmyra\n\nHoms: Two members of the "
            "regime forces were killed on Monday in an ambush near Palmyra.",
            (IS,),
            {GOV},
            id="a headline of a series",
        ),
        pytest.param(
            "Seven soldiers, among them an officer, were killed near Palmyra on Monday when "
            "their bus was ambushed. A statement carried by Amaq confirmed it was an operation "
            "of the group.",
            (IS,),
            {GOV},
            id="a statement of its agency",
        ),
        pytest.param(
            "A drone of Iran-backed militias struck an SDF commando academy at a US base in the "
            "al-Omar field on Monday, killing six SDF fighters.",
            (GOV,),
            {SDF},
            id="at a base of others",
        ),
        pytest.param(
            "A drone believed to be Turkish attacked a vehicle of the Tel Tamr Military Council, "
            "which belongs to the SDF, near Tel Tamr on Monday. The attack left several soldiers "
            "injured.",
            (OTHER,),
            {SDF},
            id="soldiers of the north-east",
        ),
        pytest.param(
            "SDF and coalition forces surrounded a house in al-Zir on Monday to arrest a "
            "commander of ISIS. The commander was killed when he fired at them.",
            (SDF, COALITION),
            {IS},
            id="the commander told of before",
        ),
        pytest.param(
            "Islamic State took two soldiers prisoner near Palmyra on Monday.",
            (IS,),
            {GOV},
            id="took prisoner",
        ),
        pytest.param(
            "A drone was shot down on Monday as it approached the base of al-Tanf, the coalition "
            "said.",
            NOBODY,
            {COALITION},
            id="shot down before a base",
        ),
    ],
)
def test_who_acted(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)
