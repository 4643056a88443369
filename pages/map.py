"""The map: what happened where, how many suffered, and who says so."""

from __future__ import annotations

import time

import pandas as pd
import streamlit as st

from geo.briefing.words import headline, plural, total_text
from geo.errors import BadiaError
from geo.filters import IncidentFilter, long_date
from geo.frame import Bools, Frame, Summary, day_date, summarise
from geo.maps.shading import codes_of, count_by_region
from geo.maps.style import NOT_SAFE_NOTE, PARTY_LABELS
from geo.model import Incident, Status, Tally
from pages.ui import address, map_style, shell, state
from pages.ui.filter_panel import BOUND_MANY, BOUND_SINGLE, filter_panel, period
from pages.ui.incident_view import incident_card
from pages.ui.map_layers import BOUND as LAYERS_BOUND
from pages.ui.map_layers import Layers, layer_panel
from pages.ui.map_notes import notes
from pages.ui.map_numbers import numbers
from pages.ui.map_table import SORT, incident_rows
from pages.ui.map_trends import trends
from pages.ui.map_view import DRAWN, map_view
from pages.ui.plain import plain

REST_AFTER_S = 3.0
"""For so long the table and the charts wait for the map."""
MAP_FIRST_S = 0.15
"""Head start of the map after a change: drawn with it, table and charts would keep it waiting."""
_WAITS_SINCE, _SHOWN = "_rest_waits_since_s", "_shown_on_map"


def page() -> None:
    with address.checked(BOUND_MANY, (*BOUND_SINGLE, *LAYERS_BOUND, SORT)):
        _body()


def _body() -> None:
    map_style.apply()
    flt = filter_panel(state.frame())
    frame, mask = state.shown(flt)
    layers = layer_panel(frame)
    summary = summarise(frame, mask)
    numbers(frame, flt, summary)
    with st.container(key="map_box"):
        selected = map_view(frame, flt, layers)
    _as_of()
    shell.follow_store(frame.revision, len(frame))
    if not len(frame):
        st.info(
            "No incidents yet. Paste a report on the Reports page, or run "
            "`python -m geo add FILE --accept`.",
            icon=":material/article:",
        )
        return
    _headline(frame, mask, flt, summary)
    if not mask.any():
        st.info(
            f"No incident fits this filter; {len(frame):,} are in the store. Widen the dates or "
            "clear the filter in the sidebar.",
            icon=":material/filter_alt_off:",
        )
    if not st.session_state.get(DRAWN):
        _rest_follows()
        return
    _map_first((frame.revision, flt, layers))
    found = state.store().incidents([selected]) if selected is not None else []
    if found:
        _card(found[0])
    incident_rows(frame, mask)
    if not found and mask.any():
        st.caption("Choose a row, or an incident on the map, to see its claims and sentences.")
    if layers.shade:
        _regions(frame, mask, layers)
    trends(frame, mask)
    _tallies(flt)


@st.fragment(run_every=REST_AFTER_S)
def _rest_follows() -> None:
    """The first page of a session is the map's: table and charts keep the browser as long again.

    They come when the browser says that it drew the map; without its word, a little later.
    """
    now_s = time.monotonic()
    if now_s - st.session_state.setdefault(_WAITS_SINCE, now_s) >= REST_AFTER_S / 2:
        st.session_state[DRAWN] = True
        st.rerun()
    st.caption("The table and the charts follow …")


def _map_first(shown: tuple[int, IncidentFilter, Layers]) -> None:
    """Let the browser draw the map, if it has something new, before it gets the rest."""
    before = st.session_state.get(_SHOWN)
    st.session_state[_SHOWN] = shown
    if before not in (None, shown):
        time.sleep(MAP_FIRST_S)


def _as_of() -> None:
    as_of = state.store().data_as_of()
    newest = f"Newest report {long_date(as_of.report_date)}. " if as_of.report_date else ""
    changed = (
        f"Data as of {as_of.last_write_at:%-d %B %Y %H:%M} UTC. " if as_of.last_write_at else ""
    )
    st.caption(f"{changed}{newest}**{NOT_SAFE_NOTE}**")


def _headline(frame: Frame, mask: Bools, flt: IncidentFilter, summary: Summary) -> None:
    days = frame["day"][mask & frame.has_day]
    span = (day_date(days.min()), day_date(days.max())) if len(days) else None
    st.markdown(plain(headline(summary, flt, span, dict(state.region_names()))))
    said = notes(frame, mask, flt, summary)
    if said:
        st.caption(plain(" ".join(said)))


def _regions(frame: Frame, mask: Bools, layers: Layers) -> None:
    """The shaded regions as a table."""
    names = state.region_names()
    codes = codes_of(layers.level, state.geocoder().regions)
    counts = count_by_region(frame, mask, layers.level, codes, names)
    table = pd.DataFrame(
        {
            layers.level.capitalize(): [c.name for c in counts],
            "Incidents": [c.incidents for c in counts],
            "Killed": [total_text(c.killed) for c in counts],
            "Wounded": [total_text(c.wounded) for c in counts],
        }
    )
    with st.expander(f"By {layers.level}, as shaded on the map", expanded=True):
        st.dataframe(table, hide_index=True, alt=f"Incidents by {layers.level}")


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
                st.error(plain(error))
                return
            if verify or reject:
                st.rerun()


def _tallies(flt: IncidentFilter) -> None:
    """Totals that reports give of several events; of the filter only the days apply to them."""
    known = state.store().tallies()
    records = [r for r in known if _touches(flt, r.tally)]
    if not known:
        return
    outside = len(known) - len(records)
    said = f"{plural(len(records), 'total')} that reports give: of several events, not incidents"
    with st.expander(said if records else "No total that a report gives touches these days"):
        st.caption(
            "None of them is in the numbers above. Of the filter only the days apply to them."
            + f" {plural(outside, 'other')} of other days or of none." * bool(outside)
        )
        for record in records:
            tally = record.tally
            parts = ", ".join(f"{PARTY_LABELS[p]} {c}" for p, c in tally.by_party.items())
            st.text(
                f"{tally.killed or 'unknown'} killed"
                + (f" ({parts})" if parts else "")
                + f", {period(tally.date_from, tally.date_to)}"
                + (f", in {tally.events} operations" if tally.events else "")
                + f". {tally.source or 'Source unnamed'}"
                + (f", in {record.publisher}" if record.publisher else "")
            )


def _touches(flt: IncidentFilter, tally: Tally) -> bool:
    """Whether a total's period touches the chosen days; one of no period does where all are."""
    if not (flt.date_from or flt.date_to):
        return True
    first, last = tally.date_from or tally.date_to, tally.date_to or tally.date_from
    if first is None or last is None:
        return False
    return (not flt.date_to or first <= flt.date_to) and (
        not flt.date_from or last >= flt.date_from
    )


shell.run_page(page, "pages/map.py")
