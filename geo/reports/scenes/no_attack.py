"""What hurts people, or might have, and is no attack: drills, accidents, want, a suicide."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.hints import is_verb
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.tokens import has_pair

_FIRED_AT: Final = frozenset(("fire", "downed", "missile"))
_FALLEN: Final = frozenset(("wall", "roof", "building", "house", "well", "tree"))
_DRILL: Final = frozenset("exercise exercises drill drills manoeuvres maneuvers rehearsal".split())
_DURING: Final = frozenset(("in", "during"))
_CLEAR: Final = frozenset(("set off", "detonated", "blew up", "destroyed", "cleared", "exploded"))
_ENGINEERS: Final = frozenset(("engineers", "sappers", "deminers"))
_CACHES: Final = frozenset("cache caches ordnance duds leftovers remnants".split())
_SET_OFF: Final = frozenset(
    "explosion explosions detonation detonations destruction demolition blast blasts".split()
)
_INTO: Final = frozenset("inside into on at against".split())
_WANTS: Final = frozenset("cold hunger starvation malnutrition thirst dehydration exposure".split())
_CRASH: Final = frozenset(("crash", "crashed"))
_FAULT: Final = frozenset("fault malfunction failure weather".split())
_LEAKS: Final = frozenset(("leak", "cylinder", "cylinders", "canister", "stove", "boiler"))
_OWN_DEEDS: Final = frozenset((EventType.SUICIDE_ATTACK, EventType.ARMED_ATTACK))
OWN_LIFE: Final = frozenset(("himself", "herself", "suicide"))
_OWN_HAND: Final = frozenset("killed shot hanged hung stabbed".split())
_PRIMED: Final = frozenset(
    """booby-trapped rigged planted bomb bombs ied ieds explosives device checkpoint terrorist
    terrorists""".split()
) | {"explosive device", "improvised explosive device"}
_A_FIRE: Final = frozenset("a the huge massive big large".split())
_FIRE_IS: Final = frozenset("in at broke swept erupted killed that destroyed".split())
_ACCIDENT: Final = frozenset(
    """suffocated suffocation electrocuted sandstorm lightning cholera illness disease
    heatstroke stampede collision crash crashed accident accidents overturned earthquake drowned
    drowning collapse flood floods flipped skidded swerved""".split()
)


def is_drill(scene: Scene) -> bool:
    """An exercise, or a controlled explosion, in which nobody is meant to be hurt."""
    if scene.hurt:
        return not scene.words.isdisjoint(_DRILL) and _goes_wrong(scene)
    return bool(scene.words & _DRILL) or _is_controlled(scene)


def _goes_wrong(scene: Scene) -> bool:
    """ "Killed during an exercise", "an exercise in which one was killed", and nobody attacked."""
    if scene.roles.attackers or any(t.trigger and not t.harm for t in scene.tokens):
        return False
    lows = scene.lows
    return any(
        low in _DRILL
        and ("which" in lows[i + 1 : i + 8] or not _DURING.isdisjoint(lows[max(0, i - 3) : i]))
        for i, low in enumerate(lows)
    )


def _is_controlled(scene: Scene) -> bool:
    """ "The blast came from the controlled destruction of old mines"."""
    lows = scene.lows
    if _CLEAR.isdisjoint(lows):
        return "controlled" in scene.words and _sets_it_off(lows)
    if any(
        low in _ENGINEERS and not _CLEAR.isdisjoint(lows[i + 1 : i + 4])
        for i, low in enumerate(lows)
    ):
        return True  # "engineers set off 40 mines in the streets"
    if any(
        low in _CLEAR and not _CACHES.isdisjoint(lows[i + 1 : i + 4]) for i, low in enumerate(lows)
    ):
        return True  # "the army blew up a cache of explosives"
    return "controlled" in scene.words and _sets_it_off(lows)


def _sets_it_off(lows: Sequence[str]) -> bool:
    return has_pair(lows, ("controlled",), _SET_OFF)


def is_accident(scene: Scene) -> bool:
    """A crash, a flood, a wall that fell: nobody attacked."""
    crash = not scene.words.isdisjoint(_CRASH)
    if crash and not scene.hurt and not _crashes_into(scene):
        return True  # "a drone crashed near X", and not "inside the base"
    if crash and not scene.words.isdisjoint(_FAULT):
        return True
    if not scene.words.isdisjoint(_LEAKS) and set(scene.kinds) <= {EventType.EXPLOSIVE}:
        # "a gas cylinder exploded", and not "a booby-trapped gas cylinder"
        return not scene.roles.attackers and scene.words.isdisjoint(_PRIMED)
    if any(k not in (EventType.ARMED_ATTACK, EventType.RAID) for k in scene.kinds):
        return False
    if scene.roles.attackers and (not crash or _was_fired_at(scene)):
        return False  # of a side's helicopter: that side attacked nobody
    fell = bool(scene.words & {"fell", "collapsed"} and scene.words & _FALLEN)
    told = fell or not scene.words.isdisjoint(_ACCIDENT)
    return told or _burned(scene) or _of_want(scene)


def _was_fired_at(scene: Scene) -> bool:
    """ "Came under fire from IS and crashed": what brought it down was others' deed."""
    hurt = {h.party for h in scene.harmed}
    return not scene.words.isdisjoint(_FIRED_AT) and hurt.isdisjoint(scene.roles.attackers)


def is_suicide(scene: Scene) -> bool:
    """ "A soldier committed suicide", "a woman hanged herself", and hurt nobody else."""
    if not set(scene.kinds) <= _OWN_DEEDS or scene.roles.targets or len(scene.harmed) > 1:
        return False
    return any(
        (a in ("committed", "commits") and b == "suicide")
        or (a in _OWN_HAND and b in ("himself", "herself"))
        for a, b in itertools.pairwise(scene.lows)
    )


def _crashes_into(scene: Scene) -> bool:
    hits = has_pair(scene.lows, ("crashed",), _INTO)
    return hits or any(t.trigger and is_verb(t) for t in scene.tokens)


def _of_want(scene: Scene) -> bool:
    """ "A child died of cold in the camp"."""
    if scene.words.isdisjoint(_WANTS):
        return False
    return has_pair(scene.lows, ("of", "from"), _WANTS)


def _burned(scene: Scene) -> bool:
    """ "A fire in a market", "a fire broke out": no "opened fire", no "fire from a post"."""
    if "fire" not in scene.words:
        return False
    lows = scene.lows
    if has_pair(lows, ("caught",), ("fire",)):
        return True
    return any(
        a in _A_FIRE and b == "fire" and c in _FIRE_IS
        for a, b, c in zip(lows, lows[1:], lows[2:], strict=False)
    )
