"""ACLED's events: the export's 31 columns, or the records of the API's answer.

Codes as in ACLED's codebook: ``time_precision`` 1 day, 2 week, 3 month, with the middle of the
time in ``event_date``; ``geo_precision`` 1 the place, 2 near it, 3 a larger region.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from geo.importers.cells import DateOrder, Days, RowError, month_of, parse_days
from geo.importers.deaths import deaths
from geo.importers.files import Row, Table
from geo.importers.layout import Remembered, indices, picker, require
from geo.importers.parties import party_or_armed
from geo.importers.placing import Placer, Precision, Where
from geo.model import (
    Casualties,
    Category,
    Claim,
    DatePrecision,
    EventType,
    Incident,
    Party,
    PlaceMention,
    Status,
)
from geo.places.geocoder import Geocoder

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2"),
    *("inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1"),
    *("admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source"),
    *("source_scale", "notes", "fatalities", "tags", "timestamp"),
)
REQUIRED = ("event_id_cnty", "event_date", "event_type", "location", "fatalities")


_WHERE = ("location", "admin1", "admin2", "admin3", "country", "latitude", "longitude")
_SIDES = (
    *("event_type", "civilian_targeting", "actor1", "assoc_actor_1", "inter1"),
    *("actor2", "assoc_actor_2", "inter2"),
)
_REST = ("event_type", "sub_event_type", "source", "notes", "fatalities", "tags")
_READ = tuple(
    dict.fromkeys(
        ("event_id_cnty", "event_date", "time_precision", "geo_precision", *_WHERE, *_SIDES, *_REST)
    )
)

SUB_TYPES: Mapping[str, EventType] = {
    "armed clash": EventType.CLASH,
    "government regains territory": EventType.CLASH,
    "non-state actor overtakes territory": EventType.CLASH,
    "air/drone strike": EventType.AIR_STRIKE,
    "suicide bomb": EventType.SUICIDE_ATTACK,
    "shelling/artillery/missile attack": EventType.SHELLING,
    "remote explosive/landmine/ied": EventType.EXPLOSIVE,
    "grenade": EventType.EXPLOSIVE,
    "chemical weapon": EventType.OTHER,
    "attack": EventType.ARMED_ATTACK,
    "abduction/forced disappearance": EventType.ABDUCTION,
    "sexual violence": EventType.OTHER,
    "arrests": EventType.RAID,
    "headquarters or base established": EventType.TROOP_MOVEMENT,
    "non-violent transfer of territory": EventType.TROOP_MOVEMENT,
}
_TYPES: Mapping[str, EventType] = {
    "battles": EventType.CLASH,
    "explosions/remote violence": EventType.EXPLOSIVE,
    "violence against civilians": EventType.ARMED_ATTACK,
}
_VIOLENT = frozenset((*_TYPES, "riots"))
_NO_ATTACKER = frozenset(("battles", "protests", "riots"))
"""ACLED's order of actors says who acts, but not in battles."""

_UNKNOWN = Casualties()

_PRECISIONS = {
    "": Precision.NEAR,
    "1": Precision.EXACT,
    "2": Precision.NEAR,
    "3": Precision.GOVERNORATE,
}


class AcledLayout:
    """One incident and one claim an event; see `layout.Layout`."""

    format = "acled"
    label = "ACLED"
    prefix = "acled:"
    version = "acled-1"

    def __init__(self, table: Table, geocoder: Geocoder) -> None:
        require(table, REQUIRED, "ACLED")
        known = indices(table)
        self.used = tuple(known[name] for name in _READ if name in known)
        self.date_columns: tuple[int, ...] = (known["event_date"],)
        self.region_columns = tuple(known[n] for n in ("country", "admin1") if n in known)
        self.order: DateOrder | None = None
        self._id = known["event_id_cnty"]
        self._pick_days = picker(table, ("event_date", "time_precision"))
        self._pick_where = picker(table, (*_WHERE, "geo_precision"))
        self._pick_sides = picker(table, _SIDES)
        self._pick_rest = picker(table, _REST)
        self._placer = Placer(geocoder, "ACLED")
        self._days = Remembered(self._when)
        self._places = Remembered(self._place)

    def key(self, row: Row) -> str:
        """The row's identifier. Raises RowError without one."""
        event_id = row[self._id].strip()
        if not event_id or len(event_id) > 40:
            raise RowError("event_id_cnty is empty or too long; a row needs its ACLED id")
        return f"acled:{event_id}"

    def incident(self, row: Row, key: str) -> Incident:
        """The row as a pending incident. Raises RowError that says what is wrong with it."""
        days = self._days[self._pick_days(row)]
        place = self._places[self._pick_where(row)]
        event_type, sub_type, source, notes, fatalities, tags = self._pick_rest(row)
        count = deaths(fatalities, notes)
        killed = Casualties(count)
        kind, category = _kind_of(event_type, sub_type, count is not None and count.max != 0)
        attacker, victims, units = sides(*self._pick_sides(row))
        claim = Claim(source.strip() or None, notes.strip(), killed, _UNKNOWN, publisher="ACLED")
        return Incident(
            category=category,
            event_type=kind,
            place=place,
            status=Status.PENDING,
            date=days.first,
            date_end=days.last,
            date_precision=days.precision,
            attacker=attacker,
            victims=victims,
            killed=killed,
            wounded=_UNKNOWN,
            claims=(claim,),
            units=units,
            note=f"Tags: {tags}" if tags.strip() else "",
            external_id=key,
        )

    def _place(self, cells: tuple[str, ...]) -> PlaceMention:
        location, admin1, admin2, admin3, country, lat, lon, code = cells
        precision = _PRECISIONS.get(code.strip())
        if precision is None:
            raise RowError(f"geo_precision {code!r} is none of ACLED's 1, 2, 3")
        where = Where(location, admin1, admin2, admin3, country, lat, lon, precision)
        return self._placer.place(where)

    def _when(self, cells: tuple[str, ...]) -> Days:
        text, time_precision = cells
        days = parse_days(text, self.order)
        code = time_precision.strip() or "1"
        if days is None:
            raise RowError("event_date is empty; every ACLED event has one")
        if code not in ("1", "2", "3"):
            raise RowError(f"time_precision {time_precision!r} is none of ACLED's 1, 2, 3")
        if code == "2":
            half = dt.timedelta(days=3)
            return Days(days.first - half, days.first + half, DatePrecision.WEEK)
        return month_of(days.first) if code == "3" else days


@lru_cache(maxsize=1_000)
def _kind_of(event_type: str, sub_type: str, deadly: bool) -> tuple[EventType, Category]:
    """Badia's kind, and whether the event counts as an attack or as an operation.

    Protests, arrests, movements and agreements are operations as long as nobody died.
    """
    type_ = event_type.strip().lower()
    kind = SUB_TYPES.get(sub_type.strip().lower()) or _TYPES.get(type_, EventType.OTHER)
    sub = sub_type.strip().lower()
    peaceful = type_ not in _VIOLENT or sub == "violent demonstration"
    operation = peaceful and not deadly and sub != "excessive force against protesters"
    return kind, Category.OPERATION if operation else Category.ATTACK


@lru_cache(maxsize=50_000)
def sides(
    event_type: str,
    targeting: str,
    actor1: str,
    assoc1: str,
    inter1: str,
    actor2: str,
    assoc2: str,
    inter2: str,
) -> tuple[Party | None, tuple[Party, ...], tuple[str, ...]]:
    """Attacker, victims and the actors' own names.

    In a battle nobody is said to have attacked: both sides stand among the victims, so that
    either is found.
    """
    one, two = party_or_armed(actor1, inter1), party_or_armed(actor2, inter2)
    hit = [one, two] if event_type.strip().lower() in _NO_ATTACKER else [two]
    if targeting.strip() or "civilians" in assoc2.lower():
        hit.append(Party.CIVILIAN)
    attacker = None if event_type.strip().lower() in _NO_ATTACKER else one
    victims = tuple(dict.fromkeys(party for party in hit if party is not None))
    names = [actor1, actor2, *assoc1.split(";"), *assoc2.split(";")]
    units = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    return attacker, victims, units
