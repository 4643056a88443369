"""The store: reports, incidents, their sources and the log of every change, in a database.

``open_store(url)`` gives a ``Store``. SQLAlchemy is imported with the first use only, so that
commands without a store start fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.store.records import (
    Action,
    AddReport,
    BatchInfo,
    BatchRecord,
    Change,
    DataAsOf,
    Inserted,
    ReportRecord,
    ReportSummary,
    Source,
    TallyRecord,
    Undone,
    UndoneBatch,
    UserPlace,
)

if TYPE_CHECKING:
    from geo.store.store import Store, open_store

__all__ = [
    "Action",
    "AddReport",
    "BatchInfo",
    "BatchRecord",
    "Change",
    "DataAsOf",
    "Inserted",
    "ReportRecord",
    "ReportSummary",
    "Source",
    "Store",
    "TallyRecord",
    "Undone",
    "UndoneBatch",
    "UserPlace",
    "open_store",
]


def __getattr__(name: str) -> Any:
    if name in ("Store", "open_store"):
        from geo.store import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
