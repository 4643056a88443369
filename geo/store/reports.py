"""Reports: kept once by the hash of their text, with the drafts and tallies read from them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, case, delete, func, insert, select, update

from geo import config, jsonform
from geo.errors import ConflictError, InputError, NotFoundError
from geo.model import Claim, Incident, ReadIncident, Reading, Status
from geo.store import rows
from geo.store.base import StoreBase, Write
from geo.store.counting import hull_of_claims
from geo.store.fields import incident_image
from geo.store.keeping import load_incidents, put_incidents, put_tallies, remove_incidents
from geo.store.records import AddReport, ReportRecord, ReportSummary, TallyRecord
from geo.store.schema import audit_groups, audit_log, claims, incidents, reports, tallies
from geo.store.statuses import change_status
from geo.store.undoing import row_image


def _text_sha256(text: str) -> str:
    """The hash a report is known by: white space around it and kinds of line end don't count."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


class ReportQueries(StoreBase):
    """The store's part for reports and tallies."""

    def add_report(
        self,
        text: str,
        reading: Reading,
        *,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        published: dt.date | None = None,
        user: str,
        accept: bool = False,
    ) -> AddReport:
        """Keeps a report with its drafts (pending with ``accept``); a known one adds nothing.

        ``accept`` on a known report makes its drafts pending. Raises InputError for a text
        that is empty, too long or not text.
        """
        _check_text(text)
        if url is not None and not url.startswith(("http://", "https://")):
            raise InputError(f"{url!r} is no web address. It has to begin with http or https.")
        status = Status.PENDING if accept else Status.DRAFT
        origin: dict[str, Any] = {"publisher": publisher, "url": url, "published": published}
        with self._writing(user, "add_report") as write:
            known = self._known(write, _text_sha256(text), accept)
            if known is not None:
                return known
            report_id = write.allocate("reports")
            write.connection.execute(
                insert(reports).values(
                    id=report_id,
                    sha256=_text_sha256(text),
                    text=text,
                    title=title,
                    **origin,
                    reading=jsonform.reading_to_json(reading),
                    warnings=list(reading.warnings),
                    added_at=write.at,
                    added_by=write.user,
                )
            )
            write.record("report", report_id, "*", None, {})
            return AddReport(
                report_id, False, *_put_read(write, report_id, reading, status, origin)
            )

    def date_report(
        self, report_id: int, published: dt.date, reading: Reading, user: str
    ) -> AddReport:
        """Gives a report its day of publication and what was read anew with it; the drafts of
        before are taken away. Can be undone.

        Raises NotFoundError, and ConflictError where somebody worked on a draft already, or added
        one by hand.
        """
        with self._writing(user, "date_report") as write:
            connection = write.connection
            this = reports.c.id == report_id
            row = connection.execute(select(reports).where(this)).mappings().one_or_none()
            if row is None:
                raise NotFoundError(f"There is no report {report_id}. It may have been taken back.")
            old = load_incidents(connection, _incident_ids(connection, report_id))
            touched = any(i.status is not Status.DRAFT or i.version != 1 for i in old.values())
            if touched or not _all_were_read(connection, list(old)):
                raise ConflictError(
                    "Some of this report's incidents were worked on already. Nothing was changed: "
                    "undo that first, or correct the dates one by one."
                )
            for incident_id, incident in old.items():
                write.record("incident", incident_id, "*", incident_image(incident), None)
            remove_incidents(write, list(old))
            _remove_tallies(write, report_id)
            changed = {
                "published": published,
                "reading": jsonform.reading_to_json(reading),
                "warnings": list(reading.warnings),
            }
            connection.execute(update(reports).where(this).values(changed))
            after = connection.execute(select(reports).where(this)).mappings().one()
            write.record("report", report_id, "*", row_image(row), row_image(after))
            origin = {"publisher": row["publisher"], "url": row["url"], "published": published}
            put = _put_read(write, report_id, reading, Status.DRAFT, origin)
            return AddReport(report_id, False, *put)

    def _known(self, write: Write, sha256: str, accept: bool) -> AddReport | None:
        connection = write.connection
        query = select(reports.c.id).where(reports.c.sha256 == sha256)
        report_id = connection.execute(query).scalar()
        if report_id is None:
            return None
        ids = _incident_ids(connection, report_id)
        tally_query = select(tallies.c.id, tallies.c.status).where(tallies.c.report_id == report_id)
        found = connection.execute(tally_query.order_by(tallies.c.id)).all()
        if accept:
            write.action = "accept_report"
            change_status(write, ids, Status.PENDING, only_from=(Status.DRAFT,))
            drafts = [i for i, status in found if status == Status.DRAFT]
            _set_tally_status(write, drafts, Status.PENDING)
        return AddReport(report_id, True, tuple(ids), tuple(i for i, _ in found))

    def report(self, report_id: int) -> ReportRecord:
        """A report with its text and reading; raises NotFoundError."""
        with self._reading() as connection:
            query = select(reports).where(reports.c.id == report_id)
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise NotFoundError(f"There is no report {report_id}. It may have been taken back.")
        return _read_report(row)

    def reports(self) -> list[ReportSummary]:
        """All reports, newest first, with how many incidents stand where."""
        with self._reading() as connection:
            found = connection.execute(_summaries()).mappings().all()
        return [ReportSummary(**row) for row in found]

    def drafts(self, report_id: int) -> list[Incident]:
        """The incidents of a report that still wait as drafts, in the order of the text."""
        with self._reading() as connection:
            found = load_incidents(connection, _incident_ids(connection, report_id, Status.DRAFT))
        return [found[key] for key in sorted(found)]

    def report_incidents(self, report_id: int) -> list[Incident]:
        """All incidents that a report makes a claim of, whatever their status."""
        with self._reading() as connection:
            found = load_incidents(connection, _incident_ids(connection, report_id))
        return [found[key] for key in sorted(found)]

    def tallies(self) -> list[TallyRecord]:
        """All tallies but rejected ones, newest period first."""
        query = (
            select(tallies)
            .where(tallies.c.status != Status.REJECTED.value)
            .order_by(tallies.c.date_to.desc(), tallies.c.id)
        )
        with self._reading() as connection:
            found = connection.execute(query).mappings().all()
        return [rows.read_tally(row) for row in found]

    def set_tally_status(self, tally_ids: Sequence[int], status: Status, user: str) -> None:
        """Sets where tallies stand in the review; one action, undone as one."""
        with self._writing(user, "set_tally_status") as write:
            _set_tally_status(write, tally_ids, Status(status))


def _all_were_read(connection: Connection, incident_ids: Sequence[int]) -> bool:
    """Whether reading a report made all of these, and no person added or split one off."""
    made_by_reading = (
        select(audit_log.c.entity_id)
        .join(audit_groups, audit_groups.c.id == audit_log.c.group_id)
        .where(
            audit_log.c.entity == "incident",
            audit_log.c.entity_id.in_([str(i) for i in incident_ids]),
            audit_groups.c.action.in_(("add_report", "date_report", "accept_report")),
        )
    )
    read = set(connection.execute(made_by_reading).scalars())
    return read.issuperset(str(i) for i in incident_ids)


def _check_text(text: str) -> None:
    if not text.strip():
        raise InputError("The report is empty. Paste its text, or name a file that holds some.")
    if len(text) > config.MAX_REPORT_CHARS:
        raise InputError(
            f"The report has {len(text):,} characters; more than {config.MAX_REPORT_CHARS:,} are "
            "no news report. Paste one report at a time."
        )
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise InputError(
            "The report isn't text: it holds characters that no text has. Open it in a text "
            "editor, and paste what it says."
        )


def _put_read(
    write: Write, report_id: int, reading: Reading, status: Status, origin: dict[str, Any]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Keeps what was read from a report; returns the incidents' and the tallies' identifiers."""
    drafts = [_incident(r, report_id, status, origin) for r in reading.incidents]
    incident_ids = put_incidents(write, drafts)
    for incident_id in incident_ids:
        write.record("incident", incident_id, "*", None, {"version": 1})
    found = [TallyRecord(t, status, report_id=report_id, **origin) for t in reading.tallies]
    tally_ids = put_tallies(write, found)
    for tally_id in tally_ids:
        write.record("tally", tally_id, "*", None, {})
    return tuple(incident_ids), tally_ids


def _remove_tallies(write: Write, report_id: int) -> None:
    of_report = tallies.c.report_id == report_id
    for row in write.connection.execute(select(tallies).where(of_report)).mappings().all():
        write.record("tally", row["id"], "*", row_image(row), None)
    write.connection.execute(delete(tallies).where(of_report))


def _incident(
    read: ReadIncident, report_id: int, status: Status, origin: dict[str, Any]
) -> Incident:
    """A draft from what was read: its own claim first, then the other sources' claims."""
    own = Claim(
        source=read.source,
        sentence=read.sentence,
        killed=read.killed,
        wounded=read.wounded,
        report_id=report_id,
        span=read.span,
        **origin,
    )
    others = [
        Claim(
            source=claim.source,
            sentence=claim.sentence,
            killed=claim.killed,
            wounded=claim.wounded,
            report_id=report_id,
            span=claim.span,
            **origin,
        )
        for claim in read.extra_claims
    ]
    killed, wounded = hull_of_claims([own, *others])
    return Incident(
        category=read.category,
        event_type=read.event_type,
        place=read.place,
        status=status,
        date=read.date,
        date_end=read.date_end,
        date_precision=read.date_precision,
        other_places=read.other_places,
        attacker=read.attacker,
        victims=read.victims,
        killed=killed,
        wounded=wounded,
        claims=(own, *others),
        units=read.units,
    )


def _set_tally_status(write: Write, tally_ids: Sequence[int], status: Status) -> None:
    query = select(tallies.c.id, tallies.c.status).where(tallies.c.id.in_(tally_ids))
    for tally_id, before in write.connection.execute(query).all():
        if before != status:
            write.record("tally", tally_id, "status", before, status.value)
            this = tallies.c.id == tally_id
            write.connection.execute(update(tallies).where(this).values(status=status.value))


def _incident_ids(
    connection: Connection, report_id: int, status: Status | None = None
) -> list[int]:
    query = (
        select(incidents.c.id)
        .join(claims, claims.c.incident_id == incidents.c.id)
        .where(claims.c.report_id == report_id)
        .distinct()
        .order_by(incidents.c.id)
    )
    if status is not None:
        query = query.where(incidents.c.status == status.value)
    return list(connection.execute(query).scalars())


def _summaries() -> Any:
    def number(status: Status) -> Any:
        counted = case((incidents.c.status == status.value, incidents.c.id))
        return func.count(counted.distinct())

    columns = [
        reports.c[name]
        for name in ("id", "title", "publisher", "url", "published", "added_at", "added_by")
    ]
    return (
        select(
            *columns,
            number(Status.DRAFT).label("drafts"),
            number(Status.PENDING).label("pending"),
            number(Status.VERIFIED).label("verified"),
            number(Status.REJECTED).label("rejected"),
        )
        .outerjoin(claims, claims.c.report_id == reports.c.id)
        .outerjoin(incidents, incidents.c.id == claims.c.incident_id)
        .group_by(*columns)
        .order_by(reports.c.added_at.desc(), reports.c.id.desc())
    )


def _read_report(row: RowMapping) -> ReportRecord:
    return ReportRecord(
        id=row["id"],
        text=row["text"],
        sha256=row["sha256"],
        reading=jsonform.reading_from_json(row["reading"]),
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        published=row["published"],
        warnings=tuple(row["warnings"] or ()),
        added_at=row["added_at"],
        added_by=row["added_by"],
    )
