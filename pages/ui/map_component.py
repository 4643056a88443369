"""The incident map on a page: one function around a Streamlit component.

The map is mounted once. What is large goes by address, once per store revision; a filter change
sends a bit mask, the timeline sends back two days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import streamlit as st
from streamlit.runtime import get_instance

from geo.frame import Bools, Frame, day_date, day_number
from geo.maps.assets import SCRIPT, install_assets
from geo.maps.heat import WEIGHTS
from geo.maps.layers import (
    areas_and_lines,
    build_map,
    near_data,
    pack_incidents,
    pack_json,
    pack_mask,
)
from geo.maps.shading import Level, outlines, pack_rows, region_of_rows
from geo.model import Incident
from geo.near import Near
from geo.places.regions import Regions

Window = tuple[dt.date, dt.date]
LANGUAGES = ("en", "ar")
STATES = ("window", "view", "selected", "language", "search", "near", "drawn")
"""What the browser tells of the map."""

# The script comes from the static folder, whose name changes with their contents.
LOADER = """
export default async (component) => {
  const root = component.parentElement;
  if (!root.querySelector(".badia, [data-loading]")) {
    const loading = document.createElement("p");
    Object.assign(loading, { role: "status", textContent: "Loading the map …" });
    loading.dataset.loading = "";
    root.append(loading);
  }
  const address = new URL(component.data.module, document.baseURI).href;
  const module = await import(address).catch((error) => {
    const said = root.querySelector("[data-loading]");
    if (said) said.textContent = "The map can't be loaded. Reload the page to try again.";
    if (component.data.says_drawn) component.setStateValue("drawn", true);
    throw error;
  });
  return module.mount(component);
};
"""


@dataclass(frozen=True, slots=True)
class View:
    """Centre in degrees and zoom of the web map."""

    lon: float
    lat: float
    zoom: float


@dataclass(frozen=True, slots=True)
class Shading:
    """Regions shaded by the sum of ``by`` (a choice of `geo.maps.heat.WEIGHTS`).

    ``codes``: P-codes of the regions of this level, as `geo.maps.shading.codes_of` gives them.
    """

    by: str
    level: Level
    codes: tuple[str, ...]
    regions: Regions
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MapResult:
    """What the user did with the map.

    ``window``: the period shown, inclusive, None for all dates; ``picked``: the id of the incident
    clicked in this run, else None; ``closed``: the user closed the incident's card in this run;
    ``view``: what the map showed when it last rested, None before it ever moved.
    """

    window: Window | None
    picked: int | None
    closed: bool
    view: View | None


def incident_map(
    *,
    frame: Frame,
    mask: Bools,
    window: Window | None = None,
    incidents: Callable[[], Iterable[Incident]] = tuple,
    heat: str | None = None,
    symbols: bool = True,
    language: str = "en",
    selected: int | None = None,
    card: Mapping[str, Any] | None = None,
    focus_box: tuple[float, float, float, float] | None = None,
    near: Near | None = None,
    recent: tuple[int, int] | None = None,
    shading: Shading | None = None,
    tiles: Mapping[str, Any] | None = None,
    found: Mapping[str, Any] | None = None,
    on_search: Callable[[str], None] | None = None,
    on_near: Callable[[float | None, float | None, float], None] | None = None,
    on_window: Callable[[int, int], None] | None = None,
    on_picked: Callable[[int], None] | None = None,
    on_closed: Callable[[], None] | None = None,
    on_language: Callable[[str], None] | None = None,
    on_drawn: Callable[[], None] | None = None,
    height: int = 560,
    key: str = "map",
) -> MapResult:
    """Draw the map with its timeline and return what the user did.

    ``mask``: shape ``(len(frame),)``, every condition of the filter but the dates
    (``flt.without_dates().select(frame)``); the dates are ``window``, None for no condition.
    ``incidents`` gives those whose place is an area or a line (others are ignored); it is called
    once per revision of the frame. ``heat``: one of `geo.maps.heat.WEIGHTS`, or None for no heat
    layer. ``language`` of the labels: "en" or "ar". ``selected``: id of the incident to mark; the
    map flies to it where the user did not pick it there. ``card``: what the map says about it, as
    made by `geo.maps.cards.card_of`. ``focus_box`` (west, south, east, north): the map flies there
    when it changes. ``on_window(first, last)``, days since 1970-01-01 inclusive, is called before
    the next run when the user moved the timeline; the full span of the data is no condition.
    ``near`` is drawn as a circle or a band along its line. ``recent``: first and last day,
    inclusive, of what stands out. ``tiles``: the fields of `geo.maps.tiles.Tiles`, None for the
    built-in map. ``on_search(text)`` is called when the user asks the go-to box, whose answer is
    ``found``: ``seq``, ``text``, ``message`` and ``targets`` (``name, note, lon, lat, radius_m``).
    ``on_near(lon, lat, km)`` is called when the user asks for what lies around a spot; ``lon``
    and ``lat`` are None to ask for everything again. Without these two, the map leaves them out.
    ``on_picked(id)`` is called before the next run when an incident was clicked, ``on_closed()``
    when its card was closed: unlike what is returned, no run that is cut short or replaced can
    lose them. ``on_language("en" or "ar")`` is called when the user changed the labels' language
    on the map, ``on_drawn()`` when it first stands there, or can't be drawn.
    """
    if heat is not None and heat not in WEIGHTS:
        raise ValueError(f"heat={heat!r} is not one of {', '.join(WEIGHTS)}.")
    folder, script, map_name = _assets()
    memory = _memory(key)

    def window_moved() -> None:
        sent = _state(key).get("window")
        if not sent or not isinstance(sent.get("seq"), int) or sent["seq"] <= memory["seq"]:
            return
        memory["seq"] = sent["seq"]
        memory["window"] = _checked_window(sent, frame)
        chosen = memory["window"] or frame.date_span()
        if on_window and chosen:
            on_window(day_number(chosen[0]), day_number(chosen[1]))

    def searched() -> None:
        chosen = _new_choice(key, "search", memory)
        if on_search and chosen and isinstance(chosen[0], str):
            on_search(chosen[0])

    def near_asked() -> None:
        chosen = _new_choice(key, "near", memory)
        spot = _checked_spot(chosen[0]) if chosen else None
        if on_near and spot:
            on_near(*spot)

    def selection_moved() -> None:
        chosen = _new_choice(key, "selected", memory)
        if chosen is None or not isinstance(chosen[0], int | None):
            return
        memory["selection"] = chosen
        if on_picked and chosen[0] is not None:
            on_picked(chosen[0])
        if on_closed and chosen[0] is None:
            on_closed()

    def language_moved() -> None:
        chosen = _new_choice(key, "language", memory)
        if on_language and chosen and chosen[0] in LANGUAGES:
            on_language(chosen[0])

    def drawn() -> None:
        if on_drawn:
            on_drawn()

    def view_moved() -> None:
        memory["view"] = _checked_view(_state(key).get("view")) or memory["view"]

    if window != memory["window"]:
        # set outside the map: a new number, so that the map takes it
        memory["seq"] += 1
        memory["window"] = window
    view: View | None = memory["view"]
    _component()(
        key=key,
        data={
            "module": f"{folder}/{SCRIPT}",
            "script": script,
            "map_name": map_name,
            "incidents": _address(_packed(frame)[1], f"{key}.incidents"),
            "areas": _address(_packed_areas(frame, incidents)[1], f"{key}.areas"),
            "mask": pack_mask(mask),
            "window": _window_data(memory["seq"], window),
            "heat": heat,
            "symbols": symbols,
            "language": language,
            "selected": selected,
            "card": dict(card) if card else None,
            "focus_box": list(focus_box) if focus_box else None,
            "view": None if view is None else asdict(view),
            "near": near_data(near),
            "recent": list(recent) if recent else None,
            "shading": _shading_data(frame, shading, key),
            "tiles": dict(tiles) if tiles else None,
            "found": dict(found) if found else None,
            "can_search": on_search is not None,
            "says_drawn": on_drawn is not None,
            "height": height,
        },
        default=dict.fromkeys(STATES),
        on_window_change=window_moved,
        on_view_change=view_moved,
        on_selected_change=selection_moved,
        on_language_change=language_moved,
        on_search_change=searched,
        on_near_change=near_asked,
        on_drawn_change=drawn,
    )
    selection = memory.pop("selection", None)
    return MapResult(
        window=window,
        picked=selection[0] if selection else None,
        closed=selection == (None,),
        view=view,
    )


@cache
def _component() -> Any:
    return st.components.v2.component("badia_map", js=LOADER)


@st.cache_resource(show_spinner="Preparing the map …")
def _assets() -> tuple[str, str, str]:
    """Address of the folder with the browser's files, folium's script and its map's name."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    folder = f"{'/' + base if base else ''}/app/static/{install_assets()}"
    return folder, *build_map()


def last_view(key: str) -> View | None:
    """What the map of that key showed when it last rested, None before it ever moved."""
    view: View | None = _memory(key)["view"]
    return view


def _memory(key: str) -> dict[str, Any]:
    """What outlives a change of page: the number and value of the last window, the view, and the
    number of each choice that was heard last."""
    fresh = {"seq": 0, "window": None, "view": None}
    memory: dict[str, Any] = st.session_state.setdefault(f"_{key}_memory", fresh)
    return memory


def _new_choice(key: str, name: str, memory: dict[str, Any]) -> tuple[Any] | None:
    """What the user chose on the map since it was asked last; None for nothing."""
    sent = _state(key).get(name)
    number = sent.get("number") if isinstance(sent, Mapping) else None
    if not isinstance(number, int) or number == memory.get(f"{name} heard"):
        return None
    memory[f"{name} heard"] = number
    return (sent.get("value"),)


def _state(key: str) -> Mapping[str, Any]:
    return st.session_state.get(key) or {}


# The frame stands in the result, so that its id can't come to mean another one.
@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Frame: id})
def _packed(frame: Frame) -> tuple[Frame, bytes]:
    return frame, pack_incidents(frame)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Frame: id})
def _packed_areas(
    frame: Frame, _incidents: Callable[[], Iterable[Incident]]
) -> tuple[Frame, bytes]:
    return frame, pack_json(areas_and_lines(_incidents()))


def _address(content: bytes, coordinates: str) -> str:
    """Where the browser finds the bytes; they go when no session shows them any more.

    Sent as a gzip file, which the server does not compress again on each request.
    """
    url = get_instance().media_file_mgr.add(content, "application/gzip", coordinates)
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{url}" if base else str(url)


def _shading_data(frame: Frame, shading: Shading | None, key: str) -> dict[str, Any] | None:
    if shading is None:
        return None
    level, codes = shading.level, shading.codes
    rows = _packed_regions(frame, level, codes)[1]
    shapes = _packed_outlines(level, codes, shading.regions, shading.names)
    return {
        "by": shading.by,
        "level": level,
        "rows": _address(rows, f"{key}.regions"),
        "shapes": _address(shapes, f"{key}.outlines"),
    }


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Frame: id})
def _packed_regions(frame: Frame, level: Level, codes: tuple[str, ...]) -> tuple[Frame, bytes]:
    return frame, pack_rows(region_of_rows(frame, level, codes))


@st.cache_resource(max_entries=2, show_spinner="Drawing the regions …")
def _packed_outlines(
    level: Level, codes: tuple[str, ...], _regions: Regions, _names: Mapping[str, str]
) -> bytes:
    return pack_json(outlines(codes, _regions, _names))


def _window_data(seq: int, window: Window | None) -> dict[str, int | None]:
    if window is None:
        return {"seq": seq, "from": None, "to": None}
    return {"seq": seq, "from": day_number(window[0]), "to": day_number(window[1])}


def _checked_window(sent: Mapping[str, Any], frame: Frame) -> Window | None:
    """The browser's window within the span of the data; None for all of it or for nonsense."""
    span = frame.date_span()
    first, last = sent.get("from"), sent.get("to")
    if span is None or not isinstance(first, int) or not isinstance(last, int):
        return None
    low, high = day_number(span[0]), day_number(span[1])
    if not low <= first <= last <= high or (first, last) == (low, high):
        return None
    return day_date(first), day_date(last)


def _checked_spot(sent: Any) -> tuple[float | None, float | None, float] | None:
    """The browser's spot and distance in km; None where it is no place on the earth."""
    try:
        km = float(sent["km"])
        if sent["lon"] is None and sent["lat"] is None:
            return None, None, 0.0
        lon, lat = float(sent["lon"]), float(sent["lat"])
    except (TypeError, KeyError, ValueError):
        return None
    on_earth = -180 <= lon <= 180 and -90 <= lat <= 90 and 0 < km <= 2000
    return (lon, lat, km) if on_earth else None


def _checked_view(sent: Any) -> View | None:
    """The browser's view, None where it is no place on the map."""
    try:
        view = View(float(sent["lon"]), float(sent["lat"]), float(sent["zoom"]))
    except (TypeError, KeyError, ValueError):
        return None
    inside = -180 <= view.lon <= 180 and -85 <= view.lat <= 85 and 0 <= view.zoom <= 22
    return view if inside else None
