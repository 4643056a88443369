"""Bringing in other lists: in the publishers' layouts, from a server of our own, also broken."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cli import main
from geo.config import Config
from geo.errors import BadiaError, GazetteerError, InputError
from geo.model import LonLat, MatchStatus
from geo.net import Web, is_public
from geo.places import brought_in, obtain, sources_geonames, sources_ocha
from geo.places.geocoder import Geocoder, open_geocoder
from geo.places.update import Brought, Wanted, update

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


class _Files(BaseHTTPRequestHandler):
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


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), _Files)
    served.daemon_threads = True
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_address[1]}"
    served.shutdown()
    served.server_close()


LOOPBACK = Web(
    instead="give a file",
    timeout_s=1.2,
    max_bytes=50_000,
    permits=lambda a: str(a) == "127.0.0.1" or is_public(a),
    ports=None,
    silence_s=0.5,
)


def settings_in(folder: Path) -> Config:
    return Config(db_url="sqlite://", offline=True, var=folder)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which GeoNames' dump was brought; its keys are compiled once for all tests."""
    var = tmp_path_factory.mktemp("filled")
    path = var / "SY.txt"
    path.write_bytes(dump())
    update(settings_in(var), Wanted(geonames=str(path)))
    return var


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    return settings_in(tmp_path / "var")


@pytest.fixture
def before(settings: Config, filled: Path) -> State:
    """Makes ``settings`` those of a Badia that has GeoNames' dump; its files as they are."""
    shutil.copytree(filled, settings.var)
    return _state(settings)


Keep = Callable[[str, bytes], str]
State = dict[str, bytes]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Write a file and give its path."""

    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def geocoder_of(settings: Config) -> Geocoder:
    return open_geocoder(settings)


def test_geonames_from_an_address(settings: Config, server: str) -> None:
    told: list[tuple[str, int, int | None]] = []
    online = replace(settings, offline=False)
    (brought,) = update(
        online, Wanted(geonames=f"{server}/SY.zip"), LOOPBACK, lambda *at: told.append(at)
    )
    facts = brought.facts
    assert facts["sha256"] == [hashlib.sha256(SY_ZIP).hexdigest()]
    assert (facts["from"], facts["bytes"]) == ([f"{server}/SY.zip"], len(SY_ZIP))
    assert (facts["read"], facts["added"], facts["built_in"], facts["twice"]) == (8, 2, 1, 1)
    assert (facts["not_kept"], facts["refused"]) == (1, 3)
    assert brought.reasons() == {
        "its country is not Syria": 1,
        "latitude and longitude are swapped": 1,
        "it lies far outside its governorate": 1,
    }
    assert told[-1] == ("SY.zip", len(SY_ZIP), len(SY_ZIP))

    geocoder = geocoder_of(settings)
    match = geocoder.geocode("Qasr Zumurrud")
    assert (match.place_id, match.kind, match.point) == ("gn-9000001", "village", LonLat(*QASR))
    assert (match.admin1, match.radius_m) == ("SY04", 1000)
    assert geocoder.geocode("قصر زمرد").place_id == "gn-9000001"
    assert geocoder.geocode("Jabal Zumurrud").kind == "mountain"
    assert geocoder.geocode("Tadmur").place_id == "palmyra"
    (mention,) = geocoder.scan("Gunmen attacked a post in Qasr Zumurrud at dawn.")
    assert mention.match.place_id == "gn-9000001"


def test_the_built_in_gazetteer_alone_knows_none_of_them(settings: Config) -> None:
    geocoder = geocoder_of(settings)
    for name in ("Qasr Zumurrud", "Rajm Lulu", "Jabal Zumurrud"):
        assert geocoder.geocode(name).status is not MatchStatus.MATCHED
    assert geocoder.gazetteer.info()["brought_in"] == []
    assert geocoder.regions.district_at(38.3, 34.5) is None


def test_a_redirect_is_followed(settings: Config, server: str) -> None:
    (brought,) = update(
        replace(settings, offline=False), Wanted(geonames=f"{server}/moved"), LOOPBACK
    )
    assert brought.facts["added"] == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("places.csv", ocha_csv(), id="csv"),
        pytest.param("places.csv", ocha_csv(";"), id="semicolons"),
        pytest.param("places.tsv", ocha_csv("\t"), id="tabs"),
        pytest.param("places.xlsx", ocha_xlsx(), id="xlsx, second sheet, HXL tags"),
        pytest.param("places.geojson", ocha_geojson(), id="geojson"),
        pytest.param("places.zip", zipped(a__csv=ocha_csv()), id="zipped"),
        pytest.param("places.zip", zipped(a__xlsx=ocha_xlsx()), id="zipped xlsx"),
        pytest.param("download", ocha_csv(), id="no ending"),
    ],
)
def test_ocha_places_in_every_layout(
    settings: Config, keep: Keep, name: str, content: bytes
) -> None:
    (brought,) = update(settings, Wanted(ocha_places=keep(name, content)))
    facts = brought.facts
    assert (facts["read"], facts["added"], facts["built_in"]) == (5, 1, 2)
    assert facts["refused"] == 2
    match = geocoder_of(settings).geocode("Rajm Lulu")
    assert (match.place_id, match.kind) == ("ocha-c900001", "village")
    assert (match.admin1, match.admin2, match.admin3) == ("SY04", "SY0405", "SY040500")
    assert match.name_ar == "رجم لولو"


def test_a_built_in_p_code_wins_wherever_the_other_row_lies(settings: Config, keep: Keep) -> None:
    """The built-in row of C2933 stands far from where this list has it."""
    built_in = {
        origin
        for place in geocoder_of(settings).gazetteer.places
        for origin in brought_in.origins([["", *[""] * 10, place.source]])
    }
    pcode = OCHA_ROWS[1][0]
    assert ("OCHA", pcode) in built_in
    update(settings, Wanted(ocha_places=keep("p.csv", ocha_csv())))
    assert geocoder_of(settings).gazetteer.place(f"ocha-{pcode.lower()}") is None


def test_boundaries_give_districts(settings: Config, keep: Keep) -> None:
    files = (keep("adm2.geojson", DISTRICTS), keep("adm3.zip", zipped(adm3__geojson=SUBDISTRICTS)))
    (brought,) = update(settings, Wanted(ocha_boundaries=files))
    assert (brought.facts["districts"], brought.facts["subdistricts"]) == (2, 1)
    assert len(brought.facts["sha256"]) == 2
    geocoder = geocoder_of(settings)
    regions = geocoder.regions
    assert regions.district_at(38.7, 34.5) == "SY0405"
    assert regions.subdistrict_at(38.7, 34.5) is None
    assert regions.subdistrict_at(38.2, 34.5) == "SY040500"
    assert regions.district_at(30.0, 30.0) is None
    assert regions.outline("SY0405").bounds == (38, 34, 39, 35)
    assert regions.outline("SY04").area > 1
    assert regions.governorate_at(38.28, 34.56) == "SY04"
    with pytest.raises(InputError, match="SY0406"):
        regions.outline("SY0406")
    shown = geocoder.geocode("Palmyra district")
    assert shown.geometry is not None
    assert sorted({x for x, _ in shown.geometry["coordinates"][0]}) == [38, 39]


def test_subdistricts_alone_tell_the_district(settings: Config, keep: Keep) -> None:
    update(settings, Wanted(ocha_boundaries=(keep("adm3.geojson", SUBDISTRICTS),)))
    assert geocoder_of(settings).regions.district_at(38.2, 34.5) == "SY0405"


def test_governorates_stay_built_in(settings: Config, keep: Keep) -> None:
    lines = boundaries(1, ("SY04", square(36, 33, 37, 34)))
    files = (keep("adm1.geojson", lines), keep("adm2.geojson", DISTRICTS))
    (brought,) = update(settings, Wanted(ocha_boundaries=files))
    assert brought.facts["governorates_built_in"] == 1
    regions = geocoder_of(settings).regions
    assert regions.governorate_at(38.28, 34.56) == "SY04"
    assert regions.outline("SY04").bounds[2] > 38


def test_the_other_sources_stay_when_one_is_brought_in_anew(settings: Config, keep: Keep) -> None:
    update(settings, Wanted(ocha_places=keep("p.csv", ocha_csv())))
    update(settings, Wanted(ocha_boundaries=(keep("adm2.geojson", DISTRICTS),)))
    update(settings, Wanted(geonames=keep("SY.zip", sy_zip(dump(GEONAMES_LINES[0])))))
    geocoder = geocoder_of(settings)
    known = [geocoder.geocode(n).place_id for n in ("Rajm Lulu", "Qasr Zumurrud", "Jabal Zumurrud")]
    assert known == ["ocha-c900001", "gn-9000001", None]
    assert geocoder.regions.district_at(38.7, 34.5) == "SY0405"
    told = geocoder.gazetteer.info()["brought_in"]
    assert [facts["licence"] for facts in told] == ["CC BY 3.0 IGO", "CC BY 4.0", "CC BY 3.0 IGO"]
    states = [p for p in (settings.var / "gazetteer").iterdir() if p.is_dir()]
    assert len(states) == 2, "the state in use and the one before it"


@pytest.mark.usefixtures("before")
def test_compiled_keys_are_kept_and_made_anew(settings: Config, keep: Keep) -> None:
    (kept,) = (settings.var / "cache").glob("gazetteer-*.json")
    made = kept.stat().st_mtime_ns
    geocoder_of(settings)
    assert kept.stat().st_mtime_ns == made
    update(settings, Wanted(geonames=keep("SY.txt", dump(GEONAMES_LINES[0]))))
    (other,) = (settings.var / "cache").glob("gazetteer-*.json")
    assert other.name != kept.name


@pytest.mark.usefixtures("before")
def test_removed(settings: Config) -> None:
    assert brought_in.remove(settings.var)
    assert geocoder_of(settings).geocode("Qasr Zumurrud").status is not MatchStatus.MATCHED
    assert not brought_in.remove(settings.var)


def test_short_names_need_more_around_them(settings: Config, keep: Keep) -> None:
    lines = (geonames_line(name="Zad", others=""), GEONAMES_LINES[2])
    update(settings, Wanted(geonames=keep("SY.txt", dump(*lines))))
    geocoder = geocoder_of(settings)
    assert geocoder.scan("Zad said on Monday that the road was closed.") == []
    assert geocoder.geocode("Zad", admin1="Homs").place_id == "gn-9000001"


# --- what must leave everything as it was ------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("/none", "status 404", id="not there"),
        pytest.param("/silent", "does not answer", id="silence"),
        pytest.param("/drip", "too slowly", id="a byte at a time"),
        pytest.param("/half.zip", "broke off", id="half a download"),
        pytest.param("/large", "larger than", id="too large"),
        pytest.param("/inside", "private network", id="redirect to a private address"),
        pytest.param("/page", "web page", id="a page to sign in"),
    ],
)
def test_a_server_that_fails(
    settings: Config, before: State, keep: Keep, server: str, path: str, told: str
) -> None:
    wanted = Wanted(geonames=server + path, ocha_places=keep("p.csv", ocha_csv()))
    with pytest.raises(BadiaError, match=told):
        update(replace(settings, offline=False), wanted, LOOPBACK)
    assert _state(settings) == before


def _state(settings: Config) -> State:
    root = settings.var / "gazetteer"
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def _bomb() -> bytes:
    return zipped(SY__txt=b"\t" * 400_000)


def _lying_zip() -> bytes:
    """Declares a small member where a large one is."""
    bomb = bytearray(_bomb())
    real, small = (400_000).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert bomb.count(real) == 2
    return bytes(bomb.replace(real, small))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("SY.zip", SY_ZIP[:-60], "damaged", id="truncated zip"),
        pytest.param("SY.zip", _bomb(), "unpacks to", id="zip bomb"),
        pytest.param("SY.zip", _lying_zip(), "damaged", id="zip that lies about its size"),
        pytest.param("SY.zip", zipped(SY__csv=dump()), "should hold", id="another file in it"),
        pytest.param(
            "SY.zip", zipped(SY__txt=dump(), IQ__txt=dump()), "one file", id="two files in it"
        ),
        pytest.param("SY.txt", dump()[:-30], "middle of a line", id="truncated text"),
        pytest.param("SY.txt", b"a,b,c\n1,2,3\n", "not as they should", id="wrong columns"),
        pytest.param("SY.txt", dump().replace(b"\t33.9\t", b"\tx\t"), "not as", id="no numbers"),
        pytest.param("SY.txt", dump(GEONAMES_LINES[5]), "no place", id="another country"),
        pytest.param("SY.txt", b"\xff\xfe\x00" * 50, "UTF-8", id="not text"),
        pytest.param("SY.txt", b"", "is empty", id="empty"),
        pytest.param("SY.txt", b"\n\n", "no place", id="blank"),
    ],
)
def test_a_bad_dump(
    settings: Config,
    before: State,
    keep: Keep,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
    told: str,
) -> None:
    monkeypatch.setattr(obtain, "MAX_UNPACKED_BYTES", 100_000)
    _refused(settings, before, Wanted(geonames=keep(name, content)), told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"code,label\n1,a\n", "no columns for lat, lon, name, pcode", id="columns"),
        pytest.param(b"pcode,name_en\nC1,X\n", "lat, lon", id="no coordinates"),
        pytest.param(b"\xff\xfe\xffpcode", "UTF-8", id="encoding"),
        pytest.param(ocha_xlsx()[:-900], "damaged", id="truncated xlsx"),
        pytest.param(b'{"type": "FeatureColl', "GeoJSON", id="truncated geojson"),
        pytest.param(b'{"features": [1, 2]}', "GeoJSON", id="features that are none"),
        pytest.param(b'{"features": 7}', "GeoJSON", id="no list"),
        pytest.param(b'{"features": []}', "no place", id="no features"),
        pytest.param(
            ocha_csv().replace(b"38.60", b"east").replace(b"38.00", b"?"), "not as", id="no numbers"
        ),
    ],
)
def test_a_bad_list_of_places(
    settings: Config, before: State, keep: Keep, content: bytes, told: str
) -> None:
    _refused(settings, before, Wanted(ocha_places=keep("p", content)), told)


UTM = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}
FIGURE_8 = {
    "type": "Polygon",
    "coordinates": [[[38, 34], [39, 35], [39, 34], [38, 35], [38, 34]]],
}
SOUND = ("SY0405", square(38, 34, 39, 35))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(boundaries(2, SOUND, crs=UTM), "WGS 84", id="projected"),
        pytest.param(boundaries(2, ("SY05", SOUND[1])), "that level", id="P-code of another level"),
        pytest.param(boundaries(2, ("SY9905", SOUND[1])), "no governorate", id="no such P-code"),
        pytest.param(boundaries(2, ("IQ0405", SOUND[1])), "that level", id="another country"),
        pytest.param(
            boundaries(2, ("SY0405", square(2, 48, 3, 49))), "not in Syria", id="another place"
        ),
        pytest.param(
            boundaries(2, ("SY0405", {"type": "Point", "coordinates": [38, 34]})),
            "no polygon",
            id="a point",
        ),
        pytest.param(
            boundaries(2, ("SY0405", {"type": "Polygon", "coordinates": [[["a", 1]]]})),
            "damaged",
            id="no numbers",
        ),
        pytest.param(boundaries(2, ("SY0405", {"type": "Polygon"})), "damaged", id="nothing in it"),
        pytest.param(ocha_geojson(), "adm1_pcode", id="places instead"),
        pytest.param(b"[1, 2]", "GeoJSON", id="another JSON"),
    ],
)
def test_bad_boundaries(
    settings: Config, before: State, keep: Keep, content: bytes, told: str
) -> None:
    _refused(settings, before, Wanted(ocha_boundaries=(keep("b.geojson", content),)), told)


def test_a_line_that_crosses_itself_is_mended(settings: Config, keep: Keep) -> None:
    content = boundaries(2, ("SY0405", FIGURE_8), SOUND)
    (brought,) = update(settings, Wanted(ocha_boundaries=(keep("b.geojson", content),)))
    assert brought.refused == [("outline 2 SY0405", "its P-code stands twice")]
    assert geocoder_of(settings).regions.outline("SY0405").is_valid


def _refused(settings: Config, before: State, wanted: Wanted, told: str) -> None:
    with pytest.raises(BadiaError, match=told):
        update(settings, wanted)
    assert _state(settings) == before


def test_one_bad_file_of_three_brings_in_none(settings: Config, keep: Keep) -> None:
    wanted = Wanted(
        geonames=keep("SY.zip", SY_ZIP),
        ocha_places=keep("p.csv", ocha_csv()),
        ocha_boundaries=(keep("b.geojson", b"{}"),),
    )
    with pytest.raises(GazetteerError):
        update(settings, wanted)
    assert brought_in.current(settings.var) is None


def test_a_failure_at_the_last_step_leaves_the_old_state(
    settings: Config, before: State, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(root: Path, name: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(brought_in, "_point_to", full)
    with pytest.raises(GazetteerError, match="No space left"):
        update(settings, Wanted(ocha_places=keep("p.csv", ocha_csv())))
    assert _state(settings) == before


def test_checksums_must_agree(settings: Config, keep: Keep) -> None:
    path = keep("SY.txt", dump())
    right = hashlib.sha256(dump()).hexdigest()
    with pytest.raises(GazetteerError, match=right):
        update(settings, Wanted(geonames=path, sha256=("0" * 64,)))
    assert brought_in.current(settings.var) is None
    update(settings, Wanted(geonames=path, sha256=("0" * 64, right.upper())))
    assert brought_in.current(settings.var) is not None


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1/SY.zip", "private network"),
        ("http://localhost/SY.zip", "private network"),
        ("https://10.0.0.1/SY.zip", "private network"),
        ("http://169.254.169.254/latest", "private network"),
        ("http://[::1]/SY.zip", "private network"),
        ("ftp://example.org/SY.zip", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("https://me:secret@example.org/", "password"),
        ("http://example.org:22/", "Port 22"),
    ],
)
def test_addresses_that_are_never_asked(settings: Config, address: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        update(replace(settings, offline=False), Wanted(geonames=address))


def test_offline_asks_no_address(settings: Config) -> None:
    with pytest.raises(InputError, match="offline"):
        update(settings, Wanted(geonames="https://example.org/SY.zip"))


@pytest.mark.parametrize("given", ["/nowhere/SY.zip", ".", "/dev/zero"])
def test_what_is_no_file(settings: Config, given: str) -> None:
    with pytest.raises(InputError, match="is no file"):
        update(settings, Wanted(geonames=given))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda f: (f.parent / "current").write_text("../../etc"), id="pointer"),
        pytest.param(lambda f: (f.parent / "current").write_text("2"), id="pointer to nothing"),
        pytest.param(lambda f: (f / "geonames.csv").write_text("x,y\n1,2\n"), id="rows"),
        pytest.param(lambda f: (f / "geonames_names.csv").write_bytes(b"\xff"), id="names"),
    ],
)
@pytest.mark.usefixtures("before")
def test_damage_later_says_how_to_do_without(
    settings: Config, damage: Callable[[Path], object]
) -> None:
    folder = brought_in.current(settings.var)
    assert folder is not None
    damage(folder)
    with pytest.raises(GazetteerError, match="update --remove"):
        open_geocoder(settings)
    brought_in.remove(settings.var)
    assert open_geocoder(settings).geocode("Palmyra").place_id == "palmyra"


# --- parsers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "population", "kind"),
    [
        ("P.PPL", "0", "village"),
        ("P.PPL", "20000", "town"),
        ("P.PPL", "200000", "city"),
        ("P.PPLA2", "0", "town"),
        ("P.PPLA2", "200000", "city"),
        ("P.PPLX", "0", "quarter"),
        ("T.HLL", "0", "hill"),
        ("H.WAD", "0", "wadi"),
        ("L.GASF", "0", "gas_field"),
        ("S.AIRB", "0", "airfield"),
        ("S.HTL", "0", None),
        ("A.ADM3", "0", None),
        ("P.PPLCH", "0", None),
    ],
)
def test_kinds(code: str, population: str, kind: str | None) -> None:
    found = sources_geonames.parse([geonames_line(code=code, population=population) + "\n"], "x")
    assert [row[3] for row in found.rows] == ([kind] if kind else [])
    assert found.left_out == ({} if kind else {code: 1})


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs",))), max_size=8))
def test_any_lines_are_rows_or_refused(lines: list[str]) -> None:
    try:
        found = sources_geonames.parse([line + "\n" for line in lines], "x")
    except BadiaError:
        return
    assert len(found.rows) + len(found.refused) + found.left_out.total() == found.read


CELL = st.one_of(st.text(max_size=12), st.floats().map(str), st.sampled_from(["SY", "C1", "0"]))


@given(st.lists(CELL, min_size=19, max_size=19))
def test_any_cells_are_a_row_or_refused(cells: list[str]) -> None:
    line = "\t".join("".join(cell.split()) for cell in cells) + "\n"
    found = sources_geonames.parse([line], "x")
    for row in found.rows:
        assert 32 <= row[5] <= 38, "in Syria"
    assert len(found.rows) + len(found.refused) + found.left_out.total() == found.read


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (("PCODE", "NAME_EN", "NAME_AR", "LATITUDE", "LONGITUDE"), "pcode name name_ar lat lon"),
        (("adm4_pcode", "adm4_name", "adm4_name1", "y", "x"), "pcode name name_ar lat lon"),
        (("ADM4_PCODE", "ADM4_EN", "ADM4_AR", "Lat", "Lon"), "pcode name name_ar lat lon"),
        (("admin4Pcode", "x", "y", "admin1Pcode"), "pcode lon lat admin1"),
        (("id", "label"), ""),
    ],
)
def test_column_names(header: tuple[str, ...], expected: str) -> None:
    assert set(sources_ocha.columns_of(header)) == set(expected.split())


# --- the command -------------------------------------------------------------------------------


def test_the_command(
    settings: Config,
    keep: Keep,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BADIA_VAR", str(settings.var))
    monkeypatch.setenv("BADIA_OFFLINE", "1")
    dumped, places = keep("SY.zip", SY_ZIP), keep("p.csv", ocha_csv())
    outlines = keep("adm2.geojson", DISTRICTS)
    base = ("gazetteer", "update", "--offline")
    args = (*base, "--geonames", dumped, "--ocha-places", places, "--ocha-boundaries", outlines)
    assert main(args) == 0
    said = capsys.readouterr().out
    for words in (
        "GeoNames (CC BY 4.0)", "2 of 8 rows added", hashlib.sha256(SY_ZIP).hexdigest(),
        "1: latitude and longitude are swapped", "2 districts, 0 subdistricts",
    ):  # fmt: skip
        assert words in said

    assert main(("gazetteer", "info")) == 0
    said = capsys.readouterr().out
    assert f"from: {dumped}" in said
    assert "licence: CC BY 3.0 IGO" in said

    assert main((*base, "--geonames", places)) == 1
    assert "not as they should be" in capsys.readouterr().err
    assert main((*base, "--geonames", "http://127.0.0.1/SY.zip")) == 1
    assert "offline" in capsys.readouterr().err
    assert main(base) == 1, "the default is an address"
    assert sources_geonames.URL in capsys.readouterr().err

    assert main((*base, "--json", "--geonames", dumped)) == 0
    (facts,) = json.loads(capsys.readouterr().out)
    assert facts["reasons"]["its country is not Syria"] == 1
    assert main((*base, "--remove", "--geonames", dumped)) == 2
    assert main((*base, "--remove")) == 0
    capsys.readouterr()
    assert main(("gazetteer", "info")) == 0
    assert "brought_in: nothing" in capsys.readouterr().out


def test_reasons_are_counted() -> None:
    brought = Brought(brought_in.GEONAMES, {}, [("a", "x"), ("b", "y"), ("c", "x")])
    assert list(brought.reasons().items()) == [("x", 2), ("y", 1)]
