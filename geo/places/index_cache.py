"""The compiled gazetteer on disk.

Compiling 2,500 places takes about half a second, so the result is kept as JSON in a cache
folder, named by the checksum of everything that went into it; a changed row makes another name.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geo.places import brought_in
from geo.places.compiling import compile_rows
from geo.places.files import read_names, read_places, read_roads
from geo.places.index import Index

FORMAT = 7
"""Raise with any change to the keys or the layout, so that older caches are not read."""

_SOURCES = (
    "places.csv", "names.csv", "geonames.csv", "geonames_names.csv", "roads.csv",
)  # fmt: skip
_COMPILED = frozenset(
    "rows names roads entry_row entry_name entry_key entry_text entry_article entry_kinds "
    "entry_weak exact core sole skeletons prefixes".split()
)
_CODE = (
    "brought_in.py",
    "compiling.py",
    "files.py",
    "index.py",
    "index_cache.py",
    "kinds.py",
    "names.py",
    "refusals.py",
)


def load_index(folder: Path, cache_dir: Path | None, extra: Path | None = None) -> Index:
    """The index over the files in ``folder``, from the cache if it is of these very files.

    ``extra``: a folder of rows that were brought in; they give way to all others.
    """
    checksum = _checksum(folder, extra)
    cache = cache_dir / f"gazetteer-{checksum[:20]}.json" if cache_dir else None
    if cache is not None:
        compiled = _read_cache(cache, checksum)
        if compiled is not None:
            return Index(compiled)
    rows = read_places(folder / "places.csv")
    more = read_places(folder / "geonames.csv", optional=True)
    roads = read_roads(folder / "roads.csv", rows)
    names = read_names(folder / "names.csv", rows)
    more_names = read_names(folder / "geonames_names.csv", more)
    if extra is not None:
        last, last_names = brought_in.read_rows(extra, [*rows, *more])
        more, more_names = more + last, more_names | last_names
    compiled = compile_rows(rows, names, more, more_names, roads) | {"checksum": checksum}
    if cache is not None:
        _write_cache(cache, compiled)
    return Index(compiled)


def _checksum(folder: Path, extra: Path | None) -> str:
    digest = hashlib.sha256(str(FORMAT).encode())
    code = Path(__file__).parent
    paths = [*(code / name for name in _CODE), *(folder / name for name in _SOURCES)]
    if extra is not None:
        paths += [extra / name for name in brought_in.ROW_FILES]
        digest.update(b"with rows brought in")
    for path in paths:
        digest.update(path.name.encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_cache(path: Path, checksum: str) -> dict[str, Any] | None:
    try:
        compiled: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(compiled, dict) or compiled.get("checksum") != checksum:
        return None
    return compiled if compiled.keys() >= _COMPILED else None


def _write_cache(path: Path, compiled: Mapping[str, Any]) -> None:
    """Write beside and rename, so that no process ever reads half a file; failure is no harm."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
        ) as part:
            json.dump(compiled, part, ensure_ascii=False, separators=(",", ":"))
        Path(part.name).replace(path)
        for old in path.parent.glob("gazetteer-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
