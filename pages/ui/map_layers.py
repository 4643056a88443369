"""What the map draws over its ground: the choices in the sidebar, bound to the page's address.

Online tiles are not in the address: nobody's browser shall ask another host for following a link.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from geo.filters import long_date
from geo.frame import Frame, day_number
from geo.maps import tiles
from geo.maps.recent import recent_days
from geo.maps.shading import Level
from pages.ui import state

HEAT_CHOICES = {
    "Off": None,
    "Killed and wounded": "casualties",
    "Killed": "killed",
    "Wounded": "wounded",
    "Incidents": "incidents",
}
SHADE_CHOICES = {
    "Off": None,
    "Incidents": "incidents",
    "Killed and wounded": "casualties",
    "Killed": "killed",
    "Wounded": "wounded",
}
LEVEL_CHOICES: dict[str, Level] = {"Governorates": "governorate", "Districts": "district"}
LANGUAGES = {"English": "en", "العربية": "ar"}
BUILT_IN = "Built in (no network)"
LABELS = "labels"
BOUND = ("symbols", "heat", "shade", "level", "recent", LABELS)
"""Keys of the address that Streamlit binds to these choices."""


@dataclass(frozen=True, slots=True)
class Layers:
    """``heat``, ``shade``: what is summed, None for off. ``recent``: first and last day, inclusive,
    of what stands out."""

    heat: str | None
    symbols: bool
    language: str
    shade: str | None
    level: Level
    recent: tuple[int, int] | None
    tiles: tiles.Tiles | None


def layer_panel(frame: Frame) -> Layers:
    """Draw the choices in the sidebar and return them."""
    with st.sidebar.expander("Layers"):
        symbols = st.toggle(
            "Symbols", True, key="symbols", bind="query-params", persist_state="session"
        )
        heat = _choice(
            "Heat layer",
            list(HEAT_CHOICES),
            "heat",
            index=1,
            help_="Density on a fixed scale, so that colours mean the same at every zoom.",
        )
        shade = _choice(
            "Shade regions by",
            list(SHADE_CHOICES),
            "shade",
            help_="Each region in one of six fixed classes, with its number.",
        )
        level = level_choice() if SHADE_CHOICES[shade] else "governorate"
        recent = _recent(frame)
        language = st.segmented_control(
            "Labels",
            list(LANGUAGES),
            default="English",
            key=LABELS,
            bind="query-params",
            persist_state="session",
        )
        ground = _tiles()
    return Layers(
        heat=HEAT_CHOICES[heat],
        symbols=symbols,
        language=LANGUAGES[language or "English"],
        shade=SHADE_CHOICES[shade],
        level=level,
        recent=recent,
        tiles=ground,
    )


def set_language(code: str) -> None:
    """The choice in the sidebar follows the map's own button."""
    st.session_state[LABELS] = next(name for name, said in LANGUAGES.items() if said == code)


def _choice(label: str, options: list[str], key: str, index: int = 0, help_: str = "") -> str:
    return str(
        st.selectbox(
            label,
            options,
            index=index,
            key=key,
            bind="query-params",
            persist_state="session",
            help=help_ or None,
        )
    )


def level_choice() -> Level:
    if not state.geocoder().regions.district_codes():
        st.caption(
            "Governorates. Districts can be shaded once their outlines are brought in: "
            "`python -m geo gazetteer update --ocha-boundaries FILE`."
        )
        return "governorate"
    return LEVEL_CHOICES[_choice("Regions", list(LEVEL_CHOICES), "level")]


def _recent(frame: Frame) -> tuple[int, int] | None:
    """The three days up to the newest incident: days are all we know, and make 72 hours."""
    days = recent_days(frame)
    if days is None:
        return None
    on = st.toggle(
        "Last 72 hours stand out", key="recent", bind="query-params", persist_state="session"
    )
    if not on:
        return None
    first, last = days
    today = dt.datetime.now(dt.UTC).date()
    age = (today - last).days
    st.caption(
        f"{long_date(first)} to {long_date(last)}: the three days up to the newest incident"
        + (f", which is {age:,} days ago." if age > 1 else ".")
    )
    return day_number(first), day_number(last)


def _tiles() -> tiles.Tiles | None:
    if state.config().offline:
        st.caption("Online maps are off: Badia runs offline (`BADIA_OFFLINE`).")
        return None
    chosen = st.selectbox(
        "Ground",
        [BUILT_IN, *tiles.NAMES],
        key="ground",
        persist_state="session",
        help="Online maps show more ground. The built-in map needs no network.",
    )
    if chosen == BUILT_IN:
        return None
    made = tiles.tiles(chosen)
    st.warning(
        f"Your browser now asks **{made.host}** for the map of each place that you look at: that "
        "host can see where. No incident is sent.",
        icon=":material/public:",
    )
    return made
