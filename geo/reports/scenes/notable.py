"""A killing of somebody of note, on purpose: what reports call an assassination."""

from __future__ import annotations

from geo.model import CountRange, EventType
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Harm

_NOTABLE = frozenset(
    """commander leader official head mukhtar sheikh sheik elder dignitary mayor judge chief emir
    responsible notable councilwoman imam preacher councillor""".split()
)
_SHOT = frozenset(("shot", "gunned", "gunmen", "assailants", "motorcycle", "motorbike", "shooting"))


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
