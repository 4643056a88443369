"""Fights: who fought whom, and fights long before the event or that somebody is charged with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.hints import tells
from geo.reports.sides.standing import Standing
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

FIGHTS: Final = frozenset(
    """fighting clash clashes clashed clashing firefight firefights battle battles skirmish
    skirmishes skirmished gunfight gunfights gunbattle shootout shoot-out combat encounter
    encounters engagement engagements confrontation confrontations confronting facing battling
    duel fray infighting crossfire""".split()
) | {"armed clashes", "violent clashes", "fierce clashes", "gun battle", "heavy fighting",
    "fierce fighting", "exchange of fire", "exchange of gunfire"}  # fmt: skip
PITS: Final = frozenset(("pitted", "pits", "pitting"))
CELLS: Final = frozenset(
    "cells cell members fighters remnants militants gunmen factions groups militias units".split()
)
_A_FIGHT: Final = frozenset(("fight", "a fight"))
"""Between two sides; elsewhere the word is mostly a verb."""
_FAR: Final = 14

_ACCUSED: Final = frozenset("accused accusing charged charges charge punished".split())
_LONG: Final = frozenset(("days", "weeks", "months"))


def long_before(tokens: Sequence[Token], fight: int) -> bool:
    """ "After days of fighting with tribal gunmen, the SDF entered ...": what led up to it."""
    begin = max(0, fight - 4)
    lows = [t.low for t in tokens[begin:fight]]
    if "after" not in lows or "of" not in lows or _LONG.isdisjoint(lows):
        return False
    after = begin + lows.index("after")
    return after == 0 or tokens[after - 1].low == ","


def is_charge(tokens: Sequence[Token], at: int) -> bool:
    """ "Accused of fighting for the government": what they were put to death for."""
    near = [t.low for t in tokens[max(0, at - 5) : at]]
    return near[-1:] in (["of"], ["for"]) and not _ACCUSED.isdisjoint(near)


def fought(at: Standing) -> bool:
    """ "Clashes with IS", "between the army and IS", "a shoot-out that pitted the army against"."""
    if at.word in PITS or _in_fight_with(at):
        return True
    between = at.word == "between" or (_cells_of(at.before) and "between" in at.before[-4:-2])
    return between and _fights_between(at.tokens, at.side.first)


def fought_them(at: Standing) -> bool:
    """ "Between the army and IS", "the army against IS": the second of two that fought."""
    if not at.fought:
        return False
    return _joined(at) or (at.word == "against" and _stands_against(at))


def _in_fight_with(at: Standing) -> bool:
    near = at.before[-4:] if _cells_of(at.before) else at.before[-3:]
    return not FIGHTS.isdisjoint(near)


def _cells_of(before: Sequence[str]) -> bool:
    """ "Clashes with cells of the group": with it."""
    return len(before) > 1 and before[-1] == "of" and before[-2] in CELLS


def _fights_between(tokens: Sequence[Token], first: int) -> bool:
    """ "Clashes took place after midnight between the army and ..."."""
    for token in reversed(tokens[max(0, first - _FAR) : first]):
        if not FIGHTS.isdisjoint(token.low.split()) or token.low in _A_FIGHT:
            return True
        if token.low in (".", ";") or token.tag is Tag.CASUALTY:
            return False
    return False


def _stands_against(at: Standing) -> bool:
    """ "Clashes between the army and militiamen loyal to it against IS": the other side."""
    between = at.tokens[at.prev + 1 : at.side.first]
    return len(between) < _FAR and not tells(between)


def _joined(at: Standing) -> bool:
    """ "Between the army and IS", "the IS group and the army": the second of two that fought."""
    between = [t.low for t in at.tokens[at.prev + 1 : at.side.first] if t.tag is not Tag.DET]
    between = between[between[:1] == ["group"] :]
    hand = next((i for i, w in enumerate(between) if w == "one" and between[i - 1] == "on"), 0)
    if hand and between[hand + 1 : hand + 2] in (["hand"], ["side"]):
        between = [w for w in between[hand + 2 :] if w != ","]  # "the army on one hand, and IS"
    return between in (["and"], ["with"], ["and", '"'])
