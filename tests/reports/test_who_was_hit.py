"""Who was hit, where a trade, a vehicle or a post has to tell whose people they are."""

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
            "Islamic State cells targeted a group of the National Defence militia near Al-Shola on "
            "Thursday, and a member of the group was killed.",
            (IS,),
            {GOV},
            id="a group of the militia",
        ),
        pytest.param(
            "An oil tanker of the Qaterji militia was hit by unidentified aircraft near Albukamal "
            "on Thursday, killing a driver.",
            NOBODY,
            {GOV},
            id="the driver of its tanker",
        ),
        pytest.param(
            "Two drivers of the Al-Qaterji company were killed by ISIS near Ithriya on Thursday.",
            (IS,),
            {CIVIL},
            id="drivers of a company",
        ),
        pytest.param(
            "Clashes between the SDF and gunmen near Dhiban on Thursday left two fighters dead.",
            (SDF, OTHER, *NOBODY),
            {SDF},
            id="fighters are no civilians",
        ),
        pytest.param(
            "Rockets hit the Green Village base on Thursday; one service member was hurt.",
            NOBODY,
            {COALITION},
            id="a service member",
        ),
        pytest.param(
            "A drone killed two men, members of ISIS, near Dhiban on Thursday.",
            NOBODY,
            {IS},
            id="what two men were",
        ),
        pytest.param(
            "A strike near Dhiban on Thursday killed three people, all of them ISIS members.",
            NOBODY,
            {IS},
            id="what all of them were",
        ),
        pytest.param(
            "Security forces killed three IS men in Al-Qaryatayn on Thursday, while a member of "
            "the forces was killed.",
            (GOV,),
            {GOV, IS},
            id="a member of the forces",
        ),
        pytest.param(
            "Artillery at the US base in the Al-Omar field shelled Al-Mayadin on Thursday, and "
            "three members of a pro-Iranian faction were killed.",
            (COALITION,),
            {GOV},
            id="a base that fires",
        ),
        pytest.param(
            "According to the US military, a strike on Thursday killed an IS leader near Hajin.",
            (COALITION,),
            {IS},
            id="what its command tells",
        ),
        pytest.param(
            "The army brought in reinforcements to Arak after ISIS killed nine soldiers there on "
            "Thursday.",
            (IS,),
            {GOV},
            id="reinforcements after a loss",
        ),
        pytest.param(
            "ISIS attacked a post near Arak on Thursday. The Observatory puts the dead at four "
            "soldiers and one attacker.",
            (IS,),
            {GOV},
            id="an attacker among the dead",
        ),
        pytest.param(
            "The SDF killed two brothers suspected of belonging to ISIS in Dhiban on Thursday.",
            (SDF,),
            {IS},
            id="suspected of belonging to them",
        ),
        pytest.param(
            "The SDF began a sweep near Dhiban on Thursday. A mine went off under a vehicle; three "
            "SDF fighters died.",
            NOBODY,
            {SDF},
            id="a mine in their own sweep",
        ),
        pytest.param(
            "An Iraqi fighter jet bombed a meeting of ISIS leaders near Dhiban on Thursday, "
            "killing nine.",
            (OTHER,),
            {IS},
            id="a meeting of theirs",
        ),
        pytest.param(
            "Missiles hit the Shayrat air base on Thursday, killing two.",
            NOBODY,
            {GOV},
            id="on an airfield",
        ),
        pytest.param(
            'The SDF announced on Thursday the "neutralisation" of an ISIS leader near Dhiban.',
            (None, SDF),
            {IS},
            id="a word in quotes",
        ),
    ],
)
def test_whose_people_they_are(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims - set(attackers))


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Six members of the Iranian militias were killed in air raids on their headquarters in "
            "Al-Mayadin on Thursday. A doctor who lived next door was among those killed.",
            NOBODY,
            {GOV, CIVIL},
            id="among those killed",
        ),
        pytest.param(
            "Gunmen fired at a car of the General Security near Al-Mayadin on Thursday. The "
            "driver, Sergeant Khaled al-Ali, was killed.",
            NOBODY,
            {GOV},
            id="a driver of rank",
        ),
        pytest.param(
            "A security official in Hajin and two guards were wounded on Thursday when their car "
            "hit a bomb, the Asayish said.",
            NOBODY,
            {SDF},
            id="a security official of the north-east",
        ),
        pytest.param(
            "Seven government soldiers arrived dead at Palmyra's hospital on Thursday, all of them "
            "killed in one attack near Al-Sukhnah.",
            NOBODY,
            {GOV},
            id="who was killed attacked nobody",
        ),
        pytest.param(
            "The SDF said on Thursday that it had shot down a drone which pro-Iran militias had "
            "sent against the Conoco field.",
            (GOV, *NOBODY),
            {SDF},
            id="who shoots a drone down",
        ),
        pytest.param(
            "IS militants abducted and killed two shepherds near Kabajib on Thursday.",
            (IS,),
            {CIVIL},
            id="abducted and killed",
        ),
        pytest.param(
            "A car bomb outside the police station of Al-Mayadin killed three people on Thursday, "
            "two policemen and a passer-by, and wounded several.",
            NOBODY,
            {GOV, CIVIL},
            id="those who died wounded nobody",
        ),
        pytest.param(
            "An anti-tank missile hit a military bus near Ithriya on Thursday, killing two "
            "soldiers. ISIS is suspected.",
            (IS,),
            {GOV},
            id="is suspected",
        ),
        pytest.param(
            "On Thursday night an SDF sentry was found with his throat cut at his post in "
            "Al-Tayyana.",
            NOBODY,
            {SDF},
            id="a sentry with his throat cut",
        ),
        pytest.param(
            "A court clerk was abducted in Al-Mayadin on Thursday; his family was asked for a "
            "ransom.",
            NOBODY,
            {CIVIL},
            id="a clerk of a court, and no trial",
        ),
        pytest.param(
            "A bus of the Local Defence was riddled with bullets by IS cells near Kabajib on "
            "Thursday; nine on board died.",
            (IS,),
            {GOV},
            id="riddled with bullets",
        ),
        pytest.param(
            "The driver of a water truck and his helper died near Ithriya on Thursday when a mine "
            "that ISIS had laid went off.",
            (IS,),
            {CIVIL},
            id="a driver is a civilian, if nothing else is clear",
        ),
        pytest.param(
            "The driver of a water truck and his helper, both of them NDF members, died near "
            "Ithriya on Thursday when a mine that ISIS had laid went off.",
            (IS,),
            {GOV},
            id="both of them of a side",
        ),
        pytest.param(
            "Shepherds found the bodies of four of their colleagues near Uqayribat on Thursday.",
            NOBODY,
            {CIVIL},
            id="colleagues",
        ),
        pytest.param(
            "Snipers of Islamic State killed three sappers who were clearing mines in Al-Mayadin "
            "on Thursday.",
            (IS,),
            {GOV},
            id="sappers",
        ),
        pytest.param(
            "Fighting near Resafa on Thursday cost the National Defence one dead and two wounded.",
            (IS, *NOBODY),
            {GOV},
            id="cost it one dead",
        ),
        pytest.param(
            "The Turkish defence ministry said that five of its soldiers were killed near Taftanaz "
            "on Thursday by Syrian army shelling.",
            (GOV,),
            {OTHER},
            id="soldiers of the ministry that speaks",
        ),
        pytest.param(
            "SDF fighters stopped an infiltration by ISIS near Al-Suwar on Thursday, the force "
            "says; two attackers and one of its own men were killed.",
            (IS,),
            {SDF},
            id="its own men beside the attackers",
        ),
        pytest.param(
            "A blast in an ammunition store of an Iranian-backed group in Al-Mayadin killed five "
            "of its members on Thursday.",
            NOBODY,
            {GOV},
            id="a store of theirs",
        ),
        pytest.param(
            "A mine went off on Thursday near Al-Sukhnah under a truck taking people to gather "
            "truffles. SOHR gives eight dead.",
            NOBODY,
            {CIVIL},
            id="people on their way to truffles",
        ),
        pytest.param(
            "As the government retreated, ISIS men caught soldiers who were fleeing near "
            "Al-Sukhnah on Thursday and executed 54 of them.",
            (IS,),
            {GOV},
            id="caught and executed",
        ),
        pytest.param(
            "The number of soldiers killed in Thursday's attack by Islamic State near Al-Sukhnah "
            "has reached nine.",
            (IS,),
            {GOV},
            id="a number of soldiers killed",
        ),
        pytest.param(
            "Two farmers met their end near Al-Taybah on Thursday by fire of a regime checkpoint.",
            (GOV,),
            {CIVIL},
            id="met their end by fire of",
        ),
    ],
)
def test_who_was_hit_beside(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)
