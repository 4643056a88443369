"""Resting the garbage collector."""

from __future__ import annotations

import gc
import threading

import pytest

from geo.collector import no_collection


def test_the_collector_rests_inside_and_runs_after() -> None:
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_runs_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), no_collection():
        raise ValueError("broken")
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_runs_again_once_all_threads_have_left() -> None:
    inside, leave = threading.Event(), threading.Event()

    def rest() -> None:
        with no_collection():
            inside.set()
            leave.wait(10)

    with no_collection():
        other = threading.Thread(target=rest)
        other.start()
        inside.wait(10)
    leave.set()
    other.join()
    assert gc.isenabled()
