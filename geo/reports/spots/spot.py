"""A place named in a sentence, and what the sentence makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from geo.model import PlaceMention
from geo.reports.spots.nearness import is_wide


class Outcome(Enum):
    """What the words around a place say of it."""

    ONLY_NAMED = auto()
    ELSEWHERE = auto()
    """Of a hospital, a funeral, a start: the event is known not to have been there."""
    LABEL = auto()
    """A dateline, or a label in front of the sentence."""
    WEAK = auto()
    """The scene where no other place is more plainly it."""
    STRONG = auto()
    BASED = auto()
    """Where a unit stands that acted, not where it struck."""
    DESTINATION = auto()
    WAY = auto()
    """Where those told of were going: the scene until a place on it is told."""
    CODED = auto()
    """Where a data set enters the event: "coded to Al-Suwar"."""


_NO_SCENE: Final = (Outcome.ONLY_NAMED, Outcome.ELSEWHERE, Outcome.LABEL)
_PLAIN: Final = (Outcome.STRONG, Outcome.WEAK, Outcome.ONLY_NAMED)
_STRONG: Final = (Outcome.STRONG, Outcome.CODED)


@dataclass(slots=True)
class Spot:
    """A place named in a sentence; ``at`` is its token's number.

    The flags are those of ``Outcome``; the places beside it may change them.
    """

    mention: PlaceMention
    at: int
    scene: bool
    strong: bool
    label: bool = False
    based: bool = False
    destination: bool = False
    home: bool = False
    """Where those told of belong: the scene only where no other place is it."""
    way: bool = False
    elsewhere: bool = False
    coded: bool = False
    wide: bool = field(init=False)
    """Whether it is a region rather than a place."""

    def __post_init__(self) -> None:
        self.wide = is_wide(self.mention.match)


def spot_as(outcome: Outcome, mention: PlaceMention, at: int) -> Spot:
    """The spot of a place that the words around it say this of."""
    scene, strong = outcome not in _NO_SCENE, outcome in _STRONG
    if outcome in _PLAIN:  # nearly all, so they are made the quick way
        return Spot(mention, at, scene, strong)
    return Spot(
        mention,
        at,
        scene,
        strong,
        label=outcome is Outcome.LABEL,
        based=outcome is Outcome.BASED,
        destination=outcome is Outcome.DESTINATION,
        way=outcome is Outcome.WAY,
        elsewhere=outcome is Outcome.ELSEWHERE,
        coded=outcome is Outcome.CODED,
    )
