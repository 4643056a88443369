"""Cues that a place is part of another name: of a unit, a body, a brigade, tribes."""

from __future__ import annotations

from typing import Final

from geo.reports.spots.around import Around

_DESCRIBING: Final = ("-affiliated", "-backed", "-based", "-linked", "-led", "-aligned")
OWNERS: Final = frozenset(
    """hospital hospitals governor correspondent reporter police command council university court
    directorate governorate's bureau branch office road's clinic infirmary militia militias brigade
    battalion division movement front regiment faction party""".split()
)
ENTERPRISES: Final = frozenset(
    """company corporation directorate establishment authority association foundation institute club
    committee commission bureau office council""".split()
)
_COUNCIL_OF: Final = ("governorate", "city")
UNITS: Final = frozenset("battalion company brigade regiment platoon commander".split())
_OWNED_FAR: Final = 4


def describes(around: Around) -> bool:
    """ "A Damascus-affiliated officer", "Hajin Military Council"."""
    return around.own[-1].endswith(_DESCRIBING)


def is_of_a_triangle(around: Around) -> bool:
    """ "The Homs-Hama-Raqqa triangle"."""
    return "triangle" in around.near


def names_its_owner(around: Around) -> bool:
    """ "The Homs governor", "the Palmyra brigade", "the X base's commander"."""
    if around.following in OWNERS:
        return True
    ahead = around.clause.lows[around.at + 1 : around.at + _OWNED_FAR]
    return around.own[-1].endswith("'s") and not UNITS.isdisjoint(ahead)


def names_a_body(around: Around) -> bool:
    """ "A car of the Palmyra Electricity Company", "of the Homs city council": whose it is."""
    at = around.at
    if around.following.startswith(_COUNCIL_OF):
        lows = " ".join(around.clause.lows[at + 1 : at + 3]).split()[:2]
        if lows[0] in _COUNCIL_OF and "council" in lows:
            return True
    for token in around.tokens[at + 1 : at + 4]:
        if not token.text[:1].isupper():
            return False
        if token.low in ENTERPRISES:
            return True
    return False
