from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.importers.mapping import Mapping, dataset_name, guess_mapping, unused_columns


@pytest.mark.parametrize(
    ("columns", "row", "expected"),
    [
        (
            ["id", "date", "lat", "lon", "killed"],
            ["1", "2022-03-06", "34.5", "38.2", "3"],
            {"id": "id", "date": "date", "lat": "lat", "lon": "lon", "killed": "killed"},
        ),
        (
            ["Event Date", "Y", "X", "Nº killed (total)", "Injured people"],
            ["06/03/2022", "34.5", "38.2", "3", "4"],
            {
                "date": "Event Date",
                "lat": "Y",
                "lon": "X",
                "killed": "Nº killed (total)",
                "wounded": "Injured people",
            },
        ),
        (
            ["التاريخ", "المكان", "المحافظة", "عدد القتلى", "عدد الجرحى"],
            ["2022-03-06", "تدمر", "حمص", "3", "4"],
            {
                "date": "التاريخ",
                "place": "المكان",
                "admin1": "المحافظة",
                "killed": "عدد القتلى",
                "wounded": "عدد الجرحى",
            },
        ),
        (
            ["Tag", "Ort", "Tote", "Verletzte", "Täter", "Opfer", "Bericht"],
            ["06.03.2022", "Palmyra", "3", "4", "IS", "Soldaten", "Made up."],
            {
                "date": "Tag",
                "place": "Ort",
                "attacker": "Täter",
                "victims": "Opfer",
                "killed": "Tote",
                "wounded": "Verletzte",
                "sentence": "Bericht",
            },
        ),
        (
            ["date", "where", "what happened", "casualties killed", "casualties wounded"],
            ["2022-03-06", "Palmyra", "Made up.", "3", "4"],
            {
                "date": "date",
                "place": "where",
                "killed": "casualties killed",
                "wounded": "casualties wounded",
            },
        ),
    ],
    ids=["plain", "in words", "Arabic", "German", "merged header"],
)
def test_guess(columns: list[str], row: list[str], expected: dict[str, str]) -> None:
    assert dict(guess_mapping(columns, [row]).columns) == expected


def test_a_column_whose_values_dont_fit_is_not_guessed() -> None:
    columns = ["date", "place", "killed", "lat", "lon"]
    row = ["soon", "Palmyra", "some", "north", "38.2"]
    found = guess_mapping(columns, [row]).columns
    assert "killed" not in found
    assert "lat" not in found
    assert "date" not in found


def test_columns_that_are_not_used_are_named() -> None:
    columns = ["date", "place", "killed", "weather", "empty"]
    sample = [["soon", "Palmyra", "3", "hot", ""]]
    notes = unused_columns(guess_mapping(columns, sample), columns, sample)
    assert len(notes) == 2
    assert "'date'" in notes[0] and "can't be read" in notes[0]
    assert notes[1] == "Not used: 'weather'."


def test_check_names_what_is_missing() -> None:
    with pytest.raises(InputError, match="No column tells where"):
        Mapping({"date": "date"}).check(["date", "killed"])
    with pytest.raises(InputError, match="no column 'nope'"):
        Mapping({"place": "nope"}).check(["date"])
    with pytest.raises(InputError, match="no field 'colour'"):
        Mapping({"colour": "date"}).check(["date"])
    with pytest.raises(InputError, match="name a data set"):
        Mapping({"place": "date"}, dataset="a b").check(["date"])


def test_corrections() -> None:
    mapping = guess_mapping(["date", "where"], [["2022-03-06", "Palmyra"]])
    corrected = mapping.with_column("sentence", "where").with_column("place", None)
    assert dict(corrected.columns) == {"date": "date", "sentence": "where"}


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("incidents_2022-03-06", "incidents"),
        ("incidents_2023", "incidents"),
        ("Desk list (2)", "desk-list"),
        ("2024", "table"),
    ],
)
def test_the_next_export_has_the_same_name(stem: str, name: str) -> None:
    assert dataset_name(stem) == name


@given(st.lists(st.text(max_size=20), max_size=12, unique=True), st.data())
def test_any_table_can_be_guessed(columns: list[str], data: st.DataObject) -> None:
    row = [data.draw(st.text(max_size=20)) for _ in columns]
    mapping = guess_mapping(columns, [row])
    assert set(mapping.columns.values()) <= set(columns)
    assert len(set(mapping.columns.values())) == len(mapping.columns)
