"""A table to bring in: the file, its layout, and which column is what."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from geo.errors import BadiaError, InputError
from geo.importers.cells import DateOrder
from geo.importers.files import Row, open_table
from geo.importers.job import ImportJob
from geo.importers.mapping import FIELDS, Mapping
from geo.importers.opening import format_of, guess
from geo.importers.withdrawals import is_withdrawal_list, look_up_withdrawn
from pages.ui import shell, state
from pages.ui.import_job import job_views, jobs, reject_withdrawn, start

ENDINGS = ["csv", "tsv", "txt", "xlsx", "geojson", "json", "gpkg", "parquet"]
WITHDRAWN = "withdrawn"
FORMATS = {
    "acled": "ACLED's export",
    "ucdp": "UCDP's events",
    "table": "Any table, by its columns",
    WITHDRAWN: "A list of ids that the source withdrew",
}
ORDERS = {
    None: "As the column shows",
    DateOrder.DAY_FIRST: "Day first (19/03/2022)",
    DateOrder.MONTH_FIRST: "Month first (03/19/2022)",
}
USUAL = ("date", "place", "lat", "lon", "admin1", "killed", "wounded", "event_type", "source")
"""Fields that are asked for even where no column seems to hold them."""
SAMPLE_ROWS = 5
_KEPT = "import_kept"


@dataclass(frozen=True, slots=True)
class _Kept:
    """An upload as a file, looked at once; the folder goes when nobody holds it any more."""

    file_id: str
    folder: tempfile.TemporaryDirectory[str]
    path: Path
    columns: tuple[str, ...]
    sample: list[Row]
    format: str
    mapping: Mapping


def import_file() -> None:
    upload = st.file_uploader(
        "A table of incidents", type=ENDINGS, key="import_file", help="Larger ones: geo import FILE"
    )
    if upload is None:
        if not jobs():
            st.info(
                "ACLED's and UCDP's exports are known; any other table is read by its columns, "
                "which you can correct. A trial says what would happen before anything is "
                "written, and an import can be taken back as a whole.",
                icon=":material/table:",
            )
    else:
        wrong = "This file can't be read."
        try:
            kept = _keep(upload)
            wrong = "It can't be brought in like this."
            _chosen(kept)
        except BadiaError as error:
            st.error(wrong, icon=":material/error:")
            st.text(str(error))
    job_views()


def _keep(upload: Any) -> _Kept:
    """The upload on disk; raises InputError where it is no table."""
    kept: _Kept | None = st.session_state.get(_KEPT)
    if kept is not None and kept.file_id == upload.file_id:
        return kept
    folder = tempfile.TemporaryDirectory(prefix="badia-import-")
    name = Path(upload.name).name
    path = Path(folder.name) / (name if name.strip(".") else "table.csv")
    path.write_bytes(upload.getbuffer())
    try:
        table = open_table(path)
        found = WITHDRAWN if is_withdrawal_list(table.columns) else format_of(table)
        sample = table.sample(SAMPLE_ROWS)
        kept = _Kept(upload.file_id, folder, path, table.columns, sample, found, guess(table))
    except BadiaError as error:
        raise InputError(str(error).replace(str(path), path.name)) from error
    st.session_state[_KEPT] = kept
    return kept


def _chosen(kept: _Kept) -> None:
    layout = st.selectbox(
        "Layout",
        list(FORMATS),
        index=list(FORMATS).index(kept.format),
        format_func=FORMATS.__getitem__,
        key=f"import_format{kept.file_id}",
        help="Found out by the file's columns.",
    )
    if layout == WITHDRAWN:
        _withdrawn(kept)
        return
    mapping = _mapping(kept) if layout == "table" else None
    busy = any(job.running and job.path == kept.path for job in jobs())
    with st.container(horizontal=True):
        trial = st.button("Try it", type="primary", icon=":material/science:", disabled=busy)
        real = st.button("Bring it in", icon=":material/download_done:", disabled=busy)
    if trial or real:
        if mapping is not None:
            mapping.check(kept.columns)
        job = ImportJob(
            path=kept.path,
            store=state.store(),
            geocoder=state.geocoder(),
            user=shell.user(),
            real=real,
            format=layout,
            mapping=mapping,
            refused_csv=kept.path.with_name(f"{kept.path.stem}-refused.csv"),
            held=kept.folder,
        )
        start(job)
        job.join(timeout_s=0.3)  # a small file is done before a bar could be drawn
        st.rerun()


def _mapping(kept: _Kept) -> Mapping:
    """The guessed columns, each of which can be corrected, with the first rows to look at."""
    mapping = kept.mapping
    with st.expander("Which column is what", expanded=True):
        st.dataframe(
            pd.DataFrame(kept.sample, columns=kept.columns),
            hide_index=True,
            alt="The first rows of the file",
        )
        first = [f for f in FIELDS if f in USUAL or f in kept.mapping.columns]
        mapping = _columns_of(first, kept, mapping)
        columns = st.columns(2)
        order = columns[0].selectbox(
            "Dates in figures are written",
            list(ORDERS),
            format_func=ORDERS.__getitem__,
            key=f"map_order{kept.file_id}",
        )
        dataset = columns[1].text_input(
            "Name of the data set",
            value=kept.mapping.dataset,
            help="Rows are known again by it: give a later export of the same table the same name.",
            key=f"map_dataset{kept.file_id}",
        )
        radius_km = columns[0].number_input(
            "Coordinates are exact to (km), where no column says so",
            0.1,
            1000.0,
            value=kept.mapping.default_radius_m / 1000,
            key=f"map_radius{kept.file_id}",
        )
    with st.expander("More fields"):
        mapping = _columns_of([f for f in FIELDS if f not in first], kept, mapping)
    return replace(
        mapping, date_order=order, dataset=dataset.strip(), default_radius_m=radius_km * 1000
    )


def _columns_of(fields: Sequence[str], kept: _Kept, mapping: Mapping) -> Mapping:
    """Two beside each other, row by row: on a phone, where they stand below, in the same order."""
    for at in range(0, len(fields), 2):
        for column, field in zip(st.columns(2), fields[at : at + 2], strict=False):
            with column:
                mapping = _column_of(field, kept, mapping)
    return mapping


def _column_of(field: str, kept: _Kept, mapping: Mapping) -> Mapping:
    now = kept.mapping.columns.get(field)
    options = [None, *kept.columns]
    label = FIELDS[field][0]
    column = st.selectbox(
        label[:1].upper() + label[1:],
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda c: c if c is not None else "—",
        key=f"map_{field}{kept.file_id}",
    )
    return mapping if column == now else mapping.with_column(field, column)


def _withdrawn(kept: _Kept) -> None:
    """ACLED publishes which events it deleted: those are offered for rejection."""
    found = look_up_withdrawn(kept.path, state.store())
    untouched, worked_on = found.incidents.untouched, found.incidents.worked_on
    st.text(
        f"{found.listed:,} ids that {found.source.upper()} withdrew; "
        f"{len(untouched) + len(worked_on):,} of them are shown here."
    )
    reject_withdrawn(untouched, worked_on, kept.file_id)
