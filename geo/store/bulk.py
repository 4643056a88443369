"""Many rows at once, past SQLAlchemy's handling of each value.

The statements are still SQLAlchemy's, in the database's own dialect; but the values of a large
insert are made ready column by column for the few columns that need it, which halves the time
of an import, and rows are read as plain dictionaries.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    Dialect,
    Double,
    Executable,
    Select,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
    type_coerce,
)
from sqlalchemy import column as sql_column
from sqlalchemy.dialects.postgresql import ARRAY

from geo.store import postgres, sqlite

Row = dict[str, Any]

_READ_AT_ONCE = 1_000


Columns = Mapping[str, Sequence[Any]]
"""A table's columns by name, all of one length."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows that all name the same columns; see ``insert_columns``."""
    if rows:
        names = [*rows[0]]
        cells = zip(*([row[name] for name in names] for row in rows), strict=True)
        insert_columns(connection, table, dict(zip(names, cells, strict=True)))


def insert_columns(
    connection: Connection, table: Table, columns: Columns, shared: Row | None = None
) -> None:
    """Inserts as many rows as the columns are long; values are bound by the driver.

    ``shared`` are columns with one value for all rows. A column that is NULL in all rows isn't
    named at all: binding a None costs ``sqlite3`` more than any other value. The table's columns
    may have no defaults.
    """
    number = len(next(iter(columns.values()), ()))
    if not number:
        return
    dialect = connection.dialect
    ready: dict[str, Iterable[Any]] = {}
    for name, column in columns.items():
        if column[0] is not None or any(value is not None for value in column):
            ready[name] = _made_ready(column, table, name, dialect)
    for name, value in (shared or {}).items():
        make = _binder(table, name, dialect)
        ready[name] = repeat(make(value) if make else value, number)
    if dialect.name == "postgresql":
        rows = zip(*ready.values(), strict=True)
        postgres.copy_rows(connection, table.name, [*ready], rows)
        return
    statement, order = _insert(table, tuple(ready), dialect)
    rows = zip(*(ready[name] for name in order), strict=True)
    connection.exec_driver_sql(statement, list(rows))


@lru_cache(maxsize=64)
def _insert(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """The statement that fills these columns, and the order in which it takes them."""
    compiled = insert(table).compile(dialect=dialect, column_keys=names)
    return str(compiled), tuple(compiled.positiontup or ())


@lru_cache(maxsize=512)
def _binder(table: Table, name: str, dialect: Dialect) -> Callable[[Any], Any] | None:
    if isinstance(table.c[name].type, Double):
        return None  # SQLAlchemy would make floats of decimals; there are none
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)


def _made_ready(
    column: Sequence[Any], table: Table, name: str, dialect: Dialect
) -> Sequence[Any] | Iterable[Any]:
    """One column's values as the driver takes them; NULL stays NULL.

    Days and times repeat over and over, and so may a JSON value, known by its identity.
    """
    make = _binder(table, name, dialect)
    if make is None:
        return column
    if isinstance(table.c[name].type, JSON):
        objects = {id(value): value for value in column}
        made = {key: None if value is None else make(value) for key, value in objects.items()}
        return map(made.__getitem__, map(id, column))
    known = {value: None if value is None else make(value) for value in set(column)}
    return map(known.__getitem__, column)


def among(connection: Connection, values: Sequence[int] | Sequence[str]) -> Any:
    """A list of any length as one bound value, so that its statement is made only once."""
    if connection.dialect.name == "postgresql":
        kind = Text() if values and isinstance(values[0], str) else BigInteger()
        listed: Any = func.unnest(type_coerce(bindparam("among", list(values)), ARRAY(kind)))
        return select(listed).scalar_subquery()
    listed = func.json_each(bindparam("among", json.dumps(values))).table_valued(
        sql_column("value")
    )
    return select(listed.c.value)


def read_rows(connection: Connection, query: Executable) -> Iterator[Row]:
    """The rows of a query as dictionaries, several times faster to read than mappings."""
    result = connection.execute(query)
    names = tuple(result.keys())
    for part in result.partitions(_READ_AT_ONCE):
        for row in part:
            yield dict(zip(names, row, strict=True))


def column_texts(connection: Connection, query: Select[Any]) -> list[str]:
    """Each column of a query as the text of one JSON array, in the rows' order.

    The database makes them in one step, in which Python is free for other work; their values
    are made of it several times faster than the driver makes them of rows.
    """
    rows = query.subquery()
    gather = sqlite.gathered if connection.dialect.name == "sqlite" else postgres.gathered
    found = connection.execute(select(*map(gather, rows.c))).one()
    return [text or "[]" for text in found]
