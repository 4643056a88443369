"""Whether a scene's numbers are those of an event told before, of a part of it, or others."""

from __future__ import annotations

from typing import Final

from geo.reports.dates.when import Use
from geo.reports.events.draft import Draft
from geo.reports.scenes.casualties import Sum, sum_of
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.lexicon import Harm

_SEVERAL: Final = frozenset("several various different multiple many".split())
_TOWNS: Final = frozenset("towns villages areas cities districts neighbourhoods places".split())


def had_no_victims(draft: Draft, scene: Scene, latest: bool) -> bool:
    """Nobody was hurt, it was said; here people are, on a day and at a place: another event."""
    told = [w.killed.total for w in draft.words if w.killed.total is not None]
    none = bool(told) and all(t.max == 0 for t in told)
    elsewhere = scene.place is None and scene.tolls and not latest
    if none and elsewhere and scene.counted:
        return True  # a toll of what was told in between, or of another time
    placed = scene.place is not None and bool(scene.points)
    return none and placed and scene.counted and not scene.definite


def one_of_several(draft: Draft, scene: Scene) -> bool:
    """ "Strikes on several towns killed 21", and here are fewer, in one of those towns."""
    first = draft.scenes[0]
    towns = first.words & _TOWNS and first.words & _SEVERAL
    hours = any(w.use is Use.PERIOD for w in first.whens)
    # "have left 37 dead since Sunday", and here are 18, on Monday, to its west
    since = bool(scene.points) and any(w.use is Use.SINCE for w in first.whens)
    if not (towns or hours or since) or scene.place is None:
        return False
    mine, theirs = sum_of(scene, Harm.KILLED).total, sum_of(first, Harm.KILLED).total
    fewer = mine is not None and theirs is not None and mine.min < theirs.min
    wide = draft.place is None or is_wide(draft.place.match)
    near, far = scene.place.match.radius_m or 0.0, draft.place.match.radius_m if draft.place else 0
    smaller = not is_wide(scene.place.match) or 0 < near < 0.6 * (far or 0.0)
    return fewer and (since or (wide and smaller))


def comparable(known: list[Sum], told: Sum) -> bool:
    """Two tolls of one event differ, but not by much."""
    for one in known:
        if one.total is None or told.total is None:
            continue
        low, high = sorted((one.total.min, told.total.min))
        if high - low <= max(3, high // 2):
            return True
    return False
