"""The day a report was published on: weekdays in it are read against that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from geo.errors import BadiaError
from geo.model import Incident, Status
from geo.reports.reader import read_report
from geo.store import ReportRecord
from pages.ui import shell, state
from pages.ui.plain import plain


def report_date(record: ReportRecord, incidents: Sequence[Incident]) -> None:
    """Give a report its day, or another, and read it again; only while no draft was touched."""
    if any(i.status is not Status.DRAFT or i.version != 1 for i in incidents):
        return
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
