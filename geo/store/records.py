"""What the store hands out beside the model's own values: plain frozen records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from geo.model import Incident, LonLat, Reading, Status, Tally


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of a report: ``already_there`` when its text was known before."""

    report_id: int
    already_there: bool
    incident_ids: tuple[int, ...]
    tally_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A stored report; ``added_at`` is UTC."""

    id: int
    text: str
    sha256: str
    reading: Reading
    title: str | None
    publisher: str | None
    url: str | None
    published: dt.date | None
    warnings: tuple[str, ...]
    added_at: dt.datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in the queue, with how many of its incidents stand where."""

    id: int
    title: str | None
    publisher: str | None
    url: str | None
    published: dt.date | None
    added_at: dt.datetime
    added_by: str
    drafts: int
    pending: int
    verified: int
    rejected: int


@dataclass(frozen=True, slots=True)
class TallyRecord:
    """A stored tally, with the report it stands in. ``id`` is None before it is stored."""

    tally: Tally
    status: Status
    id: int | None = None
    report_id: int | None = None
    external_id: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class BatchInfo:
    """What one import brings. ``id`` is None for a new batch; handing the id in continues it."""

    file: str
    format: str
    id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """An import as it stands in the store; times are UTC."""

    id: int
    file: str
    format: str
    note: str
    added: int
    changed: int
    same: int
    refused: int
    added_at: dt.datetime
    added_by: str
    undone_at: dt.datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class Inserted:
    """The identifiers of incidents put in, in the order handed in."""

    ids: range
    batch_id: int | None


@dataclass(frozen=True, slots=True)
class KnownRow:
    """An incident that an earlier import brought, as a later one has to know it."""

    id: int
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """What a later export says of an incident that is in the store already."""

    id: int
    incident: Incident
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class UndoneBatch:
    """An import taken back; ``kept`` are incidents that somebody worked on since."""

    batch_id: int
    removed: int
    restored: int
    kept: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """An action taken back: ``group_id`` did it, and can be undone in its turn."""

    group_id: int
    action: str
    incident_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """One action of one person, as the log of changes lists it; ``at`` is UTC.

    ``records`` names what it touched, like "incident 12", a few of them where there are many;
    ``incidents`` is how many incidents it touched; ``undoes`` what kind of action it took back.
    """

    group_id: int
    at: dt.datetime
    user: str
    action: str
    batch_id: int | None
    undone: bool
    incidents: int
    records: tuple[str, ...] = ()
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after. The field ``*`` is the record as a whole."""

    group_id: int
    at: dt.datetime
    user: str
    action: str
    entity: str
    entity_id: str
    field: str
    before: Any
    after: Any
    undone: bool


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A place that a desk added to the gazetteer; ``radius_m`` as in a place match."""

    name: str
    point: LonLat
    radius_m: float
    kind: str = "place"
    name_ar: str | None = None
    names: tuple[str, ...] = ()
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    country: str | None = "SY"
    note: str = ""
    id: int | None = None
    added_by: str | None = None

    @property
    def place_id(self) -> str:
        """Its identifier among those of the gazetteer."""
        return f"user:{self.id}"


RELIABILITY = {
    "": "not judged yet",
    "A": "A, reliable",
    "B": "B, usually reliable",
    "C": "C, fairly reliable",
    "D": "D, not usually reliable",
    "E": "E, unreliable",
    "F": "F, can't be judged",
}
"""The Admiralty code's grades of a source."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source and what the desk thinks of it; ``reliability`` is a grade of `RELIABILITY`."""

    name: str
    reliability: str = ""
    note: str = ""

    @property
    def judgement(self) -> str:
        """Grade and note in words; "" where there are none."""
        grade = RELIABILITY.get(self.reliability, "") if self.reliability else ""
        return ", ".join(filter(None, (grade, self.note)))


@dataclass(frozen=True, slots=True)
class DataAsOf:
    """How fresh the store is: newest report, newest incident shown, last write (UTC)."""

    report_date: dt.date | None
    incident_date: dt.date | None
    last_write_at: dt.datetime | None
