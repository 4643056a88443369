"""What one cell of a table says: a day, a count of people, a coordinate.

Pure functions from text. Each raises RowError with a reason that names the text and the cure;
an empty cell is None.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geo.errors import InputError
from geo.model import Count, CountRange, DatePrecision

FIRST_YEAR, LAST_YEAR = 1900, 2100
MAX_PEOPLE = 1_000_000


class RowError(InputError):
    """One row can't be imported, for a reason that its text gives; the others can."""


class DateOrder(StrEnum):
    """How a day in figures is written: 31/12/2022 or 12/31/2022."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends inclusive; ``last`` is None for a single day."""

    first: dt.date
    last: dt.date | None
    precision: DatePrecision


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_ONLY = re.compile(r"(\d{4})[-/](\d{1,2})")
_YEAR_ONLY = re.compile(r"(\d{4})(?:\.0)?")
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]\d{1,2}:\d{2}.*)?")
_DAY_NAME = re.compile(r"(\d{1,2})[-\s.]+([A-Za-z]+)[-\s.,]+(\d{4}|\d{2})")
_NAME_DAY = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_NO_ANSWER = frozenset(
    (
        *("", "-", "–", "—", "?", ".", "n/a", "na", "n.a.", "nan", "none", "null"),
        *("unknown", "unclear", "not known", "not available"),
        *("غير معروف", "غير محدد", "مجهول"),
    )
)


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, or a word like "unknown"."""
    return text.strip().lower() in _NO_ANSWER


@lru_cache(maxsize=20_000)
def parse_days(text: str, order: DateOrder | None = None) -> Days | None:
    """A day, or a month or a year where that is all there is.

    ``order`` says how figures like 03/04/2022 are meant; without it they are refused.
    """
    value = text.translate(_DIGITS).strip()
    if value.lower() in _NO_ANSWER:
        return None
    if found := _ISO.fullmatch(value) or _COMPACT.fullmatch(value):
        year, month, day = (int(part) for part in found.groups())
    elif found := _FIGURES.fullmatch(value):
        one, two, year = (int(part) for part in found.groups())
        day, month = _day_and_month(text, one, two, order)
    elif found := _DAY_NAME.fullmatch(value):
        day, month, year = int(found[1]), _month(text, found[2]), int(found[3])
        year += 2000 if year < 100 else 0
    elif found := _NAME_DAY.fullmatch(value):
        day, month, year = int(found[2]), _month(text, found[1]), int(found[3])
    elif found := _MONTH_ONLY.fullmatch(value):
        return month_of(_day(text, int(found[1]), int(found[2]), 1))
    elif found := _YEAR_ONLY.fullmatch(value):
        first = _day(text, int(found[1]), 1, 1)
        return Days(first, first.replace(month=12, day=31), DatePrecision.YEAR)
    else:
        raise RowError(f"{_shown(text)} is no date that can be read; write it like 2022-03-19")
    return Days(_day(text, year, month, day), None, DatePrecision.DAY)


def month_of(day: dt.date) -> Days:
    """The calendar month that a day lies in."""
    last = calendar.monthrange(day.year, day.month)[1]
    return Days(day.replace(day=1), day.replace(day=last), DatePrecision.MONTH)


def order_of(text: str) -> DateOrder | None:
    """What a date in figures gives away of its order: 19/03/2022 can only be day first."""
    found = _FIGURES.fullmatch(text.translate(_DIGITS).strip())
    if not found:
        return None
    if int(found[1]) > 12:
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if int(found[2]) > 12 else None


def is_in_figures(text: str) -> bool:
    """Whether a date's order has to be known to read it."""
    return _FIGURES.fullmatch(text.translate(_DIGITS).strip()) is not None


def _day_and_month(text: str, one: int, two: int, order: DateOrder | None) -> tuple[int, int]:
    if order is None and one != two:
        raise RowError(
            f"{_shown(text)} could be day first or month first; say which, or write 2022-03-19"
        )
    return (two, one) if order is DateOrder.MONTH_FIRST else (one, two)


def _month(text: str, name: str) -> int:
    month = _MONTHS.get(name.lower())
    if month is None:
        raise RowError(f"{_shown(text)} names no month; write the date like 2022-03-19")
    return month


def _day(text: str, year: int, month: int, day: int) -> dt.date:
    try:
        if FIRST_YEAR <= year <= LAST_YEAR:
            return dt.date(year, month, day)
    except ValueError:
        pass
    raise RowError(f"{_shown(text)} is no day of the calendar; correct it")


_NUMBER = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[, '\u00a0\u202f]\d{3})+")
_WHOLE = re.compile(r"(\d+)[.,]0+")
_BETWEEN = re.compile(r"(\d+)\s*(?:-|–|—|to|or)\s*(\d+)", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:at least|more than|over|min(?:imum)?\.?|>=|≥|>)\s*(\d+)|(\d+)\s*(?:\+|or more)",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"(?:up to|at most|max(?:imum)?\.?|<=|≤)\s*(\d+)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def parse_count(text: str) -> Count:
    """People: "5", "5-7", "at least 5", "5+", "up to 7"; None where nobody said."""
    value = text.translate(_DIGITS).strip()
    if value.lower() in _NO_ANSWER:
        return None
    if _NUMBER.fullmatch(value):
        return _range(text, int(value), int(value))
    if found := _WHOLE.fullmatch(value):
        return _range(text, int(found[1]), int(found[1]))
    if _GROUPED.fullmatch(value):
        number = int(re.sub(r"\D", "", value))
        return _range(text, number, number)
    if found := _BETWEEN.fullmatch(value):
        return _range(text, int(found[1]), int(found[2]))
    if found := _AT_LEAST.fullmatch(value):
        low = int(found[1] or found[2])
        exclusive = value.lower().startswith(("more than", "over")) or value[0] == ">" != value[:2]
        return _range(text, low + 1 if exclusive and not value.startswith(">=") else low, None)
    if found := _AT_MOST.fullmatch(value):
        return _range(text, 0, int(found[1]))
    raise RowError(f"{_shown(text)} is no count of people; write 5, 5-7 or at least 5")


def _range(text: str, low: int, high: int | None) -> CountRange:
    if high is not None and high < low:
        raise RowError(f"{_shown(text)} runs backwards; write the smaller count first")
    if low > MAX_PEOPLE or (high or 0) > MAX_PEOPLE:
        raise RowError(f"{_shown(text)} can't be a count of people; correct it")
    return CountRange(low, high)


_DEGREES = re.compile(r"([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEWnsew])?")
_DMS = re.compile(
    r"(\d{1,3})\s*[°º:\s]\s*(\d{1,2})\s*(?:['′’:\s]\s*(\d{1,2}(?:[.,]\d+)?)?\s*(?:[\"″”]|'')?)?"
    r"\s*([NSEWnsew])"
)


def parse_degrees(text: str, *, is_lat: bool) -> float | None:
    """A latitude or longitude in degrees; a decimal comma and 34°33'10"N are understood."""
    value = text.strip()
    if not value.isascii():
        value = value.translate(_DIGITS).replace("−", "-")
    if value.lower() in _NO_ANSWER:
        return None
    axis, side, limit = ("latitude", "NS", 90) if is_lat else ("longitude", "EW", 180)
    letter: str | None
    if found := _DEGREES.fullmatch(value):
        degrees, letter = float(found[1].replace(",", ".")), found[2]
    elif found := _DMS.fullmatch(value):
        seconds = float((found[3] or "0").replace(",", "."))
        degrees, letter = int(found[1]) + int(found[2]) / 60 + seconds / 3600, found[4]
    else:
        try:  # 3.455e1, or more digits than anybody measures
            degrees, letter = float(value), None
        except ValueError:
            raise RowError(f"{_shown(text)} is no {axis}; write degrees like 34.5502") from None
    if letter is not None:
        if letter.upper() not in side:
            raise RowError(f"{_shown(text)} is no {axis} but the other axis; were they swapped?")
        degrees = -abs(degrees) if letter.upper() in "SW" else degrees
    if not -limit <= degrees <= limit:
        raise RowError(f"{_shown(text)} is no {axis}, which runs to {limit}; were they swapped?")
    return degrees


def _shown(text: str) -> str:
    short = text.strip()
    return repr(short if len(short) <= 40 else short[:39] + "…")
