"""What takes long to make and is the same for all tests: made once for each process."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from geo.config import GAZETTEER
from geo.places import gazetteer
from geo.places.index import Index
from geo.store import open_store

# a slow machine is no failure
settings.register_profile("badia", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("badia")

# tests start many processes: where Python is told to keep no compiled files, each of them would
# compile all of Badia, half a second of work
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# what tests leave behind lies beside a gazetteer that stays: to look through both at the usual
# pace was a sixth of the work of those that draw figures and run pages
gc.set_threshold(50_000, 20, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """``make test``'s own order of files; None leaves it to pytest-xdist."""
    if config.getoption("dist") != "loadfile":
        return None
    from tests.schedule import LongestFirst

    return LongestFirst(config, log)


@pytest.fixture(scope="session", autouse=True)
def one_index() -> Iterator[None]:
    """The built-in gazetteer's names: to read them for each test was a third of a page's time."""
    load = gazetteer.load_index
    built_in: list[Index] = []

    def load_once(folder: Path, cache_dir: Path | None, extra: Path | None = None) -> Index:
        if folder != GAZETTEER or extra is not None:
            return load(folder, cache_dir, extra)
        if not built_in:
            built_in.append(load(folder, None))
        return built_in[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer, "load_index", load_once)
        yield


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store's file: copying it is faster than migrating for each test."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite"
    open_store(f"sqlite:///{file}").close()
    return file
