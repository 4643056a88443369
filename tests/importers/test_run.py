"""The dry run and the import, against a store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geo.errors import StoreError
from geo.importers import run as run_module
from geo.importers.files import open_table
from geo.importers.opening import guess
from geo.importers.progress import Progress
from geo.importers.run import plan_import
from geo.model import Casualties, CountRange, Status
from geo.places.geocoder import Geocoder
from geo.store import Store
from tests.importers.samples import (
    acled,
    acled_rows,
    figures,
    stored,
    ucdp,
    write_api,
    write_csv,
    write_xlsx,
)


def test_a_dry_run_tells_what_the_import_does_and_touches_nothing(
    tmp_path: Path, store: Store, geocoder: Geocoder, bring: Any
) -> None:
    rows = [*acled_rows(5), acled(event_id_cnty="SYR99", latitude="91"), acled_rows(1)[0]]
    path = write_csv(tmp_path / "a.csv", rows)
    revision = store.revision()
    planned = plan_import(path, store, geocoder)
    assert store.revision() == revision
    assert store.is_empty()
    assert figures(planned) == (5, 0, 1, 1)
    assert (planned.refusals[0].line, planned.format) == (7, "acled")
    assert "latitude" in planned.refusals[0].reason
    done = bring(path)
    assert figures(done) == figures(planned)
    assert planned.batch_id is None
    batch = store.batches()[0]
    assert (batch.id, batch.added, batch.same, batch.refused) == (done.batch_id, 5, 1, 1)
    assert (batch.file, batch.format, batch.added_by) == ("a.csv", "acled", "tester")


def test_importing_the_same_file_twice_changes_nothing(
    tmp_path: Path, store: Store, bring: Any
) -> None:
    path = write_csv(tmp_path / "a.csv", acled_rows(5))
    bring(path)
    revision, batches = store.revision(), store.batches()
    again = bring(path)
    assert figures(again) == (0, 0, 5, 0)
    assert (store.revision(), store.batches()) == (revision, batches)


def test_the_same_rows_from_csv_xlsx_and_the_api_are_the_same(
    tmp_path: Path, store: Store, bring: Any
) -> None:
    rows = acled_rows(4)
    bring(write_csv(tmp_path / "a.csv", rows))
    sheet = [list(rows[0]), *[list(row.values()) for row in rows]]
    assert figures(bring(write_xlsx(tmp_path / "a.xlsx", sheet))) == (0, 0, 4, 0)
    assert figures(bring(write_api(tmp_path / "a.json", rows))) == (0, 0, 4, 0)
    assert len(store.batches()) == 1


def test_a_later_export_updates_and_keeps_what_the_desk_corrected(
    tmp_path: Path, store: Store, bring: Any
) -> None:
    bring(write_csv(tmp_path / "a.csv", acled_rows(3)))
    before = stored(store, "acled:SYR1")
    assert before.id is not None
    nine = Casualties(CountRange(9, 9))
    store.update(before.id, {"killed": nine}, before.version, "desk")
    store.accept([before.id], "desk")
    rows = acled_rows(3)
    rows[1] |= {"fatalities": "2", "notes": "Two died, in other words.", "event_date": "2022-03-07"}
    rows[2] |= {"source": "Another Press"}
    outcome = bring(write_csv(tmp_path / "b.csv", rows))
    assert figures(outcome) == (0, 2, 1, 0)
    after = stored(store, "acled:SYR1")
    assert after.killed == nine
    assert after.status is Status.VERIFIED
    assert str(after.date) == "2022-03-07"
    assert after.claims[0].sentence == "Two died, in other words."
    assert after.claims[0].killed.total == CountRange(2, 2)
    assert stored(store, "acled:SYR2").sources == ("Another Press (ACLED)",)


def test_an_import_is_undone_as_a_whole_and_can_come_again(
    tmp_path: Path, store: Store, bring: Any
) -> None:
    first = bring(write_csv(tmp_path / "a.csv", acled_rows(3)))
    rows = acled_rows(5)
    rows[0] |= {"notes": "In other words, 0 died."}
    later_file = write_csv(tmp_path / "b.csv", rows)
    later = bring(later_file)
    assert later.batch_id != first.batch_id
    undone = store.undo_batch(later.batch_id, "tester")
    assert undone.removed == 2
    assert stored(store, "acled:SYR0").claims[0].sentence == acled()["notes"]
    assert "acled:SYR4" not in store.known_rows(["acled:SYR4"])
    again = bring(later_file)
    assert (again.new, again.changed) == (2, 1)
    assert again.batch_id not in (first.batch_id, later.batch_id)


def test_a_stopped_import_goes_on_where_it_stopped(
    tmp_path: Path, store: Store, bring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "PART_ROWS", 4)
    path = write_csv(tmp_path / "a.csv", acled_rows(10))
    stopped = bring(path, should_stop=lambda: True)
    assert stopped.stopped
    assert figures(stopped) == (4, 0, 0, 0)
    rest = bring(path)
    assert figures(rest) == (6, 0, 4, 0)
    assert rest.batch_id == stopped.batch_id
    (batch,) = store.batches()
    assert (batch.added, batch.same) == (10, 0)
    assert store.undo_batch(batch.id, "tester").removed == 10


def test_what_breaks_off_leaves_whole_parts(
    tmp_path: Path, store: Store, bring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "PART_ROWS", 4)
    path = write_csv(tmp_path / "a.csv", acled_rows(10))
    whole = store.insert_incidents

    def breaks(new: Any, **options: Any) -> Any:
        if new[0].external_id == "acled:SYR8":
            raise KeyboardInterrupt
        return whole(new, **options)

    monkeypatch.setattr(store, "insert_incidents", breaks)
    with pytest.raises(KeyboardInterrupt):
        bring(path)
    assert store.batches()[0].added == 8
    monkeypatch.setattr(store, "insert_incidents", whole)
    assert figures(bring(path)) == (2, 0, 8, 0)
    assert store.batches()[0].added == 10


def test_a_full_disk_in_the_middle_says_what_is_in(
    tmp_path: Path, store: Store, bring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "PART_ROWS", 4)
    path = write_csv(tmp_path / "a.csv", acled_rows(10))
    whole = store.insert_incidents

    def fills(new: Any, **options: Any) -> Any:
        if new[0].external_id == "acled:SYR4":
            raise StoreError("The disk is full.")
        return whole(new, **options)

    monkeypatch.setattr(store, "insert_incidents", fills)
    with pytest.raises(StoreError, match=r"full\. What was imported before is in, as import 1"):
        bring(path)
    monkeypatch.setattr(store, "insert_incidents", whole)
    assert figures(bring(path)) == (6, 0, 4, 0)


def test_what_a_source_withdrew_is_offered(tmp_path: Path, store: Store, bring: Any) -> None:
    rows = acled_rows(4)
    rows[0] |= {"event_date": "2022-01-01"}
    rows[3] |= {"admin1": "Aleppo", "latitude": "36.2", "longitude": "37.1", "location": "X"}
    first = bring(write_csv(tmp_path / "a.csv", rows))
    assert first.missing == ()
    later = bring(write_csv(tmp_path / "b.csv", [rows[2]]))
    assert later.missing == (store.known_rows(["acled:SYR1"])["acled:SYR1"].id,)
    store.reject(later.missing, "desk")
    assert bring(write_csv(tmp_path / "b.csv", [rows[2]])).missing == ()


def test_rows_without_a_place_wait_for_review(tmp_path: Path, store: Store, bring: Any) -> None:
    path = write_csv(
        tmp_path / "list.csv",
        [
            {"date": "2022-03-06", "place": "Palmyra", "killed": "3"},
            {"date": "2022-03-07", "place": "Qwxzq Vbnmk", "killed": ""},
        ],
    )
    outcome = bring(path)
    assert (outcome.new, outcome.unplaced) == (2, 1)
    assert outcome.mapping is not None
    found = store.incidents(range(1, 3))
    assert [incident.place.match.point is None for incident in found] == [False, True]
    assert [incident.killed.total for incident in found] == [CountRange(3, 3), None]
    assert {incident.status for incident in found} == {Status.PENDING}


def test_a_table_without_ids_comes_twice_without_doubling(
    tmp_path: Path, store: Store, bring: Any
) -> None:
    rows = [{"date": "2022-03-06", "place": "Palmyra", "killed": str(n)} for n in range(3)]
    bring(write_csv(tmp_path / "list_2022.csv", rows))
    rows.append({"date": "2022-03-08", "place": "Palmyra", "killed": "9"})
    again = bring(write_csv(tmp_path / "list_2023.csv", rows))
    assert figures(again) == (1, 0, 3, 0)


def test_two_tables_with_the_same_numbers_stay_apart(
    tmp_path: Path, store: Store, bring: Any
) -> None:
    row = {"id": "1", "date": "2022-03-06", "place": "Palmyra"}
    bring(write_csv(tmp_path / "north.csv", [row]))
    assert bring(write_csv(tmp_path / "south.csv", [row])).new == 1
    assert bring(write_csv(tmp_path / "north.csv", [{**row, "date": "2022-03-07"}])).changed == 1


def test_another_mapping_looks_at_the_rows_anew(tmp_path: Path, store: Store, bring: Any) -> None:
    row = {"id": "1", "date": "2022-03-06", "place": "Palmyra", "toll": "5"}
    path = write_csv(tmp_path / "list.csv", [row])
    bring(path)
    mapping = guess(open_table(path)).with_column("killed", "toll")
    assert bring(path, mapping=mapping).changed == 1
    assert stored(store, "table:list:1").killed.total == CountRange(5, 5)


@pytest.mark.parametrize(
    ("days", "first"),
    [(("03/04/2022", "19/04/2022"), "2022-04-03"), (("03/04/2022", "04/19/2022"), "2022-03-04")],
)
def test_the_whole_column_decides_the_order_of_days(
    tmp_path: Path, store: Store, bring: Any, days: tuple[str, str], first: str
) -> None:
    rows = [
        {"id": str(n), "date": day, "place": "Palmyra"}
        for n, day in enumerate([days[0]] * 400 + [days[1]])
    ]
    outcome = bring(write_csv(tmp_path / "list.csv", rows))
    assert str(stored(store, "table:list:0").date) == first
    assert f"line 402 ({days[1]})" in outcome.notes[0]


def test_ucdp_is_known_by_its_columns(tmp_path: Path, store: Store, bring: Any) -> None:
    rows = [ucdp(id=n) for n in range(3)]
    outcome = bring(write_csv(tmp_path / "ged.csv", rows))
    assert (outcome.format, outcome.new) == ("ucdp", 3)
    floats = [{**row, "id": f"{row['id']}.0"} for row in rows]
    assert bring(write_csv(tmp_path / "ged2.csv", floats)).new == 0


def test_progress_is_told(tmp_path: Path, bring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "PART_ROWS", 100)
    told: list[Progress] = []
    bring(write_csv(tmp_path / "a.csv", acled_rows(1_000)), on_progress=told.append)
    assert told[-1].last
    assert (told[-1].rows, told[-1].share) == (1_000, 1.0)
    assert [p.rows for p in told] == sorted(p.rows for p in told)


def test_how_a_progress_reads() -> None:
    assert str(Progress(8_000, 0.25, 1.0)) == " 25%  8,000 rows, 8,000 a second, 3 s left"
    assert str(Progress(10, 0.0, 0.0)) == "  0%  10 rows, 0 a second"
    assert "2 min 00 s left" in str(Progress(100, 0.5, 120.0))
