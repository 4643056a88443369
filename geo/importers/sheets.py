"""XLSX: the first sheet's saved values, row by row; never formulas, never a bomb.

openpyxl parses through defusedxml, which is a requirement of ours.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from geo.errors import InputError
from geo.importers.files import HEAD_ROWS, MAX_CELL_CHARS, Numbered, Table
from geo.importers.headers import find_header

MAX_UNPACKED_BYTES = 1_000_000_000
MAX_STRINGS_BYTES = 300_000_000
"""Of the shared strings, which are held in memory."""
MAX_RATIO = 400
"""A real sheet packs 10 to 40 times; a bomb 1,000 times."""

_UNSAVED = re.compile(
    rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)


def open_sheet(path: Path) -> Table:
    """A workbook's first sheet. Raises InputError for bombs and formulas without values."""
    _check_archive(path)
    head = []
    for number, row in _raw_rows(path, None):
        head.append((number, row))
        if len(head) == HEAD_ROWS:
            break
    header = find_header([row for _, row in head])
    if header is None:
        raise InputError(
            f"{path}, row 1: no header was found in the first rows of the first sheet. Put the "
            "columns' names above the data."
        )
    columns, skipped = header.columns, header.first_row

    def read(table: Table) -> Iterator[Numbered]:
        width = len(columns)
        for index, (number, row) in enumerate(_raw_rows(path, table)):
            if index >= skipped:
                yield number, row[:width] + [""] * (width - len(row))

    return Table(path, columns, "row", read, header.notes)


def _raw_rows(path: Path, table: Table | None) -> Iterator[Numbered]:
    """All rows that aren't blank, numbered as in the sheet."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            total = sheet.max_row or 1
            for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
                row = [_text(value) for value in values]
                if any(row):
                    yield number, row
                if table is not None:
                    table.share = min(1.0, number / total)
        finally:
            book.close()
    except InputError:
        raise
    except Exception as error:  # openpyxl lets anything through that a broken file causes
        raise InputError(
            f"{path} can't be read as a spreadsheet ({type(error).__name__}: {error}). Open it "
            "in a spreadsheet program and save it as CSV."
        ) from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > MAX_CELL_CHARS:
            raise InputError(
                f"A cell holds {len(value):,} signs; {MAX_CELL_CHARS:,} are taken. Shorten it."
            )
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return str(value.date()) if value.time() == dt.time() else value.isoformat(" ")
    return str(value)


def _check_archive(path: Path) -> None:
    """Looks at the sizes that the archive declares (its reader gives out no more than that)."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            packed = sum(entry.compress_size for entry in entries) or 1
            strings = sum(e.file_size for e in entries if e.filename.endswith("sharedStrings.xml"))
            if (
                unpacked > MAX_UNPACKED_BYTES
                or strings > MAX_STRINGS_BYTES
                or (unpacked > 50_000_000 and unpacked / packed > MAX_RATIO)
            ):
                raise InputError(
                    f"{path} unpacks to {unpacked / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB, "
                    "which is too much or a trap. Save the sheet as CSV and import that."
                )
            for entry in entries:
                if re.fullmatch(r"xl/worksheets/sheet\d*\.xml", entry.filename):
                    with archive.open(entry) as sheet:
                        _check_formulas(path, sheet)
    except InputError:
        raise
    except Exception as error:  # zipfile lets through what unpacking and the disk raise
        raise InputError(
            f"{path} is no XLSX file ({error}). Save it as .xlsx or CSV from a spreadsheet."
        ) from error


def _check_formulas(path: Path, sheet: IO[bytes]) -> None:
    """A formula whose result was never saved would read as an empty cell."""
    rest = b""
    while block := sheet.read(1 << 20):
        text = rest + block
        if b"<f" in text and (found := _UNSAVED.search(text)):
            raise InputError(
                f"{path}, cell {found[1].decode()}: a formula without a saved result. Open the "
                "file in a spreadsheet program, save it, and import again."
            )
        rest = text[-4096:]
