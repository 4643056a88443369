"""Tools of the review: what was missed, undo, and one event told twice."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from geo.errors import BadiaError, InputError
from geo.filters import IncidentFilter
from geo.frame import Frame
from geo.model import (
    Casualties,
    Category,
    Claim,
    DatePrecision,
    EventType,
    Incident,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
    ReadIncident,
    Status,
)
from geo.reports.duplicates import LIKELY, DuplicatePair, compare
from geo.reports.reader import read_report
from geo.store import ReportRecord
from pages.ui import shell, state
from pages.ui.incident_view import count_text, date_text, place_text

DAYS_AROUND = 2
MOST_COMPARED = 300


def undo_button() -> None:
    """Take back this person's last action, named on the button."""
    last = next((a for a in state.store().actions(5, user=shell.user()) if not a.undone), None)
    if last is None:
        return
    name = last.action.replace("_", " ")
    if st.button(f"Undo: {name}", icon=":material/undo:", help="Your last change"):
        try:
            state.store().undo(last.group_id, user=shell.user())
        except BadiaError as error:
            st.error(str(error))
            return
        st.rerun()


def add_missed(record: ReportRecord) -> None:
    """A sentence of the report becomes a draft, read as far as the reader can, then corrected."""
    with st.expander("Add an incident that was missed", icon=":material/add:"):
        with st.form(f"missed{record.id}", clear_on_submit=True, border=False):
            sentence = st.text_area("Its sentence, copied from the report", height=90)
            if not st.form_submit_button("Add as a draft"):
                return
        try:
            draft = _draft(record, sentence)
            state.store().add_incident(draft, shell.user())
        except BadiaError as error:
            st.error(str(error))
            return
        st.rerun()


def _draft(record: ReportRecord, sentence: str) -> Incident:
    """Raises InputError where the words do not stand in the report."""
    words = sentence.strip()
    start = record.text.find(words) if words else -1
    if start < 0:
        raise InputError(
            "These words do not stand in the report. Copy the sentence exactly as it stands there."
        )
    found = read_report(words, record.published, state.geocoder()).incidents
    read = found[0] if found else _blank()
    claim = Claim(
        source=read.source,
        sentence=words,
        killed=read.killed,
        wounded=read.wounded,
        publisher=record.publisher,
        url=record.url,
        published=record.published,
        report_id=record.id,
        span=(start, start + len(words)),
    )
    return Incident(
        category=read.category,
        event_type=read.event_type,
        place=read.place,
        status=Status.DRAFT,
        date=read.date,
        date_end=read.date_end,
        date_precision=read.date_precision,
        other_places=read.other_places,
        attacker=read.attacker,
        victims=read.victims,
        killed=read.killed,
        wounded=read.wounded,
        claims=(claim,),
        units=read.units,
    )


def _blank() -> ReadIncident:
    nowhere = PlaceMatch("", MatchStatus.UNRESOLVED, why="No place was read.")
    return ReadIncident(
        category=Category.ATTACK,
        event_type=EventType.OTHER,
        place=PlaceMention("", nowhere),
        date_precision=DatePrecision.UNKNOWN,
        killed=Casualties(),
        wounded=Casualties(),
    )


def likely_same(incident: Incident, frame: Frame) -> list[DuplicatePair]:
    """Shown incidents that this draft may be another telling of, the likeliest first."""
    if incident.date is None:
        rows = IncidentFilter().select(frame) & ~frame.has_day
    else:
        around = dt.timedelta(days=DAYS_AROUND)
        flt = IncidentFilter(date_from=incident.date - around, date_to=incident.date + around)
        rows = flt.select(frame)
    others = state.store().incidents(frame["id"][rows][-MOST_COMPARED:].tolist())
    pairs = (compare(incident, other) for other in others if other.id != incident.id)
    return sorted((p for p in pairs if p and p.score >= LIKELY), key=lambda p: -p.score)


def to_decide(incident: Incident, frame: Frame) -> bool:
    """Whether a person has yet to say if this draft is an incident that is there already."""
    return incident.id not in _kept_apart() and bool(likely_same(incident, frame))


def _kept_apart() -> set[int]:
    kept: set[int] = st.session_state.setdefault("kept_apart", set())
    return kept


def join_offer(incident: Incident, frame: Frame) -> None:
    """Before accepting: is this an incident that is there already? Join it, or keep it apart."""
    if incident.id is None or incident.id in _kept_apart():
        return
    for pair in likely_same(incident, frame)[:1]:
        other = pair.second
        st.warning(f"This looks like incident {other.id}.", icon=":material/content_copy:")
        st.text(
            f"{date_text(other)}, {place_text(other.place)}, killed: {count_text(other.killed)}, "
            f"{'; '.join(other.sources)}\n{pair.reason}"
        )
        with st.container(horizontal=True):
            join = st.button("Join as a second claim", key=f"join{incident.id}")
            apart = st.button("Keep apart", key=f"apart{incident.id}")
        if apart:
            _kept_apart().add(incident.id)
            st.rerun()
        if join and other.id is not None:
            try:
                joined = state.store().join(other.id, incident.id, shell.user())
            except BadiaError as error:
                st.error(str(error))
                return
            st.toast(f"Joined: incident {other.id} now counts {count_text(joined.killed)} killed.")
            st.rerun()
