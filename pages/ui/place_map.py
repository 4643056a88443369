"""Small offline maps of a few places, drawn from the built-in outlines.

A dot is the place, the ring around it how exactly it is known; areas and lines are drawn as such.
All of it stands in words beside the map as well.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from shapely import orient_polygons
from shapely.geometry import mapping, shape

from geo.config import GAZETTEER
from geo.model import Candidate, Incident, LonLat, PlaceMatch, Status
from geo.places import geometry as shapes
from pages.ui.report_text import colour_of

HEIGHT_PX, DRAFTS_HEIGHT_PX = 320, 230
LEAST_PAD_DEG, DRAFTS_PAD_DEG = 0.3, 1.0
TOWNS = {
    "Aleppo": LonLat(37.16, 36.20),
    "Hama": LonLat(36.75, 35.13),
    "Homs": LonLat(36.72, 34.73),
    "Damascus": LonLat(36.29, 33.51),
    "Palmyra": LonLat(38.28, 34.56),
    "Ar-Raqqa": LonLat(39.01, 35.95),
    "Deir-ez-Zor": LonLat(40.14, 35.34),
    "Al-Hasakeh": LonLat(40.75, 36.50),
    "Abu Kamal": LonLat(40.92, 34.45),
}
"""Named in grey, to find one's way; positions to the hundredth of a degree."""
LAND = "land"
NARROW_PX, LETTER_PX, LINE_PX = 400.0, 6.6, 13.0
"""A width the map surely has, and about how large a label's letters are."""
TOWN_LETTER_PX, TOWN_DY, DOT_PX = 5.8, 11.0, 5.5
"""Of a town's letters, of its name below its dot, and half of a spot's dot."""
ANSWER, REMOTE, RIVAL = "the answer", "a remote answer", "could also be"
ROLE_COLOURS = {ANSWER: "#D55E00", REMOTE: "#CC79A7", RIVAL: "#56B4E9"}
ROLE_SHAPES = {ANSWER: "circle", REMOTE: "square", RIVAL: "diamond"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on a small map; ``label`` is written beside it."""

    label: str
    point: LonLat
    role: str
    colour: str
    radius_m: float = 0.0
    geometry: Mapping[str, Any] | None = None


@st.cache_data(max_entries=1, show_spinner=False)
def _outlines() -> list[dict[str, object]]:
    path = GAZETTEER / "regions.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [{**f, "geometry": _for_d3(f["geometry"])} for f in features]


def _for_d3(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    """d3 takes the side on the right of a ring as its inside; GeoJSON has it on the left."""
    found: Mapping[str, Any] = mapping(
        orient_polygons(shape(dict(geometry)), exterior_cw=True)
        if "Polygon" in str(geometry["type"])
        else shape(dict(geometry))
    )
    return found


def place_map(match: PlaceMatch, others: Sequence[Candidate], *, remote: bool = False) -> None:
    """The answer with its radius or outline, and its rivals with their names."""
    spots = [
        Spot(f"{n} {c.name}", c.point, RIVAL, ROLE_COLOURS[RIVAL])
        for n, c in enumerate(others, start=1)
    ]
    if match.point:
        role = REMOTE if remote else ANSWER
        spots.append(
            Spot(
                match.name or match.query,
                match.point,
                role,
                ROLE_COLOURS[role],
                match.radius_m or 0.0,
                match.geometry,
            )
        )
    if spots:
        names = "; ".join(s.label for s in spots)
        _draw(
            spots,
            f"A map of Syria's governorates with {names}",
            HEIGHT_PX,
            LEAST_PAD_DEG,
            legend=True,
        )


def drafts_map(incidents: Sequence[Incident]) -> None:
    """Where the incidents of one report are, in the numbers and colours of the text; what was
    rejected is on no map."""
    drawn = [
        (number, incident.place)
        for number, incident in enumerate(incidents, start=1)
        if incident.status is not Status.REJECTED
    ]
    spots = [
        Spot(
            str(number),
            match.point,
            str(number),
            colour_of(number),
            match.radius_m or 0.0,
            match.geometry,
        )
        for number, place in drawn
        if (match := place.match).point is not None
    ]
    if not spots:
        return
    said = "; ".join(
        f"{n}: {place.match.name or place.mention}" for n, place in drawn if place.match.point
    )
    _draw(
        spots,
        f"A map with the places of the incidents. {said}",
        DRAFTS_HEIGHT_PX,
        DRAFTS_PAD_DEG,
        legend=False,
    )
    st.caption("Numbers as in the text; rings and outlines show how exactly a place is known.")


def _draw(
    spots: Sequence[Spot], alt_text: str, height_px: int, pad_deg: float, *, legend: bool
) -> None:
    points = pd.DataFrame(
        [
            {"name": s.label, "lon": s.point.lon, "lat": s.point.lat, "role": s.role,
             "colour": s.colour, "dot": s.geometry is None}  # an area is never a dot
            for s in spots
        ]
    )  # fmt: skip
    land = alt.Chart(alt.NamedData(name=LAND)).mark_geoshape(
        fill="#8882", stroke="#888", strokeWidth=0.7, aria=False
    )
    extents = [e for s in spots if (e := _extent(s)) is not None]
    corners = _corners(spots, extents, pad_deg)
    offsets = _label_offsets(spots, corners, height_px)
    layers = [land]
    layers += _towns(_clear_towns(spots, corners, offsets, height_px))
    layers += [_extent_layer(extent, spot.colour) for spot, extent in extents]
    base = alt.Chart(points[points["dot"]]).encode(
        longitude="lon:Q",
        latitude="lat:Q",
        tooltip=[alt.Tooltip("name:N", title="Place"), alt.Tooltip("role:N", title="As")],
    )
    roles = list(dict.fromkeys(s.role for s in spots))
    colours = {s.role: s.colour for s in spots}
    kept = alt.Legend(orient="bottom") if legend else None
    colour = alt.Color(
        "role:N",
        title=None,
        scale=alt.Scale(domain=roles, range=[colours[r] for r in roles]),
        legend=kept,
    )
    sign = alt.Shape(
        "role:N",
        title=None,
        scale=alt.Scale(domain=roles, range=[ROLE_SHAPES.get(r, "circle") for r in roles]),
        legend=kept,
    )
    layers.append(
        base.mark_point(size=90, filled=True, opacity=1, aria=False).encode(
            color=colour, shape=sign
        )
    )
    for spot, (dx, dy) in zip(spots, offsets, strict=True):
        own = alt.Chart(points[points.name == spot.label]).encode(
            longitude="lon:Q", latitude="lat:Q", text="name:N"
        )
        layers.append(
            own.mark_text(
                dx=dx, dy=dy, fontSize=12, fontWeight="bold", clip=True, color=_ink(), aria=False
            )
        )
    frame = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "MultiPoint", "coordinates": corners},
    }
    chart = alt.layer(*layers).project(type="mercator", fit=frame)
    spec = chart.properties(height=height_px).to_dict()
    spec.pop("config", None)  # Altair's own sizes; Streamlit has others
    # put in now, for Altair checks each number it is given: half of the time of a map
    spec["datasets"][LAND] = _outlines()
    st.vega_lite_chart(spec=spec, width="stretch", alt=alt_text)


def _clear_towns(
    spots: Sequence[Spot],
    corners: Sequence[Sequence[float]],
    offsets: Sequence[tuple[float, float]],
    height_px: int,
) -> list[str]:
    """The large towns whose dot and name hide no spot and no label."""
    at = _pixels(corners, height_px)
    boxes = [(*at(s.point), DOT_PX, DOT_PX) for s in spots if s.geometry is None]
    for spot, (dx, dy) in zip(spots, offsets, strict=True):
        x, y = at(spot.point)
        boxes.append((x + dx, y + dy, LETTER_PX * len(spot.label) / 2, LINE_PX / 2))
    clear = []
    for name, town in TOWNS.items():
        x, y = at(town)
        own = [(x, y, 2.0, 2.0), (x, y + TOWN_DY, TOWN_LETTER_PX * len(name) / 2, LINE_PX / 2)]
        if not any(
            abs(a[0] - b[0]) < a[2] + b[2] and abs(a[1] - b[1]) < a[3] + b[3]
            for a in own
            for b in boxes
        ):
            clear.append(name)
    return clear


def _towns(names: Sequence[str]) -> list[alt.Chart]:
    """Large towns in grey."""
    rows = [{"name": name, "lon": TOWNS[name].lon, "lat": TOWNS[name].lat} for name in names]
    frame = pd.DataFrame(rows, columns=["name", "lon", "lat"])
    base = alt.Chart(frame).encode(longitude="lon:Q", latitude="lat:Q")
    return [
        base.mark_point(size=14, filled=True, color="#888", clip=True, aria=False),
        base.mark_text(dy=TOWN_DY, fontSize=11, color="#888", clip=True, aria=False).encode(
            text="name:N"
        ),
    ]


def _ink() -> str:
    """A colour of letters that the present theme lets one read."""
    return "#ECE9E3" if st.context.theme.type == "dark" else "#1F1D1A"


def _pixels(
    corners: Sequence[Sequence[float]], height_px: int
) -> Callable[[LonLat], tuple[float, float]]:
    """Where a point (WGS 84) lies on the map, about: pixels from its left and its top."""
    (west, south), (east, north) = corners
    middle = math.radians((south + north) / 2)
    per_lon = min(NARROW_PX / (east - west), height_px / (north - south) * math.cos(middle))
    per_lat = per_lon / math.cos(middle)
    return lambda point: ((point.lon - west) * per_lon, (north - point.lat) * per_lat)


def _label_offsets(
    spots: Sequence[Spot], corners: Sequence[Sequence[float]], height_px: int
) -> list[tuple[float, float]]:
    """Where each label stands from its dot, in pixels, so that few lie over each other."""
    at = _pixels(corners, height_px)
    taken: list[tuple[float, float, float]] = []
    offsets = []
    for spot in spots:
        x, y = at(spot.point)
        half = LETTER_PX * len(spot.label) / 2
        tries = [(0.0, dy) for dy in (-13.0, 15.0)]
        tries += [
            (dx, dy) for dy in (0.0, -26.0, 28.0, -39.0, 41.0) for dx in (half + 9, -half - 9)
        ]
        clashes = [
            sum(abs(x + dx - a) < half + w and abs(y + dy - b) < LINE_PX for a, b, w in taken)
            for dx, dy in tries
        ]
        best = tries[clashes.index(min(clashes))]
        taken.append((x + best[0], y + best[1], half))
        offsets.append(best)
    return offsets


def _extent(spot: Spot) -> tuple[Spot, Mapping[str, Any]] | None:
    """The outline of a line or an area, or the ring of a radius that shows at this scale."""
    if spot.geometry is not None:
        return spot, _for_d3(spot.geometry)
    if spot.radius_m > 0:
        return spot, _for_d3(shapes.circle(spot.point, spot.radius_m))
    return None


def _extent_layer(geometry: Mapping[str, Any], colour: str) -> alt.Chart:
    line = "Line" in str(geometry["type"])
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    return alt.Chart(alt.Data(values=[feature])).mark_geoshape(
        fill=None if line else colour,
        fillOpacity=0.15,
        stroke=colour,
        strokeWidth=3 if line else 1.5,
        strokeDash=[1, 0] if line else [5, 3],
        aria=False,
    )


def _corners(
    spots: Sequence[Spot], extents: Sequence[tuple[Spot, Mapping[str, Any]]], pad_deg: float
) -> list[list[float]]:
    boxes = [shape(dict(geometry)).bounds for _, geometry in extents]
    boxes += [(s.point.lon, s.point.lat, s.point.lon, s.point.lat) for s in spots]
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    pad = max(pad_deg, 0.12 * max(east - west, north - south))
    return [[west - pad, south - pad], [east + pad, north + pad]]
