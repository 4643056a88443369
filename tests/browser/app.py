"""A small dashboard for the browser tests: the map over made-up incidents, and a date slider."""

import os
from pathlib import Path

import numpy as np
import streamlit as st

from geo.filters import IncidentFilter
from geo.frame import COLUMNS, Frame, day_date
from geo.maps.assets import install_assets
from geo.model import (
    Category,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
    Status,
)
from pages.ui.map_component import incident_map
from tests.frames import made_up_frame

AREA = {
    "type": "Polygon",
    "coordinates": [[[37.5, 33.8], [38.8, 33.6], [40.2, 34.4], [39.4, 35.2], [37.5, 33.8]]],
}
LINE = {
    "type": "LineString",
    "coordinates": [[38.28, 34.56], [38.87, 34.89], [39.6, 35.0], [40.15, 34.38]],
}

st.set_page_config(layout="wide")
st.cache_resource(install_assets, show_spinner=False)(Path(__file__).parent / "static")


TOWNS = ((38.28, 34.56), (38.87, 34.89), (40.14, 35.34), (37.67, 34.54), (40.15, 34.38))


@st.cache_resource
def frame(rows: int) -> Frame:
    """Made up, as crowded as real ones: most are points, half of them in a few places."""
    base = made_up_frame(rows)
    rng = np.random.default_rng(1)
    columns = {name: np.array(base[name]) for name in COLUMNS}
    columns["geometry_type"] = rng.choice([0, 1, 2], rows, p=[0.9, 0.04, 0.06])
    columns["victims"] = 1 << rng.choice(7, rows, p=[0.5, 0.15, 0.1, 0.02, 0.03, 0.15, 0.05])
    columns["victims"] |= rng.random(rows) < 0.1
    in_town = (rng.random(rows) < 0.5) & np.isfinite(columns["lat"])
    town = np.array(TOWNS)[rng.integers(0, len(TOWNS), rows)]
    columns["lon"][in_town] = town[in_town, 0]
    columns["lat"][in_town] = town[in_town, 1]
    return Frame.build(columns, base.districts, base.subdistricts)


def extended(rows: int):
    columns = frame(rows)
    for kind, geometry, point in (
        (GeometryType.AREA, AREA, LonLat(38.9, 34.5)),
        (GeometryType.LINE, LINE, LonLat(39.2, 34.9)),
    ):
        code = list(GeometryType).index(kind)
        for incident_id in columns["id"][columns["geometry_type"] == code][:4]:
            match = PlaceMatch(
                query="x",
                status=MatchStatus.MATCHED,
                name=f"A made-up {kind}",
                point=point,
                radius_m=50_000,
                geometry_type=kind,
                geometry=geometry,
            )
            yield Incident(
                category=Category.ATTACK,
                event_type=EventType.AMBUSH,
                place=PlaceMention("x", match),
                status=Status.VERIFIED,
                id=int(incident_id),
            )


rows = int(st.query_params.get("rows", "300"))
data = frame(rows)
first, last = data.date_span() or (None, None)
chosen = (first, last)
with st.sidebar:
    if first:
        chosen = st.slider("Event dates", first, last, value=(first, last), key="dates")
    heat = st.selectbox("Heat", [None, "casualties", "incidents"], key="heat")
    hidden = st.checkbox("Hide the map", key="hidden")
    least = st.number_input("At least killed", value=None, step=1, min_value=0, key="least")

flt = IncidentFilter(min_killed=None if least is None else int(least))


def set_window(first_day: int, last_day: int) -> None:
    st.session_state["dates"] = (day_date(first_day), day_date(last_day))


mask = flt.select(data)
if hidden:
    st.stop()
result = incident_map(
    frame=data,
    mask=mask,
    window=None if tuple(chosen) == (first, last) else tuple(chosen),
    incidents=lambda: extended(rows),
    heat=heat,
    on_window=set_window,
    selected=st.session_state.get("picked"),
    card=st.session_state.get("card"),
)
if result.picked:
    st.session_state["picked"] = result.picked
    st.session_state["card"] = {
        "id": result.picked,
        "title": f"Incident {result.picked} <img src=x onerror=alert(1)>",
        "lines": ["A line"],
        "claims": [
            {"source": "SANA", "sentence": "A sentence.", "url": "https://example.org/a"},
            {"source": "Bad", "sentence": "<b>x</b>", "url": "javascript:alert(1)"},
        ],
    }
    st.rerun()
if result.closed:
    st.session_state.pop("picked", None)
    st.session_state.pop("card", None)
    st.rerun()

window = None if tuple(chosen) == (first, last) else tuple(chosen)
dated = IncidentFilter(
    min_killed=flt.min_killed, date_from=window and window[0], date_to=window and window[1]
)
st.markdown(f"shown={int(np.sum(dated.select(data)))} picked={result.picked} window={window}")
st.markdown(f"view={result.view}")
st.caption(os.environ.get("BADIA_TEST", ""))
