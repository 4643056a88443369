"""What makes a pair likelier one event told twice than another pair; the scores are fitted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import EventType, Incident
from geo.reports.duplicates import compare
from tests.reports.alike import AMBUSH, NEXT_DAY, ONE, THREE, killed, moved, told


def _score(first: Incident, other: Incident) -> float:
    pair = compare(first, other)
    assert pair is not None
    return pair.score


@pytest.mark.parametrize(
    ("first", "other"),
    [
        pytest.param("Gunmen fired on a bus.", "Two buses were hit.", id="a bus"),
        pytest.param("They hit a checkpoint.", "A post was stormed.", id="a post by two names"),
        pytest.param("A shepherd was shot.", "His flock was stolen.", id="a shepherd"),
        pytest.param("They burned a pick-up.", "Two trucks were burned.", id="a lorry"),
    ],
)
def test_telling_of_the_same_things_speaks_for_one_event(first: str, other: str) -> None:
    one, two = told(moved(THREE, 0), first), told(moved(THREE, 5), other)
    assert _score(one, two) > _score(moved(THREE, 0), moved(THREE, 5))


def test_other_words_say_less_for_one_event_than_none() -> None:
    others = told(THREE, "They hit a bus."), told(THREE, "They hit a mosque.")
    assert _score(*others) < _score(THREE, THREE)


def test_a_province_says_less_than_a_desert_and_a_fight_less_than_an_ambush() -> None:
    desert, province = moved(THREE, 30, 60_000.0), moved(THREE, 30, 150_000.0)
    assert _score(THREE, province) < _score(THREE, desert)
    fight = replace(ONE, event_type=EventType.CLASH)
    assert _score(fight, fight) < _score(ONE, ONE)
    by_nobody = replace(ONE, attacker=None)
    assert _score(by_nobody, by_nobody) < _score(by_nobody, ONE)


def test_a_bus_says_more_than_a_post() -> None:
    buses = [told(moved(THREE, km), "They hit a bus.") for km in (0, 5)]
    posts = [told(moved(THREE, km), "They hit a post.") for km in (0, 5)]
    assert _score(*buses) > _score(*posts)


def test_other_hours_of_a_day_speak_for_two_events() -> None:
    morning = told(THREE, "Three died in the morning.")
    evening = told(THREE, "Three died in the evening.")
    assert _score(morning, evening) < _score(morning, told(THREE, "Three died at dawn."))


def test_a_toll_that_rose_is_no_other_toll() -> None:
    later = replace(AMBUSH, killed=killed(39), date=NEXT_DAY)
    rose, told_at_once = told(later, "The death toll rose to 39."), told(later, "39 were killed.")
    assert _score(AMBUSH, rose) > _score(AMBUSH, told_at_once)
    assert _score(rose, replace(AMBUSH, killed=killed(90))) < _score(rose, AMBUSH)
