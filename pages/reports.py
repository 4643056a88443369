"""Reports: paste a text, check what was read out of it, accept it, find it on the map."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from geo.config import MAX_REPORT_CHARS
from geo.errors import BadiaError
from geo.filters import long_date
from geo.model import Incident, Reading, Status
from geo.reports.files import read_bytes
from geo.reports.reader import read_report
from geo.store import ReportRecord, ReportSummary
from pages.ui import shell, state
from pages.ui.draft_form import draft_form
from pages.ui.map_view import SELECTED
from pages.ui.report_text import marked_report
from pages.ui.review_tools import add_missed, to_decide, undo_button

CURRENT = "current_report"
ADDING = "adding_a_report"  # open until a report was read: typing must not fold it away
ROUND, EMPTY_FORM = "report_round", "empty_report_form"
UPLOAD_TYPES = ["txt", "html", "htm", "pdf", "docx", "md"]


def page() -> None:
    st.header("Reports", anchor=False)
    shell.name_field()
    with st.expander("Add a report", expanded=st.session_state.setdefault(ADDING, True)):
        _add()
    summaries = state.store().reports()
    if not summaries:
        st.info(
            "No report has been added yet. Paste the text of a news report above and press "
            "“Read the report”; nothing goes onto the map before you accept it.",
            icon=":material/article:",
        )
        return
    chosen = _queue(summaries)
    if chosen is not None:
        _review(state.store().report(chosen))


def _add() -> None:
    round_number = st.session_state.setdefault(ROUND, 0)
    if st.session_state.pop(EMPTY_FORM, False):
        st.session_state.update(report_text="", report_publisher="", report_url="")
        st.session_state["report_published"] = None
    text = st.text_area(
        "Text of the report",
        height=220,
        key="report_text",
        placeholder="Paste the whole text here, as it stands on the page.",
        help=f"At most {MAX_REPORT_CHARS:,} characters.",
    )
    upload = st.file_uploader("… or a file", type=UPLOAD_TYPES, key=f"report_file{round_number}")
    with st.container(horizontal=True):
        published = st.date_input(
            "Published on",
            value=None,
            max_value=dt.date(2100, 1, 1),
            min_value=dt.date(2000, 1, 1),
            key="report_published",
            format="YYYY-MM-DD",
            help="Dates like “on Sunday” are read against it. Without it they stay unknown.",
        )
        publisher = st.text_input("Publisher", key="report_publisher", placeholder="Al-Monitor")
        url = st.text_input("Address", key="report_url", placeholder="https://…")
    if st.button("Read the report", type="primary", icon=":material/menu_book:"):
        try:
            if upload is not None and text.strip():
                st.error("There is both a text and a file. Empty one of them, then read again.")
                return
            if upload is not None:
                text = read_bytes(upload.getvalue(), upload.name)
            with st.spinner("Reading …"):
                day = published if isinstance(published, dt.date) else None
                reading = read_report(text, day, state.geocoder())
            added = state.store().add_report(
                text,
                reading,
                title=_title(text),
                publisher=publisher.strip() or None,
                url=url.strip() or None,
                published=day,
                user=shell.user(),
            )
        except BadiaError as error:
            st.error(str(error))
            return
        st.session_state[CURRENT] = added.report_id
        st.session_state.update({ADDING: False, EMPTY_FORM: True, ROUND: round_number + 1})
        if added.already_there:
            st.toast("This report is already here; nothing was added twice.")
        st.rerun()


def _title(text: str) -> str:
    """The first line with enough words to be a headline."""
    for line in text.splitlines():
        if len(line.split()) >= 4:
            return " ".join(line.split())[:120]
    return " ".join(text.split())[:120]


def _queue(summaries: list[ReportSummary]) -> int | None:
    """Choose a report; those with drafts waiting come first."""
    by_id = {s.id: s for s in sorted(summaries, key=lambda s: (s.drafts == 0, -s.id))}
    if st.session_state.get(CURRENT) not in by_id:
        st.session_state[CURRENT] = next(iter(by_id))

    def label(report_id: int) -> str:
        summary = by_id[report_id]
        waiting = f"{summary.drafts} to check" if summary.drafts else "checked"
        day = f", {long_date(summary.published)}" if summary.published else ""
        return f"{summary.title or 'Untitled'}{day} ({waiting})"

    return st.selectbox("Report", list(by_id), format_func=label, key=CURRENT)


def _review(record: ReportRecord) -> None:
    incidents = state.store().report_incidents(record.id)
    left, right = st.columns([5, 6], gap="medium")
    with left:
        st.subheader("The report", anchor=False)
        for warning in record.warnings:
            st.warning(warning)
        marked_report(record, incidents)
        add_missed(record)
        _left_out(record.reading)
    with right:
        _drafts(incidents, record.reading)


def _left_out(reading: Reading) -> None:
    if reading.ignored:
        with st.expander(f"Left out, and why ({len(reading.ignored)})"):
            for ignored in reading.ignored:
                st.caption(ignored.reason)
                st.text(" ".join(ignored.text.split()))


def _drafts(incidents: list[Incident], reading: Reading) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("What was read", anchor=False)
        undo_button()
    drafts = [i for i in incidents if i.status is Status.DRAFT]
    if not incidents and not any("unread" in w for w in reading.warnings):
        st.info(
            "No incident was found in this report. If it holds one, its words may be new to the "
            "reader; what was left out is listed under the text.",
            icon=":material/search_off:",
        )
    if drafts:
        unplaced = sum(i.place.match.point is None for i in drafts)
        if unplaced:
            st.warning(
                f"{unplaced} of {len(drafts)} have no place yet. They count, but can't be drawn; "
                "correct the place below.",
                icon=":material/location_off:",
            )
        fresh = [d for d in drafts if not to_decide(d, state.frame())]
        if len(fresh) < len(drafts):
            st.warning(
                f"{len(drafts) - len(fresh)} look like incidents that are there already. Join "
                "them or keep them apart below; nothing is counted twice by itself.",
                icon=":material/content_copy:",
            )
        if fresh and st.button(
            f"Accept all {len(fresh)}" if len(fresh) == len(drafts) else f"Accept {len(fresh)}",
            type="primary",
            icon=":material/done_all:",
        ):
            _accept(fresh)
    elif incidents:
        st.success("All of this report is checked.", icon=":material/check:")
        placed = [i.id for i in incidents if i.place.match.point and i.status is Status.VERIFIED]
        if placed and st.button("See it on the map", icon=":material/map:"):
            st.session_state[SELECTED] = placed[0]
            st.switch_page("pages/map.py")
    for number, incident in enumerate(incidents, start=1):
        draft_form(number, incident)
    for tally in reading.tallies:
        st.info(
            "A running total, kept as such and never drawn: "
            + (f"{tally.killed} killed" if tally.killed else "number unknown")
            + f" ({tally.source or 'source unnamed'}).",
            icon=":material/functions:",
        )


def _accept(drafts: list[Incident]) -> None:
    try:
        state.store().accept([i.id for i in drafts if i.id is not None], shell.user())
    except BadiaError as error:
        st.error(str(error))
        return
    st.toast(f"{len(drafts)} accepted; they are on the map now.")
    st.rerun()


shell.run_page(page, "pages/reports.py")
