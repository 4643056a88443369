"""Of what kind an event is, in the end: what its scenes said, by who acted and who was hurt."""

from __future__ import annotations

from typing import Final

from geo.model import CountRange, EventType, Party
from geo.reports.events.draft import Draft
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.kinds import best_kind
from geo.reports.vocabulary.lexicon import Harm

_KILLERS: Final = (Party.ISLAMIC_STATE, Party.UNKNOWN, Party.OTHER_ARMED, None)
_BOMBED: Final = frozenset(
    """struck strike strikes bombed bombing bombardment airstrike airstrikes raids missile missiles
    targeted hit""".split()
)
_STRIKES: Final = frozenset(("struck", "strike", "strikes", "bombed"))
_NOTABLE: Final = frozenset(
    """commander leader official head mukhtar sheikh sheik elder dignitary mayor judge chief emir
    responsible notable councilwoman imam preacher councillor""".split()
)
_SHOT: Final = frozenset(
    ("shot", "gunned", "gunmen", "assailants", "motorcycle", "motorbike", "shooting")
)


def final_kind(draft: Draft, attacker: Party | None) -> EventType:
    """The kind of event in the end, by all scenes and by who attacked."""
    kind = best_kind(draft.kinds)
    taken = any(h.harm is Harm.CAPTURED and h.group for s in draft.scenes for h in s.harmed)
    hunted = kind is EventType.RAID and _its_men_only(draft)
    if kind in (EventType.RAID, EventType.OTHER) and taken and attacker in _KILLERS:
        return kind if hunted else EventType.ABDUCTION
    searched = (
        kind in (EventType.ARMED_ATTACK, EventType.OTHER) and taken and not draft.casualties_known
    )
    if searched and attacker in (Party.SDF, Party.GOVERNMENT, Party.COALITION):
        return EventType.RAID
    raided = kind is EventType.ARMED_ATTACK and draft.kinds[0] is EventType.RAID
    if raided and attacker in (Party.SDF, Party.GOVERNMENT, Party.COALITION):
        return EventType.RAID  # "the operation targeted two leaders"
    coalition = kind is EventType.ARMED_ATTACK and attacker is Party.COALITION
    if coalition and any(_STRIKES & s.words for s in draft.scenes):
        return EventType.AIR_STRIKE
    flew = kind is EventType.AIR_STRIKE and taken and not draft.casualties_known
    if flew and not any(_BOMBED & s.words for s in draft.scenes):
        return EventType.RAID  # "arrested a leader, with the participation of aircraft"
    if kind is EventType.RAID and attacker in _KILLERS and draft.casualties_known and not hunted:
        return EventType.ARMED_ATTACK
    loose = (EventType.ARMED_ATTACK, EventType.EXPLOSIVE)
    others = kind in loose and attacker is Party.OTHER_ARMED
    if others and any(w.startswith("israel") for s in draft.scenes for w in s.words):
        return EventType.AIR_STRIKE
    if kind is EventType.OTHER and draft.casualties_known:
        return EventType.ARMED_ATTACK
    if kind is EventType.TROOP_MOVEMENT and draft.bloody:
        return EventType.ARMED_ATTACK
    if kind is EventType.ABDUCTION and _killed_others(draft):
        rest = [k for k in draft.kinds if k is not EventType.ABDUCTION]
        return best_kind(rest) if rest else kind
    return kind


def _killed_others(draft: Draft) -> bool:
    """More dead than taken: the abduction was part of an attack."""
    harmed = [h for s in draft.scenes for h in s.harmed if h.count is not None]
    dead = max((h.count.min for h in harmed if h.harm is Harm.KILLED and h.count), default=0)
    taken = max((h.count.min for h in harmed if h.harm is Harm.CAPTURED and h.count), default=0)
    return dead > taken > 0


def _its_men_only(draft: Draft) -> bool:
    """ "Arrested two members of an IS cell": whoever did it, nobody abducts those."""
    hit = {p for s in draft.scenes for p in (*s.roles.targets, *(h.party for h in s.harmed)) if p}
    return hit - {Party.UNKNOWN} == {Party.ISLAMIC_STATE}


def is_notable(scene: Scene) -> bool:
    """One named or leading person killed on purpose: what reports call an assassination."""
    if scene.kind is not EventType.ARMED_ATTACK:
        return False
    killed = [h for h in scene.harmed if h.harm is Harm.KILLED and h.count == CountRange.exactly(1)]
    if len(killed) != 1:
        return False
    group = killed[0].group
    if group is None or group.head < 0:
        return False
    words = {w for t in scene.tokens[group.first : group.last + 1] for w in t.low.split()}
    return bool(words & _NOTABLE) and bool(scene.words & _SHOT)
