"""A database to read from and write to, be it SQLite or PostgreSQL.

What differs between the two stands in ``sqlite`` and ``postgres``, and nowhere else.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, TimeoutError

from geo.errors import ConflictError, InputError, StoreError, StoreLockedError
from geo.store import postgres, sqlite

_ADDRESSES = (
    "Write sqlite:///path/to/file.sqlite or postgresql+psycopg://user@host/database in BADIA_DB."
)


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
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def read_only(self) -> bool:
        """Whether the file or its folder can't be written to, as far as can be told."""
        return self.file is not None and self.file.exists() and not sqlite.writable(self.file)

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
            self._turn(),
            self.engine.connect().execution_options(**sqlite.WRITE) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One writer of this process at a time.

        SQLite lets those who wait try again and again, and the unlucky one starves; a thread
        lock hands on in turn. PostgreSQL's own locks do.
        """
        if self.file is None:
            yield
            return
        if not self.lock.acquire(timeout=self.timeout_s):
            raise StoreLockedError(
                f"{self.location} is being written to by somebody else. Nothing was changed; try "
                "again in a moment."
            )
        try:
            yield
        finally:
            self.lock.release()

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Like ``writing``; SQLite's foreign keys rest, and are checked before the commit."""
        if self.file is None:
            with self.writing() as connection:
                yield connection
            return
        with (
            self.translated(),
            self.engine.connect().execution_options(**sqlite.WRITE) as connection,
            sqlite.foreign_keys_resting(connection),
            connection.begin(),
        ):
            yield connection
            if sqlite.has_orphans(connection):
                raise StoreError(
                    f"{self.location} could not be upgraded: records would refer to nothing. It "
                    "was left as it was."
                )

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

    def integrity_problems(self, connection: Connection) -> list[str]:
        """What the database finds wrong; PostgreSQL looks after its pages by itself."""
        return [] if self.file is None else sqlite.integrity_problems(connection)

    def _sentence(self, error: BaseException | None) -> StoreError | InputError:
        driver: Any = self.engine.dialect.loaded_dbapi
        if isinstance(error, driver.IntegrityError):
            return ConflictError(
                f"Nothing was saved in {self.location}: the same record was put there by "
                f"somebody else in the meantime, or refers to one that is gone ({error}). "
                "Reload and try again."
            )
        sentence = postgres.sentence if self.file is None else sqlite.sentence
        return sentence(error, self.location)


def open_backend(url: str, timeout_s: float, *, may_create: bool = True) -> Backend:
    """The backend for an SQLAlchemy URL; for SQLite the file's folder is made.

    Without ``may_create`` an SQLite file that isn't there is a StoreError.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise InputError(
            f"{re.sub('//.*@', '//…@', url)!r} is no database address. {_ADDRESSES}"
        ) from error
    if parsed.get_backend_name() == "sqlite":
        name = parsed.database
        if not name or name == ":memory:" or name.startswith("file:"):
            raise InputError(f"{url} is no file. A store needs one: sqlite:///var/badia.sqlite.")
        file = Path(name).absolute()
        if not may_create and not file.exists():
            raise StoreError(
                f"There is no store at {file}. Check BADIA_DB; a new one is made by: "
                "python -m geo prepare"
            )
        sqlite.make_folder(file)
        return Backend(sqlite.make_engine(file, timeout_s), str(file), timeout_s, file)
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        parsed = parsed.set(drivername="postgresql+psycopg")
        location = parsed.render_as_string(hide_password=True)
        return Backend(postgres.make_engine(parsed, timeout_s), location, timeout_s)
    raise InputError(f"A store on {parsed.drivername!r} isn't supported. {_ADDRESSES}")
