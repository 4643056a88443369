"""The project's own geocoder, opened once for all report tests."""

from __future__ import annotations

import pytest

from geo.config import Config
from geo.places.geocoder import Geocoder, open_geocoder
from tests.reports.compared import Ask, asking

pytest.register_assert_rewrite("tests.reports.outlets", "tests.reports.sides")


@pytest.fixture(scope="session")
def geocoder(tmp_path_factory: pytest.TempPathFactory) -> Geocoder:
    var = tmp_path_factory.mktemp("var")
    return open_geocoder(Config(db_url="sqlite://", offline=True, var=var))


@pytest.fixture
def ask(geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch) -> Ask:
    return asking(geocoder, monkeypatch)
