"""Opening a file for an import: which layout it has, and how its dates are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError
from geo.importers.cells import DateOrder, is_in_figures, order_of
from geo.importers.files import Table, open_table
from geo.importers.layout import Layout, indices
from geo.importers.mapping import Mapping, dataset_name, guess_mapping, unused_columns
from geo.places.geocoder import Geocoder

FORMATS = ("acled", "ucdp", "table")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with the layout that reads it; ``mapping`` is None for ACLED's and UCDP's own."""

    table: Table
    layout: Layout
    mapping: Mapping | None
    notes: tuple[str, ...]


def open_import(
    path: Path,
    geocoder: Geocoder,
    *,
    format: str | None = None,
    mapping: Mapping | None = None,
) -> Opened:
    """Opens a file and finds its layout; a ``mapping`` makes any file a table.

    Raises InputError where the file can't be read, lacks columns, or its dates' order can't be
    told.
    """
    table = open_table(path)
    if format is None:
        format = "table" if mapping else format_of(table)
    layout: Layout
    if format == "acled":
        from geo.importers.acled import AcledLayout

        layout = AcledLayout(table, geocoder)
    elif format == "ucdp":
        from geo.importers.ucdp import UcdpLayout

        layout = UcdpLayout(table, geocoder)
    elif format == "table":
        from geo.importers.table import TableLayout

        mapping = mapping or guess(table)
        layout = TableLayout(table, geocoder, mapping)
    else:
        raise InputError(f"{format!r} is no format; there are: {', '.join(FORMATS)}.")
    notes = [*table.notes]
    if mapping is not None:
        notes += unused_columns(mapping, table.columns, table.sample())
    if layout.order is None:
        layout.order, told = _order(table, layout.date_columns)
        notes += told
    return Opened(table, layout, mapping, tuple(notes))


def format_of(table: Table) -> str:
    """ "acled" or "ucdp" by their telling columns, else "table"."""
    names = indices(table).keys()
    if "event_id_cnty" in names:
        return "acled"
    return "ucdp" if {"type_of_violence", "side_a", "date_start"} <= names else "table"


def guess(table: Table) -> Mapping:
    """The likely mapping of a table, with a data set's name from the file's."""
    return guess_mapping(table.columns, table.sample(), dataset_name(table.path.stem))


def _order(table: Table, columns: Sequence[int]) -> tuple[DateOrder | None, list[str]]:
    """Day or month first, decided by all the dates in figures; raises InputError if they can't."""
    if not any(is_in_figures(row[i]) for row in table.sample() for i in columns if i < len(row)):
        return None, []
    votes: dict[DateOrder, tuple[int, str]] = {}
    for line, row in table.rows():
        for i in columns:
            vote = order_of(row[i]) if i < len(row) else None
            if vote is not None and vote not in votes:
                votes[vote] = (line, row[i].strip())
    names = ", ".join(repr(table.columns[i]) for i in columns)
    if len(votes) == 1:
        order = next(iter(votes))
        line, text = votes[order]
        said = "day first" if order is DateOrder.DAY_FIRST else "month first"
        return order, [f"Dates were read {said}, as {table.unit} {line} ({text}) shows."]
    if votes:
        (line, text), (other_line, other) = votes.values()
        raise InputError(
            f"{table.path}: the dates in {names} are written both ways: {text!r} on {table.unit} "
            f"{line}, {other!r} on {table.unit} {other_line}. Write them all like 2022-03-19."
        )
    raise InputError(
        f"{table.path}: the dates in {names} could all be day first or month first. Say which "
        "in the mapping, or write them like 2022-03-19."
    )
