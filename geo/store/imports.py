"""Incidents by the thousand: put in fast, known again by their external id, taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select, update

from geo.errors import NotFoundError
from geo.model import Incident
from geo.store.base import StoreBase, Write
from geo.store.bulk import among
from geo.store.keeping import CHUNK, chunks, put_incidents, put_tallies, remove_incidents
from geo.store.records import (
    BatchInfo,
    BatchRecord,
    ChangedRow,
    Inserted,
    KnownRow,
    TallyRecord,
)
from geo.store.reimports import bring_up_to_date
from geo.store.schema import audit_groups, audit_log, batches, incidents, tallies

__all__ = ["ChangedRow", "ImportQueries", "KnownRow", "forget_fingerprints", "take_back_batch"]


class ImportQueries(StoreBase):
    """The store's part for imports."""

    def insert_incidents(
        self,
        new: Sequence[Incident],
        *,
        batch: BatchInfo | None = None,
        user: str,
        fingerprints: Sequence[str] | None = None,
        tallies: Sequence[TallyRecord] = (),
    ) -> Inserted:
        """Puts in many incidents in one transaction; their own ``id`` is not looked at.

        A ``batch`` without an id opens one and with an id goes on with it. ``fingerprints`` are
        the importer's hashes of the rows. Raises ConflictError where an external id is known.
        """
        with self._writing(user, "import" if batch else "insert") as write:
            batch_id = _open_batch(write, batch) if batch else None
            ids = put_incidents(write, new, fingerprints, batch_id)
            put_tallies(write, tallies, batch_id)
            if batch_id is not None:
                _count(write, batch_id, added=len(new))
            return Inserted(ids, batch_id)

    def update_imported(
        self, changed: Sequence[ChangedRow], *, batch: BatchInfo, user: str
    ) -> Inserted:
        """Brings incidents up to a later export, all in one transaction.

        What a desk corrected stays, and so does the status. Counts and claims of a row that was
        joined into another incident go there. Each field goes into the audit log.
        """
        with self._writing(user, "import") as write:
            batch_id = _open_batch(write, batch)
            bring_up_to_date(write, changed)
            _count(write, batch_id, changed=len(changed))
            return Inserted(range(0), batch_id)

    def count_batch(self, batch_id: int, *, same: int = 0, refused: int = 0, user: str) -> None:
        """Adds to an import's figures of rows that were the same or refused."""
        with self._writing(user, "import") as write:
            _count(write, batch_id, same=same, refused=refused)

    def known_rows(self, external_ids: Iterable[str]) -> dict[str, KnownRow]:
        """The incidents with these external ids, by external id."""
        found: dict[str, KnownRow] = {}
        columns = (incidents.c.external_id, incidents.c.id, incidents.c.fingerprint)
        with self._reading() as connection:
            for part in chunks(list(dict.fromkeys(external_ids)), 10 * CHUNK):
                query = select(*columns).where(incidents.c.external_id.in_(among(connection, part)))
                for external_id, key, fingerprint in connection.execute(query):
                    found[external_id] = KnownRow(key, fingerprint)
        return found

    def batches(self) -> list[BatchRecord]:
        """All imports, newest first."""
        query = select(batches).order_by(batches.c.id.desc())
        with self._reading() as connection:
            return [BatchRecord(**row) for row in connection.execute(query).mappings()]


def take_back_batch(write: Write, batch_id: int) -> tuple[int, list[int]]:
    """Removes what an import added, but incidents that somebody worked on since.

    Returns how many were removed, and the identifiers of those that stay.
    """
    ids = list(
        write.connection.execute(
            select(incidents.c.id).where(incidents.c.batch_id == batch_id)
        ).scalars()
    )
    worked_on: set[int] = set()
    for part in chunks(ids):
        logged = (
            select(audit_log.c.entity_id)
            .distinct()
            .join(audit_groups, audit_groups.c.id == audit_log.c.group_id)
            .where(
                audit_log.c.entity == "incident",
                audit_log.c.entity_id.in_([str(key) for key in part]),
                audit_groups.c.undone_by_id.is_(None),
                audit_groups.c.action != "undo",
            )
        )
        worked_on.update(map(int, write.connection.execute(logged).scalars()))
    untouched = [key for key in ids if key not in worked_on]
    remove_incidents(write, untouched)
    write.connection.execute(delete(tallies).where(tallies.c.batch_id == batch_id))
    write.connection.execute(
        update(batches)
        .where(batches.c.id == batch_id)
        .values(undone_at=write.at, undone_by=write.user)
    )
    write.record("batch", batch_id, "undone", False, True)
    return len(untouched), sorted(worked_on)


def forget_fingerprints(write: Write, ids: Sequence[int]) -> None:
    """Makes the next import look at these rows anew."""
    for part in chunks(ids):
        write.connection.execute(
            update(incidents).where(incidents.c.id.in_(part)).values(fingerprint=None)
        )


def _open_batch(write: Write, batch: BatchInfo) -> int:
    """The batch to fill: a new one in the audit log, or the one that goes on."""
    if batch.id is not None:
        query = select(batches.c.id).where(batches.c.id == batch.id, batches.c.undone_at.is_(None))
        if write.connection.execute(query).scalar() is None:
            raise NotFoundError(f"There is no import {batch.id} to go on with. Start it anew.")
        write.batch_id = batch.id
        return batch.id
    batch_id = write.allocate("batches")
    write.connection.execute(
        insert(batches).values(
            id=batch_id,
            file=batch.file,
            format=batch.format,
            note=batch.note,
            added_at=write.at,
            added_by=write.user,
        )
    )
    write.batch_id = batch_id
    write.record("batch", batch_id, "*", None, {"file": batch.file, "format": batch.format})
    return batch_id


def _count(write: Write, batch_id: int, **more: int) -> None:
    values = {name: batches.c[name] + number for name, number in more.items()}
    write.connection.execute(update(batches).where(batches.c.id == batch_id).values(values))
    write.touch()
