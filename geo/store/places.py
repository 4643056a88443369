"""Places that a desk added, and what it thinks of its sources."""

from __future__ import annotations

import dataclasses
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from geo.errors import InputError, NotFoundError
from geo.model import LonLat, Status
from geo.store.base import StoreBase
from geo.store.records import Source, UserPlace
from geo.store.rows import Stored
from geo.store.schema import incidents, sources, user_places
from geo.store.undoing import row_image


class PlaceQueries(StoreBase):
    """The store's part for a desk's own places and its notes on sources."""

    def user_places(self) -> list[UserPlace]:
        """The desk's own places by name."""
        query = select(user_places).order_by(user_places.c.name, user_places.c.id)
        with self._reading() as connection:
            return [_read_place(row) for row in connection.execute(query).mappings()]

    def add_user_place(self, place: UserPlace, user: str) -> UserPlace:
        """Keeps a place; returns it with its identifier. Can be undone."""
        if not place.name.strip():
            raise InputError("A place needs a name.")
        if not place.radius_m > 0:
            raise InputError(
                f"{place.name}: a radius of {place.radius_m:g} m says nothing. Give the distance "
                "within which the place surely lies."
            )
        with self._writing(user, "add_place") as write:
            key = write.allocate("user_places")
            write.connection.execute(
                insert(user_places).values(
                    id=key,
                    name=place.name.strip(),
                    name_ar=place.name_ar,
                    names=list(place.names),
                    kind=place.kind,
                    lon=place.point.lon,
                    lat=place.point.lat,
                    radius_m=place.radius_m,
                    admin1=place.admin1,
                    admin2=place.admin2,
                    admin3=place.admin3,
                    country=place.country,
                    note=place.note,
                    added_at=write.at,
                    added_by=write.user,
                )
            )
            write.record("user_place", key, "*", None, {})
            return dataclasses.replace(place, name=place.name.strip(), id=key, added_by=write.user)

    def remove_user_place(self, place_id: int, user: str) -> int:
        """Takes a place out; returns the action's group id, by which it can be undone."""
        with self._writing(user, "remove_place") as write:
            this = user_places.c.id == place_id
            row = write.connection.execute(select(user_places).where(this)).mappings().first()
            if row is None:
                raise NotFoundError(f"There is no place {place_id} of your own any more.")
            write.connection.execute(delete(user_places).where(this))
            write.record("user_place", place_id, "*", row_image(row), None)
            return write.group_id

    def mentions_of(self, place_id: str, limit: int = 30) -> dict[str, int]:
        """What reports call a place: the words and how many incidents have them, most first.

        Rejected incidents don't count.
        """
        number = func.count().label("number")
        query = (
            select(incidents.c.place_mention, number)
            .where(
                incidents.c.place_id == place_id,
                incidents.c.place_mention != "",
                incidents.c.status != Status.REJECTED.value,
            )
            .group_by(incidents.c.place_mention)
            .order_by(number.desc(), incidents.c.place_mention)
            .limit(limit)
        )
        with self._reading() as connection:
            return {row.place_mention: row.number for row in connection.execute(query)}

    def sources(self) -> dict[str, Source]:
        """What the desk noted on sources, by their name."""
        query = select(sources).order_by(sources.c.name)
        with self._reading() as connection:
            found = connection.execute(query).mappings()
            return {row["name"]: Source(**row) for row in found}

    def set_source(self, source: Source, user: str) -> None:
        """Notes how reliable a source is. Can be undone."""
        if not source.name.strip():
            raise InputError("A source needs a name.")
        values: dict[str, Any] = dataclasses.asdict(source)
        with self._writing(user, "set_source") as write:
            this = sources.c.name == source.name
            row = write.connection.execute(select(sources).where(this)).mappings().first()
            before = None if row is None else row_image(row)
            if before == values:
                return
            if before is None:
                write.connection.execute(insert(sources).values(values))
            else:
                write.connection.execute(update(sources).where(this).values(values))
            write.record("source", source.name, "*", before, values)


def _read_place(row: Stored) -> UserPlace:
    return UserPlace(
        name=row["name"],
        point=LonLat(row["lon"], row["lat"]),
        radius_m=row["radius_m"],
        kind=row["kind"],
        name_ar=row["name_ar"],
        names=tuple(row["names"] or ()),
        admin1=row["admin1"],
        admin2=row["admin2"],
        admin3=row["admin3"],
        country=row["country"],
        note=row["note"],
        id=row["id"],
        added_by=row["added_by"],
    )
