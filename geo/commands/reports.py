"""``read`` and ``add``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.commands.shared import parse_day, print_json, say
from geo.config import Config
from geo.errors import BadiaError, InputError
from geo.jsonform import reading_to_json
from geo.model import Incident, ReadIncident, Reading, Tally
from geo.places.geocoder import open_geocoder
from geo.reports.reader import read_report


def read(args: argparse.Namespace, config: Config) -> int:
    if bool(args.file) == bool(args.jsonl):
        say("geo read: give a FILE, or --jsonl IN (and not both).")
        return 2
    published = parse_day(args.published, "--published")
    geocoder = open_geocoder(config)
    if args.jsonl:
        for number, line in _lines(Path(args.jsonl)):
            report = _report_of(line, number)
            day = parse_day(report.get("published"), "published") or published
            reading = read_report(report["text"], day, geocoder)
            print_json(reading_to_json(reading, report.get("id")))
        return 0
    reading = read_report(_text_of(args.file), published, geocoder)
    for warning in reading.warnings:
        say(f"Note: {warning}")
    if args.json:
        print_json(reading_to_json(reading))
    else:
        _print_reading(reading)
    return 0


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text: {error}.") from error


def _report_of(line: str, number: int) -> dict[str, Any]:
    try:
        report = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"Line {number} is no JSON object: {error}.") from error
    if not isinstance(report, dict) or not isinstance(report.get("text"), str):
        raise InputError(f"Line {number} has no 'text'; a line holds id, text, published.")
    return report


def _text_of(file: str) -> str:
    from geo.reports.files import read_file

    if file == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    return read_file(Path(file))


def _print_reading(reading: Reading) -> None:
    if not reading.incidents:
        print("No incident was found.")
    for number, incident in enumerate(reading.incidents, start=1):
        print(f"{number}. {_headline(incident)}")
        print(f"   {' '.join(incident.sentence.split())}")
    for tally in reading.tallies:
        print(f"Tally, not an incident: {_tally_line(tally)}")
    for ignored in reading.ignored:
        print(f"Left out ({ignored.reason}): {' '.join(ignored.text.split())[:100]}")


def _headline(incident: ReadIncident) -> str:
    place = incident.place.match
    where = incident.place.mention or "place unknown"
    if place.point and place.radius_m:
        where += f" → {place.name} (within {place.radius_m / 1000:g} km)"
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
    from geo.store import open_store

    published = parse_day(args.published, "--published")
    geocoder = open_geocoder(config)
    failures = 0
    with open_store(config.db_url) as store:
        for file in args.files:
            try:
                text = _text_of(file)
                reading = read_report(text, published, geocoder)
                added = store.add_report(
                    text,
                    reading,
                    title=Path(file).stem,
                    publisher=args.publisher,
                    url=args.url,
                    published=published,
                    user=args.user,
                    accept=args.accept,
                )
            except BadiaError as error:
                failures += 1
                say(f"{file}: refused. {error}")
                continue
            state = "pending" if args.accept else "drafts, not drawn until accepted"
            if added.already_there:
                accepted = " Its drafts are pending now." if args.accept else ""
                print(f"{file}: already there, nothing added.{accepted}")
            else:
                incidents, tallies = len(added.incident_ids), len(added.tally_ids)
                print(f"{file}: {incidents} incidents ({state}), {tallies} tallies.")
                for incident in store.incidents(added.incident_ids):
                    _warn_unplaced(incident)
    return 1 if failures else 0


def _warn_unplaced(incident: Incident) -> None:
    if incident.place.match.point is None:
        mention = incident.place.mention or "no place named"
        say(f"  Incident {incident.id} has no place: {mention}. {incident.place.match.why}")
