"""The data page: trial, import, review, places, pairs, sources, changes."""

from __future__ import annotations

import dataclasses
import io
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.config import Config
from geo.importers.run import run_import
from geo.model import Status
from geo.places.geocoder import open_geocoder
from geo.store import Source, open_store
from pages.ui import import_job
from tests.importers.samples import acled, acled_rows, ucdp, write_csv
from tests.pages.conftest import Run
from tests.pages.test_pages import button, texts


def csv_bytes(tmp_path: Path, rows: list[dict[str, str]]) -> bytes:
    return write_csv(tmp_path / "upload.csv", rows).read_bytes()


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader(key="import_file").set_value((name, content, "text/csv"))
    return app.run()


def finished(app: AppTest) -> AppTest:
    for job in import_job.jobs():
        job.join(30)
    return app.run()


@pytest.fixture
def brought(db_url: str, tmp_path: Path) -> str:
    """A store with two events of ACLED's, one of UCDP's of the same attack, and a lost place."""
    geocoder = open_geocoder(Config.from_env())
    lost = acled(event_id_cnty="SYR9", location="Qwxzq", latitude="", longitude="")
    one = acled(event_id_cnty="SYR1", event_date="2019-05-03", fatalities="5", notes="Five died.")
    with open_store(db_url) as store:
        for name, rows in (("a.csv", [one, acled(), lost]), ("u.csv", [ucdp()])):
            run_import(write_csv(tmp_path / name, rows), store, geocoder, user="Anna")
    return db_url


def test_a_trial_then_the_import(db_url: str, tmp_path: Path, run: Run) -> None:
    rows = [*acled_rows(3), acled(event_id_cnty="SYR99", latitude="91")]
    app = upload(run("data"), "acled.csv", csv_bytes(tmp_path, rows))
    assert app.selectbox[0].value == "acled"
    button(app, "Try it").click().run()
    finished(app)
    assert not app.exception
    assert {m.label: m.value for m in app.metric}["New"] == "3"
    assert "Nothing was written yet" in texts(app)
    refused = app.dataframe[-1].value
    assert list(refused["Line"]) == [5] and "latitude" in refused["Why"][0]
    with open_store(db_url) as store:
        assert store.batches() == []
    [b for b in app.button if b.label == "Bring it in"][-1].click().run()
    finished(app)
    assert not app.exception
    assert "Brought in" in texts(app)
    with open_store(db_url) as store:
        assert store.batches()[0].added == 3
    upload(app, "acled.csv", csv_bytes(tmp_path, rows))  # once more, as another desk might
    button(app, "Try it").click().run()
    finished(app)
    assert not app.exception
    upload(app, "acled.csv", csv_bytes(tmp_path, rows[:2]))  # mended, and tried again
    button(app, "Try it").click().run()
    finished(app)
    assert [job.real for job in import_job.jobs()] == [True, False], "in the old trial's place"
    button(app, "Put this away").click().run()
    (brought_in,) = import_job.jobs()
    brought_in.ended_s = time.monotonic() - import_job.SHOWN_S
    app.run()
    assert not app.metric, "it puts itself away"


def test_a_click_on_a_trial_that_somebody_put_away_brings_in_no_other(
    db_url: str, tmp_path: Path, run: Run
) -> None:
    app = run("data")
    for number in (1, 2):
        rows = [acled(event_id_cnty=f"SYR{number}")]
        upload(app, f"{number}.csv", csv_bytes(tmp_path, rows))
        button(app, "Try it").click().run()
        finished(app)
    first, _ = import_job.jobs()
    clicked = [b for b in app.button if b.label == "Bring it in"][-1]  # the older stands below
    import_job.put_away(first)  # by another session
    clicked.click().run()
    finished(app)
    assert not app.exception
    assert [job.path.name for job in import_job.jobs()] == ["2.csv"]
    with open_store(db_url) as store:
        assert store.batches() == []


def test_columns_are_guessed_and_corrected(db_url: str, tmp_path: Path, run: Run) -> None:
    row = {"when": "03/04/2022", "place": "Palmyra", "toll": "4"}
    app = upload(run("data"), "list.csv", csv_bytes(tmp_path, [row]))
    assert app.selectbox[0].value == "table"
    button(app, "Try it").click().run()
    finished(app)
    assert any("day first or month first" in t.value for t in app.text)
    killed = next(s for s in app.selectbox if s.label == "Killed")
    assert killed.value is None
    killed.set_value("toll")
    next(s for s in app.selectbox if s.label.startswith("Dates in")).set_value("day_first")
    button(app, "Bring it in").click().run()
    finished(app)
    with open_store(db_url) as store:
        (incident,) = store.incidents([1])
    assert (str(incident.date), str(incident.killed.total)) == ("2022-04-03", "4")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "empty"),
        ("a.xlsx", b"PK\x03\x04 broken", "no XLSX file"),
        ("a.csv", b"1,2,3\n4,5,6\n", "no header"),
    ],
    ids=["empty", "broken", "no header"],
)
def test_a_file_that_is_no_table_gets_a_sentence(
    db_url: str, run: Run, name: str, content: bytes, said: str
) -> None:
    app = upload(run("data"), name, content)
    assert not app.exception
    assert any(said in t.value for t in app.text)


def test_a_list_of_withdrawn_ids_is_offered(brought: str, tmp_path: Path, run: Run) -> None:
    with open_store(brought) as store:
        verified = store.known_rows(["acled:SYR900001"])["acled:SYR900001"].id
        store.accept([verified], "Anna")
    listed = [{"event_id_cnty": name} for name in ("SYR1", "SYR900001", "SYR77")]
    app = upload(run("data"), "deleted.csv", csv_bytes(tmp_path, listed))
    assert "3 ids that ACLED withdrew; 2 of them are shown here" in texts(app)
    assert "1 were verified, corrected or joined" in texts(app)
    next(b for b in app.button if b.label.startswith("Reject the 1 that nobody")).click().run()
    assert not app.exception
    with open_store(brought) as store:
        assert store.stats()["rejected incidents"] == 1
        assert store.incident(verified).status is Status.VERIFIED


def test_a_batch_is_verified_and_taken_back(brought: str, run: Run) -> None:
    app = run("data", data_tab="Imports")
    app.button(key="verify1").click().run()
    assert not app.exception
    with open_store(brought) as store:
        assert store.batch_statuses()[1] == {Status.VERIFIED: 3}
        assert store.batch_statuses()[2] == {Status.PENDING: 1}
        store.undo(user="local")
    app.run()
    app.button(key="batch1").click().run()
    assert "Taken back" in texts(app)
    with open_store(brought) as store:
        assert 1 not in store.batch_statuses()


def test_a_refused_place_is_set_for_all_its_incidents(brought: str, run: Run) -> None:
    app = run("data", data_tab="Places to find")
    assert "Qwxzq: 1 incident" in texts(app)
    button(app, "Set for 1").click().run()
    assert "No place was set" in texts(app)
    next(t for t in app.text_input if t.label == "It is").set_value("34.56, 38.28")
    button(app, "Set for 1").click().run()
    assert not app.exception
    assert "Every incident that is shown has a place" in texts(app)
    with open_store(brought) as store:
        key = store.known_rows(["acled:SYR9"])["acled:SYR9"].id
        incident = store.incident(key)
    assert (incident.place.mention, incident.corrected) == ("Qwxzq", frozenset({"place"}))


def test_two_sources_records_are_offered_for_joining(brought: str, run: Run) -> None:
    app = run("data", data_tab="Told twice")
    assert not app.exception
    (table,) = app.dataframe
    assert len(table.value) == 1
    assert "Test Press" in table.value["Sources"][0]
    app.session_state[table.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run()
    button(app, "Join the pair").click().run()
    assert not app.exception
    assert "No two sources" in texts(app)
    with open_store(brought) as store:
        joined = [i for i in store.incidents(range(1, 9)) if len(i.claims) == 2]
    assert [i.status for i in joined] == [Status.PENDING]


def test_sources_and_what_is_thought_of_them(brought: str, run: Run) -> None:
    app = run("data", data_tab="Sources")
    editor = app.dataframe[0]
    names = list(editor.value["Source"])
    assert {"ACLED", "UCDP", "Test Press", "Desert News"} <= set(names)
    app.session_state[editor.key] = {
        "edited_rows": {
            names.index("UCDP"): {"Reliability": "B, usually reliable", "Note": "Codes"}
        },
        "added_rows": [],
        "deleted_rows": [],
    }
    app.run()
    button(app, "Save the notes").click().run()
    assert not app.exception
    with open_store(brought) as store:
        assert store.sources() == {"UCDP": Source("UCDP", "B", "Codes")}


def test_the_log_names_records_shows_fields_and_undoes(brought: str, run: Run) -> None:
    with open_store(brought) as store:
        before = store.incident(1)
        store.update(1, {"note": "Seen <b>twice</b>"}, before.version, "Ben")
    app = run("data", data_tab="Changes")
    assert "Ben: update (incident 1)" in texts(app)
    button(app, "What changed").click().run()
    fields = app.dataframe[0].value
    note = fields[fields["What"] == "note"].iloc[0]
    assert (note["Record"], note["Before"], note["After"]) == (
        "incident 1",
        "",
        "Seen <b>twice</b>",
    )
    button(app, "Undo").click().run()
    assert not app.exception
    with open_store(brought) as store:
        assert dataclasses.replace(store.incident(1), version=before.version) == before
    app.selectbox(key="changes_by").set_value("Ben").run()
    assert "Anna" not in texts(app)


def test_the_store_is_checked(brought: str, run: Run) -> None:
    app = run("data", data_tab="Backup")
    button(app, "Check the store").click().run()
    assert "The store is sound" in texts(app)
    assert "2 imports" in texts(app)


def test_a_backup_is_put_back_after_a_second_word(brought: str, tmp_path: Path, run: Run) -> None:
    with open_store(brought) as store:
        store.backup(tmp_path / "kept.sqlite")
        store.undo_batch(1, "Ben")
        assert len(store.batches()) == 2 and not store.is_empty()
        left = len(store.incidents([1, 2, 3, 4]))
    app = run("data", data_tab="Backup")
    file = app.file_uploader(key="backup_file0")
    file.set_value(("kept.sqlite", (tmp_path / "kept.sqlite").read_bytes(), "")).run()
    assert "takes the place of all" in texts(app)
    assert button(app, "Restore").disabled
    app.checkbox(key="restore_sure").check().run()
    button(app, "Restore").click().run()
    assert not app.exception
    assert "Restored from kept" in texts(app) and "before\\-restore" in texts(app)
    with open_store(brought) as store:
        assert len(store.incidents([1, 2, 3, 4])) > left
    assert list(tmp_path.glob("badia.before-restore-*.sqlite"))
    assert not any("restore" in b.label for b in run("reports").button), "no undo that can't be"


def test_what_is_no_backup_changes_nothing(brought: str, run: Run) -> None:
    app = run("data", data_tab="Backup")
    app.file_uploader(key="backup_file0").set_value(("x.sqlite", b"rubbish" * 99, "")).run()
    app.checkbox(key="restore_sure").check().run()
    button(app, "Restore").click().run()
    assert "Nothing was restored" in texts(app)
    assert "x.sqlite" in texts(app) and "badia-restore" not in texts(app)
    with open_store(brought) as store:
        assert len(store.batches()) == 2


def test_an_uploads_folder_is_not_shown(db_url: str, run: Run) -> None:
    app = upload(run("data"), "dates.csv", b"date,place\n03/04/2022,Palmyra\n")
    button(app, "Try it").click().run()
    finished(app)
    assert "dates.csv: the dates in 'date'" in texts(app) and "badia-import" not in texts(app)
    app = upload(run("data"), "empty.csv", b"\n")
    assert "empty.csv" in texts(app) and "badia-import" not in texts(app)


def test_a_spreadsheet_comes_in_as_well(db_url: str, run: Run) -> None:
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    rows = acled_rows(2)
    for row in ([*rows[0]], *([*r.values()] for r in rows)):
        book.active.append(row)
    book.save(out)
    app = upload(run("data"), "acled.xlsx", out.getvalue())
    button(app, "Bring it in").click().run()
    finished(app)
    with open_store(db_url) as store:
        assert store.batches()[0].added == 2
