"""Where a sentence turns to what its news is measured against or adds to, or to the last event."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.hints import tells
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

SUPERLATIVES: Final = frozenset("deadliest bloodiest largest biggest worst heaviest".split())
_LATEST: Final = (["the", "latest"], ["the", "last"])
_NEAR: Final = 5
_TOTAL_AHEAD: Final = 18
_PEOPLE: Final = 9
_COUNTED: Final = (Tag.NUMBER, Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO, Tag.TOTAL)
_OF_SO_MANY: Final = (["the", "latest", "of"], ["the", "last", "of"])
_MAY_OPEN: Final = ("the", "that", "since")
_NUMBERS: Final = frozenset(("number", "toll", "total", "dead"))
_TIMES: Final = frozenset(("week's", "month's", "year's", "season's"))
_NEWS_AGAIN: Final = frozenset(("with", "killing", "leaving", "wounding", "injuring"))


def turns_to_another(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "... was the deadliest since a December ambush", "..., the most recent on Monday when"."""
    return _measured_against(token, left, right) or _the_latest(token, left, right)


def totals_at(tokens: Sequence[Token], lows: Sequence[str], may: Sequence[int]) -> list[int]:
    """Where a running total begins behind the news that adds to it: of the tokens ``may``."""
    found = []
    last, behind_with = len(lows) - 3, lows[0] == "with"
    for at in may:
        ahead = lows[at + 1] if at < last else ""
        if ahead == "the" and behind_with and lows[at] == ",":
            total = _number_of(tokens[:at], lows[at + 2])
        else:
            number = ahead and tokens[at + 1].tag in _COUNTED
            total = (number or ahead in _MAY_OPEN) and opens_total(tokens[at:])
        if total:
            found.append(at)
    return found


def opens_total(right: Sequence[Token]) -> bool:
    """ "..., so that 17 have died there this month", "..., the latest of 31 soldiers killed since
    July", "and the month's dead number 40"."""
    lows = [t.low for t in right[1:4]]
    if is_of_so_many(right[1:5]):
        return True
    if lows[:1] == ["the"] and lows[1:2] and lows[1] in _TIMES:
        return any(t.tag is Tag.NUMBER for t in right[4:8])
    begin = 1 + (lows[:1] == ["that"])
    if lows[:1] == ["since"] and right[2].tag is Tag.DATE:
        begin = 3  # "...; since 10 June 539 fighters have died there"
    if len(right) <= begin or right[begin].tag not in _COUNTED:
        return False
    ahead = right[begin:_TOTAL_AHEAD]
    have = next((i for i, t in enumerate(ahead[:_PEOPLE]) if t.low in ("has", "have")), 0)
    if not have or not tells(ahead[have + 1 : have + 4]):
        return False
    if any(t.tag in (Tag.PUNCT, Tag.CASUALTY) for t in ahead[:have]):
        return False
    since = begin > 2 or any(t.tag is Tag.DATE for t in ahead[have + 2 :])
    return since or any(t.low in ("since", "so far") for t in ahead[have + 2 :])


def _number_of(left: Sequence[Token], noun: str) -> bool:
    """ "With Monday's attack, in which three died, | the number of troops killed in August is"."""
    return noun in _NUMBERS and any(t.tag is Tag.DATE for t in left)


def is_of_so_many(tokens: Sequence[Token]) -> bool:
    """ "The latest of 31 soldiers ...", and not "the latest of these attacks"."""
    counted = len(tokens) > 3 and tokens[3].tag in _COUNTED
    return counted and [t.low for t in tokens[:3]] in _OF_SO_MANY


def _measured_against(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    if token.low != "since" or not (tells(left) and tells(_its_own(right))):
        return False
    return any(t.low in SUPERLATIVES for t in left[-_NEAR:])


def _its_own(right: Sequence[Token]) -> Sequence[Token]:
    return right[: news_again(right)]


def news_again(tokens: Sequence[Token]) -> int | None:
    """ "since March, with at least 15 killed": where the news itself goes on."""
    for i, (token, behind) in enumerate(itertools.pairwise(tokens)):
        if token.low == "," and behind.low in _NEWS_AGAIN:
            return i
    return None


def _the_latest(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    if token.low != "," or not (tells(left) and tells(right)):
        return False
    lows = [t.low for t in right[1:4]]
    if SUPERLATIVES & set(lows[1:2]):
        return True  # "..., the deadliest of which killed 11"
    latest = lows[:2] in _LATEST or lows == ["the", "most", "recent"]
    return latest and any(t.tag is Tag.DATE for t in right[3:7])
