"""One frame for all who look, kept up to date, and on disk between two runs."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geo import frame as f
from geo.frame import Frame
from geo.store.frames import load_frame, updated_frame

if TYPE_CHECKING:
    from geo.store.store import Store

_FORMAT = 1
_SAVE_EVERY_S = 60.0
"""A cache that lags behind is brought up to date when it is read, so saving can wait."""


class FrameKeeper:
    """Gives the frame of the store's present revision; safe to share between threads.

    With ``cache_dir`` a frame is kept there as a file, and the next process starts from it.
    """

    def __init__(self, store: Store, cache_dir: Path | None = None) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._frame: Frame | None = None
        self._saved_at_s: float | None = None
        self._file: Path | None = None
        if cache_dir is not None:
            key = hashlib.sha256(store.backend.location.encode()).hexdigest()[:16]
            self._file = cache_dir / f"frame-{key}.npz"

    def current(self) -> Frame:
        """The frame, as cheap as asking the store for its revision where nothing changed."""
        revision = self._store.revision()
        frame = self._frame
        if frame is not None and frame.revision == revision:
            return frame
        with self._lock:
            if self._frame is None:
                self._frame = self._cached()
            before = self._frame
            if before is None:
                self._frame = load_frame(self._store)
            else:
                self._frame = updated_frame(self._store, before)
            if self._frame is not before:
                self._save(self._frame)
            return self._frame

    def _cached(self) -> Frame | None:
        """The frame on disk, if it is one of this store's past and not damaged."""
        if self._file is None or not self._file.is_file():
            return None
        try:
            with self._file.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                form, revision, at_us = (int(n) for n in arrays["stamp"])
                if form != _FORMAT or not self._is_past(revision, at_us):
                    return None
                columns = {name: arrays[name] for name in f.COLUMNS}
                districts, subdistricts = arrays["districts"], arrays["subdistricts"]
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None
        self._saved_at_s = time.monotonic()
        return Frame.build(columns, districts.tolist(), subdistricts.tolist(), revision)

    def _is_past(self, revision: int, at_us: int) -> bool:
        """Whether this store made that revision at that time: a file copied over it did not."""
        made = self._store.frame_state(revision).known_at
        return made is not None and _microseconds(made) == at_us

    def _save(self, frame: Frame) -> None:
        now_s = time.monotonic()
        recently = self._saved_at_s is not None and now_s - self._saved_at_s < _SAVE_EVERY_S
        made = self._store.frame_state(frame.revision).known_at
        if self._file is None or recently or made is None:
            return
        stamp = np.array([_FORMAT, frame.revision, _microseconds(made)], dtype=np.int64)
        arrays: dict[str, Any] = {
            **frame.columns,
            "stamp": stamp,
            "districts": np.array(frame.districts, dtype=np.str_),
            "subdistricts": np.array(frame.subdistricts, dtype=np.str_),
        }
        partial = self._file.with_name(f"{self._file.name}.{os.getpid()}.partial")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as out:
                np.savez(out, **arrays)
            partial.replace(self._file)
            self._saved_at_s = now_s
        except OSError:
            # Only a cache: without one the next start takes longer.
            with suppress(OSError):
                partial.unlink(missing_ok=True)


def _microseconds(at: dt.datetime) -> int:
    return (at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1)
