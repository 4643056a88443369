"""CSV and TSV: what their bytes mean, what parts their cells, where their header is."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.importers.files import HEAD_ROWS, MAX_CELL_CHARS, Numbered, Row, Table
from geo.importers.headers import find_header

_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"cp1252": "Windows-1252 (Western)", "cp1256": "Windows-1256 (Arabic)"}


@dataclass(frozen=True, slots=True)
class _Form:
    encoding: str
    delimiter: str


def open_text(path: Path) -> Table:
    """A text table. Raises InputError where its encoding or its header can't be told."""
    encoding, notes = _encoding(path)
    form = _Form(encoding, _delimiter(path, encoding))
    head = []
    for number, row in _raw_rows(path, form, None):
        head.append((number, row))
        if len(head) == HEAD_ROWS:
            break
    header = find_header([row for _, row in head])
    if header is None:
        raise InputError(
            f"{path}, line 1: no header was found in the first {len(head)} lines. The first line "
            "must name the columns."
        )
    skipped = header.first_row
    columns = header.columns

    def read(table: Table) -> Iterator[Numbered]:
        rows = _raw_rows(path, form, table)
        width = len(columns)
        for index, (number, row) in enumerate(rows):
            if index < skipped:
                continue
            if len(row) > width and not any(cell.strip() for cell in row[width:]):
                del row[width:]
            yield number, row

    return Table(path, columns, "line", read, (*notes, *header.notes), has_widths=True)


def _raw_rows(path: Path, form: _Form, table: Table | None) -> Iterator[Numbered]:
    """All rows that aren't blank, each with the number of its first line."""
    csv.field_size_limit(MAX_CELL_CHARS)
    size = path.stat().st_size
    with path.open("rb") as raw, io.TextIOWrapper(raw, form.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=form.delimiter)
        line = 1
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise InputError(
                    f"{path}, line {line}: {error}. A quote is opened there that nothing closes; "
                    "correct it and import again."
                ) from error
            except UnicodeError as error:
                raise InputError(
                    f"{path}, line {line} isn't text in {form.encoding}: {error}. Save the file "
                    "as CSV in UTF-8."
                ) from error
            if row is None:
                return
            if any(row):
                yield line, row
            line = reader.line_num + 1
            if table is not None and not line % 500:
                table.share = raw.tell() / size


def _encoding(path: Path) -> tuple[str, tuple[str, ...]]:
    """The encoding by its mark, as UTF-8, or by how the bytes above 127 stand together."""
    with path.open("rb") as file:
        start = file.read(4)
        for mark, name in _BOMS:
            if start.startswith(mark):
                return name, ()
        if b"\0" in start:
            raise InputError(
                f"{path} is no text file, or UTF-16 without its mark. Save it as CSV in UTF-8."
            )
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        bad: bytes | None = None
        lines = 1
        while block := file.read(_BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                bad = block
                lines += block.count(b"\n", 0, error.start)
                break
            lines += block.count(b"\n")
        else:
            try:
                decoder.decode(b"", final=True)
                return "utf-8", ()
            except UnicodeDecodeError:
                bad = b""
    return _eight_bit(path, bad, lines)


def _eight_bit(path: Path, block: bytes, line: int) -> tuple[str, tuple[str, ...]]:
    """Windows' Arabic or Western code page: Arabic letters stand together, accents alone."""
    high = [byte > 127 for byte in block]
    pairs = sum(a and b for a, b in pairwise(high))
    total = sum(high)
    share = pairs / total if total else 0.5
    encoding = "cp1256" if share > 0.6 else "cp1252" if share < 0.2 else None
    if encoding is None or b"\0" in block or not _decodes(block, encoding):
        raise InputError(
            f"{path}, about line {line}: its letters aren't in UTF-8, and which other code they "
            "are in can't be told. Save the file as CSV in UTF-8."
        )
    return encoding, (f"The file isn't UTF-8; it was read as {_NAMES[encoding]}.",)


def _decodes(block: bytes, encoding: str) -> bool:
    try:
        block.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(path: Path, encoding: str) -> str:
    """The separator that parts the first lines into the most, and evenly many, cells."""
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        text = file.read(65_536)
    best, most = ",", (0, 0)
    for delimiter in (",", ";", "\t", "|"):
        rows = _first_rows(text, delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if widths:
            width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
            if (times, width) > most:
                best, most = delimiter, (times, width)
    return best


def _first_rows(text: str, delimiter: str) -> list[Row]:
    rows: list[Row] = []
    reader: Any = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) == HEAD_ROWS:
                break
    except csv.Error:
        pass
    return rows
