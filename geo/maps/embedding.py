"""The map as parts of a single HTML file: its script, its styles and its basemap.

The same modules as on the dashboard. Only ``loader.js``, which fetches from the server, gives way
to one that finds the data in the page itself; ``page.js`` plays the server's part.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

from geo.config import GAZETTEER
from geo.maps.assets import BROWSER, served_files
from geo.maps.bundle import bundle
from geo.maps.layers import build_map

OWN = Path(__file__).parent / "single_file"
STYLES = ("leaflet/leaflet.css", "badia.css")
_LEAFLET_MODULE = "leaflet/leaflet-src.esm.js"
_FILES_OF_CSS = re.compile(r"[\w-]+:\s*url\((?!['\"]?data:)[^)]*\)[^;}]*;?")
"""Pictures beside Leaflet's style sheet, of controls that the map does not have."""


@cache
def page_script() -> str:
    """One classic script; the same for every file, so without a word of any incident."""
    return bundle("page.js", _source, {_LEAFLET_MODULE: _leaflet()})


@cache
def page_styles() -> str:
    """Leaflet's, the map's and the page's style sheets, without addresses of other files."""
    files = dict(served_files(GAZETTEER))
    sheets = [files[name].decode() for name in STYLES]
    sheets.append((OWN / "page.css").read_text(encoding="utf-8"))
    # a browser reads a line's end as one sign, and the page's policy names a hash of what it reads
    return _FILES_OF_CSS.sub("", "\n".join(sheets).replace("\r\n", "\n"))


def basemap_blocks(basemap: Path = GAZETTEER) -> dict[str, bytes]:
    """Basemap, labels and style, gzipped, by the name under which the map asks for them."""
    return {
        name: gzip.compress(content, mtime=0)
        for name, content in served_files(basemap)
        if name.endswith((".json", ".geojson"))
    }


def _source(name: str) -> str:
    if name == "folium.js":
        script, variable = build_map()
        return f"export function run(L) {{\n{script}\nreturn {variable};\n}}\n"
    own = OWN / name
    return (own if own.is_file() else BROWSER / name).read_text(encoding="utf-8")


def _leaflet() -> str:
    from xstatic.pkg import leaflet

    return (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
