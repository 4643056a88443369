"""Places: what a name means and why, who else was close, what happened there, own places."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import streamlit as st

from geo.errors import BadiaError, InputError
from geo.filters import IncidentFilter
from geo.model import GOVERNORATES, Candidate, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.near import Near
from geo.places.chosen import chosen
from geo.places.typed_spots import spot_match, spot_name
from pages.ui import shell, state
from pages.ui.filter_panel import MOST_KM, NEAR, NEAR_KM
from pages.ui.incident_view import incident_table
from pages.ui.map_view import SELECTED
from pages.ui.own_places import add_remote, add_spelling, own_places
from pages.ui.place_choice import candidate_text
from pages.ui.place_map import place_map
from pages.ui.plain import plain

LEAST_KM = 10.0
MOST_ROWS = 100
WIDE_PX = 560
"""Of the name's field; on a phone the two fields stand below each other."""
REMOTE_ANSWER = "remote_answer"


def page() -> None:
    st.header("Places", anchor=False)
    shell.name_field()
    with st.container(horizontal=True):
        name = st.text_input(
            "A place, in any spelling or script",
            key="place_query",
            bind="query-params",
            placeholder="Al-Soukhna, السخنة\u200e, 10 km north of Palmyra, 34.56 38.28 …",
            width=WIDE_PX,
        )
        admin1 = st.selectbox(
            "Governorate",
            [None, *GOVERNORATES],
            format_func=lambda code: GOVERNORATES[code] if code else "Any",
            key="place_admin1",
            width=WIDE_PX // 2,
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
    own_places(name.strip())


def _answer(name: str, admin1: str | None) -> None:
    try:
        spot = spot_match(name, state.geocoder())
    except InputError as error:
        st.warning(plain(error), icon=":material/help:")
        return
    match = spot or state.geocoder().geocode(name, admin1=admin1)
    if match.point is None and spot is None:
        match = _ask_remote(name, admin1, match)
    candidates = match.candidates
    if candidates:
        match = _look_at(match)
    remote = match.method is MatchMethod.REMOTE
    facts, chart = st.columns(2, gap="medium")
    with facts:
        _facts(match)
        if remote:
            add_remote(match, state.config().geocoder)
        elif match.place_id:
            add_spelling(match)
    with chart:
        others = [c for c in candidates if c.place_id != match.place_id]
        place_map(match, others, remote=remote)
    if others:
        _rivals(match, others)
    if match.point is not None:
        _incidents_there(match, match.point)


def _look_at(match: PlaceMatch) -> PlaceMatch:
    """Any of the candidates may be looked at, also by keyboard."""
    answer = f"The answer: {match.name}" if match.point else "Not decided"
    look = st.selectbox(
        "Look at",
        [None, *match.candidates],
        format_func=lambda c: candidate_text(c) if c else answer,
        key=f"look{match.query}",
    )
    return chosen(state.geocoder(), look, match.query) if look else match


def _facts(match: PlaceMatch) -> None:
    if match.point is None:
        ambiguous = match.status is MatchStatus.AMBIGUOUS
        st.warning(
            ("This could be several places. " if ambiguous else "No place was found. ")
            + plain(match.why),
            icon=":material/help:",
        )
        named = any(c.place_id for c in match.candidates)
        st.caption(
            ("Choose a governorate above, or one" if named else "Choose one")
            + " of the places under “Look at”."
            if ambiguous
            else "Try another spelling or the Arabic name, or add the place below."
        )
        return
    st.subheader(plain(match.name or match.query), anchor=False)
    if match.method is MatchMethod.REMOTE:
        st.warning(
            "A remote answer, not from the gazetteer. Check it on the map before you rely on it.",
            icon=":material/travel_explore:",
        )
    if (match.place_id or "").startswith("user:"):
        st.caption("One of your own places; it wins over the built-in ones.")
    radius_km = (match.radius_m or 0) / 1000
    kind = (match.kind or "").replace("_", " ")
    st.text(
        "\n".join(
            [
                f"{match.name_ar or ''}",
                ", ".join(filter(None, [kind, match.admin1_name or match.country])),
                f"{match.point.lat:.4f} N {match.point.lon:.4f} E, true to {radius_km:,.3g} km in "
                "9 of 10 cases",
                f"found by: {match.method}, score {match.score:.2f}",
            ]
        ).strip()
    )
    st.caption("Why")
    st.text(match.why)
    _spellings(match)


def _spellings(match: PlaceMatch) -> None:
    if not match.place_id:
        return
    seen = state.store().mentions_of(match.place_id)
    if seen:
        st.caption("Reports in your store call it")
        st.text(", ".join(f"{words} ({number:,})" for words, number in seen.items()))
    place = state.geocoder().gazetteer.place(match.place_id)
    if place:
        st.caption("Spellings that the gazetteer knows")
        st.text(", ".join(dict.fromkeys([place.name, *(n.name for n in place.names)])))
        st.caption(f"Source of the position: {plain(place.source)}")


def _rivals(match: PlaceMatch, others: list[Candidate]) -> None:
    """The candidates, numbered as on the map, with why each lost or could be meant."""
    lost = match.point is not None
    st.subheader("Who else was close, and why it lost" if lost else "It could be", anchor=False)
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "Nr": n,
                    "Place": c.name,
                    "Kind": c.kind.replace("_", " "),
                    "Governorate": GOVERNORATES.get(c.admin1 or "", c.admin1 or "—"),
                    "Latitude": c.point.lat,
                    "Longitude": c.point.lon,
                    "Score": round(c.score, 2),
                    "Why": f"{c.why}{_why_lost(c, match)}",
                }
                for n, c in enumerate(others, start=1)
            ]
        ),
        hide_index=True,
        alt="The candidates with their scores and reasons",
    )


def _why_lost(candidate: Candidate, match: PlaceMatch) -> str:
    if match.point is None:
        return ""
    behind = match.score - candidate.score
    if behind > 0.005:
        return f"; {behind:.2f} behind {match.name}"
    return f"; as close, but the rest speaks for {match.name}: {match.why}"


def _ask_remote(name: str, admin1: str | None, match: PlaceMatch) -> PlaceMatch:
    """Offer the remote geocoder where the gazetteer refuses; its answer is marked as such."""
    if state.config().offline:
        st.caption("Working offline: no remote geocoder is asked.")
        return match
    question = (name, admin1)
    kept: tuple[object, PlaceMatch] | None = st.session_state.get(REMOTE_ANSWER)
    if kept and kept[0] == question:
        return kept[1]  # until another name is typed
    service = state.config().geocoder
    if not st.button(
        f"Ask {service}",
        help=f"Sends this name to {service} on the internet. The answer is marked as remote.",
        icon=":material/travel_explore:",
    ):
        return match
    try:
        with st.spinner(f"Asking {service} …"):
            answer = state.geocoder().geocode(name, admin1=admin1, allow_remote=True)
    except BadiaError as error:
        st.error(plain(error))
        return match
    if answer.method is not MatchMethod.REMOTE:
        st.info(f"{service} has no answer that fits either.", icon=":material/search_off:")
        return answer
    st.session_state[REMOTE_ANSWER] = (question, answer)
    return answer


def _incidents_there(match: PlaceMatch, point: LonLat) -> None:
    km = max(LEAST_KM, (match.radius_m or 0) / 1000)
    flt = IncidentFilter(near=Near(point, min(km, 2000), match.name or match.query))
    frame, mask = state.shown(flt)
    st.subheader(f"Incidents within {km:,.3g} km", anchor=False)
    ids = frame["id"][np.flatnonzero(mask)][::-1]
    if not len(ids):
        st.caption("None is known. That does not mean the place is safe.")
        return
    if st.button(
        "See them on the map",
        icon=":material/map:",
        help="Opens the map with the newest of them marked, filtered by this distance.",
    ):
        st.session_state[SELECTED] = int(ids[0])
        around = {NEAR: spot_name(point), NEAR_KM: max(1, min(MOST_KM, math.ceil(km)))}
        st.session_state.update(around)
        st.switch_page("pages/map.py", query_params={k: str(v) for k, v in around.items()})
    if len(ids) > MOST_ROWS:
        st.caption(f"The newest {MOST_ROWS} of {len(ids):,}.")
    incidents = state.store().incidents(ids[:MOST_ROWS].tolist())
    st.dataframe(
        incident_table(incidents),
        hide_index=True,
        placeholder="unknown",
        alt="Incidents at this place, newest first",
    )


shell.run_page(page, "pages/places.py")
