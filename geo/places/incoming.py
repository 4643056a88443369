"""Rows on their way in from somebody else's list, and every reason to refuse one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.errors import GazetteerError
from geo.model import GOVERNORATES
from geo.places.files import Row
from geo.places.names import normalise, token_key
from geo.places.regions import load_regions

BOX = (35.4, 32.0, 42.6, 37.6)
"""West, south, east, north of Syria in degrees, with a margin."""
MAX_ROWS = 500_000
MAX_NAME_CHARS = 200
MAX_BROKEN_SHARE = 0.05
"""A file with more lines that aren't as they should be is not the file it is taken for."""
MAX_OFF_KM = 100.0
"""How far outside its governorate's outline a place may lie, to about a tenth.

The built-in outlines run up to 90 km beside OCHA's lines in the open desert.
"""
KM_PER_DEG = 100.0
"""Of latitude 111, of longitude 91 in the middle of Syria."""
_SHORT_KEY = 3


@dataclass(slots=True)
class Incoming:
    """What one file gives: rows, their names, and what was refused, left out or broken."""

    rows: list[Row] = field(default_factory=list)
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    """What it was (line and name), and why."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Kinds of record that Badia doesn't keep, and how many there were."""
    read: int = 0
    broken: int = 0
    ids: set[str] = field(default_factory=set)

    def refuse(self, what: str, why: str, broken: bool = False) -> None:
        """Notes what was left out and why; ``broken``: it could not be read at all."""
        self.refused.append((what, why))
        self.broken += broken

    def add(self, what: str, row: Row, names: Iterable[Iterable[str]]) -> None:
        """Take a row in. Its own name is weak where it is too short to stand alone in a text."""
        if row[0] in self.ids:
            self.refuse(what, "its code stands twice")
            return
        self.ids.add(row[0])
        listed = [list(name) for name in names]
        if _is_short(row[1]):
            listed.append([row[1], "en", "weak"])
        self.rows.append(row)
        if listed:
            self.names[row[0]] = listed


def check_place(name: str, lon: float, lat: float) -> str | None:
    """Why this is no place in Syria, None if it is one."""
    west, south, east, north = BOX
    if not (math.isfinite(lon) and math.isfinite(lat)):
        return "no coordinates"
    if not (west <= lon <= east and south <= lat <= north):
        swapped = west <= lat <= east and south <= lon <= north
        return "latitude and longitude are swapped" if swapped else "not in Syria"
    if not normalise(name):
        return "no name"
    if len(name) > MAX_NAME_CHARS:
        return f"its name is longer than {MAX_NAME_CHARS} signs"
    return None


def finish(incoming: Incoming, name: str) -> Incoming:
    """Refuse rows far from their governorate, and files that aren't what they are taken for.

    Fills in the governorate where the row has none. Raises GazetteerError for a file.
    """
    if incoming.broken > max(1, MAX_BROKEN_SHARE * incoming.read):
        what, why = incoming.refused[0]
        raise GazetteerError(
            f"{name}: {incoming.broken:,} of {incoming.read:,} lines are not as they should be "
            f"({what}: {why}). It may be another kind of file, or only a part of it."
        )
    rows, incoming.rows = incoming.rows, []
    for row, off_km in zip(rows, _off_km(rows), strict=True):
        if off_km <= MAX_OFF_KM:
            incoming.rows.append(row)
        else:
            what = f"{row[11]} {row[1]} ({off_km:.0f} km outside {GOVERNORATES[row[7]]})"
            incoming.refuse(what, "it lies far outside its governorate")
            incoming.names.pop(row[0], None)
    if not incoming.rows:
        first = f" (the first: {': '.join(incoming.refused[0])})" if incoming.refused else ""
        raise GazetteerError(f"{name} holds no place that can be used{first}. Is it whole?")
    return incoming


def _off_km(rows: list[Row]) -> list[float]:
    """How far each row lies outside its governorate; one that names none gets it by its point."""
    import shapely

    regions = load_regions()
    off_km = [0.0] * len(rows)
    at = regions.governorates_at([row[4] for row in rows], [row[5] for row in rows])
    for i, row in enumerate(rows):
        if not row[7]:
            row[7] = str(at[i] or "")
        elif row[7] != at[i]:
            point = shapely.Point(row[4], row[5])
            off_km[i] = KM_PER_DEG * float(shapely.distance(regions.outline(row[7]), point))
    return off_km


def _is_short(name: str) -> bool:
    """A name of one short word, which in a text is more often something else."""
    keys = [key for token in normalise(name).split() if (key := token_key(token))]
    return len(keys) == 1 and len(keys[0]) <= _SHORT_KEY
