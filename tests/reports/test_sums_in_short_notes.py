"""Short notes that sum up: sums and their parts, and running totals."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of, killed_in, least, reading_of


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "IS attacked a post in Hajin, killing two fighters, one from Harija and one from Arak.",
            [2],
            id="parts by where they are from",
        ),
        pytest.param(
            "At least 23 people were killed on Monday in air raids of the coalition on two places "
            "in Deir ez-Zor province. In Albu Kamal three militants and 13 civilians died; in "
            "Al-Husayniyah, further up the Euphrates, seven civilians.",
            [16, 7],
            id="a sum before its parts, the last without a verb",
        ),
        pytest.param(
            "Three shepherds were killed near Arak on Monday; in Hajin, two.",
            [3, 2],
            id="a place and a number alone",
        ),
        pytest.param(
            "Three members of the SDF died in two explosions in eastern Deir ez-Zor: two when a "
            "mine laid by IS went off in Susah, and a commander, by a device in his car in Hajin.",
            [2, 1],
            id="how each died, and where",
        ),
        pytest.param(
            "At least 128 people were killed in Al-Qaryatayn on 1 April. At least 83 died in the "
            "last 48 hours, and 12 of the total were shot as the army came back.",
            [128],
            id="parts of the total told before",
        ),
        pytest.param(
            "Eight fighters were killed on Tuesday in Israeli strikes on Homs province, in several "
            "places including a suburb.",
            [8],
            id="one raid on several places is no running total",
        ),
        pytest.param(
            "SOHR raises to seven, three of them women, the number killed on Monday by shells on "
            "Hajin.",
            [7],
            id="raised to a number, and what it is behind it",
        ),
        pytest.param(
            "Drone strikes killed 12 people near Al-Susah. On Sunday lorries were hit and seven "
            "died; on Monday a car was struck, killing a commander of an Iranian-backed group and "
            "two of his companions; later a tanker, with two dead.",
            [7, 3, 2],
            id="a sum of no day before its parts",
        ),
        pytest.param(
            "SOHR has documented 11 dead soldiers and 13 IS members in fighting near Arak since "
            "yesterday.",
            [24],
            id="so many dead soldiers, and others",
        ),
        pytest.param(
            "A mine damaged a lorry in Hajin on Monday and hurt nobody. SOHR's count of people "
            "killed in this way rises to 589.",
            [0],
            id="a count of all such deaths is no toll of the last",
        ),
        pytest.param(
            "A drone killed three fighters in Al-Susah on Monday. American aircraft meanwhile made "
            "eight strikes on posts near Arak: 17 dead.",
            [3, 17],
            id="others meanwhile, elsewhere",
        ),
        pytest.param(
            "Gunmen attacked Hajin and Al-Susah on Monday. The SDF says it killed 19 of them, six "
            "in Hajin and 13 in Al-Susah.",
            [19],
            id="those who attacked, and where they died",
        ),
        pytest.param(
            "SANA says nine people were killed by a mine near Arak on Monday and that another mine "
            "in the same area killed one more.",
            [9, 1],
            id="that, and that",
        ),
        pytest.param(
            "IS attacked the Arak field on Monday; SOHR says 23 guards were killed. An activist "
            "close to the group gives twelve of its own men dead.",
            [35],
            id="its own men are of the other side",
        ),
        pytest.param(
            "SOHR counts 25 dead in clashes between the SDF and gunmen near Hajin on Monday. The "
            "SDF confirms that three of its fighters were killed and says it drove the gunmen out "
            "of Hajin on Tuesday.",
            [25],
            id="a side tells of its own dead",
        ),
        pytest.param(
            "Last week several mines near Arak and Hajin killed six civilians.",
            [],
            id="several mines in a week are a total",
        ),
        pytest.param(
            "SOHR raises to ten, one a woman, the dead of this morning's air raid on Hajin.",
            [10],
            id="raised, and the dead behind it",
        ),
        pytest.param(
            "Air raids on Hajin killed five people on Monday; that makes at least ten dead in the "
            "village in the past 24 hours.",
            [5],
            id="that makes so many",
        ),
        pytest.param(
            "Warplanes bombed houses in Hajin on Monday, killing five civilians; artillery fire on "
            "a funeral in the town injured about thirty others.",
            [5, None],
            id="other arms from afar",
        ),
        pytest.param(
            "IS attacked a bus in the desert of Sukhnah on Monday and killed 13 soldiers. At dawn "
            "on the same day it fired on posts near Kabajib, injuring several soldiers.",
            [13, None],
            id="on the same day, elsewhere",
        ),
        pytest.param(
            "SOHR counts 37 civilians killed in air strikes since the SDF opened its assault on 10 "
            "March.",
            [],
            id="counts since it began",
        ),
        pytest.param(
            "A paper says that an air strike in Al-Baghuz on 18 March 2019 killed 80 people.",
            [80],
            id="a note of long ago",
        ),
        pytest.param(
            "SOHR: a commander of the Revolutionary Guards, an Iranian, was killed by a mine near "
            "Arak on Monday.",
            [1],
            id="of what nation he was",
        ),
        pytest.param(
            "A Russian general died and two men were wounded when a bomb went off near Arak on "
            "Monday; the general died while he was being evacuated.",
            [1],
            id="where he died",
        ),
        pytest.param(
            "Nine fighters were killed in strikes near Arak on Monday. SANA says air defences shot "
            "down several missiles and gives no casualties.",
            [9],
            id="who gives no casualties denies none",
        ),
        pytest.param(
            "IS beheaded two drivers near Arak on Monday, according to SOHR, which counts 43 "
            "soldiers killed in the desert since the beginning of the month.",
            [2],
            id="which counts so many since",
        ),
        pytest.param(
            "Warplanes bombed Hajin on Monday, and helicopters dropped two barrel bombs on Mahin.",
            [None, None],
            id="helicopters elsewhere",
        ),
        pytest.param(
            "IS shelled a post in Hajin on Monday and struck a checkpoint in Arak.",
            [None, None],
            id="hit in turn",
        ),
        pytest.param(
            "Bombers attacked two bases in Homs on Monday. State media give 32 dead; SOHR counts "
            "42 dead, 30 in al-Mahatta and 12 in al-Ghouta.",
            [32],
            id="another count of what was told, by its places",
        ),
        pytest.param(
            "SOHR says strikes on Homs killed ten people on Monday. A radio says farmland at "
            "al-Waer was hit too, without casualties there.",
            [10],
            id="no casualties of one more deed",
        ),
        pytest.param(
            "Seven civilians were shot by a firing squad in the desert of Ayyash on Monday.",
            [7],
            id="a firing squad",
        ),
        pytest.param(
            "A paper puts at 21 the number of shepherds shot near Maadan on Sunday. SOHR gives 19 "
            "dead and places it in the Sabkha desert.",
            [21],
            id="another source places it elsewhere",
        ),
        pytest.param(
            "Gunmen shot dead a man in Hajin on Monday, whose four sons had been killed by jets.",
            [1],
            id="whose sons had been killed",
        ),
        pytest.param(
            "A fighter of the SDF was shot dead in Hajin on Monday; with him the number of people "
            "assassinated in its areas reaches 518. Four coalition members have also been killed.",
            [1],
            id="with him the number reaches",
        ),
        pytest.param("A child died of cold in the camp of Al-Hawl on Tuesday.", [], id="of cold"),
        pytest.param(
            "A car bomb went off in Al-Shuhayl on Monday. SOHR has 20 dead, 14 of them workers of "
            "the Omar field.",
            [20],
            id="where some of them worked",
        ),
        pytest.param(
            "Eight rockets hit the Omar field on Monday and hurt nobody. The coalition answered "
            "with artillery on a launch site near Al-Mayadin.",
            [0, None],
            id="answered elsewhere",
        ),
        pytest.param(
            "Shells of the SDF killed three members of the Turkish-backed National Army. A woman "
            "and her daughter were killed in Hajin, while a man was killed in Susah.",
            [3, 2, 1],
            id="not a sum: other people",
        ),
        pytest.param(
            "Mines killed nine people in Deir ez-Zor province in one week, among them four in a "
            "car near Mayadin on Tuesday and two herders near Hajin two days later.",
            [4, 2],
            id="parts with a place and a day each",
        ),
        pytest.param(
            "Last month SANA had reported six killed in Hajin: a councillor and his driver, shot "
            "in Susah on Monday, and four guards, shot in Abu Kamal on Tuesday.",
            [2, 4],
            id="parts behind a colon",
        ),
        pytest.param(
            "Gunmen attacked a bus near Al-Shola on Monday. A hospital source told Reuters six "
            "people had died; SANA said five.",
            [6],
            id="what a source told another",
        ),
        pytest.param(
            "IS shelled a post near Al-Sukhnah on Monday and killed two soldiers. In answer "
            "artillery shelled caves near Jabal al-Bishri, without casualties there.",
            [2, 0],
            id="in answer elsewhere",
        ),
        pytest.param(
            "SANA reports two mine explosions near Salamiyah on Monday: the first killed nine "
            "people who were looking for truffles and injured two, the second killed one.",
            [9, 1],
            id="the first and the second",
        ),
        pytest.param(
            "IS ambushed a bus near Al-Shola on Monday. SANA had 28 dead; SOHR has raised its "
            "figure to 30, with 15 wounded.",
            [30],
            id="raised its figure",
        ),
        pytest.param(
            "Gunmen killed two men in Al-Mayadin on Monday. Three guards were hurt; one of them "
            "has since died.",
            [3],
            id="has since died",
        ),
        pytest.param(
            "Two gunmen fired on a checkpoint in Dhiban, killing two SDF members. It is the 75th "
            "operation of the group since the year began; 40 people have been killed in them.",
            [2],
            id="since the year began",
        ),
        pytest.param(
            "Ten workers were killed on Monday when their bus was attacked near Al-Shola. Russian "
            "aircraft have pounded the desert for two days.",
            [10],
            id="the desert is bombed",
        ),
        pytest.param(
            "SOHR says 25 people have been killed in clashes between the SDF and gunmen around "
            "Dhiban since Monday. The SDF confirms three dead of its own.",
            [25],
            id="dead of its own",
        ),
        pytest.param(
            "Fourteen fighters were killed in a strike on the T4 base on Monday, SOHR says. Tehran "
            "later raised the number of its own dead from four to seven.",
            [14],
            id="the number of its own dead",
        ),
        pytest.param(
            "An IS ambush near Ithriya killed five people on Monday. A rescue party struck a mine "
            "on its way there and lost three men.",
            [5, 3],
            id="those who came to help",
        ),
        pytest.param(
            "Aircraft killed 20 militants northeast of Palmyra on Monday. Two soldiers were "
            "killed by a mine near Al-Sukhnah.",
            [20, 2],
            id="a mine behind a raid",
        ),
    ],
)
def test_sums_and_parts(geocoder: Geocoder, text: str, killed: list[int | None]) -> None:
    assert [killed_in(i) for i in incidents_of(text, geocoder)] == killed


def test_what_a_sum_says_goes_to_its_parts(geocoder: Geocoder) -> None:
    text = (
        "At least 23 people were killed on Monday in air raids of the coalition on two places in "
        "Deir ez-Zor province. In Albu Kamal 16 people died; in Al-Husayniyah, seven."
    )
    for incident in incidents_of(text, geocoder):
        assert (incident.event_type, incident.attacker) == ("air_strike", "coalition")
        assert incident.date == dt.date(2023, 4, 10)


@pytest.mark.parametrize("verb", ["takes", "brings", "raises"])
def test_an_event_that_a_running_total_is_told_with(geocoder: Geocoder, verb: str) -> None:
    text = (
        f"The death of a farmer by a mine near Arak on Sunday {verb} to 112 those killed by "
        "mines this year."
    )
    reading = reading_of(text, geocoder)
    assert [killed_in(i) for i in reading.incidents] == [1]
    assert [least(t.killed) for t in reading.tallies] == [112]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Its running total for the desert since the start of the year goes up to 321 dead: 24 "
            "IS members, 260 soldiers and 37 civilians.",
            321,
            id="goes up to",
        ),
        pytest.param(
            "In all, 72 people have died in the desert this year by its count: nine IS members, 55 "
            "soldiers, eight civilians.",
            72,
            id="by its count",
        ),
        pytest.param(
            "August, with 31 dead in 24 attacks, was the deadliest month.", 31, id="a month"
        ),
        pytest.param(
            "It says that IS killed 69 men, and air strikes killed 13 IS members in the period.",
            82,
            id="in the period",
        ),
    ],
)
def test_running_totals(geocoder: Geocoder, text: str, killed: int) -> None:
    reading = reading_of(text, geocoder)
    assert not reading.incidents
    assert [least(t.killed) for t in reading.tallies] == [killed]


def test_those_who_came_to_help_were_hit_there(geocoder: Geocoder) -> None:
    text = (
        "Gunmen shot dead a mukhtar in Al-Hawaij on Monday night. An Asayish patrol that came to "
        "the scene was hit by a roadside bomb; one man died."
    )
    first, second = incidents_of(text, geocoder)
    assert (second.date, second.place.mention) == (first.date, first.place.mention)
