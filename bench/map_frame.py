"""Made-up incidents for the map's benchmark: crowded as real ones, all shown and placed."""

from __future__ import annotations

import numpy as np

from geo.frame import COLUMNS, STATUSES, Frame
from geo.model import Status
from tests.frames import made_up_frame

TOWNS = ((38.28, 34.56), (38.87, 34.89), (40.14, 35.34), (37.67, 34.54), (40.15, 34.38))
"""Longitude and latitude of places where half of the incidents lie."""


def map_frame(rows: int) -> Frame:
    """``rows`` incidents, verified or pending, all with a place; nine of ten are points."""
    base = made_up_frame(rows)
    rng = np.random.default_rng(1)
    columns = {name: np.array(base[name]) for name in COLUMNS}
    columns["status"] = rng.choice(
        [STATUSES.index(Status.VERIFIED), STATUSES.index(Status.PENDING)], rows
    )
    columns["geometry_type"] = rng.choice([0, 1, 2], rows, p=[0.9, 0.04, 0.06])
    columns["victims"] = 1 << rng.choice(7, rows, p=[0.5, 0.15, 0.1, 0.02, 0.03, 0.15, 0.05])
    columns["victims"] |= rng.random(rows) < 0.1
    in_town = rng.random(rows) < 0.5
    town = np.array(TOWNS)[rng.integers(0, len(TOWNS), rows)]
    columns["lon"] = np.where(in_town, town[:, 0], rng.uniform(36, 41, rows))
    columns["lat"] = np.where(in_town, town[:, 1], rng.uniform(33.5, 36, rows))
    columns["radius_m"] = rng.choice([1500, 5000, 25000, 90000], rows)
    return Frame.build(columns, base.districts, base.subdistricts)
