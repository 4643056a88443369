"""Where an event happened: the place first told, or one that says it more exactly."""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import GeometryType, PlaceMention
from geo.reports.events.draft import Draft
from geo.reports.events.same_place import was_only_home
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import LIVED_IN, compatible, distance_m, is_wide
from geo.reports.spots.spot import Spot

_NAME_LENGTH: Final = 4
_THE_TOWN: Final = frozenset(("town", "village", "town's", "village's"))
_LOCALS: Final = frozenset(
    ("source", "resident", "residents", "local", "locals", "eyewitness", "witness", "villager")
)
"""Those who tell what happened where they are."""
_FROM: Final = frozenset(("from", "in", "of"))
_POSTED: Final = frozenset(("hospital", "medical", "military", "security"))
"""Those who tell what happened elsewhere as well."""
_BEFORE: Final = 5
_A_VILLAGE: Final = frozenset(("village", "town"))
_NEAR: Final = ("near ", "outside ", "close to ", "around ")
_FROM_THE_CITY_M: Final = 50_000.0


def take_place(draft: Draft, scene: Scene) -> None:
    """Takes a scene's place for the event's where it says more, else keeps it beside."""
    place, others = scene.place, scene.other_places
    wide = draft.place is None or is_wide(draft.place.match)
    village = _village_of_those_hit(draft, scene) if wide or draft.loosely else None
    if village is not None and (place is None or is_wide(place.match)):
        draft.other_places.extend(p for p in (draft.place, place) if p is not None)
        draft.place, draft.loosely = village, False
    elif place is not None and draft.place is not None and scene.only_home:
        others = (place, *others)
    elif place is not None:
        loosely = draft.loosely or was_only_home(draft, scene)
        if draft.place is None or loosely or _tells_more(draft.place, place):
            if draft.place is not None:
                draft.other_places.append(draft.place)
            draft.place, draft.loosely = place, _is_their_way(scene)
        else:
            others = (place, *others)
    elif wide:
        draft.place = _town_of_those_who_tell(draft.place, scene) or draft.place
    draft.other_places.extend(others)


def _is_their_way(scene: Scene) -> bool:
    """ "A convoy heading from Raqqa to Homs": somewhere on it, until the report says where."""
    return any(s.way and s.mention is scene.place for s in scene.spots)


def _town_of_those_who_tell(region: PlaceMention | None, scene: Scene) -> PlaceMention | None:
    """ "A source from X said the mine went off at the edge of the town": of X; "a resident of the
    village of X said that gunmen killed him": there as well."""
    the_town = not _THE_TOWN.isdisjoint(scene.words)
    if not the_town and _LOCALS.isdisjoint(scene.words):
        return None
    for spot in scene.spots:
        match = spot.mention.match
        if spot.scene or spot.label or match.kind not in LIVED_IN or is_wide(match):
            continue
        if not the_town and not _is_of_locals(scene, spot):
            continue
        if region is None or compatible(region.match, match):
            return spot.mention
    return None


def _is_of_locals(scene: Scene, spot: Spot) -> bool:
    """ "A local source in X", "a resident from the town of X"."""
    if spot.mention.match.kind == "city":
        return False
    before = {t.low for t in scene.tokens[max(0, spot.at - _BEFORE) : spot.at]}
    local = not _LOCALS.isdisjoint(before) and not _FROM.isdisjoint(before)
    return local and _POSTED.isdisjoint(before)


def _village_of_those_hit(draft: Draft, scene: Scene) -> PlaceMention | None:
    """ "Killed 13 people from the village of X", and then "stormed into the village": of X."""
    spots = [s for told in draft.scenes[:-1] for s in told.spots if not (s.scene or s.label)]
    villages = [s.mention for s in spots if s.mention.match.kind in LIVED_IN and not s.wide]
    if len({m.match.place_id for m in villages}) != 1:
        return None
    pairs = itertools.pairwise(scene.tokens)
    said = any(a.low == "the" and _a_village(b.low) for a, b in pairs)
    return villages[0] if said else None


def _a_village(low: str) -> bool:
    """ "The village", also as "the village in the eastern countryside"; no village with a name."""
    first, *rest = low.split()
    return first in _A_VILLAGE and rest[:1] in ([], ["in"])


def _tells_more(old: PlaceMention, new: PlaceMention) -> bool:
    """A place instead of a region, or a region inside the one told first."""
    town = old.mention.split(",")[0].split()[-1].lower()
    if len(town) > _NAME_LENGTH and town in new.mention.lower() and new.match.point is not None:
        village = new.match.place_id not in (None, old.match.place_id)
        if village and new.match.kind == "village":
            return True  # "in Salamiyah", then "in the village X of Salamiyah"
    if old.match.point is None:
        return new.match.point is not None and not is_wide(new.match)
    settled = new.match.kind in LIVED_IN and not is_wide(new.match)
    if old.match.kind == "countryside" and settled and compatible(old.match, new.match):
        return True
    if not is_wide(old.match):
        return _on_the_way(old, new) or _near_the_city(old, new)
    if not is_wide(new.match):
        return True
    old_r, new_r = old.match.radius_m or 0.0, new.match.radius_m or 0.0
    return 0 < new_r < 0.7 * old_r and compatible(old.match, new.match)


def _near_the_city(old: PlaceMention, new: PlaceMention) -> bool:
    """ "Outside the city of Deir ez-Zor", and then a village: the village, if it is not far."""
    said = old.mention.lower()
    city = old.match.kind == "city" and said.startswith(_NEAR)
    village = new.match.kind in ("town", "village") and not is_wide(new.match)
    if not (city and village) or old.match.point is None or new.match.point is None:
        return False
    return distance_m(old.match.point, new.match.point) <= _FROM_THE_CITY_M


def _on_the_way(stretch: PlaceMention, spot: PlaceMention) -> bool:
    """ "Between Homs and Hama", "the road from Homs to Hama", and then a village: the village."""
    line = stretch.match.geometry_type is GeometryType.LINE
    village = spot.match.kind in LIVED_IN and spot.match.geometry_type is GeometryType.POINT
    said = stretch.mention.lower()
    between = "between " in said or (" from " in said and " to " in said)
    if not (line and village and between) or is_wide(spot.match):
        return False
    return compatible(stretch.match, spot.match, 0.0)
