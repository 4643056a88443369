"""``export``."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from geo.briefing.export import export_view
from geo.briefing.layouts import DEFAULT_LAYOUT
from geo.briefing.view import BriefingView, make_view
from geo.commands.shared import filter_from, say
from geo.config import Config
from geo.filters import IncidentFilter
from geo.places.admin import region_names
from geo.places.geocoder import Geocoder, open_geocoder
from geo.store import Store, open_store


def export(args: argparse.Namespace, config: Config) -> int:
    """Write what the filter shows; the file's name goes to stdout, its headline to stderr."""
    geocoder = open_geocoder(config)
    flt = filter_from(args, geocoder)
    with open_store(config.db_url) as store:
        view = view_of_store(store, flt, geocoder)
        out = export_view(
            view,
            Path(args.out),
            geocoder.gazetteer.places,
            layout=args.layout or DEFAULT_LAYOUT,
            title=args.title,
            dpi=args.dpi,
        )
    print(out)
    say(view.headline)
    return 0


def view_of_store(store: Store, flt: IncidentFilter, geocoder: Geocoder) -> BriefingView:
    from geo.store.frames import load_frame

    names = region_names(geocoder.gazetteer)
    return make_view(store, load_frame(store), flt, dt.datetime.now(dt.UTC), names)
