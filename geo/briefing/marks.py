"""The incidents of a map one by one: symbols moved apart, each with its number beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.briefing.extents import (
    LETTER_GAP_MM,
    NUMBER_SIZE,
    draw_extent,
    draw_tag,
    letter_mm,
    smaller_areas,
)
from geo.briefing.mapframe import MapFrame, Rect, around, rings
from geo.briefing.options import Options
from geo.briefing.sheet import INK, PT_MM, halo_text, text_mm
from geo.briefing.symbols import (
    PX_MM,
    Days,
    Mark,
    casualties,
    draw_dot,
    draw_symbol,
    is_point,
    is_recent,
)
from geo.maps.recent import FADED
from geo.maps.style import RECENT_COLOURS, BasemapStyle, party_colour
from geo.model import Status

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RING_MM = 1.9

MOST_SPREAD = 150
"""Up to so many symbols are moved apart where they would hide each other."""
MOST_MOVED_MM = 26.0
_HERE = ((0.0, 0.0),)
SIZES = (1.0, 0.8, 0.62)
"""Of symbols where they would not find room otherwise."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a symbol stands on the page, with its rings, and its number; all in millimetres."""

    mark: Mark
    x: float
    y: float
    radius: float
    number: Rect | None
    free: bool = True
    """Whether it hides nothing, or was not to be moved."""


def draw_marks(
    frame: MapFrame,
    marks: Sequence[Mark],
    numbered: bool,
    options: Options,
    recent: Days | None = None,
    sizes: Sequence[float] = SIZES,
) -> float:
    """Areas and lines below, then symbols, moved apart where they would hide each other.

    A moved symbol keeps a thin line to its true place. Each takes its room on the map. Those of
    the days ``recent`` have two rings, and the others step back. Returns the size that the symbols
    were drawn at: where there are too many for the map they are smaller.
    """
    style = options.style
    for mark in marks:
        draw_extent(frame, mark.incident, style)
    points = [m for m in marks if is_point(m.incident) and m.incident.place.match.point]
    empty = list(frame.room.taken)
    for size in sizes:
        frame.room.taken[:] = empty
        spots = _spread(frame, points, numbered, recent, size)
        if all(spot.free for spot in spots):
            break
    for spot in sorted(spots, key=lambda s: -s.radius):
        new = is_recent(spot.mark, recent)
        if new:
            draw_rings(frame.sheet.ax, spot.x, spot.y, spot.radius, frame.sheet.scale)
        _draw_point(frame, spot, style, size, FADED if recent and not new else 1.0)
    for spot in spots:
        if spot.number:
            _write_number(frame, spot.mark, spot.number)
    for mark in marks:
        if not is_point(mark.incident):
            new = is_recent(mark, recent)
            draw_tag(frame, mark, numbered, options, smaller_areas(mark, marks), new)
    return size


def draw_rings(ax: Axes, x: float, y: float, reach: float, scale: float) -> None:
    """Two rings, the outer one ``reach`` millimetres from the middle: told without their colour."""
    from matplotlib.patches import Circle

    colour = RECENT_COLOURS["light"]
    for less, edge, width in (
        (0.5, "#FFFFFF", 3.4),
        (0.0, colour, 0.9),
        (RING_MM / 2, colour, 0.9),
    ):
        radius = reach - less * scale
        ax.add_artist(Circle((x, y), radius, fc="none", ec=edge, lw=width * scale, zorder=19))


def _spread(
    frame: MapFrame, marks: Sequence[Mark], numbered: bool, recent: Days | None, size: float
) -> list[Spot]:
    """Where each symbol and its number go, the largest first; those off the map are left out."""
    spots = []
    for mark in sorted(marks, key=lambda m: (-m.radius_px, m.number)):
        point = mark.incident.place.match.point
        assert point is not None
        x0, y0 = frame.of(point)
        if not frame.holds(x0, y0):
            continue
        reach = mark.radius_px * PX_MM + (RING_MM if is_recent(mark, recent) else 0.0)
        reach *= frame.sheet.scale * size
        spot = _free_spot(frame, mark, x0, y0, numbered, reach, len(marks) <= MOST_SPREAD)
        frame.room.take(around(spot.x, spot.y, spot.radius + 0.3))
        if spot.number:
            frame.room.take(spot.number)
        spots.append(spot)
    return spots


def _free_spot(
    frame: MapFrame, mark: Mark, x0: float, y0: float, numbered: bool, radius: float, move: bool
) -> Spot:
    """The nearest place to the true one where symbol and number hide nothing."""
    step = max(1.2, radius * 0.6)
    for dx, dy in (
        rings(step, round(MOST_MOVED_MM * frame.sheet.scale / step), 24) if move else _HERE
    ):
        x, y = x0 + dx, y0 + dy
        own = around(x, y, radius)
        if not frame.holds(x, y, radius) or not frame.room.free(own):
            continue
        if not numbered or not (mark.written or mark.letter):
            return Spot(mark, x, y, radius, None)
        for rect in _number_rects(frame, mark, x, y, radius):
            if frame.room.free(rect):
                return Spot(mark, x, y, radius, rect)
    first = next(iter(_number_rects(frame, mark, x0, y0, radius)))
    return Spot(mark, x0, y0, radius, first if numbered else None, free=not move)


def _number_rects(frame: MapFrame, mark: Mark, x: float, y: float, radius: float) -> Iterable[Rect]:
    """Eight places for a number around a symbol, the best first."""
    size = frame.sheet.pt(NUMBER_SIZE)
    width = text_mm(mark.written, size, True) + letter_mm(frame, mark)
    height = size * PT_MM
    near, far = radius + 0.35, radius * 0.72 + 0.2
    choices = (
        (far, -far - height), (near, -height / 2), (far, far), (-width / 2, -near - height),
        (-far - width, -far - height), (-near - width, -height / 2), (-far - width, far),
        (-width / 2, near),
    )  # fmt: skip
    for dx, dy in choices:
        yield (x + dx, y + dy, x + dx + width, y + dy + height)


def draw_number(frame: MapFrame, mark: Mark, x: float, y: float, radius: float) -> None:
    """The number beside its symbol, at the first of eight places that is free."""
    rects = list(_number_rects(frame, mark, x, y, radius))
    rect = next((rect for rect in rects if frame.room.free(rect)), rects[0])
    frame.room.take(rect)
    _write_number(frame, mark, rect)


def _write_number(frame: MapFrame, mark: Mark, rect: Rect) -> None:
    size = frame.sheet.pt(NUMBER_SIZE)
    beside = rect[0] + text_mm(mark.written, size, True) + LETTER_GAP_MM
    for text, x, weight, gid in (
        (mark.written, rect[0], "bold", "number"),
        (mark.letter, beside, "normal", "who suffered"),
    ):
        if text:
            halo_text(
                frame.sheet.ax,
                x,
                rect[3] - 0.14 * (rect[3] - rect[1]),
                text,
                2.0 * frame.sheet.scale,
                gid=gid,
                fontsize=size,
                fontweight=weight,
                color=INK,
                ha="left",
                va="baseline",
                zorder=25,
            )


def _draw_point(
    frame: MapFrame, spot: Spot, style: BasemapStyle, size: float, alpha: float
) -> None:
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
        radius_px=spot.mark.radius_px * size,
        alpha=alpha,
    )
