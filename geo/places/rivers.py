"""How far a place lies from a river, by the lines of the base map."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.config import GAZETTEER
from geo.model import LonLat
from geo.places import geometry as shapes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

OF_THE_DESERT = frozenset({"Euphrates", "Khabur"})


def distance_m(point: LonLat) -> float:
    """Metres from a point to the Euphrates or the Khabur, whichever is nearer."""
    return min(shapes.distance_to_m(river, point) for river in _rivers())


@lru_cache(maxsize=1)
def _rivers() -> list[BaseGeometry]:
    features = json.loads((GAZETTEER / "rivers.geojson").read_text("utf-8"))["features"]
    rivers = [f["geometry"] for f in features if f["properties"]["name"] in OF_THE_DESERT]
    return [shapes.from_geojson(geometry) for geometry in rivers]
