"""Reads a report: its incidents, its tallies, and what was left out and why.

Pure: a text and its date go in, drafts with their spans come out. No network, no clock.
"""

from __future__ import annotations

import datetime as dt

from geo.collector import no_collection
from geo.model import Reading
from geo.reports.events.gathering import Gathering
from geo.reports.intake import check_text, own_date
from geo.reports.spots.protocol import PlaceScanner
from geo.reports.text.layout import blocks_of
from geo.reports.text.repair import repair
from geo.reports.text.sentences import sentences_of


def read_report(text: str, published: dt.date | None, geocoder: PlaceScanner) -> Reading:
    """The incidents and tallies of one report in English.

    ``published`` is what weekdays and dates without a year are read against; without it the page's
    own date line is used, and failing that they stay unknown. Raises InputError for a text that is
    empty, too long or not text.
    """
    with no_collection():  # saves 1 to 5 in 100 of the time: what is made here holds no cycles
        return _read(text, published, geocoder)


def _read(text: str, published: dt.date | None, geocoder: PlaceScanner) -> Reading:
    warnings = check_text(text)
    repaired = repair(text)
    blocks = blocks_of(repaired.text)
    if published is None:
        published = own_date(repaired.text, blocks)
        if published is not None:
            warnings.append(
                f"No publication date was given; {published.isoformat()}, the page's own, was used."
            )
    gathering = Gathering(text, repaired, published, geocoder)
    gathering.take(sentences_of(repaired.text, blocks))
    reading = gathering.finish()
    if published is None and gathering.needed_date:
        warnings.append(
            "Without the report's date, weekdays and dates without a year stay unknown: give one."
        )
    if not reading.incidents and not any("unread" in w for w in warnings):
        warnings.append(_why_nothing(reading))
    return Reading(reading.incidents, reading.tallies, reading.ignored, tuple(warnings))


def _why_nothing(reading: Reading) -> str:
    if reading.tallies:
        return "No single incident is told; the report gives running totals only."
    if reading.ignored:
        return f"No incident was found: {reading.ignored[0].reason}."
    return "No incident was found: the report names no attack, operation or casualties."
