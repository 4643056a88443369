"""Whether a text is a report that can be read, and what a user should know of it first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from geo.config import MAX_REPORT_CHARS
from geo.errors import InputError
from geo.model import DatePrecision
from geo.reports.dates.dates import dates_of, published_in
from geo.reports.dates.when import When
from geo.reports.text.layout import Block, blocks_of, date_lines
from geo.reports.text.repair import repair

_MIN_LETTERS: Final = 3
_NO_CONTROL: Final = bytes(c for c in range(128) if not (c < 0x09 or 0x0E <= c < 0x20))
_NO_LETTERS: Final = bytes(c for c in range(128) if not chr(c).isalpha())
_ACCENTED: Final = re.compile(r"[\u00c0-\u024f]")
_BEYOND_LATIN: Final = re.compile(r"[^\u0000-\u024f]")
_HEAD: Final = 400
_FIRST_DATES: Final = 3
_PRINTED_LATE: Final = 3
_BY_WHOM: Final = 30
_WEEK: Final = 7
_TOWNS: Final = 4
_BEHIND: Final = 5
_BEHIND_DATELINE: Final = ("(", "-", "–", "—")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")


def check_text(text: str) -> list[str]:
    """Refuses what is no report; returns what a user should know of the rest."""
    if not text.strip():
        raise InputError("The report is empty: paste its text, or choose another file.")
    if len(text) > MAX_REPORT_CHARS:
        raise InputError(
            f"The report has {len(text):,} characters; no news report is longer than "
            f"{MAX_REPORT_CHARS:,}. Paste only the report itself."
        )
    sample = text[:20_000]
    plain = sample.encode("ascii", "ignore")
    broken = len(plain.translate(None, _NO_CONTROL)) + sample.count("\ufffd")
    if "\0" in sample or broken > max(4, len(sample) // 50):
        raise InputError(
            "This is not text but binary data: open the file as PDF, DOCX or HTML, "
            "or paste its text."
        )
    latin, other = len(plain.translate(None, _NO_LETTERS)), 0
    if not sample.isascii():
        latin += len(_ACCENTED.findall(sample))
        other = sum(map(str.isalpha, _BEYOND_LATIN.findall(sample)))
    if latin + other < _MIN_LETTERS:
        raise InputError("The report holds no words: paste its text, or choose another file.")
    arabic = len(_ARABIC.findall(sample)) if other else 0
    if other > latin:
        language = "Arabic" if arabic > other / 2 else "a script other than Latin"
        return [f"The report is in {language}; only English is read, so it was left unread."]
    if arabic > 40:
        return ["Arabic passages were left unread: only English is read."]
    if latin > 200 and _foreign(sample):
        return ["The report doesn't seem to be in English; only English is read, so check it."]
    return []


def _foreign(sample: str) -> bool:
    words = sample.lower().split()
    english = sum(map(_ENGLISH.__contains__, words))
    return len(words) > 30 and english < 0.06 * len(words)


_ENGLISH: Final = frozenset(
    "the of and in to a was were on by at for that with from is has said an its after".split()
)


def own_day(text: str) -> dt.date | None:
    """The day that a text as it was given says it was published on; None where it says none."""
    if len(text) > MAX_REPORT_CHARS:
        return None
    readable = repair(text).text
    return own_date(readable, blocks_of(readable))


def own_date(text: str, blocks: list[Block]) -> dt.date | None:
    """The day in a page's own date line, else that of a dateline with its year."""
    for line in date_lines(text, blocks):
        if day := published_in(line):
            return day
    whens = dates_of(text[:_HEAD], None)[:_FIRST_DATES]
    return next((w.first for w in whens if w.year_given and _heads(text, w)), None)


def written_on(text: str, whens: Sequence[When], published: dt.date | None) -> dt.date | None:
    """The day of a dateline ("HOMS, March 6 (Desk) -") or of a page's own line ("By Desk - 4
    September 2022"), if it lies shortly before the day it was published on: its "today"."""
    for when in whens[:_FIRST_DATES]:
        day = when.first
        if when.start > _HEAD or day is None or published is None:
            return None
        if (end := _week_of_a_review(text, when, published)) is not None:
            return end
        if 0 < (published - day).days <= _PRINTED_LATE and _heads(text, when):
            return day
    return None


def _heads(text: str, when: When) -> bool:
    """Whether a day stands alone with its year, as in a byline, or behind a dateline's towns."""
    if when.precision is not DatePrecision.DAY or when.weekday is not None:
        return False
    begin = text.rfind("\n", 0, when.start) + 1
    before, behind = text[begin : when.start], text[when.end : when.end + _BEHIND]
    alone = behind.strip(" .")[:1] in ("", "\n") and len(before) < _BY_WHOM
    if alone and when.year_given and not before.rstrip().endswith("on"):
        return True
    towns = before[:-2].split() if before.endswith(", ") else ()
    named = bool(towns) and all(w[0].isupper() or "-" in w for w in towns)
    return named and len(towns) <= _TOWNS and behind.lstrip()[:1] in _BEHIND_DATELINE


def _week_of_a_review(text: str, when: When, published: dt.date) -> dt.date | None:
    """The last day of the week that a heading names ("Digest, 22-28 August"): its Monday is that
    week's, also where it was published the Monday after."""
    if when.precision is not DatePrecision.RANGE or when.first is None or when.last is None:
        return None
    if not _WEEK <= (when.last - when.first).days + 2 <= _WEEK + 2:
        return None
    late = 0 < (published - when.last).days <= _PRINTED_LATE
    heads = "\n" not in text[: when.start].strip() and text[when.end : when.end + 1] == "\n"
    return when.last if late and heads else None
