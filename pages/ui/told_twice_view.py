"""Records of two sources that may be one event: join them, or say that they are two."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo.errors import BadiaError
from geo.model import Incident
from geo.reports.duplicates import DuplicatePair
from geo.store.told_twice import told_twice
from pages.ui import shell, state
from pages.ui.incident_view import count_text, date_text, incident_card, place_text
from pages.ui.plain import plain

MOST_SHOWN = 50


@st.cache_data(max_entries=4, show_spinner="Comparing …")
def _pairs(db_url: str, revision: int) -> list[DuplicatePair]:
    return told_twice(state.store(), state.frame(), MOST_SHOWN)


def pairs() -> None:
    """Many pairs at once, of different sources; the Reports page has all others one by one."""
    if st.button(
        "Pairs within one source, undated ones and those kept apart",
        type="tertiary",
        icon=":material/arrow_forward:",
        help="On the Reports page, one by one",
    ):
        st.switch_page("pages/reports.py", query_params={"reports_view": "Told twice"})
    found = _pairs(state.config().db_url, state.store().revision())
    if not found:
        st.info(
            "No two sources seem to tell of the same event. Pairs are looked for among dated "
            "incidents with a place, by day, place, sides and counts.",
            icon=":material/check:",
        )
        return
    more = " or more" if len(found) == MOST_SHOWN else ""
    st.text(
        f"{len(found)}{more} pairs of different sources look like one event, the newest first. "
        "Joining makes one incident with both claims; its counts become the range that holds "
        "both. Nothing is joined by itself."
    )
    chosen = st.dataframe(
        pd.DataFrame([_row(pair) for pair in found]),
        hide_index=True,
        key=f"pairs{state.store().revision()}",
        on_select="rerun",
        selection_mode="multi-row",
        column_config={"Alike": st.column_config.ProgressColumn(format="%.2f", width="small")},
        alt="Pairs of incidents that may be one",
    )
    picked = [found[row] for row in chosen.selection.rows]
    if not picked:
        st.caption("Choose pairs to join them or to keep them apart; of one you see both records.")
        return
    with st.container(horizontal=True):
        join = st.button(
            f"Join {_number(picked)}", type="primary", icon=":material/merge:", key="join_pairs"
        )
        apart = st.button(
            f"Keep {_number(picked)} apart", icon=":material/call_split:", key="apart_pairs"
        )
    if join or apart:
        _decide(picked, join)
    if len(picked) == 1:
        for column, incident in zip(
            st.columns(2), (picked[0].first, picked[0].second), strict=True
        ):
            with column, st.container(border=True):
                incident_card(incident)


def _number(picked: list[DuplicatePair]) -> str:
    return "the pair" if len(picked) == 1 else f"the {len(picked)} pairs"


def _row(pair: DuplicatePair) -> dict[str, object]:
    one, other = pair.first, pair.second
    return {
        "Date": _both(one, other, date_text),
        "Place": _both(one, other, lambda i: place_text(i.place)),
        "Killed": _both(one, other, lambda i: count_text(i.killed)),
        "Sources": " | ".join("; ".join(i.sources) for i in (one, other)),
        "Alike": pair.score,
        "Why": pair.reason,
        "Nrs": f"{one.id}, {other.id}",
    }


def _both(one: Incident, other: Incident, text: object) -> str:
    first, second = text(one), text(other)  # type: ignore[operator]
    return first if first == second else f"{first} | {second}"


def _decide(picked: list[DuplicatePair], join: bool) -> None:
    store, user = state.store(), shell.user()
    done = 0
    for pair in picked:
        one, other = pair.first.id, pair.second.id
        if one is None or other is None:
            continue
        try:
            if join:
                store.join(one, other, user)
            else:
                store.keep_apart(one, other, user)
        except BadiaError as error:
            st.error(plain(error))
            return
        done += 1
    st.toast(f"{done} joined." if join else f"{done} kept apart.")
    st.rerun()
