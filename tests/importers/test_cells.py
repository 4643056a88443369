from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.importers.cells import (
    DateOrder,
    RowError,
    order_of,
    parse_count,
    parse_days,
    parse_degrees,
)
from geo.model import CountRange, DatePrecision

DAY = dt.date(2022, 3, 6)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2022-03-06", None),
        ("2022/3/6", None),
        ("2022-03-06 00:00:00.000", None),
        ("2022-03-06T14:30:00Z", None),
        ("20220306", None),
        ("06 March 2022", None),
        ("6-Mar-22", None),
        ("March 6, 2022", None),
        ("Mar 6th 2022", None),
        ("06/03/2022", DateOrder.DAY_FIRST),
        ("6.3.2022", DateOrder.DAY_FIRST),
        ("03/06/2022", DateOrder.MONTH_FIRST),
        ("03/06/2022 00:00", DateOrder.MONTH_FIRST),
        ("٠٦/٠٣/٢٠٢٢", DateOrder.DAY_FIRST),
    ],
)
def test_days(text: str, order: DateOrder | None) -> None:
    days = parse_days(text, order)
    assert days is not None
    assert (days.first, days.last, days.precision) == (DAY, None, DatePrecision.DAY)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2022-02", dt.date(2022, 2, 1), dt.date(2022, 2, 28), DatePrecision.MONTH),
        ("2022", dt.date(2022, 1, 1), dt.date(2022, 12, 31), DatePrecision.YEAR),
    ],
)
def test_months_and_years(
    text: str, first: dt.date, last: dt.date, precision: DatePrecision
) -> None:
    days = parse_days(text)
    assert days is not None
    assert (days.first, days.last, days.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("03/06/2022", "day first or month first"),
        ("31/02/2022", "no day of the calendar|day first"),
        ("2022-13-01", "no day of the calendar"),
        ("yesterday", "no date"),
        ("44626", "no date"),
        ("06/03/22", "no date"),
        ("0022-03-06", "no day of the calendar"),
        ("6 Smarch 2022", "names no month"),
    ],
)
def test_days_that_are_refused(text: str, words: str) -> None:
    with pytest.raises(RowError, match=words):
        parse_days(text)


def test_the_same_day_and_month_need_no_order() -> None:
    days = parse_days("05/05/2022")
    assert days is not None
    assert days.first == dt.date(2022, 5, 5)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("19/03/2022", DateOrder.DAY_FIRST),
        ("03/19/2022", DateOrder.MONTH_FIRST),
        ("03/06/2022", None),
        ("2022-03-19", None),
    ],
)
def test_order_of(text: str, order: DateOrder | None) -> None:
    assert order_of(text) == order


@pytest.mark.parametrize("text", ["", " ", "unknown", "N/A", "?", "-", "غير معروف"])
def test_what_says_nothing_is_unknown_and_never_0(text: str) -> None:
    assert parse_days(text) is None
    assert parse_count(text) is None
    assert parse_degrees(text, is_lat=True) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", CountRange(0, 0)),
        ("5", CountRange(5, 5)),
        ("5.0", CountRange(5, 5)),
        ("5,0", CountRange(5, 5)),
        ("1,234", CountRange(1234, 1234)),
        ("1 234", CountRange(1234, 1234)),
        ("5-7", CountRange(5, 7)),
        ("5 – 7", CountRange(5, 7)),
        ("5 to 7", CountRange(5, 7)),
        ("at least 5", CountRange(5, None)),
        ("5+", CountRange(5, None)),
        (">=5", CountRange(5, None)),
        (">5", CountRange(6, None)),
        ("more than 5", CountRange(6, None)),
        ("over 5", CountRange(6, None)),
        ("up to 5", CountRange(0, 5)),
        ("٥", CountRange(5, 5)),
    ],
)
def test_counts(text: str, count: CountRange) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["dozens", "-3", "5.5", "7-5", "1,23", "=1+1", "99999999", "5?"])
def test_counts_that_are_refused(text: str) -> None:
    with pytest.raises(RowError):
        parse_count(text)


@pytest.mark.parametrize(
    ("text", "is_lat", "degrees"),
    [
        ("34.5502", True, 34.5502),
        ("34,5502", True, 34.5502),
        ("38,269", False, 38.269),
        ("34.5502° N", True, 34.5502),
        ("33.5 S", True, -33.5),
        ("−33.5", True, -33.5),
        ("34°33'00\"N", True, 34.55),
        ("38° 16′ 12″ E", False, 38.27),
        ("38.26914726257324", False, 38.26914726257324),
        ("٣٤٫٥٥", True, 34.55),
    ],
)
def test_degrees(text: str, is_lat: bool, degrees: float) -> None:
    assert parse_degrees(text, is_lat=is_lat) == pytest.approx(degrees)


@pytest.mark.parametrize(
    ("text", "is_lat", "words"),
    [
        ("138.2", True, "swapped"),
        ("38.2 E", True, "other axis"),
        ("north", True, "no latitude"),
        ("345502", True, "swapped|no latitude"),
        ("nan°", False, "no longitude"),
        ("inf", False, "no longitude"),
    ],
)
def test_degrees_that_are_refused(text: str, is_lat: bool, words: str) -> None:
    with pytest.raises(RowError, match=words):
        parse_degrees(text, is_lat=is_lat)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (
        parse_days,
        parse_count,
        lambda value: parse_degrees(value, is_lat=True),
        lambda value: parse_days(value, DateOrder.DAY_FIRST),
    ):
        try:
            read(text)
        except RowError as error:
            assert len(str(error)) < 200


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_comes_back_however_it_is_written(day: dt.date) -> None:
    for text, order in (
        (day.isoformat(), None),
        (day.strftime("%d/%m/%Y"), DateOrder.DAY_FIRST),
        (day.strftime("%m/%d/%Y"), DateOrder.MONTH_FIRST),
        (day.strftime("%d %B %Y"), None),
    ):
        days = parse_days(text, order)
        assert days is not None
        assert days.first == day


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_range_comes_back(one: int, two: int) -> None:
    low, high = sorted((one, two))
    assert parse_count(f"{low}-{high}") == CountRange(low, high)
