"""ACLED's one figure of deaths as the range that it stands for.

ACLED writes 10 (or another conventional figure) where its sources only say that people died, and
says so in the notes; it splits one figure over several events; and it writes 0 where the sources
give no number. None of these is a count.
"""

from __future__ import annotations

import re

from geo.importers.cells import parse_count
from geo.model import Count, CountRange

_CLUES = (
    *("coded", "coding", "unknown", "unspecified", "unclear", "undetermined", "split"),
    *("at least", "more than", "not known", "not reported", "no information", "several"),
    *("dozens", "scores", "hundreds"),
)
"""Without one of these the notes can't change the figure."""

_PEOPLE = r"(?:fatalit\w*|casualt\w*|deaths?|dead|killed|losses)"
_CODED = re.compile(
    rf"\bcod(?:ed|ing)\s+(?:\w+\s+){{0,2}}?(?:to|as|at|for)?\s*\d+|{_PEOPLE}\s+cod(?:ed|ing)",
)
_SPLIT = re.compile(
    rf"(\d+)?\s*(?:\w+\s+){{0,2}}?{_PEOPLE}[^.;]{{0,60}}?\bsplit\b"
    rf"|\bsplit\b[^.;]{{0,40}}?(?:{_PEOPLE}|events)",
)
_NOT_SAID = re.compile(
    rf"(?:unknown|unspecified|unclear|undetermined|several|dozens|scores|hundreds)\s+"
    rf"(?:number\s+of\s+|of\s+)?(?:\w+\s+){{0,2}}?(?:were\s+)?{_PEOPLE}"
    rf"|{_PEOPLE}[^.;,]{{0,30}}?\b(?:unknown|unspecified|unclear|undetermined|not known"
    rf"|not reported)|no information[^.;]{{0,40}}?{_PEOPLE}",
)
_AT_LEAST = re.compile(
    rf"\b(at least|more than)\s+(\d+)\s+(?:\w+\s+){{0,4}}?{_PEOPLE}"
    rf"|{_PEOPLE}\s+(at least|more than)\s+(\d+)",
)


def deaths(figure: str, notes: str) -> Count:
    """The deaths that ACLED's ``fatalities`` and ``notes`` say together; None where unknown.

    A conventional figure becomes "at least 1"; a figure split over events 0 up to the whole; a
    plain figure stays exact. Raises RowError for a figure that is no count.
    """
    count = parse_count(figure)
    if count is None:
        return None
    lower = notes.lower()
    telling = _telling(lower)
    if not telling:
        return count
    if "split" in telling and (found := _SPLIT.search(telling)):
        return CountRange(0, max(int(found[1] or 0), count.min)) if count.min else None
    if not count.min and (_CODED.search(telling) or _NOT_SAID.search(telling)):
        return None
    if _CODED.search(telling):
        return CountRange(1, None)
    if _NOT_SAID.search(telling):
        # A figure that the notes name is a source's; any other is ACLED's convention.
        named = re.search(rf"\b{count.min}\b", lower)
        return CountRange(count.min if named else 1, None)
    if (found := _AT_LEAST.search(telling)) and count.max is not None:
        low = int(found[2] or found[4]) + ((found[1] or found[3]) == "more than")
        if low == count.min or low == count.min + 1:
            return CountRange(count.min, None)
    return count


def _telling(notes: str) -> str:
    """The sentences with a clue in them: the expressions are slow on long notes."""
    for clue in _CLUES:
        if clue in notes:
            break
    else:
        return ""
    sentences = notes.replace(";", ".").split(".")
    return ". ".join(s for s in sentences if any(clue in s for clue in _CLUES))


def low_best_high(low: str, best: str, high: str) -> Count:
    """UCDP's three estimates as the range that holds them; None where none is given.

    A few of UCDP's own rows have a "high" below "best"; the range holds them all the same.
    """
    figures = (parse_count(text) for text in (low, best, high))
    known = [count.min for count in figures if count is not None]
    return CountRange(min(known), max(known)) if known else None
