"""What takes long to make and is the same for all tests: made once for each process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.places.gazetteer import Gazetteer
from geo.store import open_store

OpenedBefore = Callable[[Path], None]


@pytest.fixture(scope="session")
def opened_before(tmp_path_factory: pytest.TempPathFactory) -> OpenedBefore:
    """``opened_before(var)``: a folder as it is once the gazetteer was opened with it.

    To compile its names for each test anew would be a third of the time of a page.
    """
    folder = tmp_path_factory.mktemp("compiled")
    Gazetteer.load(cache_dir=folder)
    (compiled,) = folder.iterdir()

    def keep(var: Path) -> None:
        (var / "cache").mkdir(parents=True)
        (var / "cache" / compiled.name).hardlink_to(compiled)

    return keep


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store's file: copying it is faster than migrating for each test."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite"
    open_store(f"sqlite:///{file}").close()
    return file
