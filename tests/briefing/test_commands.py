"""``export`` and ``brief`` on the command line, over a store of their own."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from geo.cli import main
from geo.commands.brief import last_days
from geo.errors import InputError
from geo.filters import IncidentFilter
from geo.store import open_store
from tests.briefing.samples import flat_block, founding


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.sqlite'}"
    with open_store(url) as store:
        store.insert_incidents([replace(i, id=None) for i in founding()], user="test")
    return url


@pytest.fixture(autouse=True)
def use_database(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BADIA_DB", database)


def test_export_writes_what_the_options_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "view.geojson"
    dates = ["--from", "2022-03-01", "--to", "2022-03-20", "--region", "Homs"]
    assert main(["export", "-o", str(out), *dates]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(out)
    assert "3 attacks from 1 to 20 March 2022 in Homs" in said.err
    assert len(json.loads(out.read_text("utf-8"))["features"]) == 3


def test_brief_makes_four_files_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "folder"
    chosen = ["--from", "2022-03-01", "--to", "2022-03-20", "--marking", "TLP:CLEAR"]
    assert main(["brief", "-o", str(folder), *chosen]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [m["format"] for m in said["made"]] == ["png", "pdf", "pptx", "csv"]
    assert {m["path"] for m in said["made"]} == {str(p) for p in folder.iterdir()}
    assert all(m["bytes"] == Path(m["path"]).stat().st_size for m in said["made"])
    assert (said["incidents"], said["failed"]) == (3, [])


def test_brief_tells_what_failed_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", "-o", str(tmp_path), "--last", "7d", "--title", "x" * 300]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [m["format"] for m in said["made"]] == ["csv"]
    assert {f["format"] for f in said["failed"]} == {"png", "pdf", "pptx"}
    assert "at most 160" in said["failed"][0]["error"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--last", "soon"], "like 7d, 2w or 1m"),
        (["--last", "7d", "--from", "2022-03-01"], "Leave one of them out"),
        (["--logo", "/nowhere.png"], "can't be read"),
    ],
    ids=["last", "both", "logo"],
)
def test_bad_options_are_refused(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", "-o", str(tmp_path), *arguments]) == 1
    assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("last", "first"),
    [("7d", "2022-03-14"), ("1d", "2022-03-20"), ("2w", "2022-03-07"), ("1M", "2022-02-19")],
)
def test_the_last_days_end_today(last: str, first: str) -> None:
    today = dt.date(2022, 3, 20)
    flt = last_days(IncidentFilter(), last, today)
    assert (flt.date_from, flt.date_to) == (dt.date.fromisoformat(first), today)


def test_no_days_are_refused() -> None:
    with pytest.raises(InputError):
        last_days(IncidentFilter(), "0d", dt.date(2022, 3, 20))


def test_the_store_gives_the_same_columns_as_its_incidents(database: str) -> None:
    with open_store(database) as store:
        ids = [3, 1, 5, 2, 4]
        (got,) = store.flat_blocks([*ids, 99])
        wanted = flat_block(store.incidents(ids))
    assert {name: _plain(column) for name, column in got.columns.items()} == {
        name: _plain(column) for name, column in wanted.columns.items()
    }
    assert list(got.geometries) == list(wanted.geometries)
    assert sorted(got.counts) == sorted(wanted.counts)
    assert sorted(got.claims, key=str) == sorted(wanted.claims, key=str)


def _plain(value: object) -> object:
    """Rows, lists and tuples alike; no words are an empty list."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is not None else []
