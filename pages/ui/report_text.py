"""A report's text with every value marked where it stands, linked to the drafts beside it."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from geo.model import Casualties, Incident, Status
from geo.reports.marks import Mark, Marker
from geo.store import ReportRecord

COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#D55E00", "#0072B2")
"""Okabe and Ito's colours; an incident's number is written beside its mark as well."""

MOST_CHARS = 60_000
LABELS = {
    "sentence": "sentence",
    "date": "date",
    "place": "place",
    "other_place": "other place",
    "killed": "killed",
    "wounded": "wounded",
    "attacker": "attacker",
    "victim": "suffered",
    "unit": "unit",
    "kind": "kind",
    "source": "source",
}
LETTERS = re.compile(r"[^\W\d_\u0600-\u06ff]{2}")
"""Arabic writes "and" and "in" as one with the word that follows."""
BROWSER = Path(__file__).parent / "browser"


def colour_of(number: int) -> str:
    return COLOURS[(number - 1) % len(COLOURS)]


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs={ReportRecord: lambda r: r.sha256})
def _marker(record: ReportRecord, published: str) -> Marker:
    return Marker(record.text, record.published)


def marks_of(record: ReportRecord, incidents: Sequence[Incident]) -> list[Mark]:
    """Where the values of the incidents stand in this report, as whole words."""
    told = [_as_told_here(incident, record.id) for incident in incidents]
    marks = _marker(record, str(record.published)).marks(told, record.id)
    return [m for m in marks if m.field == "sentence" or not _cuts_a_word(record.text, m)]


def _as_told_here(incident: Incident, report_id: int) -> Incident:
    """The incident without the numbers that only other reports give: its words here, as "two of
    the wounded died", are not those numbers."""
    here = [c for c in incident.claims if c.report_id == report_id]
    if len(here) == len(incident.claims):
        return incident
    for name in ("killed", "wounded"):
        if all(getattr(claim, name).total is None for claim in here):
            incident = dataclasses.replace(incident, **{name: Casualties()})
    return incident


def _cuts_a_word(text: str, mark: Mark) -> bool:
    """Whether it begins or ends within a word, as "Sukhna" in "Sukhnah"."""
    edges = (text[mark.start - 1 : mark.start + 1], text[mark.end - 1 : mark.end + 1])
    return any(len(edge) == 2 and LETTERS.fullmatch(edge) for edge in edges)


def marked_report(
    record: ReportRecord, incidents: Sequence[Incident], marks: Sequence[Mark]
) -> tuple[int, int] | None:
    """Show the text; returns the span of code points that a user marked to be added, if any.

    A span is given once, in the run that the user's click started.
    """
    pieces = pieces_of(record, incidents, marks)
    found = _component()(
        key=f"report_text{record.id}",
        data={
            "label": "The report with its marks",
            "pieces": pieces,
            "key": hashlib.sha256(json.dumps(pieces).encode()).hexdigest(),
        },
        on_marked_change=lambda: None,
    )
    if len(record.text) > MOST_CHARS:
        st.caption(
            f"Shown are the first {MOST_CHARS:,} of {len(record.text):,} characters; all of them "
            "were read."
        )
    if marks or record.reading.ignored or record.reading.tallies:
        st.caption(
            "Tinted: read. Dotted: left out, and why, or rejected. Out of the rest nothing was "
            "read."
        )
    return checked_span(found.get("marked"), len(record.text))


def checked_span(sent: Any, length: int) -> tuple[int, int] | None:
    """What the browser sent as a span of the text, None for nothing or nonsense."""
    if not isinstance(sent, Mapping):
        return None
    start, end = sent.get("start"), sent.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
        return None
    return start, end


@cache
def _component() -> Any:
    return st.components.v2.component(
        "badia_report_text",
        js=(BROWSER / "report_text.js").read_text(encoding="utf-8"),
        css=(BROWSER / "report_text.css").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def pieces_of(
    record: ReportRecord, incidents: Sequence[Incident], marks: Sequence[Mark]
) -> list[dict[str, Any]]:
    """The text cut wherever a mark begins or ends, each piece with all that it belongs to."""
    length = min(len(record.text), MOST_CHARS)
    rejected = {n for n, i in enumerate(incidents) if i.status is Status.REJECTED}
    others = [
        *((*t.span, "tally", "A total: kept as such, never drawn.") for t in
          record.reading.tallies),
        *((*i.span, "ignored", f"Left out: {i.reason}.") for i in record.reading.ignored),
        *((m.start, m.end, "rejected", f"Incident {m.incident + 1}: rejected.") for m in marks
          if m.field == "sentence" and m.incident in rejected),
    ]  # fmt: skip
    marks = [m for m in marks if m.incident not in rejected]
    ends = {0, length, *(e for m in marks for e in (m.start, m.end))}
    cuts = sorted(c for c in ends | {e for o in others for e in o[:2]} if 0 <= c <= length)
    open_marks: set[Mark] = set()
    waiting = sorted(marks, key=lambda m: m.start)
    at = 0
    numbered: set[int] = set()
    pieces = []
    for start, end in itertools.pairwise(cuts):
        while at < len(waiting) and waiting[at].start <= start:
            open_marks.add(waiting[at])
            at += 1
        open_marks = {m for m in open_marks if m.end > start}
        around = next((o for o in others if o[0] <= start and end <= o[1]), None)
        fresh = sorted({m.incident for m in open_marks if m.field == "sentence"} - numbered)
        numbered.update(fresh)
        pieces.append(
            {
                "text": record.text[start:end],
                "start": start,
                "marks": [_mark_data(m, incidents, end) for m in sorted(open_marks)],
                "chips": [_chip(n, incidents) for n in fresh],
                "other": around[2] if around and not open_marks else None,
                "note": around[3] if around and not open_marks else None,
            }
        )
    return pieces


def _mark_data(mark: Mark, incidents: Sequence[Incident], end: int) -> dict[str, Any]:
    return {
        **_chip(mark.incident, incidents),
        "field": mark.field,
        "label": LABELS[mark.field],
        "last": mark.end == end,
    }


def _chip(index: int, incidents: Sequence[Incident]) -> dict[str, Any]:
    return {"id": incidents[index].id, "number": index + 1, "colour": colour_of(index + 1)}
