"""When: the time expressions of a text, resolved against the report's date and nothing else."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace
from typing import Final

from geo.model import DatePrecision
from geo.reports.dates.calendar_dates import (
    calendar_day,
    day_of,
    day_range,
    in_month,
    month_of,
    slashed,
    year_of,
)
from geo.reports.dates.side_by_side import joined
from geo.reports.dates.timewords import expressions_in
from geo.reports.dates.weekdays import weekday, weekday_pair, weekend
from geo.reports.dates.when import Use, When

_COUNTS: Final = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "several": 0, "few": 0, "the": 1, "": 1}

_DAYS_OF: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
_SINCE: Final = re.compile(
    r"(?i)\b(?:since|starting(?: from)?|from|as of)\s+(?:(?:the|its|late|early|mid|beginning|start|"
    r"outset|end|middle|first|month|of|last|on|year|day|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)"
    r"\s+){0,5}$|\bsince\b[^.,;]{0,60}\b(?:began|started|erupted|broke out)\b[^.,;]{0,12}$"
)
_OPENS_PERIOD: Final = ("since", "start", "from", "as of")
_UNTIL: Final = re.compile(
    r"(?i)\b(?:until|till|up to|to|by)\s+(?:the\s+)?(?:(?:end|beginning)\s+of\s+)?$"
)
_MAY_LAST: Final = (Use.POINT, Use.YEAR, Use.PERIOD)
_OF_AN_EVENT: Final = re.compile(r"['’]s?\s+(?!end|close)[A-Za-z]")
_NIGHT_TO: Final = ("night to", "overnight to")
_ENDS_UNTIL: Final = ("until", "till", "to", "by", "the", "of")
_AROUND: Final = re.compile(
    r"(?i)\b(?:around|about|circa|on or about|on or around|approximately)\s+$"
)
_TO: Final = frozenset(("to", "until", "till", "and", "through", "-", "–"))
_TO_MONTH: Final = 10
_NIGHT_HOURS: Final = re.compile(
    r"(?i)\b(?:(?:(?:shortly |just |soon )?after|at) midnight|(?:at|before) dawn|in the early hours"
    r"(?: of the morning)?)\b(?! of| on)"
)
_ENDS_AROUND: Final = ("around", "about", "circa", "approximately")
"""How the words before a date must end for the patterns above to be worth asking."""


def published_in(text: str) -> dt.date | None:
    """The date that a page's own date line gives, if it is a full one."""
    for when in dates_of(text, None):
        if when.first and when.precision is DatePrecision.DAY and when.use is not Use.FUTURE:
            return when.first
    return None


def dates_of(text: str, published: dt.date | None) -> list[When]:
    """All time expressions of a text in reading order."""
    found: list[When] = []
    for match in expressions_in(text):
        # "In July IS attacked it twice. On the 19th it killed four": the 19th of July
        of_month = match.lastgroup == "nth" and found[-1:] and found[-1].precision
        told = found[-1].last if of_month is DatePrecision.MONTH else None
        when = _resolve(match, told or published)
        if when is not None:
            if found and when.year_given and when.precision is DatePrecision.MONTH:
                found[-1] = _in_the_year_of(text, found[-1], when)
            found.append(_with_use(text, when, published))
    if not found:
        return _in_the_night(text, published)
    return joined(text, _with_night_before(text, found, published))


def _with_night_before(text: str, found: list[When], published: dt.date | None) -> list[When]:
    """ "Stormed a post after midnight. On Monday, ...": the night that stands before any day."""
    early = text[: next((w.start for w in found if w.is_point), len(text))]
    if not ("midnight" in early or "dawn" in early or "early hours" in early):
        return found
    end = max(early.rfind(". "), early.rfind(".\n"), 0)
    night = _in_the_night(early[:end], published)
    return sorted([*night, *found], key=lambda w: w.start) if night else found


def _in_the_year_of(text: str, before: When, when: When) -> When:
    """ "From January to July 2021": that January, or the one before if it comes later."""
    known = before.year_given or before.precision is not DatePrecision.MONTH
    if known or before.first is None or when.first is None or when.start - before.end > _TO_MONTH:
        return before
    if text[before.end : when.start].strip() not in _TO:
        return before
    first = before.first.replace(year=when.first.year)
    if first > when.first:
        first = first.replace(year=first.year - 1)
    end = calendar.monthrange(first.year, first.month)[1]
    last = before.last if before.use is Use.SINCE else first.replace(day=end)
    return replace(before, first=first, last=last, year_given=True)


def _in_the_night(text: str, published: dt.date | None) -> list[When]:
    """ "Stormed a post after midnight", "at dawn", where no day is named: of the day it was
    published on."""
    if published is None:
        return []
    return [day_of(m.span(), published) for m in _NIGHT_HOURS.finditer(text)]


def _with_use(text: str, when: When, published: dt.date | None) -> When:
    before = text[max(0, when.start - 90) : when.start]
    low = before.lower()
    end = low.rstrip()
    if when.use in _MAY_LAST:
        names = _OF_AN_EVENT.match(text, when.end) is not None  # "killed by Tuesday's air strike"
        of_it = names and end.endswith("from")  # "the toll from Sunday's explosion"
        pair = when.precision is DatePrecision.RANGE and end.endswith("from")  # "Friday to Sunday"
        opens = any(word in low for word in _OPENS_PERIOD) and not (of_it or pair)
        if opens and _SINCE.search(before):
            return replace(when, use=Use.SINCE, last=published or when.last)
        until = when.use is Use.POINT and end.endswith(_ENDS_UNTIL) and not names
        if until and end.endswith(_NIGHT_TO):
            return when  # "in the night to Saturday": dated by the morning
        if until and _UNTIL.search(before):
            return replace(when, use=Use.UNTIL)
    if (
        end.endswith(_ENDS_AROUND)
        and when.use is Use.POINT
        and when.precision is DatePrecision.DAY
        and _AROUND.search(before)
    ):
        return replace(when, precision=DatePrecision.WEEK)
    return when


class _Groups(dict[str, "str | None"]):
    """The parts of a match; those of the other grammars are None."""

    def __missing__(self, key: str) -> None:
        return None


def _resolve(m: re.Match[str], published: dt.date | None) -> When | None:
    groups = _Groups(m.groupdict())
    at = (m.start(), m.end())
    try:
        if groups["iso"]:
            day = dt.date.fromisoformat(groups["iso"].replace("/", "-"))
            return day_of(at, day, year_given=True)
        if groups["slash"]:
            opens = m.start() == 0 and m.string[m.end() : m.end() + 1] == ":"
            return slashed(at, groups["slash"], published, month_first=opens)
        if groups["nth"]:
            number = int(groups["nth"])
            this = published is None or number <= published.day
            return _day_of_month(at, published, number, "this" if this else "last")
        if groups["r2d"]:
            return day_range(
                at, published, groups["r1d"], groups["r1m"], groups["r2d"], groups["r2m"],
                groups["ry"],
            )  # fmt: skip
        if groups["s2d"]:
            return day_range(
                at, published, groups["s1d"], groups["s1m"], groups["s2d"],
                groups["s2m"] or groups["s1m"], groups["sy"],
            )  # fmt: skip
        for d, mo, y in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
            if groups[d]:
                return calendar_day(at, published, groups[d] or "", groups[mo] or "", groups[y])
        if groups["my"]:
            return month_of(at, published, groups["my"], groups["myy"], groups["part"])
        if groups["yonly"]:
            return year_of(at, int(groups["yonly"]), groups["ypart"])
    except ValueError:  # 31 February: no such day, so no date
        return None
    return _relative(at, groups, m, published)


def _relative(
    at: tuple[int, int], g: _Groups, m: re.Match[str], published: dt.date | None
) -> When | None:
    if g["pair"] and g["pair2"]:
        return weekday_pair(at, published, g["pair"], g["pair2"])
    if g["w1"]:
        return weekday(at, published, g["w1"], g["wpre"] or "")
    if g["w3"]:
        return weekday(at, published, g["w3"], "before last")
    if g["w2"]:
        return weekday(at, published, g["w2"], "")
    if g["daybefore"]:
        return _days_back(at, published, 2)
    if g["overnight"]:
        if published is None:
            return When(*at, Use.POINT, DatePrecision.UNKNOWN)
        first = published - dt.timedelta(days=1)
        if "last" in g["overnight"].lower():
            return When(*at, Use.POINT, DatePrecision.DAY, first, first)
        return When(*at, Use.POINT, DatePrecision.RANGE, first, published)
    if g["weekend"]:
        return weekend(at, published)
    if g["yesterday"]:
        return _days_back(at, published, 1)
    if g["today"]:
        return _days_back(at, published, 0)
    if g["ago"]:
        count = "two" if g["couple"] else g["ago"].split()[0]
        return _ago(at, published, count, g["agounit"] or "day")
    if g["hours"] or g["begun"]:
        return _days_back(at, published, 0)
    if g["newyeareve"]:
        return calendar_day(at, published, "31", "December", None)
    if g["newyearday"]:
        return calendar_day(at, published, "1", "January", None)
    if g["shift"]:
        return _shift(at, g)
    if g["mpart"] and g["mwhich"]:
        return _part_of_month(at, published, g["mpart"], g["mwhich"])
    if g["dom"]:
        return _day_of_month(at, published, int(g["dom"]), g["dommonth"] or "")
    if g["spanunit"] or g["withinunit"]:
        return _span(at, g, m, published)
    if g["thisname"]:
        return _this(at, g["thisname"].lower(), published, told=g["earlier"] is not None)
    return None


def _days_back(at: tuple[int, int], published: dt.date | None, days: int) -> When:
    if published is None:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    return day_of(at, published - dt.timedelta(days=days))


def _ago(at: tuple[int, int], published: dt.date | None, count: str, unit: str) -> When:
    number = int(count) if count.isdecimal() else _COUNTS.get(count.lower(), 0)
    if unit == "hour":
        return _days_back(at, published, number // 24)  # "a few hours ago": today
    if published is None or number == 0:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    if unit in ("day", "night"):
        return _days_back(at, published, number)
    if unit == "week":
        day = published - dt.timedelta(days=7 * number)
        monday = day - dt.timedelta(days=day.weekday())
        sunday = monday + dt.timedelta(days=6)
        return When(*at, Use.POINT, DatePrecision.WEEK, monday, sunday)
    if unit == "month":
        back = published.year * 12 + published.month - 1 - number
        year, month = divmod(back, 12)
        if year < 1:
            return When(*at, Use.POINT, DatePrecision.UNKNOWN)
        last = dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
        return When(*at, Use.POINT, DatePrecision.MONTH, dt.date(year, month + 1, 1), last)
    if published.year - number < 1:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    return year_of(at, published.year - number, None)


def _shift(at: tuple[int, int], g: _Groups) -> When | None:
    if g["sameday"] or g["thed"] == "same":
        return When(*at, Use.SHIFT, DatePrecision.DAY)
    if g["thed"] or g["eve"] or g["after"]:
        forward = g["after"] or (g["thed"] or "").lower() in ("following", "next")
        return When(*at, Use.SHIFT, DatePrecision.DAY, shift_days=1 if forward else -1)
    count = (g["shift"] or "").split()[0].lower()
    number = int(count) if count.isdecimal() else _COUNTS.get(count, 0)
    if number == 0:
        return When(*at, Use.SHIFT, DatePrecision.UNKNOWN)
    days = number * (7 if g["shiftunit"] == "week" else 1)
    sign = 1 if g["shiftdir"] in ("later", "after") else -1
    return When(*at, Use.SHIFT, DatePrecision.DAY, shift_days=sign * min(days, 3000))


def _day_of_month(
    at: tuple[int, int], published: dt.date | None, day: int, month: str
) -> When | None:
    """ "The 23rd of this month", "the 5th of last month"."""
    if published is None:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    back = published.year * 12 + published.month - 1 - (month.lower() == "last")
    year, index = divmod(back, 12)
    if not in_month(year, index + 1, day):
        return None
    return day_of(at, dt.date(year, index + 1, day))


def _part_of_month(
    at: tuple[int, int], published: dt.date | None, part: str, which: str
) -> When | None:
    """ "Early this month", "at the end of last month"."""
    if published is None:
        return When(*at, Use.POINT, DatePrecision.UNKNOWN)
    month = (published.replace(day=1) - dt.timedelta(days=which.lower() == "last")).month
    return month_of(at, published, calendar.month_name[month], None, part)


def _span(at: tuple[int, int], g: _Groups, m: re.Match[str], published: dt.date | None) -> When:
    unit = (g["spanunit"] or g["withinunit"] or "day").lower()
    words = m.group().lower().split()
    count = next((w for w in words if w.isdecimal() or (w in _COUNTS and w != "the")), None)
    told = bool(g["withinunit"]) and "the" in words  # "over the three days": those told of before
    if g["span"] == "recent" or told or published is None:
        return When(*at, Use.PERIOD)
    if words[-2:] == ["past", "week"]:
        return _days_before(at, published, 7)
    if count is None and not words[-1].endswith("s"):
        return _last(at, unit, published)
    number = int(count) if count and count.isdecimal() else _COUNTS.get(count or "", 0)
    if number == 0:
        return When(*at, Use.PERIOD)
    days = max(number // 24, 1) if unit == "hour" else number * _DAYS_OF[unit]
    return _days_before(at, published, min(days, 20_000))


def _days_before(at: tuple[int, int], published: dt.date, days: int) -> When:
    """So many days up to the report."""
    first = published - dt.timedelta(days=days)
    return When(*at, Use.PERIOD, DatePrecision.RANGE, first, published)


def _last(at: tuple[int, int], unit: str, published: dt.date) -> When:
    """ "Last week", "last month", "last year"; "the last day" is a period."""
    if unit == "week":
        return _ago(at, published, "1", "week")
    if unit == "month":
        return _ago(at, published, "1", "month")
    if unit == "year":
        return year_of(at, published.year - 1, None)
    return _days_before(at, published, _DAYS_OF.get(unit, 1))


def _this(at: tuple[int, int], unit: str, published: dt.date | None, *, told: bool) -> When:
    """ "This month" is a period; "earlier this month" is when something happened."""
    use = Use.POINT if told and unit != "year" else Use.PERIOD
    if published is None:
        return When(*at, use)
    if unit == "week":
        first = published - dt.timedelta(days=published.weekday())
        return When(*at, use, DatePrecision.WEEK, first, published)
    if unit == "month":
        return When(*at, use, DatePrecision.MONTH, published.replace(day=1), published)
    if unit in ("fortnight", "quarter"):
        return _days_before(at, published, _DAYS_OF[unit])
    first = published.replace(month=1, day=1)
    return When(*at, Use.PERIOD, DatePrecision.YEAR, first, published)
