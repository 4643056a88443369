"""``geocode`` and ``gazetteer``."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from geo.commands.shared import print_json, print_table, say
from geo.config import Config
from geo.errors import GeocoderError, InputError
from geo.jsonform import match_to_json
from geo.model import Candidate, LonLat, PlaceMatch
from geo.places.geocoder import Geocoder, open_geocoder


def geocode(args: argparse.Namespace, config: Config) -> int:
    if bool(args.names) == bool(args.csv):
        say("geo geocode: give names, or --csv FILE (and not both).")
        return 2
    geocoder = open_geocoder(config)
    rows = _csv_rows(Path(args.csv)) if args.csv else ((name, None) for name in args.names)
    ask = _Asker(geocoder, remote=not config.offline)
    matches = (ask(name, admin1 or args.admin1) for name, admin1 in rows)
    if args.json:
        for match in matches:
            print_json(match_to_json(match))
    else:
        header = ("name", "found", "lat", "lon", "within", "governorate", "how", "why")
        print_table(header, [_row(match) for match in matches])
    return 0


class _Asker:
    """Asks the gazetteer, and the remote geocoder until it once fails to answer."""

    def __init__(self, geocoder: Geocoder, remote: bool) -> None:
        self._geocoder, self._remote = geocoder, remote

    def __call__(self, name: str, admin1: str | None) -> PlaceMatch:
        if self._remote:
            try:
                return self._geocoder.geocode(name, admin1=admin1, allow_remote=True)
            except GeocoderError as error:
                say(f"Note: {error} The rest is answered from the gazetteer alone.")
                self._remote = False
        return self._geocoder.geocode(name, admin1=admin1)


def _row(match: PlaceMatch) -> tuple[str, ...]:
    if match.point is None or match.radius_m is None:
        return (match.query, "—", "", "", "", "", str(match.status), match.why)
    return (
        match.query,
        match.name or "",
        f"{match.point.lat:.4f}",
        f"{match.point.lon:.4f}",
        f"{match.radius_m / 1000:g} km",
        match.admin1_name or match.country or "",
        f"{match.method} {match.score:.2f}",
        match.why,
    )


def _csv_rows(path: Path) -> Iterator[tuple[str, str | None]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "name" not in (reader.fieldnames or ()):
                raise InputError(f"{path} has no column 'name'; its first line must name one.")
            for row in reader:
                yield row["name"] or "", row.get("admin1") or None
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} is no CSV in UTF-8: {error}. Save it as such.") from error


def gazetteer_info(args: argparse.Namespace, config: Config) -> int:
    info = open_geocoder(config).gazetteer.info()
    if args.json:
        print_json(info)
        return 0
    for key, value in info.items():
        if isinstance(value, dict):
            print(f"{key}:")
            for name, count in value.items():
                print(f"  {name}: {count}")
        elif isinstance(value, list):
            print(f"{key}:" if value else f"{key}: nothing")
            for facts in value:
                print("  " + "; ".join(f"{name}: {_joined(fact)}" for name, fact in facts.items()))
        else:
            print(f"{key}: {value}")
    return 0


def _joined(fact: object) -> str:
    return ", ".join(map(str, fact)) if isinstance(fact, list) else str(fact)


def _answer(match: PlaceMatch, point: LonLat) -> Candidate:
    return Candidate(
        match.place_id or "",
        match.name or "",
        match.kind or "",
        match.admin1,
        point,
        match.score,
        "the answer",
    )


def _candidate_row(c: Candidate) -> tuple[object, ...]:
    admin1 = c.admin1 or ""
    return (c.name, c.place_id, c.kind, admin1, c.point.lat, c.point.lon, f"{c.score:.2f}", c.why)


def gazetteer_search(args: argparse.Namespace, config: Config) -> int:
    match = open_geocoder(config).geocode(args.name)
    if args.json:
        print_json(match_to_json(match))
        return 0
    say(match.why)
    header = ("place", "id", "kind", "governorate", "lat", "lon", "score", "why")
    found = [] if match.point is None else [_answer(match, match.point)]
    print_table(header, [_candidate_row(c) for c in [*found, *match.candidates]])
    return 0
