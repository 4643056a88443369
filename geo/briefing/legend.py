"""The legend and the figures beside the map, as blocks that know how high they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.briefing.drawn import Drawn
from geo.briefing.sheet import SOFT_INK, Sheet, text_mm
from geo.briefing.symbols import PX_MM, draw_symbol
from geo.briefing.view import BriefingView
from geo.briefing.words import Words, total_text
from geo.frame import EVENT_TYPES, GEOMETRY_TYPES, PARTIES, STATUSES, UNKNOWN
from geo.maps.style import (
    HEAT_BREAKS,
    HEAT_COLOURS,
    NOBODY_COLOUR,
    PARTY_COLOURS,
    SEVERAL_COLOUR,
    SIZE_EXAMPLES,
    BasemapStyle,
    symbol_radius_px,
)
from geo.model import EventType, GeometryType, Party, Status

SIZE = 6.7
HEADING_SIZE = 7.2
ROW_MM = 4.0
GAP_MM = 2.6


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the column: its height in millimetres, and how to draw it from x, y."""

    name: str
    height: float
    draw: Callable[[float, float], None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the map, read from the columns: all that the legend must explain."""

    kinds: tuple[EventType, ...]
    victims: tuple[Party | str, ...]
    pending: bool
    areas: bool
    lines: bool
    unknown: bool


def what_is_shown(*views: BriefingView) -> Shown:
    """What one or more views over the same frame show."""
    frame = views[0].frame
    mask = np.logical_or.reduce([view.mask for view in views])
    rows = np.flatnonzero(mask & frame.has_place)
    bits = {int(v) for v in np.unique(frame["victims"][rows])}
    single = [p for i, p in enumerate(PARTIES) if 1 << i in bits]
    several = ["several"] if any(b and b & (b - 1) for b in bits) else []
    nobody = ["nobody"] if 0 in bits else []
    geometry = set(np.unique(frame["geometry_type"][rows]).tolist())
    neither = (frame["killed_min"][rows] == UNKNOWN) & (frame["wounded_min"][rows] == UNKNOWN)
    kinds = set(np.unique(frame["event_type"][rows]).tolist())
    return Shown(
        kinds=tuple(k for code, k in enumerate(EVENT_TYPES) if code in kinds),
        victims=(*single, *several, *nobody),
        pending=bool((frame["status"][rows] == STATUSES.index(Status.PENDING)).any()),
        areas=GEOMETRY_TYPES.index(GeometryType.AREA) in geometry,
        lines=GEOMETRY_TYPES.index(GeometryType.LINE) in geometry,
        unknown=bool(neither.any()),
    )


class Legend:
    """Makes the blocks for one sheet and column width."""

    def __init__(
        self,
        sheet: Sheet,
        view: BriefingView,
        width: float,
        style: BasemapStyle,
        words: Words,
        shown: Shown | None = None,
    ) -> None:
        self.sheet, self.view, self.width, self.style = sheet, view, width, style
        self.words = words
        self.scale = sheet.scale
        self.row = ROW_MM * sheet.scale
        self.head = 4.6 * sheet.scale
        self.shown = shown or what_is_shown(view)

    def blocks(self, drawn: Drawn, figures: bool = True) -> list[Block]:
        """All that explains the map; ``figures``: with the numbers and notes on top."""
        made = [self._figures(drawn)] if figures else []
        if self.shown.kinds:
            made += [self._kinds(), self._victims(), self._sizes()]
        made.append(self._marks())
        if drawn.heat:
            made.append(self._heat())
        return made

    def heading(self, x: float, y: float, text: str) -> None:
        self.sheet.text(x, y, text, HEADING_SIZE, bold=True, gid="legend")

    def _label(self, x: float, middle: float, text: str, width: float) -> None:
        size = self.sheet.fit_size(text, width, SIZE, 5.2, False)
        self.sheet.text(x, middle, text, size, middle=True, gid="legend")

    def _figures(self, drawn: Drawn) -> Block:
        """Three numbers side by side with what each means, then the notes."""
        summary = self.view.summary
        words = self.words
        cells = [
            (f"{summary.attacks:,}", words.attacks(summary.attacks), 0),
            (total_text(summary.killed, words), words.killed, summary.killed.unknown),
            (total_text(summary.wounded, words), words.wounded, summary.wounded.unknown),
        ]
        said = words.notes(self.view)
        if drawn.outside:
            said.append(words.outside_note(drawn.outside))
        if drawn.thinned:
            said.append(words.thinned_note(drawn.thinned))
        notes = [self.sheet.wrap(note, self.width, SIZE, most_lines=3) for note in said]
        line = self.sheet.line_mm(SIZE)
        number_mm = 11.6 * self.scale
        height = number_mm + sum(len(n) for n in notes) * line + 0.9 * len(notes)
        height += 2.6 * self.scale if any(cell[2] for cell in cells) else 0

        def draw(x: float, y: float) -> None:
            shares = (0.26, 0.37, 0.37)
            at = x
            for (number, label, unknown), share in zip(cells, shares, strict=True):
                width = self.width * share - 1.5
                self._figure(at, y, width, number, label, unknown)
                at += self.width * share
            down = y + height - sum(len(n) for n in notes) * line - 0.9 * len(notes)
            for note in notes:
                down = self.sheet.lines(x, down, note, SIZE, colour=SOFT_INK, gid="note") + 0.9

        return Block("figures", height, draw)

    def _figure(
        self, x: float, y: float, width: float, number: str, label: str, unknown: int
    ) -> None:
        """A number, large; a long one like "at least 25" has its words small above the number."""
        sheet = self.sheet
        prefix = self.words.at_least
        small = number.startswith(prefix)
        big = number.removeprefix(prefix).strip() if small else number
        if small:
            sheet.text(x, y - 0.4, prefix, 6.2, colour=SOFT_INK, gid="figure")
        size = sheet.fit_size(big, width, 16, 7, True)
        drop = (16 - size) * self.scale * 0.3
        sheet.text(x, y + 2.0 * self.scale + drop, big, size, bold=True, gid="figure")
        sheet.text(x, y + 8.1 * self.scale, label, 7.2, gid="figure")
        if unknown:
            text = self.words.unknown_for(unknown)
            fitted = sheet.fit_size(text, width, 5.8, 4.6, False)
            sheet.text(x, y + 11.2 * self.scale, text, fitted, colour=SOFT_INK, gid="figure")

    def _grid(
        self,
        name: str,
        heading: str,
        rows: Sequence[tuple[str, Callable[[float, float], None]]],
        columns: int,
    ) -> Block:
        """Rows of a symbol and its words under a heading, in one column or two."""
        per = -(-len(rows) // columns)
        height = self.head + per * self.row
        width = self.width / columns

        def draw(x: float, y: float) -> None:
            self.heading(x, y, heading)
            for i, (label, symbol) in enumerate(rows):
                left = x + (i // per) * width
                middle = y + self.head + (i % per + 0.5) * self.row
                symbol(self.sheet.x(left + 2.6 * self.scale), middle)
                self._label(left + 6.4 * self.scale, middle, label, width - 7.2 * self.scale)

        return Block(name, height, draw)

    def _kinds(self) -> Block:
        rows: list[tuple[str, Callable[[float, float], None]]] = []
        for kind in self.shown.kinds:

            def symbol(x: float, y: float, kind: EventType = kind) -> None:
                self._symbol(x, y, kind, SOFT_INK)

            rows.append((self.words.event(kind), symbol))
        return self._grid("kinds", self.words.kind_heading, rows, 2 if len(rows) > 3 else 1)

    def _victims(self) -> Block:
        rows: list[tuple[str, Callable[[float, float], None]]] = []
        for victim in self.shown.victims:
            colour = (
                PARTY_COLOURS[victim]
                if isinstance(victim, Party)
                else SEVERAL_COLOUR
                if victim == "several"
                else NOBODY_COLOUR
            )

            def symbol(x: float, y: float, colour: str = colour) -> None:
                self._symbol(x, y, EventType.ARMED_ATTACK, colour)

            rows.append((self.words.victim(victim), symbol))
        return self._grid("victims", self.words.victim_heading, rows, 2 if len(rows) > 4 else 1)

    def _symbol(
        self, x: float, y: float, kind: EventType, colour: str, hollow: bool = False
    ) -> None:
        edge = self.style.symbol_edge
        draw_symbol(self.sheet.ax, x, y, kind, colour, 1, hollow, self.scale, edge, radius_px=6.2)

    def _sizes(self) -> Block:
        largest = 2 * symbol_radius_px(SIZE_EXAMPLES[-1]) * PX_MM * self.scale
        height = self.head + largest + 0.6

        def draw(x: float, y: float) -> None:
            self.heading(x, y, self.words.size_heading)
            middle = y + self.head + largest / 2
            at = x + 0.4
            for example in SIZE_EXAMPLES:
                radius = symbol_radius_px(example)
                mm = radius * PX_MM * self.scale
                self._circle(at + mm, middle, radius, False)
                self._label(at + 2 * mm + 0.8, middle, str(example), 8)
                at += 2 * mm + 1.6 + text_mm(str(example), SIZE * self.scale) + 2.2 * self.scale
            if self.shown.unknown:
                radius = symbol_radius_px(None)
                mm = radius * PX_MM * self.scale
                self._circle(at + mm, middle, radius, True)
                rest = x + self.width - at - 2 * mm - 0.8
                self._label(at + 2 * mm + 0.8, middle, self.words.unknown, rest)

        return Block("sizes", height, draw)

    def _circle(self, x: float, y: float, radius_px: float, unknown: bool) -> None:
        draw_symbol(
            self.sheet.ax,
            self.sheet.x(x),
            y,
            EventType.ARMED_ATTACK,
            "#A59D8C",
            None if unknown else 1,
            False,
            self.scale,
            SOFT_INK,
            radius_px=radius_px,
        )

    def _marks(self) -> Block:
        """Hollow, area, route and the two governorates: what else stands on the map."""
        rows: list[tuple[str, Callable[[float, float], None]]] = []
        if self.shown.pending:

            def pending(x: float, y: float) -> None:
                self._symbol(x, y, EventType.ARMED_ATTACK, SOFT_INK, hollow=True)

            rows.append((self.words.pending_mark, pending))
        if self.shown.areas:
            rows.append((self.words.area_mark, self._area_swatch))
        if self.shown.lines:
            rows.append((self.words.line_mark, self._line_swatch))
        rows.append((self.words.focus_mark, self._focus_swatch))
        return self._grid("marks", self.words.marks_heading, rows, 1)

    def _area_swatch(self, x: float, y: float) -> None:
        how: dict[str, Any] = {"ec": self.style.area_edge, "lw": 0.9, "ls": (0, (3, 2))}
        self._swatch(x, y, "#F0E9D8", **how)

    def _focus_swatch(self, x: float, y: float) -> None:
        self._swatch(x, y, "#FFFDF5", ec="#8A6A1F", lw=1.0)
        self._swatch(x, y, "none", ec="#D9BF80", lw=0, inner=True)

    def _swatch(self, x: float, y: float, fill: str, inner: bool = False, **how: Any) -> None:
        from matplotlib.patches import Rectangle

        width, height = 4.6 * self.scale, 2.7 * self.scale
        if inner:
            for dx, dy, w, h in (
                (0, 0, width, 0.6),
                (0, height - 0.6, width, 0.6),
                (0, 0, 0.6, height),
                (width - 0.6, 0, 0.6, height),
            ):
                at = (x - width / 2 + dx, y - height / 2 + dy)
                self.sheet.ax.add_patch(Rectangle(at, w, h, fc="#D9BF80", ec="none", alpha=0.75))
            return
        at = (x - width / 2, y - height / 2)
        self.sheet.ax.add_patch(Rectangle(at, width, height, fc=fill, **how))

    def _line_swatch(self, x: float, y: float) -> None:
        half = 2.5 * self.scale
        self.sheet.ax.annotate(
            "",
            xy=(x + half, y),
            xytext=(x - half, y),
            arrowprops={
                "arrowstyle": "-|>,head_width=0.2,head_length=0.45",
                "color": self.style.area_edge,
                "lw": 1.6,
                "ls": (0, (3, 1)),
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )

    def _heat(self) -> Block:
        bar = 2.6 * self.scale
        height = self.head + bar + 3.6 * self.scale

        def draw(x: float, y: float) -> None:
            from matplotlib.patches import Rectangle

            sheet = self.sheet
            heading = self.words.heat_heading
            size = sheet.fit_size(heading, self.width, HEADING_SIZE, 5.4, True)
            sheet.text(x, y, heading, size, bold=True, gid="legend")
            width = min(self.width, 64 * self.scale) / (len(HEAT_BREAKS) + 0.4)
            top = y + self.head
            for i, (low, colour) in enumerate(zip(HEAT_BREAKS, HEAT_COLOURS, strict=True)):
                left = sheet.x(x + i * width) - (width if sheet.rtl else 0)
                box = Rectangle(
                    (left, top), width, bar, fc=colour, ec="#FFFFFF", lw=0.4, alpha=0.85
                )
                sheet.ax.add_patch(box)
                last = i == len(HEAT_BREAKS) - 1
                text = f"{low:g}+" if last else f"{low:g}"
                sheet.text(x + i * width, top + bar + 0.5, text, 5.8, gid="legend")

        return Block("heat", height, draw)


def flow(
    blocks: Sequence[Block],
    x: float,
    y: float,
    width: float,
    height: float,
    columns: int,
    gap: float,
) -> bool:
    """Stand the blocks in columns from the top; False (and nothing drawn) if they don't fit."""
    spots = _spots(blocks, height, columns)
    for block, column, down in spots or ():
        block.draw(x + column * (width + gap), y + down)
    return bool(spots)


def fits(blocks: Sequence[Block], height: float, columns: int) -> bool:
    return _spots(blocks, height, columns) is not None


def height_of(blocks: Sequence[Block], columns: int) -> float:
    """The least height in which the blocks fit in so many columns."""
    height = max(block.height for block in blocks)
    while not _spots(blocks, height, columns):
        height += 1.0
    return height


def with_extras(
    blocks: Sequence[Block], extras: Sequence[Block], height: float, columns: int
) -> list[Block]:
    """The blocks, and of the extras in their order each for which there is room."""
    kept = list(blocks)
    for extra in extras:
        if _spots([*kept, extra], height, columns):
            kept.append(extra)
    return kept


def _spots(
    blocks: Sequence[Block], height: float, columns: int
) -> list[tuple[Block, int, float]] | None:
    """Column and distance from the top of each block, or None if they don't fit."""
    spots: list[tuple[Block, int, float]] = []
    column, down = 0, 0.0
    for block in blocks:
        if down and down + block.height > height + 1e-6:
            column, down = column + 1, 0.0
        if column >= columns or block.height > height + 1e-6:
            return None
        spots.append((block, column, down))
        down += block.height + GAP_MM
    return spots
