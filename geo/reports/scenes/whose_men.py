"""What the words for the hurt say of whose men they are: a driver, a guard, "its own men"."""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import Party
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import NEUTRAL_HEADS
from geo.reports.scenes.assailants import came_to_attack
from geo.reports.scenes.scene import Scene
from geo.reports.sides.suffering import REPELS
from geo.reports.vocabulary.lexicon import LOSES, Harm, Tag
from geo.reports.vocabulary.numbers import NTH
from geo.reports.vocabulary.tokens import has_tag

_SPOKE: Final = frozenset(("said", "told", "says", "announced", "confirmed"))
_MOURNED: Final = frozenset("buried mourned mourns bury".split())
_HELD: Final = frozenset("held controlled".split())
_HIM: Final = frozenset(("him", "her"))
GUARDS: Final = frozenset("guard guards bodyguard bodyguards escorts sentries".split())
_COMPANY: Final = frozenset("driver companion companions aide aides assistant escort".split())
_APPOSED: Final = 13
_SUSPECTS: Final = frozenset(("man", "men", "suspect", "suspects"))
_ANYBODY: Final = frozenset(("man", "person", "one"))
_UNIFORMS: Final = frozenset(
    """policeman policemen officer officers soldier soldiers conscript conscripts troops
    servicemen""".split()
)
_REPELS: Final = (*REPELS, "pushed back")
_DOING: Final = frozenset(
    "killing wounding injuring capturing arresting detaining kills wounds injures captures".split()
)
_DID: Final = frozenset("killed wounded injured captured arrested detained".split())
_FIGHTERS: Final = frozenset("fighter fighters combatant combatants recruit recruits".split())
_OF_THE_FORCE: Final = (["of", "the", "force"], ["of", "the", "forces"])
_HOLD_OUT: Final = frozenset(
    """garrison defenders defender post outpost barracks base checkpoint patrol convoy unit
    position""".split()
)
"""Whose losses are those of the side that was attacked."""
_BANDS: Final = frozenset(("cell", "network", "gang", "ring"))
_BODIES: Final = frozenset(("cell", "patrol", "unit", "group", "crew", "garrison"))
_FELLOWS: Final = frozenset(("colleagues", "comrades", "companions"))
_MILITANTS: Final = frozenset(("militants", "terrorists", "extremists"))


def noun_of(harm: Harmed, scene: Scene) -> str:
    """The noun that names the people, or nothing."""
    group = harm.group
    return scene.tokens[group.head].low if group is not None and group.head >= 0 else ""


def _verb_of(harm: Harmed, scene: Scene) -> str:
    """The word for what was done to them; nothing if another source's few words tell it."""
    return scene.tokens[harm.at].low if harm.at < len(scene.tokens) else ""


def are_militants(harm: Harmed, scene: Scene) -> bool:
    """ "Over 300 militants were killed", behind air raids in a report that names IS."""
    return noun_of(harm, scene) in _MILITANTS


def are_guards(harm: Harmed, scene: Scene) -> bool:
    """ "An officer of the SDF and two guards", "a commander and her driver"."""
    noun, group = noun_of(harm, scene), harm.group
    if noun in GUARDS or group is None:
        return noun in GUARDS
    return noun in _COMPANY and scene.tokens[group.first].low in ("his", "her")


def are_fighters(harm: Harmed, scene: Scene) -> bool:
    """ "Two fighters were killed": of a side that nobody names, but no civilians."""
    return noun_of(harm, scene) in _FIGHTERS


def are_the_holders(harm: Harmed, scene: Scene) -> Party | None:
    """ "Shelled villages held by the SDF and killed two fighters": of those who hold them."""
    if not are_fighters(harm, scene) or scene.roles.targets:
        return None
    tokens = scene.tokens
    for i, token in enumerate(tokens[:-2]):
        behind = [t for t in tokens[i + 1 : i + 4] if t.tag not in (Tag.BY, Tag.DET)]
        if (
            token.low in _HELD
            and tokens[i + 1].tag is Tag.BY
            and behind
            and behind[0].tag is Tag.ORG
        ):
            return behind[0].party
    return None


def have_civilian_parts(harm: Harmed, scene: Scene) -> bool:
    """ "37, 11 of them children and six women": people of no side."""
    group = harm.group
    if group is None or not group.headless or group.count is None:
        return False
    parts = [g for g in scene.groups if g.subset and g.first > group.last and g.party is not None]
    return len(parts) > 1 and {p.party for p in parts} == {Party.CIVILIAN}


def of_those_named(harm: Harmed, scene: Scene) -> Party | None:
    """ "A crowd of civilians was hit, killing five of them": of the civilians."""
    group = harm.group
    if group is None or not group.headless or scene.tokens[group.last].low != "them":
        return None
    named = [g.party for g in scene.groups if g.last < group.first and g.head >= 0]
    return named[-1] if named and named[-1] not in scene.roles.attackers else None


def is_he(harm: Harmed, scene: Scene) -> Party | None:
    """ "When his son tried to stop them, they shot him dead": the son."""
    verb = _verb_of(harm, scene).split()
    if _HIM.isdisjoint(verb) and not (harm.group is not None and harm.group.pronoun):
        return None
    named = [g for g in scene.groups if g.last < harm.at and g.singular and g.head >= 0]
    return named[-1].party if named else None


def is_one_of_them(harm: Harmed, scene: Scene) -> bool:
    """ "The man was killed when he fired back", behind a raid on a suspect; "a fourth man is
    missing", behind three soldiers."""
    group = harm.group
    if group is None or group.head < 0 or scene.place is not None or scene.points:
        return False
    first, noun = scene.tokens[group.first].low, scene.tokens[group.head].low
    if first == "the" and group.first + 1 == group.head == group.last and noun in _SUSPECTS:
        return True
    behind = scene.tokens[group.head + 1 : group.head + 2]
    told_who = bool(behind) and behind[0].low in (",", "who")
    nth = group.head > 0 and scene.tokens[group.head - 1].low in NTH
    return nth and noun in _ANYBODY and not told_who


def are_in_uniform(harm: Harmed, scene: Scene) -> bool:
    """ "A bomb hit an SDF checkpoint, wounding a policeman": one of theirs, not of Damascus."""
    group = harm.group
    if group is None or harm.party is not Party.GOVERNMENT:
        return False
    named = has_tag(scene.tokens[group.first : group.last + 1], Tag.ORG)
    return not named and noun_of(harm, scene) in _UNIFORMS


def whose_rank(harm: Harmed, scene: Scene) -> Party | None:
    """ "The driver, Sergeant X, was killed": a man of the sergeant's side, as he is one."""
    group = harm.group
    if group is None or noun_of(harm, scene) not in NEUTRAL_HEADS:
        return None
    behind = scene.tokens[group.last + 1 : group.last + 3]
    named = len(behind) == 2 and behind[0].low == "," and behind[1].tag is Tag.PERSON
    return behind[1].party if named and behind[1].party is Party.GOVERNMENT else None


def both_of_side(harm: Harmed, scene: Scene) -> Party | None:
    """ "The driver and his helper, both of them NDF members, died": of that side."""
    group = harm.group
    if group is None or scene.words.isdisjoint(("both", "all of them", "both of them")):
        return None
    ahead = scene.tokens[group.last + 1 : group.last + _APPOSED]
    at = next((i for i, t in enumerate(ahead) if t.low.split()[0] in ("both", "all")), 0)
    if not at or ahead[at - 1].low != "," or has_tag(ahead[:at], Tag.CASUALTY):
        return None
    return next((t.party for t in ahead[at:] if t.tag is Tag.ORG), None)


def are_own_men(harm: Harmed, scene: Scene) -> bool:
    """ "Two attackers and one of its own men were killed"."""
    group = harm.group
    if group is None or noun_of(harm, scene) not in ("men", "man"):
        return False
    return any(t.low in ("its", "our") for t in scene.tokens[group.first : group.last + 1])


def own_people(harm: Harmed, scene: Scene) -> Party | None:
    """ "The SDF said five of its fighters": whose people "its" and "our" are."""
    group = harm.group
    if group is None:
        return None
    words = set(scene.lows[group.first : group.last + 1])
    buried = group.first > 0 and scene.tokens[group.first - 1].low in _MOURNED
    speaks = "his" in words and any(t.low in _SPOKE for t in scene.tokens[: group.first])
    if not (words & {"its", "our", "their"} or buried or speaks):
        return None
    came = any(came_to_attack(g, scene) for g in scene.groups if g is not group)
    if "own" in words and scene.roles.attackers and not came:
        return scene.roles.attackers[0]  # "IS beheaded three of its own fighters"
    owners = [
        t
        for i, t in enumerate(scene.tokens[: group.first])
        if t.tag is Tag.ORG and t.party is not None and t.party not in scene.roles.attackers
        if not (i > 1 and "backed" in scene.lows[max(0, i - 4) : i])
    ]
    begin = scene.tokens.index(owners[-1]) if owners else 0
    pairs = itertools.pairwise(scene.tokens[begin : group.first])
    if any(a.tag is Tag.ARTICLE and b.low in _BANDS for a, b in pairs):
        return Party.UNKNOWN  # "SDF forces stormed the hideout of a cell and killed its leader"
    owners = [t for t in owners if t.low != "military"] or owners  # "heading for a military point"
    return owners[-1].party if owners else None


def speaker_of_soldiers(harm: Harmed, scene: Scene) -> Party | None:
    """ "The Turkish ministry said a soldier was killed": of who says so and did not do it."""
    opens = [t for t in scene.tokens[:4] if t.tag is Tag.ORG]
    if not opens or harm.group is None or opens[-1].party in scene.roles.attackers:
        return None
    at = scene.tokens.index(opens[-1]) + 1
    said = next((i for i in range(at, min(at + 3, len(scene.lows))) if scene.lows[i] in _SPOKE), 0)
    if not said or has_tag(scene.tokens[at:said], Tag.PERSON):
        return None  # "an opposition activist said"
    before = scene.tokens[said : harm.group.first]
    return None if has_tag(before, Tag.ORG) else opens[-1].party


def is_of_the_force(harm: Harmed, scene: Scene) -> bool:
    """ "A member of the forces was killed": of those told of before."""
    group = harm.group
    if group is None:
        return False
    return scene.lows[group.head + 1 : group.head + 4] in _OF_THE_FORCE


def of_that_body(harm: Harmed, scene: Scene) -> Party | None:
    """ "Broke up an IS cell; three of the cell were killed": whose cell it is."""
    group = harm.group
    if group is None or not group.headless or scene.lows[group.last] not in _BODIES:
        return None
    named = [
        t.party
        for t in scene.tokens[: group.first]
        if t.tag is Tag.ORG and t.low.endswith(scene.lows[group.last])
    ]
    return named[-1] if named else None


def fellows_of(harm: Harmed, scene: Scene) -> Party | None:
    """ "Shepherds found the bodies of four of their colleagues": shepherds, too."""
    group = harm.group
    if group is None or scene.tokens[group.last].low not in _FELLOWS:
        return None
    before = [g.party for g in scene.groups if g.last < group.first]
    return before[-1] if before else None


def are_men_lost(harm: Harmed, scene: Scene) -> bool:
    """ "After losing nine men to an ambush": men of a side, told behind it."""
    return noun_of(harm, scene) == "men" and _verb_of(harm, scene) in LOSES


def lost_by_those_hit(harm: Harmed, scene: Scene) -> bool:
    """ "The garrison lost twelve men", behind an attack on a post: of whoever held it."""
    before = [low for low in scene.lows[max(0, harm.at - 2) : harm.at] if low != "had"]
    return bool(before) and before[-1] in _HOLD_OUT


def are_the_repelled(harm: Harmed, scene: Scene) -> bool:
    """ "Repelled an attack by IS, killing six", "... and captured two": of those who came."""
    before = scene.tokens[: harm.at]
    nameless = harm.group is None or harm.group.headless
    verb = _verb_of(harm, scene)
    done = verb in _DOING or (verb in _DID and bool(before) and before[-1].tag is Tag.CONJ)
    return nameless and done and any(t.low.startswith(_REPELS) for t in before)


def nobody_says_whose(harm: Harmed, scene: Scene) -> bool:
    """ "Strikes on facilities used by armed groups killed 22 people"."""
    if not harm.generic or harm.harm is Harm.CAPTURED:
        return False
    return bool(scene.roles.targets) and set(scene.roles.targets) == {Party.UNKNOWN}
