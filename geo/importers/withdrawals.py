"""Lists of ids that a source withdrew, like ACLED's deleted events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.importers.files import open_table
from geo.importers.layout import indices, simple
from geo.importers.ucdp import code

if TYPE_CHECKING:
    from geo.store import Store
    from geo.store.reviewing import Withdrawn

_COLUMNS = (("event_id_cnty", "acled:"), ("ucdp_id", "ucdp:"), ("id", "ucdp:"))


@dataclass(frozen=True, slots=True)
class WithdrawnList:
    """A source's list: ``listed`` ids, of which the store shows ``incidents``."""

    listed: int
    source: str
    incidents: Withdrawn


def look_up_withdrawn(path: Path, store: Store) -> WithdrawnList:
    """Which incidents a list of withdrawn ids names; nothing is changed.

    A table with ACLED's ``event_id_cnty``, or with UCDP's ``id``. Raises InputError for another.
    """
    prefix, ids = _read(path)
    known = store.known_rows(ids)
    found = store.withdrawn([row.id for row in known.values()])
    return WithdrawnList(len(ids), prefix.rstrip(":"), found)


def is_withdrawal_list(columns: Sequence[str]) -> bool:
    """Whether a table has ACLED's ids and nothing of an event, as its list of deleted ones."""
    names = {simple(column) for column in columns}
    return "event_id_cnty" in names and not names & {"event_date", "event_type", "latitude"}


def _read(path: Path) -> tuple[str, Sequence[str]]:
    table = open_table(path)
    known = indices(table)
    for name, prefix in _COLUMNS:
        if name in known:
            at = known[name]
            ids = (code(row[at]) for _, row in table.rows() if at < len(row))
            return prefix, [prefix + key for key in dict.fromkeys(ids) if key]
    raise InputError(
        f"{path} lists no withdrawn events: it needs ACLED's column event_id_cnty, or UCDP's id. "
        f"It has: {', '.join(table.columns[:10])}."
    )
