"""Places: what a name means, why, who else was close, and the desk's own places."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd
import streamlit as st

from geo.errors import BadiaError
from geo.filters import IncidentFilter, Near
from geo.model import GOVERNORATES, LonLat, MatchStatus, PlaceMatch
from geo.store import UserPlace
from pages.ui import shell, state
from pages.ui.incident_view import incident_table
from pages.ui.place_map import place_map

LEAST_KM = 10.0
MOST_ROWS = 100
OWN_COLUMNS = ("name", "name_ar", "names", "kind", "lon", "lat", "radius_m", "admin1", "note")


def page() -> None:
    st.header("Places", anchor=False)
    shell.name_field()
    with st.container(horizontal=True):
        name = st.text_input(
            "A place, in any spelling or script",
            key="place_query",
            bind="query-params",
            placeholder="Al-Soukhna, السخنة, 10 km north of Palmyra …",
        )
        admin1 = st.selectbox(
            "Governorate",
            [None, *GOVERNORATES],
            format_func=lambda code: GOVERNORATES[code] if code else "Any",
            key="place_admin1",
        )
    if name.strip():
        _answer(name.strip(), admin1)
    else:
        info = state.geocoder().gazetteer.info()
        st.info(
            f"The gazetteer holds {info['places']:,} places. Type a name as a report has it, and "
            "see which place it means, why, and who else was close.",
            icon=":material/pin_drop:",
        )
    _own_places(name.strip())


def _answer(name: str, admin1: str | None) -> None:
    match = state.geocoder().geocode(name, admin1=admin1)
    if match.point is None:
        match = _ask_remote(name, admin1, match)
    facts, chart = st.columns(2, gap="medium")
    with facts:
        _facts(match)
    with chart:
        place_map(match, match.candidates)
    if match.candidates:
        st.subheader("Who else was close", anchor=False)
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "Place": c.name,
                        "Kind": c.kind.replace("_", " "),
                        "Governorate": GOVERNORATES.get(c.admin1 or "", c.admin1 or "—"),
                        "Latitude": c.point.lat,
                        "Longitude": c.point.lon,
                        "Score": round(c.score, 2),
                        "Why": c.why,
                    }
                    for c in match.candidates
                ]
            ),
            hide_index=True,
        )
    if match.point is not None:
        _incidents_there(match, match.point)


def _facts(match: PlaceMatch) -> None:
    if match.point is None:
        ambiguous = match.status is MatchStatus.AMBIGUOUS
        st.warning(
            ("This could be several places. " if ambiguous else "No place was found. ") + match.why,
            icon=":material/help:",
        )
        return
    st.subheader(match.name or match.query, anchor=False)
    radius_km = (match.radius_m or 0) / 1000
    kind = (match.kind or "").replace("_", " ")
    st.text(
        "\n".join(
            [
                f"{match.name_ar or ''}",
                ", ".join(filter(None, [kind, match.admin1_name or match.country])),
                f"{match.point.lat:.4f} N {match.point.lon:.4f} E, true to {radius_km:g} km in "
                "9 of 10 cases",
                f"found by: {match.method}, score {match.score:.2f}",
            ]
        ).strip()
    )
    st.text(match.why)
    place = state.geocoder().gazetteer.place(match.place_id or "")
    if place:
        spellings = ", ".join(dict.fromkeys(n.name for n in place.names))
        st.caption(f"Source of the position: {place.source}")
        if spellings:
            st.caption("Reports call it")
            st.text(spellings)


def _ask_remote(name: str, admin1: str | None, match: PlaceMatch) -> PlaceMatch:
    """Offer the remote geocoder where the gazetteer refuses; its answer is marked as such."""
    if state.config().offline:
        return match
    service = state.config().geocoder
    if not st.button(
        f"Ask {service}",
        help=f"Sends this name to {service} on the internet. The answer is marked as remote.",
        icon=":material/travel_explore:",
    ):
        return match
    try:
        with st.spinner(f"Asking {service} …"):
            return state.geocoder().geocode(name, admin1=admin1, allow_remote=True)
    except BadiaError as error:
        st.error(str(error))
        return match


def _incidents_there(match: PlaceMatch, point: LonLat) -> None:
    km = max(LEAST_KM, (match.radius_m or 0) / 1000)
    flt = IncidentFilter(near=Near(point, min(km, 2000), match.name or match.query))
    frame, mask = state.shown(flt)
    st.subheader(f"Incidents within {km:g} km", anchor=False)
    ids = frame["id"][np.flatnonzero(mask)][::-1]
    if not len(ids):
        st.caption("None is known. That does not mean the place is safe.")
        return
    if len(ids) > MOST_ROWS:
        st.caption(f"The newest {MOST_ROWS} of {len(ids):,}.")
    incidents = state.store().incidents(ids[:MOST_ROWS].tolist())
    st.dataframe(incident_table(incidents), hide_index=True)


def _own_places(name: str) -> None:
    own = state.store().user_places()
    with st.expander(f"Your own places ({len(own)})", expanded=bool(own)):
        st.caption("They win over the built-in ones, and stay in your store.")
        for place in own:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{place.name}: {place.point.lat:.4f} N {place.point.lon:.4f} E")
                if place.id is not None and st.button("Remove", key=f"remove{place.id}"):
                    _change(lambda key=place.id: state.store().remove_user_place(key, shell.user()))
        if own:
            st.download_button(
                "Save as CSV", _as_csv(own), file_name="my-places.csv", mime="text/csv"
            )
        if (undo := st.session_state.get("place_undo")) and st.button("Undo the last change"):
            st.session_state.pop("place_undo")
            _change(lambda: state.store().undo(undo, user=shell.user()))
        _add_form(name)


def _add_form(name: str) -> None:
    with st.form("own_place", clear_on_submit=True):
        label = st.text_input("Name", value=name)
        others = st.text_input("Other spellings, separated by ;")
        with st.container(horizontal=True):
            lat = st.number_input("Latitude", 28.0, 40.0, value=None, format="%.5f")
            lon = st.number_input("Longitude", 33.0, 48.0, value=None, format="%.5f")
            radius_km = st.number_input("True to (km)", 0.1, 200.0, value=2.0)
        note = st.text_input("Where the position comes from")
        if st.form_submit_button("Add to my places", icon=":material/add_location:"):
            if not label.strip() or lat is None or lon is None:
                st.error("A place needs a name, a latitude and a longitude.")
                return
            point = LonLat(lon, lat)
            admin1 = state.geocoder().regions.governorate_at(lon, lat)
            place = UserPlace(
                name=label.strip(),
                point=point,
                radius_m=radius_km * 1000,
                names=tuple(n.strip() for n in others.split(";") if n.strip()),
                admin1=admin1,
                note=note.strip(),
            )
            _change(lambda: state.store().add_user_place(place, user=shell.user()))


def _change(action: object) -> None:
    try:
        action()  # type: ignore[operator]
    except BadiaError as error:
        st.error(str(error))
        return
    st.rerun()


def _as_csv(places: list[UserPlace]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(OWN_COLUMNS)
    for p in places:
        names = ";".join(p.names)
        row = (p.name, p.name_ar, names, p.kind, p.point.lon, p.point.lat, p.radius_m, p.admin1)
        writer.writerow([*row, p.note])
    return out.getvalue()


shell.run_page(page, "pages/places.py")
