"""What the desk thinks of its sources: seen here, and beside each claim."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo.errors import BadiaError
from geo.store import Source
from geo.store.records import RELIABILITY
from pages.ui import shell, state
from pages.ui.plain import plain

MOST_ROWS = 500


def source_notes() -> None:
    noted = state.store().sources()
    claimed = state.store().claimed_sources()
    names = sorted({*claimed, *noted}, key=lambda name: (-claimed.get(name, 0), name))[:MOST_ROWS]
    if not names:
        st.info(
            "No claim names a source yet. Add a report or bring in a table first.",
            icon=":material/record_voice_over:",
        )
        return
    st.text(
        "How far do you trust a source? The grade (Admiralty code, A to F) and your note stand "
        "beside each of its claims and in the exported tables. They change no number."
    )
    before = pd.DataFrame(
        [
            {
                "Source": name,
                "Claims": claimed.get(name, 0),
                "Reliability": RELIABILITY.get(_of(noted, name).reliability, ""),
                "Note": _of(noted, name).note,
            }
            for name in names
        ]
    )
    after = st.data_editor(
        before,
        hide_index=True,
        disabled=["Source", "Claims"],
        key=f"sources{state.store().revision()}",
        column_config={
            "Reliability": st.column_config.SelectboxColumn(
                options=list(RELIABILITY.values()), required=True
            ),
            "Note": st.column_config.TextColumn(max_chars=500, width="large"),
        },
        alt="Sources with their reliability",
    )
    changed = after[(after != before).any(axis=1)]
    if st.button("Save the notes", type="primary", icon=":material/save:", disabled=changed.empty):
        _save(changed)


def _of(noted: dict[str, Source], name: str) -> Source:
    return noted.get(name, Source(name))


def _save(changed: pd.DataFrame) -> None:
    grades = {label: grade for grade, label in RELIABILITY.items()}
    try:
        for row in changed.itertuples():
            note = (row.Note or "").strip()
            source = Source(row.Source, grades.get(row.Reliability, ""), note)
            state.store().set_source(source, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast("Saved; the notes stand beside the claims now.")
    st.rerun()
