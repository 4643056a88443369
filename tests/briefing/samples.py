"""The founding incidents as facts, and a stand-in for the store that holds given incidents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import numpy as np

from geo.briefing.view import BriefingView, make_view
from geo.filters import IncidentFilter
from geo.frame import (
    CATEGORIES,
    EVENT_TYPES,
    GEOMETRY_TYPES,
    GOVERNORATE_CODES,
    NO_CODE,
    NO_DAY,
    OPEN,
    PARTIES,
    STATUSES,
    UNKNOWN,
    Frame,
    bits,
    day_number,
)
from geo.model import (
    Casualties,
    Category,
    Claim,
    Count,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.places.gazetteer import Place
from geo.store import Source
from geo.store.flat import FLAT_COLUMNS, FlatBlock
from geo.store.records import DataAsOf

MADE_ON = dt.datetime(2022, 3, 21, 8, 30, tzinfo=dt.UTC)
PALMYRA_DESERT = [[37.9, 34.35], [38.0, 34.75], [38.3, 34.95], [38.75, 34.85], [38.95, 34.55]]
SYRIAN_DESERT = [
    *([37.15, 34.75], [37.45, 35.05], [38.2, 35.55], [39.3, 35.72], [40.2, 35.2], [40.93, 34.38]),
    *([40.0, 33.95], [38.8, 33.38], [38.0, 32.95], [37.3, 32.75], [37.0, 33.3], [37.15, 34.75]),
]


def count(low: int | None, high: int | None = None, party: Party = Party.GOVERNMENT) -> Casualties:
    """``count(3)`` is exactly three, ``count(None)`` unknown."""
    if low is None:
        return Casualties()
    number = CountRange(low, low if high is None else high)
    return Casualties(number, {party: number})


def place(
    name: str,
    lon: float | None = None,
    lat: float | None = None,
    *,
    admin1: str | None = "SY04",
    ring: list[list[float]] | None = None,
    line: list[list[float]] | None = None,
    regions: tuple[str, ...] | None = None,
    radius_m: float = 4000.0,
    name_ar: str | None = None,
) -> PlaceMention:
    """A place that was found, or with no ``lon`` one that was not."""
    if lon is None or lat is None:
        match = PlaceMatch(name, MatchStatus.UNRESOLVED, why=f"{name} is not known.")
        return PlaceMention(name, match)
    geometry: dict[str, Any] | None = None
    kind = GeometryType.POINT
    if ring:
        geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        kind = GeometryType.AREA
    if line:
        geometry, kind = {"type": "LineString", "coordinates": line}, GeometryType.LINE
    return PlaceMention(
        name,
        PlaceMatch(
            name,
            MatchStatus.MATCHED,
            name=name,
            name_ar=name_ar,
            place_id=name.lower().replace(" ", "-"),
            point=LonLat(lon, lat),
            radius_m=radius_m,
            geometry_type=kind,
            geometry=geometry,
            admin1=admin1,
            regions=regions if regions is not None else (admin1,) if admin1 else (),
            country="SY",
            method=MatchMethod.EXACT,
            score=1.0,
        ),
    )


def incident(key: int, where: PlaceMention, day: dt.date | None = None, **more: Any) -> Incident:
    values: dict[str, Any] = {
        "category": Category.ATTACK,
        "event_type": EventType.ARMED_ATTACK,
        "status": Status.VERIFIED,
        "date_precision": DatePrecision.DAY if day else DatePrecision.UNKNOWN,
    }
    return Incident(place=where, date=day, id=key, **{**values, **more})


def founding() -> list[Incident]:
    """Three attacks and two operations of March 2022."""
    url = "https://www.al-monitor.com/originals/2022/03/islamic-state-takes-advantage"
    both = ("SY04", "SY09")

    def said(source: str | None, sentence: str) -> tuple[Claim, ...]:
        return (Claim(source, sentence, publisher="Al-Monitor", url=url),)

    return [
        incident(
            1,
            place("Palmyra desert", 38.42, 34.67, ring=PALMYRA_DESERT, radius_m=60_000),
            dt.date(2022, 3, 6),
            attacker=Party.ISLAMIC_STATE,
            victims=(Party.GOVERNMENT,),
            killed=count(13),
            wounded=count(18),
            claims=said("SANA", "13 soldiers killed and 18 wounded in an attack on a bus."),
        ),
        incident(
            2,
            place("Jabal al-Amour", 38.283, 34.898, radius_m=12_000, name_ar="جبل العمور"),
            dt.date(2022, 3, 10),
            event_type=EventType.EXPLOSIVE,
            attacker=Party.ISLAMIC_STATE,
            victims=(Party.GOVERNMENT,),
            killed=count(6),
            wounded=count(7),
            claims=said("SOHR", "Six members of the forces killed and seven hurt by a mine."),
        ),
        incident(
            3,
            place(
                "Syrian Desert",
                38.9,
                34.4,
                admin1=None,
                ring=SYRIAN_DESERT,
                regions=both,
                radius_m=190_000,
            ),
            dt.date(2022, 3, 16),
            event_type=EventType.AMBUSH,
            attacker=Party.ISLAMIC_STATE,
            victims=(Party.GOVERNMENT,),
            killed=count(3),
            claims=said(None, "Militants laid an ambush and killed three."),
        ),
        incident(
            4,
            place("Palmyra", 38.28, 34.56),
            category=Category.OPERATION,
            event_type=EventType.TROOP_MOVEMENT,
            attacker=Party.GOVERNMENT,
            claims=said(None, "Reinforcements were brought to Palmyra."),
        ),
        incident(
            5,
            place(
                "Palmyra and Al-Sukhnah towards T2 and T3",
                39.2,
                34.66,
                admin1=None,
                line=[[38.28, 34.56], [38.872, 34.887], [38.733, 34.528], [40.152, 34.376]],
                regions=both,
                radius_m=122_000,
            ),
            category=Category.OPERATION,
            event_type=EventType.RAID,
            attacker=Party.GOVERNMENT,
            claims=said("SOHR", "A sweep of the desert has begun towards T2 and T3."),
        ),
    ]


def flat_block(incidents: Sequence[Incident]) -> FlatBlock:
    """Incidents as the store's columns have them."""
    rows = [_flat_row(i) for i in incidents]
    return FlatBlock(
        {name: [row[name] for row in rows] for name in FLAT_COLUMNS},
        [i.place.match.geometry for i in incidents],
        [
            (
                row,
                str(party),
                *_range(i.killed.by_party.get(party)),
                *_range(i.wounded.by_party.get(party)),
            )
            for row, i in enumerate(incidents)
            for party in dict.fromkeys([*i.killed.by_party, *i.wounded.by_party])
        ],
        [
            (row, c.source, c.publisher, c.sentence, c.url, c.published)
            for row, i in enumerate(incidents)
            for c in i.claims
        ],
    )


def _flat_row(i: Incident) -> dict[str, Any]:
    match, point = i.place.match, i.place.match.point
    killed, wounded = _range(i.killed.total), _range(i.wounded.total)
    return {
        "id": i.id or 0,
        "date": i.date,
        "date_end": i.date_end,
        "date_precision": str(i.date_precision),
        "category": str(i.category),
        "event_type": str(i.event_type),
        "status": str(i.status),
        "attacker": str(i.attacker) if i.attacker else None,
        "victims": " ".join(i.victims),
        "killed_min": killed[0],
        "killed_max": killed[1],
        "wounded_min": wounded[0],
        "wounded_max": wounded[1],
        "place_name": match.name,
        "place_name_ar": match.name_ar,
        "place_mention": i.place.mention,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "radius_m": match.radius_m,
        "geometry_type": str(match.geometry_type),
        "admin1": match.admin1,
        "admin2": match.admin2,
        "admin3": match.admin3,
        "country": match.country,
        "regions": " ".join(match.regions),
        "units": i.units,
        "note": i.note,
        "synthetic": i.synthetic,
    }


def _range(found: CountRange | None) -> tuple[int | None, int | None]:
    return (found.min, found.max) if found else (None, None)


class StoreOf:
    """What a view asks of a store, over a list of incidents."""

    def __init__(self, incidents: Iterable[Incident], noted: Iterable[Source] = ()) -> None:
        self.by_id = {i.id: i for i in incidents}
        self.noted = {source.name: source for source in noted}

    def sources(self) -> dict[str, Source]:
        return self.noted

    def incidents(self, ids: Iterable[int]) -> list[Incident]:
        return [self.by_id[i] for i in ids if i in self.by_id]

    def flat_blocks(self, ids: Sequence[int]) -> Iterator[FlatBlock]:
        for start in range(0, len(ids), 7):
            yield flat_block(self.incidents(ids[start : start + 7]))

    def search_text(self, query: str) -> list[int]:
        words = query.lower()
        return [
            i.id or 0
            for i in self.by_id.values()
            if words in " ".join([i.place.mention, *(c.sentence for c in i.claims)]).lower()
        ]

    def data_as_of(self) -> DataAsOf:
        return DataAsOf(dt.date(2022, 3, 19), dt.date(2022, 3, 16), MADE_ON)


def frame_of(incidents: Sequence[Incident]) -> Frame:
    columns: dict[str, list[Any]] = {}
    for i in incidents:
        match = i.place.match
        row = {
            "id": i.id,
            "day": NO_DAY if i.date is None else day_number(i.date),
            "lon": match.point.lon if match.point else np.nan,
            "lat": match.point.lat if match.point else np.nan,
            "radius_m": match.radius_m if match.radius_m else np.nan,
            **_ends("killed", i.killed.total),
            **_ends("wounded", i.wounded.total),
            "event_type": EVENT_TYPES.index(i.event_type),
            "attacker": NO_CODE if i.attacker is None else PARTIES.index(i.attacker),
            "victims": bits(i.victims, PARTIES),
            "status": STATUSES.index(i.status),
            "category": CATEGORIES.index(i.category),
            "geometry_type": GEOMETRY_TYPES.index(match.geometry_type),
            "synthetic": int(i.synthetic),
            "governorates": bits([r for r in match.regions if len(r) == 4], GOVERNORATE_CODES),
            "district": -1,
            "subdistrict": -1,
        }
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    if not columns:
        return Frame.empty()
    return Frame.build({name: np.array(values) for name, values in columns.items()})


def _ends(name: str, total: Count) -> dict[str, int]:
    if total is None:
        return {f"{name}_min": int(UNKNOWN), f"{name}_max": int(UNKNOWN)}
    high = int(OPEN) if total.max is None else total.max
    return {f"{name}_min": total.min, f"{name}_max": high}


def view_of(
    incidents: Sequence[Incident],
    flt: IncidentFilter | None = None,
    noted: Iterable[Source] = (),
    **more: Any,
) -> BriefingView:
    store = cast(Any, StoreOf(incidents, noted))
    return make_view(store, frame_of(incidents), flt or IncidentFilter(), MADE_ON, **more)


PLACES = tuple(
    Place(name.lower().replace(" ", "-"), name, None, kind, LonLat(lon, lat), radius, admin1)
    for name, kind, lon, lat, radius, admin1 in (
        ("Homs", "city", 36.71, 34.73, 7000, "SY04"),
        ("Palmyra", "city", 38.28, 34.56, 4000, "SY04"),
        ("Deir ez-Zor", "city", 40.14, 35.335, 5000, "SY09"),
        ("Abu Kamal", "city", 40.92, 34.45, 3500, "SY09"),
        ("Al-Mayadin", "city", 40.45, 35.02, 3500, "SY09"),
        ("Al-Sukhnah", "town", 38.872, 34.887, 3000, "SY04"),
        ("T2", "station", 40.152, 34.376, 2500, "SY09"),
        ("T3", "station", 38.733, 34.528, 2500, "SY04"),
        ("T4", "station", 37.63, 34.5225, 2500, "SY04"),
        ("Jabal al-Amour", "mountain", 38.283, 34.898, 12000, "SY04"),
        ("Al-Qaryatayn", "town", 37.239, 34.228, 3000, "SY04"),
    )
)
