"""What may go wrong with the file or the server, and that nothing is lost by it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import (
    BadiaError,
    ConflictError,
    InputError,
    StoreError,
    StoreLockedError,
    StoreVersionError,
)
from geo.model import Status
from geo.store import BatchInfo, Store, open_store
from tests.store import servers
from tests.store.conftest import Clock
from tests.store.samples import ATTACK, ORIGIN, READING, TEXT, attack, soldiers

ROOT = Path(__file__).resolve().parents[2]


def test_a_new_store_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "not" / "there" / "badia.sqlite"
    with open_store(f"sqlite:///{file}") as store:
        assert store.is_empty() and store.revision() == 0
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "no database address"),
        ("sqlite://", "no file"),
        ("sqlite:///:memory:", "no file"),
        ("mysql://root@localhost/x", "isn't supported"),
    ],
)
def test_addresses_that_are_none(url: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        open_store(url)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"doesn't answer.*BADIA_DB") as told:
        open_store(f"postgresql://me:secret@/none?host={tmp_path}", timeout_s=1)
    assert "secret" not in str(told.value)


def test_opening_a_store_that_is_up_to_date_is_cheap(sqlite_file: Path) -> None:
    code = (
        "import sys; from geo.store import open_store; "
        f"open_store('sqlite:///{sqlite_file}').revision(); "
        "assert 'alembic' not in sys.modules; assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_importing_the_package_imports_no_sqlalchemy() -> None:
    code = "import sys, geo.store; assert 'sqlalchemy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


# --- versions ---------------------------------------------------------------------------------


def test_a_newer_store_is_refused_and_left_alone(sqlite_file: Path) -> None:
    with sqlite3.connect(sqlite_file) as connection:
        connection.execute("UPDATE badia_version SET version_num = '9999'")
    connection.close()
    before = sqlite_file.read_bytes()
    with pytest.raises(StoreVersionError, match=r"schema is 9999.*Update Badia"):
        open_store(f"sqlite:///{sqlite_file}")
    assert sqlite_file.read_bytes() == before


def test_a_newer_server_store_is_refused(postgres_folder: Path) -> None:
    import psycopg

    url = servers.new_database(postgres_folder, "newer")
    open_store(url).close()
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("UPDATE badia_version SET version_num = '9999'")
    with pytest.raises(StoreVersionError, match="9999"):
        open_store(url)


@pytest.mark.parametrize("kind", ["text", "other tables"])
def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "other.sqlite"
    if kind == "text":
        file.write_text("Dear diary, today I went to Palmyra. " * 200)
    else:
        with sqlite3.connect(file) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.close()
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{file}")
    if kind == "other tables":
        with sqlite3.connect(file) as connection:
            assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    else:
        assert file.read_text().startswith("Dear diary")


def test_many_processes_open_a_new_store_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    code = f"from geo.store import open_store; open_store({url!r}).close()"
    started = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(4)]
    assert [process.wait() for process in started] == [0, 0, 0, 0]
    with open_store(url) as store:
        assert store.integrity_check() == []


# --- locked, read-only, full ------------------------------------------------------------------


def test_a_locked_store_says_so_and_reading_goes_on(url: str) -> None:
    with (
        open_store(url, timeout_s=0.2) as waiting,
        open_store(url) as busy,
        busy._writing("Ben", "slow"),
    ):
        with pytest.raises(StoreLockedError, match="try again in a moment"):
            waiting.add_report(TEXT, READING, **ORIGIN, user="Anna")
        assert waiting.reports() == []
    with open_store(url) as after:
        assert not after.add_report(TEXT, READING, **ORIGIN, user="Anna").already_there


def test_a_writer_waits_for_the_one_before(url: str) -> None:
    with open_store(url) as store:
        entered = threading.Event()

        def slow() -> None:
            with store._writing("Ben", "slow") as write:
                entered.set()
                time.sleep(0.3)
                write.touch()

        thread = threading.Thread(target=slow)
        thread.start()
        entered.wait()
        store.insert_incidents([ATTACK], user="Anna")
        thread.join()
        assert store.revision() == 2


def test_a_full_disk_says_so_and_loses_nothing(sqlite_file: Path) -> None:
    with open_store(f"sqlite:///{sqlite_file}") as store:
        store.insert_incidents([attack(1)], user="Anna")
        with store.backend.engine.connect() as connection:
            driver = connection.connection.dbapi_connection
            pages = driver.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[union-attr]
            driver.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[union-attr]
        # The pool hands out that one connection again: on it the disk is full.
        with pytest.raises(StoreError, match=r"is full.*nothing is lost"):
            store.insert_incidents([attack(n) for n in range(2, 500)], user="Anna")
    with open_store(f"sqlite:///{sqlite_file}") as after:
        assert [i.external_id for i in after.incidents(range(1, 600))] == ["test-1"]
        assert after.integrity_check() == []
        after.insert_incidents([attack(2)], user="Anna")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other accounts may enter; pytest's own are closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="badia-test-"))
    yield folder
    shutil.rmtree(folder)


READ_ONLY = """
import sys
from geo.errors import StoreReadOnlyError
from geo.store import open_store
from tests.store.samples import ORIGIN, READING, TEXT
with open_store(sys.argv[1]) as store:
    assert store.backend.read_only
    assert len(store.incidents([1])) == 1, "reading goes on"
    assert store.search_text("agency") == [1]
    assert sum(len(rows) for rows in store.frame_rows()) == 1
    try:
        store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    except StoreReadOnlyError as error:
        assert "can't be written to" in str(error), error
    else:
        raise SystemExit("it was written to")
"""


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_a_read_only_store_can_be_read(sqlite_file: Path, open_folder: Path, what: str) -> None:
    with open_store(f"sqlite:///{sqlite_file}") as store:
        store.insert_incidents([ATTACK], user="Anna")
    folder = open_folder
    file = Path(shutil.copy(sqlite_file, folder / "badia.sqlite"))
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and setpriv is missing")
        prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    else:
        prefix = []
    file.chmod(0o444 if what in ("file", "both") else 0o666)
    folder.chmod(0o555 if what in ("folder", "both") else 0o777)
    try:
        done = subprocess.run(
            [*prefix, sys.executable, "-B", "-c", READ_ONLY, f"sqlite:///{file}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    finally:
        folder.chmod(0o755)


# --- killed -----------------------------------------------------------------------------------

VICTIM = """
import sys
from geo.store import BatchInfo, open_store
from tests.store.samples import ORIGIN, READING, attack, soldiers
with open_store(sys.argv[1]) as store:
    batch = BatchInfo("big.csv", "acled")
    for part in range(1000):
        numbers = range(part * 40, part * 40 + 40)
        done = store.insert_incidents([attack(n) for n in numbers], batch=batch, user="Anna")
        batch = BatchInfo("big.csv", "acled", id=done.batch_id)
        store.update(done.ids[0], {"killed": soldiers(99), "note": "edited"}, 1, "Ben")
        store.add_report(f"Report number {part}.", READING, **ORIGIN, user="Carla")
        print(part, flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_writing_leaves_all_that_was_committed(url: str, seed: int) -> None:
    _kill_and_look(url, seed)


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")
@pytest.mark.parametrize("seed", range(3, 30))
def test_killed_at_many_moments(url: str, seed: int) -> None:
    _kill_and_look(url, seed)


def _kill_and_look(url: str, seed: int) -> None:
    delay_s = random.Random(seed).uniform(0.01, 0.5)
    victim = subprocess.Popen(
        [sys.executable, "-c", VICTIM, url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None
    said = victim.stdout.readline()
    time.sleep(delay_s)
    os.kill(victim.pid, signal.SIGKILL)
    said += victim.stdout.read()
    victim.wait()
    victim.stdout.close()
    parts = len(said.split())
    with open_store(url, clock=Clock()) as store:
        assert store.integrity_check() == []
        known = store.known_rows(f"test-{n}" for n in range(40 * (parts + 1)))
        assert len(known) in (40 * parts, 40 * (parts + 1)), "whole transactions only"
        edited = [
            i
            for i in store.incidents([known[f"test-{40 * p}"].id for p in range(parts)])
            if i.killed == soldiers(99) and i.note == "edited" and len(i.claims) == 1
        ]
        assert len(edited) == parts, "what was committed is there"
        reports = store.reports()
        assert len(reports) in (parts, parts + 1)
        assert all(report.drafts == 2 for report in reports), "no report without its drafts"
        (batch,) = store.batches()
        assert batch.added == len(known)
        store.insert_incidents([attack(10**6)], user="Anna")
        store.undo(user="Ben")


# --- together ---------------------------------------------------------------------------------


def test_no_update_is_lost_between_eight_writers(url: str) -> None:
    """Each adds its own mark to one note, again when told that somebody was faster."""
    with open_store(url) as store:
        (key,) = store.insert_incidents([ATTACK], user="Anna").ids

        def write(name: str) -> int:
            told = 0
            for number in range(5):
                while True:
                    seen = store.incident(key)
                    note = f"{seen.note} {name}{number}"
                    try:
                        store.update(key, {"note": note}, seen.version, name)
                        break
                    except ConflictError:
                        told += 1
            return told

        with ThreadPoolExecutor(8) as pool:
            told = sum(pool.map(write, "abcdefgh"))
        marks = store.incident(key).note.split()
        assert sorted(marks) == sorted(f"{n}{i}" for n in "abcdefgh" for i in range(5))
        assert store.incident(key).version == 1 + 40
        assert told > 0, "they did meet"
        assert len([c for c in store.history(key) if c.field == "note"]) == 40


def test_the_same_report_from_many_at_once_is_kept_once(url: str) -> None:
    with open_store(url) as store:

        def add(name: str) -> bool:
            return store.add_report(TEXT, READING, **ORIGIN, user=name).already_there

        with ThreadPoolExecutor(6) as pool:
            known = list(pool.map(add, "abcdef"))
        assert sorted(known) == [False] + [True] * 5
        assert len(store.reports()) == 1


def test_a_failure_in_the_middle_changes_nothing(store: Store) -> None:
    store.insert_incidents([ATTACK], user="Anna")
    with pytest.raises(BadiaError):
        store.insert_incidents(
            [attack(2), attack(3, note="broken \ud800")], batch=BatchInfo("f", "g"), user="Anna"
        )
    assert store.revision() == 1
    assert store.batches() == []
    assert store.set_status([1], Status.VERIFIED, "Anna") == [1]


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")
def test_eight_writers_and_eight_readers_for_a_minute(url: str) -> None:
    with open_store(url) as store:
        ids = store.insert_incidents([attack(n) for n in range(20)], user="Anna").ids
        until = time.monotonic() + 60

        def write(name: str) -> int:
            done = 0
            chance = random.Random(name)
            while time.monotonic() < until:
                seen = store.incident(chance.choice(ids))
                assert seen.id is not None
                marked = {"note": f"{seen.note} {name}{done}"}
                try:
                    store.update(seen.id, marked, seen.version, name)
                    done += 1
                except ConflictError:
                    continue
            return done

        def read(_number: int) -> int:
            asked = 0
            while time.monotonic() < until:
                assert sum(len(rows) for rows in store.frame_rows()) == len(ids)
                asked += len(store.incidents(ids)) + len(store.actions())
            return asked

        with ThreadPoolExecutor(16) as pool:
            writers = pool.map(write, "abcdefgh")
            readers = pool.map(read, range(8))
            written = dict(zip("abcdefgh", writers, strict=True))
            assert all(readers) and all(written.values())
        marks = " ".join(i.note for i in store.incidents(ids)).split()
        expected = [f"{name}{n}" for name, done in written.items() for n in range(done)]
        assert sorted(marks) == sorted(expected), "no update was lost"
