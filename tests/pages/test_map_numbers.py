from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from geo.filters import IncidentFilter
from geo.model import Party
from pages.ui.map_component import _checked_spot
from pages.ui.map_numbers import period_before
from pages.ui.map_table import SORTS, sorted_rows
from tests.frames import made_up_frame

SPAN = (dt.date(2022, 1, 1), dt.date(2022, 12, 31))
FRAME = made_up_frame(200)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_period_before_is_as_long_and_filtered_alike() -> None:
    flt = IncidentFilter(day("2022-03-08"), day("2022-03-14"), parties=(Party.SDF,))
    before, _ = period_before(flt, SPAN)
    assert before == IncidentFilter(day("2022-03-01"), day("2022-03-07"), parties=(Party.SDF,))


@pytest.mark.parametrize(
    ("flt", "span", "said"),
    [
        pytest.param(IncidentFilter(), SPAN, "no period before", id="all dates"),
        pytest.param(IncidentFilter(SPAN[0]), None, "no period before", id="an empty store"),
        pytest.param(
            IncidentFilter(day("2022-01-03"), day("2022-01-09")), SPAN, "1 January 2022", id="a gap"
        ),
        pytest.param(IncidentFilter(SPAN[0]), SPAN, "not covered", id="from the first day"),
    ],
)
def test_no_period_before_says_why(
    flt: IncidentFilter, span: tuple[dt.date, dt.date] | None, said: str
) -> None:
    before, why = period_before(flt, span)
    assert before is None and said in why


def test_a_single_day_is_compared_with_the_day_before() -> None:
    before, _ = period_before(IncidentFilter(day("2022-01-02"), day("2022-01-02")), SPAN)
    assert before is not None and before.date_from == before.date_to == SPAN[0]


@pytest.mark.parametrize("by", SORTS)
def test_the_unknown_comes_last_in_every_order(by: str) -> None:
    rows = np.arange(len(FRAME))
    column, sign = SORTS[by]
    made = FRAME[column][sorted_rows(FRAME, rows, by)].astype(float)
    assert sorted(sorted_rows(FRAME, rows, by)) == rows.tolist()
    unknown = ~FRAME.has_day if column == "day" else ~(FRAME[column] >= 0)
    known = made[: len(rows) - unknown.sum()]
    assert (np.diff(sign * known) >= 0).all()


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"lon": 38.5, "lat": 34.5, "km": 20}, (38.5, 34.5, 20.0)),
        ({"lon": None, "lat": None, "km": 0}, (None, None, 0.0)),
        ({"lon": 38.5, "lat": 34.5, "km": 0}, None),
        ({"lon": 38.5, "lat": 34.5, "km": 1e9}, None),
        ({"lon": 380, "lat": 34.5, "km": 20}, None),
        ({"lon": "<b>", "lat": 34.5, "km": 20}, None),
        ({"lon": 38.5, "km": 20}, None),
        ({"lon": float("nan"), "lat": 34.5, "km": 20}, None),
        (None, None),
        ("34.5 38.5", None),
    ],
)
def test_a_spot_of_the_browser_is_checked(sent: object, expected: object) -> None:
    assert _checked_spot(sent) == expected
