"""Taking an action back by what the audit log says was there before.

Each kind of record has a handler. What was changed again since stands in the way of an undo
and is told, never overwritten.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Date, Row, RowMapping, Table, delete, insert, select, update
from sqlalchemy.types import TypeEngine

from geo.errors import ConflictError
from geo.model import Incident
from geo.store.base import Write
from geo.store.fields import LOGGED, incident_from_image, incident_image
from geo.store.keeping import load_incidents, put_back, remove_incidents, save_incident
from geo.store.schema import (
    UtcDateTime,
    audit_groups,
    audit_log,
    claims,
    kept_apart,
    reports,
    sources,
    tallies,
    user_places,
)

TABLES: dict[str, Table] = {
    "claim": claims,
    "kept_apart": kept_apart,
    "report": reports,
    "source": sources,
    "tally": tallies,
    "user_place": user_places,
}

Item = Row[Any]


@dataclass(slots=True)
class Outcome:
    """The incidents that were touched, and those that somebody changed again since.

    ``claims_of`` are the incidents whose claims were touched.
    """

    incident_ids: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    claims_of: list[int] = field(default_factory=list)


def undo_items(write: Write, group_id: int, *, skip_conflicts: bool = False) -> Outcome:
    """Takes back all that one group recorded, the last first, and marks the group as undone.

    Raises ConflictError, for the caller's transaction to end, where something was changed
    again since; with ``skip_conflicts`` such incidents are left as they are.
    """
    query = select(audit_log).where(audit_log.c.group_id == group_id).order_by(audit_log.c.id)
    items = list(write.connection.execute(query))
    outcome = Outcome()
    fields = [i for i in items if i.entity == "incident" and i.field in LOGGED]
    found = load_incidents(write.connection, {int(item.entity_id) for item in fields})
    for (entity, whole), run in groupby(
        reversed(items), key=lambda item: (item.entity, item.field == "*")
    ):
        if entity == "batch":
            continue
        if entity == "incident" and whole:
            _undo_whole_incidents(write, list(run), outcome, found)
        elif entity == "incident":
            _undo_incident_fields(write, list(run), outcome, found, skip_conflicts)
        else:
            for item in run:
                if entity == "claim" and whole and item.before:
                    outcome.claims_of.append(item.before["incident_id"])
                try:
                    _undo_row(write, TABLES[entity], item)
                except ConflictError:
                    if not skip_conflicts:
                        raise
    write.connection.execute(
        update(audit_groups)
        .where(audit_groups.c.id == group_id)
        .values(undone_by_id=write.group_id)
    )
    return outcome


Found = dict[int, Incident]
"""The incidents of an action as they stand at this moment of the undo."""


def _undo_incident_fields(
    write: Write, items: Sequence[Item], outcome: Outcome, found: Found, skip_conflicts: bool
) -> None:
    by_incident: dict[int, list[Item]] = {}
    for item in items:
        if item.field not in LOGGED:  # "claims", "source": each claim has an item
            write.record("incident", item.entity_id, item.field, item.after, item.before)
            continue
        by_incident.setdefault(int(item.entity_id), []).append(item)
    for incident_id, changes in by_incident.items():
        incident = found.get(incident_id)
        changed = None if incident is None else _changed_since(incident, changes)
        if incident is None or changed:
            if skip_conflicts:
                outcome.kept.append(incident_id)
                continue
            raise _conflict(f"Incident {incident_id}", changed or "it is gone")
        before = {item.field: LOGGED[item.field].load(item.before) for item in changes}
        after = dataclasses.replace(incident, **before)
        found[incident_id] = save_incident(write, incident, after)
        outcome.incident_ids.append(incident_id)


def _changed_since(incident: Incident, changes: Sequence[Item]) -> str | None:
    """The field that no longer is as the action left it."""
    for item in changes:
        if LOGGED[item.field].dump(getattr(incident, item.field)) != item.after:
            return f"its {item.field.replace('_', ' ')} was changed again since"
    return None


def _undo_whole_incidents(
    write: Write, items: Sequence[Item], outcome: Outcome, found: Found
) -> None:
    there = load_incidents(write.connection, [int(item.entity_id) for item in items])
    for item in items:
        incident_id = int(item.entity_id)
        incident = there.get(incident_id)
        if item.before is None:
            if incident is None or incident.version != item.after["version"]:
                raise _conflict(f"Incident {incident_id}", "it was changed since it was added")
            write.record("incident", incident_id, "*", incident_image(incident), None)
            remove_incidents(write, [incident_id])
            found.pop(incident_id, None)
        else:
            back = incident_from_image(incident_id, item.before)
            put_back(write, back)
            found[incident_id] = back
            write.record("incident", incident_id, "*", None, {"version": back.version})
        outcome.incident_ids.append(incident_id)


def _undo_row(write: Write, table: Table, item: Item) -> None:
    """A row added, removed or replaced as a whole, or one field of it."""
    key = next(iter(table.primary_key.columns))
    this = key == (item.entity_id if key.type.python_type is str else int(item.entity_id))
    row = write.connection.execute(select(table).where(this)).one_or_none()
    name = f"{item.entity.replace('_', ' ').capitalize()} {item.entity_id}"
    if item.field != "*":
        now = None if row is None else getattr(row, item.field)
        if row is None or now != item.after:
            raise _conflict(name, "it was changed again since")
        write.connection.execute(update(table).where(this).values({item.field: item.before}))
    elif item.before is None:
        if row is None:
            raise _conflict(name, "it is gone already")
        write.connection.execute(delete(table).where(this))
        write.record(item.entity, item.entity_id, "*", row_image(row._mapping), None)
        return
    elif row is None:
        write.connection.execute(insert(table).values(_row_values(table, item.before)))
    elif item.after is None or row_image(row._mapping) != item.after:
        raise _conflict(name, "it was changed again since")
    else:
        values = _row_values(table, item.before)
        write.connection.execute(update(table).where(this).values(values))
    write.record(item.entity, item.entity_id, item.field, item.after, item.before)


def row_image(row: Mapping[str, Any] | RowMapping) -> dict[str, Any]:
    """A row as JSON; days and times as ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in row.items()
    }


def _row_values(table: Table, image: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of ``row_image`` as values for the table's columns."""
    return {name: _value(table.c[name].type, value) for name, value in image.items()}


def _value(kind: TypeEngine[Any], value: Any) -> Any:
    if value is not None and isinstance(kind, UtcDateTime):
        return dt.datetime.fromisoformat(value)
    if value is not None and isinstance(kind, Date):
        return dt.date.fromisoformat(value)
    return value


def _conflict(name: str, why: str) -> ConflictError:
    return ConflictError(
        f"{name} can't be set back: {why}. Nothing was changed; undo the later change first."
    )
