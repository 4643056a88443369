"""Made-up incidents, marked as such, to try speed and screens with; one seed, one set."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from geo.model import (
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    Incident,
    LonLat,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.places.geocoder import Geocoder

if TYPE_CHECKING:
    from geo.store import Store

HUBS = (
    *("Palmyra", "Al-Sukhnah", "T2", "T3", "T4 airbase", "Deir ez-Zor", "Al-Mayadin"),
    *("Abu Kamal", "Al-Shola", "Kabajib", "Al-Qaryatayn", "Jabal Bishri", "Homs"),
)
FIRST_DAY, LAST_DAY = dt.date(2017, 1, 1), dt.date(2025, 12, 31)
BATCH_ROWS = 5_000
SENTENCE = "Made-up incident for a demonstration; nothing of this happened."


def made_up_incidents(rows: int, seed: int, geocoder: Geocoder) -> Iterator[Incident]:
    """Yield ``rows`` incidents scattered around well-known places, up to about 60 km away."""
    rng = np.random.default_rng(seed)
    hubs = [m for m in (geocoder.geocode(name) for name in HUBS) if m.point]
    kinds = [k for k in EventType if k is not EventType.TROOP_MOVEMENT]
    span_days = (LAST_DAY - FIRST_DAY).days
    for number in range(1, rows + 1):
        hub = hubs[int(rng.integers(len(hubs)))]
        victim = (Party.GOVERNMENT, Party.CIVILIAN, Party.ISLAMIC_STATE, Party.SDF)[
            int(rng.choice(4, p=[0.45, 0.25, 0.2, 0.1]))
        ]
        killed = None if rng.random() < 0.1 else int(rng.geometric(0.35) - 1)
        wounded = None if rng.random() < 0.4 else int(rng.geometric(0.3) - 1)
        yield Incident(
            category=Category.ATTACK,
            event_type=kinds[int(rng.integers(len(kinds)))],
            place=PlaceMention(hub.query, _scattered(hub, rng)),
            status=Status.VERIFIED if rng.random() < 0.7 else Status.PENDING,
            date=FIRST_DAY + dt.timedelta(days=int(rng.integers(span_days + 1))),
            date_precision=DatePrecision.DAY,
            attacker=Party.ISLAMIC_STATE if victim is not Party.ISLAMIC_STATE else Party.GOVERNMENT,
            victims=(victim,),
            killed=_casualties(killed, victim),
            wounded=_casualties(wounded, victim),
            claims=(Claim(source="made up", sentence=SENTENCE),),
            external_id=f"demo-{seed}-{number}",
            synthetic=True,
        )


def fill(store: Store, rows: int, seed: int, geocoder: Geocoder) -> Iterator[int]:
    """Insert made-up incidents in batches and yield how many are in so far."""
    incidents = made_up_incidents(rows, seed, geocoder)
    done = 0
    while batch := list(islice(incidents, BATCH_ROWS)):
        store.insert_incidents(batch, user="demo")
        done += len(batch)
        yield done


def _scattered(hub: PlaceMatch, rng: np.random.Generator) -> PlaceMatch:
    assert hub.point is not None
    distance_km = min(float(rng.exponential(15)), 60)
    bearing = float(rng.uniform(0, 2 * math.pi))
    lat = hub.point.lat + distance_km * math.cos(bearing) / 111.2
    lon = hub.point.lon + distance_km * math.sin(bearing) / (111.2 * math.cos(math.radians(lat)))
    return replace(
        hub,
        point=LonLat(round(lon, 5), round(lat, 5)),
        place_id=None,
        name=f"made-up place near {hub.name}",
        radius_m=5_000,
        admin2=None,
        admin3=None,
        regions=(hub.admin1,) if hub.admin1 else (),
        why="Made up.",
        candidates=(),
    )


def _casualties(number: int | None, party: Party) -> Casualties:
    if number is None:
        return Casualties()
    count = CountRange.exactly(number)
    return Casualties(count, {party: count})
