"""Place labels of the built-in basemap: which places get one, and which go first."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from geo.maps.style import FOCUS_GOVERNORATES

KIND_RANK = {
    "city": 0,
    "station": 2,
    "town": 2,
    "airfield": 3,
    "crossing": 3,
    "dam": 4,
    "base": 4,
    "mountain": 4,
    "oil_field": 4,
    "gas_field": 4,
    "ruin": 5,
    "village": 5,
}
"""The lower, the earlier a label takes its room. Kinds that are not here get no label."""
FOCUS_BONUS = 1
BIG_CITY_RADIUS_M = 4000
MIN_ZOOM = (5, 6, 7, 8, 9, 10, 11)
"""Rank to the zoom from which its labels may appear."""


def place_labels(folder: Path) -> list[dict[str, Any]]:
    """Labels from ``places.csv`` in ``folder``, the most important first; empty without the file.

    Each has ``name``, ``ar``, ``kind``, ``at`` (lon, lat), ``rank`` and ``zoom`` (the lowest zoom
    that may show it). Places of the governorates in focus, and larger ones, go first.
    """
    path = folder / "places.csv"
    if not path.is_file():
        return []
    labels = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] not in KIND_RANK:
                continue
            radius_m = float(row["radius_m"])
            rank = KIND_RANK[row["kind"]]
            if row["kind"] == "city":
                rank += radius_m < BIG_CITY_RADIUS_M
            if row["admin1"] in FOCUS_GOVERNORATES:
                rank -= FOCUS_BONUS
            rank = max(0, rank)
            label = {
                "name": row["name"].split(" (")[0],
                "ar": row["name_ar"].split(" (")[0],
                "kind": row["kind"],
                "at": [round(float(row["lon"]), 4), round(float(row["lat"]), 4)],
                "rank": rank,
                "zoom": MIN_ZOOM[rank],
            }
            labels.append((rank, -radius_m, row["name"], label))
    labels.sort(key=lambda item: item[:3])
    return [label for *_, label in labels]
