"""What several commands need: messages, JSON lines, dates, and the filter from its options."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import select
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from geo.errors import InputError, unreadable
from geo.piles import Crew

if TYPE_CHECKING:
    from geo.config import Config
    from geo.filters import IncidentFilter
    from geo.importers.progress import OnProgress, Progress
    from geo.near import Near
    from geo.places.geocoder import Geocoder

NEAR_KM = 20.0
"""How far around a place, where nobody says it."""
STDIN = Path("-")
MOST_CELL = 60
"""Characters of a table's cell for people; the last column and the JSON have all of it."""


def say(message: str) -> None:
    """A message for the person at the terminal; stdout stays clean for results."""
    print(message, file=sys.stderr)


def json_line(value: Any) -> str:
    """A value as JSON on one line, other scripts written as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def print_json(value: Any) -> None:
    """Prints a value as one line of JSON."""
    print(json_line(value))


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Left-aligned columns as wide as their longest cell; one line a row, whatever it holds."""
    cells = [list(header), *[[_one_line(str(cell)) for cell in row] for row in rows]]
    for row in cells:
        row[:-1] = [c if len(c) <= MOST_CELL else c[: MOST_CELL - 1] + "…" for c in row[:-1]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    for row in cells:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(line.rstrip())


def _one_line(text: str) -> str:
    """Without what a terminal would obey instead of showing it."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def parse_day(value: str | None, option: str) -> dt.date | None:
    """The day that an option names. Raises InputError for one not written as 2022-03-19."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{option} {value!r} is no date; write it like 2022-03-19.") from error


def filter_from(args: argparse.Namespace, geocoder: Geocoder) -> IncidentFilter:
    """The filter that the options say; a region may be a name or a P-code."""
    from geo.filters import IncidentFilter  # numpy would slow a cold `geocode`

    options = {
        "from": args.date_from or "",
        "to": args.date_to or "",
        "region": ",".join(_pcode(region, geocoder) for region in args.region),
        "party": ",".join(args.party),
        "type": ",".join(args.type),
        "min_killed": "" if args.min_killed is None else str(args.min_killed),
        "status": ",".join(args.status),
        "box": args.box or "",
        "text": args.text or "",
    }
    flt = IncidentFilter.from_options({key: value for key, value in options.items() if value})
    return replace(flt, near=_near(args, geocoder))


def _near(args: argparse.Namespace, geocoder: Geocoder) -> Near | None:
    from geo.maps.goto import find_targets

    if args.near is None:
        if args.within_km is not None:
            raise InputError("--within-km needs --near, the place to measure from.")
        return None
    found = find_targets(args.near, geocoder)
    if found.only is None:
        choices = "; ".join(
            f"{t.name} ({t.point.lat:.4f}, {t.point.lon:.4f})" for t in found.targets
        )
        raise InputError(
            f"--near {args.near!r} is no one place. {found.message}"
            + (f" Give the coordinate of one of: {choices}." if choices else "")
        )
    return found.only.near(NEAR_KM if args.within_km is None else args.within_km)


def _pcode(region: str, geocoder: Geocoder) -> str:
    from geo.places.admin import resolve_region

    code = resolve_region(geocoder, region)
    if code is None:
        raise InputError(
            f"--region {region!r} is no region that is known here; give a governorate or "
            "district by name, like Homs or 'Palmyra district', or a P-code like SY0405."
        )
    return code


def desk_geocoder(config: Config) -> Geocoder:
    """The gazetteer with the desk's own places, if there is a store."""
    from geo.places.geocoder import open_geocoder
    from geo.store.own_places import may_have_own_places, open_with_own_places

    if not may_have_own_places(config.db_url):
        return open_geocoder(config)
    from geo.store import open_store

    with open_store(config.db_url) as store:
        return open_with_own_places(config, store.user_places())


@lru_cache(maxsize=1)
def kept_geocoder(config: Config) -> Geocoder:
    """The same, opened once a process: for what works on a pile."""
    return desk_geocoder(config)


def crew_from(args: argparse.Namespace) -> Crew:
    """Who works: this process, several on this machine, or a cluster."""
    return Crew(args.workers, args.scheduler)


def progress_bar() -> OnProgress | None:
    """A bar on standard error, where that is a terminal."""
    return _draw if sys.stderr.isatty() else None


def _draw(progress: Progress) -> None:
    full = round(30 * progress.share)
    print(f"\r\033[K[{'█' * full}{' ' * (30 - full)}] {progress}", end="", file=sys.stderr)
    if progress.last:
        print(file=sys.stderr)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, or those of standard input; InputError where they can't be read."""
    try:
        if path == STDIN:
            yield sys.stdin.buffer
            return
        with path.open("rb") as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unreadable(path, error) from error


def awaited(path: Path) -> bool:
    """Whether standard input has yet to bring more; never said of a file."""
    try:
        return path == STDIN and not select.select([sys.stdin.buffer], [], [], 0)[0]
    except (OSError, ValueError):
        return False  # what is no pipe of this system can't be asked


def size_of(path: Path) -> int:
    """A file's size in bytes, 0 for standard input; InputError if there is none to read."""
    try:
        return 0 if path == STDIN else path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error
