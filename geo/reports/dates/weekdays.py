"""Days of the week, against the report's date."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final

from geo.model import DatePrecision
from geo.reports.dates.when import Use, When

_DAY_NUMBERS: Final = {
    name.lower(): number
    for number in range(7)
    for name in (calendar.day_name[number], calendar.day_abbr[number])
} | {"tues": 1, "thur": 3, "thurs": 3}
_SATURDAY: Final = 5


def weekday(at: tuple[int, int], published: dt.date | None, name: str, before: str) -> When:
    """The last such day up to the report; ``before``: the word that stands before it ("last"), or
    "before last" behind it."""
    number = _DAY_NUMBERS[name.lower()]
    if published is None:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN, weekday=number)
    word = before.lower().split()[-1] if before else ""
    if word in ("next", "coming", "following"):
        return When(*at, Use.FUTURE, weekday=number)
    back = (published.weekday() - number) % 7
    past = word in ("last", "past", "previous") and back <= 1  # nobody calls yesterday so
    if past or before == "before last":
        back += 7
    day = published - dt.timedelta(days=back)
    return When(*at, Use.POINT, DatePrecision.DAY, day, day, weekday=number)


def weekend(at: tuple[int, int], published: dt.date | None) -> When:
    """The last Saturday and the Sunday behind it, if it has come."""
    if published is None:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    first = published - dt.timedelta(days=(published.weekday() - _SATURDAY) % 7)
    last = min(first + dt.timedelta(days=1), published)
    return When(*at, Use.POINT, DatePrecision.RANGE, first, last)


def weekday_pair(at: tuple[int, int], published: dt.date | None, one: str, two: str) -> When:
    """ "Saturday-Sunday", "between Saturday and Monday": from the one to the other."""
    second = weekday(at, published, two, "")
    if second.first is None:
        return second
    back = (_DAY_NUMBERS[two.lower()] - _DAY_NUMBERS[one.lower()]) % 7
    first = second.first - dt.timedelta(days=back)
    return When(*at, Use.POINT, DatePrecision.RANGE, first, second.first)
