"""Counts by party and over time: for the small charts on the page and the deck's native ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.briefing.blocks import Block
from geo.briefing.legend import SIZE, Legend
from geo.briefing.sheet import SOFT_INK, text_mm
from geo.briefing.view import BriefingView
from geo.frame import CATEGORIES, day_date, day_number
from geo.maps.style import NOBODY_COLOUR, PARTY_COLOURS
from geo.model import Casualties, Category, CountRange, Incident, Party

MOST_DAYS, MOST_WEEKS = 31, 30


@dataclass(frozen=True, slots=True)
class PartyCount:
    """Killed and wounded of one party as far as sources say so; None where none did.

    Without a party: those of whom no source says which side they were of.
    """

    party: Party | None
    killed: CountRange | None
    wounded: CountRange | None


def by_party(incidents: Iterable[Incident]) -> list[PartyCount]:
    """The attacks' casualties by party, the most killed first; what is unknown stays out.

    Last come those of no party that is told ("20 soldiers and civilians"), so that the parts don't
    fall short of the whole. Where no party is told at all, there is nothing to part.
    """
    killed: dict[Party | None, CountRange] = {}
    wounded: dict[Party | None, CountRange] = {}
    for incident in incidents:
        if incident.category is Category.ATTACK:
            _add(killed, incident.killed)
            _add(wounded, incident.wounded)
    found = [PartyCount(p, killed.get(p), wounded.get(p)) for p in Party]
    found = [c for c in found if c.killed or c.wounded]
    found.sort(key=lambda c: -(c.killed.min if c.killed else 0))
    if found and (None in killed or None in wounded):
        found.append(PartyCount(None, killed.get(None), wounded.get(None)))
    return found


def _add(counts: dict[Party | None, CountRange], casualties: Casualties) -> None:
    parts: dict[Party | None, CountRange] = {}
    parts.update(casualties.by_party.items())
    if whole := casualties.total:
        rest = whole.min - sum(part.min for part in parts.values())
        if rest > 0:
            parts[None] = CountRange(rest, rest if whole.min == whole.max else None)
    for party, number in parts.items():
        counts[party] = counts[party] + number if party in counts else number


@dataclass(frozen=True, slots=True)
class Trend:
    """Attacks by day, week or month (``unit``): first day of each, how many.

    Weeks begin on Monday, as on the map. ``first`` and ``last``: the days that are counted, from
    within the first week or month to within the last.
    """

    unit: str
    starts: tuple[dt.date, ...]
    attacks: tuple[int, ...]
    first: dt.date
    last: dt.date


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
    unit, width = ("day", 1) if length <= MOST_DAYS else ("week", 7)
    begin = first if unit == "day" else first - day_date(first).weekday()
    counts = np.bincount((days - begin) // width, minlength=(last - begin) // width + 1)
    starts = tuple(day_date(begin + i * width) for i in range(len(counts)))
    return Trend(unit, starts, tuple(int(c) for c in counts), day_date(first), day_date(last))


def _monthly(days: np.ndarray, first: dt.date, last: dt.date) -> Trend:
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(int)
    start = (first.year - 1970) * 12 + first.month - 1
    end = (last.year - 1970) * 12 + last.month - 1
    counts = np.bincount(months - start, minlength=end - start + 1)
    starts = tuple(dt.date(1970 + m // 12, m % 12 + 1, 1) for m in range(start, end + 1))
    return Trend("month", starts, tuple(int(c) for c in counts), first, last)


def party_block(legend: Legend, counts: list[PartyCount]) -> Block | None:
    """Two bars a party, killed full and wounded hollow, with the numbers beside them."""
    told = [c for c in counts if _least(c.killed) or _least(c.wounded)]
    if not any(c.party for c in told):
        return None
    rows = [c for c in told if c.party][:5] + [c for c in told if c.party is None]
    sheet, words, width = legend.sheet, legend.words, legend.width
    longest = max(max(_least(c.killed), _least(c.wounded)) for c in rows)
    names = width * 0.4
    texts = [words.count(n) if n else words.unknown for c in rows for n in (c.killed, c.wounded)]
    bar_mm = width - names - max(text_mm(text, sheet.pt(SIZE), True) for text in texts) - 2
    line = sheet.line_mm(SIZE)
    labels = [sheet.wrap(words.side(c.party), names - 1.5, SIZE, most_lines=2) for c in rows]
    key = sheet.wrap(words.killed_and_wounded, width, SIZE, most_lines=2)
    if rows[-1].party is None:
        key += sheet.wrap(words.no_side_note, width, SIZE, most_lines=3)
    row_mm = 2 * line + 0.8

    def bar(x: float, middle: float, number: CountRange | None, colour: str, full: bool) -> None:
        length = bar_mm * _least(number) / longest
        if length:
            high = line * 0.6
            fill = colour if full else "#FFFFFF"
            sheet.box(x, middle - high / 2, length, high, fc=fill, ec=colour, lw=0.8)
        text = words.count(number) if number else words.unknown
        how: dict[str, Any] = {"bold": number is not None, "gid": "chart", "middle": True}
        sheet.text(x + length + 1.0, middle, text, SIZE, **how)

    def draw(x: float, y: float) -> None:
        legend.heading(x, y, words.party_heading)
        y = sheet.lines(x, y + legend.head, key, SIZE, colour=SOFT_INK, gid="chart") + 0.6
        for row, label in zip(rows, labels, strict=True):
            sheet.lines(x, y + (2 - len(label)) * line / 2, label, SIZE, gid="chart")
            colour = PARTY_COLOURS[row.party] if row.party else NOBODY_COLOUR
            bars = (0.5, row.killed, True), (1.5, row.wounded, False)
            for lines, number, full in bars:
                if row.party or number:  # none without a side is none, not an unknown number
                    bar(x + names, y + lines * line, number, colour, full)
            y += row_mm

    height = legend.head + len(key) * line + 0.6 + len(rows) * row_mm
    return Block("by-party", height, draw)


def _least(number: CountRange | None) -> int:
    return number.min if number else 0


def trend_block(legend: Legend, found: Trend | None) -> Block | None:
    """Bars of attacks over time, with the first and last day and the highest number."""
    if found is None or len(found.starts) < 2:
        return None
    sheet, width, words = legend.sheet, legend.width, legend.words
    line = sheet.line_mm(SIZE)
    tall = 10.0 * sheet.scale
    height = legend.head + line + tall + line + 0.6
    highest = max(found.attacks)

    def draw(x: float, y: float) -> None:
        legend.heading(x, y, words.trend_heading(found.unit))
        top = y + legend.head + line
        step = width / len(found.attacks)
        for i, number in enumerate(found.attacks):
            high = tall * number / highest
            if number:
                at = x + i * step + step * 0.1
                sheet.box(at, top + tall - high, step * 0.8, high, fc="#7A6A45", ec="none")
        sheet.rule(x, top + tall, width, color=SOFT_INK, lw=0.6)
        peak = found.attacks.index(highest)
        label = f"{highest:,}"
        half = text_mm(label, sheet.pt(SIZE)) / 2
        at = min(max(x + (peak + 0.5) * step, x + half), x + width - half)
        sheet.text(at, top - line, label, SIZE, align="center", gid="chart")
        below = top + tall + 0.6
        first, last = (words.date(d) for d in (found.first, found.last))
        sheet.text(x, below, first, SIZE, colour=SOFT_INK, gid="chart")
        sheet.text(x + width, below, last, SIZE, colour=SOFT_INK, align="end", gid="chart")

    return Block("trend", height, draw)
