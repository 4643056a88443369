"""Incidents by the thousand: put in fast, known again by their external id, taken back whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from geo.errors import NotFoundError
from geo.model import Incident
from geo.store.base import StoreBase, Write
from geo.store.keeping import chunks, put_incidents
from geo.store.records import BatchInfo, BatchRecord, Inserted
from geo.store.schema import batches, incidents


@dataclass(frozen=True, slots=True)
class KnownRow:
    """An incident that an earlier import brought, as an import has to know it."""

    id: int
    fingerprint: str | None
    version: int


class ImportQueries(StoreBase):
    """The store's part for imports."""

    def insert_incidents(
        self,
        new: Sequence[Incident],
        *,
        batch: BatchInfo | None = None,
        user: str,
        fingerprints: Sequence[str] | None = None,
    ) -> Inserted:
        """Puts in many incidents in one transaction; their own ``id`` is not looked at.

        A ``batch`` without an id opens one and with an id goes on with it. ``fingerprints`` are
        the importer's hashes of the rows. Raises ConflictError where an external id is known.
        """
        with self._writing(user, "import" if batch else "insert") as write:
            batch_id = _batch_id(write, batch) if batch else None
            ids = put_incidents(write, new, fingerprints, batch_id)
            if batch_id is not None:
                write.connection.execute(
                    update(batches)
                    .where(batches.c.id == batch_id)
                    .values(added=batches.c.added + len(new))
                )
            return Inserted(ids, batch_id)

    def known_rows(self, external_ids: Iterable[str]) -> dict[str, KnownRow]:
        """The incidents with these external ids, by external id."""
        found: dict[str, KnownRow] = {}
        columns = (
            incidents.c.external_id,
            incidents.c.id,
            incidents.c.fingerprint,
            incidents.c.version,
        )
        with self._reading() as connection:
            for part in chunks(list(dict.fromkeys(external_ids))):
                query = select(*columns).where(incidents.c.external_id.in_(part))
                for external_id, *known in connection.execute(query):
                    found[external_id] = KnownRow(*known)
        return found

    def batches(self) -> list[BatchRecord]:
        """All imports, newest first."""
        query = select(batches).order_by(batches.c.id.desc())
        with self._reading() as connection:
            return [BatchRecord(**row) for row in connection.execute(query).mappings()]


def _batch_id(write: Write, batch: BatchInfo) -> int:
    """The batch to fill: a new one in the audit log, or the one that goes on."""
    if batch.id is not None:
        query = select(batches.c.id).where(batches.c.id == batch.id, batches.c.undone_at.is_(None))
        if write.connection.execute(query).scalar() is None:
            raise NotFoundError(f"There is no import {batch.id} to go on with. Start it anew.")
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
