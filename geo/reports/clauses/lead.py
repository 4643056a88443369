"""What leads to a sequel: "Hours after the attack, troops raided the village"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_LEAD: Final = 9
_LONG_LEAD: Final = 16
SPANS_OF_LEADS: Final = frozenset("hours day days week weeks month months year years".split())
_DEFINITE: Final = frozenset(("the", "this", "that"))
_STAGED: Final = frozenset(("conducted", "carried", "launched", "staged"))


def behind_time(tokens: Sequence[Token]) -> int:
    """Where "A year after the army took the town," ends that only says when, or 0."""
    if "after" not in [t.low for t in tokens[:4]]:
        return 0
    lows = [t.low for t in tokens[:_LONG_LEAD]]
    after = lows.index("after")
    if not after or lows[after - 1] not in SPANS_OF_LEADS or "," not in lows:
        return 0
    comma = lows.index(",")
    if lows[comma + 1 : comma + 2] in (["in which"], ["in"], ["which"]):
        return 0  # "three days after an attack by X, in which ten were killed": that is told
    told = has_tag(tokens[:comma], Tag.CASUALTY)
    return comma if comma > after and not told else 0


def behind_lead(tokens: Sequence[Token]) -> int:
    """Where "Hours after the attack," ends that leads to what followed it, or 0."""
    lows = [t.low for t in tokens[:_LEAD]]
    soon = lows[:3] == ["as", "soon", "as"]
    if "," not in lows or not (soon or "after" in lows[:3]):
        return 0
    after, comma = 2 if soon else lows.index("after"), lows.index(",")
    if after + 1 >= len(lows):
        return 0
    told = [t for t in tokens[after:comma] if t.trigger is not None or t.tag is Tag.CASUALTY]
    named = tokens[after + 1].tag is Tag.DATE  # "hours after Friday's strikes,"
    known = named or lows[after + 1] in _DEFINITE
    known = known and len(told) == 1 and told[0].tag is Tag.THING
    staged = comma > after and not _STAGED.isdisjoint(t.low for t in tokens[comma:])
    follows = staged or any(map(_deed, tokens[comma:]))
    return comma if known and follows and comma > after else 0


def _deed(token: Token) -> bool:
    if token.tag is Tag.CASUALTY:
        return True
    return token.trigger is not None and token.entry is not None and token.entry.verb
