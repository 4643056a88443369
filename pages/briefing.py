"""The briefing: a finished map out of the filtered view, in the format a briefer needs."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from geo.briefing.clean import guarded
from geo.briefing.export import Preview, preview
from geo.briefing.options import Options
from geo.briefing.table import table_rows
from geo.briefing.view import BriefingView, make_view
from geo.errors import BadiaError
from pages.ui import address, shell, state
from pages.ui.briefing_files import download, last_files
from pages.ui.briefing_labels import label_choices
from pages.ui.briefing_options import briefing_options, saved_layouts
from pages.ui.filter_panel import BOUND_MANY, BOUND_SINGLE, filter_panel
from pages.ui.plain import plain

PREVIEW_DPI = 110
MOST_ROWS = 200


def page() -> None:
    with address.checked(BOUND_MANY, BOUND_SINGLE):
        _body()


def _body() -> None:
    st.header("Briefing", anchor=False)
    frame = state.frame()
    flt = filter_panel(frame)
    view = make_view(state.store(), frame, flt, dt.datetime.now(dt.UTC), dict(state.region_names()))
    controls, picture = st.columns([1, 3], gap="medium")
    with controls:
        options, room_for_labels = briefing_options(view)
        files = st.empty()
        with files.container():
            download(view, options)
        last_files()
        saved_layouts()
    with picture:
        shown = _preview(view, options)
        if shown is None:
            files.empty()
            return
        _to_copy(view, options)
    with room_for_labels:
        label_choices(shown.labels)


def _preview(view: BriefingView, options: Options) -> Preview | None:
    """The page as it will be made; None where it can't be, with the reason said."""
    try:
        places = state.geocoder().gazetteer.places
        shown = preview(view, options, PREVIEW_DPI, places)
    except BadiaError as error:
        st.error(plain(error))
        return None
    st.image(shown.image, width="stretch", caption=plain(options.words.headline(view)))
    return shown


def _to_copy(view: BriefingView, options: Options) -> None:
    """The headline and the table as plain text, with the numbers of the map."""
    words = options.words
    with st.expander("Headline and table, to copy", expanded=True):
        st.code(words.headline(view), language=None, wrap_lines=True)
        rows = [
            [guarded(cell) for cell in row]  # none is a formula where it is pasted
            for row in table_rows(view, view.ids[:MOST_ROWS].tolist(), words)
        ]
        if not rows:
            return
        st.dataframe(pd.DataFrame(rows, columns=list(words.table_head)), hide_index=True)
        if len(view) > MOST_ROWS:
            st.caption(f"The first {MOST_ROWS:,} of {len(view):,}; the data files hold all.")
        lines = ["\t".join(words.table_head), *("\t".join(row) for row in rows)]
        st.caption("The same with tabs, for a document or a spreadsheet:")
        st.code("\n".join(lines), language=None, height=160)


shell.run_page(page, "pages/briefing.py")
