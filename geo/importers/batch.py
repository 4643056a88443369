"""The batch that an import fills: opened with its first row, gone on with after a stop."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import StoreError
from geo.importers.opening import Opened
from geo.model import Incident
from geo.store.records import BatchInfo, ChangedRow

if TYPE_CHECKING:
    from geo.store import Store


@dataclass(frozen=True, slots=True)
class Made:
    """A row as an incident, with the hash by which it is known again."""

    incident: Incident
    fingerprint: str


class Writer:
    """The batch of one import, opened with the first row to write."""

    def __init__(self, opened: Opened, store: Store, user: str) -> None:
        self._store = store
        self._user = user
        path = opened.table.path
        self._info = BatchInfo(
            file=path.name,
            format=opened.layout.format,
            note=f"{opened.layout.prefix} {_checksum(path, opened.layout.version)}",
        )
        self.batch_id = self._stopped_batch(opened.layout.prefix)

    def _stopped_batch(self, prefix: str) -> int | None:
        """The source's newest batch, if it is of this very file: then it goes on."""
        ours = (b for b in self._store.batches() if b.note.split(" ")[0] == prefix)
        newest = next((b for b in ours if b.undone_at is None), None)
        return newest.id if newest and newest.note == self._info.note else None

    def write(self, new: Sequence[Made], changed: Sequence[tuple[int, Made]]) -> None:
        """Writes one part; raises StoreError, which says what is in already."""
        try:
            self._write(new, changed)
        except StoreError as error:
            if self.batch_id is None:
                raise
            raise type(error)(
                f"{error} What was imported before is in, as import {self.batch_id}: import the "
                "same file again to go on, or take it back."
            ) from error

    def _write(self, new: Sequence[Made], changed: Sequence[tuple[int, Made]]) -> None:
        if new:
            done = self._store.insert_incidents(
                [made.incident for made in new],
                batch=replace(self._info, id=self.batch_id),
                user=self._user,
                fingerprints=[made.fingerprint for made in new],
            )
            self.batch_id = done.batch_id
        if changed:
            rows = [ChangedRow(key, made.incident, made.fingerprint) for key, made in changed]
            info = replace(self._info, id=self.batch_id)
            self.batch_id = self._store.update_imported(rows, batch=info, user=self._user).batch_id

    def finish(self, rows: int, refused: int) -> None:
        """Sets the batch's figures of the whole file, however often it was stopped."""
        record = next((b for b in self._store.batches() if b.id == self.batch_id), None)
        if record is None:
            return
        same = max(0, rows - refused - record.added - record.changed)
        more = (same - record.same, refused - record.refused)
        if any(more):
            self._store.count_batch(record.id, same=more[0], refused=more[1], user=self._user)


def _checksum(path: Path, version: str) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(version.encode())
    return digest.hexdigest()
