"""Which line of a table is its header: below titles, in two merged lines, above HXL tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo.importers.files import Row, column_names

KNOWN = frozenset(
    "event_id_cnty event_date event_type actor1 latitude longitude fatalities id date_start "
    "type_of_violence where_prec side_a date lat lon long place location killed wounded notes "
    "source country admin1 admin2 governorate".split()
)
_VALUE = re.compile(r"[-+\d.,/:\s%°]+|\d{4}-\d\d.*|https?://.*")


@dataclass(frozen=True, slots=True)
class Header:
    """``first_row`` is the index, from 0, of the first row with data."""

    columns: tuple[str, ...]
    first_row: int
    notes: tuple[str, ...]


def find_header(rows: Sequence[Row]) -> Header | None:
    """The header among a table's first rows, None where no line looks like one."""
    width = max((_width(row) for row in rows), default=0)
    start = next((i for i, row in enumerate(rows) if _is_header(row, width)), None)
    if start is None:
        return None
    notes = []
    if any(_width(row) for row in rows[:start]):
        notes.append(f"{start} line(s) above the header were left out.")
    # A single row that is too long is that row's fault; most rows say how wide a table is.
    lengths = Counter(len(row) for row in rows[start + 1 :])
    usual = lengths.most_common(1)[0][0] if lengths else 0
    cells = list(rows[start]) + [""] * (usual - len(rows[start]))
    first = start + 1
    if first < len(rows) and _continues(cells, rows[first]):
        cells = _merged(cells, rows[first])
        first += 1
        notes.append("Two header lines were read as one.")
    if first < len(rows) and _is_hxl(rows[first]):
        first += 1
        notes.append("A line of HXL tags was left out.")
    while cells and not cells[-1].strip() and _is_empty(rows[first:], len(cells) - 1):
        cells.pop()
    return Header(column_names(cells), first, tuple(notes))


def _is_header(row: Row, width: int) -> bool:
    filled = [cell.strip() for cell in row if cell.strip()]
    known = sum(cell.lower() in KNOWN for cell in filled)
    if known >= 3:
        return True
    enough = len(filled) >= max(1, (width + 1) // 2) and (len(filled) > 1 or width == 1)
    return enough and not any(_VALUE.fullmatch(cell) for cell in filled)


def _continues(header: Row, row: Row) -> bool:
    """Whether a row is the second line of a header: words that fill the first line's blanks."""
    blanks = [i for i, cell in enumerate(header) if not cell.strip()]
    filled = [i for i, cell in enumerate(row) if cell.strip()]
    if not blanks or not filled or _is_hxl(row):
        return False
    fills = [i for i in blanks if i in filled]
    words = not any(_VALUE.fullmatch(row[i].strip()) for i in filled)
    return words and len(fills) == len(blanks) and len(filled) < len(header)


def _merged(header: Row, row: Row) -> Row:
    """A merged cell's text belongs to all the columns that the second line parts it into."""
    merged, group = [], ""
    for i, cell in enumerate(header):
        below = row[i].strip() if i < len(row) else ""
        group = cell.strip() or group
        merged.append(f"{group} {below}".strip() if below else cell.strip())
    return merged


def _is_hxl(row: Row) -> bool:
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) > 1 and all(cell.startswith("#") for cell in filled)


def _width(row: Row) -> int:
    return max((i + 1 for i, cell in enumerate(row) if cell.strip()), default=0)


def _is_empty(rows: Sequence[Row], column: int) -> bool:
    return not any(column < len(row) and row[column].strip() for row in rows)
