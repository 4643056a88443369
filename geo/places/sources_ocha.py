"""OCHA's populated places: a table or GeoJSON whose column names differ from edition to edition."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.model import GOVERNORATES
from geo.places.alternates import RADIUS_M, clean
from geo.places.files import Row
from geo.places.incoming import MAX_ROWS, Incoming, check_place, finish
from geo.places.names import normalise

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "pcode": "admin4pcode adm4pcode pcode pplpcode ppcode locationpcode communitypcode "
        "placepcode plpcode",
        "name": "admin4nameen adm4nameen adm4en nameen admin4name adm4name name locationnameen "
        "communitynameen placenameen featurenameen featurename englishname",
        "name_ar": "admin4namear adm4namear adm4ar namear adm4name1 name1 locationnamear "
        "communitynamear placenamear featurenamear arabicname",
        "lat": "latitude lat latitudey latdd y ycoord centerlat pointy",
        "lon": "longitude lon long lng longitudex longdd londd x xcoord centerlon pointx",
        "admin1": "admin1pcode adm1pcode governoratepcode",
        "admin2": "admin2pcode adm2pcode districtpcode",
        "admin3": "admin3pcode adm3pcode subdistrictpcode",
        "admin1_name": "admin1nameen adm1nameen adm1en admin1name adm1name governorate",
        "admin2_name": "admin2nameen adm2nameen adm2en admin2name adm2name district",
        "admin3_name": "admin3nameen adm3nameen adm3en admin3name adm3name subdistrict",
    }.items()
}
"""Column names, letters and digits alone in lower case, by what they hold; the first one wins."""
_HEADER_ROWS = 10
_PCODE = re.compile(r"[A-Z]{1,4}\d{1,10}")
_REGION = re.compile(r"SY\d\d(\d\d){0,2}")

Record = tuple[int, Mapping[str, str]]


def read_ocha_places(path: Path, name: str) -> Incoming:
    """The populated places of a CSV, XLSX or GeoJSON file, checked.

    ``path`` ends in .xlsx or .geojson if it is one; ``name``: the name to call it by. Raises
    GazetteerError if it is none of these or lacks a column.
    """
    if path.suffix == ".geojson":
        records = _from_geojson(path, name)
    elif path.suffix == ".xlsx":
        records = _from_table(_sheet_rows(path, name), name)
    else:
        records = _from_table(_csv_rows(path, name), name)
    incoming = Incoming()
    for number, record in records:
        if number > MAX_ROWS:
            raise GazetteerError(f"{name} has more than {MAX_ROWS:,} rows.")
        if record.get("pcode", "").startswith("#"):  # a row of HXL tags below the header
            continue
        incoming.read += 1
        _take(incoming, number, record)
    return finish(incoming, name)


def _take(incoming: Incoming, number: int, record: Mapping[str, str]) -> None:
    pcode = record.get("pcode", "").upper()
    name_ar = clean(record.get("name_ar", ""))
    name = clean(record.get("name", "")) or name_ar
    what = f"row {number} {name[:40] or pcode[:40]}"
    if not _PCODE.fullmatch(pcode):
        incoming.refuse(f"{what} ({pcode[:40]!r})", "it has no P-code", broken=True)
        return
    try:
        lon, lat = (float(record.get(field) or math.nan) for field in ("lon", "lat"))
    except ValueError as error:
        incoming.refuse(
            f"{what} ({str(error)[:80]})", "its coordinates are no numbers", broken=True
        )
        return
    codes = _regions(record)
    why_not = check_place(name, lon, lat)
    if why_not is None and codes is None:
        why_not = "its governorate's P-code is none of Syria's"
    if why_not is not None or codes is None:
        incoming.refuse(what, why_not or "")
        return
    kind = _kind(name, record)
    row: Row = [f"ocha-{pcode.lower()}", name, name_ar, kind, lon, lat, float(RADIUS_M[kind])]
    row += [*codes, "SY", f"OCHA:{pcode}", ""]
    incoming.add(what, row, [])


def _regions(record: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Governorate, district and subdistrict, from whichever of them the row names."""
    codes = [record.get(field, "").upper() for field in ("admin3", "admin2", "admin1")]
    longest = next((code for code in codes if code), "")
    if not longest:
        return "", "", ""
    if not _REGION.fullmatch(longest) or longest[:4] not in GOVERNORATES:
        return None
    return (
        longest[:4],
        longest[:6] if len(longest) >= 6 else "",
        longest if len(longest) == 8 else "",
    )


def _kind(name: str, record: Mapping[str, str]) -> str:
    """OCHA has no sizes: the seat of a governorate is a city, of a smaller unit a town."""
    own = normalise(name)
    levels = (("admin1_name", "city"), ("admin2_name", "town"), ("admin3_name", "town"))
    for field, kind in levels:
        if own == normalise(record.get(field, "")):
            return kind
    return "village"


def columns_of(header: Iterable[str]) -> dict[str, int]:
    """Which column holds what, by the columns' names."""
    bare = [re.sub(r"[\W_]", "", str(cell)).lower() for cell in header]
    return {
        field: bare.index(found)
        for field, names in _COLUMNS.items()
        if (found := next((n for n in names if n in bare), None)) is not None
    }


def _from_table(rows: Iterable[list[str]], name: str) -> Iterator[Record]:
    columns: dict[str, int] = {}
    missing = set(_COLUMNS)
    for number, row in enumerate(rows, start=1):
        if missing:
            columns = columns_of(row)
            lacking = {"pcode", "lat", "lon"} - columns.keys()
            lacking |= set() if columns.keys() & {"name", "name_ar"} else {"name"}
            missing = min(missing, lacking, key=len)
            if missing and number >= _HEADER_ROWS:
                break
        elif any(row):
            cells = {f: row[i].strip() for f, i in columns.items() if i < len(row)}
            yield number, cells
    if missing:
        raise GazetteerError(
            f"{name} has no columns for {', '.join(sorted(missing))}. OCHA's populated places "
            "carry a P-code, a name, latitude and longitude, named in one of the first rows."
        )


def _csv_rows(path: Path, name: str) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            delimiter = max(",;\t", key=first.count)
            yield from csv.reader(file, delimiter=delimiter)
    except (UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{name} is no CSV in UTF-8: {error}. Save it as such.") from error


def _sheet_rows(path: Path, name: str) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet that has a column of P-codes."""
    import openpyxl

    try:
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                head = sheet.iter_rows(max_row=_HEADER_ROWS, values_only=True)
                if any("pcode" in columns_of(map(_text, values)) for values in head):
                    for values in sheet.iter_rows(values_only=True):
                        yield [_text(value) for value in values]
                    return
    except GazetteerError:
        raise
    except Exception as error:  # openpyxl lets anything through that a broken file causes
        raise GazetteerError(
            f"{name} can't be read as a spreadsheet ({type(error).__name__}: {error}). Open it "
            "in a spreadsheet program and save it as CSV."
        ) from error


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def features_of(path: Path, name: str) -> list[Mapping[str, Any]]:
    """The features of a GeoJSON file in longitude and latitude. Raises GazetteerError if none."""
    try:
        collection = json.loads(path.read_bytes())
        features = collection["features"]
        crs = str((collection.get("crs") or {}).get("properties", {}).get("name", "CRS84"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise GazetteerError(f"{name} is no GeoJSON with features ({error}).") from error
    if not crs.endswith(("CRS84", "4326")):
        raise GazetteerError(f"{name} is in {crs}; give it in longitude and latitude (WGS 84).")
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        raise GazetteerError(f"{name} is no GeoJSON with features.")
    return features


def _from_geojson(path: Path, name: str) -> Iterator[Record]:
    for number, feature in enumerate(features_of(path, name), start=1):
        properties = feature.get("properties") or {}
        values = [_text(value) for value in properties.values()]
        record = {f: values[i].strip() for f, i in columns_of(properties).items()}
        geometry = feature.get("geometry") or {}
        point = geometry.get("coordinates")
        if geometry.get("type") == "Point" and isinstance(point, list) and len(point) >= 2:
            record |= {"lon": _text(point[0]), "lat": _text(point[1])}
        yield number, record
