"""Whether a scene tells of an event that was told before: evidence for either side, weighed."""

from __future__ import annotations

from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.came_before import ANSWERING
from geo.reports.clauses.clauses import RAISING
from geo.reports.dates.when import When
from geo.reports.events.draft import Draft
from geo.reports.events.retold import (
    attackers_dead,
    fills_in_the_lead,
    had_wounded,
    in_one_district,
    is_outcome,
    kinds_agree,
    looks_back,
    of_same_people,
    speaks_of_them,
    tells_it_again,
    tells_of_the_raid,
)
from geo.reports.events.same_day import (
    dates_the_operation,
    days_clash,
    earlier_by_other_arms,
    is_its_day,
    reported_before,
)
from geo.reports.events.same_numbers import counts_evidence, had_no_victims, one_of_several
from geo.reports.events.same_place import another_elsewhere, is_near, places_clash, told_apart
from geo.reports.scenes.new_event import is_apart, names_new_event, says_when
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.text.layout import Role
from geo.reports.vocabulary.kinds import best_kind
from geo.reports.vocabulary.lexicon import Harm, Tag

QUIET: Final = frozenset((EventType.RAID, EventType.TROOP_MOVEMENT))
_IN_ANSWER: Final = (["in", "response"], ["in", "retaliation"], ["in", "reprisal"])
_AFTERWARDS: Final = frozenset(("afterwards", "afterward", "subsequently", "later"))
_WEAPONS: Final = frozenset("device bomb mine landmine ied car vehicle drone missile".split())


def same_event(
    draft: Draft, scene: Scene, when: When | None, soft: bool, adjacent: bool, latest: bool = True
) -> bool:
    """Whether a scene tells of the draft's event; evidence for either side is weighed.

    ``latest``: the draft is the one told last; for an earlier one more evidence is asked.
    """
    if adjacent and speaks_of_them(draft, scene):
        return True
    if adjacent and scene.dies_later and (had_wounded(draft) or _kin_of_the_dead(draft, scene)):
        return True
    if adjacent and says_when(scene) and kinds_agree(draft, scene):
        return True
    if latest and (_adds_a_word(draft, scene) or _of_those_taken(draft, scene)):
        return True
    if adjacent and _they_were_killed(draft, scene):
        return True
    behind = scene.tokens[0].low in RAISING and scene.sentence is draft.scenes[-1].sentence
    if behind and any(h.toll for h in scene.harmed):
        return True  # "..., bringing the number of dead to three"
    if adjacent and not soft and dates_the_operation(draft, scene, when):
        return True
    beside = scene.tokens[0].low == "as" and scene.sentence is draft.scenes[-1].sentence
    if (
        (beside and scene.counted)
        or is_apart(scene)
        or days_clash(draft, when, soft)
        or _strikes_back(draft, scene)
    ):
        return False
    again = adjacent and when is None and tells_it_again(draft, scene)
    if places_clash(draft, scene) and not (again and in_one_district(draft, scene)):
        return False
    if another_elsewhere(draft, scene):
        return False
    if earlier_by_other_arms(draft, scene) or reported_before(draft, scene, when):
        return False
    if adjacent and (scene.gives_details or looks_back(draft, scene)):
        return True
    if is_outcome(draft, scene, latest) or (adjacent and attackers_dead(draft, scene)):
        return True
    if scene.opens_on_another_day and scene.counted:
        return False
    if had_no_victims(draft, scene) or one_of_several(draft, scene, latest):
        return False
    differs = _is_quiet(draft.kinds) != (scene.kind in QUIET)
    details = latest and tells_of_the_raid(draft, scene)
    if differs and scene.kinds and not (scene.definite or details):
        return False
    if _other_operation(draft, scene):
        return False
    same, new = 0.0, 0.0 if latest else 1.5
    place = scene.place
    own_place = place is not None and not is_wide(place.match) and not scene.only_home
    dated = when is not None and not soft
    if (
        details
        or (scene.definite and not scene.indefinite)
        or (adjacent and _opens_with_weapon(scene) and kinds_agree(draft, scene))
    ):
        same += 2
    if scene.indefinite and scene.acted:
        new += 1
    if names_new_event(scene):
        new += 2.5
    if scene.tokens[0].low == "while" and scene.acted and scene.indefinite and own_place:
        new += 2  # "... in X, while a drone targeted a fighter near Y"
    if dated and draft.when is not None:
        same += 0.5 if scene.opens_with_date else 1.5
    elif dated:
        new += 0.5
    opens = soft and draft.when is None and scene.opens_with_date
    if opens and scene.counted and own_place and not scene.definite and told_apart(draft, scene):
        return False  # "Yesterday, activists documented the death of a woman in Y"
    opens = opens and scene.acted
    if opens and (scene.indefinite or (own_place and not scene.definite)):
        new += 1.5  # "Yesterday, activists reported that a drone attacked ..."
    if dated and scene.opens_with_date and not scene.definite:
        known = draft.when is not None and not draft.soft_when
        new += 1.5 if known or (draft.when is None and scene.acted) else 0.5
    if own_place and when is not None and soft and is_its_day(draft, when):
        same += 1.5 if set(scene.kinds) & set(draft.kinds) and not draft.soft_when else 0.0
    if own_place:
        same_spot = draft.place is not None and place is not None and is_near(draft.place, place)
        if same_spot:
            same += 1.5
        elif draft.place is not None and not is_wide(draft.place.match):
            new += 2 if scene.opens_with_place else 1
    elsewhere = scene.opens_with_place and scene.acted and scene.indefinite and draft.bloody
    if elsewhere and not own_place and kinds_agree(draft, scene):
        new += 1  # "In Deir Ezzor, the garrison foiled an attack": beside what was told of Homs
    elif not own_place and (when is None or (soft and is_its_day(draft, when))):
        same += 1.5
    listed = scene.sentence.role is Role.BULLET and scene.sentence.block != draft.block
    if listed and scene.acted and not scene.definite:
        new += 1
    if not kinds_agree(draft, scene):
        new += 2 if scene.kinds and not scene.definite else 0.5
    same_counts, new_counts = counts_evidence(draft, scene)
    same_parties, new_parties = _party_evidence(draft, scene)
    same += same_counts + same_parties
    new += new_counts + new_parties
    if again:
        same += 2.5
    elif adjacent and not dated and fills_in_the_lead(draft, scene):
        same += 2
    if adjacent and draft.when is None and dated and not own_place and of_same_people(draft, scene):
        same += 1  # the lead says how many, the next sentence when
    if adjacent:
        same += 0.5
        if scene.sentence.block == draft.block and not draft.bloody and _only_harm(scene):
            same += 1.5  # the attack in one sentence, whom it hit in the next
    if adjacent and dated and _retells_lead(draft, scene):
        same += 3
    if not scene.hurt and when is None and same_parties > new_parties:
        same += 1  # a detail: who, with what, near where
    return same > new


def _adds_a_word(draft: Draft, scene: Scene) -> bool:
    """ "...; SANA then spoke of 28 dead": another's count of what the sentence tells."""
    told = scene.counted and not scene.kinds and scene.place is None
    if scene.sentence is not draft.scenes[-1].sentence or not told:
        return False
    opens = next((t for t in scene.tokens if t.tag is not Tag.PUNCT), None)
    return opens is not None and opens.tag is Tag.OUTLET


def _kin_of_the_dead(draft: Draft, scene: Scene) -> bool:
    """ "His nephew was wounded and died on 5 March", behind the shooting of a man."""
    opens = scene.tokens[0].low in ("his", "her", "their") and scene.tokens[1].tag is Tag.PERSON
    return opens and draft.bloody


def _of_those_taken(draft: Draft, scene: Scene) -> bool:
    """ "...; one was found dead the next day": of those abducted."""
    last = draft.scenes[-1]
    taken = any(h.harm is Harm.CAPTURED and h.count for h in last.harmed)
    dead = [h for h in scene.harmed if h.harm is Harm.KILLED]
    alone = all(h.group is not None and h.group.headless for h in dead)
    here = scene.place is None and scene.sentence is last.sentence
    return taken and bool(dead) and alone and here


def _strikes_back(draft: Draft, scene: Scene) -> bool:
    """ "American forces answered with artillery": shells of their own, on those who fired first."""
    theirs = {a for a in scene.roles.attackers if a is not Party.UNKNOWN}
    fired = best_kind(scene.kinds) in (EventType.AIR_STRIKE, EventType.SHELLING)
    opens = [t.low for t in scene.tokens[:2]]
    answers = bool(scene.words & ANSWERING) or opens in _IN_ANSWER
    hit = {t for t in scene.roles.targets if t is not Party.UNKNOWN} & set(draft.attackers)
    answers = answers or bool(hit and scene.words & _AFTERWARDS)
    told = fired and scene.acted and answers
    return told and bool(theirs) and theirs.isdisjoint(draft.attackers)


def _only_harm(scene: Scene) -> bool:
    own_kind = set(scene.kinds) - {EventType.ARMED_ATTACK}
    return scene.hurt and scene.place is None and not (scene.roles.attackers or own_kind)


def _other_operation(draft: Draft, scene: Scene) -> bool:
    """Reinforcements and a sweep are two operations, however close they are told."""
    if scene.kind not in QUIET:
        return False
    kind = best_kind(draft.kinds)
    return kind is not scene.kind and kind in QUIET


def _opens_with_weapon(scene: Scene) -> bool:
    """ "The device went off 15 kilometres from the city": the one told of before."""
    lows = [t.low for t in scene.tokens[:2]]
    return lows[:1] == ["the"] and lows[-1] in _WEAPONS


def _is_quiet(kinds: list[EventType]) -> bool:
    return best_kind(kinds) in QUIET


def _retells_lead(draft: Draft, scene: Scene) -> bool:
    """ "A mine hit a convoy of the brigade. On Tuesday, a mine killed several of its men": the
    lead of a note, which gave no day, told again."""
    lead = len(draft.scenes) == 1 and draft.when is None and draft.scenes[0].sentence.start == 0
    wide = draft.place is None or draft.place.match.point is None or is_wide(draft.place.match)
    alike = bool(scene.kinds) and scene.kind is best_kind(draft.kinds)
    theirs = {h.party for h in scene.harmed} & set(draft.victims)
    return lead and wide and alike and bool(theirs) and not names_new_event(scene)


def _they_were_killed(draft: Draft, scene: Scene) -> bool:
    """ "They were killed on Monday in the village of X": those just told of, and where."""
    opens = scene.tokens[0].low in ("they", "all", "both")
    theirs = all(h.pronoun and h.count is None for h in scene.harmed)
    return opens and scene.hurt and theirs and draft.bloody and not names_new_event(scene)


def _party_evidence(draft: Draft, scene: Scene) -> tuple[float, float]:
    same = new = 0.0
    mine = [a for a in draft.attackers if a is not Party.UNKNOWN]
    theirs = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    hit = [t for t in scene.roles.targets if t is not Party.UNKNOWN]
    if set(hit) & set(draft.victims):
        same += 0.5
    if mine and hit and set(hit) <= set(mine) and not set(hit) & set(draft.victims):
        new += 1.5  # those who attacked are hit themselves, by another attack
    if mine and theirs:
        if set(mine) & set(theirs):
            same += 0.5
        else:
            new += 1.5
    hurt = {h.party for h in scene.harmed if h.party not in (None, Party.UNKNOWN)}
    if hurt and draft.victims and not hurt & set(draft.victims) and not hurt & set(draft.attackers):
        new += 1.0 if not scene.adds else 0.0
    return same, new
