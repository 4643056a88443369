"""A server of lists, and a Badia of its own for each test."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from geo.config import Config
from geo.places.update import Wanted, update
from tests.places.updates.samples import Files, Keep, State, dump, settings_in, state_of


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    served.daemon_threads = True
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_address[1]}"
    served.shutdown()
    served.server_close()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all tests keep the keys they compiled, half a second each: by what they are made of."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Path:
    """A folder into which GeoNames' dump was brought."""
    var = tmp_path_factory.mktemp("filled")
    (var / "cache").symlink_to(compiled)
    path = var / "SY.txt"
    path.write_bytes(dump())
    update(settings_in(var), Wanted(geonames=str(path)))
    return var


@pytest.fixture
def settings(tmp_path: Path, compiled: Path) -> Config:
    var = tmp_path / "var"
    var.mkdir()
    (var / "cache").symlink_to(compiled)
    return settings_in(var)


@pytest.fixture
def before(settings: Config, filled: Path) -> State:
    """Makes ``settings`` those of a Badia that has GeoNames' dump; its files as they are."""
    shutil.copytree(filled / "gazetteer", settings.var / "gazetteer")
    return state_of(settings)


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Write a file and give its path."""

    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write
