"""The desk's own places: add one or another spelling, remove, undo, and save as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

import streamlit as st

from geo.briefing.clean import defused
from geo.errors import BadiaError
from geo.model import LonLat, PlaceMatch
from geo.store import UserPlace
from pages.ui import shell, state
from pages.ui.plain import plain
from pages.ui.undo import undo_tools

OWN_COLUMNS = ("name", "name_ar", "names", "kind", "lon", "lat", "radius_m", "admin1", "note")
MOST_LISTED = 200


def own_places(name: str) -> None:
    """The list, and a form for a new place; ``name`` is what was looked up."""
    own = state.store().user_places()
    with st.expander(f"Your own places ({len(own)})", expanded=bool(own)):
        st.caption(
            "They win over the built-in ones, and stay in your store."
            if own
            else "You have none yet. Places and spellings that you add win over the built-in ones."
        )
        for place in own[:MOST_LISTED]:
            with st.container(horizontal=True, vertical_alignment="center"):
                also = f" ({', '.join(place.names)})" if place.names else ""
                st.text(
                    f"{place.name}{also}: {place.point.lat:.4f} N {place.point.lon:.4f} E, "
                    f"± {place.radius_m / 1000:g} km. {place.note}"
                )
                if place.id is not None and st.button("Remove", key=f"remove{place.id}"):
                    change(
                        lambda key=place.id: state.store().remove_user_place(key, shell.user()),
                        "Removed.",
                    )
        if len(own) > MOST_LISTED:
            st.caption(f"The first {MOST_LISTED} of {len(own):,}; the CSV holds all of them.")
        if own:
            st.download_button(
                "Save as CSV",
                as_csv(own),
                file_name="my-places.csv",
                mime="text/csv",
                icon=":material/download:",
            )
        undo_tools()
    with st.expander("Add a place of your own", icon=":material/add_location:"):
        _add_form(name)


def change(action: Callable[[], object], done: str) -> None:
    """Do it, say that it is done, and draw the page anew; or say what is wrong."""
    try:
        action()
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(done)
    st.rerun()


def _add_form(name: str) -> None:
    with st.form("own_place", clear_on_submit=False):
        label = st.text_input("Name", value=name)
        others = st.text_input("Other spellings, separated by ;")
        with st.container(horizontal=True):
            lat = st.number_input("Latitude", 28.0, 40.0, value=None, format="%.5f")
            lon = st.number_input("Longitude", 33.0, 48.0, value=None, format="%.5f")
            radius_km = st.number_input("True to (km)", 0.1, 200.0, value=2.0)
        note = st.text_input("Where the position comes from")
        if not st.form_submit_button("Add to my places", icon=":material/add_location:"):
            return
    if not label.strip() or lat is None or lon is None:
        st.error("A place needs a name, a latitude and a longitude.")
        return
    regions = state.geocoder().regions
    admin1, admin2, admin3 = regions.codes_at(lon, lat)
    if admin1 is None and regions.governorate_at(lat, lon) is not None:
        st.error("This point lies in Syria only if latitude and longitude are swapped. Swap them.")
        return
    place = UserPlace(
        name=label.strip(),
        point=LonLat(lon, lat),
        radius_m=radius_km * 1000,
        names=tuple(n.strip() for n in others.split(";") if n.strip()),
        admin1=admin1,
        admin2=admin2,
        admin3=admin3,
        note=note.strip(),
    )
    change(lambda: state.store().add_user_place(place, user=shell.user()), "Added.")


def add_spelling(match: PlaceMatch) -> None:
    """Another spelling for a place that was found, built-in or not."""
    if match.point is None or match.radius_m is None or not match.name:
        return
    if match.geometry is not None:
        st.caption("A spelling can be added to a place with a point, not to an area or a route.")
        return
    with st.form("own_spelling", border=False), st.container(
        horizontal=True, vertical_alignment="bottom"
    ):  # fmt: skip
        spelling = st.text_input(f"Another spelling of {plain(match.name)}").strip()
        add = st.form_submit_button("Add the spelling")
    if not add:
        return
    if not spelling:
        st.error("Type the spelling as reports have it.")
        return
    note = f"Another spelling of {match.name} ({match.place_id})"
    change(
        lambda: state.store().add_user_place(_as_own(match, spelling, note), user=shell.user()),
        f"“{plain(spelling)}” is {plain(match.name)} from now on.",
    )


def add_remote(match: PlaceMatch, service: str) -> None:
    """A remote answer becomes one of the desk's own places."""
    if st.button("Add to my gazetteer", icon=":material/add_location:", type="primary"):
        note = f"Answered by {service}, taken over by the desk."
        own = _as_own(match, match.query, note)
        change(lambda: state.store().add_user_place(own, user=shell.user()), "Added.")


def _as_own(match: PlaceMatch, name: str, note: str) -> UserPlace:
    assert match.point is not None and match.radius_m is not None
    return UserPlace(
        name=name,
        point=match.point,
        radius_m=match.radius_m,
        kind=match.kind or "place",
        name_ar=None,
        admin1=match.admin1,
        admin2=match.admin2,
        admin3=match.admin3,
        country=match.country,
        note=note,
    )


def as_csv(places: Sequence[UserPlace]) -> str:
    """The places as a table; a cell that a spreadsheet would run as a formula is made text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(OWN_COLUMNS)
    for p in places:
        words = [p.name, p.name_ar or "", ";".join(p.names), p.kind]
        numbers = [p.point.lon, p.point.lat, p.radius_m]
        writer.writerow([*map(defused, words), *numbers, p.admin1 or "", defused(p.note)])
    return out.getvalue()
