"""Names on the printed map, none over another: what matters more is placed first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geo.briefing.area_labels import label_countries, label_regions, label_rivers
from geo.briefing.basemap import add_path
from geo.briefing.clean import printable
from geo.briefing.mapframe import MapFrame, Rect
from geo.briefing.options import Options
from geo.briefing.projection import project
from geo.briefing.sheet import PT_MM, halo_text, text_mm
from geo.briefing.symbols import draw_dot, placed
from geo.maps.style import FOCUS_GOVERNORATES, BasemapStyle
from geo.model import GeometryType, Incident
from geo.places.gazetteer import Place

if TYPE_CHECKING:
    pass

CAPITAL_RADIUS_M = 4000.0
"""A city at least this wide is a governorate's capital or as large as one."""
RANKS = {
    "city": 1,
    "station": 2,
    "town": 3,
    "crossing": 4,
    "airfield": 5,
    "mountain": 5,
    "dam": 6,
    "gas_field": 7,
    "oil_field": 7,
    "village": 8,
}
"""Kinds of place that get a label, the more important first."""
SIZES = {0: 8.6, 1: 7.4, 2: 6.8, 3: 6.6}
ROUTE_KINDS = ("city", "town", "station")
SMALL_SIZE = 6.1
MM2_PER_LABEL = 620.0
"""One label for so much map, so that it stays calm."""


def draw_labels(
    frame: MapFrame,
    places: Iterable[Place],
    named: Sequence[str],
    options: Options,
) -> None:
    """Label places, governorates, countries and rivers where there is room.

    ``named``: ids of the places that the incidents name; they come first.
    """
    ranked = _ranked(frame, places, set(named))
    first = [c for c in ranked if c[0] <= 0]
    rest = [c for c in ranked if c[0] > 0]
    for rank, place, x, y in first:
        _label_place(frame, place, rank, x, y, options)
    label_regions(frame, options)
    label_countries(frame, options)
    left, top, right, bottom = frame.rect
    room = int((right - left) * (bottom - top) / MM2_PER_LABEL / frame.sheet.scale)
    drawn = 0
    for rank, place, x, y in rest:
        if drawn >= room:
            break
        drawn += _label_place(frame, place, rank, x, y, options)
    label_rivers(frame, options)


def reserve_cities(frame: MapFrame, places: Iterable[Place]) -> None:
    """Hold the dots of the large cities free of boxes and moved symbols."""
    for rank, place, x, y in _ranked(frame, places, set()):
        if rank == 0:
            reach = 1.0 * frame.sheet.scale
            frame.room.reserved[place.place_id] = (x - reach, y - reach, x + reach, y + reach)


def on_routes(incidents: Iterable[Incident], places: Iterable[Place]) -> list[str]:
    """Ids of the places that a route runs through: those at its corners."""
    corners = [
        (round(lon, 2), round(lat, 2))
        for incident in incidents
        if incident.place.match.geometry_type is GeometryType.LINE
        for lon, lat, *_ in (incident.place.match.geometry or {}).get("coordinates", ())
        if isinstance(lon, float)
    ]
    if not corners:
        return []
    return [
        place.place_id
        for place in places
        if place.kind in ROUTE_KINDS
        and any(
            abs(place.point.lon - lon) <= 0.02 and abs(place.point.lat - lat) <= 0.02
            for lon, lat in corners
        )
    ]


def _ranked(
    frame: MapFrame, places: Iterable[Place], named: set[str]
) -> list[tuple[int, Place, float, float]]:
    """Rank, place and millimetres of what could be labelled, the most important first."""
    ranked = []
    for place in places:
        kind_rank = RANKS.get(place.kind)
        if place.place_id in named and place.kind not in ("desert", "area", "governorate"):
            rank = -1
        elif kind_rank is None:
            continue
        elif place.kind == "city" and place.radius_m >= CAPITAL_RADIUS_M:
            rank = 0
        else:
            rank = kind_rank
        abroad = place.admin1 not in FOCUS_GOVERNORATES
        ranked.append((rank, abroad, -place.radius_m, place.name, place))
    ranked.sort(key=lambda entry: entry[:4])
    if not ranked:
        return []
    xs, ys = project([e[4].point.lon for e in ranked], [e[4].point.lat for e in ranked])
    found = []
    for (rank, _, _, _, place), east, north in zip(ranked, xs, ys, strict=True):
        x, y = frame.at(float(east), float(north))
        if frame.holds(x, y, 2.2):
            found.append((rank, place, x, y))
    return found


def _short_name(place: Place, arabic: bool = False) -> str:
    """The name without what tells it from others of the same name: a map shows where it is."""
    if arabic and place.name_ar:
        return place.name_ar.split(" (")[0]
    name = place.name.split(" (")[0]
    return name.removesuffix(" pumping station") if place.kind == "station" else name


def _label_place(
    frame: MapFrame,
    place: Place,
    rank: int,
    x: float,
    y: float,
    options: Options,
) -> bool:
    """Draw the dot and the name at the first of ten positions that is free."""
    name = printable(_short_name(place, options.words.rtl))
    if name in options.hidden or frame.room.hidden(x, y):
        return False
    style, moved = options.style, name in options.moved
    scale = frame.sheet.scale
    bold = rank <= 0 and place.kind == "city"
    size = frame.sheet.pt(SIZES.get(max(rank, 0), SMALL_SIZE) if rank >= 0 else 7.4)
    if rank == -1 and bold:
        size = frame.sheet.pt(SIZES[0])
    dot = (0.75 if bold else 0.5) * scale
    width, height = text_mm(name, size, bold), size * PT_MM
    dot_rect = (x - dot, y - dot, x + dot, y + dot)
    dot_free = frame.room.free(dot_rect, place.place_id)
    if not dot_free and rank > 0 and not moved:
        return False
    air = 0.0 if rank <= 0 else 0.9 * scale
    # a symbol on the place is its dot; its name then stands clear of the symbol
    reaches = (dot + 0.5,) if dot_free else tuple(mm * scale for mm in (1.6, 2.6, 4.0, 5.5, 7.5))
    for reach in reaches:
        for dx, dy in _positions(reach, width, height):
            rect = (x + dx, y + dy, x + dx + width, y + dy + height)
            wide = (rect[0] - air, rect[1] - air, rect[2] + air, rect[3] + air)
            if moved:
                rect = options.shifted(name, rect)
            if moved or frame.room.free(wide, place.place_id):
                _draw_name(frame, name, rect, size, bold, place.kind, style)
                if dot_free:
                    _draw_dot(frame, x, y, dot, place.kind, style)
                    frame.room.take(dot_rect)
                frame.room.take(rect)
                return True
    return False


def _positions(reach: float, width: float, height: float) -> Iterable[tuple[float, float]]:
    near = reach * 0.7
    yield reach, -height / 2
    yield -reach - width, -height / 2
    yield near, -near - height
    yield near, near
    yield -near - width, -near - height
    yield -near - width, near
    yield -width / 2, -reach - height
    yield -width / 2, reach
    yield -width * 0.25, -reach - height
    yield -width * 0.75, reach


def _draw_dot(
    frame: MapFrame, x: float, y: float, radius: float, kind: str, style: BasemapStyle
) -> None:
    corners = {"mountain": 3, "station": 4, "airfield": 4}.get(kind)
    if corners is None:
        draw_dot(frame.sheet.ax, x, y, radius, style.label, 12, "#FFFFFF")
        return
    from matplotlib.path import Path

    shape = Path.unit_regular_polygon(corners)
    path = placed(shape, x, y, radius * 1.25)
    add_path(frame.sheet.ax, path, fc=style.label, ec="#FFFFFF", lw=0.4, zorder=12)


def _draw_name(
    frame: MapFrame, name: str, rect: Rect, size: float, bold: bool, kind: str, style: BasemapStyle
) -> None:
    settled = kind in ("city", "town", "village")
    halo_text(
        frame.sheet.ax,
        rect[0],
        rect[3] - 0.2 * (rect[3] - rect[1]),
        name,
        1.8 * frame.sheet.scale,
        fontsize=size,
        fontweight="bold" if bold else "normal",
        color=style.label if settled else "#5A4A22",
        ha="left",
        va="baseline",
        zorder=13,
        gid="place-label",
    )
