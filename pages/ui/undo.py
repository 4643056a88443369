"""Taking back what this person did, and doing it again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.errors import BadiaError
from geo.store import Action
from pages.ui import shell, state
from pages.ui.plain import plain

MOST_ACTIONS = 8
ACTION_WORDS = {
    "accept": "accepted",
    "accept_report": "made pending",
    "add_incident": "added by hand",
    "add_place": "place added",
    "add_report": "report added",
    "ask_again": "asked about again",
    "date_report": "read again with its day",
    "join": "joined",
    "keep_apart": "kept apart",
    "reject": "rejected",
    "remove_place": "place removed",
    "set_status": "status set",
    "split": "split",
    "undo": "undone",
    "update": "corrected",
}


def undo_tools() -> None:
    """Take back this person's last action, named on the button, or an earlier one; or redo."""
    latest = [a for a in state.store().actions(4 * MOST_ACTIONS, user=shell.user()) if not a.undone]
    # an import and a restore are taken back elsewhere, each as a whole
    own = [a for a in latest if a.action not in ("undo", "restore") and a.batch_id is None]
    standing = own[:MOST_ACTIONS]
    with st.container(horizontal=True):
        if standing and st.button(
            f"Undo: {_told(standing[0])}", icon=":material/undo:", help="Your last change"
        ):
            _undo(standing[0], "Taken back")
        redo = _to_redo(latest, own)
        if redo and st.button("Redo", icon=":material/redo:", help="Takes the undo back"):
            _undo(redo, "Done again")
        if len(standing) > 1:
            with st.popover("Earlier changes", icon=":material/history:"):
                for action in standing[1:]:
                    if st.button(f"Undo: {_told(action)}", key=f"undo{action.group_id}"):
                        _undo(action, "Taken back")


def _to_redo(latest: Sequence[Action], own: Sequence[Action]) -> Action | None:
    """The last undo that stands, unless something new was done since; a redo is no undo."""
    undone = (a for a in latest if a.undoes not in (None, "undo"))
    last = next(undone, None)
    new = last is not None and any(a.group_id > last.group_id for a in own)
    return None if new else last


def _told(action: Action) -> str:
    words = ACTION_WORDS.get(action.action, action.action.replace("_", " "))
    if action.records and action.records[0].startswith("report "):
        return f"{words} ({action.records[0]})"
    named = sum(record.startswith("incident ") for record in action.records)
    more = " …" if action.incidents > named and len(action.records) > 1 else ""
    return f"{words} ({', '.join(action.records)}{more})" if action.records else words


def _undo(action: Action, said: str) -> None:
    try:
        state.store().undo(action.group_id, user=shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    what = ", ".join(action.records) if action.action == "undo" else _told(action)
    st.toast(f"{said}: {what}.")
    st.rerun()
