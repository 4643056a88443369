"""Where incidents stand in the review, changed for many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select, update

from geo.errors import NotFoundError
from geo.model import Status
from geo.store.base import Write
from geo.store.keeping import chunks
from geo.store.schema import incidents


def change_status(
    write: Write,
    ids: Sequence[int],
    status: Status,
    only_from: Collection[Status] = tuple(Status),
) -> list[int]:
    """Sets the status of those that stand at one of ``only_from``; returns the changed ones.

    Raises NotFoundError, and changes nothing, where an incident is missing.
    """
    wanted = list(dict.fromkeys(ids))
    before: dict[int, str] = {}
    for part in chunks(wanted):
        query = select(incidents.c.id, incidents.c.status).where(incidents.c.id.in_(part))
        before.update((row.id, row.status) for row in write.connection.execute(query))
    missing = [str(key) for key in wanted if key not in before]
    if missing:
        raise NotFoundError(
            f"There is no incident {', '.join(missing[:10])}. Nothing was changed; reload the "
            "page and try again."
        )
    moved = [
        key for key in wanted if before[key] != status.value and Status(before[key]) in only_from
    ]
    for part in chunks(moved):
        write.connection.execute(
            update(incidents)
            .where(incidents.c.id.in_(part))
            .values(
                status=status.value,
                version=incidents.c.version + 1,
                changed_at=write.at,
                revision=write.revision,
            )
        )
    for key in moved:
        write.record("incident", key, "status", before[key], status.value)
    return moved
