"""The filter in the sidebar: widgets bound to the page's address, and the filter they say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from geo.briefing.words import period_text
from geo.errors import InputError
from geo.filters import SHOWN_STATUSES, IncidentFilter
from geo.frame import Frame, day_date
from geo.maps.goto import find_targets
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import GOVERNORATES, EventType, LonLat, Party, Status
from geo.near import Near
from geo.places.typed_spots import spot_name
from pages.ui import address, state
from pages.ui.plain import plain

DATES, REGIONS, DISTRICTS, SUBDISTRICTS = "period", "region", "district", "subdistrict"
PARTIES, TYPES, STATUSES, MIN_KILLED, TEXT = "party", "type", "status", "min_killed", "text"
EXACT, NEAR, NEAR_KM = "exact", "near", "km"
BOUND_MANY = (REGIONS, DISTRICTS, SUBDISTRICTS, PARTIES, TYPES, STATUSES)
BOUND_SINGLE = (MIN_KILLED, EXACT, NEAR_KM)
"""Keys of the address that Streamlit binds to choices, and to one choice or a number."""
QUICK_RANGE = "quick_range"
QUICK_DAYS = {"7 days": 7, "30 days": 30, "90 days": 90}
SEEN_SPAN = "_seen_span"
FOCUS_FIRST = ("SY04", "SY09")
EXACT_KM = {"Any": None, "1 km": 1, "5 km": 5, "25 km": 25}
USUAL_KM = 20
MOST_KM = 500


def filter_panel(frame: Frame) -> IncidentFilter:
    """Draw the panel in the sidebar and return what it says.

    A condition that can't be read is said above the page, where a folded sidebar doesn't hide it.
    """
    with st.sidebar:
        st.subheader("Filter")
        date_from, date_to = _dates(frame)
        regions = _regions(frame)
        near, problem = _near()
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
            exact = st.selectbox(
                "Place known to within",
                list(EXACT_KM),
                key=EXACT,
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
    if problem:
        st.warning(plain(problem), icon=":material/wrong_location:")
    exact_km = EXACT_KM[exact]
    try:
        return IncidentFilter(
            date_from=date_from,
            date_to=date_to,
            regions=regions,
            parties=tuple(parties),
            event_types=tuple(kinds),
            min_killed=None if least is None else int(least),
            statuses=tuple(statuses),
            max_radius_m=None if exact_km is None else exact_km * 1000.0,
            near=near,
            text=text.strip(),
        )
    except InputError as error:
        st.warning(plain(error))
        return IncidentFilter()


def _dates(frame: Frame) -> tuple[dt.date | None, dt.date | None]:
    """The chosen period; the full span of the data is no condition, so the undated stay in."""
    span = frame.date_span()
    if span is None or span[0] == span[1]:
        return None, None
    first, last = span
    asked = address.dates_asked(span)
    if asked:
        st.session_state[DATES] = asked
    stored = st.session_state.get(DATES)
    seen = st.session_state.get(SEEN_SPAN)
    st.session_state[SEEN_SPAN] = span
    if stored and seen and tuple(stored) == seen != span:
        # "all dates" stays all dates when incidents come in before or after
        stored = st.session_state[DATES] = span
    if stored and not (first <= stored[0] <= stored[1] <= last):
        # the data shrank or grew since: keep what still fits
        st.session_state[DATES] = (
            max(first, min(stored[0], last)),
            min(last, max(stored[1], first)),
        )
    # by the state alone: a value beside it would be two masters
    st.session_state.setdefault(DATES, span)
    chosen = st.slider(
        "Event dates",
        first,
        last,
        format="D MMM YYYY",
        key=DATES,
        persist_state="session",
    )
    this_year = f"Year {last.year}"
    st.pills(
        "Quick ranges, up to the newest incident",
        ["All", *QUICK_DAYS, this_year],
        key=QUICK_RANGE,
        on_change=_set_quick_range,
        args=(first, last),
        label_visibility="collapsed",
    )
    start, end = chosen
    everything = (start, end) == (first, last)
    address.write({address.DATES: "" if everything else address.dates_text(start, end)})
    if everything:
        return None, None
    undated = int((~frame.has_day).sum())
    if undated:
        st.caption(f"{undated:,} without a date are left out by any date condition.")
    return start, end


def _set_quick_range(first: dt.date, last: dt.date) -> None:
    choice = st.session_state.get(QUICK_RANGE)
    if choice is None:
        return
    if choice == "All":
        start = first
    elif choice in QUICK_DAYS:
        start = last - dt.timedelta(days=QUICK_DAYS[choice] - 1)
    else:
        start = dt.date(last.year, 1, 1)
    st.session_state[DATES] = (max(first, start), last)


def _regions(frame: Frame) -> tuple[str, ...]:
    """P-codes of the lowest level chosen: a district narrows its governorate down."""
    others = sorted(set(GOVERNORATES) - set(FOCUS_FIRST), key=GOVERNORATES.__getitem__)
    governorates = _codes("Governorate", REGIONS, [*FOCUS_FIRST, *others])
    known = _within(frame.districts, governorates)
    help_ = "Incidents whose {0} is not known are left out by a {0} condition."
    districts = _codes("District", DISTRICTS, known, help_.format("district"))
    known = _within(frame.subdistricts, districts or governorates)
    if not (districts or governorates):
        known = []  # hundreds of names, many of them alike: only below a region
    subdistricts = _codes("Subdistrict", SUBDISTRICTS, known, help_.format("subdistrict"))
    return tuple(subdistricts or districts or governorates)


def _within(codes: Sequence[str], regions: Sequence[str]) -> list[str]:
    names = state.region_names()
    inside = [c for c in codes if not regions or c.startswith(tuple(regions))]
    return sorted(inside, key=lambda code: names.get(code, code))


def _codes(label: str, key: str, options: list[str], help_: str | None = None) -> list[str]:
    """A choice of regions; what is no option any more is dropped. None without options."""
    if not options:
        return []
    kept = [code for code in st.session_state.get(key, ()) if code in options]
    if kept != list(st.session_state.get(key, kept)):
        st.session_state[key] = kept
    names = state.region_names()
    chosen: list[str] = st.multiselect(
        label,
        options,
        format_func=lambda code: names.get(code, code),
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder="All",
        help=help_,
    )
    return chosen


def _near() -> tuple[Near | None, str]:
    """The condition "within so many km of here", and what is wrong with it."""
    with st.expander(
        "Within a distance of …",
        expanded=bool(st.session_state.get(NEAR) or st.query_params.get(NEAR)),
    ):
        text = st.text_input(
            "Place, road, coordinate or MGRS",
            key=NEAR,
            bind="query-params",
            persist_state="session",
            placeholder="Palmyra, or 34.56 38.28",
            help="Or click the map and choose “Incidents around here”.",
        )
        km = st.number_input(
            "Kilometres",
            min_value=1,
            max_value=MOST_KM,
            value=USUAL_KM,
            step=5,
            key=NEAR_KM,
            bind="query-params",
            persist_state="session",
        )
        if not text.strip():
            return None, ""
        found = find_targets(text, state.geocoder())
        if found.only is None:
            for number, target in enumerate(found.targets):
                st.button(
                    plain(f"{target.name}: {target.note}"),
                    key=f"near_choice_{number}",
                    on_click=set_near,
                    args=(target.point, None),
                )
            choose = " Choose one in the sidebar." if found.targets else ""
            problem = f"The distance to “{text.strip()}” is not applied. {found.message}{choose}"
            return None, problem
        try:
            return found.only.near(float(km)), ""
        except InputError as error:
            return None, f"The distance to “{text.strip()}” is not applied. {error}"


def set_near(point: LonLat, radius_km: int | None) -> None:
    """Set the condition "within so many km of here"; None keeps the distance as it is."""
    st.session_state[NEAR] = spot_name(point)
    if radius_km is not None:
        st.session_state[NEAR_KM] = max(1, min(MOST_KM, radius_km))


def clear_near() -> None:
    st.session_state[NEAR] = ""


def _clear() -> None:
    """Set every widget to its default; a value that was only dropped would come back from the
    page's address."""
    state_of = st.session_state
    span = state.frame().date_span()
    if span and DATES in state_of:
        state_of[DATES] = span
    for key in (REGIONS, DISTRICTS, SUBDISTRICTS, PARTIES, TYPES):
        if key in state_of:
            state_of[key] = []
    for key, value in (
        (MIN_KILLED, None),
        (TEXT, ""),
        (NEAR, ""),
        (NEAR_KM, USUAL_KM),
        (EXACT, "Any"),
        (STATUSES, list(SHOWN_STATUSES)),
    ):
        if key in state_of:
            state_of[key] = value
    state_of[QUICK_RANGE] = None


def set_window(first_day: int, last_day: int) -> None:
    """Set the date slider from the map's timeline, in days since 1970-01-01."""
    st.session_state[DATES] = (day_date(first_day), day_date(last_day))


def period(start: dt.date | None, end: dt.date | None) -> str:
    """A period for a line of text; what is not known is said."""
    return period_text(start, end) or "period unknown"
