"""The view in words: numbers with their unknowns, and the headline sentence."""

from __future__ import annotations

import datetime as dt

from geo.filters import IncidentFilter, long_date
from geo.frame import Summary
from geo.model import GOVERNORATES, Total


def total_text(total: Total) -> str:
    """A total like 25, 22–24, "at least 25" (open, or some unknown) or "unknown" (all are)."""
    if total.known.min == 0 and total.known.max == 0 and total.unknown:
        return "unknown"
    if total.known.max is None or total.unknown:
        return f"at least {total.known.min:,}"
    if total.known.min == total.known.max:
        return f"{total.known.min:,}"
    return f"{total.known.min:,}–{total.known.max:,}"


def period_text(start: dt.date | None, end: dt.date | None) -> str:
    """Like "from 1 to 20 March 2022"; an empty string where there is no date at all."""
    if start and end:
        if start == end:
            return f"on {long_date(start)}"
        if (start.year, start.month) == (end.year, end.month):
            return f"from {start.day} to {long_date(end)}"
        if start.year == end.year:
            return f"from {long_date(start).rsplit(' ', 1)[0]} to {long_date(end)}"
        return f"from {long_date(start)} to {long_date(end)}"
    if start:
        return f"since {long_date(start)}"
    return f"up to {long_date(end)}" if end else ""


def region_text(flt: IncidentFilter, names: dict[str, str] | None = None) -> str:
    """Like "in Homs and Deir-ez-Zor", or an empty string without a region condition."""
    if not flt.regions:
        return ""
    known = {**GOVERNORATES, **(names or {})}
    labels = [known.get(code, code) for code in flt.regions]
    if len(labels) == 1:
        return f"in {labels[0]}"
    return f"in {', '.join(labels[:-1])} and {labels[-1]}"


def plural(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def headline(
    summary: Summary,
    flt: IncidentFilter,
    span: tuple[dt.date, dt.date] | None,
    names: dict[str, str] | None = None,
) -> str:
    """What the view shows, as one or two sentences that hide no unknown.

    ``span``: first and last event date shown, used where the filter sets none.
    """
    first, last = span or (None, None)
    when = period_text(flt.date_from or first, flt.date_to or last)
    where = region_text(flt, names)
    if not summary.attacks and not summary.operations:
        return " ".join(filter(None, ["No incident is known", when, where])) + "."
    parts = " ".join(filter(None, [plural(summary.attacks, "attack"), when, where]))
    if summary.attacks:
        parts += f": {total_text(summary.killed)} killed, {total_text(summary.wounded)} wounded"
        unknown = [
            f"{what} unknown for {total.unknown:,}"
            for what, total in (("killed", summary.killed), ("wounded", summary.wounded))
            if total.unknown
        ]
        parts = "; ".join([parts, *unknown])
    sentences = [parts + "."]
    if summary.operations:
        sentences.append(f"{plural(summary.operations, 'operation')} besides.")
    if summary.pending:
        sentences.append(f"{summary.pending:,} of them not yet verified.")
    if summary.synthetic:
        sentences.append(f"{plural(summary.synthetic, 'incident')} made up for a demonstration.")
    return " ".join(sentences)
