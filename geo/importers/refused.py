"""Rows that can't be imported, as a CSV to mend and import again."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from geo.errors import ExportError

LINE, REASON = "badia_line", "badia_reason"
"""The columns before the file's own; a file that has them is a mended one."""

KEPT = 1_000
_RISKY = re.compile(r"[=@\t\r]|[-+](?![\d.,]+$)")


@dataclass(frozen=True, slots=True)
class Refusal:
    """``line`` counts lines of a text file, rows of a sheet, records of anything else."""

    line: int
    reason: str


class RefusedRows:
    """Collects refusals: all into the CSV, the first ones in memory, the reasons counted."""

    def __init__(self, path: Path | None, columns: Sequence[str]) -> None:
        self.number = 0
        self.first: list[Refusal] = []
        self.reasons: Counter[str] = Counter()
        self._path = path
        self._columns = columns
        self._file: IO[str] | None = None
        self._writer: Any = None

    def add(self, line: int, reason: str, row: Sequence[str]) -> None:
        """Counts a row by its reason, and writes it out where a file is kept."""
        self.number += 1
        if self.number <= KEPT:
            self.first.append(Refusal(line, reason))
        kind = re.sub(r"'[^']*'|\"[^\"]*\"|-?\d[\d.,]*", "…", reason)
        if kind in self.reasons or len(self.reasons) < KEPT:
            self.reasons[kind] += 1
        if self._path is not None:
            self._write(line, reason, row)

    @property
    def path(self) -> Path | None:
        """The CSV, if any row was refused and a path was given."""
        return self._path if self._file is not None else None

    def _write(self, line: int, reason: str, row: Sequence[str]) -> None:
        assert self._path is not None
        try:
            if self._file is None:
                self._file = self._path.open("w", encoding="utf-8-sig", newline="")
                self._writer = csv.writer(self._file)
                names = [name for name in self._columns if name not in (LINE, REASON)]
                self._writer.writerow([LINE, REASON, *names])
            kept = [
                _defused(cell)
                for name, cell in zip(self._columns, row, strict=False)
                if name not in (LINE, REASON)
            ]
            extra = [_defused(cell) for cell in row[len(self._columns) :]]
            self._writer.writerow([line, reason, *kept, *extra])
        except OSError as error:
            raise ExportError(
                f"The refused rows can't be written to {self._path} ({error.strerror}). Nothing "
                "of this part was imported; choose another folder."
            ) from error

    def __enter__(self) -> RefusedRows:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()


def _defused(cell: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return "'" + cell if _RISKY.match(cell) else cell
