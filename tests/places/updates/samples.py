"""Lists in the publishers' layouts, made up, and a server of our own that gives them out."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import openpyxl

from geo.config import Config
from geo.net import Web, is_public
from geo.places.geocoder import Geocoder, open_geocoder

# Made-up places in the empty desert, and real ones that are built in.
QASR = (38.90, 33.90)


def geonames_line(
    number: int = 9_000_001,
    name: str = "Qaşr Zumurrud",
    others: str = "Kasr Zumurrud,قصر زمرد,qsr zmrd",
    at: tuple[float, float] = QASR,
    code: str = "P.PPL",
    country: str = "SY",
    admin1: str = "11",
    population: str = "0",
) -> str:
    cls, feature = code.split(".")
    cells = [str(number), name, name, others, str(at[1]), str(at[0]), cls, feature, country, ""]
    cells += [admin1, "", "", "", population, "", "500", "Asia/Damascus", "2026-01-02"]
    return "\t".join(cells)


GEONAMES_LINES = (
    geonames_line(),
    geonames_line(170654, "Tadmur", "Palmyra,تدمر", (38.2838, 34.5624), "P.PPLA2"),
    geonames_line(9_000_002, "Jabal Zumurrud", "", (39.60, 33.95), "T.MT"),
    geonames_line(9_000_003, "Qasr Zumurrud", "", (38.91, 33.91), "S.RUIN"),
    geonames_line(9_000_004, "Fundūq Zumurrud", "", QASR, "S.HTL"),
    geonames_line(9_000_005, "Rutbah", "", (40.28, 33.03), country="IQ"),
    geonames_line(9_000_006, "Swapped", "", (34.5, 38.3)),
    geonames_line(9_000_007, "Lost", "", (41.9, 36.9)),
)
OCHA_HEADER = (
    *("admin4Pcode", "admin4Name_en", "admin4Name_ar", "Latitude_y", "Longitude_x"),
    *("admin3Pcode", "admin3Name_en", "admin1Pcode"),
)
OCHA_ROWS = (
    ("C900001", "Rajm Lulu", "رجم لولو", "33.80", "38.60", "SY040500", "Tadmor", "SY04"),
    ("C2933", "Whatever", "", "33.10", "38.00", "SY030100", "", "SY03"),
    ("C900002", "Tadmor", "تدمر", "34.561", "38.281", "SY040500", "Tadmor", "SY04"),
    ("C900003", "Elsewhere", "", "48.85", "2.35", "SY040500", "", "SY04"),
    ("C900004", "Wrong code", "", "33.70", "38.50", "IQ0405", "", "IQ04"),
)


def dump(*lines: str) -> bytes:
    return ("\n".join(lines or GEONAMES_LINES) + "\n").encode()


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return made.getvalue()


def sy_zip(content: bytes | None = None) -> bytes:
    return zipped(readme__txt=b"about the dump", SY__txt=content or dump())


SY_ZIP = sy_zip()


def ocha_csv(delimiter: str = ",", header: tuple[str, ...] = OCHA_HEADER) -> bytes:
    rows = (header, *OCHA_ROWS)
    return "\ufeff".encode() + "\n".join(delimiter.join(row) for row in rows).encode()


def ocha_xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.create_sheet("Read me", 0).append(["About this file"])
    sheet = book.worksheets[1]
    sheet.append(["Populated places"])
    sheet.append(list(OCHA_HEADER))
    sheet.append(["#loc+code", *("#x" for _ in OCHA_HEADER[1:])])
    for row in OCHA_ROWS:
        sheet.append([*row[:3], float(row[3]), float(row[4]), *row[5:]])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def ocha_geojson() -> bytes:
    names = ("PCODE", "NAME_EN", "NAME_AR", "ADM3_PCODE", "ADM3_EN", "ADM1_PCODE")
    features = []
    for row in OCHA_ROWS:
        point = {"type": "Point", "coordinates": [float(row[4]), float(row[3])]}
        properties = dict(zip(names, (*row[:3], *row[5:]), strict=True))
        features.append({"type": "Feature", "properties": properties, "geometry": point})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def square(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def boundaries(level: int, *units: tuple[str, dict[str, Any]], **extra: Any) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {
                f"adm{level}_pcode": code, f"adm{level}_name": code, f"adm{level}_name1": "اسم",
                "adm1_pcode": code[:4],
            },
            "geometry": geometry,
        }
        for code, geometry in units
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features} | extra).encode()


DISTRICTS = boundaries(2, ("SY0405", square(38, 34, 39, 35)), ("SY0401", square(37, 34, 38, 35)))
SUBDISTRICTS = boundaries(3, ("SY040500", square(38, 34, 38.5, 35)))


class Files(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body, kind = SERVED.get(self.path, (None, ""))
        if self.path == "/silent":
            time.sleep(1.5)
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(30):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        elif self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/SY.zip")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/inside":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/SY.zip")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/half.zip":
            whole = SY_ZIP
            self.send_response(200)
            self.send_header("Content-Length", str(len(whole)))
            self.end_headers()
            self.wfile.write(whole[: len(whole) // 2])
        elif body is None:
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


SERVED = {
    "/SY.zip": (SY_ZIP, "application/zip"),
    "/places.csv": (ocha_csv(), "text/csv"),
    "/download?id=7": (ocha_csv(), "application/octet-stream"),
    "/adm2.geojson": (DISTRICTS, "application/geo+json"),
    "/large": (b"x" * 60_000, "text/plain"),
    "/page": (b"<!DOCTYPE html><html>Sign in</html>", "text/html"),
}


LOOPBACK = Web(
    instead="give a file",
    timeout_s=1.2,
    max_bytes=50_000,
    permits=lambda a: str(a) == "127.0.0.1" or is_public(a),
    ports=None,
    silence_s=0.5,
)
# where an answer has to come, also on a slow machine
PATIENT = replace(LOOPBACK, timeout_s=60, silence_s=30)


def settings_in(folder: Path) -> Config:
    return Config(db_url="sqlite://", offline=True, var=folder)


Keep = Callable[[str, bytes], str]
State = dict[str, bytes]


def geocoder_of(settings: Config) -> Geocoder:
    return open_geocoder(settings)


def state_of(settings: Config) -> State:
    root = settings.var / "gazetteer"
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}
