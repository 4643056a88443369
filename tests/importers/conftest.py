"""One geocoder for all, and a new store a test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.importers.outcome import Outcome
from geo.importers.run import run_import
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


@pytest.fixture
def bring(store: Store, geocoder: Geocoder) -> Any:
    def bring_(path: Path, **options: Any) -> Outcome:
        return run_import(path, store, geocoder, user="tester", **options)

    return bring_
