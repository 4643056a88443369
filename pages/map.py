"""The map: what happened where, how many suffered, and who says so."""

from __future__ import annotations

import streamlit as st

from geo.briefing.words import headline, plural, total_text
from geo.errors import BadiaError
from geo.filters import IncidentFilter, long_date
from geo.frame import Bools, Frame, Summary, day_date, summarise
from geo.maps.style import NOT_SAFE_NOTE
from geo.model import Incident, Status
from pages.ui import shell, state
from pages.ui.filter_panel import filter_panel, period
from pages.ui.incident_view import incident_card, incident_table
from pages.ui.map_view import SELECTED, map_view

MOST_ROWS = 500


def page() -> None:
    flt = filter_panel(state.frame())
    frame, mask = state.shown(flt)
    summary = summarise(frame, mask)
    _numbers(summary)
    with st.container(key="map_box"):
        selected = map_view(frame, flt)
    _notes(frame, flt, summary)
    if not len(frame):
        st.info(
            "No incidents yet. Paste a report on the Reports page, or run "
            "`python -m geo add FILE --accept`.",
            icon=":material/article:",
        )
        return
    if not mask.any():
        st.info(
            f"No incident fits this filter; {len(frame):,} are in the store. Widen the dates or "
            "clear the filter in the sidebar.",
            icon=":material/filter_alt_off:",
        )
    _table(frame, mask, selected)
    _tallies()


def _numbers(summary: Summary) -> None:
    with st.container(horizontal=True, gap="small"):
        st.metric("Attacks", f"{summary.attacks:,}", width="content")
        for name, total in (("Killed", summary.killed), ("Wounded", summary.wounded)):
            label = f"{name} ({total.unknown:,} unknown)" if total.unknown else name
            st.metric(label, total_text(total), width="content")
        st.metric("Operations", f"{summary.operations:,}", width="content")


def _notes(frame: Frame, flt: IncidentFilter, summary: Summary) -> None:
    as_of = state.store().data_as_of()
    newest = f"Newest report {long_date(as_of.report_date)}. " if as_of.report_date else ""
    changed = (
        f"Data as of {as_of.last_write_at:%d %B %Y %H:%M} UTC. " if as_of.last_write_at else ""
    )
    st.caption(f"{changed}{newest}**{NOT_SAFE_NOTE}**")
    days = frame["day"][flt.select(frame, state.text_ids(flt)) & frame.has_day]
    span = (day_date(days.min()), day_date(days.max())) if len(days) else None
    st.markdown(headline(summary, flt, span, dict(state.region_names())))
    missing = [
        f"{plural(summary.only_area, 'incident')} known only to an area or a route"
        if summary.only_area
        else "",
        f"{plural(summary.no_place, 'incident')} without a place and so not on the map"
        if summary.no_place
        else "",
    ]
    if any(missing):
        st.caption("; ".join(filter(None, missing)) + ".")


def _table(frame: Frame, mask: Bools, selected: int | None) -> None:
    ids = frame["id"][mask][::-1]
    incidents = state.store().incidents(ids[:MOST_ROWS].tolist())
    if len(ids) > MOST_ROWS:
        st.caption(f"The newest {MOST_ROWS:,} of {len(ids):,}; the exports hold all of them.")
    st.dataframe(
        incident_table(incidents),
        hide_index=True,
        key="table",
        on_select=lambda: _select_row([i.id for i in incidents]),
        selection_mode="single-row",
        column_config={"Nr": st.column_config.NumberColumn(format="%d", width="small")},
        placeholder="unknown",
        alt="All incidents that the filter shows",
    )
    found = state.store().incidents([selected]) if selected is not None else []
    if found:
        _card(found[0])
    elif incidents:
        st.caption("Choose a row, or an incident on the map, to see its claims and sentences.")


def _select_row(ids: list[int | None]) -> None:
    rows = st.session_state["table"]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        st.session_state[SELECTED] = ids[rows[0]]
    else:
        st.session_state.pop(SELECTED, None)


@st.fragment
def _card(incident: Incident) -> None:
    with st.container(border=True):
        incident_card(incident)
        if incident.status is Status.PENDING and incident.id is not None:
            with st.container(horizontal=True):
                verify = st.button("Verify", type="primary", icon=":material/check:")
                reject = st.button("Reject", icon=":material/close:")
            try:
                if verify:
                    state.store().accept([incident.id], shell.user())
                if reject:
                    state.store().reject([incident.id], shell.user())
            except BadiaError as error:
                st.error(str(error))
                return
            if verify or reject:
                st.rerun()


def _tallies() -> None:
    records = state.store().tallies()
    if not records:
        return
    with st.expander(f"{plural(len(records), 'tally', 'tallies')}: running totals, not incidents"):
        for record in records:
            tally = record.tally
            parts = ", ".join(f"{p.replace('_', ' ')} {c}" for p, c in tally.by_party.items())
            st.text(
                f"{tally.killed or 'unknown'} killed"
                + (f" ({parts})" if parts else "")
                + f", {period(tally.date_from, tally.date_to)}"
                + (f", in {tally.events} operations" if tally.events else "")
                + f". {tally.source or 'Source unnamed'}"
                + (f", in {record.publisher}" if record.publisher else "")
            )


shell.run_page(page, "pages/map.py")
