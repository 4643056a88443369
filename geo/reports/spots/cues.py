"""What a sentence makes of a place: named cues in their order; the first that holds says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import PlaceMention
from geo.reports.clauses.came_before import ANSWERS
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.cue_table import ALWAYS, Cue, CueTable, first_answer
from geo.reports.clauses.hints import OF_OLD
from geo.reports.spots.around import HIT, SCENE_WORDS, Around
from geo.reports.spots.elsewhere import (
    AIRCRAFT,
    CARES,
    MOURNING,
    SET_OUT,
    is_an_airfield_flown_from,
    is_of_a_funeral,
    is_of_a_hospital,
    is_of_an_old_deed,
    is_of_what_was_answered,
    was_set_out_from,
)
from geo.reports.spots.goings import (
    BASED,
    EN_ROUTE,
    MOVES,
    STRETCHES,
    TOWARDS,
    acted_from_there,
    is_a_soldiers_home,
    is_an_end,
    is_based,
    is_destination,
    was_on_the_way,
)
from geo.reports.spots.hospitals import (
    HOSPITALS,
    has_taken_in,
    is_buried,
    is_treated,
    names_a_hospital,
    says_where_a_hospital_is,
)
from geo.reports.spots.label import is_label
from geo.reports.spots.named_only import (
    RULERS,
    SEATS,
    SIDES,
    TOOK,
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
    BRIGADES,
    ENGLISH,
    ENTERPRISES,
    OWNERS,
    TRIBES,
    UNITS,
    describes,
    is_english,
    is_of_a_brigade,
    is_of_a_triangle,
    is_of_tribes,
    names_a_body,
    names_its_owner,
)
from geo.reports.spots.speakers import (
    OUTLETS,
    SPEAKING,
    came_from,
    is_of_an_outlet,
    names_an_outlet,
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


def judged(
    cues: Sequence[Cue[Around, Outcome]], clause: Clause, at: int, mention: PlaceMention
) -> Spot:
    """What the words around a place say of it: the scene, weakly, if no cue holds."""
    outcome = first_answer(cues, Around(clause, at, mention)) or Outcome.WEAK
    return spot_as(outcome, mention, at)


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


SPOT_CUES: Final = CueTable[Around, Outcome](
    Cue(is_english, Outcome.ONLY_NAMED, ENGLISH),
    Cue(describes, Outcome.ONLY_NAMED, ALWAYS),
    Cue(is_of_a_triangle, Outcome.ONLY_NAMED, {"triangle"}),
    Cue(is_label, Outcome.LABEL, ALWAYS),
    Cue(is_where_a_land_lies, Outcome.ONLY_NAMED, {"where"}),
    Cue(is_of_a_hospital, Outcome.ELSEWHERE, CARES),
    Cue(is_of_a_funeral, Outcome.ELSEWHERE, MOURNING),
    Cue(is_an_airfield_flown_from, Outcome.ELSEWHERE, AIRCRAFT),
    Cue(was_set_out_from, Outcome.ELSEWHERE, SET_OUT),
    Cue(is_of_what_was_answered, Outcome.ELSEWHERE, ANSWERS),
    Cue(is_of_an_old_deed, Outcome.ELSEWHERE, OF_OLD),
    Cue(_is_a_front, Outcome.STRONG, {"front", "fronts"}),
    Cue(led_up, Outcome.ONLY_NAMED, {"after", "following"}),
    Cue(is_of_tribes, Outcome.ONLY_NAMED, TRIBES),
    Cue(is_of_a_brigade, Outcome.ONLY_NAMED, BRIGADES),
    Cue(names_its_owner, Outcome.ONLY_NAMED, OWNERS | UNITS),
    Cue(names_a_hospital, Outcome.ONLY_NAMED, HOSPITALS | {"hospital's"}),
    Cue(names_a_body, Outcome.ONLY_NAMED, ENTERPRISES),
    Cue(says_where_a_hospital_is, Outcome.ONLY_NAMED, HOSPITALS),
    Cue(was_on_the_way, Outcome.WAY, EN_ROUTE),
    Cue(names_an_outlet, Outcome.ONLY_NAMED, OUTLETS),
    Cue(is_of_an_outlet, Outcome.ONLY_NAMED, ALWAYS),
    Cue(nothing_was_said_of, Outcome.ONLY_NAMED, {"nothing"}),
    Cue(was_taken_by_them, Outcome.ONLY_NAMED, TOOK),
    Cue(has_a_governor, Outcome.ONLY_NAMED, {"governor"}),
    Cue(said_there, Outcome.ONLY_NAMED, {"said"}),
    Cue(_locals_found, Outcome.STRONG, _FINDERS),
    Cue(_locals_protested, Outcome.WEAK, _PROTESTS),
    Cue(_is_of_a_stretch, Outcome.WEAK, {"stretching"}),
    Cue(is_measured_from, Outcome.ONLY_NAMED, SIDES),
    Cue(has_a_government, Outcome.ONLY_NAMED, {"government"}),
    Cue(is_a_soldiers_home, Outcome.ELSEWHERE, {"from"}),
    Cue(is_an_end, Outcome.ONLY_NAMED, MOVES | STRETCHES | {"back", "to"}),
    Cue(_is_coded, Outcome.CODED, {"coded"}),
    Cue(has_taken_in, Outcome.ONLY_NAMED, HOSPITALS),
    Cue(is_buried, Outcome.ONLY_NAMED, {"buried"}),
    Cue(is_treated, Outcome.ONLY_NAMED, HOSPITALS),
    Cue(is_whose, Outcome.ONLY_NAMED, {"whose"}),
    Cue(is_their_seat, Outcome.ONLY_NAMED, SEATS),
    Cue(is_where_they_rule, Outcome.ONLY_NAMED, RULERS),
    Cue(acted_from_there, Outcome.BASED, ALWAYS),
    Cue(is_based, None, BASED),
    Cue(is_by_or_part_of, Outcome.ONLY_NAMED, {"by", "part", "direction"}),
    Cue(is_destination, Outcome.DESTINATION, TOWARDS),
    Cue(came_from, None, {"from"}),
    Cue(spoke_there, None, SPEAKING),
    Cue(_is_plainly_the_scene, Outcome.STRONG, ALWAYS),
)
"""In their order: what is part of another name first, the plain scene last."""
