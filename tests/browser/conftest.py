"""A dashboard in a process of its own, and a Chromium that reaches nothing else."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

pytest.importorskip("playwright")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Error,
    Locator,
    Page,
    sync_playwright,
)

from tests.browser.desk import Desk, filled_store

ROOT = Path(__file__).resolve().parents[2]
APP = Path(__file__).parent / "app.py"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGS = (
    "--no-sandbox",
    "--headless",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    # pages after one another share what their process compiled, an eighth of the work of a page
    "--process-per-site",
    # no other host has an address: what is asked of one fails, and is counted
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
AT_REST = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-stale=true], [data-testid=stStatusWidget]");
}"""

FOLLOWS = "The table and the charts follow"
"""What stands below the map until they do."""


@pytest.fixture(scope="session")
def driver() -> Iterator[BrowserType]:
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def chromium(driver: BrowserType) -> Iterator[Browser]:
    """An installed Chromium, else Playwright's own, else the test is skipped."""
    with skipped_without_one():
        browser = driver.launch(executable_path=installed(), args=list(ARGS))
    yield browser
    browser.close()


def installed() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@contextmanager
def skipped_without_one() -> Iterator[None]:
    try:
        yield
    except Error as error:
        pytest.skip(f"no Chromium: none is installed, and {str(error).splitlines()[0]}")


class Tabs:
    """Pages that share what was loaded, in a browser with a profile on disk.

    Only there the compiled scripts are kept, a third of the work of opening the dashboard. Pages
    with options have a context of their own. Interception of requests would switch the browser's
    cache off, so there is none.
    """

    def __init__(self, browser: Browser, profile: BrowserContext) -> None:
        self.browser = browser
        self.contexts = {str([]): profile}
        self.held: Page | None = None

    def hold(self, server: str) -> None:
        """Keep the server's process alive between pages by one that shows next to nothing."""
        if self.held is None:
            self.held = self.contexts[str([])].new_page()
            self.held.goto(f"{server}/_stcore/health")

    def open(self, width: int, height: int, scheme: str = "light", **options: object) -> Page:
        """A new page; ``options`` are those that Playwright gives to a whole context."""
        key = str(sorted(options.items()))
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(reduced_motion="reduce", **options)
        page = self.contexts[key].new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        return page


@pytest.fixture(scope="session")
def tabs(
    driver: BrowserType, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tabs]:
    profile = driver.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=installed(),
        args=list(ARGS),
        reduced_motion="reduce",
    )
    yield Tabs(chromium, profile)
    profile.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the test dashboard."""
    yield from serve(APP, tmp_path_factory.mktemp("server"))


def serve(script: Path, folder: Path, **env: str) -> Iterator[str]:
    """Run a Streamlit script in a process of its own; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (folder / "log.txt").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health", process)
        yield address
    finally:
        stop(process)
        log.close()


def stop(process: subprocess.Popen[bytes]) -> None:
    """It has nothing to save: where a busy machine lets it linger, it is ended at once."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes], timeout_s: float = 120) -> None:
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        assert process.poll() is None, "the test dashboard ended at once"
        try:
            with urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the test dashboard did not start")


class Visit:
    """A page with the map, and what went wrong on it."""

    def __init__(self, page: Page, host: str) -> None:
        self.page = page
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(90_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)

        def note(url: str) -> None:
            if urlsplit(url).netloc not in ("", host):  # "": what the page made itself
                self.outside.append(url)

        page.on("request", lambda request: note(request.url))
        page.on("websocket", lambda socket: note(socket.url))

    @property
    def stats(self) -> dict:
        return self.page.evaluate("window.badiaMap.stats")

    def wait(self, expression: str) -> None:
        """Until an expression over ``s``, the map's stats, holds."""
        self.page.wait_for_function(
            f"() => {{ const s = window.badiaMap?.stats; return s && ({expression}); }}"
        )

    def rest(self) -> None:
        """Until the server's run is over and the page shows all of it."""
        self.page.wait_for_function(AT_REST)
        self.page.evaluate("() => window.badiaMap?.instrument.queue.then(() => 0)")

    def server_says(self, text: str) -> None:
        self.page.get_by_text(text).wait_for()

    def agree(self) -> None:
        """Until the server counts what the map shows."""
        self.page.wait_for_function(
            "() => document.body.innerText.includes(`shown=${badiaMap.stats.shown} `)"
        )

    def server_count(self) -> int:
        words = self.page.get_by_text("shown=").inner_text()
        return int(words.split("shown=")[1].split()[0])


def serious_faults(page: Page, component: bool = False, **options: object) -> list[tuple[str, str]]:
    """What axe finds that hinders people, as rule and markup; only in the component, if asked."""
    found = Axe().run(page, **options)
    return [
        (fault["id"], node["html"][:200])
        for fault in found.response["violations"]
        for node in fault["nodes"]
        if fault["impact"] in ("serious", "critical")
        # within the component's shadow root, the target is a list in a list
        and (isinstance(node["target"][0], list) or not component)
    ]


def metric(page: Page, label: str) -> str:
    tile = page.get_by_test_id("stMetric").filter(has_text=re.compile(f"^{label}"))
    return tile.get_by_test_id("stMetricValue").inner_text()


def card(visit: Visit) -> Locator:
    return visit.page.get_by_role("complementary", name="Incident")


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The whole dashboard over a store of its own, one for all the files that a worker runs."""
    folder = tmp_path_factory.mktemp("desk")
    made = filled_store(folder)
    env = {"BADIA_DB": made.db_url, "BADIA_VAR": str(folder), "BADIA_OFFLINE": "0"}
    for address in serve(ROOT / "dashboard.py", folder, **env):
        yield replace(made, address=address)


@pytest.fixture
def see(tabs: Tabs, desk: Desk) -> Iterator:
    """``see(query, width=1440, ...)`` opens the map page; it must stay clean to the end."""
    with opening(tabs, desk.address) as go:
        yield go


@pytest.fixture
def visit(tabs: Tabs, server: str) -> Iterator:
    """``visit(rows=300, width=1440, ...)`` opens the test dashboard, which must stay clean."""
    with opening(tabs, server) as go:
        yield lambda rows=300, **options: go(f"?rows={rows}", **options)


@contextmanager
def opening(tabs: Tabs, server: str) -> Iterator:
    """Gives ``go(query, width, height, ...)``, which opens a page that must stay clean."""
    opened: list[Visit] = []
    tabs.hold(server)

    def go(query: str = "", width: int = 1440, height: int = 1000, **options) -> Visit:
        made = Visit(tabs.open(width, height, **options), urlsplit(server).netloc)
        opened.append(made)
        made.page.goto(f"{server}/{query}")
        made.wait("s.firstAppliedAt > 0")
        made.page.get_by_text(FOLLOWS).wait_for(state="detached")
        return made

    yield go
    for made in opened:
        made.page.close()
        assert made.outside == []
        assert made.errors == []
