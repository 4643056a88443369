"""The map over made-up incidents, as a Streamlit page shows it; without rows, the bare page."""

from pathlib import Path

import streamlit as st

from bench.map_frame import map_frame
from geo.filters import IncidentFilter
from geo.frame import Frame
from geo.maps.assets import install_assets
from pages.ui.map_component import incident_map

st.set_page_config(layout="wide")
st.cache_resource(install_assets, show_spinner=False)(Path(__file__).parent / "static")


@st.cache_resource
def frame(rows: int) -> Frame:
    return map_frame(rows)


least = st.number_input("At least killed", value=None, step=1, min_value=0)
if "rows" in st.query_params:
    data = frame(int(st.query_params["rows"]))
    mask = IncidentFilter(min_killed=None if least is None else int(least)).select(data)
    incident_map(frame=data, mask=mask, heat="casualties", height=560)
st.write("The page's end")
