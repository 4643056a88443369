"""A place as a desk gives it: a name, a point in degrees, or a choice among candidates."""

from __future__ import annotations

import dataclasses

import streamlit as st

from geo.errors import InputError
from geo.model import (
    GOVERNORATES,
    Candidate,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
)
from geo.places.chosen import chosen
from geo.places.typed_spots import spot_match
from pages.ui import state
from pages.ui.incident_view import place_text, precision_text
from pages.ui.plain import plain

PLACE_HELP = (
    "A name in any spelling, “10 km north of Palmyra”, a point as “34.56, 38.28” (latitude, "
    "longitude), or an MGRS square. Leave it empty where nobody says where."
)


def candidate_text(candidate: Candidate) -> str:
    where = GOVERNORATES.get(candidate.admin1 or "", candidate.admin1 or "abroad or unknown")
    return f"{candidate.name}, {candidate.kind.replace('_', ' ')}, {where}"


def choose_place(typed: str, present: PlaceMention, key: str) -> PlaceMention:
    """The place for what was typed; where it could be several, ask which.

    Say what a changed name means before it is saved. What stays as it was is ``present``.
    """
    same = typed.strip() == present.mention.strip()
    found = present if same else _found(typed)
    if found.match.point is None and found.match.candidates:
        candidate = st.selectbox(
            f"Which place is “{plain(found.mention)}”?",
            [None, *found.match.candidates],
            format_func=lambda c: candidate_text(c) if c else "Not decided",
            key=key,
            help=plain(found.match.why),
        )
        if candidate is not None:
            match = chosen(state.geocoder(), candidate, found.mention)
            return dataclasses.replace(found, match=match)
    if not same and typed.strip():
        known = found.match.point is not None
        meant = f"{place_text(found)}, {precision_text(found)}" if known else found.match.why
        st.caption("This means" if known else "Not found")
        st.text(meant)
    return found


def checked_place(place: PlaceMention) -> PlaceMention:
    """Raises InputError where the desk typed a name that nothing knows."""
    if place.mention and place.match.point is None:
        close = "; ".join(candidate_text(c) for c in place.match.candidates[:5])
        near = f" Choose among: {close}." if close else ""
        raise InputError(
            f"{place.match.why}{near} You may also give a point as latitude, longitude, or add "
            "the place on the Places page."
        )
    return place


def find_place(text: str) -> PlaceMention:
    """The place a desk typed; raises InputError with the reason where the name is refused."""
    return checked_place(_found(text))


def _found(text: str) -> PlaceMention:
    plain = text.strip()
    if not plain:
        return PlaceMention("", PlaceMatch("", MatchStatus.UNRESOLVED, why="No place was named."))
    geocoder = state.geocoder()
    match = spot_match(plain, geocoder) or geocoder.geocode(plain)
    return PlaceMention(plain, match)
