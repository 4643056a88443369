"""Badia's core: reading reports, finding places, keeping and drawing incidents.

Imports point one way: errors, config and model know nobody; places and reports know the
model; store, frame and filters build on those; maps and briefing draw what the frame holds;
cli sits on top. Nothing in here imports Streamlit.
"""

__version__ = "0.1.0"
