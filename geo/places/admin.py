"""Governorates, districts and subdistricts by P-code and by name."""

from __future__ import annotations

from geo.model import GOVERNORATES
from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import Geocoder

LEVELS = {"district": "admin2", "subdistrict": "admin3"}


def region_names(gazetteer: Gazetteer) -> dict[str, str]:
    """English names by P-code, of the governorates and of the units that the gazetteer holds."""
    names = dict(GOVERNORATES)
    for place in gazetteer.places:
        level = LEVELS.get(place.kind)
        code = getattr(place, level) if level else None
        if code:
            names[code] = place.name
    return names


def resolve_region(geocoder: Geocoder, name_or_pcode: str) -> str | None:
    """The P-code of a governorate, district or subdistrict; None if the name means none.

    A bare name that is a governorate's means the governorate; "Palmyra district" a district.
    """
    code = geocoder.regions.resolve(name_or_pcode)
    if code is not None:
        return code
    for level in LEVELS:
        name = name_or_pcode if level in name_or_pcode.lower() else f"{name_or_pcode} {level}"
        match = geocoder.geocode(name)
        if match.kind == level:
            return match.admin3 if level == "subdistrict" else match.admin2
    return None
