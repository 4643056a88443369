"""An import or its trial in a thread of its own, so that whoever started it can go on working."""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import BadiaError
from geo.importers.mapping import Mapping
from geo.importers.outcome import Outcome
from geo.importers.progress import Progress
from geo.importers.run import plan_import, run_import
from geo.places.geocoder import Geocoder

if TYPE_CHECKING:
    from geo.store import Store


@dataclass(eq=False)
class ImportJob:
    """One run over one file; ``real`` False for a trial.

    ``progress``, ``outcome`` and ``error`` may be read at any time from any thread. ``held`` keeps
    something alive for as long as the job is, like the folder that the file lies in. ``ended_s``:
    when it ended, by the monotonic clock. ``key`` tells it from all others.
    """

    path: Path
    store: Store
    geocoder: Geocoder
    user: str
    real: bool
    format: str | None = None
    mapping: Mapping | None = None
    refused_csv: Path | None = None
    held: object = None
    progress: Progress = field(default_factory=lambda: Progress(0, 0.0, 0.0))
    outcome: Outcome | None = None
    error: str | None = None
    ended_s: float | None = None
    key: str = field(default_factory=lambda: uuid.uuid4().hex, init=False)

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="import", daemon=True)

    @property
    def running(self) -> bool:
        """Whether its thread is at work."""
        return self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop and has not stopped yet."""
        return self.running and self._stop.is_set()

    def start(self) -> ImportJob:
        """Begins in a thread of its own."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Asks the run to end after the part it is at; what is in stays in."""
        self._stop.set()

    def join(self, timeout_s: float | None = None) -> None:
        """Waits until it is over, or for so long."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            self.outcome = self._walk()
        except BadiaError as error:
            # the folder of an upload means nothing to who sees this
            self.error = str(error).replace(str(self.path), self.path.name)
        except Exception as error:  # a thread has nobody above it to tell
            self.error = (
                f"{self.path.name} couldn't be read to its end ({type(error).__name__}: {error}). "
                "What was brought in before stays; correct the file and start again."
            )
        self.ended_s = time.monotonic()

    def _walk(self) -> Outcome:
        if not self.real:
            return plan_import(
                self.path,
                self.store,
                self.geocoder,
                format=self.format,
                mapping=self.mapping,
                refused_csv=self.refused_csv,
                on_progress=self._told,
                should_stop=self._stop.is_set,
            )
        return run_import(
            self.path,
            self.store,
            self.geocoder,
            user=self.user,
            format=self.format,
            mapping=self.mapping,
            refused_csv=self.refused_csv,
            on_progress=self._told,
            should_stop=self._stop.is_set,
        )

    def _told(self, progress: Progress) -> None:
        self.progress = progress
