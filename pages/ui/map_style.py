"""Styles of the map page: the map first on a phone, numbers that step back while time moves."""

from __future__ import annotations

import streamlit as st

# The component marks the page while its timeline plays or is dragged; what Streamlit draws
# follows on release only, and says so until then.
STYLE = """
<style>
.st-key-map_numbers [data-testid="stMetricValue"] { font-size: 1.9rem; }
.st-key-map_numbers [data-testid="stMetric"] p { color: inherit; }
.st-key-map_numbers { gap: 0.35rem; transition: opacity 0.15s; }
html[data-badia-scrubbing] .st-key-map_numbers { opacity: 0.55; }
html[data-badia-scrubbing] .st-key-map_numbers::after {
  content: "As of the last stop; the timeline counts live.";
  font-size: 0.875rem;
}
html[data-badia-scrubbing] .st-key-map_numbers [data-testid="stCaptionContainer"] { display: none; }
@media (max-width: 640px), (max-height: 480px) and (pointer: coarse) {
  /* the map comes first, then its numbers */
  .stMainBlockContainer [data-testid="stVerticalBlock"] > :has(> .st-key-map_box) { order: -1; }
  .st-key-map_numbers [data-testid="stMetricValue"] { font-size: 1.15rem; }
  .st-key-map_box { min-height: 0; }
}
@media (prefers-reduced-motion: reduce) {
  .st-key-map_numbers { transition: none; }
}
</style>
"""


def apply() -> None:
    st.html(STYLE)
