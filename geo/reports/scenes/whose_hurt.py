"""Whose side the hurt are, where it stands elsewhere: in the target, or named before."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Party
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import NEUTRAL_HEADS
from geo.reports.scenes.assailants import (
    HUNTERS,
    are_the_attackers,
    came_to_attack,
    names_attackers,
)
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import LOSES, Harm, Tag

_SPOKE = frozenset(("said", "told", "says"))
_MOURNED = frozenset("buried mourned mourns bury".split())
_CREW = frozenset("driver guard guards bodyguard bodyguards escort".split())
_GUARDS = frozenset("guard guards bodyguard bodyguards escorts sentries".split())
_SUSPECTS = frozenset(("man", "men", "suspect", "suspects"))
_NTH = frozenset("second third fourth fifth sixth".split())
_ANYBODY = frozenset(("man", "person", "one"))
_WITH_SOLDIERS = frozenset((Party.SDF, Party.COALITION, Party.OTHER_ARMED))
_UNIFORMS = frozenset(
    """policeman policemen officer officers soldier soldiers conscript conscripts troops
    servicemen""".split()
)
_REPELS = ("repelled", "repulsed", "pushed back", "thwarted", "foiled")
_FIGHTERS = frozenset("fighter fighters combatant combatants recruit recruits".split())
_WITH_GUARDS = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION))
_FELLOWS = frozenset(("colleagues", "comrades", "companions"))
_HUNTERS = HUNTERS - {Party.OTHER_ARMED}
_MILITANTS = frozenset(("militants", "terrorists", "extremists"))
_ARMED = frozenset((Party.ISLAMIC_STATE, Party.OTHER_ARMED))


def settle_parties(
    scene: Scene,
    known_victims: Sequence[Party],
    islamic_state_named: bool,
    last_victims: Sequence[Party] = (),
    last_attackers: Sequence[Party] = (),
) -> None:
    """Gives a side to people whose side stands elsewhere: in the target, or named before.

    ``known_victims`` are those of the same event, ``last_victims`` and ``last_attackers`` of the
    one told before.
    """
    if not scene.harmed:
        return
    attackers = scene.roles.attackers
    own = [a for a in attackers if a is not Party.UNKNOWN]
    targets = [t for t in scene.roles.targets if t is not Party.UNKNOWN]
    hunted = not attackers and islamic_state_named and bool(set(last_attackers) & _HUNTERS)
    previous: Party | None = None
    for harm in scene.harmed:
        if harm.party is Party.UNKNOWN and islamic_state_named and set(attackers) & HUNTERS:
            harm.party = Party.ISLAMIC_STATE
        if harm.party is Party.UNKNOWN and hunted and _are_militants(harm, scene):
            harm.party = Party.ISLAMIC_STATE
        if harm.party is Party.UNKNOWN and own and names_attackers(harm.group, scene, own[0]):
            harm.party = own[0]
        if (
            harm.party is Party.UNKNOWN
            and not own
            and are_the_attackers(harm.group, scene, last_attackers)
        ):
            harm.party = next(iter(last_attackers), harm.party)
        if harm.party is Party.UNKNOWN and not own and _they_lost(scene, last_attackers):
            harm.party = last_attackers[0]
        if _in_uniform(harm, scene) and (owner := _own_people(harm, scene)) in _WITH_SOLDIERS:
            harm.party = owner  # "the Turkish ministry says five of its soldiers were killed"
        if harm.party is Party.CIVILIAN and _own_men(harm, scene):
            harm.party = _own_people(harm, scene) or harm.party
        if len(set(targets)) == 1 and targets[0] in _WITH_SOLDIERS and _in_uniform(harm, scene):
            harm.party = targets[0]
        if harm.party is Party.CIVILIAN and (rank := _whose_rank(harm, scene)) is not None:
            harm.party = rank
        if harm.party is Party.CIVILIAN and previous in _WITH_GUARDS and _are_guards(harm, scene):
            harm.party = previous  # "an officer of the SDF and two guards"
        if harm.party is Party.CIVILIAN and _men_lost(harm, scene):
            harm.party = Party.UNKNOWN
        if harm.party is None and own and _of_the_repelled(harm, scene):
            harm.party = own[0]
        if targets and targets[0] is not Party.CIVILIAN and _its_driver(harm, scene):
            harm.party = targets[0]
        if not targets and len(last_victims) == 1 and _the_driver(harm, scene):
            harm.party = last_victims[0]
        if len(last_victims) == 1 and (_the_man(harm, scene) or _another_man(harm, scene)):
            harm.party = last_victims[0]
        struck: Sequence[Party] = targets[:1] or last_victims[: len(last_victims) == 1]
        if struck and struck[0] is not Party.CIVILIAN and _the_guard(harm, scene):
            harm.party = struck[0]
        if harm.party is Party.UNKNOWN and targets and targets[0] in _ARMED:
            harm.party = targets[0]
        if harm.party is None and not harm.none_said:
            harm.party = _own_people(harm, scene)
        if harm.party is None and (of_them := _fellows_of(harm, scene)) is not None:
            harm.party = of_them
        if harm.party is None and harm.other and len(last_victims) == 1:
            headless = harm.group is None or harm.group.headless
            harm.party = last_victims[0] if headless and previous is None else None
        if harm.party is None and harm.group is not None and harm.group.definite:
            harm.party = _of_those_named(harm, scene)
        if harm.party is None and _only_civilian_parts(harm, scene):
            harm.party = Party.CIVILIAN
        if harm.party is None and not harm.none_said:
            fought = scene.roles.sides
            among_themselves = len(fought) > 1 and len(set(fought)) == 1 and not targets
            if harm.generic and among_themselves:
                harm.party = fought[0]  # "killed in a shoot-out of the Division and the militia"
            else:
                harm.party = _likely(harm, previous, targets, known_victims)
            if harm.party is Party.CIVILIAN and (_unnamed_hit(harm, scene) or _armed(harm, scene)):
                harm.party = Party.UNKNOWN
        if harm.party is not None:
            previous = harm.party
    _backfill(scene)


def _only_civilian_parts(harm: Harmed, scene: Scene) -> bool:
    """ "37, 11 of them children and six women": people of no side."""
    group = harm.group
    if group is None or not group.headless or group.count is None:
        return False
    parts = [g for g in scene.groups if g.subset and g.first > group.last and g.party is not None]
    return len(parts) > 1 and {p.party for p in parts} == {Party.CIVILIAN}


def _of_those_named(harm: Harmed, scene: Scene) -> Party | None:
    """ "A crowd of civilians was hit, killing five of them": of the civilians."""
    group = harm.group
    if group is None or not group.headless or scene.tokens[group.last].low != "them":
        return None
    named = [g.party for g in scene.groups if g.last < group.first and g.head >= 0]
    return named[-1] if named and named[-1] not in scene.roles.attackers else None


def _its_driver(harm: Harmed, scene: Scene) -> bool:
    """ "A vehicle of the army was hit, killing its driver": a man of the army."""
    group = harm.group
    if group is None or group.head < 0:
        return False
    first = scene.tokens[group.first].low
    driver = (
        scene.tokens[group.head].low == "driver" and group.head == group.last == group.first + 1
    )
    if first in ("a", "the"):  # "hit a truck of the militia, killing a driver"
        return driver and group.first > 0 and scene.tokens[group.first - 1].tag is Tag.CASUALTY
    return first in ("its", "their") and scene.tokens[group.head].low in NEUTRAL_HEADS


def _the_driver(harm: Harmed, scene: Scene) -> bool:
    """ "The driver was hurt", behind an attack on an officer's car: the officer's man."""
    group = harm.group
    if group is None or group.head < 0 or scene.place is not None:
        return False
    definite = scene.tokens[group.first].low in ("the", "their", "his")
    return definite and scene.tokens[group.head].low in _CREW


def _the_man(harm: Harmed, scene: Scene) -> bool:
    """ "The man was killed when he fired back", behind a raid on a suspect: the suspect."""
    group = harm.group
    if group is None or group.head < 0 or scene.place is not None or scene.points:
        return False
    named = scene.tokens[group.first].low == "the" and group.first + 1 == group.head == group.last
    return named and scene.tokens[group.head].low in _SUSPECTS


def _in_uniform(harm: Harmed, scene: Scene) -> bool:
    """ "A bomb hit an SDF checkpoint, wounding a policeman": one of theirs, not of Damascus."""
    group = harm.group
    if group is None or harm.party is not Party.GOVERNMENT:
        return False
    named = any(t.tag is Tag.ORG for t in scene.tokens[group.first : group.last + 1])
    return not named and group.head >= 0 and scene.tokens[group.head].low in _UNIFORMS


def _whose_rank(harm: Harmed, scene: Scene) -> Party | None:
    """ "The driver, Sergeant X, was killed": a man of the sergeant's side, as he is one."""
    group = harm.group
    if group is None or group.head < 0 or scene.tokens[group.head].low not in NEUTRAL_HEADS:
        return None
    behind = scene.tokens[group.last + 1 : group.last + 3]
    named = len(behind) == 2 and behind[0].low == "," and behind[1].tag is Tag.PERSON
    return behind[1].party if named and behind[1].party is Party.GOVERNMENT else None


def _are_guards(harm: Harmed, scene: Scene) -> bool:
    group = harm.group
    return group is not None and group.head >= 0 and scene.tokens[group.head].low in _GUARDS


def _own_men(harm: Harmed, scene: Scene) -> bool:
    """ "Two attackers and one of its own men were killed"."""
    group = harm.group
    if group is None or group.head < 0 or scene.tokens[group.head].low not in ("men", "man"):
        return False
    return any(t.low in ("its", "our") for t in scene.tokens[group.first : group.last + 1])


def _fellows_of(harm: Harmed, scene: Scene) -> Party | None:
    """ "Shepherds found the bodies of four of their colleagues": shepherds, too."""
    group = harm.group
    if group is None or group.head < 0 or scene.tokens[group.head].low not in _FELLOWS:
        return None
    before = [g.party for g in scene.groups if g.last < group.first]
    return before[-1] if before else None


def _are_militants(harm: Harmed, scene: Scene) -> bool:
    """ "Over 300 militants were killed", behind air raids in a report that names IS."""
    group = harm.group
    return group is not None and group.head >= 0 and scene.tokens[group.head].low in _MILITANTS


def _men_lost(harm: Harmed, scene: Scene) -> bool:
    """ "After losing nine men to an ambush": men of a side, told behind it."""
    group = harm.group
    if group is None or group.head < 0 or scene.tokens[harm.at].low not in LOSES:
        return False
    return scene.tokens[group.head].low == "men"


def _of_the_repelled(harm: Harmed, scene: Scene) -> bool:
    """ "Repelled an attack by IS, killing six": of those who came."""
    group, before = harm.group, scene.tokens[: harm.at]
    nameless = group is None or group.headless
    acted = harm.harm is Harm.KILLED and scene.tokens[harm.at].low == "killing"
    return nameless and acted and any(t.low.startswith(_REPELS) for t in before)


def _armed(harm: Harmed, scene: Scene) -> bool:
    """ "Two fighters were killed": of a side that nobody names, but no civilians."""
    group = harm.group
    return group is not None and group.head >= 0 and scene.tokens[group.head].low in _FIGHTERS


def _another_man(harm: Harmed, scene: Scene) -> bool:
    """ "A fourth man is missing", behind three soldiers: one of them."""
    group = harm.group
    if group is None or group.head < 1 or scene.place is not None or scene.points:
        return False
    behind = scene.tokens[group.head + 1 : group.head + 2]
    named = bool(behind) and behind[0].low in (",", "who")
    nth = scene.tokens[group.head - 1].low in _NTH and scene.tokens[group.head].low in _ANYBODY
    return nth and not named


def _they_lost(scene: Scene, attackers: Sequence[Party]) -> bool:
    """ "The attackers lost eleven of their number"."""
    lost = len(scene.tokens) > 2 and scene.tokens[2].low in LOSES
    return lost and any(
        g.first == 0 and are_the_attackers(g, scene, attackers) and bool(attackers)
        for g in scene.groups
    )


def _unnamed_hit(harm: Harmed, scene: Scene) -> bool:
    """ "Strikes on facilities used by armed groups killed 22 people": whose, nobody says."""
    if not harm.generic or harm.harm is Harm.CAPTURED:
        return False
    return bool(scene.roles.targets) and set(scene.roles.targets) == {Party.UNKNOWN}


def _the_guard(harm: Harmed, scene: Scene) -> bool:
    """ "Fired on an SDF guard, killing the guard": he of whom it tells."""
    group = harm.group
    if group is None or group.head < 0:
        return False
    if scene.tokens[group.head].low in _GUARDS and group.last == group.head:
        return harm.party in (
            None,
            Party.CIVILIAN,
        )  # "hit a depot of the army, killing four guards"
    if group.head != group.first + 1 or scene.tokens[group.first].low != "the":
        return False
    return scene.tokens[group.head].low in _CREW - {"driver"}


def _own_people(harm: Harmed, scene: Scene) -> Party | None:
    """ "The SDF said five of its fighters": whose people "its" and "our" are."""
    group = harm.group
    if group is None:
        return None
    words = {t.low for t in scene.tokens[group.first : group.last + 1]}
    buried = group.first > 0 and scene.tokens[group.first - 1].low in _MOURNED
    speaks = "his" in words and any(t.low in _SPOKE for t in scene.tokens[: group.first])
    if not (words & {"its", "our", "their"} or buried or speaks):
        return None
    came = any(came_to_attack(g, scene) for g in scene.groups if g is not group)
    if "own" in words and scene.roles.attackers and not came:
        return scene.roles.attackers[0]  # "IS beheaded three of its own fighters"
    owners = [
        t.party
        for t in scene.tokens[: group.first]
        if t.tag is Tag.ORG and t.party is not None and t.party not in scene.roles.attackers
    ]
    return owners[-1] if owners else None


def _likely(
    harm: Harmed, previous: Party | None, targets: Sequence[Party], known: Sequence[Party]
) -> Party | None:
    unnamed = harm.group is None or harm.group.headless or harm.group.pronoun
    if unnamed and previous is not None:
        return previous
    if targets:
        return targets[0]
    if harm.generic and harm.count is None and previous not in (None, Party.CIVILIAN):
        return None  # "... and that more people were killed on both sides"
    if harm.generic:
        return known[0] if len(known) == 1 else Party.CIVILIAN
    if len(known) == 1:
        return known[0]
    return previous


def _backfill(scene: Scene) -> None:
    """ "The driver's companion ... and two soldiers": one side named serves those without."""
    sides = {h.party for h in scene.harmed if h.party is not None}
    if len(sides) == 1:
        side = next(iter(sides))
        for harm in scene.harmed:
            if harm.party is None and not harm.none_said:
                harm.party = side
