"""Regions shaded by their incidents: which region each incident counts in, and the outlines.

An incident known only to an area that covers several governorates counts in none of them: to put
it into one would be a guess, and into all would count it twice. Their number is said.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from geo.frame import GOVERNORATE_CODES, UNKNOWN, Bools, Column, Frame, total
from geo.maps.heat import weights
from geo.model import Total
from geo.places.regions import Regions

Level = Literal["governorate", "district"]
LEVELS: tuple[Level, ...] = ("governorate", "district")
NONE_KNOWN = 0xFFFF
"""No region of this level is known for the incident."""
SEVERAL = 0xFFFE
"""Known only to an area that covers several."""
SIMPLIFY_DEG = 0.004


def codes_of(level: Level, regions: Regions) -> tuple[str, ...]:
    """P-codes of the regions that can be drawn, in the order that the rows are numbered by."""
    return GOVERNORATE_CODES if level == "governorate" else regions.district_codes()


def region_of_rows(frame: Frame, level: Level, codes: Sequence[str]) -> Column:
    """Index into ``codes`` of each row's region, `SEVERAL` or `NONE_KNOWN`; uint16, ``(n,)``."""
    found = np.full(len(frame), NONE_KNOWN, dtype=np.uint16)
    if level == "governorate":
        bits = frame["governorates"]
        for i, _ in enumerate(codes):
            found[bits == 1 << i] = i
        found[(bits & (bits - np.uint16(1))) != 0] = SEVERAL
        return found
    index = {code: i for i, code in enumerate(codes)}
    table = np.array([index.get(c, NONE_KNOWN) for c in frame.districts] + [NONE_KNOWN], np.uint16)
    return np.asarray(table[frame["district"]])  # -1, unknown, is the last one


def pack_rows(rows: Column) -> bytes:
    """The regions of all rows as gzipped little-endian uint16."""
    return gzip.compress(rows.astype("<u2").tobytes(), compresslevel=4, mtime=0)


def outlines(codes: Sequence[str], regions: Regions, names: Mapping[str, str]) -> dict[str, Any]:
    """GeoJSON of the regions in the order of ``codes``: ``pcode``, ``name``, ``at`` (lon, lat)."""
    from shapely.geometry import mapping

    features = []
    for code in codes:
        shape = regions.outline(code).simplify(SIMPLIFY_DEG)
        at = shape.representative_point()
        features.append(
            {
                "type": "Feature",
                "geometry": mapping(shape),
                "properties": {
                    "pcode": code,
                    "name": names.get(code, code),
                    "at": [round(at.x, 4), round(at.y, 4)],
                },
            }
        )
    return {"type": "FeatureCollection", "features": features}


class RegionSum(NamedTuple):
    """Incidents of a region, the sum of what is asked (lower ends), how many don't say it."""

    incidents: int
    weight: int
    unknown: int


@dataclass(frozen=True, slots=True)
class RegionSums:
    """The regions that hold an incident, and how many are in none of them and why."""

    by_code: Mapping[str, RegionSum]
    several: int
    none: int


def sum_by_region(
    frame: Frame, mask: Bools, level: Level, codes: Sequence[str], by: str
) -> RegionSums:
    """The same sums as the browser's ``shade.js``; ``by``: one of `geo.maps.heat.WEIGHTS`."""
    of_row = region_of_rows(frame, level, codes)[mask]
    weight = weights(frame, mask, by)
    killed, wounded = frame["killed_min"][mask] == UNKNOWN, frame["wounded_min"][mask] == UNKNOWN
    silent = {"killed": killed, "wounded": wounded, "casualties": killed & wounded}
    unknown = silent.get(by, np.zeros(len(of_row), dtype=bool))
    found = {}
    for i, code in enumerate(codes):
        rows = of_row == i
        if rows.any():
            found[code] = RegionSum(
                int(rows.sum()), int(weight[rows].sum()), int(unknown[rows].sum())
            )
    return RegionSums(found, int((of_row == SEVERAL).sum()), int((of_row == NONE_KNOWN).sum()))


@dataclass(frozen=True, slots=True)
class RegionCount:
    """What is known of one region; ``code`` None: of no region of this level."""

    code: str | None
    name: str
    incidents: int
    killed: Total
    wounded: Total


def count_by_region(
    frame: Frame, mask: Bools, level: Level, codes: Sequence[str], names: Mapping[str, str]
) -> tuple[RegionCount, ...]:
    """Incidents by region, the most first; those of several and of none at the end."""
    of_row = region_of_rows(frame, level, codes)
    found = []
    for i, code in enumerate(codes):
        rows = mask & (of_row == i)
        if rows.any():
            found.append(_count(frame, rows, code, names.get(code, code)))
    found.sort(key=lambda region: -region.incidents)
    rest = (
        (SEVERAL, f"Known only to an area over several {level}s"),
        (NONE_KNOWN, f"No {level} known"),
    )
    for value, words in rest:
        rows = mask & (of_row == value)
        if rows.any():
            found.append(_count(frame, rows, None, words))
    return tuple(found)


def _count(frame: Frame, rows: Bools, code: str | None, name: str) -> RegionCount:
    killed, wounded = (total(frame, rows, what) for what in ("killed", "wounded"))
    return RegionCount(code, name, int(rows.sum()), killed, wounded)
