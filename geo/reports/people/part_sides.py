"""Whose a bare number's people are, where the words behind it say so: "four on the army's side"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_SIDE_REACH: Final = 6
_LINKS_ALONE: Final = frozenset(("from", "among", "amongst"))
_LINKS: Final = _LINKS_ALONE | {"on", "in"}
_TRIBE: Final = frozenset(("tribe", "tribe's", "clan", "clan's", "tribal"))
"""On one side of a fight they bear arms."""
_ON_ONE_OR_OTHER: Final = (
    ["on", "one", "side"], ["on", "the", "other", "side"], ["on", "the", "other"]
)  # fmt: skip
_RANKS: Final = frozenset("side ranks rank those that".split())


def name_sides_of_numbers(tokens: Sequence[Token], groups: Sequence[Group]) -> None:
    """Gives bare numbers the side that is named right behind them."""
    for number, group in enumerate(groups):
        if not group.headless or group.count is None or group.party is not None:
            continue
        behind = group.last + 1
        party = side_named(tokens, behind, behind_side(tokens, behind))
        if party is None and number + 1 < len(groups):
            party = _what_they_were(tokens, group, groups[number + 1])
        if party is not None:
            group.party, group.explicit = party, True


def side_named(tokens: Sequence[Token], begin: int, end: int) -> Party | None:
    """The first side that those words name."""
    if begin >= end:
        return None
    said = tokens[begin:end]
    tribe = Party.OTHER_ARMED if any(t.low in _TRIBE for t in said) else None
    return next((t.party for t in said if t.party is not None), tribe)


def behind_side(tokens: Sequence[Token], at: int) -> int:
    """Where one reads on behind "on the government side", "on the side of the army", "from IS",
    "among the army", "in the ranks of IS"."""
    link = tokens[at].low if at < len(tokens) else ""
    if link not in _LINKS:
        return at
    i, named, side = at + 1, False, link in _LINKS_ALONE
    while i < min(len(tokens), at + _SIDE_REACH):
        token = tokens[i]
        if token.low in _RANKS:
            side = True
        elif (
            token.low in _TRIBE
            or token.tag is Tag.ORG
            or (token.tag is Tag.PERSON and token.party is not None)
        ):
            named = True
        elif token.tag not in (Tag.DET, Tag.OF):
            break
        i += 1
        if named and side and (i == len(tokens) or tokens[i].low not in ("side", "of")):
            return i
    return at


def behind_the_other(tokens: Sequence[Token], at: int) -> int:
    """Where one reads on behind "on one side", "on the other": no side is named."""
    if at >= len(tokens) or tokens[at].low != "on":
        return at
    for words in _ON_ONE_OR_OTHER:
        if [t.low for t in tokens[at : at + len(words)]] == words:
            return at + len(words)
    return at


def _what_they_were(tokens: Sequence[Token], group: Group, following: Group) -> Party | None:
    """The side of "ten of whom were members of the group"."""
    between = tokens[group.last + 1 : following.first]
    were = len(between) == 1 and between[0].tag is Tag.BE  # "of whom" is taken with the number
    of_them = not between and tokens[group.last].low == "them"  # "ten of them soldiers"
    of_whom = len(between) == 2 and between[0].low == "of whom" and between[1].tag is Tag.BE
    return following.party if (were or of_them or of_whom) and following.count is None else None
