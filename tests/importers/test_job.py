"""Imports in a thread of their own."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from geo.importers import run as run_module
from geo.importers.job import ImportJob
from geo.places.geocoder import Geocoder
from geo.store import Store
from tests.importers.samples import acled_rows, write_csv


def job(path: Path, store: Store, geocoder: Geocoder, **options: Any) -> ImportJob:
    return ImportJob(path, store, geocoder, "tester", **{"real": True, **options})


def test_an_import_runs_and_is_told(tmp_path: Path, store: Store, geocoder: Geocoder) -> None:
    path = write_csv(tmp_path / "a.csv", acled_rows(7))
    trial = job(path, store, geocoder, real=False).start()
    trial.join()
    assert not trial.running
    assert trial.outcome is not None and trial.outcome.new == 7
    assert store.is_empty()
    real = job(path, store, geocoder).start()
    real.join()
    assert real.outcome is not None and real.outcome.batch_id == 1
    assert (real.progress.last, real.progress.rows, real.error) == (True, 7, None)


@pytest.mark.parametrize("real", [True, False], ids=["import", "trial"])
def test_a_stop_ends_it_after_a_part(
    tmp_path: Path, store: Store, geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch, real: bool
) -> None:
    monkeypatch.setattr(run_module, "PART_ROWS", 3)
    reached, go_on = threading.Event(), threading.Event()
    known_rows = store.known_rows

    def waits(ids: Any) -> Any:
        reached.set()
        assert go_on.wait(30)
        return known_rows(ids)

    monkeypatch.setattr(store, "known_rows", waits)
    path = write_csv(tmp_path / "a.csv", acled_rows(9))
    stopped = job(path, store, geocoder, real=real).start()
    assert reached.wait(30)
    stopped.stop()
    assert stopped.stopping
    go_on.set()
    stopped.join()
    assert stopped.outcome is not None
    assert (stopped.outcome.stopped, stopped.outcome.new) == (True, 3)
    monkeypatch.undo()
    if real:
        rest = job(path, store, geocoder).start()
        rest.join()
        assert rest.outcome is not None
        assert (rest.outcome.new, rest.outcome.same) == (6, 3)
        assert len(store.batches()) == 1
    else:
        assert store.is_empty()


def test_what_goes_wrong_is_a_sentence(
    tmp_path: Path, store: Store, geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = job(tmp_path / "none.csv", store, geocoder).start()
    missing.join()
    assert missing.error is not None and "no such file" in missing.error

    def breaks(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("geo.importers.job.run_import", breaks)
    broken = job(write_csv(tmp_path / "a.csv", acled_rows(1)), store, geocoder).start()
    broken.join()
    assert broken.outcome is None
    assert broken.error is not None and "start again" in broken.error
