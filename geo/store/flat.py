"""Incidents as columns, for exports of hundreds of thousands: no objects but what is needed."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Executable, Result, select

from geo.store.base import StoreBase
from geo.store.bulk import among
from geo.store.keeping import chunks, load_geometries
from geo.store.schema import BETWEEN_WORDS, FRAME_WORDS, claims, incident_counts, incidents

FlatCounts = tuple[int, str, int | None, int | None, int | None, int | None]
"""Row in the block, party, killed min and max, wounded min and max."""
FlatClaim = tuple[int, str | None, str | None, str, str | None, dt.date | None]
"""Row in the block, source, publisher, sentence, url, published."""

FLAT_COLUMNS = (
    *("id", "date", "date_end", "date_precision", "category", "event_type", "status"),
    *("attacker", "victims", "killed_min", "killed_max", "wounded_min", "wounded_max"),
    *("place_name", "place_name_ar", "place_mention", "lon", "lat", "radius_m", "geometry_type"),
    *("admin1", "admin2", "admin3", "country", "regions", "units", "note", "synthetic"),
)
_PACKED = ("synthetic", *FRAME_WORDS)
BLOCK = 20_000


class FlatBlock(NamedTuple):
    """Some incidents by column, as the database has them: codes as text, lists as words in a text.

    ``columns``: `FLAT_COLUMNS`, all of one length. Unknown is None; an open upper end is a None
    ``_max`` beside a known ``_min``. ``geometries``: GeoJSON of areas and lines, else None; one
    object for one shape. ``claims`` in their order.
    """

    columns: Mapping[str, Sequence[Any]]
    geometries: Sequence[Mapping[str, Any] | None]
    counts: Sequence[FlatCounts]
    claims: Sequence[FlatClaim]

    def __len__(self) -> int:
        return len(self.geometries)


class FlatQueries(StoreBase):
    """The store's part for exports."""

    def flat_blocks(self, ids: Sequence[int]) -> Iterator[FlatBlock]:
        """Incidents in the order asked for; what was taken back since is left out.

        One transaction: all blocks are of one moment.
        """
        shapes: dict[int, Any] = {}
        with self._reading() as connection:
            for part in chunks(ids, BLOCK):
                with _no_collection():
                    block = _block(connection, part, shapes)
                yield block


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for reference cycles while a million tuples come in that have none.

    It would look at them again and again, and cost a quarter of an export.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _block(connection: Connection, ids: Sequence[int], shapes: dict[int, Any]) -> FlatBlock:
    fields = [incidents.c[name] for name in FLAT_COLUMNS if name not in _PACKED]
    wanted = [*fields, incidents.c.frame_words, incidents.c.geometry_id]
    rows = _rows(connection, incidents.c.id, wanted, ids)
    found = {row[0]: row for row in rows}
    kept = [key for key in ids if key in found]
    row_of = {key: row for row, key in enumerate(kept)}
    listed = list(zip(*map(found.__getitem__, kept), strict=True)) or [()] * len(wanted)
    columns = {
        field.name: _ready(connection, field, values)
        for field, values in zip(fields, listed, strict=False)
    } | _unpacked(listed[-2])
    new = set(listed[-1]) - {None} - shapes.keys()
    if new:
        shapes.update(load_geometries(connection, new))
    own = (incident_counts.c.incident_id, incident_counts.c.party, *_count_columns())
    counts = _rows(connection, own[0], own, ids)
    said = (claims.c.source, claims.c.publisher, claims.c.sentence, claims.c.url)
    all_claims = _rows(
        connection,
        claims.c.incident_id,
        [claims.c.incident_id, *said, claims.c.published],
        ids,
        claims.c.id,
    )
    published = _ready(connection, claims.c.published, [row[-1] for row in all_claims])
    return FlatBlock(
        columns,
        [shapes.get(key) for key in listed[-1]],
        [(row_of[key], *rest) for key, *rest in counts if key in row_of],
        [
            (row_of[row[0]], *row[1:-1], day)
            for row, day in zip(all_claims, published, strict=True)
            if row[0] in row_of
        ],
    )


def _unpacked(packed: Sequence[str]) -> dict[str, Sequence[Any]]:
    """The columns that the database keeps in one text as well, which is faster to read."""
    known = {text: _words(text) for text in set(packed)}
    cells = list(zip(*map(known.__getitem__, packed), strict=True)) or [()] * len(_PACKED)
    return dict(zip(_PACKED, cells, strict=True))


def _words(packed: str) -> tuple[Any, ...]:
    synthetic, *words = packed.split(BETWEEN_WORDS)
    named = zip(FRAME_WORDS, words, strict=True)
    absent = (None if incidents.c[name].nullable and not word else word for name, word in named)
    return (synthetic == "1", *absent)


def _rows(
    connection: Connection,
    key: Column[Any],
    wanted: Sequence[Column[Any]],
    ids: Sequence[int],
    order: Column[Any] | None = None,
) -> list[tuple[Any, ...]]:
    """The driver's own rows whose key is among the ids: SQLAlchemy's cost twice as much."""
    query: Executable = select(*wanted).where(key.in_(among(connection, sorted(ids))))
    if order is not None:
        query = query.order_by(order)  # type: ignore[attr-defined]
    result: Result[Any] = connection.execute(query)
    assert result.cursor is not None  # type: ignore[attr-defined]
    rows: list[tuple[Any, ...]] = result.cursor.fetchall()  # type: ignore[attr-defined]
    result.close()
    return rows


def _ready(connection: Connection, of: Column[Any], values: Sequence[Any]) -> Sequence[Any]:
    """The driver's values as the column's type has them; days and units repeat over and over."""
    dialect = connection.dialect
    ready = of.type.dialect_impl(dialect).result_processor(dialect, None)
    if ready is None:
        return values
    known = {value: ready(value) for value in set(values)}
    return [known[value] for value in values]


def _count_columns() -> tuple[Column[Any], ...]:
    names = ("killed_min", "killed_max", "wounded_min", "wounded_max")
    return tuple(incident_counts.c[name] for name in names)
