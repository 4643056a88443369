"""A desk's own places as rows that the geocoder takes beside the gazetteer's."""

from __future__ import annotations

from collections.abc import Iterable

from geo.places.gazetteer import Name, Place
from geo.store.records import UserPlace


def gazetteer_rows(places: Iterable[UserPlace]) -> list[Place]:
    """One gazetteer row for each place; all its names are strong."""
    return [
        Place(
            place_id=place.place_id,
            name=place.name,
            name_ar=place.name_ar,
            kind=place.kind,
            point=place.point,
            radius_m=place.radius_m,
            admin1=place.admin1,
            admin2=place.admin2,
            admin3=place.admin3,
            country=place.country or "SY",
            source="own place",
            note=place.note,
            names=tuple(Name(name) for name in place.names),
        )
        for place in places
    ]
