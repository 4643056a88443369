"""Incidents as columns, for exports of hundreds of thousands: no objects but what is needed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import JSON, Column, Connection, Date, Double, Text, cast, select

from geo.store.base import StoreBase
from geo.store.bulk import among, column_texts
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
_OWN = (*(n for n in FLAT_COLUMNS if n not in _PACKED), "frame_words", "geometry_id")
_COUNTS = ("incident_id", "party", "killed_min", "killed_max", "wounded_min", "wounded_max")
_CLAIMS = ("incident_id", "source", "publisher", "sentence", "url", "published")
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

        One transaction: all blocks are of one moment. The database gathers the next block while
        this one is worked on.
        """
        parts = chunks(ids, BLOCK)
        shapes: dict[int, Any] = {}
        with self._reading() as connection, ThreadPoolExecutor(1) as asking:
            part = next(parts, None)
            asked = asking.submit(_ask, connection, part) if part else None
            while part and asked:
                found = asked.result()
                new = set(found.incidents["geometry_id"]) - {None} - shapes.keys()
                if new:
                    shapes.update(load_geometries(connection, new))
                ids_of_block, part = part, next(parts, None)
                asked = asking.submit(_ask, connection, part) if part else None
                yield _block(found, ids_of_block, shapes)


class _Found(NamedTuple):
    """What the database has of some incidents, in its own order: each a table's columns."""

    incidents: Mapping[str, Sequence[Any]]
    counts: Mapping[str, Sequence[Any]]
    claims: Mapping[str, Sequence[Any]]


def _ask(connection: Connection, ids: Sequence[int]) -> _Found:
    wanted = among(connection, sorted(ids))
    tables = []
    for key, names in (
        (incidents.c.id, _OWN),
        (incident_counts.c.incident_id, _COUNTS),
        (claims.c.incident_id, _CLAIMS),
    ):
        columns = [_readable(key.table.c[name]) for name in names]
        # by the key first, as the index has them: nothing is left to sort
        query = select(*columns).where(key.in_(wanted)).order_by(key, *key.table.primary_key)
        texts = column_texts(connection, query)
        tables.append({name: json.loads(text) for name, text in zip(names, texts, strict=True)})
    return _Found(*tables)


def _readable(column: Column[Any]) -> Any:
    """JSON stays a text: it repeats, and each different one is read once."""
    return cast(column, Text).label(column.name) if isinstance(column.type, JSON) else column


def _block(found: _Found, ids: Sequence[int], shapes: Mapping[int, Any]) -> FlatBlock:
    own = found.incidents
    place = {key: row for row, key in enumerate(own["id"])}
    kept = [key for key in ids if key in place]
    row_of = {key: row for row, key in enumerate(kept)}
    take = _taker([place[key] for key in kept])
    columns = {name: take(_ready(incidents.c[name], own[name])) for name in own}
    words, geometry_ids = columns.pop("frame_words"), columns.pop("geometry_id")
    said = {name: _ready(claims.c[name], values) for name, values in found.claims.items()}
    return FlatBlock(
        columns | _unpacked(words),
        [shapes.get(key) for key in geometry_ids],
        _rows(row_of, found.counts),
        _rows(row_of, said),
    )


def _taker(rows: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Gives these rows of a column, in this order."""
    if len(rows) > 1:
        return itemgetter(*rows)
    return lambda column: [column[row] for row in rows]


def _rows(row_of: Mapping[int, int], columns: Mapping[str, Sequence[Any]]) -> list[Any]:
    """The rows of a table whose first column is the incident's, by its row in the block."""
    first, *others = columns.values()
    return list(zip(map(row_of.__getitem__, first), *others, strict=True))


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


def _ready(of: Column[Any], values: Sequence[Any]) -> Sequence[Any]:
    """Values as the column's type has them; days, units and radii repeat over and over."""
    make: Callable[[Any], Any]
    if isinstance(of.type, Double):
        make = float  # PostgreSQL writes a whole number without a point
    elif isinstance(of.type, Date):
        make = dt.date.fromisoformat
    elif isinstance(of.type, JSON):
        make = json.loads
    else:
        return values
    known = {value: None if value is None else make(value) for value in set(values)}
    return [known[value] for value in values]
