"""Around every page: styles for small screens, the user, and what is wrong if anything is."""

from __future__ import annotations

import streamlit as st

from geo.errors import BadiaError
from pages.ui import state

# Streamlit's own layout leaves 6rem above the page and lets columns squeeze on a phone.
STYLE = """
<style>
.stMainBlockContainer { padding: 3.75rem 2rem 2rem; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 4.1rem 0.75rem 1rem; }
  button, [role="tab"], [role="option"] { min-height: 44px; }
  /* the numbers in one short row, so that the map comes first */
  [data-testid="stMetric"] { min-width: 0; }
  [data-testid="stMetricValue"] { font-size: 1.15rem; padding: 0; line-height: 1.3; }
  [data-testid="stMetricLabel"] { font-size: 0.7rem; min-height: 0; }
}
</style>
"""


def open_shell() -> None:
    """Draw what every page has, or stop with a plain sentence if the store can't be opened."""
    st.html(STYLE)
    try:
        state.store().revision()
    except BadiaError as error:
        st.error(f"The incidents can't be read. {error}", icon=":material/error:")
        st.stop()


def user() -> str:
    """The name that goes into the audit log: given once a session, else "local"."""
    return str(st.session_state.get("user_name") or "local").strip() or "local"


def name_field() -> None:
    """Ask once a session who is working; every change is logged under this name."""
    with st.sidebar:
        st.text_input(
            "Your name, for the log of changes",
            key="user_name",
            persist_state="session",
            placeholder="local",
            max_chars=60,
        )
