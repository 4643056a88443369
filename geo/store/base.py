"""One write is one transaction: who, when, which records, and what they were before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, insert, select, update

from geo.errors import InputError, StoreError
from geo.store.backend import Backend
from geo.store.schema import audit_groups, audit_log, counters, meta, users, writes

Clock = Callable[[], dt.datetime]

MAX_USER_CHARS = 80


def utc_now() -> dt.datetime:
    """The clock of a store where none is handed in."""
    return dt.datetime.now(dt.UTC)


class Write:
    """One open write transaction.

    ``record`` puts a field's before and after into the audit log; the first call opens the
    group that is undone as one. ``revision`` is the store's after this write; without any call
    to ``touch`` or ``record`` it stays as it was.
    """

    def __init__(
        self, connection: Connection, user: str, at: dt.datetime, action: str, revision: int
    ) -> None:
        self.connection = connection
        self.user = user
        self.at = at
        self.action = action
        self.revision = revision
        self.touched = False
        self.undoes_id: int | None = None
        self.batch_id: int | None = None
        self._group_id: int | None = None
        self._log: list[dict[str, Any]] = []

    @property
    def group_id(self) -> int:
        """The audit group of this write, opened when first asked for."""
        if self._group_id is None:
            self._group_id = self.allocate("audit_groups")
            self.touched = True
            self.connection.execute(
                insert(audit_groups).values(
                    id=self._group_id,
                    at=self.at,
                    user_name=self.user,
                    action=self.action,
                    batch_id=self.batch_id,
                    undoes_id=self.undoes_id,
                )
            )
        return self._group_id

    def touch(self) -> None:
        """Says that something was written that the audit log doesn't hold."""
        self.touched = True

    def allocate(self, name: str, number: int = 1) -> int:
        """The first of ``number`` new identifiers in a row for the table ``name``."""
        after = self.connection.execute(
            update(counters)
            .where(counters.c.name == name)
            .values(next_id=counters.c.next_id + number)
            .returning(counters.c.next_id)
        ).scalar()
        if after is None:
            self.connection.execute(insert(counters).values(name=name, next_id=number + 1))
            return 1
        return int(after) - number

    def record(
        self, entity: str, entity_id: int | str, field: str, before: Any, after: Any
    ) -> None:
        """Logs one change; it is written with the transaction, or not at all."""
        self._log.append(
            {
                "group_id": self.group_id,
                "entity": entity,
                "entity_id": str(entity_id),
                "field": field,
                "before": before,
                "after": after,
            }
        )

    def finish(self) -> None:
        """Writes the audit log, the user's name and the new revision."""
        if self._log:
            first = self.allocate("audit_log", len(self._log))
            rows = [{"id": first + i, **row} for i, row in enumerate(self._log)]
            self.connection.execute(insert(audit_log), rows)
        if not self.touched:
            return
        known = self.connection.execute(
            update(users).where(users.c.name == self.user).values(last_write_at=self.at)
        )
        if known.rowcount == 0:
            self.connection.execute(
                insert(users).values(name=self.user, first_write_at=self.at, last_write_at=self.at)
            )
        self.connection.execute(update(meta).values(revision=self.revision, last_write_at=self.at))
        self.connection.execute(insert(writes).values(revision=self.revision, at=self.at))


class StoreBase:
    """What every part of the store stands on: a backend and a clock that gives UTC."""

    def __init__(self, backend: Backend, clock: Clock) -> None:
        self.backend = backend
        self.clock = clock

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self.backend.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self, user: str, action: str) -> Iterator[Write]:
        name = check_user(user)
        with self.backend.writing() as connection:
            # The row lock makes writers wait for each other on PostgreSQL.
            locked = connection.execute(select(meta.c.revision).with_for_update()).scalar()
            if locked is None:
                raise StoreError(
                    f"{self.backend.location} is damaged: it has lost its revision. Put a backup "
                    "back by `python -m geo restore FILE`."
                )
            write = Write(connection, name, self.clock().astimezone(dt.UTC), action, locked + 1)
            yield write
            write.finish()


def check_user(user: str) -> str:
    """The name as it goes into the audit log; raises InputError for none or a silly one."""
    name = " ".join(user.split())
    if not name or len(name) > MAX_USER_CHARS or not name.isprintable():
        raise InputError(
            f"{user!r} is no name for the log of changes. Give one of 1 to {MAX_USER_CHARS} "
            "printable characters."
        )
    return name
