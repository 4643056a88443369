"""What the browser loads, copied into the folder that Streamlit serves.

Everything goes into one folder whose name carries a hash of all contents, so that a browser never
keeps a stale file and modules may import each other by relative address.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from geo.config import GAZETTEER, STATIC
from geo.errors import ExportError
from geo.maps.bundle import bundle
from geo.maps.labels import place_labels
from geo.maps.style import as_json

BROWSER = Path(__file__).parent / "browser"
PREFIX = "badia-"
KEPT_DAYS = 30
BASEMAP = ("countries", "regions", "rivers")
ASSETS = "assets.gz"
SCRIPT = "badia.js"
"""All modules as one, which the page loads in one go; they stand beside it for reading."""
LEAFLET_MODULE = "leaflet/leaflet-src.esm.js"


def install_assets(static: Path = STATIC, basemap: Path = GAZETTEER) -> str:
    """Put all files in place and return the folder's name below ``static``.

    Copies nothing if it is there already. Folders of other versions go when nobody installed them
    for `KEPT_DAYS`: until then, another process may still serve them. Raises ExportError if
    ``static`` can't be written.
    """
    files = dict(_served_files(basemap))
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    folder = static / f"{PREFIX}{digest.hexdigest()[:16]}"
    if not folder.is_dir():
        _write(folder, files)
    with suppress(OSError):
        folder.touch()
    _remove_old(static)
    return folder.name


def _remove_old(static: Path) -> None:
    oldest = time.time() - KEPT_DAYS * 86_400
    for folder in static.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder)


def _served_files(basemap: Path) -> Iterator[tuple[str, bytes]]:
    """All files by their name in the folder that is served; ``basemap`` holds the gazetteer."""
    for path in sorted(BROWSER.iterdir()):
        if path.suffix in (".js", ".css"):
            yield path.name, path.read_bytes()
    yield "leaflet/leaflet.css", leaflet_file("leaflet.css").read_bytes()
    yield LEAFLET_MODULE, leaflet_file("leaflet-src.esm.js").read_bytes()
    yield SCRIPT, _script().encode()
    yield ASSETS, gzip.compress(_json(assets(basemap)), mtime=0)


def assets(basemap: Path) -> dict[str, Any]:
    """Style, labels and basemap as the browser gets them; what is missing is empty."""
    outlines: dict[str, Any] = {}
    for name in BASEMAP:
        path = basemap / f"{name}.geojson"
        found = path.is_file()
        outlines[name] = json.loads(path.read_text("utf-8")) if found else {"features": []}
    return {"style": as_json(), "labels": place_labels(basemap), **outlines}


def _script() -> str:
    modules = bundle("main.js", _read, {LEAFLET_MODULE: leaflet_source()})
    return f'{modules}export const {{ mount }} = modules["main.js"];\n'


def _read(name: str) -> str:
    return (BROWSER / name).read_text(encoding="utf-8")


def leaflet_source() -> str:
    """Leaflet as a universal module."""
    return leaflet_file("leaflet.js").read_text(encoding="utf-8")


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def leaflet_file(name: str) -> Path:
    """A file of Leaflet, as the Python package brings it."""
    from xstatic.pkg import leaflet

    return Path(leaflet.BASE_DIR) / name


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Fill a temporary folder, then rename it: nobody ever sees a half-filled one."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
        try:
            part.chmod(0o755)
            for name, content in files.items():
                path = part / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
            part.rename(folder)
        except OSError:
            shutil.rmtree(part, ignore_errors=True)
            if not folder.is_dir():  # another process may have been faster
                raise
    except OSError as error:
        raise ExportError(
            f"The map's files can't be put into {folder.parent}: {error}. "
            "Make that folder writable and start again."
        ) from error
