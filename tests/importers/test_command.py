"""``python -m geo import``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.cli import main
from geo.store import open_store
from tests.importers.samples import acled_rows, write_csv


@pytest.fixture(autouse=True)
def here(tmp_path: Path, db_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BADIA_DB", db_url)
    monkeypatch.setenv("BADIA_VAR", str(tmp_path))
    return tmp_path


def test_dry_run_import_and_undo(
    here: Path, db_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = acled_rows(3)
    rows[1] |= {"latitude": "north"}
    file = write_csv(here / "a.csv", rows)
    assert main(["import", str(file), "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "2 would be new" in shown
    assert "line 3: 'north' is no latitude" in shown
    assert "a-refused.csv" in shown
    assert main(["import", str(file), "--user", "Desk"]) == 0
    assert "import undo 1" in capsys.readouterr().out
    assert main(["import", "undo", "1"]) == 0
    assert "2 incidents removed" in capsys.readouterr().out
    with open_store(db_url) as store:
        assert store.stats()["pending incidents"] == 0
        assert store.batches()[0].added_by == "Desk"


def test_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_csv(here / "a.csv", [{"when": "2022-03-06", "place": "Palmyra", "toll": "4"}])
    code = main(["import", str(file), "--dry-run", "--json", "--map", "killed=toll"])
    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (found["new"], found["dry_run"], found["batch_id"]) == (1, True, None)
    assert found["mapping"]["columns"] == {"date": "when", "place": "place", "killed": "toll"}


def test_the_mapping_is_shown(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_csv(here / "a.csv", [{"Datum": "2022-03-06", "Town": "Palmyra"}])
    main(["import", str(file), "--dry-run"])
    shown = capsys.readouterr().out.splitlines()
    assert "date, or first day  Datum" in shown


def test_missing_ones_are_offered_and_rejected(
    here: Path, db_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(write_csv(here / "a.csv", acled_rows(3)))])
    later = str(write_csv(here / "b.csv", acled_rows(2)))
    main(["import", later])
    assert "--reject-missing rejects them" in capsys.readouterr().out
    with open_store(db_url) as store:
        assert store.stats()["rejected incidents"] == 0
    main(["import", later, "--reject-missing"])
    with open_store(db_url) as store:
        assert store.stats()["rejected incidents"] == 1


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["none.csv"], 1, "no such file"),
        (["undo", "x"], 1, "no import's number"),
        (["undo", "77"], 1, "no import 77"),
        (["a", "b", "c"], 2, "give one FILE"),
    ],
)
def test_bad_usage(
    words: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *words]) == code
    assert message in capsys.readouterr().err
