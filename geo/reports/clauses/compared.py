"""Where a sentence turns to what its news is measured against, or to the last of several events."""

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
_NEWS_AGAIN: Final = frozenset(("with", "killing", "leaving", "wounding", "injuring"))


def turns_to_another(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "... was the deadliest since a December ambush", "..., the most recent on Monday when"."""
    return _measured_against(token, left, right) or _the_latest(token, left, right)


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
    latest = lows[:2] in _LATEST or lows == ["the", "most", "recent"]
    return latest and any(t.tag is Tag.DATE for t in right[3:7])
