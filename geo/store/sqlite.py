"""What only SQLite needs: its file, its locks, and what its errors mean."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Double,
    Engine,
    case,
    create_engine,
    event,
    func,
    literal,
)
from sqlalchemy.pool import NullPool, QueuePool

from geo.errors import StoreError, StoreLockedError, StoreReadOnlyError
from geo.store.jsontext import dumps

WRITE = {"badia_write": True}
"""Execution options of a connection whose transaction takes the write lock at once."""


def make_folder(file: Path) -> None:
    """Makes the folder of a store's file; raises StoreReadOnlyError where that can't be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreReadOnlyError(
            f"The folder {file.parent} for the store can't be made or entered "
            f"({error.strerror}). Choose another by BADIA_DB, or ask who owns it for the right "
            "to write there."
        ) from error


def make_engine(file: Path, timeout_s: float) -> Engine:
    """An engine on one file; ``timeout_s`` is how long to wait for a lock or a connection."""
    # A read-only connection decides anew each time whether a writer is there, so it isn't kept.
    read_only = file.exists() and not writable(file)
    pool: dict[str, Any] = (
        {"poolclass": NullPool}
        if read_only
        else {
            "poolclass": QueuePool,
            "pool_size": 10,
            "max_overflow": 40,
            "pool_timeout": timeout_s,
        }
    )
    engine = create_engine(
        "sqlite://", creator=lambda: connect(file, timeout_s), json_serializer=dumps, **pool
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("badia_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def connect(file: Path, timeout_s: float) -> sqlite3.Connection:
    """A connection whose transactions are begun by us: ``sqlite3`` would leave DDL outside them."""
    if not file.exists() or writable(file):
        target, uri = str(file), False
    else:
        # Without a writer's -wal file nothing can change under us; with one it has to be read.
        wal = file.with_name(file.name + "-wal")
        mode = "mode=ro" if wal.exists() and wal.stat().st_size else "immutable=1"
        target, uri = f"{file.as_uri()}?{mode}", True
    connection = sqlite3.connect(
        target, timeout=timeout_s, isolation_level=None, check_same_thread=False, uri=uri
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def use_wal(file: Path, timeout_s: float) -> None:
    """Puts an SQLite file into write-ahead logging, so that readers never wait for a writer."""
    connection = connect(file, timeout_s)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def copy(source: Path, target: Path, timeout_s: float) -> None:
    """A consistent copy of a database in use, written beside ``target`` and then put in place."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    original = connect(source, timeout_s)
    try:
        copied = sqlite3.connect(partial)
        try:
            original.backup(copied)
            # One file, to be carried about: a copy in WAL mode would grow two companions.
            copied.execute("PRAGMA journal_mode = DELETE")
        finally:
            copied.close()
        partial.replace(target)
    finally:
        original.close()
        partial.unlink(missing_ok=True)


@contextmanager
def foreign_keys_resting(connection: Connection) -> Iterator[None]:
    """A table can't be made anew while others refer to it; only outside a transaction."""
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def has_orphans(connection: Connection) -> bool:
    """Whether a row points to one that is not there."""
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None


def integrity_problems(connection: Connection) -> list[str]:
    """What the database itself finds wrong."""
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    problems = [str(text) for text in found if text != "ok"]
    if has_orphans(connection):
        problems.append("records refer to something that is gone")
    return problems


def gathered(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of all rows as the text of one JSON array; None without rows."""
    if isinstance(column.type, Double):
        # SQLite's JSON has 15 digits of a number, its quote() as many as bring it back
        number = case((column.is_(None), "null"), else_=func.quote(column))
        return literal("[").concat(func.group_concat(number)).concat("]")
    return func.json_group_array(column)


def writable(file: Path) -> bool:
    """Whether the file and its folder may be written to: SQLite puts its journal beside it."""
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def sentence(error: BaseException | None, location: str) -> StoreError:
    """What went wrong, in words that say what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLockedError(
            f"{location} is being written to by somebody else. Nothing was changed; try again "
            "in a moment."
        )
    if primary == sqlite3.SQLITE_READONLY:
        return StoreReadOnlyError(
            f"{location} can't be written to. Nothing was changed. Give your account the right "
            "to write to the file and its folder, or choose another store by BADIA_DB."
        )
    if primary == sqlite3.SQLITE_FULL:
        return StoreError(
            f"The disk of {location} is full. Nothing was changed and nothing is lost; make "
            "room and try again."
        )
    if primary == sqlite3.SQLITE_CANTOPEN:
        return StoreReadOnlyError(
            f"{location} can't be opened. Check that the file and its folder exist and that "
            "your account may read and write them."
        )
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return StoreError(
            f"{location} is damaged or no Badia store ({error}). Put a backup back by "
            "`python -m geo restore FILE`, or choose another store by BADIA_DB."
        )
    if primary == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"The disk of {location} failed ({error}). Nothing was changed; check the disk and "
            "its free space, then try again."
        )
    return StoreError(f"{location}: {error}. Nothing was changed; `python -m geo doctor` tells.")
