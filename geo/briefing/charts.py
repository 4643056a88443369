"""Counts by party and over time: for the small charts on the page and the deck's native ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from geo.briefing.legend import Block, Legend
from geo.briefing.sheet import SOFT_INK, text_mm
from geo.briefing.view import BriefingView
from geo.frame import CATEGORIES, day_date, day_number
from geo.maps.style import PARTY_COLOURS
from geo.model import Casualties, Category, CountRange, Incident, Party

MOST_DAYS, MOST_WEEKS = 31, 30


@dataclass(frozen=True, slots=True)
class PartyCount:
    """Killed and wounded of one party as far as sources say so; None where none did."""

    party: Party
    killed: CountRange | None
    wounded: CountRange | None


def by_party(incidents: Iterable[Incident]) -> list[PartyCount]:
    """The attacks' casualties by party, the most killed first; what is unknown stays out."""
    killed: dict[Party, CountRange] = {}
    wounded: dict[Party, CountRange] = {}
    for incident in incidents:
        if incident.category is Category.ATTACK:
            _add(killed, incident.killed)
            _add(wounded, incident.wounded)
    found = [PartyCount(p, killed.get(p), wounded.get(p)) for p in Party]
    found = [c for c in found if c.killed or c.wounded]
    return sorted(found, key=lambda c: -(c.killed.min if c.killed else 0))


def _add(counts: dict[Party, CountRange], casualties: Casualties) -> None:
    for party, number in casualties.by_party.items():
        counts[party] = counts[party] + number if party in counts else number


@dataclass(frozen=True, slots=True)
class Trend:
    """Attacks by day, week or month (``unit``): first day of each and how many."""

    unit: str
    starts: tuple[dt.date, ...]
    attacks: tuple[int, ...]


def trend(view: BriefingView) -> Trend | None:
    """Attacks over the filter's period, else over the days shown; None without a dated attack."""
    frame = view.frame
    attack = view.mask & (frame["category"] == CATEGORIES.index(Category.ATTACK)) & frame.has_day
    days = frame["day"][attack].astype(np.int64)
    if not len(days):
        return None
    first = day_number(view.flt.date_from) if view.flt.date_from else int(days.min())
    last = day_number(view.flt.date_to) if view.flt.date_to else int(days.max())
    first, last = min(first, int(days.min())), max(last, int(days.max()))
    length = last - first + 1
    if length > 7 * MOST_WEEKS:
        return _monthly(days, day_date(first), day_date(last))
    width = 1 if length <= MOST_DAYS else 7
    counts = np.bincount((days - first) // width, minlength=-(-length // width))
    starts = tuple(day_date(first + i * width) for i in range(len(counts)))
    return Trend("day" if width == 1 else "week", starts, tuple(int(c) for c in counts))


def _monthly(days: np.ndarray, first: dt.date, last: dt.date) -> Trend:
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(int)
    start = (first.year - 1970) * 12 + first.month - 1
    end = (last.year - 1970) * 12 + last.month - 1
    counts = np.bincount(months - start, minlength=end - start + 1)
    starts = tuple(dt.date(1970 + m // 12, m % 12 + 1, 1) for m in range(start, end + 1))
    return Trend("month", starts, tuple(int(c) for c in counts))


def party_block(legend: Legend, counts: list[PartyCount]) -> Block | None:
    """Bars of killed by party, with the numbers beside them."""
    rows = [c for c in counts if c.killed and c.killed.min][:5]
    if not rows:
        return None
    sheet, width, size = legend.sheet, legend.width, 6.4
    longest = max(c.killed.min for c in rows if c.killed)
    names = width * 0.44
    texts = [legend.words.count(c.killed) for c in rows if c.killed]
    longest_mm = max(text_mm(text, size * sheet.scale, True) for text in texts)
    bar_mm = width - names - longest_mm - 2

    def draw(x: float, y: float) -> None:
        legend.heading(x, y, legend.words.party_heading)
        for i, row in enumerate(rows):
            assert row.killed is not None
            middle = y + legend.head + (i + 0.5) * legend.row
            name = legend.words.victim(row.party)
            fitted = sheet.fit_size(name, names - 1.5, size, 5, False)
            sheet.text(x, middle, name, fitted, middle=True, gid="chart")
            length = max(0.6, bar_mm * row.killed.min / longest)
            high = legend.row * 0.56
            colour = PARTY_COLOURS[row.party]
            sheet.box(x + names, middle - high / 2, length, high, fc=colour, ec="none")
            at = x + names + length + 1.0
            text = legend.words.count(row.killed)
            sheet.text(at, middle, text, size, middle=True, bold=True, gid="chart")

    return Block("by-party", legend.head + len(rows) * legend.row, draw)


def trend_block(legend: Legend, found: Trend | None) -> Block | None:
    """Bars of attacks over time, with the first and last date and the highest number."""
    if found is None or len(found.starts) < 2:
        return None
    sheet, width = legend.sheet, legend.width
    bars = 12.0 * sheet.scale
    height = legend.head + bars + 4.2 * sheet.scale
    highest = max(found.attacks)

    def draw(x: float, y: float) -> None:
        legend.heading(x, y, legend.words.trend_heading(found.unit))
        top = y + legend.head + 1.4 * sheet.scale
        tall = bars - 1.4 * sheet.scale
        step = width / len(found.attacks)
        for i, number in enumerate(found.attacks):
            high = tall * number / highest
            if number:
                at = x + i * step + step * 0.1
                sheet.box(at, top + tall - high, step * 0.8, high, fc="#7A6A45", ec="none")
        sheet.rule(x, top + tall, width, color=SOFT_INK, lw=0.6)
        peak = found.attacks.index(highest)
        label = f"{highest:,}"
        half = text_mm(label, 6 * sheet.scale) / 2
        at = min(max(x + (peak + 0.5) * step, x + half), x + width - half)
        sheet.text(at, top - 2.6 * sheet.scale, label, 6, align="center", gid="chart")
        below = top + tall + 0.6
        first, last = (legend.words.date(d) for d in (found.starts[0], found.starts[-1]))
        sheet.text(x, below, first, 5.8, colour=SOFT_INK, gid="chart")
        sheet.text(x + width, below, last, 5.8, colour=SOFT_INK, align="end", gid="chart")

    return Block("trend", height, draw)
