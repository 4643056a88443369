"""Every page in Streamlit's own test runner, on an empty and on a filled store."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from geo.config import Config
from geo.places.geocoder import open_geocoder
from geo.store import Store, open_store
from geo.store.founding import seed_founding
from pages.ui.map_view import DRAWN

ROOT = Path(__file__).resolve().parent.parent.parent
Run = Callable[..., AppTest]


@pytest.fixture(scope="session")
def founded_store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with the founding incidents."""
    file = shutil.copyfile(empty_store, tmp_path_factory.mktemp("founded") / "founded.sqlite")
    with open_store(f"sqlite:///{file}") as store:
        seed_founding(store, open_geocoder(Config.from_env({})))
    return file


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Streamlit looks through all that is installed for each app; here once is enough."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: list(found))
        yield


@pytest.fixture
def db_url(
    empty_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """The address of a new store."""
    shutil.copyfile(empty_store, tmp_path / "badia.sqlite")
    url = f"sqlite:///{tmp_path / 'badia.sqlite'}"
    monkeypatch.setenv("BADIA_DB", url)
    monkeypatch.setenv("BADIA_VAR", str(tmp_path))
    monkeypatch.setenv("BADIA_OFFLINE", "1")
    return url


@pytest.fixture
def store(db_url: str) -> Iterator[Store]:
    """The new store, open beside the page."""
    with open_store(db_url) as opened:
        yield opened


@pytest.fixture
def founded(founded_store: Path, db_url: str, tmp_path: Path) -> str:
    """A store with the founding report's incidents."""
    shutil.copyfile(founded_store, tmp_path / "badia.sqlite")
    return db_url


@pytest.fixture
def run(db_url: str) -> Run:
    """Run a page of the dashboard with the given address parameters."""

    def start(page: str, **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        for key, value in query.items():
            app.query_params[key] = value
        # no browser is here to say so
        app.session_state[DRAWN] = True
        app.run()
        if page != "map":
            app.switch_page(f"pages/{page}.py").run()
        return app

    return start
