"""Migrations: the schema they make, and what a later one does to a store with data in it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from geo.errors import StoreError, StoreReadOnlyError
from geo.store import Store, open_store, upgrade
from geo.store.schema import HEAD, VERSION_TABLE, metadata
from tests.store.conftest import Clock
from tests.store.samples import ORIGIN, READING, TEXT

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "geo" / "store" / "migrations"

LATER = """
from __future__ import annotations
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "HEAD"

def upgrade() -> None:
    with op.batch_alter_table("reports") as table:
        table.add_column(sa.Column("language", sa.Text(), server_default="en"))
        table.alter_column("title", new_column_name="headline")
    STEP
""".replace("HEAD", HEAD)


def test_the_migrations_make_the_schema_that_the_code_has(store: Store) -> None:
    with store.backend.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"version_table": VERSION_TABLE, "compare_type": True},
        )
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_the_code_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


@pytest.fixture
def filled(sqlite_file: Path) -> Path:
    with open_store(f"sqlite:///{sqlite_file}") as store:
        store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    return sqlite_file


@pytest.fixture
def later(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A version of Badia with one more migration; gives that migration's file.

    After ``filled``, which still is of the version before.
    """
    scripts = Path(shutil.copytree(SCRIPTS, tmp_path / "migrations"))
    monkeypatch.setattr(upgrade, "_SCRIPTS", scripts)
    monkeypatch.setattr(upgrade, "HEAD", "9999")
    return scripts / "versions" / "v9999_later.py"


def _headlines(file: Path) -> list[object]:
    with sqlite3.connect(file) as connection:
        found = connection.execute("SELECT headline, language FROM reports").fetchall()
    connection.close()
    return found


def _whole_as_before(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT version_num FROM badia_version").fetchall() == [(HEAD,)]
        assert connection.execute("SELECT title FROM reports").fetchall() == [(ORIGIN["title"],)]
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (3,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '_alembic%'")
        assert tables.fetchall() == []
    connection.close()


def test_an_older_store_is_copied_and_brought_up_to_date(later: Path, filled: Path) -> None:
    later.write_text(LATER.replace("STEP", "pass"))
    open_store(f"sqlite:///{filled}", clock=Clock()).close()
    assert _headlines(filled) == [(ORIGIN["title"], "en")]
    (copy,) = filled.parent.glob("badia.before-9999-*.sqlite")
    assert copy.name == "badia.before-9999-20260301T120100Z.sqlite"
    _whole_as_before(copy)
    with sqlite3.connect(filled) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (3,), "kept"
    connection.close()


def test_a_new_store_needs_no_copy(later: Path, tmp_path: Path) -> None:
    later.write_text(LATER.replace("STEP", "pass"))
    open_store(f"sqlite:///{tmp_path / 'new.sqlite'}").close()
    assert not list(tmp_path.glob("*before*"))


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(later: Path, filled: Path) -> None:
    later.write_text(LATER.replace("STEP", 'op.execute("DELETE FROM nowhere")'))
    with pytest.raises(StoreError, match="no such table: nowhere") as told:
        open_store(f"sqlite:///{filled}")
    assert isinstance(told.value.__cause__, OperationalError)
    _whole_as_before(filled)


def test_an_upgrade_that_would_orphan_records_is_taken_back(later: Path, filled: Path) -> None:
    later.write_text(LATER.replace("STEP", 'op.execute("DELETE FROM reports")'))
    with pytest.raises(StoreError, match="left as it was"):
        open_store(f"sqlite:///{filled}")
    _whole_as_before(filled)


def test_killed_in_an_upgrade_leaves_the_store_as_it_was(later: Path, filled: Path) -> None:
    wait = 'print("half done", flush=True); __import__("time").sleep(60)'
    later.write_text(LATER.replace("STEP", wait))
    code = (
        "import sys; from pathlib import Path; from geo.store import open_store, upgrade; "
        f"upgrade._SCRIPTS = Path({str(later.parents[1])!r}); upgrade.HEAD = '9999'; "
        f"open_store('sqlite:///{filled}')"
    )
    victim = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None
    assert victim.stdout.readline() == "half done\n"
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    victim.stdout.close()
    _whole_as_before(filled)
    later.write_text(LATER.replace("STEP", "pass"))
    open_store(f"sqlite:///{filled}").close()
    assert _headlines(filled) == [(ORIGIN["title"], "en")]


def test_two_that_upgrade_at_once(later: Path, filled: Path) -> None:
    later.write_text(LATER.replace("STEP", '__import__("time").sleep(0.3)'))
    code = (
        "from pathlib import Path; from geo.store import open_store, upgrade; "
        f"upgrade._SCRIPTS = Path({str(later.parents[1])!r}); upgrade.HEAD = '9999'; "
        f"open_store('sqlite:///{filled}')"
    )
    started = []
    for _ in range(2):
        started.append(subprocess.Popen([sys.executable, "-c", code], cwd=ROOT))
        time.sleep(0.05)
    assert [process.wait() for process in started] == [0, 0]
    assert len(list(filled.parent.glob("*before-9999*"))) == 1


def test_an_older_store_that_is_read_only(
    later: Path, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later.write_text(LATER.replace("STEP", "pass"))
    monkeypatch.setattr("geo.store.sqlite.writable", lambda _file: False)
    with pytest.raises(StoreReadOnlyError, match="has to be made or upgraded"):
        open_store(f"sqlite:///{filled}")
    _whole_as_before(filled)


@pytest.mark.parametrize("may_create", [True, False], ids=["to write", "to read"])
def test_another_programs_database_is_left_as_it_is(tmp_path: Path, may_create: bool) -> None:
    """Byte by byte: its journal mode would be kept in its first page."""
    file = tmp_path / "recipes.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="Nothing was changed"):
        open_store(f"sqlite:///{file}", may_create=may_create)
    assert file.read_bytes() == before
    assert [f.name for f in tmp_path.iterdir()] == [file.name]
