"""The finished page as a matplotlib figure: map, legend, numbers and everything it must carry."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.briefing.blocks import Block, fits, flow, height_of, with_extras
from geo.briefing.charts import by_party, party_block, trend, trend_block
from geo.briefing.clean import checked_heading
from geo.briefing.crowds import MOST_SYMBOLS
from geo.briefing.drawn import Drawn, both
from geo.briefing.head_and_foot import HeadAndFoot
from geo.briefing.layouts import BARE, Arrangement, Layout, layout_named
from geo.briefing.legend import Legend
from geo.briefing.mapframe import MapFrame, make_map_frame, united
from geo.briefing.mapview import (
    draw_map,
    map_extent,
    marks_of,
    needs_letters,
    outside,
    standing_out,
    worst_ids,
)
from geo.briefing.options import Options
from geo.briefing.projection import Box, projected_box
from geo.briefing.shadelayer import shade_sums
from geo.briefing.sheet import SOFT_INK, Sheet
from geo.briefing.shown import what_is_shown
from geo.briefing.table import Table, list_block
from geo.briefing.view import MOST_LOADED, BriefingView
from geo.errors import InputError
from geo.places.gazetteer import Place

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MM = 1 / 25.4
GUTTER_MM, COLUMN_GAP_MM, GRATICULE_MM, TABLE_GAP_MM = 4.5, 5.0, 3.2, 3.0
MOST_LISTED = 16
TABLE_ROWS_AT_MOST = 40
CAPTION_SIZE = 7.4
MOST_COLUMNS, STRIP_COLUMNS = 3, 4
WIDEST, NARROWEST = 1.7, 1.3
"""Width to height of a map: wider is mostly abroad, narrower loses one of the two governorates."""


def make_figure(
    view: BriefingView, places: Sequence[Place] = (), options: Options | None = None
) -> Figure:
    """Draw the view. ``places``: the gazetteer rows that may get a label.

    Raises InputError for an unknown layout, or a heading that is too long or can't be printed.
    """
    from matplotlib.figure import Figure

    options = options or Options()
    layout = layout_named(options.layout)
    paper = layout.paper
    if options.bare_mm:
        paper = replace(BARE, height_mm=options.bare_mm)
    title = checked_heading(options.title or options.words.title(view))
    subtitle = checked_heading(options.subtitle or options.words.subtitle(view), "subtitle")
    marking = checked_heading(options.marking, "marking line")
    contact = checked_heading(options.contact, "contact line")
    figure = Figure(figsize=(paper.width_mm * MM, paper.height_mm * MM), facecolor="white")
    sheet = Sheet(
        figure, paper.width_mm, paper.height_mm, paper.scale, options.words.rtl, paper.least_pt
    )
    page = _Page(sheet, replace(layout, paper=paper), view, places, options)
    if options.bare_mm:
        page.body(1.0, paper.height_mm - 1.0)
    else:
        top = page.around.head(title, subtitle, marking)
        page.body(top, page.around.foot(contact, marking))
    return figure


class _Page:
    """One page: its parts know the sheet, the view and the options."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        view: BriefingView,
        places: Sequence[Place],
        options: Options,
    ) -> None:
        self.sheet, self.layout, self.view = sheet, layout, view
        self.places, self.options = places, options
        self.words, self.style = options.words, options.style
        self.margin = layout.paper.margin_mm
        self.width = layout.paper.width_mm - 2 * self.margin
        self.around = HeadAndFoot(sheet, layout, view, options)

    def body(self, top: float, bottom: float) -> None:
        """Map, legend and table between head and foot."""
        if self.layout.arrangement is Arrangement.PERIODS:
            self._periods(top, bottom)
        elif self._has_table() and not self.layout.paper.prints_as:
            self._slide_with_table(top, bottom)
        elif self.layout.paper.side_mm:
            self._beside(top, bottom)
        else:
            self._below(top, bottom)

    def _beside(self, top: float, bottom: float) -> None:
        """The legend in columns beside the map, as few as hold it; a table over all below."""
        column, height = self.layout.paper.side_mm, bottom - top
        table = self._table(self.width, height * 0.5)
        if table:
            height -= table.height + TABLE_GAP_MM
        map_mm = height - GRATICULE_MM
        extent = self._extent()
        legend = self._legend(column)
        blocks = legend.blocks(self._most(extent))
        columns = next((n for n in range(1, MOST_COLUMNS) if fits(blocks, height, n)), MOST_COLUMNS)

        def map_width(number: int) -> float:
            return self.width - GUTTER_MM - number * (column + COLUMN_GAP_MM)

        while (
            columns < MOST_COLUMNS
            and map_width(columns) > WIDEST * map_mm
            and map_width(columns + 1) > NARROWEST * map_mm
        ):
            columns += 1
        width = map_width(columns)
        frame = make_map_frame(self.sheet, self.margin + GUTTER_MM, top, width, map_mm, extent)
        drawn = self._draw_map(frame, table)
        blocks = legend.blocks(drawn)
        extras = [] if table else self._list(legend)
        blocks = with_extras(blocks, [*self._charts(legend), *extras], height, columns)
        left = self.margin + GUTTER_MM + width + COLUMN_GAP_MM
        if not flow(blocks, left, top, column, height, columns, COLUMN_GAP_MM):
            legend, blocks = self._fitting_legend(column, drawn, height, columns)
            flow(blocks, left, top, column, height, columns, COLUMN_GAP_MM)
        if table:
            table.draw(self.margin, bottom - table.height)
        self.around.finish(frame)

    def _slide_with_table(self, top: float, bottom: float) -> None:
        """Map and table side by side, the legend in a strip below: a slide is wide and low."""
        column = (self.width - (STRIP_COLUMNS - 1) * COLUMN_GAP_MM) / STRIP_COLUMNS
        extent = self._extent()
        legend = self._legend(column)
        strip_mm = height_of(legend.blocks(self._most(extent), figures=False), STRIP_COLUMNS)
        room = bottom - top - strip_mm - 3
        map_mm = room - GRATICULE_MM
        width = min(map_mm * 1.45, self.width * 0.5)
        beside = self.width - GUTTER_MM - width - COLUMN_GAP_MM
        table = self._table(beside, room, narrow=True)
        frame = make_map_frame(self.sheet, self.margin + GUTTER_MM, top, width, map_mm, extent)
        drawn = self._draw_map(frame, table)
        if table:
            left = self.margin + GUTTER_MM + width + COLUMN_GAP_MM
            table.draw(left, top)
            rest = room - table.height - TABLE_GAP_MM
            charts = with_extras([], self._charts(self._legend(beside)), rest, 1)
            flow(charts, left, top + table.height + TABLE_GAP_MM, beside, rest, 1, 0)
        blocks = legend.blocks(drawn, figures=False)
        y = bottom - strip_mm
        flow(blocks, self.margin, y, column, strip_mm, STRIP_COLUMNS, COLUMN_GAP_MM)
        self.around.finish(frame)

    def _below(self, top: float, bottom: float) -> None:
        """The legend in three columns below the map, then the table."""
        column = (self.width - 2 * COLUMN_GAP_MM) / 3
        extent = self._extent()
        legend, blocks = self._fitting_legend(column, self._most(extent), (bottom - top) * 0.4, 3)
        charts = self._charts(legend)
        most_mm = (bottom - top) * (0.27 if self._has_table() else 0.34)
        legend_mm = height_of(blocks, 3)
        while charts and height_of([*blocks, *charts], 3) > max(most_mm, legend_mm):
            charts.pop()
        legend_mm = height_of([blocks[0], *charts, *blocks[1:]], 3)
        height = bottom - top - GRATICULE_MM - legend_mm - 2
        table = self._table(self.width, height * 0.45)
        if table:
            height -= table.height + TABLE_GAP_MM
        x, width = self.margin + GUTTER_MM, self.width - GUTTER_MM
        frame = make_map_frame(self.sheet, x, top, width, height, extent)
        drawn = self._draw_map(frame, table)
        y = top + height + GRATICULE_MM + 2
        blocks = legend.blocks(drawn)
        flow([blocks[0], *charts, *blocks[1:]], self.margin, y, column, legend_mm, 3, COLUMN_GAP_MM)
        if table:
            table.draw(self.margin, y + legend_mm + TABLE_GAP_MM)
        self.around.finish(frame)

    def _most(self, extent: Box) -> Drawn:
        """What the legend may have to say of the map before it stands."""
        crowd = len(self.view) // MOST_SYMBOLS if self.options.symbols else 0
        shade = shade_sums(self.view, self.options)
        recent = standing_out(self.view, self.options)
        letters = needs_letters(self.view, self.options)
        beyond = outside(self.view, extent)
        return Drawn(self._wants_heat(), beyond, crowd, shade, recent, lettered=letters)

    def _periods(self, top: float, bottom: float) -> None:
        """The period before and this one, each with its numbers, and one legend below."""
        before = self.view.before
        if before is None:
            raise InputError(
                "Two periods side by side need a first and a last day in the filter; set both."
            )
        extent = united(map_extent(before), map_extent(self.view))
        if self.options.extent:
            extent = projected_box(self.options.extent)
        portrait = not self.layout.paper.side_mm
        columns = 3 if portrait else STRIP_COLUMNS
        column = (self.width - (columns - 1) * COLUMN_GAP_MM) / columns
        shown = what_is_shown(self.view, before, symbols=self.options.symbols)
        legend = Legend(self.sheet, self.view, column, self.options, shown)
        blocks = legend.blocks(self._most(extent), figures=False)
        legend_mm = height_of(blocks, columns)
        room = bottom - top - legend_mm - 3
        if portrait:
            spots = [(0.0, 0.0), (0.0, room / 2)]
            width, height = self.width - GUTTER_MM, room / 2
        else:
            half = (self.width - COLUMN_GAP_MM) / 2
            spots = [(0.0, 0.0), (half + COLUMN_GAP_MM, 0.0)]
            width, height = half - GUTTER_MM, room
        caption = self.sheet.line_mm(10) + 1.5
        caption += max(len(self._numbers(v, width)) for v in (before, self.view)) * (
            self.sheet.line_mm(CAPTION_SIZE)
        )
        frames, drawn = [], []
        for (dx, dy), view in zip(spots, (before, self.view), strict=True):
            x, y = self.margin + dx + GUTTER_MM, top + dy
            self._caption(view, x, y, width)
            map_mm = height - caption - GRATICULE_MM - 1
            frame = make_map_frame(self.sheet, x, y + caption, width, map_mm, extent)
            last = view is self.view
            heat = self.options.heat and bool(len(view))
            how: dict[str, Any] = {"heat": heat, "numbered": last, "locator": last}
            # one size for both, or they could not be compared
            made = draw_map(frame, view, self.places, self.options, **how, sizes=(1.0,))
            frames.append(frame)
            drawn.append(made)
        blocks = legend.blocks(both(*drawn), figures=False)
        flow(blocks, self.margin, bottom - legend_mm, column, legend_mm, columns, COLUMN_GAP_MM)
        self.around.finish(frames[-1])

    def _caption(self, view: BriefingView, x: float, y: float, width: float) -> None:
        """The period and its numbers above a map."""
        period = self.words.subtitle(view)
        self.sheet.paragraph(x, y, width, period, 10, 1, bold=True, gid="caption")
        how: dict[str, Any] = {"colour": SOFT_INK, "gid": "caption"}
        numbers = self._numbers(view, width)
        self.sheet.lines(x, y + self.sheet.line_mm(10), numbers, CAPTION_SIZE, **how)

    def _numbers(self, view: BriefingView, width: float) -> list[str]:
        return self.sheet.wrap(self.words.numbers(view), width, CAPTION_SIZE, most_lines=2)

    def _legend(self, width: float, shrink: float = 1.0) -> Legend:
        sheet = copy(self.sheet)
        sheet.scale *= shrink
        shown = what_is_shown(self.view, symbols=self.options.symbols)
        return Legend(sheet, self.view, width, self.options, shown, self.sheet.scale)

    def _fitting_legend(
        self, width: float, drawn: Drawn, height: float, columns: int
    ) -> tuple[Legend, list[Block]]:
        """The legend as large as it fits; letters stay as large as the paper needs them."""
        for shrink in (1.0, 0.93, 0.86, 0.79, 0.72, 0.66, 0.6):
            legend = self._legend(width, shrink)
            blocks = legend.blocks(drawn)
            if fits(blocks, height, columns):
                break
        return legend, blocks

    def _list(self, legend: Legend) -> list[Block]:
        """A short list of the incidents, where there are few."""
        if not 0 < len(self.view) <= MOST_LISTED:
            return []
        return [list_block(legend, marks_of(self.view, self.view.ids.tolist()))]

    def _charts(self, legend: Legend) -> list[Block]:
        """The lower one first, so that it has the room where there is none for both."""
        made = [trend_block(legend, trend(self.view))]
        if len(self.view) <= MOST_LOADED:
            made.append(party_block(legend, by_party(self.view.incidents)))
        return sorted((block for block in made if block), key=lambda block: block.height)

    def _table(self, width: float, most_mm: float, narrow: bool = False) -> Table | None:
        """All incidents where they fit, else those with the most killed and wounded."""
        view = self.view
        if not self._has_table():
            return None
        marks = marks_of(view, worst_ids(view, TABLE_ROWS_AT_MOST))
        table = Table(self.sheet, marks, width, self.words, len(view), narrow)
        fitting = table.fits(most_mm)
        if fitting < len(view):
            marks = marks_of(view, worst_ids(view, max(1, fitting)))
            table = Table(self.sheet, marks, width, self.words, len(view), narrow)
        return table

    def _has_table(self) -> bool:
        return self.layout.arrangement is Arrangement.TABLE and bool(len(self.view))

    def _wants_heat(self) -> bool:
        return self.options.heat and bool(len(self.view))

    def _extent(self) -> Box:
        close_up = self.layout.arrangement is Arrangement.CLOSE_UP
        if self.options.extent and not close_up:
            return projected_box(self.options.extent)
        return map_extent(self.view, close_up)

    def _draw_map(self, frame: MapFrame, table: Table | None) -> Drawn:
        return draw_map(
            frame,
            self.view,
            self.places,
            self.options,
            heat=self._wants_heat(),
            in_table=table.marks if table else (),
        )
