"""What differs between SQLite and PostgreSQL: connecting, locking, and what errors mean.

All dialect-specific SQL of the store stands in this module.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, TimeoutError
from sqlalchemy.pool import NullPool, QueuePool

from geo.errors import (
    ConflictError,
    InputError,
    StoreError,
    StoreLockedError,
    StoreReadOnlyError,
)
from geo.store.jsontext import dumps

_WRITE = {"badia_write": True}


@dataclass(frozen=True, slots=True)
class Backend:
    """An engine, and how this kind of database is read from and written to.

    ``file`` is the database file of SQLite and None on PostgreSQL; ``location`` names the
    store in messages and never holds a password.
    """

    engine: Engine
    location: str
    timeout_s: float
    file: Path | None = None

    @property
    def read_only(self) -> bool:
        """Whether the file or its folder can't be written to, as far as can be told."""
        return self.file is not None and self.file.exists() and not _writable(self.file)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which every query sees the same state of the store."""
        options = {} if self.file else {"isolation_level": "REPEATABLE READ"}
        with (
            self.translated(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction, committed at the end, undone by any error.

        On SQLite the write lock is taken at once, so that a later upgrade can't fail; on
        PostgreSQL the caller locks the row of ``meta``.
        """
        with (
            self.translated(),
            self.engine.connect().execution_options(**_WRITE) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Like ``writing``; SQLite's foreign keys rest, and are checked before the commit."""
        if self.file is None:
            with self.writing() as connection:
                yield connection
            return
        with self.translated(), self.engine.connect() as connection:
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                connection = connection.execution_options(**_WRITE)
                with connection.begin():
                    yield connection
                    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise StoreError(
                            f"{self.location} could not be upgraded: records would refer to "
                            "nothing. It was left as it was."
                        )
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turns the database's errors into sentences that say what to do."""
        driver: Any = self.engine.dialect.loaded_dbapi
        try:
            yield
        except DBAPIError as error:
            raise self._sentence(error.orig) from error
        except driver.Error as error:
            raise self._sentence(error) from error
        except TimeoutError as error:
            raise StoreLockedError(
                f"{self.location} is busy: no connection was free for {self.timeout_s:g} s. "
                "Nothing was changed; try again in a moment."
            ) from error
        except (UnicodeEncodeError, OverflowError) as error:
            raise InputError(
                f"Nothing was saved: a text or number can't be stored ({error}). "
                "Take out broken characters and check the figures."
            ) from error

    def _sentence(self, error: BaseException | None) -> StoreError | InputError:
        driver: Any = self.engine.dialect.loaded_dbapi
        if isinstance(error, driver.IntegrityError):
            return ConflictError(
                f"Nothing was saved in {self.location}: the same record was put there by "
                f"somebody else in the meantime, or refers to one that is gone ({error}). "
                "Reload and try again."
            )
        if isinstance(error, sqlite3.Error):
            return _sqlite_sentence(error, self.location)
        return _postgres_sentence(error, getattr(error, "sqlstate", None), self.location)


def open_backend(url: str, timeout_s: float) -> Backend:
    """The backend for an SQLAlchemy URL; for SQLite the file's folder is made."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise InputError(
            f"{url!r} is no database address. Write sqlite:///path/to/file.sqlite or "
            "postgresql+psycopg://user@host/database in BADIA_DB."
        ) from error
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed, timeout_s)
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return _open_postgres(parsed.set(drivername="postgresql+psycopg"), timeout_s)
    raise InputError(
        f"A store on {parsed.drivername!r} isn't supported. Write sqlite:///path/to/file.sqlite "
        "or postgresql+psycopg://user@host/database in BADIA_DB."
    )


# --- SQLite -----------------------------------------------------------------------------------


def _open_sqlite(url: URL, timeout_s: float) -> Backend:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise InputError(
            f"{url} is no file. A store needs one, such as sqlite:///var/badia.sqlite."
        )
    file = Path(url.database).absolute()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreReadOnlyError(
            f"The folder {file.parent} for the store can't be made or entered "
            f"({error.strerror}). Choose another by BADIA_DB, or ask who owns it for the right "
            "to write there."
        ) from error
    # A read-only connection decides anew each time whether a writer is there, so it isn't kept.
    read_only = file.exists() and not _writable(file)
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
        "sqlite://",
        creator=lambda: connect_sqlite(file, timeout_s),
        json_serializer=dumps,
        **pool,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("badia_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return Backend(engine, str(file), timeout_s, file)


def connect_sqlite(file: Path, timeout_s: float) -> sqlite3.Connection:
    """A connection whose transactions are begun by us: ``sqlite3`` would leave DDL outside them."""
    if not file.exists() or _writable(file):
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
    connection = connect_sqlite(file, timeout_s)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def copy_sqlite(source: Path, target: Path, timeout_s: float) -> None:
    """A consistent copy of a database in use, written beside ``target`` and then put in place."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    original = connect_sqlite(source, timeout_s)
    try:
        copy = sqlite3.connect(partial)
        try:
            original.backup(copy)
            # One file, to be carried about: a copy in WAL mode would grow two companions.
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        partial.replace(target)
    finally:
        original.close()
        partial.unlink(missing_ok=True)


def integrity_problems(connection: Connection) -> list[str]:
    """What the database itself finds wrong; PostgreSQL looks after its pages by checksums."""
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    problems = [str(text) for text in found if text != "ok"]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        problems.append(f"{len(orphans)} records refer to something that is gone")
    return problems


def _writable(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _sqlite_sentence(error: sqlite3.Error, location: str) -> StoreError:
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


# --- PostgreSQL -------------------------------------------------------------------------------


def _open_postgres(url: URL, timeout_s: float) -> Backend:
    location = url.render_as_string(hide_password=True)
    try:
        engine = create_engine(
            url,
            json_serializer=dumps,
            pool_pre_ping=True,
            pool_size=5,
            max_overflow=15,
            pool_timeout=timeout_s,
            connect_args={"connect_timeout": max(1, round(timeout_s))},
        )
    except ImportError as error:
        raise StoreError(
            f"{location} needs the PostgreSQL driver. Install it by `pip install "
            "'psycopg[binary]'`."
        ) from error

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute("SET TIME ZONE 'UTC'")
        connection.execute(f"SET lock_timeout = {round(timeout_s * 1000)}")
        connection.autocommit = False

    return Backend(engine, location, timeout_s)


def lock_schema(connection: Connection) -> None:
    """Waits until nobody else changes the schema; SQLite's write transaction does so already."""
    if connection.dialect.name == "postgresql":
        # Any fixed number serves; this one spells "Badia".
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(285421789537)")


def copy_rows(
    connection: Connection, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Inserts rows by PostgreSQL's COPY, ten times as fast as one statement a row."""
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    driver: Any = connection.connection.driver_connection
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY {quote(table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _postgres_sentence(
    error: BaseException | None, state: str | None, location: str
) -> StoreError | InputError:
    text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if state in ("55P03", "40001", "40P01", "57014"):
        return StoreLockedError(
            f"{location} is being written to by somebody else. Nothing was changed; try again "
            "in a moment."
        )
    if state in ("25006", "42501"):
        return StoreReadOnlyError(
            f"{location} may not be written to by this account ({text}). Nothing was changed; "
            "ask who runs the database for the right to write."
        )
    if state == "53100":
        return StoreError(
            f"The disk of {location} is full. Nothing was changed and nothing is lost; make "
            "room and try again."
        )
    if state == "22021" or (state is None and "NUL" in text):
        return InputError(
            "Nothing was saved: a text holds a NUL character, which the database can't keep. "
            "Take it out and try again."
        )
    if state is not None and state.startswith("22"):
        return InputError(f"Nothing was saved: a value can't be stored ({text}).")
    if state is None or state.startswith(("08", "57", "28", "3D")):
        return StoreError(
            f"{location} doesn't answer ({text}). Nothing was changed; check that the server "
            "runs and that BADIA_DB is right."
        )
    return StoreError(f"{location}: {text}. Nothing was changed; `python -m geo doctor` tells.")
