"""What a file spans, to tell which incidents its source has withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from geo.importers.cells import RowError, parse_days
from geo.importers.files import Row
from geo.importers.opening import Opened
from geo.importers.placing import COUNTRIES
from geo.importers.refused import REASON
from geo.importers.seen import SeenKeys
from geo.places.regions import load_regions

if TYPE_CHECKING:
    from geo.store import Store

OFFERED = 100_000


class Coverage:
    """The days and governorates that a file spans, to tell what its source has withdrawn."""

    def __init__(self, opened: Opened, store: Store) -> None:
        from geo.store.withdrawn import next_incident_id

        layout, columns = opened.layout, opened.table.columns
        self._before_id = next_incident_id(store)
        self._layout = layout
        self._partial = REASON in columns or not layout.date_columns
        self._used = [*layout.date_columns[:1], *layout.region_columns]
        self._texts: list[set[str]] = [set() for _ in self._used]

    def add(self, rows: Sequence[Row]) -> None:
        """Takes in some more rows."""
        for texts, i in zip(self._texts, self._used, strict=True):
            texts.update(map(itemgetter(i), rows))

    def missing(self, store: Store, seen: SeenKeys) -> tuple[int, ...]:
        """Incidents of the source, shown at present, that the file should have and hasn't."""
        from geo.store.withdrawn import brought_between

        days = [] if self._partial else [day for t in self._texts[0] if (day := self._day(t))]
        if not days:
            return ()
        covered = set().union(*self._texts[1:])
        codes = {COUNTRIES.get(text.strip().lower()) for text in covered}
        codes |= {code[:4] for text in covered if (code := load_regions().resolve(text))}
        span = (min(days), max(days))
        brought = brought_between(store, self._layout.prefix, *span, self._before_id)
        absent = (
            part[i] for part in brought for i in seen.missing([row.external_id for row in part])
        )
        offered = (
            row.id
            for row in absent
            if not covered or (row.admin1 in codes if row.admin1 else row.country in codes)
        )
        return tuple(islice(offered, OFFERED))

    def _day(self, text: str) -> dt.date | None:
        try:
            days = parse_days(text, self._layout.order)
        except RowError:
            return None
        return days.first if days else None
