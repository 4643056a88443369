"""Backups: one SQLite file that any store can be filled from, taken while others work.

A backup of a PostgreSQL store is such a file too, so that it also moves a store from a laptop
to a server and back.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, select, update

from geo.errors import InputError, StoreError
from geo.store import sqlite
from geo.store.backend import Backend, open_backend
from geo.store.base import StoreBase, Write
from geo.store.bulk import insert_rows, read_rows
from geo.store.schema import counters, meta, metadata
from geo.store.upgrade import ensure_schema

_CHUNK = 5_000


class CopyQueries(StoreBase):
    """The store's part for ``backup`` and ``restore``."""

    def backup(self, file: Path) -> int:
        """Writes the whole store, as it stands at this moment, to a new file; gives its bytes.

        Raises InputError if the file is there already, StoreError if it can't be written.
        """
        if file.exists():
            raise InputError(f"{file} is there already. Choose another name for the backup.")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with self.backend.translated():
                if self.backend.file is not None:
                    sqlite.copy(self.backend.file, file, self.backend.timeout_s)
                else:
                    self._write_file(file)
            return file.stat().st_size
        except OSError as error:
            raise StoreError(
                f"The backup {file} can't be written ({error.strerror}). Choose another folder, "
                "or make room."
            ) from error

    def restore(self, file: Path, user: str) -> Path | None:
        """Puts a backup in the place of all that is in the store, in one transaction.

        The backup is checked, and upgraded in a copy where it is older. Returns the copy made
        of an SQLite store before (None on PostgreSQL).
        """
        if not file.is_file():
            raise InputError(f"There is no file {file} to restore from.")
        with tempfile.TemporaryDirectory(prefix="badia-restore-") as folder:
            source = _checked_copy(file, Path(folder), self)
            try:
                with source.reading() as old, self._writing(user, "restore") as write:
                    # nobody else can write by now, so the copy holds all that is replaced
                    kept = self._keep_present()
                    _replace_all(old, write)
                return kept
            finally:
                source.engine.dispose()

    def _write_file(self, file: Path) -> None:
        """A PostgreSQL store as an SQLite file, put in place when it is whole."""
        partial = file.with_name(f".{file.name}.partial")
        try:
            target = open_backend(f"sqlite:///{partial}", self.backend.timeout_s)
            ensure_schema(target, self.clock)
            with self._reading() as source, target.writing() as copy:
                copy.execute(delete(meta))
                for table in metadata.sorted_tables:
                    _copy_table(source, copy, table)
            target.engine.dispose()
            sqlite.copy(partial, file, self.backend.timeout_s)
        finally:
            for leftover in file.parent.glob(f".{file.name}.partial*"):
                leftover.unlink()

    def _keep_present(self) -> Path | None:
        present = self.backend.file
        if present is None:
            return None
        stamp = f"{self.clock():%Y%m%dT%H%M%S}Z"
        kept = present.with_name(f"{present.stem}.before-restore-{stamp}{present.suffix}")
        self.backup(kept)
        return kept


def _checked_copy(file: Path, folder: Path, store: CopyQueries) -> Backend:
    """A sound copy of a backup in the present schema."""
    copy = folder / "backup.sqlite"
    source = open_backend(f"sqlite:///{file.absolute()}", store.backend.timeout_s)
    try:
        with source.translated():
            sqlite.copy(file, copy, store.backend.timeout_s)
    finally:
        source.engine.dispose()
    backend = open_backend(f"sqlite:///{copy}", store.backend.timeout_s)
    try:
        _check(backend, file)
        ensure_schema(backend, store.clock, may_create=False)
    except StoreError as error:
        backend.engine.dispose()
        raise type(error)(str(error).replace(str(copy), str(file))) from error
    except BaseException:
        backend.engine.dispose()
        raise
    return backend


def _check(backend: Backend, file: Path) -> None:
    with backend.reading() as connection:
        problems = backend.integrity_problems(connection)
    if problems:
        raise StoreError(
            f"{file} is damaged ({problems[0]}). Nothing was changed; restore another backup."
        )


def _replace_all(old: Connection, write: Write) -> None:
    """Every row of the store from the backup; the revision goes on, so that all notice."""
    connection = write.connection
    next_ids = _next_ids(connection)
    for table in reversed(metadata.sorted_tables):
        if table is not meta:
            connection.execute(delete(table))
    for table in metadata.sorted_tables:
        if table is not meta:
            _copy_table(old, connection, table)
    for name, next_id in next_ids.items():
        # No identifier of before may come to mean another record.
        if write.allocate(name, 0) < next_id:
            connection.execute(
                update(counters).where(counters.c.name == name).values(next_id=next_id)
            )
    theirs = old.execute(select(meta.c.revision)).scalar_one()
    write.revision = max(write.revision, theirs + 1)
    connection.execute(update(meta).values(removed_revision=write.revision))
    write.record("store", "1", "*", None, {})


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    columns = [column for column in table.columns if column.computed is None]
    query = select(*columns).execution_options(yield_per=_CHUNK)
    part = []
    for row in read_rows(source, query):
        part.append(row)
        if len(part) == _CHUNK:
            insert_rows(target, table, part)
            part = []
    insert_rows(target, table, part)


def counter_problems(connection: Connection) -> list[str]:
    """Tables whose next identifier is in use already, as after meddling by hand."""
    problems = []
    next_ids = _next_ids(connection)
    for table in metadata.sorted_tables:
        if "id" not in table.c or table is meta:
            continue
        highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
        if highest >= next_ids.get(table.name, 1):
            problems.append(f"the next identifier of {table.name} is in use already")
    return problems


def _next_ids(connection: Connection) -> dict[str, int]:
    return {row.name: row.next_id for row in connection.execute(select(counters))}
