"""Dates of the calendar ("6 March", "03/06/2022", "between 3 and 5 March"), resolved."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

from geo.model import DatePrecision
from geo.reports.dates.when import Use, When

_MONTH_NUMBERS: Final = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}

_PARTS: Final = {
    **dict.fromkeys(("beginning", "start", "early"), (1, 10)),
    **dict.fromkeys(("mid", "middle"), (11, 20)),
    **dict.fromkeys(("late", "end"), (21, 0)),
    "first half": (1, 15),
    "second half": (16, 0),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "last week": (0, 0),
}
"""First and last day of a part of a month; 0: counted from its end."""


_NTH: Final = {"first": 1, "second": 2, "third": 3}
"""As in "on the first of March"."""


def day_of(at: tuple[int, int], day: dt.date, *, year_given: bool = False) -> When:
    """One known day; ``at``: the span of its words."""
    return When(*at, Use.POINT, DatePrecision.DAY, day, day, year_given=year_given)


def slashed(
    at: tuple[int, int], text: str, published: dt.date | None, *, month_first: bool
) -> When:
    """Day first, unless only the other order is a date, or one shortly before the report.

    ``month_first``: the date opens the text, as "06/18/2015: ..." does in American data sets.
    """
    first, second, year = (int(p) for p in re.split(r"[./-]", text))
    year += 2000 if year < 100 else 0
    orders = [(first, second), (second, first)]
    if month_first:
        orders.reverse()
    days = [dt.date(year, m, d) for d, m in orders if in_month(year, m, d)]
    if published is not None:
        days.sort(key=lambda day: (day > published, abs((published - day).days)))
    if not days:
        raise ValueError(text)
    return day_of(at, days[0], year_given=True)


def in_month(year: int, month: int, day: int) -> bool:
    """Whether a month has such a day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _month_number(name: str) -> int:
    return _MONTH_NUMBERS[name.rstrip(".").lower()]


def _day_number(text: str) -> int:
    return _NTH.get(text) or int(text.rstrip("stndrh"))


def calendar_day(
    at: tuple[int, int], published: dt.date | None, day: str, month: str, year: str | None
) -> When:
    """A day of a month; without a year the latest that is not after ``published``."""
    number = _month_number(month)
    if year:
        return day_of(at, dt.date(int(year), number, _day_number(day)), year_given=True)
    resolved = _latest(published, number, _day_number(day))
    if resolved is None:
        month_day = number, _day_number(day)
        return When(*at, Use.POINT, DatePrecision.UNKNOWN, month_day=month_day)
    return day_of(at, resolved)


def _latest(published: dt.date | None, month: int, day: int) -> dt.date | None:
    """The last such day not after the report (a day of grace for time zones)."""
    if published is None:
        return None
    limit = published + dt.timedelta(days=1)
    for year in range(published.year, published.year - 9, -1):  # 29 February may need eight
        if day > calendar.monthrange(year, month)[1]:
            continue
        if (found := dt.date(year, month, day)) <= limit:
            return found
    raise ValueError("no such day")


def day_range(
    at: tuple[int, int],
    published: dt.date | None,
    day1: str | None,
    month1: str | None,
    day2: str,
    month2: str | None,
    year: str | None,
) -> When:
    """From one day to another; what the first leaves out it shares with the second."""
    end_month = _month_number(month2 or month1 or "")
    start_month = _month_number(month1) if month1 else end_month
    if year:
        last: dt.date | None = dt.date(int(year), end_month, _day_number(day2))
    else:
        last = _latest(published, end_month, _day_number(day2))
    if last is None:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    first = dt.date(last.year - (start_month > end_month), start_month, _day_number(day1 or ""))
    if first > last:
        raise ValueError("the range runs backward")
    return When(*at, Use.POINT, DatePrecision.RANGE, first, last, year_given=bool(year))


def month_of(
    at: tuple[int, int], published: dt.date | None, name: str, year: str | None, part: str | None
) -> When | None:
    """A month, or the days of it that "mid-March" or "the last week of March" means."""
    number = _month_number(name)
    if year:
        chosen = int(year)
    elif published is None:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    else:
        chosen = published.year - (number > published.month)
    first = dt.date(chosen, number, 1)
    last = dt.date(chosen, number, calendar.monthrange(chosen, number)[1])
    if part is not None:
        begin, end = _PARTS[" ".join(part.lower().split())]
        first, last = first.replace(day=begin or last.day - 6), last.replace(day=end or last.day)
    if published is not None and first <= published < last:
        last = published
    return When(*at, Use.POINT, DatePrecision.MONTH, first, last, year_given=bool(year))


def year_of(at: tuple[int, int], year: int, part: str | None) -> When:
    """The whole of a year."""
    del part  # "early 2024" starts on 1 January as far as a tally goes
    return When(
        *at, Use.YEAR, DatePrecision.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31),
        year_given=True,
    )  # fmt: skip
