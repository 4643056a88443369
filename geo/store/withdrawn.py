"""What a source brought, to compare with what a later export of it still has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from geo.store.framing import SHOWN
from geo.store.schema import incidents
from geo.store.store import Store


class Brought(NamedTuple):
    """An incident that an import brought, as far as a comparison needs it."""

    id: int
    external_id: str
    country: str | None
    admin1: str | None


def brought_between(
    store: Store, prefix: str, first: dt.date, last: dt.date, before_id: int
) -> Iterator[Sequence[Brought]]:
    """Pending and verified incidents whose external id begins with ``prefix``, part by part.

    By their first days, both ends inclusive, and older than the one with ``before_id``.
    """
    query = select(*(incidents.c[name] for name in Brought._fields)).where(
        incidents.c.external_id.startswith(prefix, autoescape=True),
        incidents.c.status.in_([status.value for status in SHOWN]),
        incidents.c.date.between(first, last),
        incidents.c.id < before_id,
    )
    with store.backend.reading() as connection:
        result = connection.execution_options(yield_per=5_000).execute(query)
        for part in result.partitions():
            yield [Brought(*row) for row in part]


def next_incident_id(store: Store) -> int:
    """An identifier above those of all incidents there are now."""
    with store.backend.reading() as connection:
        return 1 + int(connection.execute(select(func.max(incidents.c.id))).scalar() or 0)
