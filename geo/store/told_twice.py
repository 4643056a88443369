"""Records of several sources that may be of one event: offered for joining, never joined alone.

ACLED and UCDP code the same attack. What one source lists as two events stays two: only records
of different sources are paired.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from sqlalchemy import select

from geo import frame as f
from geo.frame import Frame
from geo.model import Incident, Party, Status
from geo.reports.duplicates import LIKELY, DuplicatePair, compare
from geo.store.base import StoreBase
from geo.store.keeping import chunks
from geo.store.schema import claims, incidents
from geo.store.store import Store

MOST_LOOKED_AT = 200_000
"""So many incidents, the newest, are looked through."""
_NEAR_KM = 30.0
_EXACT_M = 26_000.0
"""Wider areas meet everything around them."""
_AT_ONCE = 400
_REPORT = ""

Pairs = Iterator[tuple[int, int]]


def told_twice(store: Store, frame: Frame, most: int = 50) -> list[DuplicatePair]:
    """Likely pairs of different sources, the newest first; each incident stands in one pair.

    ``first`` is the one that another is to be joined into: verified, else the older record.
    Pairs that a desk kept apart are left out.
    """
    rows = np.flatnonzero(frame.has_day & frame.has_place & (frame["radius_m"] <= _EXACT_M))[
        -MOST_LOOKED_AT:
    ]
    origins = _origins(store, frame["id"][rows].tolist())
    if len(set(origins)) < 2:
        return []
    apart = store.kept_apart()
    found: list[DuplicatePair] = []
    taken: set[int] = set()
    for part in _in_parts(_close(frame, rows, origins)):
        for pair in _likely(store, [ids for ids in part if _ordered(ids) not in apart]):
            ids = {pair.first.id, pair.second.id}
            if not ids & taken:
                taken |= {key for key in ids if key is not None}
                found.append(pair)
        if len(found) >= most:
            break
    return found[:most]


def _origins(store: StoreBase, ids: Sequence[int]) -> list[frozenset[str]]:
    """Who each incident comes from: "acled", "ucdp", "table:NAME", or "" for a report."""
    named: dict[int, set[str]] = {}
    with store.backend.reading() as connection:
        for part in chunks(ids):
            own = select(incidents.c.id, incidents.c.external_id)
            said = select(claims.c.incident_id, claims.c.external_id)
            for query in (
                own.where(incidents.c.id.in_(part)),
                said.where(claims.c.incident_id.in_(part)),
            ):
                for key, external_id in connection.execute(query):
                    origin = external_id.rpartition(":")[0] if external_id else _REPORT
                    named.setdefault(key, set()).add(origin)
    known: dict[frozenset[str], frozenset[str]] = {}
    sets = (frozenset(named.get(key, ())) for key in ids)
    return [known.setdefault(found, found) for found in sets]


def _close(frame: Frame, rows: npt.NDArray[np.intp], origins: Sequence[frozenset[str]]) -> Pairs:
    """Pairs within a day and some kilometres of each other, the newest first."""
    codes = {origin: code for code, origin in enumerate(dict.fromkeys(origins))}
    code = np.array([codes[origin] for origin in origins])
    may_meet = np.array([[not (a & b) for b in codes] for a in codes])
    day, ids = frame["day"][rows], frame["id"][rows]
    lat, lon = frame["lat"][rows].astype(float), frame["lon"][rows].astype(float)
    attacker = frame["attacker"][rows]
    unknown = np.isin(attacker, [f.NO_CODE, f.PARTIES.index(Party.UNKNOWN)])
    for last in np.unique(day)[::-1]:
        begin, middle, end = np.searchsorted(day, [last - 1, last, last + 1])
        here, there = slice(middle, end), slice(begin, end)
        north = (lat[here, None] - lat[None, there]) * 111.2
        east = (lon[here, None] - lon[None, there]) * 91.5  # at 34.5 degrees north
        near = north**2 + east**2 <= _NEAR_KM**2
        sides = (
            unknown[here, None]
            | unknown[None, there]
            | (attacker[here, None] == attacker[None, there])
        )
        fits = near & sides & may_meet[code[here, None], code[None, there]]
        for i, j in np.argwhere(fits):
            if begin + j < middle + i:
                yield int(ids[middle + i]), int(ids[begin + j])


def stays_first(one: Incident, other: Incident) -> tuple[Incident, Incident]:
    """The one that stays when two are joined: what a person has verified, else the older one."""
    first, second = sorted((one, other), key=lambda i: (i.status is not Status.VERIFIED, i.id))
    return first, second


def _likely(store: Store, pairs: Sequence[tuple[int, int]]) -> list[DuplicatePair]:
    found = {i.id: i for i in store.incidents({key for pair in pairs for key in pair})}
    likely = []
    for one, other in pairs:
        if one not in found or other not in found:
            continue
        first, second = stays_first(found[one], found[other])
        pair = compare(first, second, LIKELY)
        if pair is not None:
            likely.append(pair)
    return sorted(likely, key=lambda pair: -pair.score)


def _in_parts(pairs: Pairs) -> Iterator[list[tuple[int, int]]]:
    part: list[tuple[int, int]] = []
    for pair in pairs:
        part.append(pair)
        if len(part) == _AT_ONCE:
            yield part
            part = []
    yield part


def _ordered(ids: tuple[int, int]) -> tuple[int, int]:
    return min(ids), max(ids)
