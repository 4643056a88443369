"""Fights that a sentence only names: what people fled from, what goes on where they live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.model import EventType, Party
from geo.reports.vocabulary.deeds import BATTLING, FIGHTING
from geo.reports.vocabulary.lexicon import Tag

if TYPE_CHECKING:
    from geo.reports.vocabulary.tokens import Token

FLED: Final = frozenset("flee fled fleeing escape escaped escaping displaced".split())
_TO_FIGHT: Final = 6
_PHRASE_ENDS: Final = (Tag.PUNCT, Tag.BE, Tag.HAVE, Tag.WHO, Tag.CASUALTY, Tag.DATE)
_TURNS: Final = frozenset("after as when while before because".split())


def fled_a_fight(tokens: list[Token], at: int) -> bool:
    """ "Killed as they fled fighting between the army and IS", behind what is told."""
    told = any(t.trigger is not None or t.tag is Tag.CASUALTY for t in tokens[:at])
    return told and _fight_behind(tokens, at) is not None


def without_the_fight(tokens: list[Token], at: int) -> None:
    """The fight that they fled is no event, and who fought it no side of one."""
    fight = _fight_behind(tokens, at)
    if fight is not None:
        _quiet(tokens, fight)


def fought_where_they_were(tokens: list[Token], at: int) -> bool:
    """ "Children died as they fled areas where the army is battling IS": what goes on there."""
    ahead = tokens[at + 1 : at + 1 + _TO_FIGHT]
    be = next((i for i, t in enumerate(ahead) if t.tag is Tag.BE), len(ahead))
    battling = be + 1 < len(ahead) and ahead[be + 1].low in BATTLING
    return battling and any(t.party is Party.CIVILIAN for t in tokens[:at])


def without_the_fighters(tokens: list[Token], at: int) -> None:
    """Who battles whom in those areas is no side of what is told."""
    battle = next(i for i in range(at, len(tokens)) if tokens[i].low in BATTLING)
    _quiet(tokens, at + 1, battle)
    _quiet(tokens, battle)


def _fight_behind(tokens: list[Token], at: int) -> int | None:
    for i in range(at + 1, min(at + 1 + _TO_FIGHT, len(tokens))):
        token = tokens[i]
        if token.trigger is EventType.CLASH and token.low.split()[-1] in FIGHTING:
            return i
        if token.tag in _PHRASE_ENDS or token.low in _TURNS:
            return None
    return None


def _quiet(tokens: list[Token], begin: int, end: int | None = None) -> None:
    """Makes the sides and the deeds of a phrase plain words."""
    for token in tokens[begin:end]:
        if end is None and (token.tag in _PHRASE_ENDS or token.low in _TURNS):
            return
        token.trigger = None
        if token.tag is Tag.ORG:
            token.tag, token.entry, token.party = Tag.NAME, None, None
