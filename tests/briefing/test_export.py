"""Every format holds what the filter shows, read back by another reader than its writer."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio
import pypdf
import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.text import Text
from PIL import Image
from pptx import Presentation

from geo.briefing import export as export_module
from geo.briefing.deck import make_deck
from geo.briefing.export import DATA, FORMATS, export_view, preview, suggested_name
from geo.briefing.figure import make_figure
from geo.briefing.options import Options
from geo.briefing.view import BriefingView
from geo.errors import ExportError, InputError
from geo.filters import IncidentFilter
from geo.model import Party, Status
from tests.briefing.html_page import read_page
from tests.briefing.mixed import KML, MARCH, PIXEL, mixed
from tests.briefing.samples import PLACES, founding, view_of


def ids_in_csv(path: Path) -> list[int]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [int(row["id"]) for row in csv.DictReader(file)]


def ids_in_xlsx(path: Path) -> list[int]:
    sheet = openpyxl.load_workbook(path, read_only=True)["Incidents"]
    rows = sheet.iter_rows(values_only=True)
    at = next(rows).index("id")
    return [int(str(row[at])) for row in rows]


def ids_in_geojson(path: Path) -> list[int]:
    return [f["id"] for f in json.loads(path.read_text("utf-8"))["features"]]


def ids_in_gpkg(path: Path) -> list[int]:
    found: list[tuple[int, int]] = []
    for name, _ in pyogrio.list_layers(path):
        if name.startswith("incidents"):
            frame = pyogrio.read_dataframe(path, layer=name)
            found += zip(frame["number"].tolist(), frame["id"].tolist(), strict=True)
    return [key for _, key in sorted(found)]


def ids_in_kml(data: bytes) -> list[int]:
    found = []
    for mark in ElementTree.fromstring(data).iter(f"{KML}Placemark"):
        values = {d.get("name"): d.findtext(f"{KML}value") for d in mark.iter(f"{KML}Data")}
        found.append((int(values["number"] or 0), int(values["id"] or 0)))
    return [key for _, key in sorted(found)]


def ids_in_kmz(path: Path) -> list[int]:
    with zipfile.ZipFile(path) as archive:
        return ids_in_kml(archive.read("doc.kml"))


def ids_in_cot(path: Path) -> list[int]:
    found = []
    with zipfile.ZipFile(path) as archive:
        manifest = ElementTree.fromstring(archive.read("MANIFEST/manifest.xml"))
        for content in manifest.iter("Content"):
            event = ElementTree.fromstring(archive.read(content.get("zipEntry")))
            badia = event.find("detail/__badia")
            found.append((int(badia.get("number")), int(badia.get("id"))))
    return [key for _, key in sorted(found)]


def ids_in_html(path: Path) -> list[int]:
    page = read_page(path)
    assert sorted(page.records_ids) == sorted(page.packed_ids)
    return page.records_ids


READERS: dict[str, Callable[[Path], list[int]]] = {
    "csv": ids_in_csv,
    "xlsx": ids_in_xlsx,
    "geojson": ids_in_geojson,
    "gpkg": ids_in_gpkg,
    "kml": lambda path: ids_in_kml(path.read_bytes()),
    "kmz": ids_in_kmz,
    "cot": ids_in_cot,
    "html": ids_in_html,
}


def test_every_data_format_has_a_reader_here() -> None:
    assert set(DATA) == {*READERS, "zip"}


filters = st.builds(
    IncidentFilter,
    date_from=st.none() | st.dates(dt.date(2022, 2, 20), dt.date(2022, 3, 5)),
    date_to=st.none() | st.dates(dt.date(2022, 3, 5), dt.date(2022, 3, 30)),
    regions=st.sampled_from([(), ("SY04",), ("SY09",), ("SY04", "SY09"), ("SY01",)]),
    parties=st.sampled_from([(), (Party.GOVERNMENT,), (Party.CIVILIAN, Party.SDF)]),
    min_killed=st.none() | st.integers(0, 20),
    statuses=st.sampled_from([(Status.VERIFIED,), (Status.VERIFIED, Status.PENDING)]),
    text=st.sampled_from(["", "said", "nothing holds this"]),
)


@given(flt=filters)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_format_holds_the_incidents_of_the_mask(flt: IncidentFilter) -> None:
    view = view_of(mixed(), flt)
    wanted = sorted(view.frame["id"][view.mask].tolist())
    assert sorted(view.ids.tolist()) == wanted
    placed = [i.id for i in view.incidents if i.place.match.point]
    with tempfile.TemporaryDirectory() as folder:
        for ending, read in READERS.items():
            path = export_view(view, Path(folder) / f"view.{ending}")
            expected = placed if ending == "cot" else view.ids.tolist()
            assert read(path) == expected, ending


def words_in(path: Path) -> str:
    """All that a file says, read by another program's reader than its writer."""
    ending = path.suffix.lstrip(".")
    if ending == "pdf":
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    elif ending == "png":
        with Image.open(path) as image:
            text = " ".join(str(value) for value in image.info.values())
    elif ending == "pptx":
        notes = (s.notes_slide.notes_text_frame.text for s in Presentation(str(path)).slides)
        text = " ".join(notes)
    elif ending == "xlsx":
        rows = openpyxl.load_workbook(path)["About"].iter_rows(values_only=True)
        text = " ".join(str(cell) for row in rows for cell in row)
    elif ending == "gpkg":
        text = " ".join(pyogrio.read_dataframe(path, layer="about")["said"])
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            known = [n for n in archive.namelist() if n in ("doc.kml", "about.txt")]
            text = " ".join(archive.read(name).decode() for name in known)
    else:
        text = path.read_text("utf-8-sig")
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize("ending", FORMATS)
def test_what_no_file_can_hold_is_left_out_of_what_a_user_typed(
    ending: str, tmp_path: Path
) -> None:
    """XML takes no control character, UTF-8 no half of a pair."""
    typed = "Atta\x00cks \x0bof \ud800March"
    words = dict.fromkeys(("title", "subtitle", "contact", "marking"), typed)
    view = view_of(mixed(), MARCH)
    path = export_view(view, tmp_path / f"view.{ending}", PLACES, dpi=72, **words)
    said = words_in(path)
    assert not {*"\x00\x0b"} & {*said}
    if ending in READERS:
        assert READERS[ending](path)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_says_the_filter_and_how_many_are_pending(ending: str, tmp_path: Path) -> None:
    view = view_of(mixed(), MARCH)
    path = export_view(view, tmp_path / f"view.{ending}", PLACES, dpi=72)
    said = words_in(path)
    assert view.filter_sentence in said
    pending = view.summary.pending
    assert pending
    if ending in ("csv", "png"):
        return  # a column says it row by row; what a picture says is tested on the page
    assert f"{pending} of them not yet verified" in said


@given(flt=filters)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_map_table_and_slides_carry_the_numbers_of_the_view(flt: IncidentFilter) -> None:
    view = view_of(mixed()[:9], flt)
    numbers = [str(n) for n in range(1, len(view) + 1)]
    figure = make_figure(view, PLACES, Options(layout="a4-portrait-table"))
    texts: list[Any] = figure.findobj(Text)
    on_map = {t.get_text() for t in texts if t.get_gid() == "number"}
    placed = {str(view.numbers[i.id or 0]) for i in view.incidents if i.place.match.point}
    assert on_map == placed
    assert set(numbers) <= {t.get_text() for t in texts if t.get_gid() == "table"}
    deck = make_deck(view, Options(), lambda *_: PIXEL)
    tables = [s.table for s in Presentation(io.BytesIO(deck)).slides[2].shapes if s.has_table]
    in_deck = [table.cell(row, 0).text for table in tables for row in range(1, len(table.rows))]
    assert in_deck == numbers


@pytest.mark.parametrize("ending", FORMATS)
def test_an_empty_view_is_written_in_every_format(ending: str, tmp_path: Path) -> None:
    path = export_view(view_of([]), tmp_path / f"empty.{ending}", dpi=72)
    assert path.stat().st_size > 100
    if ending in READERS:
        assert READERS[ending](path) == []


@pytest.mark.parametrize(
    ("name", "chosen", "words"),
    [
        ("brief.docx", {}, "no format that is known; choose from: png, pdf"),
        ("brief", {}, "no format that is known"),
        ("brief.png", {"dpi": 30}, "choose from 72 to 600"),
        ("brief.png", {"dpi": 6000}, "choose from 72 to 600"),
        ("brief.png", {"layout": "poster"}, "not known"),
        ("brief.pptx", {"title": "x" * 500}, "at most 160"),
    ],
    ids=["ending", "no-ending", "coarse", "fine", "layout", "pptx-title"],
)
def test_what_cannot_be_is_refused_and_leaves_no_file(
    name: str, chosen: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=words):
        export_view(view_of(founding()), tmp_path / name, **chosen)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_keeps_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(view: BriefingView, path: Path, options: object) -> None:
        path.write_bytes(b"half a fi")
        raise OSError(28, "No space left on device")

    out = tmp_path / "view.csv"
    out.write_text("the old one")
    monkeypatch.setattr(export_module, "DATA", {"csv": full})
    with pytest.raises(ExportError, match="No space left on device"):
        export_view(view_of(founding()), out)
    assert [p.name for p in tmp_path.iterdir()] == ["view.csv"]
    assert out.read_text() == "the old one"


def test_a_missing_folder_is_said() -> None:
    with pytest.raises(ExportError, match="could not be written"):
        export_view(view_of(founding()), Path(os.devnull) / "x" / "view.csv")


@pytest.mark.parametrize(
    ("flt", "layout", "ending", "name"),
    [
        (MARCH, "a4-landscape", "png", "BADIA_homs-deir-ez-zor_20220301-20220320_A4.png"),
        (MARCH, "slide-table", "pdf", "BADIA_homs-deir-ez-zor_20220301-20220320_16x9_table.pdf"),
        (IncidentFilter(), "a4-portrait", "csv", "BADIA_syrian-desert_20220306-20220316.csv"),
        (MARCH, "slide", "cot", "BADIA_homs-deir-ez-zor_20220301-20220320.cot.zip"),
    ],
    ids=["png", "table", "csv", "cot"],
)
def test_names_say_where_when_and_on_what(
    flt: IncidentFilter, layout: str, ending: str, name: str
) -> None:
    assert suggested_name(view_of(founding(), flt), layout, ending) == name


def test_the_preview_is_a_png() -> None:
    made = preview(view_of(founding()), Options(), places=PLACES)
    with Image.open(io.BytesIO(made.image)) as image:
        assert image.size == (935, 661)
