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
from geo.store.bulk import Columns, Row
from geo.store.jsontext import dumps
from geo.store.records import TallyRecord

Stored = Mapping[str, Any] | RowMapping


def geometry_sha256(geometry: Mapping[str, Any]) -> str:
    """By which the same geometry is kept only once."""
    return hashlib.sha256(dumps(geometry).encode()).hexdigest()


@lru_cache(maxsize=4096)
def _join_words(words: tuple[str, ...]) -> str:
    """Codes in one column; raises InputError for one with a space in it."""
    for word in words:
        if word.split() != [word]:
            raise InputError(f"{word!r} is no code: it is empty or has a space in it.")
    return " ".join(words)


PLACE_COLUMNS = (
    *("place_mention", "place_span_start", "place_span_end", "place_query", "place_status"),
    *("place_name", "place_name_ar", "place_id", "lon", "lat", "radius_m", "geometry_type"),
    *("geometry_id", "admin1", "admin2", "admin3", "regions", "country", "place_kind"),
    *("place_method", "place_score", "place_why", "place_candidates"),
)
"""What ``place_cells`` gives, in its order."""


def place_cells(place: PlaceMention, geometry_id: int | None) -> tuple[Any, ...]:
    """What an incident's place alone decides, in the order of ``PLACE_COLUMNS``."""
    match, span, point = place.match, place.span, place.match.point
    return (
        place.mention,
        span[0] if span else None,
        span[1] if span else None,
        match.query,
        match.status._value_,
        match.name,
        match.name_ar,
        match.place_id,
        point.lon if point else None,
        point.lat if point else None,
        match.radius_m,
        match.geometry_type._value_,
        geometry_id,
        match.admin1,
        match.admin2,
        match.admin3,
        _join_words(match.regions),
        match.country,
        match.kind,
        match.method._value_,
        match.score,
        match.why,
        [jsonform.candidate_to_json(c) for c in match.candidates] if match.candidates else None,
    )


def incident_columns(new: Sequence[Incident], places: Sequence[tuple[Any, ...]]) -> Columns:
    """All columns but the identifier and the times; claims and counts by party go elsewhere.

    ``places`` come from ``place_cells``, one an incident: thousands share one. Column by column
    and ``_value_`` for ``value``, since an import runs through here for every row.
    """
    killed = [incident.killed.total for incident in new]
    wounded = [incident.wounded.total for incident in new]
    others = [incident.other_places for incident in new]
    return {
        "version": [incident.version for incident in new],
        "status": [incident.status._value_ for incident in new],
        "category": [incident.category._value_ for incident in new],
        "event_type": [incident.event_type._value_ for incident in new],
        "date": [incident.date for incident in new],
        "date_end": [incident.date_end for incident in new],
        "date_precision": [incident.date_precision._value_ for incident in new],
        "attacker": [i.attacker._value_ if i.attacker else None for i in new],
        "victims": [" ".join(incident.victims) for incident in new],
        "killed_min": [count.min if count else None for count in killed],
        "killed_max": [count.max if count else None for count in killed],
        "wounded_min": [count.min if count else None for count in wounded],
        "wounded_max": [count.max if count else None for count in wounded],
        **dict(zip(PLACE_COLUMNS, zip(*places, strict=True), strict=True)),
        "other_places": [
            [jsonform.mention_to_json(m) for m in ms] if ms else None for ms in others
        ],
        # Tuples can be known again when they become JSON.
        "units": [incident.units or None for incident in new],
        "note": [incident.note for incident in new],
        "synthetic": [incident.synthetic for incident in new],
        "batch_id": [incident.batch_id for incident in new],
        "external_id": [incident.external_id for incident in new],
        "corrected": [_join_words(tuple(sorted(i.corrected))) if i.corrected else "" for i in new],
    }


def incident_row(incident: Incident, geometry_id: int | None) -> Row:
    """One incident's ``incident_columns``."""
    columns = incident_columns([incident], [place_cells(incident.place, geometry_id)])
    return {name: column[0] for name, column in columns.items()}


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


def claim_columns(new: Sequence[Claim]) -> Columns:
    """All columns but the identifiers."""
    killed = [claim.killed.total for claim in new]
    wounded = [claim.wounded.total for claim in new]
    return {
        "report_id": [claim.report_id for claim in new],
        "source": [claim.source for claim in new],
        "sentence": [claim.sentence for claim in new],
        "span_start": [claim.span[0] if claim.span else None for claim in new],
        "span_end": [claim.span[1] if claim.span else None for claim in new],
        "publisher": [claim.publisher for claim in new],
        "url": [claim.url for claim in new],
        "published": [claim.published for claim in new],
        "killed_min": [count.min if count else None for count in killed],
        "killed_max": [count.max if count else None for count in killed],
        "wounded_min": [count.min if count else None for count in wounded],
        "wounded_max": [count.max if count else None for count in wounded],
        "by_party": [_by_party(claim) for claim in new],
    }


def claim_row(claim_id: int, incident_id: int, claim: Claim, external_id: str | None) -> Row:
    """One claim's ``claim_columns``, with its identifiers."""
    own = {"id": claim_id, "incident_id": incident_id, "external_id": external_id}
    return own | {name: column[0] for name, column in claim_columns([claim]).items()}


def _by_party(claim: Claim) -> Row | None:
    killed, wounded = claim.killed.by_party, claim.wounded.by_party
    if not killed and not wounded:
        return None
    return _parties_json(tuple(killed.items()), tuple(wounded.items()))


def read_claim(row: Stored) -> Claim:
    """A claim from its row."""
    parts = row["by_party"] or {}
    return Claim(
        source=row["source"],
        sentence=row["sentence"],
        killed=Casualties(
            _read_count(row, "killed"), jsonform.by_party_from_json(parts.get("killed"))
        ),
        wounded=Casualties(
            _read_count(row, "wounded"), jsonform.by_party_from_json(parts.get("wounded"))
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
    """An incident from its row and those that hang on it."""
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
        killed=Casualties(_read_count(row, "killed"), _read_parties(parties, "killed")),
        wounded=Casualties(_read_count(row, "wounded"), _read_parties(parties, "wounded")),
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
    """A running total as a row; ``batch_id``: the import that brought it."""
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
    """What ``tally_row`` made."""
    tally = Tally(
        killed=_read_count(row, "killed"),
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


def _read_count(row: Stored, name: str) -> Count:
    """A range from its two columns; NULL is unknown."""
    low = row[f"{name}_min"]
    return None if low is None else CountRange(low, row[f"{name}_max"])


def _read_parties(rows: Sequence[Stored], name: str) -> dict[Party, CountRange]:
    counts = ((Party(row["party"]), _read_count(row, name)) for row in rows)
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
