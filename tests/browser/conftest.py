"""A dashboard in a process of its own, and a Chromium that reaches nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Error, Page, sync_playwright

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
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium, else Playwright's own, else the test is skipped."""
    installed = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed, args=list(ARGS))
        except Error as error:
            pytest.skip(f"no Chromium: none is installed, and {str(error).splitlines()[0]}")
        yield browser
        browser.close()


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
        process.terminate()
        process.wait(timeout=10)
        log.close()


def wait_for(url: str, process: subprocess.Popen[bytes], timeout_s: float = 30) -> None:
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

        def guard(route) -> None:
            if urlsplit(route.request.url).netloc == host:
                route.continue_()
            else:
                self.outside.append(route.request.url)
                route.abort()

        page.route("**/*", guard)

    @property
    def stats(self) -> dict:
        return self.page.evaluate("window.badiaMap.stats")

    def wait(self, expression: str) -> None:
        """Until an expression over ``s``, the map's stats, holds."""
        self.page.wait_for_function(
            f"() => {{ const s = window.badiaMap?.stats; return s && ({expression}); }}"
        )

    def server_says(self, text: str) -> None:
        self.page.get_by_text(text).wait_for()

    def server_count(self) -> int:
        words = self.page.get_by_text("shown=").inner_text()
        return int(words.split("shown=")[1].split()[0])


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator:
    """``visit(rows=300, width=1440, ...)`` opens the dashboard; it must stay clean to the end."""
    with opening(chromium, server) as go:
        yield lambda rows=300, **options: go(f"?rows={rows}", **options)


@contextmanager
def opening(chromium: Browser, server: str) -> Iterator:
    """Gives ``go(query, width, height, ...)``, which opens a page that must stay clean."""
    opened: list[tuple[Visit, object]] = []

    def go(query: str = "", width: int = 1440, height: int = 1000, **context_options) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **context_options
        )
        made = Visit(context.new_page(), urlsplit(server).netloc)
        opened.append((made, context))
        made.page.goto(f"{server}/{query}")
        made.wait("s.firstAppliedAt > 0")
        return made

    yield go
    for made, context in opened:
        context.close()
        assert made.outside == []
        assert made.errors == []
