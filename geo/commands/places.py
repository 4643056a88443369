"""``geocode`` and ``gazetteer``."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from geo.commands.shared import (
    STDIN,
    crew_from,
    desk_geocoder,
    opened,
    print_json,
    print_table,
    progress_bar,
    say,
    size_of,
)
from geo.config import Config
from geo.errors import GeocoderError, InputError
from geo.importers.progress import Meter
from geo.jsonform import match_to_json
from geo.model import Candidate, LonLat, MatchStatus, PlaceMatch
from geo.piles import in_order
from geo.places.geocoder import Geocoder
from geo.places.typed_spots import spot_match


def geocode(args: argparse.Namespace, config: Config) -> int:
    """``geo geocode``: where names lie, given by themselves or as a table."""
    if bool(args.names) == bool(args.csv):
        say("geo geocode: give names, or --csv FILE (and not both).")
        return 2
    crew = crew_from(args)
    if not crew.alone and not args.csv:
        say("geo geocode: --workers and --scheduler are for a pile of names: --csv FILE.")
        return 2
    remote = crew.alone and not config.offline
    if not crew.alone and not config.offline:
        say("Note: several workers never ask the remote geocoder, which takes a name at a time.")
    total = size_of(Path(args.csv)) if args.csv else 0
    rows = _csv_rows(Path(args.csv)) if args.csv else ((name, None, 0) for name in args.names)
    asked = ((name, admin1 or args.admin1, at) for name, admin1, at in rows)
    answers = in_order(partial(_geocode_rows, remote=remote, config=config), asked, crew)
    answers = _with_progress(answers, total) if args.csv else answers
    if args.json:
        for match, _ in answers:
            print_json(match_to_json(match))
    else:
        header = ("name", "found", "lat", "lon", "within", "governorate", "how", "why")
        print_table(header, [_row(match) for match, _ in answers])
    return 0


Row = tuple[str, str | None, int]
"""A name, its governorate, and how many bytes of the file were read when it was."""


def _geocode_rows(rows: list[Row], remote: bool, config: Config) -> list[tuple[PlaceMatch, int]]:
    """Answers to names; at the top of the module, so that workers can be given it."""
    ask = asker(config, remote)
    return [(ask(name, admin1), at) for name, admin1, at in rows]


class _Asker:
    """Asks the gazetteer, and the remote geocoder until it once fails to answer."""

    def __init__(self, geocoder: Geocoder, remote: bool) -> None:
        self._geocoder, self._remote = geocoder, remote

    def __call__(self, name: str, admin1: str | None) -> PlaceMatch:
        return self._spot(name) or self._named(name, admin1)

    def _spot(self, text: str) -> PlaceMatch | None:
        """What a coordinate means; one that can't be is an answer too, and stops no pile."""
        if not any(map(str.isdigit, text)):
            return None
        try:
            return spot_match(text, self._geocoder)
        except InputError as error:
            return PlaceMatch(text, MatchStatus.UNRESOLVED, why=str(error))

    def _named(self, name: str, admin1: str | None) -> PlaceMatch:
        if self._remote:
            try:
                return self._geocoder.geocode(name, admin1=admin1, allow_remote=True)
            except GeocoderError as error:
                say(f"Note: {error} The rest is answered from the gazetteer alone.")
                self._remote = False
        return self._geocoder.geocode(name, admin1=admin1)


@lru_cache(maxsize=2)
def asker(config: Config, remote: bool) -> _Asker:
    """What geocodes names; each process makes its own once."""
    return _Asker(desk_geocoder(config), remote)


def _with_progress(
    answers: Iterable[tuple[PlaceMatch, int]], total: int
) -> Iterator[tuple[PlaceMatch, int]]:
    meter, number = Meter(progress_bar(), unit="names"), 0
    for number, (match, at) in enumerate(answers, start=1):
        yield match, at
        meter.at(number, at / max(1, total))
    meter.at(number, 1.0, last=True)


def _row(match: PlaceMatch) -> tuple[str, ...]:
    if match.point is None or match.radius_m is None:
        return (match.query, "—", "", "", "", "", str(match.status), match.why)
    return (
        match.query,
        match.name or "",
        f"{match.point.lat:.4f}",
        f"{match.point.lon:.4f}",
        f"{match.radius_m / 1000:,.3g} km",
        match.admin1_name or match.country or "",
        f"{match.method} {match.score:.2f}",
        match.why,
    )


def _csv_rows(path: Path) -> Iterator[Row]:
    try:
        with opened(path) as raw:
            file = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
            reader = csv.DictReader(file)
            if "name" not in (reader.fieldnames or ()):
                raise InputError(f"{path} has no column 'name'; its first line must name one.")
            for row in reader:
                at = 0 if path == STDIN else raw.tell()  # a pipe doesn't say how far it is
                yield row["name"] or "", row.get("admin1") or None, at
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} is no CSV in UTF-8: {error}. Save it as such.") from error


def gazetteer_info(args: argparse.Namespace, config: Config) -> int:
    """``geo gazetteer info``: what the gazetteer holds, and of which sources."""
    info = desk_geocoder(config).gazetteer.info()
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
    """``geo gazetteer search``: what a name may mean, the best first."""
    match = desk_geocoder(config).geocode(args.name)
    if args.json:
        print_json(match_to_json(match))
        return 0
    say(match.why)
    header = ("place", "id", "kind", "governorate", "lat", "lon", "score", "why")
    found = [] if match.point is None else [_answer(match, match.point)]
    print_table(header, [_candidate_row(c) for c in [*found, *match.candidates]])
    return 0
