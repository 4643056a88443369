"""The flat record of an incident: what every table format holds, under the same names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geo.briefing.clean import one_line
from geo.briefing.view import BriefingView
from geo.collector import no_collection
from geo.model import GOVERNORATES, Claim, Party
from geo.store.flat import FlatBlock
from geo.store.records import Source
from geo.store.reviewing import source_names

Value = str | int | float | dt.date | None

PARTY_COLUMNS = tuple(
    f"{what}_{party}_{end}"
    for what in ("killed", "wounded")
    for party in Party
    for end in ("min", "max")
)
COLUMNS: tuple[str, ...] = (
    *("number", "id", "date", "date_end", "date_precision", "category", "event_type", "status"),
    *("attacker", "victims", "killed_min", "killed_max", "killed_open"),
    *("wounded_min", "wounded_max", "wounded_open"),
    *("place", "place_ar", "place_as_reported", "lon", "lat", "radius_m", "geometry_type"),
    *("admin1", "admin1_name", "admin2", "admin3", "country", "regions"),
    *("sources", "source_reliability", "sentences", "urls", "published"),
    *("units", "note", "synthetic"),
    *PARTY_COLUMNS,
)
"""``number`` is the one on the map. An open upper end ("at least 5") is an empty ``_max`` with
``_open`` 1; an unknown count has all three empty. Lists are joined by `LIST_MARK`.
``source_reliability`` is the desk's grade and note of the sources that it has judged."""
LIST_MARK = " | "
FREE_TEXT = (
    *("place", "place_ar", "place_as_reported", "admin1_name", "sources", "sentences", "urls"),
    *("source_reliability", "published", "units", "note", "admin1", "admin2", "admin3", "country"),
    *("regions", "victims"),
)
"""Columns that hold what people or sources wrote; the other texts are the model's own words."""
DATE_COLUMNS = ("date", "date_end")
REAL_COLUMNS = ("lon", "lat", "radius_m")
INT_COLUMNS = frozenset(
    c
    for c in COLUMNS
    if c in ("number", "id", "synthetic") or c.endswith(("_min", "_max", "_open"))
)
HXL: Mapping[str, str] = {
    "id": "#event+id",
    "date": "#date+start",
    "date_end": "#date+end",
    "event_type": "#event+type",
    "attacker": "#group+attacker",
    "victims": "#group+victim",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "wounded_min": "#affected+injured+min",
    "wounded_max": "#affected+injured+max",
    "place": "#loc+name",
    "place_ar": "#loc+name+i_ar",
    "lon": "#geo+lon",
    "lat": "#geo+lat",
    "radius_m": "#geo+precision+m",
    "admin1": "#adm1+code",
    "admin1_name": "#adm1+name",
    "admin2": "#adm2+code",
    "admin3": "#adm3+code",
    "country": "#country+code",
    "sources": "#meta+source",
    "urls": "#meta+url",
}
"""Tags of the Humanitarian Exchange Language (hxlstandard.org) for the columns that have one."""


Columns = dict[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Block:
    """Some thousand records by column, keyed as in `COLUMNS`, with the geometry of each.

    ``geometries``: GeoJSON of areas and lines, one object for one shape; None for points.
    """

    columns: Columns
    geometries: Sequence[Mapping[str, Any] | None]


def blocks(view: BriefingView) -> Iterator[Block]:
    """The view's incidents in the order of their numbers."""
    names = {**view.region_names, **GOVERNORATES}
    flats, first = view.flat(), 1
    while True:
        with no_collection():  # it costs a third of an export, at a million tuples
            flat = next(flats, None)
            if flat is None:
                return
            block = Block(columns_of(flat, first, names, view.noted), flat.geometries)
            first += len(flat)
            del flat
        yield block


def records(view: BriefingView) -> Iterator[dict[str, Value]]:
    """The same one by one, for the formats that are written so."""
    for block in blocks(view):
        for values in zip(*block.columns.values(), strict=True):
            yield dict(zip(block.columns, values, strict=True))


def columns_of(
    flat: FlatBlock,
    first_number: int,
    region_names: Mapping[str, str],
    noted: Mapping[str, Source],
) -> Columns:
    """Every column of `COLUMNS`, in that order, of one length."""
    own = flat.columns
    size = len(flat)
    placed = [lon is not None for lon in own["lon"]]
    empty = [None] * size
    found: Columns = dict.fromkeys(COLUMNS, empty)
    for name in _AS_STORED:
        found[name] = own[name]
    found["number"] = range(first_number, first_number + size)
    for what in ("killed", "wounded"):
        ends = zip(own[f"{what}_min"], own[f"{what}_max"], strict=True)
        found[f"{what}_open"] = [None if low is None else int(high is None) for low, high in ends]
    found["place"] = _texts(own["place_name"])
    found["place_ar"] = _texts(own["place_name_ar"])
    found["place_as_reported"] = _texts(own["place_mention"])
    found["note"] = _texts(own["note"])
    for name in ("victims", "regions"):
        codes = {words: LIST_MARK.join(words.split()) or None for words in set(own[name])}
        found[name] = [codes[words] for words in own[name]]
    for name in ("radius_m", "geometry_type"):
        both = zip(own[name], placed, strict=True)
        found[name] = [value if has_place else None for value, has_place in both]
    found["admin1_name"] = [region_names.get(code) if code else None for code in own["admin1"]]
    found["units"] = [_joined(units) if units else None for units in own["units"]]
    found["synthetic"] = [int(made_up) for made_up in own["synthetic"]]
    found.update(_said(flat))
    if noted:
        found["source_reliability"] = _judged(flat, noted)
    found.update(_by_party(flat))
    return found


_AS_STORED = (
    *("id", "date", "date_end", "date_precision", "category", "event_type", "status", "attacker"),
    *("killed_min", "killed_max", "wounded_min", "wounded_max", "lon", "lat"),
    *("admin1", "admin2", "admin3", "country"),
)


def _said(flat: FlatBlock) -> Columns:
    """Sources, sentences, links and days of publication; several claims are joined."""
    if not flat.claims:
        return {}
    rows, sources, publishers, sentences, urls, days = zip(*flat.claims, strict=True)
    said = zip(sources, publishers, strict=True)
    found: dict[str, Sequence[str | None]] = {
        "sources": [_attribution(source, publisher) for source, publisher in said],
        "sentences": _texts(sentences),
        "urls": _texts([url if _is_web(url) else None for url in urls]),
        "published": [day.isoformat() if day else None for day in days],
    }
    return {name: _gathered(rows, values, len(flat)) for name, values in found.items()}


def _gathered(rows: Sequence[int], values: Sequence[str | None], size: int) -> list[str | None]:
    """One text a row: of several different values a list."""
    found: list[str | None] = [None] * size
    several: dict[int, list[str]] = {}
    for row, value in zip(rows, values, strict=True):
        if value:
            if found[row] is None:
                found[row] = value
            else:
                several.setdefault(row, [str(found[row])]).append(value)
    for row, listed in several.items():
        found[row] = LIST_MARK.join(dict.fromkeys(listed))
    return found


def _judged(flat: FlatBlock, noted: Mapping[str, Source]) -> list[str | None]:
    """What the desk thinks of the sources and publishers that each incident's claims name."""
    told = {name: one_line(f"{name}: {s.judgement}") for name, s in noted.items() if s.judgement}
    known: dict[tuple[str | None, str | None], list[str]] = {}
    named: dict[int, list[str]] = {}
    for row, source, publisher, *_ in flat.claims:
        pair = (source, publisher)
        if pair not in known:
            names = (*source_names(source), *source_names(publisher))
            known[pair] = [told[name] for name in names if name in told]
        if known[pair]:
            named.setdefault(row, []).extend(known[pair])
    return [_joined(named[row]) if row in named else None for row in range(len(flat))]


def _by_party(flat: FlatBlock) -> Columns:
    """The counts of each party; a column that nobody fills is not among them."""
    found: dict[str, list[int | None]] = {}
    for row, party, *ends in flat.counts:
        for name, value in zip(_ENDS[party], ends, strict=True):
            if value is not None:
                if name not in found:
                    found[name] = [None] * len(flat)
                found[name][row] = value
    return dict(found)


_ENDS = {
    str(party): tuple(
        f"{what}_{party}_{end}" for what in ("killed", "wounded") for end in ("min", "max")
    )
    for party in Party
}


def _is_web(url: str | None) -> bool:
    """Whether it is an http(s) address: nothing else becomes a link."""
    return url is not None and url.lower().startswith(("http://", "https://"))


@lru_cache(maxsize=8192)
def _attribution(source: str | None, publisher: str | None) -> str:
    return one_line(Claim(source, "", publisher=publisher).attribution)


def _texts(values: Sequence[str | None]) -> list[str | None]:
    known = {value: _text(value) for value in set(values)}
    return [known[value] for value in values]


@lru_cache(maxsize=8192)
def _text(text: str | None) -> str | None:
    return one_line(text) or None if text else None


def _joined(items: Iterable[str]) -> str | None:
    return LIST_MARK.join(filter(None, map(_text, dict.fromkeys(items)))) or None
