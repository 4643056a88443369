"""Whom an event hit and who did it, as scene after scene tells more of it."""

from __future__ import annotations

from typing import Final

from geo.model import EventType, Party
from geo.reports.events.draft import Draft
from geo.reports.harm.harmed import Harmed
from geo.reports.scenes.assailants import names_attackers
from geo.reports.scenes.casualties import Sum, sum_of
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.kinds import FROM_AFAR, QUIET
from geo.reports.vocabulary.lexicon import Harm, Tag

_FIGHTERS: Final = frozenset("gunmen fighters militiamen militants gunman fighter".split())
_THE_DEAD: Final = frozenset("killed dead victims fatalities casualties wounded".split())


def adopt_side(draft: Draft, scene: Scene) -> None:
    """People of no stated side in a later sentence are those hit in the first."""
    _by_their_noun(draft, scene)
    known = [v for v in draft.victims if v is not Party.UNKNOWN and v not in draft.attackers]
    if len(known) != 1:
        return
    generic = any(map(_anybody, scene.harmed))
    for harm in scene.harmed:
        beside = generic and harm.other and harm.group is not None and harm.group.headless
        vague = harm.party is None or beside or (harm.party is Party.UNKNOWN and not harm.explicit)
        vague = vague or (_anybody(harm) and not scene.roles.targets)
        if not vague or harm.none_said:
            continue
        struck = [a for a in draft.attackers if a is not Party.UNKNOWN]
        fought = known[0] in scene.roles.sides and harm.party is Party.UNKNOWN
        if fought or known[0] in scene.roles.attackers:  # "US helicopters hit back, killing four"
            harm.party = struck[0] if struck else Party.UNKNOWN
        elif not names_attackers(harm.group, scene, struck[0] if struck else Party.UNKNOWN):
            harm.party = known[0]
        elif struck:
            harm.party = struck[0]


def _anybody(harm: Harmed) -> bool:
    """ "Ten people were killed", behind an attack on the army: its men, for all that is said."""
    return harm.generic and not harm.explicit and not harm.parts


def _by_their_noun(draft: Draft, scene: Scene) -> None:
    """ "Three gunmen were killed", where "tribal gunmen" fought: those."""
    for harm in scene.harmed:
        group = harm.group
        if group is None or group.head < 0 or harm.explicit or harm.party is Party.CIVILIAN:
            continue
        noun = scene.tokens[group.head].low
        if noun not in _FIGHTERS:
            continue
        sides = {
            g.party
            for s in (*draft.scenes, scene)
            for g in s.groups
            if g.head >= 0 and _one_of(s.tokens[g.head].low) == _one_of(noun)
        } - {None, Party.UNKNOWN}
        if len(sides) == 1:
            harm.party = sides.pop()


def _one_of(noun: str) -> str:
    return noun.removesuffix("s").replace("men", "man")


def is_response(draft: Draft, scene: Scene) -> bool:
    """Whether a scene tells how the event was answered, and so of no attacker of it."""
    return _answers(draft, scene) or _hits_back(draft, scene) or _comes_after(draft, scene)


def _answers(draft: Draft, scene: Scene) -> bool:
    """The side that was hit strikes back; that makes it no attacker of this event."""
    struck = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    if not struck:
        return False
    mine = [a for a in draft.attackers if a is not Party.UNKNOWN]
    hit = [v for v in draft.victims if v not in draft.attackers]
    if draft.attackers and not mine and set(struck) <= set(hit):
        return True  # gunmen attacked its checkpoint; it sent patrols after them
    return bool(mine) and not set(struck) & set(mine)


def _hits_back(draft: Draft, scene: Scene) -> bool:
    """ "Eleven assailants died when warplanes bombed the area", "the attackers were arrested by
    the Asayish": how the attack was answered."""
    kinds = set(scene.kinds)
    if not draft.kinds or not kinds or not kinds <= FROM_AFAR or kinds & set(draft.kinds):
        return False
    killed = [h.group for h in scene.harmed if not h.none_said]
    return bool(killed) and all(names_attackers(g, scene, Party.UNKNOWN) for g in killed)


def _comes_after(draft: Draft, scene: Scene) -> bool:
    """ "US troops mobilized around the base following the attack": they did not attack it."""
    moved = scene.kinds[:1] == [EventType.TROOP_MOVEMENT] and not scene.hurt
    fled = Party.ISLAMIC_STATE in scene.roles.attackers
    return moved and not fled and bool(draft.kinds) and draft.kinds[0] not in QUIET


def take_sides(draft: Draft, scene: Scene, response: bool) -> None:
    """Adds whom a scene says was hit, who fought, and, unless it tells a response, who attacked."""
    for party in scene.roles.attackers if not (scene.unsure or response) else ():
        if party not in draft.attackers:
            draft.attackers.append(party)
    known = {p for w in draft.words for p in (*w.killed.by_party, *w.wounded.by_party)}
    aside = bool(known - {Party.UNKNOWN}) and not scene.hurt and len(draft.scenes) > 1
    aside = aside and scene.lows[1:3] != ["of", "those"]  # "three of those killed belonged to X"
    if not (aside and known & set(draft.victims) and draft.attackers):
        draft.sides.extend(p for p in scene.roles.sides if p not in draft.sides)
    for victim in (
        *(None if _all_named(h) else h.party for h in scene.harmed),
        *(h.mixed_with for h in scene.harmed),
        *(scene.roles.own if aside else scene.roles.targets),
    ):
        if victim is not None and victim not in draft.victims:
            draft.victims.append(victim)
    for harm in scene.harmed:
        draft.victims.extend(p for p, _ in harm.parts if p not in (*draft.victims, Party.UNKNOWN))
    for group in scene.groups:
        if group.subset and scene.hurt and group.party not in (*draft.victims, Party.UNKNOWN):
            draft.victims.extend([group.party] if group.party else [])
    add_named_dead(draft, scene)
    _name_people(draft, scene)


def _all_named(harm: Harmed) -> bool:
    """ "Five people, three soldiers and two gunmen, were killed": nobody else."""
    if harm.party is not Party.CIVILIAN or harm.explicit or harm.count is None or not harm.parts:
        return False
    return sum(count.min for _, count in harm.parts) >= harm.count.min


def add_named_dead(draft: Draft, scene: Scene) -> None:
    """ "A doctor was among those killed": civilians, too, were hit."""
    for group in scene.groups:
        told = group.party not in (None, Party.UNKNOWN, *draft.victims, *draft.attackers)
        if told and group.party and _among_the_dead(scene, group.last):
            draft.victims.append(group.party)


def _among_the_dead(scene: Scene, last: int) -> bool:
    """ "A doctor who lived next door was among those killed": one of them, not counted again."""
    if "among" not in scene.words:
        return False
    tokens = scene.tokens
    at = next((i for i in range(last + 1, len(tokens) - 2) if tokens[i].low == "among"), 0)
    if not at or tokens[at - 1].tag is not Tag.BE:
        return False
    return {t.low for t in tokens[at + 1 : at + 3]} & _THE_DEAD != set()


def _name_people(draft: Draft, scene: Scene) -> None:
    """ "Four people died", and then "a soldier and three militiamen": no civilians."""
    told, known = sum_of(scene, Harm.KILLED), draft.words[0].killed if draft.words else Sum()
    if not known.generic or told.generic or known.total is None or told.total is None:
        return
    if told.total.min < known.total.min or Party.CIVILIAN in (told.by_party or [Party.CIVILIAN]):
        return
    people = [h for s in draft.scenes for h in s.harmed if h.party is Party.CIVILIAN]
    anybody = all(h.generic or (h.group is not None and h.group.headless) for h in people)
    if people and anybody and Party.CIVILIAN in draft.victims:
        draft.victims.remove(Party.CIVILIAN)
        if len(told.by_party) == 1 and set(known.by_party) == {Party.CIVILIAN}:
            same = told.total == known.total  # else "28 people", of whom another counts 37 soldiers
            known.by_party = dict.fromkeys(told.by_party, known.total) if same else {}
