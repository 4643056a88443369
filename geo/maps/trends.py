"""Attacks and casualties over time and by the party that suffered: what the page's charts show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import numpy as np

from geo.frame import CATEGORIES, PARTIES, Bools, Column, Frame, day_date, total
from geo.maps.style import NOBODY_COLOUR, PARTY_COLOURS, PARTY_LABELS, SEVERAL_COLOUR, SEVERAL_LABEL
from geo.model import Category, Total

MOST_WEEKS = 130
"""Longer periods are counted by month."""
NOBODY_LABEL = "Nobody named"
_THURSDAY = 3
"""Day 0 is Thursday, 1 January 1970; weeks begin on Monday."""


@dataclass(frozen=True, slots=True)
class Period:
    """One week or month: its first day, and the attacks that began in it."""

    start: dt.date
    attacks: int
    killed: Total
    wounded: Total


@dataclass(frozen=True, slots=True)
class Trend:
    """Attacks by week or by month, without gaps."""

    unit: Literal["week", "month"]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Attacks by who suffered: one party alone, several, or nobody named. Each attack is in one."""

    label: str
    colour: str
    attacks: int
    killed: Total
    wounded: Total


def trend(frame: Frame, mask: Bools) -> Trend | None:
    """Attacks by week, or by month where the weeks are too many; None without a dated attack.

    ``mask``: shape ``(len(frame),)``. Periods without an attack are in it, with none.
    """
    rows = np.flatnonzero(_attacks(frame, mask) & frame.has_day)
    if not len(rows):
        return None
    days = frame["day"][rows].astype(np.int64)  # in order, as all rows are
    weeks = (days + _THURSDAY) // 7
    if weeks[-1] - weeks[0] < MOST_WEEKS:
        starts = np.arange(weeks[0], weeks[-1] + 1) * 7 - _THURSDAY
        return Trend("week", _periods(frame, rows, weeks - weeks[0], starts))
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    firsts = np.arange(months[0], months[-1] + 1).astype("datetime64[M]")
    starts = firsts.astype("datetime64[D]").astype(np.int64)
    return Trend("month", _periods(frame, rows, months - months[0], starts))


def _periods(frame: Frame, rows: Column, of_row: Column, starts: Column) -> tuple[Period, ...]:
    edges = np.searchsorted(of_row, np.arange(len(starts) + 1))
    return tuple(
        Period(day_date(start), int(to - at), *_totals(frame, rows[at:to]))
        for start, at, to in zip(starts, edges, edges[1:], strict=False)
    )


def by_party(frame: Frame, mask: Bools) -> tuple[Group, ...]:
    """Attacks by who suffered, the most first; together they are all attacks of the mask."""
    attacks = _attacks(frame, mask)
    victims = frame["victims"]
    alone = [(PARTY_LABELS[p], PARTY_COLOURS[p], victims == 1 << i) for i, p in enumerate(PARTIES)]
    several = (victims & (victims - np.uint8(1))) != 0
    groups = [
        *alone,
        (SEVERAL_LABEL, SEVERAL_COLOUR, several),
        (NOBODY_LABEL, NOBODY_COLOUR, victims == 0),
    ]
    found = []
    for label, colour, chosen in groups:
        rows = np.flatnonzero(attacks & chosen)
        if len(rows):
            found.append(Group(label, colour, len(rows), *_totals(frame, rows)))
    return tuple(sorted(found, key=lambda group: -group.attacks))


def _attacks(frame: Frame, mask: Bools) -> Bools:
    return np.asarray(mask & (frame["category"] == CATEGORIES.index(Category.ATTACK)))


def _totals(frame: Frame, rows: Column) -> tuple[Total, Total]:
    return total(frame, rows, "killed"), total(frame, rows, "wounded")
