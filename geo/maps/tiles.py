"""Online tiles that a user may choose: addresses and words from xyzservices.

None is ever asked unless a person picks it; what is built in needs no network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_ZOOM = 16


@dataclass(frozen=True, slots=True)
class Tiles:
    """One service. ``url`` is a template of Leaflet; ``labels``: draw our own names over it."""

    name: str
    url: str
    host: str
    attribution: str
    max_zoom: int
    labels: bool


_CHOICES: Mapping[str, tuple[str, bool]] = {
    "OpenStreetMap": ("OpenStreetMap.Mapnik", False),
    "Topographic": ("OpenTopoMap", False),
    "Satellite": ("Esri.WorldImagery", True),
}
NAMES = tuple(_CHOICES)


def tiles(name: str) -> Tiles:
    """The service of one of `NAMES`. Raises KeyError for another."""
    from xyzservices import providers

    key, labels = _CHOICES[name]
    provider = providers.query_name(key)
    # without subdomains: one host is asked, and it is the one that is named
    url = provider.build_url()
    return Tiles(
        name,
        url,
        urlsplit(url).hostname or "",
        str(provider["attribution"]).replace("(C)", "©"),
        min(MOST_ZOOM, int(provider.get("max_zoom", MOST_ZOOM))),
        labels,
    )
