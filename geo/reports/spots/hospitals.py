"""Cues that a place is only where a hospital is, or a grave."""

from __future__ import annotations

from typing import Final

from geo.reports.spots.around import Around
from geo.reports.vocabulary.lexicon import Tag

HOSPITALS: Final = frozenset(("hospital", "hospitals"))
_RECEIVED: Final = frozenset("received receive admitted taken took treated treating".split())
_TREATED: Final = frozenset("taken transferred moved rushed treated admitted died to".split())


def names_a_hospital(around: Around) -> bool:
    """ "The Palmyra Military Hospital", told in its own name or right behind it."""
    if "hospital" in around.own or "hospital's" in around.own:
        return True
    at = around.at
    if HOSPITALS.isdisjoint(around.clause.lows[at + 1 : at + 3]):
        return False
    ahead = around.tokens[at + 1 : at + 3]
    return any(t.low in HOSPITALS and t.tag in (Tag.NAME, Tag.THING) for t in ahead)


def has_taken_in(around: Around) -> bool:
    """ "The hospital in X received ..."."""
    if around.link != "in" or HOSPITALS.isdisjoint(around.before[-3:-1]):
        return False
    ahead = around.clause.lows[around.at + 1 : around.at + 5]
    return not _RECEIVED.isdisjoint(ahead)


def is_buried(around: Around) -> bool:
    """ "He was buried in X"."""
    return around.pair == ["buried", "in"]


def is_treated(around: Around) -> bool:
    """ "Taken to hospitals in Palmyra"; not "an air strike on a hospital in Palmyra"."""
    tokens, at, before = around.tokens, around.at, around.before
    if HOSPITALS.isdisjoint(before[-3:]):
        return False
    lead = tokens[max(0, at - len(before) - 2) : at - len(before)]
    if before[-1:] == ["the"]:
        before = before[:-1]  # "taken to a hospital in the city of Palmyra"
    if len(before) < 2 or before[-2] not in HOSPITALS:
        return False
    if not _TREATED.isdisjoint(before):
        return True
    if len(lead) < 2 or lead[-1].tag is not Tag.DATE or before[0] not in ("at", "in"):
        return False
    died = tokens[at - len(before) - 3] if lead[0].low == "on" else lead[0]
    return died.low == "died"  # "died the next day at a hospital in X", "died on Sunday in"
