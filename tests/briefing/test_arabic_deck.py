"""An Arabic deck runs from right to left: its words, its table and its charts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from geo.briefing.arabic import ARABIC
from geo.briefing.export import export_view
from geo.briefing.options import Options
from geo.briefing.words import ENGLISH, Words
from tests.briefing.samples import founding, view_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck(folder: Path, words: Words) -> Any:
    options = Options(words=words)
    return Presentation(str(export_view(view_of(founding()), folder / "a.pptx", options=options)))


def charts(opened: Any) -> list[Any]:
    return [s.chart for slide in opened.slides for s in slide.shapes if s.has_chart]


def test_every_paragraph_with_words_runs_from_right_to_left(tmp_path: Path) -> None:
    opened = deck(tmp_path, ARABIC)
    parts = [slide._element for slide in opened.slides]
    parts += [slide.notes_slide.notes_text_frame._txBody for slide in opened.slides]
    parts += [chart._chartSpace for chart in charts(opened)]
    found = [p for part in parts for p in part.iter(f"{A}p") if p.findall(f"{A}r")]
    assert len(found) > 40
    for paragraph in found:
        assert paragraph.find(f"{A}pPr").get("rtl") == "1"
        assert {r.find(f"{A}rPr").get("lang") for r in paragraph.iter(f"{A}r")} == {"ar-SY"}


@pytest.mark.parametrize(
    ("words", "mirrored"), [(ENGLISH, False), (ARABIC, True)], ids=["en", "ar"]
)
def test_the_charts_axes_run_as_the_words_do(tmp_path: Path, words: Words, mirrored: bool) -> None:
    by_party, trend = charts(deck(tmp_path, words))
    assert by_party.value_axis.reverse_order is mirrored
    assert by_party.category_axis.reverse_order  # the first party on top in both
    assert trend.category_axis.reverse_order is mirrored
