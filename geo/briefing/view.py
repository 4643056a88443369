"""The filtered view, gathered once for all exports, so that every format shows the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from geo.briefing.words import ENGLISH, PRINTED_NAMES, headline
from geo.errors import StoreError
from geo.filters import IncidentFilter
from geo.frame import Bools, Column, Frame, Summary, day_date, summarise
from geo.model import Incident

if TYPE_CHECKING:
    from geo.store import Source, Store
    from geo.store.flat import FlatBlock
    from geo.store.records import DataAsOf

_CHANGED = "The incidents changed while they were exported. Try again."
MOST_LOADED = 2_000
"""Up to so many incidents are read from the store for a page; beyond, the columns suffice."""
Fetch = Callable[[Sequence[int]], Sequence[Incident]]
FetchFlat = Callable[[Sequence[int]], Iterable["FlatBlock"]]


@dataclass(frozen=True)
class BriefingView:
    """What a filter shows. ``ids`` stand in the order of their numbers, 1 upward.

    The numbers run by date, then by id, the undated last, and are the same in every format.
    ``made_on`` is UTC; ``newest_report`` the date of the newest report that has one,
    ``known_until`` that of the newest report or incident of the whole
    store; ``fetch`` gives the incidents of some ids, in their order, ``fetch_flat`` the same by
    column.
    ``noted`` is what the desk thinks of its sources, by their name.
    ``before`` is the same filter over the period of the same length that ends the day before
    this one begins.
    """

    flt: IncidentFilter
    frame: Frame
    mask: Bools
    ids: Column
    summary: Summary
    span: tuple[dt.date, dt.date] | None
    made_on: dt.datetime
    fetch: Fetch
    fetch_flat: FetchFlat
    newest_report: dt.date | None = None
    known_until: dt.date | None = None
    undated_left_out: int = 0
    region_names: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, Source] = field(default_factory=dict)
    before: BriefingView | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """All of them in the order of their numbers, read from the store on first use.

        Raises StoreError where one was taken back since the frame was built.
        """
        return self.some(self.ids.tolist())

    def some(self, ids: Sequence[int]) -> tuple[Incident, ...]:
        """The incidents of some of the view's ids, in that order."""
        incidents = tuple(self.fetch(ids))
        if len(incidents) != len(ids):
            raise StoreError(_CHANGED)
        return incidents

    def flat(self) -> Iterator[FlatBlock]:
        """All of them by column in the order of their numbers, some thousand at a time."""
        seen = 0
        for block in self.fetch_flat(self.ids.tolist()):
            seen += len(block)
            yield block
        if seen != len(self):
            raise StoreError(_CHANGED)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each incident by its id."""
        return {key: number for number, key in enumerate(self.ids.tolist(), start=1)}

    @property
    def days(self) -> int | None:
        """Length of the filter's period, None where it is open."""
        if not (self.flt.date_from and self.flt.date_to):
            return None
        return (self.flt.date_to - self.flt.date_from).days + 1

    @property
    def headline(self) -> str:
        """What is shown in one sentence, with how much of it is unknown."""
        text = headline(self.summary, self.flt, self.span, dict(self.region_names))
        return f"{text} {ENGLISH.gap(self)}".strip()

    @property
    def filter_sentence(self) -> str:
        """What the filter leaves in, in words."""
        return self.flt.describe({**self.region_names, **PRINTED_NAMES})

    @property
    def title(self) -> str:
        return ENGLISH.title(self)

    @property
    def subtitle(self) -> str:
        return ENGLISH.subtitle(self)

    @cached_property
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
    """Evaluate the filter, and also over the period before where it has both dates."""
    as_of = store.data_as_of()
    view = _view_of(store, frame, flt, made_on, as_of, region_names or {})
    if not (flt.date_from and flt.date_to):
        return view
    length = flt.date_to - flt.date_from + dt.timedelta(days=1)
    earlier = replace(flt, date_from=flt.date_from - length, date_to=flt.date_to - length)
    return replace(view, before=_view_of(store, frame, earlier, made_on, as_of, region_names or {}))


def _view_of(
    store: Store,
    frame: Frame,
    flt: IncidentFilter,
    made_on: dt.datetime,
    as_of: DataAsOf,
    region_names: Mapping[str, str],
) -> BriefingView:
    text_ids = np.array(store.search_text(flt.text), dtype=np.int32) if flt.text else None
    mask = flt.select(frame, text_ids)
    dated = frame.has_day
    days = frame["day"][mask & dated]
    return BriefingView(
        flt=flt,
        frame=frame,
        mask=mask,
        ids=np.concatenate([frame["id"][mask & dated], frame["id"][mask & ~dated]]),
        summary=summarise(frame, mask),
        span=(day_date(days[0]), day_date(days[-1])) if len(days) else None,
        made_on=made_on,
        fetch=store.incidents,
        fetch_flat=store.flat_blocks,
        newest_report=as_of.report_date,
        known_until=max(filter(None, (as_of.report_date, as_of.incident_date)), default=None),
        undated_left_out=flt.undated_left_out(frame, text_ids),
        region_names=region_names,
        noted=store.sources(),
    )
