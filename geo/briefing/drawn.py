"""What became of a map when it was drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from geo.maps.shading import RegionSums


@dataclass(frozen=True, slots=True)
class Drawn:
    """Whether heat is on the map, how many placed incidents lie outside its frame, how many
    symbols were left out for want of room, what shaded regions hold, which days stand out, and
    how large the symbols are, 1 as on the screen, and whether letters say who suffered."""

    heat: bool = False
    outside: int = 0
    thinned: int = 0
    shade: RegionSums | None = None
    recent: tuple[dt.date, dt.date] | None = None
    size: float = 1.0
    lettered: bool = False


def both(first: Drawn, second: Drawn) -> Drawn:
    """What one legend for two maps must say; regions are summed in the second's alone."""
    return Drawn(
        heat=first.heat or second.heat,
        outside=first.outside + second.outside,
        thinned=first.thinned + second.thinned,
        shade=second.shade or first.shade,
        recent=second.recent or first.recent,
        size=min(first.size, second.size),
        lettered=first.lettered or second.lettered,
    )
