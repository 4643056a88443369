"""One event in several outlets: written pairs, half of them the same event.

246 pairs were tuned on; 136 were written before the code was tried on them, and are not tuned on.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
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

CORPUS = config.ROOT / "tests" / "reports" / "corpus"
TUNED_ON = (
    ("tuned on", CORPUS / "pairs.jsonl"),
    ("tuned on, second set", CORPUS / "pairs_more.jsonl"),
    ("tuned on, third set", CORPUS / "pairs_third.jsonl"),
)
HELD_OUT = (
    ("held out", CORPUS / "pairs_heldout.jsonl"),
    ("held out, second set", CORPUS / "pairs_heldout2.jsonl"),
)


def run(failures: bool) -> Iterator[Table]:
    """Pairwise precision, recall and F1 at the score that is shown to a desk."""
    for name, path in (*TUNED_ON, *HELD_OUT):
        of, right, wrong = judged(path)
        yield Table(
            f"Duplicates among incidents, pairs {name}",
            ("", "share", "n"),
            [
                ("same event, found", percent(right[True], of[True]), of[True]),
                ("merely similar, kept apart", percent(right[False], of[False]), of[False]),
                ("pairwise F1", f"{100 * f1(of, right):.1f} %", of[True] + of[False]),
            ],
        )
        if failures and (name, path) in TUNED_ON:
            yield Table("What fails", ("pair", "score and reason"), wrong)


def judged(path: Path) -> tuple[dict[bool, int], dict[bool, int], list[tuple[str, str]]]:
    """How many pairs are the same event and not, how many of each are told, and what fails."""
    of, right = {True: 0, False: 0}, {True: 0, False: 0}
    wrong: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        found = compare(incident(pair["a"]), incident(pair["b"]))
        told = found is not None and found.score >= LIKELY
        of[pair["same"]] += 1
        right[pair["same"]] += told == pair["same"]
        if told != pair["same"]:
            wrong.append((pair["id"], f"{found.score} {found.reason}" if found else "ruled out"))
    return of, right, wrong


def f1(of: Mapping[bool, int], right: Mapping[bool, int]) -> float:
    """Pairwise F1 of "the same event"."""
    drawn = right[True] + of[False] - right[False]
    return 2 * right[True] / (of[True] + drawn) if of[True] + drawn else 0.0


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
        units=tuple(value.get("units", ())),
    )


def _count(value: list[int | None] | None) -> Count:
    return None if value is None else CountRange(value[0] or 0, value[1])
