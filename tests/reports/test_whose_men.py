"""Whose men were hit, by what they belong to, sat in or stood at."""

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
            "A mine destroyed a pickup of the National Defence near al-Tabni on Monday. All "
            "three men aboard were killed.",
            NOBODY,
            {GOV},
            id="aboard",
        ),
        pytest.param(
            "SDF fighters fired at a boat of the regime forces near al-Bukamal on Monday and "
            "killed two men in it.",
            (SDF,),
            {GOV},
            id="in it",
        ),
        pytest.param(
            "An army unit clashed on Monday with a Daesh group that was moving towards a military "
            "point near Arak, killing six of its members.",
            (GOV, IS),
            {IS},
            id="a military point has no members",
        ),
        pytest.param(
            "A Daesh terrorist was killed when our forces raided his hideout in Hajin on Tuesday.",
            NOBODY,
            {IS},
            id="our forces are not the terrorist's",
        ),
        pytest.param(
            "A bomb hit a checkpoint near Arak on Monday. Fourteen soldiers died in the blast, an "
            "opposition activist from Homs said.",
            NOBODY,
            {GOV},
            id="an opposition activist tells of it",
        ),
        pytest.param(
            "A bomb hit an army car near al-Tabni on Monday. The explosion killed the driver and "
            "wounded two passengers.",
            NOBODY,
            {GOV},
            id="passengers",
        ),
        pytest.param(
            "A bomb hit a vehicle of the Asayish in Dhiban on Monday. Its driver was killed.",
            NOBODY,
            {SDF},
            id="its driver",
        ),
        pytest.param(
            "Gunmen opened fire on an army checkpoint near Kabajib on Monday, killing one man "
            "and wounding two.",
            NOBODY,
            {GOV},
            id="one man of a post",
        ),
        pytest.param(
            "A convoy that belonged to the Baqir Brigade was ambushed by IS near Arak on Monday; "
            "four men were killed.",
            (IS,),
            {GOV},
            id="men of a convoy",
        ),
        pytest.param(
            "Two brothers serving in the 17th Division were killed by a mine near al-Tabni on "
            "Monday.",
            NOBODY,
            {GOV},
            id="serving in",
        ),
        pytest.param(
            "A man who works for the Asayish was shot dead in Dhiban on Monday.",
            NOBODY,
            {SDF},
            id="who works for",
        ),
        pytest.param(
            "An SDF man, himself a former ISIS member, was shot dead in al-Izba on Monday.",
            NOBODY,
            {SDF},
            id="himself a former member",
        ),
        pytest.param(
            "Four members of the 47th Regiment, an Iranian-backed formation of locals, were "
            "killed on Monday near al-Boukamal.",
            NOBODY,
            {GOV},
            id="a formation of locals",
        ),
        pytest.param(
            "IS gunmen halted a minibus near Palmyra on Monday, took the driver and two soldiers "
            "off it and shot them.",
            (IS,),
            {CIVIL, GOV},
            id="taken off a bus",
        ),
        pytest.param(
            "A coalition strike on Monday killed an ISIS commander and his family in al-Bukamal.",
            (COALITION,),
            {CIVIL, IS},
            id="and his family",
        ),
        pytest.param(
            "The father of a fighter of the SDF was kidnapped in al-Izba on Monday.",
            NOBODY,
            {CIVIL},
            id="the father of a fighter",
        ),
        pytest.param(
            "A man released from an SDF prison a week ago was shot dead in al-Izba on Monday.",
            NOBODY,
            {CIVIL},
            id="released from its prison",
        ),
        pytest.param(
            "The Baqir Brigade suffered four dead near Arak on Monday at the hands of IS.",
            (IS,),
            {GOV},
            id="suffered four dead",
        ),
        pytest.param(
            "Daesh cells attacked a point of the Baqir militia near Al-Boleel on Monday, which "
            "led to the death of two of its members.",
            (IS,),
            {GOV},
            id="a militia by its name",
        ),
        pytest.param(
            "US jets struck a facility near Mayadin on Monday that the Pentagon says is used by "
            "Iran's Revolutionary Guards.",
            (COALITION,),
            {GOV},
            id="said to be used by",
        ),
        pytest.param(
            "Local fighters allied with the U.S. were killed in a bombing by ISIS in Manbij on "
            "Monday.",
            (IS,),
            {SDF},
            id="allied with the US",
        ),
        pytest.param(
            "Two bombs that had been attached to an army bus went off near Palmyra on Monday, "
            "killing 14.",
            NOBODY,
            {GOV},
            id="attached to a bus",
        ),
        pytest.param(
            "Unknown individuals had stuck a bomb to the car of an Asayish member in al-Kasra on "
            "Monday; he was injured. A vendor who stood nearby was slightly wounded.",
            NOBODY,
            {CIVIL, SDF},
            id="who stood nearby",
        ),
        pytest.param(
            "US forces carried out air strikes on Monday near Mayadin targeting bunkers for arms "
            "storage belonging to groups that are affiliated with Iran's Guards.",
            (COALITION,),
            {GOV},
            id="bunkers of groups that are affiliated",
        ),
        pytest.param(
            "Twenty-two fighters of the Popular Mobilization Forces who were fighting terrorists "
            "on the border were killed in an air strike near al-Hari on Monday.",
            NOBODY,
            {GOV},
            id="whom they fought",
        ),
        pytest.param(
            "Six members of Liwa al-Quds, a militia of Palestinians, were killed near Palmyra on "
            "Monday in an attack by ISIS.",
            (IS,),
            {GOV},
            id="what a militia is",
        ),
        pytest.param(
            "The Al-Quds Brigade mourned eight of its fighters, killed near Al-Sukhna on Monday "
            "in an ISIS ambush.",
            (IS,),
            {GOV},
            id="mourned",
        ),
        pytest.param(
            "The Baqir Brigade, a militia that Iran set up, lost four men near Arak on Monday to "
            "an IS ambush.",
            (IS,),
            {GOV},
            id="lost to an ambush of",
        ),
        pytest.param(
            "The police broke up an ISIS cell in Aleppo on Monday; an officer and three of the "
            "cell were killed.",
            (GOV,),
            {IS},
            id="three of the cell",
        ),
        pytest.param(
            "Members of the Fourth Division stopped a shepherd near al-Tabni on Monday. When his "
            "son protested, they shot him dead.",
            (GOV,),
            {CIVIL},
            id="him whom they shot",
        ),
        pytest.param(
            "Two masked men stopped an SDF fighter in Dhiban on Monday and shot him. ISIS said "
            "later its men had done it.",
            (IS,),
            {SDF},
            id="stopped and shot",
        ),
        pytest.param(
            "A Turkish drone targeted a vehicle of the Kurdish-dominated SDF near Hasakah on "
            "Monday, killing a commander and wounding two civilians.",
            (OTHER,),
            {CIVIL, SDF},
            id="an epithet before a side",
        ),
        pytest.param(
            "A Turkish drone hit a car near Hasakah on Monday. Both of its occupants, members of "
            "the Asayish, died.",
            (OTHER,),
            {SDF},
            id="its occupants, members of",
        ),
        pytest.param(
            "The US military struck bunkers near Mayadin on Monday that were used by groups "
            "affiliated with Iran's Revolutionary Guards.",
            (COALITION,),
            {GOV},
            id="bunkers used by groups affiliated with",
        ),
        pytest.param(
            "The coalition said rockets had been launched at its base at the al-Omar field on "
            "Monday and that none of its personnel had come to harm.",
            NOBODY,
            {COALITION},
            id="its base",
        ),
        pytest.param(
            "ISIS abducted four shepherds and shot dead their companion, who worked for the "
            "National Defense Forces, near al-Hass on Monday.",
            (IS,),
            {CIVIL, GOV},
            id="his work behind a comma",
        ),
        pytest.param(
            "A member of the Fifth Corps and an engineer of the regime forces were killed on "
            "Monday while they were clearing mines planted by the Islamic State near Al-Sukhna.",
            (IS,),
            {GOV},
            id="an engineer of the army",
        ),
        pytest.param(
            "Factions backed by Turkey shelled villages held by the SDF near Ain Issa on Monday "
            "and killed two fighters.",
            (OTHER,),
            {SDF},
            id="fighters of those who hold a village",
        ),
        pytest.param(
            "The U.S. military launched airstrikes on Monday on two locations in eastern Syria "
            "linked to Iran's Revolutionary Guard Corps.",
            (COALITION,),
            {GOV},
            id="locations linked to",
        ),
    ],
)
def test_whose_men(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)
