"""The finished page as a matplotlib figure: map, legend, numbers and everything it must carry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.briefing.basemap import draw_basemap, draw_graticule, outlines
from geo.briefing.charts import by_party, party_block, trend, trend_block
from geo.briefing.clean import checked_heading
from geo.briefing.furniture import draw_locator, draw_north_arrow, draw_scale_bar, natural_scale
from geo.briefing.labels import draw_labels, on_routes, reserve_cities
from geo.briefing.layouts import Arrangement, Layout, layout_named
from geo.briefing.legend import Block, Legend, flow, height_of, with_extras
from geo.briefing.mapframe import MapFrame, make_map_frame
from geo.briefing.marks import (
    MOST_SPREAD,
    Mark,
    draw_heat,
    draw_many,
    draw_marks,
    draw_numbers,
    heat_grid,
    is_point,
)
from geo.briefing.options import Options
from geo.briefing.projection import NAME, Box, project, project_geometry
from geo.briefing.sheet import INK, SOFT_INK, Sheet, text_mm
from geo.briefing.table import Table, list_block
from geo.briefing.view import BriefingView
from geo.frame import GEOMETRY_TYPES
from geo.maps.style import FOCUS_GOVERNORATES
from geo.model import GeometryType
from geo.places.gazetteer import Place

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MM = 1 / 25.4
GUTTER_MM, COLUMN_GAP_MM, GRATICULE_MM, TABLE_GAP_MM = 4.5, 5.0, 3.2, 3.0
MOST_NUMBERS = 99
MOST_LISTED = 16
MOST_EXTENDED = 60
MOST_SOURCES = 8
MOST_LOADED = 2_000
"""Up to so many incidents are read from the store for the page; beyond, the columns suffice."""
TABLE_ROWS_AT_MOST = 40
TITLE_SIZE, SUBTITLE_SIZE, HEADLINE_SIZE, FOOT_SIZE = 17.0, 10.5, 8.6, 6.2


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
    title = checked_heading(options.title or view.title)
    subtitle = checked_heading(options.subtitle or view.subtitle, "subtitle")
    marking = checked_heading(options.marking, "marking line")
    contact = checked_heading(options.contact, "contact line")
    figure = Figure(figsize=(paper.width_mm * MM, paper.height_mm * MM), facecolor="white")
    sheet = Sheet(figure, paper.width_mm, paper.height_mm, paper.scale, options.words.rtl)
    page = _Page(sheet, layout, view, places, options)
    if options.bare:
        page.body(2.0, paper.height_mm - 2.0)
    else:
        top = page.head(title, subtitle, marking)
        page.body(top, page.foot(contact, marking))
    return figure


def worst_ids(view: BriefingView, most: int) -> list[int]:
    """Ids of the incidents with the most killed and wounded, in the order of their numbers."""
    frame = view.frame
    rows = np.flatnonzero(view.mask)
    lower = (frame["killed_min"], frame["wounded_min"])
    counts = sum(np.maximum(column[rows], 0).astype(int) for column in lower)
    first = rows[np.argsort(-np.asarray(counts), kind="stable")[:most]]
    return sorted(frame["id"][first].tolist(), key=view.numbers.__getitem__)


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
        self._foot_texts: list[str] = []
        self._foot_top = 0.0

    def head(self, title: str, subtitle: str, marking: str) -> float:
        """Marking, title, subtitle and headline; returns where the body may begin."""
        sheet, x, y = self.sheet, self.margin, 6.5
        if marking:
            self._marking(marking, 3.2)
            y = 8.2
        size = sheet.fit_size(title, self.width, TITLE_SIZE, 12.5, True)
        y = sheet.paragraph(x, y, self.width, title, size, 2, bold=True, gid="title") + 0.2
        size = sheet.fit_size(subtitle, self.width, SUBTITLE_SIZE, 8.5, False)
        y = sheet.paragraph(x, y, self.width, subtitle, size, 2, colour=SOFT_INK, gid="subtitle")
        headline = self.words.headline(self.view)
        y = sheet.paragraph(x, y + 1.0, self.width, headline, HEADLINE_SIZE, 3, gid="headline")
        sheet.rule(x, y + 1.2, self.width, color=INK, lw=1.0)
        return y + 3.2

    def _marking(self, marking: str, y: float) -> None:
        width = text_mm(marking, 7.5 * self.sheet.scale, True) + 4
        middle = self.sheet.width / 2
        left = middle - width / 2
        height = self.sheet.line_mm(7.5) + 0.6
        from matplotlib.patches import Rectangle

        self.sheet.ax.add_patch(Rectangle((left, y - 0.5), width, height, fc=INK, ec="none"))
        at = self.sheet.x(middle)
        how: dict[str, Any] = {"bold": True, "align": "center", "colour": "#FFFFFF"}
        self.sheet.text(at, y, marking, 7.5, gid="marking", **how)

    def foot(self, contact: str, marking: str) -> float:
        """Filter, sources, dates, projection, disclaimers; returns where the body must end."""
        words, view, sheet = self.words, self.view, self.sheet
        paragraphs = [
            f"{words.filter_label} {words.filter_sentence(view)}",
            f"{words.sources_label} {self._sources()}. {self._dates()}",
            f"{{projection}} {words.basemap_sources} {words.boundaries} {words.not_safe}",
        ]
        if contact:
            paragraphs.append(contact)
        # the scale is known once the map stands; its longest form holds its place here
        self._foot_texts = paragraphs
        lines = [
            line
            for text in paragraphs
            for line in sheet.wrap(
                text.replace("{projection}", self._projection("1:0,000,000")),
                self.width,
                FOOT_SIZE,
                most_lines=4,
            )
        ]
        bottom = sheet.height - (7.6 if marking else 5.0)
        if marking:
            self._marking(marking, sheet.height - 6.2)
        top = bottom - len(lines) * sheet.line_mm(FOOT_SIZE)
        self._foot_top = top
        return top - 2.2

    def _sources(self) -> str:
        if len(self.view) > MOST_LOADED:
            return self.words.sources_in_data
        sources = self.view.sources
        more = len(sources) - MOST_SOURCES
        named = "; ".join(sources[:MOST_SOURCES]) or self.words.no_sources
        return named + (self.words.more_sources(more) if more > 0 else "")

    def _dates(self) -> str:
        newest = self.view.newest_report
        first = f"{self.words.newest(newest)} " if newest else ""
        return first + self.words.made(self.view.made_on)

    def _projection(self, scale: str) -> str:
        return self.words.projection(NAME, scale, self.layout.paper.prints_as)

    def _finish_foot(self, frame: MapFrame) -> None:
        if not self._foot_texts:
            return
        y = self._foot_top
        self.sheet.rule(self.margin, y - 1.0, self.width, color="#B9B09C", lw=0.5)
        for text in self._foot_texts:
            full = text.replace("{projection}", self._projection(natural_scale(frame)))
            how: dict[str, Any] = {"colour": SOFT_INK, "gid": "foot"}
            y = self.sheet.paragraph(self.margin, y, self.width, full, FOOT_SIZE, 4, **how)

    def body(self, top: float, bottom: float) -> None:
        """Map, legend and table between head and foot."""
        if self.layout.paper.side_mm:
            self._beside(top, bottom)
        else:
            self._below(top, bottom)

    def _beside(self, top: float, bottom: float) -> None:
        """The legend in a column beside the map; a table stands below the map."""
        side = self.layout.paper.side_mm
        x = self.margin + GUTTER_MM
        width = self.width - GUTTER_MM - side - COLUMN_GAP_MM
        height = bottom - top - GRATICULE_MM
        table = self._table(width + GUTTER_MM, height * 0.52)
        if table:
            height -= table.height + TABLE_GAP_MM
        frame = make_map_frame(self.sheet, x, top, width, height, self._extent())
        heat = self.draw_map(frame, table)
        if table:
            table.draw(self.margin, top + height + GRATICULE_MM + TABLE_GAP_MM - 1)
        legend = self._legend(side)
        left = self.margin + self.width - side
        blocks = legend.blocks(heat)
        extras = [list_block(legend, self._listed())] if not table and self._listed() else []
        blocks = with_extras(blocks, [*extras, *self._charts(legend)], bottom - top, 1)
        flow(blocks, left, top, side, bottom - top, 1, COLUMN_GAP_MM)
        self._finish_foot(frame)

    def _below(self, top: float, bottom: float) -> None:
        """The legend in three columns below the map, then the table."""
        column = (self.width - 2 * COLUMN_GAP_MM) / 3
        legend = self._legend(column)
        blocks = legend.blocks(self._wants_heat())
        legend_mm = height_of(blocks, 3)
        height = bottom - top - GRATICULE_MM - legend_mm - 2
        table = self._table(self.width, height * 0.45)
        if table:
            height -= table.height + TABLE_GAP_MM
        x, width = self.margin + GUTTER_MM, self.width - GUTTER_MM
        frame = make_map_frame(self.sheet, x, top, width, height, self._extent())
        heat = self.draw_map(frame, table)
        y = top + height + GRATICULE_MM + 2
        blocks = with_extras(legend.blocks(heat), self._charts(legend), legend_mm, 3)
        flow(blocks, self.margin, y, column, legend_mm, 3, COLUMN_GAP_MM)
        if table:
            table.draw(self.margin, y + legend_mm + TABLE_GAP_MM)
        self._finish_foot(frame)

    def _legend(self, width: float) -> Legend:
        return Legend(self.sheet, self.view, width, self.style, self.words)

    def _listed(self) -> list[Mark]:
        return self._marks(self.view.ids.tolist()) if len(self.view) <= MOST_LISTED else []

    def _charts(self, legend: Legend) -> list[Block]:
        made = [trend_block(legend, trend(self.view))]
        if len(self.view) <= MOST_LOADED:
            made.insert(0, party_block(legend, by_party(self.view.incidents)))
        return [block for block in made if block]

    def _table(self, width: float, most_mm: float) -> Table | None:
        """All incidents where they fit, else those with the most killed and wounded."""
        if self.layout.arrangement is not Arrangement.TABLE or not len(self.view):
            return None
        ids = worst_ids(self.view, TABLE_ROWS_AT_MOST)
        table = Table(self.sheet, self._marks(ids), width, self.words, len(self.view))
        fitting = table.fits(most_mm)
        if fitting < len(self.view):
            marks = self._marks(worst_ids(self.view, max(1, fitting)))
            table = Table(self.sheet, marks, width, self.words, len(self.view))
        return table

    def _marks(self, ids: Sequence[int]) -> list[Mark]:
        numbers = self.view.numbers
        return [Mark(numbers[i.id or 0], i) for i in self.view.some(ids)]

    def _wants_heat(self) -> bool:
        return self.options.heat and bool(len(self.view))

    def draw_map(self, frame: MapFrame, table: Table | None) -> bool:
        """Everything within the map's frame; True where heat is drawn."""
        draw_basemap(frame.ax, self.style, self.sheet.scale)
        draw_graticule(frame)
        draw_scale_bar(frame)
        draw_north_arrow(frame)
        few = len(self.view) <= MOST_SPREAD
        loaded = self._marks(self.view.ids.tolist() if few else self._extended_ids())
        areas = [mark.incident for mark in loaded if not is_point(mark.incident)]
        reserve_cities(frame, self.places)
        heat = self._wants_heat() and draw_heat(frame.ax, heat_grid(self.view, frame.box, areas))
        if few:
            draw_marks(frame, loaded, len(self.view) <= MOST_NUMBERS, self.style)
        else:
            draw_many(frame, self.view, self.style)
            draw_marks(frame, loaded, False, self.style)
            if table:
                draw_numbers(frame, table.marks)
        draw_locator(frame, self.style)
        named = [m.incident.place.match.place_id or "" for m in loaded if is_point(m.incident)]
        named += on_routes([m.incident for m in loaded], self.places)
        draw_labels(frame, self.places, named, self.style, self.words.rtl)
        if not len(self.view):
            self._say_empty(frame)
        return heat

    def _extended_ids(self) -> list[int]:
        """Ids of the incidents known to an area or a route, the first of them where many."""
        frame = self.view.frame
        point = GEOMETRY_TYPES.index(GeometryType.POINT)
        rows = self.view.mask & frame.has_place & (frame["geometry_type"] != point)
        ids: list[int] = frame["id"][rows].tolist()[:MOST_EXTENDED]
        return ids

    def _extent(self) -> Box:
        """The chosen governorates, else Homs and Deir ez-Zor, widened to all that is shown."""
        from shapely.geometry import shape

        view = self.view
        close = self.layout.arrangement is Arrangement.CLOSE_UP
        chosen = {code[:4] for code in view.flt.regions} or set(FOCUS_GOVERNORATES)
        bounds = [o.shape.bounds for o in outlines("regions") if o.properties["pcode"] in chosen]
        if not (close and view.flt.regions):
            placed = view.mask & view.frame.has_place
            if placed.any():
                x, y = project(view.frame["lon"][placed], view.frame["lat"][placed])
                bounds.append((float(x.min()), float(y.min()), float(x.max()), float(y.max())))
            if len(view) <= MOST_SPREAD and not view.flt.regions:
                for incident in view.incidents:
                    geometry = incident.place.match.geometry
                    if geometry:
                        bounds.append(project_geometry(shape(dict(geometry))).bounds)
        corners = np.array(bounds)
        west, south = corners[:, :2].min(axis=0)
        east, north = corners[:, 2:].max(axis=0)
        pad = 0.025 * max(east - west, north - south)
        return (west - pad, south - pad, east + pad, north + pad)

    def _say_empty(self, frame: MapFrame) -> None:
        from matplotlib.patches import FancyBboxPatch

        middle = ((frame.rect[0] + frame.rect[2]) / 2, (frame.rect[1] + frame.rect[3]) / 2)
        lines = [self.words.empty_map, self.words.not_safe]
        half = max(text_mm(line, 11 * self.sheet.scale) for line in lines) / 2 + 4
        height = 2 * self.sheet.line_mm(11) + 6
        self.sheet.ax.add_patch(
            FancyBboxPatch(
                (middle[0] - half, middle[1] - height / 2),
                2 * half,
                height,
                boxstyle="round,pad=0,rounding_size=2",
                fc="#FFFFFF",
                ec=SOFT_INK,
                zorder=40,
            )
        )
        y = middle[1] - height / 2 + 3
        how: dict[str, Any] = {"align": "center", "zorder": 41, "gid": "empty"}
        self.sheet.lines(self.sheet.x(middle[0]), y, lines, 11, **how)
