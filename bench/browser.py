"""The web map in a real Chromium, beside folium's stock layers with the same incidents.

Both are opened as a user opens them, through Streamlit with the server warm; the stock layers'
scripts come from memory. Needs a Chromium; the stock heat layer and clusters need `npm` to fetch
their scripts once.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "tests" / "browser" / "app.py"
STOCK_APP = ROOT / "bench" / "stock_app.py"
ARGS = ["--no-sandbox", "--headless", "--disable-background-networking", "--no-first-run"]
STOCK_LIMIT_S = 120
STEPS = 30
STOCK_LAYERS = {
    "HeatMap": "leaflet_heat.min.js",
    "FastMarkerCluster": "leaflet.markercluster.js",
    "GeoJson": "leaflet.js",
}
"""Each layer with the script that it can't do without."""

STEP = """async (steps) => {
  const { timeline, marks } = badiaMap.instrument;
  const { first, last } = timeline.span;
  const length = Math.round((last - first) / 3);
  const painted = [], drawn = [];
  for (let i = 0; i < steps; i++) {
    const from = first + i * 10;
    const begin = performance.now();
    timeline.choose({ from, to: from + length }, false);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    painted.push(performance.now() - begin);
    drawn.push(marks.layer.paintMs);
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


def ours(browser: Any, address: str, rows: int) -> dict[str, float]:
    """Milliseconds and bytes of one opening with the server warm, and of what a user then does."""
    from geo.filters import IncidentFilter
    from geo.maps.layers import pack_incidents, pack_mask
    from tests.frames import made_up_frame

    _open(browser, address, rows).close()  # warms the server
    page = _open(browser, address, rows)
    first = page.evaluate("badiaMap.stats.firstAppliedAt")
    painted, drawn = page.evaluate(STEP, STEPS)
    index, hit = page.evaluate(HOVER)
    heap = page.context.new_cdp_session(page).send("Runtime.getHeapUsage")
    changes = []
    for least in (2, 5, 9, 14):
        field = page.get_by_label("At least killed")
        field.fill(str(least))
        begin = page.evaluate("performance.now()")
        field.press("Enter")
        page.wait_for_function(f"badiaMap.stats.appliedAt > {begin}")
        changes.append(page.evaluate("badiaMap.stats.appliedAt") - begin)
    page.close()

    frame = made_up_frame(rows)
    flt = IncidentFilter(min_killed=5)
    timed = []
    for _ in range(5):
        begin = time.perf_counter()
        mask = flt.select(frame)
        timed.append((time.perf_counter() - begin) * 1000)
    return {
        "first painted, ms": first,
        "timeline step to painted, ms": statistics.median(painted),
        "of it drawing, ms": statistics.median(drawn),
        "widget filter to painted, ms": statistics.median(changes),
        "hover, first after a change, ms": statistics.median(index),
        "hover, then, ms": statistics.median(hit),
        "filter on the server, ms": statistics.median(timed),
        "sent, incidents, KB": len(pack_incidents(frame)) / 1000,
        "sent, one filter change, KB": len(pack_mask(mask)) / 1000,
        "JS heap, MB": heap["usedSize"] / 1e6,
    }


def _open(browser: Any, address: str, rows: int) -> Any:
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.set_default_timeout(180_000)
    page.goto(f"{address}/?rows={rows}")
    page.wait_for_function("window.badiaMap?.stats.firstAppliedAt > 0")
    return page


def stock(browser: Any, address: str, layer: str, rows: int, scripts: dict[str, bytes]) -> Any:
    """Milliseconds to the first paint, and from a filter change to the next one."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.set_default_timeout(STOCK_LIMIT_S * 1000)

    def answer(route: Any) -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        route.fulfill(body=scripts.get(name, b""), content_type=kind)

    page.route(lambda url: not url.startswith((address, "data:", "blob:")), answer)
    try:
        begin = time.time() * 1000
        page.goto(f"{address}/?rows={rows}&layer={layer}")
        first = _painted(page, begin) - begin
        field = page.get_by_label("At least killed")
        field.fill("5")
        begin = time.time() * 1000
        field.press("Enter")
        return first, _painted(page, begin) - begin
    finally:
        page.close()


def _painted(page: Any, after_ms: float) -> float:
    """When a stock map was painted that is newer than ``after_ms`` (both since 1970)."""
    from playwright.sync_api import Error

    end = time.monotonic() + STOCK_LIMIT_S
    while time.monotonic() < end:
        for frame in page.frames:
            try:
                painted = frame.evaluate("window.paintedAt ?? 0")
            except Error:
                continue  # this frame has just gone
            if painted > after_ms:
                return float(painted)
        page.wait_for_timeout(20)
    raise Error("not painted in time")


def stock_scripts() -> dict[str, bytes]:
    """By the file name that folium asks for; what can't be had is left out."""
    from xstatic.pkg import leaflet

    data = Path(leaflet.BASE_DIR)
    scripts = {name: (data / name).read_bytes() for name in ("leaflet.js", "leaflet.css")}
    for package, member, name in (
        ("leaflet.heat@0.2.0", "package/dist/leaflet-heat.js", "leaflet_heat.min.js"),
        (
            "leaflet.markercluster@1.5.3",
            "package/dist/leaflet.markercluster.js",
            "leaflet.markercluster.js",
        ),
    ):
        try:
            scripts[name] = _from_npm(package, member)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{package} can't be fetched ({error}); its layer is left out.", file=sys.stderr)
    return scripts


def _from_npm(package: str, member: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", package]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
        archive = next(Path(folder).glob("*.tgz")).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        found = files.extractfile(member)
        assert found is not None
        return found.read()


@contextmanager
def serving(app: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            try:
                urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 10_000, 200_000])
    parser.add_argument("--stock-limit", type=int, default=200_000, help="most rows for folium's")
    options = parser.parse_args(argv)
    from playwright.sync_api import Error, sync_playwright

    table: dict[str, dict[int, str]] = {}
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    scripts = stock_scripts()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=ARGS)
        with serving(APP) as address:
            for rows in options.rows:
                for name, value in ours(browser, address, rows).items():
                    table.setdefault(name, {})[rows] = f"{value:,.1f}"
        with serving(STOCK_APP) as address:
            for rows in (n for n in options.rows if n <= options.stock_limit):
                for layer, script in STOCK_LAYERS.items():
                    if script not in scripts:
                        continue
                    try:
                        made = [
                            f"{ms:,.0f}" for ms in stock(browser, address, layer, rows, scripts)
                        ]
                    except Error:
                        made = [f"over {STOCK_LIMIT_S * 1000:,}"] * 2
                    for what, value in zip(("first painted", "filter change"), made, strict=True):
                        table.setdefault(f"stock {layer}, {what}, ms", {})[rows] = value
        browser.close()
    widest = max(map(len, table))
    print(f"{'incidents':<{widest}}" + "".join(f"{rows:>14,}" for rows in options.rows))
    for name, row in table.items():
        print(f"{name:<{widest}}" + "".join(f"{row.get(n, '-'):>14}" for n in options.rows))


if __name__ == "__main__":
    main()
