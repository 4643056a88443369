"""One event of a long report, and what beside it is no other: claims, tolls, totals, pictures."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.notes import dead
from tests.reports.sides import CIVIL, COALITION, GOV, IS, OTHER, PUBLISHED, SDF, Event, told

ONE: tuple[tuple[str, str, Event], ...] = (
    (
        "counted from the telling",
        "A source told SANA on Monday that two policemen were killed near Arak the night before.",
        ("2", None, 6),
    ),
    (
        "a claim that is adopted",
        "ISIS adopted yesterday, Friday, the attack near Arak that killed nine soldiers on "
        "Tuesday.",
        ("9", IS, 8),
    ),
    (
        "a third with wounds",
        "A mine near Arak left two soldiers dead and a third with serious wounds on Sunday.",
        ("2", None, 6),
    ),
    (
        "shot her dead",
        "Gunmen stormed the house of a councillor in Hajin on Sunday and shot her dead.",
        ("1", None, 6),
    ),
    (
        "mourned",
        "Militants attacked posts of the army near Arak on Sunday. Pages mourned four soldiers.",
        ("4", None, 6),
    ),
    (
        "said past the speaker",
        "IS attacked Arak on Sunday. At least 73 soldiers were killed there in two days, SOHR "
        "said, along with 45 militants.",
        ("at least 118", IS, 6),
    ),
    (
        "a statement of the group",
        "Two men blew up a post of the police in Homs on Sunday, killing ten policemen. IS said "
        "in an online statement that three of its fighters had carried out the attack.",
        ("10", IS, 6),
    ),
    (
        "found with bullets",
        "Two civilians who looked for firewood near Arak were found with bullets in their heads "
        "on Sunday.",
        ("2", None, 6),
    ),
    (
        "a hospital that received them",
        "Shells hit Salhab on Sunday. SANA put the number of the dead at 26 and said the hospital "
        "of Salamiyah had received all of them.",
        ("26", None, 6),
    ),
    (
        "an unspecified number",
        'US jets hit militiamen near Tanf on Sunday. The army said an "unspecified number" of '
        "people were killed; SOHR put the dead at eight.",
        ("8", COALITION, 6),
    ),
    (
        "the clashes",
        "Fierce clashes between regime forces and ISIS went on near Al-Sukhna on Friday.\n\nThe "
        "clashes, which were accompanied by nearly 40 airstrikes by Russian jets, left 20 soldiers "
        "and 31 ISIS members dead.",
        ("51", IS, 11),
    ),
    (
        "what it cost them",
        "The Desert Hawks recaptured two hills near Shaer that they had lost on Saturday in an "
        "assault that cost them 19 fighters.",
        ("19", None, 12),
    ),
    (
        "a monitor that counted",
        "IS attacked a post near Arak on Thursday. State media admitted to eight dead. The "
        "Observatory counted 17 and said that the post had been held for two hours.",
        ("8", IS, 10),
    ),
    (
        "the bus again",
        "Eleven soldiers were killed in an attack by ISIS on a bus in the Homs desert on Monday. "
        "The bus was transporting soldiers and came under fire near Al-Zamlah, and three soldiers "
        "were injured.",
        ("11", IS, 7),
    ),
    (
        "before their escape",
        "Three civilians were killed in Al-Sukhna on Sunday by a mine that Daesh planted before "
        "its escape from the town last month.",
        ("3", IS, 6),
    ),
    (
        "he was arrested",
        "A man threw a hand grenade at a patrol of the police in Homs on Sunday, injuring three of "
        "its members. He was arrested.",
        ("-", None, 6),
    ),
)


@pytest.mark.parametrize(
    ("text", "event"), [pytest.param(text, event, id=name) for name, text, event in ONE]
)
def test_one_event(text: str, event: Event, geocoder: Geocoder) -> None:
    (incident,) = told(text, geocoder)
    attacker = None if incident.attacker is Party.UNKNOWN else incident.attacker
    assert (dead(incident), attacker, incident.date and incident.date.day) == event


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        pytest.param(
            "IS attacked a post of the Quds Brigade near T3 on Sunday and killed three men.",
            {GOV},
            id="men of the post",
        ),
        pytest.param(
            "A mine went off under a car of the SDF near Hajin on Sunday. Two conscripts were "
            "killed.",
            {SDF},
            id="conscripts in their car",
        ),
        pytest.param(
            "IS killed nine fighters of the Quds Brigade near Arak on Sunday. The brigade lost "
            "contact with a group of five men.",
            {GOV},
            id="men it lost contact with",
        ),
        pytest.param(
            "A statement spoke of a bomb attack on fighters of the Free Syrian Army. A commander "
            "said that one of his men had died and that the blast occurred on Sunday near Tanf.",
            {OTHER},
            id="his men",
        ),
    ],
)
def test_whose_they_are(text: str, victims: set[Party], geocoder: Geocoder) -> None:
    (incident,) = told(text, geocoder)
    assert set(incident.victims) == victims


def test_a_raid_on_a_cell_is_the_officers(geocoder: Geocoder) -> None:
    text = (
        "It announced on Sunday that its units had dismantled an ISIS cell in Palmyra and that "
        "three members of the cell had been killed and a security officer wounded."
    )
    (incident,) = told(text, geocoder)
    assert (incident.attacker, incident.victims) == (GOV, (IS,))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "IS carried out six attacks in the desert last week, the most since January. The "
            "attacks killed 15 soldiers and one civilian.",
            ["16"],
            id="the attacks killed",
        ),
        pytest.param(
            "January had ended with 39 attacks and 84 dead. In the first two months of the year, "
            "at least 231 soldiers were killed, twice as many as in the same period of 2021.",
            ["84", "at least 231"],
            id="compared with a year ago",
        ),
        pytest.param(
            "A suicide attack in Damascus and a string of raids have shown what IS can do, with "
            "more than 140 people killed on both sides in under a week.",
            ["at least 140"],
            id="in under a week",
        ),
        pytest.param(
            "Since the elimination of ISIS in March 2019, 677 fighters, civilians and officials "
            "have been killed by its cells in the four provinces.",
            ["677"],
            id="fighters, civilians and officials",
        ),
        pytest.param(
            "Russia said its aircraft had killed 304 terrorists over the past two days in Deir "
            "ez-Zor province.",
            ["304"],
            id="over the past two days",
        ),
        pytest.param(
            "The center has recorded 139 attacks by sleeper cells in January. They killed 78 "
            "people, it said.",
            ["78"],
            id="they killed",
        ),
        pytest.param(
            "Russia said the campaign in the desert had killed 327 terrorists since August. SOHR "
            "dismissed this number and said it had documented 32 dead in the strikes.",
            ["327", "32"],
            id="a number that is dismissed",
        ),
    ],
)
def test_totals(text: str, killed: list[str], geocoder: Geocoder) -> None:
    reading = read_report(text, PUBLISHED, geocoder)
    assert [str(t.killed) for t in reading.tallies] == killed
    assert not reading.incidents


@pytest.mark.parametrize(
    "text",
    [
        "The desert saw its most intense fighting since the summer in the first half of February.",
        "In Iraq, the government said 16 people were killed on Sunday.",
        "Hundreds of US troops are deployed in eastern Syria.",
        "Elsewhere, its quiet campaign of assassinations in the towns along the Euphrates "
        "continued.",
        "IS has been besieging the town since January, when it seized Al-Baghiliyah and killed at "
        "least 85 civilians there.",
    ],
)
def test_no_event(text: str, geocoder: Geocoder) -> None:
    assert not told(text, geocoder)


def test_a_toll_of_days_later_is_of_the_assault(geocoder: Geocoder) -> None:
    text = (
        "ISIS attacked Hajin last Thursday. Meanwhile, the SDF said on Monday that the number of "
        "its fighters who lost their lives in the assault on Hajin had reached 27."
    )
    (incident,) = read_report(text, dt.date(2022, 3, 7), geocoder).incidents
    assert (dead(incident), incident.date) == ("27", dt.date(2022, 3, 3))


def test_the_day_on_which_they_won_it_back(geocoder: Geocoder) -> None:
    text = (
        "ISIS stormed a hospital in Deir ez-Zor on Saturday, killing at least 20 soldiers. Six of "
        "the assailants were killed before the army regained control of the building on Sunday."
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), incident.date) == ("at least 26", dt.date(2022, 3, 12))


def test_the_director_of_a_hospital(geocoder: Geocoder) -> None:
    text = (
        "Gunmen opened fire at a crowd near Arak on Friday, killing 61 civilians and seven "
        "soldiers. State media put the number at 53 and quoted the director of the hospital in "
        "Palmyra as saying that five people were being treated."
    )
    (incident,) = told(text, geocoder)
    assert incident.place.match.name == "near Arak"


def test_a_neighbour_dies_during_the_operation(geocoder: Geocoder) -> None:
    text = (
        "The coalition carried out a new airdrop on Friday, targeting a house in Al-Shuhail.\n\nIt "
        "said that its members had raided the house and arrested the men living there.\n\nA former "
        "member of ISIS, who lives next to the house, was killed during the operation."
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), incident.attacker) == ("1", COALITION)


def test_what_pictures_show_is_no_event(geocoder: Geocoder) -> None:
    text = (
        "Dozens of soldiers were killed near Palmyra after their convoy was attacked by IS.\n\n"
        "State media claimed that 25 had been killed. However, imagery emerged that showed wounded "
        "soldiers being loaded onto trucks. An account uploaded images from the scene, announcing "
        "that 28 had been killed."
    )
    (incident,) = told(text, geocoder)
    assert incident.attacker is IS


def test_a_toll_that_is_the_deadliest_of_the_year(geocoder: Geocoder) -> None:
    text = (
        "The death toll of the attack on a military bus in Deir ez-Zor has risen to 33, the "
        "deadliest loss of the Syrian government in an attack this year, a source said on Saturday."
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), incident.victims) == ("33", (GOV,))


def test_an_officer_and_his_escorts(geocoder: Geocoder) -> None:
    text = (
        "A regime officer was injured, while three of his escorts were killed in a landmine "
        "explosion in their car near Arak on Monday."
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), str(incident.wounded.total), incident.victims) == ("3", "1", (GOV,))


def test_the_dead_of_both_sides_are_no_one_sides(geocoder: Geocoder) -> None:
    text = (
        "ISIS attacked posts of the army in Al-Sukhnah on Monday, and thirty people of both sides "
        "have been killed."
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), incident.killed.by_party) == ("30", {})


def test_suspects_in_a_murder_are_no_dead(geocoder: Geocoder) -> None:
    text = "The SDF arrested four suspects in the murder of a goldsmith in Hajin on Sunday."
    assert all(dead(i) == "-" and CIVIL not in i.victims for i in told(text, geocoder))


def test_a_network_with_the_name_of_a_river(geocoder: Geocoder) -> None:
    text = 'The network "Ain al-Furat" said that IS killed two soldiers near Arak on Sunday.'
    (incident,) = told(text, geocoder)
    assert incident.place.match.name == "near Arak"
