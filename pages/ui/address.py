"""What the page's address says beside the widgets that Streamlit binds to it by itself.

Streamlit would write a date slider as microseconds; people read and write days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

DATES, INCIDENT = "dates", "incident"
TO = ".."
_OPENED = "_address_opened"
_WRITTEN, _PAGE, _CHANGED = "_address_written", "_address_page", "_address_page_changed"
_PAST = "_address_past"
MOST_PAST = 100
"""How many values of the address are remembered, for each key."""


def write(values: Mapping[str, str]) -> None:
    """Put values into the address; an empty one leaves it."""
    written = st.session_state.setdefault(_WRITTEN, {})
    past = st.session_state.setdefault(_PAST, {})
    for key, value in values.items():
        if written.get(key) != value:
            past[key] = [*past.get(key, ()), written.get(key, "")][-MOST_PAST:]
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
    late = said in st.session_state.get(_PAST, {}).get(key, ())
    if late and written is not None and not _stepped_back():
        return None  # a change so soon after another that the browser did not yet hear of that
    return said


def _stepped_back() -> bool:
    """Whether the browser's back or forward button made this run."""
    context = get_script_run_ctx()
    return context is None or context.is_history_navigation


def note_page() -> None:
    """Called once a run, on every page: a change of page empties the address of these values."""
    page = urlsplit(st.context.url or "").path
    st.session_state[_CHANGED] = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page


def opened_with(keys: Iterable[str]) -> dict[str, list[str]]:
    """What a link asks of bound widgets, in the first run of a visit only; then nothing."""
    if st.session_state.get(_OPENED):
        return {}
    st.session_state[_OPENED] = True
    return {key: values for key in keys if (values := st.query_params.get_all(key))}


def say_dropped(asked_for: Mapping[str, list[str]]) -> None:
    """Warn of the values that Streamlit's binding didn't know: without them more is shown."""
    for key, values in asked_for.items():
        dropped = [v for v in values if v not in st.query_params.get_all(key)]
        if dropped:
            said = ", ".join([repr(value[:40]) for value in dropped[:5]])
            st.warning(f"The address says {key}={said}, which is no choice here: not applied.")


def dates_text(start: dt.date, end: dt.date) -> str:
    return f"{start.isoformat()}{TO}{end.isoformat()}"


def dates_asked(span: tuple[dt.date, dt.date]) -> tuple[dt.date, dt.date] | None:
    """The period that the address asks for, within the span of the data; None if it asks none.

    What is no period is said and left out. One value, not two: each change of the address is a
    step that the browser's back button takes.
    """
    text = asked(DATES)
    if text is None:
        return None
    first, last = span
    if not text:
        return span
    try:
        start, end = (dt.date.fromisoformat(day) for day in text.split(TO))
    except ValueError:
        st.warning(
            f"The address says {DATES}={text[:40]!r}, which is no period like "
            "2022-03-06..2022-03-16."
        )
        return span
    start, end = sorted(min(max(day, first), last) for day in (start, end))
    return start, end
