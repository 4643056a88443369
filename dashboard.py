"""Entry of the dashboard: page settings and navigation. `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st

from pages.ui.shell import open_shell

# a file of our own: Streamlit fetches its named icons from another host
ICON = str(Path(__file__).parent / "pages" / "ui" / "icon.svg")
st.set_page_config(page_title="Badia", page_icon=ICON, layout="wide")

PAGES = [
    st.Page("pages/map.py", title="Map", icon=":material/map:", default=True),
    st.Page("pages/reports.py", title="Reports", icon=":material/article:"),
    st.Page("pages/briefing.py", title="Briefing", icon=":material/print:"),
    st.Page("pages/places.py", title="Places", icon=":material/pin_drop:"),
    st.Page("pages/data.py", title="Data", icon=":material/database:"),
]

page = st.navigation(PAGES, position="top")
open_shell()
page.run()
