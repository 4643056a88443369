"""Incidents told twice anywhere in the store: join them, keep them apart, or undo either."""

from __future__ import annotations

import datetime as dt

import numpy as np
import streamlit as st

from geo.briefing.words import plural
from geo.errors import BadiaError
from geo.filters import IncidentFilter
from geo.frame import day_date
from geo.model import Incident
from geo.reports.duplicates import DuplicatePair, find_duplicates
from geo.store.told_twice import stays_first
from pages.ui import shell, state
from pages.ui.incident_view import claim_view
from pages.ui.plain import plain
from pages.ui.review_tools import incident_line, join_into, keep_apart
from pages.ui.undo import undo_tools

MOST_INCIDENTS = 5_000
"""So many are compared at a time; it takes some seconds."""
MOST_PAIRS = 25


def told_twice() -> None:
    """Candidates with their reasons, the likeliest first; nothing is joined by itself."""
    undo_tools()
    if st.button(
        "Many at once, between sources",
        type="tertiary",
        icon=":material/arrow_forward:",
        help="On the Data page, as a table",
    ):
        st.switch_page("pages/data.py", query_params={"data_tab": "Told twice"})
    frame = state.frame()
    days = frame["day"][frame.has_day]
    if not len(days):
        st.info(
            "There are no dated incidents yet. Accept some on the review, or import a table; "
            "those told twice are then listed here.",
            icon=":material/content_copy:",
        )
        return
    first, last = _period(day_date(days.min()), day_date(days.max()))
    within = st.toggle(
        "Also pairs within one import or one report",
        key="twice_within",
        help="Whoever made the table or wrote the report has told them apart already.",
    )
    rows = IncidentFilter(date_from=first, date_to=last).select(frame)
    rows |= IncidentFilter().select(frame) & ~frame.has_day
    ids = frame["id"][np.flatnonzero(rows)].tolist()
    if len(ids) > MOST_INCIDENTS:
        st.warning(
            f"{len(ids):,} incidents lie in these days; at most {MOST_INCIDENTS:,} are compared "
            "at a time. Choose fewer days.",
            icon=":material/date_range:",
        )
        return
    apart = state.store().kept_apart()
    pairs = [
        p
        for p in _pairs(state.config().db_url, state.store().revision(), tuple(ids))
        if _key(p) not in apart and (within or not _one_origin(p.first, p.second))
    ]
    _list(pairs, len(ids))
    _apart(apart)


def _period(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    chosen = st.date_input(
        "Compare incidents of these days",
        value=(first, last),
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        key=f"twice_days{first}{last}",
    )
    days = chosen if isinstance(chosen, tuple) else (chosen,)
    # while the second day is being picked there is only one
    return (days[0], days[-1]) if days else (first, last)


@st.cache_data(max_entries=4, show_spinner="Comparing …")
def _pairs(db_url: str, revision: int, ids: tuple[int, ...]) -> list[DuplicatePair]:
    """Compared anew for each revision of a store."""
    return find_duplicates(state.store().incidents(ids))


def _key(pair: DuplicatePair) -> tuple[int, int]:
    one, other = pair.first.id or 0, pair.second.id or 0
    return min(one, other), max(one, other)


def _one_origin(one: Incident, other: Incident) -> bool:
    """Whether both come from the same import, or from the same reports alone."""
    if one.batch_id is not None and one.batch_id == other.batch_id:
        return True
    mine, theirs = ({c.report_id for c in i.claims} - {None} for i in (one, other))
    return bool(mine) and mine == theirs


def _list(pairs: list[DuplicatePair], compared: int) -> None:
    if not pairs:
        st.success(
            f"Nothing looks told twice among {compared:,} incidents. Drafts are asked about on the "
            "review, before they are accepted.",
            icon=":material/check:",
        )
        return
    st.markdown(
        f"**{plural(len(pairs), 'pair')}** among {compared:,} incidents may be the same event."
    )
    for pair in pairs[:MOST_PAIRS]:
        _one_pair(pair)
    if len(pairs) > MOST_PAIRS:
        st.caption(f"The likeliest {MOST_PAIRS}; the next come as these are decided.")


def _one_pair(pair: DuplicatePair) -> None:
    low, high = _key(pair)
    into, other = stays_first(pair.first, pair.second)
    with st.container(border=True, key=f"pair_{low}_{high}"):
        st.text(pair.reason)
        left, right = st.columns(2)
        for column, incident in ((left, into), (right, other)):
            with column:
                st.markdown(f"**Incident {incident.id}**")
                st.text(incident_line(incident))
                for claim in incident.claims[:4]:
                    claim_view(claim)
        with st.container(horizontal=True):
            if st.button(
                "Join them",
                key=f"join{low}-{high}",
                icon=":material/merge:",
                help=f"Incident {other.id}'s claims go to incident {into.id}; counts become a "
                "range.",
            ):
                join_into(into.id or 0, other.id or 0)
            if st.button("Keep apart", key=f"apart{low}-{high}"):
                keep_apart(low, high)


def _apart(apart: set[tuple[int, int]]) -> None:
    if not apart:
        return
    with st.expander(f"Kept apart ({len(apart)})"):
        found = {i.id: i for i in state.store().incidents({key for pair in apart for key in pair})}
        for low, high in sorted(apart):
            if low not in found or high not in found:
                continue
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{low}: {incident_line(found[low])}\n{high}: {incident_line(found[high])}")
                if st.button("Ask again", key=f"again{low}-{high}"):
                    _ask_again(low, high)


def _ask_again(low: int, high: int) -> None:
    try:
        state.store().ask_again(low, high, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.rerun()
