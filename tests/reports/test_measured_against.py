"""What news is measured against, sums over days and places, and old deeds of those it is about."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import CountRange
from geo.places.geocoder import Geocoder
from tests.reports.notes import incidents_of, killed_in, reading_of

MONDAY = dt.date(2023, 4, 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The attack on Monday near Arak, which killed 4 soldiers, was the deadliest since a "
            "December ambush near T3 that left 23 dead.",
            [(MONDAY, 4, "near Arak")],
            id="the deadliest since",
        ),
        pytest.param(
            "The commander, who was behind the killing of 11 workers in December, was killed near "
            "Al-Sukhnah on Monday.",
            [(MONDAY, 1, "near Al-Sukhnah")],
            id="an old deed of his",
        ),
        pytest.param(
            "Two attacks near Arak and T3 killed 6 and 5 soldiers respectively on Monday.",
            [(MONDAY, 6, "near Arak"), (MONDAY, 5, "T3")],
            id="respectively",
        ),
        pytest.param(
            "Two separate attacks in the Homs desert on Monday killed 11 soldiers, 6 near Arak and "
            "5 near T3.",
            [(MONDAY, 6, "near Arak"), (MONDAY, 5, "near T3")],
            id="parts behind a comma",
        ),
        pytest.param(
            "The death toll from Thursday's attack on a bus near Kabajib has reached 28, as three "
            "of the wounded died on Monday.",
            [(dt.date(2023, 4, 6), 28, "near Kabajib")],
            id="the attack's day, not the later deaths'",
        ),
        pytest.param(
            "Dozens took to the streets of Al-Busayrah on Monday to protest the killing of two "
            "youths by the SDF on Sunday.",
            [(dt.date(2023, 4, 9), 2, "Al-Busayrah")],
            id="the deed's day, not the protest's",
        ),
        pytest.param(
            "Palmyra was the scene of some of the worst fighting of the war, and 400 civilians "
            "were killed there in 2015.",
            [],
            id="killed there in a year long past",
        ),
        pytest.param(
            "Two drivers were killed near Arak on Monday, so that 23 have died there this year.",
            [(MONDAY, 2, "near Arak")],
            id="so that so many have died",
        ),
        pytest.param(
            "With the death of four guards in an ambush near Arak on Monday, 70 guards have been "
            "killed this year.",
            [(MONDAY, 4, "near Arak")],
            id="with these, so many",
        ),
        pytest.param(
            "On Monday two more guards were killed near Arak; 16 have died in the area in a month.",
            [(MONDAY, 2, "near Arak")],
            id="a total behind a semicolon takes no day",
        ),
        pytest.param(
            "A raid on a post near Arak on Monday killed six, the latest of 29 guards killed in "
            "Homs since January.",
            [(MONDAY, 6, "near Arak")],
            id="the latest of so many",
        ),
        pytest.param(
            "With Monday's raid near Arak, in which five died, the number of guards killed in "
            "April is 18.",
            [(MONDAY, 5, "near Arak")],
            id="with that raid, the number is",
        ),
        pytest.param(
            "Six guards were killed in a raid near Arak on Monday and the month's dead now number "
            "31.",
            [(MONDAY, 6, "near Arak")],
            id="the month's dead",
        ),
        pytest.param(
            "Shells on Hajin killed seven on Sunday, one a girl, and 12 the day before.",
            [(dt.date(2023, 4, 9), 7, "Hajin"), (dt.date(2023, 4, 8), 12, "Hajin")],
            id="a number for each of two days",
        ),
        pytest.param(
            "IS killed two guards near Arak on Sunday and four on Monday.",
            [(dt.date(2023, 4, 9), 2, "near Arak"), (MONDAY, 4, "near Arak")],
            id="and so many on Monday",
        ),
        pytest.param(
            "Six drivers died on Monday when their van was hit near Arak. Russian jets bombed IS "
            "in its caves in the desert.",
            [(MONDAY, 6, "near Arak")],
            id="raids on others are no part of an attack",
        ),
        pytest.param(
            "A boy was killed by a mine near Arak on Monday. SOHR has counted 90 civilians, 12 "
            "women among them, killed by mines in 2023; 71 died in Hama, 30 of them herdsmen.",
            [(MONDAY, 1, "near Arak")],
            id="some of those counted are no event",
        ),
        pytest.param(
            "Government aircraft struck Hajin on Monday. In Al-Susah three raids killed one man.",
            [(MONDAY, None, "Hajin"), (None, 1, "Al-Susah")],
            id="three raids on a town are one event",
        ),
        pytest.param(
            "A mine wounded a Russian general near Arak on Monday. SOHR counts 60 guards and 90 IS "
            "men dead in the offensive.",
            [(MONDAY, None, "near Arak")],
            id="the dead of an offensive",
        ),
        pytest.param(
            "The SDF took Hajin on Monday after a week of fighting, SOHR says; since 10 January "
            "310 SDF fighters and 540 IS men have died there.",
            [(MONDAY, None, "Hajin")],
            id="since a day in the same sentence",
        ),
        pytest.param(
            "A bomb killed four guards near Arak on Monday. Al-Naba claims 23 dead for the week.",
            [(MONDAY, 4, "near Arak")],
            id="so many for the week",
        ),
        pytest.param(
            "Two guards died near Arak on Monday. The number of guards killed there since 24 March "
            "2021 is now 190.",
            [(MONDAY, 2, "near Arak")],
            id="the number is now",
        ),
    ],
)
def test_only_the_news_is_drawn(
    text: str, told: list[tuple[dt.date, int, str]], geocoder: Geocoder
) -> None:
    found = incidents_of(text, geocoder)
    assert [(i.date, killed_in(i), i.place.mention) for i in found] == told


@pytest.mark.parametrize(
    ("text", "killed", "drawn"),
    [
        ("In the last week alone, 17 soldiers have died in the Badia.", 17, []),
        ("Attacks near Kabajib on Saturday, Sunday and Monday killed nine soldiers.", 9, []),
        ("Up to 100 IS fighters were killed in a week of air strikes, Russia said.", 1, []),
        (
            "A total of 68 people have died in truffle season incidents, the most recent on "
            "Monday when a mine near Arak killed three.",
            68,
            [3],
        ),
    ],
    ids=["alone", "several days", "a week of strikes", "the most recent"],
)
def test_sums_are_tallies(text: str, killed: int, drawn: list[int], geocoder: Geocoder) -> None:
    reading = reading_of(text, geocoder)
    assert [t.killed.min for t in reading.tallies if t.killed] == [killed]
    assert [killed_in(i) for i in reading.incidents] == drawn


def test_a_tally_of_a_past_year_ends_with_it(geocoder: Geocoder) -> None:
    text = "In 2021, mines killed 88 people in Homs countryside, the UN said on Monday."
    (tally,) = reading_of(text, geocoder).tallies
    assert (tally.date_from, tally.date_to) == (dt.date(2021, 1, 1), dt.date(2021, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Four soldiers were killed near Arak overnight, a monitor said on Tuesday.", 10),
        ("SANA said on Monday that four soldiers were killed near Arak yesterday.", 9),
        ("SANA said today that four soldiers were killed near Arak yesterday.", 11),
    ],
)
def test_yesterday_counts_from_the_day_it_was_said(text: str, day: int, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.date == dt.date(2023, 4, day)


def test_the_day_they_set_out_is_not_the_attacks(geocoder: Geocoder) -> None:
    text = (
        "Five truffle hunters were killed in the Palmyra desert, relatives said on Tuesday. The "
        "group had set out on Sunday morning."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.date == dt.date(2023, 4, 11)


def test_what_was_answered_lies_elsewhere(geocoder: Geocoder) -> None:
    text = "The army killed nine militants on Monday in response to an attack on a post near Arak."
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.point is None


def test_the_dead_since_a_day_are_no_attack_of_the_place_named_last(geocoder: Geocoder) -> None:
    text = (
        "Seven people have been killed since Sunday: four SDF members, two clansmen and a child "
        "who was hit by a bullet in Dhiban on Monday."
    )
    reading = reading_of(text, geocoder)
    assert not reading.incidents
    assert [t.killed.min for t in reading.tallies if t.killed] == [7]


def test_another_wounded_is_of_the_attack_and_not_of_the_raid_behind_it(
    geocoder: Geocoder,
) -> None:
    text = (
        "An IS cell attacked an SDF post near Al-Shaddadi on Sunday, killing one member and "
        "wounding another, and that the SDF arrested four suspects in a raid in Gharanij on Monday."
    )
    attack, raid = incidents_of(text, geocoder)
    assert (attack.wounded.total, raid.wounded.total) == (CountRange(1, 1), None)


def test_the_parts_of_a_sum_of_two_attacks_are_drawn_with_its_sides(geocoder: Geocoder) -> None:
    text = (
        "Islamic State killed six soldiers in two attacks in the Badia, the Observatory said on "
        "Monday. Four of them died when militants attacked a convoy near Arak, while two were "
        "killed by a mine near Ithriya."
    )
    told = incidents_of(text, geocoder)
    assert [(i.place.mention, killed_in(i)) for i in told] == [
        ("near Arak", 4),
        ("near Ithriya", 2),
    ]
    assert all([str(v) for v in i.victims] == ["government"] for i in told)


def test_rocket_launchers_that_are_sent_shell_nobody(geocoder: Geocoder) -> None:
    text = "The army on Sunday sent reinforcements, including tanks and rocket launchers, to Arak."
    (incident,) = incidents_of(text, geocoder)
    assert str(incident.event_type) == "troop_movement"


def test_the_bodies_of_some_of_them_are_no_second_count(geocoder: Geocoder) -> None:
    text = (
        "IS killed at least nine soldiers near Arak on Friday. A source told Zaman al-Wasl that "
        "the bodies of seven of them were taken to Homs."
    )
    (incident,) = incidents_of(text, geocoder)
    assert (killed_in(incident), incident.extra_claims) == (9, ())


def test_an_attack_hours_before_the_shelling_is_its_own(geocoder: Geocoder) -> None:
    text = (
        "Two civilians were killed on Monday when regime forces shelled Al-Tayyana. The "
        "shelling came hours after gunmen crossed the river and attacked SDF posts in the town, "
        "the SDF said, adding that it had killed three of the attackers."
    )
    told = incidents_of(text, geocoder)
    assert [killed_in(i) for i in told] == [2, 3]


def test_the_claim_of_fewer_dead_is_the_claimants_own_word(geocoder: Geocoder) -> None:
    text = (
        "An SDF member, his wife and their daughter were killed in Hajin on Tuesday by gunmen. IS "
        "said via Amaq that it had killed a member of the SDF and wounded another."
    )
    (incident,) = incidents_of(text, geocoder)
    assert (killed_in(incident), incident.wounded.total, incident.source) == (3, None, None)
    (claim,) = incident.extra_claims
    assert (claim.source, str(claim.killed.total), str(claim.wounded.total)) == ("Amaq", "1", "1")


def test_the_boy_of_a_protest_was_shot_on_the_day_that_is_told_of_it(geocoder: Geocoder) -> None:
    text = (
        "Residents of Al-Shuhayl protested on Sunday against the killing of a boy by SDF fire. The "
        "boy, 13, was shot on Friday near a checkpoint."
    )
    (incident,) = incidents_of(text, geocoder)
    assert (incident.date, killed_in(incident)) == (dt.date(2023, 4, 7), 1)


def test_who_died_of_wounds_later_is_of_the_same_attack(geocoder: Geocoder) -> None:
    text = (
        "Ten soldiers died in an attack in the Ithriya area on Saturday; four more died of their "
        "wounds on Sunday, bringing the toll to 14."
    )
    (incident,) = incidents_of(text, geocoder)
    assert (incident.date, killed_in(incident)) == (dt.date(2023, 4, 8), 14)


def test_the_day_he_went_missing_makes_no_second_killing(geocoder: Geocoder) -> None:
    text = (
        "The body of an officer was found on Saturday near the Al-Nishan field. He had been shot "
        "dead; he went missing on Wednesday along with his driver."
    )
    (incident,) = incidents_of(text, geocoder)
    assert killed_in(incident) == 1


def test_the_day_of_the_kidnapping_is_not_that_of_the_killing(geocoder: Geocoder) -> None:
    text = "IS beheaded the imam of Al-Hawayij on Monday after kidnapping him three days before."
    (incident,) = incidents_of(text, geocoder)
    assert incident.date == MONDAY
