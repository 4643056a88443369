"""The last 72 hours: days are all that is known of an incident, and three of them make 72 hours."""

from __future__ import annotations

import datetime as dt

from geo.frame import Frame

RECENT_DAYS = 3
FADED = 0.32
"""How much is left of all others where some stand out."""
MOST_RINGS = 600


def recent_days(frame: Frame) -> tuple[dt.date, dt.date] | None:
    """First and last of the three days up to the newest incident; None where none has a date."""
    span = frame.date_span()
    return (span[1] - dt.timedelta(days=RECENT_DAYS - 1), span[1]) if span else None
