"""The gazetteer's files: what columns they have, and every way in which a row can be wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.places.kinds import PLACE_KINDS
from geo.places.names import normalise

PLACE_FIELDS = (
    "place_id", "name", "name_ar", "kind", "lon", "lat", "radius_m", "admin1", "admin2", "admin3",
    "country", "source", "note",
)  # fmt: skip
NAME_FIELDS = ("place_id", "name", "lang", "strength")
ROAD_FIELDS = ("road_id", "name", "other_names", "places")

Row = list[Any]
"""A place as its file has it, in the order of PLACE_FIELDS; lon, lat and radius_m are floats."""


def read_places(path: Path, optional: bool = False) -> list[Row]:
    """The rows of a places file, checked. Raises GazetteerError naming the line and the cure."""
    if not path.is_file():
        if optional:
            return []
        raise GazetteerError(f"{path} is missing. Restore data/gazetteer from the repository.")
    rows = []
    seen: set[str] = set()
    for line, record in _records(path, PLACE_FIELDS):
        rows.append(_place(path, line, record))
        if record["place_id"] in seen:
            raise GazetteerError(f"{path}, line {line}: {record['place_id']!r} stands twice.")
        seen.add(record["place_id"])
    return rows


def _place(path: Path, line: int, record: Mapping[str, str]) -> Row:
    try:
        lon, lat, radius_m = (float(record[f]) for f in ("lon", "lat", "radius_m"))
    except ValueError as error:
        raise GazetteerError(f"{path}, line {line}: {error}. Correct the number.") from error
    if not (-180 <= lon <= 180 and -90 <= lat <= 90 and 0 < radius_m < 20_000_000):
        raise GazetteerError(
            f"{path}, line {line}: {lon}, {lat} with radius {radius_m} is no place. "
            "lon, lat are degrees, radius_m is above 0."
        )
    if record["kind"] not in PLACE_KINDS:
        raise GazetteerError(
            f"{path}, line {line}: kind {record['kind']!r} is unknown. "
            f"Use one of {', '.join(PLACE_KINDS)}."
        )
    if not record["place_id"] or not normalise(record["name"]):
        raise GazetteerError(f"{path}, line {line}: a place has no name or no place_id. Add it.")
    row: Row = [record[f] for f in PLACE_FIELDS]
    row[4:7] = [lon, lat, radius_m]
    return row


def read_names(path: Path, rows: Sequence[Row]) -> dict[str, list[list[str]]]:
    """``[name, lang, strength]`` by place_id; every one must belong to one of ``rows``."""
    names: dict[str, list[list[str]]] = {}
    if path.is_file():
        known = {row[0] for row in rows}
        for line, record in _records(path, NAME_FIELDS):
            _check_place(path, line, record["place_id"], known)
            if record["strength"] not in ("strong", "weak"):
                raise GazetteerError(
                    f"{path}, line {line}: strength is {record['strength']!r}. "
                    "It must be strong or weak."
                )
            names.setdefault(record["place_id"], []).append(
                [record["name"], record["lang"], record["strength"]]
            )
    return names


def read_roads(path: Path, rows: Sequence[Row]) -> list[list[Any]]:
    """``[road_id, name, other names, places]``; every place must be one of ``rows``."""
    roads: list[list[Any]] = []
    if path.is_file():
        known = {row[0] for row in rows}
        for line, record in _records(path, ROAD_FIELDS):
            places = _listed(record["places"])
            for place_id in places:
                _check_place(path, line, place_id, known)
            roads.append(
                [record["road_id"], record["name"], _listed(record["other_names"]), places]
            )
    return roads


def _check_place(path: Path, line: int, place_id: str, known: set[str]) -> None:
    if place_id not in known:
        raise GazetteerError(
            f"{path}, line {line}: there is no place {place_id!r}. Correct the place_id, or add "
            "the place."
        )


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _records(path: Path, fields: Sequence[str]) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [f for f in fields if f not in (reader.fieldnames or ())]
            if missing:
                raise GazetteerError(f"{path} lacks the column(s) {', '.join(missing)}.")
            for record in reader:
                if None in record or None in record.values():
                    raise GazetteerError(
                        f"{path}, line {reader.line_num}: the number of columns is wrong. "
                        "Quote a value that holds a comma."
                    )
                yield reader.line_num, {k: v.strip() for k, v in record.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{path} can't be read as CSV in UTF-8: {error}.") from error
