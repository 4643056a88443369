"""The table under the map: every fact that the map shows, sorted, searched, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from geo.briefing.clean import defused
from geo.frame import Bools, Column, Frame
from geo.model import Incident
from pages.ui import state
from pages.ui.incident_view import incident_table

ROWS_A_PAGE = 200
SELECTED = "selected_incident"
"""The id of the incident that map, table and card show, in the session's state."""
SORT, PAGE_NUMBER, SEARCH, TURN = "sort", "table_page", "table_search", "_table_turn"
SORTS = {
    "Newest first": ("day", -1),
    "Oldest first": ("day", 1),
    "Most killed first": ("killed_min", -1),
    "Most wounded first": ("wounded_min", -1),
    "Best known place first": ("radius_m", 1),
}


def sorted_rows(frame: Frame, rows: Column, by: str) -> Column:
    """``rows`` of the frame in the order of one of `SORTS`; what is unknown comes last."""
    column, sign = SORTS[by]
    values = frame[column][rows].astype(float)
    unknown = (values < 0) | np.isnan(values) if column != "day" else ~frame.has_day[rows]
    newest = -frame["day"][rows].astype(float)
    return np.asarray(rows[np.lexsort((newest, sign * values, unknown))])


def incident_rows(frame: Frame, mask: Bools) -> None:
    """Draw the table; a row that is chosen becomes the selected incident of the map."""
    total = int(mask.sum())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox(
            "Order of the table",
            list(SORTS),
            key=SORT,
            bind="query-params",
            persist_state="session",
            width=220,
        )
        words = st.text_input(
            "Search the table",
            key=SEARCH,
            persist_state="session",
            placeholder="words of a claim, place or note",
            width=300,
        )
        rows = np.flatnonzero(mask)
        if words.strip():
            found = state.store().search_text(words.strip())
            rows = rows[np.isin(frame["id"][rows], np.array(found, dtype=np.int32))]
        rows = sorted_rows(frame, rows, by)
        pages = max(1, -(-len(rows) // ROWS_A_PAGE))
        number = 1
        if pages > 1:
            if st.session_state.get(PAGE_NUMBER, 1) > pages:
                st.session_state[PAGE_NUMBER] = pages
            number = int(
                st.number_input(
                    "Page", 1, pages, key=PAGE_NUMBER, width=120, persist_state="session"
                )
            )
    first = (number - 1) * ROWS_A_PAGE
    shown = frame["id"][rows[first : first + ROWS_A_PAGE]]
    ids: list[int] = shown.tolist()
    of = f" of {total:,} that the filter shows" if len(rows) != total else ""
    if pages > 1 or of:
        st.caption(
            f"{first + 1 if ids else 0:,} to {first + len(ids):,} of {len(rows):,} incidents{of}."
        )
    if not ids:
        return
    # a new table for other rows, and once the map chose: a selection is but a row number
    key = f"table_{hash((tuple(ids), frame.revision, st.session_state.get(TURN)))}"
    st.dataframe(
        _table(state.config().db_url, frame.revision, shown),
        hide_index=True,
        key=key,
        on_select=lambda: _choose(key, ids),
        selection_mode="single-row",
        column_config={
            "Date": st.column_config.DateColumn(format="D MMM YYYY", width=105),
            "What sources say": st.column_config.TextColumn(width="large"),
            "Nr": st.column_config.NumberColumn(format="%d", width="small"),
        },
        placeholder="unknown",
        alt="Incidents that the filter shows; choose a row to see it on the map",
    )


# What all see who open the map, and a visitor again who opens a card; written to by nobody.
@st.cache_resource(max_entries=50, show_spinner=False)
def _table(db_url: str, revision: int, ids: Column) -> pd.DataFrame:
    return table_of(state.store().incidents(ids.tolist()))


def _choose(key: str, ids: list[int]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        st.session_state[SELECTED] = ids[rows[0]]
    else:
        st.session_state.pop(SELECTED, None)


def forget_row() -> None:
    """The map chose, so the table's own choice no longer holds."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def table_of(incidents: Sequence[Incident]) -> pd.DataFrame:
    """The facts of each incident and its claims' sentences, with who says them."""
    table = incident_table(incidents)
    said = [
        defused(" ‖ ".join(f"{c.attribution}: {' '.join(c.sentence.split())}" for c in i.claims))
        for i in incidents
    ]
    table.insert(table.columns.get_loc("Sources"), "What sources say", said)
    return table
