"""A report's text with every incident's sentence and place marked where it stands."""

from __future__ import annotations

import html
import itertools
from collections.abc import Sequence

import streamlit as st

from geo.model import Incident
from geo.store import ReportRecord

COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#D55E00", "#0072B2")
"""Okabe and Ito's colours; an incident's number is written beside its mark as well."""

MOST_CHARS = 40_000


def colour_of(number: int) -> str:
    return COLOURS[(number - 1) % len(COLOURS)]


def marked_report(record: ReportRecord, incidents: Sequence[Incident]) -> None:
    """Show the text; sentences carry the number and colour of their incident."""
    spans = []
    for number, incident in enumerate(incidents, start=1):
        for claim in incident.claims:
            if claim.span and claim.report_id == record.id:
                spans.append((claim.span[0], claim.span[1], number, "incident"))
    for tally in record.reading.tallies:
        spans.append((tally.span[0], tally.span[1], 0, "tally"))
    body = _marked(record.text, sorted(spans))
    st.html(
        "<div style='max-height:70vh;overflow:auto;padding:0.75rem;border:1px solid #8886;"
        "border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere' tabindex='0' "
        f"role='region' aria-label='The report with its marks'>{body}</div>"
    )


def _marked(text: str, spans: list[tuple[int, int, int, str]]) -> str:
    """Escaped HTML; where sentences overlap, the numbers of all of them stand before the mark."""
    cuts = sorted({0, min(len(text), MOST_CHARS), *(e for s in spans for e in s[:2])})
    cuts = [c for c in cuts if c <= min(len(text), MOST_CHARS)]
    out = []
    open_numbers: tuple[int, ...] = ()
    for start, end in itertools.pairwise(cuts):
        inside = tuple(n for s, e, n, _ in spans if s <= start and end <= e)
        piece = html.escape(text[start:end])
        if not inside:
            out.append(piece)
        else:
            fresh = [n for n in inside if n not in open_numbers]
            labels = "".join(f"<b><small>{n or 'tally'}</small></b> " for n in fresh)
            colour = colour_of(inside[-1]) if inside[-1] else "#8C8C8C"
            out.append(
                f"<mark style='background:{colour}33;border-bottom:2px solid {colour};"
                f"color:inherit'>{labels}{piece}</mark>"
            )
        open_numbers = inside
    if len(text) > MOST_CHARS:
        out.append("<p><i>The rest of this long text is not shown here.</i></p>")
    return "".join(out)
