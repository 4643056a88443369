"""Who attacked and who was hit in ordinary news of one to three events; in our own words."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, COALITION, GOV, IS, OTHER, PUBLISHED, SDF, the_only

NOBODY = Party.UNKNOWN

CASES = {
    "who struck first in a fight": (
        "Clashes between the army and ISIS near Arak on Monday, amid Russian air strikes, killed "
        "seven members of the organization and three soldiers. The clashes broke out after an "
        "attack by ISIS on an army post.",
        [(IS, {GOV}, 10)],
    ),
    "what had befallen him months before": (
        "Gunmen shot dead a former member of ISIS in Hajin, after he had been released by the SDF "
        "three months ago.",
        [(NOBODY, {CIVIL}, 1)],
    ),
    "who threatened him is no attacker": (
        "Unknown gunmen killed a sheikh in Hajin on Monday after he had been threatened by ISIS.",
        [(NOBODY, {CIVIL}, 1)],
    ),
    "the office that signs": (
        "Our special units, with the support of the International Coalition, carried out a "
        "security operation in Hajin on Monday, in which a terrorist of Daesh was arrested.\n\n"
        "Media Center of the Syrian Democratic Forces",
        [(SDF, {IS}, None)],
    ),
    "the posts of an army whose source speaks of Daesh": (
        "Homs, SANA - A military source said that a group of Daesh terrorists attacked one of our "
        "points near Arak on Monday.",
        [(IS, {GOV}, None)],
    ),
    "members of those whose source was named before": (
        "A source of the National Defense Forces told the agency that ISIS attacked shepherds "
        'near Arak on Monday. "Our members clashed with them," the source added. A member of the '
        "forces was injured.",
        [(IS, {CIVIL, GOV}, None)],
    ),
    "the militias of a report on Iran's": (
        "Rockets were fired on Monday at Green Village base from areas of Iran-backed groups, "
        "wounding a US soldier. Coalition forces answered with artillery on positions of the "
        "militias near Mayadin, killing three of their fighters.",
        [(NOBODY, {COALITION}, None), (COALITION, {GOV}, 3)],
    ),
    "those who come are hit by a bomb": (
        "ISIS militants shot dead six shepherds near Arak on Monday. Gunmen of the National "
        "Defense who rushed to the place were hit by a roadside bomb, which left two of them dead.",
        [(IS, {CIVIL}, 6), (NOBODY, {GOV}, 2)],
    ),
    "crossfire is no attack of either": (
        "A woman was killed in crossfire between regime forces and the SDF in Hajin on Monday.",
        [(GOV, {CIVIL, SDF}, 1)],
    ),
    "a partnered operation": (
        "An ISIS leader was killed near Hajin on Monday in a partnered operation of US forces and "
        "the Syrian Democratic Forces.",
        [(COALITION, {IS}, 1)],
    ),
    "a force that America backs in the south": (
        "ISIS bombed a vehicle of the US-backed Syrian Free Army near al-Tanf on Monday, killing "
        "one of its fighters.",
        [(IS, {OTHER}, 1)],
    ),
    "who tried to help the wounded": (
        "Three members of the government forces who tried to help the wounded were hit by a mine "
        "near Arak on Monday; one of them died.",
        [(NOBODY, {GOV}, 1)],
    ),
    "its guards, and nobody hurt": (
        "ISIS attacked a post of Liwa al-Quds near Arak on Monday; its guards drove them off and "
        "nobody was hurt.",
        [(IS, {GOV}, 0)],
    ),
    "an answer told in one breath": (
        "ISIS attacked a post of Liwa al-Quds near Arak on Monday, killing four. Russian warplanes "
        "struck the area in response and killed six of the attackers.",
        [(IS, {GOV}, 4), (GOV, {IS}, 6)],
    ),
    "fell to an ambush": (
        "Three soldiers fell to an ISIS ambush near Arak on Monday.",
        [(IS, {GOV}, 3)],
    ),
    "the bus that was attacked": (
        "At least 23 soldiers were killed in an attack by IS on a military bus in the desert of "
        "al-Mayadeen on Thursday. The bus was surrounded near the T2 station, and the attackers "
        "opened fire at it. More than ten soldiers were wounded.",
        [(IS, {GOV}, 23)],
    ),
    "similar attacks are none of these days": (
        "Three soldiers were killed on Monday in an attack on a bus near Arak. ISIS has carried "
        "out similar attacks on the road that links Raqqa with Homs.",
        [(NOBODY, {GOV}, 3)],
    ),
    "a headline of another side's attack": (
        "15 soldiers killed in three attacks by ISIS in the Homs desert\n\nThe Russian air force "
        "bombed caves in Jabal al-Amour on Monday.",
        [(GOV, {IS}, None)],
    ),
    "who is accused, by name of its cells": (
        "Gunmen killed two soldiers near Arak on Monday. The source accused cells of the Islamic "
        "State group of the attack.",
        [(IS, {GOV}, 2)],
    ),
    "cells tied to a state are accused": (
        "Two fighters of the SDF were killed when a car bomb went off near Hajin on Monday, the "
        "council said, and accused cells tied to Turkey.",
        [(OTHER, {SDF}, 2)],
    ),
    "whom the gunmen are suspected of being": (
        "A member of the SDF was kidnapped near Hajin on Monday by masked men, who are suspected "
        "of being ISIS members.",
        [(IS, {SDF}, None)],
    ),
    "a commander who tells of an arrest": (
        "An SDF commander said that a cell of Daesh was arrested in Hajin on Monday.",
        [(SDF, {IS}, None)],
    ),
    "whose general tells of his own men": (
        "A Russian general said that ISIS captured two Russian soldiers near Arak on Monday.",
        [(IS, {GOV}, None)],
    ),
    "bombed, behind the day": (
        "Warplanes of the Coalition bombed on Monday, near Khasham, regime forces and loyal "
        "gunmen, killing at least 45 of them.",
        [(COALITION, {GOV}, 45)],
    ),
    "so many were, and so many": (
        "The death toll of Friday's attack of Daesh on truffle gatherers near Arak rose to 53, of "
        "whom 46 were civilians and seven were soldiers.",
        [(IS, {CIVIL, GOV}, 53)],
    ),
    "one of several checkpoints": (
        "ISIS fighters struck several checkpoints of the SDF in eastern Deir Ezzor on Monday. A "
        "cell fired a rocket at a checkpoint in Dhiban, and an SDF fighter was wounded. In Abriha, "
        "an Asayish checkpoint was raked with machine guns, with no casualties.",
        [(IS, {SDF}, None), (IS, {SDF}, None), (IS, {SDF}, 0)],
    ),
    "the security forces of the Asayish": (
        "A member of the security forces was killed when gunmen opened fire near Hajin on Monday, "
        "the Internal Security Forces (Asayish) said. Damascus did not comment.",
        [(NOBODY, {SDF}, 1)],
    ),
    "a member of the units": (
        "SDF special units raided a house near Hajin on Monday. The owner was arrested and a "
        "member of the units was injured.",
        [(SDF, {CIVIL}, None)],
    ),
    "who speaks goes on to speak": (
        "A bomber of ISIS blew himself up near Hajin on Monday, the Syrian Democratic Forces "
        'said.\n\n"He came with the families," a spokesman said. "One of our fighters was killed."',
        [(IS, {SDF}, 1)],
    ),
    "in the evening, others": (
        "A shepherd was killed on Monday by a mine of ISIS near Arak.\n\nIn the evening, a "
        "force of the 25th Division was attacked by gunmen. A captain was killed in the attack.",
        [(IS, {CIVIL}, 1), (NOBODY, {GOV}, 1)],
    ),
    "killed in an operation of those who raid": (
        "An ISIS leader was killed in Hajin on Monday in an operation of the coalition.",
        [(COALITION, {IS}, 1)],
    ),
    "found and destroyed": (
        "Seven soldiers were killed in an attack by terrorists near Arak on Monday. Russian "
        "aircraft discovered and destroyed two pickups and killed ten militants.",
        [(NOBODY, {GOV}, 7), (GOV, {NOBODY}, 10)],
    ),
    "local gunmen, whom the headline calls tribal": (
        "Tribal gunmen attack SDF posts in two towns\n\nLocal gunmen attacked a post of the SDF in "
        "Dhiban on Monday, killing an SDF member. In Gharanij, local gunmen fired an RPG at an SDF "
        "vehicle, injuring two.",
        [(OTHER, {SDF}, 1), (OTHER, {SDF}, None)],
    ),
    "the internal security of the north-east": (
        "The SDF said two of its fighters were killed near Hajin on Monday. In Hasakah, a Turkish "
        "drone killed a member of the Internal Security Forces on Monday. The Damascus government "
        "did not comment.",
        [(NOBODY, {SDF}, 2), (OTHER, {SDF}, 1)],
    ),
    "residents and a monitor who tell of it": (
        "IS ambushed an army bus near Mayadeen on Thursday and killed at least 20 soldiers, two "
        "residents and a monitoring group said.",
        [(IS, {GOV}, 20)],
    ),
    "missiles at an air base": (
        "State media reported that air defenses intercepted Israeli missiles fired at the T4 air "
        "base on Monday, and that the damage was limited.",
        [(OTHER, {GOV}, None)],
    ),
    "whose the others were is not said": (
        "Israeli strikes near Palmyra on Monday killed 57 people, 14 of them Syrian soldiers.",
        [(OTHER, {GOV, NOBODY}, 57)],
    ),
    "an engineer among the dead": (
        "Air strikes near Arak killed at least nine people on Monday, including two soldiers. SANA "
        "said two soldiers and an engineer were among the dead and blamed Israel.",
        [(OTHER, {GOV, NOBODY, CIVIL}, 9)],
    ),
    "a commander of the force": (
        "The SDF said two of its fighters were killed near Hajin on Monday. A commander of the "
        "force survived an attempt on his life in Gharanij on Sunday.",
        [(NOBODY, {SDF}, 2), (NOBODY, {SDF}, 0)],
    ),
    "across the river, where they are stationed": (
        "Five members of one family were killed in al-Dahla on Monday when a shell struck their "
        "house. The shell came from across the river, where regime forces are stationed.",
        [(GOV, {CIVIL}, 5)],
    ),
    "three of those killed": (
        "ISIS killed at least seven people who were foraging for truffles in eastern Syria on "
        "Monday. Three of those killed belonged to a pro-government militia.",
        [(IS, {CIVIL, GOV}, 7)],
    ),
    "the deed of a cell that is raided": (
        "The army arrested six members of the Islamic State in Al-Mayadin on Monday. It said the "
        "cell had been behind an attack on a patrol last week that killed two policemen.",
        [(GOV, {IS}, None), (IS, {GOV}, 2)],
    ),
    "clashes with remnants of a group": (
        "A number of soldiers were martyred near Arak in clashes with remnants of Daesh which "
        "attacked some military points.",
        [(IS, {GOV}, None)],
    ),
    "guards who were no civilians": (
        "Eight members of the SDF were killed in Turkish airstrikes that targeted guards of al-Hol "
        "camp on Monday.",
        [(OTHER, {SDF}, 8)],
    ),
    "an exchange of gunfire in a raid": (
        "SDF special units arrested an ISIS militant in Gharanij on Monday.\n\nAn exchange of "
        "gunfire took place between the unit and his brother, in which the latter was killed.",
        [(SDF, {IS, CIVIL}, 1)],
    ),
}


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES.keys())
def test_sides(
    text: str, told: list[tuple[Party, set[Party], int | None]], geocoder: Geocoder
) -> None:
    incidents = read_report(text, PUBLISHED, geocoder).incidents
    assert [
        (
            i.attacker or NOBODY,
            set(i.victims),
            None if i.killed.total is None else i.killed.total.min,
        )
        for i in incidents
    ] == told


def test_the_gunmen_whom_those_attacked_kill(geocoder: Geocoder) -> None:
    text = (
        "Pro-Turkish factions attacked SDF positions near Hajin on Monday. The SDF fought back and "
        "killed three gunmen."
    )
    incident = the_only(text, geocoder)
    assert (incident.attacker, set(incident.victims)) == (OTHER, {SDF})
    assert [p for p, _ in incident.killed.by_party.items()] == [OTHER]
