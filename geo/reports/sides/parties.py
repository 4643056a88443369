"""Who attacked and who suffered, from where the sides stand around the verbs of a sentence."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.lead import behind_time
from geo.reports.people.group import Group
from geo.reports.sides.agents import (
    by_nameless,
    fired_from,
    fired_from_theirs,
    helps,
    is_agent,
    lays_mines,
    takes_part,
)
from geo.reports.sides.attack_nouns import attack_noun_follows, operation_before
from geo.reports.sides.blame import (
    ACCUSES,
    BEHIND,
    accuse_each_other,
    accused_of_else,
    is_behind,
    is_suspect,
)
from geo.reports.sides.fights import long_before
from geo.reports.sides.not_told import amid, told_beside
from geo.reports.sides.own_things import speakers_deed, speakers_target
from geo.reports.sides.sides import Side, next_subject, sides_in
from geo.reports.sides.subjects import ACTORS, acts, is_struck, staged_it
from geo.reports.sides.suffering import (
    AGAINST,
    CARRIES,
    FACES,
    ON_CHARGES,
    after_attack_verb,
    faces,
    holds_what_is_hit,
    is_among,
    is_arrested_as,
    is_carried,
    is_hit,
    is_lured,
    is_object,
    is_taken,
    only_near,
    owns_thing,
    thing_before,
    uses_what_is_hit,
)
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_FIGHTS: Final = frozenset(
    """fighting clash clashes clashed firefight battle battles skirmish skirmishes
    gunfight""".split()
) | {"armed clashes", "violent clashes", "fierce clashes", "gun battle", "heavy fighting"}
_ATTACKS: Final = frozenset("attack attacks ambush ambushes assault raid bombing".split())
_BLAMES: Final = frozenset(
    "blame blamed blames blaming pinned pinning pins attributed attributing attributes".split()
)
_REPELS: Final = frozenset("thwarted foiled repelled repulsed thwarting foiling".split())
_UNTIL: Final = frozenset(("before", "until"))
"""Who came in then took no part: "before the SDF intervened"."""
_FAR: Final = 14
_PREVENTS: Final = frozenset("prevent preventing avert curb stop counter deter".split())
_TAKES: Final = frozenset("seized captured wrested recaptured retook took taken".split())
_PLANTS: Final = frozenset(("planted", "laid", "buried"))
_GROUND: Final = frozenset("area areas part parts region regions zones territory".split())
_TIE_LINKS: Final = frozenset(("with", "to", "for"))
_TIES: Final = frozenset("relations relationship contacts dealings worked working works".split())
_HELP: Final = frozenset("help support backing assistance cover".split())
_PITS: Final = frozenset(("pitted", "pits", "pitting"))
_LETS: Final = frozenset(("letting", "allowing", "enabling", "let"))
_AMONG: Final = frozenset(("among", "amongst", "ranks", "rank"))
_CLOSE: Final = 5
_CELLS: Final = frozenset("cells cell members fighters remnants militants gunmen".split())
_KIN: Final = frozenset("families family wives women children relatives widows".split())
_OPENERS: Final = frozenset(("that", "which"))
_QUARRELS: Final = frozenset("quarrel dispute brawl altercation row feud disagreement".split())
_TOLLS: Final = frozenset((("number", "of"), ("toll", "of"), ("toll", "among")))
_LEFT_OVER: Final = frozenset(("remnants", "remnant", "over", "behind"))
_QUARTERS: Final = frozenset(
    """district districts neighbourhood neighbourhoods neighborhood neighborhoods quarter quarters
    suburb suburbs area areas village villages""".split()
)
_HOLDERS: Final = frozenset("held controlled run owned".split())
_STOPS: Final = frozenset((".", ";", ","))
_SKIPPED: Final = frozenset(
    ('"', "'", "the", "a", "an", "[", "palestinian", "iraqi", "lebanese", "syrian", "foreign")
)
_HELD: Final = ("-held", "-controlled", "-run", "-owned")
"""So a place or a thing is described; its holder does nothing by that."""


@dataclass(slots=True)
class Roles:
    """Sides in one scene, most certain first."""

    attackers: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    sides: list[Party] = field(default_factory=list)
    """Fought each other; nobody says who began."""


def roles_in(clause: Clause, groups: Sequence[Group], harmed: Sequence[Group]) -> Roles:
    """The roles of all sides named; ``harmed`` are the groups that casualty words speak of."""
    tokens, roles = clause.tokens, Roles()
    sides = sides_in(clause, groups)
    hurt = {g.first for g in harmed}
    said = set(clause.lows) if sides else set()
    whose_known = any(g.party not in (None, Party.UNKNOWN) for g in harmed)
    struck = False
    open_before: Side | None = None
    begin = behind_time(tokens) if "after" in said else 0
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
        known, told = len(roles.targets), _roles_told(roles)
        _judge(tokens, said, side, prev, nxt, roles)
        struck = len(roles.targets) > known
        if struck and open_before is not None and _with_next(tokens, open_before, side):
            roles.targets.append(open_before.party)
        open_before = side if _roles_told(roles) == told else None
    if not roles.attackers and (speaker := speakers_deed(clause)) is not None:
        roles.attackers.append(speaker)
    roles.attackers = [a for a in roles.attackers if a is not Party.CIVILIAN]
    if len(set(roles.attackers)) > 1 and accuse_each_other(tokens):
        roles.attackers = [Party.UNKNOWN]
    hit = speakers_target(clause, roles.attackers)
    if hit is not None and hit not in (*roles.attackers, *roles.targets):
        roles.targets.append(hit)
    if len(set(roles.attackers)) == 1:  # "the SDF arrested four men it had called to its base"
        roles.targets = [t for t in roles.targets if t not in roles.attackers]
    return roles


def _roles_told(roles: Roles) -> int:
    return len(roles.attackers) + len(roles.targets) + len(roles.sides)


def _with_next(tokens: Sequence[Token], side: Side, following: Side) -> bool:
    """ "Nine soldiers on leave, and the driver of their taxi, were shot": the soldiers, too."""
    between = [t for t in tokens[side.last + 1 : following.first] if t.tag is not Tag.DET]
    if side.bare or not between or between[-1].tag is not Tag.CONJ:
        return False
    if side.first and tokens[side.first - 1].tag in (Tag.PREP, Tag.OF, Tag.BY):
        return False  # "took men from the army, and a driver was shot"
    busy = (Tag.BE, Tag.CASUALTY, Tag.BY, Tag.ORG)
    return not any(t.trigger is not None or t.tag in busy or t.low == ";" for t in between)


def _beside(tokens: Sequence[Token], prev: int, side: Side) -> bool:
    """ "Attacked shepherds and the militiamen who guarded them": both, and not "... and the SDF
    struck back"."""
    between = [t.low for t in tokens[prev + 1 : side.first] if t.tag is not Tag.DET]
    behind = tokens[side.last + 1 : side.last + 2]
    if between not in (["and"], ["as well as"], ["along with"], ["together with"]) or side.bare:
        return False
    acts_itself = behind and (behind[0].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY) or _verb(behind[0]))
    return not acts_itself


def _verb(token: Token) -> bool:
    return token.trigger is not None or (token.tag is Tag.WORD and token.low.endswith("ed"))


def _judge(
    tokens: Sequence[Token], said: set[str], side: Side, prev: int, nxt: int, roles: Roles
) -> None:
    """Gives one side its role; ``said`` are all words, to leave out what none of them can mean."""
    if told_beside(tokens, side, said):
        return
    before = _before(tokens, side.first)
    behind = tokens[side.last + 1].low if side.last + 1 < len(tokens) else ""
    word = before[-1] if before else ""
    pair = tuple(before[-2:])
    if "from" in said and fired_from(tokens, side):
        roles.attackers.append(side.party)
        return
    if tokens[side.first].low.endswith(_HELD):
        if owns_thing(tokens, side):
            roles.targets.append(side.party)
        return
    if word == "of" and pair[0] in _KIN:
        return  # "some families of ISIS were caught"
    if "who" in said and _who_attacked(tokens, side):
        roles.attackers.append(side.party)
        return
    if side.party is Party.CIVILIAN and by_nameless(tokens, side):
        roles.attackers.append(Party.UNKNOWN)
        return
    if word in ACCUSES and accused_of_else(tokens, side):
        return
    if pair == ("aiming", "at"):
        return  # "aircraft that were aiming at IS hit the army"
    if word == "suspected" and (
        is_object(tokens, side) or (pair[0] == "of" and thing_before(tokens, side))
    ):
        roles.targets.append(side.party)
        return  # "targeted a suspected Iranian convoy", "positions of suspected militias"
    if word in _TIE_LINKS and pair[0] in _TIES and not said & ON_CHARGES:
        return  # "a sheikh known for his relations with the SDF was shot"
    if word == "with" and behind in _HELP:
        return  # "in an operation carried out with the SDF's help"
    if "amid" in said and roles.sides and amid(tokens, side):
        return
    if side.bare and behind.endswith(_HELD):
        return  # "the Assad regime-held quarters"
    if ("by" in said and holds_what_is_hit(tokens, side)) or (
        said & _OPENERS and uses_what_is_hit(tokens, side)
    ):
        roles.targets.append(side.party)
        return
    if side.bare and behind in _QUARTERS and tokens[side.first].low.startswith("pro-"):
        return  # "in a pro-government district": who lives there, not who was hit
    if behind == "-" and tokens[min(side.last + 2, len(tokens) - 1)].low in _HOLDERS:
        return  # "the Syrian Democratic Forces (SDF)-controlled countryside"
    if ("by" in said and helps(tokens, side)) or word in _UNTIL:
        return
    if _same_as_before(tokens, prev, side):
        return
    if said & _AMONG and is_among(tokens, side):
        roles.targets.append(side.party)
        return
    if word in _PREVENTS and attack_noun_follows(tokens, side, nxt):
        return  # "sorties to prevent attacks of IS": none told of
    if word == "around":
        return  # "in the zone around the US base": where it was
    if word == "on" and behind in ("side", "sides", "part"):
        return  # "there were deaths on the army side"
    if word == "from" and said & _TAKES:
        if _is_told(tokens, side):
            roles.targets.append(side.party)
        return
    if word == "of" and pair[0] in _GROUND and side.bare:
        return  # "carried crude from areas of the SDF": nothing was done there
    if word in _PITS or (word == "against" and said & _PITS):
        roles.sides.append(side.party)
        return
    if pair in _TOLLS:
        roles.targets.append(side.party)
        return
    left_over = word in ("of", "from") and _LEFT_OVER.intersection(before[-5:])
    if left_over and (pair[0] in left_over or side.weak is False):
        if lays_mines(tokens, side):
            roles.attackers.append(side.party)
    elif behind in _PLANTS and lays_mines(tokens, side):
        roles.attackers.append(side.party)
    elif (
        is_taken(tokens, side)
        or (behind == "into" and is_lured(tokens, side))
        or (said & CARRIES and is_carried(tokens, side))
    ):
        roles.targets.append(side.party)
    elif word == "with" and takes_part(tokens, side):
        hit = is_hit(tokens, side, nxt)  # "a joint patrol with the SDF came under fire"
        (roles.targets if hit else roles.attackers).append(side.party)
    elif word in _LETS:
        roles.attackers.append(side.party)
    elif (said & FACES and faces(tokens, side)) or (
        said & ON_CHARGES and is_arrested_as(tokens, side)
    ):
        roles.targets.append(side.party)
    elif is_agent(tokens, side) or ("from" in said and fired_from_theirs(tokens, side)):
        roles.attackers.append(side.party)
    elif is_suspect(before) or (said & BEHIND and is_behind(tokens, side)):
        roles.attackers.insert(0, side.party)
    elif (word in ("on", "to") or _cells_of(before)) and _is_blamed(tokens, side):
        roles.attackers.append(side.party)
    elif word == "between" and "mediated" in before:
        return
    elif pair == ("fighting", "for"):
        return  # "accused of fighting for the government"
    elif not _FIGHTS.isdisjoint(before[-4:] if _cells_of(before) else before[-3:]):
        fought_before = _fought_before(tokens, side)
        (roles.targets if fought_before else roles.sides).append(side.party)
    elif (
        ((word == "between" or _between_cells(before)) and _fights_between(tokens, side))
        or (roles.sides and _joined(tokens, prev, side))
        or (word == "against" and roles.sides and _stands_against(tokens, prev, side))
    ):
        roles.sides.append(side.party)
    elif said & _OPENERS and staged_it(tokens, side):
        roles.attackers.append(side.party)
    elif word == "of" and operation_before(tokens, side) and is_struck(tokens, side):
        roles.targets.append(side.party)
    elif (word in ("of", "by") and operation_before(tokens, side)) or (
        (word == "of" or word in _REPELS) and _attack_next(tokens, side)
    ):
        roles.attackers.append(side.party)
    elif (
        word in AGAINST
        or is_object(tokens, side)
        or (word in ("of", "to", "with", "for") and thing_before(tokens, side))
        or pair == ("ambush", "for")
    ):
        roles.targets.append(side.party)
    elif attack_noun_follows(tokens, side, nxt):
        roles.attackers.append(side.party)
    elif not (word == "of" and pair[0] in ACTORS) and owns_thing(tokens, side):
        roles.targets.append(side.party)
    elif (verb := acts(tokens, side, prev, nxt)) is not None:
        (roles.sides if verb is EventType.CLASH else roles.attackers).append(side.party)
    elif is_hit(tokens, side, nxt) or after_attack_verb(tokens, side, prev):
        roles.targets.append(side.party)


def _is_told(tokens: Sequence[Token], side: Side) -> bool:
    """Whether a place taken from a side is the news, not where something else happened."""
    return not any(t.tag is Tag.CASUALTY for t in tokens[: side.first])


def _same_as_before(tokens: Sequence[Token], prev: int, side: Side) -> bool:
    """ "The headquarters of the 47th Brigade of the militia": of one side, told already."""
    between = tokens[prev + 1 : side.first]
    if prev < 0 or not between or tokens[prev].party is not side.party:
        return False
    return all(t.tag in (Tag.OF, Tag.DET) for t in between)


def _who_attacked(tokens: Sequence[Token], side: Side) -> bool:
    """ "Clashed with groups of ISIS terrorists who attacked a post": theirs was the attack."""
    ahead = tokens[side.last + 1 : side.last + 3]
    if len(ahead) < 2 or ahead[0].low != "who" or side.party is Party.CIVILIAN:
        return False
    return ahead[1].low in ("attacked", "ambushed", "stormed", "targeted", "raided")


def _fought_before(tokens: Sequence[Token], side: Side) -> bool:
    fights = (
        i for i in range(side.first - 1, -1, -1) if not _FIGHTS.isdisjoint(tokens[i].low.split())
    )
    return any(long_before(tokens, at) for at in itertools.islice(fights, 1))


def _is_blamed(tokens: Sequence[Token], side: Side) -> bool:
    """ "Blamed the attack on IS", "attributed the blast to the group"."""
    return bool({t.low for t in tokens[max(0, side.first - 14) : side.first]} & _BLAMES)


def _cells_of(before: Sequence[str]) -> bool:
    """ "Blaming it on cells of the group": on it."""
    return list(before[-2:-1]) != [] and before[-1] == "of" and before[-2] in _CELLS


def _between_cells(before: Sequence[str]) -> bool:
    """ "Clashes at dawn between cells of IS and the army"."""
    return _cells_of(before) and list(before[-3:-2]) == ["between"]


def _attack_next(tokens: Sequence[Token], side: Side) -> bool:
    """ "The site of an IS attack": whose attack it was."""
    ahead = tokens[side.last + 1 : side.last + 2]
    if not ahead or ahead[0].tag is not Tag.THING:
        return False
    return ahead[0].trigger is EventType.EXPLOSIVE or ahead[0].low.split()[-1] in _ATTACKS


def _before(tokens: Sequence[Token], at: int) -> list[str]:
    """The words shortly before, back to where a part of the sentence ends."""
    words: list[str] = []
    for token in tokens[max(0, at - 6) : at]:
        for word in token.low.split():
            if word in _STOPS:
                words.clear()
            elif word not in _SKIPPED:
                words.append(word)
    return words


def _fights_between(tokens: Sequence[Token], side: Side) -> bool:
    """ "Clashes took place after midnight between the army and ...", "a quarrel between ... turned
    into a gunfight"."""
    if any(t.low in _QUARRELS for t in tokens[max(0, side.first - _CLOSE) : side.first]):
        return any(t.trigger is EventType.CLASH for t in tokens[side.last + 1 :])
    for token in reversed(tokens[max(0, side.first - _FAR) : side.first]):
        if not _FIGHTS.isdisjoint(token.low.split()):
            return True
        if token.low in (".", ";") or token.tag is Tag.CASUALTY:
            return False
    return False


def _stands_against(tokens: Sequence[Token], prev: int, side: Side) -> bool:
    """ "Clashes between the army and militiamen loyal to it against IS": the other side."""
    between = tokens[prev + 1 : side.first]
    return len(between) < _FAR and not any(
        t.trigger is not None or t.tag is Tag.CASUALTY for t in between
    )


def _joined(tokens: Sequence[Token], prev: int, side: Side) -> bool:
    """ "between the army and IS": the second of two that fought."""
    between = [t.low for t in tokens[prev + 1 : side.first] if t.tag is not Tag.DET]
    hand = next((i for i, w in enumerate(between) if w == "one" and between[i - 1] == "on"), 0)
    if hand and between[hand + 1 : hand + 2] in (["hand"], ["side"]):
        between = [w for w in between[hand + 2 :] if w != ","]  # "the army on one hand, and IS"
    if between[:1] == ["("] and ")" in between:
        between = between[between.index(")") + 1 :]  # "the Internal Security Forces (ISF) and IS"
    return between in (["and"], ["with"], ["and", '"'])
