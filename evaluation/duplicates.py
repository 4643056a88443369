"""One event in several outlets: 64 written pairs, half of them the same event."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from evaluation import Table, percent
from geo import config
from geo.model import (
    Casualties,
    Category,
    Claim,
    Count,
    CountRange,
    EventType,
    Incident,
    LonLat,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.reports.duplicates import LIKELY, compare

PAIRS = config.ROOT / "tests" / "reports" / "corpus" / "pairs.jsonl"


def run(failures: bool) -> Iterator[Table]:
    """Pairwise precision, recall and F1 at the score that is shown to a desk."""
    right = {True: 0, False: 0}
    of = {True: 0, False: 0}
    wrong: list[tuple[str, str]] = []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        found = compare(incident(pair["a"]), incident(pair["b"]))
        told = found is not None and found.score >= LIKELY
        of[pair["same"]] += 1
        right[pair["same"]] += told == pair["same"]
        if told != pair["same"]:
            wrong.append((pair["id"], f"{found.score} {found.reason}" if found else "ruled out"))
    hits, drawn = right[True], right[True] + of[False] - right[False]
    f1 = 2 * hits / (of[True] + drawn) if of[True] + drawn else 0.0
    yield Table(
        "Duplicates among incidents",
        ("", "share", "n"),
        [
            ("same event, found", percent(hits, of[True]), of[True]),
            ("merely similar, kept apart", percent(right[False], of[False]), of[False]),
            ("pairwise F1", f"{100 * f1:.1f} %", of[True] + of[False]),
        ],
    )
    if failures:
        yield Table("What fails", ("pair", "score and reason"), wrong)


def incident(value: Mapping[str, Any]) -> Incident:
    """An incident from a side of a written pair."""
    point = LonLat(value["lon"], value["lat"])
    match = PlaceMatch("", MatchStatus.MATCHED, point=point, radius_m=value["radius_m"])
    killed, wounded = Casualties(_count(value["killed"])), Casualties(_count(value["wounded"]))
    return Incident(
        category=Category.ATTACK,
        event_type=EventType(value["event_type"]),
        place=PlaceMention("", match),
        status=Status.VERIFIED,
        date=dt.date.fromisoformat(value["date"]) if value["date"] else None,
        date_end=dt.date.fromisoformat(value["date_end"]) if value["date_end"] else None,
        attacker=Party(value["attacker"]) if value["attacker"] else None,
        victims=tuple(Party(v) for v in value["victims"]),
        killed=killed,
        wounded=wounded,
        claims=(Claim(value["source"], "", killed, wounded),),
    )


def _count(value: list[int | None] | None) -> Count:
    return None if value is None else CountRange(value[0] or 0, value[1])
