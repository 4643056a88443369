"""Lists of events that a source withdrew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.cli import main
from geo.errors import InputError
from geo.importers.run import run_import
from geo.importers.withdrawals import is_withdrawal_list, look_up_withdrawn
from geo.places.geocoder import Geocoder
from geo.store import Store
from tests.importers.samples import acled_rows, ucdp, write_api, write_csv


@pytest.fixture
def brought(tmp_path: Path, store: Store, geocoder: Geocoder) -> dict[str, int]:
    """Five ACLED events and one of UCDP; their incidents by external id."""
    run_import(write_csv(tmp_path / "a.csv", acled_rows(5)), store, geocoder, user="Anna")
    run_import(write_csv(tmp_path / "u.csv", [ucdp(id="7")]), store, geocoder, user="Anna")
    names = [*(f"acled:SYR{n}" for n in range(5)), "ucdp:7"]
    return {name: row.id for name, row in store.known_rows(names).items()}


def deleted(*names: str) -> list[dict[str, str]]:
    return [{"event_id_cnty": name, "deleted_timestamp": "1646700000"} for name in names]


def test_a_list_says_which_incidents_it_names(
    tmp_path: Path, store: Store, brought: dict[str, int]
) -> None:
    store.accept([brought["acled:SYR2"]], "Ben")
    path = write_api(tmp_path / "deleted.json", deleted("SYR1", "SYR2", "SYR99", "SYR1"))
    found = look_up_withdrawn(path, store)
    assert (found.listed, found.source) == (3, "acled")
    assert found.incidents.untouched == (brought["acled:SYR1"],)
    assert found.incidents.worked_on == (brought["acled:SYR2"],)


def test_ucdps_numbers_are_known_too(tmp_path: Path, store: Store, brought: dict[str, int]) -> None:
    found = look_up_withdrawn(write_csv(tmp_path / "gone.csv", [{"id": "7.0", "why": "x"}]), store)
    assert found.incidents.untouched == (brought["ucdp:7"],)


def test_a_table_without_ids_is_refused(tmp_path: Path, store: Store) -> None:
    path = write_csv(tmp_path / "x.csv", [{"date": "2022-03-06", "place": "Palmyra"}])
    with pytest.raises(InputError, match="needs ACLED's column event_id_cnty"):
        look_up_withdrawn(path, store)


@pytest.mark.parametrize(
    ("columns", "is_list"),
    [
        (("event_id_cnty", "deleted_timestamp"), True),
        (("Event ID cnty",), True),
        (tuple(acled_rows(1)[0]), False),
        (("date", "place"), False),
    ],
)
def test_such_a_list_is_told_from_an_export(columns: tuple[str, ...], is_list: bool) -> None:
    assert is_withdrawal_list(columns) is is_list


def test_the_command_rejects_but_what_a_desk_worked_on(
    tmp_path: Path,
    db_url: str,
    store: Store,
    brought: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BADIA_DB", db_url)
    store.accept([brought["acled:SYR2"]], "Ben")
    path = str(write_csv(tmp_path / "deleted.csv", deleted("SYR1", "SYR2")))
    assert main(["import", path, "--withdrawn", "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["withdrawn"], told["worked_on"]) == (
        [brought["acled:SYR1"]],
        [brought["acled:SYR2"]],
    )
    assert store.stats()["rejected incidents"] == 0
    assert main(["import", path, "--withdrawn"]) == 0
    said = capsys.readouterr()
    assert "2 ids withdrawn by acled, 2 here" in said.out
    assert f"1 stay, since a desk verified, corrected or joined them: {brought['acled:SYR2']}" in (
        said.err
    )
    assert store.stats()["rejected incidents"] == 1
    store.undo(user="local")
    assert store.stats()["rejected incidents"] == 0


def test_missing_ones_that_a_desk_worked_on_stay(
    tmp_path: Path,
    db_url: str,
    store: Store,
    brought: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BADIA_DB", db_url)
    monkeypatch.chdir(tmp_path)
    store.accept([brought["acled:SYR4"]], "Ben")
    later = str(write_csv(tmp_path / "b.csv", acled_rows(3)))
    assert main(["import", later, "--reject-missing"]) == 0
    assert "1 stay" in capsys.readouterr().err
    assert store.stats()["rejected incidents"] == 1
