"""The legend and the figures beside the map, as blocks that know how high they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from geo.briefing.blocks import Block
from geo.briefing.drawn import Drawn
from geo.briefing.heatlayer import HEAT_ALPHA
from geo.briefing.marks import draw_rings
from geo.briefing.options import Options
from geo.briefing.shadelayer import SHADE_ALPHA
from geo.briefing.sheet import INK, SOFT_INK, Sheet, text_mm
from geo.briefing.shown import Shown, what_is_shown
from geo.briefing.symbols import PX_MM, draw_symbol
from geo.briefing.view import BriefingView
from geo.maps.shading import RegionSums
from geo.maps.style import (
    HEAT_BREAKS,
    HEAT_COLOURS,
    NOBODY_COLOUR,
    PARTY_COLOURS,
    SEVERAL_COLOUR,
    SHADE_BREAKS,
    SHADE_COLOURS,
    SIZE_EXAMPLES,
    symbol_radius_px,
)
from geo.model import EventType, Party

SIZE, HEADING_SIZE, BIG_SIZE = 6.7, 7.2, 16.0
ROW_MM = 4.0
FIGURE_SHARES = (0.26, 0.37, 0.37)


class Legend:
    """Makes the blocks for one sheet and column width."""

    def __init__(
        self,
        sheet: Sheet,
        view: BriefingView,
        width: float,
        options: Options,
        shown: Shown | None = None,
        map_scale: float | None = None,
    ) -> None:
        """``map_scale``: of the symbols on the map, where the legend's own is smaller."""
        self.sheet, self.view, self.width, self.options = sheet, view, width, options
        self.style, self.words = options.style, options.words
        self.scale = sheet.scale
        self.map_scale = map_scale or sheet.scale
        self.row = max(ROW_MM * sheet.scale, sheet.line_mm(SIZE) + 0.4)
        self.head = max(4.6 * sheet.scale, sheet.line_mm(HEADING_SIZE) + 0.9)
        self.shown = shown or what_is_shown(view)

    def blocks(self, drawn: Drawn, figures: bool = True) -> list[Block]:
        """All that explains the map; ``figures``: with the numbers above the notes."""
        made = [self._figures(drawn)] if figures else self._notes(drawn)
        if self.shown.kinds:
            made += [self._kinds(), self._victims(drawn.lettered), self._sizes(drawn.size)]
        made += [self._marks(drawn)]
        if drawn.heat:
            made.append(self._heat())
        if drawn.shade:
            made.append(self._shade(drawn.shade))
        return made

    def heading(self, x: float, y: float, text: str) -> None:
        self.sheet.text(x, y, text, HEADING_SIZE, bold=True, gid="legend")

    def _figures(self, drawn: Drawn) -> Block:
        """Three numbers side by side with what each means, then the notes."""
        cells = self.words.figures(self.view.summary)
        if not cells:
            return self._no_figures(drawn)
        notes = self._note_lines(drawn)
        made = [
            self._figure(self.width * share - 2.4, *cell)
            for cell, share in zip(cells, FIGURE_SHARES, strict=True)
        ]
        top = max(height for height, _ in made) + 1.0
        height = top + sum(len(n) for n in notes) * self.sheet.line_mm(SIZE) + 0.9 * len(notes)

        def draw(x: float, y: float) -> None:
            at = x
            for (_, draw_figure), share in zip(made, FIGURE_SHARES, strict=True):
                draw_figure(at, y)
                at += self.width * share
            down = y + top
            for note in notes:
                down = self.sheet.lines(x, down, note, SIZE, colour=SOFT_INK, gid="note") + 0.9

        return Block("figures", height, draw)

    def _no_figures(self, drawn: Drawn) -> Block:
        """That nothing is known, in words, then the notes."""
        sheet = self.sheet
        said = sheet.wrap(self.words.no_attack, self.width, 8.5, True, most_lines=5)
        notes = [line for note in self._note_lines(drawn) for line in note]
        top = len(said) * sheet.line_mm(8.5) + 1.2

        def draw(x: float, y: float) -> None:
            sheet.lines(x, y, said, 8.5, bold=True, gid="figure")
            sheet.lines(x, y + top, notes, SIZE, colour=SOFT_INK, gid="note")

        return Block("figures", top + len(notes) * sheet.line_mm(SIZE), draw)

    def _note_lines(self, drawn: Drawn) -> list[list[str]]:
        """What the map leaves out or must not hide, each note wrapped."""
        said = self.words.notes(self.view)
        if drawn.outside:
            said.append(self.words.outside_note(drawn.outside))
        if drawn.thinned:
            said.append(self.words.thinned_note(drawn.thinned))
        return [self.sheet.wrap(note, self.width, SIZE, most_lines=3) for note in said]

    def _notes(self, drawn: Drawn) -> list[Block]:
        lines = [line for note in self._note_lines(drawn) for line in note]
        if not lines:
            return []

        def draw(x: float, y: float) -> None:
            self.sheet.lines(x, y, lines, SIZE, colour=SOFT_INK, gid="note")

        return [Block("notes", len(lines) * self.sheet.line_mm(SIZE), draw)]

    def _figure(
        self, width: float, number: str, label: str, unknown: int
    ) -> tuple[float, Callable[[float, float], None]]:
        """A number, large, and its height; words like "at least" stand small above it."""
        sheet, prefix = self.sheet, self.words.at_least
        small = number.startswith(prefix)
        big = number.removeprefix(prefix).strip() if small else number
        size = sheet.fit_size(big, width, BIG_SIZE, 7, True)
        above = sheet.line_mm(SIZE) * 0.9
        number_mm = sheet.line_mm(BIG_SIZE) * 0.92
        under = [sheet.wrap(label, width, SIZE, most_lines=2)]
        if unknown:
            under.append(sheet.wrap(self.words.unknown_for(unknown), width, SIZE, most_lines=2))
        lines = sum(len(part) for part in under)

        def draw(x: float, y: float) -> None:
            if small:
                sheet.text(x, y, prefix, SIZE, colour=SOFT_INK, gid="figure")
            drop = (sheet.pt(BIG_SIZE) - sheet.pt(size)) * 0.3
            sheet.text(x, y + above + drop, big, size, bold=True, gid="figure")
            down = y + above + number_mm
            for part, colour in zip(under, (INK, SOFT_INK), strict=False):
                down = sheet.lines(x, down, part, SIZE, colour=colour, gid="figure")

        return above + number_mm + lines * sheet.line_mm(SIZE), draw

    def _grid(
        self,
        name: str,
        heading: str,
        rows: Sequence[tuple[str, Callable[[float, float], None]]],
        columns: int,
    ) -> Block:
        """Rows of a symbol and its words under a heading, in one column or two."""
        per = -(-len(rows) // columns)
        width = self.width / columns
        indent = 6.4 * self.scale
        labels = [
            self.sheet.wrap(label, width - indent - 0.8, SIZE, most_lines=2) for label, _ in rows
        ]
        line = self.sheet.line_mm(SIZE)
        heights = [
            max(self.row, max(len(lines) for lines in labels[i::per]) * line + 0.5)
            for i in range(per)
        ]

        def draw(x: float, y: float) -> None:
            self.heading(x, y, heading)
            for i, ((_, symbol), lines) in enumerate(zip(rows, labels, strict=True)):
                left = x + (i // per) * width
                middle = y + self.head + sum(heights[: i % per]) + heights[i % per] / 2
                symbol(self.sheet.x(left + 2.6 * self.scale), middle)
                for n, text in enumerate(lines):
                    at = middle + (n - (len(lines) - 1) / 2) * line
                    self.sheet.text(left + indent, at, text, SIZE, middle=True, gid="legend")

        return Block(name, self.head + sum(heights), draw)

    def _kinds(self) -> Block:
        rows: list[tuple[str, Callable[[float, float], None]]] = []
        for kind in self.shown.kinds:

            def symbol(x: float, y: float, kind: EventType = kind) -> None:
                self._symbol(x, y, kind, SOFT_INK)

            rows.append((self.words.event(kind), symbol))
        return self._grid("kinds", self.words.kind_heading, rows, 2 if len(rows) > 2 else 1)

    def _victims(self, lettered: bool) -> Block:
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

            letter = self.words.victim_letter(victim) if lettered else ""
            rows.append((self.words.victim(victim) + (f" ({letter})" if letter else ""), symbol))
        return self._grid("victims", self.words.victim_heading, rows, 2 if len(rows) > 2 else 1)

    def _symbol(
        self, x: float, y: float, kind: EventType, colour: str, hollow: bool = False
    ) -> None:
        edge = self.style.symbol_edge
        draw_symbol(self.sheet.ax, x, y, kind, colour, 1, hollow, self.scale, edge, radius_px=6.2)

    def _sizes(self, size: float) -> Block:
        """``size``: of the symbols on the map, 1 as on the screen."""
        largest = 2 * symbol_radius_px(SIZE_EXAMPLES[-1]) * size * PX_MM * self.map_scale
        height = self.head + largest + 0.6

        def draw(x: float, y: float) -> None:
            self.heading(x, y, self.words.size_heading)
            middle = y + self.head + largest / 2
            at = x + 0.4
            for example in SIZE_EXAMPLES:
                radius = symbol_radius_px(example) * size
                mm = radius * PX_MM * self.map_scale
                self._circle(at + mm, middle, radius, False)
                self._label(at + 2 * mm + 0.8, middle, str(example))
                at += 2 * mm + 1.6 + text_mm(str(example), self.sheet.pt(SIZE)) + 2.2
            if self.shown.unknown:
                radius = symbol_radius_px(None) * size
                mm = radius * PX_MM * self.map_scale
                self._circle(at + mm, middle, radius, True)
                self._label(at + 2 * mm + 0.8, middle, self.words.unknown)

        return Block("sizes", height, draw)

    def _label(self, x: float, middle: float, text: str) -> None:
        self.sheet.text(x, middle, text, SIZE, middle=True, gid="legend")

    def _circle(self, x: float, y: float, radius_px: float, unknown: bool) -> None:
        draw_symbol(
            self.sheet.ax,
            self.sheet.x(x),
            y,
            EventType.ARMED_ATTACK,
            "#A59D8C",
            None if unknown else 1,
            False,
            self.map_scale,
            SOFT_INK,
            radius_px=radius_px,
        )

    def _marks(self, drawn: Drawn) -> Block:
        """New, hollow, area, route and the two governorates: what else stands on the map."""
        rows: list[tuple[str, Callable[[float, float], None]]] = []
        if drawn.recent:
            rows.append((self.words.recent_mark(*drawn.recent), self._recent_swatch))
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

    def _recent_swatch(self, x: float, y: float) -> None:
        draw_rings(self.sheet.ax, x, y, 1.9 * self.scale, self.scale * 0.8)

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
        """The fixed scale as it looks over the land, and how it is reckoned."""
        title = self.words.heat_title(self.options.heat_by)
        scale = list(zip(HEAT_BREAKS, HEAT_COLOURS, strict=True))
        return self._scale("heat", title, self.words.heat_note, scale, HEAT_ALPHA)

    def _shade(self, sums: RegionSums) -> Block:
        """The classes of shaded regions, and what they leave out."""
        by, level = self.options.shade_by or "incidents", self.options.shade_level
        title = self.words.shade_title(by, level)
        note = self.words.shade_note(sums.several, sums.none)
        scale = list(zip(SHADE_BREAKS, SHADE_COLOURS["light"], strict=True))
        return self._scale("shade", title, note, scale, SHADE_ALPHA)

    def _scale(
        self, name: str, title: str, said: str, scale: Sequence[tuple[float, str]], alpha: float
    ) -> Block:
        sheet, bar = self.sheet, 2.6 * self.scale
        heading = sheet.wrap(title, self.width, HEADING_SIZE, True, most_lines=2)
        note = sheet.wrap(said, self.width, SIZE, most_lines=5)
        head = len(heading) * sheet.line_mm(HEADING_SIZE) + 0.8
        scale_mm = bar + sheet.line_mm(SIZE) + 0.8
        height = head + scale_mm + len(note) * sheet.line_mm(SIZE)

        def draw(x: float, y: float) -> None:
            sheet.lines(x, y, heading, HEADING_SIZE, bold=True, gid="legend")
            width = min(self.width, 72 * self.scale) / (len(scale) + 0.4)
            top = y + head
            for i, (low, colour) in enumerate(scale):
                at = x + i * width
                sheet.box(at, top, width, bar, fc=self.style.land, ec="none")
                sheet.box(at, top, width, bar, fc=colour, ec="none", alpha=alpha)
                last = i == len(scale) - 1
                text = f"{low:g}+" if last else f"{low:g}"
                sheet.text(at, top + bar + 0.5, text, SIZE, gid="legend")
            how = {"colour": SOFT_INK, "gid": "legend"}
            sheet.lines(x, top + scale_mm, note, SIZE, **how)

        return Block(name, height, draw)
