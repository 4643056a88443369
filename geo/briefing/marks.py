"""The incidents of a map one by one: symbols moved apart, each with its number beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.briefing.extents import NUMBER_SIZE, draw_extent, draw_tag, smaller_areas
from geo.briefing.mapframe import MapFrame, Rect, around, rings
from geo.briefing.options import Options
from geo.briefing.sheet import INK, PT_MM, halo_text, text_mm
from geo.briefing.symbols import PX_MM, Mark, casualties, draw_dot, draw_symbol, is_point
from geo.maps.style import BasemapStyle, party_colour
from geo.model import Status

MOST_SPREAD = 150
"""Up to so many symbols are moved apart where they would hide each other."""
MOST_RINGS = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a symbol stands on the page, and its number; all in millimetres."""

    mark: Mark
    x: float
    y: float
    radius: float
    number: Rect | None


def draw_marks(frame: MapFrame, marks: Sequence[Mark], numbered: bool, options: Options) -> None:
    """Areas and lines below, then symbols, moved apart where they would hide each other.

    A moved symbol keeps a thin line to its true place. Each takes its room on the map.
    """
    style = options.style
    for mark in marks:
        draw_extent(frame, mark.incident, style)
    points = [m for m in marks if is_point(m.incident) and m.incident.place.match.point]
    spots = _spread(frame, points, numbered)
    for spot in sorted(spots, key=lambda s: -s.radius):
        _draw_point(frame, spot, style)
    for spot in spots:
        if spot.number:
            _write_number(frame, spot.mark.number, spot.number)
    for mark in marks:
        if not is_point(mark.incident):
            draw_tag(frame, mark, numbered, options, smaller_areas(mark, marks))


def _spread(frame: MapFrame, marks: Sequence[Mark], numbered: bool) -> list[Spot]:
    """Where each symbol and its number go, the largest first; those off the map are left out."""
    spots = []
    for mark in sorted(marks, key=lambda m: (-m.radius_px, m.number)):
        point = mark.incident.place.match.point
        assert point is not None
        x0, y0 = frame.of(point)
        if not frame.holds(x0, y0):
            continue
        spot = _free_spot(frame, mark, x0, y0, numbered, len(marks) <= MOST_SPREAD)
        frame.room.take(around(spot.x, spot.y, spot.radius + 0.3))
        if spot.number:
            frame.room.take(spot.number)
        spots.append(spot)
    return spots


def _free_spot(
    frame: MapFrame, mark: Mark, x0: float, y0: float, numbered: bool, move: bool
) -> Spot:
    """The nearest place to the true one where symbol and number hide nothing."""
    radius = mark.radius_px * PX_MM * frame.sheet.scale
    for dx, dy in rings(max(1.2, radius * 0.6), MOST_RINGS) if move else ((0.0, 0.0),):
        x, y = x0 + dx, y0 + dy
        own = around(x, y, radius)
        if not frame.holds(x, y, radius) or not frame.room.free(own):
            continue
        if not numbered:
            return Spot(mark, x, y, radius, None)
        for rect in number_rects(frame, mark.number, x, y, radius):
            if frame.room.free(rect):
                return Spot(mark, x, y, radius, rect)
    first = next(iter(number_rects(frame, mark.number, x0, y0, radius)))
    return Spot(mark, x0, y0, radius, first if numbered else None)


def number_rects(frame: MapFrame, number: int, x: float, y: float, radius: float) -> Iterable[Rect]:
    """Eight places for a number around a symbol, the best first."""
    size = frame.sheet.pt(NUMBER_SIZE)
    width, height = text_mm(str(number), size, True), size * PT_MM
    near, far = radius + 0.35, radius * 0.72 + 0.2
    choices = (
        (far, -far - height), (near, -height / 2), (far, far), (-width / 2, -near - height),
        (-far - width, -far - height), (-near - width, -height / 2), (-far - width, far),
        (-width / 2, near),
    )  # fmt: skip
    for dx, dy in choices:
        yield (x + dx, y + dy, x + dx + width, y + dy + height)


def draw_number(frame: MapFrame, number: int, x: float, y: float, radius: float) -> None:
    """The number beside its symbol, at the first of eight places that is free."""
    rects = list(number_rects(frame, number, x, y, radius))
    rect = next((rect for rect in rects if frame.room.free(rect)), rects[0])
    frame.room.take(rect)
    _write_number(frame, number, rect)


def _write_number(frame: MapFrame, number: int, rect: Rect) -> None:
    halo_text(
        frame.sheet.ax,
        rect[0],
        rect[3] - 0.14 * (rect[3] - rect[1]),
        str(number),
        2.0 * frame.sheet.scale,
        gid="number",
        fontsize=frame.sheet.pt(NUMBER_SIZE),
        fontweight="bold",
        color=INK,
        ha="left",
        va="baseline",
        zorder=25,
    )


def _draw_point(frame: MapFrame, spot: Spot, style: BasemapStyle) -> None:
    incident, ax = spot.mark.incident, frame.sheet.ax
    point = incident.place.match.point
    assert point is not None
    x0, y0 = frame.of(point)
    scale = frame.sheet.scale
    if abs(spot.x - x0) + abs(spot.y - y0) > 0.1:
        ax.plot([x0, spot.x], [y0, spot.y], color=INK, lw=0.6 * scale, zorder=18)
        draw_dot(ax, x0, y0, 0.4 * scale, INK, 18.5, "#FFFFFF")
    draw_symbol(
        ax,
        spot.x,
        spot.y,
        incident.event_type,
        party_colour(incident.victims),
        casualties(incident),
        incident.status is Status.PENDING,
        scale,
        style.symbol_edge,
    )
