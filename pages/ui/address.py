"""What the page's address says beside the widgets that Streamlit binds to it by itself.

Streamlit would write a date slider as microseconds; people read and write days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.ui.plain import plain

DATES, INCIDENT, VIEW = "dates", "incident", "view"
TO = ".."
KNOWN = {
    *(DATES, INCIDENT, VIEW, "near", "km", "text", "min_killed", "exact"),
    *("region", "district", "subdistrict", "party", "type", "status"),
    *("symbols", "heat", "shade", "level", "recent", "labels", "sort"),
}
"""Every key of the map's address, also on pages that don't draw its widget."""
MOST_NOTES = 8
_OPENED, _NOTES = "_address_opened", "_address_notes"
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


@contextmanager
def checked(many: Iterable[str], single: Iterable[str]) -> Iterator[None]:
    """Around a page: what its address says and nobody there understands is said above it.

    ``many`` and ``single``: keys of the widgets that the page draws and binds to the address, of
    several values and of one. It is said until the user has read it: without it, more is shown.
    """
    place = st.container()
    is_first = not st.session_state.get(_OPENED)
    link = {key: st.query_params.get_all(key) for key in st.query_params} if is_first else {}
    yield
    st.session_state[_OPENED] = True
    for said in _not_understood(link, set(many), set(single)):
        note(said)
    notes = st.session_state.get(_NOTES)
    if notes:
        with place.container(horizontal=True, vertical_alignment="center"):
            st.warning(
                f"Not understood in the address, and not applied: {plain('; '.join(notes))}. "
                "The rest is applied."
            )
            st.button("Hide", key="hide_address_notes", type="tertiary", on_click=notes.clear)


def note(said: str) -> None:
    """Something that the address says is not applied: ``checked`` tells the user."""
    notes = st.session_state.setdefault(_NOTES, [])
    if said not in notes and len(notes) < MOST_NOTES:
        notes.append(said)


def _not_understood(
    link: Mapping[str, list[str]], many: set[str], single: set[str]
) -> Iterator[str]:
    for key, values in link.items():
        kept = st.query_params.get_all(key)
        if key in many | single:
            said = kept or _held(key)  # Streamlit takes a default out of the address
            yield from (_said(key, value) for value in values if value not in said)
        elif key not in KNOWN:
            yield from (_said(key, value) for value in values[:1])
        if key not in many and len(values) > 1:
            yield f"{_said(key, values[0])} (of several the last counts)"
    if VIEW in link and not _is_view(link[VIEW][-1]):
        yield f"{_said(VIEW, link[VIEW][-1])}, which is no view like 34.6,38.4,8.5"


def _held(key: str) -> list[str]:
    """What a widget holds, as the address would say it."""
    held = st.session_state.get(key)
    return [str(v) for v in (held if isinstance(held, list | tuple) else [held])]


def _said(key: str, value: str) -> str:
    return f"{key[:40]}={value[:40]!r}"


def _is_view(text: str) -> bool:
    """Latitude, longitude and zoom, as the map itself writes and reads them."""
    try:
        lat, lon, zoom = (float(part) for part in text.split(","))
    except ValueError:
        return False
    return abs(lat) <= 85 and abs(lon) <= 180 and 0 <= zoom <= 22


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
        note(f"{_said(DATES, text)}, which is no period like 2022-03-06..2022-03-16")
        return span
    start, end = sorted(min(max(day, first), last) for day in (start, end))
    return start, end
