"""Bringing in other lists: in the publishers' layouts, from a server of our own."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cli import main
from geo.config import Config
from geo.errors import BadiaError, InputError
from geo.importers.placing import Placer, Precision, Where
from geo.model import LonLat, MatchStatus
from geo.places import brought_in, sources_geonames, sources_ocha
from geo.places.update import Brought, Wanted, update
from tests.places.updates.samples import (
    DISTRICTS,
    GEONAMES_LINES,
    OCHA_ROWS,
    PATIENT,
    QASR,
    SUBDISTRICTS,
    SY_ZIP,
    Keep,
    boundaries,
    dump,
    geocoder_of,
    geonames_line,
    ocha_csv,
    ocha_geojson,
    ocha_xlsx,
    square,
    sy_zip,
    zipped,
)


def test_geonames_from_an_address(settings: Config, server: str) -> None:
    told: list[tuple[str, int, int | None]] = []
    online = replace(settings, offline=False)
    (brought,) = update(
        online, Wanted(geonames=f"{server}/SY.zip"), PATIENT, lambda *at: told.append(at)
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
    assert geocoder.regions.codes_at(38.3, 34.5) == ("SY04", None, None)


def test_a_redirect_is_followed(settings: Config, server: str) -> None:
    (brought,) = update(
        replace(settings, offline=False), Wanted(geonames=f"{server}/moved"), PATIENT
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
    assert regions.codes_at(38.7, 34.5) == ("SY04", "SY0405", None)
    assert regions.codes_at(38.2, 34.5) == ("SY04", "SY0405", "SY040500")
    assert regions.codes_at(30.0, 30.0) == (None, None, None)
    assert regions.district_at(38.7, 34.5, "SY09") is None  # another governorate's outline
    assert regions.outline("SY0405").bounds == (38, 34, 39, 35)
    assert regions.outline("SY04").area > 1
    assert regions.governorate_at(38.28, 34.56) == "SY04"
    with pytest.raises(InputError, match="SY0406"):
        regions.outline("SY0406")
    shown = geocoder.geocode("Palmyra district")
    assert shown.geometry is not None
    assert sorted({x for x, _ in shown.geometry["coordinates"][0]}) == [38, 39]


def test_an_imported_point_lies_in_a_district_that_was_brought_in(
    settings: Config, keep: Keep
) -> None:
    files = (keep("adm2.geojson", DISTRICTS), keep("adm3.geojson", SUBDISTRICTS))
    update(settings, Wanted(ocha_boundaries=files))
    placer = Placer(geocoder_of(settings), "table")
    for admin1, admin2, codes in (
        ("", "", ("SY04", "SY0405", "SY040500")),
        ("", "Homs", ("SY04", "SY0401")),  # what the row says of itself wins
        ("Deir-ez-Zor", "", ("SY09",)),
    ):
        row = Where("", admin1, admin2, "", "", "34.5", "38.2", Precision.EXACT)
        assert placer.place(row).match.regions == codes


def test_subdistricts_alone_tell_the_district(settings: Config, keep: Keep) -> None:
    update(settings, Wanted(ocha_boundaries=(keep("adm3.geojson", SUBDISTRICTS),)))
    assert geocoder_of(settings).regions.codes_at(38.2, 34.5) == ("SY04", "SY0405", "SY040500")


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
    assert geocoder.regions.codes_at(38.7, 34.5)[1] == "SY0405"
    told = geocoder.gazetteer.info()["brought_in"]
    assert [facts["licence"] for facts in told] == ["CC BY 3.0 IGO", "CC BY 4.0", "CC BY 3.0 IGO"]
    states = [p for p in (settings.var / "gazetteer").iterdir() if p.is_dir()]
    assert len(states) == 2, "the state in use and the one before it"


@pytest.mark.usefixtures("before")
def test_compiled_keys_are_kept_and_made_anew(settings: Config, keep: Keep) -> None:
    geocoder_of(settings)
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
