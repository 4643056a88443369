"""Cues to what a sentence makes of a place; ``spot_cues`` has them all in their order."""

from __future__ import annotations

from typing import Final

from geo.reports.spots.around import HIT, SCENE_WORDS, Around

FINDERS: Final = frozenset(("found", "discovered", "buried", "recovered"))
_LOCALS: Final = frozenset(("residents", "villagers", "people"))
PROTESTS: Final = frozenset("demonstration demonstrations protest protests sit-in".split())
_BEFORE_CODED: Final = frozenset(("to", "at", "in"))
_CODED: Final = 4
"""So near before its place "coded" stands: "coded to the town of"."""


def is_a_front(around: Around) -> bool:
    """ "Fighting on the X front"."""
    return around.following in ("front", "fronts") and around.pair == ["on", "the"]


def locals_found(around: Around) -> bool:
    """ "Residents of X found two bodies"."""
    return around.following in FINDERS and not _LOCALS.isdisjoint(around.before)


def is_coded(around: Around) -> bool:
    """ "The event is coded to the town of X"."""
    if "coded" not in around.before[-_CODED:]:
        return False
    return not _BEFORE_CODED.isdisjoint(around.before)


def is_plainly_the_scene(around: Around) -> bool:
    """ "Near X", "on the road from X to Y", "hit X", "Al-Taybah town, in the countryside of"."""
    return (
        around.following in ("town", "village")
        or around.own[0] in SCENE_WORDS
        or around.own[:2] == ["the", "area"]
        or not SCENE_WORDS.isdisjoint(around.before[-3:])
        or around.link in HIT
        or around.route
    )
