"""Tolls whose number stands before its noun: "raises to seven the dead", "it rose to 7, the number
of those killed", "puts at 21 the number of"; and the verbs that put a number on "the dead"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.reports.harm.harmed import Harmed
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.toll_nouns import RAISES
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_OF_WHOM: Final = 3
_PUT: Final = 6
_RAISES_IT: Final = RAISES | {"raising", "bringing", "takes", "taking", "pushes", "pushing"}
_ROSE: Final = _RAISES_IT | {"rose", "rises", "risen", "rising", "increased"}
_PUTS: Final = frozenset(("put", "puts"))
_LINKS: Final = frozenset((",", "the", "at", "least", "at least", "–"))
_BEFORE_NOUN: Final = 24
_OF_A_TIME: Final = 14
_COUNTED: Final = frozenset(("dead", "wounded", "injured"))
_LOST: Final = frozenset(("deaths", "losses", "fatalities", "killed"))
_HEDGES: Final = (Tag.AT_LEAST, Tag.ABOUT)


def read_toll_before(here: Pass, at: int, harm: Harm) -> bool:
    """ "It rose to 7, the number of those killed": the number stands before its noun."""
    tokens = here.tokens
    near = tokens[max(0, at - _BEFORE_NOUN) : at]
    rose = next((i for i, t in enumerate(near) if t.low in _ROSE or _puts_at(near, i)), None)
    raised = rose is not None and (_raises_to(near, rose) or _puts_at(near, rose))
    if rose is None or (tokens[at].low not in ("number", "toll") and not raised):
        return False
    opener = near[rose - 1].low if rose else ""
    begin = at - len(near) + rose
    if tokens[begin + 1].low == "from":  # "raised from 90 to at least 115 the toll"
        begin += 1 + (" to " not in tokens[begin + 2].low)
    ahead = tokens[begin + 1 : begin + 5]
    told = next((i for i, t in enumerate(ahead) if t.number is not None), None)
    if told is None:
        return False
    first = begin + 1 + told
    group = next((g for g in here.groups if g.first <= first <= g.last and g.count), None)
    last = group.last if group else first
    close = all(t.low in _LINKS for t in tokens[last + 1 : at])
    close = close or raised
    if opener not in ("it", "has", "have") and not near[rose].low.endswith("ing") and not close:
        return False  # "the toll rose to 5, and the number of injured to 27"
    here.taken.update((g.first, h) for g in here.groups if g.first > begin for h in Harm)
    if group is not None:
        here.objects.add(group.first)
    count = group.count if group else tokens[first].number
    party = group.party if group else None
    behind = next((g for g in here.groups if 0 < g.first - at <= _OF_WHOM), None)
    if party is None and behind is not None and tokens[at + 1].tag is Tag.OF:
        party = behind.party  # "its count of soldiers killed on Saturday"
    here.result.append(Harmed(harm, count, party, at, group, generic=True, toll=True))
    return True


def is_put_at(tokens: Sequence[Token], at: int) -> bool:
    """ "Put the dead at four", "puts SDF losses since March at 62", "those killed by IS at 90"."""
    if tokens[at].low not in _COUNTED | _LOST or not 0 < at < len(tokens) - 1:
        return False
    before = tokens[max(0, at - _BEFORE_NOUN) : at]
    own = tokens[at].low in _COUNTED and before[-1].low == "own"  # a part of what others count
    if not own and any(t.low in _PUTS for t in before[-_PUT:]) and _so_many_ahead(tokens, at, "at"):
        return True
    if tokens[at].low in _LOST or tokens[at - 1].low not in ("the", "its", "their"):
        return False
    raised = any(a.low in _ROSE and b.low == "to" for a, b in itertools.pairwise(before))
    raised = raised or any(_puts_at(before, i) for i in range(len(before)))
    if raised and tokens[at + 1].tag in (Tag.OF, Tag.PREP):
        return True  # "raises to ten, one a woman, the dead of this morning's raid"
    if tokens[at - 2].low in _ROSE and _so_many_ahead(tokens, at, "to"):
        return True  # "brings the dead of this year to 33"
    return tokens[at + 1].low == "at"


def _so_many_ahead(tokens: Sequence[Token], at: int, link: str) -> bool:
    """Whether "at" or "to" and a number stand behind a noun and what describes it."""
    for before, token in itertools.pairwise(tokens[at + 1 : at + _OF_A_TIME]):
        if token.low in (",", ";", "."):
            return False
        if before.low == link and (token.number is not None or token.tag in _HEDGES):
            return True
    return False


def _puts_at(near: Sequence[Token], at: int) -> bool:
    """ "Puts at 21 the number of shepherds shot"."""
    ahead = near[at + 1 : at + 3]
    return (
        near[at].low in _PUTS and len(ahead) == 2 and ahead[0].low == "at" and bool(ahead[1].number)
    )


def _raises_to(near: Sequence[Token], rose: int) -> bool:
    """ "Raises to seven, three of them women, the number of those killed": what is raised stands
    behind; not in "was raised to five, and the number of injured to 27"."""
    active = near[rose].low in _RAISES_IT and (rose == 0 or near[rose - 1].tag is not Tag.BE)
    return active and [t.low for t in near[rose + 1 : rose + 2]] in (["to"], ["from"])
