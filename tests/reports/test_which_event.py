"""Reports of several events: what belongs to which, what is counted from which day."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

WEDNESDAY = dt.date(2022, 8, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Israeli jets struck a depot near Palmyra on Monday. The strikes came hours after a "
            "drone killed a contractor and wounded six soldiers at a base in Al-Hasakah.",
            [("-", "-", "22"), ("1", "6", "22")],
            id="it came hours after",
        ),
        pytest.param(
            "Gunmen killed two soldiers near Arak on Monday. The attack came three days after ten"
            " soldiers had been killed in an attack on a post in the town of Maadan Atiq.",
            [("2", "-", "22"), ("10", "-", "19")],
            id="it came three days after",
        ),
        pytest.param(
            "Gunmen killed two soldiers near Arak on Monday. The attack came three days after the"
            " army announced a sweep.",
            [("2", "-", "22")],
            id="not: after an announcement",
        ),
        pytest.param(
            "Gunmen killed two soldiers near Arak on Monday. It was recalled that on 18 August a "
            "Russian general was killed by a bomb near al-Taym oil field.",
            [("2", "-", "22"), ("1", "-", "18")],
            id="recalled with its day and place",
        ),
        pytest.param(
            "IS executed at least 23 people after overrunning two villages near Palmyra, the "
            "Observatory said on Saturday. The killings took place on Thursday in Al-Amiriya.",
            [("at least 23", "-", "18")],
            id="the day told behind",
        ),
        pytest.param(
            "At least 73 soldiers have been killed in Palmyra since the assault began on "
            "Wednesday. The governor of Homs told Reuters the army had killed 130 fighters.",
            [],
            id="not: a total and another's total",
        ),
        pytest.param(
            "A teacher was killed and her husband, an employee of the municipality, badly wounded"
            " in an attack on their house in Hajin on Monday.",
            [("1", "1", "22")],
            id="a husband and what he was",
        ),
        pytest.param(
            "A military source told SANA of the advance.  Army units advanced on Monday east of "
            "al-Sukhna and took control of hills.  More than 30 terrorists had been killed in the"
            " operations, the source said.",
            [("at least 30", "-", "22")],
            id="killed in the advance",
        ),
        pytest.param(
            "The minister visited Palmyra on Monday.  A military source told SANA that more than "
            "30 terrorists had been killed in the operations.",
            [("at least 30", "-", "-")],
            id="not: in what the minister did",
        ),
        pytest.param(
            "The army foiled an attack of IS near Arak on Monday. The attackers lost eleven of "
            "their number.",
            [("11", "-", "22")],
            id="eleven of their number",
        ),
        pytest.param(
            "Militants killed nine people on a road near Ithriya on Sunday. On Monday 37 soldiers"
            " died when a bus was ambushed near Al-Shola; SANA then spoke of 28 dead.",
            [("9", "-", "21"), ("37", "-", "22")],
            id="then another spoke of 28",
        ),
        pytest.param(
            "Gunmen kidnapped 19 civilians near Al-Saboura on Monday; one was found dead the next"
            " day, the others were freed.",
            [("1", "-", "22")],
            id="one of those taken",
        ),
        pytest.param(
            "The SDF raided a hideout in Hajin today. The cell had been involved in the killing "
            "of two fighters in Abu Hamam on 2 August. Clashes lasted an hour and ended with the "
            "killing of three militants.",
            [("3", "-", "24"), ("2", "-", "02")],
            id="back to the raid",
        ),
        pytest.param(
            "ISIS ambushed a patrol near Arak on Monday, killing 5 soldiers. Russian aircraft "
            "targeted ISIS positions in the area afterwards, no casualties reported.",
            [("5", "-", "22"), ("0", "0", "22")],
            id="struck afterwards",
        ),
        pytest.param(
            "On Monday, he said, three people died in Hajin when a mine exploded.",
            [("3", "-", "22")],
            id="he said, between commas",
        ),
        pytest.param(
            "Two were injured by a mine near Maadan on Monday, one critically, and the critically"
            " injured man died.",
            [("1", "1", "22")],
            id="the critically injured man",
        ),
        pytest.param(
            "Islamic State fighters who retook Palmyra on Saturday attacked the T4 airbase on "
            "Monday and killed nine soldiers.",
            [("9", "-", "22")],
            id="not the day in the relative clause",
        ),
        pytest.param(
            "Six fighters of the SDF were killed on Monday in a drone attack on the Omar oil "
            "field. The SDF raised the death toll to seven on Tuesday, as one of the 18 wounded "
            "had died.",
            [("7", "17", "22")],
            id="one of the 18 wounded",
        ),
        pytest.param(
            "Nineteen people were killed in US strikes near Mayadin on Monday, the Observatory "
            "said in a new toll today, Wednesday, after it had spoken of 14 yesterday.",
            [("19", "-", "22")],
            id="a new toll and the old one",
        ),
        pytest.param(
            "In the first week of August, Russian jets flew more than 120 raids on caves near "
            "Ithriya. On Monday, a mine killed two soldiers near Arak.",
            [("2", "-", "22")],
            id="120 raids in a week are no event",
        ),
        pytest.param(
            "A shepherd was killed by a mine near Arak on Monday, together with two other "
            "shepherds.",
            [("3", "-", "22")],
            id="killed by a mine, together with",
        ),
        pytest.param(
            "A man and his son were shot dead by gunmen in Hawayij on Sunday. His nephew was "
            "wounded and died in a clinic on Tuesday.",
            [("3", "-", "21")],
            id="a nephew who died later",
        ),
        pytest.param(
            "On Monday 18 people collecting truffles, women and children among them, were killed "
            "by a mine near Arak.",
            [("18", "-", "22")],
            id="women and children among them",
        ),
        pytest.param(
            "On 21 August a bomb wounded a clerk in Al-Shuhayl. On the same date two herders were"
            " killed by a mine near Arak.",
            [("-", "1", "21"), ("2", "-", "21")],
            id="on the same date",
        ),
        pytest.param(
            "Two workers were killed by a mine near Arak on Monday. The number of civilians "
            "killed while collecting truffles since the beginning of February has risen to 133. "
            "It is worth noting that 68 of them fell in the massacre of 17 July.",
            [("2", "-", "22")],
            id="those of a total are none of the event's",
        ),
        pytest.param(
            "Clashes spread on Monday to three more towns east of Deir ez-Zor, leaving at least "
            "nine dead. In al-Hawaij, four gunmen and a fighter were killed at noon. Two "
            "civilians lost their lives as shells fell on a house in Dhiban in the evening. A "
            "patrol ran into an ambush near Al-Shuhayl, in which two fighters were killed.",
            [("5", "-", "22"), ("2", "-", "22"), ("2", "-", "22")],
            id="the sum of three towns and its parts",
        ),
        pytest.param(
            "Drones hit a military academy in Homs on Monday, killing 80 people.\n\nThe minister "
            "had left before.\n\nNo one claimed it.\n\nLater in the day, the army shelled Ariha, "
            "killing five.",
            [("80", "-", "22"), ("5", "-", "22")],
            id="later in the day, some paragraphs on",
        ),
        pytest.param(
            "Monday. Unknown gunmen threw a grenade at a checkpoint in Gharanij and wounded a "
            "fighter.\nTuesday. A teacher was shot dead in Hajin.",
            [("-", "1", "22"), ("1", "-", "23")],
            id="a day that stands alone",
        ),
        pytest.param(
            "A soldier was killed on Monday near Arak. A mine wounded two men in Al-Tabni in the "
            "afternoon.",
            [("1", "-", "22"), ("-", "2", "22")],
            id="in the afternoon of that day",
        ),
        pytest.param(
            "More than 30 terrorists were killed in the army's advance east of Al-Sukhna on Monday."
            " In Deir Ezzor, the garrison of the airport foiled an attack by Daesh. The attackers "
            "lost eleven of their number.",
            [("at least 30", "-", "22"), ("11", "-", "-")],
            id="in another province, an attack foiled",
        ),
        pytest.param(
            "A bomb killed three soldiers in Deir Ezzor province on Monday. In Deir Ezzor, a police"
            " source said that the bomb had been hidden in a cart.",
            [("3", "-", "22")],
            id="not: more of the same in its province",
        ),
    ],
)
def test_which_event_it_is(
    text: str, expected: list[tuple[str, str, str]], geocoder: Geocoder
) -> None:
    """Killed, wounded and day of each event."""
    incidents = read_report(text, WEDNESDAY, geocoder).incidents
    told = [
        (str(i.killed.total or "-"), str(i.wounded.total or "-"), f"{i.date:%d}" if i.date else "-")
        for i in incidents
    ]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("SOHR: 188 soldiers were killed in the three-week battle of Palmyra.", "188"),
        ("OCHA counts 41 civilian mine deaths in Homs and Hama since January.", "41"),
        (
            "Jordan's army chief said on Wednesday that soldiers have killed more than 30 smugglers"
            " this year.",
            "at least 30",
        ),
    ],
    ids=["a battle of weeks", "mine deaths", "have killed this year"],
)
def test_totals(text: str, killed: str, geocoder: Geocoder) -> None:
    reading = read_report(text, WEDNESDAY, geocoder)
    assert not reading.incidents
    assert [str(t.killed) for t in reading.tallies] == [killed]


def test_first_of_the_year_is_no_total(geocoder: Geocoder) -> None:
    text = "The army killed three smugglers near Tanf on Monday, the first such clash this year."
    reading = read_report(text, WEDNESDAY, geocoder)
    assert [str(i.killed.total) for i in reading.incidents] == ["3"]
    assert not reading.tallies
