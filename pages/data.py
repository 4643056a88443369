"""Data: bring in tables, check what came in, see and undo every change, keep a backup."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import streamlit as st

from geo.errors import BadiaError
from pages.ui import shell, state
from pages.ui.change_log import change_log
from pages.ui.import_file import import_file
from pages.ui.import_review import batches, places_to_find
from pages.ui.plain import plain
from pages.ui.source_notes import source_notes
from pages.ui.told_twice_view import pairs


def page() -> None:
    st.header("Data", anchor=False)
    shell.name_field()
    parts = {
        "Bring in a table": import_file,
        "Imports": batches,
        "Places to find": places_to_find,
        "Told twice": pairs,
        "Sources": source_notes,
        "Changes": change_log,
        "Backup": _backup,
    }
    tabs = st.tabs(list(parts), key="data_tab", bind="query-params")
    for tab, part in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                part()


def _backup() -> None:
    st.text("A copy of everything in the store, made while others go on working.")

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "backup.sqlite"
            state.store().backup(file)
            return file.read_bytes()

    st.download_button(
        "Save a backup",
        make,
        file_name=f"badia-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M}.sqlite",
        icon=":material/save:",
        on_click="ignore",
    )
    st.caption("Restore it with `python -m geo restore FILE`; this page may stay open.")
    if st.button("Check the store", icon=":material/health_and_safety:"):
        _check()


def _check() -> None:
    try:
        with st.spinner("Checking …"):
            problems = state.store().integrity_check()
            counts = state.store().stats()
    except BadiaError as error:
        st.error(plain(error))
        return
    if problems:
        st.error(
            f"{'; '.join(problems)}. Restore the newest backup, and keep this file.",
            icon=":material/error:",
        )
    else:
        st.success("The store is sound.", icon=":material/check_circle:")
    st.text("\n".join(f"{number:,} {name}" for name, number in counts.items()))


shell.run_page(page, "pages/data.py")
