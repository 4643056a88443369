"""What the tests of the reader share; each text that they read is in our own words."""

from __future__ import annotations

import datetime as dt

from geo.model import Count, ReadIncident, Reading
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday
TUESDAY = dt.date(2022, 6, 14)  # for texts that name days of that week


def reading_of(text: str, geocoder: Geocoder, published: dt.date = PUBLISHED) -> Reading:
    return read_report(text, published, geocoder)


def incidents_of(
    text: str, geocoder: Geocoder, published: dt.date = PUBLISHED
) -> tuple[ReadIncident, ...]:
    return reading_of(text, geocoder, published).incidents


def least(count: Count) -> int | None:
    return None if count is None else count.min


def killed_in(incident: ReadIncident) -> int | None:
    return least(incident.killed.total)


def counts_of(incident: ReadIncident) -> tuple[int | None, int | None]:
    """Killed and wounded, at least."""
    return killed_in(incident), least(incident.wounded.total)


def killed_range(incident: ReadIncident) -> tuple[int, int | None] | None:
    """Killed at least and at most; no most where the text gives none."""
    total = incident.killed.total
    return None if total is None else (total.min, total.max)


def dead(incident: ReadIncident) -> str:
    """The killed as they are shown; a dash where nothing is told."""
    return str(incident.killed.total) if incident.killed.total is not None else "-"
