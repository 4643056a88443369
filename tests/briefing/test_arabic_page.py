"""The table of words of the Arabic HTML file fits what the browser's modules say."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from geo.briefing.arabic import ARABIC
from geo.briefing.arabic_page import PAGE_WORDS
from geo.briefing.export import export_view
from geo.maps.embedding import page_script
from geo.maps.style import EVENT_LABELS, HEAT_RADIUS_KM, NOT_SAFE_NOTE, PARTY_LABELS, SEVERAL_LABEL
from geo.model import DatePrecision
from tests.briefing.html_page import read_page
from tests.briefing.samples import founding, incident, place, view_of

FROM_STYLE = {*EVENT_LABELS.values(), *PARTY_LABELS.values(), NOT_SAFE_NOTE, SEVERAL_LABEL}
SLOTS = re.compile(r"\{(\w+)\}")


def test_every_word_that_the_script_asks_for_is_there() -> None:
    asked = re.findall(r"\bsay\(\s*(?:[^()\"]*\? )?\"([^\"]+)\"", page_script())
    assert len(asked) > 20
    assert set(asked) <= PAGE_WORDS.keys()


def test_no_word_is_there_that_the_page_never_says() -> None:
    script = page_script().replace("${radiusKm}", f"{HEAT_RADIUS_KM:g}")
    units = {f"{what} per 1,000 km²" for what in ("Casualties", "Killed", "Wounded", "Incidents")}
    units |= {f"{what} by region" for what in ("Killed and wounded", "Killed", "Wounded")}
    units |= {"Incidents by region"}
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    unknown = {w for w in PAGE_WORDS if w not in script} - FROM_STYLE - units - set(months.split())
    assert not unknown


@pytest.mark.parametrize("english", PAGE_WORDS)
def test_a_translation_is_arabic_and_keeps_what_is_filled_in(english: str) -> None:
    arabic = PAGE_WORDS[english]
    assert set(SLOTS.findall(arabic)) == set(SLOTS.findall(english)) or english.startswith("{n} ")
    assert re.search("[\u0600-\u06ff]", arabic)


def test_records_and_cards_are_said_in_arabic(tmp_path: Path) -> None:
    page = read_page(export_view(view_of(founding()), tmp_path / "a.html", words=ARABIC))
    assert page.blocks["badia-page"]["words"] == PAGE_WORDS
    first = next(r for r in page.records if r["number"] == 1)
    assert first["date"] == "6 آذار 2022" and first["status"] == "محقق"
    assert first["title"].startswith(ARABIC.event(founding()[0].event_type))
    assert first["lines"][1] == "القتلى: 13 · الجرحى: 18"
    english = read_page(export_view(view_of(founding()), tmp_path / "e.html"))
    assert english.blocks["badia-page"]["words"] == {}
    # what a source said stays as it was said
    assert [r["claims"] for r in page.records] == [r["claims"] for r in english.records]


@pytest.mark.parametrize(
    ("day", "end", "precision", "said"),
    [
        (None, None, DatePrecision.UNKNOWN, "التاريخ غير معروف"),
        (dt.date(2022, 3, 6), None, DatePrecision.DAY, "6 آذار 2022"),
        (dt.date(2022, 3, 6), None, DatePrecision.YEAR, "2022"),
        (dt.date(2022, 10, 6), None, DatePrecision.MONTH, "تشرين الأول 2022"),
        (dt.date(2022, 3, 6), None, DatePrecision.WEEK, "أسبوع 6 آذار 2022"),
        (
            dt.date(2022, 3, 6),
            dt.date(2022, 3, 8),
            DatePrecision.RANGE,
            "6 آذار 2022 إلى 8 آذار 2022",
        ),
    ],
)
def test_a_date_says_no_more_than_is_known(
    day: dt.date | None, end: dt.date | None, precision: DatePrecision, said: str
) -> None:
    one = incident(1, place("Palmyra", 38.28, 34.56), day, date_end=end, date_precision=precision)
    assert ARABIC.date_of(one) == said
