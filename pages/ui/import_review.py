"""Imports after they came in: verify or reject many at once, take one back, find places."""

from __future__ import annotations

import streamlit as st

from geo.errors import BadiaError
from geo.model import PlaceMention, Status
from geo.store import BatchRecord
from geo.store.reviewing import Unplaced
from pages.ui import shell, state
from pages.ui.incident_view import incident_table
from pages.ui.place_choice import find_place
from pages.ui.plain import plain

MOST_BATCHES = 20
ROWS_A_PAGE = 100
NAMES_A_PAGE = 10
Counts = dict[Status, int]


def batches() -> None:
    records = state.store().batches()
    if not records:
        st.info(
            "Nothing has been imported yet. Bring in a table on the first tab.",
            icon=":material/inbox:",
        )
        return
    statuses = state.store().batch_statuses()
    for record in records[:MOST_BATCHES]:
        _batch(record, statuses.get(record.id, {}))
    if len(records) > MOST_BATCHES:
        st.caption(f"The newest {MOST_BATCHES} of {len(records):,} imports.")
    waiting = [r for r in records if statuses.get(r.id, {}).get(Status.PENDING)]
    if waiting:
        _look_through(waiting, statuses)


def _batch(record: BatchRecord, counts: Counts) -> None:
    with st.container(border=True):
        st.text(
            f"Import {record.id}: {record.file} ({record.format}), "
            f"{record.added_at:%Y-%m-%d %H:%M} UTC, by {record.added_by}\n"
            f"{record.added:,} new, {record.changed:,} changed, {record.same:,} the same, "
            f"{record.refused:,} refused"
        )
        if record.undone_at:
            st.caption(
                f"Taken back {record.undone_at:%Y-%m-%d %H:%M} UTC by {plain(record.undone_by)}."
            )
            return
        st.text(", ".join(f"{counts[s]:,} {s}" for s in Status if counts.get(s)) or "none left")
        pending = counts.get(Status.PENDING, 0)
        with st.container(horizontal=True):
            if pending:
                with st.popover(f"Verify all {pending:,}", icon=":material/done_all:"):
                    st.text(
                        "Verified incidents are drawn solid and count as checked by you. "
                        "Changes takes it back."
                    )
                    if st.button("Verify them", key=f"verify{record.id}", type="primary"):
                        ids = state.store().batch_incidents(record.id, Status.PENDING)
                        _do(lambda: state.store().accept(ids, shell.user()), "verified")
                with st.popover(f"Reject all {pending:,}", icon=":material/block:"):
                    st.text("Rejected incidents are kept and no longer shown.")
                    if st.button("Reject them", key=f"reject{record.id}"):
                        ids = state.store().batch_incidents(record.id, Status.PENDING)
                        _do(lambda: state.store().reject(ids, shell.user()), "rejected")
            if st.button(
                "Take the whole import back", key=f"batch{record.id}", icon=":material/undo:"
            ):
                _take_back(record.id)


def _take_back(batch_id: int) -> None:
    try:
        undone = state.store().undo_batch(batch_id, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    kept = f"; {len(undone.kept):,} kept, which somebody worked on" if undone.kept else ""
    st.toast(f"{undone.removed:,} removed, {undone.restored:,} set back{kept}.")
    st.rerun()


def _look_through(records: list[BatchRecord], statuses: dict[int, Counts]) -> None:
    st.subheader("Look through the pending ones", anchor=False)
    with st.container(horizontal=True):
        record = st.selectbox(
            "Import",
            records,
            format_func=lambda r: f"{r.id}: {r.file} ({statuses[r.id][Status.PENDING]:,} pending)",
            key="review_batch",
        )
        pending = statuses[record.id][Status.PENDING]
        pages = -(-pending // ROWS_A_PAGE)
        page = st.number_input("Page", 1, pages, key=f"review_page{record.id}") if pages > 1 else 1
    offset = (int(page) - 1) * ROWS_A_PAGE
    ids = state.store().batch_incidents(record.id, Status.PENDING, ROWS_A_PAGE, offset)
    incidents = state.store().incidents(ids)
    chosen = st.dataframe(
        incident_table(incidents),
        hide_index=True,
        key=f"review{record.id}p{page}n{pending}",
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="unknown",
        alt="Pending incidents of this import",
    )
    picked = [key for row in chosen.selection.rows if (key := incidents[row].id) is not None]
    if not picked:
        st.caption(
            f"{offset + 1:,} to {offset + len(ids):,} of {pending:,}, the newest first. Choose "
            "rows to verify or reject them."
        )
        return
    for sentence in dict.fromkeys(c.sentence for i in picked[:1] for c in _claims(i)):
        st.text(sentence)
    with st.container(horizontal=True):
        if st.button(f"Verify {len(picked)}", type="primary", icon=":material/check:"):
            _do(lambda: state.store().accept(picked, shell.user()), "verified")
        if st.button(f"Reject {len(picked)}", icon=":material/close:"):
            _do(lambda: state.store().reject(picked, shell.user()), "rejected")


def _claims(incident_id: int) -> tuple:
    return state.store().incident(incident_id).claims


def places_to_find() -> None:
    found = state.store().unplaced()
    if not found:
        st.info("Every incident that is shown has a place.", icon=":material/check:")
        return
    total = sum(len(name.incident_ids) for name in found)
    st.text(
        f"Incidents without a place: {total:,}; names to find: {len(found):,}. They count, but "
        "stand on no map. Say what a name means, once for all its incidents."
    )
    if st.button(
        "Look them all up again",
        icon=":material/refresh:",
        help="After you added places of your own, or the gazetteer was updated.",
    ):
        _look_up_again(found)
    for name in found[:NAMES_A_PAGE]:
        _unplaced(name)
    if len(found) > NAMES_A_PAGE:
        st.caption(f"The {NAMES_A_PAGE} names said most often; the others follow.")


def _unplaced(name: Unplaced) -> None:
    with st.container(border=True):
        number = len(name.incident_ids)
        st.text(f"{name.mention or '(no place named)'}: {number:,} incident{'s' * (number > 1)}")
        st.text(name.why)
        with st.form(f"place{name.incident_ids[0]}", border=False):
            text = st.text_input(
                "It is",
                value=name.mention,
                help="A name in any spelling, with its governorate where several bear it, "
                "“10 km north of Palmyra”, or a point as “34.56, 38.28” (latitude, longitude).",
            )
            if st.form_submit_button(f"Set for {number:,}", icon=":material/add_location:"):
                _set_place(name, text)


def _set_place(name: Unplaced, text: str) -> None:
    try:
        place = PlaceMention(name.mention, find_place(text).match)
        state.store().set_place(name.incident_ids, place, shell.user())
    except BadiaError as error:
        st.error("No place was set.", icon=":material/location_off:")
        st.text(str(error))
        return
    st.toast(f"Set for {len(name.incident_ids):,}; Changes takes it back.")
    st.rerun()


def _look_up_again(found: list[Unplaced]) -> None:
    done = 0
    try:
        for name in found:
            match = state.geocoder().geocode(name.mention) if name.mention else None
            if match is not None and match.point is not None:
                place = PlaceMention(name.mention, match)
                done += state.store().set_place(name.incident_ids, place, shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(f"{done:,} incidents have a place now.")
    st.rerun()


def _do(action: object, done: str) -> None:
    try:
        changed = action()  # type: ignore[operator]
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(f"{len(changed):,} {done}; Changes takes it back.")
    st.rerun()
