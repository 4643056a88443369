"""A total whose parts lie at places of their own is an event for each place."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report


def _drawn(text: str, geocoder: Geocoder) -> list[tuple[int | None, str]]:
    reading = read_report(text, dt.date(2022, 6, 14), geocoder)
    totals = [(i.killed.total, i.place.match.name or "") for i in reading.incidents]
    return [(None if total is None else total.min, name) for total, name in totals]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (
            "Fifteen soldiers died in two ISIS ambushes on Monday: 9 on the road between Palmyra "
            "and Al-Sukhnah and 6 near Arak.",
            [(9, "road between Palmyra and Al-Sukhnah"), (6, "near Arak")],
        ),
        (
            "Seven shepherds were killed by mines today, four of them near Al-Sukhnah and three "
            "in Arak.",
            [(4, "near Al-Sukhnah"), (3, "Arak")],
        ),
        (
            "Air strikes killed 20 civilians on Sunday, 9 in Hajin, 6 in Al-Susah and 5 in Arak.",
            [(9, "Hajin"), (6, "Al-Susah"), (5, "Arak")],
        ),
        (
            "In the past 24 hours ISIS killed 11 soldiers: 7 in an attack on a post near Arak and "
            "4 by a mine near Al-Kawm.",
            [(7, "near Arak"), (4, "near Al-Kawm")],
        ),
        (
            "ISIS cells killed 3 SDF fighters in Hajin and 2 in Al-Busayrah on Sunday.",
            [(3, "Hajin"), (2, "Al-Busayrah")],
        ),
        (
            "Two shepherds were killed by mines near Arak and another near Al-Sukhnah.",
            [(2, "near Arak"), (1, "near Al-Sukhnah")],
        ),
    ],
)
def test_an_event_for_each_place(
    text: str, drawn: list[tuple[int, str]], geocoder: Geocoder
) -> None:
    assert _drawn(text, geocoder) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "Twelve soldiers were killed near Arak on Monday, seven from Homs and five from Palmyra.",
        "Twelve soldiers were killed near Arak on Monday: 9 officers and 3 conscripts from Homs.",
        "Five soldiers from Homs, four from Palmyra and three from Hajin were killed near Arak.",
        "Twelve soldiers were killed near Arak on Monday, 9 in Homs hospital and 2 in Palmyra.",
        "Twelve soldiers were killed near Arak on Monday, and two of them near the T3 station.",
    ],
)
def test_one_event_stays_one(text: str, geocoder: Geocoder) -> None:
    assert _drawn(text, geocoder) == [(12, "near Arak")]
