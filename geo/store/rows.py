"""Incidents and claims as database rows, and back, without loss."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from geo import jsonform
from geo.errors import InputError
from geo.model import (
    Casualties,
    Category,
    Claim,
    Count,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
    Tally,
)
from geo.store.bulk import Row
from geo.store.jsontext import dumps
from geo.store.records import TallyRecord

Stored = Mapping[str, Any] | RowMapping


def geometry_sha256(geometry: Mapping[str, Any]) -> str:
    return hashlib.sha256(dumps(geometry).encode()).hexdigest()


@lru_cache(maxsize=4096)
def join_words(words: tuple[str, ...]) -> str:
    """Codes in one column; raises InputError for one with a space in it."""
    for word in words:
        if word.split() != [word]:
            raise InputError(f"{word!r} is no code: it is empty or has a space in it.")
    return " ".join(words)


def incident_row(incident: Incident, geometry_id: int | None) -> Row:
    """All columns but the identifier and the times; claims and counts by party go elsewhere.

    One flat literal and ``_value_`` for ``value``: an import runs through here for every row.
    """
    place, match, span = incident.place, incident.place.match, incident.place.span
    point, attacker = match.point, incident.attacker
    killed, wounded = incident.killed.total, incident.wounded.total
    others, candidates = incident.other_places, match.candidates
    return {
        "version": incident.version,
        "status": incident.status._value_,
        "category": incident.category._value_,
        "event_type": incident.event_type._value_,
        "date": incident.date,
        "date_end": incident.date_end,
        "date_precision": incident.date_precision._value_,
        "attacker": attacker._value_ if attacker else None,
        "victims": " ".join(incident.victims),
        "killed_min": killed.min if killed else None,
        "killed_max": killed.max if killed else None,
        "wounded_min": wounded.min if wounded else None,
        "wounded_max": wounded.max if wounded else None,
        "place_mention": place.mention,
        "place_span_start": span[0] if span else None,
        "place_span_end": span[1] if span else None,
        "place_query": match.query,
        "place_status": match.status._value_,
        "place_name": match.name,
        "place_name_ar": match.name_ar,
        "place_id": match.place_id,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "radius_m": match.radius_m,
        "geometry_type": match.geometry_type._value_,
        "geometry_id": geometry_id,
        "admin1": match.admin1,
        "admin2": match.admin2,
        "admin3": match.admin3,
        "regions": join_words(match.regions),
        "country": match.country,
        "place_kind": match.kind,
        "place_method": match.method._value_,
        "place_score": match.score,
        "place_why": match.why,
        "place_candidates": [jsonform.candidate_to_json(c) for c in candidates] or None,
        "other_places": [jsonform.mention_to_json(m) for m in others] or None,
        "units": incident.units or None,  # a tuple can be known again when it becomes JSON
        "note": incident.note,
        "synthetic": incident.synthetic,
        "batch_id": incident.batch_id,
        "external_id": incident.external_id,
        "corrected": join_words(tuple(sorted(incident.corrected))),
    }


def party_rows(incident_id: int, killed: Casualties, wounded: Casualties) -> list[Row]:
    """One row for each party of which a count is known."""
    rows: list[Row] = []
    for party in dict.fromkeys((*killed.by_party, *wounded.by_party)):
        dead, hurt = killed.by_party.get(party), wounded.by_party.get(party)
        rows.append(
            {
                "incident_id": incident_id,
                "party": party._value_,
                "killed_min": dead.min if dead else None,
                "killed_max": dead.max if dead else None,
                "wounded_min": hurt.min if hurt else None,
                "wounded_max": hurt.max if hurt else None,
            }
        )
    return rows


_Parties = tuple[tuple[Party, CountRange], ...]


@lru_cache(maxsize=4096)
def _parties_json(killed: _Parties, wounded: _Parties) -> Row:
    """One object for equal counts, so that ``insert_rows`` writes it as JSON only once."""
    return {
        "killed": jsonform.by_party_to_json(dict(killed)),
        "wounded": jsonform.by_party_to_json(dict(wounded)),
    }


def claim_row(claim_id: int, incident_id: int, claim: Claim, external_id: str | None) -> Row:
    by_party = None
    killed, wounded = claim.killed.total, claim.wounded.total
    if claim.killed.by_party or claim.wounded.by_party:
        by_party = _parties_json(
            tuple(claim.killed.by_party.items()), tuple(claim.wounded.by_party.items())
        )
    return {
        "id": claim_id,
        "incident_id": incident_id,
        "report_id": claim.report_id,
        "external_id": external_id,
        "source": claim.source,
        "sentence": claim.sentence,
        "span_start": claim.span[0] if claim.span else None,
        "span_end": claim.span[1] if claim.span else None,
        "publisher": claim.publisher,
        "url": claim.url,
        "published": claim.published,
        "killed_min": killed.min if killed else None,
        "killed_max": killed.max if killed else None,
        "wounded_min": wounded.min if wounded else None,
        "wounded_max": wounded.max if wounded else None,
        "by_party": by_party,
    }


def read_claim(row: Stored) -> Claim:
    parts = row["by_party"] or {}
    return Claim(
        source=row["source"],
        sentence=row["sentence"],
        killed=Casualties(
            read_count(row, "killed"), jsonform.by_party_from_json(parts.get("killed"))
        ),
        wounded=Casualties(
            read_count(row, "wounded"), jsonform.by_party_from_json(parts.get("wounded"))
        ),
        publisher=row["publisher"],
        url=row["url"],
        published=row["published"],
        report_id=row["report_id"],
        span=_span(row["span_start"], row["span_end"]),
        id=row["id"],
    )


def read_incident(
    row: Stored,
    geometry: Mapping[str, Any] | None,
    parties: Sequence[Stored],
    claims: Sequence[Claim],
) -> Incident:
    return Incident(
        category=Category(row["category"]),
        event_type=EventType(row["event_type"]),
        place=_read_place(row, geometry),
        status=Status(row["status"]),
        date=row["date"],
        date_end=row["date_end"],
        date_precision=DatePrecision(row["date_precision"]),
        other_places=tuple(jsonform.mention_from_json(m) for m in row["other_places"] or ()),
        attacker=Party(row["attacker"]) if row["attacker"] else None,
        victims=tuple(Party(v) for v in row["victims"].split()),
        killed=Casualties(read_count(row, "killed"), _read_parties(parties, "killed")),
        wounded=Casualties(read_count(row, "wounded"), _read_parties(parties, "wounded")),
        claims=tuple(claims),
        units=tuple(row["units"] or ()),
        note=row["note"],
        id=row["id"],
        version=row["version"],
        batch_id=row["batch_id"],
        external_id=row["external_id"],
        synthetic=bool(row["synthetic"]),
        corrected=frozenset(row["corrected"].split()),
    )


def tally_row(tally_id: int, record: TallyRecord, batch_id: int | None) -> Row:
    tally = record.tally
    return {
        "id": tally_id,
        "report_id": record.report_id,
        "batch_id": batch_id,
        "external_id": record.external_id,
        "status": record.status.value,
        "killed_min": tally.killed.min if tally.killed else None,
        "killed_max": tally.killed.max if tally.killed else None,
        "by_party": jsonform.by_party_to_json(tally.by_party) or None,
        "date_from": tally.date_from,
        "date_to": tally.date_to,
        "events": tally.events,
        "source": tally.source,
        "sentence": tally.sentence,
        "span_start": tally.span[0],
        "span_end": tally.span[1],
        "publisher": record.publisher,
        "url": record.url,
        "published": record.published,
    }


def read_tally(row: Stored) -> TallyRecord:
    tally = Tally(
        killed=read_count(row, "killed"),
        by_party=jsonform.by_party_from_json(row["by_party"]),
        date_from=row["date_from"],
        date_to=row["date_to"],
        events=row["events"],
        source=row["source"],
        sentence=row["sentence"],
        span=(row["span_start"], row["span_end"]),
    )
    return TallyRecord(
        tally=tally,
        status=Status(row["status"]),
        id=row["id"],
        report_id=row["report_id"],
        external_id=row["external_id"],
        publisher=row["publisher"],
        url=row["url"],
        published=row["published"],
    )


def read_count(row: Stored, name: str) -> Count:
    low = row[f"{name}_min"]
    return None if low is None else CountRange(low, row[f"{name}_max"])


def _read_parties(rows: Sequence[Stored], name: str) -> dict[Party, CountRange]:
    counts = ((Party(row["party"]), read_count(row, name)) for row in rows)
    return {party: count for party, count in counts if count is not None}


def _read_place(row: Stored, geometry: Mapping[str, Any] | None) -> PlaceMention:
    point = LonLat(row["lon"], row["lat"]) if row["lon"] is not None else None
    match = PlaceMatch(
        query=row["place_query"],
        status=MatchStatus(row["place_status"]),
        name=row["place_name"],
        name_ar=row["place_name_ar"],
        place_id=row["place_id"],
        point=point,
        radius_m=row["radius_m"],
        geometry_type=GeometryType(row["geometry_type"]),
        geometry=geometry,
        admin1=row["admin1"],
        admin2=row["admin2"],
        admin3=row["admin3"],
        regions=tuple(row["regions"].split()),
        country=row["country"],
        kind=row["place_kind"],
        method=MatchMethod(row["place_method"]),
        score=row["place_score"],
        why=row["place_why"],
        candidates=tuple(jsonform.candidate_from_json(c) for c in row["place_candidates"] or ()),
    )
    span = _span(row["place_span_start"], row["place_span_end"])
    return PlaceMention(row["place_mention"], match, span)


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)
