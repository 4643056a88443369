"""Reports of several events: sums and their parts, answers, what comes back, what is old."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, GOV, IS, PUBLISHED, SDF


def told(text: str, geocoder: Geocoder) -> list[ReadIncident]:
    return list(read_report(text, PUBLISHED, geocoder).incidents)


def dead(incident: ReadIncident) -> str:
    return str(incident.killed.total) if incident.killed.total is not None else "-"


def test_the_events_of_a_sum_share_its_day_and_its_side(geocoder: Geocoder) -> None:
    text = (
        "Twelve soldiers were killed on Sunday in three attacks that cells of the Islamic State "
        "launched across the desert.\n\nIn the first attack, gunmen stormed a post west of Arak, "
        "killing seven soldiers.\n\nIn the second, three soldiers died when their car was ambushed "
        "near Kabajib.\n\nThe third attack came at night: a mine exploded near Ithriya and two "
        "soldiers were killed.\n\nOn Monday, gunmen killed a shepherd near Hajin."
    )
    found = told(text, geocoder)
    assert [dead(i) for i in found] == ["7", "3", "2", "1"]
    assert [i.attacker for i in found[:3]] == [IS, IS, IS]
    assert [i.date and i.date.day for i in found] == [6, 6, 6, 7]


def test_a_sum_lends_its_side_to_no_answer(geocoder: Geocoder) -> None:
    text = (
        "Nine soldiers were killed on Sunday in two attacks by Islamic State in the desert. In the "
        "first, five died near Arak. Four died in the second near Kabajib. Then an air strike "
        "killed three near Ithriya."
    )
    assert [i.attacker for i in told(text, geocoder)] == [IS, IS, None]


@pytest.mark.parametrize(
    ("answer", "events"),
    [
        ("In response to the raid, gunmen attacked the office of the council in Al-Shuhail.", 2),
        ("In response to the raid, the group vowed revenge.", 1),
    ],
)
def test_what_answers_a_raid(answer: str, events: int, geocoder: Geocoder) -> None:
    text = f"The SDF raided a house in Hajin on Sunday and killed a commander of IS. {answer}"
    assert len(told(text, geocoder)) == events


def test_a_struck_army_strikes_back_in_the_same_sentence(geocoder: Geocoder) -> None:
    text = (
        "SOHR sources reported that nine soldiers were killed in an attack by ISIS near Arak on "
        "Sunday, and that Russian jets then pounded the area, killing seven ISIS members."
    )
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == [("9", IS), ("7", GOV)]


def test_air_raids_behind_an_attack_are_their_own_event(geocoder: Geocoder) -> None:
    text = (
        "Thirty soldiers were killed in an attack on checkpoints near the Shaer field on Sunday. "
        "Russia said its jets flew 64 sorties and killed more than 30 fighters of Islamic State."
    )
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == [
        ("30", None),
        ("at least 30", GOV),
    ]


def test_those_who_came_back_are_no_event(geocoder: Geocoder) -> None:
    text = (
        "ISIS killed four truffle pickers near Kabajib on Sunday; ten are missing. On Monday, "
        "three of those who had been missing reached Al-Shola on foot."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["4"]


@pytest.mark.parametrize(
    "clause",
    [
        "near Al-Sukhna, a town that the army retook in August",
        "near Al-Sukhna at the house of a man, who survived an attempt on his life in January",
    ],
)
def test_days_of_a_relative_clause(clause: str, geocoder: Geocoder) -> None:
    (incident,) = told(f"On Sunday, IS killed two soldiers {clause}.", geocoder)
    assert (incident.date, incident.attacker) == (dt.date(2022, 3, 6), IS)


def test_hours_earlier(geocoder: Geocoder) -> None:
    text = (
        "IS killed 15 soldiers near Al-Mayadin on Sunday night. Hours earlier a bomber had blown "
        "up a car at Al-Sukhna. Five soldiers were killed there."
    )
    assert [(dead(i), i.date and i.date.day) for i in told(text, geocoder)] == [("15", 6), ("5", 6)]


def test_a_patrol_on_its_way_to_another_attack(geocoder: Geocoder) -> None:
    text = (
        "A bomb killed an SDF fighter near Hajin on Sunday. The patrol was on its way to the town "
        "of Dhiban, where gunmen had opened fire at a checkpoint half an hour earlier. Two SDF "
        "fighters lost their lives in that attack."
    )
    first, second = told(text, geocoder)
    assert (dead(first), dead(second)) == ("1", "2")
    assert second.place.match.name == "Dhiban" and second.date == dt.date(2022, 3, 6)


def test_troops_withdrew_to_where_it_happened(geocoder: Geocoder) -> None:
    text = (
        "East of Palmyra, the army withdrew towards the Tiyas airbase, where three helicopters "
        "were hit by mortar shells on Sunday."
    )
    (incident,) = told(text, geocoder)
    assert incident.event_type is EventType.SHELLING
    assert incident.place.mention == "Tiyas airbase"


def test_fired_from_their_positions(geocoder: Geocoder) -> None:
    text = (
        "Three civilians were killed in Dhiban on Sunday when a shell hit a house. The shells were "
        "fired from positions of the SDF at the Omar field."
    )
    (incident,) = told(text, geocoder)
    assert (incident.attacker, incident.place.match.name) == (SDF, "Dhiban")


def test_clashes_amid_air_strikes(geocoder: Geocoder) -> None:
    text = (
        "Clashes erupted at dawn on Sunday between cells of ISIS on one hand and regime forces on "
        "the other in the Arak area, amid intensive airstrikes by Russian jets, where the clashes "
        "and airstrikes left seven soldiers and five ISIS members dead."
    )
    (incident,) = told(text, geocoder)
    assert incident.event_type is EventType.CLASH and dead(incident) == "12"
    assert (incident.attacker, set(incident.victims)) == (IS, {GOV})


def test_a_body_found_elsewhere_is_no_word_on_a_bomb(geocoder: Geocoder) -> None:
    text = (
        "A bomb killed an SDF fighter near the Omar field on Saturday.\n\nMeanwhile, a man from "
        "Al-Busayrah was found dead on Sunday at the edge of the town, residents said."
    )
    assert [(dead(i), i.extra_claims) for i in told(text, geocoder)] == [("1", ()), ("1", ())]


def test_a_report_that_comes_back_to_its_lead(geocoder: Geocoder) -> None:
    text = (
        "Two shepherds were killed in an IS attack near Arak on Sunday, and the SDF arrested three "
        "men in a raid in Hajin on Saturday.\n\nIn the desert, IS gunmen opened fire on the "
        "shepherds near Arak on Sunday morning. Five people were wounded."
    )
    first, second = told(text, geocoder)
    assert (first.victims, str(first.wounded.total)) == ((CIVIL,), "5")
    assert second.wounded.total is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Thirty of the abducted were released on Monday and reached Uqayribat.",
        "Russia has resumed its strikes on the area, after a lull.",
        "Russia began its air campaign on March 1 and says that it targets the group.",
        "Iraq said that six people had been killed on its side of the border.",
        "The group's leader, Abu al-Hussein, was killed this year.",
        "The attack comes less than a month after a bombing in Raqqa, which killed six people.",
        "The town was occupied for a week in 2013 by rebels, who killed 45 of the people there.",
    ],
)
def test_what_is_told_beside_an_attack(sentence: str, geocoder: Geocoder) -> None:
    text = f"ISIS killed 19 truffle pickers near Al-Sukhna on Sunday and abducted 60. {sentence}"
    incidents = told(text, geocoder)
    assert [(dead(i), i.attacker) for i in incidents] == [("19", IS)]


def test_further_west_is_elsewhere(geocoder: Geocoder) -> None:
    text = (
        "A bombing by IS killed seven people in eastern Syria on Sunday. Further west, IS fighters "
        "attacked posts of militias outside Abu Kamal on Sunday. Twelve fighters were killed."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["7", "12"]


def test_a_raid_of_those_told_of_at_large(geocoder: Geocoder) -> None:
    text = (
        "An army source said Russian jets were carrying out raids on Islamic State positions. One "
        "of them, on Sunday, hit a convoy near Al-Qaryatayn and killed 14 fighters."
    )
    (incident,) = told(text, geocoder)
    assert (incident.event_type, incident.attacker) == (EventType.AIR_STRIKE, GOV)


def test_who_died_of_wounds_had_been_hit_elsewhere(geocoder: Geocoder) -> None:
    text = (
        "On Monday, a girl died in Hajin Hospital of her wounds. She had been hit by the gunfire "
        "of regime forces in Abu Hammam two days ago."
    )
    (incident,) = told(text, geocoder)
    assert (incident.place.match.name, incident.attacker) == ("Abu Hammam", GOV)


def test_another_outlet_and_its_place(geocoder: Geocoder) -> None:
    text = (
        "On Thursday, IS surrounded two buses in the desert of Al-Mayadin, killing 33 soldiers, "
        "SOHR said. SANA quoted a military source as saying that a group had targeted a bus near "
        "the T2 station, leading to the martyrdom and injury of a number of soldiers."
    )
    (incident,) = told(text, geocoder)
    assert dead(incident) == "33"


def test_the_village_that_was_spoken_of(geocoder: Geocoder) -> None:
    text = (
        "Nobody in the village of Al-Masrab sleeps at night. On Sunday, armed men on motorcycles "
        "killed a shepherd at the edge of the village."
    )
    (incident,) = told(text, geocoder)
    assert incident.place.match.name == "Al-Masrab"


def test_the_city_named_in_the_paragraph_before(geocoder: Geocoder) -> None:
    text = (
        "On Sunday, the army withdrew from Abu Kamal. Nobody was hurt.\n\nOn Monday, snipers of "
        "IS killed three soldiers in the centre of the city."
    )
    assert [i.place.match.name for i in told(text, geocoder)][-1:] == ["Abu Kamal"]


def test_our_fighters(geocoder: Geocoder) -> None:
    text = (
        '"Five of our fighters were martyred in an attack on Monday in Hajin," Farhad Shami, head '
        "of the SDF's media center, said in a statement on X. He said a sixth was killed on "
        "Tuesday by a mine near Gharanij."
    )
    first, second = told(text, geocoder)
    assert (dead(first), dead(second)) == ("5", "1") and first.victims == (SDF,)


def test_both_attacks_are_claimed(geocoder: Geocoder) -> None:
    text = (
        "A bomb killed an SDF fighter in Hajin on Sunday. Gunmen shot an SDF fighter dead in "
        "Gharanij on Monday. Islamic State claimed responsibility for both attacks."
    )
    assert [i.attacker for i in told(text, geocoder)] == [IS, IS]


def test_last_thursday_beside_thursday(geocoder: Geocoder) -> None:
    text = (
        "IS attacked a post near Arak on Thursday and killed two soldiers. Last Thursday they "
        "overran posts near Al-Shola in an assault that killed 58 soldiers."
    )
    found = told(text, geocoder)
    assert [(i.date and i.date.day, i.attacker) for i in found] == [(10, IS), (3, IS)]


def test_the_convoy_that_was_attacked(geocoder: Geocoder) -> None:
    text = (
        "On Thursday night, IS attacked a convoy heading from Palmyra to Al-Sukhna. A reporter "
        'said: "The convoy fell into an ambush near Al-Kawm, 27 members were killed."'
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), incident.place.match.name) == ("27", "near Al-Kawm")


def test_a_bomber_where_all_attacks_are_one_sides(geocoder: Geocoder) -> None:
    text = (
        "IS killed 15 soldiers near Arak on Sunday. On Monday, a suicide bomber blew up a car at "
        "an army post in Al-Sukhna, killing five soldiers."
    )
    assert [i.attacker for i in told(text, geocoder)] == [IS, IS]


def test_hours_after_strikes_rockets_were_fired(geocoder: Geocoder) -> None:
    text = (
        "US strikes killed 18 militiamen near Al-Mayadin on Friday. Hours after Friday's strikes, "
        "three rockets were fired at the base in the Conoco field."
    )
    assert [i.event_type for i in told(text, geocoder)] == [
        EventType.AIR_STRIKE,
        EventType.SHELLING,
    ]


def test_a_militant_in_the_raided_house(geocoder: Geocoder) -> None:
    text = (
        "SDF commandos raided a house in Gharanij on Monday. A militant detonated his vest when "
        "the fighters broke down the door, wounding two of them."
    )
    (incident,) = told(text, geocoder)
    assert incident.attacker is SDF


def test_fighting_that_began_with_an_arrest(geocoder: Geocoder) -> None:
    text = (
        "Four SDF fighters were killed in clashes in Dhiban on Sunday. The clashes broke out on "
        "Friday after the SDF arrested a commander in Hasakah."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["4"]


def test_a_bomber_who_drove_into_a_bus(geocoder: Geocoder) -> None:
    text = "On Sunday, a bomber drove his car into a bus near the Omar field, killing seven people."
    (incident,) = told(text, geocoder)
    assert incident.event_type is EventType.SUICIDE_ATTACK


def test_a_month_is_no_day_of_reporting(geocoder: Geocoder) -> None:
    text = (
        "An air raid killed 58 people in Al-Quriyah. Photos taken between May 2011 and August 2013 "
        "show detainees, HRW said in a report."
    )
    (incident,) = told(text, geocoder)
    assert incident.date is None


def test_jets_that_only_flew(geocoder: Geocoder) -> None:
    text = (
        "On Sunday, ISIS cells attacked buses near Arak, where the clashes left eight soldiers "
        "dead, while warplanes, believed to be Russian, flew over the area without any strikes."
    )
    (incident,) = told(text, geocoder)
    assert incident.attacker is IS and incident.event_type is not EventType.AIR_STRIKE


def test_dollars_are_no_side(geocoder: Geocoder) -> None:
    text = (
        "Armed men abducted three shepherds near Al-Shola on Sunday and killed one of them after "
        "his family had failed to pay a ransom of 20,000 U.S. dollars."
    )
    (incident,) = told(text, geocoder)
    assert incident.victims == (CIVIL,)


def test_a_raid_and_the_attack_that_it_answered(geocoder: Geocoder) -> None:
    text = (
        "Security forces raided a house in Al-Quriyah on Thursday and arrested four of an IS cell. "
        "In the March 2 attack, gunmen had fired at a police car in Al-Asharah, killing two "
        "officers."
    )
    assert [(i.event_type, dead(i)) for i in told(text, geocoder)] == [
        (EventType.RAID, "-"),
        (EventType.ARMED_ATTACK, "2"),
    ]


def test_a_few_hours_later_elsewhere(geocoder: Geocoder) -> None:
    text = (
        "A roadside bomb wounded three SDF fighters early on Sunday near the Omar field, and a few "
        "hours later a member of a council was gunned down in the market of Al-Shuhail."
    )
    assert [(dead(i), i.date and i.date.day) for i in told(text, geocoder)] == [("-", 6), ("1", 6)]


def test_a_raid_that_a_ministry_tells_of(geocoder: Geocoder) -> None:
    text = (
        "A search operation was launched on Sunday in Al-Quriyah, in the course of which five men "
        "of a Daesh cell were arrested, the Ministry of Interior said."
    )
    (incident,) = told(text, geocoder)
    assert (incident.event_type, incident.attacker) == (EventType.RAID, GOV)


def test_a_city_abroad(geocoder: Geocoder) -> None:
    text = (
        "Iran fired missiles at IS near Hajin on Monday, in retaliation for an attack that killed "
        "24 people in the Iranian city of Ahvaz."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["-"]


def test_the_one_killed_and_the_one_wounded(geocoder: Geocoder) -> None:
    text = (
        "A civilian was killed on Sunday, and an SDF leader was wounded on Saturday, by gunmen "
        "east of Deir ez-Zor.\n\nGunmen opened fire at Hassan X near Al-Suwar, killing him, a "
        "source said.\n\nOn Saturday, an SDF leader was wounded by gunmen in Abu Hammam."
    )
    first, second = told(text, geocoder)
    assert (dead(first), first.place.match.name) == ("1", "near Al-Suwar")
    assert (second.victims, second.place.match.name) == ((SDF,), "Abu Hammam")
