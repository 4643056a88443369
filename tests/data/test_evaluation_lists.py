"""The lists that the evaluation of place names measures on, and how it judges an answer."""

from __future__ import annotations

import csv

import pytest

from evaluation import HERE, Table, held_out, percent
from evaluation.places import SLIPS, Verdict, judge
from geo.config import GAZETTEER
from geo.model import GeometryType, LonLat, MatchStatus, PlaceMatch
from geo.places.names import script_of


def column(path: str, name: str) -> list[str]:
    with (HERE / path).open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def test_spellings_are_of_known_places_and_listed_once() -> None:
    with (GAZETTEER / "places.csv").open(encoding="utf-8", newline="") as file:
        known = {row["place_id"] for row in csv.DictReader(file)}
    spellings = column("spellings.csv", "spelling")
    assert sorted(set(column("spellings.csv", "place_id")) - known) == []
    assert len(spellings) == len(set(spellings)) >= 250
    assert sum(script_of(s) == "arabic" for s in spellings) >= 80


def test_no_name_is_both_a_place_and_to_be_refused() -> None:
    refused = column("refused.csv", "name")
    assert len(refused) == len(set(refused)) >= 60
    assert set(refused) & set(column("spellings.csv", "spelling")) == set()


def test_about_two_in_five_names_are_held_out() -> None:
    spellings = column("spellings.csv", "spelling")
    assert 0.3 < sum(map(held_out, spellings)) / len(spellings) < 0.5
    assert held_out(" Palmyra ") == held_out("Palmyra")


PALMYRA = LonLat(38.28, 34.56)
DESERT = {
    "type": "Polygon",
    "coordinates": [[[38.0, 34.0], [39.5, 34.0], [39.5, 35.0], [38.0, 35.0], [38.0, 34.0]]],
}


@pytest.mark.parametrize(
    ("lon", "area", "whole", "expected"),
    [
        (38.30, False, False, Verdict.RIGHT),
        (38.50, False, False, Verdict.WRONG),
        (38.80, True, False, Verdict.WRONG),
        (38.80, True, True, Verdict.RIGHT),
        (None, False, False, Verdict.REFUSED),
    ],
    ids=["near", "far", "area-for-a-point", "area-for-an-area", "no-answer"],
)
def test_judge(lon: float | None, area: bool, whole: bool, expected: Verdict) -> None:
    match = PlaceMatch(
        query="x",
        status=MatchStatus.UNRESOLVED if lon is None else MatchStatus.MATCHED,
        point=None if lon is None else LonLat(lon, 34.56),
        geometry=DESERT if area else None,
        geometry_type=GeometryType.AREA if area else GeometryType.POINT,
    )
    assert judge(match, PALMYRA, whole) is expected


@pytest.mark.parametrize("slip", SLIPS)
def test_slips_change_a_letter_or_two(slip: str) -> None:
    import random

    chance = random.Random(1)
    typed = {SLIPS[slip]("Al-Sukhnah", chance) for _ in range(50)}
    assert len(typed - {"Al-Sukhnah"}) >= 3
    assert all(abs(len(t) - len("Al-Sukhnah")) <= 3 for t in typed)


def test_table_and_shares() -> None:
    table = str(Table("T", ("part", "n"), [("a", 12), ("long", 3)], ["note"]))
    assert table.splitlines()[2:] == ["part   n", "--------", "a     12", "long   3", "note"]
    assert percent(1, 8) == "12.5 %"
    assert percent(0, 0) == "–"
