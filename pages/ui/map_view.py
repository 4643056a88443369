"""The map with its layer choices, tied to the filter panel and to what is selected."""

from __future__ import annotations

import numpy as np
import streamlit as st

from geo.filters import IncidentFilter
from geo.frame import GEOMETRY_TYPES, Frame
from geo.maps.cards import card_of
from geo.model import GeometryType, Incident
from pages.ui import state
from pages.ui.filter_panel import set_window
from pages.ui.map_component import Window, incident_map

SELECTED = "selected_incident"
HEAT_CHOICES = {
    "Off": None,
    "Killed and wounded": "casualties",
    "Killed": "killed",
    "Wounded": "wounded",
    "Incidents": "incidents",
}
LANGUAGES = {"English": "en", "العربية": "ar"}


def map_view(frame: Frame, flt: IncidentFilter) -> int | None:
    """Draw the map and return the id of the incident that is selected, on it or in the table."""
    with st.sidebar.expander("Layers"):
        heat = st.selectbox(
            "Heat layer",
            list(HEAT_CHOICES),
            index=1,
            key="heat",
            bind="query-params",
            persist_state="session",
            help="Density on a fixed scale, so that colours mean the same at every zoom.",
        )
        symbols = st.toggle("Symbols", True, key="symbols", persist_state="session")
        language = st.segmented_control(
            "Labels", list(LANGUAGES), default="English", key="labels", persist_state="session"
        )
    selected = st.session_state.get(SELECTED)
    found = state.store().incidents([selected]) if selected is not None else []
    result = incident_map(
        frame=frame,
        mask=flt.without_dates().select(frame, state.text_ids(flt)),
        window=_window(frame, flt),
        incidents=lambda: _extended(frame),
        heat=HEAT_CHOICES[heat],
        symbols=symbols,
        language=LANGUAGES[language or "English"],
        selected=selected,
        card=card_of(found[0]) if found else None,
        focus_box=_focus_box(flt),
        on_window=set_window,
        key="incident_map",
    )
    if result.picked is not None and result.picked != selected:
        st.session_state[SELECTED] = result.picked
        st.rerun()
    if result.closed:
        st.session_state.pop(SELECTED, None)
        st.rerun()
    return selected


def _window(frame: Frame, flt: IncidentFilter) -> Window | None:
    span = frame.date_span()
    if span is None or not (flt.date_from or flt.date_to):
        return None
    return (flt.date_from or span[0], flt.date_to or span[1])


def _extended(frame: Frame) -> list[Incident]:
    """The incidents whose place is an area or a line."""
    point = GEOMETRY_TYPES.index(GeometryType.POINT)
    rows = np.flatnonzero((frame["geometry_type"] != point) & frame.has_place)
    return state.store().incidents(frame["id"][rows].tolist())


def _focus_box(flt: IncidentFilter) -> tuple[float, float, float, float] | None:
    """West, south, east, north of the chosen regions' governorates; None for no region."""
    if not flt.regions:
        return None
    regions = state.geocoder().regions
    bounds = np.array([regions.outline(code[:4]).bounds for code in flt.regions])
    west, south = bounds[:, :2].min(axis=0)
    east, north = bounds[:, 2:].max(axis=0)
    return (float(west), float(south), float(east), float(north))
