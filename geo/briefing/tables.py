"""The view as tables: CSV and XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from geo.briefing.arrow import arrow_table
from geo.briefing.clean import defused, guarded, one_line
from geo.briefing.options import Options
from geo.briefing.records import COLUMNS, DATE_COLUMNS, HXL, blocks, records
from geo.briefing.view import BriefingView
from geo.errors import InputError
from geo.maps.style import NOT_SAFE_NOTE

MOST_XLSX_ROWS = 1_048_575
MOST_CELL_CHARS = 32_000
"""Excel's limits: rows below the head, and a little under its 32,767 characters a cell."""


def write_csv(view: BriefingView, path: Path, options: Options) -> None:
    """UTF-8 with a byte order mark, for Excel; an unknown is an empty cell, texts are quoted.

    The last column, ``filter``, says in each row what the file shows: a comment line would break
    readers, and a second file gets lost. An empty view has the header alone.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    sentence = defused(view.filter_sentence)
    head = io.StringIO(newline="")
    writer = csv.writer(head, lineterminator="\n")
    writer.writerow([*COLUMNS, "filter"])
    if options.hxl:
        writer.writerow([*(HXL.get(column, "") for column in COLUMNS), "#meta+filter"])
    with path.open("wb") as file:
        file.write(head.getvalue().encode("utf-8-sig"))
        how = arrow_csv.WriteOptions(include_header=False)
        # Arrow writes one block while the store is asked for the next.
        with ThreadPoolExecutor(1) as writing:
            written = None
            for block in blocks(view):
                table = arrow_table(block.columns, guard=True)
                table = table.append_column("filter", pa.repeat(sentence, table.num_rows))
                if written is not None:
                    written.result()
                written = writing.submit(arrow_csv.write_csv, table, file, how)
            if written is not None:
                written.result()


def write_xlsx(view: BriefingView, path: Path, options: Options) -> None:
    """A sheet of typed cells with a frozen, filterable head, and one that says what it shows."""
    from xlsxwriter import Workbook

    if len(view) > MOST_XLSX_ROWS:
        raise InputError(
            f"{len(view):,} incidents don't fit in an XLSX sheet ({MOST_XLSX_ROWS:,} rows). "
            "Narrow the filter, or write CSV or GPKG."
        )
    book = Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": one_line(options.title or view.title), "author": "Badia"})
    head = book.add_format({"bold": True, "bg_color": "#EFE6D0", "bottom": 1})
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Incidents")
    sheet.freeze_panes(1, 2)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _width(name), date if name in DATE_COLUMNS else None)
        sheet.write_string(0, column, name, head)
    for row, record in enumerate(records(view), start=1):
        for column, value in enumerate(record.values()):
            if value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(row, column, guarded(value)[:MOST_CELL_CHARS])
            elif isinstance(value, dt.date):
                sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), date)
            else:
                sheet.write_number(row, column, value)
    sheet.autofilter(0, 0, max(1, len(view)), len(COLUMNS) - 1)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 18)
    about.set_column(1, 1, 110)
    for row, (what, text) in enumerate(about_lines(view, options)):
        about.write_string(row, 0, what, head)
        about.write_string(row, 1, defused(text))
    book.close()


_WIDE = {
    **{"place": 26, "place_as_reported": 26, "sources": 30, "source_reliability": 30},
    **{"sentences": 60, "urls": 34},
}


def _width(name: str) -> int:
    return _WIDE.get(name, max(10, min(18, len(name) + 2)))


def about_lines(view: BriefingView, options: Options) -> list[tuple[str, str]]:
    """What a file is, in pairs of a word and a sentence on one clean line."""
    newest = view.newest_report.isoformat() if view.newest_report else "unknown"
    lines = [
        ("Title", options.title or view.title),
        ("Period", options.subtitle or view.subtitle),
        ("Summary", view.headline),
        ("Filter", view.filter_sentence),
        ("Incidents", f"{len(view)}"),
        ("Newest report", newest),
        ("Made on (UTC)", f"{view.made_on:%Y-%m-%d %H:%M}"),
        ("Counts", "An empty cell is unknown, never 0; _open is 1 where there is no upper end."),
        ("Note", NOT_SAFE_NOTE),
        *([("Marking", options.marking)] if options.marking else []),
        *([("Contact", options.contact)] if options.contact else []),
    ]
    return [(what, one_line(text)) for what, text in lines]
