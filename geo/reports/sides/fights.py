"""Fights beside the event: long before it, or what somebody is charged with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.vocabulary.tokens import Token

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
