"""What a scene can't be of, however much it looks like an event told before."""

from __future__ import annotations

from typing import Final

from geo.model import EventType, Party
from geo.reports.events.draft import Draft
from geo.reports.scenes.new_event import names_new_event
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.kinds import best_kind
from geo.reports.vocabulary.lexicon import Harm

_FOUND: Final = frozenset(("found", "discovered", "recovered"))
_GONE: Final = (Harm.CAPTURED, Harm.MISSING)
_FROM_AFAR: Final = (EventType.AIR_STRIKE, EventType.SHELLING)
_ARMED: Final = frozenset(
    (Party.GOVERNMENT, Party.SDF, Party.COALITION, Party.ISLAMIC_STATE, Party.OTHER_ARMED)
)


def is_apart_from(draft: Draft, scene: Scene) -> bool:
    """Whether a scene tells of another event than the draft's, whatever else they share."""
    return _found_dead_elsewhere(draft, scene) or _its_victims_struck(draft, scene)


def _found_dead_elsewhere(draft: Draft, scene: Scene) -> bool:
    """ "Meanwhile, a man was found dead in X", behind a bomb in Y: nobody had been missing."""
    dead = [h for h in scene.harmed if h.harm is Harm.KILLED and not h.none_said]
    found = not scene.words.isdisjoint(_FOUND) and len(dead) == len(scene.harmed)
    if not (found and dead) or scene.place is None or not names_new_event(scene):
        return False
    return not any(h.harm in _GONE for s in draft.scenes for h in s.harmed)


def _its_victims_struck(draft: Draft, scene: Scene) -> bool:
    """ "Its jets killed 300 fighters", behind an attack that killed soldiers: their answer."""
    struck = {a for a in scene.roles.attackers if a in _ARMED}
    if not struck or best_kind(scene.kinds) not in _FROM_AFAR or not scene.counted:
        return False
    if best_kind(draft.kinds) in _FROM_AFAR or not struck <= set(draft.victims):
        return False
    killed = {h.party for h in scene.harmed if h.harm is Harm.KILLED} - {None, Party.UNKNOWN}
    killed |= {t for t in scene.roles.targets if t in _ARMED}
    return bool(killed) and killed.isdisjoint(draft.victims)
