"""Looking after a store: figures, checks, how fresh it is."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, func, select

from geo.model import Status
from geo.store.base import StoreBase
from geo.store.copies import counter_problems
from geo.store.framing import SHOWN
from geo.store.records import DataAsOf
from geo.store.schema import batches, incidents, meta, reports, tallies, user_places, users


class UpkeepQueries(StoreBase):
    """The store's part for ``doctor``, backups and the line "data as of"."""

    def is_empty(self) -> bool:
        """Whether nothing was ever put in: no report, no incident, no import."""
        with self._reading() as connection:
            return all(
                connection.execute(select(table.c.id).limit(1)).first() is None
                for table in (reports, incidents, batches)
            )

    def stats(self) -> dict[str, int]:
        """How many of what are in the store, in the words of ``doctor``."""
        with self._reading() as connection:

            def number(table: Table, *conditions: ColumnElement[bool]) -> int:
                query = select(func.count()).select_from(table).where(*conditions)
                return connection.execute(query).scalar_one()

            by_status = select(incidents.c.status, func.count().label("number")).group_by(
                incidents.c.status
            )
            statuses = {row.status: row.number for row in connection.execute(by_status)}
            synthetic = incidents.c.synthetic.is_(True)
            return {
                "reports": number(reports),
                **{f"{status} incidents": statuses.get(status.value, 0) for status in Status},
                "made-up incidents": number(incidents, synthetic),
                "tallies": number(tallies),
                "imports": number(batches),
                "places of your own": number(user_places),
            }

    def data_as_of(self) -> DataAsOf:
        """The newest report, the newest incident that may be shown, and the last write."""
        shown = incidents.c.status.in_([status.value for status in SHOWN])
        with self._reading() as connection:
            return DataAsOf(
                report_date=connection.execute(select(func.max(reports.c.published))).scalar(),
                incident_date=connection.execute(
                    select(func.max(incidents.c.date)).where(shown)
                ).scalar(),
                last_write_at=connection.execute(select(meta.c.last_write_at)).scalar(),
            )

    def integrity_check(self) -> list[str]:
        """What is wrong with the database, in sentences; empty if it is sound."""
        with self._reading() as connection:
            return self.backend.integrity_problems(connection) + counter_problems(connection)

    def users(self) -> list[str]:
        """Who ever wrote to the store, the latest first."""
        query = select(users.c.name).order_by(users.c.last_write_at.desc(), users.c.name)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())
