"""The map as parts of a single HTML file: its script, its styles and its basemap.

The same modules as on the dashboard. Only ``loader.js``, which fetches from the server, gives way
to one that finds the data in the page itself; ``page.js`` plays the server's part.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from geo.config import GAZETTEER
from geo.maps.assets import BROWSER, LEAFLET_MODULE, assets, leaflet_file, leaflet_source
from geo.maps.bundle import bundle
from geo.maps.layers import build_map, pack_json

OWN = Path(__file__).parent / "single_file"
_FILES_OF_CSS = re.compile(r"[\w-]+:\s*url\((?!['\"]?data:)[^)]*\)[^;}]*;?")
"""Pictures beside Leaflet's style sheet, of controls that the map does not have."""


@cache
def page_script() -> str:
    """One classic script; the same for every file, so without a word of any incident."""
    return bundle("page.js", _source, {LEAFLET_MODULE: leaflet_source()})


@cache
def page_styles() -> str:
    """Leaflet's, the map's and the page's style sheets, without addresses of other files."""
    files = (leaflet_file("leaflet.css"), BROWSER / "badia.css", OWN / "page.css")
    sheets = [file.read_text(encoding="utf-8") for file in files]
    return _FILES_OF_CSS.sub("", "\n".join(sheets))


@cache
def page_assets() -> bytes:
    """Style, labels and basemap, gzipped JSON."""
    return pack_json(assets(GAZETTEER))


def _source(name: str) -> str:
    if name == "folium.js":
        script, variable = build_map()
        return f"export function run(L) {{\n{script}\nreturn {variable};\n}}\n"
    own = OWN / name
    return (own if own.is_file() else BROWSER / name).read_text(encoding="utf-8")
