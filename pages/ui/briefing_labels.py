"""Labels of the printed map that somebody hides or moves."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.ui.plain import plain

HIDDEN, MOVED = "hidden_labels", "_moved_labels"
MOST_MM = 60.0


def label_changes() -> tuple[frozenset[str], dict[str, tuple[float, float]]]:
    """Names that are hidden, and millimetres right and up by which others are moved."""
    return frozenset(st.session_state.get(HIDDEN) or ()), dict(st.session_state.get(MOVED, {}))


def label_choices(on_map: Sequence[str]) -> None:
    """Draw the choices for the labels of the preview; they count from the next run on."""
    hidden, moved = label_changes()
    names = sorted({*on_map, *hidden, *moved})
    chosen = st.multiselect(
        "Hide labels", names, key=HIDDEN, persist_state="session", placeholder="None hidden"
    )
    name = st.selectbox(
        "Move a label",
        [n for n in names if n not in chosen],
        index=None,
        key="label_to_move",
        placeholder="Choose one",
    )
    if name:
        with st.container(horizontal=True):
            for axis, label in enumerate(("mm right", "mm up")):
                key = f"{label} {name}"
                st.number_input(
                    label,
                    min_value=-MOST_MM,
                    max_value=MOST_MM,
                    value=float(moved.get(name, (0.0, 0.0))[axis]),
                    step=1.0,
                    key=key,
                    on_change=_move,
                    args=(name, axis, key),
                )
    if moved:
        st.caption(f"Moved: {plain(', '.join(sorted(moved)))}.")
        st.button("Put all labels back", on_click=_put_back)


def _move(name: str, axis: int, key: str) -> None:
    moved = dict(st.session_state.get(MOVED, {}))
    by = list(moved.get(name, (0.0, 0.0)))
    by[axis] = st.session_state[key]
    moved[name] = (by[0], by[1])
    st.session_state[MOVED] = {label: shift for label, shift in moved.items() if any(shift)}


def _put_back() -> None:
    for name in st.session_state.pop(MOVED, {}):
        for label in ("mm right", "mm up"):
            st.session_state.pop(f"{label} {name}", None)
