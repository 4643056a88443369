"""The gazetteer and the governorates' outlines as relations see them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from geo.model import LonLat, PlaceMatch
from geo.places import geometry as shapes
from geo.places.gazetteer import Gazetteer
from geo.places.hits import Query

if TYPE_CHECKING:
    from geo.places.regions import Regions


class Surroundings:
    """What relations ask: named rows, known roads, governorates. See ``scene.Geography``."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        named: Callable[[str], PlaceMatch | None],
        regions: Callable[[], Regions],
    ) -> None:
        self.built: dict[Hashable, PlaceMatch | None] = {}
        self.named = named
        self._gazetteer = gazetteer
        self._regions = regions

    def bears(self, place_id: str, name: str) -> bool:
        """Whether a place of the gazetteer goes by a name, in any of its spellings."""
        place, asked = self._gazetteer.place(place_id), Query.parse(name)
        if place is None:
            return False
        names = map(Query.parse, (place.name, *(n.name for n in place.names)))
        return any(n.key == asked.key and _ends_alike(n, asked) for n in names)

    def road_between(self, a: PlaceMatch, b: PlaceMatch) -> list[LonLat] | None:
        """The places along the shortest known road from one to the other, both ends included."""
        gazetteer = self._gazetteer
        chains = []
        for road in gazetteer.roads:
            if a.place_id in road.places and b.place_id in road.places:
                first, last = road.places.index(a.place_id), road.places.index(b.place_id)
                step = 1 if first < last else -1
                ids = [road.places[i] for i in range(first, last + step, step)]
                chains.append([p.point for p in map(gazetteer.place, ids) if p is not None])
        return min(chains, key=shapes.length_m) if chains else None

    def governorate_of_seat(self, match: PlaceMatch) -> PlaceMatch | None:
        """The governorate that is called after a city and lies around it."""
        if match.kind != "city" or not match.name or not match.admin1:
            return None
        whole = self.named(f"{match.name} Governorate")
        return whole if whole is not None and whole.admin1 == match.admin1 else None

    def regions_of(self, geometry: shapes.Geometry) -> tuple[str, ...]:
        """P-codes of the governorates a shape lies in; of a line, where over 2 % of it runs."""
        regions = self._regions()
        if geometry["type"] == "LineString":
            lons, lats = shapes.along(geometry["coordinates"])
            codes = [c for c in regions.governorates_at(lons, lats) if c]
            return tuple(sorted({c for c in codes if codes.count(c) > 0.02 * len(codes)}))
        return regions.governorates_touching(shapes.from_geojson(geometry))

    def governorate_at(self, point: LonLat) -> str | None:
        """The P-code of the governorate around a point; None outside all."""
        return self._regions().governorate_at(point.lon, point.lat)


def _ends_alike(name: Query, other: Query) -> bool:
    """Whether both names end in the feminine vowel, or neither: Atshan is no Atshanah."""
    return _is_feminine(name) == _is_feminine(other)


def _is_feminine(name: Query) -> bool:
    last = name.tokens[-1] if name.tokens else ""
    return last.endswith(("a", "ah", "e", "eh", "ة", "ه", "ا", "ى"))
