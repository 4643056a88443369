"""Expressions that stand side by side and name one time ("Tuesday of last week", "overnight to
Friday")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.model import DatePrecision
from geo.reports.dates.when import Use, When

_NEAR: Final = 9
"""So many characters may stand between the two."""
_OF_THE_NIGHT: Final = frozenset(("", "on", "from", "between", "of"))
_TO_THE_MORNING: Final = frozenset(("to", "into"))
_OF_THE_WEEK: Final = frozenset(("", "of", "in"))
_MORE_EXACTLY: Final = frozenset(("", ",", "on", ", on", "– on", "- on", "("))
_NTH: Final = ("first", "second", "third", "fourth")
_LOOSE: Final = (DatePrecision.WEEK, DatePrecision.MONTH)
_EXACT: Final = (DatePrecision.DAY, DatePrecision.RANGE)
_IN_TIME: Final = (Use.POINT, Use.PERIOD)


def joined(text: str, whens: Sequence[When]) -> list[When]:
    """The expressions of a text in reading order, of two that name one time one."""
    kept: list[When] = []
    for when in whens:
        before = kept[-1] if kept else None
        one = None
        if before is not None and before.first and when.start - before.end <= _NEAR:
            one = _one(text, before, when)
        if one is None:
            kept.append(when)
        else:
            kept[-1] = one
    return kept


def _one(text: str, a: When, b: When) -> When | None:
    between = text[a.end : b.start].strip().lower()
    if b.use is Use.SHIFT and a.precision is DatePrecision.DAY and between == ",":
        apart = text[b.end : b.end + 1] == ","  # "on July 11, a day before, ..."
        return replace(a, end=b.end) if apart and b.shift_days else None
    if a.precision is DatePrecision.MONTH and b.precision is DatePrecision.YEAR:
        named = between in _OF_THE_WEEK and "month" not in text[a.start : a.end]
        return _month_of_that_year(a, b) if named else None
    if b.use not in _IN_TIME or a.use not in _IN_TIME or b.first is None:
        return None
    if "\n" in text[a.end : b.start]:
        return None
    if a.precision is DatePrecision.RANGE:
        weekend = between == "of" and text.endswith("weekend", 0, a.end)
        return replace(b, start=a.start) if weekend else _the_night(text, a, b, between)
    if a.weekday is not None and b.precision is DatePrecision.MONTH and between in _OF_THE_WEEK:
        return _nth_of_the_month(text, a, b)
    if a.weekday is not None and b.precision is DatePrecision.WEEK:
        possessed = text[b.end : b.end + 1] in ("'", "’")  # "on Monday last week's attack"
        return _in_the_week(a, b, a, b) if between in _OF_THE_WEEK and not possessed else None
    if a.precision not in _LOOSE or between not in _MORE_EXACTLY or b.precision not in _EXACT:
        return None
    if b.weekday is not None:
        return _in_the_week(b, a, a, b) if a.precision is DatePrecision.WEEK else None
    if a.first is None or a.last is None:
        return None
    return replace(b, start=a.start) if a.first <= b.first <= a.last else None


def _month_of_that_year(month: When, year: When) -> When | None:
    """ "In January last year", "since May of last year"."""
    if month.first is None or year.first is None:
        return None
    first = month.first.replace(day=1, year=year.first.year)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    last = month.last if month.use is Use.SINCE and month.last else last
    return replace(month, end=year.end, first=first, last=last, year_given=True)


def _nth_of_the_month(text: str, day: When, month: When) -> When | None:
    """ "On the first Friday of August"."""
    before = text[max(0, day.start - _NEAR) : day.start].split()
    if not before or before[-1] not in _NTH or day.weekday is None or month.first is None:
        return None
    first = month.first.replace(day=1)
    ahead = (day.weekday - first.weekday()) % 7 + 7 * _NTH.index(before[-1])
    found = first + dt.timedelta(days=ahead)
    return replace(day, end=month.end, first=found, last=found)


def _the_night(text: str, a: When, b: When, between: str) -> When | None:
    """ "Overnight Tuesday-Wednesday", "overnight on Tuesday", "overnight to Wednesday"."""
    if b.precision not in _EXACT or b.first is None:
        return None
    if not text.startswith("vernight", a.start + 1):
        return None
    if between in _OF_THE_NIGHT:
        return replace(b, start=a.start, use=Use.POINT)
    if between not in _TO_THE_MORNING:
        return None
    evening = b.first - dt.timedelta(days=1)
    return replace(a, end=b.end, first=evening, last=b.first)


def _in_the_week(day: When, week: When, a: When, b: When) -> When | None:
    """ "Tuesday of last week", "last week on Tuesday": the Tuesday of that week."""
    if day.weekday is None or week.first is None or day.precision is not DatePrecision.DAY:
        return None
    found = week.first + dt.timedelta(days=day.weekday)
    if week.last is None or found > week.last:
        return None  # "on Sunday this week", in a report of Wednesday's
    return replace(day, start=a.start, end=b.end, first=found, last=found)
