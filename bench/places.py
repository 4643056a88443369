"""Look-ups of places: exact, by spelling key, and misspelt beside a rapidfuzz scan.

The misspelt names are the gazetteer's own with one seeded slip each. The baseline scans names with
rapidfuzz's WRatio and takes the best above its usual cutoff of 80: once over one name a place, and
once over every spelling that the geocoder knows. It never refuses, also not a tie.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from evaluation.places import Misspelt, misspelt_names
from geo.config import VAR
from geo.model import LonLat
from geo.places.geocoder import Geocoder, open_geocoder
from geo.places.geometry import distance_between_m

ROUNDS = 3
SCANNED = 300
RIGHT_WITHIN_M = 10_000.0
COLD = """
import json, re, time
from pathlib import Path
start = time.perf_counter()
from geo.places.gazetteer import Gazetteer
from geo.config import VAR
Gazetteer.load(cache_dir=VAR / "cache")
seconds = time.perf_counter() - start
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps([seconds, int(peak[1]) / 1024]))
"""
"""Peak memory from /proc, for ``getrusage`` counts the parent's memory before the exec as well."""


def main() -> None:
    geocoder = open_geocoder()
    names = [p.name for p in geocoder.gazetteer.places if p.admin1]
    rows = [
        ("exact and key look-ups", _rate(geocoder, _exact(geocoder, names)), "names/s", "50,000"),
        *_misspelt(geocoder),
        *_cold(),
    ]
    for measure, value, unit, goal in rows:
        print(f"{measure:<52}{value:>12,.1f} {unit:<10} goal {goal}")


def _exact(geocoder: Geocoder, names: Sequence[str]) -> Sequence[str]:
    """Those of the names that one exact or key look-up answers."""
    return [n for n in names if geocoder.geocode(n).method in ("exact", "spelling")]


def _rate(geocoder: Geocoder, names: Sequence[str]) -> float:
    return len(names) / _best(lambda: [geocoder.geocode(name) for name in names])


def _best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of `ROUNDS`: other work on the machine only slows it."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _misspelt(geocoder: Geocoder) -> list[tuple[str, float, str, str]]:
    slips = list(misspelt_names(geocoder))
    sample = slips[:: max(1, len(slips) // SCANNED)]
    n = f"(n = {len(sample)})"
    ours_s = _best(lambda: [geocoder.geocode(m.typed) for m in slips]) / len(slips)
    ours = [geocoder.geocode(m.typed).point for m in sample]
    rows = [
        ("misspelt names", 1 / ours_s, "names/s", "3,000"),
        (f"  right within 10 km {n}", _share(sample, ours, True), "%", "above the scan"),
        (f"  wrong {n}", _share(sample, ours, False), "%", "below the scan"),
    ]
    places = geocoder.gazetteer.places
    first = {p.name: p.point for p in places}
    every = {n: p.point for p in places for n in (*(o.name for o in p.names), p.name_ar) if n}
    for what, points in (("a name a place", first), ("every spelling", every | first)):
        scan = _Scan(points)
        scan_s = _best(lambda scan=scan: [scan(m.typed) for m in sample]) / len(sample)
        found = [scan(m.typed) for m in sample]
        rows += [
            (f"WRatio scan, {what} ({len(points):,})", 1 / scan_s, "names/s", "-"),
            (f"  right within 10 km {n}", _share(sample, found, True), "%", "-"),
            (f"  wrong {n}", _share(sample, found, False), "%", "-"),
            ("  times as fast are ours", scan_s / ours_s, "times", "50"),
        ]
    return rows


class _Scan:
    """The nearest of all names by WRatio, above its usual cutoff."""

    def __init__(self, points: Mapping[str, LonLat]) -> None:
        self._points, self._choices = points, list(points)

    def __call__(self, typed: str) -> LonLat | None:
        found = process.extractOne(typed, self._choices, scorer=fuzz.WRatio, score_cutoff=80)
        return self._points[found[0]] if found else None


def _share(gold: Sequence[Misspelt], answers: Sequence[LonLat | None], right: bool) -> float:
    """Per cent of the names answered rightly (or wrongly); a refusal is neither."""
    hits = [
        (distance_between_m(m.point, answer) <= RIGHT_WITHIN_M) is right
        for m, answer in zip(gold, answers, strict=True)
        if answer is not None
    ]
    return 100 * sum(hits) / len(gold)


def _cold() -> list[tuple[str, float, str, str]]:
    env = {**os.environ, "BADIA_OFFLINE": "1"}
    runs = [_run([sys.executable, "-c", COLD], env) for _ in range(ROUNDS)]
    ready_s, memory_mb = min(tuple(json.loads(out)) for out, _ in runs)
    command = [sys.executable, "-m", "geo", "geocode", "Palmyra", "--offline", "--json"]
    whole_s = min(seconds for _, seconds in (_run(command, env) for _ in range(ROUNDS)))
    return [
        ("gazetteer ready in a cold process, keys cached", ready_s * 1000, "ms", "200"),
        ("peak memory of that process, Python included", memory_mb, "MB", "60"),
        ("cold `geo geocode NAME`, whole process", whole_s * 1000, "ms", "500"),
        ("peak memory of this benchmark", _peak_mb(), "MB", "-"),
    ]


def _run(command: Sequence[str], env: dict[str, str]) -> tuple[str, float]:
    start = time.perf_counter()
    cwd = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout, time.perf_counter() - start


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    VAR.mkdir(exist_ok=True)
    main()
