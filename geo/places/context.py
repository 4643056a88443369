"""What is known around a name, and how well a row fits it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import LonLat
from geo.places.files import Row
from geo.places.index import distance_m

NEARBY_M = 80_000.0
"""A town and an airfield this close may share a name that only the town's row has; other places
of a text this close speak a little for a candidate."""
_NEARBY_DEG = 0.75
"""Degrees of latitude that are more than that."""
CLOSE_M = 30_000.0
"""Other places of a text this close speak strongly for a candidate."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name.

    ``admin1``, ``admin2``: P-codes that the question states; an answer elsewhere is not given.
    ``around``: P-codes that the text names nearby; ``near``: other places of the same text;
    ``beside``: those of them whose name stands for no governorate. These three only break ties and
    let weak names through.
    """

    admin1: str | None = None
    admin2: str | None = None
    around: tuple[str, ...] = ()
    near: tuple[LonLat, ...] = ()
    beside: tuple[LonLat, ...] = ()


NO_CONTEXT = Context()


def elsewhere(row: Row, context: Context) -> bool:
    """Whether a row lies outside of the region that is told with the name."""
    if context.admin1 and row[7] != context.admin1 and (row[7] or row[10] != "SY"):
        return True
    return bool(context.admin2 and row[8] and row[8] != context.admin2)


def support(row: Row, context: Context) -> int:
    """How well the context fits a row: 0 not, 1 the same governorate or nearby, 2 very near."""
    if context.admin1 and row[7] == context.admin1:
        return 1 if row[8] != context.admin2 else 2
    best = 0
    for code in context.around:
        if code == row[8] or code == row[9]:
            return 2
        if code == row[7]:
            best = 1
    for point in context.near:
        if abs(row[5] - point.lat) > _NEARBY_DEG:
            continue
        far = apart_m(row, point)
        if far <= CLOSE_M:
            return 2
        if far <= NEARBY_M:
            best = 1
    return best


def apart_m(row: Row, point: LonLat) -> float:
    """How far a row lies from a point, in metres."""
    return distance_m(row, [0, 0, 0, 0, point.lon, point.lat])
