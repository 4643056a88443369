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


@pytest.fixture
def db_url(empty_store: Path, tmp_path: Path) -> str:
    file = shutil.copyfile(empty_store, tmp_path / "store.sqlite")
    return f"sqlite:///{file}"


@pytest.fixture
def store(db_url: str) -> Iterator[Store]:
    with open_store(db_url) as opened:
        yield opened
