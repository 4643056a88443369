"""Data: bring in tables, take an import back, keep a backup, see and undo what was changed."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st

from geo.errors import BadiaError
from geo.importers import run as imports
from geo.importers.mapping import FIELDS, Mapping
from geo.importers.progress import Progress
from geo.store import BatchRecord
from pages.ui import shell, state

FORMATS = {
    "Found out": None,
    "ACLED": "acled",
    "UCDP": "ucdp",
    "Any table, by its columns": "table",
}
ENDINGS = ["csv", "tsv", "xlsx", "geojson", "json", "gpkg", "parquet"]
MOST_ACTIONS = 30


def page() -> None:
    st.header("Data", anchor=False)
    shell.name_field()
    tables, batches, log, keep = st.tabs(["Bring in a table", "Imports", "Changes", "Backup"])
    with tables:
        _bring_in()
    with batches:
        _batches()
    with log:
        _changes()
    with keep:
        _backup()


def _bring_in() -> None:
    upload = st.file_uploader("A table of incidents", type=ENDINGS, key="import_file")
    if upload is None:
        st.info(
            "ACLED's and UCDP's exports are known; any other table is read by its columns, which "
            "you can correct. A trial says what would happen before anything is written.",
            icon=":material/table:",
        )
        return
    chosen = st.selectbox("Layout", list(FORMATS), key="import_format")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(upload.name).name
        path.write_bytes(upload.getvalue())
        try:
            table = imports.open_table(path)
            layout = FORMATS[chosen] or imports.format_of(table)
            mapping = _mapping(imports.guess(table), table.columns) if layout == "table" else None
            with st.container(horizontal=True):
                trial = st.button("Try it", icon=":material/science:")
                real = st.button("Bring it in", type="primary", icon=":material/download_done:")
            if trial or real:
                _import(path, layout, mapping, real)
        except BadiaError as error:
            st.error(str(error))


def _mapping(guessed: Mapping, columns: tuple[str, ...]) -> Mapping:
    """The guessed columns, each of which can be corrected."""
    with st.expander("Which column is what", expanded=True):
        mapping = guessed
        for field, (label, _) in FIELDS.items():
            now = guessed.columns.get(field)
            options = [None, *columns]
            column = st.selectbox(
                label[:1].upper() + label[1:],
                options,
                index=options.index(now) if now in options else 0,
                format_func=lambda c: c if c is not None else "—",
                key=f"map_{field}",
            )
            if column != now:
                mapping = mapping.with_column(field, column)
    return mapping


def _import(path: Path, layout: str, mapping: Mapping | None, real: bool) -> None:
    bar = st.progress(0.0, "Reading …")

    def tell(progress: Progress) -> None:
        bar.progress(progress.share, str(progress))

    refused = path.with_suffix(".refused.csv")
    with st.spinner("Reading …"):
        if real:
            outcome = imports.run_import(
                path,
                state.store(),
                state.geocoder(),
                format=layout,
                mapping=mapping,
                refused_csv=refused,
                on_progress=tell,
                user=shell.user(),
            )
        else:
            outcome = imports.plan_import(
                path,
                state.store(),
                state.geocoder(),
                format=layout,
                mapping=mapping,
                refused_csv=refused,
                on_progress=tell,
            )
    bar.empty()
    verb = "Brought in" if real else "Would bring in"
    st.success(
        f"{verb}: {outcome.new:,} new, {outcome.changed:,} changed; {outcome.same:,} the same, "
        f"{outcome.refused:,} refused; {outcome.unplaced:,} without a place."
    )
    if real and outcome.new:
        st.caption("They stand on the map and in the numbers as pending (hollow) until verified.")
    for note in outcome.notes:
        st.caption(note)
    if outcome.refused:
        st.dataframe(
            pd.DataFrame([{"Line": r.line, "Why": r.reason} for r in outcome.refusals]),
            hide_index=True,
        )
        if refused.is_file():
            st.download_button(
                "The refused rows, to mend",
                refused.read_bytes(),
                file_name=refused.name,
                mime="text/csv",
                icon=":material/download:",
            )
    if outcome.missing:
        st.warning(
            f"{len(outcome.missing):,} incidents of this source are in the store but no longer in "
            "the file. They stay until you reject them: `geo import FILE --reject-missing`."
        )


def _batches() -> None:
    records = state.store().batches()
    if not records:
        st.info("Nothing has been imported yet.", icon=":material/inbox:")
    for record in records:
        _batch(record)


def _batch(record: BatchRecord) -> None:
    with st.container(border=True):
        st.text(
            f"{record.file} ({record.format}), {record.added_at:%Y-%m-%d %H:%M} UTC, "
            f"by {record.added_by}\n{record.added:,} new, {record.changed:,} changed, "
            f"{record.same:,} the same, {record.refused:,} refused"
        )
        if record.undone_at:
            st.caption(f"Taken back {record.undone_at:%Y-%m-%d %H:%M} UTC by {record.undone_by}.")
        elif st.button("Take the whole import back", key=f"batch{record.id}"):
            try:
                undone = state.store().undo_batch(record.id, shell.user())
            except BadiaError as error:
                st.error(str(error))
                return
            kept = f"; {len(undone.kept)} kept, which somebody worked on" if undone.kept else ""
            st.toast(f"{undone.removed:,} removed, {undone.restored:,} restored{kept}.")
            st.rerun()


def _changes() -> None:
    actions = state.store().actions(MOST_ACTIONS)
    if not actions:
        st.info("Nothing has been changed yet.", icon=":material/history:")
    for action in actions:
        with st.container(horizontal=True, vertical_alignment="center"):
            name = action.action.replace("_", " ")
            st.text(f"{action.at:%Y-%m-%d %H:%M} UTC  {action.user}: {name}")
            if action.undone:
                st.caption("taken back")
            elif st.button("Undo", key=f"undo{action.group_id}"):
                try:
                    state.store().undo(action.group_id, user=shell.user())
                except BadiaError as error:
                    st.error(str(error))
                    return
                st.rerun()


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
    st.caption("Restore it with `python -m geo restore FILE`.")


shell.run_page(page, "pages/data.py")
