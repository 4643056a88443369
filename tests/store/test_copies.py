from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from geo.errors import (
    ConflictError,
    InputError,
    StoreError,
    StoreLockedError,
    StoreVersionError,
)
from geo.model import LonLat, Status
from geo.store import Store, UserPlace, open_store, sqlite
from geo.store.records import Source
from tests.store.conftest import Clock
from tests.store.samples import (
    DESERT,
    ORIGIN,
    READING,
    TEXT,
    attack,
    mention,
)


def fill(store: Store) -> None:
    """Something in every table."""
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    store.accept(added.incident_ids, "Ben")
    store.undo(user="Ben")
    store.insert_incidents([attack(n, place=mention(DESERT)) for n in range(3)], user="Anna")
    store.add_user_place(UserPlace("Camp 7", LonLat(38.5, 34.7), 900.0), "Anna")
    store.set_source(Source("one agency", "B", "close to the army"), "Anna")


def content(store: Store) -> object:
    incidents = store.incidents(range(1, 50))
    return (
        incidents,
        [store.history(i.id or 0) for i in incidents],
        store.reports(),
        [store.report(r.id) for r in store.reports()],
        store.tallies(),
        store.batches(),
        store.user_places(),
        store.sources(),
    )


def test_a_backup_holds_everything_and_fills_any_store(
    store: Store, tmp_path: Path, sqlite_file: Path
) -> None:
    fill(store)
    before = content(store)
    size = store.backup(tmp_path / "deep" / "copy.sqlite")
    assert size == (tmp_path / "deep" / "copy.sqlite").stat().st_size
    assert [f.name for f in (tmp_path / "deep").iterdir()] == ["copy.sqlite"], "one file"
    with open_store(f"sqlite:///{tmp_path / 'deep' / 'copy.sqlite'}") as copy:
        assert content(copy) == before
    with open_store(f"sqlite:///{sqlite_file}") as other:
        other.restore(tmp_path / "deep" / "copy.sqlite", "Dora")
        assert content(other) == before
        assert other.integrity_check() == []


def test_restoring_brings_back_what_was_and_keeps_what_is(store: Store, tmp_path: Path) -> None:
    fill(store)
    before = content(store)
    store.backup(tmp_path / "copy.sqlite")
    store.insert_incidents([attack(77)], user="Ben")
    store.reject([3], "Ben")
    revision = store.revision()
    kept = store.restore(tmp_path / "copy.sqlite", "Dora")
    assert content(store) == before
    assert store.revision() > revision, "whoever holds a frame notices"
    assert store.actions()[0].action == "restore"
    assert "Dora" in store.users()
    if kept is not None:
        with open_store(f"sqlite:///{kept}") as past:
            assert past.known_rows(["test-77"])
    else:
        assert store.backend.file is None
    (key,) = store.insert_incidents([attack(78)], user="Ben").ids
    assert key > 6, "no identifier of before comes to mean another incident"
    with pytest.raises(ConflictError, match="restoring the copy"):
        store.undo(user="Dora")


def test_a_backup_never_replaces_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite").write_text("dear")
    with pytest.raises(InputError, match="is there already"):
        store.backup(tmp_path / "copy.sqlite")
    assert (tmp_path / "copy.sqlite").read_text() == "dear"


def test_a_backup_into_a_file_as_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="can't be written"):
        store.backup(tmp_path / "file" / "copy.sqlite")


def _not_a_database(file: Path) -> None:
    file.write_bytes(b"no database at all, but long enough to look at" * 40)


def _of_something_else(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


def _newer(file: Path) -> None:
    open_store(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE badia_version SET version_num = '9999'")
    connection.close()


def _damaged(file: Path) -> None:
    with open_store(f"sqlite:///{file}") as store:
        store.insert_incidents([attack(n) for n in range(400)], user="Anna")
        store.backup(file.with_suffix(".whole"))
    data = bytearray(file.with_suffix(".whole").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 8192] = b"\xff" * 8192
    file.unlink()
    file.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "kind", "says"),
    [
        (None, InputError, "There is no file"),
        (_not_a_database, StoreError, "damaged or no Badia store"),
        (_of_something_else, StoreError, "no Badia store"),
        (_newer, StoreVersionError, "newer version"),
        (_damaged, StoreError, "damaged"),
    ],
    ids=["missing", "not a database", "of something else", "newer", "damaged"],
)
def test_what_cannot_be_restored_changes_nothing(
    store: Store, tmp_path: Path, spoil: object, kind: type[Exception], says: str
) -> None:
    fill(store)
    before, revision = content(store), store.revision()
    file = tmp_path / "bad.sqlite"
    if callable(spoil):
        spoil(file)
    with pytest.raises(kind, match=says) as told:
        store.restore(file, "Dora")
    assert str(file) in str(told.value)
    assert content(store) == before
    assert store.revision() == revision


def test_a_backup_while_others_write(store: Store, tmp_path: Path) -> None:
    """What a writer has not committed is not in it."""
    fill(store)
    with store.backend.writing() as connection:
        connection.exec_driver_sql("UPDATE incidents SET status = 'rejected'")
        store.backup(tmp_path / "copy.sqlite")
    with open_store(f"sqlite:///{tmp_path / 'copy.sqlite'}", clock=Clock()) as copy:
        assert Status.REJECTED not in {i.status for i in copy.incidents(range(1, 50))}


def test_nobody_writes_between_the_copy_of_what_is_there_and_the_restore(
    sqlite_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be gone from the store, and not in the copy either."""
    url, copy, tried = f"sqlite:///{sqlite_file}", sqlite.copy, []

    def copy_and_write(source: Path, target: Path, timeout_s: float) -> None:
        copy(source, target, timeout_s)
        if "before-restore" in target.name:
            tried.append(target)
            with open_store(url, timeout_s=0.1) as other, pytest.raises(StoreLockedError):
                other.add_incident(attack(7), "Ben")

    with open_store(url) as store:
        store.backup(tmp_path / "copy.sqlite")
        monkeypatch.setattr(sqlite, "copy", copy_and_write)
        kept = store.restore(tmp_path / "copy.sqlite", "Dora")
        assert tried and kept is not None and kept.exists()
        store.add_incident(attack(7), "Ben")
