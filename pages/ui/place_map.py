"""A small offline map of one place and its rivals, drawn from the built-in outlines."""

from __future__ import annotations

import json
from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st
from shapely import orient_polygons
from shapely.geometry import mapping, shape

from geo.config import GAZETTEER
from geo.model import Candidate, PlaceMatch

HEIGHT_PX = 320
PAD_DEG = 1.2


@st.cache_data(max_entries=1, show_spinner=False)
def _outlines() -> list[dict[str, object]]:
    path = GAZETTEER / "regions.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    # d3 takes the side on the right of a ring as its inside; GeoJSON has it on the left
    return [
        {**f, "geometry": mapping(orient_polygons(shape(f["geometry"]), exterior_cw=True))}
        for f in features
    ]


def place_map(match: PlaceMatch, others: Sequence[Candidate]) -> None:
    """The answer as a filled dot, the rivals as rings; all of them stand in the table as well."""
    rows = [
        {"name": c.name, "lon": c.point.lon, "lat": c.point.lat, "role": "could also be"}
        for c in others
    ]
    if match.point:
        rows.append(
            {
                "name": match.name or match.query,
                "lon": match.point.lon,
                "lat": match.point.lat,
                "role": "answer",
            }
        )
    if not rows:
        return
    points = pd.DataFrame(rows)
    land = (
        alt.Chart(alt.Data(values=_outlines()))
        .mark_geoshape(fill="#8882", stroke="#888", strokeWidth=0.7)
        .encode(tooltip=alt.Tooltip("properties.name:N", title="Governorate"))
    )
    base = alt.Chart(points).encode(
        longitude="lon:Q",
        latitude="lat:Q",
        tooltip=[alt.Tooltip("name:N", title="Place"), alt.Tooltip("role:N", title="As")],
    )
    role = alt.Color(
        "role:N",
        title=None,
        scale=alt.Scale(domain=["answer", "could also be"], range=["#D55E00", "#56B4E9"]),
        legend=alt.Legend(orient="bottom"),
    )
    shape = alt.Shape(
        "role:N",
        title=None,
        scale=alt.Scale(domain=["answer", "could also be"], range=["circle", "diamond"]),
    )
    dots = base.mark_point(size=90, filled=True, opacity=1).encode(color=role, shape=shape)
    answer = base.transform_filter("datum.role == 'answer'")
    labels = answer.mark_text(dy=-13, fontSize=12, fontWeight="bold", color="#D55E00").encode(
        text="name:N"
    )
    west, east = points.lon.min() - PAD_DEG, points.lon.max() + PAD_DEG
    south, north = points.lat.min() - PAD_DEG, points.lat.max() + PAD_DEG
    frame = {
        "type": "Feature",
        "properties": {},
        "geometry": {
            "type": "MultiPoint",
            "coordinates": [[west, south], [east, north]],
        },
    }
    chart = alt.layer(land, dots, labels).project(type="mercator", fit=frame)
    st.altair_chart(chart.properties(height=HEIGHT_PX), width="stretch")
