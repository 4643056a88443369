"""A desk's own places as rows that the geocoder takes beside the gazetteer's."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from geo.config import Config
from geo.places.gazetteer import Name, Place
from geo.places.geocoder import Geocoder, open_geocoder
from geo.places.kinds import PLACE_KINDS
from geo.store.records import UserPlace


def may_have_own_places(db_url: str) -> bool:
    """Whether a store is worth opening for its places; an SQLite file tells at once.

    Opening a store takes a third of a second, and most hold no place of their own.
    """
    _, sqlite, file = db_url.partition("sqlite:///")
    if not sqlite:
        return True
    if not Path(file).exists():
        return False
    import sqlite3

    try:
        with closing(sqlite3.connect(f"{Path(file).resolve().as_uri()}?mode=ro", uri=True)) as db:
            return db.execute("SELECT 1 FROM user_places LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return True  # opening it says what is wrong


def open_with_own_places(settings: Config, places: Iterable[UserPlace]) -> Geocoder:
    """The default geocoder, with a desk's own places on top."""
    return open_geocoder(settings, _gazetteer_rows(places))


def _gazetteer_rows(places: Iterable[UserPlace]) -> list[Place]:
    """One gazetteer row for each place; all its names are strong."""
    return [
        Place(
            place_id=place.place_id,
            name=place.name,
            name_ar=place.name_ar,
            # a desk may call it anything; the matcher knows the gazetteer's kinds
            kind=place.kind if place.kind in PLACE_KINDS else "landmark",
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
