"""What is on the map: all that its legend must explain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo.briefing.view import BriefingView
from geo.frame import EVENT_TYPES, GEOMETRY_TYPES, PARTIES, STATUSES, UNKNOWN
from geo.model import EventType, GeometryType, Party, Status


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the map, read from the columns: all that the legend must explain."""

    kinds: tuple[EventType, ...]
    victims: tuple[Party | str, ...]
    pending: bool
    areas: bool
    lines: bool
    unknown: bool


def what_is_shown(*views: BriefingView, symbols: bool = True) -> Shown:
    """What one or more views over the same frame show; nothing of it where ``symbols`` is off."""
    if not symbols:
        return Shown((), (), pending=False, areas=False, lines=False, unknown=False)
    frame = views[0].frame
    mask = np.logical_or.reduce([view.mask for view in views])
    rows = np.flatnonzero(mask & frame.has_place)
    bits = {int(v) for v in np.unique(frame["victims"][rows])}
    single = [p for i, p in enumerate(PARTIES) if 1 << i in bits]
    several = ["several"] if any(b and b & (b - 1) for b in bits) else []
    nobody = ["nobody"] if 0 in bits else []
    geometry = set(np.unique(frame["geometry_type"][rows]).tolist())
    neither = (frame["killed_min"][rows] == UNKNOWN) & (frame["wounded_min"][rows] == UNKNOWN)
    kinds = set(np.unique(frame["event_type"][rows]).tolist())
    return Shown(
        kinds=tuple(k for code, k in enumerate(EVENT_TYPES) if code in kinds),
        victims=(*single, *several, *nobody),
        pending=bool((frame["status"][rows] == STATUSES.index(Status.PENDING)).any()),
        areas=GEOMETRY_TYPES.index(GeometryType.AREA) in geometry,
        lines=GEOMETRY_TYPES.index(GeometryType.LINE) in geometry,
        unknown=bool(neither.any()),
    )
