"""An import that is killed at any moment, and started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.cli import main
from geo.store import Store, open_store
from tests.importers.samples import acled_rows, write_csv

ROOT = Path(__file__).resolve().parents[2]
ROWS = 3_000
PART = 100
IMPORT = f"""
import sys
from geo.importers import run
run.PART_ROWS = {PART}
from geo.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_import_goes_on_and_nothing_is_lost_or_doubled(
    tmp_path: Path, db_url: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kill_and_go_on(tmp_path, db_url, seed, monkeypatch)


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")
@pytest.mark.parametrize("seed", range(2, 30))
def test_killed_at_many_moments(
    tmp_path: Path, db_url: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kill_and_go_on(tmp_path, db_url, seed, monkeypatch)


def _kill_and_go_on(
    tmp_path: Path, db_url: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_csv(tmp_path / "a.csv", acled_rows(ROWS))
    monkeypatch.setenv("BADIA_DB", db_url)
    monkeypatch.setenv("BADIA_VAR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    # At a seeded part of the file, or a moment after it; by what is stored, not by the clock.
    chance = random.Random(seed)
    reached, more_s = chance.randrange(0, ROWS - PART, PART), chance.uniform(0, 0.03)
    victim = subprocess.Popen(
        [sys.executable, "-c", IMPORT, "import", str(file)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    with open_store(db_url) as store:
        while victim.poll() is None and _pending(store) < reached:
            time.sleep(0.001)
    time.sleep(more_s)
    if victim.poll() is None:
        os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    with open_store(db_url) as store:
        assert store.integrity_check() == []
        before = _pending(store)
        assert before % PART == 0, "whole parts only"
        assert before >= reached
    assert main(["import", str(file)]) == 0
    with open_store(db_url) as store:
        assert _pending(store) == ROWS
        (batch,) = store.batches()
        assert batch.added == ROWS
        known = store.known_rows(f"acled:SYR{n}" for n in range(ROWS))
        assert len(known) == ROWS
        assert all(len(incident.claims) == 1 for incident in store.incidents(range(1, ROWS + 1)))
        assert store.undo_batch(batch.id, "Anna").removed == ROWS


def _pending(store: Store) -> int:
    return store.stats()["pending incidents"]
