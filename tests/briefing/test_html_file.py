"""The single HTML file: what stands in it, that nothing in it can act, when it is refused."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest

from geo.briefing import html_file
from geo.briefing.arabic import ARABIC
from geo.briefing.export import export_view
from geo.briefing.options import Options
from geo.errors import InputError
from geo.filters import IncidentFilter
from geo.maps.embedding import page_script
from geo.model import Claim, Incident, LonLat, Status
from geo.near import Near
from tests.briefing.html_page import read_page
from tests.briefing.samples import count, founding, incident, place, view_of

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>",
    "<!--<script>",
    "javascript:alert(3)",
    "\u202eevil\u202c \u200f\u2066x\u2069",
    "\u2028\u2029\x00\x1b&amp;\"'`${alert(4)}",
    "Ω" * 10_000,
)


def hostile(words: str, key: int = 1) -> Incident:
    """An incident with the same words in every field that holds free text."""
    return incident(
        key,
        place(words, 38.28, 34.56, name_ar=words, ring=[[38, 34], [39, 34], [39, 35]]),
        dt.date(2022, 3, 6),
        status=Status.PENDING,
        units=(words,),
        note=words,
        killed=count(2),
        claims=(Claim(words, words, publisher=words, url=words),),
    )


def test_it_says_what_it_shows_and_what_it_leaves_out(tmp_path: Path) -> None:
    flt = IncidentFilter(date_from=dt.date(2022, 3, 1), date_to=dt.date(2022, 3, 20))
    made = [*founding(), incident(6, place("Nowhere"), dt.date(2022, 3, 9), status=Status.PENDING)]
    page = read_page(export_view(view_of(made, flt), tmp_path / "view.html"))
    for words in (
        "Incidents from 1 March 2022 to 20 March 2022; verified and pending status.",
        "1 incident not yet verified (hollow).",
        "1 incident without a place: not drawn.",
        "2 incidents known only to an area or a route.",
        "2 undated incidents left out by the dates.",
        "SANA (Al-Monitor)",
        "Newest report: 19 March 2022. Made 21 March 2022, 08:30 UTC",
        "No incident shown does not mean safe.",
        "Boundaries and names shown do not imply endorsement",
    ):
        assert words in page.text
    third = page.records[-1]
    assert third["claims"][0]["sentence"] == "Militants laid an ambush and killed three."
    assert third["lines"][1] == "Killed: 3 · wounded: number unknown"


def test_the_founding_report_is_small(tmp_path: Path) -> None:
    assert export_view(view_of(founding()), tmp_path / "view.html").stat().st_size < 700_000


@pytest.mark.parametrize("words", HOSTILE, ids=["tags", "comment", "link", "bidi", "signs", "long"])
def test_hostile_words_stay_data(words: str, tmp_path: Path) -> None:
    view = view_of([hostile(words)])
    options = {"title": words[:100], "marking": words, "contact": words}
    page = read_page(export_view(view, tmp_path / "view.html", **options))
    plain = read_page(export_view(view_of(founding()), tmp_path / "plain.html"))
    assert page.scripts == plain.scripts == [page_script()]
    assert page.styles == plain.styles
    names = [(tag, sorted(attributes)) for tag, attributes in page.tags if tag != "p"]
    assert names == [(tag, sorted(attributes)) for tag, attributes in plain.tags if tag != "p"]
    (record,) = page.records
    assert record["claims"] == [{"source": record["sources"], "sentence": words, "url": None}]


def test_the_policy_allows_its_one_script_and_nothing_else(tmp_path: Path) -> None:
    path = export_view(view_of(founding()), tmp_path / "view.html")
    page = read_page(path)
    (script,), (styles,) = page.scripts, page.styles
    directives = dict(part.strip().split(" ", 1) for part in page.policy.split(";"))
    assert directives == {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(styles),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"\beval\(|new Function", script)
    assert "\r" not in path.read_bytes().decode()
    assert not re.findall(r"url\((?!['\"]?data:)", styles)
    for tag, attributes in page.tags:
        assert not {"style", "src", "href"} & attributes.keys(), tag
        assert not [name for name in attributes if name.startswith("on")], tag


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_words_above_a_megabyte_are_packed(tmp_path: Path) -> None:
    path = export_view(view_of([hostile("x" * 300_000)]), tmp_path / "view.html")
    assert path.stat().st_size < 700_000
    assert read_page(path).records[0]["claims"][0]["sentence"] == "x" * 300_000


@pytest.mark.parametrize(
    ("limit", "least", "words"),
    [
        ("MOST_INCIDENTS", 4, "5 incidents are too many for one HTML file"),
        ("MOST_BYTES", 100_000, "The HTML file would have [01] MB"),
    ],
)
def test_what_is_too_large_is_refused(
    limit: str, least: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_file, limit, least)
    with pytest.raises(InputError, match=f"{words}.*Narrow the filter"):
        export_view(view_of(founding()), tmp_path / "view.html")
    assert not list(tmp_path.iterdir())


def test_arabic_words_run_from_the_right(tmp_path: Path) -> None:
    page = read_page(export_view(view_of(founding()), tmp_path / "view.html", words=ARABIC))
    header = next(attributes for tag, attributes in page.tags if tag == "header")
    assert header == {"lang": "ar", "dir": "rtl"}
    assert page.blocks["badia-page"]["language"] == "ar"
    assert ARABIC.not_safe in page.text


def test_the_first_view_holds_what_is_drawn(tmp_path: Path) -> None:
    page = read_page(export_view(view_of(founding()), tmp_path / "view.html"))
    west, south, east, north = page.blocks["badia-page"]["box"]
    assert (west, south) == pytest.approx((36.7, 32.45), abs=0.01)  # the desert's corner
    assert (east, north) == pytest.approx((41.23, 36.02), abs=0.01)
    empty = read_page(export_view(view_of([]), tmp_path / "empty.html"))
    assert empty.blocks["badia-page"]["box"] is None
    assert "No incident is known" in empty.text


def test_the_map_looks_as_in_the_view(tmp_path: Path) -> None:
    """Layers, the distance from a place and the last 72 hours, as the view has them."""
    near = Near(LonLat(38.28, 34.56), 40.0, "Palmyra")
    view = view_of(founding(), IncidentFilter(near=near))
    looks = {"heat_by": "killed", "symbols": False, "recent": True, "shade_by": "wounded"}
    page = read_page(export_view(view, tmp_path / "a.html", options=Options(**looks)))
    told = page.blocks["badia-page"]
    assert (told["heat"], told["symbols"]) == ("killed", False)
    assert told["near"] == {"points": [[38.28, 34.56]], "km": 40.0, "name": "Palmyra"}
    newest = (dt.date(2022, 3, 16) - dt.date(1970, 1, 1)).days
    assert told["recent"] == [newest - 2, newest]
    assert told["shading"]["by"] == "wounded" and told["shading"]["level"] == "governorate"
    assert {"badia-shade-rows", "badia-shade-shapes"} <= page.blocks.keys()
    plain = read_page(export_view(view_of(founding()), tmp_path / "b.html"))
    told = plain.blocks["badia-page"]
    assert (told["near"], told["recent"], told["shading"]) == (None, None, None)
    assert "badia-shade-rows" not in plain.blocks
