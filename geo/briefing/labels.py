"""Place labels that do not collide: greedy, the more important place first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.briefing.basemap import LABEL_RANK, MOST_LABELS
from geo.maps.style import BasemapStyle
from geo.places.gazetteer import Place

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Rect = tuple[float, float, float, float]

SIZES_PT = (8.5, 7.2, 6.6, 6.4, 6.2, 6.0)
OFFSETS = (
    (4, 0, "left", "center"),
    (-4, 0, "right", "center"),
    (0, 4, "center", "bottom"),
    (0, -4, "center", "top"),
    (3, 3, "left", "bottom"),
    (-3, -3, "right", "top"),
)
SYMBOL_ROOM_PT = 9.0
CHAR_WIDTH = 0.56
"""Mean width of a letter of the label font, as a share of its size."""


def draw_labels(
    ax: Axes,
    candidates: Sequence[tuple[Place, float, float]],
    symbols: Sequence[tuple[float, float]],
    style: BasemapStyle,
) -> None:
    """Label places at the first of six positions that is free, or leave them out.

    ``candidates``: places with projected metres, the most important first. ``symbols``: projected
    metres of the incidents, which labels keep clear of.
    """
    from matplotlib.patheffects import withStroke

    figure = ax.get_figure(root=True)
    assert figure is not None
    dpi = figure.dpi
    points_per_metre = ax.get_window_extent().width / dpi * 72 / _width(ax)
    west, south = ax.get_xlim()[0], ax.get_ylim()[0]
    frame = (0.0, 0.0, _width(ax) * points_per_metre, _height(ax) * points_per_metre)
    taken: list[Rect] = [
        _around((x - west) * points_per_metre, (y - south) * points_per_metre, SYMBOL_ROOM_PT)
        for x, y in symbols
    ]
    halo = [withStroke(linewidth=1.8, foreground=style.halo)]
    drawn = 0
    for place, x, y in candidates:
        if drawn >= MOST_LABELS:
            return
        px, py = (x - west) * points_per_metre, (y - south) * points_per_metre
        size = SIZES_PT[LABEL_RANK.get(place.kind, len(SIZES_PT) - 1)]
        spot = _free_spot(px, py, len(place.name), size, taken, frame)
        if spot is None:
            continue
        (dx, dy, ha, va), rect = spot
        taken += [rect, _around(px, py, 2)]
        drawn += 1
        ax.scatter(
            [x],
            [y],
            s=5 if place.kind != "city" else 10,
            marker="o",
            fc=style.label,
            ec=style.halo,
            lw=0.5,
            zorder=12,
        )
        ax.annotate(
            place.name,
            (x, y),
            (dx, dy),
            textcoords="offset points",
            ha=ha,
            va=va,
            fontsize=size,
            fontweight="bold" if place.kind == "city" else "normal",
            fontstyle="italic" if place.kind == "mountain" else "normal",
            color=style.label,
            zorder=13,
            path_effects=halo,
        )


def _free_spot(
    px: float, py: float, letters: int, size: float, taken: list[Rect], frame: Rect
) -> tuple[tuple[int, int, str, str], Rect] | None:
    width, height = letters * size * CHAR_WIDTH + 2, size * 1.25
    for dx, dy, ha, va in OFFSETS:
        left = px + dx - {"left": 0, "center": width / 2, "right": width}[ha]
        bottom = py + dy - {"bottom": 0, "center": height / 2, "top": height}[va]
        rect = (left, bottom, left + width, bottom + height)
        fits = rect[0] > 0 and rect[1] > 0 and rect[2] < frame[2] and rect[3] < frame[3]
        if fits and not any(_overlap(rect, other) for other in taken):
            return (dx, dy, ha, va), rect
    return None


def _around(x: float, y: float, reach: float) -> Rect:
    return (x - reach, y - reach, x + reach, y + reach)


def _overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _width(ax: Axes) -> float:
    low, high = ax.get_xlim()
    return high - low


def _height(ax: Axes) -> float:
    low, high = ax.get_ylim()
    return high - low
