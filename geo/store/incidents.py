"""Reading incidents one by one or in bulk, and what a desk does with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from geo.errors import ConflictError, InputError
from geo.model import Casualties, Claim, Count, Incident, Party, Status
from geo.places.geometry import distance_between_m
from geo.store.base import StoreBase, Write
from geo.store.counting import hull_of_claims, hull_of_two
from geo.store.fields import checked, with_changes
from geo.store.keeping import load_incident, load_incidents, put_incidents, save_incident
from geo.store.schema import audit_groups, audit_log, claims
from geo.store.statuses import change_status

MORE_EXACT = 0.5
"""A place this share as wide as another, and within it, says more of where an event was."""


class IncidentQueries(StoreBase):
    """The store's part for single incidents."""

    def incident(self, incident_id: int) -> Incident:
        """One incident with all its claims; raises NotFoundError."""
        with self._reading() as connection:
            return load_incident(connection, incident_id)

    def incidents(self, ids: Iterable[int]) -> list[Incident]:
        """Incidents in the order asked for; what was taken back since is left out."""
        wanted = [int(key) for key in ids]
        with self._reading() as connection:
            found = load_incidents(connection, wanted)
        return [found[key] for key in wanted if key in found]

    def add_incident(self, new: Incident, user: str) -> int:
        """Puts in one incident that a person made; returns its id. Can be undone."""
        with self._writing(user, "add_incident") as write:
            incident_id = put_incidents(write, [new])[0]
            write.record("incident", incident_id, "*", None, {"version": 1})
            return incident_id

    def accept(self, ids: Sequence[int], user: str) -> list[int]:
        """Makes drafts and pending incidents verified; returns those that changed."""
        with self._writing(user, "accept") as write:
            waiting = (Status.DRAFT, Status.PENDING)
            return change_status(write, ids, Status.VERIFIED, only_from=waiting)

    def reject(self, ids: Sequence[int], user: str) -> list[int]:
        """Takes incidents out of sight for good; returns those that changed."""
        with self._writing(user, "reject") as write:
            return change_status(write, ids, Status.REJECTED)

    def set_status(self, ids: Sequence[int], status: Status, user: str) -> list[int]:
        """Sets where incidents stand in the review; returns those that changed."""
        with self._writing(user, "set_status") as write:
            return change_status(write, ids, Status(status))

    def update(
        self,
        incident_id: int,
        changes: Mapping[str, Any],
        version: int,
        user: str,
        sources: Mapping[int, str | None] | None = None,
    ) -> Incident:
        """Edits fields of an incident (see ``fields.FIELDS``) that was read at ``version``.

        The fields are remembered as corrected by hand. ``sources`` names who says a claim, by the
        claim's id; None for nobody. Raises ConflictError with both values when somebody else
        changed the incident since, InputError for a value that can't be.
        """
        wanted = checked(changes)
        with self._writing(user, "update") as write:
            before = load_incident(write.connection, incident_id)
            edited = {name for name in wanted if wanted[name] != getattr(before, name)}
            if edited:
                if before.version != version:
                    raise _conflict(write.connection, before, {n: wanted[n] for n in edited})
                after = with_changes(before, wanted)
                corrected = before.corrected | (edited - {"status"})
                save_incident(write, before, dataclasses.replace(after, corrected=corrected))
            _name_sources(write, before, sources or {})
            return load_incident(write.connection, incident_id)

    def join(self, into_id: int, other_id: int, user: str) -> Incident:
        """Makes two records of one event one: the other's claims move, and it is rejected.

        Counts become the range that holds both, unless a desk set them by hand; what was
        unknown is filled from the other, and the place is the other's where that is a smaller one
        within. Can be undone.
        """
        if into_id == other_id:
            raise InputError(f"Incident {into_id} can't be joined with itself. Choose two.")
        with self._writing(user, "join") as write:
            into = load_incident(write.connection, into_id)
            other = load_incident(write.connection, other_id)
            for incident in (into, other):
                if incident.status is Status.REJECTED:
                    raise InputError(
                        f"Incident {incident.id} is rejected and can't be joined. Set its status "
                        "back first."
                    )
            _move_claims(write, other.claims, other, into)
            joined = save_incident(write, into, _joined(into, other))
            note = " ".join(filter(None, [other.note, f"Merged into incident {into_id}."]))
            merged = dataclasses.replace(other, status=Status.REJECTED, note=note)
            save_incident(write, other, merged)
            return dataclasses.replace(joined, claims=_by_id([*into.claims, *other.claims]))

    def split_sentence(self, incident_id: int, user: str) -> Incident:
        """Makes a second draft of the same words, for two events told in one; returns it.

        It is at the first of the other places, if there are any, and its counts are unknown: how
        the people divide is for a desk to say. Can be undone.
        """
        with self._writing(user, "split") as write:
            before = load_incident(write.connection, incident_id)
            if before.status is not Status.DRAFT:
                raise InputError(
                    f"Incident {incident_id} is {before.status}; only a draft's sentence can be "
                    "split. Of an incident, split off some of its claims."
                )
            unknown = Casualties()
            second = dataclasses.replace(
                before,
                place=before.other_places[0] if before.other_places else before.place,
                other_places=(),
                killed=unknown,
                wounded=unknown,
                claims=tuple(
                    dataclasses.replace(claim, killed=unknown, wounded=unknown, id=None)
                    for claim in before.claims
                ),
                version=1,
                batch_id=None,
                external_id=None,
                corrected=frozenset(),
            )
            new_id = put_incidents(write, [second])[0]
            write.record("incident", new_id, "*", None, {"version": 1})
            write.record("incident", before.id or 0, "split_into", None, new_id)
            return load_incident(write.connection, new_id)

    def split(self, incident_id: int, claim_ids: Sequence[int], user: str) -> Incident:
        """Makes a new incident of some of an incident's claims; returns the new one.

        Both keep the other fields; counts follow the claims, unless a desk set them by hand.
        """
        with self._writing(user, "split") as write:
            before = load_incident(write.connection, incident_id)
            moved = [claim for claim in before.claims if claim.id in set(claim_ids)]
            kept = [claim for claim in before.claims if claim.id not in set(claim_ids)]
            if not moved or not kept or len(moved) != len(set(claim_ids)):
                raise InputError(
                    f"Incident {incident_id} has {len(before.claims)} claims; choose some of "
                    "them to split off, and leave at least one."
                )
            killed, wounded = hull_of_claims(moved)
            bare = dataclasses.replace(
                before,
                killed=killed,
                wounded=wounded,
                claims=(),
                version=1,
                batch_id=None,
                external_id=None,
                corrected=frozenset(),
            )
            new_id = put_incidents(write, [bare])[0]
            write.record("incident", new_id, "*", None, {"version": 1})
            _move_claims(write, moved, before, dataclasses.replace(bare, id=new_id))
            save_incident(write, before, _recounted(before, kept))
            return load_incident(write.connection, new_id)


def _name_sources(write: Write, incident: Incident, sources: Mapping[int, str | None]) -> None:
    by_id = {claim.id: claim for claim in incident.claims}
    for key, source in sources.items():
        claim = by_id.get(key)
        if claim is None:
            raise InputError(f"Incident {incident.id} has no claim {key}. Reload and try again.")
        named = " ".join(source.split()) or None if source else None
        if named != claim.source:
            this = claims.c.id == key
            write.connection.execute(update(claims).where(this).values(source=named))
            write.record("claim", key, "source", claim.source, named)
            write.record("incident", incident.id or 0, "source", claim.source, named)


def _move_claims(write: Write, moved: Sequence[Claim], source: Incident, target: Incident) -> None:
    keys = [claim.id for claim in moved]
    write.connection.execute(
        update(claims).where(claims.c.id.in_(keys)).values(incident_id=target.id)
    )
    for key in keys:
        write.record("claim", str(key), "incident_id", source.id, target.id)
    for incident, after in (
        (source, [claim for claim in source.claims if claim not in moved]),
        (target, [*target.claims, *moved]),
    ):
        before_ids = [claim.id for claim in incident.claims]
        write.record("incident", str(incident.id), "claims", before_ids, [c.id for c in after])


def _by_id(found: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(found, key=lambda claim: claim.id or 0))


def _joined(into: Incident, other: Incident) -> Incident:
    def counts(name: str) -> Casualties:
        own, others = getattr(into, name), getattr(other, name)
        return own if name in into.corrected else hull_of_two(own, others)

    known_date = into.date is not None
    return dataclasses.replace(
        into,
        killed=counts("killed"),
        wounded=counts("wounded"),
        attacker=other.attacker if _names_who(other, into) else into.attacker,
        victims=_known(into.victims + other.victims),
        units=tuple(dict.fromkeys(into.units + other.units)),
        place=other.place if _tells_more_of_where(other, into) else into.place,
        date=into.date if known_date else other.date,
        date_end=into.date_end if known_date else other.date_end,
        date_precision=into.date_precision if known_date else other.date_precision,
    )


def _names_who(other: Incident, into: Incident) -> bool:
    """Whether the other names an attacker where none is named; never over a desk's."""
    if "attacker" in into.corrected or other.attacker is None:
        return False
    return into.attacker is None or into.attacker is Party.UNKNOWN


def _known(victims: Sequence[Party]) -> tuple[Party, ...]:
    """Each side once; "unknown" only where nobody else is named."""
    named = tuple(v for v in dict.fromkeys(victims) if v is not Party.UNKNOWN)
    return named or tuple(dict.fromkeys(victims))


def _tells_more_of_where(other: Incident, into: Incident) -> bool:
    """Whether the other's place is a smaller one within, or one at all; never over a desk's."""
    here, there = into.place.match, other.place.match
    if "place" in into.corrected or there.point is None:
        return False
    if here.point is None:
        return True
    wide, exact = here.radius_m or 0.0, there.radius_m or 0.0
    if not 0 < exact <= wide * MORE_EXACT:
        return False
    return distance_between_m(here.point, there.point) + exact <= wide


def _recounted(incident: Incident, kept: Sequence[Claim]) -> Incident:
    killed, wounded = hull_of_claims(kept)
    if "killed" in incident.corrected:
        killed = incident.killed
    if "wounded" in incident.corrected:
        wounded = incident.wounded
    return dataclasses.replace(incident, killed=killed, wounded=wounded)


def _conflict(connection: Connection, current: Incident, yours: Mapping[str, Any]) -> ConflictError:
    last = connection.execute(
        select(audit_groups.c.user_name, audit_groups.c.at)
        .join(audit_log, audit_log.c.group_id == audit_groups.c.id)
        .where(audit_log.c.entity == "incident", audit_log.c.entity_id == str(current.id))
        .order_by(audit_groups.c.id.desc())
        .limit(1)
    ).one_or_none()
    who = f"{last.user_name} at {last.at:%H:%M} UTC" if last else "somebody else"
    fields = {name: (getattr(current, name), value) for name, value in yours.items()}
    told = "; ".join(
        f"{name.replace('_', ' ')} is now {_said(stored)}, yours is {_said(mine)}"
        for name, (stored, mine) in fields.items()
    )
    return ConflictError(
        f"Incident {current.id} was changed by {who} while you edited it: {told}. Nothing of "
        "yours was saved; look at both and save again.",
        fields=fields,
        current=current,
    )


def _said(value: Any) -> str:
    """A field's value as a person would say it."""
    if value is None or value == () or value == "":
        return "unknown"
    if isinstance(value, Casualties):
        parts = [f"{party} {count}" for party, count in value.by_party.items()]
        return _total(value.total) + (f" ({', '.join(parts)})" if parts else "")
    if isinstance(value, tuple):
        return ", ".join(_said(v) for v in value)
    if isinstance(value, Party):
        return value.replace("_", " ")
    return str(getattr(value, "mention", value))


def _total(count: Count) -> str:
    return "unknown" if count is None else str(count)
