"""Candidates for one event told twice: which are found, in which order, and why."""

from __future__ import annotations

import datetime as dt
import os
import time
from dataclasses import replace

import pytest

from geo.model import EventType, Incident, MatchStatus, Party, PlaceMatch, PlaceMention
from geo.reports.duplicates import LIKELY, compare, find_duplicates
from tests.reports.alike import AMBUSH, NEXT_DAY, NONE, killed, moved, told, undated


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(AMBUSH, killed=killed(15)), id="another toll"),
        pytest.param(replace(AMBUSH, attacker=Party.UNKNOWN), id="attacker not named"),
        pytest.param(replace(AMBUSH, killed=NONE, wounded=NONE), id="no numbers"),
        pytest.param(replace(AMBUSH, event_type=EventType.ARMED_ATTACK), id="another word for it"),
        pytest.param(replace(AMBUSH, date=NEXT_DAY), id="a day later"),
        pytest.param(undated(AMBUSH, NEXT_DAY), id="undated, published the day after"),
        pytest.param(
            replace(AMBUSH, place=PlaceMention("", PlaceMatch("", MatchStatus.UNRESOLVED))),
            id="no place",
        ),
    ],
)
def test_same_event(other: Incident) -> None:
    (pair,) = find_duplicates([AMBUSH, other])
    assert pair.score >= LIKELY
    assert pair.reason.endswith(".")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(AMBUSH, date=dt.date(2023, 5, 13)), id="three days later"),
        pytest.param(replace(AMBUSH, date=None), id="undated and unpublished"),
        pytest.param(replace(AMBUSH, attacker=Party.SDF), id="another attacker"),
        pytest.param(replace(AMBUSH, victims=(Party.SDF,)), id="another side hit"),
        pytest.param(
            replace(AMBUSH, killed=killed(2), wounded=NONE, date=NEXT_DAY), id="numbers far apart"
        ),
        pytest.param(
            replace(AMBUSH, killed=killed(0), wounded=NONE, date=NEXT_DAY), id="none and thirteen"
        ),
        pytest.param(replace(AMBUSH, event_type=EventType.AIR_STRIKE), id="another kind"),
    ],
)
def test_other_event(other: Incident) -> None:
    assert find_duplicates([AMBUSH, other]) == []


@pytest.mark.parametrize(
    ("first", "other", "said"),
    [
        pytest.param(
            AMBUSH,
            replace(AMBUSH, killed=killed(15)),
            "Same day, same place, 13 and 15 killed, attacker Islamic State, same kind.",
            id="another toll",
        ),
        pytest.param(
            AMBUSH,
            replace(
                moved(AMBUSH, 20, 30_000.0),
                event_type=EventType.EXPLOSIVE,
                date=NEXT_DAY,
                victims=(Party.CIVILIAN,),
                attacker=None,
            ),
            "One day apart, 20 km apart, within how exact they are known, 13 and 13 killed, "
            "attacker Islamic State in one, unknown in the other, victims told differently, "
            "by other means.",
            id="all else",
        ),
        pytest.param(
            AMBUSH,
            moved(AMBUSH, 0, 120_000.0),
            "Same day, one place as wide as a province, 13 and 13 killed, attacker Islamic State, "
            "same kind.",
            id="a province",
        ),
        pytest.param(
            AMBUSH,
            replace(AMBUSH, attacker=Party.UNKNOWN),
            "Same day, same place, 13 and 13 killed, attacker Islamic State in one, unknown in "
            "the other, same kind.",
            id="one attacker",
        ),
        pytest.param(
            AMBUSH,
            replace(AMBUSH, date=dt.date(2023, 5, 9), date_end=NEXT_DAY, killed=NONE),
            "Days overlap, same place, 13 and unknown killed, attacker Islamic State, same kind.",
            id="three days, no number",
        ),
        pytest.param(
            told(AMBUSH, "13 soldiers died in an ambush on a bus at night."),
            told(replace(AMBUSH, date=NEXT_DAY), "A bus and a checkpoint were hit at dawn."),
            "One day apart, hours fit, same place, 13 and 13 killed, attacker Islamic State, "
            "same kind, both tell of a bus.",
            id="what the words say",
        ),
        pytest.param(
            told(AMBUSH, "13 soldiers died in the morning."),
            told(AMBUSH, "13 soldiers died in the evening."),
            "Other hours of one day, same place, 13 and 13 killed, attacker Islamic State, "
            "same kind.",
            id="other hours",
        ),
        pytest.param(
            replace(AMBUSH, event_type=EventType.CLASH),
            replace(AMBUSH, attacker=Party.GOVERNMENT, victims=(Party.ISLAMIC_STATE,)),
            "Same day, same place, 13 and 13 killed, sides told the other way round.",
            id="told from the other side",
        ),
        pytest.param(
            replace(AMBUSH, event_type=EventType.SHELLING, attacker=Party.COALITION),
            replace(AMBUSH, event_type=EventType.SHELLING, attacker=Party.OTHER_ARMED),
            "Same day, same place, 13 and 13 killed, attacker disputed, same kind.",
            id="who fired",
        ),
    ],
)
def test_the_reason_says_what_agrees_and_what_does_not(
    first: Incident, other: Incident, said: str
) -> None:
    pair = compare(first, other)
    assert pair is not None and pair.reason == said


def test_order_does_not_matter() -> None:
    other = replace(AMBUSH, killed=killed(15), date=NEXT_DAY)
    one, two = compare(AMBUSH, other), compare(other, AMBUSH)
    assert one is not None and two is not None
    assert one.score == two.score


def test_the_likeliest_come_first() -> None:
    near = replace(AMBUSH, killed=killed(15))
    far = replace(AMBUSH, killed=killed(10), date=NEXT_DAY)
    scores = [p.score for p in find_duplicates([far, AMBUSH, near])]
    assert scores == sorted(scores, reverse=True) and len(scores) >= 2


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")
def test_ten_thousand_incidents_are_compared_in_seconds() -> None:
    first = dt.date(2012, 1, 1)
    many = [replace(AMBUSH, date=first + dt.timedelta(days=n // 3), id=n) for n in range(10_000)]
    begin = time.process_time()
    find_duplicates(many)
    assert time.process_time() - begin < 20
