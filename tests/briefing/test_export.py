"""Every format holds what the filter shows, read back by another reader than its writer."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
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
from geo.briefing.export import DATA, FORMATS, export_view, render_png, suggested_name
from geo.briefing.figure import make_figure
from geo.briefing.options import Options
from geo.briefing.view import BriefingView
from geo.errors import ExportError, InputError
from geo.filters import IncidentFilter
from geo.model import Claim, Incident, Party, Status
from geo.store import Source
from tests.briefing.html_page import read_page
from tests.briefing.samples import PLACES, count, founding, incident, place, view_of

MARCH = IncidentFilter(
    date_from=dt.date(2022, 3, 1), date_to=dt.date(2022, 3, 20), regions=("SY04", "SY09")
)
_PIXEL = io.BytesIO()
Image.new("RGB", (4, 3)).save(_PIXEL, "PNG")
PIXEL = _PIXEL.getvalue()
KML = "{http://www.opengis.net/kml/2.2}"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")


def mixed() -> list[Incident]:
    """Incidents with every gap: no date, no place, unknown and open counts, each status."""
    made = founding()
    statuses = (Status.VERIFIED, Status.PENDING)
    for key in range(6, 26):
        where = (
            place("Nowhere known")
            if key % 6 == 0
            else place(FORMULAS[key % 6], 38 + key / 20, 34.5, admin1=("SY04", "SY09")[key % 2])
        )
        made.append(
            incident(
                key,
                where,
                None if key % 5 == 0 else dt.date(2022, 2, 20) + dt.timedelta(days=key),
                status=statuses[key % 2],
                victims=(list(Party)[key % 7],),
                killed=count(None) if key % 3 == 0 else count(key - 6),
                claims=(Claim(FORMULAS[key % 6], "<b>&amp; \x00 “said”</b>", url="javascript:x"),),
            )
        )
    return made


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


@pytest.fixture
def view() -> BriefingView:
    return view_of(mixed())


def rows_of(view: BriefingView, folder: Path, **chosen: Any) -> list[dict[str, str]]:
    path = export_view(view, folder / "view.csv", **chosen)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_leaves_the_unknown_empty(tmp_path: Path) -> None:
    first, second, third, *_ = rows_of(view_of(founding(), MARCH), tmp_path)
    assert (first["killed_min"], first["killed_max"], first["killed_open"]) == ("13", "13", "0")
    assert third["wounded_min"] == third["wounded_max"] == third["wounded_open"] == ""
    assert first["killed_government_min"] == "13"
    assert second["geometry_type"] == "point"
    assert first["geometry_type"] == "area"
    assert third["admin1"] == ""
    assert third["regions"] == "SY04 | SY09"
    assert first["filter"].startswith("Incidents from 1 March 2022 to 20 March 2022 in Homs")


def test_csv_and_xlsx_hold_no_formula(view: BriefingView, tmp_path: Path) -> None:
    for row in rows_of(view, tmp_path):
        for name, cell in row.items():
            if name not in ("lon", "lat"):
                assert not cell.startswith(("=", "+", "-", "@", "\t")), (name, cell)
    book = openpyxl.load_workbook(export_view(view, tmp_path / "view.xlsx"))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert not [c.value for c in cells if c.data_type == "f"]
    assert not [c.value for c in cells if str(c.value).startswith(("=", "+", "@"))]
    assert book["Incidents"].freeze_panes == "C2"
    head = [c.value for c in next(book["Incidents"].iter_rows())]
    first = dict(zip(head, next(book["Incidents"].iter_rows(min_row=2)), strict=True))
    assert first["date"].is_date
    assert isinstance(first["number"].value, int)


JUDGED = (
    Source("SOHR", "B", "own observers"),
    Source("SANA", note="=state media"),
    Source("Al-Monitor"),
)


@pytest.mark.parametrize(
    ("source", "publisher", "told"),
    [
        ("SOHR", None, "SOHR: B, usually reliable, own observers"),
        ("SOHR; SANA", "SOHR", "SOHR: B, usually reliable, own observers | SANA: =state media"),
        ("Al-Monitor", "SANA", "SANA: =state media"),
        ("Al-Monitor", None, ""),
        ("SOHR of London", None, ""),
        (None, None, ""),
    ],
    ids=["grade", "several", "publisher", "not judged", "another name", "unnamed"],
)
def test_csv_and_xlsx_say_what_the_desk_thinks_of_a_source(
    source: str | None, publisher: str | None, told: str, tmp_path: Path
) -> None:
    claim = Claim(source, "Made up.", publisher=publisher)
    view = view_of(
        [incident(n, place("Here"), claims=said) for n, said in ((1, (claim,)), (2, ()))],
        noted=JUDGED,
    )
    with export_view(view, tmp_path / "view.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["source_reliability"] for row in csv.DictReader(file)] == [told, ""]
    head, *rows = openpyxl.load_workbook(export_view(view, tmp_path / "view.xlsx"))[
        "Incidents"
    ].iter_rows(values_only=True)
    at = head.index("source_reliability")
    assert [row[at] for row in rows] == [told or None, None]


def test_hxl_tags_stand_below_the_head_on_request(view: BriefingView, tmp_path: Path) -> None:
    assert rows_of(view, tmp_path)[0]["id"] != "#event+id"
    assert rows_of(view, tmp_path, hxl=True)[0]["killed_min"] == "#affected+killed+min"


def test_geojson_carries_true_geometries_and_the_filter(tmp_path: Path) -> None:
    path = export_view(view_of(founding()), tmp_path / "view.geojson")
    data = json.loads(path.read_text("utf-8"))
    assert data["filter"] == "Incidents of all dates; verified and pending status."
    kinds = [f["geometry"]["type"] for f in data["features"]]
    assert kinds == ["Polygon", "Point", "Polygon", "Point", "LineString"]
    ring = data["features"][0]["geometry"]["coordinates"][0]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    assert area > 0  # counter-clockwise, as RFC 7946 wants
    assert data["features"][2]["properties"]["wounded_min"] is None
    assert len(pyogrio.read_dataframe(path)) == 5


def test_only_web_links_leave(view: BriefingView, tmp_path: Path) -> None:
    text = export_view(view, tmp_path / "view.geojson").read_text("utf-8")
    assert "javascript:" not in text
    assert "https://www.al-monitor.com" in text


def test_the_geopackage_has_styles_types_and_the_filter(tmp_path: Path) -> None:
    path = export_view(view_of(mixed(), MARCH), tmp_path / "view.gpkg")
    layers = {name for name, _ in pyogrio.list_layers(path)}
    assert {"incidents_points", "incidents_areas", "layer_styles", "about"} <= layers
    points = pyogrio.read_dataframe(path, layer="incidents_points")
    assert points.crs.to_epsg() == 4326
    assert str(points["date"].dtype).startswith("datetime64")
    assert points["killed_min"].isna().any()
    styles = pyogrio.read_dataframe(path, layer="layer_styles")
    assert set(styles["f_table_name"]) == {"incidents_points", "incidents_areas"}
    for style in styles["styleQML"]:
        assert ElementTree.fromstring(style, forbid_dtd=False).tag == "qgis"
    about = pyogrio.read_dataframe(path, layer="about")
    assert view_of(mixed(), MARCH).filter_sentence in set(about["said"])


def test_kml_has_a_folder_a_week_and_escapes_what_sources_say(tmp_path: Path) -> None:
    path = export_view(view_of(mixed()), tmp_path / "view.kml")
    root = ElementTree.fromstring(path.read_bytes())
    names = [f.findtext(f"{KML}name") for f in root.iter(f"{KML}Folder")]
    assert names[:2] == ["Week of 21 February 2022", "Week of 28 February 2022"]
    assert names[-1] == "Undated"
    texts = [p.findtext(f"{KML}description") or "" for p in root.iter(f"{KML}Placemark")]
    assert any("&lt;b&gt;" in text for text in texts)
    assert not any("<b>" in text for text in texts)


def test_kmz_brings_its_icons(tmp_path: Path) -> None:
    path = export_view(view_of(mixed()), tmp_path / "view.kmz")
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("doc.kml"))
        icons = {href.text for href in root.iter(f"{KML}href")}
        assert icons and icons <= set(archive.namelist())
        for icon in icons:
            assert Image.open(io.BytesIO(archive.read(icon or ""))).size == (64, 64)


def test_cot_says_how_sure_a_place_is_and_what_is_left_out(tmp_path: Path) -> None:
    path = export_view(view_of(mixed()), tmp_path / "view.zip")
    with zipfile.ZipFile(path) as archive:
        events = [
            ElementTree.fromstring(archive.read(n))
            for n in archive.namelist()
            if n.endswith(".cot")
        ]
        about = archive.read("about.txt").decode()
    radii = {e.find("detail/__badia").get("id"): e.find("point").get("ce") for e in events}
    assert radii["3"] == "190000.0"
    assert radii["2"] == "12000.0"
    assert "Without a place, and so without an event: numbers" in about


def test_the_pdf_is_searchable_and_says_what_it_is(tmp_path: Path) -> None:
    path = export_view(view_of(founding(), MARCH), tmp_path / "brief.pdf", PLACES)
    reader = pypdf.PdfReader(path)
    text = " ".join(reader.pages[0].extract_text().split())
    for part in ("Jabal al-Amour", "Deir ez-Zor", "3 attacks from 1 to 20 March 2022", "Shown:"):
        assert part in text
    assert reader.metadata is not None
    assert reader.metadata.title == "Armed incidents in Homs and Deir ez-Zor"
    assert reader.metadata.author == "Badia"
    resources: Any = reader.pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    descendants = [f["/DescendantFonts"][0].get_object()["/FontDescriptor"] for f in fonts]
    assert all("/FontFile2" in d.get_object() for d in descendants)


def test_the_svg_keeps_its_text_and_brings_its_letters(tmp_path: Path) -> None:
    path = export_view(view_of(founding()), tmp_path / "brief.svg", PLACES)
    root = ElementTree.fromstring(path.read_bytes(), forbid_dtd=False)
    texts = {t.text for t in root.iter("{http://www.w3.org/2000/svg}text")}
    assert "Jabal al-Amour" in texts
    styles = "".join(s.text or "" for s in root.iter("{http://www.w3.org/2000/svg}style"))
    assert styles.count("data:font/woff;base64,") == 2
    assert "http" not in styles


def test_the_png_has_the_size_and_the_title(tmp_path: Path) -> None:
    path = export_view(view_of(founding()), tmp_path / "brief.png", PLACES, dpi=100)
    with Image.open(path) as image:
        assert image.size == (1169, 826)
        assert image.info["Title"] == "Armed incidents in the Syrian desert"


def test_the_deck_has_native_title_table_chart_and_notes(tmp_path: Path) -> None:
    path = export_view(view_of(founding(), MARCH), tmp_path / "brief.pptx", PLACES)
    deck = Presentation(str(path))
    slides = list(deck.slides)
    assert len(slides) == 4
    assert slides[0].shapes.title.text == "Armed incidents in Homs and Deir ez-Zor"
    assert [s.shape_type for s in slides[1].shapes if hasattr(s, "image")]
    table = next(s.table for s in slides[2].shapes if s.has_table)
    numbers = [table.cell(row, 0).text for row in range(1, len(table.rows))]
    assert numbers == ["1", "2", "3"]
    assert table.cell(3, 6).text == "unknown"
    chart = next(s.chart for s in slides[3].shapes if s.has_chart)
    assert sum(chart.plots[0].series[0].values) == 3
    for slide in slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert "SANA (Al-Monitor)" in notes
        assert view_of(founding(), MARCH).filter_sentence in notes


def test_one_slide_holds_map_and_table(tmp_path: Path) -> None:
    view = view_of(founding())
    deck = Presentation(str(export_view(view, tmp_path / "brief.pptx", PLACES, deck=False)))
    assert len(deck.slides) == 1
    assert any(s.has_table for s in deck.slides[0].shapes)


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
    with Image.open(io.BytesIO(render_png(view_of(founding()), PLACES))) as image:
        assert image.size == (935, 661)
