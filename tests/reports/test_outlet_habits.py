"""How outlets tell their news: each text is in words of our own, after a habit of theirs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from geo.model import ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday


def _told(incident: ReadIncident) -> dict[str, Any]:
    killed = [incident.killed.total, *(c.killed.total for c in incident.extra_claims)]
    wounded = incident.wounded.total
    return {
        "killed": [None if k is None else k.min for k in killed],
        "wounded": None if wounded is None else wounded.min,
        "date": incident.date.isoformat() if incident.date else None,
        "kind": str(incident.event_type),
        "attacker": None if incident.attacker is None else str(incident.attacker),
        "victims": sorted(map(str, incident.victims)),
        "place": incident.place.match.name,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Palmyra, SANA-Three citizens were martyred and two others were injured on Monday by "
            "a mine of Daesh near Arak.",
            [{"killed": [3], "wounded": 2, "victims": ["civilian"]}],
            id="an agency's name glued to the first word",
        ),
        pytest.param(
            "Two herders killed by a mine in the Homs countryside\n"
            "Two herders were killed on Monday when a mine that Islamic State had planted went "
            "off near Arak, a medical source told the agency.",
            [{"killed": [2], "place": "near Arak"}],
            id="a headline above a wider line is no part of it",
        ),
        pytest.param(
            "A drone targeted a lorry of the Iranian militias near Al-Bukamal on Monday. The "
            "Iranian militias cordoned off the targeted site.",
            [{"attacker": None, "victims": ["government"], "kind": "air_strike"}],
            id="the targeted site: no deed of those who guard it",
        ),
        pytest.param(
            "Air strikes executed by an unknown jet on Monday hit a base of Hezbollah near "
            "Al-Bukamal, wounding four fighters.",
            [{"killed": [None], "wounded": 4, "kind": "air_strike"}],
            id="strikes are executed, and nobody dies of that",
        ),
        pytest.param(
            "Bashar al-Assad's forces rained shells on the town of Al-Quriyah on Monday, killing "
            "six people.",
            [{"attacker": "government", "killed": [6]}],
            id="the president's forces",
        ),
        pytest.param(
            "Two shepherds were killed and three others were wounded on Monday by a mine near "
            "Arak. The doctor said that the three others injured are stable. The injured were "
            "taken to hospital.",
            [{"killed": [2], "wounded": 3}],
            id="the three others injured: those counted before",
        ),
        pytest.param(
            "A mine left over from Islamic State killed a guard of the General Authority for the "
            "Steppe near Al-Sukhnah on Monday.",
            [{"attacker": "islamic_state", "victims": ["civilian"], "killed": [1]}],
            id="left over from; a general authority is no general",
        ),
        pytest.param(
            "The SDF arrested two men of an IS cell in Hajin on Monday and seized rifles, mines "
            "and hand grenades from them.",
            [{"kind": "raid", "attacker": "sdf"}],
            id="seized grenades are no explosion",
        ),
        pytest.param(
            "Gunmen shot dead two employees of the council of Hajin, Ahmad Salem and Ali Hamad, "
            "on Monday.",
            [{"killed": [2], "victims": ["civilian"]}],
            id="names behind where they work",
        ),
        pytest.param(
            "Two clerks in the Charity Association of Hajin, Ahmad Salem and Ali Hamad, were shot "
            "dead by gunmen on Monday.",
            [{"killed": [2]}],
            id="names behind where they work, passive",
        ),
        pytest.param(
            "Islamic State fighters attacked an army post near Al-Shola on Monday, wounding six "
            "soldiers. One of the wounded died today.",
            [{"killed": [1], "wounded": 6, "date": "2023-04-10", "attacker": "islamic_state"}],
            id="one of the wounded dies later",
        ),
        pytest.param(
            "Gunmen fired on an army checkpoint near Arak on Monday, killing a soldier and "
            "wounding four. A soldier died on Tuesday of wounds sustained in the attack.",
            [{"killed": [2], "date": "2023-04-10"}],
            id="one more dies of his wounds",
        ),
        pytest.param(
            "The toll of Monday's mine blast near Arak rose to five soldiers. Activists had "
            "documented the death of four soldiers.",
            [{"killed": [5]}],
            id="what had been counted before the toll rose",
        ),
        pytest.param(
            "SANA said five soldiers were killed in an ambush near Al-Sukhnah on Monday, while "
            "Islamic State claimed that its fighters had killed 20.",
            [{"killed": [5, 20]}],
            id="two sides claim two numbers of one ambush",
        ),
        pytest.param(
            "In an attack on an army post near Rusafa on Sunday, the army lost seven men and the "
            "attackers twelve.",
            [{"killed": [19]}],
            id="what the one lost and the other",
        ),
        pytest.param(
            "IS fighters fired a guided missile at an army lorry near T3 station on Monday, "
            "killing two soldiers.",
            [{"kind": "armed_attack"}],
            id="a guided missile is no shelling",
        ),
        pytest.param(
            "Fighters of the 17th Division stationed at Al-Taym field shelled the town of Hajin "
            "on Sunday, wounding a woman.",
            [{"place": "Hajin", "attacker": "government"}],
            id="where a unit is stationed is not where it struck",
        ),
        pytest.param(
            "Coalition jets struck Al-Susah on Monday, killing 14 members of IS families.",
            [{"victims": ["civilian"], "killed": [14]}],
            id="families of fighters",
        ),
        pytest.param(
            "QAMISHLI (North Press) - Security forces arrested an IS member in Al-Busayrah on "
            "Tuesday. He had fired on a patrol of the Syrian Democratic Forces (SDF).",
            [{"attacker": "sdf", "victims": ["islamic_state"], "kind": "raid"}],
            id="security forces of the north-east",
        ),
        pytest.param(
            "Gunmen killed a member of the Internal Security Forces of North and East Syria "
            "(Asayish) in Hajin on Monday.",
            [{"victims": ["sdf"]}],
            id="a long name and what it is short for",
        ),
        pytest.param(
            "Tribal gunmen clashed with the SDF in Al-Busayrah on Monday. Three gunmen and an SDF "
            "fighter were killed.",
            [{"killed": [4], "attacker": "other_armed", "victims": ["sdf"]}],
            id="gunmen, told of before as tribal",
        ),
        pytest.param(
            "An unknown jet hit a convoy of Iranian-backed militias in Al-Bukamal, killing five "
            "militiamen. On April 5, an unknown aircraft struck a base of the militias near "
            "Al-Bukamal. The attack killed seven militiamen.",
            [{"killed": [5], "date": None}, {"killed": [7], "date": "2023-04-05"}],
            id="an event that opens with its own day is another",
        ),
        pytest.param(
            "A drone hit a lorry in Al-Hiri. No casualties were reported. Yesterday, activists "
            "reported that a drone attacked a house in Al-Hiri, killing two men.",
            [{"killed": [0]}, {"killed": [2], "date": "2023-04-11"}],
            id="what was reported yesterday is another",
        ),
        pytest.param(
            "On Friday, a soldier was shot dead in Hajin. In the same town, a member of the "
            "Asayish was wounded by gunmen on Friday.",
            [{"killed": [1]}, {"wounded": 1, "victims": ["sdf"]}],
            id="in the same town: one event more",
        ),
        pytest.param(
            "31 herders from Al-Sukhnah, east of Homs, and seven soldiers at a checkpoint near "
            "Arak were earlier killed in an attack by Islamic State.",
            [{"killed": [38], "victims": ["civilian", "government"]}],
            id="people with where they come from and where they stood",
        ),
        pytest.param(
            "On April5, gunmen killed a farmer in Hajin.",
            [{"killed": [1], "date": "2023-04-05"}],
            id="a day glued to its month",
        ),
        pytest.param(
            "Gunmen attacked the SDF-controlled Al-Jisr checkpoint in Hajin on Monday. The SDF "
            "brought reinforcements and stormed nearby houses.",
            [{"attacker": "unknown", "victims": ["sdf"]}],
            id="those hit answer, and attack nobody by that",
        ),
        pytest.param(
            'Shelling by the "Islamic State" organization on Al-Joura quarter of Deir Ezzor city '
            "killed four civilians on Monday.",
            [{"attacker": "islamic_state", "killed": [4]}],
            id="a side in quotation marks",
        ),
        pytest.param(
            "The activists blame the massacre of five herders near Rusafa on Sunday on Iranian "
            "militias.",
            [{"attacker": "government", "killed": [5]}],
            id="blamed on a side",
        ),
        pytest.param(
            "The attack near Rusafa on Sunday killed five herders. It took place two days after a "
            "general of the Guards was killed in an American air strike.",
            [{"killed": [5], "kind": "armed_attack", "attacker": None}],
            id="what had happened two days before is context",
        ),
        pytest.param(
            "Unknown gunmen shot dead a farmer in Hajin on Monday. This comes amid growing attacks "
            "of IS cells in areas of the SDF.",
            [{"attacker": "unknown", "victims": ["civilian"]}],
            id="this comes amid the deeds of others",
        ),
        pytest.param(
            "The organization known as ISIS announced the killing of five Kurdish fighters in an "
            "attack in Hajin on Monday.",
            [{"attacker": "islamic_state", "victims": ["sdf"], "killed": [5]}],
            id="announced the killing of others",
        ),
        pytest.param(
            "The SDF announced the death of two of its fighters in an attack in Hajin on Monday.",
            [{"attacker": None, "victims": ["sdf"], "killed": [2]}],
            id="announced the death of its own",
        ),
        pytest.param(
            "Islamic State said that ten members of a militia of the regime were killed "
            "by a car bomb in Al-Mayadin on Monday.",
            [{"attacker": "islamic_state", "killed": [10]}],
            id="the group's own claim",
        ),
        pytest.param(
            "IS executed a man in Al-Susah on Monday, where a member beheaded him, also a woman "
            "died when shells of the group landed on Al-Joura quarter in Deir Ezzor city.",
            [{"killed": [1], "place": "Al-Susah"}, {"killed": [1], "victims": ["civilian"]}],
            id="him of whom it tells; also: one event more",
        ),
        pytest.param(
            "Members of the SDF stormed several houses in Al-Susah on Monday and arrested a man.",
            [{"kind": "raid", "attacker": "sdf"}],
            id="houses stormed for an arrest",
        ),
        pytest.param(
            "A bomb hit a crowd of civilians in Hajin on Monday, killing five of them.",
            [{"killed": [5], "victims": ["civilian"]}],
            id="five of them",
        ),
        pytest.param(
            "Shells fell on the village of Hawayij Salman on Monday, killing a man.",
            [{"killed": [1], "place": None}],
            id="a name that goes on is another village",
        ),
        pytest.param(
            "It rose to seven, including three women, the number of people who were killed on "
            "Monday in shelling by IS on Al-Joura quarter in Deir Ezzor city.",
            [{"killed": [7], "attacker": "islamic_state"}],
            id="it rose to seven, the number of",
        ),
        pytest.param(
            "Fighters of IS attacked a post near Rusafa on Monday, killing a soldier. On the other "
            "hand, gunmen fired on a house of a teacher in Hajin, killing him.",
            [{"killed": [1]}, {"killed": [1], "place": "Hajin"}],
            id="on the other hand: one event more",
        ),
        pytest.param(
            "DAMASCUS, Syria (AP) - A bomb exploded Monday on an army bus, killing four soldiers. "
            "State TV said the explosion occurred on the road between Al-Mayadin and Al-Asharah.",
            [{"killed": [4], "date": "2023-04-10"}],
            id="the desk of an agency is no fallback",
        ),
        pytest.param(
            "Militants attacked a bus in central Syria on Monday, killing five soldiers. The "
            "official said they fired at the bus travelling in the Palmyra desert.",
            [{"killed": [5], "place": "Palmyra desert"}],
            id="travelling in the desert is where it happened",
        ),
        pytest.param(
            "At least 28 people were killed in an attack on a bus near Al-Shola on Monday. The "
            "Observatory attributed the attack to Islamic State, saying 37 soldiers died.",
            [{"killed": [28, 37], "attacker": "islamic_state"}],
            id="people and soldiers, counted by two",
        ),
        pytest.param(
            "A lorry exploded near a bus in Al-Shuhayl on Monday. All 15 workers who were aboard "
            "the bus were killed in the explosion.",
            [{"killed": [15]}],
            id="all who were aboard",
        ),
        pytest.param(
            "Three people were killed by two bombs in Al-Busayrah on Monday. In the details, a "
            "motorcycle blew up in the market of Al-Busayrah at night, causing deaths.",
            [{"killed": [3]}],
            id="in the details",
        ),
        pytest.param(
            "Three herders killed and ten hurt by a bomb in Al-Busayrah\nA source told the agency "
            "that a bomb blew up in Al-Busayrah on Monday, causing the death of three herders and "
            "injury of ten others",
            [{"killed": [3], "wounded": 10}],
            id="a headline run into its text",
        ),
        pytest.param(
            "A member of the National Defence died of the wounds he sustained in a mine blast in "
            "the desert of Al-Mayadin. The number of members killed in the blast has risen to "
            "three. Earlier today, two members were killed and another was injured by the blast "
            "of a mine.",
            [{"killed": [3], "wounded": 1, "victims": ["government"]}],
            id="earlier today: told before the toll rose",
        ),
        pytest.param(
            "Fifteen soldiers died on Sunday in an IS attack on a bus in the Palmyra desert. "
            "Sunday's violence came after three soldiers died on Friday near Arak when their car "
            "came under attack.",
            [
                {"killed": [15], "date": "2023-04-09", "place": "Palmyra desert"},
                {"killed": [3], "date": "2023-04-07", "place": "near Arak"},
            ],
            id="it came after another attack",
        ),
        pytest.param(
            "At least 21 people were killed on Monday in air strikes on several towns in central "
            "Syria. Fourteen died when bombs hit the town of Houla. Seven were killed in strikes "
            "on the town of Rastan.",
            [
                {"killed": [14], "date": "2023-04-10", "place": "Houla"},
                {"killed": [7], "place": "Ar-Rastan"},
            ],
            id="the sum of two, told before them",
        ),
        pytest.param(
            "The toll of the shelling of Al-Joura quarter in Deir Ezzor city on Monday rose to 5 "
            "people, and the number of injured people rose to 27. Earlier today, the agency said "
            "that IS fired rounds on the quarter, killing 3 people and injuring 8 others.",
            [{"killed": [5], "wounded": 27}],
            id="two tolls rise in one sentence",
        ),
        pytest.param(
            "A group of the Liwa al-Quds force, a militia trained by Russian forces, was ambushed "
            "on Monday by an IS cell in the desert of Al-Mayadin. They managed to kill 3 members.",
            [{"attacker": "islamic_state", "victims": ["government"], "killed": [3]}],
            id="trained by a side, ambushed by another",
        ),
        pytest.param(
            "A policeman was killed on Friday after security forces of the government thwarted an "
            "ISIS suicide attack on a checkpoint in Al-Mayadin.",
            [{"attacker": "islamic_state", "victims": ["government"], "killed": [1]}],
            id="who thwarts an attack is no attacker",
        ),
        pytest.param(
            "In clashes between the Internal Security Forces (ISF) and ISIS fighters in Hasakah on "
            "Thursday, two ISF members were killed.",
            [{"attacker": "islamic_state", "victims": ["sdf"], "killed": [2]}],
            id="a short form in brackets between two sides",
        ),
        pytest.param(
            "Four people were killed, including three civilians, and seven YPG guards and a clerk "
            "were injured in Hasakah on Thursday in an attack by ISIS.",
            [{"killed": [4], "wounded": 8}],
            id="parts of the dead, then the wounded",
        ),
        pytest.param(
            "IS fighters shelled the regime-held quarters of Deir Ezzor city on Monday, killing "
            "four civilians. The Assad regime-held quarters are besieged.",
            [{"victims": ["civilian"], "killed": [4]}],
            id="quarters that a side holds",
        ),
        pytest.param(
            "A blast killed three policemen in Al-Mayadin on Sunday. It occurred hours after the "
            "ministry had launched an operation in Aleppo. A Damascus-affiliated officer was "
            "killed during the operation.",
            [{"killed": [3], "place": "Al-Mayadin"}],
            id="an operation elsewhere, and who died in it",
        ),
        pytest.param(
            "The Asayish announced the arrest of an ISIS leader in Hajin on Friday.",
            [{"kind": "raid", "attacker": "sdf", "victims": ["islamic_state"]}],
            id="an arrest announced is a raid",
        ),
        pytest.param(
            "Gunmen target SDF members near a post in Hajin on Monday, killing three.",
            [{"killed": [3], "attacker": "unknown", "victims": ["sdf"]}],
            id="a headline's verb in the present",
        ),
        pytest.param(
            "16 casualties of the regime forces were killed in clashes with IS near Arak today.",
            [{"killed": [16], "attacker": "islamic_state", "victims": ["government"]}],
            id="casualties who were killed",
        ),
        pytest.param(
            "The army suffered 35 casualties, including 15 killed, near Arak on Monday.",
            [{"killed": [15]}],
            id="casualties, of whom some were killed",
        ),
        pytest.param(
            "12 people, including 3 children and 5 women killed in a raid by jets on Hajin.",
            [{"killed": [12]}],
            id="the end of a list of parts",
        ),
        pytest.param(
            "12 civilians, including 3 children and 5 women were killed in a raid on Hajin.",
            [{"killed": [12], "victims": ["civilian"]}],
            id="the end of a list of parts, before the verb of the whole",
        ),
        pytest.param(
            "Gunmen killed the head of the council of Hajin and two of his guards on Monday.",
            [{"killed": [3]}],
            id="a man, his place, and his people",
        ),
        pytest.param(
            "Gunmen killed the headman of Hajin on Monday and his brother fled.",
            [{"killed": [1]}],
            id="a man, and one of his who did something",
        ),
        pytest.param(
            "A farmer from the village of Hajin and his brother were wounded by a mine on Monday.",
            [{"wounded": 2}],
            id="two men, the village of one between them",
        ),
        pytest.param(
            "More bodies raise to 7 the number of people who were killed by the blast in Hajin.",
            [{"killed": [7]}],
            id="raise to seven the number",
        ),
        pytest.param(
            "Three soldiers killed clearing mines near Arak on Monday.",
            [{"killed": [3], "victims": ["government"]}],
            id="killed at what they did",
        ),
        pytest.param(
            "Shelling by the army on Hajin on Monday leaves 2 people from one family killed.",
            [{"killed": [2], "attacker": "government"}],
            id="people from one family killed",
        ),
        pytest.param(
            "A blast in Deir Ezzor city on Monday kills 11 soldiers, months after 230 members were "
            "killed by strikes.",
            [{"killed": [11]}],
            id="months after",
        ),
        pytest.param(
            "Hamid Salem al-Khalaf, a child of 16 from Hajin, he was killed on Monday by a mine in "
            "Hajin.",
            [{"killed": [1]}],
            id="a name taken up by a pronoun",
        ),
        pytest.param(
            "Two boys, identified as Hamid Saleh al-Dablan and Issa Salem al-Ayed, were killed on "
            "Monday by a mine in Al-Sukkariyah village near Abu Kamal.",
            [{"killed": [2], "place": "Al-Sukkariyah"}],
            id="a surname that is a place's too",
        ),
        pytest.param(
            "IS ambushed a convoy near Arak on Friday, killing 15 soldiers. Prior to this ambush, "
            "the attacks of IS had killed 35 soldiers in the desert.",
            [{"killed": [15]}],
            id="prior to this",
        ),
        pytest.param(
            "An attack near Al-Shola killed at least 18 people on Monday, with some outlets "
            "reporting up to 47 dead.",
            [{"killed": [18]}],
            id="what other outlets report is a second count",
        ),
        pytest.param(
            "The monitor reported violent clashes in the Rusafa desert between regime forces and "
            "IS members. The clashes left five soldiers dead and eight others injured.",
            [{"killed": [5], "wounded": 8}],
            id="clashes reported, then what they left",
        ),
        pytest.param(
            "At least 68 people were killed in a strike on Palmyra, according to SOHR on Wednesday."
            " 42 of those killed were Syrian militiamen. The Tuesday attack, which SOHR attributed "
            "to Israel, hit three sites in Palmyra.",
            [{"killed": [68], "date": "2023-04-11", "attacker": "other_armed"}],
            id="of those killed; the Tuesday attack",
        ),
        pytest.param(
            "Two militiamen were killed in an IS attack near Al-Sukhnah on Saturday. In "
            "retaliation, the Russian warplanes struck IS hideouts near Jabal al-Bishri.",
            [{"killed": [2], "attacker": "islamic_state"}, {"attacker": "government"}],
            id="in retaliation: strikes elsewhere",
        ),
        pytest.param(
            "A group of gunmen attacked on Saturday a convoy for militants of the Islamic State in "
            "Deir ez-Zor. Five IS militants were killed.",
            [{"attacker": "unknown", "victims": ["islamic_state"], "killed": [5]}],
            id="gunmen who attack the group are none of its militants",
        ),
        pytest.param(
            "On Sunday, 15 army men, including 5 officers and 10 soldiers were killed and 18 "
            "others were wounded in an ambush near Arak.",
            [{"killed": [15], "wounded": 18}],
            id="parts that come to the whole",
        ),
        pytest.param(
            "Four soldiers were killed on Monday when an IS-planted landmine hit their car near "
            "Arak.",
            [{"attacker": "islamic_state", "killed": [4]}],
            id="planted by a side, in one word",
        ),
        pytest.param(
            "Israeli strikes killed 71 fighters in Palmyra on Monday. The Observatory had "
            "previously put the toll at 61 dead.",
            [{"killed": [71]}],
            id="what had been the toll before",
        ),
        pytest.param(
            "Five soldiers were killed by landmines in the Syrian desert in the past 72 hours. "
            "Three died on Monday when a mine blew up near Arak. Two were killed on Monday by "
            "another mine near Ithriya.",
            [{"killed": [3], "place": "near Arak"}, {"killed": [2], "place": "near Ithriya"}],
            id="the sum of some hours",
        ),
        pytest.param(
            "A bomb killed five soldiers in the Itharaya desert near Al-Raqqah on Monday.",
            [{"killed": [5], "place": None}],
            id="an unknown desert near a city",
        ),
        pytest.param(
            "Hama, SANA - Five civilians were martyred on Saturday and 13 were wounded in a blast "
            "of a mine in Salamiyah. A police source told SANA that a mine went off in the "
            "village of Rasm al-Ahmar of Salamiyah. The blast killed 5 persons and injured 13.",
            [{"killed": [5], "wounded": 13, "place": "Rasm al-Ahmar"}],
            id="the lead, and then a source that tells it again",
        ),
        pytest.param(
            "Two civilians were martyred and three others were injured on Saturday by a mine near "
            "Arak. Two citizens were later martyred of their injuries, while the three others "
            "injured are stable, the doctor said.",
            [{"killed": [2]}],
            id="who later died are the dead told before",
        ),
        pytest.param(
            "IS killed at least 115 soldiers and civilian guards on Thursday in an attack on the "
            "Shaer gas field. Earlier, the monitor gave a toll of at least 90 killed.",
            [{"killed": [115]}],
            id="an earlier toll",
        ),
        pytest.param(
            "Two landmines of Daesh exploded near Salamiyah on Monday, killing ten people. A mine "
            "exploded among citizens in Al-Mustariha, killing nine. Another mine exploded in "
            "Uqayribat, killing a citizen.",
            [{"killed": [9]}, {"killed": [1]}],
            id="two mines, told together and then one by one",
        ),
        pytest.param(
            "A source at the hospital of Salamiyah told SANA that 18 civilians were killed and 3 "
            "others were injured by two mines near Uqayribat on Sunday.",
            [{"killed": [18], "wounded": 3, "place": "near Uqayribat"}],
            id="where the source is, is no place of the event",
        ),
        pytest.param(
            "A police source in Hama said that a mine killed five persons near Uqayribat on Monday "
            "and injured 13 others, two of them in critical condition.",
            [{"killed": [5], "wounded": 13, "attacker": None}],
            id="two of the hurt, and a police source",
        ),
        pytest.param(
            "A mine of IS exploded among citizens on Monday while they were gathering truffles in "
            "the lands of Uqayribat, which led to the death of 9 and the injury of two others.",
            [{"killed": [9], "wounded": 2, "attacker": "islamic_state"}],
            id="while they were at their work",
        ),
        pytest.param(
            "HASAKAH (North Press) - Security forces arrested two IS members in Al-Shaddadi on "
            "Monday.",
            [{"attacker": "sdf", "victims": ["islamic_state"]}],
            id="security forces, by an agency of the north-east",
        ),
        pytest.param(
            "The Asayish announced on Tuesday the arrest of six ISIS members in Al-Shaddadi.",
            [{"attacker": "sdf", "victims": ["islamic_state"], "kind": "raid"}],
            id="announced on a day the arrest of others",
        ),
    ],
)
def test_outlet_habits(text: str, expected: list[dict[str, Any]], geocoder: Geocoder) -> None:
    reading = read_report(text, PUBLISHED, geocoder)
    told = [_told(i) for i in reading.incidents]
    assert [{k: t[k] for k in e} for t, e in zip(told, expected, strict=False)] == expected
    assert len(told) == len(expected)


def test_attacks_up_to_now_are_summed(geocoder: Geocoder) -> None:
    text = (
        "Attacks by IS cells have claimed the lives of at least 28 soldiers in the desert. In one "
        "of them, an ambush near Al-Sukhnah on Friday, 22 soldiers were killed."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert [t.killed.min for t in reading.tallies if t.killed] == [28]
    assert [i.killed.total.min for i in reading.incidents if i.killed.total] == [22]


def test_general_description_is_no_raid(geocoder: Geocoder) -> None:
    text = (
        "Although the SDF launches security operations, the countryside of Deir ez-Zor frequently "
        "witnesses killings of its members."
    )
    assert not read_report(text, PUBLISHED, geocoder).incidents


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (
            "The monitor has documented the assassination of 190 civilians by armed cells in the "
            "countryside of Deir ez-Zor and Raqqa.",
            190,
        ),
        (
            "The number of people killed in the four provinces of Aleppo, Deir Ezzor, Raqqa and "
            "Hasakah rose to 665 fighters and civilians.",
            665,
        ),
        (
            "More than 700 members of the tribe were killed for refusing the rule of the group.",
            700,
        ),
        (
            "As more were killed, it rose to 518 fighters and civilians, the number of people who "
            "were killed in the four provinces.",
            518,
        ),
    ],
    ids=["documented", "the number in four provinces", "of a tribe", "it rose to"],
)
def test_toll_of_many_killings_is_no_incident(text: str, total: int, geocoder: Geocoder) -> None:
    reading = read_report(text, PUBLISHED, geocoder)
    assert not reading.incidents
    assert [t.killed.min for t in reading.tallies if t.killed] == [total]


def test_the_same_period_belongs_to_the_running_total(geocoder: Geocoder) -> None:
    text = (
        "An ambush by IS killed 11 soldiers near Al-Sukhnah on Monday.\n\n"
        "Since March 2019, the Observatory has documented the killing of 986 soldiers.\n\n"
        "Also, 11 shepherds were killed in the same period, from March 2019 until today. They were "
        "killed in attacks by IS cells. While 532 IS members were also killed in the same period."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert [i.killed.total.min for i in reading.incidents if i.killed.total] == [11]
    assert [t.killed.min for t in reading.tallies if t.killed] == [986]


@pytest.mark.parametrize(
    ("text", "killed", "total"),
    [
        (
            "The coalition killed 11 people in Hajin on Monday, raising its civilian death toll to "
            "317.",
            11,
            317,
        ),
        (
            "IS killed 12 soldiers in the Palmyra desert on Monday and rises to 125, the number of "
            "people killed by the group since late March 2019.",
            12,
            125,
        ),
    ],
    ids=["raising its toll", "and rises to"],
)
def test_total_behind_an_event(text: str, killed: int, total: int, geocoder: Geocoder) -> None:
    reading = read_report(text, PUBLISHED, geocoder)
    assert [i.killed.total.min for i in reading.incidents if i.killed.total] == [killed]
    assert [t.killed.min for t in reading.tallies if t.killed] == [total]


def test_new_dead_raise_the_toll_of_their_event(geocoder: Geocoder) -> None:
    text = (
        "A fighter of the SDF died on Tuesday of wounds he sustained on Friday when a bomber hit a "
        "checkpoint in Hajin, bringing the number of dead to three."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert [i.killed.total.min for i in reading.incidents if i.killed.total] == [3]
