"""The pages: paper or slide, and what stands on it where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.errors import InputError


class Arrangement(StrEnum):
    """What a page shows."""

    MAP = "map"
    TABLE = "table"
    PERIODS = "periods"
    CLOSE_UP = "close-up"


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's size in millimetres; ``scale`` multiplies the sizes of letters and symbols.

    ``file_name`` is how it is called in file names. ``side_mm`` is how wide a column of the legend
    is beside the map; with 0 it stands below. No letter is smaller than ``least_pt``: what is read
    in the hand, and what is read from the last row. ``prints_as`` is the paper that the map's
    scale is true on, empty for a screen.
    """

    name: str
    label: str
    file_name: str
    width_mm: float
    height_mm: float
    scale: float
    side_mm: float
    margin_mm: float = 10.0
    least_pt: float = 6.5
    prints_as: str = "A4"


PAPERS = (
    Paper("a4-landscape", "A4 landscape", "A4", 297, 210, 1.0, 61),
    Paper("a4-portrait", "A4 portrait", "A4-portrait", 210, 297, 1.0, 0),
    Paper("slide", "Slide 16:9", "16x9", 338.7, 190.5, 1.3, 74, 9.0, 10.0, ""),
)
BARE = Paper("bare", "Part of a slide", "part", 315, 143.5, 1.3, 74, 1.0, 10.0, "")
"""The map of a slide that has its own title and foot; its height is the room it gets there."""
_ARRANGEMENT_LABELS = {
    Arrangement.MAP: "map",
    Arrangement.TABLE: "map with table",
    Arrangement.PERIODS: "two periods side by side",
    Arrangement.CLOSE_UP: "governorate close-up",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One choice of the briefing page."""

    paper: Paper
    arrangement: Arrangement

    @property
    def name(self) -> str:
        """What the command line calls it: the paper, and what stands beside the map."""
        if self.arrangement is Arrangement.MAP:
            return self.paper.name
        return f"{self.paper.name}-{self.arrangement}"

    @property
    def label(self) -> str:
        """What the page calls it."""
        return f"{self.paper.label}, {_ARRANGEMENT_LABELS[self.arrangement]}"


LAYOUTS = {
    layout.name: layout
    for layout in (Layout(paper, arrangement) for paper in PAPERS for arrangement in Arrangement)
}
DEFAULT_LAYOUT = "a4-landscape"


def layout_named(name: str) -> Layout:
    """Raises InputError for an unknown name."""
    if name not in LAYOUTS:
        raise InputError(f"Layout {name!r} is not known; choose from: {', '.join(LAYOUTS)}.")
    return LAYOUTS[name]
