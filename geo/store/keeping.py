"""Putting incidents into the tables, getting them out, changing and removing them.

Functions over an open connection; the transaction is the caller's.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, islice, repeat
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from geo.errors import NotFoundError
from geo.model import Claim, Incident
from geo.store import rows
from geo.store.base import Write
from geo.store.bulk import insert_columns, insert_rows, read_rows
from geo.store.fields import differences
from geo.store.records import TallyRecord
from geo.store.schema import claims, geometries, incident_counts, incidents, meta, tallies

T = TypeVar("T")

CHUNK = 2_000
"""Identifiers a query: well under SQLite's limit of bound values."""

_PUT_AT_ONCE = 5_000
"""Incidents an insert: a whole part of an import, whose columns are in memory but once."""


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The items by so many at a time: a statement takes only so many parameters."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def put_incidents(
    write: Write,
    new: Sequence[Incident],
    fingerprints: Sequence[str] | None = None,
    batch_id: int | None = None,
) -> range:
    """Inserts incidents with their claims and counts; their own ``id`` is not looked at.

    ``batch_id`` stands in for the incidents' own. Returns the new identifiers in order.
    """
    first = write.allocate("incidents", len(new))
    claim_ids = count(write.allocate("claims", sum(len(incident.claims) for incident in new)))
    shapes = _Geometries(write)
    for start in range(0, len(new), _PUT_AT_ONCE):
        part = slice(start, start + _PUT_AT_ONCE)
        own = {} if batch_id is None else {"batch_id": batch_id}
        hashes = fingerprints[part] if fingerprints else repeat(None)
        _insert(write, shapes, first + start, new[part], hashes, claim_ids, own)
    return range(first, first + len(new))


def put_back(write: Write, incident: Incident) -> None:
    """Inserts an incident that was removed, under its old identifiers."""
    assert incident.id is not None
    claim_ids = (claim.id or 0 for claim in incident.claims)
    _insert(write, _Geometries(write), incident.id, [incident], repeat(None), claim_ids, {})


def _insert(
    write: Write,
    shapes: _Geometries,
    first_id: int,
    new: Sequence[Incident],
    fingerprints: Iterable[str | None],
    claim_ids: Iterator[int],
    own: Mapping[str, Any],
) -> None:
    """Inserts incidents numbered from ``first_id``; ``own`` are columns that all share."""
    if not new:
        return
    ids = range(first_id, first_id + len(new))
    known: dict[int, tuple[Any, ...]] = {}  # by the identity of a place that the incidents hold
    for incident in new:
        place = incident.place
        if id(place) not in known:
            known[id(place)] = rows.place_cells(place, shapes.id_of(incident))
    columns: dict[str, Any] = {
        "id": ids,
        "fingerprint": list(islice(fingerprints, len(new))),
        **rows.incident_columns(new, [known[id(incident.place)] for incident in new]),
    }
    shared = {"added_at": write.at, "changed_at": write.at, "revision": write.revision, **own}
    insert_columns(write.connection, incidents, columns, shared)
    insert_rows(
        write.connection,
        incident_counts,
        [
            row
            for key, incident in zip(ids, new, strict=True)
            if incident.killed.by_party or incident.wounded.by_party
            for row in rows.party_rows(key, incident.killed, incident.wounded)
        ],
    )
    own_claims = [
        (key, incident.external_id, claim)
        for key, incident in zip(ids, new, strict=True)
        for claim in incident.claims
    ]
    claim_columns: dict[str, Any] = {
        "id": list(islice(claim_ids, len(own_claims))),
        "incident_id": [key for key, _, _ in own_claims],
        "external_id": [external_id for _, external_id, _ in own_claims],
        **rows.claim_columns([claim for _, _, claim in own_claims]),
    }
    insert_columns(write.connection, claims, claim_columns)
    write.touch()


def put_tallies(
    write: Write, new: Sequence[TallyRecord], batch_id: int | None = None
) -> tuple[int, ...]:
    """Inserts tallies; their own ``id`` is not looked at. Returns the new identifiers."""
    first = write.allocate("tallies", len(new))
    values = [rows.tally_row(key, record, batch_id) for key, record in enumerate(new, first)]
    insert_rows(write.connection, tallies, values)
    write.touch()
    return tuple(range(first, first + len(new)))


class _Geometries:
    """Keeps each line and area once; the same object handed in again costs nothing."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._by_object: dict[int, int] = {}
        self._by_hash: dict[str, int] = {}

    def id_of(self, incident: Incident) -> int | None:
        geometry = incident.place.match.geometry
        if geometry is None:
            return None
        known = self._by_object.get(id(geometry))
        if known is None:
            known = self._by_object[id(geometry)] = self._find_or_add(geometry)
        return known

    def _find_or_add(self, geometry: Mapping[str, Any]) -> int:
        sha256 = rows.geometry_sha256(geometry)
        if sha256 in self._by_hash:
            return self._by_hash[sha256]
        connection = self._write.connection
        query = select(geometries.c.id).where(geometries.c.sha256 == sha256)
        known = connection.execute(query).scalar()
        if known is None:
            known = self._write.allocate("geometries")
            values = {"id": known, "sha256": sha256, "geojson": dict(geometry)}
            connection.execute(insert(geometries).values(values))
        self._by_hash[sha256] = known
        return known


def load_incidents(connection: Connection, ids: Iterable[int]) -> dict[int, Incident]:
    """Incidents by identifier; what isn't there is left out."""
    found: dict[int, Incident] = {}
    shapes: dict[int, Any] = {}
    for part in chunks(list(dict.fromkeys(ids))):
        found.update(_load_part(connection, part, shapes))
    return found


def _load_part(
    connection: Connection, ids: Sequence[int], shapes: dict[int, Any]
) -> dict[int, Incident]:
    claims_of: dict[int, list[Claim]] = defaultdict(list)
    query = select(claims).where(claims.c.incident_id.in_(ids)).order_by(claims.c.id)
    for row in read_rows(connection, query):
        claims_of[row["incident_id"]].append(rows.read_claim(row))
    parties_of: dict[int, list[Any]] = defaultdict(list)
    counts = select(incident_counts).where(incident_counts.c.incident_id.in_(ids))
    for row in read_rows(connection, counts):
        parties_of[row["incident_id"]].append(row)
    found = list(read_rows(connection, select(incidents).where(incidents.c.id.in_(ids))))
    wanted = {row["geometry_id"] for row in found} - {None} - shapes.keys()
    shapes.update(load_geometries(connection, wanted))
    return {
        row["id"]: rows.read_incident(
            row,
            shapes.get(row["geometry_id"]),
            parties_of.get(row["id"], ()),
            claims_of.get(row["id"], ()),
        )
        for row in found
    }


def load_geometries(connection: Connection, ids: Iterable[int]) -> dict[int, Any]:
    """GeoJSON by the number of the geometry."""
    found: dict[int, Any] = {}
    for part in chunks(sorted(ids)):
        query = select(geometries.c.id, geometries.c.geojson).where(geometries.c.id.in_(part))
        found.update((row.id, row.geojson) for row in connection.execute(query))
    return found


def load_incident(connection: Connection, incident_id: int) -> Incident:
    """One incident with its claims. Raises NotFoundError."""
    incident = load_incidents(connection, [incident_id]).get(incident_id)
    if incident is None:
        raise NotFoundError(f"There is no incident {incident_id}. It may have been taken back.")
    return incident


def save_incident(write: Write, before: Incident, after: Incident) -> Incident:
    """Writes what differs, one version up, each field into the audit log.

    Claims are not looked at. Returns the incident as it stands now; where nothing differs it
    is ``before`` and nothing is written.
    """
    changed = differences(before, after)
    if not changed:
        return before
    assert before.id is not None
    after = dataclasses.replace(after, version=before.version + 1)
    moved = "place" in changed
    row = rows.incident_row(after, _Geometries(write).id_of(after) if moved else None)
    if not moved:
        row = {name: value for name, value in row.items() if name not in rows.PLACE_COLUMNS}
    write.connection.execute(
        update(incidents)
        .where(incidents.c.id == before.id)
        .values(**row, changed_at=write.at, revision=write.revision)
    )
    if "killed" in changed or "wounded" in changed:
        of_this = incident_counts.c.incident_id == before.id
        write.connection.execute(delete(incident_counts).where(of_this))
        parties = rows.party_rows(before.id, after.killed, after.wounded)
        if parties:
            write.connection.execute(insert(incident_counts), parties)
    for name, (old, new) in changed.items():
        write.record("incident", before.id, name, old, new)
    return after


def remove_incidents(write: Write, ids: Sequence[int]) -> None:
    """Removes incidents; their claims and counts go with them."""
    for part in chunks(ids):
        write.connection.execute(delete(incidents).where(incidents.c.id.in_(part)))
    write.connection.execute(update(meta).values(removed_revision=write.revision))
    write.touch()
