"""What every printed map carries on its face: scale bar, north arrow, locator inset."""

from __future__ import annotations

import math
from typing import Any

from geo.briefing.basemap import add_path, outlines
from geo.briefing.mapframe import MapFrame, Rect, fitted
from geo.briefing.projection import Box, ground_scale, true_north_deg, unproject
from geo.briefing.sheet import FONT, INK, halo_text, text_mm
from geo.maps.style import FOCUS_GOVERNORATES, BasemapStyle

SCALE_STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200)


def scale_km(frame: MapFrame, share: float = 0.24) -> tuple[int, float]:
    """A round length in kilometres and how many millimetres it has at the map's middle."""
    west, south, east, north = frame.box
    scale = ground_scale(unproject((west + east) / 2, (south + north) / 2))
    longest_mm = share * (frame.rect[2] - frame.rect[0])
    mm_per_km = 1000 * scale / frame.metres_per_mm
    km = max((s for s in SCALE_STEPS_KM if s * mm_per_km <= longest_mm), default=SCALE_STEPS_KM[0])
    return km, km * mm_per_km


def natural_scale(frame: MapFrame) -> str:
    """Like "1:1,700,000", on paper of the page's size."""
    west, south, east, north = frame.box
    scale = ground_scale(unproject((west + east) / 2, (south + north) / 2))
    number = frame.metres_per_mm * 1000 / scale
    digits = 10 ** (int(math.log10(number)) - 1)
    return f"1:{round(number / digits) * digits:,.0f}"


def draw_scale_bar(frame: MapFrame) -> None:
    """A bar in kilometres on the ground, true at the middle latitude, in the lower left."""
    km, length = scale_km(frame)
    scale = frame.sheet.scale
    pad, bar, letters = 1.6 * scale, 1.1 * scale, 6.2
    text_mm_high = frame.sheet.pt(letters) * 0.36
    left = frame.rect[0] + 2.5 * scale
    bottom = frame.rect[3] - 2.5 * scale
    height = bar + text_mm_high + 2 * pad + 0.6
    rect = (left, bottom - height, left + length + 2 * pad + 5.5 * scale, bottom)
    _panel(frame, rect)
    ax = frame.sheet.ax
    x, y = left + pad + 1.5 * scale, bottom - pad - bar
    for i in range(4):
        colour = INK if i % 2 == 0 else "#FFFFFF"
        from matplotlib.patches import Rectangle

        how: dict[str, Any] = {"fc": colour, "ec": INK, "lw": 0.6, "zorder": 32}
        ax.add_patch(Rectangle((x + i * length / 4, y), length / 4, bar, **how))
    _small(frame, x, y - 0.6, "0", letters, "center")
    words = (text_mm(text, frame.sheet.pt(letters)) for text in (f"{km / 2:g}", f"{km:g} km"))
    if sum(words) / 2 + 1 < length / 2:
        _small(frame, x + length / 2, y - 0.6, f"{km / 2:g}", letters, "center")
    _small(frame, x + length, y - 0.6, f"{km:g} km", letters, "center")


def _small(
    frame: MapFrame, x: float, y: float, text: str, size: float, align: str, bold: bool = False
) -> None:
    frame.sheet.ax.text(
        x,
        y,
        text,
        fontsize=frame.sheet.pt(size),
        family=FONT,
        fontweight="bold" if bold else "normal",
        color=INK,
        ha=align,
        va="baseline",
        zorder=33,
        gid="furniture",
        parse_math=False,
    )


def _panel(frame: MapFrame, rect: Rect) -> None:
    from matplotlib.patches import Rectangle

    frame.sheet.ax.add_patch(
        Rectangle(
            (rect[0], rect[1]),
            rect[2] - rect[0],
            rect[3] - rect[1],
            fc="#FFFFFF",
            alpha=0.82,
            ec="none",
            zorder=31,
        )
    )
    frame.room.cover(rect)


def draw_north_arrow(frame: MapFrame) -> None:
    """An arrow to true north in the upper right, turned by the grid's convergence there."""
    from matplotlib.patches import Polygon

    scale = frame.sheet.scale
    x, y = frame.rect[2] - 6.5 * scale, frame.rect[1] + 9.5 * scale
    angle = math.radians(true_north_deg(unproject(*frame.back(x, y))))

    def turned(dx: float, dy: float) -> tuple[float, float]:
        dx, dy = dx * scale, dy * scale
        return (
            x + dx * math.cos(angle) - dy * math.sin(angle),
            y + dx * math.sin(angle) + dy * math.cos(angle),
        )

    for side, colour in ((-1, INK), (1, "#FFFFFF")):
        corners = [turned(0, -4.6), turned(side * 2.1, 3.0), turned(0, 1.4)]
        frame.sheet.ax.add_patch(
            Polygon(corners, closed=True, fc=colour, ec=INK, lw=0.7 * scale, zorder=32)
        )
    at = turned(0, -5.2)
    halo_text(
        frame.sheet.ax,
        *at,
        "N",
        2 * scale,
        gid="north",
        fontsize=frame.sheet.pt(8.5),
        fontweight="bold",
        color=INK,
        ha="center",
        va="bottom",
        zorder=33,
    )
    reach = 4.2 * scale
    frame.room.take((x - reach, y - 9.3 * scale, x + reach, y + 4 * scale))


LOCATOR_MM, MOST_OF_MAP = (35.0, 28.5), 0.24


def draw_locator(frame: MapFrame, style: BasemapStyle) -> None:
    """Syria in small with the map's frame on it, in the corner with the fewest incidents.

    Call it when the symbols have taken their room.
    """
    scale = frame.sheet.scale
    left, top, right, bottom = frame.rect
    width = min(LOCATOR_MM[0] * scale, MOST_OF_MAP * (right - left))
    height = width * LOCATOR_MM[1] / LOCATOR_MM[0]
    corners = (
        (right - width, bottom - height),
        (left, top),
        (right - width, top + 16 * scale),
        (left, bottom - height - 9 * scale),
    )
    x, y = min(corners, key=lambda at: frame.room.count((*at, at[0] + width, at[1] + height)))
    frame.room.cover((x - 0.6, y - 0.6, x + width + 0.6, y + height + 0.6))
    sheet = frame.sheet
    ax = sheet.figure.add_axes(
        (
            x / sheet.width,
            1 - (y + height) / sheet.height,
            width / sheet.width,
            height / sheet.height,
        ),
        zorder=14,
    )
    ax.set_gid("locator")
    ax.set_facecolor(style.sea)
    for outline in outlines("countries"):
        add_path(ax, outline.coarse, fc=style.abroad, ec=style.border, lw=0.3)
    for outline in outlines("regions"):
        focus = outline.properties["pcode"] in FOCUS_GOVERNORATES
        fill = "#E3CB93" if focus else "#FFFFFF"
        add_path(ax, outline.coarse, fc=fill, ec=style.border, lw=0.3, zorder=2)
    for outline in outlines("countries"):
        if outline.properties.get("iso") == "SY":
            add_path(ax, outline.coarse, fc="none", ec=style.country_border, lw=0.8, zorder=3)
    _add_frame_box(ax, frame.box)
    west, south, east, north = _syria()
    pad = 0.06 * (east - west)
    shown = fitted((west - pad, south - pad, east + pad, north + pad), width / height)
    ax.set_xlim(shown[0], shown[2])
    ax.set_ylim(shown[1], shown[3])
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_color("#4A4436")
        spine.set_linewidth(0.7)


def _add_frame_box(ax: Any, box: Box) -> None:
    """Draws where the main map lies; ``box``: west, south, east, north in its projection."""
    from matplotlib.patches import Rectangle

    width, height = box[2] - box[0], box[3] - box[1]
    ax.add_patch(
        Rectangle((box[0], box[1]), width, height, fc="none", ec="#B3261E", lw=1.3, zorder=5)
    )


def _syria() -> Box:
    shapes = [o.shape for o in outlines("countries") if o.properties.get("iso") == "SY"]
    return shapes[0].bounds if shapes else (200_000, 3_550_000, 900_000, 4_150_000)
