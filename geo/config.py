"""Where things are and what is allowed, from the environment; nothing here touches a file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
GAZETTEER = DATA / "gazetteer"
FOUNDING_INCIDENTS = DATA / "incidents" / "founding.json"
STATIC = ROOT / "static"
VAR = ROOT / "var"

MAX_REPORT_CHARS = 1_000_000
"""A longer report is refused: no news text is, and a paste of 5 MB is a mistake."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one process.

    ``db_url``: an SQLAlchemy URL. ``offline``: the remote geocoder is never asked.
    ``geocoder``: the name of one of geopy's services; ``geocoder_domain``: its host, with
    "http://" before it where it has no TLS; ``geocoder_key``: what it wants for a key. ``var``:
    the folder for the database, caches and backups.
    """

    db_url: str
    offline: bool
    var: Path
    geocoder: str = "nominatim"
    geocoder_domain: str | None = None
    geocoder_key: str | None = None
    geocoder_timeout_s: float = 10.0

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Config:
        """The settings of the environment; what is not set has its default."""
        var = Path(env.get("BADIA_VAR") or VAR)
        return cls(
            db_url=env.get("BADIA_DB") or f"sqlite:///{var / 'badia.sqlite'}",
            offline=env.get("BADIA_OFFLINE", "") not in ("", "0"),
            var=var,
            geocoder=env.get("BADIA_GEOCODER") or "nominatim",
            geocoder_domain=env.get("BADIA_GEOCODER_DOMAIN") or None,
            geocoder_key=env.get("BADIA_GEOCODER_KEY") or None,
        )
