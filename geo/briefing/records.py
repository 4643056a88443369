"""One flat record an incident: what every table format holds, under the same names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from geo.briefing.clean import one_line
from geo.briefing.view import BriefingView
from geo.model import GOVERNORATES, Casualties, Incident, Party

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
    """The view's incidents in the order of their numbers."""
    names = {**GOVERNORATES, **view.region_names}
    for number, incident in enumerate(view.incidents, start=1):
        yield record(number, incident, names)


def record(number: int, incident: Incident, region_names: Mapping[str, str]) -> dict[str, Value]:
    match = incident.place.match
    values: dict[str, Value] = dict.fromkeys(COLUMNS)
    values.update(
        number=number,
        id=incident.id,
        date=incident.date,
        date_end=incident.date_end,
        date_precision=str(incident.date_precision),
        category=str(incident.category),
        event_type=str(incident.event_type),
        status=str(incident.status),
        attacker=str(incident.attacker) if incident.attacker else None,
        victims=_joined(incident.victims),
        place=_text(match.name),
        place_ar=_text(match.name_ar),
        place_as_reported=_text(incident.place.mention),
        lon=match.point.lon if match.point else None,
        lat=match.point.lat if match.point else None,
        radius_m=match.radius_m if match.point else None,
        geometry_type=str(match.geometry_type) if match.point else None,
        admin1=match.admin1,
        admin1_name=region_names.get(match.admin1) if match.admin1 else None,
        admin2=match.admin2,
        admin3=match.admin3,
        country=match.country,
        regions=_joined(match.regions),
        sources=_joined(incident.sources),
        sentences=_joined(dict.fromkeys(c.sentence for c in incident.claims)),
        urls=_joined(dict.fromkeys(c.url for c in incident.claims if is_web(c.url))),
        published=_joined(
            dict.fromkeys(c.published.isoformat() for c in incident.claims if c.published)
        ),
        units=_joined(incident.units),
        note=_text(incident.note),
        synthetic=int(incident.synthetic),
    )
    _put_counts(values, "killed", incident.killed)
    _put_counts(values, "wounded", incident.wounded)
    return values


def _put_counts(values: dict[str, Value], what: str, casualties: Casualties) -> None:
    total = casualties.total
    if total is not None:
        values[f"{what}_min"] = total.min
        values[f"{what}_max"] = total.max
        values[f"{what}_open"] = int(total.max is None)
    for party, count in casualties.by_party.items():
        values[f"{what}_{party}_min"] = count.min
        values[f"{what}_{party}_max"] = count.max


def is_web(url: str | None) -> bool:
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def _text(text: str | None) -> str | None:
    return one_line(text) or None if text else None


def _joined(items: Any) -> str | None:
    return LIST_MARK.join(filter(None, (one_line(str(item)) for item in items))) or None
