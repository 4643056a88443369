"""What the tests of short notes share; each text is in our own words."""

from __future__ import annotations

import datetime as dt

from geo.model import Count, ReadIncident, Reading
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday


def reading_of(text: str, geocoder: Geocoder) -> Reading:
    return read_report(text, PUBLISHED, geocoder)


def incidents_of(text: str, geocoder: Geocoder) -> tuple[ReadIncident, ...]:
    return reading_of(text, geocoder).incidents


def least(count: Count) -> int | None:
    return None if count is None else count.min


def killed_in(incident: ReadIncident) -> int | None:
    return least(incident.killed.total)


def counts_of(incident: ReadIncident) -> tuple[int | None, int | None]:
    """Killed and wounded, at least."""
    return killed_in(incident), least(incident.wounded.total)
