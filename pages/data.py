"""Data: bring in tables, check what came in, see and undo every change, backups."""

from __future__ import annotations

import streamlit as st

from pages.ui import shell
from pages.ui.backup import backup
from pages.ui.change_log import change_log
from pages.ui.import_file import import_file
from pages.ui.import_review import batches, places_to_find
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
        "Backup": backup,
    }
    tabs = st.tabs(list(parts), key="data_tab", bind="query-params")
    for tab, part in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                part()


shell.run_page(page, "pages/data.py")
