"""The files of a briefing: made at a click, and the last few kept at hand."""

from __future__ import annotations

import datetime as dt
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import streamlit as st

from geo.briefing.export import FORMATS, export_view, suggested_name
from geo.briefing.options import Options
from geo.briefing.view import BriefingView
from geo.errors import BadiaError, StoreError
from pages.ui import state
from pages.ui.briefing_options import shelf
from pages.ui.plain import plain

FORMAT_LABELS = {
    "png": "PNG image",
    "pdf": "PDF",
    "svg": "SVG drawing",
    "pptx": "PowerPoint",
    "csv": "CSV table",
    "xlsx": "Excel table",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage (QGIS)",
    "kml": "KML (Google Earth)",
    "kmz": "KMZ (Google Earth)",
    "cot": "CoT data package (ATAK)",
    "html": "Single HTML file (no network)",
}
DECK, ONE_SLIDE = "Deck of four slides", "One slide, map and table"


def download(view: BriefingView, options: Options) -> None:
    """Choose a format and download it; what was made is kept for later."""
    endings = [ending for ending in FORMATS if ending in FORMAT_LABELS]
    ending = st.selectbox(
        "Format",
        endings,
        format_func=FORMAT_LABELS.__getitem__,
        key="format",
        persist_state="session",
    )
    dpi = 300
    if ending == "png":
        dots = [72, 96, 150, 200, 300, 450, 600]
        dpi = st.select_slider("Dots per inch", dots, value=300, key="dpi", persist_state="session")
    if ending == "pptx":
        slides = st.segmented_control(
            "Slides", [DECK, ONE_SLIDE], default=DECK, key="deck", persist_state="session"
        )
        options = replace(options, deck=slides != ONE_SLIDE)
    if ending == "csv":
        hxl = st.toggle("HXL tags in the second row", key="hxl", persist_state="session")
        options = replace(options, hxl=hxl)
    name = suggested_name(view, options.layout, ending)
    places, kept = state.geocoder().gazetteer.places, shelf()

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = export_view(view, Path(folder) / name, places, options=options, dpi=dpi)
            content = path.read_bytes()
        made_on = dt.datetime.now(dt.UTC)
        with suppress(StoreError):  # the file itself is what counts
            kept.keep_file(name, content, options.words.headline(view), made_on)
        return content

    st.download_button(
        f"Download {ending.upper()}",
        make,
        file_name=name,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    st.caption(f"`{name}`")


def last_files() -> None:
    """The files made last, to download once more."""
    kept = shelf()
    try:
        files = kept.files()
    except BadiaError as error:
        st.warning(plain(error))
        return
    with st.expander(f"Last briefings ({len(files)})"):
        if not files:
            st.caption("The last eight files that anybody made on this server stay here.")
        for file in files:
            st.download_button(
                file.name,
                lambda file_id=file.id: kept.content(file_id),
                file_name=file.name,
                key=f"kept_{file.id}",
                icon=":material/history:",
                on_click="ignore",
                width="stretch",
            )
            st.caption(f"{file.made_on:%d %B %Y, %H:%M} UTC, {file.size / 1000:,.0f} kB")
