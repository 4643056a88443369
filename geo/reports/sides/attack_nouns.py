"""Whose the attack is that a noun names: "a raid of the SDF", "an IS ambush"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.people.group import is_quote
from geo.reports.sides.befalls import DOWNS, SENT
from geo.reports.sides.sides import ACTORS, Side
from geo.reports.vocabulary.deeds import OWN_DEEDS, ROOMS
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_OWN_OPERATIONS: Final = (EventType.RAID, EventType.AIR_STRIKE, EventType.SHELLING)
_BEFORE_RAID: Final = frozenset(
    """night dawn dusk daylight weekend sniper machine-gun machine gun rifle mine truck car vehicle
    motorcycle motorbike boat river ground land""".split()
)
_HAS_OBJECT: Final = (Tag.ARTICLE, Tag.DET, Tag.ORG, Tag.NUMBER, Tag.VAGUE, Tag.PERSON, Tag.THING)
_SPATIAL: Final = ("near ", "around ", "between ", "outside ", "in the vicinity", "north", "south",
    "east", "west")  # fmt: skip
_OUTLIVES: Final = frozenset("survives survived survive escapes escaped escape".split())


def operation_before(tokens: Sequence[Token], side: Side) -> bool:
    """ "a raid of the SDF", "air strikes of the coalition"."""
    for at in range(side.first - 1, max(-1, side.first - 5), -1):
        token = tokens[at]
        if token.trigger is not None:
            if _holds_area(tokens, side) or _hits_those_of(tokens, at):
                return False
            if token.low in SENT and any(t.low in DOWNS for t in tokens[max(0, at - 4) : at]):
                return False  # "shot down a drone of the group"
            if at and tokens[at - 1].tag is Tag.BY:
                return True  # "killed by gunfire of Turkish guards"
            if token.trigger in _OWN_OPERATIONS or side.party is Party.ISLAMIC_STATE:
                return True
            return token.tag is Tag.THING and _upon(tokens, side.last + 1)
        linking = (Tag.OF, Tag.BY, Tag.DET, Tag.ARTICLE, Tag.WORD)
        if token.tag not in linking and not is_quote(token):
            return False
    return False


def _upon(tokens: Sequence[Token], at: int) -> bool:
    """ "An attack of the army on a post": its attack."""
    if at + 1 >= len(tokens) or tokens[at].low not in ("on", "against", "upon"):
        return False
    return tokens[at + 1].tag in _HAS_OBJECT


def _hits_those_of(tokens: Sequence[Token], at: int) -> bool:
    """ "Bombed pockets of the group", "a meeting of its leaders": it was done to them."""
    token = tokens[at]
    done = token.entry is not None and token.entry.verb and token.tag is Tag.WORD
    behind = at + 1 + (tokens[at + 1].tag in (Tag.ARTICLE, Tag.DET))
    return done and tokens[behind].tag is Tag.WORD


def _holds_area(tokens: Sequence[Token], side: Side) -> bool:
    """ "shelling of government districts": the districts are what is shelled."""
    ahead = tokens[side.last + 1 : side.last + 3]
    if ahead and ahead[0].tag is Tag.WORD and ahead[0].trigger is None:
        ahead = ahead[1:]
    if not ahead or ahead[0].low.startswith(_SPATIAL):
        return False  # "a mine of theirs near Arak"
    if ahead[0].low in ACTORS:
        return False  # "strikes of coalition warplanes"
    return ahead[0].tag in (Tag.THING, Tag.PLACE)


def _and_another(behind: Sequence[Token]) -> bool:
    """Whether "and" and one more nation stand there."""
    linked = len(behind) > 1 and behind[0].low == "and"
    return linked and behind[1].tag in (Tag.ORG, Tag.WORD, Tag.NAME) and behind[1].text[0].isupper()


def attack_noun_follows(tokens: Sequence[Token], side: Side, nxt: int) -> bool:
    """ "Islamic State ambush", "an Israeli air strike", "Russian and Syrian air strikes"."""
    begin = side.last + 1
    stop = max(nxt, side.last + 2) if side.first > side.last else nxt
    if side.bare and _and_another(tokens[begin : begin + 2]):
        begin += 2
        stop = begin + 2
    for i, token in enumerate(tokens[begin : min(stop, begin + 3)], begin + 1):
        if token.low in _OUTLIVES:
            return False  # "SDF commander survives IED blast"
        if token.tag is Tag.THING and token.trigger not in (None, EventType.TROOP_MOVEMENT):
            return token.low not in ACTORS
        following = tokens[i] if i < len(tokens) else None
        if token.low in OWN_DEEDS and (following is None or following.tag is not Tag.THING):
            hurt = has_tag(tokens, Tag.CASUALTY)
            return hurt and (following is None or following.low not in ROOMS)
        if token.low in _BEFORE_RAID and following is not None and following.trigger is not None:
            continue  # "an IS night raid", "an IS sniper attack"
        if token.low in ("'s", "'", '"') or (token.tag is Tag.WORD and token.trigger is None):
            continue
        return False
    return False
