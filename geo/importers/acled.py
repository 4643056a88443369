"""ACLED's events: the export's 31 columns, or the records of the API's answer.

Codes as in ACLED's codebook: ``time_precision`` 1 day, 2 week, 3 month, with the middle of the
time in ``event_date``; ``geo_precision`` 1 the place, 2 near it, 3 a larger region.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from geo.importers.cells import DateOrder, Days, RowError, month_of, parse_days
from geo.importers.deaths import deaths
from geo.importers.files import Row, Table
from geo.importers.layout import indices, picker, require
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


class Cells(NamedTuple):
    """The columns that are read."""

    event_id_cnty: str
    event_date: str
    time_precision: str
    event_type: str
    sub_event_type: str
    actor1: str
    assoc_actor_1: str
    inter1: str
    actor2: str
    assoc_actor_2: str
    inter2: str
    civilian_targeting: str
    country: str
    admin1: str
    admin2: str
    admin3: str
    location: str
    latitude: str
    longitude: str
    geo_precision: str
    source: str
    notes: str
    fatalities: str
    tags: str


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
        self.used = tuple(known[name] for name in Cells._fields if name in known)
        self.date_columns: tuple[int, ...] = (known["event_date"],)
        self.region_columns = tuple(known[n] for n in ("country", "admin1") if n in known)
        self.order: DateOrder | None = None
        self._id = known["event_id_cnty"]
        self._pick = picker(table, Cells._fields)
        self._placer = Placer(geocoder, "ACLED")
        self._known_days: dict[tuple[str, str], Days] = {}

    def key(self, row: Row) -> str:
        event_id = row[self._id].strip()
        if not event_id or len(event_id) > 40:
            raise RowError("event_id_cnty is empty or too long; a row needs its ACLED id")
        return f"acled:{event_id}"

    def incident(self, row: Row, key: str) -> Incident:
        cell = Cells._make(self._pick(row))
        precision = _PRECISIONS.get(cell.geo_precision.strip())
        if precision is None:
            raise RowError(f"geo_precision {cell.geo_precision!r} is none of ACLED's 1, 2, 3")
        days = self._days(cell.event_date, cell.time_precision)
        count = deaths(cell.fatalities, cell.notes)
        killed = Casualties(count)
        deadly = count is not None and count.max != 0
        kind, category = kind_of(cell.event_type, cell.sub_event_type, deadly)
        attacker, victims, units = sides(cell.event_type, cell.civilian_targeting, *cell[5:11])
        source, notes, tags = cell.source.strip(), cell.notes.strip(), cell.tags.strip()
        return Incident(
            category=category,
            event_type=kind,
            place=self._placer.place(_where(cell, precision)),
            status=Status.PENDING,
            date=days.first,
            date_end=days.last,
            date_precision=days.precision,
            attacker=attacker,
            victims=victims,
            killed=killed,
            claims=(Claim(source or None, notes, killed, publisher="ACLED"),),
            units=units,
            note=f"Tags: {tags}" if tags else "",
            external_id=key,
        )

    def _days(self, text: str, time_precision: str) -> Days:
        known = self._known_days.get((text, time_precision))
        if known is None:
            known = self._known_days[text, time_precision] = self._when(text, time_precision)
        return known

    def _when(self, text: str, time_precision: str) -> Days:
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


def _where(cell: Cells, precision: Precision) -> Where:
    return Where(
        place=cell.location,
        admin1=cell.admin1,
        admin2=cell.admin2,
        admin3=cell.admin3,
        country=cell.country,
        lat=cell.latitude,
        lon=cell.longitude,
        precision=precision,
    )


@lru_cache(maxsize=1_000)
def kind_of(event_type: str, sub_type: str, deadly: bool) -> tuple[EventType, Category]:
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
