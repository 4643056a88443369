"""The map with its layer choices, tied to the filter panel."""

from __future__ import annotations

import streamlit as st

from geo.filters import IncidentFilter
from geo.frame import Bools, Frame, day_number
from pages.ui.map_component import incident_map

HEAT_CHOICES = {
    "Off": None,
    "Killed and wounded": "casualties",
    "Killed": "killed",
    "Wounded": "wounded",
    "Incidents": "incidents",
}


def map_view(frame: Frame, mask: Bools, flt: IncidentFilter) -> int | None:
    """Draw the map and return the id of the incident that was picked on it, if one was."""
    heat = st.sidebar.selectbox(
        "Heat layer",
        list(HEAT_CHOICES),
        index=1,
        key="heat",
        bind="query-params",
        persist_state="session",
        help="Density on a fixed scale, so that colours mean the same at every zoom.",
    )
    span = frame.date_span()
    window = None
    if span:
        window = (
            day_number(flt.date_from or span[0]),
            day_number(flt.date_to or span[1]),
        )
    result = incident_map(
        frame=frame, mask=mask, window=window, heat=HEAT_CHOICES[heat], key="incident_map"
    )
    return result.picked
