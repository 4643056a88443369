"""Brings a store's schema up to date: cheaply when it is, by Alembic when it isn't."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from geo.errors import StoreError, StoreReadOnlyError, StoreVersionError
from geo.store import postgres, sqlite
from geo.store.backend import Backend
from geo.store.base import Clock
from geo.store.schema import HEAD, VERSION_TABLE, metadata

_SCRIPTS = Path(__file__).parent / "migrations"


def ensure_schema(backend: Backend, clock: Clock, *, may_create: bool = True) -> None:
    """Makes or migrates the schema where needed; an existing SQLite file is copied first.

    Without ``may_create`` an empty database is an error too.

    Raises StoreVersionError for a newer store, StoreError for a database of something else.
    """
    if backend.file is not None and not backend.file.exists():
        with backend.translated():
            sqlite.use_wal(backend.file, backend.timeout_s)
    with backend.reading() as connection:
        if _stored_version(connection) == HEAD:
            return
    if backend.read_only:
        raise StoreReadOnlyError(
            f"{backend.location} has to be made or upgraded and can't be written to. Give your "
            "account the right to write to it and its folder."
        )
    with backend.translated():
        _migrate(backend, clock, may_create)


def _stored_version(connection: Connection) -> str | None:
    """The schema version of the store, or None where there is no schema yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    query = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608 (a constant)
    return connection.execute(query).scalar_one_or_none()


def _migrate(backend: Backend, clock: Clock, may_create: bool) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with backend.reading() as connection:
        _check(backend, connection, known, may_create)
    if backend.file is not None:
        sqlite.use_wal(backend.file, backend.timeout_s)
    with backend.migrating() as connection:
        if backend.file is None:
            postgres.lock_schema(connection)
        version = _check(backend, connection, known, may_create)
        if version == HEAD:  # another process was faster
            return
        if version is not None and backend.file is not None:
            stamp = clock().astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
            name = f"{backend.file.stem}.before-{HEAD}-{stamp}{backend.file.suffix}"
            sqlite.copy(backend.file, backend.file.with_name(name), backend.timeout_s)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _check(
    backend: Backend, connection: Connection, known: set[str], may_create: bool
) -> str | None:
    """The store's version, None for an empty database; StoreError for what is no store of ours.

    Asked before anything is done to a file, for another program's must stay as it is, and once
    more under the lock.
    """
    version = _stored_version(connection)
    if version is None and not may_create:
        raise StoreError(f"{backend.location} is no Badia store. Nothing was changed.")
    if version is not None and version not in known:
        raise StoreVersionError(
            f"{backend.location} was made by a newer version of Badia (its schema is {version}, "
            f"this version knows {HEAD}). Nothing was changed. Update Badia, or choose another "
            "store by BADIA_DB."
        )
    if version is None:
        names = set(inspect(connection).get_table_names())
        foreign = names if backend.file is not None else names & set(metadata.tables)
        if foreign:
            raise StoreError(
                f"{backend.location} is a database of something else (it has the table "
                f"{min(foreign)!r}). Nothing was changed; choose another store by BADIA_DB."
            )
    return version
