"""Incidents as date-sorted numpy columns: what filters, maps, charts and totals read.

Built once per store revision. About 50 bytes an incident. Rows are sorted by first day, the
undated ones first, then by id, so that a date window is a slice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.model import (
    GOVERNORATES,
    Category,
    CountRange,
    EventType,
    GeometryType,
    Party,
    Status,
    Total,
)

NO_DAY = np.int32(np.iinfo(np.int32).min)
"""The ``day`` of an incident without a date."""
UNKNOWN = np.int32(-1)
"""A count that nobody gave; an open upper end is `OPEN`."""
OPEN = np.int32(-2)

PARTIES: tuple[Party, ...] = tuple(Party)
EVENT_TYPES: tuple[EventType, ...] = tuple(EventType)
CATEGORIES: tuple[Category, ...] = tuple(Category)
STATUSES: tuple[Status, ...] = tuple(Status)
GEOMETRY_TYPES: tuple[GeometryType, ...] = tuple(GeometryType)
GOVERNORATE_CODES: tuple[str, ...] = tuple(GOVERNORATES)
NO_CODE = 255
"""In a ``uint8`` code column: no attacker known."""

Bools = npt.NDArray[np.bool_]
Column = npt.NDArray[Any]

COLUMNS: Mapping[str, Any] = {
    "id": np.int32,
    "day": np.int32,  # days since 1970-01-01, NO_DAY if undated
    "lon": np.float32,  # WGS 84 degrees, NaN without a place
    "lat": np.float32,
    "radius_m": np.float32,  # NaN without a place
    "killed_min": np.int32,  # UNKNOWN if nobody said
    "killed_max": np.int32,  # UNKNOWN, or OPEN for "at least"
    "wounded_min": np.int32,
    "wounded_max": np.int32,
    "event_type": np.uint8,  # index into EVENT_TYPES
    "attacker": np.uint8,  # index into PARTIES, or NO_CODE
    "victims": np.uint8,  # one bit a party
    "status": np.uint8,
    "category": np.uint8,
    "geometry_type": np.uint8,
    "synthetic": np.uint8,  # 1: made up for a demonstration
    "governorates": np.uint16,  # one bit a governorate, in the order of GOVERNORATE_CODES
    "district": np.int16,  # index into Frame.districts, -1 unknown
    "subdistrict": np.int16,  # index into Frame.subdistricts, -1 unknown
}


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - 719_163


def day_date(number: int) -> dt.date:
    """The day that is so many days since 1970-01-01."""
    return dt.date.fromordinal(int(number) + 719_163)


def bits(items: Sequence[Any], of: Sequence[Any]) -> int:
    """One bit for each of ``items`` at its index in ``of``."""
    return sum(1 << of.index(item) for item in set(items))


@dataclass(frozen=True, slots=True)
class Frame:
    """All drawable incidents (drafts and rejected ones may be in it; the filter leaves them out).

    ``columns`` holds one array of length n for each name in `COLUMNS`; ``districts`` and
    ``subdistricts`` are the P-codes that the code columns index; ``revision`` is the store's.
    """

    columns: Mapping[str, Column]
    districts: tuple[str, ...] = ()
    subdistricts: tuple[str, ...] = ()
    revision: int = 0

    def __len__(self) -> int:
        return len(self.columns["id"])

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    @classmethod
    def build(
        cls,
        columns: Mapping[str, Column],
        districts: Sequence[str] = (),
        subdistricts: Sequence[str] = (),
        revision: int = 0,
    ) -> Frame:
        """Cast the columns to their types and sort them by day, then id."""
        cast = {
            name: np.asarray(columns[name]).astype(kind, copy=False)
            for name, kind in COLUMNS.items()
        }
        order = np.lexsort((cast["id"], cast["day"]))
        if len(order) and (np.diff(order) != 1).any():
            cast = {name: column[order] for name, column in cast.items()}
        for column in cast.values():
            column.setflags(write=False)
        return cls(cast, tuple(districts), tuple(subdistricts), revision)

    @classmethod
    def empty(cls) -> Frame:
        """A frame of no incidents, with all columns."""
        return cls.build({name: np.empty(0, kind) for name, kind in COLUMNS.items()})

    @property
    def has_place(self) -> Bools:
        """For each incident whether it can be drawn."""
        return np.isfinite(self.columns["lat"])

    @property
    def has_day(self) -> Bools:
        """For each incident whether its day is known."""
        return np.asarray(self.columns["day"] != NO_DAY)

    def date_span(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of any dated incident, None if there is none."""
        days = self.columns["day"]
        first = int(np.searchsorted(days, NO_DAY, side="right"))
        if first == len(days):
            return None
        return day_date(days[first]), day_date(days[-1])


def total(frame: Frame, mask: Bools, what: str) -> Total:
    """Sum ``"killed"`` or ``"wounded"`` over the masked rows."""
    low = frame[f"{what}_min"][mask]
    high = frame[f"{what}_max"][mask]
    known = low != UNKNOWN
    open_ended = bool((high[known] == OPEN).any())
    top = None if open_ended else int(high[known].sum(dtype=np.int64))
    bottom = int(low[known].sum(dtype=np.int64))
    return Total(CountRange(bottom, top), int(len(low) - known.sum()))


@dataclass(frozen=True, slots=True)
class Summary:
    """The headline over the rows that a filter shows. Casualties are those of attacks."""

    attacks: int
    operations: int
    killed: Total
    wounded: Total
    pending: int
    synthetic: int
    no_place: int
    only_area: int
    undated: int
    undated_attacks: int


def summarise(frame: Frame, mask: Bools) -> Summary:
    """Count what ``mask`` (shape ``(len(frame),)``) shows."""
    attack = mask & (frame["category"] == CATEGORIES.index(Category.ATTACK))
    placed = frame.has_place
    not_point = frame["geometry_type"] != GEOMETRY_TYPES.index(GeometryType.POINT)
    return Summary(
        attacks=int(attack.sum()),
        operations=int((mask & ~attack).sum()),
        killed=total(frame, attack, "killed"),
        wounded=total(frame, attack, "wounded"),
        pending=int((mask & (frame["status"] == STATUSES.index(Status.PENDING))).sum()),
        synthetic=int((mask & (frame["synthetic"] == 1)).sum()),
        no_place=int((mask & ~placed).sum()),
        only_area=int((mask & placed & not_point).sum()),
        undated=int((mask & ~frame.has_day).sum()),
        undated_attacks=int((attack & ~frame.has_day).sum()),
    )
