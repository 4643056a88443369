"""``import FILE`` and ``import undo BATCH``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.commands.shared import desk_geocoder, print_json, print_table, progress_bar, say
from geo.config import Config
from geo.errors import InputError
from geo.importers.cells import DateOrder
from geo.importers.files import open_table
from geo.importers.mapping import FIELDS, Mapping
from geo.importers.opening import format_of, guess
from geo.importers.outcome import Outcome
from geo.importers.run import PART_ROWS, plan_import, run_import

if TYPE_CHECKING:
    from geo.store import Store
    from geo.store.reviewing import Withdrawn

SHOWN_REFUSALS = 10


def import_(args: argparse.Namespace, config: Config) -> int:
    """``geo import``: brings in a table, takes an import back, or says what was withdrawn."""
    if args.words[0] == "undo" and len(args.words) == 2 and not Path("undo").exists():
        return undo(args.words[1], args, config)
    if len(args.words) != 1 or (args.words[0] == "undo" and not Path("undo").exists()):
        say(
            "geo import: give one FILE, or: import undo BATCH (the number that the import printed)."
        )
        return 2
    if args.withdrawn:
        return withdrawn(Path(args.words[0]), args, config)
    return import_file(Path(args.words[0]), args, config)


def import_file(path: Path, args: argparse.Namespace, config: Config) -> int:
    """Brings a table into the store, or says what it would bring (``--dry-run``)."""
    from geo.store import open_store

    mapping = _mapping(path, args)
    refused_csv = Path(args.refused) if args.refused else Path(f"{path.stem}-refused.csv")
    geocoder = desk_geocoder(config)
    on_progress = progress_bar()
    with open_store(config.db_url) as store:
        if args.dry_run:
            outcome = plan_import(
                path,
                store,
                geocoder,
                format=args.format,
                mapping=mapping,
                refused_csv=refused_csv,
                on_progress=on_progress,
            )
        else:
            try:
                outcome = run_import(
                    path,
                    store,
                    geocoder,
                    user=args.user,
                    format=args.format,
                    mapping=mapping,
                    refused_csv=refused_csv,
                    on_progress=on_progress,
                )
            except KeyboardInterrupt:
                say(
                    f"Whole parts of {PART_ROWS:,} rows are in, none by half; the same file "
                    "brought in again goes on from there."
                )
                raise
        _report(outcome, as_json=args.json)
        if outcome.missing and args.reject_missing and not args.dry_run:
            _reject(store, store.withdrawn(outcome.missing), args.user)
    return 0


def withdrawn(path: Path, args: argparse.Namespace, config: Config) -> int:
    """Rejects what a source's list of withdrawn ids names, but what a desk worked on."""
    from geo.importers.withdrawals import look_up_withdrawn
    from geo.store import open_store

    with open_store(config.db_url, may_create=False) as store:
        found = look_up_withdrawn(path, store)
        incidents = found.incidents
        if args.json:
            print_json(
                {
                    "source": found.source,
                    "listed": found.listed,
                    "withdrawn": list(incidents.untouched),
                    "worked_on": list(incidents.worked_on),
                    "dry_run": bool(args.dry_run),
                }
            )
        else:
            here = len(incidents.untouched) + len(incidents.worked_on)
            print(f"{path}: {found.listed:,} ids withdrawn by {found.source}, {here:,} here.")
        if not args.dry_run:
            _reject(store, incidents, args.user)
    return 0


def _reject(store: Store, found: Withdrawn, user: str) -> None:
    if found.untouched:
        rejected = store.reject(found.untouched, user)
        say(
            f"{len(rejected):,} incidents that their source no longer has were rejected; the page "
            "Data, Changes, takes it back."
        )
    if found.worked_on:
        listed = ", ".join(map(str, found.worked_on[:20]))
        say(
            f"{len(found.worked_on):,} stay, since a desk verified, corrected or joined them: "
            f"{listed}. Look at them on the page Data."
        )


def undo(batch: str, args: argparse.Namespace, config: Config) -> int:
    """``geo import undo``: takes one import back."""
    from geo.briefing.words import plural
    from geo.store import open_store

    if not batch.isdecimal():
        raise InputError(f"{batch!r} is no import's number; the import printed it.")
    with open_store(config.db_url, may_create=False) as store:
        undone = store.undo_batch(int(batch), args.user)
    if args.json:
        print_json(
            {
                "batch": undone.batch_id,
                "removed": undone.removed,
                "restored": undone.restored,
                "kept": list(undone.kept),
            }
        )
        return 0
    print(
        f"Import {undone.batch_id} was taken back: {plural(undone.removed, 'incident')} removed, "
        f"{undone.restored:,} set back."
    )
    if undone.kept:
        listed = ", ".join(map(str, undone.kept[:20]))
        say(f"{len(undone.kept):,} stay, since somebody worked on them: {listed}.")
    return 0


def _mapping(path: Path, args: argparse.Namespace) -> Mapping | None:
    """The guessed mapping of a table with the command line's corrections; None for a layout."""
    corrected = args.map or args.dates or args.dataset
    if not corrected and args.format not in (None, "table"):
        return None
    table = open_table(path)
    if not corrected and (args.format or format_of(table)) != "table":
        return None
    mapping = guess(table)
    for pair in args.map:
        field, _, column = pair.partition("=")
        if field not in FIELDS:
            raise InputError(f"--map {pair!r}: no field {field!r}; there are: {', '.join(FIELDS)}.")
        mapping = mapping.with_column(field, column or None)
    if args.dates:
        mapping = replace(mapping, date_order=DateOrder(args.dates))
    if args.dataset:
        mapping = replace(mapping, dataset=args.dataset)
    try:
        mapping.check(table.columns)
    except InputError as error:
        raise InputError(f"{path}: {error} Say so with --map, as --map place=COLUMN.") from error
    return mapping


def _report(outcome: Outcome, *, as_json: bool) -> None:
    for note in outcome.notes:
        say(f"Note: {note}")
    if as_json:
        print_json(outcome.to_json())
        return
    if outcome.mapping is not None:
        columns = outcome.mapping.columns.items()
        print_table(("field", "column"), [(FIELDS[name][0], column) for name, column in columns])
        print()
    print(_sentence(outcome))
    if outcome.unplaced:
        print(f"{outcome.unplaced:,} of them have no place yet and wait for review.")
    for refusal in outcome.refusals[:SHOWN_REFUSALS]:
        print(f"  {outcome.unit} {refusal.line}: {refusal.reason}")
    if outcome.refused > SHOWN_REFUSALS:
        reasons: Sequence[tuple[str, int]] = outcome.reasons[:SHOWN_REFUSALS]
        print(f"  and {outcome.refused - SHOWN_REFUSALS:,} more; all by reason:")
        for reason, number in reasons:
            print(f"  {number:,} × {reason}")
    if outcome.refused_csv:
        print(f"The refused rows are in {outcome.refused_csv}, to mend and import again.")
    if outcome.missing:
        print(
            f"{len(outcome.missing):,} incidents of this source lie in the file's days and "
            "governorates and aren't in it. If the file is a whole export, the source has "
            "withdrawn them: --reject-missing rejects them, but what a desk worked on."
        )
    if outcome.batch_id is not None and outcome.new + outcome.changed:
        print(f"To take it back: python -m geo import undo {outcome.batch_id}")


def _sentence(outcome: Outcome) -> str:
    would = "would be " if outcome.dry_run else ""
    return (
        f"{outcome.file} ({outcome.format}), {outcome.rows:,} rows: {outcome.new:,} {would}new, "
        f"{outcome.changed:,} {would}changed, {outcome.same:,} the same, "
        f"{outcome.refused:,} refused."
    )
