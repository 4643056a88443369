"""New reports: pasted texts, files or an address; each is read and stored at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from geo.config import MAX_REPORT_CHARS
from geo.errors import BadiaError
from geo.published import settled_day
from geo.reports.intake import own_day
from geo.reports.reader import read_report
from geo.reports.text.fetch import fetch_report
from geo.reports.text.files import MAX_FILE_BYTES, Document, read_bytes
from geo.reports.text.layout import Role, blocks_of
from geo.reports.text.repair import repair
from geo.reports.vocabulary.outlets import OUTLETS
from geo.store import AddReport
from pages.ui import shell, state, unsaved
from pages.ui.plain import plain

ADDING = "adding_a_report"  # open until a report was read: typing must not fold it away
ROUND, EMPTY_FORM, FAILED = "report_round", "empty_report_form", "reports_not_read"
FIELDS = ("report_text", "report_published", "report_publisher", "report_url")
UPLOAD_TYPES = ["txt", "html", "htm", "pdf", "docx", "md"]
MOST_FILES = 50
BETWEEN = re.compile(r"^[ \t]*={5,}[ \t]*$", re.MULTILINE)
"""A line of five or more equals signs parts several pasted reports."""

HEAD = 4_000
"""So many characters are looked through for a headline."""

MENU = re.compile(r"\|.*\|")
"""Two bars in a line, as in the menus and footers of copied web pages."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports come from, as the form says it."""

    publisher: str | None
    url: str | None
    published: dt.date | None


def add_reports(show: Callable[[int], None], *, any_yet: bool) -> None:
    """The form; ``show`` takes the report to review next. Folded where one is under review."""
    for name, reason in st.session_state.pop(FAILED, []):
        _say_failed(name, reason)
    # a key for each round: it folds away once its reports were read
    if back := unsaved.form_back(FIELDS):
        fresh = st.session_state.get(ROUND, 0) + 1  # an expander that is drawn stays as it is
        st.session_state.update({**back, ADDING: True, ROUND: fresh})
    with st.expander(
        "Add reports",
        expanded=st.session_state.setdefault(ADDING, not any_yet),
        icon=":material/add:",
        key=f"adding{st.session_state.setdefault(ROUND, 0)}",
    ):
        _form(show)


def _form(show: Callable[[int], None]) -> None:
    round_number = st.session_state[ROUND]
    if st.session_state.pop(EMPTY_FORM, False):
        st.session_state.update(report_text="", report_publisher="", report_url="")
        st.session_state["report_published"] = None
    text = st.text_area(
        "Text of the report",
        height=220,
        key="report_text",
        placeholder="Paste the whole text here, as it stands on the page.",
        help=f"At most {MAX_REPORT_CHARS:,} characters. Several reports at once: put a line of "
        "===== between them.",
    )
    uploads = st.file_uploader(
        "… or files",
        type=UPLOAD_TYPES,
        key=f"report_file{round_number}",
        accept_multiple_files=True,
        max_upload_size=MAX_FILE_BYTES // 1_000_000,
    )
    with st.container(horizontal=True):
        published = st.date_input(
            "Published on",
            value=None,
            max_value=dt.date(2100, 1, 1),
            min_value=dt.date(2000, 1, 1),
            key="report_published",
            format="YYYY-MM-DD",
            help="Dates like “on Sunday” are read against it. Without it the date that the page "
            "gives itself is taken; failing that they stay unknown.",
        )
        publisher = st.text_input("Publisher", key="report_publisher", placeholder="Al-Monitor")
        url = st.text_input("Address", key="report_url", placeholder="https://…").strip()
    day = published if isinstance(published, dt.date) else None
    unsaved.keep_form(FIELDS)
    origin = Origin(publisher.strip() or None, url or None, day)
    texts = _parts(text)
    with st.container(horizontal=True, vertical_alignment="center"):
        # the label stays: a click that follows typing must meet the same button
        read = st.button("Read the report", type="primary", icon=":material/menu_book:")
        fetch = _fetch_button(url)
    if (many := len(uploads) + len(texts)) > 1:
        st.caption(f"{many} reports will be read one after the other.")
    if read:
        if uploads and texts:
            st.error("There are both a text and files. Empty one of them, then read again.")
            return
        if len(uploads) > MOST_FILES:
            st.error(f"These are {len(uploads)} files. Take at most {MOST_FILES} at a time.")
            return
        if (host := _host(url)) and not (uploads or texts or state.config().offline):
            st.error(f"There is no text yet. Paste it, or press “Fetch from {plain(host)}”.")
            return
        several = len(texts) > 1
        jobs: list[tuple[str, Callable[[], Document]]] = [
            (u.name, lambda u=u: read_bytes(u.getvalue(), u.name)) for u in uploads
        ] or [
            (f"Text {n}" if several else "The text", lambda t=t: Document(t))
            for n, t in enumerate(texts or [text], start=1)
        ]
        _read_all(jobs, origin, show)
    elif fetch:
        origin = Origin(origin.publisher or _host(url), url, day)
        _read_all([(url, lambda: fetch_report(url))], origin, show)


def _say_failed(name: str, reason: str) -> None:
    said = reason.removeprefix(f"{name} ")
    it = "it " if said != reason else ""
    st.error(f"**{plain(name)}** was not read: {it}{plain(said)}")


def _parts(text: str) -> list[str]:
    if len(text) > MAX_REPORT_CHARS:
        return [text]  # refused as it is, without looking into it
    return [part.strip("\r\n") for part in BETWEEN.split(text) if part.strip()]


def _fetch_button(url: str) -> bool:
    """Offered where an address was given; says which host will be asked."""
    if not url:
        return False
    if state.config().offline:
        st.caption("Working offline: the address is kept with the report, and not fetched.")
        return False
    host = _host(url)
    if host is None:
        st.caption("This is no web address; it has to begin with https:// or http://.")
        return False
    return st.button(
        f"Fetch from {plain(host)}",
        icon=":material/download:",
        help=f"Asks {plain(host)} on the internet for this page, and nothing else.",
    )


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        return parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None


def _read_all(
    jobs: Sequence[tuple[str, Callable[[], Document]]],
    origin: Origin,
    show: Callable[[int], None],
) -> None:
    """Read and store one after the other; what can't be read is named and holds up nothing."""
    added: list[AddReport] = []
    failed: list[tuple[str, str]] = []
    progress = st.progress(0.0, "Reading …")
    for number, (name, report_of) in enumerate(jobs):
        progress.progress(number / len(jobs), f"Reading {plain(name)} …")
        try:
            added.append(_store(report_of(), origin))
        except BadiaError as error:
            failed.append((name, str(error)))
    progress.empty()
    if not added:
        for name, reason in failed:
            _say_failed(name, reason)
        return
    known = sum(a.already_there for a in added)
    if known:
        st.toast(
            "This report is already here; nothing was added twice."
            if len(added) == 1
            else f"{known} of {len(added)} were here already; nothing was added twice."
        )
    elif len(added) > 1:
        st.toast(f"{len(added)} reports were read; the first of them is shown.")
    st.session_state[FAILED] = failed
    st.session_state.update({ADDING: False, EMPTY_FORM: True})
    st.session_state[ROUND] += 1
    show(added[0].report_id)
    st.rerun()


def _store(report: Document, origin: Origin) -> AddReport:
    text, own = report.text, own_day(report.text)
    day, notes = settled_day(origin.published, own, report.stated)
    reading = read_report(text, None if day is own else day, state.geocoder())
    return state.store().add_report(
        text,
        dataclasses.replace(reading, warnings=(*notes, *reading.warnings)),
        title=title_of(text),
        publisher=origin.publisher,
        url=origin.url,
        published=day,
        user=shell.user(),
    )


def title_of(text: str) -> str:
    """The first line with enough words to be a headline: no menu of a page, no outlet's name."""
    head = repair(text[:HEAD])
    for block in blocks_of(head.text):
        if block.role is Role.FURNITURE:
            continue
        start, end = head.input_span(block.start, block.end)
        line = " ".join((text[start:end] + text[end : end + 1].strip()).split())  # a last quote
        outlet = line.lower().removeprefix("the ") in OUTLETS
        if len(line.split()) >= 4 and not MENU.search(line) and not outlet:
            return line[:120]
    return " ".join(text.split())[:120]
