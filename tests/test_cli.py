"""The command line as a user calls it, to the JSON contract."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from geo.cli import build_parser, main
from geo.commands import places as places_command
from geo.model import LonLat
from geo.store import UserPlace, open_store

ROOT = Path(__file__).resolve().parent.parent
# The shapes of a desert report: an attributed bus attack, an unattributed ambush, a mine, a
# reinforcement, a sweep along a route, and a running total.
REPORT = """Desert roundup

On March 6, the state news agency SANA quoted a military source as saying that “11 soldiers were
killed and 14 others were injured when an army bus was attacked by terrorists in the Palmyra
desert in the Homs countryside.”

On March 16, IS militants laid an ambush for a convoy of Iranian forces in the Syrian desert,
killing four of them.

On March 10, SOHR reported that five members of the government forces were killed and eight others
were wounded after a landmine exploded near Jabal al-Amour in eastern Homs.

Sources told the paper that the government had sent reinforcements to Palmyra from other parts of
Homs governorate, among them armoured vehicles and men of the 14th Division.

SOHR quoted sources as saying, “Regime troops backed by militias and by Russian helicopters that
took off from Palmyra military airport have begun a combing operation in the Syrian desert from
Palmyra and Al-Soukhna en route to the T2 and T3 areas, in search of IS cells.”

SOHR said on March 10 that the death toll of the fighting in the Syrian desert has reached 120
since the beginning of 2022.
"""

GEOCODE_KEYS = {
    *("query", "status", "name", "name_ar", "place_id", "lon", "lat", "radius_m"),
    *("geometry_type", "geometry", "admin1", "admin1_name", "admin2", "admin3", "country"),
    *("kind", "method", "score", "why", "candidates"),
}
READ_KEYS = {
    *("category", "date", "date_end", "date_precision", "place", "other_places", "event_type"),
    *("attacker", "victims", "killed", "wounded", "source", "sentence", "span"),
}
TALLY_KEYS = {"from", "to", "killed", "by_party", "events", "source", "sentence", "span"}


class Result(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Geo = Callable[..., Result]


@pytest.fixture
def geo(
    tmp_path: Path,
    empty_store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Geo:
    """Call the command line in this process; `test_a_process_of_its_own` starts a real one."""
    shutil.copyfile(empty_store, tmp_path / "badia.sqlite")
    monkeypatch.setenv("BADIA_DB", f"sqlite:///{tmp_path / 'badia.sqlite'}")
    monkeypatch.setenv("BADIA_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("BADIA_OFFLINE", "1")
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> Result:
        try:
            code = main(args)
        except SystemExit as stop:  # argparse ends bad usage this way
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def lines(result: Result) -> list[dict[str, object]]:
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_geocode_answers_in_order_and_says_unresolved(geo: Geo) -> None:
    names = ["Palmyra", "Jabal al-Amour", "Al-Soukhna", "T2", "T3", "تدمر", "السخنة"]
    found = lines(geo("geocode", *names, "Deir ez-Zor", "Narnia", "--offline", "--json"))
    assert [f["query"] for f in found] == [*names, "Deir ez-Zor", "Narnia"]
    assert all(set(f) >= GEOCODE_KEYS for f in found)
    places = [(f["lat"], f["lon"]) for f in found[:7]]
    assert places == [
        (34.56, 38.28),
        (34.898, 38.283),
        (34.887, 38.872),
        (34.376, 40.152),
        (34.528, 38.733),
        (34.56, 38.28),
        (34.887, 38.872),
    ]
    assert (found[7]["kind"], found[7]["admin1"]) == ("city", "SY09")
    assert (found[8]["status"], found[8]["lon"]) == ("unresolved", None)


def test_geocode_takes_a_coordinate_as_the_dashboard_does(geo: Geo) -> None:
    spot, swapped, beyond = lines(geo("geocode", "34.5,38.2", "38.2,34.5", "95 38.2", "--json"))
    assert (spot["lat"], spot["lon"], spot["admin1"], spot["method"]) == (
        34.5,
        38.2,
        "SY04",
        "user",
    )
    assert swapped["status"] == "ambiguous" and len(swapped["candidates"]) == 2
    assert beyond["status"] == "unresolved" and "no point on the earth" in beyond["why"]


def test_geocode_reads_a_csv(geo: Geo, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,admin1\nPalmyra,Homs\nAbu Kamal,SY09\n", encoding="utf-8-sig")
    assert [f["admin1"] for f in lines(geo("geocode", "--csv", str(path), "--json"))] == [
        "SY04",
        "SY09",
    ]


def test_read_gives_the_contract(geo: Geo, report: Path) -> None:
    (reading,) = lines(geo("read", str(report), "--published", "2022-03-19", "--json"))
    incidents = reading["incidents"]
    assert isinstance(incidents, list)
    attacks = {i["date"]: i for i in incidents if i["category"] == "attack"}
    assert sorted(attacks) == ["2022-03-06", "2022-03-10", "2022-03-16"]
    for incident in incidents:
        assert set(incident) >= READ_KEYS
        start, end = incident["span"]
        assert REPORT[start:end] == incident["sentence"]
    bus, mine, ambush = (attacks[day] for day in sorted(attacks))
    assert (bus["killed"]["min"], bus["wounded"]["min"], bus["source"]) == (11, 14, "SANA")
    assert bus["place"]["geometry_type"] == "area"
    assert (mine["killed"]["min"], mine["wounded"]["min"], mine["source"]) == (5, 8, "SOHR")
    assert mine["event_type"] == "explosive"
    assert (ambush["killed"]["min"], ambush["wounded"], ambush["source"]) == (4, None, None)
    assert ambush["victims"] == ["government"], "Iran's forces are the government's allies"
    movement, sweep = sorted(
        (i for i in incidents if i["category"] == "operation"), key=lambda i: i["span"]
    )
    assert (movement["event_type"], movement["place"]["place_id"]) == ("troop_movement", "palmyra")
    assert (sweep["event_type"], sweep["place"]["geometry_type"]) == ("raid", "line")
    assert sweep["source"] == "SOHR" and sweep["date"] is movement["date"] is None
    assert len(incidents) == 5
    (tally,) = reading["tallies"]  # type: ignore[misc]
    assert set(tally) == TALLY_KEYS
    assert tally["killed"] == {"min": 120, "max": 120}


def test_add_stores_drafts_that_no_export_shows(geo: Geo, report: Path, tmp_path: Path) -> None:
    added = geo("add", str(report), "--published", "2022-03-19")
    assert added.returncode == 0 and "5 incidents (drafts" in added.stdout, added.stderr
    again = geo("add", str(report), "--published", "2022-03-19")
    assert "already there" in again.stdout
    geo("export", "-o", "view.csv")
    assert rows_of(tmp_path / "view.csv") == []


def test_add_says_what_it_left_out_and_what_to_know(geo: Geo, tmp_path: Path) -> None:
    text = "A mine killed two shepherds near Arak on Sunday. In 2019 an attack killed 40 people."
    (tmp_path / "r.txt").write_text(text, encoding="utf-8")
    added = geo("add", "r.txt")
    assert "Left out (background from 2019): In 2019 an attack" in added.stdout
    assert "Note: Without the report's date" in added.stderr


def test_add_accept_makes_pending_ones_that_exports_hold(
    geo: Geo, report: Path, tmp_path: Path
) -> None:
    geo("add", str(report), "--published", "2022-03-19", "--accept")
    result = geo("export", "-o", "view.csv", "--min-killed", "5")
    assert result.returncode == 0, result.stderr
    rows = rows_of(tmp_path / "view.csv")
    assert sorted(row["killed_min"] for row in rows) == ["11", "5"]
    assert {row["status"] for row in rows} == {"pending"}
    geo("export", "-o", "all.csv")
    ambush = next(r for r in rows_of(tmp_path / "all.csv") if r["killed_min"] == "4")
    assert ambush["wounded_min"] == "", "unknown is empty and never 0"
    geo("export", "-o", "view.geojson", "--region", "Homs")
    features = json.loads((tmp_path / "view.geojson").read_text(encoding="utf-8"))["features"]
    kinds = {f["geometry"]["type"] for f in features}
    assert "Polygon" in kinds, "an area is exported as an area"


def test_two_reports_of_one_attack_are_not_joined_by_themselves(geo: Geo, tmp_path: Path) -> None:
    for number in (1, 2):
        text = f"Thirteen soldiers were killed near Arak on 6 March 2022, agency {number} said."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    result = geo("add", "1.txt", "2.txt", "--published", "2022-03-08", "--accept")
    assert result.returncode == 0
    assert "Incident 2 looks like incident 1 (armed attack, 2022-03-06, near Arak" in result.stderr
    assert "Same day, same place, 13 and 13 killed" in result.stderr, "and why"
    assert "Nothing was joined" in result.stderr and "looks like" not in result.stdout
    geo("export", "-o", "both.csv")
    rows = rows_of(tmp_path / "both.csv")
    assert [row["killed_min"] for row in rows] == ["13", "13"], "a person is asked first"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_export_draws_a_map(geo: Geo, report: Path, tmp_path: Path) -> None:
    from PIL import Image

    geo("add", str(report), "--published", "2022-03-19", "--accept")
    result = geo("export", "-o", "brief.png", "--dpi", "100")
    assert result.returncode == 0, result.stderr
    with Image.open(tmp_path / "brief.png") as image:
        width, height = image.size
    # A4 landscape, 297 by 210 mm, at 100 dots an inch
    assert abs(width - 1169) <= 1 and abs(height - 827) <= 1


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["read", "nothing.txt"], 1, "nothing.txt"),
        (["read", "empty.txt"], 1, "empty"),
        (["read", "binary.txt"], 1, "text"),
        (["read", "nothing.txt"], 1, "nothing.txt can't be read: there is no such file. Check"),
        (["read", "."], 1, ". can't be read: it is a folder. Name a file in it"),
        (["read", "long.txt"], 1, "long.txt: The report has 1,200,000 characters"),
        (["read", "--jsonl", "nothing.jsonl"], 1, "nothing.jsonl can't be read: there is no such"),
        (["read", "empty.txt", "--published", "2022-02-30"], 1, "2022-02-30"),
        (["export", "-o", "x.docx"], 1, "docx"),
        (["export", "-o", "x.csv", "--region", "Narnia"], 1, "Narnia"),
        (["export", "-o", "x.csv", "--from", "2022-03-02", "--to", "2022-03-01"], 1, "Swap"),
        (["export", "-o", "x.png", "--dpi", "9000"], 1, "9000"),
        (["geocode"], 2, "give names"),
        (["geocode", "--csv", "nothing.csv"], 1, "nothing.csv"),
        (["sing"], 2, "invalid choice"),
        (["add", "nothing.txt"], 1, "Refused: nothing.txt can't be read: there is no such file."),
        (["import", "no_place.csv"], 1, "no_place.csv: No column tells where"),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) else "",
)
def test_bad_input_gets_one_plain_sentence(
    geo: Geo, tmp_path: Path, args: list[str], code: int, said: str
) -> None:
    (tmp_path / "no_place.csv").write_text("date,killed\n2022-03-01,3\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("  \n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "long.txt").write_text("No end. " * 150_000, encoding="utf-8")
    result = geo(*args)
    assert result.returncode == code, result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not result.stdout


def test_a_line_of_a_pile_that_cannot_be_read_says_how_to_write_it(
    geo: Geo, tmp_path: Path
) -> None:
    (tmp_path / "pile.jsonl").write_bytes(b'{broken\n{"id": 2}\n\xff\xfe\n')
    result = geo("read", "--jsonl", "pile.jsonl")
    assert result.returncode == 1
    broken, without_text, not_utf8 = result.stderr.splitlines()
    assert broken.startswith("Line 1: it is no JSON object") and '"published"' in broken
    assert without_text.startswith("Line 2: it has no 'text'. Write a line like")
    assert not_utf8.endswith("Save it as UTF-8.")


def test_a_report_in_arabic_is_said_to_be_unread(geo: Geo, tmp_path: Path) -> None:
    path = tmp_path / "arabic.txt"
    path.write_text(
        "قتل خمسة جنود في هجوم على حافلة عسكرية في بادية تدمر يوم أمس. " * 3, encoding="utf-8"
    )
    result = geo("read", str(path), "--json")
    (reading,) = lines(result)
    assert reading["incidents"] == []
    assert "Arabic" in result.stderr


def test_demo_fills_a_new_database_only(geo: Geo, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'demo.sqlite'}"
    assert geo("demo", "--rows", "300", "--db", url).returncode == 0
    again = geo("demo", "--rows", "300", "--db", url)
    assert again.returncode == 1 and "new database" in again.stderr


def test_doctor_says_what_to_do(geo: Geo) -> None:
    result = geo("doctor", "--json")
    checks = json.loads(result.stdout)
    assert {c["check"] for c in checks} >= {"gazetteer", "store", "browser files"}
    assert all(c["ok"] for c in checks if c["check"] in ("gazetteer", "store"))


def test_an_export_of_an_empty_store_names_the_store(geo: Geo, tmp_path: Path) -> None:
    result = geo("export", "-o", "x.csv")
    assert result.returncode == 0 and "holds no incident yet" in result.stderr
    assert "The store is" in result.stderr and "badia.sqlite" in result.stderr


@pytest.mark.parametrize(
    "command",
    ["export -o x.csv", "brief -o x", "backup x.sqlite", "doctor", "import undo 1"],
)
def test_what_only_reads_makes_no_store(geo: Geo, tmp_path: Path, command: str) -> None:
    (tmp_path / "badia.sqlite").unlink()
    result = geo(*command.split())
    said = result.stdout + result.stderr
    assert result.returncode == 1 and "There is no store at" in said and "BADIA_DB" in said
    assert not (tmp_path / "badia.sqlite").exists()


def test_a_store_that_cannot_be_opened_is_named(geo: Geo, tmp_path: Path) -> None:
    (tmp_path / "badia.sqlite").write_text("this is no database", encoding="utf-8")
    result = geo("export", "-o", "x.csv")
    assert result.returncode == 1 and "badia.sqlite" in result.stderr
    assert not (tmp_path / "x.csv").exists()


def test_every_command_stands_in_the_manual() -> None:
    manual = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    subparsers = next(a for a in build_parser()._actions if a.dest == "command")
    for command in subparsers.choices or ():
        assert f"`{command}" in manual, f"docs/cli.md does not name {command}"


def test_a_process_of_its_own(tmp_path: Path) -> None:
    env = {**os.environ, "BADIA_VAR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-m", "geo", "geocode", "تدمر", "--offline", "--json"],
        capture_output=True,
        text=True,
        env=env,
        check=True,
    )
    assert json.loads(result.stdout)["place_id"] == "palmyra"


def test_the_desks_own_places_win_on_the_command_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'own.sqlite'}"
    monkeypatch.setenv("BADIA_DB", url)
    monkeypatch.setenv("BADIA_VAR", str(tmp_path))
    asked = ["geocode", "Camp Seven", "--offline", "--json"]

    def answer() -> dict[str, object]:
        places_command.asker.cache_clear()
        assert main(asked) == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    assert answer()["status"] == "unresolved"
    assert not (tmp_path / "own.sqlite").exists(), "asking makes no store"
    with open_store(url) as store:
        assert answer()["status"] == "unresolved"
        store.add_user_place(UserPlace("Camp Seven", LonLat(38.5, 34.5), 800.0), "local")
    found = answer()
    assert (found["method"], found["lon"], found["radius_m"]) == ("user", 38.5, 800.0)
    (tmp_path / "own.sqlite").write_bytes(b"no database")
    places_command.asker.cache_clear()
    assert main(asked) == 1
    assert "own.sqlite" in capsys.readouterr().err
