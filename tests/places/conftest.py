"""A geocoder over the small gazetteer in fixtures, and one over the gazetteer that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import Geocoder

SMALL = Path(__file__).parent / "fixtures" / "gazetteer"


@pytest.fixture(scope="session")
def small() -> Geocoder:
    return Geocoder(Gazetteer.load(SMALL))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Geocoder:
    return Geocoder(Gazetteer.load(cache_dir=tmp_path_factory.mktemp("cache")))
