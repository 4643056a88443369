"""Where others begin to act or speak: behind "while", "as", a semicolon, a comma."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.hints import at_two_places, each_dated, first_index, harms, is_verb, tells
from geo.reports.clauses.sources import SAYING, opens_with_speaker
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

BREAKS: Final = frozenset((";", "while", "whereas", "meanwhile"))
BESIDES: Final = frozenset(("as well as",))
_JOINTS: Final = frozenset((",", ";", "and", "but"))
_STRIKE_ALONE: Final = (EventType.AIR_STRIKE, EventType.EXPLOSIVE)
"""A plane or a bomb is the doer of its deed."""
_DROPS: Final = frozenset("dropped opened launched fired carried targeted shelled".split())


def others_begin(
    token: Token, left: Sequence[Token], right: Sequence[Token], *, both_tell: bool
) -> bool:
    """Whether others act or speak from here on, or another day is told of; ``both_tell``: on both
    sides something is told to have happened."""
    word = token.low
    if word in BREAKS and tells(left) and _breaks_off(token, left, right):
        return True
    if word in _JOINTS:
        return both_tell and (_another_says(left, right) or _next_day(left, right))
    if word == "as":
        return _while_others(left, right)
    return word in BESIDES and tells(left) and _acts_there(left, right)


def _breaks_off(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Behind a semicolon another event may begin; behind "while" only one with its own anchor."""
    if _puts_toll(right) or (token.low == "while" and _acts_there(left, right)):
        return True
    if token.low == ";" and [t.low for t in right[2:3]] == [":"] and right[1].tag is Tag.DATE:
        return True  # "Monday: three killed in X; Tuesday: none"
    if not tells(right):
        return False
    if right[1:2] and (right[1].low in ("they", "he", "she") or _doing(right)):
        return False  # "a mine went off while they were grazing sheep in X"
    if token.low == ";" and [t.low for t in right[2:4]] == ["of", "them"]:
        # not "three men were beheaded; two of them for banditry", but "26 since Monday; twelve of
        # them died on Tuesday in X in an air raid"
        tags = {t.tag for t in right}
        return {Tag.DATE, Tag.PLACE} <= tags and any(map(_anchors_deed, right))
    if token.low == ";":
        # else the one tells whom the other hit, on its day
        if harms(right) and (_on_another_day(left, right) or _opens_there(left, right)):
            return True
        return harms(right) == harms(left)
    anchored = any(t.tag in (Tag.PLACE, Tag.DATE, Tag.OUTLET) for t in right)
    return (anchored or _rival(right)) and harms(right)


def _on_another_day(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "... on Sunday; five died in the first strike, on Wednesday": a day of its own."""
    return each_dated(left, right) and any(map(_anchors_deed, right))


def _opens_there(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "A bomb in X did damage only; in Y gunmen shot a man dead": elsewhere."""
    opens = right[1].tag is Tag.PREP and right[2:3] and right[2].tag is Tag.PLACE
    here = first_index(left, Tag.PLACE)
    there = first_index(right, Tag.PLACE)
    return bool(opens) and here is not None and here != there and any(map(_anchors_deed, left))


def _doing(right: Sequence[Token]) -> bool:
    """ "While looking for truffles": what those told of were doing."""
    verb = right[1]
    doing = verb.tag is Tag.WORD and verb.low.endswith("ing") and verb.trigger is None
    return right[0].low == "while" and doing


def _acts_there(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "A blast in Hajin killed one, while helicopters dropped bombs on Palmyra": two deeds."""
    if not (at_two_places(left, right) and any(map(_anchors_deed, left))):
        return False
    subject = right[1:4]
    actor = any(t.tag in (Tag.ORG, Tag.PERSON) or t.trigger in _STRIKE_ALONE for t in subject)
    deeds = [t for t in right[2:8] if t.low in _DROPS or (t.trigger and is_verb(t))]
    return actor and any(not t.low.endswith("ing") for t in deeds)


def _anchors_deed(token: Token) -> bool:
    return token.trigger is not None and token.tag is not Tag.CASUALTY


def _puts_toll(right: Sequence[Token]) -> bool:
    """ "..., while the Observatory put the toll at six": another's count of the same."""
    at = next((i for i, t in enumerate(right[:12]) if t.low == "toll"), None)
    if at is None or not has_tag(right[:at], Tag.OUTLET):
        return False
    return has_tag(right[at : at + 4], Tag.NUMBER)


def _another_says(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "SANA said four died, SOHR said five died": two words on one event, not nine dead."""
    if right[0].low == ";" or not _rival(right):
        return False
    spoken = any(t.low in SAYING or t.low == "according" for t in left)
    return spoken and harms(left) and harms(right)


def _rival(right: Sequence[Token]) -> bool:
    """ "..., while activists said 13 died": another's word on the same, and no further dead."""
    if not opens_with_speaker(right[1:]):
        return False
    return not any(t.tag in (Tag.OTHER, Tag.ANOTHER) for t in right)


def _next_day(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "On Sunday three shepherds died, on Friday two soldiers were hurt", "struck on two days: on
    Sunday in X, killing four, on Monday in Y, killing two": a list of days."""
    if right[0].low not in (";", ","):
        return False
    leads = has_tag(right[1:3], Tag.DATE)
    if right[0].low == ";" and leads and tells(left) and tells(right):
        return has_tag(left, Tag.DATE)
    if right[0].low != "," or not (harms(left) and harms(right[:14])):
        return False
    if not leads:
        return _next_item(left, right) or _had_before(right)
    colon = next((i for i, t in enumerate(left) if t.low == ":"), 0)
    return has_tag((*left[:4], *left[colon : colon + 3]), Tag.DATE)


def _next_item(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "A clerk shot dead in X on Monday, two fighters killed by a mine in Y on Tuesday": a list
    whose items end with their days."""
    told = list(itertools.takewhile(lambda t: t.tag is not Tag.PUNCT, right[1:]))
    if left[-1].tag is not Tag.DATE or not told or told[0].tag not in (Tag.NUMBER, Tag.ARTICLE):
        return False
    return has_tag(told, Tag.DATE) and harms(told) and at_two_places(left, told)


def _had_before(right: Sequence[Token]) -> bool:
    """ "Killed four in X on Sunday, having killed two in Y the day before": another deed."""
    return right[1].low == "having" and {Tag.PLACE, Tag.DATE} <= {t.tag for t in right}


def _while_others(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Gunmen killed seven near Homs, activists said, as troops shot nine dead at a post"."""
    if len(right) < 2 or not any(t.low in SAYING for t in left):
        return False
    subject = right[1].tag in (Tag.ORG, Tag.THING, Tag.PERSON)
    return subject and all(
        any(t.harm is Harm.KILLED for t in side) and has_tag(side, Tag.NUMBER)
        for side in (left, right)
    )
