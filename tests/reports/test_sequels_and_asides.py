"""What stands beside an event of a long report: what came days before, and what followed."""

from __future__ import annotations

import pytest

from geo.model import EventType
from geo.places.geocoder import Geocoder
from tests.reports.notes import dead
from tests.reports.sides import COALITION, GOV, IS, NOBODY, OTHER, SDF, Event, told

SEVERAL: tuple[tuple[str, str, list[Event]], ...] = (
    (
        "as soon as it ended",
        "ISIS killed nine soldiers near Arak on Sunday. As soon as the attack ended, Russian jets "
        "carried out 40 airstrikes on caves in Jabal Al-Bishri.",
        [("9", IS, 6), ("-", GOV, 6)],
    ),
    (
        "it came days after",
        "An ambush of IS killed nine soldiers near Arak on Sunday. Reinforcements left Palmyra on "
        "Monday. The ambush came three days after an attack by the group on checkpoints near "
        "Kabajib, in which four soldiers were killed, according to activists.",
        [("9", IS, 6), ("4", IS, 3)],
    ),
    (
        "dead behind a foiled attack",
        "A mine killed two soldiers near Arak on Sunday. In a related context, the army thwarted "
        "an attempt of infiltration by the SDF towards its posts in Maadan on Monday. One soldier "
        "was martyred and two were wounded.",
        [("2", None, 6), ("1", SDF, 7)],
    ),
    (
        "hours after the strike",
        "Drones struck trucks of militias near Albu Kamal on Monday, killing four fighters. US "
        "troops at the Conoco field came under rocket fire hours after the strike, with no "
        "casualties reported.",
        [("4", None, 7), ("0", None, 7)],
    ),
    (
        "minutes later, elsewhere",
        "Two rockets hit the Conoco field on Monday, with no casualties. Minutes later, jets hit "
        "a post near Khasham, killing four militiamen.",
        [("0", None, 7), ("4", None, 7)],
    ),
    (
        "a third side's attack",
        "An IS suicide bomber drove a car bomb into a post of the SDF near Hajin on Sunday: three "
        "fighters died. As the wounded were taken away, government militiamen opened fire on the "
        "medics, and another fighter was killed.",
        [("3", IS, 6), ("1", GOV, None)],
    ),
    (
        "what was fired to foil it, and another one elsewhere",
        "Sources have reported that IS attacked army posts in the desert of Al-Mayadin, where "
        "clashes broke out. Meanwhile, the army fired rockets in an attempt to foil the attack, "
        "which left five soldiers dead. On the other hand, SOHR has documented the death of seven "
        "soldiers in an attack by IS in the desert of Al-Sukhnah.",
        [("5", IS, None), ("7", IS, None)],
    ),
    (
        "photos of another execution",
        "IS killed an informant near Al-Sukhnah on Sunday. The group also released photos that "
        "show the execution of four men near Arak.",
        [("1", IS, 6), ("4", IS, None)],
    ),
    (
        "the kidnappings that led to it",
        "The ministry said on Monday that 16 soldiers were killed in clashes in Suwayda. According "
        "to residents, the violence erupted after kidnappings, including the abduction of a "
        "merchant last Tuesday on the road to Damascus.",
        [("16", None, 7)],
    ),
    (
        "what a fighter calls himself",
        "A bomb killed three SDF fighters in Al-Shuhayl on Sunday, two were hurt. The SDF said one "
        "of its wounded fighters, Mazlum Qamishlo (Basil al-Hissu), died of his wounds on Monday.",
        [("4", None, 6)],
    ),
    (
        "what they answer",
        "Russian jets bombed the Homs desert on Sunday. The strikes are likely a response to an "
        "attack by the group that claimed the life of a general.",
        [("-", GOV, 6)],
    ),
    (
        "a day after it",
        "A mine killed five soldiers near Arak on Sunday. A day after the incident, warplanes "
        "struck caves near Palmyra.",
        [("5", None, 6), ("-", None, 7)],
    ),
    (
        "both sides of the clashes' toll",
        "Russian jets hit IS in the Homs desert on Sunday as the death toll of the clashes "
        "reached 22. Seven soldiers also lost their lives in the clashes.",
        [("22", GOV, 6)],
    ),
    (
        "strikes at the same time",
        "Two men of the National Defence were killed in clashes with IS near Arak on Sunday. This "
        "coincided with strikes by Russian jets on the area, but no casualties were reported.",
        [("2", IS, 6)],
    ),
    (
        "what came of the deadliest one before",
        "IS killed 53 people near Arak on Sunday.\nIt was its deadliest attack since January last "
        "year, when it stormed a prison in Hasakah.\nThe resulting fighting inside the city killed "
        "105 people and 268 jihadists.",
        [("53", IS, 6)],
    ),
    (
        "a heading between dashes",
        "IS killed 53 people near Arak on Sunday.\n– US troops kill IS leader –\nSeparately on "
        "Monday, the US military said four of its troops were wounded in a raid that killed a "
        "senior IS leader.",
        [("53", IS, 6), ("1", None, 7)],
    ),
    (
        "another one's word for it",
        "Fighters attacked a bus on the road to Palmyra on Sunday, killing 25 civilians, SANA "
        "said.\nIS says it planted a bomb and fired on soldiers.\nIt claimed that 40 soldiers were "
        "killed.\nSOHR reported that the attack was an ambush on three buses, killing 30 soldiers.",
        [("25", IS, 6)],
    ),
    (
        "who is among the dead of a toll",
        "The toll of violence in Suwayda has topped 1,000, SOHR said.\nTribes and the army have "
        "taken part in it.\nAmong the 1,000 dead are 533 Druze — 333 fighters and 200 civilians, "
        "of whom 96 were executed.",
        [],
    ),
    (
        "weeks after it",
        "IS killed two soldiers near Arak on Monday, a week after it killed five near Palmyra.",
        [("2", IS, 7), ("5", None, 28)],
    ),
    (
        "who died a week after it",
        "Two soldiers died of their wounds on Monday, a week after a mine hit their car near Arak.",
        [("2", None, 28)],
    ),
    (
        "two days after it, nobody says where",
        "IS killed nine soldiers near Arak on Sunday. Two days after the attack, it killed five.",
        [("9", IS, 6), ("5", IS, 8)],
    ),
    (
        "a number that is denied",
        "The army shelled Hajin on Sunday. It denied that six people were killed.",
        [("-", GOV, 6)],
    ),
    (
        "that night, elsewhere",
        "Gunmen shot dead a trader in Hajin late on Sunday, and that night a grenade was thrown at "
        "a shop in Al-Shaafah, with no casualties.",
        [("1", None, 6), ("0", None, 6)],
    ),
    (
        "what it led to",
        "The attack in Hajin on Sunday, which killed two guards, sparked a raid on Monday that "
        "killed an IS commander in Al-Shaafah.",
        [("2", None, 6), ("1", None, 7)],
    ),
    (
        "some of those of two towns",
        "65 people died as suicide bombers struck Jableh and Tartus on Sunday, a monitor said. It "
        "put the dead in Jableh at 45. In Tartus, 20 people died.",
        [("45", None, 6), ("20", None, 6)],
    ),
    (
        "another source's word",
        "IS attacked an army post near Arak on Sunday, killing 11 soldiers, the Observatory said. "
        "Amaq said 20 soldiers died and two tanks were captured.",
        [("11", IS, 6)],
    ),
    (
        "the coalition then struck",
        "Rockets hit the Conoco field of the coalition on Sunday, with no casualties. The "
        "coalition then struck Hatla.",
        [("0", None, 6), ("-", COALITION, 6)],
    ),
    (
        "they repelled an attack",
        "Shells of the army killed two civilians in Hajin on Sunday. Fighters of the town repelled "
        "an attempt to advance on it and killed four soldiers.",
        [("2", GOV, 6), ("4", GOV, None)],
    ),
    (
        "another drone",
        "A Turkish drone killed three fighters of the SDF near Hajin on Sunday. Earlier on Sunday, "
        "another drone hit a power station near Dhiban, causing only damage.",
        [("3", OTHER, 6), ("0", OTHER, 6)],
    ),
    (
        "a similar incident",
        "A hand grenade killed a fighter of the SDF in Dhiban on Sunday night. Al-Busayrah saw a "
        "similar incident hours later that caused only material damage.",
        [("1", None, 6), ("0", None, 6)],
    ),
    (
        "one victim after the other",
        "Three people were killed on Monday in separate attacks in Deir ez-Zor. Gunmen shot two "
        "men dead in Al-Shuhail. The third victim died of his wounds in a hospital in the city of "
        "Hasakah. He had been shot near Hajin.",
        [("2", None, 7), ("1", None, 7)],
    ),
    (
        "what followed",
        "A mine killed a shepherd near Arak on Sunday. On Monday, the SDF encircled a house in "
        "Hajin. The clashes that followed ended with the death of an ISIS official known as Abu "
        "Omar and his bodyguard.",
        [("1", None, 6), ("2", SDF, 7)],
    ),
    (
        "the last of them",
        "IS has carried out 39 operations since 19 February. SOHR activists have documented the "
        "killing of 28 people. The last of these operations took place on Friday, when gunmen "
        "stormed a bakery in Al-Shuhail and executed three men.",
        [("3", None, 11)],
    ),
    (
        "its commandos",
        "Shells of the regime killed three people in Hajin on Sunday. On Thursday the SDF said it "
        "had struck back. Its commandos raided posts of the army in Al-Bulayl at dawn, killing 18 "
        "soldiers and militiamen, it claimed.",
        [("3", GOV, 6), ("18", SDF, 10)],
    ),
    (
        "the fighting for the village",
        "A mine killed a shepherd near Arak on Friday. The SDF took the village of Hajin on Sunday "
        "in its campaign against the group. Eleven militants were killed in the fighting for the "
        "village, an SDF commander said.",
        [("1", None, 11), ("11", SDF, 6)],
    ),
    (
        "a murder, elsewhere",
        "A man was wounded in the countryside of Al-Busayrah when gunmen of IS opened fire.\n\nOn "
        "Monday, ISIS claimed the assassination of a civilian in the town of Dhiban in the "
        "countryside of Deir ez-Zor.",
        [("-", IS, None), ("1", IS, 7)],
    ),
    (
        "in the latest of these",
        "IS cells have intensified their operations in the countryside of Deir ez-Zor. In the "
        "latest of these operations, gunmen shot dead the mukhtar of Al-Shuhail on Sunday.",
        [("1", None, 6)],
    ),
    (
        "those strikes",
        "It was the first attack since the United States launched a wave of strikes on Friday near "
        "Albu Kamal.\n\nThose strikes left 29 pro-Iran fighters dead, SOHR said.",
        [("29", COALITION, 11)],
    ),
    (
        "another side, attacked elsewhere",
        "Sham FM said on Tuesday that five workers were killed by a mine of the group at the "
        "Doubayat gas field. Members of ISIS attacked a post of the National Defence in the "
        "vicinity of Al-Sukhnah on Sunday, killing six militiamen.",
        [("5", IS, 8), ("6", IS, 6)],
    ),
    (
        "they had been killed",
        "SOHR monitored the arrival of the bodies of four members of the National Defence in Homs. "
        "They had been killed when a mine of IS went off near Arak on Friday.",
        [("4", IS, 11)],
    ),
    (
        "one of those raids",
        "Russian aircraft launched 60 strikes on the desert south of Raqqa last week. On Saturday "
        "one of them hit a tent near Al-Zamlah, killing a mother and her three children, an "
        "activist in Raqqa who asked not to be named said.",
        [("4", GOV, 12)],
    ),
    (
        "arrests came after an explosion",
        "The SDF said on Thursday that it had captured two men of IS in Al-Suwar. The arrests came "
        "a day after an explosion hit a car of the SDF between Markada and Al-Suwar. Three members "
        "were killed.",
        [("3", None, 9)],
    ),
    (
        "pushed back towards",
        "A bomber of IS blew himself up at a post east of Palmyra on Monday. The 60th Brigade "
        "lost 14 men before it pushed the attackers back towards Arak. More than 30 terrorists "
        "were killed in five hours of combat.",
        [("at least 44", IS, 7)],
    ),
    (
        "in the same town",
        "Two members of the SDF were hurt by a roadside bomb in Khasham on Monday night. In the "
        "same town of Khasham, a member of the Civil Council survived an assassination attempt "
        "earlier that day. Gunmen opened fire on his car, and his wife was wounded.",
        [("-", None, 7), ("0", None, 7)],
    ),
    (
        "a sentence that only says the day",
        "Gunmen killed eleven people near Arak on Monday.\n\nOn Tuesday, it was the SDF's turn. A "
        "motorcycle was detonated by remote control as a convoy of the SDF left Al-Busayrah. A "
        "commander was killed.",
        [("11", None, 7), ("1", None, 8)],
    ),
    (
        "had reported before",
        "Seven fighters of the Fatemiyoun were killed by IS near Al-Ashara on Tuesday. The network "
        "had reported on Monday that two soldiers were killed near Kabajib.",
        [("7", IS, 8), ("2", None, 7)],
    ),
    (
        "having killed two before",
        "IS killed four soldiers in Arak on Thursday, having killed two in Al-Kawm the day before.",
        [("4", IS, 10), ("2", IS, 9)],
    ),
    (
        "another mine elsewhere",
        "A mine killed a herder near Arak on Thursday, and another wounded three in Al-Kawm.",
        [("1", None, 10), ("-", None, 10)],
    ),
    (
        "a man and his family",
        "Jets bombed a house in Hajin on Thursday, killing a man and his family.",
        [("at least 1", None, 10)],
    ),
    (
        "several of his guards",
        "A mine near Hajin killed a commander of the SDF and several of his guards on Thursday.",
        [("at least 1", None, 10)],
    ),
    (
        "who survived an attempt in May",
        "An officer who survived an attempt on his life in May was shot dead in Hajin on Thursday.",
        [("1", None, 10)],
    ),
    (
        "resembles one in May",
        "The attack near Arak on Thursday resembles one in May, when 11 soldiers died.",
        [("-", None, 10)],
    ),
    (
        "a brother killed in 2019",
        "The brother of a man who was killed in 2019 was shot dead in Hajin on Thursday.",
        [("1", None, 10)],
    ),
    (
        "a place before the bar",
        "In Hajin | Gunmen kill two guards on Thursday",
        [("2", None, 10)],
    ),
    (
        "a cylinder that was rigged",
        "A booby-trapped gas cylinder exploded in Hajin on Thursday, killing two.",
        [("2", None, 10)],
    ),
    (
        "foiled on a day",
        "The army foiled on Thursday a wide attack launched by Daesh on the axis of Al-Sukhna. The "
        "army units restored the points around Al-Shola after clashes, in which more than 60 Daesh "
        "terrorists were killed.",
        [("at least 60", IS, 10)],
    ),
    (
        "a claim of that attack",
        "Gunmen killed four men of the road security in Idlib on Sunday. IS claimed that attack "
        "on Monday, but has said nothing about Palmyra.",
        [("4", IS, 6)],
    ),
    (
        "those who attacked are executed",
        "On Sunday, the SDF killed five IS militants in Hajin. Three SDF fighters were beheaded "
        "after they had been taken at a post near Al-Busayrah, relatives said.",
        [("5", SDF, 6), ("3", None, None)],
    ),
    (
        "others found the day before",
        "On Monday, the army killed six Daesh militants near Arak. The day before, nine militants "
        "were found in a cave; four of them were killed.",
        [("6", GOV, 7), ("4", None, 6)],
    ),
    (
        "the day after the last",
        "A member of the SDF was killed in clashes with armed men in Al-Shuhail on Sunday. ISIS "
        "attacked posts of the army near Al-Shola on Monday, killing two soldiers. The air force "
        "bombed the area the following day.",
        [("1", None, 6), ("2", IS, 7), ("-", None, 8)],
    ),
    (
        "lost their lives there",
        "Gunmen attacked a post of the SDF in Dhiban on Sunday. Two fighters lost their lives "
        "there, and one of the attackers was killed before the rest withdrew.",
        [("3", None, 6)],
    ),
    (
        "did not stop meanwhile",
        "Unknown men attacked a post of the SDF in Dhiban on Sunday, killing a fighter. The "
        "Turkish army did not stop its bombardment meanwhile.",
        [("1", None, 6)],
    ),
    (
        "who was behind it abroad",
        "A mine killed two soldiers near Arak on Sunday. On Monday, a bomber killed 21 people in "
        "the Saudi town of Al-Dalwa. IS said it was behind the attack.",
        [("2", None, 6)],
    ),
    (
        "raids on the town",
        "IS seized Al-Sukhnah on Sunday and executed nine soldiers. On Monday, government aircraft "
        "carried out at least 15 raids on the town, activists said, adding that four civilians "
        "were killed.",
        [("9", IS, 6), ("4", GOV, 7)],
    ),
    (
        "those raids were of November",
        "US jets hit posts of militias near Albu Kamal on Sunday. The last American raids before "
        "that came in November. Eight fighters were killed in them.",
        [("-", COALITION, 6)],
    ),
    (
        "the dead of a camp taken that day",
        "On Sunday the SDF captured a camp near Al-Baghouz. Ten of its fighters died that day and "
        "36 IS militants were killed, it said.",
        [("46", SDF, 6)],
    ),
    (
        "died on the way",
        "ISIS killed five members of the Asayish at a checkpoint near Hajin on Sunday. Two other "
        "members were wounded, one of whom died on the way to Hasakah.",
        [("6", IS, 6)],
    ),
    (
        "what a ministry said of its strikes",
        "A mine hit a bus near Arak on Sunday, killing one worker. On Monday, the Russian defense "
        "ministry said that its warplanes had destroyed two IS columns as they were moving towards "
        "Palmyra. It said the militants lost 70 men.",
        [("1", None, 6), ("70", GOV, 7)],
    ),
    (
        "died in the blast told before",
        "IS killed nine soldiers near Arak on Sunday.\n\nOn Tuesday morning, a suicide bomber "
        "drove a truck into a checkpoint near Al-Shola. Four soldiers died in the blast.",
        [("9", IS, 6), ("4", IS, 8)],
    ),
    (
        "meanwhile elsewhere, and there",
        "IS killed six fighters of the SDF near Hajin on Sunday. Meanwhile in the countryside of "
        "Homs, the army advanced in the area of Arak. A military source said that eight militants "
        "were killed in an ambush on Sunday night.",
        [("6", IS, 6), ("8", None, 6)],
    ),
    (
        "linked up with a garrison",
        "Aircraft of the coalition killed nine militants in Hajin on Sunday. Days before, the army "
        "broke the siege after it had linked up with the garrison.",
        [("9", COALITION, 6)],
    ),
    (
        "condemned the raid",
        "Gunmen killed three soldiers near Al-Shola on Sunday. Russia lost no time in condemning "
        "the US raid of the week.",
        [("3", None, 6)],
    ),
)


@pytest.mark.parametrize(
    ("text", "events"), [pytest.param(text, events, id=name) for name, text, events in SEVERAL]
)
def test_events_beside_events(text: str, events: list[Event], geocoder: Geocoder) -> None:
    found = [i for i in told(text, geocoder) if i.category == "attack"]
    assert [
        (dead(i), None if i.attacker in NOBODY else i.attacker, i.date and i.date.day)
        for i in found
    ] == events


def test_the_brigade_is_the_one_named_before(geocoder: Geocoder) -> None:
    text = (
        "IS killed three men of the Quds Brigade near T3 on Sunday. The brigade lost a further "
        "five fighters two days later when a truck ran over a mine near Arak."
    )
    assert [(dead(i), i.victims) for i in told(text, geocoder)] == [("3", (GOV,)), ("5", (GOV,))]


def test_the_village_is_the_one_told_of(geocoder: Geocoder) -> None:
    text = (
        "ALEPPO – Militants shot two men in the village of Jadid Ukaydat on Sunday.\n\nThree days "
        "later a patrol sent to the village drove over a mine and two soldiers died."
    )
    first, second = told(text, geocoder)
    assert first.place == second.place


def test_an_air_force_officer_is_no_strike(geocoder: Geocoder) -> None:
    (shot,) = told("An air force officer was shot dead by gunmen in Hajin on Sunday.", geocoder)
    assert shot.event_type is EventType.ARMED_ATTACK
