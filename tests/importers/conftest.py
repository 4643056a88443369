"""One geocoder for all, and a new store a test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import Geocoder
from geo.store import Store, open_store


@pytest.fixture(scope="session")
def geocoder() -> Geocoder:
    return Geocoder(Gazetteer.load())


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store's file, made once: copying it is faster than migrating for each test."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def db_url(empty_store: Path, tmp_path: Path) -> str:
    file = shutil.copyfile(empty_store, tmp_path / "store.sqlite")
    return f"sqlite:///{file}"


@pytest.fixture
def store(db_url: str) -> Iterator[Store]:
    with open_store(db_url) as opened:
        yield opened
