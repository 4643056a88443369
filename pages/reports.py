"""Reports: add texts, check what was read out of them, accept it, and find what was told twice."""

from __future__ import annotations

import textwrap

import streamlit as st

from geo.briefing.words import period_text, plural
from geo.filters import long_date
from geo.model import Incident, Reading, Status
from geo.reports.marks import Mark
from geo.store import ReportRecord, ReportSummary
from geo.store.likely_same import likely_same
from pages.ui import shell, state
from pages.ui.accept_all import accept_all
from pages.ui.add_reports import add_reports
from pages.ui.draft_form import draft_form
from pages.ui.map_view import SELECTED
from pages.ui.place_map import drafts_map
from pages.ui.plain import isolated, plain
from pages.ui.report_date import report_date
from pages.ui.report_text import marked_report, marks_of
from pages.ui.review_tools import add_marked, add_typed
from pages.ui.told_twice import told_twice
from pages.ui.undo import undo_tools
from pages.ui.unsaved import kept_by_the_tab

CURRENT = "current_report"
ADDRESS = "report"
"""The current report's number in the page's address, so that a reload shows it again."""
VIEWS = ("Review", "Told twice")
MOST_TITLE = 80


def page() -> None:
    st.header("Reports", anchor=False)
    shell.name_field()
    view = st.segmented_control(
        "What to do",
        VIEWS,
        default=VIEWS[0],
        required=True,
        key="reports_view",
        bind="query-params",
        label_visibility="collapsed",
    )
    if view == VIEWS[1]:
        told_twice()
        return
    summaries = state.store().reports()
    add_reports(_show, any_yet=bool(summaries))
    if not summaries:
        st.info(
            "No report has been added yet. Paste the text of a news report above and press "
            "“Read the report”; nothing goes onto the map before you accept it.",
            icon=":material/article:",
        )
        undo_tools()
    else:
        record = _queue(summaries)
        _review(record, _waiting(summaries, record.id))
    kept_by_the_tab()


def _show(report_id: int) -> None:
    st.session_state[CURRENT] = report_id
    st.query_params[ADDRESS] = str(report_id)


def _queue(summaries: list[ReportSummary]) -> ReportRecord:
    """Choose a report, the newest first; without a choice the newest that waits."""
    by_id = {s.id: s for s in summaries}
    ids = list(by_id)
    if st.session_state.get(CURRENT) not in by_id:
        asked = st.query_params.get(ADDRESS, "")
        known = asked.isdecimal() and int(asked) in by_id
        if asked and not known:
            st.warning(f"There is no report {plain(asked[:20])}; another one is shown.")
        st.session_state[CURRENT] = int(asked) if known else _waiting(summaries) or ids[0]
    at = ids.index(st.session_state[CURRENT])
    record, waiting = state.store().report(ids[at]), sum(s.drafts > 0 for s in summaries)
    here = _standing(by_id[ids[at]], unread=_is_unread(record.reading))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Newer",
            icon=":material/chevron_left:",
            disabled=at == 0,
            on_click=_go,
            args=(ids[at - 1],),
        )
        st.button(
            "Older",
            icon=":material/chevron_right:",
            disabled=at == len(ids) - 1,
            on_click=_go,
            args=(ids[min(at + 1, len(ids) - 1)],),
        )
        with st.container(width="stretch", key="queue_choice"):
            st.selectbox(
                f"Report {at + 1} of {len(ids)}: {here}; {plural(waiting, 'report')} waiting",
                ids,
                format_func=lambda key: _name(by_id[key]),
                key=CURRENT,
                persist_state="session",  # back from the map, the same report
            )
    st.query_params[ADDRESS] = str(record.id)
    return record


def _name(summary: ReportSummary) -> str:
    """How a report is listed; it stays the same while its drafts are decided."""
    title = textwrap.shorten(summary.title or "Untitled", MOST_TITLE, placeholder=" …")
    day = long_date(summary.published) if summary.published else ""
    day = f", {day}" if day and day not in title else ""
    publisher = f", {isolated(summary.publisher)}" if summary.publisher else ""
    return f"{summary.id}: {isolated(title)}{publisher}{day}"


def _standing(summary: ReportSummary, *, unread: bool) -> str:
    if summary.drafts:
        return f"{summary.drafts} to check"
    if summary.pending:
        return f"{summary.pending} pending"
    if summary.verified + summary.rejected:
        return "checked"
    return "not read" if unread else "no incident found"


def _is_unread(reading: Reading) -> bool:
    """A text in another language says nothing of what happened, also not that nothing did."""
    return any("it was left unread" in warning for warning in reading.warnings)


def _waiting(summaries: list[ReportSummary], here: int | None = None) -> int | None:
    """The report to review next: of those added behind ``here`` the first, else the newest."""
    waiting = [s.id for s in summaries if s.drafts]
    behind = [key for key in waiting if here is not None and key > here]
    return min(behind) if behind else next(iter(waiting), None)


def _go(report_id: int) -> None:
    st.session_state[CURRENT] = report_id


def _review(record: ReportRecord, waiting: int | None) -> None:
    incidents = _as_told(state.store().report_incidents(record.id), record.id)
    marks = marks_of(record, incidents)
    left, right = st.columns([5, 6], gap="medium")
    with left, st.container(key="report_side"):
        st.subheader("The report", anchor=False)
        for warning in record.warnings:
            st.warning(plain(warning))
        report_date(record, incidents)
        if (span := marked_report(record, incidents, marks)) is not None:
            add_marked(record, span)
        drafts_map(incidents)
        add_typed(record)
        _left_out(record.reading)
    with right:
        _drafts(incidents, record.reading, marks, waiting)


def _as_told(incidents: list[Incident], report_id: int) -> list[Incident]:
    """In the order of their words in this report: one that was joined is older or newer."""

    def first_word(incident: Incident) -> int:
        spans = [c.span for c in incident.claims if c.report_id == report_id and c.span]
        return min((start for start, _ in spans), default=0)

    return sorted(incidents, key=first_word)


def _left_out(reading: Reading) -> None:
    if reading.ignored:
        with st.expander(f"Left out, and why ({len(reading.ignored)})"):
            for ignored in reading.ignored:
                st.caption(plain(f"{ignored.reason[:1].upper()}{ignored.reason[1:]}."))
                st.text(" ".join(ignored.text.split()))


def _drafts(
    incidents: list[Incident], reading: Reading, marks: list[Mark], waiting: int | None
) -> None:
    st.subheader("What was read", anchor=False)
    undo_tools()
    drafts = [i for i in incidents if i.status is Status.DRAFT]
    if not incidents:
        _nothing_read(reading)
    unchecked = [i for i in incidents if i.status in (Status.DRAFT, Status.PENDING)]
    same = {i.id: likely_same(state.store(), state.frame(), i) for i in unchecked}
    above = st.container()
    if incidents and not drafts:
        _say_done(sum(i.status is Status.PENDING for i in incidents), waiting)
    if not drafts:
        _next(incidents, waiting)
    for number, incident in enumerate(incidents):
        here = marks if incident.status is not Status.REJECTED else ()  # its words stand unmarked
        fields = {m.field for m in here if m.incident == number}
        draft_form(number + 1, incident, incidents, fields, same.get(incident.id, []))
    if drafts:
        with above:  # when the forms have told what was typed into them
            accept_all(incidents, [d.id for d in drafts if same[d.id]])
    for tally in reading.tallies:
        when = period_text(tally.date_from, tally.date_to) or "period unknown"
        st.info(
            "A total of several events, kept as such and never drawn: "
            + (f"{tally.killed} killed" if tally.killed else "number unknown")
            + f" {when} ({plain(tally.source or 'source unnamed')}).",
            icon=":material/functions:",
        )


def _say_done(pending: int, waiting: int | None) -> None:
    if pending:
        some = "One incident is" if pending == 1 else f"{pending} incidents are"
        st.info(
            f"{some} pending: counted, and hollow on the map until accepted here.",
            icon=":material/hourglass_empty:",
        )
        return
    no_more = "" if waiting is not None else " No other report waits."
    st.success(f"All of this report is checked.{no_more}", icon=":material/check:")


def _nothing_read(reading: Reading) -> None:
    by_hand = "mark its words in the text and press “Add as incident”"
    if _is_unread(reading):
        st.info(
            f"Nothing was read here. For each incident, {by_hand}; then fill in its values under "
            "“Correct”.",
            icon=":material/translate:",
        )
    else:
        left_out = "; what was left out is listed under the text" if reading.ignored else ""
        st.info(
            f"No incident was found in this report. If it holds one, {by_hand}{left_out}.",
            icon=":material/search_off:",
        )


def _next(incidents: list[Incident], waiting: int | None) -> None:
    """Where to go from a report that is checked."""
    placed = [i.id for i in incidents if i.place.match.point and i.status is Status.VERIFIED]
    with st.container(horizontal=True):
        if waiting is not None:
            st.button(
                "Next report that waits",
                type="primary",
                icon=":material/arrow_forward:",
                on_click=_go,
                args=(waiting,),
            )
        if placed and st.button("See it on the map", icon=":material/map:"):
            st.session_state[SELECTED] = placed[0]
            st.switch_page("pages/map.py")


shell.run_page(page, "pages/reports.py")
