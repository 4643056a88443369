"""Putting incidents into the tables, getting them out, changing and removing them.

Functions over an open connection; the transaction is the caller's.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from geo.errors import NotFoundError
from geo.model import Claim, Incident
from geo.store import rows
from geo.store.base import Write
from geo.store.fields import differences
from geo.store.schema import claims, geometries, incident_counts, incidents

T = TypeVar("T")

CHUNK = 2_000
"""Identifiers a query: well under SQLite's limit of bound values."""


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
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
    ids = range(first, first + len(new))
    _insert(write, list(zip(ids, new, strict=True)), fingerprints, batch_id)
    return ids


def put_back(write: Write, incident: Incident) -> None:
    """Inserts an incident that was removed, under its old identifier."""
    assert incident.id is not None
    _insert(write, [(incident.id, incident)], None, None, keep_claim_ids=True)


def _insert(
    write: Write,
    new: Sequence[tuple[int, Incident]],
    fingerprints: Sequence[str] | None,
    batch_id: int | None,
    keep_claim_ids: bool = False,
) -> None:
    shapes = _Geometries(write)
    times = {"added_at": write.at, "changed_at": write.at}
    incident_rows: list[rows.Row] = []
    count_rows: list[rows.Row] = []
    claim_rows: list[rows.Row] = []
    claim_id = write.allocate("claims", sum(len(incident.claims) for _, incident in new))
    for index, (incident_id, incident) in enumerate(new):
        row = rows.incident_row(incident, shapes.id_of(incident))
        row["id"] = incident_id
        row["fingerprint"] = fingerprints[index] if fingerprints else None
        if batch_id is not None:
            row["batch_id"] = batch_id
        row.update(times)
        incident_rows.append(row)
        if incident.killed.by_party or incident.wounded.by_party:
            count_rows += rows.party_rows(incident_id, incident.killed, incident.wounded)
        for claim in incident.claims:
            kept = keep_claim_ids and claim.id is not None
            key = claim.id if kept and claim.id is not None else claim_id
            claim_rows.append(rows.claim_row(key, incident_id, claim))
            claim_id += 1
    for table, values in (
        (incidents, incident_rows),
        (incident_counts, count_rows),
        (claims, claim_rows),
    ):
        if values:
            write.connection.execute(insert(table), values)
    write.touch()


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
    for row in connection.execute(query).mappings():
        claims_of[row["incident_id"]].append(rows.read_claim(row))
    parties_of: dict[int, list[Any]] = defaultdict(list)
    counts = select(incident_counts).where(incident_counts.c.incident_id.in_(ids))
    for row in connection.execute(counts).mappings():
        parties_of[row["incident_id"]].append(row)
    found = connection.execute(select(incidents).where(incidents.c.id.in_(ids))).mappings().all()
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
    found: dict[int, Any] = {}
    for part in chunks(sorted(ids)):
        query = select(geometries.c.id, geometries.c.geojson).where(geometries.c.id.in_(part))
        found.update((row.id, row.geojson) for row in connection.execute(query))
    return found


def load_incident(connection: Connection, incident_id: int) -> Incident:
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
    row = rows.incident_row(after, _Geometries(write).id_of(after))
    write.connection.execute(
        update(incidents).where(incidents.c.id == before.id).values(**row, changed_at=write.at)
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
    write.touch()
