"""Attacks told in a row: the first, the second, and the one of last week."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import CountRange, Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

MONDAY = dt.date(2022, 6, 13)


def _least(count: CountRange | None) -> int | None:
    return None if count is None else count.min


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two attacks hit Al-Izba on Monday. In the first attack, two SDF fighters were "
            "killed. The second wounded three.",
            [(2, None, "Al-Izba"), (None, 3, "Al-Izba")],
        ),
        (
            "Two bombs went off in Al-Shuhayl on Monday. The first killed two SDF fighters. The "
            "second, near the bakery, wounded three.",
            [(2, None, "Al-Shuhayl"), (None, 3, "Al-Shuhayl")],
        ),
        (
            "Islamic State attacked twice on Monday. In the first attack, near Kabajib, four SDF "
            "fighters were killed, while in the second, near Al-Shola, six were wounded.",
            [(4, None, "near Kabajib"), (None, 6, "near Al-Shola")],
        ),
        (
            "On Monday, gunmen carried out three attacks: an SDF fighter died in Hajin, two were "
            "killed near Al-Shuhayl and an SDF driver was wounded in Dhiban.",
            [(1, None, "Hajin"), (2, None, "near Al-Shuhayl"), (None, 1, "Dhiban")],
        ),
        (
            "A mine wounded two SDF fighters near Al-Shuhayl on Monday. A third member, who came "
            "to their aid, was killed by another mine.",
            [(None, 2, "near Al-Shuhayl"), (1, None, "near Al-Shuhayl")],
        ),
        (
            "A bomb in Hajin killed three SDF fighters on Monday, a car bomb in Dhiban killed six "
            "and injured at least eight, and another in Gharanij two.",
            [(3, None, "Hajin"), (6, 8, "Dhiban"), (2, None, "Gharanij")],
        ),
        (
            "A bomb in Hajin killed three SDF fighters on Monday, a car bomb in Dhiban six, "
            "another in Gharanij two.",
            [(3, None, "Hajin"), (6, None, "Dhiban"), (2, None, "Gharanij")],
        ),
        (
            "A mine in Hajin killed three SDF fighters on Monday, one in Dhiban two, one in "
            "Gharanij five.",
            [(3, None, "Hajin"), (2, None, "Dhiban"), (5, None, "Gharanij")],
        ),
        (
            "Gunmen killed an SDF fighter in Hajin and two others in Gharanij on Monday.",
            [(1, None, "Hajin"), (2, None, "Gharanij")],
        ),
        (
            "Mines killed an SDF guard in Hajin, an SDF driver in Dhiban and two SDF fighters in "
            "Gharanij on Monday.",
            [(1, None, "Hajin"), (1, None, "Dhiban"), (2, None, "Gharanij")],
        ),
    ],
)
def test_the_second_is_an_event_of_its_own(
    text: str, told: list[tuple[int | None, int | None, str]], geocoder: Geocoder
) -> None:
    """It keeps the day, the sides and, where none is said, the place of the first."""
    incidents = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    found = [(i.killed.total, i.wounded.total, i.place.match.name) for i in incidents]
    assert [(_least(k), _least(w), name) for k, w, name in found] == told
    assert {i.date for i in incidents} == {MONDAY}
    assert {i.victims for i in incidents} == {(Party.SDF,)}
    assert len({i.event_type for i in incidents}) == 1


def test_the_first_of_two_is_old_where_the_second_is_the_news(geocoder: Geocoder) -> None:
    reading = read_report(
        "For the second time in a week, gunmen attacked an SDF post in Al-Izba; no casualties "
        "were reported. In the first attack two SDF fighters were killed.",
        dt.date(2022, 6, 14),
        geocoder,
    )
    (incident,) = reading.incidents
    assert incident.killed.total == CountRange.exactly(0)
    assert [i.reason for i in reading.ignored] == ["it recalls an earlier event"]


def test_a_fourth_without_victims_adds_nothing(geocoder: Geocoder) -> None:
    text = (
        "Four explosions rocked Al-Mayadin on Monday, three of them in a deserted house. The "
        "fourth exploded near the bakery. No casualties were reported."
    )
    assert len(read_report(text, dt.date(2022, 6, 14), geocoder).incidents) == 1


def test_what_came_the_day_before_is_an_event_of_its_own(geocoder: Geocoder) -> None:
    text = (
        "Saturday's shelling of Al-Baghuz killed 7 civilians, after 11 had died in Friday's "
        "strikes on the same village."
    )
    found = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert [(i.date and i.date.day, _least(i.killed.total)) for i in found] == [(11, 7), (10, 11)]


def test_who_died_after_being_wounded_is_told_once(geocoder: Geocoder) -> None:
    text = "Two soldiers died in hospital on Monday, after being wounded on Sunday near Arak."
    assert len(read_report(text, dt.date(2022, 6, 14), geocoder).incidents) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ten days after the ambush that killed 14 soldiers near Al-Shola, the army said it "
            "had killed the cell's leader and 3 others in Kabajib on Saturday.",
            [(dt.date(2022, 6, 1), 14), (dt.date(2022, 6, 11), 4)],
        ),
        (
            "Two days after a mine killed three shepherds near Arak, another mine killed a farmer "
            "in Al-Sukhnah on Sunday.",
            [(dt.date(2022, 6, 10), 3), (dt.date(2022, 6, 12), 1)],
        ),
        (
            "A day after gunmen killed his brother, a teacher was shot dead in Hajin on Sunday.",
            [(dt.date(2022, 6, 12), 1)],
        ),
    ],
)
def test_what_led_up_to_it_has_its_own_day(
    text: str, told: list[tuple[dt.date, int]], geocoder: Geocoder
) -> None:
    found = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert [(i.date, _least(i.killed.total)) for i in found] == told


def test_who_took_the_town_a_year_before_attacked_nobody_now(geocoder: Geocoder) -> None:
    text = "A year after the army retook Palmyra, IS killed 3 soldiers near Arak."
    (incident,) = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert incident.attacker is Party.ISLAMIC_STATE


def test_deeds_strung_by_while_and_as_well_as_are_events_of_their_own(geocoder: Geocoder) -> None:
    text = (
        "Gunmen opened fire on a checkpoint of the SDF in Al-Sabha, injuring two members, while an "
        "explosive device went off under a vehicle on the road of Al-Kubar without casualties, as "
        "well as armed men attacked the house of a policeman in Dhiban with a hand grenade."
    )
    found = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert [i.place.mention for i in found] == ["Al-Sabha", "Al-Kubar", "Dhiban"]
    assert [_least(i.wounded.total) for i in found] == [2, 0, None]


def test_a_list_of_strikes_behind_in_addition_to_is_one_event(geocoder: Geocoder) -> None:
    text = (
        "Airstrikes destroyed depots in Al-Mayadin and Abu Kamal on Sunday, in addition to "
        "airstrikes targeting positions near Deir ez-Zor."
    )
    assert len(read_report(text, dt.date(2022, 6, 14), geocoder).incidents) == 1


def test_two_days_later_counts_from_what_stands_before_the_semicolon(geocoder: Geocoder) -> None:
    text = (
        "On 6 June an IS cell killed an SDF commander in Hajin; two days later another cell killed "
        "two policemen in Al-Shuhayl."
    )
    found = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert [i.date for i in found] == [dt.date(2022, 6, 6), dt.date(2022, 6, 8)]


def test_all_who_sat_in_it_died(geocoder: Geocoder) -> None:
    text = "A drone hit a car carrying three IS militants near Arak on Monday. All died."
    (incident,) = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert (_least(incident.killed.total), incident.victims) == (3, (Party.ISLAMIC_STATE,))


@pytest.mark.parametrize(
    ("then", "killed"),
    [
        ("Two were freed after a day, while the bodies of the others were found.", 2),
        ("Two were freed; the other two were found dead on 13 June.", 2),
        ("Three were released and the others were killed.", 1),
    ],
    ids=["their bodies", "the other two", "killed"],
)
def test_those_left_of_the_abducted(then: str, killed: int, geocoder: Geocoder) -> None:
    text = f"Four herders were abducted by IS near Arak on 10 June. {then}"
    (incident,) = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert (_least(incident.killed.total), incident.date) == (killed, dt.date(2022, 6, 10))


def test_one_died_where_the_wounded_were_flown(geocoder: Geocoder) -> None:
    text = (
        "A bomb killed three SDF fighters in Hajin on 10 June. Five wounded were flown to Hasakah, "
        "where one of them died on 12 June."
    )
    (incident,) = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert (_least(incident.killed.total), _least(incident.wounded.total)) == (4, 4)
    assert incident.place.match.name == "Hajin"
