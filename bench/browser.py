"""The web map in a real Chromium, beside folium's stock layers with the same incidents.

Both are opened as a user opens them, through Streamlit with the server warm; the stock layers'
scripts come from memory, and their page stands in an iframe, the quickest way to show one. Every
incident is shown and has a place, the heat layer is on, the window has 1440 by 1000 pixels.

"First painted" counts from opening the address to the end of the first frame after all incidents
were drawn: Streamlit's own start, which the bare page shows alone, is in it. "Filter change"
counts from pressing Enter to the end of that frame. Whether the drawing has pixels is checked on
both sides. The change is the same on both sides, and most incidents stay: `KEPT_FROM`. The stock
page sends what stays anew, as folium knows no other way, and draws it. Times are the best of a few
runs. Needs a Chromium; the stock heat layer and clusters need `npm` to fetch their scripts once.

Both sides are a page with a map and a field; "the dashboard's own page" has its sidebar, numbers,
table and charts besides, over a store of as many incidents.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
import zlib
from typing import Any
from urllib.parse import urlsplit

from bench.serving import DASHBOARD, ROOT, serving
from bench.stock_layers import (
    KEPT_FROM,
    STOCK_LIMIT_S,
    STOCK_MOST_ROWS,
    WINDOW,
    stock_rows,
    stock_scripts,
)

APP = ROOT / "bench" / "map_app.py"
STOCK_APP = ROOT / "bench" / "stock_app.py"
ARGS = ["--no-sandbox", "--headless", "--disable-background-networking", "--no-first-run"]
DASHBOARD_MOST_ROWS = 200_000
"""More made-up incidents take minutes to store."""
OPENINGS = 3
STEPS = 30
CHANGES = 200

WATCH = """(function watch() {
  if (window.badiaMap?.stats.firstAppliedAt > 0) {
    requestAnimationFrame(() => setTimeout(() => { window.firstPaintedAt = performance.now(); }));
  } else requestAnimationFrame(watch);
})();"""
HAS_PIXELS = """() => {
  const canvas = badiaMap.instrument.marks.layer._canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value > 0);
}"""
PAINTED_AFTER = """(begin) => new Promise((done) => (function watch() {
  if (window.badiaMap?.stats.appliedAt > begin) {
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
  } else requestAnimationFrame(watch);
})())"""
STEP = """async (steps) => {
  const { timeline, marks, heat } = badiaMap.instrument;
  const { first, last } = timeline.span;
  const length = Math.round((last - first) / 3);
  const painted = [], drawn = [];
  for (let i = 0; i < steps; i++) {
    const from = first + i * 10;
    const begin = performance.now();
    timeline.choose({ from, to: from + length }, false);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    painted.push(performance.now() - begin);
    drawn.push(marks.layer.paintMs + heat.layer.paintMs);
  }
  timeline.choose(null, false);
  return [painted, drawn];
}"""
HOVER = """() => {
  const { marks } = badiaMap.instrument;
  const { width, height } = marks.view;
  const first = [], again = [];
  for (let i = 0; i < 20; i++) {
    marks.index = null;
    let begin = performance.now();
    marks.at((width * i) / 20, height / 2);
    first.push(performance.now() - begin);
    begin = performance.now();
    for (let k = 0; k < 100; k++) marks.at((width * k) / 100, height / 2);
    again.push((performance.now() - begin) / 100);
  }
  return [first, again];
}"""
REMEMBER = """() => {
  badiaMap.map.setView([34.6, 38.4], 8.5, { animate: false });
  badiaMap.map.mountedOnce = true;
}"""
STILL_THERE = """() => {
  const { lat, lng } = badiaMap.map.getCenter();
  const near = Math.hypot(lat - 34.6, lng - 38.4) < 0.01;
  return [badiaMap.map.mountedOnce === true, near && badiaMap.map.getZoom() === 8.5];
}"""


def bare(browser: Any, address: str) -> dict[str, float]:
    """An empty Streamlit page: what no page of this dashboard can be quicker than."""
    made = []
    for _ in range(OPENINGS):
        page = browser.new_page(viewport=WINDOW)
        page.goto(address)
        page.get_by_text("The page's end").wait_for()
        made.append(page.evaluate("performance.now()"))
        heap = _heap_mb(page)
        page.close()
    return {"bare Streamlit page, ms": min(made), "bare Streamlit page, JS heap, MB": heap}


def ours(browser: Any, address: str, rows: int, changes: int) -> dict[str, float]:
    """Milliseconds and bytes of an opening with the server warm, and of what a user then does."""
    query = f"?rows={rows}"
    _open(browser, address, query).close()  # warms the server
    first = []
    for _ in range(OPENINGS):
        page = _open(browser, address, query)
        first.append(page.evaluate("firstPaintedAt"))
        if not page.evaluate(HAS_PIXELS):
            raise RuntimeError("The map counts as painted, but its canvas is empty.")
        if len(first) < OPENINGS:
            page.close()
    painted, drawn = page.evaluate(STEP, STEPS)
    index, hit = page.evaluate(HOVER)
    heap = _heap_mb(page)
    single = []
    for _ in range(OPENINGS):
        _filter(page, 0)
        single.append(_filter(page, KEPT_FROM))
    page.close()
    return {
        "first painted, ms": min(first),
        "timeline step to painted, ms": statistics.median(painted),
        "of it drawing, ms": statistics.median(drawn),
        "filter change to painted, ms": min(single),
        "hover, first after a change, ms": statistics.median(index),
        "hover, then, ms": statistics.median(hit),
        **_on_the_server(rows),
        "JS heap beside the arrays, MB": heap,
        **_session(browser, address, rows, changes),
    }


def _on_the_server(rows: int) -> dict[str, float]:
    from bench.map_frame import map_frame
    from geo.filters import IncidentFilter
    from geo.maps.layers import pack_incidents, pack_mask

    frame = map_frame(rows)
    flt = IncidentFilter(min_killed=KEPT_FROM)
    timed = []
    for _ in range(5):
        begin = time.perf_counter()
        mask = flt.select(frame)
        timed.append((time.perf_counter() - begin) * 1000)
    return {
        "the filter change keeps, % of the incidents": 100 * float(mask.mean()),
        "filter on the server, ms": min(timed),
        "sent, incidents, KB": len(pack_incidents(frame)) / 1000,
        # the socket deflates what it sends
        "sent, one filter change, KB": len(zlib.compress(pack_mask(mask).encode())) / 1000,
    }


def _session(browser: Any, address: str, rows: int, changes: int) -> dict[str, float]:
    """Many filter changes in one session: what must never happen, counted."""
    counts = dict.fromkeys(("remounts", "lost zooms", "requests elsewhere", "console errors"), 0)

    def count(what: str) -> None:
        counts[what] += 1

    page = browser.new_page(viewport=WINDOW)
    page.set_default_timeout(180_000)
    host = urlsplit(address).netloc
    own = (host, "")  # "": data and blob addresses
    page.on("request", lambda r: urlsplit(r.url).netloc not in own and count("requests elsewhere"))
    page.on("console", lambda m: m.type == "error" and count("console errors"))
    page.on("pageerror", lambda _: count("console errors"))
    page.goto(f"{address}/?rows={rows}")
    page.wait_for_function("window.badiaMap?.stats.firstAppliedAt > 0")
    page.evaluate(REMEMBER)
    times = []
    for change in range(changes):
        times.append(_filter(page, change % 29))
        same_map, same_view = page.evaluate(STILL_THERE)
        if not same_map:
            count("remounts")
        elif not same_view:
            count("lost zooms")
        if not (same_map and same_view):
            page.evaluate(REMEMBER)
    page.close()
    session = {f"{changes} filter changes: {what}": float(n) for what, n in counts.items()}
    if times:
        session[f"{changes} filter changes: median, ms"] = statistics.median(times)
    return session


def _filter(page: Any, least: int) -> float:
    """Change a filter; milliseconds until the map shows it."""
    field = page.get_by_label("At least killed")
    field.fill(str(least))
    begin = page.evaluate("performance.now()")
    field.press("Enter")
    return float(page.evaluate(PAINTED_AFTER, begin))


def _heap_mb(page: Any) -> float:
    """After a collection. Typed arrays lie outside this heap."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def _open(browser: Any, address: str, query: str = "") -> Any:
    page = browser.new_page(viewport=WINDOW)
    page.set_default_timeout(180_000)
    page.add_init_script(WATCH)
    page.goto(f"{address}/{query}")
    page.wait_for_function("window.firstPaintedAt > 0")
    return page


def dashboard(browser: Any, rows: int) -> dict[str, float]:
    """Milliseconds of the dashboard's own map page, with its numbers, table and charts."""
    from geo.config import Config
    from geo.demo import fill
    from geo.places.geocoder import open_geocoder
    from geo.store import open_store

    first, change = [], []
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.sqlite"
        with open_store(url) as store:
            for _ in fill(store, rows, 1, open_geocoder(Config.from_env())):
                pass
        with serving(DASHBOARD, BADIA_DB=url, BADIA_VAR=folder) as (address, _):
            _open(browser, address).close()  # warms the server
            for _ in range(OPENINGS):
                page = _open(browser, address)
                first.append(page.evaluate("firstPaintedAt"))
                page.get_by_text("Parties, kinds and more", exact=True).click()
                field = page.get_by_role("spinbutton", name="At least this many killed")
                for least in ("0", str(KEPT_FROM)):
                    field.fill(least)
                    _at_rest(page)
                    begin = page.evaluate("performance.now()")
                    field.press("Enter")
                    change.append(float(page.evaluate(PAINTED_AFTER, begin)))
                    _at_rest(page)
                page.close()
    return {
        "the dashboard's own page, first painted, ms": min(first),
        "the dashboard's own page, filter change to painted, ms": min(change[1::2]),
    }


def _at_rest(page: Any) -> None:
    page.wait_for_function(
        "!document.querySelector('[data-stale=true], [data-testid=stStatusWidget]')"
    )
    page.wait_for_timeout(1_000)


class Figures:
    """The table that is printed: a line a figure, a column a number of incidents."""

    def __init__(self, columns: list[int]) -> None:
        self.columns = columns
        self.lines: dict[str, dict[int, str]] = {}

    def put(self, rows: int, values: dict[str, float]) -> None:
        for name, value in values.items():
            self.lines.setdefault(name, {})[rows] = f"{value:,.1f}"

    def put_stock(
        self, layer: str, rows: int, times: tuple[float, float] | None, own: dict[str, float]
    ) -> None:
        """Milliseconds of a stock layer, None where it was not painted in time, beside ``own``."""
        for at, what in enumerate(("first painted", "filter change to painted")):
            name = f"stock {layer}, {what}"
            if times is None:
                self.lines.setdefault(f"{name}, ms", {})[rows] = f"over {STOCK_LIMIT_S * 1000:,}"
            else:
                ratio = times[at] / own[f"{what}, ms"]
                self.put(rows, {f"{name}, ms": times[at], f"{name}, times ours": ratio})
        if times:  # stock layers have no timeline: a window is a change of the filter
            ratio = times[1] / own["timeline step to painted, ms"]
            self.put(rows, {f"stock {layer}, a window, times our step": ratio})

    def print(self) -> None:
        widest = max(map(len, self.lines))
        print(f"{'incidents':<{widest}}" + "".join(f"{rows:>14,}" for rows in self.columns))
        for name, line in self.lines.items():
            print(f"{name:<{widest}}" + "".join(f"{line.get(n, '-'):>14}" for n in self.columns))
        print(f"Folium's layers are not tried above {STOCK_MOST_ROWS:,}: see STOCK_MOST_ROWS.")


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 10_000, 200_000, 3_000_000])
    parser.add_argument("--changes", type=int, default=CHANGES, help="filter changes of a session")
    parser.add_argument("--no-stock", action="store_true", help="without folium's layers")
    options = parser.parse_args(argv)
    from playwright.sync_api import sync_playwright

    figures = Figures(options.rows)
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    scripts = {} if options.no_stock else stock_scripts()
    values: dict[int, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=ARGS)
        with serving(APP) as (address, _):
            bare(browser, address)  # warms the server
            figures.put(options.rows[0], bare(browser, address))
            for rows in options.rows:
                values[rows] = ours(browser, address, rows, options.changes)
                figures.put(rows, values[rows])
        for rows in (n for n in options.rows if n <= DASHBOARD_MOST_ROWS):
            figures.put(rows, dashboard(browser, rows))
        with serving(STOCK_APP) as (address, _):
            for rows in (n for n in options.rows if scripts and n <= STOCK_MOST_ROWS):
                for layer, times in stock_rows(browser, address, rows, scripts).items():
                    figures.put_stock(layer, rows, times, values[rows])
        browser.close()
    figures.print()


if __name__ == "__main__":
    main()
