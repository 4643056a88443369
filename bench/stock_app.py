"""The same made-up incidents in folium's stock layers, as a Streamlit page would show them."""

import folium
import numpy as np
import streamlit as st
from folium import plugins

from bench.map_frame import map_frame
from geo.filters import IncidentFilter
from geo.frame import Bools, Frame

PAINTED = """<script>addEventListener("load", () => requestAnimationFrame(function look() {
  const canvas = document.querySelector(".leaflet-pane canvas");
  const hasPixels = () => canvas.getContext("2d")
    .getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
  const isDrawn = document.querySelector(".marker-cluster, .leaflet-marker-icon") !== null
    || (canvas !== null && hasPixels());
  if (!isDrawn) requestAnimationFrame(look);
  else setTimeout(() => { window.paintedAt = performance.timeOrigin + performance.now(); });
}));</script>"""
MARKER = "function (row) { return L.marker(new L.LatLng(row[0], row[1])); }"

st.set_page_config(layout="wide")


@st.cache_resource
def frame(rows: int) -> Frame:
    return map_frame(rows)


def page(data: Frame, mask: Bools, layer: str) -> str:
    """A whole folium page with all that the mask shows, made again for each change."""
    lat, lon = (np.round(data[name][mask].astype(float), 4) for name in ("lat", "lon"))
    # half a point where nobody was killed or the number is unknown: it is drawn all the same
    weight = np.maximum(data["killed_min"][mask], 0.5).astype(float)
    # maxZoom in Leaflet's spelling: without tiles, folium leaves max_zoom out
    made = folium.Map([35, 38.5], zoom_start=7, tiles=None, prefer_canvas=True, maxZoom=16)
    if layer == "HeatMap":
        plugins.HeatMap(np.c_[lat, lon, weight].tolist(), radius=12, blur=10).add_to(made)
    elif layer == "FastMarkerCluster":
        plugins.FastMarkerCluster(np.c_[lat, lon].tolist(), callback=MARKER).add_to(made)
    else:
        features = [
            {
                "type": "Feature",
                "properties": {"killed": k},
                "geometry": {"type": "Point", "coordinates": [x, y]},
            }
            for y, x, k in zip(lat.tolist(), lon.tolist(), weight.tolist(), strict=True)
        ]
        marker = folium.CircleMarker(radius=3, weight=1)
        points = {"type": "FeatureCollection", "features": features}
        folium.GeoJson(points, marker=marker).add_to(made)
    return str(made.get_root().render()) + PAINTED


data = frame(int(st.query_params["rows"]))
least = st.number_input("At least killed", value=None, step=1, min_value=0)
mask = IncidentFilter(min_killed=None if least is None else int(least)).select(data)
st.iframe(page(data, mask, st.query_params["layer"]), height=560)
