"""What a desk keeps of its briefings: named layouts, and the last few files that were made."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.briefing.clean import one_line
from geo.errors import InputError, StoreError

MOST_NAME_CHARS = 60
MOST_LAYOUTS = 100
KEPT, MOST_FILE_BYTES = 8, 40_000_000
"""So many files are kept, the oldest go first; a larger one is not kept at all."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS layouts (name TEXT PRIMARY KEY, settings TEXT NOT NULL, logo BLOB);
CREATE TABLE IF NOT EXISTS files (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, headline TEXT NOT NULL, made_on TEXT NOT NULL,
    size INTEGER NOT NULL, content BLOB NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class SavedLayout:
    """Plain values by the name of their field, and the logo."""

    name: str
    settings: Mapping[str, Any]
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file made before; ``made_on`` is UTC, ``size`` bytes."""

    id: int
    name: str
    headline: str
    made_on: dt.datetime
    size: int


class Shelf:
    """One SQLite file; each change is one transaction. Raises StoreError where it fails."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def layouts(self) -> list[SavedLayout]:
        """All saved layouts, by name."""
        with self._open() as database:
            rows = database.execute("SELECT name, settings, logo FROM layouts ORDER BY name")
            return [SavedLayout(name, json.loads(settings), logo) for name, settings, logo in rows]

    def save_layout(self, layout: SavedLayout) -> None:
        """Put it there, instead of one of the same name; raises InputError for a bad name."""
        name = one_line(layout.name)
        if not 0 < len(name) <= MOST_NAME_CHARS:
            raise InputError(f"A layout's name has 1 to {MOST_NAME_CHARS} characters.")
        with self._open() as database:
            known = {row[0] for row in database.execute("SELECT name FROM layouts")}
            if name not in known and len(known) >= MOST_LAYOUTS:
                raise InputError(f"{MOST_LAYOUTS} layouts are saved already. Delete one of them.")
            database.execute(
                "INSERT OR REPLACE INTO layouts VALUES (?, ?, ?)",
                (name, json.dumps(dict(layout.settings), ensure_ascii=False), layout.logo),
            )

    def delete_layout(self, name: str) -> None:
        """Takes a kept layout away; one that is not there is no error."""
        with self._open() as database:
            database.execute("DELETE FROM layouts WHERE name = ?", (name,))

    def files(self) -> list[KeptFile]:
        """The files made last, the newest first."""
        with self._open() as database:
            rows = database.execute(
                "SELECT id, name, headline, made_on, size FROM files ORDER BY id DESC"
            ).fetchall()
        return [
            KeptFile(key, name, headline, dt.datetime.fromisoformat(made_on), size)
            for key, name, headline, made_on, size in rows
        ]

    def keep_file(self, name: str, content: bytes, headline: str, made_on: dt.datetime) -> None:
        """Keep a file that was made, and let the oldest go; the same file again takes its place."""
        if len(content) > MOST_FILE_BYTES:
            return
        row = (name, headline, made_on.isoformat(), len(content), content)
        with self._open() as database:
            database.execute("DELETE FROM files WHERE name = ? AND content = ?", (name, content))
            database.execute(
                "INSERT INTO files (name, headline, made_on, size, content) VALUES (?, ?, ?, ?, ?)",
                row,
            )
            database.execute(
                "DELETE FROM files WHERE id NOT IN (SELECT id FROM files ORDER BY id DESC LIMIT ?)",
                (KEPT,),
            )

    def content(self, file_id: int) -> bytes:
        """Raises StoreError for a file that has gone since."""
        with self._open() as database:
            row = database.execute("SELECT content FROM files WHERE id = ?", (file_id,)).fetchone()
        if row is None:
            raise StoreError("This briefing is no longer kept. Make it again.")
        return bytes(row[0])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as database:
                database.executescript(_SCHEMA)
                with database:
                    yield database
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"The kept briefings ({self.path}) can't be used: {error}.") from error
