from __future__ import annotations

import dataclasses

import pytest

from geo.errors import ConflictError, NotFoundError
from geo.model import Claim, Status
from geo.store import BatchInfo, Store
from geo.store.records import ChangedRow, KnownRow
from tests.store.samples import ATTACK, DESERT, attack, mention, plain, soldiers

FILE = BatchInfo("export.csv", "acled")


def load(store: Store, *numbers: int) -> tuple[range, int]:
    done = store.insert_incidents(
        [attack(n) for n in numbers],
        batch=FILE,
        user="Anna",
        fingerprints=[f"print-{n}" for n in numbers],
    )
    assert done.batch_id is not None
    return done.ids, done.batch_id


def test_rows_are_known_again(store: Store) -> None:
    ids, batch_id = load(store, 1, 2)
    assert store.known_rows(["test-1", "test-3", "test-2"]) == {
        "test-1": KnownRow(ids[0], "print-1"),
        "test-2": KnownRow(ids[1], "print-2"),
    }
    assert store.incident(ids[0]).batch_id == batch_id
    (record,) = store.batches()
    assert (record.file, record.format, record.added, record.added_by) == (
        "export.csv",
        "acled",
        2,
        "Anna",
    )


def test_a_batch_goes_on_where_it_stopped(store: Store) -> None:
    _, batch_id = load(store, 1, 2)
    again = dataclasses.replace(FILE, id=batch_id)
    assert store.insert_incidents([attack(3)], batch=again, user="Anna").batch_id == batch_id
    (record,) = store.batches()
    assert record.added == 3
    store.count_batch(batch_id, same=5, refused=1, user="Anna")
    (record,) = store.batches()
    assert (record.same, record.refused) == (5, 1)
    with pytest.raises(NotFoundError, match="import 77"):
        store.insert_incidents([attack(4)], batch=BatchInfo("x", "y", id=77), user="Anna")


def test_a_known_external_id_is_refused_whole(store: Store) -> None:
    load(store, 1)
    with pytest.raises(ConflictError, match="Nothing was saved"):
        store.insert_incidents([attack(2), attack(1)], batch=FILE, user="Anna")
    assert len(store.batches()) == 1
    assert store.known_rows(["test-2"]) == {}


def test_an_import_is_taken_back_but_for_what_somebody_worked_on(store: Store) -> None:
    ids, batch_id = load(store, 1, 2, 3)
    store.accept([ids[1]], "Ben")
    store.accept([ids[2]], "Ben")
    store.undo(user="Ben")
    done = store.undo_batch(batch_id, "Carla")
    assert (done.removed, done.kept) == (2, (ids[1],))
    assert [i.id for i in store.incidents(ids)] == [ids[1]]
    (record,) = store.batches()
    assert record.undone_by == "Carla" and record.undone_at is not None
    with pytest.raises(ConflictError, match="taken back already, by Carla"):
        store.undo_batch(batch_id, "Anna")
    with pytest.raises(NotFoundError):
        store.undo_batch(99, "Anna")


def test_identifiers_are_never_used_again(store: Store) -> None:
    ids, batch_id = load(store, 1, 2)
    store.undo_batch(batch_id, "Anna")
    again, second = load(store, 1, 2)
    assert again[0] > ids[-1] and second > batch_id


def test_an_import_undone_as_an_action(store: Store) -> None:
    ids, _ = load(store, 1, 2)
    store.undo(user="Anna")
    assert store.incidents(ids) == []
    assert store.batches()[0].undone_by == "Anna"


def test_a_later_export_updates_what_no_desk_corrected(store: Store) -> None:
    (key,), first = load(store, 1)
    store.update(key, {"killed": soldiers(12)}, 1, "Ben")
    store.accept([key], "Ben")
    before = store.incident(key)
    news = attack(
        1,
        killed=soldiers(20),
        place=mention(DESERT),
        status=Status.PENDING,
        claims=(Claim("one agency", "Twenty, it says now.", soldiers(20)),),
    )
    done = store.update_imported(
        [ChangedRow(key, news, "print-1b")], batch=BatchInfo("later.csv", "acled"), user="Anna"
    )
    assert done.batch_id and done.batch_id != first
    after = store.incident(key)
    assert after.killed == soldiers(12), "corrected by a desk"
    assert after.status is Status.VERIFIED, "the review is the desk's"
    assert after.place == mention(DESERT)
    assert [c.sentence for c in after.claims] == ["Twenty, it says now."]
    assert after.batch_id == first and after.version == before.version + 1
    assert store.known_rows(["test-1"])["test-1"].fingerprint == "print-1b"
    assert store.batches()[0].changed == 1

    undone = store.undo_batch(done.batch_id, "Anna")
    assert (undone.removed, undone.restored, undone.kept) == (0, 1, ())
    assert plain(store.incident(key)) == plain(before)
    assert store.known_rows(["test-1"])["test-1"].fingerprint is None, "to be looked at anew"


def test_a_later_export_of_a_joined_row_reaches_the_joined_incident(store: Store) -> None:
    (one, two), _ = load(store, 1, 2)
    store.join(one, two, "Ben")
    news = attack(2, killed=soldiers(18), claims=(Claim("b", "Eighteen.", soldiers(18)),))
    store.update_imported([ChangedRow(two, news, "x")], batch=FILE, user="Anna")
    joined = store.incident(one)
    assert [c.sentence for c in joined.claims] == [ATTACK.claims[0].sentence, "Eighteen."]
    assert joined.killed == soldiers(13, 18)
    shell = store.incident(two)
    assert shell.status is Status.REJECTED and "Merged into" in shell.note


def test_rows_that_differ_by_nothing_leave_the_version(store: Store) -> None:
    (key,), _ = load(store, 1)
    before = store.incident(key)
    store.update_imported([ChangedRow(key, attack(1), "new")], batch=FILE, user="Anna")
    assert store.incident(key) == before


def test_more_rows_than_one_statement_takes(store: Store) -> None:
    ids, _ = load(store, *range(2_100))
    found = store.incidents(ids)
    assert [i.external_id for i in found] == [f"test-{n}" for n in range(2_100)]
    assert all(len(i.claims) == 1 for i in found)
    assert len(store.known_rows(f"test-{n}" for n in range(2_100))) == 2_100
