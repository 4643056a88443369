"""Incidents on the printed map: symbols, areas, lines, numbers, heat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from geo.briefing.basemap import add_path, path_of
from geo.briefing.clean import printable
from geo.briefing.mapframe import MapFrame, Rect, around, rings
from geo.briefing.projection import project, project_geometry
from geo.briefing.sheet import INK, PT_MM, cut, halo_text, text_mm
from geo.briefing.view import BriefingView
from geo.briefing.words import Words
from geo.frame import GEOMETRY_TYPES, PARTIES, STATUSES, Column, Frame
from geo.maps.style import (
    NOBODY_COLOUR,
    PARTY_COLOURS,
    SEVERAL_COLOUR,
    SHAPES,
    BasemapStyle,
    party_colour,
    symbol_radius_px,
)
from geo.model import EventType, GeometryType, Incident, Status

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from shapely.geometry.base import BaseGeometry

PX_TO_PT = 72 / 96
PX_MM = 25.4 / 96
MOST_SPREAD = 150
"""Up to so many symbols are moved apart where they would hide each other."""
SAME_SPOT_MM, CROWDED_MM = 0.5, 3.2
MOST_SYMBOLS = 5_000
"""More than these are thinned out, and the page says so: a wall of symbols says nothing."""
MANY_SHRINK = 0.55
"""Thousands of symbols at full size would hide the map."""
NUMBER_SIZE = 7.0
MOST_GROUP_TAGS = 25
TAG_SIZE = 6.2
TAG_RADIUS_PX = 7.5


def casualties(incident: Incident) -> int | None:
    """Killed and wounded, lower ends; None where neither is known."""
    known = [c.total.min for c in (incident.killed, incident.wounded) if c.total]
    return sum(known) if known else None


@cache
def marker(kind: EventType) -> Path:
    from matplotlib.path import Path

    ring = SHAPES[kind]
    return Path([*ring, ring[0]], closed=True)


def is_point(incident: Incident) -> bool:
    return incident.place.match.geometry_type is GeometryType.POINT


def draw_symbol(
    ax: Axes,
    x: float,
    y: float,
    kind: EventType,
    colour: str,
    count: int | None,
    pending: bool,
    scale: float,
    edge: str,
    zorder: float = 20,
    radius_px: float | None = None,
) -> None:
    """One symbol: shape by kind, colour by who suffered, hollow while pending, dotted if unknown.

    ``ax``, ``x``, ``y``: a sheet's axes and millimetres on it; ``radius_px`` overrides the size
    by casualties.
    """
    radius = (symbol_radius_px(count) if radius_px is None else radius_px) * PX_MM * scale
    path = placed(marker(kind), x, y, radius)
    if pending:
        add_path(ax, path, fc="#FFFFFF", ec=edge, lw=2.6 * scale, zorder=zorder)
        add_path(ax, path, fc="#FFFFFF", ec=colour, lw=1.5 * scale, zorder=zorder)
    else:
        add_path(ax, path, fc=colour, ec=edge, lw=0.8 * scale, zorder=zorder)
    if count is None:
        draw_dot(ax, x, y, 0.4 * scale, colour if pending else "#FFFFFF", zorder + 0.1)


def placed(path: Path, x: float, y: float, radius: float) -> Path:
    """A shape of the unit circle at a place on a sheet, where y runs downward."""
    from matplotlib.path import Path

    reach = float(np.abs(path.vertices).max())
    corners = np.asarray(path.vertices) / reach * (radius, -radius) + (x, y)
    return Path(corners, path.codes)


def draw_dot(
    ax: Axes, x: float, y: float, radius: float, colour: str, zorder: float, edge: str = "none"
) -> None:
    from matplotlib.patches import Circle

    dot = Circle((x, y), radius, fc=colour, ec=edge, lw=0.4, zorder=zorder)
    ax.add_artist(dot)


@dataclass(frozen=True, slots=True)
class Mark:
    """An incident with its number."""

    number: int
    incident: Incident

    @property
    def radius_px(self) -> float:
        return symbol_radius_px(casualties(self.incident))


def draw_marks(
    frame: MapFrame, marks: Sequence[Mark], numbered: bool, style: BasemapStyle, words: Words
) -> None:
    """Areas and lines below, then symbols, moved apart where they would hide each other.

    A moved symbol keeps a thin line to its true place. Each takes its room on the map.
    """
    for mark in marks:
        _draw_extent(frame, mark.incident, style)
    points = [m for m in marks if is_point(m.incident) and m.incident.place.match.point]
    spots = _spread(frame, points)
    for mark, (x, y) in sorted(spots, key=lambda spot: -spot[0].radius_px):
        _draw_point(frame, mark, x, y, style)
    if numbered:
        for mark, (x, y) in sorted(spots, key=lambda spot: spot[0].number):
            _draw_number(frame, mark.number, x, y, mark.radius_px * PX_MM * frame.sheet.scale)
    for mark in marks:
        if not is_point(mark.incident):
            _draw_tag(frame, mark, numbered, style, words, _smaller_areas(mark, marks))


def _spread(frame: MapFrame, marks: Sequence[Mark]) -> list[tuple[Mark, tuple[float, float]]]:
    """Where each symbol goes, in millimetres; those outside the map are left out."""
    placed: list[tuple[float, float, float]] = []
    spots = []
    move = len(marks) <= MOST_SPREAD
    for mark in sorted(marks, key=lambda m: (-m.radius_px, m.number)):
        point = mark.incident.place.match.point
        assert point is not None
        x0, y0 = frame.of(point)
        if not frame.holds(x0, y0):
            continue
        radius = mark.radius_px * PX_MM * frame.sheet.scale
        spot = (x0, y0)
        if move:
            for dx, dy in rings(max(1.2, radius * 0.6), 14):
                x, y = x0 + dx, y0 + dy
                apart = all(
                    (x - px) ** 2 + (y - py) ** 2 >= (radius + pr + 0.4) ** 2
                    for px, py, pr in placed
                )
                rect = around(x, y, radius)
                if (
                    apart
                    and frame.holds(x, y, radius)
                    and (not (dx or dy) or frame.room.free(rect))
                ):
                    spot = (x, y)
                    break
        placed.append((*spot, radius))
        spots.append((mark, spot))
    for mark, (x, y) in spots:
        frame.room.take(around(x, y, mark.radius_px * PX_MM * frame.sheet.scale + 0.3))
    return spots


def _draw_point(frame: MapFrame, mark: Mark, x: float, y: float, style: BasemapStyle) -> None:
    incident, ax = mark.incident, frame.sheet.ax
    point = incident.place.match.point
    assert point is not None
    x0, y0 = frame.of(point)
    scale = frame.sheet.scale
    if abs(x - x0) + abs(y - y0) > 0.1:
        ax.plot([x0, x], [y0, y], color=INK, lw=0.6 * scale, zorder=18)
        draw_dot(ax, x0, y0, 0.4 * scale, INK, 18.5, "#FFFFFF")
    draw_symbol(
        ax,
        x,
        y,
        incident.event_type,
        party_colour(incident.victims),
        casualties(incident),
        incident.status is Status.PENDING,
        scale,
        style.symbol_edge,
    )


def _draw_number(frame: MapFrame, number: int, x: float, y: float, radius: float) -> None:
    """The number beside its symbol, at the first of eight places that is free."""
    size = NUMBER_SIZE * frame.sheet.scale
    width, height = text_mm(str(number), size, True), size * PT_MM
    near, far = radius + 0.35, radius * 0.72 + 0.2
    choices = (
        (far, -far - height), (near, -height / 2), (far, far), (-width / 2, -near - height),
        (-far - width, -far - height), (-near - width, -height / 2), (-far - width, far),
        (-width / 2, near),
    )  # fmt: skip
    for dx, dy in choices:
        rect = (x + dx, y + dy, x + dx + width, y + dy + height)
        if frame.room.free(rect):
            break
    else:
        dx, dy = choices[0]
        rect = (x + dx, y + dy, x + dx + width, y + dy + height)
    frame.room.take(rect)
    halo_text(
        frame.sheet.ax,
        rect[0],
        rect[3] - 0.14 * height,
        str(number),
        2.0 * frame.sheet.scale,
        gid="number",
        fontsize=size,
        fontweight="bold",
        color=INK,
        ha="left",
        va="baseline",
        zorder=25,
    )


def _draw_extent(frame: MapFrame, incident: Incident, style: BasemapStyle) -> None:
    """The outline of an area with a tint, or the line of a route with an arrow at its end."""
    from shapely.geometry import shape

    match = incident.place.match
    if match.geometry_type is GeometryType.POINT or not match.geometry:
        return
    geometry = project_geometry(shape(dict(match.geometry)))
    scale = frame.sheet.scale
    if match.geometry_type is GeometryType.AREA:
        add_path(frame.ax, path_of(geometry), fc=style.area_fill, alpha=0.08, ec="none", zorder=8)
        edge = {"ec": style.area_edge, "lw": 1.1 * scale, "ls": (0, (5, 3))}
        add_path(frame.ax, path_of(geometry), fc="none", zorder=9, **edge)
        return
    for part in getattr(geometry, "geoms", [geometry]):
        xy = np.asarray(part.coords)
        under: dict[str, Any] = {"color": "#FFFFFF", "lw": 3.6 * scale, "zorder": 10, "alpha": 0.8}
        frame.ax.plot(xy[:, 0], xy[:, 1], **under)
        steps = np.arange(0, part.length, 2 * frame.metres_per_mm)
        for x, y in (frame.at(p.x, p.y) for p in part.interpolate(steps)):
            frame.room.take(around(x, y, 0.5 * scale))
        frame.ax.plot(
            xy[:, 0], xy[:, 1], color=style.area_edge, lw=1.9 * scale, ls=(0, (4, 1.5)), zorder=11
        )
        frame.ax.annotate(
            "",
            xy=xy[-1],
            xytext=xy[-2],
            zorder=12,
            arrowprops={
                "arrowstyle": "-|>,head_width=0.35,head_length=0.8",
                "color": style.area_edge,
                "lw": 1.2 * scale,
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )


def _draw_tag(
    frame: MapFrame,
    mark: Mark,
    numbered: bool,
    style: BasemapStyle,
    words: Words,
    others: BaseGeometry | None = None,
) -> None:
    """A box that names an area or a route, with the incident's symbol and number in it."""
    match = mark.incident.place.match
    if match.point is None:
        return
    x0, y0 = frame.of(match.point)
    if not frame.holds(x0, y0):
        return
    scale = frame.sheet.scale
    radius_px = min(mark.radius_px, TAG_RADIUS_PX)
    symbol_mm = radius_px * PX_MM * scale
    number = f"{mark.number} " if numbered else ""
    size = TAG_SIZE * scale
    name = words.route
    if match.geometry_type is GeometryType.AREA:
        name = cut(printable(area_name(mark.incident, words)), 38 * scale, size)
    number_mm = text_mm(number, NUMBER_SIZE * scale, True) + (0.6 if number else 0)
    width = 2 * symbol_mm + number_mm + text_mm(name, size) + 3.6
    height = max(2 * symbol_mm, size * PT_MM * 1.2) + 1.8
    x, y = _tag_spot(frame, x0, y0, width, height, others)
    margin_x, margin_y = width / 2 + 0.4, height / 2 + 0.4
    frame.room.take((x - margin_x, y - margin_y, x + margin_x, y + margin_y))
    ax = frame.sheet.ax
    _lead_to_area(frame, mark.incident, x, y, (x0, y0), style)
    _tag_box(frame, (x - width / 2, y - height / 2, x + width / 2, y + height / 2), style)
    left = x - width / 2 + 1.2
    draw_symbol(
        ax,
        left + symbol_mm,
        y,
        mark.incident.event_type,
        party_colour(mark.incident.victims),
        casualties(mark.incident),
        mark.incident.status is Status.PENDING,
        scale,
        style.symbol_edge,
        zorder=22,
        radius_px=radius_px,
    )
    text: dict[str, Any] = {
        "va": "center_baseline",
        "color": INK,
        "zorder": 25,
        "parse_math": False,
    }
    if number:
        at = left + 2 * symbol_mm + 0.6
        bold: dict[str, Any] = {"fontweight": "bold", "fontsize": NUMBER_SIZE * scale}
        ax.text(at, y, number.strip(), gid="number", **bold, **text)
    at = left + 2 * symbol_mm + number_mm + 0.5
    ax.text(at, y, name, fontsize=size, gid="tag", **text)


def _lead_to_area(
    frame: MapFrame,
    incident: Incident,
    x: float,
    y: float,
    to: tuple[float, float],
    style: BasemapStyle,
) -> None:
    """A thin line from a box that stands outside its area or off its route to the middle of it."""
    import shapely
    from shapely.geometry import shape

    geometry = incident.place.match.geometry
    if not geometry:
        return
    near = project_geometry(shape(dict(geometry))).buffer(2 * frame.metres_per_mm)
    if near.intersects(shapely.Point(*frame.back(x, y))):
        return
    scale = frame.sheet.scale
    how: dict[str, Any] = {"color": style.area_edge, "zorder": 17, "lw": 0.8 * scale}
    frame.sheet.ax.plot([x, to[0]], [y, to[1]], **how)
    draw_dot(frame.sheet.ax, *to, 0.6 * scale, style.area_edge, 17.5, "#FFFFFF")


def area_name(incident: Incident, words: Words) -> str:
    match = incident.place.match
    arabic = match.name_ar if words.rtl else None
    return arabic or match.name or incident.place.mention


def _tag_box(frame: MapFrame, rect: Rect, style: BasemapStyle) -> None:
    from matplotlib.patches import FancyBboxPatch

    left, top, right, bottom = rect
    box = FancyBboxPatch(
        (left + 0.5, top + 0.5),
        right - left - 1,
        bottom - top - 1,
        boxstyle="round,pad=0.5,rounding_size=1",
        fc="#FFFFFF",
        alpha=0.94,
        ec=style.area_edge,
        lw=0.9 * frame.sheet.scale,
        ls=(0, (4, 2)),
        zorder=21,
    )
    frame.sheet.ax.add_artist(box)


def _tag_spot(
    frame: MapFrame, x0: float, y0: float, width: float, height: float, others: BaseGeometry | None
) -> tuple[float, float]:
    """Where the box goes: near the area's middle, free, and not within a smaller area."""
    import shapely

    fallback: tuple[float, float] | None = None
    for dx, dy in rings(1.8 * frame.sheet.scale, 20):
        x, y = x0 + dx, y0 + dy
        rect = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if not frame.room.free(rect):
            continue
        fallback = fallback or (x, y)
        corners = (frame.back(rect[0], rect[3]), frame.back(rect[2], rect[1]))
        if others is None or not others.intersects(shapely.box(*corners[0], *corners[1])):
            return x, y
    return fallback or (x0, y0)


def _smaller_areas(mark: Mark, marks: Sequence[Mark]) -> BaseGeometry | None:
    """The areas of other incidents that are smaller than this one's, projected, as one shape."""
    import shapely
    from shapely.geometry import shape

    shapes = {
        m.number: project_geometry(shape(dict(m.incident.place.match.geometry)))
        for m in marks
        if m.incident.place.match.geometry
        and m.incident.place.match.geometry_type is GeometryType.AREA
    }
    own = shapes.get(mark.number)
    size = own.area if own is not None else 0.0
    smaller = [s for s in shapes.values() if own is None or s.area < 0.99 * size]
    return shapely.union_all(smaller) if smaller else None


def draw_grouped(frame: MapFrame, marks: Sequence[Mark], style: BasemapStyle, words: Words) -> None:
    """Areas and routes of many incidents: each drawn once, with how many are known to it."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        match = mark.incident.place.match
        groups.setdefault(match.place_id or match.name or mark.incident.place.mention, []).append(
            mark
        )
    ordered = sorted(groups.values(), key=lambda group: -len(group))
    for group in ordered:
        _draw_extent(frame, group[0].incident, style)
    for group in ordered[:MOST_GROUP_TAGS]:
        if len(group) == 1:
            _draw_tag(frame, group[0], False, style, words)
        else:
            _draw_group_tag(frame, group, style, words)


def _draw_group_tag(
    frame: MapFrame, group: Sequence[Mark], style: BasemapStyle, words: Words
) -> None:
    """A box like "12 × Syrian Desert"; left out where there is no room for it."""
    match = group[0].incident.place.match
    if match.point is None:
        return
    scale = frame.sheet.scale
    size = TAG_SIZE * scale
    name = printable(area_name(group[0].incident, words))
    text = f"{len(group)} × {cut(name, 40 * scale, size)}"
    width, height = text_mm(text, size) + 3, size * PT_MM * 1.2 + 1.8
    x0, y0 = frame.of(match.point)
    if not frame.holds(x0, y0):
        return
    for dx, dy in rings(1.8 * scale, 12):
        x, y = x0 + dx, y0 + dy
        rect = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if frame.room.free(rect):
            frame.room.take(rect)
            _tag_box(frame, rect, style)
            how: dict[str, Any] = {"ha": "center", "va": "center_baseline", "zorder": 25}
            frame.sheet.ax.text(
                x, y, text, fontsize=size, color=INK, gid="tag", parse_math=False, **how
            )
            return


def draw_many(frame: MapFrame, view: BriefingView, style: BasemapStyle) -> int:
    """Placed points straight from the columns, one collection a kind: for thousands.

    Returns how many were left out because there are more than `MOST_SYMBOLS`.
    """
    columns = view.frame
    point_code = GEOMETRY_TYPES.index(GeometryType.POINT)
    rows = np.flatnonzero(view.mask & columns.has_place & (columns["geometry_type"] == point_code))
    x, y = project(columns["lon"][rows], columns["lat"][rows])
    box = frame.box
    inside = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    rows, x, y = rows[inside], x[inside], y[inside]
    killed, wounded = columns["killed_min"][rows], columns["wounded_min"][rows]
    counts = np.maximum(killed, 0) + np.maximum(wounded, 0)
    order = np.argsort(-counts, kind="stable")
    rows, x, y, counts = rows[order], x[order], y[order], counts[order]
    victims = columns["victims"][rows]
    by_bits = [_colour_of_bits(bits) for bits in range(2 ** len(PARTIES))]
    pending = columns["status"][rows] == STATUSES.index(Status.PENDING)
    keep = _visible(frame, columns, rows, x, y)
    left_out = len(rows) - len(keep) if len(rows) > MOST_SYMBOLS else 0
    rows, x, y, counts = rows[keep], x[keep], y[keep], counts[keep]
    victims, pending = victims[keep], pending[keep]
    shrink = MANY_SHRINK * frame.sheet.scale
    sizes = np.array([symbol_radius_px(n) for n in range(200)])[np.minimum(counts, 199)]
    areas = (2 * sizes * PX_TO_PT * shrink) ** 2
    for code, kind in enumerate(EventType):
        for hollow in (False, True):
            mine = (columns["event_type"][rows] == code) & (pending == hollow)
            if not mine.any():
                continue
            colours = [by_bits[int(v)] for v in victims[mine]]
            frame.ax.scatter(
                x[mine],
                y[mine],
                marker=marker(kind),
                s=areas[mine],
                facecolors="#FFFFFF" if hollow else colours,
                edgecolors=colours if hollow else style.symbol_edge,
                linewidths=0.9 if hollow else 0.35,
                zorder=16,
            )
    return left_out


def _visible(
    frame: MapFrame, columns: Frame, rows: Column, x: Column, y: Column
) -> npt.NDArray[np.int64]:
    """Which symbols to draw; ``rows`` run from the most casualties to the fewest.

    Of those alike in kind, colour and status that stand within `SAME_SPOT_MM`, the largest, which
    would hide the others. Beyond `MOST_SYMBOLS` the largest in each square of `CROWDED_MM`.
    """
    crowded = len(rows) > MOST_SYMBOLS
    step = frame.metres_per_mm * (CROWDED_MM if crowded else SAME_SPOT_MM) * frame.sheet.scale
    cell = np.floor((x - frame.box[0]) / step).astype(np.int64) * 100_000
    cell += np.floor((y - frame.box[1]) / step).astype(np.int64)
    if not crowded:
        look = columns["event_type"][rows].astype(np.int64) * 256 + columns["victims"][rows]
        cell = cell * 20_000 + look * len(STATUSES) + columns["status"][rows]
    _, first = np.unique(cell, return_index=True)
    return np.sort(first)


def draw_numbers(frame: MapFrame, marks: Sequence[Mark]) -> None:
    """Numbers beside the symbols of some of many incidents: those in the table."""
    for mark in marks:
        point = mark.incident.place.match.point
        if point is None or not is_point(mark.incident):
            continue
        x, y = frame.of(point)
        if frame.holds(x, y, 2.0):
            radius = mark.radius_px * PX_MM * frame.sheet.scale * MANY_SHRINK
            _draw_number(frame, mark.number, x, y, radius)


def _colour_of_bits(bits: int) -> str:
    parties = [party for i, party in enumerate(PARTIES) if bits >> i & 1]
    if not parties:
        return NOBODY_COLOUR
    return PARTY_COLOURS[parties[0]] if len(parties) == 1 else SEVERAL_COLOUR
