"""Labels of the printed map that somebody hides or moves."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

HIDDEN, MOVED, SEEN = "hidden_labels", "_moved_labels", "_labels_seen"
MOST_MM = 60.0


def label_changes() -> tuple[frozenset[str], dict[str, tuple[float, float]]]:
    """Names that are hidden, and millimetres right and up by which others are moved."""
    hidden = st.session_state.get(HIDDEN) or []
    names = sorted({*st.session_state.get(SEEN, ()), *hidden})
    chosen = st.multiselect(
        "Hide labels",
        names,
        key=HIDDEN,
        persist_state="session",
        placeholder="None hidden",
    )
    moved: dict[str, tuple[float, float]] = dict(st.session_state.get(MOVED, {}))
    name = st.selectbox(
        "Move a label",
        [n for n in names if n not in chosen],
        index=None,
        key="label_to_move",
        placeholder="Choose one",
    )
    if name:
        right, up = moved.get(name, (0.0, 0.0))
        with st.container(horizontal=True):
            right = _millimetres("mm right", right, f"right of {name}")
            up = _millimetres("mm up", up, f"up of {name}")
        moved[name] = (right, up)
    moved = {label: by for label, by in moved.items() if any(by)}
    st.session_state[MOVED] = moved
    if moved:
        st.caption(f"Moved: {', '.join(sorted(moved))}.")
        st.button("Put all labels back", on_click=_put_back)
    return frozenset(chosen), moved


def _millimetres(label: str, value: float, key: str) -> float:
    return float(
        st.number_input(
            label, min_value=-MOST_MM, max_value=MOST_MM, value=value, step=1.0, key=key
        )
    )


def _put_back() -> None:
    for name in st.session_state.pop(MOVED, {}):
        for key in (f"right of {name}", f"up of {name}"):
            st.session_state.pop(key, None)


def labels_seen(names: Sequence[str]) -> bool:
    """Remember what stands on the preview; True if the choices above don't know it yet."""
    new = sorted(set(names))
    if st.session_state.get(SEEN) == new:
        return False
    st.session_state[SEEN] = new
    return True
