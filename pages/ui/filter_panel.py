"""The filter in the sidebar: widgets bound to the page's address, and the filter they say."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from geo.briefing.words import period_text
from geo.errors import InputError
from geo.filters import SHOWN_STATUSES, IncidentFilter
from geo.frame import Frame, day_date
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import GOVERNORATES, EventType, Party, Status
from pages.ui import state

DATES, REGIONS, DISTRICTS = "dates", "region", "district"
PARTIES, TYPES, STATUSES, MIN_KILLED, TEXT = "party", "type", "status", "min_killed", "text"
QUICK = {"All": None, "7 days": 7, "30 days": 30, "90 days": 90, "Year": 365}
SEEN_SPAN = "_seen_span"
FOCUS_FIRST = ("SY04", "SY09")


def filter_panel(frame: Frame) -> IncidentFilter:
    """Draw the panel in the sidebar and return what it says.

    Bad values in the address are dropped by Streamlit's binding.
    """
    with st.sidebar:
        st.subheader("Filter")
        date_from, date_to = _dates(frame)
        regions = _regions(frame)
        with st.expander("Parties, kinds and more"):
            parties = st.multiselect(
                "Party (attacker or victim)",
                list(Party),
                format_func=PARTY_LABELS.__getitem__,
                key=PARTIES,
                bind="query-params",
                persist_state="session",
            )
            kinds = st.multiselect(
                "Kind",
                list(EventType),
                format_func=EVENT_LABELS.__getitem__,
                key=TYPES,
                bind="query-params",
                persist_state="session",
            )
            least = st.number_input(
                "At least this many killed",
                min_value=0,
                value=None,
                step=1,
                key=MIN_KILLED,
                bind="query-params",
                persist_state="session",
                help="An incident whose number of killed is unknown is left out.",
            )
            statuses = st.multiselect(
                "Status",
                [Status.VERIFIED, Status.PENDING],
                default=list(SHOWN_STATUSES),
                format_func=str.capitalize,
                key=STATUSES,
                bind="query-params",
                persist_state="session",
            )
            text = st.text_input(
                "Words in claims, place or note",
                key=TEXT,
                bind="query-params",
                persist_state="session",
            )
        st.button("Clear the filter", on_click=_clear, icon=":material/filter_alt_off:")
    try:
        return IncidentFilter(
            date_from=date_from,
            date_to=date_to,
            regions=regions,
            parties=tuple(parties),
            event_types=tuple(kinds),
            min_killed=None if least is None else int(least),
            statuses=tuple(statuses) or SHOWN_STATUSES,
            text=text.strip(),
        )
    except InputError as error:
        st.sidebar.error(str(error))
        return IncidentFilter()


def _dates(frame: Frame) -> tuple[dt.date | None, dt.date | None]:
    """The chosen period; the full span of the data is no condition, so the undated stay in."""
    span = frame.date_span()
    if span is None or span[0] == span[1]:
        return None, None
    first, last = span
    stored = st.session_state.get(DATES)
    seen = st.session_state.get(SEEN_SPAN)
    st.session_state[SEEN_SPAN] = span
    if stored and seen and tuple(stored) == seen != span:
        # "all dates" stays all dates when incidents come in before or after
        stored = st.session_state[DATES] = span
    if stored and not (first <= stored[0] <= stored[1] <= last):
        # the data shrank or grew since: keep what still fits
        st.session_state[DATES] = (max(first, min(stored[0], last)), min(last, stored[1]))
    chosen = st.slider(
        "Event dates",
        first,
        last,
        value=(first, last),
        format="D MMM YYYY",
        key=DATES,
        bind="query-params",
        persist_state="session",
    )
    st.pills(
        "Quick ranges, up to the newest incident",
        list(QUICK),
        key="quick_range",
        on_change=_set_quick_range,
        args=(first, last),
        label_visibility="collapsed",
    )
    start, end = chosen
    undated = int((~frame.has_day).sum())
    if (start, end) == (first, last):
        return None, None
    if undated:
        st.caption(f"{undated:,} without a date are left out by any date condition.")
    return start, end


def _set_quick_range(first: dt.date, last: dt.date) -> None:
    choice = st.session_state.get("quick_range")
    if choice is None:
        return
    days = QUICK[choice]
    start = first if days is None else max(first, last - dt.timedelta(days=days - 1))
    st.session_state[DATES] = (start, last)


def _regions(frame: Frame) -> tuple[str, ...]:
    names = state.region_names()
    others = sorted(set(GOVERNORATES) - set(FOCUS_FIRST), key=GOVERNORATES.__getitem__)
    governorates = st.multiselect(
        "Governorate",
        [*FOCUS_FIRST, *others],
        format_func=lambda code: GOVERNORATES[code],
        key=REGIONS,
        bind="query-params",
        persist_state="session",
        placeholder="All",
    )
    districts = [c for c in frame.districts if not governorates or c[:4] in governorates]
    chosen: list[str] = []
    if districts:
        kept = [c for c in st.session_state.get(DISTRICTS, ()) if c in districts]
        if kept != st.session_state.get(DISTRICTS, kept):
            st.session_state[DISTRICTS] = kept
        chosen = st.multiselect(
            "District",
            sorted(districts, key=lambda c: names.get(c, c)),
            format_func=lambda code: names.get(code, code),
            key=DISTRICTS,
            bind="query-params",
            persist_state="session",
            placeholder="All",
            help="Incidents whose district is not known are left out by a district condition.",
        )
    return tuple(chosen or governorates)


def _clear() -> None:
    """Set every widget to its default; a value that was only dropped would come back from the
    page's address."""
    state_of = st.session_state
    span = state.frame().date_span()
    if span and DATES in state_of:
        state_of[DATES] = span
    for key in (REGIONS, DISTRICTS, PARTIES, TYPES):
        if key in state_of:
            state_of[key] = []
    for key, value in ((MIN_KILLED, None), (TEXT, ""), (STATUSES, list(SHOWN_STATUSES))):
        if key in state_of:
            state_of[key] = value
    state_of["quick_range"] = None


def set_window(first_day: int, last_day: int) -> None:
    """Set the date slider from the map's timeline, in days since 1970-01-01."""
    st.session_state[DATES] = (day_date(first_day), day_date(last_day))


def period(start: dt.date | None, end: dt.date | None) -> str:
    """A period for a line of text; what is not known is said."""
    return period_text(start, end) or "period unknown"
