"""Whether a scene tells of an event that was told before.

Some things settle it at once, by ``same_verdicts``; else the signs of ``same_signs`` are weighed.
"""

from __future__ import annotations

from typing import Final

from geo.reports.clauses.clauses import RAISING
from geo.reports.dates.when import When
from geo.reports.events.comparison import Comparison
from geo.reports.events.draft import Draft
from geo.reports.events.same_day import days_clash
from geo.reports.events.same_place import places_clash
from geo.reports.events.same_signs import Sign, signs_of
from geo.reports.events.same_verdicts import verdict_of
from geo.reports.scenes.scene import Scene

WEIGHTS: Final = {
    Sign.TOLD_BEFORE_THE_LAST: -1.5,
    Sign.POINTS_BACK: 2.0,
    Sign.INDEFINITE: -1.0,
    Sign.NAMES_NEW: -2.5,
    Sign.MEANWHILE: -2.0,
    Sign.BOTH_DATED: 1.5,
    Sign.OPENS_WITH_ITS_DAY: 0.5,
    Sign.ONLY_SCENE_DATED: -0.5,
    Sign.OPENS_ON_LIKELY_DAY: -1.5,
    Sign.TURNS_TO_A_DAY: -1.5,
    Sign.OPENS_WITH_A_DAY: -0.5,
    Sign.DAYS_OF_ITS_OWN: -1.5,
    Sign.PLACED_ON_ITS_DAY: 1.5,
    Sign.SAME_SPOT: 1.5,
    Sign.OPENS_ELSEWHERE: -2.0,
    Sign.ELSEWHERE: -1.0,
    Sign.TURNS_TO_A_REGION: -1.0,
    Sign.NO_PLACE_OR_DAY: 1.5,
    Sign.NEXT_BULLET: -1.0,
    Sign.OTHER_KIND: -2.0,
    Sign.OTHER_KIND_OF_IT: -0.5,
    Sign.OTHER_ARMS: -2.0,
    Sign.NUMBER_OF_IT: 1.5,
    Sign.SMALL_NUMBER_AGAIN: 0.5,
    Sign.NUMBER_FAR_OFF: -1.5,
    Sign.RIVAL_NUMBER: -0.5,
    Sign.OTHER_SOURCE_COUNTS: 1.0,
    Sign.NUMBER_DIFFERS: -1.0,
    Sign.HITS_ITS_VICTIMS: 0.5,
    Sign.HITS_ITS_ATTACKERS: -1.5,
    Sign.SAME_ATTACKER: 0.5,
    Sign.OTHER_ATTACKER: -1.5,
    Sign.OTHER_VICTIMS: -1.0,
    Sign.OTHER_TARGET: -2.0,
    Sign.TOLD_AGAIN: 2.5,
    Sign.FILLS_IN_LEAD: 2.0,
    Sign.GIVES_ITS_DAY: 1.0,
    Sign.ADJACENT: 0.5,
    Sign.WHOM_IT_HIT: 1.5,
    Sign.RETELLS_LEAD: 3.0,
    Sign.DETAIL: 1.0,
}
"""Positive for one event; set by hand."""


def plainly_another(draft: Draft, scene: Scene, when: When | None, soft: bool) -> bool:
    """Whether the day or the place alone tells the draft, which was not told last, apart.

    Asked before anything else, since it settles most pairs; of two kinds of scene the verdicts
    ask more before the day.
    """
    if scene.lows[0] in RAISING or "with" in scene.words:
        return False
    return days_clash(draft, when, soft) or places_clash(draft, scene)


def same_event(
    draft: Draft, scene: Scene, when: When | None, soft: bool, adjacent: bool, latest: bool = True
) -> bool:
    """Whether a scene tells of the draft's event, on the day ``when``; ``soft``: a likely day.

    ``adjacent``: the draft is the one told last, in this paragraph or the one before; ``latest``:
    wherever. Of an earlier one more evidence is asked.
    """
    compared = Comparison(draft, scene, when, soft, adjacent, latest)
    verdict = verdict_of(compared)
    if verdict is not None:
        return verdict.same
    return sum(WEIGHTS[sign] for sign in signs_of(compared)) > 0
