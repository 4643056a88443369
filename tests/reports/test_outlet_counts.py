"""How outlets count the dead and hurt: parts, tolls that rise, and sums up to now."""

from __future__ import annotations

from typing import Any

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.outlets import PUBLISHED, assert_told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two shepherds were killed and three others were wounded on Monday by a mine near "
            "Arak. The doctor said that the three others injured are stable. The injured were "
            "taken to hospital.",
            [{"killed": [2], "wounded": 3}],
            id="the three others injured: those counted before",
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
            "31 herders from Al-Sukhnah, east of Homs, and seven soldiers at a checkpoint near "
            "Arak were earlier killed in an attack by Islamic State.",
            [{"killed": [38], "victims": ["civilian", "government"]}],
            id="people with where they come from and where they stood",
        ),
        pytest.param(
            "A bomb hit a crowd of civilians in Hajin on Monday, killing five of them.",
            [{"killed": [5], "victims": ["civilian"]}],
            id="five of them",
        ),
        pytest.param(
            "It rose to seven, including three women, the number of people who were killed on "
            "Monday in shelling by IS on Al-Joura quarter in Deir Ezzor city.",
            [{"killed": [7], "attacker": "islamic_state"}],
            id="it rose to seven, the number of",
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
            "The toll of the shelling of Al-Joura quarter in Deir Ezzor city on Monday rose to 5 "
            "people, and the number of injured people rose to 27. Earlier today, the agency said "
            "that IS fired rounds on the quarter, killing 3 people and injuring 8 others.",
            [{"killed": [5], "wounded": 27}],
            id="two tolls rise in one sentence",
        ),
        pytest.param(
            "Four people were killed, including three civilians, and seven YPG guards and a clerk "
            "were injured in Hasakah on Thursday in an attack by ISIS.",
            [{"killed": [4], "wounded": 8}],
            id="parts of the dead, then the wounded",
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
            "On Sunday, 15 army men, including 5 officers and 10 soldiers were killed and 18 "
            "others were wounded in an ambush near Arak.",
            [{"killed": [15], "wounded": 18}],
            id="parts that come to the whole",
        ),
        pytest.param(
            "Israeli strikes killed 71 fighters in Palmyra on Monday. The Observatory had "
            "previously put the toll at 61 dead.",
            [{"killed": [71]}],
            id="what had been the toll before",
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
    ],
)
def test_outlet_counts(text: str, expected: list[dict[str, Any]], geocoder: Geocoder) -> None:
    assert_told(text, expected, geocoder)


def test_attacks_up_to_now_are_summed(geocoder: Geocoder) -> None:
    text = (
        "Attacks by IS cells have claimed the lives of at least 28 soldiers in the desert. In one "
        "of them, an ambush near Al-Sukhnah on Friday, 22 soldiers were killed."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert [t.killed.min for t in reading.tallies if t.killed] == [28]
    assert [i.killed.total.min for i in reading.incidents if i.killed.total] == [22]


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
