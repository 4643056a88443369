"""One incident of a report: what was read, with every value to correct, accept or reject."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import streamlit as st

from geo.errors import BadiaError, ConflictError, InputError
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import (
    Casualties,
    Category,
    CountRange,
    DatePrecision,
    EventType,
    Incident,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from pages.ui import shell, state
from pages.ui.incident_view import count_text, date_text, incident_card, place_text
from pages.ui.report_text import colour_of
from pages.ui.review_tools import join_offer

ICONS = {
    Status.DRAFT: ":material/edit_note:",
    Status.PENDING: ":material/hourglass_empty:",
    Status.VERIFIED: ":material/check_circle:",
    Status.REJECTED: ":material/cancel:",
}


def draft_form(number: int, incident: Incident) -> None:
    """Draw the incident; drafts are open for correction, the rest can be opened."""
    with st.container(border=True):
        st.html(
            f"<span style='display:inline-block;width:0.9em;height:0.9em;background:"
            f"{colour_of(number)}'></span> <b>{number}</b>"
        )
        st.markdown(
            f"{ICONS[incident.status]} **{EVENT_LABELS[incident.event_type]}**, "
            f"{date_text(incident)} · {incident.category} · {incident.status}"
        )
        st.text(
            f"{place_text(incident.place)}\n"
            f"killed: {count_text(incident.killed)}, wounded: {count_text(incident.wounded)}"
        )
        with st.popover("Details and sentences"):
            incident_card(incident)
        if incident.status is Status.REJECTED:
            if st.button("Take back the rejection", key=f"back{incident.id}"):
                _do(lambda: state.store().set_status([_id(incident)], Status.DRAFT, shell.user()))
            return
        if incident.status is Status.DRAFT:
            join_offer(incident, state.frame())
        with st.expander("Correct", icon=":material/edit:"):
            _form(incident)
        with st.container(horizontal=True):
            if incident.status is not Status.VERIFIED and st.button(
                "Accept", key=f"accept{incident.id}", type="primary", icon=":material/check:"
            ):
                _do(lambda: state.store().accept([_id(incident)], shell.user()))
            if st.button("Reject", key=f"reject{incident.id}", icon=":material/close:"):
                _do(lambda: state.store().reject([_id(incident)], shell.user()))


def _id(incident: Incident) -> int:
    assert incident.id is not None
    return incident.id


def _do(action: Any) -> None:
    try:
        action()
    except BadiaError as error:
        st.error(str(error))
        return
    st.rerun()


def _form(incident: Incident) -> None:
    key = f"{incident.id}v{incident.version}"
    with st.form(f"form{key}", border=False):
        kind = st.selectbox(
            "Kind",
            list(EventType),
            index=list(EventType).index(incident.event_type),
            format_func=EVENT_LABELS.__getitem__,
        )
        category = st.segmented_control(
            "Counts as", list(Category), default=incident.category, format_func=str.capitalize
        )
        day = st.date_input(
            "Date",
            value=incident.date,
            min_value=dt.date(2000, 1, 1),
            max_value=dt.date(2100, 1, 1),
            format="YYYY-MM-DD",
            help="Leave it empty where nobody says when.",
        )
        place = st.text_input(
            "Place",
            value=incident.place.mention,
            help="A name in any spelling, “10 km north of Palmyra”, or a point as "
            "“34.56, 38.28” (latitude, longitude).",
        )
        parties: list[Party | None] = [None, *Party]
        attacker = st.selectbox(
            "Attacker",
            parties,
            index=parties.index(incident.attacker),
            format_func=lambda p: PARTY_LABELS[p] if p else "Unknown",
        )
        victims = st.multiselect(
            "Who suffered",
            list(Party),
            default=list(incident.victims),
            format_func=PARTY_LABELS.__getitem__,
        )
        killed = st.text_input("Killed", value=_count_input(incident.killed), help=COUNT_HELP)
        wounded = st.text_input("Wounded", value=_count_input(incident.wounded), help=COUNT_HELP)
        note = st.text_area("Note", value=incident.note, height=68)
        if st.form_submit_button("Save the corrections", icon=":material/save:"):
            try:
                changes: dict[str, Any] = {
                    "event_type": kind,
                    "category": category or incident.category,
                    "date": day,
                    "attacker": attacker,
                    "victims": tuple(victims),
                    "note": note,
                }
                if day != incident.date:
                    changes["date_precision"] = DatePrecision.DAY if day else DatePrecision.UNKNOWN
                    changes["date_end"] = None
                if killed.strip() != _count_input(incident.killed):
                    changes["killed"] = _casualties(killed, tuple(victims))
                if wounded.strip() != _count_input(incident.wounded):
                    changes["wounded"] = _casualties(wounded, tuple(victims))
                if place.strip() != incident.place.mention:
                    changes["place"] = find_place(place)
                state.store().update(_id(incident), changes, incident.version, shell.user())
            except ConflictError as error:
                st.error(f"{error} Reload the page to see their version, then correct again.")
                return
            except BadiaError as error:
                st.error(str(error))
                return
            st.rerun()


COUNT_HELP = "“13”, “13-15”, “5+” for at least five, or empty for unknown. Never 0 for unknown."


def _count_input(casualties: Casualties) -> str:
    total = casualties.total
    if total is None:
        return ""
    if total.max is None:
        return f"{total.min}+"
    return str(total.min) if total.min == total.max else f"{total.min}-{total.max}"


def _casualties(text: str, victims: tuple[Party, ...]) -> Casualties:
    """A count as a desk types it; raises InputError naming what can't be read."""
    plain = text.strip().replace("–", "-").replace(" ", "")
    if not plain:
        return Casualties()
    try:
        if plain.endswith("+"):
            count = CountRange(int(plain[:-1]), None)
        elif "-" in plain:
            low, high = plain.split("-", 1)
            count = CountRange(int(low), int(high))
        else:
            count = CountRange.exactly(int(plain))
    except ValueError as error:
        raise InputError(f"{text!r} is no number of people. Write 13, 13-15 or 5+.") from error
    return Casualties(count, {victims[0]: count} if len(victims) == 1 else {})


def find_place(text: str) -> PlaceMention:
    """The place a desk typed: a point in degrees, or a name that the gazetteer must know.

    Raises InputError with the reason, and the candidates, where the name is refused.
    """
    plain = text.strip()
    if not plain:
        return PlaceMention("", PlaceMatch("", MatchStatus.UNRESOLVED, why="No place was named."))
    point = _typed_point(plain)
    if point is not None:
        regions = state.geocoder().regions
        admin1 = regions.governorate_at(point.lon, point.lat) if regions else None
        match = PlaceMatch(
            query=plain,
            status=MatchStatus.MATCHED,
            name=plain,
            point=point,
            radius_m=1000.0,
            admin1=admin1,
            regions=(admin1,) if admin1 else (),
            method=MatchMethod.USER,
            score=1.0,
            why="A point typed by the desk.",
        )
        return PlaceMention(plain, match)
    match = state.geocoder().geocode(plain)
    if match.point is None:
        others = ", ".join(f"{c.name} ({c.kind}, {c.admin1 or '–'})" for c in match.candidates[:5])
        close = f" Close by name: {others}." if others else ""
        raise InputError(f"{match.why}{close} You may also give a point as latitude, longitude.")
    return PlaceMention(plain, dataclasses.replace(match))


def _typed_point(text: str) -> LonLat | None:
    parts = text.replace(";", ",").split(",")
    if len(parts) != 2:
        return None
    try:
        lat, lon = (float(p) for p in parts)
    except ValueError:
        return None
    return LonLat(lon, lat)
