"""What the reader asks of a geocoder, so that it can be tried with any that answers alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from geo.model import PlaceMention


class PlaceScanner(Protocol):
    """Finds the places of a running text; ``geo.places.geocoder.Geocoder`` is the real one."""

    def scan(self, text: str) -> Sequence[PlaceMention]:
        """Every place mention, with its span in code points of ``text``, in reading order."""
        ...
