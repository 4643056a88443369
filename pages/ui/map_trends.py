"""Charts under the map: attacks over time, and by who suffered; each also as a table."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from geo.briefing.words import plural, total_text
from geo.frame import Bools, Frame
from geo.maps.trends import Group, Trend, by_party, trend

BAR_COLOUR = "#8C6D1F"
"""Reads on light and on dark."""
HEIGHT_PX = 220
MOST_NAMED = 7
"""So many weeks or months have each its day below it; more have a scale of time."""


def trends(frame: Frame, mask: Bools) -> None:
    """Draw both charts side by side, below each other on a phone."""
    over_time, groups = trend(frame, mask), by_party(frame, mask)
    if over_time is None and not groups:
        return
    left, right = st.columns(2, gap="large")
    with left:
        if over_time is None:
            st.caption("No dated attack, so no trend.")
        else:
            undated = sum(g.attacks for g in groups) - sum(p.attacks for p in over_time.periods)
            _over_time(over_time, undated)
    with right:
        if groups:
            _by_party(groups)


def _over_time(found: Trend, undated: int) -> None:
    unit = found.unit
    table = pd.DataFrame(
        {
            f"{unit.capitalize()} from": [p.start for p in found.periods],
            "Attacks": [p.attacks for p in found.periods],
            "Killed": [_text(p.killed, p.attacks) for p in found.periods],
            "Wounded": [_text(p.wounded, p.attacks) for p in found.periods],
        }
    )
    bars = table.assign(start=pd.to_datetime(table[table.columns[0]]))
    bars["end"] = bars["start"] + (
        pd.DateOffset(days=7) if unit == "week" else pd.offsets.MonthBegin()
    )
    named = tuple(p.start for p in found.periods) if len(found.periods) <= MOST_NAMED else ()
    _chart_and_table(f"Attacks by {unit}", _bars_over_time(unit, named), bars, table)
    said = f"The first and the last {unit} count only the days that the filter shows."
    if undated:
        said += f" {plural(undated, 'attack')} without a day: in no {unit}."
    st.caption(said)


def _by_party(groups: tuple[Group, ...]) -> None:
    table = pd.DataFrame(
        {
            "Who suffered": [g.label for g in groups],
            "Attacks": [g.attacks for g in groups],
            "Killed": [_text(g.killed, g.attacks) for g in groups],
            "Wounded": [_text(g.wounded, g.attacks) for g in groups],
        }
    )
    bars = table.assign(colour=[g.colour for g in groups])
    _chart_and_table("Attacks by who suffered", _bars_by_party(), bars, table)


# Altair takes as long to check a chart as the rest of the page to draw, and only data change.
@lru_cache(maxsize=8)
def _bars_over_time(unit: str, named: tuple[dt.date, ...]) -> dict[str, Any]:
    axis = alt.Axis(labelOverlap=True, tickCount=6)
    if named:
        days = [alt.DateTime(year=d.year, month=d.month, date=d.day) for d in named]
        form = "%-d %b" if unit == "week" else "%b %Y"
        axis = alt.Axis(labelOverlap=True, values=days, format=form, labelFlush=False)
    chart = (
        alt.Chart()
        .mark_bar(color=BAR_COLOUR, stroke=None, x2Offset=-1)
        .encode(
            x=alt.X("start:T", title=None, axis=axis),
            x2="end:T",
            y2=alt.datum(0),
            y=alt.Y("Attacks:Q", title="Attacks", axis=alt.Axis(tickMinStep=1, format="d")),
            tooltip=[
                alt.Tooltip("start:T", title=f"{unit.capitalize()} from", format="%-d %b %Y"),
                "Attacks:Q",
                "Killed:N",
                "Wounded:N",
            ],
        )
        .properties(height=HEIGHT_PX, description=f"Attacks by {unit}; the table says the same.")
    )
    return _without_data(chart)


@cache
def _bars_by_party() -> dict[str, Any]:
    base = alt.Chart().encode(
        y=alt.Y("Who suffered:N", title=None, sort=None, axis=alt.Axis(labelLimit=170)),
        x=alt.X("Attacks:Q", title="Attacks", axis=alt.Axis(tickMinStep=1, format="d")),
        tooltip=["Who suffered:N", "Attacks:Q", "Killed:N", "Wounded:N"],
    )
    # an edge, for the colour of one party is nearly that of the dark page
    bars = base.mark_bar(stroke="#8C8C8C", strokeWidth=1).encode(
        color=alt.Color("colour:N", scale=None)
    )
    return _without_data(
        bars.properties(
            height=HEIGHT_PX, description="Attacks by who suffered; the table says the same."
        )
    )


def _without_data(chart: alt.Chart) -> dict[str, Any]:
    """The chart in Vega-Lite; the data and the theme are Streamlit's to add."""
    spec = chart.to_dict()
    return {k: v for k, v in spec.items() if k not in ("config", "data", "datasets")}


def _chart_and_table(
    title: str, spec: dict[str, Any], bars: pd.DataFrame, table: pd.DataFrame
) -> None:
    st.markdown(f"**{title}**")
    drawn, listed = st.tabs(["Chart", "Table"])
    with drawn:
        st.vega_lite_chart(bars, spec, width="stretch")
    with listed:
        st.dataframe(table, hide_index=True, height=HEIGHT_PX + 20, alt=title)


def _text(total: object, attacks: int) -> str:
    return total_text(total) if attacks else "–"  # type: ignore[arg-type]
