"""ACLED's API answer: a JSON object whose ``data`` is a list of flat records, read one by one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from geo.errors import InputError
from geo.importers.files import MAX_CELL_CHARS, Numbered, Table

_BLOCK = 1 << 16
_MAX_RECORD_CHARS = 4 * MAX_CELL_CHARS
_CURE = 'Give ACLED\'s API answer, {"data": [...]}, or a list of flat records.'


def open_json(path: Path) -> Table:
    """A list of records, or an object that holds one under ``data``. GeoJSON is read as such."""
    with path.open("rb") as file:
        start = file.read(2_000)
    if b'"FeatureCollection"' in start:
        from geo.importers.layers import open_layer

        return open_layer(path)
    first = next(_records(path, None), None)
    if first is None:
        raise InputError(f"{path} holds no records. {_CURE}")
    columns = tuple(first)

    def read(table: Table) -> Iterator[Numbered]:
        for number, record in enumerate(_records(path, table), start=1):
            yield number, [_text(record.get(name)) for name in columns]

    return Table(path, columns, "record", read)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)


def _records(path: Path, table: Table | None) -> Iterator[dict[str, Any]]:
    size = path.stat().st_size
    with path.open("rb") as raw, io.TextIOWrapper(raw, "utf-8-sig") as file:
        try:
            for record in _Stream(file, path).records():
                if table is not None:
                    table.share = raw.tell() / size
                yield record
        except UnicodeDecodeError as error:
            raise InputError(f"{path} isn't UTF-8 ({error}). Download it again.") from error


class _Stream:
    """Objects of one list, decoded as they come in, so that a long answer fits in memory."""

    def __init__(self, file: IO[str], path: Path) -> None:
        self._file = file
        self._path = path
        self._decoder = json.JSONDecoder()
        self._text = ""
        self._done = False
        self._number = 0

    def records(self) -> Iterator[dict[str, Any]]:
        self._enter_list()
        while True:
            self._skip(" \t\r\n,")
            if self._text[:1] == "]":
                return
            self._number += 1
            record = self._value()
            if not isinstance(record, dict):
                raise self._error("is no record")
            yield record

    def _enter_list(self) -> None:
        self._skip(" \t\r\n")
        if self._text[:1] == "[":
            self._text = self._text[1:]
            return
        if self._text[:1] != "{":
            raise self._error("isn't JSON")
        self._text = self._text[1:]
        while True:
            self._skip(" \t\r\n,")
            if self._text[:1] in ("}", ""):
                raise self._error("has no list 'data'")
            key = self._value()
            self._skip(" \t\r\n:")
            if key == "data" and self._text[:1] == "[":
                self._text = self._text[1:]
                return
            self._value()

    def _skip(self, signs: str) -> None:
        while True:
            self._text = self._text.lstrip(signs)
            if self._text or not self._fill():
                break
        if not self._text and self._number:
            raise self._error("is the last one, and the file breaks off")

    def _value(self) -> Any:
        """The next value; a number or word at the end of what was read may still go on."""
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text)
                if end < len(self._text) or not self._fill():
                    self._text = self._text[end:]
                    return value
            except json.JSONDecodeError as error:
                if len(self._text) > _MAX_RECORD_CHARS or not self._fill():
                    raise self._error(f"can't be read ({error.msg})") from error
            except RecursionError as error:
                raise self._error("is nested too deep") from error

    def _fill(self) -> bool:
        block = self._file.read(_BLOCK)
        self._text += block
        return bool(block)

    def _error(self, problem: str) -> InputError:
        where = f", record {self._number}" if self._number else ""
        return InputError(f"{self._path}{where} {problem}. {_CURE}")
