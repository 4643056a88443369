"""Briefings and exports: figures, slides and data, cold and warm, up to 200,000 incidents.

The incidents are made up by ``geo demo``. Baselines: a screenshot of a finished HTML page by a
headless Chromium where one is installed (no legend, no scale, no table: it gets every
advantage), pandas' and geopandas' own writers for the data.
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

from geo.briefing.export import export_view, render_png
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
    screenshot = _screenshot(folder)
    name = "Chromium screenshot of a plain page"
    cold_s = _seconds(lambda: _run_cold(url, folder))
    preview = _seconds(lambda: render_png(view, places))
    deck = _seconds(lambda: export_view(view, folder / "deck.pptx", places))
    return [
        _row("A4 300 dpi, map with table, warm", 500, _seconds(table), screenshot, name, 1.5),
        _row("A4 300 dpi, map with table, cold process", 500, cold_s, screenshot, name, 4.0),
        _row("preview after a change", 500, preview, None, "", 0.7),
        _row("deck of 4 slides", 500, deck, None, "", 4.0),
    ]


def _large(view: BriefingView, places: tuple[Place, ...], folder: Path) -> list[dict[str, Any]]:
    import pandas as pd

    rows = []
    figure = _seconds(lambda: export_view(view, folder / "large.png", places))
    rows.append(_row("heat and symbols, A4 300 dpi", len(view), figure, None, "", 4.0))
    for ending, goal in (("csv", 3.0), ("geojson", 8.0), ("gpkg", 8.0)):
        out = folder / f"large.{ending}"
        ours = _seconds(lambda out=out: export_view(view, out))
        baseline, name = None, ""
        if ending == "csv":
            table = pd.read_csv(out, low_memory=False)
            baseline = _seconds(lambda t=table: t.to_csv(folder / "baseline.csv", index=False))
            name = "pandas to_csv from memory"
        rows.append(_row(f"{ending} from the store", len(view), ours, baseline, name, goal))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(_row("peak memory of it all, MB", len(view), peak, None, "", 1000.0))
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


def _screenshot(folder: Path) -> float | None:
    """Seconds for Chromium to picture a local page of A4's size at 300 dpi."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return None
    page = folder / "page.html"
    page.write_text("<h1>Map</h1>" + "<p>row</p>" * 500, encoding="utf-8")
    command = [
        chromium,
        *("--headless", "--no-sandbox", "--disable-gpu", "--force-device-scale-factor=3"),
        *("--window-size=1169,827", f"--screenshot={folder / 'shot.png'}", page.as_uri()),
    ]
    return _seconds(lambda: subprocess.run(command, check=True, capture_output=True))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=ROWS)
    for row in run(parser.parse_args().rows):
        print(row)
