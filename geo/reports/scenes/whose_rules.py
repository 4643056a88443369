"""The rules for whose side the hurt are, and the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType, Party
from geo.reports.harm.harmed import Harmed
from geo.reports.scenes.assailants import (
    HUNTERS,
    are_the_attackers,
    came_to_attack,
    names_attackers,
)
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.whose_car import (
    are_aboard,
    are_men_hit,
    is_its_driver,
    is_the_driver,
    is_the_guard,
)
from geo.reports.scenes.whose_men import (
    are_fighters,
    are_guards,
    are_in_uniform,
    are_men_lost,
    are_militants,
    are_own_men,
    are_the_holders,
    are_the_repelled,
    both_of_side,
    fellows_of,
    have_civilian_parts,
    is_he,
    is_of_the_force,
    is_one_of_them,
    lost_by_those_hit,
    nobody_says_whose,
    of_that_body,
    of_those_named,
    own_people,
    speaker_of_soldiers,
    whose_rank,
)
from geo.reports.sides.parties import known_sides
from geo.reports.sides.sides import ARMIES
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import has_tag

_WITH_SOLDIERS: Final = frozenset((Party.SDF, Party.COALITION, Party.OTHER_ARMED))
_OPENING: Final = 4
_CROWDS: Final = frozenset(
    """crowd crowds protest protests demonstration demonstrations sit-in queue wedding funeral
    procession market marketplace bazaar""".split()
)
_ARMED: Final = frozenset((Party.ISLAMIC_STATE, Party.OTHER_ARMED))


@dataclass(slots=True)
class Known:
    """What else is known when the hurt of a scene are given their side."""

    scene: Scene
    victims: Sequence[Party]
    """Of the same event; ``last_victims`` and ``last_attackers`` of the one told before."""
    islamic_state_named: bool
    last_victims: Sequence[Party]
    last_attackers: Sequence[Party]
    previous: Party | None = None
    """Of the people named right before in the scene."""

    own: Party | None = field(init=False)
    """The side that attacked, where the scene names it."""
    target: Party | None = field(init=False)

    def __post_init__(self) -> None:
        roles = self.scene.roles
        self.own = _first_known(roles.attackers)
        self.target = _first_known(roles.targets)

    @property
    def last_victim(self) -> Party | None:
        """The only side hit in what was told before."""
        return self.last_victims[0] if len(self.last_victims) == 1 else None


def _first_known(parties: Sequence[Party]) -> Party | None:
    for party in parties:
        if party is not Party.UNKNOWN:
            return party
    return None


def _hunted(harm: Harmed, known: Known) -> Party | None:
    """Whom the army, the SDF or the coalition killed, in a report that names Islamic State."""
    attackers = set(known.scene.roles.attackers)
    hunted = bool(attackers & HUNTERS)
    if not attackers and are_militants(harm, known.scene):
        hunted = bool(set(known.last_attackers) & (HUNTERS - {Party.OTHER_ARMED}))
    return Party.ISLAMIC_STATE if hunted and known.islamic_state_named else None


def _attackers_who_died(harm: Harmed, known: Known) -> Party | None:
    """ "Five attackers were killed", "the attackers lost eleven"."""
    scene, own = known.scene, known.own
    if own is not None and not _hit_back(harm, scene):
        return own if names_attackers(harm.group, scene, own) else None
    came = are_the_attackers(harm.group, scene, known.last_attackers)
    if came:
        return next(iter(known.last_attackers), None)
    return None


def _hit_back(harm: Harmed, scene: Scene) -> bool:
    """ "Soldiers killed two attackers", "two attackers were shot dead by soldiers", and nothing of
    the attack: none of the soldiers' own."""
    tokens, at = scene.tokens, harm.at
    if harm.group is None or tokens[at].form not in (Form.PARTICIPLE, Form.ACTIVE):
        return False
    behind = harm.group.first > at and tokens[at - 1].tag not in (Tag.BE, Tag.BY)
    by = harm.group.last < at and [t.tag for t in tokens[at + 1 : at + 2]] == [Tag.BY]
    told = any(t.trigger for t in tokens[:at] if t.tag is not Tag.PERSON)
    return (behind or by) and came_to_attack(harm.group, scene) and not told


def _of_a_foreign_ministry(harm: Harmed, known: Known) -> Party | None:
    """ "The Turkish ministry says five of its soldiers were killed"."""
    if not are_in_uniform(harm, known.scene):
        return None
    owner = own_people(harm, known.scene) or speaker_of_soldiers(harm, known.scene)
    return owner if owner in _WITH_SOLDIERS else None


def _of_the_one_target(harm: Harmed, known: Known) -> Party | None:
    scene = known.scene
    targets = known_sides(scene.roles.targets)
    told = scene.roles.targets or scene.roles.attackers or scene.place
    if not told and (not scene.points or scene.lows[0] == "the"):
        hit = known.last_victim  # "Two conscripts died", behind a mine under a car of the SDF
        return hit if hit in _WITH_SOLDIERS and are_in_uniform(harm, scene) else None
    if harm.other:  # "two US soldiers were killed and three more soldiers wounded"
        return next((h.party for h in scene.harmed if h.party in targets), None)
    alone = len(targets) == 1 and known.target in _WITH_SOLDIERS
    return known.target if alone and are_in_uniform(harm, known.scene) else None


def _own_men(harm: Harmed, known: Known) -> Party | None:
    return own_people(harm, known.scene) if are_own_men(harm, known.scene) else None


def _guards_beside(harm: Harmed, known: Known) -> Party | None:
    if known.previous in (None, Party.CIVILIAN, Party.UNKNOWN) or not are_guards(harm, known.scene):
        return None
    group = harm.group
    his = group is not None and known.scene.lows[group.first] in ("his", "her")
    return known.previous if known.previous in ARMIES or his else None


def _men_lost(harm: Harmed, known: Known) -> Party | None:
    if not are_men_lost(harm, known.scene):
        return None
    held = known.target or known.last_victim if lost_by_those_hit(harm, known.scene) else None
    return held or Party.UNKNOWN


def _repelled(harm: Harmed, known: Known) -> Party | None:
    """ "Repelled an attack, killing six": the attackers', whose side may be untold."""
    return (known.own or Party.UNKNOWN) if are_the_repelled(harm, known.scene) else None


def _its_driver(harm: Harmed, known: Known) -> Party | None:
    if known.target is None:
        hit = known.last_victim if is_the_driver(harm, known.scene) else None
        return hit
    driver = known.target is not Party.CIVILIAN and is_its_driver(harm, known.scene)
    return known.target if driver else None


def _aboard(harm: Harmed, known: Known) -> Party | None:
    if not are_aboard(harm, known.scene):
        return None
    hit = known.target or (known.last_victim if not known.scene.roles.targets else None)
    return hit or (Party.CIVILIAN if harm.party is None and not known.scene.roles.targets else None)


def _men_hit(harm: Harmed, known: Known) -> Party | None:
    sides = set(known.scene.roles.targets) or set(known.last_victims)
    armed = len(sides) == 1 and sides.isdisjoint((Party.CIVILIAN, Party.UNKNOWN))
    elsewhere = not known.scene.roles.targets and known.scene.place is not None
    men = armed and not elsewhere and are_men_hit(harm, known.scene)
    return sides.pop() if men else None


def _one_of_them(harm: Harmed, known: Known) -> Party | None:
    return known.last_victim if is_one_of_them(harm, known.scene) else None


def _guard(harm: Harmed, known: Known) -> Party | None:
    struck = known.target or known.last_victim
    guarded = struck not in (None, Party.CIVILIAN) and is_the_guard(harm, known.scene)
    return struck if guarded else None


def _armed_target(harm: Harmed, known: Known) -> Party | None:
    theirs = known.target in _ARMED and not are_the_repelled(harm, known.scene)
    return known.target if theirs else None


def _own(harm: Harmed, known: Known) -> Party | None:
    return None if harm.none_said else own_people(harm, known.scene)


def _of_who_acted(harm: Harmed, known: Known) -> Party | None:
    """ "The SDF took the camp. Ten of its fighters died": where nobody is told to be hit."""
    group, acted = harm.group, known_sides(known.last_attackers)
    if group is None or len(acted) != 1 or not set(known.last_victims) <= {Party.UNKNOWN}:
        return None
    tokens = known.scene.tokens
    its = any(t.low == "its" for t in tokens[group.first : group.last + 1])
    return acted.pop() if its and not has_tag(tokens[: group.first], Tag.ORG) else None


def _of_the_force(harm: Harmed, known: Known) -> Party | None:
    if not is_of_the_force(harm, known.scene):
        return None
    told = (known.own, *known.last_attackers, *known.last_victims)
    return next((p for p in told if p in ARMIES), None)


def _others(harm: Harmed, known: Known) -> Party | None:
    """ "Two others were hurt": of those told before."""
    headless = harm.group is None or harm.group.headless
    return known.last_victim if harm.other and headless and known.previous is None else None


def _of_them(harm: Harmed, known: Known) -> Party | None:
    definite = harm.group is not None and harm.group.definite
    return of_those_named(harm, known.scene) if definite else None


def _civilian_parts(harm: Harmed, known: Known) -> Party | None:
    return Party.CIVILIAN if have_civilian_parts(harm, known.scene) else None


def _likely(harm: Harmed, known: Known) -> Party | None:
    """Who they are where nothing says so: as those named before, the target's, or anybody."""
    if harm.none_said or _of_both_sides(harm, known.scene):
        return None
    party = _guess(harm, known)
    nobodys = nobody_says_whose(harm, known.scene) or are_fighters(harm, known.scene)
    nobodys = nobodys or _among_soldiers(harm, known.scene)
    return Party.UNKNOWN if party is Party.CIVILIAN and nobodys else party


def _among_soldiers(harm: Harmed, scene: Scene) -> bool:
    """ "Strikes killed 57 people, 14 of them soldiers": whose the others were is not said."""
    bombed = scene.kind in FROM_AFAR and harm.generic and bool(harm.parts)
    return bombed and all(party in ARMIES for party, _ in harm.parts)


def _of_both_sides(harm: Harmed, scene: Scene) -> bool:
    """ "Thirty people of both sides have been killed": nobody says how many of each."""
    if harm.group is None:
        return False
    behind = scene.lows[harm.group.last + 1 : harm.group.last + 4]
    return behind[:1] in (["of"], ["from"], ["on"]) and behind[1:] in (
        ["both", "sides"], ["the", "two"], ["each", "side"], ["either", "side"],
    )  # fmt: skip


def _of_the_mixed(harm: Harmed, known: Known) -> Party | None:
    """ "12 soldiers and shepherds were killed and 5 wounded": nobody says which."""
    mixed = any(h.mixed_with is not None for h in known.scene.harmed)
    bare = harm.group is None or harm.group.headless
    return Party.UNKNOWN if mixed and bare and not harm.none_said else None


def _guess(harm: Harmed, known: Known) -> Party | None:
    fought = known.scene.roles.sides
    if harm.generic and known.target is None and len(fought) > 1 and len(set(fought)) == 1:
        return fought[0]  # "killed in a shoot-out of the Division and the militia"
    unnamed = harm.group is None or harm.group.headless or harm.group.pronoun
    if unnamed and known.previous is not None:
        return known.previous
    if known.target is not None:
        return known.target
    if harm.generic and harm.count is None and known.previous not in (None, Party.CIVILIAN):
        return None  # "... and that more people were killed on both sides"
    if len(known.victims) == 1:
        hit = known.victims[0]
        return None if hit is known.own else hit  # "US helicopters hit back, killing four"
    if harm.party is None and not known.scene.words.isdisjoint(_CROWDS):
        return Party.CIVILIAN  # "opened fire at a crowd, injuring five"
    if harm.party is None and (busy := _who_were_at_it(known.scene)) is not None:
        return busy
    before = [g for g in known.scene.groups if g.last < harm.at]
    if unnamed and known.own and any(g.generic and g.party is None for g in before):
        return Party.CIVILIAN  # "shot at three people who crossed the river, killing two"
    return Party.CIVILIAN if harm.generic else known.previous


def _who_were_at_it(scene: Scene) -> Party | None:
    """ "As men of the SDF were moving the bodies, a mine went off, killing two": of those."""
    if scene.kind is not EventType.EXPLOSIVE or scene.lows[0] not in ("as", "while", "when"):
        return None
    return next((g.party for g in scene.groups if g.first < _OPENING), None)


_Rule = Callable[[Harmed, Known], Party | None]


def _by_scene(rule: Callable[[Harmed, Scene], Party | None]) -> _Rule:
    """A rule that needs no more than the scene."""
    return lambda harm, known: rule(harm, known.scene)


_ANY: Final = "any"
_RULES: Final[tuple[tuple[Party | str | None, _Rule], ...]] = (
    (Party.UNKNOWN, _hunted),
    (Party.UNKNOWN, _attackers_who_died),
    (Party.GOVERNMENT, _of_a_foreign_ministry),
    (Party.CIVILIAN, _own_men),
    (Party.GOVERNMENT, _of_the_one_target),
    (Party.CIVILIAN, _by_scene(whose_rank)),
    (Party.CIVILIAN, _by_scene(both_of_side)),
    (Party.CIVILIAN, _guards_beside),
    (Party.CIVILIAN, _men_lost),
    (None, _of_the_mixed),
    (None, _by_scene(both_of_side)),
    (None, _repelled),
    (_ANY, _its_driver),
    (Party.CIVILIAN, _aboard),
    (Party.CIVILIAN, _men_hit),
    (None, _aboard),
    (_ANY, _one_of_them),
    (_ANY, _guard),
    (Party.UNKNOWN, _armed_target),
    (None, _of_the_force),
    (None, _own),
    (None, _of_who_acted),
    (None, _by_scene(fellows_of)),
    (None, _by_scene(of_that_body)),
    (None, _by_scene(is_he)),
    (None, _by_scene(are_the_holders)),
    (None, _others),
    (None, _of_them),
    (None, _civilian_parts),
    (None, _likely),
)
"""In their order: what a rule may replace, and the rule; one that says nothing changes nothing."""
RULES_OF: Final = {
    party: tuple((n, rule) for n, (old, rule) in enumerate(_RULES) if old in (party, _ANY))
    for party in (*Party, None)
}
"""For each party the rules that may replace it, with their numbers."""
