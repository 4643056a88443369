"""Lists that are broken, and what must leave everything as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from geo.config import Config
from geo.errors import BadiaError, GazetteerError, InputError
from geo.places import brought_in, obtain
from geo.places.geocoder import open_geocoder
from geo.places.update import Wanted, update
from tests.places.updates.samples import (
    GEONAMES_LINES,
    LOOPBACK,
    SY_ZIP,
    Keep,
    State,
    boundaries,
    dump,
    geocoder_of,
    ocha_csv,
    ocha_geojson,
    ocha_xlsx,
    square,
    state_of,
    zipped,
)


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
    assert state_of(settings) == before


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
    assert state_of(settings) == before


def test_one_bad_file_of_three_brings_in_none(settings: Config, keep: Keep) -> None:
    wanted = Wanted(
        geonames=keep("SY.zip", SY_ZIP),
        ocha_places=keep("p.csv", ocha_csv()),
        ocha_boundaries=(keep("b.geojson", b"{}"),),
    )
    with pytest.raises(GazetteerError):
        update(settings, wanted)
    assert brought_in.current(settings.var) is None


def test_a_failure_at_the_last_step_leaves_the_oldstate_of(
    settings: Config, before: State, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(root: Path, name: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(brought_in, "_point_to", full)
    with pytest.raises(GazetteerError, match="No space left"):
        update(settings, Wanted(ocha_places=keep("p.csv", ocha_csv())))
    assert state_of(settings) == before


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
