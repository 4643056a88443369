"""One event in several outlets: written pairs, half of them the same event.

906 pairs were tuned on; 304 were written before the code was tried on them, and are not tuned on.
Where a pair has its two reports' texts, it is also judged by what the reader takes out of them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from evaluation import Table, percent
from geo import config
from geo.config import Config
from geo.model import (
    Casualties,
    Category,
    Claim,
    Count,
    CountRange,
    EventType,
    Incident,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.places.geocoder import open_geocoder
from geo.places.that_side import is_direction
from geo.reports.duplicates import ASKED, LIKELY, DuplicatePair, compare
from geo.reports.reader import read_report
from geo.reports.spots.protocol import PlaceScanner

CORPUS = config.ROOT / "tests" / "reports" / "corpus"
TUNED_ON = (
    ("tuned on", CORPUS / "pairs.jsonl"),
    ("tuned on, second set", CORPUS / "pairs_more.jsonl"),
    ("tuned on, third set", CORPUS / "pairs_third.jsonl"),
    ("tuned on, fourth set", CORPUS / "pairs_fourth.jsonl"),
    ("tuned on, fifth set", CORPUS / "pairs_fifth.jsonl"),
    ("tuned on, sixth set", CORPUS / "pairs_sixth.jsonl"),
    ("tuned on, seventh set", CORPUS / "pairs_seventh.jsonl"),
    ("tuned on, eighth set", CORPUS / "pairs_eighth.jsonl"),
    ("tuned on, ninth set", CORPUS / "pairs_ninth.jsonl"),
    ("tuned on, tenth set", CORPUS / "pairs_tenth.jsonl"),
)
READ = CORPUS / "pairs_read.jsonl"
"""What the reader once took out of the reports of pairs that are tuned on, by their ids: the
weights are fitted on it too, for they judge what is read, with its slips."""
HELD_OUT = (
    ("held out", CORPUS / "pairs_heldout.jsonl"),
    ("held out, second set", CORPUS / "pairs_heldout2.jsonl"),
    ("held out, third set", CORPUS / "pairs_heldout3.jsonl"),
    ("held out, fourth set", CORPUS / "pairs_heldout4.jsonl"),
    ("held out, fifth set", CORPUS / "pairs_heldout5.jsonl"),
    ("held out, sixth set", CORPUS / "pairs_heldout6.jsonl"),
    ("held out, seventh set", CORPUS / "pairs_heldout7.jsonl"),
)


Incidents = Callable[[Mapping[str, Any]], Sequence[Incident]]
"""What a side of a pair tells of."""


def run(failures: bool) -> Iterator[Table]:
    """Pairwise F1 at the score that is shown to a desk, and what a draft is asked about."""
    for name, path in (*TUNED_ON, *HELD_OUT):
        yield from _tables(f"pairs {name}", path, None, failures and (name, path) in TUNED_ON)
    reading = as_read(open_geocoder(Config.from_env()))
    for name, path in (*TUNED_ON, *HELD_OUT):
        if _has_texts(path):
            told = f"pairs {name}, read from their reports"
            yield from _tables(told, path, reading, failures and (name, path) in TUNED_ON)


Judged = tuple[dict[bool, int], dict[bool, int], list[tuple[str, str]]]
"""How many pairs are the same event and not, how many of each are told, and what fails."""


def _has_texts(path: Path) -> bool:
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return any(line["a"].get("text") for line in lines)


def _tables(name: str, path: Path, reading: Incidents | None, failures: bool) -> Iterator[Table]:
    of, right, wrong = judged(path, reading, only_texts=reading is not None)
    _, asked, _ = judged(path, reading, only_texts=reading is not None, least=ASKED)
    yield Table(
        f"Duplicates among incidents, {name}",
        ("", "share", "n"),
        [
            ("same event, found", percent(right[True], of[True]), of[True]),
            ("merely similar, kept apart", percent(right[False], of[False]), of[False]),
            ("pairwise F1", f"{100 * f1(of, right):.1f} %", of[True] + of[False]),
            ("same event, a draft is asked about", percent(asked[True], of[True]), of[True]),
            ("similar, nothing is asked", percent(asked[False], of[False]), of[False]),
        ],
    )
    if failures:
        yield Table("What fails", ("pair", "score and reason"), wrong)


def judged(
    path: Path,
    incidents: Incidents | None = None,
    only_texts: bool = False,
    least: float = LIKELY,
) -> Judged:
    """The pairs of a file; of a side with several incidents the likeliest counts."""
    incidents = incidents or (lambda side: [incident(side)])
    of, right = {True: 0, False: 0}, {True: 0, False: 0}
    wrong: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if only_texts and not (pair["a"].get("text") and pair["b"].get("text")):
            continue
        found = likeliest(incidents(pair["a"]), incidents(pair["b"]))
        told = found is not None and found.score >= least
        of[pair["same"]] += 1
        right[pair["same"]] += told == pair["same"]
        if told != pair["same"]:
            wrong.append((pair["id"], f"{found.score} {found.reason}" if found else "ruled out"))
    return of, right, wrong


def likeliest(these: Sequence[Incident], those: Sequence[Incident]) -> DuplicatePair | None:
    """Of the incidents of two reports the pair that is most likely one, if any may be."""
    compared = (compare(one, other) for one, other in product(these, those))
    return max((p for p in compared if p is not None), key=lambda p: p.score, default=None)


def f1(of: Mapping[bool, int], right: Mapping[bool, int]) -> float:
    """Pairwise F1 of "the same event"."""
    drawn = right[True] + of[False] - right[False]
    return 2 * right[True] / (of[True] + drawn) if of[True] + drawn else 0.0


def incident(value: Mapping[str, Any]) -> Incident:
    """An incident from a side of a written pair; ``lon`` null is no place."""
    match = PlaceMatch("", MatchStatus.UNRESOLVED)
    if value["lon"] is not None:
        match = _place(value["lon"], value["lat"], value["radius_m"])
        if words := value.get("beside"):  # "east of Palmyra"
            match = replace(match, query=words, kind="area", method=MatchMethod.RELATION)
    killed, wounded = Casualties(_count(value["killed"])), Casualties(_count(value["wounded"]))
    text, published = value.get("text", ""), _day(value.get("published"))
    claim = Claim(value["source"], text, killed, wounded, published=published)
    return Incident(
        category=Category.ATTACK,
        event_type=EventType(value["event_type"]),
        place=PlaceMention("", match),
        status=Status.VERIFIED,
        date=_day(value["date"]),
        date_end=_day(value["date_end"]),
        other_places=tuple(PlaceMention("", _place(*at)) for at in value.get("other_places", ())),
        attacker=Party(value["attacker"]) if value["attacker"] else None,
        victims=tuple(Party(v) for v in value["victims"]),
        killed=killed,
        wounded=wounded,
        claims=(claim,),
        units=tuple(value.get("units", ())),
    )


def _place(lon: float, lat: float, radius_m: float) -> PlaceMatch:
    return PlaceMatch("", MatchStatus.MATCHED, point=LonLat(lon, lat), radius_m=radius_m)


def facts(incident: Incident) -> dict[str, Any]:
    """The side of a written pair that ``incident`` makes an incident like this one of."""
    (claim, *_), match = incident.claims, incident.place.match
    at = match.point
    beside = {"beside": match.query} if is_direction(match) else {}
    others = [_circle(o.match) for o in incident.other_places if o.match.point is not None]
    return {
        **beside,
        **({"other_places": others} if others else {}),
        "date": _text(incident.date),
        "date_end": _text(incident.date_end),
        "lon": None if at is None else round(at.lon, 4),
        "lat": None if at is None else round(at.lat, 4),
        "radius_m": match.radius_m,
        "text": claim.sentence,
        "published": _text(claim.published),
        "event_type": incident.event_type.value,
        "attacker": incident.attacker and incident.attacker.value,
        "victims": [v.value for v in incident.victims],
        "killed": _range(incident.killed.total),
        "wounded": _range(incident.wounded.total),
        "source": claim.source or "",
    }


def _circle(match: PlaceMatch) -> list[float | None]:
    assert match.point is not None
    return [round(match.point.lon, 4), round(match.point.lat, 4), match.radius_m]


def as_read(geocoder: PlaceScanner) -> Incidents:
    """The incidents that the reader finds in a side's text."""

    def incidents(side: Mapping[str, Any]) -> list[Incident]:
        published = _day(side["published"])
        return [
            Incident(
                category=read.category,
                event_type=read.event_type,
                place=read.place,
                status=Status.DRAFT,
                date=read.date,
                date_end=read.date_end,
                other_places=read.other_places,
                attacker=read.attacker,
                victims=read.victims,
                killed=read.killed,
                wounded=read.wounded,
                claims=(
                    Claim(
                        read.source, read.sentence, read.killed, read.wounded, published=published
                    ),
                ),
                units=read.units,
            )
            for read in read_report(side["text"], published, geocoder).incidents
        ]

    return incidents


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _range(count: Count) -> list[int | None] | None:
    return None if count is None else [count.min, count.max]


def _count(value: list[int | None] | None) -> Count:
    return None if value is None else CountRange(value[0] or 0, value[1])
