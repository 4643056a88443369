"""A later export of a source: its rows brought up to date, a desk's corrections left alone."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from geo.errors import NotFoundError
from geo.model import Claim, Incident, Status
from geo.store import rows
from geo.store.base import Write
from geo.store.counting import hull_of_claims
from geo.store.fields import FIELDS
from geo.store.keeping import chunks, load_incidents, save_incident
from geo.store.records import ChangedRow
from geo.store.schema import audit_log, claims, incidents
from geo.store.undoing import row_image

ClaimRow = Row[Any]


def bring_up_to_date(write: Write, changed: Sequence[ChangedRow]) -> None:
    """Writes what differs; raises NotFoundError where an incident is gone."""
    ids = [row.id for row in changed]
    found = load_incidents(write.connection, ids)
    claims_of = _claims_of(write, ids)
    for row in changed:
        before = found.get(row.id)
        if before is None:
            raise NotFoundError(
                f"There is no incident {row.id} to bring up to date. Start the import anew."
            )
        keep = before.corrected | {"status"}
        if before.status is Status.REJECTED:
            keep |= {"note"}  # it says what became of the incident
        news: dict[str, Any] = {
            name: getattr(row.incident, name) for name in FIELDS if name not in keep
        }
        own = [c for c in claims_of[row.id] if c.external_id == before.external_id]
        if len(own) < len(before.claims):
            # Other sources were joined to it: the counts follow all claims, further down.
            news.pop("killed", None)
            news.pop("wounded", None)
        save_incident(write, before, dataclasses.replace(before, **news))
        if not own and row.incident.claims:
            own = _moved_claims(write, before)
        holder_id = own[0].incident_id if own else row.id
        _replace_claims(write, own, row.incident.claims, holder_id, before.external_id)
        if holder_id != row.id or len(own) < len(before.claims):
            _recount(write, holder_id)
    write.connection.execute(
        update(incidents)
        .where(incidents.c.id == bindparam("key"))
        .values(fingerprint=bindparam("hash")),
        [{"key": row.id, "hash": row.fingerprint} for row in changed],
    )
    write.touch()


def _claims_of(write: Write, ids: Sequence[int]) -> defaultdict[int, list[ClaimRow]]:
    found: defaultdict[int, list[ClaimRow]] = defaultdict(list)
    for part in chunks(ids):
        query = select(claims).where(claims.c.incident_id.in_(part)).order_by(claims.c.id)
        for row in write.connection.execute(query):
            found[row.incident_id].append(row)
    return found


def _moved_claims(write: Write, incident: Incident) -> list[ClaimRow]:
    """The claims of an imported row that meanwhile stand with another incident."""
    groups = select(audit_log.c.group_id).where(
        audit_log.c.entity == "incident", audit_log.c.entity_id == str(incident.id)
    )
    moved = select(audit_log.c.entity_id).where(
        audit_log.c.group_id.in_(groups),
        audit_log.c.entity == "claim",
        audit_log.c.field == "incident_id",
    )
    keys = [int(key) for key in write.connection.execute(moved).scalars()]
    query = select(claims).where(
        claims.c.id.in_(keys), claims.c.external_id == incident.external_id
    )
    return list(write.connection.execute(query.order_by(claims.c.id)))


def _replace_claims(
    write: Write,
    old: Sequence[ClaimRow],
    new: Sequence[Claim],
    holder_id: int,
    external_id: str | None,
) -> None:
    """Puts a row's new claims in the place of its old ones, one by one."""
    for index in range(max(len(old), len(new))):
        was = old[index] if index < len(old) else None
        claim = new[index] if index < len(new) else None
        if claim is None:
            assert was is not None
            write.connection.execute(delete(claims).where(claims.c.id == was.id))
            write.record("claim", was.id, "*", row_image(was._mapping), None)
            continue
        key = was.id if was is not None else write.allocate("claims")
        values = rows.claim_row(key, holder_id, claim, external_id)
        if was is None:
            write.connection.execute(insert(claims).values(values))
            write.record("claim", key, "*", None, {})
        elif (before := row_image(was._mapping)) != (after := row_image(values)):
            write.connection.execute(update(claims).where(claims.c.id == key).values(values))
            write.record("claim", key, "*", before, after)


def _recount(write: Write, incident_id: int) -> None:
    """The counts of an incident with several sources: the range that holds them all."""
    incident = load_incidents(write.connection, [incident_id])[incident_id]
    killed, wounded = hull_of_claims(incident.claims)
    counts: dict[str, Any] = {"killed": killed, "wounded": wounded}
    free = {name: value for name, value in counts.items() if name not in incident.corrected}
    save_incident(write, incident, dataclasses.replace(incident, **free))
