"""Model values as the JSON of the command-line contract, and back.

One form serves ``geocode --json``, ``read --json`` and the store's JSON columns. Dates are ISO
8601, unknown is null, spans count code points of the input text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from geo.model import (
    Candidate,
    Casualties,
    Category,
    Count,
    CountRange,
    CountsByParty,
    DatePrecision,
    EventType,
    GeometryType,
    Ignored,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    ReadClaim,
    ReadIncident,
    Reading,
    Tally,
)

Json = dict[str, Any]


def count_to_json(count: Count) -> Json | None:
    """``{min, max}``, both inclusive, an open ``max`` null; null alone is unknown."""
    return None if count is None else {"min": count.min, "max": count.max}


def count_from_json(value: Mapping[str, Any] | None) -> Count:
    """What ``count_to_json`` wrote."""
    return None if value is None else CountRange(value["min"], value["max"])


def by_party_to_json(counts: CountsByParty) -> Json:
    """The counts under the names of their sides."""
    return {str(party): count_to_json(count) for party, count in counts.items()}


def by_party_from_json(value: Mapping[str, Any] | None) -> dict[Party, CountRange]:
    """What ``by_party_to_json`` wrote. Raises ValueError for a side that there is not."""
    return {Party(k): CountRange(v["min"], v["max"]) for k, v in (value or {}).items()}


def casualties_to_json(casualties: Casualties) -> Json | None:
    """``{min, max, by_party}``, or None where neither a total nor any part is known."""
    if casualties.total is None and not casualties.by_party:
        return None
    total = casualties.total
    return {
        "min": total.min if total else None,
        "max": total.max if total else None,
        "by_party": by_party_to_json(casualties.by_party),
    }


def casualties_from_json(value: Mapping[str, Any] | None) -> Casualties:
    """What ``casualties_to_json`` wrote; nothing written is unknown, not 0."""
    if value is None:
        return Casualties()
    total = None if value["min"] is None else CountRange(value["min"], value["max"])
    return Casualties(total, by_party_from_json(value.get("by_party")))


def date_to_json(day: dt.date | None) -> str | None:
    """``YYYY-MM-DD``; null is unknown."""
    return None if day is None else day.isoformat()


def date_from_json(value: str | None) -> dt.date | None:
    """What ``date_to_json`` wrote. Raises ValueError for no such day."""
    return None if value is None else dt.date.fromisoformat(value)


def candidate_to_json(candidate: Candidate) -> Json:
    """A place that a name may mean: in WGS 84 degrees, its score with three decimals."""
    return {
        "place_id": candidate.place_id,
        "name": candidate.name,
        "kind": candidate.kind,
        "admin1": candidate.admin1,
        "lon": candidate.point.lon,
        "lat": candidate.point.lat,
        "score": round(candidate.score, 3),
        "why": candidate.why,
    }


def candidate_from_json(value: Mapping[str, Any]) -> Candidate:
    """What ``candidate_to_json`` wrote."""
    return Candidate(
        place_id=value["place_id"],
        name=value["name"],
        kind=value["kind"],
        admin1=value["admin1"],
        point=LonLat(value["lon"], value["lat"]),
        score=value["score"],
        why=value["why"],
    )


def match_to_json(match: PlaceMatch) -> Json:
    """A place match as one line of ``geocode --json``, with ``regions`` beside the contract."""
    return {
        "query": match.query,
        "status": str(match.status),
        "name": match.name,
        "name_ar": match.name_ar,
        "place_id": match.place_id,
        "lon": match.point.lon if match.point else None,
        "lat": match.point.lat if match.point else None,
        "radius_m": match.radius_m,
        "geometry_type": str(match.geometry_type),
        "geometry": match.geometry,
        "admin1": match.admin1,
        "admin1_name": match.admin1_name,
        "admin2": match.admin2,
        "admin3": match.admin3,
        "regions": list(match.regions),
        "country": match.country,
        "kind": match.kind,
        "method": str(match.method),
        "score": round(match.score, 3),
        "why": match.why,
        "candidates": [candidate_to_json(c) for c in match.candidates],
    }


def match_from_json(value: Mapping[str, Any]) -> PlaceMatch:
    """What ``match_to_json`` wrote."""
    has_point = value["lon"] is not None
    return PlaceMatch(
        query=value["query"],
        status=MatchStatus(value["status"]),
        name=value["name"],
        name_ar=value["name_ar"],
        place_id=value["place_id"],
        point=LonLat(value["lon"], value["lat"]) if has_point else None,
        radius_m=value["radius_m"],
        geometry_type=GeometryType(value["geometry_type"]),
        geometry=value["geometry"],
        admin1=value["admin1"],
        admin2=value["admin2"],
        admin3=value["admin3"],
        regions=tuple(value.get("regions", ())),
        country=value["country"],
        kind=value["kind"],
        method=MatchMethod(value["method"]),
        score=value["score"],
        why=value["why"],
        candidates=tuple(candidate_from_json(c) for c in value["candidates"]),
    )


def mention_to_json(mention: PlaceMention) -> Json:
    """The match, with the words that name the place and where they stand."""
    span = list(mention.span) if mention.span else None
    return {"mention": mention.mention, "span": span, **match_to_json(mention.match)}


def mention_from_json(value: Mapping[str, Any]) -> PlaceMention:
    """What ``mention_to_json`` wrote."""
    span = value.get("span")
    return PlaceMention(value["mention"], match_from_json(value), tuple(span) if span else None)


def incident_to_json(incident: ReadIncident) -> Json:
    """A read incident as the contract has it, with ``units`` and ``claims`` beside it."""
    return {
        "category": str(incident.category),
        "date": date_to_json(incident.date),
        "date_end": date_to_json(incident.date_end),
        "date_precision": str(incident.date_precision),
        "place": mention_to_json(incident.place),
        "other_places": [mention_to_json(m) for m in incident.other_places],
        "event_type": str(incident.event_type),
        "attacker": str(incident.attacker) if incident.attacker else None,
        "victims": [str(v) for v in incident.victims],
        "killed": casualties_to_json(incident.killed),
        "wounded": casualties_to_json(incident.wounded),
        "source": incident.source,
        "sentence": incident.sentence,
        "span": list(incident.span),
        "units": list(incident.units),
        "claims": [
            {
                "source": claim.source,
                "sentence": claim.sentence,
                "span": list(claim.span),
                "killed": casualties_to_json(claim.killed),
                "wounded": casualties_to_json(claim.wounded),
            }
            for claim in incident.extra_claims
        ],
    }


def incident_from_json(value: Mapping[str, Any]) -> ReadIncident:
    """What ``incident_to_json`` wrote."""
    return ReadIncident(
        category=Category(value["category"]),
        event_type=EventType(value["event_type"]),
        place=mention_from_json(value["place"]),
        date=date_from_json(value["date"]),
        date_end=date_from_json(value["date_end"]),
        date_precision=DatePrecision(value["date_precision"]),
        other_places=tuple(mention_from_json(m) for m in value.get("other_places", ())),
        attacker=Party(value["attacker"]) if value["attacker"] else None,
        victims=tuple(Party(v) for v in value["victims"]),
        killed=casualties_from_json(value["killed"]),
        wounded=casualties_from_json(value["wounded"]),
        source=value["source"],
        sentence=value["sentence"],
        span=_span(value["span"]),
        units=tuple(value.get("units", ())),
        extra_claims=tuple(
            ReadClaim(
                source=c["source"],
                sentence=c["sentence"],
                span=_span(c["span"]),
                killed=casualties_from_json(c["killed"]),
                wounded=casualties_from_json(c["wounded"]),
            )
            for c in value.get("claims", ())
        ),
    )


def tally_to_json(tally: Tally) -> Json:
    """A running total with its period; ends of spans are exclusive."""
    return {
        "from": date_to_json(tally.date_from),
        "to": date_to_json(tally.date_to),
        "killed": count_to_json(tally.killed),
        "by_party": by_party_to_json(tally.by_party),
        "events": tally.events,
        "source": tally.source,
        "sentence": tally.sentence,
        "span": list(tally.span),
    }


def tally_from_json(value: Mapping[str, Any]) -> Tally:
    """What ``tally_to_json`` wrote."""
    return Tally(
        killed=count_from_json(value["killed"]),
        by_party=by_party_from_json(value["by_party"]),
        date_from=date_from_json(value["from"]),
        date_to=date_from_json(value["to"]),
        events=value["events"],
        source=value["source"],
        sentence=value["sentence"],
        span=_span(value["span"]),
    )


def reading_to_json(reading: Reading, report_id: str | None = None) -> Json:
    """One line of ``read --json``."""
    return {
        "id": report_id,
        "incidents": [incident_to_json(i) for i in reading.incidents],
        "tallies": [tally_to_json(t) for t in reading.tallies],
        "ignored": [
            {"text": i.text, "reason": i.reason, "span": list(i.span)} for i in reading.ignored
        ],
        "warnings": list(reading.warnings),
    }


def reading_from_json(value: Mapping[str, Any]) -> Reading:
    """What ``reading_to_json`` wrote."""
    return Reading(
        incidents=tuple(incident_from_json(i) for i in value["incidents"]),
        tallies=tuple(tally_from_json(t) for t in value["tallies"]),
        ignored=tuple(Ignored(i["text"], i["reason"], _span(i["span"])) for i in value["ignored"]),
        warnings=tuple(value.get("warnings", ())),
    )


def _span(value: Sequence[int]) -> tuple[int, int]:
    return (value[0], value[1])
