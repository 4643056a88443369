"""Whether a scene tells of the place of an event told before, or of another."""

from __future__ import annotations

from typing import Final

from geo.model import PlaceMention
from geo.reports.events.draft import Draft
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import LIVED_IN, compatible, distance_m, is_wide

_REGION_M: Final = 80_000.0


def places_clash(draft: Draft, scene: Scene) -> bool:
    """Whether the scene's place fits none of the event's."""
    place = scene.place
    if draft.place is None or place is None or draft.loosely or scene.only_home:
        return False
    if was_only_home(draft, scene):
        return False
    unknown = draft.place.match.point is None and bool(draft.place.mention)
    if scene.rises and unknown and place.match.point is not None and not is_wide(place.match):
        return not _within(draft.place, place)  # "the toll in X rose": not of a village unknown
    if compatible(draft.place.match, place.match) or _within(draft.place, place):
        return False
    return not any(
        compatible(p.match, place.match)
        for p in draft.other_places
        if p.match.point is not None and not is_wide(p.match)
    )


def was_only_home(draft: Draft, scene: Scene) -> bool:
    """ "The commander of the forces in X was killed and three men were injured by a bomb in the
    Y desert": in the desert."""
    first = draft.scenes[0]
    one = first is not scene and first.sentence is scene.sentence
    return one and first.place is draft.place and first.only_home


def _two_villages(a: PlaceMention, b: PlaceMention) -> bool:
    """Two villages with names of their own, however close together."""
    one, other = a.match, b.match
    named = one.place_id is not None and other.place_id is not None and one.name != other.name
    return named and one.kind in LIVED_IN and other.kind in LIVED_IN


def _within(one: PlaceMention, other: PlaceMention) -> bool:
    """ "Al-Mayadin desert", and "the T2 road in the Al-Mayadin desert"; "near the city of Hama",
    and "the desert east of Hama"."""
    short, long = sorted((one.mention.lower(), other.mention.lower()), key=len)
    if " " in short and f" {short}" in long:
        return True
    if " of " not in long:
        return False
    *_, way, of, town = ["", *long.split()]
    beside = of == "of" and way.endswith(("east", "west", "north", "south"))
    return beside and town in short.split()


def is_near(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two mentions are of one place, or of spots within 3 km of each other."""
    if a.match.place_id is not None and a.match.place_id == b.match.place_id:
        return True
    if _two_villages(a, b):
        return False
    both = a.match.point is not None and b.match.point is not None
    return both and not is_wide(a.match) and compatible(a.match, b.match, 3_000.0)


def in_one_region(draft: Draft, scene: Scene) -> bool:
    """Whether both places are known, and lie close enough for one operation."""
    one = draft.place.match.point if draft.place is not None else None
    other = scene.place.match.point if scene.place is not None else None
    return one is not None and other is not None and distance_m(one, other) <= _REGION_M


def told_elsewhere(draft: Draft, scene: Scene) -> bool:
    """Whether both places are exact, and apart."""
    place, known = scene.place, draft.place
    if place is None or known is None or is_wide(place.match) or is_wide(known.match):
        return False
    return not is_near(known, place)


def told_apart(draft: Draft, scene: Scene) -> bool:
    """Two spots told, and not one: also where one of them is a name that nobody knows."""
    place, known = scene.place, draft.place
    if place is None or known is None or is_wide(known.match):
        return False
    return not is_near(known, place) and not _within(known, place)


def another_elsewhere(draft: Draft, scene: Scene) -> bool:
    """ "... in Dhiban; hours later another man was found dead in Al-Hawaij": not one there."""
    one_more = scene.adds and scene.counted and draft.bloody and not scene.only_home
    return one_more and told_elsewhere(draft, scene)
