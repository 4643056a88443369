"""Imports that run while the page stays usable: progress, stop, and what came of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pandas as pd
import streamlit as st

from geo.errors import BadiaError
from geo.importers.job import ImportJob
from geo.importers.outcome import Outcome
from pages.ui import shell, state
from pages.ui.incident_view import incident_table
from pages.ui.plain import plain

MOST_LISTED = 200
POLL_S = 0.5
TRIAL_SHOWN_S, SHOWN_S = 3600.0, 12 * 3600.0
"""A trial tells of a store that others change meanwhile; what an import did also stands under
Imports."""


@st.cache_resource(max_entries=4, show_spinner=False)
def _jobs(db_url: str) -> list[ImportJob]:
    """The runs of this server that nobody has put away yet, whoever started them."""
    return []


_TURN = threading.Lock()
"""All sessions share the list: two that change it at once would lose a run that goes on."""


def jobs() -> list[ImportJob]:
    """The runs that are shown; a finished one that nobody put away goes after a while."""
    now = time.monotonic()
    return _keep(lambda j: j.ended_s is None or now - j.ended_s < _lasts_s(j))


def _keep(stays: Callable[[ImportJob], bool], new: ImportJob | None = None) -> list[ImportJob]:
    """The runs that stay, and a new one."""
    found = _jobs(state.config().db_url)
    with _TURN:
        found[:] = [*filter(stays, found), *([new] if new else ())]
        return list(found)


def _lasts_s(job: ImportJob) -> float:
    return SHOWN_S if job.real else TRIAL_SHOWN_S


def start(job: ImportJob) -> None:
    """Starts a run in the place of finished ones over the same file, and of trials of its name."""
    _keep(lambda j: j.running or not _is_over(j, job), job.start())


def put_away(job: ImportJob) -> None:
    """Shows a run no more; somebody else may have done so."""
    _keep(lambda j: j is not job)


def _is_over(old: ImportJob, new: ImportJob) -> bool:
    return old.path == new.path or (not old.real and old.path.name == new.path.name)


def job_views() -> None:
    """Draws all runs, the newest first."""
    for job in reversed(jobs()):
        with st.container(border=True):
            if job.running:
                _running(job)
            else:
                _done(job)


@st.fragment(run_every=POLL_S)
def _running(job: ImportJob) -> None:
    if not job.running:
        st.rerun()
    what = "Bringing in" if job.real else "Trying"
    st.text(f"{what} {job.path.name}")
    st.progress(job.progress.share, str(job.progress))
    if job.stopping:
        st.caption("Stopping after the part it is at …")
    elif st.button("Stop", key=f"stop{job.key}", icon=":material/stop_circle:"):
        job.stop()
        st.rerun(scope="fragment")
    st.caption("You can go on working, also on other pages; it runs on.")


def _done(job: ImportJob) -> None:
    outcome = job.outcome
    if outcome is None:
        st.error("This file can't be brought in.", icon=":material/error:")
        st.text(job.error or "")
    else:
        _outcome(job, outcome)
    with st.container(horizontal=True):
        tried = outcome is not None and not job.real and not outcome.stopped
        if tried and st.button(
            "Bring it in",
            key=f"real{job.key}",
            type="primary",
            icon=":material/download_done:",
            disabled=not (outcome.new + outcome.changed if outcome else 0),
        ):
            start(_for_real(job))
            st.rerun()
        if st.button("Put this away", key=f"away{job.key}", icon=":material/close:"):
            put_away(job)
            st.rerun()


def _for_real(trial: ImportJob) -> ImportJob:
    return ImportJob(
        path=trial.path,
        store=trial.store,
        geocoder=trial.geocoder,
        user=shell.user(),
        real=True,
        format=trial.format,
        mapping=trial.mapping,
        refused_csv=trial.refused_csv,
        held=trial.held,
    )


def _outcome(job: ImportJob, outcome: Outcome) -> None:
    st.text(f"{job.path.name}, {outcome.rows:,} rows" + ("" if job.real else ": a trial"))
    if outcome.stopped:
        st.warning(
            "Stopped. What is in stays in; bring the same file in again to go on where it "
            "stopped, or take it back under Imports."
            if job.real
            else "The trial was stopped; these are the figures so far.",
            icon=":material/stop_circle:",
        )
    figures = {
        "New": outcome.new,
        "Changed": outcome.changed,
        "The same": outcome.same,
        "Refused": outcome.refused,
        "Without a place": outcome.unplaced,
    }
    for column, (name, rows) in zip(st.columns(len(figures)), figures.items(), strict=True):
        column.metric(name, f"{rows:,}")
    if not outcome.new + outcome.changed:
        st.info("Nothing of this file is new.", icon=":material/check:")
    elif job.real:
        st.success(
            "Brought in. They stand on the map and in the numbers as pending (hollow) until "
            "somebody verifies them, under Imports.",
            icon=":material/check_circle:",
        )
    else:
        st.caption("Nothing was written yet.")
    if outcome.unplaced:
        st.caption("Rows without a place count but can't be drawn; see Places to find.")
    for note in outcome.notes:
        st.text(note)
    _refused(outcome, job.key)
    _missing(outcome, job.real, job.key)


def _refused(outcome: Outcome, job_key: str) -> None:
    if not outcome.refused:
        return
    unit = outcome.unit.capitalize()
    with st.expander(f"Refused rows, and why ({outcome.refused:,})", expanded=True):
        if len(outcome.reasons) > 1 and outcome.refused > 10:
            st.dataframe(
                pd.DataFrame(outcome.reasons, columns=["Why", "Rows"]),
                hide_index=True,
                alt="How many rows were refused for which reason",
            )
        shown = [{unit: r.line, "Why": r.reason} for r in outcome.refusals[:MOST_LISTED]]
        st.dataframe(pd.DataFrame(shown), hide_index=True, alt="Refused rows")
        if len(shown) < outcome.refused:
            st.caption(f"The first {len(shown):,}; the file below holds all of them.")
        csv = outcome.refused_csv
        if csv is not None and csv.is_file():
            st.download_button(
                "The refused rows, to mend and bring in again",
                csv.read_bytes(),
                file_name=csv.name,
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                key=f"refused{job_key}",  # the same file may be tried twice, by two people
            )


def _missing(outcome: Outcome, real: bool, job_key: str) -> None:
    """What the source has in the store but no longer in the file is offered for rejection."""
    if not outcome.missing:
        return
    found = state.store().withdrawn(outcome.missing)
    number = len(found.untouched) + len(found.worked_on)
    if not number:
        return
    st.warning(
        f"{number:,} incidents of this source lie in the file's days and governorates and aren't "
        "in it. If the file is a whole export, the source has withdrawn them.",
        icon=":material/playlist_remove:",
    )
    if real:
        reject_withdrawn(found.untouched, found.worked_on, f"batch{job_key}")


def reject_withdrawn(untouched: tuple[int, ...], worked_on: tuple[int, ...], key: str) -> None:
    """Offers to reject what a source took back; what a desk worked on only one by one."""
    if untouched and st.button(
        f"Reject the {len(untouched):,} that nobody worked on",
        key=f"withdrawn{key}",
        icon=":material/delete_sweep:",
        help="They are kept and no longer shown; Changes takes it back.",
    ):
        _reject(list(untouched))
    if worked_on:
        st.text(
            f"{len(worked_on):,} were verified, corrected or joined by a desk. They stay until "
            "you choose them here."
        )
        incidents = state.store().incidents(worked_on[:MOST_LISTED])
        chosen = st.dataframe(
            incident_table(incidents),
            hide_index=True,
            key=f"worked{key}",
            on_select="rerun",
            selection_mode="multi-row",
            placeholder="unknown",
            alt="Withdrawn incidents that a desk worked on",
        )
        ids = [incidents[row].id for row in chosen.selection.rows]
        if ids and st.button(f"Reject the {len(ids)} chosen", key=f"rejectworked{key}"):
            _reject([i for i in ids if i is not None])


def _reject(ids: list[int]) -> None:
    try:
        done = state.store().reject(ids, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(f"{len(done):,} rejected.")
    st.rerun()
