"""Every contract test runs once a backend: SQLite always, PostgreSQL where it is installed."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.store import Store, open_store
from tests.store import servers

NOON = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


class Clock:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[Path]:
    """The socket's folder of a running server, or a skip that says why there is none."""
    reason = servers.why_no_postgres()
    if reason:
        pytest.skip(reason)
    with servers.postgres() as folder:
        yield folder


@pytest.fixture(scope="session")
def postgres_url(postgres_folder: Path) -> str:
    """A store that the tests empty one after the other: a database each would take minutes."""
    url = servers.new_database(postgres_folder, "contract")
    open_store(url).close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty store."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("empty_store")
        shutil.copyfile(template, tmp_path / "store.sqlite")
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    address: str = request.getfixturevalue("postgres_url")
    servers.empty(address)
    return address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url, clock=Clock()) as opened:
        yield opened


@pytest.fixture
def sqlite_file(empty_store: Path, tmp_path: Path) -> Path:
    """The file of a new, empty SQLite store."""
    return Path(shutil.copyfile(empty_store, tmp_path / "badia.sqlite"))
