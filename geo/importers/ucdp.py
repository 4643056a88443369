"""UCDP's georeferenced events (GED) and candidate events, in their own columns.

Codes as in the GED codebook: ``where_prec`` 1 exact, 2 within about 25 km, 3 district, 4
governorate, 5 a line or an area without borders, 6 country, 7 sea or air; ``date_prec`` 1 day,
2 two to six days, 3 week, 4 month, 5 up to a year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from geo.importers.cells import DateOrder, Days, RowError, is_blank, parse_count, parse_days
from geo.importers.deaths import low_best_high
from geo.importers.files import Row, Table
from geo.importers.layout import Remembered, indices, picker, require
from geo.importers.parties import party_or_armed
from geo.importers.placing import Placer, Precision, Where
from geo.model import (
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    Incident,
    Party,
    Status,
)
from geo.places.geocoder import Geocoder

REQUIRED = ("id", "date_start", "type_of_violence", "side_a", "side_b", "best")


class Cells(NamedTuple):
    """The columns that are read."""

    id: str
    date_start: str
    date_end: str
    date_prec: str
    type_of_violence: str
    side_a: str
    side_b: str
    where_coordinates: str
    where_description: str
    adm_1: str
    adm_2: str
    country: str
    latitude: str
    longitude: str
    where_prec: str
    deaths_a: str
    deaths_b: str
    deaths_civilians: str
    deaths_unknown: str
    low: str
    best: str
    high: str
    source_office: str
    source_original: str
    source_headline: str
    source_article: str
    source_date: str


_VIOLENCE: Mapping[str, bool] = {
    **dict.fromkeys(("1", "state", "state-based", "state-based conflict"), False),
    **dict.fromkeys(("2", "non-state", "non-state conflict"), False),
    **dict.fromkeys(("3", "one-sided", "one-sided violence"), True),
}
"""Whether the violence is one-sided."""
_PRECISIONS = {
    "": Precision.NEAR,
    "1": Precision.EXACT,
    "2": Precision.NEAR,
    "3": Precision.DISTRICT,
    "4": Precision.GOVERNORATE,
    "5": Precision.WIDER,
    "6": Precision.COUNTRY,
    "7": Precision.WIDER,
}
_DATES = {
    "1": DatePrecision.DAY,
    "2": DatePrecision.RANGE,
    "3": DatePrecision.WEEK,
    "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}


class UcdpLayout:
    """One incident and one claim an event; see `layout.Layout`."""

    format = "ucdp"
    label = "UCDP"
    prefix = "ucdp:"
    version = "ucdp-1"

    def __init__(self, table: Table, geocoder: Geocoder) -> None:
        require(table, REQUIRED, "UCDP GED")
        known = indices(table)
        self.used = tuple(known[name] for name in Cells._fields if name in known)
        self.date_columns = tuple(known[n] for n in ("date_start", "date_end") if n in known)
        self.region_columns = tuple(known[n] for n in ("country", "adm_1") if n in known)
        self.order: DateOrder | None = None
        self._id = known["id"]
        self._pick = picker(table, Cells._fields)
        self._places = Remembered(Placer(geocoder, "UCDP").place)

    def key(self, row: Row) -> str:
        """The row's identifier. Raises RowError without one."""
        event_id = code(row[self._id])
        if not event_id or len(event_id) > 40:
            raise RowError("id is empty or too long; a row needs its UCDP id")
        return f"ucdp:{event_id}"

    def incident(self, row: Row, key: str) -> Incident:
        """The row as a pending incident. Raises RowError that says what is wrong with it."""
        cell = Cells._make(self._pick(row))
        one_sided = _VIOLENCE.get(code(cell.type_of_violence).lower())
        if one_sided is None:
            raise RowError(f"type_of_violence {cell.type_of_violence!r} is none of UCDP's 1, 2, 3")
        days = _when(cell.date_start, cell.date_end, cell.date_prec, self.order)
        killed = _killed(cell)
        one, two = party_or_armed(cell.side_a), party_or_armed(cell.side_b)
        hit = [Party.CIVILIAN] if one_sided else [one, two]
        if (civilians := parse_count(cell.deaths_civilians)) and civilians.min:
            hit.append(Party.CIVILIAN)
        sides = (cell.side_a.strip(), cell.side_b.strip())
        return Incident(
            category=Category.ATTACK,
            event_type=EventType.ARMED_ATTACK if one_sided else EventType.CLASH,
            place=self._places[_where(cell)],
            status=Status.PENDING,
            date=days.first,
            date_end=days.last,
            date_precision=days.precision,
            attacker=one if one_sided else None,
            victims=tuple(dict.fromkeys(party for party in hit if party is not None)),
            killed=killed,
            claims=(_claim(cell, killed, self.order),),
            units=tuple(dict.fromkeys(side for side in sides if side)),
            note=_note(cell),
            external_id=key,
        )


def code(text: str) -> str:
    """A code that a spreadsheet may have made a number of: "1.0" is "1"."""
    bare = text.strip()
    return bare[:-2] if bare.endswith(".0") else bare


@lru_cache(maxsize=20_000)
def _when(start: str, end: str, date_prec: str, order: DateOrder | None) -> Days:
    first, last = parse_days(start, order), parse_days(end, order)
    if first is None:
        raise RowError("date_start is empty; every UCDP event has one")
    until = last.first if last else first.first
    if until < first.first:
        raise RowError(f"date_end {end} lies before date_start {start}")
    one_day = until == first.first
    plain = DatePrecision.DAY if one_day else DatePrecision.RANGE
    precision = _DATES.get(code(date_prec)) if date_prec.strip() else plain
    if precision is None:
        raise RowError(f"date_prec {date_prec!r} is none of UCDP's codes 1 to 5")
    if precision in (DatePrecision.DAY, DatePrecision.RANGE):
        precision = plain
    return Days(first.first, None if one_day else until, precision)


@lru_cache(maxsize=20_000)
def _day_or_none(text: str, order: DateOrder | None) -> dt.date | None:
    """A source's date, where it is one; several in one cell say nothing for certain."""
    try:
        days = None if is_blank(text) else parse_days(text, order)
    except RowError:
        return None
    return days.first if days and days.precision is DatePrecision.DAY else None


def _where(cell: Cells) -> Where:
    precision = _PRECISIONS.get(code(cell.where_prec))
    if precision is None:
        raise RowError(f"where_prec {cell.where_prec!r} is none of UCDP's 1 to 7")
    return Where(
        place=cell.where_coordinates or cell.where_description,
        admin1=cell.adm_1,
        admin2=cell.adm_2,
        admin3="",
        country=cell.country,
        lat=cell.latitude,
        lon=cell.longitude,
        precision=precision,
    )


def _claim(cell: Cells, killed: Casualties, order: DateOrder | None) -> Claim:
    offices = (cell.source_office or cell.source_original).split(";")
    source = "; ".join(dict.fromkeys(office.strip() for office in offices if office.strip()))
    sentence = cell.source_headline.strip() or cell.source_article.strip()
    published = _day_or_none(cell.source_date, order)
    return Claim(source or None, sentence, killed, publisher="UCDP", published=published)


def _killed(cell: Cells) -> Casualties:
    """Low to high; by party only where UCDP's three estimates agree, for the parts are of best."""
    total = low_best_high(cell.low, cell.best, cell.high)
    parts = [parse_count(text) for text in _split(cell)]
    if total is None or total.max != total.min or any(part is None for part in parts):
        return Casualties(total)
    sides = (party_or_armed(cell.side_a), party_or_armed(cell.side_b))
    parties = (*sides, Party.CIVILIAN, Party.UNKNOWN)
    by_party: dict[Party, CountRange] = {}
    for party, part in zip(parties, parts, strict=True):
        if part is not None and part.min:
            name = party or Party.UNKNOWN
            by_party[name] = by_party.get(name, CountRange(0, 0)) + part
    if sum(part.min for part in by_party.values()) != total.min:
        return Casualties(total)
    return Casualties(total, by_party)


def _split(cell: Cells) -> tuple[str, str, str, str]:
    return cell.deaths_a, cell.deaths_b, cell.deaths_civilians, cell.deaths_unknown


def _note(cell: Cells) -> str:
    names = ("side A", "side B", "civilians", "unknown")
    split = zip(names, _split(cell), strict=True)
    parts = [f"{name} {code(count)}" for name, count in split if count.strip()]
    best = f"UCDP's best estimate: {code(cell.best)} killed ({', '.join(parts)})." if parts else ""
    described = cell.where_description.strip() if cell.where_coordinates else ""
    return " ".join(filter(None, (best, described)))
