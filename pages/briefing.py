"""The briefing: a finished map image out of the filtered view."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import streamlit as st

from geo.briefing.export import export_view, render_png, suggested_name
from geo.briefing.layouts import DEFAULT_LAYOUT, LAYOUTS
from geo.briefing.view import BriefingView, make_view
from geo.errors import BadiaError
from pages.ui import shell, state
from pages.ui.filter_panel import filter_panel

PREVIEW_DPI = 110
FORMATS = {"PNG image": "png", "CSV table": "csv", "GeoJSON": "geojson"}


def page() -> None:
    st.header("Briefing", anchor=False)
    frame = state.frame()
    flt = filter_panel(frame)
    view = make_view(state.store(), frame, flt, dt.datetime.now(dt.UTC), dict(state.region_names()))
    st.markdown(view.headline)
    controls, preview = st.columns([1, 3], gap="medium")
    with controls:
        layout = st.selectbox(
            "Layout",
            list(LAYOUTS),
            index=list(LAYOUTS).index(DEFAULT_LAYOUT),
            format_func=lambda name: LAYOUTS[name].label,
            key="layout",
            persist_state="session",
        )
        title = st.text_input("Title", placeholder=view.title, max_chars=120, key="title")
        subtitle = st.text_input("Subtitle", placeholder=view.subtitle, max_chars=160, key="sub")
        heat = st.toggle("Heat layer", value=True, key="print_heat", persist_state="session")
    title, subtitle = title.strip() or view.title, subtitle.strip() or view.subtitle
    try:
        with preview, st.spinner("Drawing …"):
            image = render_png(
                view,
                state.geocoder().gazetteer.places,
                layout=layout,
                title=title,
                subtitle=subtitle,
                heat=heat,
                dpi=PREVIEW_DPI,
            )
            st.image(image, caption=view.headline, width="stretch")
    except BadiaError as error:
        preview.error(str(error))
        return
    with controls:
        _downloads(view, layout, title, subtitle, heat)


def _downloads(view: BriefingView, layout: str, title: str, subtitle: str, heat: bool) -> None:
    kind = st.selectbox("Format", list(FORMATS), key="format", persist_state="session")
    ending = FORMATS[kind]
    dpi = 300
    if ending == "png":
        dpi = st.select_slider("Dots per inch", [72, 150, 300, 450, 600], value=300, key="dpi")
    name = suggested_name(view, layout, ending)

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = export_view(
                view,
                Path(folder) / name,
                state.geocoder().gazetteer.places,
                layout=layout,
                title=title,
                subtitle=subtitle,
                heat=heat,
                dpi=dpi,
            )
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


shell.run_page(page, "pages/briefing.py")
