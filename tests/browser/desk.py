"""What the dashboard of the browser tests shows: made-up incidents, a hostile one among them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from geo.config import Config
from geo.demo import made_up_incidents
from geo.frame import Frame
from geo.model import (
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.places.geocoder import Geocoder, open_geocoder
from geo.store import Store, open_store
from geo.store.frames import load_frame

HOSTILE = (
    "<img src=x onerror=\"document.title='broken'\"> \u202ereversed\u202c <script>x()</script>"
)
LONG = HOSTILE + "0123456789" * 1000
HOSTILE_AT = LonLat(39.9, 33.9)


@dataclass(frozen=True)
class Desk:
    """A running dashboard and what it shows."""

    db_url: str
    geocoder: Geocoder
    hostile_id: int
    address: str = ""

    def store(self) -> Store:
        return open_store(self.db_url)

    def frame(self) -> Frame:
        with self.store() as store:
            return load_frame(store)


def incident(**changes: object) -> Incident:
    match = PlaceMatch(
        query="x",
        status=MatchStatus.MATCHED,
        name="A made-up place",
        point=LonLat(38.5, 34.6),
        radius_m=2000,
        admin1="SY04",
        regions=("SY04",),
    )
    base = Incident(
        category=Category.ATTACK,
        event_type=EventType.AMBUSH,
        place=PlaceMention("x", match),
        status=Status.PENDING,
        date=dt.date(2025, 11, 2),
        date_precision=DatePrecision.DAY,
        victims=(Party.CIVILIAN,),
        killed=Casualties(CountRange(2, 4)),
        claims=(Claim("one agency", "Two to four people died.", url="https://example.org/report"),),
    )
    return replace(base, **changes)


def hostile() -> Incident:
    """Markup, script addresses, 10,000 characters and turned text in every field."""
    match = PlaceMatch(
        query=LONG,
        status=MatchStatus.MATCHED,
        name=HOSTILE,
        name_ar=HOSTILE,
        point=HOSTILE_AT,
        radius_m=2000,
        geometry_type=GeometryType.AREA,
        geometry={
            "type": "Polygon",
            "coordinates": [[[39.7, 33.8], [40.1, 33.8], [40.1, 34.0], [39.7, 33.8]]],
        },
        admin1="SY04",
        regions=("SY04",),
        why=LONG,
    )
    claims = (
        Claim(HOSTILE, LONG, publisher=HOSTILE, url="javascript:document.title='broken'"),
        Claim(HOSTILE, HOSTILE, url="data:text/html,<script>1</script>"),
        Claim("an agency", "A sentence.", url='https://example.org/a"><img src=x onerror=1>'),
    )
    return incident(
        place=PlaceMention(LONG, match), claims=claims, note=LONG, units=(HOSTILE, LONG)
    )


def filled_store(folder: Path) -> Desk:
    """A store of 601 incidents in the folder; nothing serves it yet."""
    db_url = f"sqlite:///{folder / 'badia.sqlite'}"
    geocoder = open_geocoder(Config.from_env())
    with open_store(db_url) as store:
        rows = list(made_up_incidents(600, 5, geocoder))
        desert = geocoder.geocode("Syrian desert")
        rows[:6] = [replace(row, place=PlaceMention("the desert", desert)) for row in rows[:6]]
        rows[6:12] = [replace(row, date=None) for row in rows[6:12]]
        store.insert_incidents(rows, user="test")
        return Desk(db_url, geocoder, store.add_incident(hostile(), "test"))
