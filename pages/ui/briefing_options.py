"""The choices for a briefing: they start from the map's view, and can be saved under a name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import streamlit as st

from geo.briefing.arabic import ARABIC
from geo.briefing.layouts import DEFAULT_LAYOUT, LAYOUTS
from geo.briefing.options import MOST_LOGO_BYTES, Options, logo_image
from geo.briefing.shelf import SavedLayout, Shelf
from geo.briefing.view import BriefingView
from geo.briefing.words import ENGLISH, Words
from geo.errors import BadiaError, InputError
from pages.ui import state
from pages.ui.briefing_labels import MOVED, label_changes
from pages.ui.map_component import View, last_view
from pages.ui.map_layers import HEAT_CHOICES, SHADE_CHOICES, level_choice
from pages.ui.plain import plain

LANGUAGES: dict[str, Words] = {"English": ENGLISH, "العربية": ARABIC}
MARKINGS = ["", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
ALL_SHOWN, AS_ON_MAP = "All that is shown", "As on the map"
TITLE, SUBTITLE, LOGO = "brief_title", "brief_subtitle", "_brief_logo"
HALF_WIDTH_PX, HALF_HEIGHT_PX = 380, 260
"""About what a laptop's web map shows of the ground around its middle."""
KEPT: Mapping[str, Any] = {
    "layout": DEFAULT_LAYOUT,
    TITLE: "",
    SUBTITLE: "",
    "heat": "Killed and wounded",
    "symbols": True,
    "shade": "Off",
    "recent": False,
    "brief_extent": ALL_SHOWN,
    "marking": "",
    "print_language": "English",
    "contact": "",
    "hidden_labels": [],
    "format": "png",
    "dpi": 300,
    "deck": "Deck of four slides",
    "hxl": False,
}
"""What a saved layout holds, by the keys of the widgets, with what stands where it misses."""
_JUST_DONE = "_brief_layout_said"


def shelf() -> Shelf:
    return Shelf(state.config().var / "briefings.sqlite")


def briefing_options(view: BriefingView) -> tuple[Options, Any]:
    """Draw the choices and return them, and the room left for those of the labels."""
    layout = st.selectbox(
        "Layout",
        list(LAYOUTS),
        index=list(LAYOUTS).index(DEFAULT_LAYOUT),
        format_func=lambda name: LAYOUTS[name].label,
        key="layout",
        persist_state="session",
    )
    words = LANGUAGES[st.session_state.get("print_language") or _language_of_map()]
    title = _suggested("Title", words.title(view), TITLE)
    subtitle = _suggested("Subtitle", words.subtitle(view), SUBTITLE)
    extent = _extent()
    with st.expander("Layers and labels"):
        heat = st.selectbox(
            "Heat layer",
            list(HEAT_CHOICES),
            index=1,
            key="heat",
            bind="query-params",
            persist_state="session",
            help="The same choice as on the map.",
        )
        symbols = st.toggle(
            "Symbols", True, key="symbols", bind="query-params", persist_state="session"
        )
        shade = st.selectbox(
            "Shade regions by",
            list(SHADE_CHOICES),
            key="shade",
            bind="query-params",
            persist_state="session",
        )
        level = level_choice() if SHADE_CHOICES[shade] else "governorate"
        recent = st.toggle(
            "Last 72 hours stand out", key="recent", bind="query-params", persist_state="session"
        )
        room = st.container()
    hidden, moved = label_changes()
    with st.expander("Marking, language, contact, logo"):
        marking = st.selectbox(
            "Marking",
            MARKINGS,
            accept_new_options=True,
            format_func=lambda m: m or "None",
            key="marking",
            persist_state="session",
            help="Choose one, or write your own.",
        )
        language = st.segmented_control(
            "Language",
            list(LANGUAGES),
            default=None if "print_language" in st.session_state else _language_of_map(),
            key="print_language",
            persist_state="session",
        )
        contact = st.text_input("Contact", max_chars=120, key="contact", persist_state="session")
        logo = _logo()
    options = Options(
        layout=layout,
        title=title,
        subtitle=subtitle,
        heat=HEAT_CHOICES[heat] is not None,
        heat_by=HEAT_CHOICES[heat] or "casualties",
        symbols=symbols,
        shade_by=SHADE_CHOICES[shade],
        shade_level=level,
        regions=state.geocoder().regions if level == "district" else None,
        recent=recent,
        extent=extent,
        hidden=hidden,
        moved=moved,
        marking=(marking or "").strip(),
        contact=contact.strip(),
        words=LANGUAGES[language or "English"],
        logo=logo,
    )
    return options, room


def _language_of_map() -> str:
    chosen = st.session_state.get("labels")
    return chosen if chosen in LANGUAGES else "English"


def _suggested(label: str, suggestion: str, key: str) -> str | None:
    """A field that holds what the filter suggests until somebody writes something else."""
    memory = f"_{key}_suggested"
    if st.session_state.get(key) in (None, "", st.session_state.get(memory)):
        st.session_state[key] = suggestion
    st.session_state[memory] = suggestion
    text = st.text_input(
        label,
        max_chars=160,
        key=key,
        persist_state="session",
        help="Follows the filter until you change it; empty it to have the suggestion back.",
    ).strip()
    return None if text in ("", suggestion) else text


def _extent() -> tuple[float, float, float, float] | None:
    seen = last_view("incident_map")
    if seen is None:
        return None
    chosen = st.segmented_control(
        "Ground",
        [ALL_SHOWN, AS_ON_MAP],
        default=None if "brief_extent" in st.session_state else AS_ON_MAP,
        key="brief_extent",
        persist_state="session",
    )
    return box_of(seen) if chosen == AS_ON_MAP else None


def box_of(view: View) -> tuple[float, float, float, float]:
    """West, south, east, north of about what the web map shows."""
    degrees_per_px = 360 / (256 * 2**view.zoom)
    half_lon = HALF_WIDTH_PX * degrees_per_px
    half_lat = HALF_HEIGHT_PX * degrees_per_px * math.cos(math.radians(view.lat))
    return (view.lon - half_lon, view.lat - half_lat, view.lon + half_lon, view.lat + half_lat)


def _logo() -> bytes | None:
    """A picture that was checked when it came; it stays until it is taken away."""
    file = st.file_uploader(
        "Logo (PNG or JPEG)",
        type=["png", "jpg", "jpeg"],
        max_upload_size=MOST_LOGO_BYTES // 1_000_000,
        key="logo",
    )
    if file is not None:
        data = file.getvalue()
        try:
            logo_image(data)
        except InputError as error:
            st.error(plain(error))
        else:
            st.session_state[LOGO] = data
    kept: bytes | None = st.session_state.get(LOGO)
    if kept is not None and file is None:
        st.image(kept, width=90)
        st.button("Take the logo away", on_click=lambda: st.session_state.pop(LOGO, None))
    return kept


def saved_layouts() -> None:
    """Load, save and delete layouts under a name."""
    try:
        layouts = {layout.name: layout for layout in shelf().layouts()}
    except BadiaError as error:
        st.warning(plain(error))
        return
    with st.expander(f"Saved layouts ({len(layouts)})" if layouts else "Save this layout"):
        st.caption(
            "Kept on this server, with the logo: everybody who uses this dashboard sees them and "
            "can load, replace and delete them."
        )
        if layouts:
            chosen = st.selectbox("Saved layout", list(layouts), key="saved_layout")
            with st.container(horizontal=True):
                st.button("Load", on_click=_load, args=(layouts[chosen],), type="primary")
                st.button("Delete", on_click=_delete, args=(chosen,))
        with st.form("save_layout", border=False):
            name = st.text_input("Name", key="layout_name", max_chars=60)
            saved = st.form_submit_button("Save", icon=":material/save:")
        if saved:
            _save(name)
        if said := st.session_state.pop(_JUST_DONE, ""):
            st.caption(plain(said))


def _load(layout: SavedLayout) -> None:
    """Set the widgets; what this version does not know, or no longer has, keeps its default."""
    for key, usual in KEPT.items():
        value = layout.settings.get(key, usual)
        if type(value) is type(usual) and not (key == "layout" and value not in LAYOUTS):
            st.session_state[key] = value
    moved = layout.settings.get(MOVED, {})
    st.session_state[MOVED] = {name: tuple(by) for name, by in moved.items()}
    if layout.logo is None:
        st.session_state.pop(LOGO, None)
    else:
        st.session_state[LOGO] = layout.logo
    st.session_state[_JUST_DONE] = f"“{layout.name}” is loaded."


def _delete(name: str) -> None:
    try:
        shelf().delete_layout(name)
    except BadiaError as error:
        st.session_state[_JUST_DONE] = str(error)


def _save(name: str) -> None:
    values = {key: st.session_state.get(key, usual) for key, usual in KEPT.items()}
    for key in (TITLE, SUBTITLE):
        if values[key] == st.session_state.get(f"_{key}_suggested"):
            values[key] = ""  # what the filter suggests belongs to the filter
    values[MOVED] = {key: list(by) for key, by in st.session_state.get(MOVED, {}).items()}
    try:
        shelf().save_layout(SavedLayout(name, values, st.session_state.get(LOGO)))
    except BadiaError as error:
        st.error(plain(error))
        return
    st.session_state[_JUST_DONE] = f"Saved as “{name.strip()}”."
    st.rerun()
