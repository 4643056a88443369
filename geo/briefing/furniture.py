"""What every printed map must carry besides the map: scale bar, north arrow, legend, locator."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geo.briefing.basemap import outlines
from geo.briefing.marks import PX_TO_PT, marker
from geo.briefing.projection import Box, ground_scale, true_north_deg, unproject
from geo.briefing.view import BriefingView
from geo.maps.style import (
    EVENT_LABELS,
    FOCUS_GOVERNORATES,
    HEAT_BREAKS,
    HEAT_COLOURS,
    HEAT_UNIT,
    NOBODY_COLOUR,
    PARTY_COLOURS,
    PARTY_LABELS,
    SEVERAL_COLOUR,
    SEVERAL_LABEL,
    SIZE_EXAMPLES,
    BasemapStyle,
    symbol_radius_px,
)
from geo.model import EventType, GeometryType, Party, Status

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SCALE_STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200)


def draw_scale_bar(ax: Axes, style: BasemapStyle) -> None:
    """A bar in kilometres on the ground, true at the middle latitude of the map."""
    west, east = ax.get_xlim()
    south, north = ax.get_ylim()
    scale = ground_scale(unproject((west + east) / 2, (south + north) / 2))
    km = max(s for s in SCALE_STEPS_KM if s == 1 or s * 1000 * scale <= (east - west) / 4)
    length = km * 1000 * scale
    x, y = west + (east - west) * 0.03, south + (north - south) * 0.035
    height = (north - south) * 0.008
    half = length / 2
    from matplotlib.patches import Rectangle

    for start, colour in ((x, style.label), (x + half, style.halo)):
        ax.add_patch(
            Rectangle((start, y), half, height, fc=colour, ec=style.label, lw=0.6, zorder=31)
        )
    halo = _halo(style)
    for value, at in ((0, x), (km / 2, x + half), (km, x + length)):
        text = f"{value:g} km" if value == km else f"{value:g}"
        ax.text(
            at,
            y + height * 1.6,
            text,
            fontsize=6.5,
            ha="center",
            va="bottom",
            color=style.label,
            zorder=31,
            path_effects=halo,
        )


def draw_north_arrow(ax: Axes, style: BasemapStyle) -> None:
    """An arrow to true north in the upper right corner, turned by the grid's convergence."""
    west, east = ax.get_xlim()
    south, north = ax.get_ylim()
    x, y = east - (east - west) * 0.035, north - (north - south) * 0.115
    angle = math.radians(true_north_deg(unproject(x, y)))
    length = (north - south) * 0.06
    tip = (x + length * math.sin(angle), y + length * math.cos(angle))
    ax.annotate(
        "",
        xy=tip,
        xytext=(x, y),
        zorder=31,
        arrowprops={"arrowstyle": "-|>", "color": style.label, "lw": 1.4},
    )
    ax.text(
        *tip,
        "N",
        fontsize=8,
        fontweight="bold",
        ha="center",
        va="bottom",
        color=style.label,
        zorder=31,
        path_effects=_halo(style),
    )


def draw_locator(ax: Axes, box: Box, style: BasemapStyle) -> None:
    """Syria in small, with the map's frame on it."""
    import geopandas as gpd
    from matplotlib.patches import Rectangle

    regions = outlines("regions")
    for region in regions:
        chosen = region.properties["pcode"] in FOCUS_GOVERNORATES
        gpd.GeoSeries([region.shape]).plot(
            ax=ax,
            aspect=None,
            fc=style.area_fill if chosen else style.land,
            alpha=0.45 if chosen else 1,
            ec=style.border,
            lw=0.3,
        )
    ax.add_patch(
        Rectangle(
            (box[0], box[1]), box[2] - box[0], box[3] - box[1], fc="none", ec="#B3261E", lw=1.2
        )
    )
    ax.set_aspect("equal")
    ax.set_xticks([])
    ax.set_yticks([])
    ax.margins(0.05)
    for spine in ax.spines.values():
        spine.set_color(style.border)
        spine.set_linewidth(0.5)


def draw_legend(ax: Axes, view: BriefingView, heat: bool, style: BasemapStyle) -> None:
    """Every symbol, colour and size that is on the map, and the heat scale if it is drawn.

    ``ax``: an empty axes as wide as the legend's column; y runs in points from its top.
    """
    height_pt = ax.get_window_extent().height / ax.figure.dpi * 72
    width_pt = ax.get_window_extent().width / ax.figure.dpi * 72
    ax.set_xlim(0, width_pt)
    ax.set_ylim(height_pt, 0)
    ax.axis("off")
    pen = _Pen(ax, style)
    incidents = view.incidents
    kinds = [k for k in EventType if any(i.event_type is k for i in incidents)]
    if kinds:
        pen.heading("Kind of incident")
        for kind in kinds:
            pen.symbol(EVENT_LABELS[kind], marker(kind), style.label)
    pen.heading("Who suffered")
    for label, colour in _colours(view):
        pen.symbol(label, marker(EventType.ARMED_ATTACK), colour)
    if any(i.status is Status.PENDING for i in incidents):
        pen.symbol("Pending: not yet verified", marker(EventType.ARMED_ATTACK), style.label, True)
    pen.sizes()
    if any(i.place.match.geometry_type is GeometryType.AREA for i in incidents):
        pen.area("Known only to an area")
    if any(i.place.match.geometry_type is GeometryType.LINE for i in incidents):
        pen.line("Route of an operation")
    if heat:
        pen.heat()


def _colours(view: BriefingView) -> list[tuple[str, str]]:
    seen = {i.victims if len(i.victims) < 2 else ("several",) for i in view.incidents}
    rows = [(PARTY_LABELS[p], PARTY_COLOURS[p]) for p in Party if (p,) in seen]
    if ("several",) in seen:
        rows.append((SEVERAL_LABEL, SEVERAL_COLOUR))
    if () in seen:
        rows.append(("Nobody named", NOBODY_COLOUR))
    return rows


class _Pen:
    """Writes legend rows from the top down, in points."""

    ROW = 11.5
    SIZE = 6.8

    def __init__(self, ax: Axes, style: BasemapStyle) -> None:
        self.ax, self.style, self.y = ax, style, 0.0

    def heading(self, text: str) -> None:
        self.y += 4 if self.y else 0
        self.ax.text(0, self.y + 8, text, fontsize=7.2, fontweight="bold", color=self.style.label)
        self.y += 13

    def symbol(self, label: str, path: Any, colour: str, hollow: bool = False) -> None:
        middle = self.y + 4
        self.ax.scatter(
            [7],
            [middle],
            marker=path,
            s=55,
            clip_on=False,
            fc="none" if hollow else colour,
            ec=colour,
            lw=1.3 if hollow else 0.5,
        )
        self._label(label, middle)
        self.y += self.ROW

    def sizes(self) -> None:
        self.heading("Killed and wounded")
        x = 7.0
        tallest = 2 * symbol_radius_px(SIZE_EXAMPLES[-1]) * PX_TO_PT
        middle = self.y + tallest / 2
        for example in SIZE_EXAMPLES:
            size = 2 * symbol_radius_px(example) * PX_TO_PT
            self.ax.scatter(
                [x + size / 2 - 4],
                [middle],
                marker="o",
                s=size**2,
                clip_on=False,
                fc="none",
                ec=self.style.label,
                lw=0.7,
            )
            self.ax.text(
                x + size - 1,
                middle,
                str(example),
                fontsize=self.SIZE,
                va="center",
                color=self.style.label,
            )
            x += size + 14
        self.ax.scatter(
            [x + 2], [middle], marker="o", s=8.2**2, clip_on=False, fc=self.style.label, ec="none"
        )
        self.ax.scatter(
            [x + 2], [middle], marker="o", s=2.2**2, clip_on=False, fc=self.style.halo, ec="none"
        )
        self.ax.text(
            x + 9, middle, "unknown", fontsize=self.SIZE, va="center", color=self.style.label
        )
        self.y += tallest + 4

    def area(self, label: str) -> None:
        from matplotlib.patches import Rectangle

        self.ax.add_patch(
            Rectangle((1, self.y), 12, 8, fc=self.style.area_fill, alpha=0.18, ec="none")
        )
        self.ax.add_patch(
            Rectangle(
                (1, self.y), 12, 8, fc="none", ec=self.style.area_edge, lw=0.9, ls=(0, (3, 2))
            )
        )
        self._label(label, self.y + 4)
        self.y += self.ROW

    def line(self, label: str) -> None:
        self.ax.plot(
            [0, 14], [self.y + 4] * 2, color=self.style.area_edge, lw=1.8, ls=(0, (4, 1.5))
        )
        self._label(label, self.y + 4)
        self.y += self.ROW

    def heat(self) -> None:
        from matplotlib.patches import Rectangle

        self.heading(HEAT_UNIT[:1].upper() + HEAT_UNIT[1:])
        width = 19
        for i, (low, colour) in enumerate(zip(HEAT_BREAKS, HEAT_COLOURS, strict=True)):
            self.ax.add_patch(
                Rectangle((i * width, self.y), width, 8, fc=colour, alpha=0.75, ec="none")
            )
            self.ax.text(i * width, self.y + 15, f"{low:g}", fontsize=6, color=self.style.label)
        self.ax.text(
            len(HEAT_BREAKS) * width + 1,
            self.y + 15,
            "and more",
            fontsize=6,
            color=self.style.label,
        )
        self.y += 20

    def _label(self, text: str, middle: float) -> None:
        self.ax.text(19, middle, text, fontsize=self.SIZE, va="center", color=self.style.label)


def _halo(style: BasemapStyle) -> list[Any]:
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=2, foreground=style.halo)]
