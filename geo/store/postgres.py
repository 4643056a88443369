"""What only PostgreSQL needs: its driver, its COPY, and what its errors mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Text,
    cast,
    create_engine,
    event,
    func,
)

from geo.errors import InputError, StoreError, StoreLockedError, StoreReadOnlyError
from geo.store.jsontext import dumps


def make_engine(url: URL, timeout_s: float) -> Engine:
    """An engine on a server; ``timeout_s`` is how long to wait for it, a lock or a connection."""
    try:
        engine = create_engine(
            url,
            json_serializer=dumps,
            pool_pre_ping=True,
            pool_size=5,
            max_overflow=15,
            pool_timeout=timeout_s,
            connect_args={"connect_timeout": min(10, max(1, round(timeout_s)))},
        )
    except ImportError as error:
        raise StoreError(
            "A store on PostgreSQL needs its driver. Install it by `pip install 'psycopg[binary]'`."
        ) from error

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute("SET TIME ZONE 'UTC'")
        connection.execute(f"SET lock_timeout = {round(timeout_s * 1000)}")
        connection.autocommit = False

    return engine


def lock_schema(connection: Connection) -> None:
    """Waits until nobody else changes the schema."""
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


def gathered(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of all rows as the text of one JSON array; None without rows."""
    return cast(func.json_agg(column), Text)


def sentence(error: BaseException | None, location: str) -> StoreError | InputError:
    """What an error of the driver means, by its SQLSTATE."""
    state = getattr(error, "sqlstate", None)
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
