"""One incident of a report: what was read, with every value to correct, accept or reject."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping

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
from pages.ui.incident_view import (
    count_text,
    date_text,
    incident_card,
    party_text,
    place_text,
    victims_text,
)
from pages.ui.report_text import colour_of
from pages.ui.review_tools import join_offer

Corrections = Mapping[str, Callable[[], object]]

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
            f"killed: {count_text(incident.killed)}, wounded: {count_text(incident.wounded)}\n"
            f"{party_text(incident.attacker)} against {victims_text(incident)}"
        )
        with st.popover("Details and sentences"):
            incident_card(incident)
        if incident.status is Status.REJECTED:
            if st.button("Take back the rejection", key=f"back{incident.id}"):
                back = [_id(incident)]
                _do(lambda: state.store().set_status(back, Status.DRAFT, shell.user()), "Back.")
            return
        if incident.status is Status.DRAFT:
            join_offer(incident, state.frame())
        with st.expander("Correct", icon=":material/edit:"):
            corrections = _corrections(incident)
        with st.container(horizontal=True):
            if corrections and st.button(
                "Save the corrections", key=f"save{incident.id}", icon=":material/save:"
            ):
                _do(lambda: _save(incident, corrections), "Saved.")
            if incident.status is not Status.VERIFIED and st.button(
                "Save and accept" if corrections else "Accept",
                key=f"accept{incident.id}",
                type="primary",
                icon=":material/check:",
            ):
                _do(lambda: _accept(incident, corrections), "Accepted; it is on the map now.")
            if st.button("Reject", key=f"reject{incident.id}", icon=":material/close:"):
                _do(lambda: state.store().reject([_id(incident)], shell.user()), "Rejected.")


def _save(incident: Incident, corrections: Corrections) -> None:
    changes = {name: make() for name, make in corrections.items()}
    state.store().update(_id(incident), changes, incident.version, shell.user())


def _accept(incident: Incident, corrections: Corrections) -> None:
    """Accept with what was corrected: nothing that a desk typed is left behind."""
    if corrections:
        _save(incident, corrections)
    state.store().accept([_id(incident)], shell.user())


def _id(incident: Incident) -> int:
    assert incident.id is not None
    return incident.id


def _do(action: Callable[[], object], done: str) -> None:
    try:
        action()
    except ConflictError as error:
        st.error(f"{error} Reload the page to see their version, then correct again.")
        return
    except BadiaError as error:
        st.error(str(error))
        return
    st.toast(done)
    st.rerun()


def _corrections(incident: Incident) -> Corrections:
    """The fields that a desk changed; each is checked and made when it is saved.

    The widgets carry the incident's version in their keys, so that they show what is stored once
    it was saved.
    """
    key = f"{incident.id}v{incident.version}"
    if incident.claims:
        st.caption("The sentence")
        st.text(" ".join(incident.claims[0].sentence.split()))
    kinds = list(EventType)
    parties: list[Party | None] = [None, *Party]
    left, right = st.columns(2)
    kind = left.selectbox(
        "Kind",
        kinds,
        index=kinds.index(incident.event_type),
        format_func=EVENT_LABELS.__getitem__,
        key=f"kind{key}",
    )
    category = right.segmented_control(
        "Counts as",
        list(Category),
        default=incident.category,
        format_func=str.capitalize,
        key=f"category{key}",
    )
    day = left.date_input(
        "Date",
        value=incident.date,
        min_value=dt.date(2000, 1, 1),
        max_value=dt.date(2100, 1, 1),
        format="YYYY-MM-DD",
        help="Leave it empty where nobody says when.",
        key=f"date{key}",
    )
    place = right.text_input(
        "Place",
        value=incident.place.mention,
        help="A name in any spelling, “10 km north of Palmyra”, or a point as "
        "“34.56, 38.28” (latitude, longitude).",
        key=f"place{key}",
    )
    attacker = left.selectbox(
        "Attacker",
        parties,
        index=parties.index(incident.attacker),
        format_func=lambda p: PARTY_LABELS[p] if p else "Unknown",
        key=f"attacker{key}",
    )
    victims = right.multiselect(
        "Who suffered",
        list(Party),
        default=list(incident.victims),
        format_func=PARTY_LABELS.__getitem__,
        key=f"victims{key}",
    )
    was_killed, was_wounded = _count_input(incident.killed), _count_input(incident.wounded)
    killed = left.text_input("Killed", value=was_killed, help=COUNT_HELP, key=f"killed{key}")
    wounded = right.text_input("Wounded", value=was_wounded, help=COUNT_HELP, key=f"wounded{key}")
    note = st.text_area("Note", value=incident.note, height=68, key=f"note{key}")
    corrections: dict[str, Callable[[], object]] = {}
    plain = {
        "event_type": kind,
        "category": category or incident.category,
        "attacker": attacker,
        "victims": tuple(victims),
        "note": note,
        "date": day,
    }
    for name, value in plain.items():
        if value != getattr(incident, name):
            corrections[name] = lambda value=value: value
    if "date" in corrections:
        precision = DatePrecision.DAY if day else DatePrecision.UNKNOWN
        corrections["date_precision"] = lambda: precision
        corrections["date_end"] = lambda: None
    if killed.strip() != was_killed:
        corrections["killed"] = lambda: _casualties(killed, tuple(victims))
    if wounded.strip() != was_wounded:
        corrections["wounded"] = lambda: _casualties(wounded, tuple(victims))
    if place.strip() != incident.place.mention.strip():
        corrections["place"] = lambda: find_place(place)
    return corrections


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
