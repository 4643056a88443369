"""Around every page: styles for small screens, the user, and what is wrong if anything is."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import streamlit as st

from geo.errors import BadiaError
from pages.ui import address, state

# Streamlit's own layout leaves 6rem above the page and lets columns squeeze on a phone.
STYLE = """
<style>
.stMainBlockContainer { padding: 3.75rem 2rem 2rem; }
/* Streamlit's own grey of captions lacks contrast */
[data-testid="stCaptionContainer"] p { color: inherit; }
[data-testid="stCaptionContainer"] { color: inherit; opacity: 0.9; }
/* room for the map while it loads, so that nothing below jumps */
.st-key-map_box { min-height: 680px; }
@media (max-width: 640px) and (hover: none) {
  /* there a table's tools are always shown: room for them, so that they lie over nothing */
  [data-testid="stFullScreenFrame"]:has([data-testid="stDataFrame"]) { margin-top: 44px; }
}
@media (max-width: 640px), (max-height: 480px) and (pointer: coarse) {
  .stMainBlockContainer { padding: 4.1rem 0.75rem 1rem; }
  /* for a finger; Streamlit's own heights are set by class */
  button, summary, [role="tab"], [role="option"], [data-testid="stSidebarNavLink"],
  [data-testid="stCheckbox"] label, [data-testid="stTextInputRootElement"],
  [data-testid="stNumberInputContainer"], [data-testid="stSelectbox"] div:has(> input),
  [data-testid="stDateInputField"], [data-testid="stMultiSelectTagsContainer"] {
    min-height: 44px !important; }
  /* the calendar's button would leave its date no room */
  button:not([data-testid="stDateInputCalendarButton"]), [role="tab"] {
    min-width: 44px !important; }
  /* so tall, a table's tools would lie over its header */
  [data-testid="stFullScreenFrame"]:has([data-testid="stDataFrame"])
    [data-testid="stElementToolbar"] { top: -60px !important; }
  /* a least width of its own would let a tab be narrower than its words */
  [role="tab"] { flex-shrink: 0; }
  [data-testid="stCheckbox"] label, summary { align-items: center; }
  /* the numbers in one short row, so that the map comes first */
  [data-testid="stMetric"] { min-width: 0; }
  [data-testid="stMetricValue"] { font-size: 1.15rem; padding: 0; line-height: 1.3; }
  [data-testid="stMetricLabel"] { font-size: 0.7rem; min-height: 0; }
}
</style>
"""


# White letters on the dark theme's light orange are not readable.
DARK_STYLE = """
<style>
[data-testid^="stBaseButton-primary"], [data-testid^="stBaseButton-primary"] p { color: #15171A; }
</style>
"""

FOLLOW_S = 1.5
"""How often an open page asks whether the store was written to."""
JUST_DRAWN_S = 2.0
LARGE, PAUSE_S = 50_000, 10.0
_FOLLOWED, _DRAWN_AT = "_followed_at_s", "_drawn_at_s"
_ENTERED, _WANTED = "_entered", "_wanted_page"


def open_shell() -> None:
    """Draw what every page has, or stop with a plain sentence if the store can't be opened."""
    st.session_state[_ENTERED] = True
    if wanted := st.session_state.pop(_WANTED, None):
        st.switch_page(wanted[0], query_params=wanted[1])
    st.html(STYLE)
    address.note_page()
    if st.context.theme.type == "dark":
        st.html(DARK_STYLE)
    try:
        state.store().revision()
    except BadiaError as error:
        st.error(f"The incidents can't be read. {error}", icon=":material/error:")
        st.stop()


def run_page(page: Callable[[], None], script: str) -> None:
    """Draw a page; go through the entry first where its address was opened before the entry ran.

    A fresh server takes the files in ``pages/`` for an app of the old kind, until the entry has
    set up the navigation.
    """
    if _ENTERED not in st.session_state:
        st.session_state[_WANTED] = (script, dict(st.query_params))
        st.switch_page("dashboard.py")
    try:
        page()
    finally:
        st.session_state[_DRAWN_AT] = time.monotonic()


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


@st.fragment(run_every=FOLLOW_S)
def follow_store(drawn_revision: int, incidents: int) -> None:
    """Draw the page anew when anybody wrote to the store, also from another process.

    For pages that only show: a redraw would shuffle a form that somebody is filling in. A large
    frame that changes all the time, as in an import, is drawn anew now and then only. After a
    run of the whole page the browser may still say what its widgets were before it, and a redraw
    would take back what the user just did: so this waits a little.
    """
    now_s = time.monotonic()
    if now_s - st.session_state.get(_DRAWN_AT, now_s) < JUST_DRAWN_S:
        return
    if state.store().revision() == drawn_revision:
        return
    if incidents > LARGE and now_s - st.session_state.get(_FOLLOWED, -math.inf) < PAUSE_S:
        return
    st.session_state[_FOLLOWED] = now_s
    st.rerun()
