"""A copy of the whole store, and back; and whether the store is sound."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import streamlit as st

from geo.errors import BadiaError
from pages.ui import shell, state
from pages.ui.import_job import jobs
from pages.ui.plain import plain

ROUND, RESTORED = "restore_round", "restored"


def backup() -> None:
    st.text("A copy of everything in the store, made while others go on working.")
    st.download_button(
        "Save a backup",
        _copy,
        file_name=f"badia-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M}.sqlite",
        icon=":material/save:",
        on_click="ignore",
    )
    if st.button("Check the store", icon=":material/health_and_safety:"):
        _check()
    if said := st.session_state.pop(RESTORED, ""):
        st.success(said, icon=":material/check_circle:")
    with st.expander("Go back to a backup", icon=":material/settings_backup_restore:"):
        _restore()


def _copy() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "backup.sqlite"
        state.store().backup(file)
        return file.read_bytes()


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
            f"{plain('; '.join(problems))}. Restore the newest backup, and keep this file.",
            icon=":material/error:",
        )
    else:
        st.success("The store is sound.", icon=":material/check_circle:")
    st.text("\n".join(f"{number:,} {name}" for name, number in counts.items()))


def _restore() -> None:
    """Everything in the store gives way to a backup, after a second word."""
    upload = st.file_uploader(
        "A backup",
        type=["sqlite"],
        key=f"backup_file{st.session_state.setdefault(ROUND, 0)}",
        help="Larger ones: python -m geo restore FILE, while this page stays open.",
    )
    if upload is None:
        st.caption("A file that “Save a backup” or `geo backup` made.")
        return
    counts = ", ".join(f"{number:,} {name}" for name, number in state.store().stats().items())
    st.warning(
        f"The backup takes the place of all that is in the store now ({counts}), for everybody "
        "who works with it. What was done after the backup was made is no longer shown.",
        icon=":material/warning:",
    )
    sure = st.checkbox("Put this backup in the place of all that is there", key="restore_sure")
    busy = any(job.running for job in jobs())
    if busy:
        st.caption("An import is running. Wait for its end, or stop it.")
    if st.button("Restore", type="primary", icon=":material/restore:", disabled=busy or not sure):
        _put_back(upload.getvalue(), upload.name)


def _put_back(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory(prefix="badia-restore-") as folder:
        file = Path(folder) / "backup.sqlite"
        file.write_bytes(content)
        try:
            with st.spinner("Restoring …"):
                kept = state.store().restore(file, shell.user())
        except BadiaError as error:
            st.error("Nothing was restored.", icon=":material/error:")
            st.text(str(error).replace(str(file), name))
            return
    before = (
        f" What was there before is kept beside the database, as {plain(kept.name)}."
        if kept
        else ""
    )
    st.session_state[RESTORED] = f"Restored from {plain(name)}.{before}"
    st.session_state[ROUND] += 1  # an empty uploader: the work is done
    del st.session_state["restore_sure"]
    st.rerun()
