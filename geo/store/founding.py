"""The founding report's incidents: facts with their source, put into a new store once."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.config import FOUNDING_INCIDENTS
from geo.errors import GazetteerError
from geo.model import (
    Casualties,
    Category,
    CountRange,
    DatePrecision,
    EventType,
    MatchStatus,
    Party,
    PlaceMention,
    ReadIncident,
    Reading,
    Status,
    Tally,
)
from geo.places.geocoder import Geocoder
from geo.store.records import AddReport

if TYPE_CHECKING:
    from geo.store.store import Store

USER = "founding report"


def seed_founding(store: Store, geocoder: Geocoder, path: Path = FOUNDING_INCIDENTS) -> AddReport:
    """Add the report with its verified incidents; a second time adds nothing.

    Raises GazetteerError, and adds nothing, where the gazetteer has lost one of its places.
    """
    facts = json.loads(path.read_text(encoding="utf-8"))
    text, reading = _founding_reading(facts, geocoder)
    report = facts["report"]
    added = store.add_report(
        text,
        reading,
        title=report["title"],
        publisher=report["publisher"],
        url=report["url"],
        published=dt.date.fromisoformat(report["published"]),
        user=USER,
    )
    # Drafts again too: whoever was stopped between the two steps ends up whole.
    if drafts := [draft.id for draft in store.drafts(added.report_id) if draft.id is not None]:
        store.accept(drafts, USER)
        store.set_tally_status(added.tally_ids, Status.VERIFIED, USER)
    return added


def _founding_reading(facts: dict[str, Any], geocoder: Geocoder) -> tuple[str, Reading]:
    """The paraphrases joined to one text, and the reading whose spans point into it."""
    sentences = [*(i["paraphrase"] for i in facts["incidents"]), facts["tally"]["paraphrase"]]
    text = "\n".join(sentences)
    starts = [sum(len(s) + 1 for s in sentences[:n]) for n in range(len(sentences))]
    spans = [(start, start + len(s)) for start, s in zip(starts, sentences, strict=True)]
    incidents = tuple(
        _incident(fact, span, geocoder)
        for fact, span in zip(facts["incidents"], spans, strict=False)
    )
    return text, Reading(incidents=incidents, tallies=(_tally(facts["tally"], spans[-1]),))


def _incident(fact: dict[str, Any], span: tuple[int, int], geocoder: Geocoder) -> ReadIncident:
    victims = tuple(Party(v) for v in fact["victims"])
    day = fact["date"]
    match = geocoder.geocode(fact["place"])
    if match.status is not MatchStatus.MATCHED:
        raise GazetteerError(
            f"The gazetteer doesn't know {fact['place']!r} of the founding report: {match.why} "
            "Put data/gazetteer back as it was."
        )
    return ReadIncident(
        category=Category(fact["category"]),
        event_type=EventType(fact["event_type"]),
        place=PlaceMention(fact["place"], match),
        date=dt.date.fromisoformat(day) if day else None,
        date_precision=DatePrecision.DAY if day else DatePrecision.UNKNOWN,
        attacker=Party(fact["attacker"]) if fact["attacker"] else None,
        victims=victims,
        killed=_casualties(fact["killed"], victims),
        wounded=_casualties(fact["wounded"], victims),
        source=fact["source"],
        sentence=fact["paraphrase"],
        span=span,
        units=tuple(fact.get("units", ())),
    )


def _casualties(number: int | None, victims: tuple[Party, ...]) -> Casualties:
    if number is None:
        return Casualties()
    count = CountRange.exactly(number)
    return Casualties(count, {victims[0]: count} if len(victims) == 1 else {})


def _tally(fact: dict[str, Any], span: tuple[int, int]) -> Tally:
    return Tally(
        killed=CountRange.exactly(fact["killed"]),
        by_party={Party(p): CountRange.exactly(n) for p, n in fact["by_party"].items()},
        date_from=dt.date.fromisoformat(fact["from"]),
        date_to=dt.date.fromisoformat(fact["to"]),
        events=fact["events"],
        source=fact["source"],
        sentence=fact["paraphrase"],
        span=span,
    )
