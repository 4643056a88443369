"""A word that names a kind of event, and the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType
from geo.reports.clauses.clause import Clause
from geo.reports.vocabulary.tokens import Token

ARMS: Final = (EventType.SHELLING, EventType.AIR_STRIKE, EventType.EXPLOSIVE)
FLYERS: Final = frozenset("warplanes jets aircraft helicopters drones artillery".split()) | {
    "fighter jets"
}
WEAK: Final = frozenset(
    """strike strikes drone drones
    warplane warplanes jets jet aircraft helicopters missiles missile rockets rocket
    shells shell artillery mortars mortar mines mine landmines landmine explosives explosive
    grenades
    grenade bombs bomb battle battles fighting uav uavs ieds offensive violence raids raid shooting
    operation withdrawal deployment drone's""".split()
) | {
    "fighter jets",
    "fighter jet",
    "air force",
    "land mines",
    "explosive devices",
    "live ammunition",
}
"""They name an event where somebody was hurt or acted, or where no other word names one."""
_BACK: Final = 5


@dataclass(slots=True)
class KindWord:
    """The token with the number ``at``, which names ``kind``."""

    clause: Clause
    at: int
    kind: EventType
    amid_clashes: bool
    """Whether the clause has named a clash before it."""
    late: bool
    """Whether the clause has named any event before it."""
    tokens: Sequence[Token] = field(init=False)
    token: Token = field(init=False)
    low: str = field(init=False)
    before: list[str] = field(init=False)
    """The last five words before it, or fewer."""
    link: str = field(init=False)
    """The last of them; empty at the beginning."""
    following: str = field(init=False)
    """The word right behind it; empty at the end."""

    def __post_init__(self) -> None:
        at, lows = self.at, self.clause.lows
        self.tokens = self.clause.tokens
        self.token = self.tokens[at]
        self.low = self.token.low
        self.before = lows[max(0, at - _BACK) : at]
        self.link = self.before[-1] if self.before else ""
        self.following = lows[at + 1] if at + 1 < len(lows) else ""
