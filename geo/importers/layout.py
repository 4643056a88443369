"""What a row becomes: the shape that ACLED's, UCDP's and any table's readers share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Protocol, TypeVar

from geo.errors import InputError
from geo.importers.cells import DateOrder
from geo.importers.files import Row, Table
from geo.model import Incident

K = TypeVar("K")
V = TypeVar("V")


class Layout(Protocol):
    """A way to read rows. Made for one table; ``order`` is set before the first incident.

    ``version`` changes with whatever changes an incident's making, so that rows are looked at
    anew. By index: ``used`` are the columns that matter, ``date_columns`` hold dates, the event's
    first, ``region_columns`` countries and governorates. ``prefix`` begins every external id.
    """

    format: str
    label: str
    prefix: str
    version: str
    used: tuple[int, ...]
    date_columns: tuple[int, ...]
    region_columns: tuple[int, ...]
    order: DateOrder | None

    def key(self, row: Row) -> str:
        """The external id of a row, known from import to import. Raises RowError."""
        ...

    def incident(self, row: Row, key: str) -> Incident:
        """The row as a pending incident with one claim. Raises RowError."""
        ...


class Remembered(dict[K, V]):
    """What a function makes of cells that come again and again; forgets all when it is full."""

    def __init__(self, make: Callable[[K], V], size: int = 100_000) -> None:
        self._make = make
        self._size = size

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        if len(self) >= self._size:
            self.clear()
        self[key] = value
        return value


def simple(name: str) -> str:
    """A column's name as data sets spell it: "Event Date" is event_date."""
    return re.sub(r"[\s\-.]+", "_", name.strip().lower()).strip("_")


def indices(table: Table) -> dict[str, int]:
    """Columns by their simple name; of two with one name the first."""
    found: dict[str, int] = {}
    for index, name in enumerate(table.columns):
        found.setdefault(simple(name), index)
    return found


def require(table: Table, names: Sequence[str], label: str) -> None:
    """Raises InputError if a column without which nothing can be read is missing."""
    missing = [name for name in names if name not in indices(table)]
    if missing:
        raise InputError(
            f"{table.path} has no column {', '.join(missing)}, which {label}'s layout has. Was a "
            "header line lost? Give the file as it was downloaded, or import it as a table."
        )


def picker(table: Table, names: Sequence[str]) -> Callable[[Row], tuple[str, ...]]:
    """A fast way to a row's cells by column name; "" where the table has no such column."""
    known = indices(table)
    if all(name in known for name in names) and len(names) > 1:
        return itemgetter(*(known[name] for name in names))
    places = [known.get(name) for name in names]
    return lambda row: tuple("" if i is None else row[i] for i in places)
