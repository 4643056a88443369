"""The log of changes: what was done, by whom, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select, update

from geo.errors import ConflictError, NotFoundError
from geo.store.base import StoreBase, Write, check_user
from geo.store.imports import forget_fingerprints, take_back_batch
from geo.store.records import Action, Change, Undone, UndoneBatch
from geo.store.schema import audit_groups, audit_log, batches, incidents
from geo.store.undoing import undo_items

_NAMED = 3
"""So many records of an action are named."""
_LOOKED_AT = 40
_CALLED = {"user_place": "place", "batch": "import"}


class AuditQueries(StoreBase):
    """The store's part for the log of changes."""

    def history(self, incident_id: int) -> list[Change]:
        """All that ever happened to an incident, the oldest first."""
        own = and_(audit_log.c.entity == "incident", audit_log.c.entity_id == str(incident_id))
        with self._reading() as connection:
            batch_id = connection.execute(
                select(incidents.c.batch_id).where(incidents.c.id == incident_id)
            ).scalar()
            if batch_id is not None:
                brought = and_(
                    audit_log.c.entity == "batch", audit_log.c.entity_id == str(batch_id)
                )
                return _changes(connection, or_(own, brought))
            return _changes(connection, own)

    def changes(self, group_id: int, limit: int = 200) -> list[Change]:
        """What one action changed, field by field, in the order it was done; the first ones."""
        with self._reading() as connection:
            return _changes(connection, audit_log.c.group_id == group_id, limit)

    def actions(self, limit: int = 50, user: str | None = None) -> list[Action]:
        """The latest actions of one user or of all, the newest first."""
        before = audit_groups.alias()
        of_incident = audit_log.c.entity == "incident"
        touched = func.count(audit_log.c.entity_id.distinct()).filter(of_incident)
        query = (
            select(audit_groups, touched.label("incidents"), before.c.action.label("undoes"))
            .outerjoin(audit_log, audit_log.c.group_id == audit_groups.c.id)
            .outerjoin(before, before.c.id == audit_groups.c.undoes_id)
            .group_by(audit_groups.c.id, before.c.action)
            .order_by(audit_groups.c.id.desc())
            .limit(limit)
        )
        if user is not None:
            query = query.where(audit_groups.c.user_name == check_user(user))
        with self._reading() as connection:
            found = list(connection.execute(query))
            named = _records_of(connection, [row.id for row in found])
            return [
                Action(
                    group_id=row.id,
                    at=row.at,
                    user=row.user_name,
                    action=row.action,
                    batch_id=row.batch_id,
                    undone=row.undone_by_id is not None,
                    incidents=row.incidents,
                    records=tuple(named[row.id]),
                    undoes=row.undoes,
                )
                for row in found
            ]

    def undo(self, group_id: int | None = None, *, user: str) -> Undone:
        """Takes back one action, or the user's last that still stands; can be undone itself.

        Raises ConflictError where a record was changed again since; then nothing is changed.
        """
        with self._writing(user, "undo") as write:
            group = _group(write, group_id)
            if group.undone_by_id is not None:
                raise ConflictError(
                    f"Action {group.id} ({group.action}) was undone already. Nothing was changed."
                )
            if group.action == "restore":
                raise ConflictError(
                    "A restore is undone by restoring the copy that was made before it. Nothing "
                    "was changed."
                )
            if group.batch_id is not None:
                ids = _take_back(write, group.batch_id).kept
            else:
                write.undoes_id = group.id
                ids = tuple(undo_items(write, group.id).incident_ids)
                _stand_again(write, group)
            return Undone(write.group_id, group.action, ids)

    def undo_batch(self, batch_id: int, user: str) -> UndoneBatch:
        """Takes an import back as a whole, but what somebody worked on since (``kept``)."""
        with self._writing(user, "undo") as write:
            return _take_back(write, batch_id)


def _records_of(connection: Connection, groups: Sequence[int]) -> dict[int, list[str]]:
    """The first few records of each action; a report says more than its incidents."""
    parts = case((audit_log.c.entity == "report", 0), else_=1)
    number = (
        func.row_number()
        .over(partition_by=audit_log.c.group_id, order_by=(parts, audit_log.c.id))
        .label("number")
    )
    told = audit_log.c.entity.in_(("report", "incident", "user_place", "source", "batch"))
    numbered = (
        select(audit_log.c.group_id, audit_log.c.entity, audit_log.c.entity_id, number)
        .where(audit_log.c.group_id.in_(groups), told)
        .subquery()
    )
    query = select(numbered).where(numbered.c.number <= _LOOKED_AT).order_by(numbered.c.number)
    named: dict[int, list[str]] = {group: [] for group in groups}
    for row in connection.execute(query):
        record = f"{_CALLED.get(row.entity, row.entity)} {row.entity_id}"
        if record not in named[row.group_id] and len(named[row.group_id]) < _NAMED:
            named[row.group_id].append(record)
    return named


def _take_back(write: Write, batch_id: int) -> UndoneBatch:
    """Rows an import added are removed; fields it changed are set back."""
    query = select(batches).where(batches.c.id == batch_id)
    batch = write.connection.execute(query).one_or_none()
    if batch is None:
        raise NotFoundError(f"There is no import {batch_id}. The data page lists them.")
    if batch.undone_at is not None:
        raise ConflictError(
            f"Import {batch_id} was taken back already, by {batch.undone_by}. To have it again, "
            "import the file again."
        )
    groups = write.connection.execute(
        select(audit_groups.c.id)
        .where(audit_groups.c.batch_id == batch_id, audit_groups.c.undone_by_id.is_(None))
        .order_by(audit_groups.c.id.desc())
    ).scalars()
    restored, kept = 0, []
    for group_id in groups.all():
        outcome = undo_items(write, group_id, skip_conflicts=True)
        restored += len(outcome.incident_ids)
        forget_fingerprints(write, [*outcome.incident_ids, *outcome.claims_of])
        kept += outcome.kept
    removed, worked_on = take_back_batch(write, batch_id)
    return UndoneBatch(batch_id, removed, restored, tuple(sorted({*kept, *worked_on})))


def _group(write: Write, group_id: int | None) -> Row[Any]:
    query = select(audit_groups)
    if group_id is not None:
        query = query.where(audit_groups.c.id == group_id)
    else:
        query = query.where(
            audit_groups.c.user_name == write.user,
            audit_groups.c.undone_by_id.is_(None),
            audit_groups.c.action != "undo",
        )
    newest = query.order_by(audit_groups.c.id.desc()).limit(1)
    group = write.connection.execute(newest).one_or_none()
    if group is None:
        what = f"action {group_id}" if group_id else f"action of {write.user} left to undo"
        raise NotFoundError(f"There is no {what}. Nothing was changed.")
    return group


def _stand_again(write: Write, group: Row[Any]) -> None:
    """When an undo is undone, the action that it took back stands again."""
    if group.undoes_id is not None:
        write.connection.execute(
            update(audit_groups)
            .where(audit_groups.c.id == group.undoes_id)
            .values(undone_by_id=None)
        )


def _changes(
    connection: Connection, condition: ColumnElement[bool], limit: int | None = None
) -> list[Change]:
    query = (
        select(audit_groups, audit_log)
        .join(audit_log, audit_log.c.group_id == audit_groups.c.id)
        .where(condition)
        .order_by(audit_log.c.id)
        .limit(limit)
    )
    return [
        Change(
            group_id=row.group_id,
            at=row.at,
            user=row.user_name,
            action=row.action,
            entity=row.entity,
            entity_id=row.entity_id,
            field=row.field,
            before=row.before,
            after=row.after,
            undone=row.undone_by_id is not None,
        )
        for row in connection.execute(query)
    ]
