"""What was told twice: a draft asked about, and a whole store compared.

The store holds made-up incidents, or is an existing one by ``--db``. The baseline only joins the
same rows with themselves by day in pandas and measures how far the pairs lie apart: it weighs
nothing and says no reason.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from geo.demo import fill
from geo.frame import Frame
from geo.model import Casualties, CountRange, Incident
from geo.places.geocoder import open_geocoder
from geo.reports.duplicates import find_duplicates
from geo.store import Store, open_store
from geo.store.frames import load_frame
from geo.store.likely_same import likely_same
from geo.store.told_twice import told_twice

ROWS = 10_000
ASKED = 50
"""So many of the incidents are asked about as drafts are."""
NEAR_KM = 75.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--db", help="an existing store instead of a made-up one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="badia-bench-") as folder:
        url = args.db or f"sqlite:///{Path(folder) / 'demo.sqlite'}"
        with open_store(url) as store:
            if not args.db:
                for _ in fill(store, args.rows, 7, open_geocoder()):
                    pass
            _measure(store, load_frame(store))


def _measure(store: Store, frame: Frame) -> None:
    incidents = store.incidents(frame["id"].tolist())
    some = incidents[:: max(1, len(incidents) // ASKED)]
    undated = list(map(_undated, some))
    print(f"{len(incidents):,} incidents; seconds by the clock, processor")
    for name, work, times, goal in (
        ("a draft: what may it be", lambda: _ask(store, frame, some), len(some), "0.05 s"),
        ("a draft without a day", lambda: _ask(store, frame, undated), len(undated), "0.2 s"),
        ("all of them compared", lambda: len(find_duplicates(incidents)), 1, "5 s"),
        ("between sources, 50 pairs", lambda: len(told_twice(store, frame)), 1, "5 s"),
        ("pandas: by day and distance", lambda: _by_day(frame), 1, ""),
    ):
        seconds, cpu, found = _timed(work)
        took = f"{seconds / times:8.3f} s {cpu / times:8.3f} s {found:8,} pairs"
        print(f"{name:<30}{took}  goal {goal}")


def _timed(work: Callable[[], int]) -> tuple[float, float, int]:
    begin, cpu = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - begin, time.process_time() - cpu, found


def _ask(store: Store, frame: Frame, drafts: list[Incident]) -> int:
    return sum(len(likely_same(store, frame, draft)) for draft in drafts)


def _undated(incident: Incident) -> Incident:
    claims = tuple(replace(claim, published=None) for claim in incident.claims)
    killed = Casualties(CountRange.exactly(5))
    return replace(incident, date=None, date_end=None, claims=claims, killed=killed)


def _by_day(frame: Frame) -> int:
    rows = pd.DataFrame({name: frame[name] for name in ("id", "day", "lon", "lat")})
    rows = rows[frame.has_day]
    found = 0
    for later in (0, 1):
        pairs = rows.merge(rows.assign(day=rows["day"] - later), on="day", suffixes=("", "_b"))
        pairs = pairs[pairs["id"] < pairs["id_b"]] if not later else pairs
        north = (pairs["lat"] - pairs["lat_b"]) * 111.2
        east = (pairs["lon"] - pairs["lon_b"]) * 91.5
        found += int(np.sum(north**2 + east**2 <= NEAR_KM**2))
    return found


if __name__ == "__main__":
    main()
