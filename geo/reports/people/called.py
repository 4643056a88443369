"""People told of twice in one clause: as whom somebody calls them, or by their kin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.people.group import NEUTRAL_HEADS, NO_SIDE, Group
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

CALLS: Final = frozenset(
    "described describing identified identifying calling called named naming".split()
)
THEM: Final = frozenset("them him her both".split())


def as_they_are_called(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "Two people were killed, said the SDF, describing both as members of IS", "killed a man whom
    it described as a commander of IS": what they are called is whose they are."""
    at = next((i for i, t in enumerate(tokens) if t.low in CALLS), len(tokens))
    begin = _behind_call(tokens, at)
    told = next((g for g in groups if g.first >= at and g.first <= begin <= g.last), None)
    who = next((g for g in reversed(groups) if g.last < at and g.count is not None), None)
    if (
        told is None
        or who is None
        or told.head < 0
        or not told.explicit
        or who.party not in NO_SIDE
    ):
        return groups
    if not (who.generic or (who.head >= 0 and tokens[who.head].low in NEUTRAL_HEADS)):
        return groups
    who.party, who.explicit, who.generic = told.party, True, False
    return [g for g in groups if g is not told]


def _behind_call(tokens: Sequence[Token], at: int) -> int:
    """Where "members of IS" begins in "described both as members of IS"; -1 if nothing does."""
    lows = [t.low for t in tokens[at + 1 : at + 4]]
    whom = any(t.low == "whom" for t in tokens[max(0, at - 4) : at])
    if whom and lows[:1] == ["as"]:
        return at + 2
    if lows[:1] and lows[0] in THEM:
        return at + 2 + (lows[1:2] == ["as"])
    return -1


def without_their_kin(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "A man whose two brothers fight with the SDF was murdered": the man alone."""
    for who in groups:
        if [t.low for t in tokens[who.last + 1 : who.last + 2]] != ["whose"]:
            continue
        verb = next(
            (
                i
                for i in range(who.last + 3, len(tokens) - 1)
                if tokens[i].tag is Tag.BE and tokens[i + 1].tag is Tag.CASUALTY
            ),
            None,
        )
        if verb is not None:
            kept = [g for g in groups if g is who or not who.last < g.first < verb]
            who.last = verb - 1
            return kept
    return groups
