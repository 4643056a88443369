"""What the page's address says beside the widgets that Streamlit binds to it by itself.

Streamlit would write a date slider as microseconds; people read and write `from=2022-03-06`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

FROM, TO, INCIDENT = "from", "to", "incident"
_WRITTEN, _PAGE, _CHANGED = "_address_written", "_address_page", "_address_page_changed"


def write(values: Mapping[str, str]) -> None:
    """Put values into the address; an empty one leaves it."""
    written = st.session_state.setdefault(_WRITTEN, {})
    for key, value in values.items():
        written[key] = value
        if value and st.query_params.get(key) != value:
            st.query_params[key] = value
        elif not value and key in st.query_params:
            del st.query_params[key]


def asked(key: str) -> str | None:
    """What somebody put into the address since it was last written: a link, or a step back.

    None where it says what was written, and after a change of page, which empties the address.
    """
    said = st.query_params.get(key, "")
    written = st.session_state.get(_WRITTEN, {}).get(key)
    if said == (written or "") or (not said and st.session_state.get(_CHANGED)):
        return None
    return said


def note_page() -> None:
    """Called once a run, on every page: a change of page empties the address of these values."""
    page = urlsplit(st.context.url or "").path
    st.session_state[_CHANGED] = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page


def dates_asked(span: tuple[dt.date, dt.date]) -> tuple[dt.date, dt.date] | None:
    """The period that the address asks for, within the span of the data; None if it asks none.

    What is no date is said and left out.
    """
    said = {key: asked(key) for key in (FROM, TO)}
    if all(value is None for value in said.values()):
        return None
    dates: list[dt.date] = []
    for key, default in zip((FROM, TO), span, strict=True):
        text = st.query_params.get(key, "")
        try:
            dates.append(dt.date.fromisoformat(text) if text else default)
        except ValueError:
            st.warning(f"The address says {key}={text!r}, which is no date like 2022-03-06.")
            dates.append(default)
    first, last = span
    start, end = sorted(min(max(day, first), last) for day in dates)
    return start, end
