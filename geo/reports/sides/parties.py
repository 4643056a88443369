"""Who attacked and who suffered, from where the sides stand around the verbs of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import Party
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.cue_table import first_answer
from geo.reports.clauses.lead import behind_time
from geo.reports.people.group import Group
from geo.reports.sides.blame import accuse_each_other
from geo.reports.sides.own_things import speakers_deed, speakers_target
from geo.reports.sides.side_cues import SIDE_CUES
from geo.reports.sides.sides import Side, next_subject, sides_in
from geo.reports.sides.standing import Role, Standing
from geo.reports.sides.suffering import only_near
from geo.reports.vocabulary.lexicon import CIVIL_ORGS, Form, Tag
from geo.reports.vocabulary.tokens import Token

_UNTOLD: Final = frozenset((Party.UNKNOWN,))
_OFFICES: Final = CIVIL_ORGS - {"syrian democratic council"}
_CLOSES: Final = (Tag.PREP, Tag.PUNCT, Tag.PLACE, Tag.DATE)
_NO_SIDE: Final = (None, Party.UNKNOWN)
_REPELLED: Final = frozenset("repelled repulsed foiled thwarted".split()) | {"repelled an attack"}


@dataclass(slots=True)
class Roles:
    """Sides in one scene, most certain first."""

    attackers: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    sides: list[Party] = field(default_factory=list)
    """Fought each other; nobody says who began."""
    own: list[Party] = field(default_factory=list)
    """Say that their own things were hit."""

    def take(self, party: Party, role: Role | None) -> None:
        """Adds what a side was to the event."""
        if role is None:
            return
        if role is Role.ATTACKER:
            self.attackers.append(party)
        elif role is Role.TARGET:
            self.targets.append(party)
        elif role is Role.SUSPECT:
            self.attackers.insert(0, party)
        elif role is Role.NAMELESS:
            self.attackers.append(Party.UNKNOWN)
        elif role is Role.FOUGHT:
            self.sides.append(party)


def known_sides(parties: Iterable[Party]) -> set[Party]:
    """Those whose side is told."""
    return {*parties} - _UNTOLD


def roles_in(clause: Clause, groups: Sequence[Group], harmed: Sequence[Group]) -> Roles:
    """The roles of all sides named; ``harmed`` are the groups that casualty words speak of."""
    tokens, roles = clause.tokens, Roles()
    sides = sides_in(clause, groups)
    hurt = {g.first for g in harmed}
    said = set(clause.lows) if sides else set()
    cues = SIDE_CUES.cues_for(clause.all_words) if sides else []
    whose_known = bool(sides) and any(g.party not in _NO_SIDE for g in harmed)
    acted: list[tuple[int, Party]] = []
    struck = False
    open_before: Side | None = None
    answers = "after" in said
    begin = behind_time(tokens) if answers else 0
    for number, side in enumerate(sides):
        if side.first < begin:
            continue
        if side.first in hurt and not side.bare:
            struck, open_before = False, None
            continue
        if whose_known and only_near(tokens, side):
            continue
        nxt = next_subject(tokens, sides[number + 1 :])
        prev = sides[number - 1].last if number else -1
        if struck and _beside(tokens, prev, side):
            roles.targets.append(side.party)
            continue
        standing = Standing(tokens, said, side, prev, nxt, roles.sides)
        role = first_answer(cues, standing)
        office = role is Role.TARGET and tokens[side.first].low in _OFFICES
        roles.take(Party.CIVILIAN if office else side.party, role)
        if role is Role.ATTACKER and answers:
            acted.append((side.first, side.party))
        struck = role is Role.TARGET
        if struck and open_before is not None and _with_next(tokens, open_before, side):
            roles.targets.append(open_before.party)
        open_before = side if role in (None, Role.NONE) else None
    if not roles.attackers and roles.targets and not said.isdisjoint(_REPELLED):
        roles.attackers.extend(_the_repelled(roles.targets, harmed))
    if _UNTOLD.issuperset(roles.attackers):
        speaker = speakers_deed(clause)
        if speaker is not None and (speaker not in roles.targets or said.isdisjoint(_REPELLED)):
            roles.attackers = [speaker]
    if Party.CIVILIAN in roles.attackers:
        roles.attackers = [a for a in roles.attackers if a is not Party.CIVILIAN]
    own = {g.party for g in harmed} if "cost" in said else set()
    cost = len(own) == 1 and own <= set(roles.attackers)
    if cost or (answers and _answers_own_loss(tokens, harmed, roles.attackers)):
        roles.attackers, roles.targets = [], []
    elif acted and len(acted) > 1:
        roles.attackers = _whom_it_answers(tokens, harmed, acted) or roles.attackers
    if len(set(roles.attackers)) > 1 and accuse_each_other(tokens):
        roles.attackers = [Party.UNKNOWN]
    hit = speakers_target(clause, roles.attackers)
    if hit is not None and hit not in (*roles.attackers, *roles.targets):
        roles.targets.append(hit)
        roles.own.append(hit)
    if len(set(roles.attackers)) == 1:  # "the SDF arrested four men it had called to its base"
        roles.targets = [t for t in roles.targets if t not in roles.attackers]
    return roles


def _the_repelled(targets: Sequence[Party], harmed: Sequence[Group]) -> list[Party]:
    """ "Eight of them died as the army repelled the attack": they had attacked."""
    dead = {g.party for g in harmed if g.explicit} - {None, Party.CIVILIAN, *targets}
    return [p for p in dead if p is not None] if len(dead) == 1 else []


def _answers_own_loss(
    tokens: Sequence[Token], harmed: Sequence[Group], attackers: Sequence[Party]
) -> bool:
    """ "Russia launched a campaign on IS after the killing of one of its generals": what is told
    of is that killing, which it did not do."""
    for i, token in enumerate(tokens[:-1]):
        if token.low != "after" or tokens[i + 1].form is not Form.NOUN_OF:
            continue
        own = [g.party for g in harmed if g.first > i]
        return bool(own) and len(own) == len(harmed) and set(own) <= set(attackers)
    return False


def _whom_it_answers(
    tokens: Sequence[Token], harmed: Sequence[Group], acted: Sequence[tuple[int, Party]]
) -> list[Party]:
    """ "Jets bombed caves after IS had killed three soldiers": whose deed cost the lives."""
    after = max(i for i, t in enumerate(tokens) if t.low == "after")
    answers = {p for at, p in acted if at < after}
    did = [p for at, p in acted if at > after and p not in answers]
    ours = {g.party for g in harmed if g.first > after}
    if not did or len(answers) != 1 or ours != answers or any(g.first < after for g in harmed):
        return []
    return did


def _with_next(tokens: Sequence[Token], side: Side, following: Side) -> bool:
    """ "Nine soldiers on leave, and the driver of their taxi, were shot": the soldiers, too."""
    between = [t for t in tokens[side.last + 1 : following.first] if t.tag is not Tag.DET]
    if side.bare or not between or between[-1].tag is not Tag.CONJ:
        return False
    busy = (Tag.BE, Tag.CASUALTY, Tag.BY, Tag.ORG)
    return not any(t.trigger is not None or t.tag in busy or t.low == ";" for t in between)


def _beside(tokens: Sequence[Token], prev: int, side: Side) -> bool:
    """ "Attacked shepherds and the militiamen who guarded them": both, and not "... and the SDF
    struck back"."""
    between = [t.low for t in tokens[prev + 1 : side.first] if t.tag is not Tag.DET]
    behind = tokens[side.last + 1 : side.last + 2]
    if between not in (["and"], ["as well as"], ["along with"], ["together with"]):
        return False
    if side.bare and not (behind and behind[0].tag in _CLOSES):
        return False
    return not behind or behind[0].tag not in (Tag.BE, Tag.HAVE, Tag.CASUALTY)
