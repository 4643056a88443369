"""What the tests of outlets' habits share; each text is in words of our own, after a habit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from geo.model import ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday


def _told(incident: ReadIncident) -> dict[str, Any]:
    killed = [incident.killed.total, *(c.killed.total for c in incident.extra_claims)]
    wounded = incident.wounded.total
    return {
        "killed": [None if k is None else k.min for k in killed],
        "wounded": None if wounded is None else wounded.min,
        "date": incident.date.isoformat() if incident.date else None,
        "kind": str(incident.event_type),
        "attacker": None if incident.attacker is None else str(incident.attacker),
        "victims": sorted(map(str, incident.victims)),
        "place": incident.place.match.name,
    }


def assert_told(text: str, expected: list[dict[str, Any]], geocoder: Geocoder) -> None:
    """``expected``: of each incident, only what the test is about."""
    reading = read_report(text, PUBLISHED, geocoder)
    told = [_told(i) for i in reading.incidents]
    assert [{k: t[k] for k in e} for t, e in zip(told, expected, strict=False)] == expected
    assert len(told) == len(expected)
