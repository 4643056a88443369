"""The filtered view, gathered once for all exports, so that every format shows the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from geo.briefing.words import headline, period_text, region_text
from geo.filters import IncidentFilter
from geo.frame import Bools, Frame, Summary, day_date, summarise
from geo.model import Incident

if TYPE_CHECKING:
    from geo.store import Store


@dataclass(frozen=True, slots=True)
class BriefingView:
    """What a filter shows. ``incidents`` stand in the order of their numbers, 1 upward.

    The numbers run by date, then by id, the undated last, and are the same in every format.
    ``made_on`` is UTC; ``newest_report`` the date of the newest report that has one.
    """

    flt: IncidentFilter
    frame: Frame
    mask: Bools
    incidents: tuple[Incident, ...]
    summary: Summary
    span: tuple[dt.date, dt.date] | None
    made_on: dt.datetime
    newest_report: dt.date | None = None
    undated_left_out: int = 0
    region_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def headline(self) -> str:
        return headline(self.summary, self.flt, self.span, dict(self.region_names))

    @property
    def filter_sentence(self) -> str:
        return self.flt.describe(self.region_names)

    @property
    def title(self) -> str:
        """A title as the filter suggests it."""
        where = region_text(self.flt, dict(self.region_names)) or "in the Syrian desert"
        return f"Armed incidents {where}"

    @property
    def subtitle(self) -> str:
        first, last = self.span or (None, None)
        text = period_text(self.flt.date_from or first, self.flt.date_to or last)
        return text[:1].upper() + text[1:] if text else "No dated incident"

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source shown, most frequent first."""
        counts: dict[str, int] = {}
        for incident in self.incidents:
            for source in incident.sources:
                counts[source] = counts.get(source, 0) + 1
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def make_view(
    store: Store,
    frame: Frame,
    flt: IncidentFilter,
    made_on: dt.datetime,
    region_names: Mapping[str, str] | None = None,
) -> BriefingView:
    """Evaluate the filter and fetch its incidents from the store."""
    text_ids = np.array(store.search_text(flt.text), dtype=np.int32) if flt.text else None
    mask = flt.select(frame, text_ids)
    dated = frame.has_day
    ids = [*frame["id"][mask & dated].tolist(), *frame["id"][mask & ~dated].tolist()]
    by_id = {incident.id: incident for incident in store.incidents(ids)}
    days = frame["day"][mask & dated]
    span = (day_date(days[0]), day_date(days[-1])) if len(days) else None
    return BriefingView(
        flt=flt,
        frame=frame,
        mask=mask,
        incidents=tuple(by_id[i] for i in ids),
        summary=summarise(frame, mask),
        span=span,
        made_on=made_on,
        newest_report=store.newest_report_date(),
        undated_left_out=flt.undated_left_out(frame, text_ids),
        region_names=dict(region_names or {}),
    )
