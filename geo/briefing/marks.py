"""The incidents of a map one by one: symbols moved apart, each with its number beside it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.briefing.extents import NUMBER_SIZE, draw_extent, draw_tag, smaller_areas
from geo.briefing.mapframe import MapFrame, around, rings
from geo.briefing.sheet import INK, PT_MM, halo_text, text_mm
from geo.briefing.symbols import PX_MM, Mark, casualties, draw_dot, draw_symbol, is_point
from geo.briefing.words import Words
from geo.maps.style import BasemapStyle, party_colour
from geo.model import Status

MOST_SPREAD = 150
"""Up to so many symbols are moved apart where they would hide each other."""


def draw_marks(
    frame: MapFrame, marks: Sequence[Mark], numbered: bool, style: BasemapStyle, words: Words
) -> None:
    """Areas and lines below, then symbols, moved apart where they would hide each other.

    A moved symbol keeps a thin line to its true place. Each takes its room on the map.
    """
    for mark in marks:
        draw_extent(frame, mark.incident, style)
    points = [m for m in marks if is_point(m.incident) and m.incident.place.match.point]
    spots = _spread(frame, points)
    for mark, (x, y) in sorted(spots, key=lambda spot: -spot[0].radius_px):
        _draw_point(frame, mark, x, y, style)
    if numbered:
        for mark, (x, y) in sorted(spots, key=lambda spot: spot[0].number):
            draw_number(frame, mark.number, x, y, mark.radius_px * PX_MM * frame.sheet.scale)
    for mark in marks:
        if not is_point(mark.incident):
            draw_tag(frame, mark, numbered, style, words, smaller_areas(mark, marks))


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


def draw_number(frame: MapFrame, number: int, x: float, y: float, radius: float) -> None:
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
