"""Casualty density on the printed map, in the classes of the web map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from geo.briefing.projection import Box, project, project_geometry
from geo.briefing.view import BriefingView
from geo.frame import GEOMETRY_TYPES
from geo.maps.heat import Grid, add_areas, density, weights
from geo.maps.style import HEAT_BREAKS, HEAT_COLOURS, HEAT_RADIUS_KM
from geo.model import GeometryType, Incident

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEAT_ALPHA = 0.62


def heat_grid(
    view: BriefingView, box: Box, areas: Sequence[Incident], by: str = "casualties"
) -> Grid:
    """The density of what the view shows, on about 400 cells across the map.

    ``areas``: the incidents known only to an area, spread over it.
    """
    from shapely.geometry import shape

    frame = view.frame
    point_code = GEOMETRY_TYPES.index(GeometryType.POINT)
    dots = view.mask & frame.has_place & (frame["geometry_type"] == point_code)
    x, y = project(frame["lon"][dots], frame["lat"][dots])
    cell_m = max(250.0, (box[2] - box[0]) / 400)
    grid = density(x, y, weights(frame, dots, by), box, HEAT_RADIUS_KM * 1000, cell_m)
    spread: dict[str, list[Incident]] = {}
    for incident in areas:
        match = incident.place.match
        if match.geometry_type is GeometryType.AREA and match.geometry:
            spread.setdefault(match.place_id or f"incident {incident.id}", []).append(incident)
    row_of = {int(key): row for row, key in enumerate(frame["id"])} if spread else {}
    shapes = []
    for group in spread.values():
        rows = np.zeros(len(frame), dtype=bool)
        rows[[row_of[incident.id or 0] for incident in group]] = True
        geometry = shape(dict(group[0].place.match.geometry or {}))
        shapes.append((project_geometry(geometry), float(weights(frame, rows, by).sum())))
    return add_areas(grid, shapes)


def draw_heat(ax: Axes, grid: Grid, rasterized: bool = False) -> bool:
    """Filled classes of the fixed scale; False where all lies below its first break."""
    if not (grid.values >= HEAT_BREAKS[0]).any():
        return False
    west, _, south, _ = grid.extent
    rows, columns = grid.values.shape
    x = west + (np.arange(columns) + 0.5) * grid.cell_m
    y = south + (np.arange(rows) + 0.5) * grid.cell_m
    drawn = ax.contourf(
        x,
        y,
        grid.values,
        levels=[*HEAT_BREAKS, max(1e12, float(grid.values.max()) * 2)],
        colors=list(HEAT_COLOURS),
        alpha=HEAT_ALPHA,
        zorder=7,
        antialiased=True,
    )
    drawn.set_rasterized(rasterized)
    return True
