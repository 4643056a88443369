"""A coordinate that a person gives where a name could stand, as an answer like any other."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from geo.model import Candidate, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places.coordinates import Spot, parse_spot
from geo.places.geocoder import Geocoder
from geo.places.regions import Regions

SYRIA_BOX: Final = (35.5, 32.2, 42.5, 37.4)
"""West, south, east, north, in degrees."""
TYPED_RADIUS_M: Final = 1_000.0
"""Nobody says how exactly a coordinate in degrees was taken."""


def spot_match(text: str, geocoder: Geocoder) -> PlaceMatch | None:
    """What a coordinate in degrees or an MGRS square means; None where the text is neither.

    Two bare numbers are latitude, then longitude. Where only the swapped ones lie in Syria, both
    are candidates. Raises InputError for a coordinate beyond the earth or a square that MGRS
    doesn't have.
    """
    spot = parse_spot(text)
    if spot is None:
        return None
    regions = geocoder.regions
    point, swapped = spot.point, swapped_into_syria(spot)
    if swapped is not None:
        return PlaceMatch(
            query=text,
            status=MatchStatus.AMBIGUOUS,
            why="It lies outside Syria, and inside if longitude and latitude are swapped. "
            "Latitude comes first; or write N and E.",
            candidates=(
                _candidate(swapped, "read as longitude, latitude", regions),
                _candidate(point, "read as latitude, longitude", regions),
            ),
        )
    codes = regions.codes_at(point.lon, point.lat)
    found = PlaceMatch(
        query=text,
        status=MatchStatus.MATCHED,
        name=spot_name(point),
        point=point,
        radius_m=max(TYPED_RADIUS_M, spot.radius_m),
        admin1=codes[0],
        admin2=codes[1],
        admin3=codes[2],
        regions=tuple(code for code in codes if code),
        country="SY" if codes[0] else None,
        method=MatchMethod.USER,
        score=1.0,
        why="A coordinate as given: latitude, then longitude.",
    )
    if spot.form == "MGRS":
        return replace(found, why="The middle of a square of MGRS.")
    return replace(found, why="A coordinate as given.") if spot.says_axes else found


def _candidate(point: LonLat, why: str, regions: Regions) -> Candidate:
    admin1 = regions.codes_at(point.lon, point.lat)[0]
    return Candidate("", spot_name(point), "coordinate", admin1, point, 0.5, why)


def swapped_into_syria(spot: Spot) -> LonLat | None:
    """The point with its numbers swapped, where only that lies in Syria."""
    point = spot.point
    if spot.says_axes or _in_syria(point) or not -90 <= point.lon <= 90:
        return None
    swapped = LonLat(point.lat, point.lon)
    return swapped if _in_syria(swapped) else None


def _in_syria(point: LonLat) -> bool:
    west, south, east, north = SYRIA_BOX
    return west <= point.lon <= east and south <= point.lat <= north


def spot_name(point: LonLat) -> str:
    """Like "34.5600 N, 38.2800 E": it can be typed in again."""
    north, east = "S" if point.lat < 0 else "N", "W" if point.lon < 0 else "E"
    return f"{abs(point.lat):.4f} {north}, {abs(point.lon):.4f} {east}"
