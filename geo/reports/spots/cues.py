"""What a sentence makes of a place: named cues in their order; the first that holds says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from geo.model import PlaceMention
from geo.reports.clauses.clause import Clause
from geo.reports.spots.around import HIT, SCENE_WORDS, Around
from geo.reports.spots.elsewhere import is_elsewhere
from geo.reports.spots.goings import (
    acted_from_there,
    is_a_soldiers_home,
    is_an_end,
    is_based,
    is_destination,
    was_on_the_way,
)
from geo.reports.spots.hospitals import (
    has_taken_in,
    is_buried,
    is_treated,
    names_a_hospital,
    says_where_a_hospital_is,
)
from geo.reports.spots.label import is_label
from geo.reports.spots.named_only import (
    has_a_government,
    has_a_governor,
    is_by_or_part_of,
    is_measured_from,
    is_their_seat,
    is_where_a_land_lies,
    is_where_they_rule,
    is_whose,
    led_up,
    was_taken_by_them,
)
from geo.reports.spots.part_of_name import (
    describes,
    is_english,
    is_of_a_brigade,
    is_of_a_triangle,
    is_of_tribes,
    names_a_body,
    names_its_owner,
)
from geo.reports.spots.speakers import (
    came_from,
    is_of_an_outlet,
    nothing_was_said_of,
    said_there,
    spoke_there,
)
from geo.reports.spots.spot import Outcome, Spot, spot_as

_FINDERS: Final = frozenset(("found", "discovered", "buried", "recovered"))
_LOCALS: Final = frozenset(("residents", "villagers", "people"))
_PROTESTS: Final = frozenset("demonstration demonstrations protest protests sit-in".split())
_PROTESTS_FAR: Final = 9
_AREAS: Final = frozenset(("area", "areas", "zone", "strip", "desert"))
_BEFORE_CODED: Final = frozenset(("to", "at", "in"))
_CODED: Final = 4
"""So near before its place "coded" stands: "coded to the town of"."""

Cue = tuple[Callable[[Around], Outcome | bool | None], Outcome | None]
"""What is asked, and what a place is where it holds; None: the answer says it."""


def judged(clause: Clause, at: int, mention: PlaceMention) -> Spot:
    """What the words around a place say of it: the scene, weakly, if no cue holds."""
    outcome = _outcome_of(Around(clause, at, mention)) or Outcome.WEAK
    return spot_as(outcome, mention, at)


def _outcome_of(around: Around) -> Outcome | None:
    """What the first cue that holds makes of a place; None if no cue does."""
    for asked, outcome in _CUES:
        answer = asked(around)
        if answer:
            return answer if isinstance(answer, Outcome) else outcome
    return None


def _is_elsewhere(around: Around) -> bool:
    return is_elsewhere(around.clause, around.at)


def _is_a_front(around: Around) -> bool:
    """ "Fighting on the X front"."""
    return around.following in ("front", "fronts") and around.pair == ["on", "the"]


def _locals_found(around: Around) -> bool:
    """ "Residents of X found two bodies"."""
    return around.following in _FINDERS and not _LOCALS.isdisjoint(around.before)


def _locals_protested(around: Around) -> bool:
    """ "A protest of residents of X"."""
    if around.pair != ["residents", "of"]:
        return False
    lows = around.clause.lows[max(0, around.at - _PROTESTS_FAR) : around.at]
    return not _PROTESTS.isdisjoint(lows)


def _is_of_a_stretch(around: Around) -> bool:
    """ "In an area stretching from X to Y"."""
    return "stretching" in around.before and not _AREAS.isdisjoint(around.before)


def _is_coded(around: Around) -> bool:
    """ "The event is coded to the town of X"."""
    if "coded" not in around.before[-_CODED:]:
        return False
    return not _BEFORE_CODED.isdisjoint(around.before)


def _is_plainly_the_scene(around: Around) -> bool:
    """ "Near X", "on the road from X to Y", "hit X", "Al-Taybah town, in the countryside of"."""
    return (
        around.following in ("town", "village")
        or around.own[0] in SCENE_WORDS
        or around.own[:2] == ["the", "area"]
        or not SCENE_WORDS.isdisjoint(around.before[-3:])
        or around.link in HIT
        or around.route
    )


_CUES: Final[tuple[Cue, ...]] = (
    (is_english, Outcome.ONLY_NAMED),
    (describes, Outcome.ONLY_NAMED),
    (is_of_a_triangle, Outcome.ONLY_NAMED),
    (is_label, Outcome.LABEL),
    (is_where_a_land_lies, Outcome.ONLY_NAMED),
    (_is_elsewhere, Outcome.ELSEWHERE),
    (_is_a_front, Outcome.STRONG),
    (led_up, Outcome.ONLY_NAMED),
    (is_of_tribes, Outcome.ONLY_NAMED),
    (is_of_a_brigade, Outcome.ONLY_NAMED),
    (names_its_owner, Outcome.ONLY_NAMED),
    (names_a_hospital, Outcome.ONLY_NAMED),
    (names_a_body, Outcome.ONLY_NAMED),
    (says_where_a_hospital_is, Outcome.ONLY_NAMED),
    (was_on_the_way, Outcome.WAY),
    (is_of_an_outlet, Outcome.ONLY_NAMED),
    (nothing_was_said_of, Outcome.ONLY_NAMED),
    (was_taken_by_them, Outcome.ONLY_NAMED),
    (has_a_governor, Outcome.ONLY_NAMED),
    (said_there, Outcome.ONLY_NAMED),
    (_locals_found, Outcome.STRONG),
    (_locals_protested, Outcome.WEAK),
    (_is_of_a_stretch, Outcome.WEAK),
    (is_measured_from, Outcome.ONLY_NAMED),
    (has_a_government, Outcome.ONLY_NAMED),
    (is_a_soldiers_home, Outcome.ELSEWHERE),
    (is_an_end, Outcome.ONLY_NAMED),
    (_is_coded, Outcome.CODED),
    (has_taken_in, Outcome.ONLY_NAMED),
    (is_buried, Outcome.ONLY_NAMED),
    (is_treated, Outcome.ONLY_NAMED),
    (is_whose, Outcome.ONLY_NAMED),
    (is_their_seat, Outcome.ONLY_NAMED),
    (is_where_they_rule, Outcome.ONLY_NAMED),
    (acted_from_there, Outcome.BASED),
    (is_based, None),
    (is_by_or_part_of, Outcome.ONLY_NAMED),
    (is_destination, Outcome.DESTINATION),
    (came_from, None),
    (spoke_there, None),
    (_is_plainly_the_scene, Outcome.STRONG),
)
"""In their order: what is part of another name first, the plain scene last."""
