"""A time expression, resolved: from when to when, how exactly, and what it is for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from geo.model import DatePrecision


class Use(StrEnum):
    """What a time expression is for."""

    POINT = "point"
    SINCE = "since"
    UNTIL = "until"
    PERIOD = "period"
    SHIFT = "shift"
    YEAR = "year"
    FUTURE = "future"


_POINTS = (Use.POINT, Use.SHIFT)


@dataclass(frozen=True, slots=True)
class When:
    """A time expression; ``start`` and ``end`` in the repaired text.

    ``first`` and ``last`` are None where it can't be resolved (a weekday in an undated report).
    ``month_day`` is what is known of a day whose year can't be resolved.
    ``shift_days`` counts from the date of the event told before (``Use.SHIFT``).
    """

    start: int
    end: int
    use: Use
    precision: DatePrecision = DatePrecision.UNKNOWN
    first: dt.date | None = None
    last: dt.date | None = None
    shift_days: int = 0
    weekday: int | None = None
    month_day: tuple[int, int] | None = None
    year_given: bool = False

    @property
    def is_point(self) -> bool:
        """Whether something happened on it; no period, and no day still to come."""
        return self.use in _POINTS
