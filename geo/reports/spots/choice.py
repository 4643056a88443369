"""Which of several possible scenes is the one, for the kind of event told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, MatchStatus, PlaceMatch, PlaceMention
from geo.reports.spots.nearness import PROVINCE_M, distance_m, is_wide, may_be_province
from geo.reports.spots.spot import Spot

_SETTLED: Final = ("town", "village", "quarter")
_BEYOND_M: Final = 20_000.0


def scene_of(
    spots: Sequence[Spot], kind: EventType
) -> tuple[PlaceMention | None, tuple[PlaceMention, ...]]:
    """The scene among a sentence's places (None: none said), and the other places of it.

    Of a troop movement it is where the troops go.
    """
    scenes = [s for s in spots if s.scene and s.mention.match.kind != "country"]
    if not scenes:
        return None, ()
    if len(scenes) == 1:
        return scenes[0].mention, ()
    scenes = [s for s in scenes if s.coded and not s.wide] or scenes
    scenes = [s for s in scenes if not s.based] or scenes
    if any(s.strong and not s.home for s in scenes):
        scenes = [s for s in scenes if not s.home]
    goal = [s for s in scenes if s.destination and kind is EventType.TROOP_MOVEMENT]
    strong = goal or [s for s in scenes if s.strong] or scenes
    chosen = strong[0]
    for spot in strong[1:]:
        if spot.wide and not chosen.wide:
            continue  # "the countryside of Hajin east of Deir ez-Zor"
        if spot.at == chosen.at + 1 and not _is_smaller(chosen.mention.match, spot.mention.match):
            chosen = spot  # "Deir ez-Zor Al-Busayrah"
    for spot in strong[1:]:
        if _tells_more(spot.mention.match, chosen.mention.match):
            chosen = spot
    for spot in scenes:
        if not spot.destination and _quarter_of(spot.mention.match, chosen.mention.match):
            chosen = spot
    others = tuple(s.mention for s in scenes if s is not chosen)
    return chosen.mention, others


def _quarter_of(quarter: PlaceMatch, city: PlaceMatch) -> bool:
    """ "Hit Al-Zahra, in the east of Homs": the quarter says more than its city."""
    if quarter.kind != "quarter" or city.kind != "city" or not (quarter.point and city.point):
        return False
    return distance_m(quarter.point, city.point) <= (city.radius_m or 0.0)


def _is_smaller(one: PlaceMatch, other: PlaceMatch) -> bool:
    """ "Al-Zahra district of Homs", "T4 base between Homs and Palmyra": the first says where."""
    known = one.status is MatchStatus.MATCHED and one.radius_m is not None
    return known and (one.radius_m or 0.0) < (other.radius_m or 0.0)


def _in_its_countryside(village: PlaceMatch, around: PlaceMatch) -> bool:
    """ "In the countryside of Hajin, on the village of X": the village, if it lies there."""
    if village.point is None or around.point is None:
        return False
    apart = distance_m(village.point, around.point)
    return village.admin1 == around.admin1 and apart <= 2 * (around.radius_m or 0.0)


def _tells_more(new: PlaceMatch, old: PlaceMatch) -> bool:
    """A smaller place inside a region that was named first."""
    if new.status is not MatchStatus.MATCHED:
        return False
    if old.status is not MatchStatus.MATCHED:
        return not is_wide(new)
    if new.point is None or old.point is None:
        return False
    new_r, old_r = new.radius_m or 0.0, old.radius_m or 0.0
    if may_be_province(old) and not is_wide(new):
        return distance_m(new.point, old.point) <= PROVINCE_M
    if old.kind == "countryside" and not is_wide(old) and new.kind in _SETTLED:
        return _in_its_countryside(new, old)
    if old.kind == "desert" and new.kind in _SETTLED and new.admin1 == old.admin1:
        return distance_m(new.point, old.point) <= old_r
    reach = old_r * 1.2
    if old.kind == "countryside" and new.admin1 == old.admin1 and new.kind in _SETTLED:
        reach += _BEYOND_M  # "in the western countryside, ... in X": no line bounds it
    return is_wide(old) and new_r < old_r and distance_m(new.point, old.point) <= reach
