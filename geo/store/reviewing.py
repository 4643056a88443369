"""What waits for a person: a batch's pending incidents, places that were refused, sources."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from geo.model import PlaceMention, Status
from geo.store.base import StoreBase
from geo.store.framing import SHOWN
from geo.store.keeping import chunks, load_incidents, save_incident
from geo.store.schema import claims, incidents

_SHOWN = [status.value for status in SHOWN]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A name that no place was found for, and the incidents that say it, oldest first."""

    mention: str
    why: str
    incident_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Incidents that their source took back: those nobody worked on, and the others.

    ``worked_on``: verified, corrected, or joined with another source's record.
    """

    untouched: tuple[int, ...]
    worked_on: tuple[int, ...]


class ReviewQueries(StoreBase):
    """The store's part for the review of imports."""

    def batch_statuses(self) -> dict[int, dict[Status, int]]:
        """How many incidents of each import stand where, by its number."""
        query = (
            select(incidents.c.batch_id, incidents.c.status, func.count())
            .where(incidents.c.batch_id.is_not(None))
            .group_by(incidents.c.batch_id, incidents.c.status)
        )
        found: defaultdict[int, dict[Status, int]] = defaultdict(dict)
        with self._reading() as connection:
            for batch_id, status, number in connection.execute(query):
                found[batch_id][Status(status)] = number
        return found

    def batch_incidents(
        self, batch_id: int, status: Status, limit: int | None = None, offset: int = 0
    ) -> list[int]:
        """The incidents of an import that stand at ``status``, the newest day first."""
        query = (
            select(incidents.c.id)
            .where(incidents.c.batch_id == batch_id, incidents.c.status == status.value)
            .order_by(incidents.c.date.desc(), incidents.c.id)
            .limit(limit)
            .offset(offset)
        )
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def unplaced(self, limit: int = 200) -> list[Unplaced]:
        """The names without a place among shown incidents, those said most often first."""
        query = select(incidents.c.id, incidents.c.place_mention, incidents.c.place_why).where(
            incidents.c.lon.is_(None), incidents.c.status.in_(_SHOWN)
        )
        ids: defaultdict[str, list[int]] = defaultdict(list)
        why: dict[str, str] = {}
        with self._reading() as connection:
            for key, mention, reason in connection.execute(query.order_by(incidents.c.id)):
                ids[mention].append(key)
                why[mention] = reason
        ordered = sorted(ids, key=lambda mention: -len(ids[mention]))
        return [Unplaced(name, why[name], tuple(ids[name])) for name in ordered[:limit]]

    def set_place(self, ids: Sequence[int], place: PlaceMention, user: str) -> int:
        """Gives incidents a place by hand; one action, undone as one. Returns how many changed."""
        changed = 0
        with self._writing(user, "set_place") as write:
            for part in chunks(ids):
                for incident in load_incidents(write.connection, part).values():
                    corrected = incident.corrected | {"place"}
                    after = dataclasses.replace(incident, place=place, corrected=corrected)
                    changed += save_incident(write, incident, after) is not incident
        return changed

    def withdrawn(self, ids: Sequence[int]) -> Withdrawn:
        """Parts incidents that a source no longer has by whether somebody worked on them."""
        untouched: list[int] = []
        worked_on: list[int] = []
        sources = (
            select(func.count(func.coalesce(claims.c.external_id, "").distinct()))
            .where(claims.c.incident_id == incidents.c.id)
            .scalar_subquery()
        )
        by_hand: ColumnElement[bool] = or_(
            incidents.c.status == Status.VERIFIED.value, incidents.c.corrected != "", sources > 1
        )
        with self._reading() as connection:
            for part in chunks(ids):
                query = select(incidents.c.id, by_hand).where(
                    incidents.c.id.in_(part), incidents.c.status.in_(_SHOWN)
                )
                for key, touched in connection.execute(query.order_by(incidents.c.id)):
                    (worked_on if touched else untouched).append(key)
        return Withdrawn(tuple(untouched), tuple(worked_on))

    def claimed_sources(self) -> Mapping[str, int]:
        """Every source and publisher that a claim names, with how many claims name it."""
        named: Counter[str] = Counter()
        with self._reading() as connection:
            for column in (claims.c.source, claims.c.publisher):
                query = select(column, func.count()).where(column.is_not(None)).group_by(column)
                for text, number in connection.execute(query):
                    for name in source_names(text):
                        named[name] += number
        return named


def source_names(text: str | None) -> list[str]:
    """The single sources of a claim: data sets list several in one cell, parted by ";"."""
    return [name for part in (text or "").split(";") if (name := part.strip())]
