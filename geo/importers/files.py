"""A table file as rows of text cells, one after the other, so that memory stays flat.

``open_table`` looks at what a file is (its ending, then its content) and hands back a `Table`:
its columns, what was noticed while reading it, and its rows with the line they stand on.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import InputError

MAX_FILE_BYTES = 4_000_000_000
MAX_COLUMNS = 1_000
MAX_CELL_CHARS = 200_000
HEAD_ROWS = 20
"""How far down the header is looked for, below titles and blank lines."""

Row = list[str]
Numbered = tuple[int, Row]

_READERS: Mapping[str, str] = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".txt"), "geo.importers.text:open_text"),
    **dict.fromkeys((".xlsx", ".xlsm"), "geo.importers.sheets:open_sheet"),
    **dict.fromkeys((".json",), "geo.importers.records:open_json"),
    **dict.fromkeys((".geojson", ".gpkg"), "geo.importers.layers:open_layer"),
    ".parquet": "geo.importers.layers:open_parquet",
}


@dataclass(slots=True)
class Table:
    """A file opened as a table; ``rows`` may be called again and starts from the top.

    ``columns`` are names, unique and not empty; ``unit`` is what a row's number counts ("line",
    "row", "record"); ``notes`` are sentences on how the file was read. ``share`` is how much of
    the file the newest ``rows`` has read, 0 to 1. ``has_widths``: rows may be shorter or longer
    than the header, which in a text file means that a quote or a separator is wrong.
    """

    path: Path
    columns: tuple[str, ...]
    unit: str
    read: Callable[[Table], Iterator[Numbered]]
    notes: tuple[str, ...] = ()
    has_widths: bool = False
    share: float = field(default=0.0)

    def rows(self) -> Iterator[Numbered]:
        """The rows with their line numbers, read as they are asked for."""
        self.share = 0.0
        yield from self.read(self)
        self.share = 1.0

    def sample(self, number: int = 200) -> list[Row]:
        """The first rows, to guess a mapping from."""
        found = []
        for _, row in self.rows():
            found.append(row)
            if len(found) == number:
                break
        return found


def open_table(path: Path) -> Table:
    """Opens a file by its ending. Raises InputError that names the file and the cure."""
    if not path.is_file():
        raise InputError(f"{path}: there is no such file. Check the name.")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    if size == 0:
        raise InputError(f"{path} is empty.")
    if size > MAX_FILE_BYTES:
        raise InputError(
            f"{path} has {size / 1e9:.1f} GB; up to {MAX_FILE_BYTES / 1e9:g} GB are taken. Split "
            "it by year."
        )
    suffix = _suffix(path, start)
    module, name = _READERS[suffix].split(":")
    table: Table = getattr(importlib.import_module(module), name)(path)
    if len(table.columns) > MAX_COLUMNS:
        raise InputError(
            f"{path} has {len(table.columns):,} columns; up to {MAX_COLUMNS:,} are taken. Leave "
            "out those that Badia doesn't need."
        )
    return table


def _suffix(path: Path, start: bytes) -> str:
    suffix = path.suffix.lower()
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"{path} is an old Excel file (.xls). Save it as .xlsx or CSV.")
    if start.startswith(b"PK\x03\x04") and suffix not in (".xlsx", ".xlsm"):
        raise InputError(
            f"{path} is a ZIP archive. Unpack it first; a spreadsheet must end in .xlsx."
        )
    if start.startswith(b"SQLite format 3") and suffix != ".gpkg":
        raise InputError(f"{path} is a database. A GeoPackage must end in .gpkg.")
    if suffix == ".gpkg" and not start.startswith(b"SQLite format 3"):
        raise InputError(f"{path} is no GeoPackage. Save it again as one, or as GeoJSON.")
    if start.startswith(b"PAR1"):
        return ".parquet"
    if suffix not in _READERS:
        raise InputError(
            f"{path}: files ending in {suffix or 'nothing'!r} aren't read. Give CSV, TSV, XLSX, "
            "JSON (ACLED's API), GeoJSON, GeoPackage or Parquet."
        )
    return suffix


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Header cells as unique names: blanks are numbered, repeats get "(2)"."""
    names: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or f"column {number}"
        unique, count = name, 1
        while unique in taken:
            count += 1
            unique = f"{name} ({count})"
        taken.add(unique)
        names.append(unique)
    return tuple(names)
