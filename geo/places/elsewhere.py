"""Cities abroad that the gazetteer does not hold and a guess might take for a place it holds.

Only names are known of them, to refuse "Dublin" rather than answer the nearest spelling.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from functools import cache

from geo.config import GAZETTEER


def city_abroad(core: str) -> str | None:
    """The city, as "Dublin, IE", that bears this name (normalised, without articles)."""
    lines = _lines()
    start = f"{core},".encode()
    i = bisect_left(lines, start)
    if i == len(lines) or not lines[i].startswith(start):
        return None
    return next(csv.reader([lines[i].decode()]))[1]


@cache
def _lines() -> list[bytes]:
    """The sorted lines of the list as they stand: a table of them all takes 20 times as long."""
    return (GAZETTEER / "elsewhere.csv").read_bytes().splitlines()[1:]
