"""The map's frame on the page, and the room that is left on it for symbols and labels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from geo.briefing.projection import Box, project
from geo.briefing.sheet import Sheet
from geo.model import LonLat

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres on the page."""


@dataclass
class Room:
    """Which parts of a rectangle are taken."""

    limits: Rect
    taken: list[Rect] = field(default_factory=list)
    reserved: dict[str, Rect] = field(default_factory=dict)
    """Rectangles held for somebody, by name; free for that one only."""
    panels: list[Rect] = field(default_factory=list)
    """What hides the ground: a place below it gets no name."""

    def free(self, rect: Rect, owner: str = "") -> bool:
        """Whether nothing stands there yet; what is reserved for ``owner`` is free for it."""
        left, top, right, bottom = rect
        a = self.limits
        if left < a[0] or top < a[1] or right > a[2] or bottom > a[3]:
            return False
        held = (t for name, t in self.reserved.items() if name != owner)
        return not any(
            left < t[2] and t[0] < right and top < t[3] and t[1] < bottom
            for t in chain(self.taken, held)
        )

    def cover(self, rect: Rect) -> None:
        """Take a rectangle for something that hides the ground."""
        self.panels.append(rect)
        self.taken.append(rect)

    def hidden(self, x: float, y: float) -> bool:
        """Whether a panel covers this spot."""
        return any(p[0] <= x <= p[2] and p[1] <= y <= p[3] for p in self.panels)

    def take(self, rect: Rect) -> None:
        """Keeps others from it."""
        self.taken.append(rect)

    def count(self, rect: Rect) -> int:
        """How many taken rectangles this one touches."""
        left, top, right, bottom = rect
        return sum(
            left < t[2] and t[0] < right and top < t[3] and t[1] < bottom for t in self.taken
        )


@dataclass
class MapFrame:
    """A map on a sheet: its axes in projected metres, and where it stands in millimetres."""

    sheet: Sheet
    ax: Axes
    box: Box
    rect: Rect
    room: Room

    @property
    def metres_per_mm(self) -> float:
        """Metres of the projection for one millimetre of paper."""
        return (self.box[2] - self.box[0]) / (self.rect[2] - self.rect[0])

    @property
    def room_mm2(self) -> float:
        """Its size as of a page whose letters are not enlarged, in square millimetres."""
        left, top, right, bottom = self.rect
        return (right - left) * (bottom - top) / self.sheet.scale**2

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Projected metres as millimetres on the page."""
        return (
            self.rect[0] + (x - self.box[0]) / self.metres_per_mm,
            self.rect[3] - (y - self.box[1]) / self.metres_per_mm,
        )

    def back(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Millimetres on the page as projected metres."""
        return (
            self.box[0] + (x_mm - self.rect[0]) * self.metres_per_mm,
            self.box[1] + (self.rect[3] - y_mm) * self.metres_per_mm,
        )

    def of(self, point: LonLat) -> tuple[float, float]:
        """Where a point (WGS 84) lies on the sheet, in mm."""
        x, y = project(point.lon, point.lat)
        return self.at(float(x), float(y))

    def holds(self, x_mm: float, y_mm: float, margin: float = 0.0) -> bool:
        """Whether a spot of the sheet (mm) lies in the map, ``margin`` from its edge or more."""
        left, top, right, bottom = self.rect
        return left + margin <= x_mm <= right - margin and top + margin <= y_mm <= bottom - margin


def make_map_frame(
    sheet: Sheet, x: float, y: float, width: float, height: float, wanted: Box
) -> MapFrame:
    """A map in a place on the page that shows at least the wanted box, true to shape."""
    ax = sheet.axes(x, y, width, height, zorder=1)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_gid("map")
    box = fitted(wanted, width / height)
    ax.set_xlim(box[0], box[2])
    ax.set_ylim(box[1], box[3])
    ax.set_autoscale_on(False)
    for spine in ax.spines.values():
        spine.set_linewidth(0.9)
        spine.set_color("#4A4436")
    left = sheet.x(x) - (width if sheet.rtl else 0)
    rect = (left, y, left + width, y + height)
    inner = (rect[0] + 0.8, rect[1] + 0.8, rect[2] - 0.8, rect[3] - 0.8)
    return MapFrame(sheet, ax, box, rect, Room(inner))


def fitted(box: Box, ratio: float) -> Box:
    """The box widened to a ratio of width to height, so that a metre is as long both ways."""
    width, height = box[2] - box[0], box[3] - box[1]
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    width, height = max(width, height * ratio), max(height, width / ratio)
    return (
        middle_x - width / 2,
        middle_y - height / 2,
        middle_x + width / 2,
        middle_y + height / 2,
    )


def united(a: Box, b: Box) -> Box:
    """The smallest box around both, in metres of the projection."""
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def around(x: float, y: float, reach: float) -> Rect:
    """The square that reaches so far from a point to each side, in the point's units."""
    return (x - reach, y - reach, x + reach, y + reach)


def rings(step: float, most: int, spokes: int = 12) -> Iterable[tuple[float, float]]:
    """Offsets from a point outward: none, then rings ``step`` apart, starting to the east."""
    yield 0.0, 0.0
    for ring in range(1, most + 1):
        for spoke in range(spokes):
            angle = 2 * math.pi * (spoke + 0.5 * (ring % 2)) / spokes
            yield step * ring * math.cos(angle), step * ring * math.sin(angle)
