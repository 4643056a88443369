"""Folds scenes into incidents: what each scene adds to the event that it tells of."""

from __future__ import annotations

from geo.model import DatePrecision, EventType
from geo.reports.dates.when import When
from geo.reports.events.draft import Draft
from geo.reports.events.draft_counts import take_counts
from geo.reports.events.draft_place import take_place
from geo.reports.events.draft_sides import adopt_side, is_response, take_sides
from geo.reports.events.same_day import THEY, is_before, says_when_hit
from geo.reports.scenes.new_event import says_when
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.kinds import QUIET


def new_draft(scene: Scene, when: When | None, soft: bool) -> Draft:
    """The event that a scene is the first to tell of."""
    draft = Draft(
        scenes=[], words=[], kinds=[], place=None, other_places=[], when=None, soft_when=True
    )
    absorb(draft, scene, when, soft)
    return draft


def absorb(draft: Draft, scene: Scene, when: When | None, soft: bool) -> None:
    """Adds a scene's word to the draft."""
    adopt_side(draft, scene)
    response = is_response(draft, scene)
    draft.scenes.append(scene)
    if not response:
        _take_kinds(draft, scene)
    take_place(draft, scene)
    later = when is not None and draft.when is not None and says_when(scene)
    later = later or _says_the_day(draft.when, when)
    if when is not None and scene.lows[0] in THEY and is_before(when, draft):
        later = later or says_when_hit(scene)
    if later or (when is not None and (draft.when is None or (draft.soft_when and not soft))):
        draft.when, draft.soft_when = when, soft
    take_sides(draft, scene, response)
    take_counts(draft, scene)
    draft.block = scene.sentence.block


def _says_the_day(known: When | None, told: When | None) -> bool:
    """ "Was killed last week", and then "was killed on Tuesday": on that day."""
    if known is None or told is None or told.precision is not DatePrecision.DAY:
        return False
    if known.precision not in (DatePrecision.WEEK, DatePrecision.MONTH) or told.first is None:
        return False
    return bool(known.first and known.last and known.first <= told.first <= known.last)


def _take_kinds(draft: Draft, scene: Scene) -> None:
    """The first scene names the kind; later ones only make it more exact."""
    if not draft.kinds or scene.unsure:
        draft.kinds.extend(scene.kinds if not scene.unsure else ())
        return
    if not (scene.acted or scene.hurt or scene.definite or scene.indefinite):
        return  # "the fog, in which aircraft see little"
    attack = {EventType.ARMED_ATTACK, EventType.CLASH}
    for kind in scene.kinds:
        if kind in QUIET or (kind in attack and set(draft.kinds) & attack):
            continue
        if not scene.definite or set(draft.kinds) <= attack | {EventType.OTHER}:
            draft.kinds.append(kind)
