"""Time expressions against the report's date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import DatePrecision
from geo.reports.dates.dates import dates_of, published_in
from geo.reports.dates.when import Use
from geo.reports.intake import own_day

PUBLISHED = dt.date(2022, 3, 19)  # a Saturday


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("on 6 March 2022", "2022-03-06", "2022-03-06", "day"),
        ("On March 6, 2022, it", "2022-03-06", "2022-03-06", "day"),
        ("on the 6th of March", "2022-03-06", "2022-03-06", "day"),
        ("on March 6", "2022-03-06", "2022-03-06", "day"),
        ("on Mar. 6", "2022-03-06", "2022-03-06", "day"),
        ("on Sunday 4 November", "2021-11-04", "2021-11-04", "day"),
        ("on 24 December", "2021-12-24", "2021-12-24", "day"),
        ("2022-03-06", "2022-03-06", "2022-03-06", "day"),
        ("06/03/2022", "2022-03-06", "2022-03-06", "day"),
        ("06.03.2022", "2022-03-06", "2022-03-06", "day"),
        ("on Sunday", "2022-03-13", "2022-03-13", "day"),
        ("on Saturday evening", "2022-03-19", "2022-03-19", "day"),
        ("late on Friday", "2022-03-18", "2022-03-18", "day"),
        ("last Saturday", "2022-03-12", "2022-03-12", "day"),
        ("last Friday", "2022-03-11", "2022-03-11", "day"),
        ("in January last year", "2021-01-01", "2021-01-31", "month"),
        ("last Tuesday", "2022-03-15", "2022-03-15", "day"),
        ("Sunday's attack", "2022-03-13", "2022-03-13", "day"),
        ("yesterday evening", "2022-03-18", "2022-03-18", "day"),
        ("Yesterday, two", "2022-03-18", "2022-03-18", "day"),
        ("the day before yesterday", "2022-03-17", "2022-03-17", "day"),
        ("The day before yesterday", "2022-03-17", "2022-03-17", "day"),
        ("this morning", "2022-03-19", "2022-03-19", "day"),
        ("today", "2022-03-19", "2022-03-19", "day"),
        ("last night", "2022-03-18", "2022-03-18", "day"),
        ("overnight", "2022-03-18", "2022-03-19", "range"),
        ("stormed a post after midnight, killing two", "2022-03-19", "2022-03-19", "day"),
        ("raided Hajin at dawn", "2022-03-19", "2022-03-19", "day"),
        ("two days ago", "2022-03-17", "2022-03-17", "day"),
        ("Thursday-Friday night", "2022-03-17", "2022-03-18", "range"),
        ("in the night to Friday", "2022-03-18", "2022-03-18", "day"),
        ("overnight Wednesday-Thursday", "2022-03-16", "2022-03-17", "range"),
        ("overnight on Wednesday", "2022-03-16", "2022-03-16", "day"),
        ("overnight to Wednesday", "2022-03-15", "2022-03-16", "range"),
        ("on the night of 5/6 March", "2022-03-05", "2022-03-06", "range"),
        ("on Monday of last week", "2022-03-07", "2022-03-07", "day"),
        ("Monday last week", "2022-03-07", "2022-03-07", "day"),
        ("last week, on Tuesday", "2022-03-08", "2022-03-08", "day"),
        ("earlier this week, on Monday", "2022-03-14", "2022-03-14", "day"),
        ("a week ago, on March 11", "2022-03-11", "2022-03-11", "day"),
        ("last month, on 5 February,", "2022-02-05", "2022-02-05", "day"),
        ("from Monday until Wednesday", "2022-03-14", "2022-03-16", "range"),
        ("on 3, 4 and 5 March", "2022-03-03", "2022-03-05", "range"),
        ("on the first of March", "2022-03-01", "2022-03-01", "day"),
        ("on 5-Mar-2022", "2022-03-05", "2022-03-05", "day"),
        ("2022/03/06", "2022-03-06", "2022-03-06", "day"),
        ("on 16/3/22", "2022-03-16", "2022-03-16", "day"),
        ("a few hours ago", "2022-03-19", "2022-03-19", "day"),
        ("just hours ago", "2022-03-19", "2022-03-19", "day"),
        ("a couple of days ago", "2022-03-17", "2022-03-17", "day"),
        ("since the morning", "2022-03-19", "2022-03-19", "day"),
        ("early this month", "2022-03-01", "2022-03-10", "month"),
        ("at the end of last month", "2022-02-21", "2022-02-28", "month"),
        ("at dawn on the 18th near", "2022-03-18", "2022-03-18", "day"),
        ("on the 28th, he said", "2022-02-28", "2022-02-28", "day"),
        ("on the last day of the year", "2021-12-31", "2021-12-31", "day"),
        ("this dawn", "2022-03-19", "2022-03-19", "day"),
        ("on Friday before last", "2022-03-11", "2022-03-11", "day"),
        ("on the first Friday of March", "2022-03-04", "2022-03-04", "day"),
        ("on the weekend of 5-6 March", "2022-03-05", "2022-03-06", "range"),
        ("on New Year's Eve", "2021-12-31", "2021-12-31", "day"),
        ("between 3 and 5 March", "2022-03-03", "2022-03-05", "range"),
        ("Between 3 and 5 March", "2022-03-03", "2022-03-05", "range"),
        ("from 28 February to 2 March", "2022-02-28", "2022-03-02", "range"),
        ("from March 3 to 5", "2022-03-03", "2022-03-05", "range"),
        ("30 December to 2 January", "2021-12-30", "2022-01-02", "range"),
        ("around 6 March (as reported)", "2022-03-06", "2022-03-06", "week"),
        ("on the 5th of this month", "2022-03-05", "2022-03-05", "day"),
        ("on the 28th of last month", "2022-02-28", "2022-02-28", "day"),
        ("last week", "2022-03-07", "2022-03-13", "week"),
        ("earlier this week", "2022-03-14", "2022-03-19", "week"),
        ("in February", "2022-02-01", "2022-02-28", "month"),
        ("in May", "2021-05-01", "2021-05-31", "month"),
        ("in early March", "2022-03-01", "2022-03-10", "month"),
        ("in mid-March", "2022-03-11", "2022-03-19", "month"),
        ("in the first week of March", "2022-03-01", "2022-03-07", "month"),
        ("on either 10 or 11 March", "2022-03-10", "2022-03-11", "range"),
        ("on Monday night or Tuesday", "2022-03-14", "2022-03-15", "range"),
        ("last month", "2022-02-01", "2022-02-28", "month"),
        ("in February 2020", "2020-02-01", "2020-02-29", "month"),
    ],
)
def test_when_it_happened(text: str, first: str, last: str, precision: str) -> None:
    (when,) = dates_of(text, PUBLISHED)
    assert when.use is Use.POINT
    assert (str(when.first), str(when.last), str(when.precision)) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "use", "first"),
    [
        ("since the beginning of 2022", Use.SINCE, "2022-01-01"),
        ("Since early 2021,", Use.SINCE, "2021-01-01"),
        ("since the start of the year", Use.SINCE, "2022-01-01"),
        ("since March 2019", Use.SINCE, "2019-03-01"),
        ("since 24 March 2019", Use.SINCE, "2019-03-24"),
        ("since the war began in March 2011", Use.SINCE, "2011-03-01"),
        ("so far this year", Use.PERIOD, "2022-01-01"),
        ("this month", Use.PERIOD, "2022-03-01"),
        ("in the past two weeks", Use.PERIOD, "2022-03-05"),
        ("over the past 24 hours", Use.PERIOD, "2022-03-18"),
        ("within 48 hours", Use.PERIOD, "2022-03-17"),
        ("in 2019", Use.YEAR, "2019-01-01"),
        ("last year", Use.YEAR, "2021-01-01"),
        ("next Friday", Use.FUTURE, "None"),
        ("in recent weeks", Use.PERIOD, "None"),
    ],
)
def test_periods_and_background(text: str, use: Use, first: str) -> None:
    (when,) = dates_of(text, PUBLISHED)
    assert (when.use, str(when.first)) == (use, first)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a day earlier", -1),
        ("two days before", -2),
        ("three days later", 3),
        ("the previous day", -1),
        ("The following day", 1),
        ("on the same day", 0),
        ("the next morning", 1),
        ("the previous evening", -1),
        ("two days after,", 2),
    ],
)
def test_counted_from_the_event_before(text: str, days: int) -> None:
    (when,) = dates_of(text, PUBLISHED)
    assert (when.use, when.shift_days) == (Use.SHIFT, days)


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February 2022", "the toll may rise", "a mar in the text", "13-15 soldiers",
        "in 21 operations", "2024 fighters", "the 17th Division", "T2 and T3", "at 10:15",
        "they march on", "on the 4th floor", "5/6 of them", "the sun rose", "40-45 members",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert dates_of(text, PUBLISHED) == []


@pytest.mark.parametrize("text", ["on Sunday", "yesterday", "on March 6", "two days ago"])
def test_without_the_reports_date_nothing_is_guessed(text: str) -> None:
    (when,) = dates_of(text, None)
    assert when.first is None and when.precision is DatePrecision.UNKNOWN


def test_an_hour_says_no_day_where_another_is_named() -> None:
    text = "attacked on Sunday. After midnight they came back, and left at dawn."
    assert [str(w.first) for w in dates_of(text, PUBLISHED)] == ["2022-03-13"]
    assert dates_of("after midnight", None) == []
    assert dates_of("after midnight on the road", PUBLISHED) == []


def test_a_year_needs_no_reports_date() -> None:
    (when,) = dates_of("on 6 March 2022", None)
    assert when.first == dt.date(2022, 3, 6)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Fri 07 Apr 2017", dt.date(2017, 4, 7)),
        ("Published June 20th, 2018 - 10:33 GMT", dt.date(2018, 6, 20)),
        ("2022-03-06", dt.date(2022, 3, 6)),
        ("Friday", None),
    ],
)
def test_a_pages_own_date(line: str, day: dt.date | None) -> None:
    assert published_in(line) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("HOMS, March 20, 2022 (Desk) - Five died.", "2022-03-20", id="dateline"),
        pytest.param("Deir ez-Zor, 20 March 2022 – Five died.", "2022-03-20", id="another"),
        pytest.param(
            "A headline\nBy Jo Doe | 20 March 2022\nFive died.", "2022-03-20", id="byline"
        ),
        pytest.param("HOMS, March 20 (Desk) - Five died.", None, id="no year"),
        pytest.param("Five died near Arak on 20 March 2022.", None, id="an event's"),
        pytest.param("On 20 March 2022, five died near Arak.", None, id="an event's, first"),
        pytest.param("20 March 2022. Five died near Arak.", None, id="a record's"),
        pytest.param("Arak, 20 March 2022: five died.", None, id="a record's, with its place"),
    ],
)
def test_the_day_that_a_report_gives_itself(text: str, day: str | None) -> None:
    found = own_day(text)
    assert (found and found.isoformat()) == day


@settings(deadline=None)
@given(st.dates(dt.date(2012, 1, 1), dt.date(2030, 12, 31)))
def test_weekdays_are_never_after_the_report(published: dt.date) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        (when,) = dates_of(f"on {name}", published)
        assert when.first is not None
        assert 0 <= (published - when.first).days < 7
        assert f"{when.first:%A}" == name


@settings(deadline=None)
@given(st.dates(dt.date(2012, 3, 1), dt.date(2030, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_dates_without_a_year_are_the_last_such_day(
    published: dt.date, month: int, day: int
) -> None:
    name = dt.date(2000, month, 1).strftime("%B")
    (when,) = dates_of(f"on {day} {name}", published)
    assert when.first is not None
    assert (when.first.month, when.first.day) == (month, day)
    assert -1 <= (published - when.first).days <= 366
