"""What became of a map when it was drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """Whether heat is on the map, how many placed incidents lie outside its frame, and how many
    symbols were left out for want of room."""

    heat: bool = False
    outside: int = 0
    thinned: int = 0
