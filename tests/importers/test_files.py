"""Files as they come: encodings, separators, headers, spreadsheets, layers, traps."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError
from geo.importers.files import open_table
from tests.importers.samples import acled, write_api, write_csv, write_lines, write_xlsx

ROW = {"date": "2022-03-06", "place": "Palmyra", "killed": "13"}


def read(path: Path) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    table = open_table(path)
    return table.columns, list(table.rows())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, delimiter: str) -> None:
    row = {**ROW, "notes": f"Près de l'oasis{delimiter} une embuscade"}
    path = write_csv(tmp_path / "a.csv", [row, row], encoding=encoding, delimiter=delimiter)
    columns, rows = read(path)
    assert columns == ("date", "place", "killed", "notes")
    assert rows == [(2, list(row.values())), (3, list(row.values()))]


def test_windows_arabic_is_told_from_western(tmp_path: Path) -> None:
    row = {**ROW, "place": "تدمر", "notes": "كمين شرق المدينة"}
    table = open_table(write_csv(tmp_path / "a.csv", [row], encoding="cp1256"))
    assert next(table.rows())[1][1] == "تدمر"
    assert "Windows-1256" in table.notes[0]


def test_line_numbers_count_lines_inside_quotes(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.csv", "date,notes", '2022-03-06,"two', 'lines"', "", "x,y")
    assert [number for number, _ in read(path)[1]] == [2, 5]


@pytest.mark.parametrize(
    ("lines", "columns", "first"),
    [
        (("Incidents of March,,", ",,", "date,place,killed"), ("date", "place", "killed"), 4),
        (
            ("date,place,casualties,", ",,killed,wounded", "2022-03-06,Palmyra,1,2"),
            ("date", "place", "casualties killed", "casualties wounded"),
            3,
        ),
        (("date,place,killed", "#date,#loc,#affected+killed"), ("date", "place", "killed"), 3),
        (("date,place,killed,,",), ("date", "place", "killed"), 2),
        (("date,place,date",), ("date", "place", "date (2)"), 2),
    ],
    ids=["titles", "two merged lines", "HXL", "empty columns", "twice the same name"],
)
def test_headers(tmp_path: Path, lines: Any, columns: Any, first: int) -> None:
    path = write_lines(tmp_path / "a.csv", *lines, "2022-03-06,Palmyra,13")
    found, rows = read(path)
    assert found == columns
    assert rows[0][0] == first


def test_merged_header_cells_name_all_their_columns(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        [
            ["date", "casualties", None, "place"],
            [None, "killed", "wounded", None],
            ["2022-03-06", 13, 18, "Palmyra"],
        ],
    )
    columns, rows = read(path)
    assert columns == ("date", "casualties killed", "casualties wounded", "place")
    assert rows == [(3, ["2022-03-06", "13", "18", "Palmyra"])]


def test_xlsx_values_become_text(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        [
            ["date", "place", "lat", "killed"],
            [dt.date(2022, 3, 6), "Palmyra", 34.5502, 13],
            [None, None, None, None],
            [dt.datetime.fromisoformat("2022-03-06T14:30"), "Palmyra", 34.0, None],
        ],
    )
    assert read(path)[1] == [
        (2, ["2022-03-06", "Palmyra", "34.5502", "13"]),
        (4, ["2022-03-06 14:30:00", "Palmyra", "34", ""]),
    ]


def test_an_unsaved_formula_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["date", "killed"], ["2022-03-06", "=6+7"]])
    with pytest.raises(InputError, match="cell B2: a formula without a saved result"):
        open_table(path)


def test_a_formula_in_a_csv_stays_text(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{**ROW, "notes": "=HYPERLINK(1)"}])
    assert read(path)[1][0][1][3] == "=HYPERLINK(1)"


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    with pytest.raises(InputError, match="too much or a trap"):
        open_table(path)


def test_entities_in_a_sheet_are_refused(tmp_path: Path) -> None:
    good = write_xlsx(tmp_path / "good.xlsx", [["date", "place"], ["2022-03-06", "Palmyra"]])
    bad = tmp_path / "bad.xlsx"
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename.endswith("sheet1.xml"):
                data = bomb + data
            target.writestr(item, data)
    with pytest.raises(InputError, match="can't be read as a spreadsheet"):
        open_table(bad)


def test_the_api_answer_is_read_record_by_record(tmp_path: Path) -> None:
    rows = [{**acled(event_id_cnty=f"SYR{n}"), "fatalities": n, "tags": None} for n in range(300)]
    columns, found = read(write_api(tmp_path / "a.json", rows))
    assert columns[0] == "event_id_cnty"
    assert [number for number, _ in found] == list(range(1, 301))
    assert found[299][1][columns.index("fatalities")] == "299"


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"data": []}', '{"status": 200}', "[1, 2]", '[{"a": 1}', "nonsense", "[" * 5_000],
)
def test_broken_json_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(InputError):
        read(path)


def test_geojson_and_geopackage_give_shapes_in_degrees(tmp_path: Path) -> None:
    import geopandas
    from shapely.geometry import LineString, Point

    frame = geopandas.GeoDataFrame(
        {"name": ["a", "b"], "killed": [1, None]},
        geometry=[Point(38.27, 34.55), LineString([(38, 34), (39, 35)])],
        crs="EPSG:4326",
    )
    frame.to_file(tmp_path / "a.geojson")
    frame.to_crs("EPSG:32637").to_file(tmp_path / "a.gpkg")
    for name in ("a.geojson", "a.gpkg"):
        columns, rows = read(tmp_path / name)
        assert columns[-1] == "geometry"
        assert rows[0][1][-1].startswith("POINT (38.27")
        assert rows[1][1][-1].startswith("LINESTRING (3")
        assert rows[1][1][columns.index("killed")] == ""


VRT = """<OGRVRTDataSource><!-- "FeatureCollection" --><OGRVRTLayer name="secret">
<SrcDataSource>FILE</SrcDataSource><GeometryType>wkbPoint</GeometryType>
<GeometryField encoding="PointFromColumns" x="lon" y="lat"/></OGRVRTLayer></OGRVRTDataSource>"""
GDALG = """{"type": "gdal_streamed_alg", "is": "FeatureCollection", "command_line":
"gdal vector pipeline ! read FILE ! write --of stream streamed_dataset"}"""


@pytest.mark.parametrize("directions", [VRT, GDALG], ids=["OGR_VRT", "GDALG"])
@pytest.mark.parametrize("ending", ["geojson", "json", "gpkg"])
def test_a_file_that_points_to_another_is_refused(
    tmp_path: Path, directions: str, ending: str
) -> None:
    """GDAL would follow it to any file of the server, or to an address."""
    secret = tmp_path / "secret.csv"
    secret.write_text("lon,lat,word\n38.3,34.5,confidential\n")
    path = tmp_path / f"a.{ending}"
    path.write_text(directions.replace("FILE", str(secret)))
    with pytest.raises(InputError, match=r"map layer|no GeoPackage"):
        list(open_table(path).rows())


def test_parquet(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame({"date": [dt.date(2022, 3, 6)], "killed": [13], "lat": [34.5]})
    frame.to_parquet(tmp_path / "a.parquet")
    columns, rows = read(tmp_path / "a.parquet")
    assert columns == ("date", "killed", "lat")
    assert rows == [(1, ["2022-03-06", "13", "34.5"])]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"date,place\n\0\0", "NUL|UTF-16|encod"),
        ("a.csv", b"a\0b", "no text file"),
        ("a.csv", b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        ("a.csv", b"PK\x03\x04 zip", "ZIP archive"),
        ("a.xlsx", b"not a zip", "no XLSX file"),
        ("a.docx", b"words", "aren't read"),
        ("a.csv", b"1,2\n3,4\n", "no header"),
        ("a.csv", b'date,notes\n2022,"' + b"x" * 300_000, "line 2"),
        ("a.gpkg", b"SQLite format 3\0 broken", "can't be read as a map layer"),
        ("a.parquet", b"PAR1 broken", "can't be read as Parquet"),
    ],
)
def test_what_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    if b"\0\0" in content:
        rows = read(path)[1]
        assert rows  # refused row by row, by the import
        return
    with pytest.raises(InputError, match=words) as error:
        read(path)
    assert str(path) in str(error.value)


def test_a_workbook_whose_packed_sheet_is_damaged_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [acled(notes=f"note {n}") for n in range(200)])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    middle = sheet.header_offset + sheet.compress_size // 2
    content[middle : middle + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(InputError, match="no XLSX file"):
        open_table(path)


def test_mixed_letters_of_unknown_code_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"date,notes\n1,\xe9\xe8 x \xe9 y \xe9\xe9\xe9 \xea z \xe8\xe9\n")
    with pytest.raises(InputError, match="which other code"):
        open_table(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        open_table(tmp_path / "none.csv")


def test_rows_may_be_read_again(tmp_path: Path) -> None:
    table = open_table(write_csv(tmp_path / "a.csv", [ROW, ROW]))
    assert len(table.sample()) == 2
    assert len(list(table.rows())) == 2
    assert table.share == 1.0
