"""What became of a map when it was drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """Whether heat is on the map, and how many placed incidents lie outside its frame."""

    heat: bool = False
    outside: int = 0
