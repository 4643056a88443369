"""Who those hit were, and who the attackers: "The dead were members of the 17th Division"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.clauses.sources import SAYING
from geo.reports.events.draft import Draft
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import NEUTRAL_HEADS, Group
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.whose_men import noun_of
from geo.reports.vocabulary.lexicon import PEOPLE, Tag
from geo.reports.vocabulary.tokens import Token

_THEY: Final = frozenset("he she they both all".split())
_THOSE: Final = frozenset(
    """victim victims dead deceased slain fallen man men woman two three four youth youths
    latter pair""".split()
)
_SAID_OF: Final = frozenset(
    """identified named described known reportedly said believed to be as being all both also
    among from with of in""".split()
)
_SERVES: Final = frozenset(
    """belonged belong belongs served serve serves worked works work serving fought fights
    working belonging""".split()
)
_LINKS: Final = frozenset("to in with for as of the".split())
_ONE: Final = frozenset(("one", "the other", "other", "the second"))
_ANYBODY: Final = (
    NEUTRAL_HEADS | PEOPLE | {"young man", "young men", "brothers", "brother", "youth", ""}
)
_ATTACKERS: Final = frozenset(
    """gunmen gunman attackers attacker assailants assailant perpetrators perpetrator killers
    killer bomber bombers shooters shooter kidnappers raiders assassins assassin""".split()
)
_SIDES: Final = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION))
_NOT_ARMED: Final = frozenset((Party.CIVILIAN, Party.UNKNOWN))
_IS_ONE_OF: Final = frozenset("belong belonged belonging confessed , being".split())
_FAR: Final = 12
_VERB: Final = 6
_SIDE: Final = 4


def name_who_they_were(scene: Scene, last: Draft) -> None:
    """Gives the nameless people that an event hit the side that a later sentence says is theirs."""
    sides = _said_to_be(scene)
    if sides and "them" in scene.words and _some_of_them(scene):
        last.victims.extend(s for s in sides if s not in (*last.victims, *last.attackers))
        return
    hit = [(s, h) for s in last.scenes for h in s.harmed if not h.none_said]
    if not sides or not hit or not all(_is_anybody(h, s) for s, h in hit):
        return
    if sides == [Party.CIVILIAN] or not set(sides).isdisjoint(last.attackers):
        return
    known = [v for v in last.victims if v not in (Party.CIVILIAN, Party.UNKNOWN)]
    last.victims[:] = [*known, *(s for s in sides if s not in known)]
    for _, harm in hit:
        harm.party = sides[0] if len(sides) == 1 else None
    for told in (w for word in last.words for w in (word.killed, word.wounded)):
        told.by_party = _renamed(told.by_party, sides)


def _some_of_them(scene: Scene) -> bool:
    """ "Four of them were members of the militia": the others are who they were."""
    at = next((i for i, low in enumerate(scene.lows) if low == "them"), 0)
    return at > 1 and scene.tokens[at - 1].tag is Tag.OF and scene.tokens[at - 2].tag is Tag.NUMBER


def name_who_attacked(scene: Scene, last: Draft) -> None:
    """ "The gunmen are thought to belong to IS", "the killers, an IS cell of three": whose men."""
    if any(a is not Party.UNKNOWN for a in last.attackers) or scene.unsure:
        return
    tokens = scene.tokens
    armed = bool(last.victims) and _NOT_ARMED.isdisjoint(last.victims)
    who = _ATTACKERS | {"men"} if armed else _ATTACKERS
    if who.isdisjoint(scene.lows):
        return
    at = next((i for i, t in enumerate(tokens) if t.low in who and _the(tokens, i)), None)
    if at is None:
        return
    told = tokens[at + 1 : at + _FAR]
    links = next((i for i, t in enumerate(told) if t.tag is Tag.BE or t.low in _IS_ONE_OF), None)
    if links is None or any(t.tag is Tag.NEG for t in told):
        return
    whose = next((t for t in told[links:] if t.tag is Tag.ORG or t.party is not None), None)
    side = whose.party if whose is not None else None
    if side is not None and side not in (Party.CIVILIAN, *last.victims):
        last.attackers.insert(0, side)


def _the(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in ("the", "both", "all")


def says_who(tokens: Sequence[Token]) -> bool:
    """Whether a sentence may say no more than who they were: "One was an officer"."""
    named = any(t.tag is Tag.PERSON and t.party in _SIDES for t in tokens)
    return named and _subject(tokens) is not None


def _renamed(known: dict[Party, CountRange], sides: list[Party]) -> dict[Party, CountRange]:
    if len(sides) > 1:
        return {}
    return {sides[0] if p is Party.CIVILIAN else p: count for p, count in known.items()}


def _is_anybody(harm: Harmed, scene: Scene) -> bool:
    """Whether a person's words leave open what he was: "a man", "two people", his name."""
    if harm.party not in (Party.CIVILIAN, Party.UNKNOWN, None) or harm.parts:
        return False
    return harm.generic or noun_of(harm, scene) in _ANYBODY


def _said_to_be(scene: Scene) -> list[Party]:
    """The sides of those that a sentence says something of, or none."""
    tokens = scene.tokens
    begin = _subject(tokens)
    if begin is None:
        return []
    end, verb = begin
    groups = [g for g in scene.groups if g.first > verb]
    is_told = tokens[verb].tag is Tag.BE and groups
    if is_told and _leads_to(tokens[verb + 1 : groups[0].first]):
        two = tokens[end].low == "one"
        one_by_one = [g for g in groups if g.party or not g.other][:2] if two else groups[:1]
        sides = [_party_of(g) for g in one_by_one]
        return [] if None in sides else list(dict.fromkeys(s for s in sides if s is not None))
    named = _side_next(tokens, verb + 1)
    return [named] if named is not None else []


def _party_of(group: Group) -> Party | None:
    return group.party if group.explicit and group.party is not Party.UNKNOWN else None


def _leads_to(between: Sequence[Token]) -> bool:
    return all(t.low in _SAID_OF or t.tag in (Tag.PUNCT, Tag.DET) for t in between)


def _side_next(tokens: Sequence[Token], at: int) -> Party | None:
    """ "Were from the National Defence", "belonged to the brigade", "worked for the Asayish"."""
    linked = False
    for token in tokens[at : at + _SIDE]:
        if token.tag is Tag.ORG:
            return token.party if linked else None
        if token.low not in _LINKS | {"from"} and token.tag is not Tag.DET:
            return None
        linked = linked or token.low not in ("the", "as")
    return None


def _subject(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Where a subject that points back ends, and where its verb stands; None if it is another."""
    begin = _behind_source(tokens)
    low = tokens[begin].low if begin < len(tokens) else ""
    if low in ("the", "all", "both") and begin + 1 < len(tokens):
        ahead = tokens[begin + 1 : begin + 4]
        end = begin
        for i, token in enumerate(ahead, begin + 1):
            if token.low in _THOSE or token.low in ("the", "of", "them", "killed"):
                end = i
            else:
                break
        if end == begin and low == "the":
            return None
    elif tokens[begin : begin + 1] and tokens[begin].tag is Tag.NUMBER and _of_them(tokens, begin):
        end = begin + 2
    elif low in _THEY or low in _ONE:
        end = begin
    else:
        return None
    for i in range(end + 1, min(end + _VERB, len(tokens))):
        token = tokens[i]
        if token.tag is Tag.BE or token.low in _SERVES:
            denied = i + 1 < len(tokens) and tokens[i + 1].tag is Tag.NEG
            return None if denied or tokens[i - 1].tag is Tag.HAVE else (end, i)
        if token.tag not in (Tag.PUNCT, Tag.NUMBER) and token.low not in ("reportedly", "also"):
            return None
    return None


def _of_them(tokens: Sequence[Token], at: int) -> bool:
    return [t.low for t in tokens[at + 1 : at + 3]] == ["of", "them"]


def _behind_source(tokens: Sequence[Token]) -> int:
    """Where "he served in the SDF" begins behind "According to relatives," or "SOHR said"."""
    if tokens[0].low == "according":
        return next((i + 1 for i, t in enumerate(tokens[:_VERB]) if t.low == ","), 0)
    said = next((i for i, t in enumerate(tokens[:_VERB]) if t.low in SAYING), None)
    if said is None:
        return 0
    return said + 1 + (said + 1 < len(tokens) and tokens[said + 1].low == "that")
