"""What a remote geocoder answered, kept on disk, and when it may be asked again.

One SQLite file serves all processes of a machine, so that together they keep to the service's
rate; answers expire.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from geo.errors import GeocoderUnavailableError

KEEP_S = 30 * 86_400.0
KEEP_NOTHING_S = 86_400.0
"""An empty answer is asked again sooner: somebody may have added the place."""

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, fetched REAL, body TEXT);
CREATE TABLE IF NOT EXISTS turns (service TEXT PRIMARY KEY, next REAL);
"""

Answers = list[dict[str, Any]]


class RemoteCache:
    """Answers by question, and the next free moment of each service. Times are Unix seconds."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._path = folder / "remote_geocoder.sqlite"
        self._clock = clock
        self._sleep = sleep

    def get(self, question: str) -> Answers | None:
        """The kept answer, or None if there is none or it has expired."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT fetched, body FROM answers WHERE question = ?", (question,)
            ).fetchone()
        if row is None:
            return None
        answers: Answers = json.loads(row[1])
        keep_s = KEEP_S if answers else KEEP_NOTHING_S
        return answers if 0 <= self._clock() - row[0] < keep_s else None

    def put(self, question: str, answers: Answers) -> None:
        """Keeps the answers to a question, and lets go of those that are too old."""
        now = self._clock()
        with self._open() as connection:
            connection.execute("DELETE FROM answers WHERE fetched < ?", (now - KEEP_S,))
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
                (question, now, json.dumps(answers, ensure_ascii=False)),
            )

    def wait_for_turn(self, service: str, min_delay_s: float) -> None:
        """Take the service's next free moment, over all processes, and sleep until it comes."""
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute(
                "SELECT next FROM turns WHERE service = ?", (service,)
            ).fetchone()
            now = self._clock()
            # A moment far ahead was left by a clock that was set back; it binds nobody.
            turn = max(now, row[0]) if row and row[0] < now + 60 * min_delay_s else now
            connection.execute(
                "INSERT OR REPLACE INTO turns VALUES (?, ?)", (service, turn + min_delay_s)
            )
        if turn > now:
            self._sleep(turn - now)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=10)) as connection:
                connection.executescript(_TABLES)
                with connection:
                    yield connection
        except (sqlite3.Error, OSError, ValueError) as error:
            raise GeocoderUnavailableError(
                f"The cache of the remote geocoder, {self._path}, can't be used ({error}). "
                "Delete that file; it is made anew."
            ) from error
