"""``export``, and what ``brief`` shares with it."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from geo.briefing.export import export_view
from geo.briefing.layouts import DEFAULT_LAYOUT
from geo.briefing.options import MOST_LOGO_BYTES, Options
from geo.briefing.view import BriefingView, make_view
from geo.commands.shared import filter_from, say
from geo.config import Config
from geo.errors import unreadable
from geo.filters import IncidentFilter
from geo.places.admin import region_names
from geo.places.geocoder import Geocoder, open_geocoder
from geo.store import Store, open_store


def export(args: argparse.Namespace, config: Config) -> int:
    """Write what the filter shows; the file's name goes to stdout, its headline to stderr."""
    geocoder = open_geocoder(config)
    flt = filter_from(args, geocoder)
    options = options_from(args)
    with open_store(config.db_url, may_create=False) as store:
        view = view_of_store(store, flt, geocoder)
        out = export_view(
            view, Path(args.out), geocoder.gazetteer.places, options=options, dpi=args.dpi
        )
        empty = f"The store is {store.backend.location}." if store.is_empty() else ""
    print(out)
    say(view.headline)
    if empty:
        say(empty)
    return 0


def options_from(args: argparse.Namespace) -> Options:
    """How the page looks, from the options of `geo.cli`; those of ``export`` alone may miss."""
    from geo.briefing.arabic import ARABIC
    from geo.briefing.words import ENGLISH

    return Options(
        layout=args.layout or DEFAULT_LAYOUT,
        title=args.title,
        subtitle=args.subtitle,
        heat=not args.no_heat,
        shade_by=args.shade,
        recent=args.recent,
        marking=args.marking,
        contact=args.contact,
        logo=_read_logo(args.logo) if args.logo else None,
        words=ARABIC if args.lang == "ar" else ENGLISH,
        deck=not getattr(args, "one_slide", False),
        hxl=getattr(args, "hxl", False),
    )


def _read_logo(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_LOGO_BYTES + 1)
    except OSError as error:
        raise unreadable(f"--logo {name}", error) from error


def view_of_store(store: Store, flt: IncidentFilter, geocoder: Geocoder) -> BriefingView:
    """What the filter leaves of the store, as it is now."""
    from geo.store.frames import load_frame

    names = region_names(geocoder.gazetteer)
    return make_view(store, load_frame(store), flt, dt.datetime.now(dt.UTC), names)
