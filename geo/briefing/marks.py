"""Incidents on the printed map: symbols, areas, lines, numbers, heat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.briefing.projection import Box, project, project_geometry
from geo.briefing.view import BriefingView
from geo.frame import GEOMETRY_TYPES
from geo.maps.heat import Grid, add_areas, density, weights
from geo.maps.style import (
    HEAT_BREAKS,
    HEAT_COLOURS,
    HEAT_RADIUS_KM,
    SHAPES,
    BasemapStyle,
    party_colour,
    symbol_radius_px,
)
from geo.model import EventType, GeometryType, Incident, Status

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

PX_TO_PT = 72 / 96
MOST_NUMBERS = 99
"""More incidents than this get no numbers on the map; the table and the data still carry them."""


def casualties(incident: Incident) -> int | None:
    """Killed and wounded, lower ends; None where neither is known."""
    known = [c.total.min for c in (incident.killed, incident.wounded) if c.total]
    return sum(known) if known else None


def marker(kind: EventType) -> Path:
    from matplotlib.path import Path

    ring = SHAPES[kind]
    return Path([*ring, ring[0]], closed=True)


def draw_incidents(ax: Axes, incidents: Sequence[Incident], style: BasemapStyle) -> None:
    """Areas below lines below symbols; the largest symbols first, so that none is hidden."""
    numbered = len(incidents) <= MOST_NUMBERS
    for number, incident in enumerate(incidents, start=1):
        match = incident.place.match
        if match.geometry_type is not GeometryType.POINT and match.geometry:
            _draw_extended(ax, incident, style, number if numbered else None)
    points = [
        (number, incident)
        for number, incident in enumerate(incidents, start=1)
        if incident.place.match.point and incident.place.match.geometry_type is GeometryType.POINT
    ]
    points.sort(key=lambda pair: -(casualties(pair[1]) or 0))
    for number, incident in points:
        point = incident.place.match.point
        assert point is not None
        x, y = (float(v) for v in project(point.lon, point.lat))
        draw_symbol(ax, x, y, incident, style)
        if numbered:
            _number(ax, x, y, number, symbol_radius_px(casualties(incident)), style)


def draw_symbol(ax: Axes, x: float, y: float, incident: Incident, style: BasemapStyle) -> None:
    """One symbol: shape by kind, colour by who suffered, hollow while pending."""
    colour = party_colour(incident.victims)
    count = casualties(incident)
    size_pt = 2 * symbol_radius_px(count) * PX_TO_PT
    pending = incident.status is Status.PENDING
    how: dict[str, Any] = {"marker": marker(incident.event_type), "s": size_pt**2, "clip_on": True}
    if pending:
        ax.scatter([x], [y], fc="#FFFFFFB0", ec=style.symbol_edge, lw=2.6, zorder=20, **how)
        ax.scatter([x], [y], fc="none", ec=colour, lw=1.5, zorder=20, **how)
    else:
        ax.scatter([x], [y], fc=colour, ec=style.symbol_edge, lw=0.8, zorder=20, **how)
    if count is None:
        dot = colour if pending else style.symbol_edge
        ax.scatter([x], [y], marker="o", s=2.2**2, fc=dot, ec="none", zorder=21)


def _draw_extended(ax: Axes, incident: Incident, style: BasemapStyle, number: int | None) -> None:
    """An area is hatched, a line is drawn with an arrow; its symbol stands in a dashed ring."""
    from shapely.geometry import shape

    match = incident.place.match
    geometry = project_geometry(shape(dict(match.geometry or {})))
    if match.geometry_type is GeometryType.AREA:
        import geopandas as gpd

        gpd.GeoSeries([geometry]).plot(
            ax=ax, aspect=None, fc=style.area_fill, alpha=0.07, ec="none", zorder=8
        )
        gpd.GeoSeries([geometry]).plot(
            ax=ax, aspect=None, fc="none", ec=style.area_edge, lw=0.9, ls=(0, (5, 3)), zorder=9
        )
    else:
        for part in getattr(geometry, "geoms", [geometry]):
            xy = np.asarray(part.coords)
            ax.plot(xy[:, 0], xy[:, 1], color=style.area_edge, lw=2, ls=(0, (6, 2)), zorder=15)
            ax.annotate(
                "",
                xy=xy[-1],
                xytext=xy[-2],
                zorder=16,
                arrowprops={"arrowstyle": "-|>", "color": style.area_edge, "lw": 2},
            )
    point = match.point
    if point is None:
        return
    x, y = (float(v) for v in project(point.lon, point.lat))
    radius = symbol_radius_px(casualties(incident))
    ring_pt = 2 * (radius + 5) * PX_TO_PT
    ax.scatter(
        [x],
        [y],
        marker="o",
        s=ring_pt**2,
        fc=style.focus,
        ec=style.area_edge,
        lw=0.9,
        ls=(0, (2, 1.5)),
        zorder=18,
    )
    draw_symbol(ax, x, y, incident, style)
    if number is not None:
        _number(ax, x, y, number, radius + 5, style)


def _number(
    ax: Axes, x: float, y: float, number: int, radius_px: float, style: BasemapStyle
) -> None:
    from matplotlib.patheffects import withStroke

    offset = radius_px * PX_TO_PT * 0.75 + 1.5
    ax.annotate(
        str(number),
        (x, y),
        (offset, offset),
        textcoords="offset points",
        fontsize=7.5,
        fontweight="bold",
        color=style.label,
        zorder=25,
        annotation_clip=True,
        path_effects=[withStroke(linewidth=2, foreground=style.halo)],
    )


def heat_grid(view: BriefingView, box: Box, by: str = "casualties") -> Grid:
    """The density of what the view shows, on about 400 cells across the map."""
    from shapely.geometry import shape

    frame = view.frame
    point_code = GEOMETRY_TYPES.index(GeometryType.POINT)
    dots = view.mask & frame.has_place & (frame["geometry_type"] == point_code)
    x, y = project(frame["lon"][dots], frame["lat"][dots])
    cell_m = max(500.0, (box[2] - box[0]) / 400)
    grid = density(x, y, weights(frame, dots, by), box, HEAT_RADIUS_KM * 1000, cell_m)
    spread = []
    for incident in view.incidents:
        match = incident.place.match
        if match.geometry_type is GeometryType.AREA and match.geometry:
            weight = {
                "incidents": 1,
                "killed": incident.killed.total.min if incident.killed.total else 0,
                "wounded": incident.wounded.total.min if incident.wounded.total else 0,
            }.get(by, casualties(incident) or 0)
            spread.append((project_geometry(shape(dict(match.geometry))), float(weight)))
    return add_areas(grid, spread)


def draw_heat(ax: Axes, grid: Grid) -> None:
    """Filled classes of the fixed scale; below its first break nothing is drawn."""
    from matplotlib.colors import BoundaryNorm, ListedColormap

    shown = np.ma.masked_less(grid.values, HEAT_BREAKS[0])
    norm = BoundaryNorm([*HEAT_BREAKS, 1e12], len(HEAT_COLOURS))
    ax.imshow(
        shown,
        origin="lower",
        extent=grid.extent,
        cmap=ListedColormap(list(HEAT_COLOURS)),
        norm=norm,
        alpha=0.6,
        zorder=7,
        interpolation="nearest",
        aspect="auto",
    )
