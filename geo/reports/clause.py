"""A clause: its units, and what all grammars ask of them, found once."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.reports.lexicon import Tag
from geo.reports.tokens import Token


@dataclass(slots=True)
class Clause:
    """Units that tell of one event.

    ``at``: for each tag the numbers of the units that have it, in order. ``words``: all words,
    phrases as such and cut into theirs, without the names of times and places.
    """

    tokens: Sequence[Token]
    at: defaultdict[str, list[int]]
    words: frozenset[str]

    def numbers(self, tags: Iterable[str]) -> list[int]:
        """The numbers of the units that have one of these tags, in order."""
        return sorted(itertools.chain.from_iterable([self.at[tag] for tag in tags]))


def clause_of(tokens: Sequence[Token]) -> Clause:
    at: defaultdict[str, list[int]] = defaultdict(list)
    for number, token in enumerate(tokens):
        at[token.tag].append(number)
    lows = [t.low for t in tokens]
    for number in (*at[Tag.DATE], *at[Tag.PLACE]):
        lows[number] = ""
    return Clause(tokens, at, frozenset([*lows, *" ".join(lows).split()]))
