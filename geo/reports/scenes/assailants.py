"""Words for those who came to attack ("five attackers were killed"), and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Party
from geo.reports.people.group import Group
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Harm

_THEIRS = ("attacker", "gunm", "assail", "bomber", "suicide", "militant", "terrorist")
_MILITANTS = frozenset(("militants", "extremists"))
_OTHERS = frozenset(
    "gunmen gunman assailants assailant attackers anonymous unknown unidentified".split()
)
_NAMELESS = frozenset("unknown unidentified other local rebel palestinian".split())
_HUNTERS_OF = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION))
HUNTERS = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION, Party.OTHER_ARMED))


def came_to_attack(group: Group | None, scene: Scene) -> bool:
    """ "Attackers", where "militants" killed by an air strike are none of its pilots'."""
    if group is None or group.head < 0:
        return False
    return scene.tokens[group.head].low.startswith(("attacker", "assail", "bomber", "suicide"))


def are_the_attackers(group: Group | None, scene: Scene, attackers: Sequence[Party]) -> bool:
    """ "Two of the attackers were killed, too": of those who were told of before."""
    if group is None or group.head < 1 or scene.tokens[group.head - 1].low != "the":
        return False
    theirs = scene.tokens[group.head].low.startswith(_THEIRS)
    return came_to_attack(group, scene) or (theirs and not set(attackers) & _HUNTERS_OF)


def name_militants(scene: Scene) -> None:
    """ "Militants" of a report that names Islamic State are its own, unless called unknown."""
    if not scene.words & _MILITANTS or scene.words & _OTHERS:
        return
    tokens = scene.tokens
    theirs = any(
        t.low in _MILITANTS and not {b.low for b in tokens[max(0, i - 3) : i]} & _NAMELESS
        for i, t in enumerate(tokens)
    )
    roles = scene.roles
    if theirs and roles.targets == [Party.UNKNOWN] and set(roles.attackers) & _HUNTERS_OF:
        roles.targets[:] = [Party.ISLAMIC_STATE]  # "the army shelled militants by the river"
    if theirs and roles.attackers and all(a is Party.UNKNOWN for a in roles.attackers):
        roles.attackers[:] = [Party.ISLAMIC_STATE]


def names_attackers(group: Group | None, scene: Scene, side: Party) -> bool:
    """ "Five attackers were killed": words for those who came to attack.

    "Militants" that an army or air force (``side``) killed are none of its own.
    """
    if group is None or group.head < 0:
        return False
    if side in HUNTERS:
        return came_to_attack(group, scene)
    return scene.tokens[group.head].low.startswith(_THEIRS)


def kills_attackers(scene: Scene) -> bool:
    """ "The assailant was shot dead by soldiers": who did so hit back."""
    killed = [h.group for h in scene.harmed if h.harm is Harm.KILLED]
    return bool(killed) and all(came_to_attack(g, scene) for g in killed)
