from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from geo.filters import IncidentFilter
from geo.frame import CATEGORIES, Frame, day_number, summarise, total
from geo.maps.trends import by_party, trend
from geo.model import Category
from tests.frames import made_up_frame

FRAME = made_up_frame(400, seed=3)
ATTACK = CATEGORIES.index(Category.ATTACK)


def dated(*days: str) -> Frame:
    base = made_up_frame(len(days), seed=1)
    numbers = [day_number(dt.date.fromisoformat(day)) for day in days]
    return Frame.build(
        {**base.columns, "day": np.array(numbers), "category": np.full(len(days), ATTACK)}
    )


def test_weeks_begin_on_monday_and_empty_ones_are_kept() -> None:
    frame = dated("2022-03-06", "2022-03-07", "2022-03-13", "2022-03-28")
    found = trend(frame, np.ones(4, bool))
    assert found is not None and found.unit == "week"
    assert [(p.start.isoformat(), p.attacks) for p in found.periods] == [
        ("2022-02-28", 1),
        ("2022-03-07", 2),
        ("2022-03-14", 0),
        ("2022-03-21", 0),
        ("2022-03-28", 1),
    ]


def test_many_weeks_become_months() -> None:
    frame = dated("2019-12-31", "2020-01-01", "2023-03-01")
    found = trend(frame, np.ones(3, bool))
    assert found is not None and found.unit == "month"
    assert [p.start.isoformat() for p in found.periods[:2]] == ["2019-12-01", "2020-01-01"]
    assert found.periods[-1].start == dt.date(2023, 3, 1)
    assert sum(p.attacks for p in found.periods) == 3


def test_a_period_sums_as_the_headline_does() -> None:
    mask = IncidentFilter().select(FRAME)
    found = trend(FRAME, mask)
    assert found is not None
    attacks = mask & (FRAME["category"] == ATTACK) & FRAME.has_day
    assert sum(p.attacks for p in found.periods) == attacks.sum()
    killed = total(FRAME, attacks, "killed")
    assert sum(p.killed.known.min for p in found.periods) == killed.known.min
    assert sum(p.killed.unknown for p in found.periods) == killed.unknown


def test_every_attack_stands_in_one_group() -> None:
    mask = IncidentFilter().select(FRAME)
    summary = summarise(FRAME, mask)
    groups = by_party(FRAME, mask)
    assert sum(g.attacks for g in groups) == summary.attacks
    assert sum(g.wounded.known.min for g in groups) == summary.wounded.known.min
    assert {"Several parties", "Nobody named"} & {g.label for g in groups}


@pytest.mark.parametrize("rows", [0, 5], ids=["an empty store", "nothing shown"])
def test_nothing_shown_has_no_trend(rows: int) -> None:
    frame = made_up_frame(rows)
    assert trend(frame, np.zeros(rows, bool)) is None
    assert by_party(frame, np.zeros(rows, bool)) == ()
