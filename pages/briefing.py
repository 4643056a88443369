"""The briefing: a finished map out of the filtered view, in the format a briefer needs."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st

from geo.briefing.arabic import ARABIC
from geo.briefing.export import FORMATS, export_view, render_png, suggested_name
from geo.briefing.layouts import DEFAULT_LAYOUT, LAYOUTS
from geo.briefing.options import Options
from geo.briefing.view import BriefingView, make_view
from geo.briefing.words import ENGLISH
from geo.errors import BadiaError
from geo.model import Incident
from pages.ui import shell, state
from pages.ui.filter_panel import filter_panel
from pages.ui.incident_view import incident_table

PREVIEW_DPI = 110
MOST_ROWS = 200
LANGUAGES = {"English": ENGLISH, "العربية": ARABIC}
MARKINGS = ["", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
FORMAT_LABELS = {
    "png": "PNG image",
    "pdf": "PDF",
    "svg": "SVG drawing",
    "pptx": "PowerPoint deck",
    "csv": "CSV table",
    "xlsx": "Excel table",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage (QGIS)",
    "kml": "KML (Google Earth)",
    "kmz": "KMZ (Google Earth)",
    "cot": "CoT data package (ATAK)",
    "html": "HTML file (map without a network)",
}


def page() -> None:
    st.header("Briefing", anchor=False)
    frame = state.frame()
    flt = filter_panel(frame)
    view = make_view(state.store(), frame, flt, dt.datetime.now(dt.UTC), dict(state.region_names()))
    controls, preview = st.columns([1, 3], gap="medium")
    with controls:
        options = _options(view)
    with preview:
        try:
            with st.spinner("Drawing …"):
                places = state.geocoder().gazetteer.places
                image = render_png(view, places, options=options, dpi=PREVIEW_DPI)
        except BadiaError as error:
            st.error(str(error))
            return
        st.image(image, caption=view.headline, width="stretch")
    with controls:
        _download(view, options)
    _to_copy(view)


def _options(view: BriefingView) -> Options:
    layout = st.selectbox(
        "Layout",
        list(LAYOUTS),
        index=list(LAYOUTS).index(DEFAULT_LAYOUT),
        format_func=lambda name: LAYOUTS[name].label,
        key="layout",
        persist_state="session",
    )
    title = st.text_input("Title", placeholder=view.title, max_chars=160, key="title")
    subtitle = st.text_input("Subtitle", placeholder=view.subtitle, max_chars=160, key="sub")
    heat = st.toggle("Heat layer", value=True, key="print_heat", persist_state="session")
    with st.expander("Marking, language, contact"):
        marking = st.selectbox(
            "Marking",
            MARKINGS,
            accept_new_options=True,
            format_func=lambda m: m or "None",
            key="marking",
            persist_state="session",
        )
        language = st.segmented_control(
            "Language", list(LANGUAGES), default="English", key="print_language"
        )
        contact = st.text_input("Contact", max_chars=120, key="contact", persist_state="session")
        logo = st.file_uploader("Logo", type=["png", "jpg", "jpeg"], key="logo")
    return Options(
        layout=layout,
        title=title.strip() or None,
        subtitle=subtitle.strip() or None,
        heat=heat,
        marking=(marking or "").strip(),
        contact=contact.strip(),
        words=LANGUAGES[language or "English"],
        logo=logo.getvalue() if logo else None,
    )


def _download(view: BriefingView, options: Options) -> None:
    ending = st.selectbox(
        "Format",
        list(FORMATS),
        format_func=lambda e: FORMAT_LABELS.get(e, e.upper()),
        key="format",
        persist_state="session",
    )
    dpi = 300
    if ending == "png":
        dpi = st.select_slider("Dots per inch", [72, 150, 300, 450, 600], value=300, key="dpi")
    name = suggested_name(view, options.layout, ending)

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            places = state.geocoder().gazetteer.places
            path = export_view(view, Path(folder) / name, places, options=options, dpi=dpi)
            return path.read_bytes()

    st.download_button(
        f"Download {ending.upper()}",
        make,
        file_name=name,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(name)


def _to_copy(view: BriefingView) -> None:
    with st.expander("Headline and table, to copy"):
        st.code(view.headline, language=None, wrap_lines=True)
        ids = view.ids[:MOST_ROWS]
        incidents: list[Incident] = state.store().incidents(ids)
        table = incident_table(incidents)
        table.insert(0, "Number", [view.numbers[i.id] for i in incidents if i.id is not None])
        st.dataframe(pd.DataFrame(table), hide_index=True)


shell.run_page(page, "pages/briefing.py")
