"""The map with its layer choices, tied to the filter panel and to what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
import streamlit as st

from geo.errors import InputError
from geo.filters import IncidentFilter
from geo.frame import GEOMETRY_TYPES, Bools, Frame
from geo.maps.cards import card_of
from geo.maps.goto import Found, Target, find_targets
from geo.maps.shading import codes_of
from geo.model import GeometryType, Incident, LonLat
from pages.ui import address, state
from pages.ui.filter_panel import clear_near, set_near, set_window
from pages.ui.map_component import Shading, Window, incident_map
from pages.ui.map_layers import Layers, set_language
from pages.ui.map_table import SELECTED, forget_row

PAD_DEG = 0.1
FOUND = "_found"
DRAWN = "_map_drawn"
"""Set in the session's state once the browser drew the map; what else is heavy waits for it."""
Box = tuple[float, float, float, float]


def map_view(frame: Frame, flt: IncidentFilter, layers: Layers) -> int | None:
    """Draw the map and return the id of the incident that is selected, on it or in the table."""
    _incident_of_address(frame)
    selected = st.session_state.get(SELECTED)
    found = state.store().incidents([selected]) if selected is not None else []
    shown = flt.without_dates().select(frame, state.text_ids(flt))
    incident_map(
        frame=frame,
        mask=shown,
        window=_window(frame, flt),
        incidents=lambda: _extended(frame),
        heat=layers.heat,
        symbols=layers.symbols,
        language=layers.language,
        selected=selected,
        card=_card(found[0], frame, flt) if found else None,
        focus_box=_focus_box(frame, flt),
        near=flt.near,
        recent=layers.recent,
        shading=_shading(layers),
        tiles=asdict(layers.tiles) if layers.tiles else None,
        found=st.session_state.get(FOUND),
        on_window=set_window,
        on_search=_search,
        on_near=_near,
        on_picked=_select,
        on_closed=_unselect,
        on_language=set_language,
        on_drawn=None if st.session_state.get(DRAWN) else _drawn,
        key="incident_map",
    )
    address.write({address.INCIDENT: "" if selected is None else str(selected)})
    return selected


def _drawn() -> None:
    st.session_state[DRAWN] = True


def _select(incident_id: int) -> None:
    st.session_state[SELECTED] = incident_id
    forget_row()


def _unselect() -> None:
    st.session_state.pop(SELECTED, None)
    forget_row()


def _card(incident: Incident, frame: Frame, flt: IncidentFilter) -> dict[str, Any]:
    """The map's card; it says so where the filter leaves the incident out."""
    card = card_of(incident)
    if not (flt.select(frame, state.text_ids(flt)) & (frame["id"] == incident.id)).any():
        card["lines"].insert(0, "The filter leaves this incident out: it is not on the map.")
    return card


def _incident_of_address(frame: Frame) -> None:
    said = address.asked(address.INCIDENT)
    if said is None:
        return
    if said.isascii() and said.isdigit() and (frame["id"] == int(said[:9])).any():
        st.session_state[SELECTED] = int(said)
    else:
        st.session_state.pop(SELECTED, None)
        if said:
            address.note(f"incident={said[:20]!r}, which is not in the store")


def _shading(layers: Layers) -> Shading | None:
    if layers.shade is None:
        return None
    geocoder = state.geocoder()
    return Shading(
        layers.shade,
        layers.level,
        codes_of(layers.level, geocoder.regions),
        geocoder.regions,
        state.region_names(),
    )


def _search(text: str) -> None:
    """Answer the map's go-to box; the number tells an answer from the one before."""
    before = st.session_state.get(FOUND) or {"seq": 0}
    found = find_targets(text, state.geocoder())
    st.session_state[FOUND] = _as_data(found, before["seq"] + 1)


def _as_data(found: Found, seq: int) -> Mapping[str, Any]:
    return {
        "seq": seq,
        "text": found.text,
        "message": found.message,
        "targets": [_target_data(target) for target in found.targets],
    }


def _target_data(target: Target) -> dict[str, Any]:
    return {
        "name": target.name,
        "note": target.note,
        "lon": target.point.lon,
        "lat": target.point.lat,
        "radius_m": target.radius_m,
    }


def _near(lon: float | None, lat: float | None, km: float) -> None:
    """The map asks for what lies around a spot, or, without one, for everything again."""
    if lon is None or lat is None:
        clear_near()
        return
    try:
        set_near(LonLat(lon, lat), round(km))
    except InputError:
        return  # a browser may say anything


def _window(frame: Frame, flt: IncidentFilter) -> Window | None:
    span = frame.date_span()
    if span is None or not (flt.date_from or flt.date_to):
        return None
    return (flt.date_from or span[0], flt.date_to or span[1])


def _extended(frame: Frame) -> list[Incident]:
    """The incidents whose place is an area or a line."""
    point = GEOMETRY_TYPES.index(GeometryType.POINT)
    rows = np.flatnonzero((frame["geometry_type"] != point) & frame.has_place)
    return state.store().incidents(frame["id"][rows].tolist())


def _focus_box(frame: Frame, flt: IncidentFilter) -> Box | None:
    """West, south, east, north of the chosen regions; None for no region."""
    boxes = np.array([_box_of(frame, code) for code in flt.regions])
    if flt.near:
        points = flt.near.line or (flt.near.point,)
        reach = flt.near.radius_km / 111
        lon, lat = np.array([p.lon for p in points]), np.array([p.lat for p in points])
        wide = reach / np.cos(np.radians(lat.mean()))
        boxes = np.array(
            [[lon.min() - wide, lat.min() - reach, lon.max() + wide, lat.max() + reach]]
        )
    if not len(boxes):
        return None
    west, south = boxes[:, :2].min(axis=0)
    east, north = boxes[:, 2:].max(axis=0)
    return (float(west), float(south), float(east), float(north))


def _box_of(frame: Frame, code: str) -> Box:
    """Of a region's outline; where a district has none, of its own incidents that are points."""
    regions = state.geocoder().regions
    try:
        return tuple(regions.outline(code).bounds)
    except InputError:
        rows = _rows_of(frame, code)
        if not rows.any():
            return tuple(regions.outline(code[:4]).bounds)
        lon, lat = frame["lon"][rows].astype(float), frame["lat"][rows].astype(float)
        return (
            lon.min() - PAD_DEG,
            lat.min() - PAD_DEG,
            lon.max() + PAD_DEG,
            lat.max() + PAD_DEG,
        )


def _rows_of(frame: Frame, code: str) -> Bools:
    column, codes = (
        ("district", frame.districts) if len(code) == 6 else ("subdistrict", frame.subdistricts)
    )
    if code not in codes:
        return np.zeros(len(frame), dtype=bool)
    point = frame["geometry_type"] == GEOMETRY_TYPES.index(GeometryType.POINT)
    return np.asarray((frame[column] == codes.index(code)) & point & frame.has_place)
