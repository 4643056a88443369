"""Reports to incidents: the written corpus (dev and held-out) and, where it stands, a shared set.

Figures follow the desk's questions: was the incident found, and of those found, are the numbers,
the day, the place and the sides right. Only the dev part's failures can be listed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation import SHARED, Table, percent
from geo import config
from geo.config import Config
from geo.model import Count, LonLat, Party, ReadIncident, Reading
from geo.places.geocoder import open_geocoder
from geo.reports.reader import read_report
from geo.reports.spots.nearness import distance_m
from geo.reports.spots.protocol import PlaceScanner

CORPUS = config.ROOT / "tests" / "reports" / "corpus"
MEASURES = (
    "killed",
    "wounded",
    "date",
    "place",
    "attacker",
    "victims",
    "party",
    "kind",
    "category",
    "source",
)
ENOUGH = 3.0
"""Evidence that two incidents are one: see ``_likeness``."""

Gold = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts over a set of reports."""

    name: str
    unseen: bool = False
    reports: int = 0
    gold: int = 0
    drawn: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    of: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    place_wrong: int = 0
    tallies: int = 0
    tallies_found: int = 0
    tallies_drawn: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.gold + self.drawn) if self.gold + self.drawn else 0.0


def run(failures: bool) -> Iterator[Table]:
    """The table over all sets."""
    geocoder = open_geocoder(Config.from_env())
    scores = [
        score_of("dev", corpus("dev"), geocoder),
        score_of("held-out", corpus("heldout"), geocoder, unseen=True),
        score_of("held-out 2", corpus("heldout2"), geocoder, unseen=True),
        score_of("held-out 3", corpus("heldout3"), geocoder, unseen=True),
        score_of("held-out 4", corpus("heldout4"), geocoder, unseen=True),
        score_of("held-out 5", corpus("heldout5"), geocoder, unseen=True),
    ]
    notes: list[str] = []
    shared = SHARED / "reports" / "dev_summaries.json"
    if shared.exists():
        scores.append(score_of("short real", _shared(shared), geocoder))
    else:
        notes.append(f"Short reports after real ones: skipped, {shared} is missing.")
    yield Table("Reports to incidents", ("", *(s.name for s in scores)), _rows(scores), notes)
    if failures:
        for score in scores:
            if not score.unseen:
                lines = tuple((line,) for line in score.failures)
                yield Table(f"What fails: {score.name}", ("report, field, read, gold",), lines)


def _rows(scores: Sequence[Score]) -> list[tuple[object, ...]]:
    def share(part: int, whole: int) -> str:
        return f"{percent(part, whole)} of {whole}"

    rows: list[tuple[object, ...]] = [
        ("reports", *(s.reports for s in scores)),
        ("incidents: gold, drawn", *(f"{s.gold}, {s.drawn}" for s in scores)),
        ("incidents found, F1", *(f"{100 * s.f1:.1f} %" for s in scores)),
    ]
    rows += [(m, *(share(s.right[m], s.of[m]) for s in scores)) for m in MEASURES]
    rows += [
        ("place wrong", *(share(s.place_wrong, s.of["place"]) for s in scores)),
        ("tallies found", *(share(s.tallies_found, s.tallies) for s in scores)),
        ("tallies drawn as incidents", *(s.tallies_drawn for s in scores)),
    ]
    return rows


def corpus(name: str) -> list[dict[str, Any]]:
    """The reports of one part of the corpus, with their gold."""
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _shared(path: Path) -> list[dict[str, Any]]:
    """The shared set in the corpus's form: one accepted value for each field."""
    reports = json.loads(path.read_text(encoding="utf-8"))
    result = []
    for number, report in enumerate(reports):
        incidents = [
            {
                **{k: [i[k]] for k in ("date", "event_type", "attacker", "killed", "wounded")},
                "category": [],
                "victims": i["victims"],
                "source": [],
                "place": [
                    {"lon": i["lon"], "lat": i["lat"], "within_km": i["within_km"], "name": ""}
                ],
            }
            for i in report["incidents"]
        ]
        tallies = [{"killed": [t, t]} for t in report["tallies"]]
        result.append(
            {
                "id": f"s{number:02}",
                "published": report["published"],
                "text": report["text"],
                "incidents": incidents,
                "tallies": tallies,
            }
        )
    return result


def score_of(
    name: str, reports: Sequence[Gold], geocoder: PlaceScanner, *, unseen: bool = False
) -> Score:
    """Reads every report and compares it with its gold; failures of ``unseen`` are not told."""
    score = Score(name, unseen=unseen)
    for report in reports:
        published = dt.date.fromisoformat(report["published"])
        reading = read_report(report["text"], published, geocoder)
        score.reports += 1
        _compare(score, report, reading)
    return score


def _compare(score: Score, report: Gold, reading: Reading) -> None:
    gold, read = report["incidents"], reading.incidents
    score.gold += len(gold)
    score.drawn += len(read)
    pairs = _matched(gold, read)
    score.found += len(pairs)
    for g, r in pairs:
        _compare_fields(score, report["id"], gold[g], read[r])
    missed = set(range(len(gold))) - {g for g, _ in pairs}
    extra = set(range(len(read))) - {r for _, r in pairs}
    for g in missed:
        score.failures.append(f"{report['id']} MISSED {gold[g]['date']} {gold[g]['killed']}")
    wanted = [t["killed"][0] for t in report["tallies"] if t["killed"]]
    for r in extra:
        killed = hull(read[r])[0]
        if killed is not None and killed.min in wanted:
            score.tallies_drawn += 1
        score.failures.append(
            f"{report['id']} EXTRA {read[r].event_type} {read[r].date} {killed} "
            f"{' '.join(read[r].sentence.split())[:90]}"
        )
    score.tallies += len(report["tallies"])
    told = [t.killed.min for t in reading.tallies if t.killed is not None]
    for tally in report["tallies"]:
        ok = bool(reading.tallies) and (tally["killed"] is None or tally["killed"][0] in told)
        score.tallies_found += ok
        if not ok:
            score.failures.append(f"{report['id']} TALLY missed {tally['killed']} (read {told})")


def _matched(gold: Sequence[Gold], read: Sequence[ReadIncident]) -> list[tuple[int, int]]:
    """Pairs of gold and read incidents that are one, the most alike first."""
    likeness = sorted(
        ((_likeness(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    pairs = []
    for value, i, j in likeness:
        if value >= ENOUGH and i not in taken_gold and j not in taken_read:
            pairs.append((i, j))
            taken_gold.add(i)
            taken_read.add(j)
    return pairs


def _likeness(gold: Gold, read: ReadIncident) -> float:
    """Evidence that two are one event: two points for place, day and killed, one for the rest."""
    killed, wounded = hull(read)
    value = 2.0 * (_day_right(gold, read) or 0)
    value += 2.0 * (_place_right(gold, read) or 0)
    value += 2.0 * (_count_right(gold["killed"], killed) and killed is not None)
    value += 1.0 * (_count_right(gold["wounded"], wounded) and wounded is not None)
    value += 1.0 * (str(read.event_type) in gold["event_type"])
    return value


def hull(read: ReadIncident) -> tuple[Count, Count]:
    """Killed and wounded over all sources of an incident: 13 and 15 is 13 to 15."""
    result: list[Count] = []
    for counts in (
        [read.killed.total, *(c.killed.total for c in read.extra_claims)],
        [read.wounded.total, *(c.wounded.total for c in read.extra_claims)],
    ):
        total: Count = None
        for count in counts:
            if count is not None:
                total = count if total is None else total.hull(count)
        result.append(total)
    return result[0], result[1]


def _compare_fields(score: Score, report_id: str, gold: Gold, read: ReadIncident) -> None:
    killed, wounded = hull(read)
    attacker = _attacker_right(gold, read)
    victims = _victims_right(gold, read)
    checks: dict[str, tuple[bool | None, object, object]] = {
        "killed": (_count_right(gold["killed"], killed), killed, gold["killed"]),
        "wounded": (_count_right(gold["wounded"], wounded), wounded, gold["wounded"]),
        "date": (_day_right(gold, read), read.date, gold["date"]),
        "place": (_place_right(gold, read), read.place.mention, [p["name"] for p in gold["place"]]),
        "attacker": (attacker, read.attacker, gold["attacker"]),
        "victims": (victims, [str(v) for v in read.victims], gold["victims"]),
        "party": (attacker and victims, "", ""),
        "kind": (str(read.event_type) in gold["event_type"], read.event_type, gold["event_type"]),
        "category": (
            str(read.category) in gold["category"] if gold["category"] else None,
            read.category,
            gold["category"],
        ),
        "source": (
            _source_right(gold, read) if gold["source"] else None,
            read.source,
            gold["source"],
        ),
    }
    for measure, (ok, told, wanted) in checks.items():
        if ok is None:
            continue
        score.of[measure] += 1
        score.right[measure] += ok
        if not ok and measure != "party":
            score.failures.append(f"{report_id} {measure}: {told} | {wanted}")
    if gold["place"] and read.place.match.point is not None and not _place_right(gold, read):
        score.place_wrong += 1


def _count_right(accepted: Sequence[Sequence[int | None] | None], told: Count) -> bool:
    value = None if told is None else [told.min, told.max]
    return any(value == (None if a is None else list(a)) for a in accepted)


def _day_right(gold: Gold, read: ReadIncident) -> bool:
    value = read.date.isoformat() if read.date else None
    return value in gold["date"]


def _place_right(gold: Gold, read: ReadIncident) -> bool | None:
    if not gold["place"]:
        return None
    point = read.place.match.point
    if point is None:
        return False
    return any(
        distance_m(point, LonLat(p["lon"], p["lat"])) <= max(10, p["within_km"]) * 1000
        for p in gold["place"]
    )


def _attacker_right(gold: Gold, read: ReadIncident) -> bool:
    """Nobody named and "unidentified" are one answer."""
    accepted = {a or "unknown" for a in gold["attacker"]}
    return str(read.attacker or Party.UNKNOWN) in accepted


def _victims_right(gold: Gold, read: ReadIncident) -> bool:
    """The sides that suffered; those that are said to be unidentified don't count.

    A side that also attacked is no question: its own dead make it neither right nor wrong. With
    ``victims_either`` two careful readers differ, and any of the sides will do; none will do, too,
    where "unknown" is one of them.
    """
    accepted, told = set(gold["victims"]), {str(v) for v in read.victims} - {"unknown"}
    attackers = {a for a in gold["attacker"] if a}
    others = accepted - attackers
    if gold.get("victims_either"):
        silent_will_do = "unknown" in accepted or not others
        return told - attackers <= others and (bool(told) or silent_will_do)
    return told - attackers == others - {"unknown"}


def _source_right(gold: Gold, read: ReadIncident) -> bool:
    told = [read.source, *(c.source for c in read.extra_claims)]
    return any((t or "").lower() == (a or "").lower() for t in told for a in gold["source"])
