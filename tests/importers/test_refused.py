"""What an import refuses, row by row or as a whole, and how it says so."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError
from geo.importers import run as run_module
from geo.importers.cells import DateOrder
from geo.importers.files import open_table
from geo.importers.opening import guess
from geo.importers.run import plan_import
from geo.places.geocoder import Geocoder
from geo.store import Store
from tests.importers.samples import (
    acled,
    acled_rows,
    figures,
    write_csv,
    write_lines,
)


def test_refused_rows_can_be_mended_and_imported(tmp_path: Path, store: Store, bring: Any) -> None:
    rows = acled_rows(6)
    rows[2] |= {"latitude": "38.2691", "longitude": "34.5502", "notes": "=1+1"}
    refused = tmp_path / "refused.csv"
    outcome = bring(write_csv(tmp_path / "a.csv", rows), refused_csv=refused)
    assert outcome.refused_csv == refused
    with refused.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["badia_line"] == "4"
    assert "swapped" in row["badia_reason"]
    assert row["notes"] == "'=1+1"
    row |= {"latitude": "34.5502", "longitude": "38.2691"}
    mended = bring(write_csv(tmp_path / "mended.csv", [row]))
    assert figures(mended) == (1, 0, 0, 0)
    assert mended.missing == ()
    assert bring(write_csv(tmp_path / "c.csv", acled_rows(3)), refused_csv=refused).refused == 0


def test_an_event_that_is_yet_to_come_is_refused(
    tmp_path: Path, store: Store, geocoder: Geocoder
) -> None:
    store.clock = lambda: dt.datetime(2022, 3, 9, 22, tzinfo=dt.UTC)
    days = ("2022-03-06", "2022-03-10", "2022-03-11", "2222-03-06")
    rows = [acled(event_id_cnty=f"SYR{n}", event_date=day) for n, day in enumerate(days)]
    outcome = plan_import(write_csv(tmp_path / "a.csv", rows), store, geocoder)
    assert figures(outcome) == (2, 0, 0, 2)
    assert [r.line for r in outcome.refusals] == [4, 5]
    assert "lies after today, 2022-03-09" in outcome.refusals[0].reason


def test_what_programs_write_for_an_empty_date_is_no_day(
    tmp_path: Path, store: Store, geocoder: Geocoder
) -> None:
    days = ("2022-03-06", "1900-01-01", "1970-01-01", "1899-12-30", "1973-10-06")
    lines = [f"{day},34.56,38.28,{n}" for n, day in enumerate(days)]
    path = write_lines(tmp_path / "a.csv", "date,lat,lon,killed", *lines)
    outcome = plan_import(path, store, geocoder)
    assert figures(outcome) == (2, 0, 0, 3)
    assert "write for an empty date" in outcome.refusals[0].reason


@pytest.mark.parametrize(
    ("place", "at", "reason"),
    [
        ("34.56, 38.28", (34.56, 38.28), ""),
        ("37S DU 33967 24355", (34.56, 38.28), ""),
        ("38.28, 34.56", None, "'38.28, 34.56' lie in Syria only if they are swapped"),
        ("12 13", None, ""),
    ],
    ids=["degrees", "MGRS", "swapped", "numbers that are no coordinate here"],
)
def test_a_coordinate_in_the_places_column(
    bring: Any,
    tmp_path: Path,
    store: Store,
    place: str,
    at: tuple[float, float] | None,
    reason: str,
) -> None:
    lines = [f'2022-03-06,"{place}",3', "2022-03-07,Arak,2"]
    outcome = bring(write_lines(tmp_path / "a.csv", "date,place,killed", *lines))
    assert [r.reason.startswith(reason) for r in outcome.refusals] == ([True] if reason else [])
    if not reason:
        point = store.incident(1).place.match.point
        assert (point and (round(point.lat, 2), round(point.lon, 2))) == at


@pytest.mark.parametrize(
    ("lat", "lon", "refused"),
    [
        ("34.56", "38.28", False),
        ("38.28", "34.56", True),
        ("34.39", "41.00", False),
        ("39.93", "32.86", False),
        ("36.90", "36.20", False),
    ],
    ids=["Palmyra", "Palmyra swapped", "over the border", "Ankara", "within Syria either way"],
)
def test_coordinates_that_fit_only_if_swapped_are_refused_without_a_country_too(
    tmp_path: Path, store: Store, geocoder: Geocoder, lat: str, lon: str, refused: bool
) -> None:
    path = write_lines(tmp_path / "a.csv", "date,lat,lon,killed", f"2022-03-06,{lat},{lon},1")
    outcome = plan_import(path, store, geocoder)
    assert figures(outcome) == ((0, 0, 0, 1) if refused else (1, 0, 0, 0))
    assert not refused or "swapped" in outcome.refusals[0].reason


def test_rows_of_the_wrong_width_are_refused_with_their_line(
    tmp_path: Path, store: Store, geocoder: Geocoder
) -> None:
    path = write_lines(
        tmp_path / "a.csv",
        "date,place,killed",
        "2022-03-06,Palmyra,1",
        "2022-03-06,Palmyra, near the well,1",
        "2022-03-06",
        "2022-03-06,Palmyra,2,,",
        "2022-03-06,Pal\0myra,3",
    )
    outcome = plan_import(path, store, geocoder)
    assert figures(outcome) == (2, 0, 0, 3)
    assert [refusal.line for refusal in outcome.refusals] == [3, 4, 6]


def test_an_id_that_stands_twice_with_other_contents_is_refused(
    tmp_path: Path, store: Store, geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "PART_ROWS", 2)
    rows = [acled_rows(1)[0], acled(event_id_cnty="SYR1"), *acled_rows(2), *acled_rows(1)]
    outcome = plan_import(write_csv(tmp_path / "a.csv", rows), store, geocoder)
    assert figures(outcome) == (2, 0, 2, 1)
    assert outcome.refusals[0].line == 5
    assert "'SYR1' stood in the file before" in outcome.refusals[0].reason


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("03/04/2022", "05/06/2022"), "day first or month first"),
        (("13/04/2022", "04/13/2022"), "written both ways"),
    ],
)
def test_days_whose_order_nobody_can_know_are_refused(
    tmp_path: Path, store: Store, geocoder: Geocoder, days: tuple[str, ...], words: str
) -> None:
    rows = [{"id": day, "date": day, "place": "Palmyra"} for day in days]
    path = write_csv(tmp_path / "list.csv", rows)
    with pytest.raises(InputError, match=words):
        plan_import(path, store, geocoder)
    told = replace(guess(open_table(path)), date_order=DateOrder.DAY_FIRST)
    if "both" not in words:
        assert plan_import(path, store, geocoder, mapping=told).new == 2


def test_a_file_that_is_something_else_writes_nothing(
    tmp_path: Path, store: Store, bring: Any
) -> None:
    rows = [acled(event_id_cnty=f"SYR{n}", event_date="soon") for n in range(3)]
    rows += acled_rows(1, start=50)
    with pytest.raises(InputError, match="3 of the first 4 rows"):
        bring(write_csv(tmp_path / "a.csv", rows))
    assert store.is_empty()


def test_a_layout_without_its_columns_is_refused(
    tmp_path: Path, store: Store, geocoder: Geocoder
) -> None:
    row = acled()
    del row["fatalities"]
    with pytest.raises(InputError, match="no column fatalities"):
        plan_import(write_csv(tmp_path / "a.csv", [row]), store, geocoder)
    with pytest.raises(InputError, match="UCDP GED's layout"):
        plan_import(tmp_path / "a.csv", store, geocoder, format="ucdp")
