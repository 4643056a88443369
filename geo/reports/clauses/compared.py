"""Where a sentence turns to what its news is measured against, or to the last of several events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.hints import tells
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

SUPERLATIVES: Final = frozenset("deadliest bloodiest largest biggest worst heaviest".split())
_LATEST: Final = (["the", "latest"], ["the", "last"])
_NEAR: Final = 5


def turns_to_another(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "... was the deadliest since a December ambush", "..., the most recent on Monday when"."""
    return _measured_against(token, left, right) or _the_latest(token, left, right)


def _measured_against(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    if token.low != "since" or not (tells(left) and tells(right)):
        return False
    return any(t.low in SUPERLATIVES for t in left[-_NEAR:])


def _the_latest(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    if token.low != "," or not (tells(left) and tells(right)):
        return False
    lows = [t.low for t in right[1:4]]
    latest = lows[:2] in _LATEST or lows == ["the", "most", "recent"]
    return latest and any(t.tag is Tag.DATE for t in right[3:7])
