"""Every cue to what a sentence makes of a place, in its order: the first that holds says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.came_before import ANSWERS
from geo.reports.clauses.cue_table import ALWAYS, Cue, CueTable, first_answer
from geo.reports.clauses.hints import OF_OLD
from geo.reports.spots import (
    cues,
    elsewhere,
    goings,
    hospitals,
    label,
    named_only,
    part_of_name,
    speakers,
)
from geo.reports.spots.around import Around
from geo.reports.spots.spot import Outcome, Spot, spot_as

SPOT_CUES: Final = CueTable[Around, Outcome](
    Cue(part_of_name.describes, Outcome.ONLY_NAMED, ALWAYS),
    Cue(part_of_name.is_of_a_triangle, Outcome.ONLY_NAMED, {"triangle"}),
    Cue(label.is_label, Outcome.LABEL, ALWAYS),
    Cue(named_only.is_where_a_land_lies, Outcome.ONLY_NAMED, {"where"}),
    Cue(elsewhere.is_of_a_hospital, Outcome.ELSEWHERE, elsewhere.CARES),
    Cue(elsewhere.is_of_a_funeral, Outcome.ELSEWHERE, elsewhere.MOURNING),
    Cue(elsewhere.is_an_airfield_flown_from, Outcome.ELSEWHERE, elsewhere.AIRCRAFT),
    Cue(elsewhere.was_fired_from, Outcome.ELSEWHERE, elsewhere.SHELLS),
    Cue(elsewhere.was_set_out_from, Outcome.ELSEWHERE, elsewhere.SET_OUT),
    Cue(elsewhere.is_of_what_was_answered, Outcome.ELSEWHERE, ANSWERS),
    Cue(elsewhere.is_of_an_old_deed, Outcome.ELSEWHERE, OF_OLD),
    Cue(cues.is_a_front, Outcome.STRONG, {"front", "fronts"}),
    Cue(named_only.led_up, Outcome.ONLY_NAMED, {"after", "following"}),
    Cue(part_of_name.names_its_owner, Outcome.ONLY_NAMED, part_of_name.OWNERS | part_of_name.UNITS),
    Cue(hospitals.names_a_hospital, Outcome.ONLY_NAMED, hospitals.HOSPITALS | {"hospital's"}),
    Cue(part_of_name.names_a_body, Outcome.ONLY_NAMED, part_of_name.ENTERPRISES),
    Cue(goings.was_on_the_way, Outcome.WAY, goings.EN_ROUTE),
    Cue(speakers.names_an_outlet, Outcome.ONLY_NAMED, speakers.OUTLETS),
    Cue(speakers.is_of_an_outlet, Outcome.ONLY_NAMED, ALWAYS),
    Cue(speakers.nothing_was_said_of, Outcome.ONLY_NAMED, {"nothing"}),
    Cue(named_only.was_taken_by_them, Outcome.ONLY_NAMED, named_only.TOOK),
    Cue(named_only.is_notorious, Outcome.ONLY_NAMED, {"notorious", "infamous", "capital"}),
    Cue(named_only.has_a_governor, Outcome.ONLY_NAMED, {"governor"}),
    Cue(speakers.said_there, Outcome.ONLY_NAMED, {"said"}),
    Cue(cues.locals_found, Outcome.STRONG, cues.FINDERS),
    Cue(goings.is_a_soldiers_home, Outcome.ELSEWHERE, {"from"}),
    Cue(goings.is_an_end, Outcome.ONLY_NAMED, goings.MOVES | goings.STRETCHES | {"back", "to"}),
    Cue(cues.is_coded, Outcome.CODED, {"coded"}),
    Cue(hospitals.has_taken_in, Outcome.ONLY_NAMED, hospitals.HOSPITALS),
    Cue(goings.were_on_their_way_there, Outcome.ONLY_NAMED, {"way"}),
    Cue(hospitals.is_buried, Outcome.ONLY_NAMED, {"buried"}),
    Cue(hospitals.is_treated, Outcome.ONLY_NAMED, hospitals.HOSPITALS),
    Cue(named_only.is_whose, Outcome.ONLY_NAMED, {"whose"}),
    Cue(named_only.stands_for_rulers, Outcome.ELSEWHERE, {"damascus"}),
    Cue(named_only.is_where_they_rule, Outcome.ONLY_NAMED, named_only.RULERS),
    Cue(goings.acted_from_there, Outcome.BASED, ALWAYS),
    Cue(goings.is_based, None, goings.BASED),
    Cue(named_only.has_allies, Outcome.ONLY_NAMED, named_only.ALLIED),
    Cue(named_only.is_by_or_part_of, Outcome.ONLY_NAMED, {"by", "part", "direction"}),
    Cue(goings.is_destination, Outcome.DESTINATION, goings.TOWARDS),
    Cue(speakers.came_from, None, {"from"}),
    Cue(speakers.spoke_there, None, speakers.SPEAKING),
    Cue(cues.is_plainly_the_scene, Outcome.STRONG, ALWAYS),
)
"""In their order: what is part of another name first, the plain scene last."""


def judged(around: Around, cues: Sequence[Cue[Around, Outcome]]) -> Spot:
    """What the words around a place say of it: the scene, weakly, if none of these cues holds."""
    return spot_as(first_answer(cues, around) or Outcome.WEAK, around.mention, around.at)
