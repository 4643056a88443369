"""The table of incidents on the page: numbers as on the map, cells that never overflow."""

from __future__ import annotations

from collections.abc import Sequence

from geo.briefing.blocks import Block
from geo.briefing.clean import one_line, printable
from geo.briefing.legend import Legend
from geo.briefing.sheet import INK, SOFT_INK, Sheet, wrap
from geo.briefing.symbols import Mark
from geo.briefing.view import BriefingView
from geo.briefing.words import Words
from geo.model import Casualties, Category, GeometryType, Incident, Party, Status

SIZE = 6.6
SHARES = (0.045, 0.12, 0.195, 0.13, 0.175, 0.08, 0.085, 0.17)
NARROW_SHARES = (0.05, 0.165, 0.22, 0.175, 0.17, 0.1, 0.12)
"""The same without the sources, which stand in the page's foot."""
PAD_MM = 0.9
MOST_LINES = 2


def count_text(casualties: Casualties, words: Words) -> str:
    """A number of people, or that it is unknown; never 0 for unknown."""
    return words.unknown if casualties.total is None else words.count(casualties.total)


def date_text(incident: Incident, words: Words) -> str:
    """The day or the days, or that none is known."""
    if incident.date is None:
        return words.undated
    if incident.date_end and incident.date_end != incident.date:
        return f"{words.date(incident.date)} – {words.date(incident.date_end)}"
    return words.date(incident.date)


def place_text(incident: Incident, words: Words) -> str:
    """The place, and whether it is only an area or a route; or that it is not known."""
    match = incident.place.match
    if match.point is None:
        return f"{incident.place.mention or words.no_place} ({words.no_place})"
    name = match.name or incident.place.mention
    if words.rtl and match.name_ar:
        name = match.name_ar
    if match.geometry_type is GeometryType.POINT:
        return name
    kind = words.area if match.geometry_type is GeometryType.AREA else words.route
    return f"{name} ({kind})"


def _victim_text(incident: Incident, words: Words) -> str:
    """Who was hit, or a dash where nobody is named."""
    return ", ".join(words.victim(Party(v)) for v in incident.victims) or "–"


def row_texts(mark: Mark, words: Words) -> tuple[str, ...]:
    """The cells of an incident's row, in the order of the table's columns."""
    incident = mark.incident
    kind = words.event(incident.event_type)
    if incident.status is Status.PENDING:
        kind += f" ({words.pending})"
    return (
        str(mark.number),
        date_text(incident, words),
        place_text(incident, words),
        kind,
        _victim_text(incident, words),
        count_text(incident.killed, words),
        count_text(incident.wounded, words),
        ", ".join(incident.sources) or "–",
    )


def table_rows(view: BriefingView, ids: Sequence[int], words: Words) -> list[tuple[str, ...]]:
    """The table's rows of some incidents, each on one line; the numbers are the map's."""
    incidents = view.some(ids)
    marks = [Mark(view.numbers[key], one) for key, one in zip(ids, incidents, strict=True)]
    return [tuple(one_line(text) for text in row_texts(mark, words)) for mark in marks]


class Table:
    """A table measured for a width; ``of`` is how many incidents there are in all.

    ``narrow``: without the column of the sources.
    """

    def __init__(
        self,
        sheet: Sheet,
        marks: Sequence[Mark],
        width: float,
        words: Words,
        of: int,
        narrow: bool = False,
    ) -> None:
        self.sheet, self.width, self.words = sheet, width, words
        self.marks = list(marks)
        self.note = words.table_note(len(marks), of) if len(marks) < of else ""
        self.line = sheet.line_mm(SIZE)
        self.widths = [width * share for share in (NARROW_SHARES if narrow else SHARES)]
        self.heads = self._lines(words.table_head, bold=True)
        self.head = max(map(len, self.heads)) * self.line + 2 * PAD_MM
        self.rows = [self._lines(row_texts(mark, words)) for mark in marks]
        self.heights = [max(len(c) for c in row) * self.line + 2 * PAD_MM for row in self.rows]

    def _lines(self, texts: tuple[str, ...], bold: bool = False) -> list[list[str]]:
        size = self.sheet.pt(SIZE)
        return [
            wrap(printable(text), width - 2 * PAD_MM, size, bold, MOST_LINES) or [""]
            for text, width in zip(texts, self.widths, strict=False)
        ]

    def fits(self, height: float) -> int:
        """How many rows fit, from the first, together with the head."""
        left, number = height - self.head - self.line - 1, 0
        for row in self.heights:
            if row > left:
                break
            left -= row
            number += 1
        return number

    @property
    def height(self) -> float:
        """In mm, with its head and the note under it."""
        note = self.line + 1 if self.note else 0
        return self.head + sum(self.heights) + note

    def draw(self, x: float, y: float) -> float:
        """Draw it all; returns where it ends."""
        self.sheet.box(x, y, self.width, self.head, fc="#EFE6D0", ec="none", zorder=0)
        self._row(self.heads, x, y, bold=True)
        y += self.head
        for i, (row, height) in enumerate(zip(self.rows, self.heights, strict=True)):
            if i % 2:
                self.sheet.box(x, y, self.width, height, fc="#F8F5EC", ec="none", zorder=0)
            self._row(row, x, y, bold=False)
            y += height
            self.sheet.rule(x, y, self.width, color="#CFC6B2", lw=0.4)
        if self.note:
            self.sheet.text(x + PAD_MM, y + 0.8, self.note, SIZE, colour=SOFT_INK, gid="table")
            y += self.line + 1
        return y

    def _row(self, cells: list[list[str]], x: float, y: float, bold: bool) -> None:
        at = x
        for column, (lines, width) in enumerate(zip(cells, self.widths, strict=True)):
            unknown = lines == [self.words.unknown]
            self.sheet.lines(
                at + PAD_MM,
                y + PAD_MM,
                lines,
                SIZE,
                bold=bold or column == 0,
                colour=SOFT_INK if unknown else INK,
                gid="table",
            )
            at += width


def list_block(legend: Legend, marks: Sequence[Mark]) -> Block:
    """The incidents in a few words each, for the column beside the map."""
    sheet, words, width = legend.sheet, legend.words, legend.width
    indent = 5.0 * sheet.scale
    entries = [
        (str(mark.number), sheet.wrap(_in_brief(mark, words), width - indent, SIZE, most_lines=3))
        for mark in marks
    ]
    line = sheet.line_mm(SIZE)
    height = legend.head + sum(len(lines) * line + 0.7 for _, lines in entries)

    def draw(x: float, y: float) -> None:
        legend.heading(x, y, words.list_heading)
        y += legend.head
        for number, lines in entries:
            sheet.text(x, y, number, SIZE, bold=True, gid="list")
            y = sheet.lines(x + indent, y, lines, SIZE, gid="list") + 0.7

    return Block("list", height, draw)


def _in_brief(mark: Mark, words: Words) -> str:
    incident = mark.incident
    when, where = date_text(incident, words), place_text(incident, words)
    text = f"{when}, {where}: {words.event(incident.event_type).lower()}"
    if incident.category is Category.ATTACK:
        killed, wounded = (count_text(c, words) for c in (incident.killed, incident.wounded))
        text += f"; {words.killed}: {killed}, {words.wounded}: {wounded}"
    return text + (f" ({words.pending})" if incident.status is Status.PENDING else "")
