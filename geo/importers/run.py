"""The dry run of an import, and the import itself.

Both walk the same way: rows in, known ones told by their fingerprint, the others made into
incidents or refused. The import writes part by part, each part one transaction, all of them one
batch, which is undone as a whole. A stopped import goes on where it stopped when it is started
again: what is in already is the same then, and the batch is found by the file's checksum.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from geo.collector import no_collection
from geo.errors import InputError
from geo.importers.batch import Made, Writer
from geo.importers.cells import RowError
from geo.importers.coverage import Coverage
from geo.importers.files import Numbered, Row
from geo.importers.layout import Layout
from geo.importers.mapping import Mapping
from geo.importers.opening import Opened, open_import
from geo.importers.outcome import Outcome
from geo.importers.progress import Meter, OnProgress
from geo.importers.refused import RefusedRows
from geo.importers.seen import SeenKeys
from geo.places.geocoder import Geocoder

if TYPE_CHECKING:
    from geo.store import Store

PART_ROWS = 5_000
MAX_REFUSED_SHARE = 0.5
FIRST_YEAR = 1946
NO_DATE = dt.date(1970, 1, 1)
DAYS_AHEAD = 1
"""An event may be dated a day ahead: it is tomorrow already somewhere east of here."""


def plan_import(
    path: Path,
    store: Store,
    geocoder: Geocoder,
    *,
    format: str | None = None,
    mapping: Mapping | None = None,
    refused_csv: Path | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Outcome:
    """The dry run: what an import would add, change, leave and refuse. The store isn't touched."""
    opened = open_import(path, geocoder, format=format, mapping=mapping)
    return _Walk(opened, store, refused_csv, on_progress).run(None, should_stop)


def run_import(
    path: Path,
    store: Store,
    geocoder: Geocoder,
    *,
    user: str,
    format: str | None = None,
    mapping: Mapping | None = None,
    refused_csv: Path | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Outcome:
    """Imports a file; ``should_stop`` is asked between parts, and what is in stays in.

    Raises InputError, with nothing written, where more than half of the first rows are refused:
    then the file is not what it was taken for.
    """
    opened = open_import(path, geocoder, format=format, mapping=mapping)
    return _Walk(opened, store, refused_csv, on_progress).run(
        Writer(opened, store, user), should_stop
    )


class _Walk:
    """One way through a file."""

    def __init__(
        self,
        opened: Opened,
        store: Store,
        refused_csv: Path | None,
        on_progress: OnProgress | None,
    ) -> None:
        self._opened = opened
        self._table = opened.table
        self._layout = opened.layout
        self._store = store
        self._refused = RefusedRows(refused_csv, opened.table.columns)
        self._meter = Meter(on_progress)
        self._seen = SeenKeys()
        self._coverage = Coverage(opened, store)
        self._today = store.clock().date()
        self._rows = self._new = self._changed = self._same = self._unplaced = 0

    def run(self, writer: Writer | None, should_stop: Callable[[], bool] | None = None) -> Outcome:
        stopped = False
        with self._refused:
            rows = self._table.rows()
            while True:
                with no_collection():  # looking for cycles costs a tenth
                    part = list(islice(rows, PART_ROWS))
                    if not part:
                        break
                    self._part(part, writer)
                self._meter.at(self._rows, self._table.share)
                if should_stop is not None and should_stop():
                    stopped = True
                    break
            self._meter.at(self._rows, self._table.share, last=True)
        if writer is not None and not stopped:
            writer.finish(self._rows, self._refused.number)
        return self._outcome(writer, stopped)

    def _part(self, part: list[Numbered], writer: Writer | None) -> None:
        self._rows += len(part)
        keyed = list(self._keyed(part))
        known = self._store.known_rows(key for _, _, key, _ in keyed)
        new: list[Made] = []
        changed: list[tuple[int, Made]] = []
        for line, row, key, fingerprint in keyed:
            before = known.get(key)
            if before is not None and before.fingerprint == fingerprint:
                self._same += 1
                continue
            try:
                made = Made(self._layout.incident(row, key), fingerprint)
                self._check_day(made.incident.date)
            except RowError as error:
                self._refused.add(line, str(error), row)
                continue
            self._unplaced += made.incident.place.match.point is None
            if before is None:
                new.append(made)
            else:
                changed.append((before.id, made))
        self._new += len(new)
        self._changed += len(changed)
        if writer is not None:
            self._check_sense()
            writer.write(new, changed)

    def _check_day(self, day: dt.date | None) -> None:
        """An event that is yet to come would be the newest one, which quick ranges count from;
        what programs write for an empty date would be the first, a century before the others."""
        if day is not None and (day.year < FIRST_YEAR or day == NO_DATE):
            raise RowError(
                f"{day} is what programs write for an empty date; leave the date empty, or correct "
                "it"
            )
        if day is not None and day > self._today + dt.timedelta(days=DAYS_AHEAD):
            raise RowError(
                f"{day} lies after today, {self._today} by this machine's clock; correct the date"
            )

    def _keyed(self, part: list[Numbered]) -> Iterator[tuple[int, Row, str, str]]:
        """Rows with their id and fingerprint, without those that can't have one."""
        layout, table = self._layout, self._table
        width, used, version = len(table.columns), _cells(layout.used), layout.version
        keyed: list[tuple[int, Row, str, str]] = []
        for line, row in part:
            try:
                if len(row) != width:
                    raise RowError(
                        f"the row has {len(row)} cells and the header {width}; look for a "
                        "missing or extra separator, line break or quote"
                    )
                content = "\x1f".join((version, *used(row)))
                if "\0" in content:
                    raise RowError("a cell holds a NUL character; take it out")
                digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=12)
                keyed.append((line, row, layout.key(row), digest.hexdigest()))
            except RowError as error:
                self._refused.add(line, str(error), row)
        again = self._seen.add([item[2] for item in keyed], [item[3] for item in keyed])
        self._coverage.add([item[1] for item in keyed])
        for index, item in enumerate(keyed):
            if index not in again:
                yield item
            elif again[index]:
                self._same += 1
            else:
                name = item[2].removeprefix(layout.prefix)
                reason = f"{name!r} stood in the file before, with other contents; keep one of them"
                self._refused.add(item[0], reason, item[1])

    def _check_sense(self) -> None:
        """Stops before the first write if the file is not what it was taken for."""
        if self._rows <= PART_ROWS and self._refused.number > MAX_REFUSED_SHARE * self._rows:
            first = self._refused.first[0]
            raise InputError(
                f"{self._table.path}: {self._refused.number:,} of the first {self._rows:,} rows "
                f"can't be read, so nothing was imported. {self._table.unit.capitalize()} "
                f"{first.line}: {first.reason}. Look at the dry run and correct the file or the "
                "columns."
            )

    def _outcome(self, writer: Writer | None, stopped: bool) -> Outcome:
        notes = [*self._opened.notes, *_unknown(self._layout)]
        missing = () if stopped else self._coverage.missing(self._store, self._seen)
        return Outcome(
            file=str(self._table.path),
            format=self._layout.format,
            dry_run=writer is None,
            rows=self._rows,
            new=self._new,
            changed=self._changed,
            same=self._same,
            refused=self._refused.number,
            unplaced=self._unplaced,
            refusals=tuple(self._refused.first),
            reasons=tuple(self._refused.reasons.most_common()),
            refused_csv=self._refused.path,
            missing=missing,
            notes=tuple(notes),
            unit=self._table.unit,
            mapping=self._opened.mapping,
            batch_id=writer.batch_id if writer else None,
            stopped=stopped,
        )


def _cells(used: tuple[int, ...]) -> Callable[[Row], tuple[str, ...]]:
    if len(used) == 1:
        only = used[0]
        return lambda row: (row[only],)
    return itemgetter(*used)


def _unknown(layout: Layout) -> list[str]:
    words = getattr(layout, "unknown_words", None)
    if not words:
        return []
    listed = ", ".join(f"{word} ({count:,})" for word, count in words.most_common(10))
    return [f"Not understood, and read as other or unknown: {listed}."]
