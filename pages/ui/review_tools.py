"""Tools of the review: what was missed, split, merge, and one event told twice."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import streamlit as st

from geo.errors import BadiaError, InputError
from geo.maps.style import EVENT_LABELS
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
from geo.reports.duplicates import DuplicatePair
from geo.reports.reader import read_marked
from geo.store import ReportRecord
from pages.ui import shell, state
from pages.ui.incident_view import claim_view, count_text, date_text, place_text
from pages.ui.plain import plain

MOST_CLAIMS = 2
"""So many of the other's sentences are shown beside a draft."""


def incident_line(incident: Incident) -> str:
    """An incident in one line of plain text, to tell it from others."""
    sources = "; ".join(incident.sources) or "nobody named"
    return (
        f"{EVENT_LABELS[incident.event_type]}, {date_text(incident)}, "
        f"{place_text(incident.place)}, killed: {count_text(incident.killed)}, {sources}"
    )


def add_marked(record: ReportRecord, span: tuple[int, int]) -> None:
    """Words that a user marked become a draft, read as far as the reader can, then corrected."""
    words = record.text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    if words.strip():
        _add(record, start, words.strip())


def add_typed(record: ReportRecord) -> None:
    """The same by typing or copying the sentence, where marking is no way."""
    with st.expander("Add an incident that was missed", icon=":material/add:"):
        st.caption("Mark its words in the report above, or copy its sentence here.")
        with st.form(f"missed{record.id}", clear_on_submit=True, border=False):
            sentence = st.text_area("Its sentence, copied from the report", height=90)
            if not st.form_submit_button("Add as a draft"):
                return
        words = sentence.strip()
        start = record.text.find(words) if words else -1
        if start < 0:
            st.error(
                "These words do not stand in the report. Copy the sentence exactly as it stands "
                "there."
            )
            return
        _add(record, start, words)


def _add(record: ReportRecord, start: int, words: str) -> None:
    try:
        draft = draft_of(record, start, words)
        key = state.store().add_incident(draft, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(
        f"Nothing could be read out of these words. Fill in incident {key} under “Correct”."
        if _is_blank(draft)
        else f"Added as incident {key}. Check its values, then accept it."
    )
    st.rerun()


def _is_blank(draft: Incident) -> bool:
    told = (draft.date, draft.place.mention, draft.victims, draft.attacker, draft.killed.total)
    return draft.event_type is EventType.OTHER and not any(told)


def draft_of(record: ReportRecord, start: int, words: str) -> Incident:
    """A draft of the words that stand at ``start`` of a report; what isn't read stays unknown."""
    try:
        read = read_marked(words, record.published, state.geocoder()) or _blank()
    except InputError:
        read = _blank()  # a single word or number may be marked
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
        place=_moved(read.place, start),
        status=Status.DRAFT,
        date=read.date,
        date_end=read.date_end,
        date_precision=read.date_precision,
        other_places=tuple(_moved(place, start) for place in read.other_places),
        attacker=read.attacker,
        victims=read.victims,
        killed=read.killed,
        wounded=read.wounded,
        claims=(claim,),
        units=read.units,
    )


def _moved(place: PlaceMention, by: int) -> PlaceMention:
    """A mention of the marked words as one of the whole report."""
    if place.span is None:
        return place
    return dataclasses.replace(place, span=(place.span[0] + by, place.span[1] + by))


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


_ORDINALS = {1: "a second", 2: "a third", 3: "a fourth"}


def join_offer(incident: Incident, pairs: Sequence[DuplicatePair]) -> None:
    """Before accepting: is this an incident that is there already? Join it, or keep it apart."""
    for pair in pairs[:1]:
        other = pair.second
        if incident.id is None or other.id is None:
            return
        likely, of_a_day = pair.looks_alike, None not in (incident.date, other.date)
        st.warning(
            f"This {'looks like' if likely else 'may be'} incident {other.id}"
            + ("." if of_a_day else ", but the day of one isn't known."),
            icon=":material/content_copy:",
        )
        st.text(f"{incident_line(other)}\n{pair.reason}")
        for claim in other.claims[:MOST_CLAIMS]:
            claim_view(claim)
        with st.container(horizontal=True):
            join = st.button(
                f"Join as {_ORDINALS.get(len(other.claims), 'another')} claim",
                key=f"join{incident.id}",
                type="primary" if likely else "secondary",
                icon=":material/merge:",
            )
            apart = st.button("Keep apart", key=f"apart{incident.id}")
        if len(pairs) > 1:
            st.caption(
                f"The likeliest of {len(pairs)}: once it is kept apart, the next is asked about."
            )
        if apart:
            keep_apart(incident.id, other.id)
        if join:
            join_into(other.id, incident.id)


def keep_apart(one: int, other: int) -> None:
    try:
        state.store().keep_apart(one, other, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    low, high = sorted((one, other))
    st.toast(f"Incidents {low} and {high} are two events; you won't be asked again.")
    st.rerun()


def join_into(into_id: int, other_id: int) -> None:
    """The other's claims become the first's; undone as one."""
    try:
        joined = state.store().join(into_id, other_id, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(
        f"Joined: incident {into_id} has {len(joined.claims)} claims now; "
        f"killed: {count_text(joined.killed)}."
    )
    st.rerun()


def more_tools(incident: Incident, siblings: list[Incident]) -> None:
    """Split this incident, or merge it into another."""
    _split(incident)
    _merge(incident, siblings)


def _split(incident: Incident) -> None:
    if incident.id is None:
        return
    if len(incident.claims) > 1:
        keys = {c.id: f"{c.attribution}: {' '.join(c.sentence.split())}" for c in incident.claims}
        chosen = st.multiselect(
            "Split off claims as an incident of their own",
            list(keys),
            format_func=lambda key: keys[key],
            key=f"claims{incident.id}",
        )
        wanted = [key for key in chosen if key is not None]
        if st.button("Split off", key=f"off{incident.id}", disabled=not wanted):
            try:
                new = state.store().split(incident.id, wanted, shell.user())
            except BadiaError as error:
                st.error(plain(error))
                return
            told_in = sorted({c.report_id for c in new.claims if c.report_id})
            where = f", told in report {', '.join(map(str, told_in))}" if told_in else ""
            st.toast(f"Split off as incident {new.id}{where}.")
            st.rerun()
    if incident.status is Status.DRAFT and st.button(
        "Two incidents in one sentence",
        key=f"two{incident.id}",
        icon=":material/call_split:",
        help="Makes a second draft of the same words. Its counts are unknown until you give them.",
    ):
        try:
            second = state.store().split_sentence(incident.id, shell.user())
        except BadiaError as error:
            st.error(plain(error))
            return
        st.toast(f"Incident {second.id} is a second draft of the same words; correct both.")
        st.rerun()


def _merge(incident: Incident, siblings: list[Incident]) -> None:
    by_id = {
        s.id: f"{number}: {EVENT_LABELS[s.event_type]}, {date_text(s)}, {place_text(s.place)}"
        for number, s in enumerate(siblings, start=1)  # the numbers that stand in the text
        if s.id != incident.id and s.status is not Status.REJECTED
    }
    into = st.selectbox(
        "Merge into an incident of this report",
        list(by_id),
        index=None,
        format_func=by_id.__getitem__,
        placeholder="Choose one",
        key=f"merge{incident.id}",
        disabled=not by_id,
    )
    number = st.number_input(
        "… or into incident number",
        min_value=1,
        value=None,
        step=1,
        key=f"into{incident.id}",
        help="The number that the map's card and the tables show.",
    )
    target = into or number
    if st.button("Merge", key=f"domerge{incident.id}", disabled=target is None) and incident.id:
        join_into(int(target or 0), incident.id)
