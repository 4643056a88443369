"""Totals, tolls and numbers in reports of several events."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.notes import dead
from tests.reports.sides import GOV, IS, PUBLISHED, told


@pytest.mark.parametrize(
    "total",
    [
        "At least 34 people have been killed since the outbreak of the fighting in Deir Ezzor.",
        "Mines have killed 21 people since the truffle season began.",
        "The Civil Defense said it had documented the death of 63 people in explosions since the "
        "fall of the regime.",
        "The militias have lost more than 50 members in a week of attacks by IS in the desert of "
        "Homs.",
        "Within 48 hours IS attacks in the Homs desert and in Deir ez-Zor killed 35 soldiers, "
        "eight of them near Al-Kawm.",
        "SOHR has documented the death of 1,523, including 153 foreigners, since 24 March 2019.",
    ],
)
def test_totals_are_no_events(total: str, geocoder: Geocoder) -> None:
    text = f"{total}\n\nOn Sunday, a mine killed two children near Kabajib."
    reading = read_report(text, PUBLISHED, geocoder)
    assert [dead(i) for i in reading.incidents] == ["2"]
    assert len(reading.tallies) == 1


@pytest.mark.parametrize(
    ("count", "killed"),
    [("1,523, including 153 foreigners,", 1523), ("1,523 soldiers", 1523)],
)
def test_a_number_before_a_comma(count: str, killed: int, geocoder: Geocoder) -> None:
    text = f"SOHR has documented the death of {count} since 24 March 2019."
    (tally,) = read_report(text, PUBLISHED, geocoder).tallies
    assert tally.killed is not None and tally.killed.min == killed


def test_what_a_season_has_cost_is_no_part_of_a_day(geocoder: Geocoder) -> None:
    text = (
        "Nine people were killed in two attacks in the desert on Sunday, the bloodiest day of a "
        "season that has already cost the lives of 200."
    )
    (tally,) = read_report(text, PUBLISHED, geocoder).tallies
    assert str(tally.killed) == "9"


def test_a_river_is_no_country(geocoder: Geocoder) -> None:
    text = (
        "A shell killed three civilians in Dhiban on Sunday. Eleven others were wounded and taken "
        "across the river to a hospital."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert reading.tallies == ()
    assert [str(i.wounded.total) for i in reading.incidents] == ["11"]


def test_strikes_of_some_hours_are_one_bombardment(geocoder: Geocoder) -> None:
    text = (
        "Russian planes carried out 130 strikes in the 24 hours to Monday, killing 16 militants "
        "between Ithriya and Al-Rusafa."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert [dead(i) for i in reading.incidents] == ["16"] and not reading.tallies


@pytest.mark.parametrize(
    "total",
    [
        "SOHR counted 369 people killed by the Islamic State in the first four months of the year.",
        "In its first month, the strikes of Russia killed 595 people, 185 of them civilians.",
    ],
)
def test_first_months_are_totals(total: str, geocoder: Geocoder) -> None:
    text = f"{total}\n\nOn Sunday, a mine killed two children near Kabajib."
    reading = read_report(text, PUBLISHED, geocoder)
    assert [dead(i) for i in reading.incidents] == ["2"]
    assert len(reading.tallies) == 1


def test_a_toll_and_what_is_said_beside_it(geocoder: Geocoder) -> None:
    text = (
        "ISIS killed 19 truffle pickers near Al-Sukhna on Sunday. SOHR put the number of those "
        "killed at 23 and said that Russian jets had bombed caves in the area of Al-Kawm."
    )
    first, second = told(text, geocoder)
    assert [str(c.killed.total) for c in first.extra_claims] == ["23"]
    assert (second.attacker, second.killed.total) == (GOV, None)


def test_bodies_found_later_are_of_the_attack(geocoder: Geocoder) -> None:
    text = (
        "ISIS killed 61 civilians near Al-Sukhna on Sunday. He told us that six bodies had been "
        "found by a shepherd as late as Wednesday."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["61"]


def test_one_man_described_twice(geocoder: Geocoder) -> None:
    text = (
        "IS ambushed a tanker near Al-Tibni on Sunday. The driver of the tanker, a civilian from "
        "Al-Masrab, was killed, as well as four soldiers."
    )
    assert [dead(i) for i in told(text, geocoder)] == ["5"]


@pytest.mark.parametrize(
    "total",
    [
        "Over 350 civilians have been killed in the city since a truce collapsed on February 19.",
        "A month of infighting in Deir Ezzor alone has killed nearly 300 fighters.",
        "The coalition said its raids there unintentionally killed at least 220 civilians.",
        "The army killed 77 militants in the desert of Homs during the past week.",
        "The toll of the week stands at 21 soldiers and two civilians dead.",
        "The SDF has lost 121 fighters since 20 January. Four civilians lost their lives.",
        "Attacks by ISIS fell to seven, from eleven in the week before. In total, 24 soldiers were "
        "killed.",
        "In the year's second quarter 41 guards were shot dead by IS in Raqqa and Hama.",
        "The month's fighting has cost the army 52 men.",
        "IS has killed 33 police in the desert in 2023.",
        "Hama alone saw 64 of the raids, with 12 soldiers and nine herdsmen killed.",
        "Nearly 200 drivers have died on the road in the three years since IS fell.",
        "Nine guards have been killed near Arak since the winter.",
        "Raids between 12 March and 4 April left 38 dead, it says.",
        "Its patrols this quarter killed 13 militants.",
        "Some 70 men were killed on both sides in a fortnight of clashes around Palmyra.",
        "At least 55 people had been killed in the desert since January.",
        "Sixteen police have been killed in the east of Hama in recent months.",
        "More than 30 soldiers have died in a month.",
        "SOHR puts the dead of the year in the army's part of the desert at 121.",
        "SOHR counts 88 mine deaths in Syria this year.",
        "The SDF took Hajin on Monday, SOHR says; since 10 January 310 SDF fighters and 540 IS men "
        "have died there.",
    ],
)
def test_sums_of_some_time(total: str, geocoder: Geocoder) -> None:
    reading = read_report(total, PUBLISHED, geocoder)
    assert not reading.incidents and len(reading.tallies) == 1


def test_one_battle_of_three_days_is_no_total(geocoder: Geocoder) -> None:
    text = "On 6 March 2022, IS attacked Arak. SOHR counted 82 deaths in three days of fighting."
    assert [dead(i) for i in told(text, geocoder)] == ["82"]


@pytest.mark.parametrize(
    ("toll", "killed"),
    [
        ("The Observatory put the number of dead at 80 militants and 31 soldiers.", "111"),
        ("The Observatory, which initially reported 23 deaths, said 33 bodies were counted.", "33"),
        (
            "The number of casualties has risen to 21 so far, they are: 14 soldiers and 7 members "
            "of IS who were killed, while the number of those who were injured is 20.",
            "21",
        ),
        (
            "SNHR has documented the killing of 61 civilians, including a woman, and of seven "
            "members of regime forces.",
            "68",
        ),
    ],
)
def test_tolls_of_two_sides(toll: str, killed: str, geocoder: Geocoder) -> None:
    text = f"On Sunday, IS attacked an army post near Arak. {toll}"
    assert [dead(i) for i in told(text, geocoder)] == [killed]


def test_a_colon_makes_no_clock_of_a_toll(geocoder: Geocoder) -> None:
    text = (
        "The number of people killed in the Syrian desert in the past 72 hours has risen to 31: 16 "
        "regime soldiers, 12 ISIS members and three civilians."
    )
    (tally,) = read_report(text, PUBLISHED, geocoder).tallies
    assert tally.killed is not None and tally.killed.min == 31


@pytest.mark.parametrize(
    "total",
    [
        "Six people were killed in the first ten days of January in attacks by IS in the desert.",
        "The regime claimed that it had killed 400 men in the battle of Palmyra and lost 188.",
    ],
)
def test_a_battle_and_first_days_are_totals(total: str, geocoder: Geocoder) -> None:
    reading = read_report(total, PUBLISHED, geocoder)
    assert not reading.incidents and len(reading.tallies) == 1


def test_a_total_of_its_own_period_is_no_part_of_the_last(geocoder: Geocoder) -> None:
    text = (
        "SOHR documented the death of nine soldiers in two separate attacks by ISIS in the desert."
        "\n\nSince March 24, 2019, 1,488 soldiers have been killed, while 1,009 ISIS members have "
        "been killed in the same period."
    )
    tallies = read_report(text, PUBLISHED, geocoder).tallies
    assert [t.killed and t.killed.min for t in tallies] == [9, 2497]


def test_bodies_of_the_missing(geocoder: Geocoder) -> None:
    text = (
        "ISIS killed five soldiers near Al-Kawm on Sunday, while four other soldiers went missing. "
        "The bodies of three of the missing were found this morning two kilometres from the post."
    )
    assert len(told(text, geocoder)) == 1


def test_one_of_the_top_five(geocoder: Geocoder) -> None:
    text = (
        "A US drone strike killed a senior IS figure near Hajin last week. Maher X, described as "
        "one of the top five leaders of IS, was killed on 3 March near Hajin."
    )
    (incident,) = told(text, geocoder)
    assert (dead(incident), incident.date) == ("1", dt.date(2022, 3, 3))


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Gunmen shot dead the commander of the NDF in Ashara, Ali X, and three of his men.", "4"),
        (
            "A bomb went off in the hands of a child in the village of Baghuz, who died at once.",
            "1",
        ),
    ],
)
def test_people_behind_a_place(sentence: str, killed: str, geocoder: Geocoder) -> None:
    assert [dead(i) for i in told(sentence, geocoder)] == [killed]


def test_strikes_that_have_grown_since_a_day(geocoder: Geocoder) -> None:
    text = (
        "Russian airstrikes on the province have intensified since rebels launched a campaign to "
        "break a siege of Deir Ezzor on March 1. The strikes have killed 122 civilians."
    )
    assert told(text, geocoder) == []


def test_the_course_of_weeks_is_a_total(geocoder: Geocoder) -> None:
    text = (
        "Over the course of just two weeks, at least 16 SDF fighters were killed in ISIS attacks "
        "on their posts in eastern Deir ez-Zor."
    )
    reading = read_report(text, PUBLISHED, geocoder)
    assert not reading.incidents and len(reading.tallies) == 1


def test_two_more_are_no_part_of_the_total_they_raise(geocoder: Geocoder) -> None:
    text = (
        "With the death of the two soldiers, the number of men killed in the desert since early "
        "June has risen to 37, including 11 militiamen."
    )
    (tally,) = read_report(text, PUBLISHED, geocoder).tallies
    assert [str(c) for c in tally.by_party.values()] == ["11"]


def test_the_last_of_them_is_of_the_same_sides(geocoder: Geocoder) -> None:
    text = (
        "The Observatory has recorded the deaths of 11 soldiers in 9 attacks by IS since the "
        "beginning of June. The last was an ambush on Monday near Arak that killed two."
    )
    (incident,) = told(text, geocoder)
    assert (incident.attacker, incident.victims) == (IS, (GOV,))
