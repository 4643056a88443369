"""Places that a report names though it happened elsewhere: hospitals, funerals, where one set out.

Where no other place is told the event has none: the town of the hospital is no answer to it.
"""

from __future__ import annotations

from typing import Final

from geo.reports.clauses.came_before import ANSWERS
from geo.reports.clauses.hints import is_of_old, tells
from geo.reports.spots.around import Around
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import has_tag

_OF_ITS_STAFF: Final = frozenset(
    "director head doctor doctors medic medics surgeon source sources".split()
)
CARES: Final = frozenset("hospital hospitals clinic infirmary morgue mortuary".split())
_BROUGHT: Final = frozenset(
    """brought taken took admitted arrived arrive reached received receive receives transferred
    transported carried delivered rushed evacuated moved treated hospitalised hospitalized sent
    flown""".split()
)
_WOUNDS: Final = frozenset(("wounds", "injuries"))
_OPENING: Final = 3
MOURNING: Final = frozenset(
    """funeral funerals buried buries bury burial burials mourned mourn mourns mourning
    procession processions condolences commemorated""".split()
)
_HIT_THEM: Final = frozenset(
    """on at hit hits struck targeted attacked bombed shelled during amid near fire among
    killing""".split()
)
AIRCRAFT: Final = frozenset(
    """helicopter helicopters aircraft plane planes jet jets warplane warplanes drone drones
    bombers bomber""".split()
)
SHELLS: Final = frozenset(
    """shelling bombardment shells rockets rocket missiles missile artillery mortars mortar drones
    drone""".split()
)
SET_OUT: Final = frozenset("left leaving departed departing quit".split())
_BOUND: Final = frozenset(("for", "to", "towards", "toward", "heading", "headed", "bound"))
_NEAR: Final = 9
_BEHIND: Final = 3


def is_of_what_was_answered(around: Around) -> bool:
    """ "Killed nine in response to an attack on a post near X": X is where the first one was."""
    tokens, at = around.tokens, around.at
    lows = around.clause.lows[max(0, at - _NEAR) : at]
    near = tokens[max(0, at - _NEAR) : at]
    answer = next(
        (i for i, low in enumerate(lows) if low in ANSWERS and i and lows[i - 1] == "in"), 0
    )
    if not answer or any(t.tag in (Tag.PUNCT, Tag.CASUALTY) for t in near[answer:]):
        return False
    told = tells(tokens[: at - len(near) + answer])
    return told and any(t.trigger is not None for t in near[answer:])


def is_of_an_old_deed(around: Around) -> bool:
    """ "Arrested a suspect in the killing of three men near X": where those were killed."""
    at = around.at
    return any(is_of_old(around.tokens, i) for i in range(max(0, at - _NEAR), at))


def is_of_a_hospital(around: Around) -> bool:
    """ "Brought to Palmyra hospital", "arrived at the military hospital in Homs"."""
    before, behind = _before(around), _behind(around)
    named = not CARES.isdisjoint(behind)
    if before[-1:] == ["the"]:
        before = before[:-1]  # "in the city of X"
    lies_in = before[-1:] in (["in"], ["of"]) and not CARES.isdisjoint(before[-4:-1])
    received = before[-1:] == ["of"] and not _BROUGHT.isdisjoint(behind)
    done = has_tag(around.tokens[max(0, around.at - _NEAR) : around.at], Tag.CASUALTY)
    if lies_in and not (done or _OF_ITS_STAFF.isdisjoint(before)):
        return True  # "quoted the director of the hospital in X as saying"
    if named and before[-1:] == ["at"] and not _OF_ITS_STAFF.isdisjoint(before):
        return True  # "a source at the X hospital said"
    if lies_in and (received or not _WOUNDS.isdisjoint(before)):
        return True  # "the hospital of X received them", "died of wounds in a hospital in X"
    return (named or lies_in) and not _BROUGHT.isdisjoint(before)


def is_of_a_funeral(around: Around) -> bool:
    """ "A funeral was held in Homs", "Tartus mourned"; no "attack on a funeral in X"."""
    before = _before(around)
    if before[-2:] == ["held", "in"] and not MOURNING.isdisjoint(around.clause.lows[:_OPENING]):
        return True  # "the funeral of four men who died in an ambush was held in X"
    if MOURNING.isdisjoint(before):
        return False
    last = next(i for i in range(len(before) - 1, -1, -1) if before[i] in MOURNING)
    if len(before) - last > 5 or before[-1] not in ("in", "at", "of"):
        return False
    return _HIT_THEM.isdisjoint(before[max(0, last - 4) : last])


def is_an_airfield_flown_from(around: Around) -> bool:
    """ "Helicopters from Hama airport bombed ..."."""
    before = _before(around)
    from_there = before[-1:] == ["from"] or before[-2:] == ["from", "the"]
    return from_there and not AIRCRAFT.isdisjoint(before[-4:])


def was_fired_from(around: Around) -> bool:
    """ "Shelling from the Conoco base wounded seven": where the guns stood."""
    before = _before(around)
    before = before[:-1] if before[-1:] == ["the"] else before
    return before[-1:] == ["from"] and not SHELLS.isdisjoint(before[-4:-1])


def was_set_out_from(around: Around) -> bool:
    """Both towns of "a convoy that left Damascus for Deir ez-Zor"."""
    tokens, at = around.tokens, around.at
    if not SET_OUT.isdisjoint(_before(around)[-1:]):
        return not _BOUND.isdisjoint(_behind(around)[:1])
    from_town = at >= 3 and tokens[at - 2].tag is Tag.PLACE and tokens[at - 3].low in SET_OUT
    return from_town and tokens[at - 1].low in _BOUND


def _before(around: Around) -> list[str]:
    """The words shortly before a place, whatever stands between."""
    return " ".join(around.clause.lows[max(0, around.at - _NEAR) : around.at]).split()


def _behind(around: Around) -> list[str]:
    return " ".join(around.clause.lows[around.at + 1 : around.at + 1 + _BEHIND]).split()
