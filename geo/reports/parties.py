"""Who attacked and who suffered, from where the sides stand around the verbs of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType, Party
from geo.reports.lexicon import WEAK_ORGS, Form, Tag
from geo.reports.people import Group
from geo.reports.tokens import Token

_LIGHT: Final = frozenset(
    """staged stage carried carry carries launched launch launches conducted conduct executed
    mounted
    waged set laid made performed undertook perpetrated committed planted lobbed threw dropped
    detonated planting dropping directed drove began started continued resumed unleashed claimed
    claims claim shot opened""".split()
)
_NOT_AN_AGENT: Final = frozenset(
    """supported backed controlled held accompanied led run manned owned followed documented
    monitored joined besieged guarded protected escorted occupied used reported joint dominated
    confirmed operated administered said denominated quoted cited published hunted inhabited
    populated frequented known described seized""".split()
)
_AGAINST: Final = frozenset(
    ("against", "on", "at", "targeting", "towards", "upon", "toward", "between")
)
_SUSPECT: Final = frozenset(
    """suspected believed likely alleged blamed blame blaming accused accusing attributed presumed
    thought probably probable""".split()
)
_CLAIMS: Final = frozenset(("claimed", "claims", "claiming", "responsibility"))
_OWNED_BY: Final = frozenset(
    """belonging affiliated positions post posts headquarters base bases checkpoint checkpoints
    vehicle vehicles convoy convoys bus buses patrol patrols points sites site""".split()
)
_GAP: Final = 11


@dataclass(slots=True)
class Roles:
    """Sides in one scene, most certain first."""

    attackers: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    sides: list[Party] = field(default_factory=list)
    """Fought each other; nobody says who began."""


@dataclass(slots=True)
class _Side:
    first: int
    last: int
    party: Party
    weak: bool


def roles_in(tokens: Sequence[Token], groups: Sequence[Group], harmed: Sequence[Group]) -> Roles:
    """The roles of all sides named; ``harmed`` are the groups that casualty words speak of."""
    roles = Roles()
    sides = _sides(tokens, groups)
    hurt = {g.first for g in harmed}
    for number, side in enumerate(sides):
        if side.first in hurt:
            continue
        nxt = sides[number + 1].first if number + 1 < len(sides) else len(tokens)
        prev = sides[number - 1].last if number else -1
        _judge(tokens, side, prev, nxt, roles)
    return roles


def _sides(tokens: Sequence[Token], groups: Sequence[Group]) -> list[_Side]:
    sides = [
        _Side(g.first, g.last, g.party, g.party is Party.UNKNOWN)
        for g in groups
        if g.party is not None and not g.subset
    ]
    covered = {i for g in groups for i in range(g.first, g.last + 1)}
    for i, token in enumerate(tokens):
        if token.tag is Tag.ORG and i not in covered and token.party is not None:
            weak = token.low in WEAK_ORGS and not token.text.isupper()
            sides.append(_Side(i, i, token.party, weak))
    return sorted(sides, key=lambda s: s.first)


def _judge(tokens: Sequence[Token], side: _Side, prev: int, nxt: int, roles: Roles) -> None:
    before = _before(tokens, side.first)
    word = before[-1] if before else ""
    if _is_agent(tokens, side, before):
        roles.attackers.append(side.party)
    elif set(before[-4:]) & _SUSPECT and word not in _AGAINST:
        roles.attackers.insert(0, side.party)
    elif "fighting" in before[-2:] or "clashes" in before[-3:] or "clashed" in before[-3:]:
        roles.sides.append(side.party)
    elif word in _AGAINST or (set(before[-4:]) & _OWNED_BY and word in ("of", "to", "with")):
        roles.targets.append(side.party)
    elif _attack_noun_follows(tokens, side, nxt) or _acts(tokens, side, nxt):
        roles.attackers.append(side.party)
    elif _is_hit(tokens, side, nxt) or _was_attacked_verb(tokens, side, prev):
        roles.targets.append(side.party)


def _before(tokens: Sequence[Token], at: int) -> list[str]:
    words = [
        t.low for t in tokens[max(0, at - 6) : at] if t.low not in ('"', "'", "the", "a", "an")
    ]
    cut = max((i for i, w in enumerate(words) if w in (".", ";", ",")), default=-1)
    return words[cut + 1 :]


def _is_agent(tokens: Sequence[Token], side: _Side, before: Sequence[str]) -> bool:
    """ "by IS fighters", unless they only supported, held or reported."""
    if "by" not in before[-4:]:
        return False
    at = len(before) - 1 - list(reversed(before)).index("by")
    earlier = before[max(0, at - 2) : at]
    return not set(earlier) & _NOT_AN_AGENT


def _attack_noun_follows(tokens: Sequence[Token], side: _Side, nxt: int) -> bool:
    """ "Islamic State ambush", "an Israeli air strike"; not "an army raid was ambushed"."""
    for token in tokens[side.last + 1 : min(nxt, side.last + 4)]:
        if token.tag is Tag.THING and token.trigger not in (None, EventType.TROOP_MOVEMENT):
            return True
        if token.low in ("'s", "'", '"') or (token.tag is Tag.WORD and token.trigger is None):
            continue
        return False
    return False


def _acts(tokens: Sequence[Token], side: _Side, nxt: int) -> bool:
    """The side is the subject of an attack verb ("gunmen on a motorcycle opened fire")."""
    stop = min(len(tokens), side.last + 1 + _GAP, max(nxt, side.last + 2))
    for i in range(side.last + 1, stop):
        token = tokens[i]
        if token.tag is Tag.BE or token.low in (";", "."):
            return token.tag is Tag.BE and _progressive(tokens, i)
        if token.tag is Tag.CASUALTY and token.form in (Form.PARTICIPLE, Form.ACTIVE):
            return True
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return True
        if token.low in _LIGHT:
            ahead = tokens[i + 1 : i + 8]
            if any(t.trigger is not None for t in ahead) or {t.low for t in ahead} & _CLAIMS:
                return True
        if token.tag is Tag.CASUALTY:
            return False
    return False


def _progressive(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in ("attacking", "targeting", "shelling")


def _is_hit(tokens: Sequence[Token], side: _Side, nxt: int) -> bool:
    """The side's people or things are the subject of a passive attack verb."""
    for i in range(side.last + 1, min(len(tokens), side.last + 1 + _GAP)):
        token = tokens[i]
        if i >= nxt or token.low in (";", "."):
            return False
        if token.tag is Tag.BE:
            ahead = tokens[i + 1 : i + 5]
            return any(t.trigger is not None or t.tag is Tag.CASUALTY for t in ahead)
        if token.low in ("came under fire", "came under attack", "hit a mine", "ran over"):
            return True
        if token.low in ("fell", "came"):
            return True
    return False


def _was_attacked_verb(tokens: Sequence[Token], side: _Side, prev: int) -> bool:
    """An active attack verb stands before: "attacked a checkpoint of the SDF"."""
    for i in range(side.first - 1, max(prev, side.first - _GAP - 1), -1):
        token = tokens[i]
        if token.low in (";", ".", "–"):
            return False
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return True
        if token.tag is Tag.CASUALTY and token.form is not Form.COUNT_NOUN:
            return True
        if token.trigger is not None and tokens[min(i + 1, len(tokens) - 1)].low in _AGAINST:
            return True
    return False
