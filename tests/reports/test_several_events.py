"""Reports of several events: parts of a sum, answers, and what happened later or elsewhere."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, Party
from geo.places.geocoder import Geocoder
from tests.reports.notes import dead
from tests.reports.sides import CIVIL, GOV, IS, SDF, told


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


def test_an_answer_from_the_air_is_aimed_at_those_who_attacked(geocoder: Geocoder) -> None:
    text = (
        "IS gunmen ambushed a car of Liwa al-Quds near Kobajjep on Sunday, killing four fighters. "
        "Russian aircraft responded with raids on the area; no deaths were reported."
    )
    assert [i.victims for i in told(text, geocoder)] == [(GOV,), (IS,)]


def test_one_attack_of_a_week_by_its_day_alone(geocoder: Geocoder) -> None:
    text = (
        "About 90 soldiers and IS men have died in the desert in the past week. On Sunday alone, "
        "15 soldiers died when the group attacked posts near Ithriya."
    )
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == [("15", IS)]


def test_what_the_other_side_lost_in_the_fight(geocoder: Geocoder) -> None:
    text = "Nine soldiers died in clashes with IS near Arak on Sunday. IS lost eight of its men."
    (incident,) = told(text, geocoder)
    assert dead(incident) == "17"


def test_of_soldiers_and_herders_together_nobody_says_whose_the_wounded_are(
    geocoder: Geocoder,
) -> None:
    text = "IS killed 12 soldiers and herders and wounded five near Arak on Sunday."
    (incident,) = told(text, geocoder)
    assert set(incident.wounded.by_party) == {Party.UNKNOWN}


def test_a_struck_army_strikes_back_in_the_same_sentence(geocoder: Geocoder) -> None:
    text = (
        "SOHR sources reported that nine soldiers were killed in an attack by ISIS near Arak on "
        "Sunday, and that Russian jets then pounded the area, killing seven ISIS members."
    )
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == [("9", IS), ("7", GOV)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "After IS attacked a post near Arak on Sunday, Russian jets bombed caves in Jabal "
            "al-Amour, killing six.",
            [("-", IS), ("6", GOV)],
        ),
        (
            "After IS attacked a post near Arak on Sunday, the army repelled the attack, killing "
            "six.",
            [("6", IS)],
        ),
        (
            "After an IED killed one of its men near Hajin on Sunday, the SDF raided a house in "
            "Al-Shaafah and shot dead a farmer.",
            [("1", None), ("1", SDF)],
        ),
    ],
    ids=["elsewhere", "not: the same fight", "an answer that killed another"],
)
def test_what_another_side_did_after_that(
    text: str, sides: list[tuple[str, object]], geocoder: Geocoder
) -> None:
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == sides


def test_taken_at_one_place_and_found_dead_at_another(geocoder: Geocoder) -> None:
    text = "A man was kidnapped in Hajin on Friday and found dead near Arak on Monday."
    taken, found = told(text, geocoder)
    assert (dead(taken), dead(found)) == ("-", "1")
    assert (taken.victims, found.victims) == ((CIVIL,), (CIVIL,))


def test_shelling_beside_air_raids_is_another_attack(geocoder: Geocoder) -> None:
    text = (
        "Airstrikes target the southern countryside of Al-Hasakah and shelling on areas in the "
        "western countryside of Deir ez-Zor."
    )
    assert [i.event_type for i in told(text, geocoder)] == [
        EventType.AIR_STRIKE,
        EventType.SHELLING,
    ]


def test_air_raids_behind_an_attack_are_their_own_event(geocoder: Geocoder) -> None:
    text = (
        "Thirty soldiers were killed in an attack on checkpoints near the Shaer field on Sunday. "
        "Russia said its jets flew 64 sorties and killed more than 30 fighters of Islamic State."
    )
    assert [(dead(i), i.attacker) for i in told(text, geocoder)] == [
        ("30", None),
        ("at least 30", GOV),
    ]


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


def test_further_west_is_elsewhere(geocoder: Geocoder) -> None:
    text = (
        "A bombing by IS killed seven people in eastern Syria on Sunday. Further west, IS fighters "
        "attacked posts of militias outside Abu Kamal on Sunday. Twelve fighters were killed."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["7", "12"]


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


def test_the_one_killed_and_the_one_wounded(geocoder: Geocoder) -> None:
    text = (
        "A civilian was killed on Sunday, and an SDF leader was wounded on Saturday, by gunmen "
        "east of Deir ez-Zor.\n\nGunmen opened fire at Hassan X near Al-Suwar, killing him, a "
        "source said.\n\nOn Saturday, an SDF leader was wounded by gunmen in Abu Hammam."
    )
    first, second = told(text, geocoder)
    assert (dead(first), first.place.match.name) == ("1", "near Al-Suwar")
    assert (second.victims, second.place.match.name) == ((SDF,), "Abu Hammam")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "The army shelled Rastan on Saturday, killing a girl and injuring her mother, and an "
            "old man was killed by a sniper in Talbiseh.",
            ["1", "1"],
        ),
        (
            "Air strikes on Sunday killed nine ISIS fighters near Ithriya, after the group had "
            "killed four soldiers in an attack on a post there.",
            ["9", "4"],
        ),
        (
            "A mukhtar was assassinated on Monday in Hajin, and on Sunday gunmen had shot a sheikh "
            "in Dhiban.",
            ["1", "-"],
        ),
        (
            "At least nine people were killed in two attacks in the desert on Sunday. The first "
            "attack took place at dawn in the area of Duwayzin, east of Salamiyah. Gunmen shot at "
            "workers, killing seven of them.",
            ["7"],
        ),
        (
            "It has fought on since January. On the other side of the Euphrates, 13 soldiers have "
            "been killed since Sunday in two ISIS attacks in the desert: eight on Sunday, when a "
            "convoy was ambushed near the T2 station, and five on Tuesday, when a military bus hit "
            "a mine near Arak.",
            ["8", "5"],
        ),
    ],
    ids=[
        "and in the next town",
        "after the group had killed",
        "and on Sunday gunmen had shot",
        "the first attack took place",
        "on two days behind a colon",
    ],
)
def test_two_events_in_one_sentence(text: str, killed: list[str], geocoder: Geocoder) -> None:
    assert [dead(i) for i in told(text, geocoder)] == killed


def test_whose_body_was_found_had_been_taken_a_week_ago(geocoder: Geocoder) -> None:
    text = "The body of a man was found in Dhiban{} He had been kidnapped a week ago by gunmen."
    undated, monday = (told(text.format(when), geocoder) for when in (".", " on Monday."))
    assert [i.date for i in undated] == [None]
    assert [i.date and i.date.isoweekday() for i in monday] == [1]
