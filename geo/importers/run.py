"""The dry run of an import, and the import itself.

Both walk the same way: rows in, known ones told by their fingerprint, the others made into
incidents or refused. The import writes part by part, each part one transaction, all of them one
batch, which is undone as a whole. A stopped import goes on where it stopped when it is started
again: what is in already is the same then, and the batch is found by the file's checksum.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.importers.cells import DateOrder, RowError, is_in_figures, order_of, parse_days
from geo.importers.files import Numbered, Row, Table, open_table
from geo.importers.layout import Layout, indices
from geo.importers.mapping import Mapping, dataset_name, guess_mapping
from geo.importers.placing import COUNTRIES
from geo.importers.progress import Meter, OnProgress
from geo.importers.refused import REASON, Refusal, RefusedRows
from geo.importers.seen import SeenKeys
from geo.model import Incident
from geo.places.geocoder import Geocoder
from geo.places.regions import load_regions
from geo.store.records import BatchInfo

if TYPE_CHECKING:
    from geo.store import Store

FORMATS = ("acled", "ucdp", "table")
PART_ROWS = 5_000
MAX_REFUSED_SHARE = 0.5
OFFERED = 100_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with the layout that reads it; ``mapping`` is None for ACLED's and UCDP's own."""

    table: Table
    layout: Layout
    mapping: Mapping | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import would do (``dry_run``) or did.

    ``unplaced``: new and changed rows without a point, which wait for review. ``missing``:
    incidents of this source within the file's days and governorates that the file doesn't have;
    the source may have withdrawn them (see ``Store.reject``). ``refusals`` are the first,
    ``reasons`` all of them by kind. ``batch_id`` None: nothing was written.
    """

    file: str
    format: str
    dry_run: bool
    rows: int
    new: int
    changed: int
    same: int
    refused: int
    unplaced: int
    refusals: tuple[Refusal, ...]
    reasons: tuple[tuple[str, int], ...]
    refused_csv: Path | None
    missing: tuple[int, ...]
    notes: tuple[str, ...]
    unit: str
    mapping: Mapping | None = None
    batch_id: int | None = None
    stopped: bool = False

    def to_json(self) -> dict[str, Any]:
        """For ``import --json``: plain values, ``mapping`` as ``Mapping.to_json`` gives it."""
        return {
            **{name: getattr(self, name) for name in _PLAIN},
            "refusals": [{"line": r.line, "reason": r.reason} for r in self.refusals],
            "reasons": dict(self.reasons),
            "refused_csv": self.refused_csv and str(self.refused_csv),
            "missing": list(self.missing),
            "notes": list(self.notes),
            "mapping": self.mapping and self.mapping.to_json(),
        }


_PLAIN = (
    *("file", "format", "dry_run", "rows", "new", "changed", "same", "refused", "unplaced"),
    *("unit", "batch_id", "stopped"),
)


def open_import(
    path: Path,
    geocoder: Geocoder,
    *,
    format: str | None = None,
    mapping: Mapping | None = None,
) -> Opened:
    """Opens a file and finds its layout; a ``mapping`` makes any file a table.

    Raises InputError where the file can't be read, lacks columns, or its dates' order can't be
    told.
    """
    table = open_table(path)
    if format is None:
        format = "table" if mapping else format_of(table)
    layout: Layout
    if format == "acled":
        from geo.importers.acled import AcledLayout

        layout = AcledLayout(table, geocoder)
    elif format == "ucdp":
        from geo.importers.ucdp import UcdpLayout

        layout = UcdpLayout(table, geocoder)
    elif format == "table":
        from geo.importers.table import TableLayout

        mapping = mapping or guess(table)
        layout = TableLayout(table, geocoder, mapping)
    else:
        raise InputError(f"{format!r} is no format; there are: {', '.join(FORMATS)}.")
    notes = [*table.notes]
    if layout.order is None:
        layout.order, told = _order(table, layout.date_columns)
        notes += told
    return Opened(table, layout, mapping, tuple(notes))


def format_of(table: Table) -> str:
    """ "acled" or "ucdp" by their telling columns, else "table"."""
    names = indices(table).keys()
    if "event_id_cnty" in names:
        return "acled"
    return "ucdp" if {"type_of_violence", "side_a", "date_start"} <= names else "table"


def guess(table: Table) -> Mapping:
    """The likely mapping of a table, with a data set's name from the file's."""
    return guess_mapping(table.columns, table.sample(), dataset_name(table.path.stem))


def plan_import(
    path: Path,
    store: Store,
    geocoder: Geocoder,
    *,
    format: str | None = None,
    mapping: Mapping | None = None,
    refused_csv: Path | None = None,
    on_progress: OnProgress | None = None,
) -> Outcome:
    """The dry run: what an import would add, change, leave and refuse. The store isn't touched."""
    opened = open_import(path, geocoder, format=format, mapping=mapping)
    return _Walk(opened, store, refused_csv, on_progress).run(None)


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
        _Writer(opened, store, user), should_stop
    )


class _Writer:
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

    def write(self, new: Sequence[_Made], changed: Sequence[tuple[int, _Made]]) -> None:
        from geo.store.records import ChangedRow

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


@dataclass(frozen=True, slots=True)
class _Made:
    incident: Incident
    fingerprint: str


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
        self._coverage = _Coverage(opened, store)
        self._rows = self._new = self._changed = self._same = self._unplaced = 0

    def run(self, writer: _Writer | None, should_stop: Callable[[], bool] | None = None) -> Outcome:
        stopped = False
        with self._refused:
            for part in _parts(self._table.rows()):
                with _no_garbage():
                    self._part(part, writer)
                self._meter.at(self._rows, self._table.share)
                if should_stop is not None and should_stop():
                    stopped = True
                    break
            self._meter.at(self._rows, self._table.share, last=True)
        if writer is not None and not stopped:
            writer.finish(self._rows, self._refused.number)
        return self._outcome(writer, stopped)

    def _part(self, part: list[Numbered], writer: _Writer | None) -> None:
        self._rows += len(part)
        keyed = list(self._keyed(part))
        known = self._store.known_rows(key for _, _, key, _ in keyed)
        new: list[_Made] = []
        changed: list[tuple[int, _Made]] = []
        for line, row, key, fingerprint in keyed:
            before = known.get(key)
            if before is not None and before.fingerprint == fingerprint:
                self._same += 1
                continue
            try:
                made = _Made(self._layout.incident(row, key), fingerprint)
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

    def _outcome(self, writer: _Writer | None, stopped: bool) -> Outcome:
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


class _Coverage:
    """The days and governorates that a file spans, to tell what its source has withdrawn."""

    def __init__(self, opened: Opened, store: Store) -> None:
        from geo.store.withdrawn import next_incident_id

        layout, columns = opened.layout, opened.table.columns
        self._before_id = next_incident_id(store)
        self._layout = layout
        self._partial = REASON in columns or not layout.date_columns
        self._used = [*layout.date_columns[:1], *layout.region_columns]
        self._texts: list[set[str]] = [set() for _ in self._used]

    def add(self, rows: Sequence[Row]) -> None:
        for texts, i in zip(self._texts, self._used, strict=True):
            texts.update(map(itemgetter(i), rows))

    def missing(self, store: Store, seen: SeenKeys) -> tuple[int, ...]:
        """Incidents of the source, shown at present, that the file should have and hasn't."""
        from geo.store.withdrawn import brought_between

        days = [] if self._partial else [day for t in self._texts[0] if (day := self._day(t))]
        if not days:
            return ()
        covered = set().union(*self._texts[1:])
        codes = {COUNTRIES.get(text.strip().lower()) for text in covered}
        codes |= {code[:4] for text in covered if (code := load_regions().resolve(text))}
        span = (min(days), max(days))
        brought = brought_between(store, self._layout.prefix, *span, self._before_id)
        absent = (
            part[i] for part in brought for i in seen.missing([row.external_id for row in part])
        )
        offered = (
            row.id
            for row in absent
            if not covered or (row.admin1 in codes if row.admin1 else row.country in codes)
        )
        return tuple(islice(offered, OFFERED))

    def _day(self, text: str) -> dt.date | None:
        try:
            days = parse_days(text, self._layout.order)
        except RowError:
            return None
        return days.first if days else None


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Rests the collector over one part: its values hold no cycles, and looking costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parts(rows: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    while part := list(islice(rows, PART_ROWS)):
        yield part


def _cells(used: tuple[int, ...]) -> Callable[[Row], tuple[str, ...]]:
    if len(used) == 1:
        only = used[0]
        return lambda row: (row[only],)
    return itemgetter(*used)


def _order(table: Table, columns: Sequence[int]) -> tuple[DateOrder | None, list[str]]:
    """Day or month first, decided by all the dates in figures; raises InputError if they can't."""
    if not any(is_in_figures(row[i]) for row in table.sample() for i in columns if i < len(row)):
        return None, []
    votes: dict[DateOrder, tuple[int, str]] = {}
    for line, row in table.rows():
        for i in columns:
            vote = order_of(row[i]) if i < len(row) else None
            if vote is not None and vote not in votes:
                votes[vote] = (line, row[i].strip())
    names = ", ".join(repr(table.columns[i]) for i in columns)
    if len(votes) == 1:
        order = next(iter(votes))
        line, text = votes[order]
        said = "day first" if order is DateOrder.DAY_FIRST else "month first"
        return order, [f"Dates were read {said}, as {table.unit} {line} ({text}) shows."]
    if votes:
        (line, text), (other_line, other) = votes.values()
        raise InputError(
            f"{table.path}: the dates in {names} are written both ways: {text!r} on {table.unit} "
            f"{line}, {other!r} on {table.unit} {other_line}. Write them all like 2022-03-19."
        )
    raise InputError(
        f"{table.path}: the dates in {names} could all be day first or month first. Say which "
        "in the mapping, or write them like 2022-03-19."
    )


def _unknown(layout: Layout) -> list[str]:
    words = getattr(layout, "unknown_words", None)
    if not words:
        return []
    listed = ", ".join(f"{word} ({count:,})" for word, count in words.most_common(10))
    return [f"Not understood, and read as other or unknown: {listed}."]


def _checksum(path: Path, version: str) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(version.encode())
    return digest.hexdigest()
