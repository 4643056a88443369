"""Incidents known only to an area or a route: outlines, lines and the boxes that name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.briefing.basemap import add_path, path_of
from geo.briefing.clean import printable
from geo.briefing.mapframe import MapFrame, Rect, around, rings
from geo.briefing.options import Options
from geo.briefing.projection import project_geometry
from geo.briefing.sheet import INK, PT_MM, cut, text_mm
from geo.briefing.symbols import PX_MM, Days, Mark, casualties, draw_dot, draw_symbol, is_recent
from geo.briefing.words import Words
from geo.maps.style import RECENT_COLOURS, BasemapStyle, party_colour
from geo.model import GeometryType, Incident, Status

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_GROUP_TAGS = 25
TAG_SIZE, NUMBER_SIZE = 6.2, 7.0
LETTER_GAP_MM = 0.25
TAG_RADIUS_PX = 7.5


def draw_grouped(
    frame: MapFrame, marks: Sequence[Mark], options: Options, recent: Days | None = None
) -> None:
    """Areas and routes of many incidents: each drawn once, with how many are known to it."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        match = mark.incident.place.match
        groups.setdefault(match.place_id or match.name or mark.incident.place.mention, []).append(
            mark
        )
    ordered = sorted(groups.values(), key=lambda group: -len(group))
    for group in ordered:
        draw_extent(frame, group[0].incident, options.style)
    for group in ordered[:MOST_GROUP_TAGS]:
        if len(group) == 1:
            draw_tag(frame, group[0], False, options, new=is_recent(group[0], recent))
        else:
            _draw_group_tag(frame, group, options, any(is_recent(m, recent) for m in group))


def _draw_group_tag(frame: MapFrame, group: Sequence[Mark], options: Options, new: bool) -> None:
    """A box like "12 × Syrian Desert"; left out where there is no room for it."""
    match = group[0].incident.place.match
    if match.point is None:
        return
    scale = frame.sheet.scale
    size = frame.sheet.pt(TAG_SIZE)
    name = printable(_area_name(group[0].incident, options.words))
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
            _tag_box(frame, rect, options.style, new)
            how: dict[str, Any] = {"ha": "center", "va": "center_baseline", "zorder": 25}
            frame.sheet.ax.text(
                x, y, text, fontsize=size, color=INK, gid="tag", parse_math=False, **how
            )
            return


def draw_extent(frame: MapFrame, incident: Incident, style: BasemapStyle) -> None:
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


def draw_tag(
    frame: MapFrame,
    mark: Mark,
    numbered: bool,
    options: Options,
    others: BaseGeometry | None = None,
    new: bool = False,
) -> None:
    """A box that names an area or a route, with the incident's symbol and number in it.

    One that is ``new`` stands out by a double rim.
    """
    match = mark.incident.place.match
    if match.point is None:
        return
    x0, y0 = frame.of(match.point)
    if not frame.holds(x0, y0):
        return
    scale = frame.sheet.scale
    radius_px = min(mark.radius_px, TAG_RADIUS_PX)
    symbol_mm = radius_px * PX_MM * scale
    number = mark.written if numbered else ""
    size = frame.sheet.pt(TAG_SIZE)
    style, words = options.style, options.words
    shown = name = words.route
    if match.geometry_type is GeometryType.AREA:
        shown = name = cut(printable(_area_name(mark.incident, words)), 38 * scale, size)
    spaced = f"{number} " if number else ""
    number_mm = text_mm(spaced, frame.sheet.pt(NUMBER_SIZE), True)
    bare_mm = text_mm(number, frame.sheet.pt(NUMBER_SIZE), True) + LETTER_GAP_MM if number else 0.0
    number_mm += letter_mm(frame, mark) if numbered else 0
    number_mm += 0.6 if number_mm else 0
    bare = 2 * symbol_mm + number_mm + 2.4
    width = bare + text_mm(name, size) + 1.2
    height = max(2 * symbol_mm, size * PT_MM * 1.2) + 1.8
    spot = _tag_spot(frame, x0, y0, width, height, others)
    if spot is None:  # its lead shows the area or the route that it is of
        shown, width = "", bare
        spot = _tag_spot(frame, x0, y0, width, height, others)
    x, y = spot or (x0, y0)
    right, up = options.moved.get(name, (0.0, 0.0))
    x, y = x + right, y - up
    margin_x, margin_y = width / 2 + 0.4, height / 2 + 0.4
    frame.room.take((x - margin_x, y - margin_y, x + margin_x, y + margin_y))
    ax = frame.sheet.ax
    _lead_to_area(frame, mark.incident, x, y, (x0, y0), style)
    _tag_box(frame, (x - width / 2, y - height / 2, x + width / 2, y + height / 2), style, new)
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
    at = left + 2 * symbol_mm + 0.6
    how: dict[str, Any] = {"fontsize": frame.sheet.pt(NUMBER_SIZE), **text}
    if number:
        ax.text(at, y, number, gid="number", fontweight="bold", **how)
    if numbered and mark.letter:
        ax.text(at + bare_mm, y, mark.letter, gid="who suffered", fontweight="normal", **how)
    at = left + 2 * symbol_mm + number_mm + 0.5
    if shown:
        ax.text(at, y, shown, fontsize=size, gid="tag", **text)


def letter_mm(frame: MapFrame, mark: Mark) -> float:
    """Room for the letter behind a mark's number, with the gap before it."""
    if not mark.letter:
        return 0.0
    return text_mm(mark.letter, frame.sheet.pt(NUMBER_SIZE)) + LETTER_GAP_MM


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


def _area_name(incident: Incident, words: Words) -> str:
    """An area's name in the language of the sheet; failing that, as the report wrote it."""
    match = incident.place.match
    arabic = match.name_ar if words.rtl else None
    return arabic or match.name or incident.place.mention


def _tag_box(frame: MapFrame, rect: Rect, style: BasemapStyle, new: bool) -> None:
    from matplotlib.patches import FancyBboxPatch

    left, top, right, bottom = rect
    for pad, width in ((1.6, 0.9), (0.95, 0.9)) if new else ():
        rim = FancyBboxPatch(
            (left + 0.5, top + 0.5),
            right - left - 1,
            bottom - top - 1,
            boxstyle=f"round,pad={pad},rounding_size=1.4",
            fc="#FFFFFF",
            ec=RECENT_COLOURS["light"],
            lw=width * frame.sheet.scale,
            zorder=20.9,
        )
        frame.sheet.ax.add_artist(rim)
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
) -> tuple[float, float] | None:
    """Where the box goes: near the area's middle, free, and not within a smaller area; None if it
    would hide something wherever it is."""
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
    return fallback


def smaller_areas(mark: Mark, marks: Sequence[Mark]) -> BaseGeometry | None:
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
