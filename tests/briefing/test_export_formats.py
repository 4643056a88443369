"""What each export format holds beyond the incidents: types, styles, links, titles, how sure."""

from __future__ import annotations

import csv
import io
import itertools
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio
import pypdf
import pytest
from defusedxml import ElementTree
from PIL import Image
from pptx import Presentation

from geo.briefing.export import export_view
from geo.briefing.view import BriefingView
from geo.model import Claim
from geo.store import Source
from tests.briefing.mixed import KML, MARCH, mixed
from tests.briefing.samples import PLACES, founding, incident, place, view_of


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
    told = {e.find("detail/__badia").get("id"): e.find("detail") for e in events}
    assert told["3"].find("contact").get("callsign").endswith("(area, no spot)")
    assert "known only as area, within 190 km" in told["3"].find("remarks").text
    assert "Suffered: " in told["3"].find("remarks").text
    assert "spot" not in told["2"].find("contact").get("callsign")
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
