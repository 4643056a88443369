"""The baseline of `bench.browser`: folium's stock layers in a page of `bench/stock_app.py`."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any

WINDOW = {"width": 1440, "height": 1000}
STOCK_LIMIT_S = 120
STOCK_MOST_ROWS = 200_000
"""Beyond this, the stock layers' page alone has a hundred megabytes: nobody would wait for it."""
KEPT_FROM = 5
"""The filter change: at least so many killed, which two of three incidents fulfil."""
STOCK_LAYERS = {
    "HeatMap": "leaflet_heat.min.js",
    "FastMarkerCluster": "leaflet.markercluster.js",
    "GeoJson": "leaflet.js",
}
"""Each layer with the script that it can't do without."""


def stock_rows(
    browser: Any, address: str, rows: int, scripts: dict[str, bytes]
) -> dict[str, tuple[float, float] | None]:
    """By layer the best of two openings; None where it was not painted in time."""
    from playwright.sync_api import Error

    made: dict[str, tuple[float, float] | None] = {}
    for layer in (name for name, script in STOCK_LAYERS.items() if script in scripts):
        try:
            runs = [stock(browser, address, layer, rows, scripts) for _ in range(2)]
            made[layer] = (min(run[0] for run in runs), min(run[1] for run in runs))
        except Error:
            made[layer] = None
    return made


def stock(browser: Any, address: str, layer: str, rows: int, scripts: dict[str, bytes]) -> Any:
    """Milliseconds to the first paint, and from a filter change to the next one."""
    page = browser.new_page(viewport=WINDOW)
    page.set_default_timeout(STOCK_LIMIT_S * 1000)

    def answer(route: Any) -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        route.fulfill(body=scripts.get(name, b""), content_type=kind)

    page.route(lambda url: not url.startswith((address, "data:", "blob:")), answer)
    try:
        page.goto(f"{address}/?rows={rows}&layer={layer}")
        opened = float(page.evaluate("performance.timeOrigin"))
        first = _painted(page, opened) - opened
        field = page.get_by_label("At least killed")
        field.fill(str(KEPT_FROM))
        begin = float(page.evaluate("performance.timeOrigin + performance.now()"))
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
