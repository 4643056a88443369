"""The view as tables: CSV and XLSX."""

from __future__ import annotations

import csv
from pathlib import Path

from geo.briefing.clean import defused
from geo.briefing.records import COLUMNS, records
from geo.briefing.view import BriefingView
from geo.maps.style import NOT_SAFE_NOTE


def write_csv(view: BriefingView, path: Path) -> None:
    """UTF-8 with a byte order mark, for Excel; an unknown is an empty cell.

    The last column, ``filter``, says in each row what the file shows: a comment line would break
    readers, and a second file gets lost. An empty view has the header alone.
    """
    sentence = defused(view.filter_sentence)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*COLUMNS, "filter"])
        for record in records(view):
            writer.writerow(
                [
                    *(defused(v) if isinstance(v, str) else v for v in record.values()),
                    sentence,
                ]
            )


def summary_lines(view: BriefingView) -> list[tuple[str, str]]:
    """What the file is: for a sheet of its own."""
    return [
        ("Title", view.title),
        ("Period", view.subtitle),
        ("Summary", view.headline),
        ("Filter", view.filter_sentence),
        ("Incidents", str(len(view))),
        ("Newest report", view.newest_report.isoformat() if view.newest_report else "unknown"),
        ("Made on (UTC)", f"{view.made_on:%Y-%m-%d %H:%M}"),
        (
            "Counts",
            "An empty cell is unknown, never 0; an open upper end has 1 in the _open column.",
        ),
        ("Note", NOT_SAFE_NOTE),
    ]
