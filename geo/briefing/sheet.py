"""A page to write on: millimetres from the upper left corner, text measured before it is set."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from geo.briefing.clean import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

PT_MM = 25.4 / 72
FONT = "DejaVu Sans"
LINE = 1.3
"""Distance of lines, as a share of the letters' size."""
ASCENT = 0.93
"""Height of the highest letters above the base line, as a share of their size."""
ELLIPSIS = "…"
RIGHT_TO_LEFT_MARK = "\u200f"
RIM = "rim"
"""The gid of a rim, which repeats its text."""
INK = "#2E2A22"
SOFT_INK = "#5E5748"


_DRAWING = threading.RLock()
"""matplotlib's settings and font cache are shared by all threads of the process."""
SETTINGS = {
    "text.hinting": "none",  # else letters are as wide as the resolution likes
    "text.parse_math": False,
    "font.family": [FONT],
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
    "axes.unicode_minus": False,
}


@contextmanager
def drawing() -> Iterator[None]:
    """Draw and measure within this: one thread at a time, letters as wide as measured."""
    import matplotlib

    with _DRAWING, matplotlib.rc_context(cast(Any, SETTINGS)):
        yield


@lru_cache(maxsize=20_000)
def _width_em(text: str, bold: bool = False) -> float:
    """How wide a line is, as a share of its size in points; 2 % over, for hinting."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=FONT, size=100, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]) / 98


def text_mm(text: str, size_pt: float, bold: bool = False) -> float:
    """The width of a line in millimetres."""
    return _width_em(text, bold) * size_pt * PT_MM


def cut(text: str, width_mm: float, size_pt: float, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if text_mm(text, size_pt, bold) <= width_mm:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_mm(text[:middle].rstrip() + ELLIPSIS, size_pt, bold) <= width_mm:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,;:–-") + ELLIPSIS


def wrap(
    text: str, width_mm: float, size_pt: float, bold: bool = False, most_lines: int = 99
) -> list[str]:
    """Lines that fit the width; a word too long is cut, the last line ends in an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest:
        if len(lines) == most_lines - 1:
            lines.append(cut(" ".join(rest), width_mm, size_pt, bold))
            break
        line = rest.pop(0)
        while rest and text_mm(f"{line} {rest[0]}", size_pt, bold) <= width_mm:
            line += f" {rest.pop(0)}"
        lines.append(cut(line, width_mm, size_pt, bold))
    return lines


class Sheet:
    """A page of ``width_mm`` by ``height_mm``; ``scale`` multiplies all sizes in points.

    Nothing is set smaller than ``least_pt``. With ``rtl`` the page runs from right to left: x is
    measured from the right edge.
    """

    def __init__(
        self,
        figure: Figure,
        width_mm: float,
        height_mm: float,
        scale: float = 1.0,
        rtl: bool = False,
        least_pt: float = 0.0,
    ) -> None:
        self.least_pt = least_pt
        self.figure, self.width, self.height = figure, width_mm, height_mm
        self.scale, self.rtl = scale, rtl
        self.ax: Axes = figure.add_axes((0, 0, 1, 1), zorder=10)
        self.ax.set_xlim(0, width_mm)
        self.ax.set_ylim(height_mm, 0)
        self.ax.axis("off")
        self.ax.patch.set_visible(False)

    def x(self, x: float) -> float:
        """Where it lies from the left edge (mm): a sheet in Arabic begins at the right."""
        return self.width - x if self.rtl else x

    def pt(self, size: float) -> float:
        """A size in points as it is set on this page."""
        return max(size * self.scale, self.least_pt)

    def line_mm(self, size: float) -> float:
        """The height of one line of text of this size, in mm."""
        return self.pt(size) * LINE * PT_MM

    def wrap(
        self, text: str, width: float, size: float, bold: bool = False, most_lines: int = 99
    ) -> list[str]:
        """The text in lines no wider than ``width`` (mm); what is beyond ``most_lines`` is left
        out."""
        return wrap(printable(text), width, self.pt(size), bold, most_lines)

    def fit_size(self, text: str, width: float, size: float, least: float, bold: bool) -> float:
        """The largest size up to ``size`` at which the text fits on one line, at least ``least``.

        All in points before scaling.
        """
        needed = text_mm(printable(text), self.pt(size), bold)
        return max(least, min(size, size * width / needed)) if needed else size

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: str = "start",
        middle: bool = False,
        gid: str = "",
        **more: Any,
    ) -> Text:
        """One line whose top (or middle) stands at ``y``; ``align``: start, end or center."""
        size_pt = self.pt(size)
        start, end = ("right", "left") if self.rtl else ("left", "right")
        baseline = y + (0.36 if middle else ASCENT * 0.86) * size_pt * PT_MM
        artist = self.ax.text(
            self.x(x),
            baseline,
            right_to_left(printable(text)) if self.rtl else printable(text),
            fontsize=size_pt,
            family=FONT,
            fontweight="bold" if bold else "normal",
            color=colour,
            ha={"start": start, "end": end, "center": "center"}[align],
            va="baseline",
            parse_math=False,
            **more,
        )
        artist.set_gid(gid or None)
        return artist

    def lines(self, x: float, y: float, lines: list[str], size: float, **how: Any) -> float:
        """Several lines from ``y`` down; returns where the next thing may stand."""
        for line in lines:
            self.text(x, y, line, size, **how)
            y += self.line_mm(size)
        return y

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float,
        most_lines: int = 99,
        bold: bool = False,
        balanced: bool = False,
        **how: Any,
    ) -> float:
        """``balanced``: lines about as long as each other, so that no word stands alone."""
        lines = self.wrap(text, width, size, bold, most_lines)
        if balanced and len(lines) > 1 and not lines[-1].endswith(ELLIPSIS):
            for share in (0.6, 0.7, 0.8, 0.9):
                shorter = self.wrap(text, width * share, size, bold)
                if len(shorter) == len(lines):
                    lines = shorter
                    break
        return self.lines(x, y, lines, size, bold=bold, **how)

    def box(self, x: float, y: float, width: float, height: float, **how: Any) -> None:
        """A rectangle whose start edge stands at ``x``."""
        from matplotlib.patches import Rectangle

        left = self.x(x) - (width if self.rtl else 0)
        self.ax.add_patch(Rectangle((left, y), width, height, **how))

    def rule(self, x: float, y: float, width: float, **how: Any) -> None:
        """Draws a line along the sheet; positions in mm, ``how`` as matplotlib's ``plot`` takes
        it."""
        self.ax.plot([self.x(x), self.x(x + width)], [y, y], solid_capstyle="butt", **how)

    def axes(self, x: float, y: float, width: float, height: float, **how: Any) -> Axes:
        """Axes of their own at a place on the page."""
        left = self.x(x) - (width if self.rtl else 0)
        bottom = self.height - y - height
        rect = (
            left / self.width,
            bottom / self.height,
            width / self.width,
            height / self.height,
        )
        return self.figure.add_axes(rect, **how)


def right_to_left(line: str) -> str:
    """A line of a right-to-left page that begins with Latin letters would run the other way."""
    strong = [d for c in line if (d := unicodedata.bidirectional(c)) in ("L", "R", "AL")]
    mixed = strong[:1] == ["L"] and set(strong) != {"L"}
    return RIGHT_TO_LEFT_MARK + line if mixed else line


def halo_text(
    ax: Axes, x: float, y: float, text: str, halo_pt: float, *, gid: str, **how: Any
) -> Text:
    """Letters with a white rim; the rim is an artist of its own, so that letters stay letters.

    A path effect on the text itself would turn it into outlines in PDF and SVG.
    """
    from matplotlib.patheffects import Stroke

    how = {"family": FONT, "parse_math": False, **how}
    rim = ax.text(x, y, text, **how)
    rim.set_path_effects([Stroke(linewidth=halo_pt, foreground="#FFFFFF")])
    rim.set_zorder(rim.get_zorder() - 0.05)
    rim.set_gid(RIM)
    artist = ax.text(x, y, text, **how)
    artist.set_gid(gid)
    return artist
