"""OpenStreetMap's types of place, which Nominatim answers with, as kinds of the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping

from geo.places.kinds import Kind

KINDS: Mapping[str, tuple[str, int]] = {
    "city": ("city", Kind.SETTLEMENT),
    "town": ("town", Kind.SETTLEMENT),
    "village": ("village", Kind.SETTLEMENT),
    "hamlet": ("village", Kind.SETTLEMENT),
    "isolated_dwelling": ("village", Kind.SETTLEMENT),
    "suburb": ("quarter", Kind.SETTLEMENT),
    "quarter": ("quarter", Kind.SETTLEMENT),
    "neighbourhood": ("quarter", Kind.SETTLEMENT),
    "farm": ("farm", Kind.FARM),
    "island": ("island", Kind.ISLAND),
    "state": ("governorate", Kind.GOVERNORATE),
    "province": ("governorate", Kind.GOVERNORATE),
    "county": ("district", Kind.DISTRICT),
    "district": ("district", Kind.DISTRICT),
    "municipality": ("subdistrict", Kind.DISTRICT),
    "aerodrome": ("airfield", Kind.AIRFIELD),
    "aeroway": ("airfield", Kind.AIRFIELD),
    "airfield": ("airfield", Kind.AIRFIELD),
    "peak": ("mountain", Kind.HEIGHT),
    "mountain_range": ("mountain", Kind.HEIGHT),
    "ridge": ("mountain", Kind.HEIGHT),
    "hill": ("hill", Kind.HEIGHT),
    "valley": ("wadi", Kind.WADI),
    "wadi": ("wadi", Kind.WADI),
    "river": ("river", Kind.WATER),
    "stream": ("river", Kind.WATER),
    "water": ("lake", Kind.WATER),
    "reservoir": ("lake", Kind.WATER),
    "dam": ("dam", Kind.DAM),
    "water_well": ("well", Kind.WELL),
    "spring": ("well", Kind.WELL),
    "cave_entrance": ("cave", Kind.CAVE),
    "archaeological_site": ("ruin", Kind.RUIN),
    "ruins": ("ruin", Kind.RUIN),
    "castle": ("ruin", Kind.RUIN),
    "border_control": ("crossing", Kind.CROSSING),
    "bridge": ("bridge", Kind.BRIDGE),
    "desert": ("desert", Kind.DESERT),
    "military": ("base", Kind.BASE),
    "barracks": ("base", Kind.BASE),
    "road": ("road", Kind.ROAD),
    "highway": ("road", Kind.ROAD),
}
"""A type to our kind and its class."""
