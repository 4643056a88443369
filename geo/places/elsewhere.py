"""Cities abroad that the gazetteer does not hold and a guess might take for a place it holds.

Only names are known of them, to refuse "Dublin" rather than answer the nearest spelling.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from geo.config import GAZETTEER


def city_abroad(core: str) -> str | None:
    """The city, as "Dublin, IE", that bears this name (normalised, without articles)."""
    return _cities().get(core)


@cache
def _cities() -> Mapping[str, str]:
    with (GAZETTEER / "elsewhere.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["place"] for row in csv.DictReader(file)}
