"""What `gazetteer update` brought in, as it stands on disk, beside the built-in gazetteer.

Under ``var/gazetteer``, each state has a folder of its own and the file ``current`` names the one
in use. Replacing that file is the only step that changes what a reader sees; the state before it
is kept, so that a reader who has just looked finds its files.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.places.files import NAME_FIELDS, PLACE_FIELDS, Row, read_names, read_places

UNDO = "Run: python -m geo gazetteer update --remove"
MANIFEST = "manifest.json"
BOUNDARIES_FILE = "boundaries.geojson"

_STATE = re.compile(r"\d{8}T\d{6}\d{6}-[0-9a-f]{6}")
_ORIGIN_ID = re.compile(r"\b(OCHA|GeoNames):(\w+)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where places or boundaries come from; ``files`` are its own within a state's folder."""

    key: str
    title: str
    licence: str
    attribution: str
    files: tuple[str, ...]


OCHA_PLACES = Source(
    "ocha_places",
    "OCHA's populated places",
    "CC BY 3.0 IGO",
    "OCHA Syria (CC BY 3.0 IGO)",
    ("ocha_places.csv", "ocha_places_names.csv"),
)
GEONAMES = Source(
    "geonames",
    "GeoNames",
    "CC BY 4.0",
    "Contains data of GeoNames (geonames.org), CC BY 4.0, changed",
    ("geonames.csv", "geonames_names.csv"),
)
BOUNDARIES = Source(
    "ocha_boundaries",
    "OCHA's boundaries (COD-AB)",
    "CC BY 3.0 IGO",
    "OCHA Syria, COD-AB (CC BY 3.0 IGO)",
    (BOUNDARIES_FILE,),
)
SOURCES = (OCHA_PLACES, GEONAMES, BOUNDARIES)
"""In the order in which they win, after the built-in rows: OCHA's rows carry P-codes."""

ROW_FILES = tuple(file for source in SOURCES for file in source.files if file.endswith(".csv"))
"""The files that an index is compiled from."""


def current(var: Path) -> Path | None:
    """The folder of what was brought in, None if nothing was. Raises GazetteerError if damaged."""
    root = var / "gazetteer"
    try:
        name = (root / "current").read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{root / 'current'} can't be read ({error}). {UNDO}") from error
    if not _STATE.fullmatch(name) or not (root / name).is_dir():
        raise GazetteerError(f"{root / 'current'} names {name!r}, which is not there. {UNDO}")
    return root / name


def manifest(folder: Path | None) -> dict[str, dict[str, Any]]:
    """What is known of each source in a state's folder, by its key."""
    if folder is None:
        return {}
    try:
        sources: dict[str, dict[str, Any]] = json.loads((folder / MANIFEST).read_text("utf-8"))
        return {
            source.key: dict(sources[source.key]) for source in SOURCES if source.key in sources
        }
    except (OSError, ValueError, TypeError) as error:
        raise GazetteerError(f"{folder / MANIFEST} is damaged ({error}). {UNDO}") from error


def boundaries_in(folder: Path | None) -> Path | None:
    """The file of district and subdistrict outlines, if some were brought in."""
    path = folder / BOUNDARIES_FILE if folder else None
    return path if path is not None and path.is_file() else None


def origins(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Which records of OCHA or GeoNames the rows are, by what they name as their source."""
    return {found for row in rows for found in _ORIGIN_ID.findall(row[11])}


def read_rows(
    folder: Path, built_in: Iterable[Row]
) -> tuple[list[Row], dict[str, list[list[str]]]]:
    """The places brought in and their names, without those that a built-in row already is.

    A built-in row says in its source which record of OCHA or GeoNames it is.
    """
    known = origins(built_in)
    rows: list[Row] = []
    names: dict[str, list[list[str]]] = {}
    try:
        for places, others in (OCHA_PLACES.files, GEONAMES.files):
            brought = read_places(folder / places, optional=True)
            names |= read_names(folder / others, brought)
            rows += (row for row in brought if not known & origins([row]))
    except GazetteerError as error:
        raise GazetteerError(f"{error} To do without what was brought in: {UNDO}") from error
    return rows, names


def write_places(
    folder: Path, source: Source, rows: Iterable[Row], names: Mapping[str, list[list[str]]]
) -> None:
    """Write a source's rows as the two files that ``read_rows`` reads."""
    places, others = source.files
    _write_csv(folder / places, PLACE_FIELDS, rows)
    _write_csv(
        folder / others,
        NAME_FIELDS,
        ([place_id, *name] for place_id, listed in names.items() for name in listed),
    )


def _write_csv(path: Path, fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows(rows)


def install(
    var: Path, fill: Callable[[Path], Iterable[Source]], finish: Callable[[Path], Any]
) -> Path:
    """Make a new state out of the one in use and put it in its place, all or nothing.

    ``fill`` writes some sources' files into the new folder and names them; the other sources'
    files are copied. ``finish`` checks the whole and writes the manifest. If either raises,
    the state in use stays. Raises GazetteerError where nothing can be written.
    """
    root = var / "gazetteer"
    now = dt.datetime.now(dt.UTC)
    new = root / f"{now:%Y%m%dT%H%M%S%f}-{os.urandom(3).hex()}"
    try:
        new.mkdir(parents=True)
        try:
            filled = {source.key for source in fill(new)}
            before = current(var)
            for source in SOURCES:
                if before is not None and source.key not in filled:
                    _copy(before, new, source.files)
            finish(new)
            _point_to(root, new.name)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
    except OSError as error:
        raise GazetteerError(
            f"{root} can't be written to ({error.strerror}). Give its owner's account, or set "
            "BADIA_VAR to another folder."
        ) from error
    if before is not None:
        _prune(root, before.name)
    return new


def remove(var: Path) -> bool:
    """Do away with all that was brought in; False if there was nothing."""
    root = var / "gazetteer"
    there = root.is_dir()
    (root / "current").unlink(missing_ok=True)
    shutil.rmtree(root, ignore_errors=True)
    return there


def _copy(before: Path, new: Path, names: Iterable[str]) -> None:
    for name in names:
        if (before / name).is_file():
            shutil.copy2(before / name, new / name)


def _point_to(root: Path, name: str) -> None:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=root, suffix=".part", delete=False
    ) as part:
        part.write(name + "\n")
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(root / "current")


def _prune(root: Path, before: str) -> None:
    """Remove the states older than the one before; their names begin with their time."""
    for path in root.iterdir():
        if _STATE.fullmatch(path.name) and path.name < before:
            shutil.rmtree(path, ignore_errors=True)
