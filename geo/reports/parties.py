"""Who attacked and who suffered, from where the sides stand around the verbs of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType, Party
from geo.reports.group import Group, is_quote
from geo.reports.kinds import CONQUERS
from geo.reports.lexicon import LOSES, ORGS, WEAK_ORGS, Form, Tag
from geo.reports.sources import SAYING
from geo.reports.tokens import Token

LIGHT_VERBS: Final = frozenset(
    """staged stage carried carry carries launched launch launches conducted conduct executed
    mounted
    waged set laid made performed undertook perpetrated committed planted lobbed threw dropped
    detonated planting dropping directed drove began begun started continued resumed unleashed
    claimed
    claims claim shot opened left""".split()
)
_NOT_AN_AGENT: Final = frozenset(
    """supported backed controlled held accompanied led run manned owned followed documented
    monitored joined besieged guarded protected escorted occupied used reported joint dominated
    confirmed operated administered said denominated quoted cited published hunted inhabited
    populated frequented known described seized""".split()
)
_AGAINST: Final = frozenset(("against", "on", "at", "targeting", "towards", "upon", "toward"))
_SUSPECT: Final = frozenset(
    """suspected believed likely alleged blamed blame blaming attributed presumed thought probably
    probable""".split()
)
_SUSPECT_LINKS: Final = frozenset(
    """to be been from of with by on members member elements element belonging affiliated linked
    fighters militants gunmen cells part remnants loyal associated sleeper""".split()
)
_CLAIMS: Final = frozenset(("claimed", "claims", "claiming", "responsibility", "behind"))
_FIGHTS: Final = frozenset(
    """fighting clash clashes clashed firefight battle battles skirmish skirmishes
    gunfight""".split()
) | {"armed clashes", "violent clashes", "fierce clashes", "gun battle", "heavy fighting"}
_ACTORS: Final = frozenset(
    """patrol patrols cell cells group groups unit units drone drones aircraft warplane warplanes
    jets jet plane planes helicopter helicopters artillery party brigade""".split()
) | {"fighter jets", "fighter jet"}
_AREAS: Final = frozenset(
    """area areas parts part neighbourhood neighbourhoods neighborhood neighborhoods suburb
    suburbs city cities land region regions village villages town towns district districts
    territory side
    sides sources source report reports statement hospital hospitals front fronts quarter
    week month year years days day night""".split()
)
_HELPERS: Final = frozenset(
    "supported backed accompanied and with alongside support including helped".split()
)
_OWN_OPERATIONS: Final = (EventType.RAID, EventType.AIR_STRIKE, EventType.SHELLING)
_REACTS: Final = frozenset(
    "condemned accused warned urged called vowed threatened expressed condemns".split()
)
_FAITHS: Final = frozenset("shia shiite shi'ite afghan pakistani tribal kurdish".split())
"""A district or a shrine may be so called; by itself the word names no side."""
_FACES: Final = frozenset("facing faced faces repelling repelled withstood endured foiled".split())
_LETS: Final = frozenset(("letting", "allowing", "enabling", "let"))
_HOSTILE: Final = frozenset(
    """halted intercepted surrounded looted robbed stole stormed burnt raided waylaid chased
    cornered
    ambush kidnapped seized""".split()
)
"""What makes its subject an attacker where the clause tells of an attack anyhow."""
_THOUGHT: Final = frozenset(
    "thought believed suspected said reported alleged accused presumed known".split()
)
_HELD: Final = ("-held", "-controlled", "-run", "-owned")
"""So a place or a thing is described; its holder does nothing by that."""
_NAMED_SUSPECT: Final = _SUSPECT | frozenset("senior wanted prominent local leading".split())
_MEDIA: Final = frozenset(
    "media sources pages channels networks from outlets website accounts statement".split()
)
_IN_SPEAKER: Final = (Tag.CONJ, Tag.ORG, Tag.NAME, Tag.PERSON, Tag.OUTLET)
_GAP: Final = 11
_SUBJECT_GAP: Final = 18


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
    bare: bool
    """The side's name alone, without people of it."""


def roles_in(tokens: Sequence[Token], groups: Sequence[Group], harmed: Sequence[Group]) -> Roles:
    """The roles of all sides named; ``harmed`` are the groups that casualty words speak of."""
    roles = Roles()
    sides = _sides(tokens, groups)
    hurt = {g.first for g in harmed}
    for number, side in enumerate(sides):
        if side.first in hurt and not side.bare:
            continue
        nxt = _next_subject(tokens, sides[number + 1 :])
        prev = sides[number - 1].last if number else -1
        _judge(tokens, side, prev, nxt, roles)
    return roles


def _next_subject(tokens: Sequence[Token], later: Sequence[_Side]) -> int:
    """Where the next side begins that isn't only named as a helper ("backed by", "and")."""
    for side in later:
        near = {t.low for t in tokens[max(0, side.first - 4) : side.first]}
        if not near & _HELPERS:
            return side.first
    return len(tokens)


def _sides(tokens: Sequence[Token], groups: Sequence[Group]) -> list[_Side]:
    sides = [
        _Side(g.first, g.last, g.party, g.party is Party.UNKNOWN, bare=False)
        for g in groups
        if g.party is not None and not g.subset and not _quoted(tokens, g.last + 1)
    ]
    covered = {i for g in groups for i in range(g.first, g.last + 1)}
    for i, token in enumerate(tokens):
        if i in covered or _names_place(tokens, i):
            continue
        if token.tag is Tag.ORG and token.party is not None and not _quoted(tokens, i + 1):
            if token.low in _FAITHS and not _armed_follows(tokens, i):
                continue
            weak = token.low in WEAK_ORGS and not token.text.isupper()
            sides.append(_Side(i, i, token.party, weak, bare=True))
        elif token.tag is Tag.THING and token.trigger is not None:
            owner = ORGS.get(token.low.split()[0]) if " " in token.low else None
            if owner is not None:  # "coalition strikes" is one phrase that names its side
                sides.append(_Side(i, i - 1, owner, weak=False, bare=True))
    return sorted(sides, key=lambda s: s.first)


def _armed_follows(tokens: Sequence[Token], i: int) -> bool:
    """ "Tribal fighters", "Kurdish shelling"; not "a Shiite shrine"."""
    ahead = tokens[i + 1 : i + 3]
    return any(t.trigger is not None or t.tag in (Tag.PERSON, Tag.ORG) for t in ahead)


def _names_place(tokens: Sequence[Token], i: int) -> bool:
    """ "The pro-government Zahra district": no side is spoken of, but a place of its."""
    if i + 1 >= len(tokens) or tokens[i + 1].tag is not Tag.PLACE:
        return False
    return not tokens[i + 1].text[0].islower() or tokens[i + 1].low.startswith(("al-", "el-"))


def _quoted(tokens: Sequence[Token], after: int) -> bool:
    """Whether who ends here is only quoted ("residents said")."""
    stop = after
    while stop < min(len(tokens), after + 5) and _in_speaker(tokens[stop]):
        stop += 1
    words = [t.low for t in tokens[after : max(stop + 1, after + 2)]]
    says = any((w in SAYING and w not in ("claimed", "claims")) or w in _REACTS for w in words)
    own_deed = {t.low for t in tokens[after : after + 5]} & {"it", "its", "they", "their"}
    return says and not own_deed


def _in_speaker(token: Token) -> bool:
    if token.tag in _IN_SPEAKER or token.low in _MEDIA:
        return True
    if token.tag is Tag.PLACE or token.low in ("from", "in", "of"):
        return True
    return token.tag is Tag.THING and token.text[0].isupper()


def _judge(tokens: Sequence[Token], side: _Side, prev: int, nxt: int, roles: Roles) -> None:
    before = _before(tokens, side.first)
    word = before[-1] if before else ""
    if tokens[side.first].low.endswith(_HELD):
        if _owns_thing(tokens, side):
            roles.targets.append(side.party)
        return
    if _helps(tokens, side):
        return
    if "remnants" in before[-2:] or "remnant" in before[-2:]:
        if _lays_mines(tokens, side):
            roles.attackers.append(side.party)
    elif _is_taken(tokens, side):
        roles.targets.append(side.party)
    elif word in _LETS:
        roles.attackers.append(side.party)
    elif _faces(tokens, side):
        roles.targets.append(side.party)
    elif _is_agent(tokens, side):
        roles.attackers.append(side.party)
    elif _is_suspect(before) or _is_behind(tokens, side):
        roles.attackers.insert(0, side.party)
    elif set(before[-3:]) & _FIGHTS or (roles.sides and _joined(tokens, prev, side)):
        roles.sides.append(side.party)
    elif word in ("of", "by") and _operation_before(tokens, side):
        roles.attackers.append(side.party)
    elif (
        word in _AGAINST
        or _is_object(tokens, side)
        or (word in ("of", "to", "with") and _thing_before(tokens, side))
        or before[-2:] == ["ambush", "for"]
    ):
        roles.targets.append(side.party)
    elif _attack_noun_follows(tokens, side, nxt):
        roles.attackers.append(side.party)
    elif _owns_thing(tokens, side):
        roles.targets.append(side.party)
    elif (verb := _acts(tokens, side, prev, nxt)) is not None:
        (roles.sides if verb is EventType.CLASH else roles.attackers).append(side.party)
    elif _is_hit(tokens, side, nxt) or _after_attack_verb(tokens, side, prev):
        roles.targets.append(side.party)


def _before(tokens: Sequence[Token], at: int) -> list[str]:
    skipped = ('"', "'", "the", "a", "an", "[")
    words = [w for t in tokens[max(0, at - 6) : at] for w in t.low.split() if w not in skipped]
    cut = max((i for i, w in enumerate(words) if w in (".", ";", ",")), default=-1)
    return words[cut + 1 :]


def _is_agent(tokens: Sequence[Token], side: _Side) -> bool:
    """ "by IS fighters", unless they only supported, held or reported."""
    for i in range(side.first - 1, max(-1, side.first - 6), -1):
        token = tokens[i]
        if token.tag is Tag.BY:
            return not {t.low for t in tokens[max(0, i - 2) : i]} & _NOT_AN_AGENT
        if token.tag in (Tag.PREP, Tag.OF, Tag.THING, Tag.PLACE, Tag.CASUALTY, Tag.PUNCT):
            return False
    return False


def _helps(tokens: Sequence[Token], side: _Side) -> bool:
    """ "Supported by coalition helicopters": beside whoever attacked."""
    lows = [t.low for t in tokens[max(0, side.first - 4) : side.first]]
    if "by" not in lows:
        return False
    at = len(lows) - 1 - lows[::-1].index("by")
    return at > 0 and lows[at - 1] in _HELPERS


def _lays_mines(tokens: Sequence[Token], side: _Side) -> bool:
    """ "A mine left behind by IS", "a blast from the remnants of Daesh"."""
    return any(t.trigger is EventType.EXPLOSIVE for t in tokens[: side.first])


def _is_taken(tokens: Sequence[Token], side: _Side) -> bool:
    """ "Detained an alleged IS financier": the object of an arrest or a killing."""
    for token in reversed(tokens[max(0, side.first - 4) : side.first]):
        if token.tag is Tag.CASUALTY and token.form in (Form.ACTIVE, Form.PARTICIPLE):
            return tokens[max(0, side.first - 5)].tag is not Tag.BE
        if token.tag not in (Tag.DET, Tag.ARTICLE) and token.low not in _NAMED_SUSPECT:
            return False
    return False


def _faces(tokens: Sequence[Token], side: _Side) -> bool:
    """ "The army was facing a counter-attack": an attack on it."""
    ahead = tokens[side.last + 1 : side.last + 4]
    at = next((i for i, t in enumerate(ahead) if t.low in _FACES - {"repelled", "foiled"}), None)
    if at is None:
        return False
    behind = tokens[side.last + 2 + at : side.last + 9 + at]
    return any(t.tag is Tag.THING and t.trigger is not None for t in behind)


def _joined(tokens: Sequence[Token], prev: int, side: _Side) -> bool:
    """ "between the army and IS": the second of two that fought."""
    between = [t.low for t in tokens[prev + 1 : side.first] if t.tag is not Tag.DET]
    return between in (["and"], ["with"], ["and", '"'])


def _is_suspect(before: Sequence[str]) -> bool:
    """ "suspected IS", "believed to be members of IS"; not "believed to shelter IS"."""
    for word in reversed(before[-7:]):
        if word in _SUSPECT:
            return True
        if word not in _SUSPECT_LINKS:
            return False
    return False


def _is_behind(tokens: Sequence[Token], side: _Side) -> bool:
    """ "ISIS is believed to be behind it", "the group claimed responsibility"."""
    ahead = tokens[side.last + 1 : side.last + 13]
    for i, token in enumerate(ahead):
        if token.low in _CLAIMS:
            return i < 5 or "responsibility" in {t.low for t in ahead}
        if token.tag in (Tag.PLACE, Tag.CASUALTY, Tag.PERSON) or token.low in (".", ";"):
            return False
    return False


def _operation_before(tokens: Sequence[Token], side: _Side) -> bool:
    """ "a raid of the SDF", "air strikes of the coalition"."""
    for at in range(side.first - 1, max(-1, side.first - 5), -1):
        token = tokens[at]
        if token.trigger is not None:
            if _holds_area(tokens, side):
                return False
            if at and tokens[at - 1].tag is Tag.BY:
                return True  # "killed by gunfire of Turkish guards"
            return token.trigger in _OWN_OPERATIONS or side.party is Party.ISLAMIC_STATE
        if token.tag not in (Tag.OF, Tag.BY, Tag.DET, Tag.ARTICLE, Tag.WORD):
            return False
    return False


def _is_object(tokens: Sequence[Token], side: _Side) -> bool:
    """ "ambushed Iranian forces": the verb stands right before."""
    for i in range(side.first - 1, max(-1, side.first - 4), -1):
        token = tokens[i]
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return i == 0 or tokens[i - 1].tag is not Tag.BE
        if token.tag not in (Tag.DET, Tag.ARTICLE, Tag.NUMBER, Tag.WORD):
            return False
    return False


def _holds_area(tokens: Sequence[Token], side: _Side) -> bool:
    """ "shelling of government districts": the districts are what is shelled."""
    ahead = tokens[side.last + 1 : side.last + 3]
    if ahead and ahead[0].tag is Tag.WORD and ahead[0].trigger is None:
        ahead = ahead[1:]
    return bool(ahead) and ahead[0].tag in (Tag.THING, Tag.PLACE)


def _thing_before(tokens: Sequence[Token], side: _Side) -> bool:
    """ "a truck of the Baqir Brigade", "positions belonging to the SDF"."""
    for token in reversed(tokens[max(0, side.first - 5) : side.first]):
        if token.tag is Tag.THING:
            return token.low not in _AREAS and token.low not in _ACTORS
        if is_quote(token):
            continue
        if token.tag in (Tag.PUNCT, Tag.PLACE, Tag.CASUALTY, Tag.PERSON, Tag.ORG):
            return False
    return False


def _attack_noun_follows(tokens: Sequence[Token], side: _Side, nxt: int) -> bool:
    """ "Islamic State ambush", "an Israeli air strike"."""
    stop = max(nxt, side.last + 2) if side.first > side.last else nxt
    for token in tokens[side.last + 1 : min(stop, side.last + 4)]:
        if token.tag is Tag.THING and token.trigger not in (None, EventType.TROOP_MOVEMENT):
            return token.low not in _ACTORS
        if token.low in ("'s", "'", '"') or (token.tag is Tag.WORD and token.trigger is None):
            continue
        return False
    return False


def _owns_thing(tokens: Sequence[Token], side: _Side) -> bool:
    """ "an SDF checkpoint", "regime positions": things of a side are what is attacked."""
    if not side.bare:
        return False
    for token in tokens[side.last + 1 : side.last + 4]:
        if token.tag is Tag.THING:
            return token.trigger is None and token.low not in _AREAS and token.low not in _ACTORS
        passing = token.tag in (Tag.WORD, Tag.NAME, Tag.PLACE) and token.trigger is None
        if not passing and token.low not in ("'s", "'", '"', "and"):
            return False
    return False


def _acts(tokens: Sequence[Token], side: _Side, prev: int, nxt: int) -> EventType | None:
    """What the side does, as subject of an attack verb ("gunmen on a motorcycle opened fire")."""
    if side.party is Party.CIVILIAN:
        return None
    stop = min(len(tokens), side.last + 1 + _GAP, max(nxt, side.last + 2))
    if side.first <= 2 or tokens[side.first - 1].low in (",", "and", "that", "when", "after"):
        stop = min(len(tokens), side.last + 1 + _SUBJECT_GAP)
    for i in range(side.last + 1, stop):
        token = tokens[i]
        if token.low in ("found", "discovered", "recovered", "buried", *LOSES):
            return None
        if token.tag is Tag.BE or token.low in (";", "."):
            if token.tag is Tag.BE and tokens[min(i + 1, len(tokens) - 1)].low in _THOUGHT:
                continue  # "IS cells are thought to have kidnapped them"
            going = token.tag is Tag.BE and _progressive(tokens, i)
            return EventType.ARMED_ATTACK if going else None
        shared = prev >= 0 and tokens[i - 1].low == "and" and i - 1 > side.last
        if token.tag is Tag.CASUALTY and token.form in (Form.PARTICIPLE, Form.ACTIVE):
            return None if shared else EventType.ARMED_ATTACK
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return None if shared else token.trigger
        if token.low in CONQUERS or (token.low in _HOSTILE and not shared):
            return EventType.ARMED_ATTACK
        if token.low in LIGHT_VERBS:
            ahead = tokens[i + 1 : i + 8]
            if any(t.trigger is not None or t.low in _CLAIMS for t in ahead):
                return EventType.ARMED_ATTACK
        if token.tag is Tag.CASUALTY:
            return None
    return None


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
            return tokens[min(i + 1, len(tokens) - 1)].low in ("into", "in", "under", "victim")
    return False


def _after_attack_verb(tokens: Sequence[Token], side: _Side, prev: int) -> bool:
    """An active attack verb stands before: "attacked a checkpoint of the SDF"."""
    for i in range(side.first - 1, max(prev, side.first - _GAP - 1), -1):
        token = tokens[i]
        if token.low in (";", ".", "–") or token.tag is Tag.WHO:
            return False
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return True
        if token.tag is Tag.CASUALTY and token.form is not Form.COUNT_NOUN:
            return True
        if token.trigger is not None and tokens[min(i + 1, len(tokens) - 1)].low in _AGAINST:
            return True
    return False
