"""Where on the map a person wants to go: a coordinate, an MGRS square, or a name of the gazetteer.

A name that could be several places gives them all, to choose from; none is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import InputError
from geo.model import GOVERNORATES, GeometryType, LonLat, MatchStatus, PlaceMatch
from geo.near import Near
from geo.places.coordinates import Spot, parse_spot
from geo.places.geocoder import Geocoder
from geo.places.typed_spots import spot_name, swapped_into_syria

MOST_TARGETS = 8
MOST_CHARS = 200


@dataclass(frozen=True, slots=True)
class Target:
    """One place to go to. ``radius_m``: the place lies within it; 0 is a spot.

    ``line``: the course of a road or a route, in order; empty for others.
    """

    name: str
    note: str
    point: LonLat
    radius_m: float = 0.0
    geometry_type: GeometryType = GeometryType.POINT
    line: tuple[LonLat, ...] = ()

    def near(self, radius_km: float) -> Near:
        """The condition "within so many km of here".

        Raises InputError for an area, of which nobody can say what is near.
        """
        if self.geometry_type is GeometryType.AREA:
            raise InputError(
                f"{self.name} is an area and no spot to measure from. Name a place within it, or "
                "choose it as a region."
            )
        return Near(self.point, radius_km, self.name, self.line)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text means: one target, several to choose from, or none and ``message`` says why."""

    text: str
    targets: tuple[Target, ...] = ()
    message: str = ""

    @property
    def only(self) -> Target | None:
        """The one place that is meant, if there is no other."""
        return self.targets[0] if len(self.targets) == 1 else None


def find_targets(text: str, geocoder: Geocoder) -> Found:
    """What a text of a person means on the map; never raises for what nobody knows."""
    text = " ".join(text.split())
    if not text:
        return Found(text, message="Type a place, a coordinate or an MGRS square.")
    if len(text) > MOST_CHARS:
        return Found(text[:MOST_CHARS], message=f"A place has at most {MOST_CHARS} characters.")
    try:
        spot = parse_spot(text)
    except InputError as error:
        return Found(text, message=str(error))
    return _of_spot(text, spot) if spot else _of_match(text, geocoder.geocode(text))


def _of_spot(text: str, spot: Spot) -> Found:
    note = "" if spot.says_axes else "read as latitude, longitude"
    if spot.form == "MGRS":
        note = f"the middle of an MGRS square of {spot.radius_m * 2**0.5:,.0f} m"
    here = Target(spot_name(spot.point), note, spot.point, spot.radius_m)
    swapped = swapped_into_syria(spot)
    if swapped is None:
        return Found(text, (here,))
    other = Target(spot_name(swapped), "read as longitude, latitude", swapped)
    return Found(text, (other, here), "Outside Syria as it stands; inside if swapped.")


def _of_match(text: str, match: PlaceMatch) -> Found:
    if match.status is MatchStatus.MATCHED and match.point:
        return Found(text, (_target(match),))
    targets = tuple(
        Target(c.name, _kind_and_region(c.kind, GOVERNORATES.get(c.admin1 or "")), c.point)
        for c in match.candidates[:MOST_TARGETS]
    )
    return Found(text, targets, match.why or f"{text!r} is not in the gazetteer.")


def _target(match: PlaceMatch) -> Target:
    assert match.point is not None
    line: tuple[LonLat, ...] = ()
    if match.geometry_type is GeometryType.LINE and match.geometry:
        parts = match.geometry["coordinates"]
        if match.geometry["type"] == "LineString":
            line = tuple(LonLat(float(lon), float(lat)) for lon, lat, *_ in parts)
    return Target(
        match.name or match.query,
        _kind_and_region(match.kind, match.admin1_name),
        match.point,
        match.radius_m or 0.0,
        match.geometry_type,
        line,
    )


def _kind_and_region(kind: str | None, region: str | None) -> str:
    words = (kind or "place").replace("_", " ")
    return f"{words} in {region}" if region else words
