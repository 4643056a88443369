"""``brief``: the standing briefing in one go."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from geo.briefing.export import export_view, suggested_name
from geo.commands.export import options_from, view_of_store
from geo.commands.shared import filter_from, print_json, say
from geo.config import Config
from geo.errors import BadiaError, ExportError, InputError
from geo.filters import IncidentFilter
from geo.places.geocoder import open_geocoder
from geo.store import open_store

FORMATS = ("png", "pdf", "pptx", "csv")
_LAST = re.compile(r"([1-9][0-9]{0,3})([dwm])")
_DAYS = {"d": 1, "w": 7, "m": 30}
"""A month is 30 days here, so that every period is as long as the one before it."""


def brief(args: argparse.Namespace, config: Config) -> int:
    """Write every format; one that fails is reported and doesn't keep the others from being made.

    ``--last 7d`` ends today, in UTC, and takes in today.
    """
    geocoder = open_geocoder(config)
    flt = filter_from(args, geocoder)
    if args.last:
        flt = last_days(flt, args.last, dt.datetime.now(dt.UTC).date())
    options = options_from(args)
    folder = Path(args.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"The folder {folder} can't be made: {error.strerror}.") from error
    made: list[dict[str, Any]] = []
    failed: list[dict[str, str]] = []
    with open_store(config.db_url, may_create=False) as store:
        view = view_of_store(store, flt, geocoder)
        for ending in FORMATS:
            out = folder / suggested_name(view, options.layout, ending)
            try:
                export_view(view, out, geocoder.gazetteer.places, options=options)
                made.append({"format": ending, "path": str(out), "bytes": out.stat().st_size})
            except BadiaError as error:
                failed.append({"format": ending, "error": str(error)})
                say(f"geo brief: {error}")
    print_json(
        {
            "made": made,
            "failed": failed,
            "incidents": len(view),
            "headline": options.words.headline(view),
            "filter": view.filter_sentence,
        }
    )
    return 1 if failed else 0


def last_days(flt: IncidentFilter, last: str, today: dt.date) -> IncidentFilter:
    """The filter over the days that ``last`` says, ending today; raises InputError."""
    found = _LAST.fullmatch(last.strip().lower())
    if not found:
        raise InputError(f"--last {last!r}: write a number and d, w or m, like 7d, 2w or 1m.")
    if flt.date_from or flt.date_to:
        raise InputError("--last can't stand beside --from or --to. Leave one of them out.")
    days = int(found[1]) * _DAYS[found[2]]
    return replace(flt, date_from=today - dt.timedelta(days=days - 1), date_to=today)
