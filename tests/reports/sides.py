"""What the tests of sides share: the sides in short, and the incidents of a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from geo.model import Party, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2022, 3, 12)
GOV, IS, SDF = Party.GOVERNMENT, Party.ISLAMIC_STATE, Party.SDF
COALITION, OTHER, CIVIL = Party.COALITION, Party.OTHER_ARMED, Party.CIVILIAN
NOBODY = (None, Party.UNKNOWN)
Event = tuple[str, Party | None, int | None]
"""The dead, the attacker, and the day of March 2022."""


def told(text: str, geocoder: Geocoder) -> list[ReadIncident]:
    return list(read_report(text, PUBLISHED, geocoder).incidents)


def the_only(text: str, geocoder: Geocoder) -> ReadIncident:
    incidents = told(text, geocoder)
    assert len(incidents) == 1
    return incidents[0]


def assert_sides(
    incident: ReadIncident, attackers: Container[Party | None], victims: set[Party]
) -> None:
    """``victims``: without those of the attacker's own side and the unknown."""
    assert incident.attacker in attackers
    assert set(incident.victims) - {incident.attacker, Party.UNKNOWN} == victims
