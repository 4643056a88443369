"""A place that a person chose among candidates, as an answer like any other."""

from __future__ import annotations

from geo.model import Candidate, GeometryType, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.geocoder import Geocoder
from geo.places.kinds import AREA_KINDS

DEFAULT_RADIUS_M = 5_000.0
"""For a candidate that the gazetteer holds no longer."""


def chosen(geocoder: Geocoder, candidate: Candidate, query: str) -> PlaceMatch:
    """The candidate as the answer to ``query``, marked as a person's choice."""
    gazetteer = geocoder.gazetteer
    place = gazetteer.place(candidate.place_id)
    point = place.point if place else candidate.point
    radius_m = place.radius_m if place else DEFAULT_RADIUS_M
    geometry = gazetteer.area_geometry(candidate.place_id)
    if geometry is None and candidate.kind in AREA_KINDS:
        geometry = shapes.circle(point, radius_m)
    kind = GeometryType.POINT
    if geometry is not None:
        is_line = str(geometry["type"]).endswith("LineString")
        kind = GeometryType.LINE if is_line else GeometryType.AREA
    country = place.country if place else None
    admin1 = (place.admin1 if place else None) or candidate.admin1
    admin2, admin3 = (place.admin2, place.admin3) if place else (None, None)
    regions = tuple(code for code in (admin1, admin2, admin3) if code)
    if not regions and geometry is not None:
        regions = geocoder.regions.governorates_touching(shapes.from_geojson(geometry))
    return PlaceMatch(
        query=query,
        status=MatchStatus.MATCHED,
        name=candidate.name,
        name_ar=place.name_ar if place else None,
        place_id=candidate.place_id,
        point=point,
        radius_m=radius_m,
        geometry_type=kind,
        geometry=geometry,
        admin1=admin1,
        admin2=admin2,
        admin3=admin3,
        regions=regions,
        country=country,
        kind=candidate.kind,
        method=MatchMethod.USER,
        score=1.0,
        why=f"Chosen by the desk among the places that {query!r} could mean.",
    )
