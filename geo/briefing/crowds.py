"""Thousands of incidents on the printed map, straight from the frame's columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from geo.briefing.mapframe import MapFrame
from geo.briefing.marks import draw_number
from geo.briefing.projection import project
from geo.briefing.symbols import PX_MM, Days, Mark, colour_of_bits, is_point, marker
from geo.briefing.view import BriefingView
from geo.frame import GEOMETRY_TYPES, PARTIES, STATUSES, Column, Frame, day_number
from geo.maps.recent import FADED, MOST_RINGS
from geo.maps.style import RECENT_COLOURS, BasemapStyle, symbol_radius_px
from geo.model import EventType, GeometryType, Status

PX_TO_PT = 72 / 96
RING = RECENT_COLOURS["light"]
SAME_SPOT_MM, CROWDED_MM = 0.5, 3.2
MOST_SYMBOLS = 5_000
"""More than these are thinned out, and the page says so: a wall of symbols says nothing."""
MANY_SHRINK = 0.55
"""Thousands of symbols at full size would hide the map."""


def draw_many(
    frame: MapFrame, view: BriefingView, style: BasemapStyle, recent: Days | None = None
) -> int:
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
    by_bits = [colour_of_bits(bits) for bits in range(2 ** len(PARTIES))]
    pending = columns["status"][rows] == STATUSES.index(Status.PENDING)
    keep = _visible(frame, columns, rows, x, y)
    left_out = len(rows) - len(keep) if len(rows) > MOST_SYMBOLS else 0
    rows, x, y, counts = rows[keep], x[keep], y[keep], counts[keep]
    victims, pending = victims[keep], pending[keep]
    day = columns["day"][rows]
    new = np.zeros(len(rows), dtype=bool)
    if recent:
        new = (day >= day_number(recent[0])) & (day <= day_number(recent[1]))
    shrink = MANY_SHRINK * frame.sheet.scale
    sizes = np.array([symbol_radius_px(n) for n in range(200)])[np.minimum(counts, 199)]
    areas = (2 * sizes * PX_TO_PT * shrink) ** 2
    for code, kind in enumerate(EventType):
        for hollow, fresh in product((False, True), (False, True)):
            mine = (columns["event_type"][rows] == code) & (pending == hollow) & (new == fresh)
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
                alpha=FADED if recent and not fresh else None,
                zorder=16 + 0.5 * fresh,
            )
    _draw_rings(frame, x[new], y[new], sizes[new] * PX_TO_PT * shrink)
    return left_out


def _draw_rings(frame: MapFrame, x: Column, y: Column, radius_pt: Column) -> None:
    """Two rings around the worst of the new ones."""
    for more, colour, width in ((2.6, "#FFFFFF", 3.0), (1.8, RING, 0.8), (3.6, RING, 0.8)):
        frame.ax.scatter(
            x[:MOST_RINGS],
            y[:MOST_RINGS],
            s=(2 * (radius_pt[:MOST_RINGS] + more * frame.sheet.scale)) ** 2,
            facecolors="none",
            edgecolors=colour,
            linewidths=width * frame.sheet.scale,
            zorder=16.3,
        )


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
            draw_number(frame, mark, x, y, radius)
