"""Imports: rows a second in ACLED's layout, again, and up to millions, beside pandas.

The rows are made up. The baseline writes the same rows, read by pandas, with ``to_sql`` through
SQLAlchemy into SQLite, with no look-ups, no checks and no second table.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geo.importers.acled import COLUMNS
from geo.importers.run import run_import
from geo.places.geocoder import Geocoder, open_geocoder
from geo.store import open_store

ROWS = 23_000
ROUNDS = 3
PLACES = 4_500
"""Distinct places for 23,000 rows, about as many as a country file has."""

_ACTORS = (
    ("Islamic State (Syria)", "Rebel group"),
    ("Military Forces of Syria (2000-2024)", "State forces"),
    ("QSD: Syrian Democratic Forces", "Rebel group"),
    ("Unidentified Armed Group (Syria)", "Political militia"),
    ("Civilians (Syria)", "Civilians"),
    ("Military Forces of Russia (2000-)", "External/other forces"),
)
_KINDS = (
    ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Violence against civilians", "Attack"),
    ("Strategic developments", "Arrests"),
)
_ADMIN1 = ("Homs", "Deir ez Zor", "Ar Raqqa", "Hama", "Aleppo", "Rural Damascus", "")
_WORDS = "made-up convoy road desert village soldiers fighters patrol night mine post fire".split()


def made_up_csv(path: Path, rows: int, seed: int = 7, places: int = PLACES) -> Path:
    """A file in ACLED's 31 columns; the same for the same numbers."""
    rng = random.Random(seed)
    spots = [
        (
            f"Made-up {rng.choice(_WORDS)} {n}",
            rng.choice(_ADMIN1),
            f"{rng.uniform(33.5, 36.2):.4f}",
            f"{rng.uniform(36.8, 40.8):.4f}",
            rng.choice("1112223"[:6]) if n % 40 else "3",
        )
        for n in range(places)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for n in range(rows):
            place, admin1, lat, lon, precision = rng.choice(spots)
            (one, inter1), (two, inter2) = rng.sample(_ACTORS, 2)
            kind, sub_kind = rng.choice(_KINDS)
            year, month, day = rng.randint(2017, 2025), rng.randint(1, 12), rng.randint(1, 28)
            dead = rng.choice((0, 0, 0, 1, 1, 2, 3, 5, 10))
            coded = " Fatalities coded to 10." if dead == 10 else ""
            notes = f"On {day}.{month}., {' '.join(rng.choices(_WORDS, k=40))}; {dead}.{coded}"
            writer.writerow(
                (
                    *(f"SYR{n}", f"{year}-{month:02}-{day:02}", year, "1", "Political violence"),
                    *(kind, sub_kind, one, "", inter1, two, "", inter2, f"{inter1}-{inter2}"),
                    *("", "760", "Middle East", "Syria", admin1, "", "", place, lat, lon),
                    *(precision, "Test Press", "National", notes, dead, "", "1700000000"),
                )
            )
    return path


def run(rows: int = ROWS, many: int = 300_000, keep: Path | None = None) -> list[dict[str, Any]]:
    """Measures, as rows of name, value, unit and goal. ``many`` rows show the growth.

    ``keep``: where the store of the many rows stays, for other measures.
    """
    geocoder = open_geocoder()
    geocoder.regions.governorate_at(38.0, 34.0)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        file = made_up_csv(Path(folder) / "acled.csv", rows)
        # The best of some rounds, taken in turn: other work on the machine slows some of them.
        pandas, first, again = _Best(), _Best(), _Best()
        for number in range(ROUNDS):
            url = f"sqlite:///{folder}/store{number}.sqlite"
            open_store(url).close()
            pandas.take(lambda: _to_sql(file, Path(folder)))
            first.take(lambda url=url: _import(file, url, geocoder))
            again.take(lambda url=url: _import(file, url, geocoder))
        found += [
            _row("import, ACLED's layout", rows / first.wall_s, "rows/s", 8_000),
            _row("pandas to_sql of the same rows", rows / pandas.wall_s, "rows/s", None),
            _row("import beside pandas", pandas.wall_s / first.wall_s, "times its speed", 0.5),
            _row("the same by processor time", pandas.cpu_s / first.cpu_s, "times", None),
            _row("import again beside import", first.wall_s / again.wall_s, "times its speed", 2),
        ]
    if many:
        found += _growth(many, geocoder, keep)
    return found


class _Best:
    """The least seconds of several runs, by the clock and by processor time."""

    def __init__(self) -> None:
        self.wall_s = self.cpu_s = float("inf")

    def take(self, work: Callable[[], None]) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        self.wall_s = min(self.wall_s, time.perf_counter() - wall)
        self.cpu_s = min(self.cpu_s, time.process_time() - cpu)


def _growth(many: int, geocoder: Geocoder, keep: Path | None) -> list[dict[str, Any]]:
    """Processor time a row and memory at the file's end against those at its 100,000th row."""
    import psutil

    process = psutil.Process()
    marks: list[tuple[int, float, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = made_up_csv(Path(folder) / "acled.csv", many, places=20_000)
        store_file = keep or Path(folder) / "store.sqlite"
        begin, begin_cpu = time.perf_counter(), time.process_time()
        with open_store(f"sqlite:///{store_file}") as store:
            run_import(
                file,
                store,
                geocoder,
                user="bench",
                on_progress=lambda p: marks.append(
                    (p.rows, time.process_time() - begin_cpu, process.memory_info().rss)
                ),
            )
        wall_s = time.perf_counter() - begin
    early = next(mark for mark in marks if mark[0] >= min(100_000, many // 2))
    last = marks[-1]
    slower = ((last[1] - early[1]) / (last[0] - early[0])) / (early[1] / early[0])
    return [
        _row(f"processor time a row up to {many:,} beside 100,000", slower, "times", 1.3),
        _row(f"memory more at {many:,} than at 100,000", (last[2] - early[2]) / 1e6, "MB", None),
        _row(f"import of {many:,} rows", many / wall_s, "rows/s", None),
        _row("the same by processor time", many / last[1], "rows/s", None),
    ]


def _import(file: Path, url: str, geocoder: Geocoder) -> None:
    with open_store(url) as store:
        run_import(file, store, geocoder, user="bench")


def _to_sql(file: Path, folder: Path) -> None:
    import pandas as pd
    from sqlalchemy import create_engine

    target = folder / "pandas.sqlite"
    target.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{target}")
    pd.read_csv(file).to_sql("events", engine, index=False, chunksize=5_000)
    engine.dispose()


def _row(measure: str, value: float, unit: str, goal: float | None) -> dict[str, Any]:
    return {"measure": measure, "value": round(value, 2), "unit": unit, "goal": goal}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--many", type=int, default=300_000, help="3000000 takes some minutes")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the store of the many rows")
    arguments = parser.parse_args()
    for row in run(arguments.rows, arguments.many, arguments.keep):
        print(f"{row['measure']:<56}{row['value']:>14,} {row['unit']:<16} goal {row['goal']}")
