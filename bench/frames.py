"""The frame: from the store, brought up to date, and from its cache file; memory of it all.

The store holds made-up incidents, or is an existing one by ``--db``. Each measure has a process of
its own. Beside it, in the same run: pandas reading the same columns of the same rows by
``read_sql`` through SQLAlchemy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = 200_000
ROUNDS = 3

_HEAD = """
import json, re, sys, time
from pathlib import Path
url, cache = sys.argv[1], Path(sys.argv[2])
def mb():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024
"""
FROM_STORE = """
from geo.store import open_store
from geo.store.frames import load_frame
with open_store(url) as store:
    store.revision()
    begin, cpu = time.perf_counter(), time.process_time()
    frame = load_frame(store)
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
size = sum(column.nbytes for column in frame.columns.values())
print(json.dumps([seconds, cpu, mb(), len(frame), size]))
"""
FROM_CACHE = """
from geo.store import open_store
from geo.store.keeper import FrameKeeper
with open_store(url) as store:
    store.revision()
    begin, cpu = time.perf_counter(), time.process_time()
    frame = FrameKeeper(store, cache).current()
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
print(json.dumps([seconds, cpu, mb(), len(frame)]))
"""
UPDATED = """
from geo.store import open_store
from geo.store.keeper import FrameKeeper
with open_store(url) as store, open_store(url) as other:
    keeper = FrameKeeper(store, cache)
    number = len(keeper.current())
    key = int(keeper.current()["id"][0])
    seen = other.incident(key)
    other.update(key, {"note": seen.note + " Seen."}, seen.version, "bench")
    begin, cpu = time.perf_counter(), time.process_time()
    frame = keeper.current()
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
    assert frame.revision == other.revision() and len(frame) == number
    other.undo(user="bench")
print(json.dumps([seconds, cpu, mb(), len(frame)]))
"""
PANDAS = """
import pandas as pd
from sqlalchemy import create_engine
names = ("id date lon lat radius_m killed_min killed_max wounded_min wounded_max event_type "
         "attacker victims status category geometry_type synthetic regions admin2 admin3")
engine = create_engine(url)
begin, cpu = time.perf_counter(), time.process_time()
frame = pd.read_sql(f"SELECT {', '.join(names.split())} FROM incidents", engine)
seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
print(json.dumps([seconds, cpu, mb(), len(frame)]))
"""


def best(code: str, url: str, cache: Path, rounds: int) -> list[float]:
    """The least seconds, processor time and memory of some runs, each in a new process."""
    runs = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-c", _HEAD + code, url, str(cache)],
            check=True,
            capture_output=True,
            text=True,
        )
        runs.append(json.loads(done.stdout))
    return [min(values) for values in zip(*runs, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--db", help="an existing store instead of a made-up one")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="badia-bench-") as folder:
        cache = Path(folder) / "cache"
        url = args.db or _made_up(Path(folder), args.rows)
        stored = best(FROM_STORE, url, cache, args.rounds)
        best(FROM_CACHE, url, cache, 1)  # writes the cache file
        cached = best(FROM_CACHE, url, cache, args.rounds)
        updated = best(UPDATED, url, cache, args.rounds)
        pandas = best(PANDAS, url, cache, args.rounds)
    rows = int(stored[3])
    goals = ("1.5 s", "0.2 s") if rows <= ROWS else ("", "3 s")
    print(f"{rows:,} incidents, {stored[4] / rows:.0f} bytes each; seconds by the clock, processor")
    for name, found, goal in (
        ("frame from the store", stored, goals[0]),
        ("from its cache file", cached, goals[1]),
        ("after one edit by another process", updated, "2 s"),
        ("pandas read_sql of the same columns", pandas, ""),
    ):
        figures = f"{found[0]:8.2f} s {found[1]:8.2f} s {found[2]:8,.0f} MB at most"
        print(f"{name:<40}{figures}  goal {goal}")


def _made_up(folder: Path, rows: int) -> str:
    from geo.demo import fill
    from geo.places.geocoder import open_geocoder
    from geo.store import open_store

    url = f"sqlite:///{folder / 'demo.sqlite'}"
    with open_store(url) as store:
        for _ in fill(store, rows, 7, open_geocoder()):
            pass
    return url


if __name__ == "__main__":
    main()
