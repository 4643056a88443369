"""IncidentFilter: the one definition of what is shown.

It decides map, charts, table, every export, the command line and the page's address, and says
itself in one English sentence. Conditions are joined by "and": one more never adds incidents.
"""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from geo.errors import InputError
from geo.frame import (
    EVENT_TYPES,
    GOVERNORATE_CODES,
    NO_CODE,
    PARTIES,
    STATUSES,
    Bools,
    Column,
    Frame,
    bits,
    day_number,
)
from geo.model import EventType, Party, Status
from geo.near import Near, within

E = TypeVar("E", Party, EventType, Status)

SHOWN_STATUSES: tuple[Status, ...] = (Status.VERIFIED, Status.PENDING)


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """What is shown. An empty tuple or None is no condition.

    Dates are inclusive and test an incident's first day; an undated incident fails any date
    condition. ``regions`` are P-codes of any level. A party holds if it is attacker or victim.
    ``min_killed`` tests the lower end of the count, and an unknown count fails it.
    ``max_radius_m`` keeps places known at least that well. ``box`` is west, south, east, north.
    """

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    regions: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    event_types: tuple[EventType, ...] = ()
    min_killed: int | None = None
    statuses: tuple[Status, ...] = SHOWN_STATUSES
    max_radius_m: float | None = None
    box: tuple[float, float, float, float] | None = None
    near: Near | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.date_from and self.date_to and self.date_to < self.date_from:
            raise InputError(
                f"The period ends ({self.date_to}) before it begins ({self.date_from}). "
                "Swap the two dates."
            )
        if self.box and not (self.box[0] <= self.box[2] and self.box[1] <= self.box[3]):
            raise InputError(
                f"The box {self.box} is empty: give west, south, east, north, in degrees."
            )
        if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in self.text):
            # no file could say it: XML takes no control character, UTF-8 no half of a pair
            raise InputError("The words to look for hold a control character. Type them anew.")

    def without_dates(self) -> IncidentFilter:
        """The same for all times."""
        return replace(self, date_from=None, date_to=None)

    def select(self, frame: Frame, text_ids: Column | None = None) -> Bools:
        """Which rows of the frame are shown, shape ``(len(frame),)``.

        ``text_ids``: ids of the incidents whose words match ``text``, from the store's search;
        needed where ``text`` is set.
        """
        mask = np.zeros(len(frame), dtype=bool)
        mask[self._date_slice(frame)] = True
        mask &= _isin_codes(frame["status"], self.statuses, STATUSES)
        if self.regions:
            mask &= self._in_regions(frame)
        if self.parties:
            wanted = bits(self.parties, PARTIES)
            attacker = frame["attacker"]
            attacked = np.isin(attacker, [PARTIES.index(p) for p in self.parties])
            mask &= ((frame["victims"] & wanted) != 0) | (attacked & (attacker != NO_CODE))
        if self.event_types:
            mask &= _isin_codes(frame["event_type"], self.event_types, EVENT_TYPES)
        if self.min_killed is not None:
            # an unknown count is stored as -1 and so fails every threshold, 0 included
            mask &= frame["killed_min"] >= max(0, self.min_killed)
        if self.max_radius_m is not None:
            mask &= frame["radius_m"] <= self.max_radius_m
        if self.box:
            west, south, east, north = self.box
            lon, lat = frame["lon"], frame["lat"]
            mask &= (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        if self.near:
            mask &= within(frame, self.near)
        if self.text:
            if text_ids is None:
                raise InputError("A text condition needs the store's search to find its words.")
            mask &= np.isin(frame["id"], text_ids)
        return mask

    def undated_left_out(self, frame: Frame, text_ids: Column | None = None) -> int:
        """How many incidents only the date condition drops for having no date."""
        if not (self.date_from or self.date_to):
            return 0
        rest = self.without_dates().select(frame, text_ids)
        return int((rest & ~frame.has_day).sum())

    def _date_slice(self, frame: Frame) -> slice:
        days = frame["day"]
        start, stop = 0, len(days)
        if self.date_from or self.date_to:
            first = day_number(self.date_from or dt.date.min)
            start = int(np.searchsorted(days, first, side="left"))
        if self.date_to:
            stop = int(np.searchsorted(days, day_number(self.date_to), side="right"))
        return slice(start, stop)

    def _in_regions(self, frame: Frame) -> Bools:
        governorates = bits([r for r in self.regions if r in GOVERNORATE_CODES], GOVERNORATE_CODES)
        districts = [i for i, code in enumerate(frame.districts) if code in self.regions]
        subdistricts = [i for i, code in enumerate(frame.subdistricts) if code in self.regions]
        inside = (frame["governorates"] & governorates) != 0
        inside |= np.isin(frame["district"], districts)
        inside |= np.isin(frame["subdistrict"], subdistricts)
        return np.asarray(inside)

    def describe(self, region_names: Mapping[str, str] | None = None) -> str:
        """The filter in one English sentence, as it is printed on every export."""
        names = region_names or {}
        parts = ["Incidents"]
        if self.event_types:
            parts = [joined([t.replace("_", " ") for t in self.event_types], "and").capitalize()]
        if self.parties:
            parts.append("with " + joined([p.replace("_", " ") for p in self.parties], "or"))
        if self.date_from and self.date_to:
            parts.append(
                f"on {long_date(self.date_from)}"
                if self.date_from == self.date_to
                else f"from {long_date(self.date_from)} to {long_date(self.date_to)}"
            )
        elif self.date_from:
            parts.append(f"since {long_date(self.date_from)}")
        elif self.date_to:
            parts.append(f"up to {long_date(self.date_to)}")
        else:
            parts.append("of all dates")
        if self.regions:
            parts.append(
                "in " + joined([names.get(r, _region_name(r)) for r in self.regions], "or")
            )
        parts += self.limits()
        return f"{' '.join(parts)}; {joined(self.statuses, 'and') or 'no'} status."

    def limits(self) -> list[str]:
        """In words, where, how deadly, how exact and with which words; not all filters have any."""
        parts: list[str] = []
        if self.near:
            place = self.near.name or f"{self.near.point.lat:.4f} N {self.near.point.lon:.4f} E"
            parts.append(f"within {self.near.radius_km:g} km of {place}")
        if self.box:
            west, south, east, north = self.box
            parts.append(f"between {south:g}–{north:g} N and {west:g}–{east:g} E")
        if self.min_killed is not None:
            parts.append(f"with at least {self.min_killed:,} killed")
        if self.max_radius_m is not None:
            parts.append(f"placed to within {self.max_radius_m / 1000:g} km")
        if self.text:
            parts.append(f"with the words “{self.text}”")
        return parts

    @classmethod
    def from_options(cls, options: Mapping[str, str]) -> IncidentFilter:
        """Read the command line's options; several values of one stand with commas between.

        Raises InputError naming the first value that can't be read.
        """
        box = None
        if options.get("box"):
            values = [_number("box", v) for v in options["box"].split(",")]
            if len(values) != 4:
                raise InputError(f"box={options['box']!r}: give west,south,east,north in degrees.")
            box = (values[0], values[1], values[2], values[3])
        least = options.get("min_killed", "").strip()
        if least and not least.isdecimal():
            raise InputError(f"min_killed={least!r}: give a whole number from 0 up.")
        return cls(
            date_from=_day("from", options.get("from")),
            date_to=_day("to", options.get("to")),
            regions=tuple(dict.fromkeys(_items(options.get("region")))),
            parties=_members(Party, "party", options.get("party")),
            event_types=_members(EventType, "type", options.get("type")),
            min_killed=int(least) if least else None,
            statuses=_members(Status, "status", options.get("status")) or SHOWN_STATUSES,
            box=box,
            text=options.get("text", "").strip(),
        )


def long_date(day: dt.date) -> str:
    """Like "6 March 2022", the same whatever the machine's locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _isin_codes(column: Column, wanted: tuple[E, ...], of: tuple[E, ...]) -> Bools:
    table = np.zeros(256, dtype=bool)
    table[[of.index(item) for item in wanted]] = True
    return table[column]


def _region_name(code: str) -> str:
    from geo.model import GOVERNORATES

    return GOVERNORATES.get(code, code)


def joined(words: Sequence[str], last: str) -> str:
    """Like "a, b and c", with ``last`` before the last word."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _items(value: str | None) -> list[str]:
    return [item.strip() for item in (value or "").split(",") if item.strip()]


def _members(kind: type[E], name: str, value: str | None) -> tuple[E, ...]:
    members: list[E] = []
    for item in _items(value):
        try:
            members.append(kind(item.lower().replace(" ", "_").replace("-", "_")))
        except ValueError as error:
            known = ", ".join(kind)
            raise InputError(f"{name}={item!r} is not known; choose from: {known}.") from error
    return tuple(dict.fromkeys(members))


def _day(name: str, value: str | None) -> dt.date | None:
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{name}={value!r} is no date; write it like 2022-03-19.") from error


def _number(name: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError as error:
        raise InputError(f"{name}={value!r} is no number.") from error
    if not math.isfinite(number):
        raise InputError(f"{name}={value!r} is no number.")
    return number
