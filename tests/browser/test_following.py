"""An open map shows what another process writes to the store, without anybody touching it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from geo.config import STATIC, Config
from geo.maps.assets import install_assets
from geo.places.geocoder import open_geocoder
from geo.store import open_store
from geo.store.founding import seed_founding
from tests.browser.conftest import ROOT, wait_for

pytestmark = pytest.mark.browser


@pytest.fixture
def dashboard(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a real dashboard on the founding incidents, and of its store."""
    url = f"sqlite:///{tmp_path / 'badia.sqlite'}"
    install_assets(STATIC)
    with open_store(url) as store:
        seed_founding(store, open_geocoder(Config.from_env({})))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (tmp_path / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", "dashboard.py"),
                *("--server.address", "127.0.0.1", "--server.port", str(port)),
            ],
            cwd=ROOT,
            env=os.environ | {"BADIA_DB": url, "BADIA_VAR": str(tmp_path), "BADIA_OFFLINE": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield f"http://127.0.0.1:{port}", url
        finally:
            process.terminate()
            process.wait(timeout=20)


def test_an_edit_elsewhere_shows_on_an_open_map(
    chromium: Browser, dashboard: tuple[str, str]
) -> None:
    address, url = dashboard
    page = chromium.new_page(viewport={"width": 1440, "height": 1000})
    page.set_default_timeout(60_000)
    page.goto(address)
    page.wait_for_selector('[data-testid="stMetricValue"]')
    killed = page.locator('[data-testid="stMetric"]').filter(has_text="Killed")
    killed.get_by_text("22", exact=True).wait_for()
    with open_store(url) as store:
        bus = next(i for i in store.incidents(range(1, 9)) if str(i.killed.total) == "13")
        assert bus.id is not None
        store.reject([bus.id], "Ben")
    killed.get_by_text("9", exact=True).wait_for()
    with open_store(url) as store:
        store.undo(user="Ben")
    killed.get_by_text("22", exact=True).wait_for()
    page.close()
