"""Where a sentence turns to another event that it only recalls: its day, its place, its dead and
its sides are none of the news."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.came_before import ANSWERS
from geo.reports.clauses.hints import each_dated, harms, tells
from geo.reports.clauses.sources import SAYING
from geo.reports.vocabulary.kinds import CONQUERS
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.numbers import NTH
from geo.reports.vocabulary.tokens import Token, has_tag

RELATIVE: Final = frozenset("that which where who whom".split())
"""What a relative clause opens with."""
_CAME: Final = frozenset(("came", "comes"))
_FUNERALS: Final = frozenset(("funeral", "burial"))
_HAD: Final = 6
"""Among so many first words of a relative clause stands its "had"."""
_TOOK: Final = CONQUERS | frozenset("overrun retaken recaptured taken seized captured".split())
_DEED: Final = 4
_IS: Final = frozenset("a an as likely possible apparent direct".split())
RECALLING: Final = RELATIVE | ANSWERS | {"as", "behind", ":"}
_CHARGE: Final = 6


def recalls(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether ``right`` tells of an event before the one that ``left`` tells of."""
    word = right[0].low
    if word in RELATIVE:
        return _did_before(left, right)
    if not (tells(left) and harms(right)):
        return False
    if word == "as":  # "The attack came as mourners buried 12 troops killed by a bomb"
        dead = (t for t in right if t.harm is Harm.KILLED)  # not ", killing 20": of the attack
        return left[-1].low in _CAME and any(not t.low.endswith("ing") for t in dead)
    if word == "behind":  # "Killed six, as it sought the cell behind an attack that left 12 dead"
        return harms(left) and right[1].tag is Tag.ARTICLE and _names_attack(right[2:_DEED])
    if word in ANSWERS:  # "The strikes are likely a response to an attack that killed a general"
        return left[-1].low in _IS and right[1].low in ("to", "for")
    if word == ",":  # "Since IS killed 12 on 8 August, the army has killed 20": no 32
        dated = has_tag(left[2:], Tag.DATE) and left[1].tag is not Tag.DATE
        return dated and harms(left)
    nth = any(a.low == "the" and b.low in NTH for a, b in itertools.pairwise(left))
    # "The ambush in X was the second in two days: on Saturday two died in Y"
    return nth and has_tag(right[1:3], Tag.DATE)


def _did_before(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Retook a post that IS had overrun on Sunday, killing six": what was done before; "were
    killed on Wednesday in a car that came from the funeral of an officer shot on Monday"."""
    told = tells(left) or any(t.low in _TOOK for t in left)
    wounds = left[-1].low in ("wounds", "injuries")  # "that he sustained last Friday"
    if wounds or not told or not has_tag(right, Tag.DATE):
        return False
    had = next((i for i, t in enumerate(right[:_HAD]) if t.low.split()[0] == "had"), 0)
    if not SAYING.isdisjoint(t.low for t in (*left[-_HAD:], *right[:had])):
        return False  # "a source said in a statement that IS had killed nine"
    buried = right[0].low == "where" or any(t.low in _FUNERALS for t in right)
    buried = buried and each_dated(left, right)
    if harms(left) and harms(right) and (had or buried):
        return True
    if any(t.harm is Harm.CAPTURED for t in left) and harms(right):
        return _names_attack(right)  # "arrested a man who is said to have led an attack"
    verb = right[had + 1 : had + _DEED]
    deed = any(t.low in _TOOK or t.tag is Tag.CASUALTY or t.trigger is not None for t in verb)
    return bool(had) and deed and each_dated(left, right)


def _names_attack(tokens: Sequence[Token]) -> bool:
    return any(t.tag is Tag.THING and t.trigger is not None for t in tokens)


def past_of_subject(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "IS, which had killed nine in X on Saturday, attacked Y on Monday": what its subject had
    done is told behind the rest; "in X, where a truce was agreed on 1 May, two died on Sunday":
    is left out. All the tokens as they are of any other sentence."""
    lows = [t.low for t in tokens]
    pairs = enumerate(itertools.pairwise(lows))
    begin = next((i for i, (a, b) in pairs if a == "where" or (a in RELATIVE and b == "had")), 0)
    end = next((i for i in range(begin + 2, len(lows)) if lows[i] == ","), 0) if begin else 0
    rest, past = [*tokens[:begin], *tokens[end:]], tokens[begin:end]
    if not end or lows[begin - 1] != "," or tells(tokens[:begin]):
        return tokens
    if lows[begin] == "where" and not harms(past) and each_dated(past, rest) and tells(rest):
        return rest
    killed = any(t.harm is Harm.KILLED for t in past)
    return [*rest, *past] if killed and tells(rest) else tokens


def charged_with(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Police in X arrested a man on Monday over Friday's killing of two": the killing, and where;
    whoever arrested him and when is what came of it. All the tokens of any other sentence."""
    taken = next((i for i, t in enumerate(tokens) if t.harm is Harm.CAPTURED), len(tokens))
    over = next((i for i, t in enumerate(tokens) if i > taken and t.low == "over"), 0)
    charge = tokens[over + 1 : over + _CHARGE]
    if not over or not any(t.form is Form.NOUN_OF and t.harm is Harm.KILLED for t in charge):
        return tokens
    where = [
        t
        for i, t in enumerate(tokens[:over])
        if t.tag is Tag.PLACE or (t.tag is Tag.PREP and tokens[i + 1].tag is Tag.PLACE)
    ]
    return [*where, *tokens[over + 1 :]]
