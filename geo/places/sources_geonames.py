"""GeoNames' dump of one country: 19 columns by tabs, no header, no quotes, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from geo.errors import GazetteerError
from geo.places.alternates import (
    ADMIN1,
    LEFT_OUT,
    RADIUS_M,
    clean,
    closest_arabic,
    other_names,
    plain,
    settlement_kind,
    sort_out,
)
from geo.places.files import Row
from geo.places.incoming import MAX_ROWS, Incoming, check_place, finish
from geo.places.kinds import PROMINENCE

URL = "https://download.geonames.org/export/dump/SY.zip"
COLUMNS = 19

_KINDS: Mapping[str, str] = {
    code: kind
    for kind, codes in {
        "city": "P.PPLC P.PPLA",
        "town": "P.PPLA2",
        "quarter": "P.PPLX",
        "ruin": "P.PPLQ P.PPLW S.RUIN S.ANS S.FT",
        "airfield": "S.AIRP S.AIRB S.AIRF",
        "base": "L.MILB S.INSM",
        "station": "S.PMPO S.RSTN S.STNM",
        "oil_field": "L.OILF",
        "gas_field": "L.GASF",
        "plant": "S.OILR S.PS S.GOSP",
        "mine": "S.MN S.MNQ L.MNA",
        "farm": "S.FRM S.FRMS S.RNCH",
        "dam": "S.DAM",
        "bridge": "S.BDG",
        "cave": "S.CAVE",
        "camp": "S.CMP S.CMPRF",
        "crossing": "S.PSTB S.CSTM",
        "junction": "R.RDJCT",
        "well": "H.WLL H.WLLS H.SPNG H.SPNS",
        "wadi": "H.WAD H.WADS H.STMI T.VAL T.VALS",
        "river": "H.STM",
        "lake": "H.LK H.LKS H.LKI H.RSV H.RSVI",
        "mountain": "T.MT T.MTS T.PK T.PKS T.RDGE",
        "hill": "T.HLL T.HLLS",
        "desert": "T.DSRT",
        "area": "T.PLN T.PLAT T.UPLD H.SBKH",
        "island": "T.ISL T.ISLS",
    }.items()
    for code in codes.split()
}
_BY_SIZE = frozenset("P.PPL P.PPLA3 P.PPLA4 P.PPLL P.PPLF P.PPLR P.PPLS P.PPLA5 P.PPLG".split())

# Wide where GeoNames has one point for something long: a wadi's is its mouth, a mountain's its top.
_RADIUS_M: Mapping[str, float] = {
    **RADIUS_M,
    **dict.fromkeys("quarter ruin farm dam bridge cave well junction crossing".split(), 1_000),
    **dict.fromkeys("airfield station plant base camp hill island mine".split(), 2_000),
    **dict.fromkeys("oil_field gas_field mountain lake".split(), 5_000),
    **dict.fromkeys("wadi area".split(), 15_000),
    **dict.fromkeys("river desert".split(), 40_000),
}


def read_geonames(path: Path, name: str) -> Incoming:
    """The places of a dump, checked. Raises GazetteerError if ``path`` is none; ``name``: its own.

    Settlements and what else matters most come first: of namesakes close by, the first is kept.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            incoming = parse(file, name)
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{name} is not in UTF-8 as GeoNames' dumps are: {error}.") from error
    incoming.rows.sort(key=lambda row: -PROMINENCE.get(row[3], 1))
    return finish(incoming, name)


def parse(lines: Iterable[str], name: str) -> Incoming:
    """The usable records among the lines of a dump; what isn't usable says why."""
    incoming = Incoming()
    line = "\n"
    for number, line in enumerate(lines, start=1):
        if number > MAX_ROWS:
            raise GazetteerError(f"{name} has more than {MAX_ROWS:,} lines; give one country's.")
        if line.strip():
            incoming.read += 1
            _take(incoming, number, line.rstrip("\r\n").split("\t"))
    if incoming.rows and not line.endswith("\n") and line.count("\t") != COLUMNS - 1:
        raise GazetteerError(f"{name} ends in the middle of a line. Fetch it once more.")
    return incoming


def _take(incoming: Incoming, number: int, cells: list[str]) -> None:
    what = f"line {number}"
    if len(cells) != COLUMNS:
        incoming.refuse(f"{what} ({len(cells)})", f"it has not {COLUMNS} columns", broken=True)
        return
    what += f" {cells[1][:40]}"
    try:
        geoname_id, lat, lon = int(cells[0]), float(cells[4]), float(cells[5])
        population = int(cells[14] or 0)
    except ValueError as error:
        incoming.refuse(f"{what} ({str(error)[:80]})", "its numbers are none", broken=True)
        return
    kind = _kind(f"{cells[6]}.{cells[7]}", population)
    if kind is None:
        incoming.left_out[f"{cells[6]}.{cells[7]}"] += 1
        return
    shown = plain(clean(cells[1]))
    why_not = LEFT_OUT.get(geoname_id) or check_place(shown, lon, lat)
    if why_not is None and cells[8] != "SY":
        why_not = "its country is not Syria"
    if why_not is not None:
        incoming.refuse(what, why_not)
        return
    arabic, latin = sort_out(cells[3].split(",") if cells[3] else ())
    shown_ar = closest_arabic(cells[1], arabic)
    row: Row = [f"gn-{geoname_id}", shown, shown_ar, kind, lon, lat, float(_RADIUS_M[kind])]
    row += [ADMIN1.get(cells[10], ""), "", "", "SY", f"GeoNames:{geoname_id}", ""]
    incoming.add(what, row, other_names(shown, shown_ar, arabic, latin))


def _kind(code: str, population: int) -> str | None:
    if code in _BY_SIZE:
        return settlement_kind(population)
    kind = _KINDS.get(code)
    return "city" if kind == "town" and population > 100_000 else kind
