"""Made-up frames for tests: small, seeded, with every kind of gap that real ones have."""

from __future__ import annotations

import numpy as np

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
)

DISTRICTS = ("SY0400", "SY0403", "SY0900", "SY0902")
SUBDISTRICTS = ("SY040300", "SY040301", "SY090000")


def made_up_frame(rows: int, seed: int = 0) -> Frame:
    rng = np.random.default_rng(seed)
    placed = rng.random(rows) > 0.1
    killed_min = np.where(rng.random(rows) < 0.2, UNKNOWN, rng.integers(0, 30, rows))
    killed_max = np.where(rng.random(rows) < 0.1, OPEN, killed_min + rng.integers(0, 3, rows))
    wounded_min = np.where(rng.random(rows) < 0.5, UNKNOWN, rng.integers(0, 30, rows))
    return Frame.build(
        {
            "id": np.arange(1, rows + 1),
            "day": np.where(rng.random(rows) < 0.1, NO_DAY, rng.integers(18_000, 19_500, rows)),
            "lon": np.where(placed, rng.uniform(36, 41, rows), np.nan),
            "lat": np.where(placed, rng.uniform(33.5, 36, rows), np.nan),
            "radius_m": np.where(placed, rng.choice([1500, 5000, 25000, 90000], rows), np.nan),
            "killed_min": killed_min,
            "killed_max": np.where(killed_min == UNKNOWN, UNKNOWN, killed_max),
            "wounded_min": wounded_min,
            "wounded_max": wounded_min,
            "event_type": rng.integers(0, len(EVENT_TYPES), rows),
            "attacker": rng.choice([*range(len(PARTIES)), NO_CODE], rows),
            "victims": rng.integers(0, 2 ** len(PARTIES), rows),
            "status": rng.integers(0, len(STATUSES), rows),
            "category": rng.integers(0, len(CATEGORIES), rows),
            "geometry_type": rng.integers(0, len(GEOMETRY_TYPES), rows),
            "synthetic": np.zeros(rows),
            "governorates": np.where(placed, rng.integers(0, 2 ** len(GOVERNORATE_CODES), rows), 0),
            "district": rng.integers(-1, len(DISTRICTS), rows),
            "subdistrict": rng.integers(-1, len(SUBDISTRICTS), rows),
        },
        DISTRICTS,
        SUBDISTRICTS,
    )
