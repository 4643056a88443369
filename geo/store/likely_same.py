"""Incidents of the store that one may be another telling of: to ask a person, never to join."""

from __future__ import annotations

from typing import Final

import numpy as np

from geo.filters import IncidentFilter
from geo.frame import Bools, Frame
from geo.model import Incident
from geo.reports.duplicate_signs import DAY, FREE_M, span
from geo.reports.duplicates import ASKED, DuplicatePair, compare
from geo.store.store import Store

MOST_COMPARED: Final = 300
"""So many of those near in time and place, the latest."""
_LASTS: Final = 7 * DAY
"""The frame has first days only: what began so long before may still have gone on."""
_RARE_TOLL: Final = 3
_KM: Final = 1_000.0
_NORTH_KM: Final = 111.2
"""A degree of latitude; one of longitude is 91.5 km at 34.5 degrees north."""
_EAST_KM: Final = 91.5
_SLACK: Final = 1.2
"""Degrees of longitude are shorter in the north and longer in the south."""


def likely_same(store: Store, frame: Frame, incident: Incident) -> list[DuplicatePair]:
    """Pending and verified incidents that this one may be another telling of, the likeliest first.

    ``first`` of each pair is ``incident``. What a desk decided to keep apart is left out, and what
    is made of the same words, as the other half of a split sentence. One whose day nothing tells
    is compared with those of any day that have nearly its toll.
    """
    rows = _near(frame, incident)
    if not rows.any():
        return []
    apart = {key for pair in store.kept_apart() if incident.id in pair for key in pair}
    ids = [key for key in frame["id"][rows][-MOST_COMPARED:].tolist() if key not in apart]
    told = claimed_words(incident)
    others = [
        other
        for other in store.incidents(ids)
        if other.id != incident.id and not (told and claimed_words(other) == told)
        if not _deadly_and_not(incident, other)
    ]
    pairs = (compare(incident, other, ASKED) for other in others)
    return sorted((p for p in pairs if p), key=lambda p: -p.score)


def _deadly_and_not(one: Incident, other: Incident) -> bool:
    """Whether one is an attack with dead, and the other a move or a sweep of which nobody tells
    any: the same days and desert make them no single event."""
    dead = [bool(i.killed.total and i.killed.total.min) for i in (one, other)]
    return one.category is not other.category and dead[0] is not dead[1]


def claimed_words(incident: Incident) -> set[tuple[int | None, tuple[int, int] | None]]:
    """Of which words, in which reports, it is made; empty for a row of a table."""
    return {(c.report_id, c.span) for c in incident.claims if c.report_id is not None}


def _near(frame: Frame, incident: Incident) -> Bools:
    """Rows about its days, and undated ones, where no distance rules them out."""
    days = span(incident)
    if days is None:
        rows = _of_its_toll(frame, incident)
    else:
        dated = IncidentFilter(date_from=days[0] - _LASTS, date_to=days[1] + DAY).select(frame)
        rows = dated | (IncidentFilter().select(frame) & ~frame.has_day)
    match = incident.place.match
    if match.point is None:
        return rows
    north = (frame["lat"] - match.point.lat) * _NORTH_KM
    east = (frame["lon"] - match.point.lon) * _EAST_KM / _SLACK
    reach = (frame["radius_m"] + (match.radius_m or 0.0) + FREE_M) / _KM * _SLACK
    near: Bools = rows & ~(north**2 + east**2 > reach**2)  # what has no place is not far
    return near


def _of_its_toll(frame: Frame, incident: Incident) -> Bools:
    """Of the attacks of all days only a rare toll picks some out."""
    killed = incident.killed.total
    if killed is None or killed.min < _RARE_TOLL:
        return np.zeros(len(frame), dtype=bool)
    low = frame["killed_min"]
    rows: Bools = IncidentFilter().select(frame) & (low >= killed.min / 2) & (low <= 2 * killed.min)
    return rows
