"""One flat record an incident: what every table format holds, under the same names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from geo.briefing.clean import one_line
from geo.briefing.view import BriefingView
from geo.model import GOVERNORATES, Claim, Party
from geo.store.flat import FlatIncident

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
    *("sources", "sentences", "urls", "published", "units", "note", "synthetic"),
    *PARTY_COLUMNS,
)
"""``number`` is the one on the map. An open upper end ("at least 5") is an empty ``_max`` with
``_open`` 1; an unknown count has all three empty. Lists are joined by `LIST_MARK`."""
LIST_MARK = " | "
FREE_TEXT = (
    *("place", "place_ar", "place_as_reported", "admin1_name", "sources", "sentences", "urls"),
    *("published", "units", "note", "admin1", "admin2", "admin3", "country", "regions", "victims"),
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


def records(view: BriefingView) -> Iterator[dict[str, Value]]:
    """The view's incidents in the order of their numbers; the keys stand as in `COLUMNS`."""
    names = {**GOVERNORATES, **view.region_names}
    for number, flat in enumerate(view.flat(), start=1):
        yield record(number, flat, names)


def record(number: int, flat: FlatIncident, region_names: Mapping[str, str]) -> dict[str, Value]:
    placed = flat.lon is not None
    values = _EMPTY.copy()
    values.update(
        number=number,
        id=flat.id,
        date=flat.date,
        date_end=flat.date_end,
        date_precision=flat.date_precision,
        category=flat.category,
        event_type=flat.event_type,
        status=flat.status,
        attacker=flat.attacker,
        victims=_codes(flat.victims),
        killed_min=flat.killed_min,
        killed_max=flat.killed_max,
        killed_open=_open(flat.killed_min, flat.killed_max),
        wounded_min=flat.wounded_min,
        wounded_max=flat.wounded_max,
        wounded_open=_open(flat.wounded_min, flat.wounded_max),
        place=_text(flat.place_name),
        place_ar=_text(flat.place_name_ar),
        place_as_reported=_text(flat.place_mention),
        lon=flat.lon,
        lat=flat.lat,
        radius_m=flat.radius_m if placed else None,
        geometry_type=flat.geometry_type if placed else None,
        admin1=flat.admin1,
        admin1_name=region_names.get(flat.admin1) if flat.admin1 else None,
        admin2=flat.admin2,
        admin3=flat.admin3,
        country=flat.country,
        regions=_codes(flat.regions),
        units=_joined(flat.units or ()),
        note=_text(flat.note),
        synthetic=int(flat.synthetic),
    )
    if flat.claims:
        sources, _, sentences, urls, published = zip(*flat.claims, strict=True)
        publishers = (claim[1] for claim in flat.claims)
        values["sources"] = _joined(map(_attribution, sources, publishers))
        values["sentences"] = _joined(sentences)
        values["urls"] = _joined(url for url in urls if is_web(url))
        values["published"] = _joined(day.isoformat() for day in published if day)
    for party, killed_min, killed_max, wounded_min, wounded_max in flat.counts:
        values[f"killed_{party}_min"] = killed_min
        values[f"killed_{party}_max"] = killed_max
        values[f"wounded_{party}_min"] = wounded_min
        values[f"wounded_{party}_max"] = wounded_max
    return values


_EMPTY: dict[str, Value] = dict.fromkeys(COLUMNS)


def is_web(url: str | None) -> bool:
    return url is not None and url.lower().startswith(("http://", "https://"))


def _open(low: int | None, high: int | None) -> int | None:
    return None if low is None else int(high is None)


@lru_cache(maxsize=8192)
def _attribution(source: str | None, publisher: str | None) -> str:
    return Claim(source, "", publisher=publisher).attribution


@lru_cache(maxsize=8192)
def _codes(words: str) -> str | None:
    return LIST_MARK.join(words.split()) or None


@lru_cache(maxsize=8192)
def _text(text: str | None) -> str | None:
    return one_line(text) or None if text else None


def _joined(items: Iterable[str]) -> str | None:
    return LIST_MARK.join(filter(None, map(_text, dict.fromkeys(items)))) or None
