"""What stands around the map on every page: marking, title, headline, logo and foot."""

from __future__ import annotations

from typing import Any

from geo.briefing.furniture import natural_scale
from geo.briefing.layouts import Layout
from geo.briefing.mapframe import MapFrame
from geo.briefing.options import Options, logo_image
from geo.briefing.projection import NAME
from geo.briefing.sheet import INK, SOFT_INK, Sheet, text_mm
from geo.briefing.view import MOST_LOADED, BriefingView

LOGO_MM = 13.0
MOST_SOURCES = 8
TITLE_SIZE, SUBTITLE_SIZE, HEADLINE_SIZE, FOOT_SIZE = 17.0, 10.5, 8.6, 6.5
MOST_FOOT_LINES = 5


class HeadAndFoot:
    """The head is drawn at once; of the foot, the scale is known only once the map stands."""

    def __init__(self, sheet: Sheet, layout: Layout, view: BriefingView, options: Options) -> None:
        self.sheet, self.layout, self.view, self.options = sheet, layout, view, options
        self.words = options.words
        self.margin = layout.paper.margin_mm
        self.width = layout.paper.width_mm - 2 * self.margin
        self._foot_texts: list[str] = []
        self._foot_top = 0.0

    def head(self, title: str, subtitle: str, marking: str) -> float:
        """Draw marking, title, subtitle and headline.

        Returns where the body may begin, in millimetres from the top.
        """
        sheet, x, y = self.sheet, self.margin, 6.5
        if marking:
            self._marking(marking, 2.4)
            y = 3.6 + sheet.line_mm(7.5)
        width = self.width - self._logo(y)
        how: dict[str, Any] = {"most_lines": 2, "balanced": True}
        size = sheet.fit_size(title, width, TITLE_SIZE, 12.5, True)
        y = sheet.paragraph(x, y, width, title, size, bold=True, gid="title", **how) + 0.2
        size = sheet.fit_size(subtitle, width, SUBTITLE_SIZE, 8.5, False)
        y = sheet.paragraph(x, y, width, subtitle, size, colour=SOFT_INK, gid="subtitle", **how)
        headline, how["most_lines"] = self.words.headline(self.view), 3
        y = sheet.paragraph(x, y + 1.0, width, headline, HEADLINE_SIZE, gid="headline", **how)
        sheet.rule(x, y + 1.2, self.width, color=INK, lw=1.0)
        return y + 3.2

    def _logo(self, y: float) -> float:
        """The logo at the end of the title's line; returns the width that it takes."""
        if self.options.logo is None:
            return 0.0
        image = logo_image(self.options.logo)
        ratio: float = image.height / image.width
        height = LOGO_MM * self.sheet.scale
        width = min(height / ratio, 3 * height)
        x = self.margin + self.width - width
        ax = self.sheet.axes(x, y, width, width * ratio, zorder=9)
        ax.imshow(image, aspect="auto", interpolation="lanczos")
        ax.axis("off")
        ax.set_gid("logo")
        return width + 4

    def _marking(self, marking: str, y: float) -> None:
        width = text_mm(marking, self.sheet.pt(7.5), True) + 4
        middle = self.sheet.width / 2
        left = middle - width / 2
        height = self.sheet.line_mm(7.5) + 0.6
        from matplotlib.patches import Rectangle

        self.sheet.ax.add_patch(Rectangle((left, y - 0.5), width, height, fc=INK, ec="none"))
        at = self.sheet.x(middle)
        how: dict[str, Any] = {"bold": True, "align": "center", "colour": "#FFFFFF"}
        self.sheet.text(at, y, marking, 7.5, gid="marking", **how)

    def foot(self, contact: str, marking: str) -> float:
        """Make room for filter, sources, dates, projection and disclaimers; `finish` draws them.

        Returns where the body must end, in millimetres from the top.
        """
        words, view, sheet = self.words, self.view, self.sheet
        paragraphs = [
            f"{words.filter_label} {words.filter_sentence(view)}",
            f"{words.sources_label} {self._sources()}. {self._dates()}",
            f"{{projection}} {words.basemap_sources} {words.boundaries} {words.not_safe}",
        ]
        if contact:
            paragraphs.append(contact)
        if not self.layout.paper.prints_as:
            paragraphs = ["  ".join(paragraphs)]  # a slide has no room to spare
        # the scale is known once the map stands; its longest form holds its place here
        self._foot_texts = paragraphs
        lines = [
            line
            for text in paragraphs
            for line in sheet.wrap(
                text.replace("{projection}", self._projection("1:0,000,000")),
                self.width,
                FOOT_SIZE,
                most_lines=MOST_FOOT_LINES,
            )
        ]
        bottom = sheet.height - 5.0
        if marking:
            self._marking(marking, sheet.height - sheet.line_mm(7.5) - 1.6)
            bottom = sheet.height - sheet.line_mm(7.5) - 3.2
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

    def finish(self, frame: MapFrame) -> None:
        """Draw the foot that `foot` made room for, with the scale of the map."""
        if not self._foot_texts:
            return
        y = self._foot_top
        self.sheet.rule(self.margin, y - 1.0, self.width, color="#B9B09C", lw=0.5)
        for text in self._foot_texts:
            full = text.replace("{projection}", self._projection(natural_scale(frame)))
            how: dict[str, Any] = {"colour": SOFT_INK, "gid": "foot"}
            y = self.sheet.paragraph(
                self.margin, y, self.width, full, FOOT_SIZE, MOST_FOOT_LINES, **how
            )
