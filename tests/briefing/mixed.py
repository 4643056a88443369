"""A view with all that an export may meet: areas, routes, unknown numbers, odd sources."""

from __future__ import annotations

import datetime as dt
import io

from PIL import Image

from geo.filters import IncidentFilter
from geo.model import Claim, Incident, Party, Status
from tests.briefing.samples import count, founding, incident, place

MARCH = IncidentFilter(
    date_from=dt.date(2022, 3, 1), date_to=dt.date(2022, 3, 20), regions=("SY04", "SY09")
)
_PIXEL = io.BytesIO()
Image.new("RGB", (4, 3)).save(_PIXEL, "PNG")
PIXEL = _PIXEL.getvalue()
KML = "{http://www.opengis.net/kml/2.2}"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")


def mixed() -> list[Incident]:
    """Incidents with every gap: no date, no place, unknown and open counts, each status."""
    made = founding()
    statuses = (Status.VERIFIED, Status.PENDING)
    for key in range(6, 26):
        where = (
            place("Nowhere known")
            if key % 6 == 0
            else place(FORMULAS[key % 6], 38 + key / 20, 34.5, admin1=("SY04", "SY09")[key % 2])
        )
        made.append(
            incident(
                key,
                where,
                None if key % 5 == 0 else dt.date(2022, 2, 20) + dt.timedelta(days=key),
                status=statuses[key % 2],
                victims=(list(Party)[key % 7],),
                killed=count(None) if key % 3 == 0 else count(key - 6),
                claims=(Claim(FORMULAS[key % 6], "<b>&amp; \x00 “said”</b>", url="javascript:x"),),
            )
        )
    return made
