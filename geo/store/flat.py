"""Incidents as flat rows, for exports of hundreds of thousands: no objects but what is needed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from geo.store.base import StoreBase
from geo.store.keeping import chunks, load_geometries
from geo.store.schema import claims, incident_counts, incidents

FlatCounts = tuple[str, int | None, int | None, int | None, int | None]
"""Party, killed min and max, wounded min and max."""
FlatClaim = tuple[str | None, str | None, str, str | None, dt.date | None]
"""Source, publisher, sentence, url, published."""


class FlatIncident(NamedTuple):
    """An incident's fields as the database has them: codes as text, lists as words in a text.

    Unknown is None; an open upper end is a None ``_max`` beside a known ``_min``.
    """

    id: int
    date: dt.date | None
    date_end: dt.date | None
    date_precision: str
    category: str
    event_type: str
    status: str
    attacker: str | None
    victims: str
    killed_min: int | None
    killed_max: int | None
    wounded_min: int | None
    wounded_max: int | None
    place_name: str | None
    place_name_ar: str | None
    place_mention: str
    lon: float | None
    lat: float | None
    radius_m: float | None
    geometry_type: str
    admin1: str | None
    admin2: str | None
    admin3: str | None
    country: str | None
    regions: str
    units: Sequence[str] | None
    note: str
    synthetic: bool
    geometry: Mapping[str, Any] | None
    counts: Sequence[FlatCounts]
    claims: Sequence[FlatClaim]


_COLUMNS = FlatIncident._fields[: FlatIncident._fields.index("geometry")]
_NONE: tuple[Any, ...] = ()


class FlatQueries(StoreBase):
    """The store's part for exports."""

    def flat_incidents(self, ids: Sequence[int]) -> Iterator[FlatIncident]:
        """Incidents in the order asked for; what was taken back since is left out.

        One transaction: all rows are of one moment.
        """
        shapes: dict[int, Any] = {}
        wanted = [*(incidents.c[name] for name in _COLUMNS), incidents.c.geometry_id]
        with self._reading() as connection:
            for part in chunks(ids):
                counts: dict[int, list[Any]] = defaultdict(list)
                columns = (incident_counts.c.party, *_count_columns())
                query = select(incident_counts.c.incident_id, *columns)
                of_part = incident_counts.c.incident_id.in_(part)
                for key, *row in connection.execute(query.where(of_part)).all():
                    counts[key].append(row)
                said: dict[int, list[Any]] = defaultdict(list)
                fields = (claims.c.source, claims.c.publisher, claims.c.sentence)
                query = select(claims.c.incident_id, *fields, claims.c.url, claims.c.published)
                of_part = claims.c.incident_id.in_(part)
                for key, *row in connection.execute(
                    query.where(of_part).order_by(claims.c.id)
                ).all():
                    said[key].append(row)
                query = select(*wanted).where(incidents.c.id.in_(part))
                rows = {row[0]: row for row in connection.execute(query).all()}
                new = {row[-1] for row in rows.values()} - {None} - shapes.keys()
                if new:
                    shapes.update(load_geometries(connection, new))
                for key in part:
                    found = rows.get(key)
                    if found is not None:
                        shape = shapes.get(found[-1])
                        own = (shape, counts.get(key, _NONE), said.get(key, _NONE))
                        yield FlatIncident._make((*found[:-1], *own))


def _count_columns() -> tuple[Any, ...]:
    names = ("killed_min", "killed_max", "wounded_min", "wounded_max")
    return tuple(incident_counts.c[name] for name in names)
