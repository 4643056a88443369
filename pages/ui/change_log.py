"""The log of changes: who did what to which record, before and after, and taking it back."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import streamlit as st

from geo.errors import BadiaError
from geo.store import Action, Change
from pages.ui import shell, state
from pages.ui.plain import plain

AT_FIRST, MORE = 25, 50
MOST_FIELDS = 200
_SHOWN, _OPEN = "changes_shown", "change_open"


def change_log() -> None:
    everybody = state.store().users()
    if not everybody:
        st.info("Nothing has been changed yet.", icon=":material/history:")
        return
    who = st.selectbox(
        "By", [None, *everybody], format_func=lambda u: u or "everybody", key="changes_by"
    )
    number = st.session_state.get(_SHOWN, AT_FIRST)
    actions = state.store().actions(number + 1, user=who)
    for action in actions[:number]:
        _action(action)
    if len(actions) > number and st.button("Show older ones", icon=":material/expand_more:"):
        st.session_state[_SHOWN] = number + MORE
        st.rerun()


def _action(action: Action) -> None:
    is_open = st.session_state.get(_OPEN) == action.group_id
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(
                f"{action.at:%Y-%m-%d %H:%M} UTC, {action.user}: "
                f"{action.action.replace('_', ' ')}{_records(action)}"
            )
            if st.button(
                "Hide" if is_open else "What changed", key=f"open{action.group_id}", type="tertiary"
            ):
                st.session_state[_OPEN] = None if is_open else action.group_id
                st.rerun()
            if action.undone:
                st.caption("taken back")
            elif st.button("Undo", key=f"undo{action.group_id}", icon=":material/undo:"):
                _undo(action)
        if is_open:
            _fields(state.store().changes(action.group_id, MOST_FIELDS))


def _records(action: Action) -> str:
    if not action.records:
        return ""
    named = ", ".join(action.records)
    others = action.incidents - sum(name.startswith("incident ") for name in action.records)
    return f" ({named}{f' and {others:,} more incidents' if others > 0 else ''})"


def _undo(action: Action) -> None:
    try:
        state.store().undo(action.group_id, user=shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast("Taken back; this can be undone too.")
    st.rerun()


def _fields(changes: list[Change]) -> None:
    if not changes:
        st.caption("Nothing but figures of the import.")
        return
    rows = [
        {
            "Record": f"{change.entity.replace('_', ' ')} {change.entity_id}",
            "What": "all of it" if change.field == "*" else change.field.replace("_", " "),
            "Before": _said(change.before),
            "After": _said(change.after),
        }
        for change in changes
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="Fields before and after")
    if len(changes) == MOST_FIELDS:
        st.caption(f"The first {MOST_FIELDS}.")


def _said(value: Any) -> str:
    """A logged value as one would say it; the JSON of what has no short form."""
    if value is None or value == {}:
        return ""
    if isinstance(value, dict) and "mention" in value:
        name = (value.get("match") or value).get("name")
        return str(name or value["mention"])
    if isinstance(value, dict) and {"min", "max"} <= value.keys():
        low, high = value["min"], value["max"]
        return "unknown" if low is None else f"{low}" if low == high else f"{low} to {high or '…'}"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)[:300]
    return str(value)
