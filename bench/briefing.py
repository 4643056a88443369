"""Briefings and exports: figures, slides and data, cold and warm, up to 200,000 incidents.

The incidents are made up by ``geo demo``. Baselines: a screenshot of the same view's HTML file by a
headless Chromium where one is installed, and for the data pandas and geopandas writing a table
that they have in memory already, without the store.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from geo.briefing.export import export_view, preview
from geo.briefing.options import Options
from geo.briefing.view import BriefingView, make_view
from geo.config import Config
from geo.demo import fill
from geo.filters import IncidentFilter
from geo.places.gazetteer import Place
from geo.places.geocoder import open_geocoder
from geo.store import open_store
from geo.store.frames import load_frame

ROWS = 200_000
COLD = "from pathlib import Path; import sys; from bench.briefing import cold; cold(*sys.argv[1:])"


def run(rows: int = ROWS) -> list[dict[str, Any]]:
    """Rows of measure, n, ours, baseline, baseline_name and goal; times in seconds."""
    geocoder = open_geocoder(Config.from_env())
    places = geocoder.gazetteer.places
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'bench.sqlite'}"
        with open_store(url) as store:
            for _ in fill(store, rows, 1, geocoder):
                pass
            frame = load_frame(store)
            view = make_view(store, frame, IncidentFilter(), dt.datetime.now(dt.UTC))
            few = replace(view, ids=view.ids[:500], mask=_first(view, 500))
            found += _pages(few, places, folder, url)
            found += _large(view, places, folder)
    return found


def _pages(
    view: BriefingView, places: tuple[Place, ...], folder: Path, url: str
) -> list[dict[str, Any]]:
    page = folder / "page.png"

    def table() -> None:
        export_view(view, page, places, layout="a4-landscape-table")

    table()
    screenshot = _screenshot(view, folder)
    name = "Chromium, the HTML file"
    cold_s = _best(lambda: _run_cold(url, folder))
    preview_s = _best(lambda: preview(view, Options(), places=places))
    deck = _best(lambda: export_view(view, folder / "deck.pptx", places))
    return [
        _row("A4 300 dpi, map with table, warm, s", 500, _best(table), screenshot, name, 1.5),
        _row("A4 300 dpi, map with table, cold process, s", 500, cold_s, screenshot, name, 4.0),
        _row("preview after a change, s", 500, preview_s, None, "", 0.7),
        _row("deck of 4 slides, s", 500, deck, None, "", 4.0),
    ]


def _large(view: BriefingView, places: tuple[Place, ...], folder: Path) -> list[dict[str, Any]]:
    import geopandas

    figure = _seconds(lambda: export_view(view, folder / "large.png", places))
    rows = [_row("heat and symbols, A4 300 dpi, s", len(view), figure, None, "", 4.0)]
    made = [
        (ending, _best(lambda ending=ending: export_view(view, folder / f"large.{ending}"), 2))
        for ending in ("csv", "geojson", "gpkg")
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table = geopandas.read_file(folder / "large.gpkg", layer="incidents_points")
    plain = table.drop(columns="geometry")
    baselines: dict[str, tuple[str, Callable[[], Any]]] = {
        "csv": ("pandas", lambda: plain.to_csv(folder / "baseline.csv", index=False)),
        "geojson": ("geopandas", lambda: table.to_file(folder / "baseline.geojson")),
        "gpkg": ("geopandas", lambda: table.to_file(folder / "baseline.gpkg")),
    }
    for (ending, ours), goal in zip(made, (3.0, 8.0, 8.0), strict=True):
        name, write = baselines[ending]
        rows.append(
            _row(f"{ending} from the store, s", len(view), ours, _best(write, 2), name, goal)
        )
    rows.append(_row("peak memory of our part, MB", len(view), peak, None, "", 1000.0))
    return rows


def _first(view: BriefingView, number: int) -> Any:
    import numpy as np

    return view.mask & np.isin(view.frame["id"], view.ids[:number])


def _row(
    measure: str, n: int, ours: float, baseline: float | None, name: str, goal: float
) -> dict[str, Any]:
    return {
        "measure": measure,
        "n": n,
        "ours": round(ours, 2),
        "baseline": None if baseline is None else round(baseline, 2),
        "baseline_name": name,
        "goal": goal,
    }


def _seconds(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _best(work: Callable[[], Any], rounds: int = 3) -> float:
    """The fastest of a few: other work on the machine only slows it."""
    return min(_seconds(work) for _ in range(rounds))


def _run_cold(url: str, folder: Path) -> None:
    command = [sys.executable, "-c", COLD, url, str(folder / "cold.png")]
    subprocess.run(command, check=True)


def cold(url: str, out: str) -> None:
    """What a fresh process does for one page of 500 incidents."""
    places = open_geocoder(Config.from_env()).gazetteer.places
    with open_store(url) as store:
        frame = load_frame(store)
        view = make_view(store, frame, IncidentFilter(), dt.datetime.now(dt.UTC))
        few = replace(view, ids=view.ids[:500], mask=_first(view, 500))
        export_view(few, Path(out), places, layout="a4-landscape-table")


def _screenshot(view: BriefingView, folder: Path) -> float | None:
    """Seconds for Chromium to picture the view's own HTML file at A4's size and 300 dpi."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return None
    page = export_view(view, folder / "page.html")
    command = [
        chromium,
        *("--headless", "--no-sandbox", "--disable-gpu", "--force-device-scale-factor=3"),
        "--disable-background-networking",
        *("--window-size=1169,827", f"--screenshot={folder / 'shot.png'}", page.as_uri()),
    ]
    return _best(lambda: subprocess.run(command, check=True, capture_output=True))


def _print(rows: list[dict[str, Any]]) -> None:
    print(f"{'measure':<46}{'n':>9}{'ours':>9}{'baseline':>10}{'goal':>8}  baseline is")
    for row in rows:
        baseline = "-" if row["baseline"] is None else f"{row['baseline']:.2f}"
        print(
            f"{row['measure']:<46}{row['n']:>9,}{row['ours']:>9.2f}{baseline:>10}"
            f"{row['goal']:>8g}  {row['baseline_name']}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=ROWS)
    _print(run(parser.parse_args().rows))
