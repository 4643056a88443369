"""What a source brought, to compare with what a later export of it still has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select

from geo.store.framing import SHOWN
from geo.store.schema import incidents
from geo.store.store import Store


class Brought(NamedTuple):
    """An incident that an import brought, as far as a comparison needs it."""

    id: int
    external_id: str
    country: str | None
    admin1: str | None


def brought_between(store: Store, prefix: str, first: dt.date, last: dt.date) -> Iterator[Brought]:
    """Pending and verified incidents whose external id begins with ``prefix``, row by row.

    By their first days, both ends inclusive.
    """
    query = select(*(incidents.c[name] for name in Brought._fields)).where(
        incidents.c.external_id.startswith(prefix, autoescape=True),
        incidents.c.status.in_([status.value for status in SHOWN]),
        incidents.c.date.between(first, last),
    )
    with store.backend.reading() as connection:
        result = connection.execution_options(yield_per=5_000).execute(query)
        for row in result:
            yield Brought(*row)
