"""Incidents that look alike, for the tests of what is told twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from evaluation.duplicates import incident
from geo.model import (
    Casualties,
    Claim,
    CountRange,
    EventType,
    Incident,
    MatchMethod,
    PlaceMention,
)

DAY_BEFORE = dt.date(2023, 5, 9)
DAY = dt.date(2023, 5, 10)
NEXT_DAY = dt.date(2023, 5, 11)
NONE = Casualties()

AMBUSH = incident(
    {
        "date": "2023-05-10", "date_end": None, "lon": 38.7, "lat": 34.5, "radius_m": 5000.0,
        "event_type": "ambush", "attacker": "islamic_state", "victims": ["government"],
        "killed": [13, 13], "wounded": [18, 18], "source": "SANA",
    }
)  # fmt: skip
"""13 soldiers killed and 18 wounded in one village."""


def killed(n: int) -> Casualties:
    return Casualties(CountRange.exactly(n))


def moved(incident: Incident, km_east: float, radius_m: float = 3_000.0) -> Incident:
    match = incident.place.match
    assert match.point is not None
    point = replace(match.point, lon=match.point.lon + km_east / 91.5)
    return replace(incident, place=PlaceMention("", replace(match, point=point, radius_m=radius_m)))


def beside(incident: Incident, words: str) -> Incident:
    """The incident at what these words say, without how far."""
    match = replace(
        incident.place.match, query=words, kind="area", method=MatchMethod.RELATION, radius_m=13e3
    )
    return replace(incident, place=PlaceMention(words, match))


def told(incident: Incident, sentence: str) -> Incident:
    """The incident in these words."""
    return replace(incident, claims=(replace(incident.claims[0], sentence=sentence),))


def on_its_day(incident: Incident) -> Incident:
    """The incident in a report of its own day."""
    return replace(incident, claims=(replace(incident.claims[0], published=incident.date),))


def undated(incident: Incident, published: dt.date = DAY) -> Incident:
    return replace(incident, date=None, claims=(Claim("SOHR", "", published=published),))


ONE = replace(AMBUSH, killed=killed(1), wounded=NONE, event_type=EventType.ASSASSINATION)
THREE = replace(AMBUSH, killed=killed(3), wounded=NONE)
FIVE = replace(AMBUSH, killed=killed(5), wounded=NONE)
SEVENTEEN = replace(AMBUSH, killed=killed(17), wounded=NONE)
