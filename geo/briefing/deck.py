"""The view as slides: native titles, an editable table, native charts, notes with the sources."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from geo.briefing.charts import PartyCount, by_party, trend
from geo.briefing.clean import checked_heading, one_line
from geo.briefing.mapview import marks_of, worst_ids
from geo.briefing.options import Options
from geo.briefing.projection import NAME
from geo.briefing.sheet import wrap
from geo.briefing.symbols import Mark
from geo.briefing.table import row_texts
from geo.briefing.view import MOST_LOADED, BriefingView

Picture = Callable[[BriefingView, Options], bytes]
"""Draws the page as PNG."""

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
MARGIN_IN = 0.45
MOST_ROWS, MOST_ROWS_ON_ONE = 14, 6
SHARES = (0.05, 0.13, 0.2, 0.15, 0.15, 0.08, 0.09, 0.15)
INK, SOFT, HEAD_FILL, BAR = "2E2A22", "5E5748", "EFE6D0", "7A6A45"
MAX_CELL_CHARS = 120
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ARABIC_OF_SYRIA = "ar-SY"
ROW_IN, MOST_TABLE_IN = 0.28, 2.0
MOST_NOTED_SOURCES = 40


def make_deck(view: BriefingView, options: Options, picture: Picture) -> bytes:
    """Summary, map, table and trend, or one slide with map and table where not ``deck``."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    words = options.words
    properties = deck.core_properties
    properties.title = checked_heading(options.title or options.words.title(view))
    properties.subject = one_line(words.filter_sentence(view))
    properties.author = "Badia"
    properties.created = properties.modified = view.made_on.replace(tzinfo=None)
    slides = _Slides(deck, view, options, picture)
    if options.deck:
        slides.summary()
        slides.map()
        slides.table()
        slides.trend()
    else:
        slides.one()
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


class _Slides:
    def __init__(self, deck: Any, view: BriefingView, options: Options, picture: Picture) -> None:
        self.deck, self.view, self.options, self.picture = deck, view, options, picture
        self.words = options.words
        self.title = checked_heading(options.title or options.words.title(view))
        self.subtitle = checked_heading(
            options.subtitle or options.words.subtitle(view), "subtitle"
        )

    def summary(self) -> None:
        slide = self._slide(self.title)
        self._text(slide, self.subtitle, 1.15, 0.5, 20, SOFT)
        self._text(slide, self.words.headline(self.view), 1.75, 1.2, 18, INK)
        cells = self.words.figures(self.view.summary)
        if not cells and len(self.view):
            self._text(slide, self.words.no_attack, 3.1, 1.2, 20, INK, bold=True)
        for i, (number, label, unknown) in enumerate(cells):
            text = f"{label} ({self.words.unknown_for(unknown)})" if unknown else label
            left = MARGIN_IN + i * 2.15
            size = 26 if len(number) < 8 else 17
            self._text(slide, number, 3.1, 0.7, size, INK, left=left, width=2.1, bold=True)
            self._text(slide, text, 3.7, 0.6, 13, SOFT, left=left, width=2.0)
        counts = by_party(self.view.incidents) if len(self.view) <= MOST_LOADED else []
        notes = self.words.notes(self.view)
        if counts and counts[-1].party is None:
            notes.append(self.words.no_side_note)
        self._text(slide, "\n".join(notes), 4.6, 1.9, 13, SOFT, width=6.2)
        if counts:
            self._party_chart(slide, counts)

    def _party_chart(self, slide: Any, counts: list[PartyCount]) -> None:
        """Killed and wounded by party, lower ends, as a native chart."""
        from pptx.chart.data import CategoryChartData
        from pptx.dml.color import RGBColor
        from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
        from pptx.util import Inches, Pt

        data = CategoryChartData()
        data.categories = [self.words.side(c.party) for c in counts]
        data.add_series(self.words.killed, [c.killed.min if c.killed else None for c in counts])
        data.add_series(self.words.wounded, [c.wounded.min if c.wounded else None for c in counts])
        left = WIDTH_IN - 7.0 - 5.9 if self.words.rtl else 7.0
        box = (Inches(left), Inches(3.0), Inches(5.9), Inches(3.6))
        chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data).chart
        chart.has_title = True
        chart.chart_title.text_frame.text = self.words.party_chart_heading
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(13)
        chart.has_legend = True
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.font.size = Pt(11)
        axis = chart.value_axis
        axis.minimum_scale, axis.has_major_gridlines = 0, False  # bars cut short mislead
        axis.visible = False  # each bar has its number
        chart.category_axis.reverse_order = True  # the first on top
        chart.category_axis.format.line.color.rgb = RGBColor.from_string(SOFT)
        chart.legend.font.size = Pt(11)
        self._direct(chart)
        for series, colour in zip(chart.plots[0].series, (INK, "B9A97F"), strict=True):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = RGBColor.from_string(colour)
            series.data_labels.show_value = True
            series.data_labels.font.size = Pt(11)

    def map(self) -> None:
        slide = self._slide(self.title, self.subtitle)
        self._picture(slide, 1.05, 5.65)
        self._foot(slide)

    def one(self) -> None:
        slide = self._slide(self.title, self.words.headline(self.view))
        rows = self._marks(MOST_ROWS_ON_ONE)
        while len(rows) > 1 and self._table_in(rows, 10) > MOST_TABLE_IN:
            worst = {mark.number for mark in self._marks(len(rows) - 1)}
            rows = [mark for mark in rows if mark.number in worst]
        height = 5.45 - (self._table_in(rows, 10) if rows else 0)
        self._picture(slide, 1.2, height)
        if rows:
            self._table(slide, rows, 1.25 + height, 10)
        self._foot(slide)

    def table(self) -> None:
        rows = self._marks(MOST_ROWS)
        more = len(rows) < len(self.view)
        note = self.words.table_note(len(rows), len(self.view)) if more else ""
        slide = self._slide(self.words.list_heading, note or self.subtitle)
        if rows:
            self._table(slide, rows, 1.2, 12 if len(rows) <= 8 else 10.5)
        else:
            self._text(slide, self.words.empty_map, 1.6, 0.6, 18, INK)
        self._foot(slide)

    def trend(self) -> None:
        """Attacks over time, as a native chart."""
        from pptx.chart.data import CategoryChartData
        from pptx.dml.color import RGBColor
        from pptx.enum.chart import XL_CHART_TYPE
        from pptx.util import Inches, Pt

        found = trend(self.view)
        heading = self.words.trend_heading(found.unit if found else "day")
        slide = self._slide(heading, self.subtitle)
        self._foot(slide)
        if found is None:
            self._text(slide, self.words.no_trend, 1.6, 0.6, 18, INK)
            return
        data = CategoryChartData()
        data.categories = [self._period(found.unit, start) for start in found.starts]
        data.add_series(self.words.attacks(2), found.attacks)
        box = (Inches(MARGIN_IN), Inches(1.2), Inches(WIDTH_IN - 2 * MARGIN_IN), Inches(5.3))
        chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data).chart
        chart.has_legend = False
        chart.has_title = False
        chart.font.size = Pt(11)
        chart.value_axis.minimum_scale = 0
        plot = chart.plots[0]
        plot.gap_width = 40
        series = plot.series[0]
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(BAR)
        chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("DDD6C6")
        chart.value_axis.tick_labels.number_format = "0"
        chart.value_axis.tick_labels.number_format_is_linked = False
        if max(found.attacks) <= 5:
            chart.value_axis.major_unit = 1
        self._direct(chart)

    def _direct(self, chart: Any) -> None:
        """A chart of a right-to-left deck: axis and words run from right to left."""
        from pptx.enum.chart import XL_CHART_TYPE

        if not self.words.rtl:
            return
        bars = chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
        (chart.value_axis if bars else chart.category_axis).reverse_order = True
        for paragraph in chart._chartSpace.iter(f"{DRAWING}p"):
            paragraph.get_or_add_pPr().set("rtl", "1")
        for properties in chart._chartSpace.iter(f"{DRAWING}defRPr", f"{DRAWING}rPr"):
            properties.set("lang", ARABIC_OF_SYRIA)

    def _period(self, unit: str, start: dt.date) -> str:
        """A day or a month in words; the year stands in the subtitle unless months need it."""
        day, _, rest = self.words.date(start).partition(" ")
        return rest if unit == "month" else f"{day} {rest.rsplit(' ', 1)[0]}"

    def _table_in(self, marks: Sequence[Mark], size: float) -> float:
        """The height of a table in inches, with what its longest cells need."""
        total = ROW_IN
        for mark in marks:
            lines = [
                len(wrap(one_line(text), (WIDTH_IN - 2 * MARGIN_IN) * share * 25.4 - 3.5, size))
                for text, share in zip(row_texts(mark, self.words), SHARES, strict=True)
            ]
            total += max(ROW_IN, max(lines) * size * 1.25 / 72 + 0.07)
        return total

    def _marks(self, most: int) -> list[Mark]:
        return marks_of(self.view, worst_ids(self.view, most))

    def _slide(self, title: str, subtitle: str = "") -> Any:
        """A slide with a native title, the marking line and notes."""
        from pptx.dml.color import RGBColor
        from pptx.util import Inches, Pt

        only_title = self.deck.slide_layouts[5]
        slide = self.deck.slides.add_slide(only_title)
        shape = slide.shapes.title
        shape.left, shape.top = Inches(MARGIN_IN), Inches(0.22)
        shape.width, shape.height = Inches(WIDTH_IN - 2 * MARGIN_IN), Inches(0.6)
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        frame.text = one_line(title)
        self._paragraphs(frame, 24 if len(title) < 70 else 17 if len(title) < 110 else 13, INK)
        frame.paragraphs[0].runs[0].font.bold = True
        if subtitle:
            size = 13 if len(subtitle) < 130 else 10.5
            self._text(slide, one_line(subtitle), 0.72, 0.4, size, SOFT)
        if self.options.marking:
            width = 0.4 + 0.13 * len(self.options.marking)
            left = Inches((WIDTH_IN - width) / 2)
            box = slide.shapes.add_textbox(left, Inches(0.02), Inches(width), Inches(0.24))
            box.fill.solid()
            box.fill.fore_color.rgb = RGBColor.from_string(INK)
            box.text_frame.text = checked_heading(self.options.marking, "marking line")
            run = box.text_frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold = Pt(10), True
            run.font.color.rgb = RGBColor.from_string("FFFFFF")
            from pptx.enum.text import PP_ALIGN

            box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            box.text_frame.margin_top = box.text_frame.margin_bottom = 0
        notes = slide.notes_slide.notes_text_frame
        notes.text = self._notes()
        for paragraph in notes.paragraphs:
            self._direction(paragraph)
        return slide

    def _notes(self) -> str:
        words, view = self.words, self.view
        if len(view) > MOST_LOADED:
            sources = words.sources_in_data
        else:
            named = view.sources[:MOST_NOTED_SOURCES]
            more = len(view.sources) - len(named)
            sources = "; ".join(map(one_line, named)) or words.no_sources
            sources += words.more_sources(more) if more > 0 else ""
        newest = f"{words.newest(view.newest_report)} " if view.newest_report else ""
        return "\n".join(
            [
                words.headline(view),
                *words.notes(view),
                f"{words.filter_label} {words.filter_sentence(view)}",
                f"{words.sources_label} {sources}",
                f"{newest}{words.made(view.made_on)}",
                f"{words.boundaries} {words.not_safe}",
            ]
        )

    def _foot(self, slide: Any) -> None:
        words, view = self.words, self.view
        text = (
            f"{words.filter_label} {words.filter_sentence(view)} {words.made(view.made_on)} "
            f"{words.projection(NAME, '', '')} {words.boundaries} {words.not_safe}"
        )
        contact = f" {self.options.contact}" if self.options.contact else ""
        self._text(slide, one_line(text + contact), 6.75, 0.6, 10, SOFT)

    def _picture(self, slide: Any, top: float, height: float) -> None:
        """The map as a picture, as large as the room lets it be, with words for who can't see."""
        from pptx.util import Inches

        image = self.picture(
            self.view, replace(self.options, layout="slide", bare_mm=height * 25.4)
        )
        room = WIDTH_IN - 2 * MARGIN_IN
        shape = slide.shapes.add_picture(io.BytesIO(image), 0, Inches(top))
        ratio = shape.width / shape.height
        width = min(room, height * ratio)
        shape.width, shape.height = Inches(width), Inches(width / ratio)
        shape.left = Inches((WIDTH_IN - width) / 2)
        description = f"{self.title}. {self.words.headline(self.view)}"
        shape._element.nvPicPr.cNvPr.set("descr", description)

    def _table(self, slide: Any, marks: Sequence[Mark], top: float, size: float) -> None:
        """A native table; its numbers are those on the map."""
        from pptx.dml.color import RGBColor
        from pptx.util import Inches

        width = WIDTH_IN - 2 * MARGIN_IN
        rows = [self.words.table_head, *(row_texts(mark, self.words) for mark in marks)]
        box = (Inches(MARGIN_IN), Inches(top), Inches(width), Inches(0.27 * len(rows)))
        table = slide.shapes.add_table(len(rows), len(rows[0]), *box).table
        if self.words.rtl:
            table._tbl.tblPr.set("rtl", "1")
        for column, share in enumerate(SHARES):
            table.columns[column].width = Inches(width * share)
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                cell = table.cell(y, x)
                cell.margin_top = cell.margin_bottom = Inches(0.03)
                cell.margin_left = cell.margin_right = Inches(0.06)
                shown = one_line(text)
                long = len(shown) > MAX_CELL_CHARS
                cell.text = shown[: MAX_CELL_CHARS - 1] + "…" if long else shown
                cell.fill.solid()
                fill = HEAD_FILL if y == 0 else "FFFFFF" if y % 2 else "F8F5EC"
                cell.fill.fore_color.rgb = RGBColor.from_string(fill)
                self._paragraphs(cell.text_frame, size, INK, bold=y == 0 or x == 0)

    def _text(
        self,
        slide: Any,
        text: str,
        top: float,
        height: float,
        size: float,
        colour: str,
        *,
        left: float = MARGIN_IN,
        width: float = WIDTH_IN - 2 * MARGIN_IN,
        bold: bool = False,
    ) -> None:
        from pptx.util import Inches

        if self.words.rtl:
            left = WIDTH_IN - left - width
        box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        frame.text = text
        self._paragraphs(frame, size, colour, bold)

    def _paragraphs(self, frame: Any, size: float, colour: str, bold: bool = False) -> None:
        from pptx.dml.color import RGBColor
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.RIGHT if self.words.rtl else PP_ALIGN.LEFT
            self._direction(paragraph)
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(size), bold
                run.font.color.rgb = RGBColor.from_string(colour)

    def _direction(self, paragraph: Any) -> None:
        """Right to left, and the language of its runs, where the deck's words want it."""
        if self.words.rtl:
            paragraph._p.get_or_add_pPr().set("rtl", "1")
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", ARABIC_OF_SYRIA)
