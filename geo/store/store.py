"""The store as the rest of Badia sees it."""

from __future__ import annotations

from types import TracebackType

from geo.store.apart import ApartQueries
from geo.store.audit import AuditQueries
from geo.store.backend import open_backend
from geo.store.base import Clock, utc_now
from geo.store.copies import CopyQueries
from geo.store.flat import FlatQueries
from geo.store.framing import FrameQueries
from geo.store.imports import ImportQueries
from geo.store.incidents import IncidentQueries
from geo.store.places import PlaceQueries
from geo.store.reports import ReportQueries
from geo.store.reviewing import ReviewQueries
from geo.store.upgrade import ensure_schema
from geo.store.upkeep import UpkeepQueries


class Store(
    ReportQueries,
    IncidentQueries,
    ApartQueries,
    ImportQueries,
    ReviewQueries,
    AuditQueries,
    FrameQueries,
    FlatQueries,
    PlaceQueries,
    CopyQueries,
    UpkeepQueries,
):
    """Reports, incidents and everything kept with them, in one database.

    Safe to share between threads. Every write is one transaction, done by somebody, logged,
    and can be undone.
    """

    def close(self) -> None:
        """Lets go of all connections; the store can't be used afterwards."""
        self.backend.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(
    url: str, *, may_create: bool = True, clock: Clock = utc_now, timeout_s: float = 30.0
) -> Store:
    """Opens a store by its SQLAlchemy URL; a new one is made, an older one upgraded.

    Without ``may_create`` it has to be there: for what only reads, where an empty store would
    hide a mistyped address. ``clock`` gives the time of each write (aware); ``timeout_s`` is how
    long to wait for another writer. Raises StoreVersionError for a newer store and StoreError for
    one that is not there or can't be opened.
    """
    backend = open_backend(url, timeout_s, may_create=may_create)
    try:
        ensure_schema(backend, clock, may_create=may_create)
    except BaseException:
        backend.engine.dispose()
        raise
    return Store(backend, clock)
