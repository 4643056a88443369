"""Who the dead and the attackers were, by what is said of them beside the deed."""

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
            "Three men were killed when a mine destroyed their pickup near al-Tabni on Monday. "
            "The dead were identified as members of the 17th Division.",
            NOBODY,
            {GOV},
            id="identified as",
        ),
        pytest.param(
            "Unknown gunmen shot a young man dead in al-Busayrah on Monday. He was a member of "
            "the SDF.",
            NOBODY,
            {SDF},
            id="he was",
        ),
        pytest.param(
            "Two gunmen fired on a checkpoint in Dhiban on Monday, killing two SDF members. SOHR "
            "attributes it to ISIS.",
            (IS,),
            {SDF},
            id="attributed to",
        ),
        pytest.param(
            "The body of a National Defense fighter was found near the Hail gas field on Monday. "
            "He had gone missing when his vehicle was intercepted by Islamic State fighters a "
            "week ago.",
            (IS,),
            {GOV},
            id="who had taken him",
        ),
        pytest.param(
            "Two Asayish members were killed in Al-Jazarat on Monday. ISIS adopted the attack "
            "through its agency.",
            (IS,),
            {SDF},
            id="adopted",
        ),
        pytest.param(
            "The Fifth Corps lost four of its men on Monday to a mine near Ithriya. A local "
            "added that the mine was one of many which Islamic State cells plant on the tracks.",
            (IS,),
            {GOV},
            id="one of many mines",
        ),
        pytest.param(
            "A military bus was attacked near Palmyra on Monday; 11 soldiers were killed. SOHR "
            "says that ISIS cells, who are very active in the area, carried out the ambush.",
            (IS,),
            {GOV},
            id="behind an aside",
        ),
        pytest.param(
            "Unknown gunmen shot a man dead in al-Busayrah on Monday. The victim worked for the "
            "Asayish.",
            NOBODY,
            {SDF},
            id="worked for",
        ),
        pytest.param(
            "An explosion killed two people near al-Tabni on Monday. Both belonged to the Baqir "
            "Brigade.",
            NOBODY,
            {GOV},
            id="both belonged to",
        ),
        pytest.param(
            "An explosion killed two people near al-Tabni on Monday. One was a soldier and the "
            "other a shepherd.",
            NOBODY,
            {CIVIL, GOV},
            id="one and the other",
        ),
        pytest.param(
            "ISIS killed nine truffle gatherers near Palmyra on Monday. SOHR says that four of "
            "them were members of the National Defence.",
            (IS,),
            {CIVIL, GOV},
            id="four of them",
        ),
        pytest.param(
            "An explosion killed two people near al-Tabni on Monday, both of them members of the "
            "National Defence.",
            NOBODY,
            {GOV},
            id="both of them, in the same sentence",
        ),
        pytest.param(
            "Unknown gunmen shot a man dead in al-Busayrah on Monday. The victim, 34, had worked "
            "for a French aid group.",
            NOBODY,
            {CIVIL},
            id="no fighter for an aid group",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. The gunmen are thought to belong "
            "to ISIS.",
            (IS,),
            {SDF},
            id="gunmen thought to belong",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. Security sources say the men were "
            "ISIS members.",
            (IS,),
            {SDF},
            id="the men were",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. The police later arrested the "
            "killers, an ISIS cell of three.",
            (IS,),
            {SDF},
            id="the killers, a cell",
        ),
        pytest.param(
            "Two soldiers were killed when a mine planted by unidentified persons went off under "
            "their car near Palmyra. The army said that the fingerprints of Daesh were clear in "
            "the act.",
            (IS,),
            {GOV},
            id="fingerprints",
        ),
        pytest.param(
            "Four soldiers were killed near Al-Sukhna on Monday. Residents point the finger at "
            "Islamic State.",
            (IS,),
            {GOV},
            id="point the finger",
        ),
        pytest.param(
            "Four soldiers were killed near Al-Sukhna on Monday. Suspicion fell on the Islamic "
            "State.",
            (IS,),
            {GOV},
            id="suspicion fell on",
        ),
        pytest.param(
            "At least ten workers were killed on Monday when rockets struck three buses near "
            "Mayadin. The Observatory put the blame on ISIS and gave a higher toll, twelve.",
            (IS,),
            {CIVIL},
            id="blame beside a number",
        ),
        pytest.param(
            "A video released by ISIS on Monday shows the killing of two soldiers near Arak.",
            (IS,),
            {GOV},
            id="a video that shows it",
        ),
        pytest.param(
            "Four soldiers were killed near Al-Sukhna on Monday. Islamic State was quick to take "
            "credit.",
            (IS,),
            {GOV},
            id="take credit",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. An SDF source held ISIS "
            "responsible.",
            (IS,),
            {SDF},
            id="held responsible",
        ),
        pytest.param(
            "Three brothers were found shot dead in their home in al-Jardi on Monday. The "
            "Islamic State said in a statement that its security detachments had carried it out.",
            (IS,),
            {CIVIL},
            id="a statement that it had carried it out",
        ),
        pytest.param(
            "A drone strike killed two members of Hezbollah near al-Qusayr on Monday. The source "
            "said the strike was Israel's work.",
            (OTHER,),
            {GOV},
            id="a side's work",
        ),
        pytest.param(
            "Three workers were killed when their car ran over a landmine near al-Saan on "
            "Monday. The mine had been left by the Islamic State group, which controlled the "
            "area until 2017.",
            (IS,),
            {CIVIL},
            id="whose mine it was",
        ),
        pytest.param(
            "An air strike of unknown origin killed three pro-Iranian fighters near Albu Kamal. "
            "Israel, which has struck the area in the past, does not comment as a rule.",
            NOBODY,
            {GOV},
            id="what it did in the past",
        ),
        pytest.param(
            "Two SDF fighters were killed in Dhiban on Monday. ISIS has not claimed the attack.",
            NOBODY,
            {SDF},
            id="not claimed",
        ),
    ],
)
def test_who_the_dead_were(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


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
