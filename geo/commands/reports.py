"""``read`` and ``add``."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.commands.shared import (
    awaited,
    crew_from,
    desk_geocoder,
    json_line,
    kept_geocoder,
    opened,
    parse_day,
    print_json,
    progress_bar,
    say,
    size_of,
)
from geo.config import Config
from geo.errors import BadiaError, InputError
from geo.importers.progress import Meter
from geo.jsonform import reading_to_json
from geo.model import Incident, ReadIncident, Reading, Status, Tally
from geo.piles import Crew, in_order
from geo.published import settled_day
from geo.reports.intake import own_day
from geo.reports.reader import AT_ONCE, read_report, read_reports

if TYPE_CHECKING:
    from geo.frame import Frame
    from geo.places.geocoder import Geocoder
    from geo.reports.text.files import Document
    from geo.store import Store
    from geo.store.records import AddReport


A_LINE = 'Write a line like {"id": 1, "text": "...", "published": "2022-03-19"}.'


def read(args: argparse.Namespace, config: Config) -> int:
    """``geo read``: what a report tells, or a pile of them; nothing is kept."""
    if bool(args.file) == bool(args.jsonl):
        say("geo read: give a FILE, or --jsonl IN (and not both).")
        return 2
    published = parse_day(args.published, "--published")
    crew = crew_from(args)
    if args.jsonl:
        return _read_pile(Path(args.jsonl), published, crew, config)
    if not crew.alone:
        say("geo read: --workers and --scheduler are for a pile of reports: --jsonl IN.")
        return 2
    report = _report_in(args.file)
    try:
        _, reading = _read(report, published, desk_geocoder(config))
    except InputError as error:
        raise InputError(f"{args.file}: {error}") from error
    for warning in reading.warnings:
        say(f"Note: {warning}")
    if args.json:
        print_json(reading_to_json(reading))
    else:
        _print_reading(reading)
    return 0


@dataclass(frozen=True, slots=True)
class _Line:
    """What became of one line of a pile: its JSON, what was wrong, and its size in bytes."""

    json: str
    problem: str | None
    size: int


def _read_pile(path: Path, published: dt.date | None, crew: Crew, config: Config) -> int:
    """A line out for every line in; one that can't be read says so and stops no other."""
    work = partial(read_lines, published=published, config=config)
    total, done, failures, number = size_of(path), 0, 0, 0
    meter = Meter(progress_bar(), unit="reports")
    idle = partial(awaited, path)
    for number, line in enumerate(in_order(work, _lines(path), crew, AT_ONCE, idle), start=1):
        print(line.json, flush=True)  # whoever is behind a pipe has it at once
        if line.problem:
            failures += 1
            say(line.problem)
        done += line.size
        meter.at(number, done / total if total else 0.0)
    meter.at(number, 1.0, last=True)
    return 1 if failures else 0


def read_lines(
    lines: list[tuple[int, bytes]], published: dt.date | None, config: Config
) -> list[_Line]:
    """Reads numbered lines of a pile; at the top of the module, so that workers can be given it."""
    asked = [_asked(raw, published) for _, raw in lines]
    texts = ((a.text, a.day) for a in asked if a.problem is None)
    read = read_reports(texts, kept_geocoder(config))
    return [
        _line_out(number, len(raw), a.report_id, a.problem or next(read))
        for (number, raw), a in zip(lines, asked, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a line of a pile asks to read, or why it can't be."""

    report_id: Any
    text: str = ""
    day: dt.date | None = None
    problem: BadiaError | None = None


def _asked(raw: bytes, published: dt.date | None) -> _Asked:
    report_id: Any = None
    try:
        report = _report_of(raw)
        report_id = report.get("id")
        day = parse_day(report.get("published"), "published") or published
    except BadiaError as error:
        return _Asked(report_id, problem=error)
    return _Asked(report_id, report["text"], day)


def _line_out(number: int, size: int, report_id: Any, read: Reading | BadiaError) -> _Line:
    if isinstance(read, Reading):
        return _Line(json_line(reading_to_json(read, report_id)), None, size)
    nothing = reading_to_json(Reading((), (), (), (f"Not read: {read}",)), report_id)
    return _Line(json_line({**nothing, "error": str(read)}), f"Line {number}: {read}", size)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with opened(path) as file:
        for number, raw in enumerate(file, start=1):
            if raw.strip():
                yield number, raw


def _report_of(raw: bytes) -> dict[str, Any]:
    try:
        report = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"it is not UTF-8 text: {error}. Save it as UTF-8.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"it is no JSON object: {error}. {A_LINE}") from error
    if not isinstance(report, dict) or not isinstance(report.get("text"), str):
        raise InputError(f"it has no 'text'. {A_LINE}")
    published = report.get("published")
    if published is not None and not isinstance(published, str):
        raise InputError(f'published {published!r} is no date; write it like "2022-03-19".')
    return report


def _report_in(file: str) -> Document:
    from geo.reports.text.files import MAX_FILE_BYTES, read_bytes, read_file

    if file == "-":
        return read_bytes(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), "Standard input")
    return read_file(Path(file))


def _read(
    report: Document, given: dt.date | None, geocoder: Geocoder
) -> tuple[dt.date | None, Reading]:
    """What a report tells, and the day that it was read against."""
    own = own_day(report.text)
    day, notes = settled_day(given, own, report.stated)
    reading = read_report(report.text, None if day is own else day, geocoder)
    return day, replace(reading, warnings=(*notes, *reading.warnings))


def _print_reading(reading: Reading) -> None:
    if not reading.incidents:
        print("No incident was found.")
    for number, incident in enumerate(reading.incidents, start=1):
        print(f"{number}. {_headline(incident)}")
        print(f"   {' '.join(incident.sentence.split())}")
    for tally in reading.tallies:
        print(f"Tally, not an incident: {_tally_line(tally)}")
    _print_left_out(reading)


def _print_left_out(reading: Reading, indent: str = "") -> None:
    for ignored in reading.ignored:
        print(f"{indent}Left out ({ignored.reason}): {' '.join(ignored.text.split())[:100]}")


def _headline(incident: ReadIncident) -> str:
    place = incident.place.match
    where = incident.place.mention or "place unknown"
    if place.point and place.radius_m:
        where += f" → {place.name} (within {place.radius_m / 1000:,.3g} km)"
    elif incident.place.mention:
        where += f" → {place.status}: {place.why}"
    killed = "unknown" if incident.killed.total is None else str(incident.killed.total)
    wounded = "unknown" if incident.wounded.total is None else str(incident.wounded.total)
    when = str(incident.date) if incident.date else "undated"
    kind = incident.event_type.replace("_", " ")
    source = incident.source or "source unnamed"
    return f"{when}, {kind}, {where}; killed: {killed}, wounded: {wounded}; {source}"


def _tally_line(tally: Tally) -> str:
    period = f"{tally.date_from or '?'} to {tally.date_to or '?'}"
    return f"{tally.killed or 'unknown'} killed, {period}; {tally.source or 'source unnamed'}"


def add(args: argparse.Namespace, config: Config) -> int:
    """``geo add``: reads reports into the store, as drafts or (``--accept``) as pending."""
    from geo.briefing.words import plural
    from geo.store import open_store

    published = parse_day(args.published, "--published")
    geocoder = desk_geocoder(config)
    failures = 0
    frame: Frame | None = None
    with open_store(config.db_url) as store:
        for file in args.files:
            try:
                report = _report_in(file)
                day, reading = _read(report, published, geocoder)
                added = store.add_report(
                    report.text,
                    reading,
                    title=Path(file).stem,
                    publisher=args.publisher,
                    url=args.url,
                    published=day,
                    user=args.user,
                    accept=args.accept,
                )
            except BadiaError as error:
                failures += 1
                say(_refused(file, str(error)))
                continue
            state = "pending" if args.accept else "drafts, not drawn until accepted"
            if added.already_there:
                accepted = " Its drafts are pending now." if args.accept else ""
                print(f"{file}: already there, nothing added.{accepted}")
            else:
                incidents = plural(len(added.incident_ids), "incident")
                tallies = plural(len(added.tally_ids), "tally", "tallies")
                print(f"{file}: {incidents} ({state}), {tallies}.")
                for incident in store.incidents(added.incident_ids):
                    _warn_unplaced(incident)
                for warning in reading.warnings:
                    say(f"  Note: {warning}")
                _print_left_out(reading, "  ")
            if args.accept:
                frame = _warn_repeated(store, frame, added)
    return 1 if failures else 0


def _refused(file: str, reason: str) -> str:
    """That a file was refused, and why; its name once, also where the reason begins with it."""
    name = Path(file).name
    named = reason.startswith((f"{file} ", f"{name} "))
    return f"Refused: {reason}" if named else f"{file}: refused. {reason}"


def _warn_unplaced(incident: Incident) -> None:
    if incident.place.match.point is None:
        mention = incident.place.mention or "no place named"
        say(f"  Incident {incident.id} has no place: {mention}. {incident.place.match.why}")


def _warn_repeated(store: Store, frame: Frame | None, added: AddReport) -> Frame:
    """Says which of a report's pending incidents may be in the store already; returns the frame."""
    from geo.store.frames import load_frame, updated_frame
    from geo.store.likely_same import likely_same

    frame = updated_frame(store, frame) if frame else load_frame(store)
    asked = False
    for incident in store.incidents(added.incident_ids):
        if incident.status is not Status.PENDING:
            continue
        for pair in likely_same(store, frame, incident)[:1]:
            other = pair.second
            if other.id in added.incident_ids and (other.id or 0) > (incident.id or 0):
                continue  # said once, with the later of the two
            looks = "looks like" if pair.looks_alike else "may be"
            say(f"  Incident {incident.id} {looks} incident {other.id} ({_known_as(other)}).")
            say(f"    {pair.reason}")
            asked = True
    if asked:
        say(
            f"  Nothing was joined: each is stored and counted on its own. To join or to keep "
            f"apart, open report {added.report_id} on the Reports page."
        )
    return frame


def _known_as(incident: Incident) -> str:
    where = incident.place.mention or incident.place.match.name or "place unknown"
    when = str(incident.date) if incident.date else "undated"
    kind = incident.event_type.replace("_", " ")
    return f"{kind}, {when}, {where}; {'; '.join(incident.sources) or 'source unnamed'}"
