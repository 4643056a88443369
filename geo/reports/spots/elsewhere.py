"""Places that a report names though it happened elsewhere: hospitals, funerals, where one set out.

Where no other place is told the event has none: the town of the hospital is no answer to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.came_before import ANSWERS
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.hints import OF_OLD, is_of_old
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_OF_ITS_STAFF: Final = frozenset("director head doctor doctors medic medics surgeon".split())
_HOSPITALS: Final = frozenset("hospital hospitals clinic infirmary morgue mortuary".split())
_BROUGHT: Final = frozenset(
    """brought taken took admitted arrived arrive reached received receive receives transferred
    transported carried delivered rushed evacuated moved treated hospitalised hospitalized sent
    flown""".split()
)
_WOUNDS: Final = frozenset(("wounds", "injuries"))
_MOURNING: Final = frozenset(
    """funeral funerals buried buries bury burial burials mourned mourn mourns mourning
    procession processions condolences commemorated""".split()
)
_HIT_THEM: Final = frozenset(
    """on at hit hits struck targeted attacked bombed shelled during amid near fire among
    killing""".split()
)
_AIRCRAFT: Final = frozenset(
    """helicopter helicopters aircraft plane planes jet jets warplane warplanes drone drones
    bombers bomber""".split()
)
_SET_OUT: Final = frozenset("left leaving departed departing quit".split())
_BOUND: Final = frozenset(("for", "to", "towards", "toward", "heading", "headed", "bound"))
_NEAR: Final = 9
_BEHIND: Final = 3


def is_elsewhere(clause: Clause, at: int) -> bool:
    """Whether the words around a place say that the event itself was somewhere else."""
    before = " ".join(clause.lows[max(0, at - _NEAR) : at]).split()
    behind = " ".join(clause.lows[at + 1 : at + 1 + _BEHIND]).split()
    return (
        _is_of_a_hospital(before, behind)
        or _is_of_a_funeral(before, behind)
        or _is_an_airfield_flown_from(before)
        or _was_set_out_from(clause.tokens, at, before, behind)
        or _is_of_what_was_answered(clause, at)
        or _is_of_an_old_deed(clause, at)
    )


def _is_of_what_was_answered(clause: Clause, at: int) -> bool:
    """ "Killed nine in response to an attack on a post near X": X is where the first one was."""
    lows = clause.lows[max(0, at - _NEAR) : at]
    if ANSWERS.isdisjoint(lows):
        return False
    tokens = clause.tokens
    near = tokens[max(0, at - _NEAR) : at]
    answer = next(
        (i for i, low in enumerate(lows) if low in ANSWERS and i and lows[i - 1] == "in"), 0
    )
    if not answer or any(t.tag in (Tag.PUNCT, Tag.CASUALTY) for t in near[answer:]):
        return False
    told = any(t.tag is Tag.CASUALTY or t.trigger for t in tokens[: at - len(near) + answer])
    return told and any(t.trigger is not None for t in near[answer:])


def _is_of_an_old_deed(clause: Clause, at: int) -> bool:
    """ "Arrested a suspect in the killing of three men near X": where those were killed."""
    if clause.words.isdisjoint(OF_OLD):
        return False
    tokens = clause.tokens
    return any(is_of_old(tokens, i) for i in range(max(0, at - _NEAR), at))


def _is_of_a_hospital(before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "Brought to Palmyra hospital", "arrived at the military hospital in Homs"."""
    named = not _HOSPITALS.isdisjoint(behind)
    if before[-1:] == ["the"]:
        before = before[:-1]  # "in the city of X"
    lies_in = before[-1:] in (["in"], ["of"]) and not _HOSPITALS.isdisjoint(before[-4:-1])
    received = before[-1:] == ["of"] and not _BROUGHT.isdisjoint(behind)
    if lies_in and not _OF_ITS_STAFF.isdisjoint(before):
        return True  # "quoted the director of the hospital in X as saying"
    if lies_in and (received or not _WOUNDS.isdisjoint(before)):
        return True  # "the hospital of X received them", "died of wounds in a hospital in X"
    return (named or lies_in) and not _BROUGHT.isdisjoint(before)


def _is_of_a_funeral(before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "A funeral was held in Homs", "Tartus mourned"; no "attack on a funeral in X"."""
    if not _MOURNING.isdisjoint(behind[:1]):
        return True
    if _MOURNING.isdisjoint(before):
        return False
    last = next(i for i in range(len(before) - 1, -1, -1) if before[i] in _MOURNING)
    if len(before) - last > 5 or before[-1] not in ("in", "at", "of"):
        return False
    return _HIT_THEM.isdisjoint(before[max(0, last - 4) : last])


def _is_an_airfield_flown_from(before: Sequence[str]) -> bool:
    """ "Helicopters from Hama airport bombed ..."."""
    from_there = before[-1:] == ["from"] or before[-2:] == ["from", "the"]
    return from_there and not _AIRCRAFT.isdisjoint(before[-4:])


def _was_set_out_from(
    tokens: Sequence[Token], at: int, before: Sequence[str], behind: Sequence[str]
) -> bool:
    """Both towns of "a convoy that left Damascus for Deir ez-Zor"."""
    if not _SET_OUT.isdisjoint(before[-1:]):
        return not _BOUND.isdisjoint(behind[:1])
    from_town = at >= 3 and tokens[at - 2].tag is Tag.PLACE and tokens[at - 3].low in _SET_OUT
    return from_town and tokens[at - 1].low in _BOUND
