"""The day a report was published on: weekdays in it are read against that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from geo.errors import BadiaError
from geo.filters import long_date
from geo.model import Incident, Status
from geo.published import NEAR
from geo.reports.intake import own_day
from geo.reports.reader import read_report
from geo.store import ReportRecord
from pages.ui import shell, state
from pages.ui.plain import plain


def report_date(record: ReportRecord, incidents: Sequence[Incident]) -> None:
    """Give a report its day, or another, and read it again; only while no draft was touched."""
    if any(i.status is not Status.DRAFT or i.version != 1 for i in incidents):
        return
    if record.published and (doubt := doubtful_day(record.text, record.published)):
        st.warning(f"{doubt} Weekdays were read against the day below: correct it if it is wrong.")
    with st.container(horizontal=True, vertical_alignment="bottom", key="report_date"):
        day = st.date_input(
            "This report was published on",
            value=record.published,
            min_value=dt.date(2000, 1, 1),
            max_value=dt.date(2100, 1, 1),
            format="YYYY-MM-DD",
            key=f"published{record.id}_{record.published}",
        )
        # the label and the state stay: a click that follows typing must meet the same button
        again = st.button("Read again with this day", icon=":material/refresh:")
    if not again:
        return
    if not isinstance(day, dt.date) or day == record.published:
        st.info("Choose another day first.")
        return
    try:
        reading = read_report(record.text, day, state.geocoder())
        state.store().date_report(record.id, day, reading, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(f"Read again as published on {day.isoformat()}.", icon=":material/refresh:")
    st.rerun()


def doubtful_day(text: str, published: dt.date) -> str:
    """What speaks against the day that a report is said to be of; empty if nothing does."""
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)  # it may be there by now
    if published > tomorrow:
        return f"{long_date(published)} is still to come."
    own = _own_day(text)
    if own and abs(own - published) > NEAR:
        return f"The page itself is dated {long_date(own)}, not {long_date(published)}."
    return ""


@st.cache_data(max_entries=16, show_spinner=False)
def _own_day(text: str) -> dt.date | None:
    return own_day(text)
