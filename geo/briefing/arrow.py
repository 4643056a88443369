"""Records by column as an Arrow table, which fast writers take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geo.briefing.clean import FORMULA_STARTS
from geo.briefing.records import DATE_COLUMNS, FREE_TEXT, INT_COLUMNS, REAL_COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_table(columns: Mapping[str, Sequence[Any]], guard: bool = False) -> pa.Table:
    """``guard``: a free text that a spreadsheet would take for a formula gets a quote before it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    made = {}
    for name, values in columns.items():
        if all(value is None for value in values):
            made[name] = pa.nulls(len(values), _type(name))
            continue
        column = pa.array(values, _type(name))
        if guard and name in FREE_TEXT:
            starts = f"^([{''.join(map(_escaped, FORMULA_STARTS))}])"
            column = pc.replace_substring_regex(column, starts, r"'\1")
        made[name] = column
    return pa.table(made)


def _type(name: str) -> pa.DataType:
    import pyarrow as pa

    if name in INT_COLUMNS:
        return pa.int64()
    if name in REAL_COLUMNS or name == "size_mm":
        return pa.float64()
    return pa.date32() if name in DATE_COLUMNS else pa.string()


def _escaped(character: str) -> str:
    """As a regular expression's class of characters wants it."""
    return f"\\{character}" if character in "-^]\\" else character
