"""A clause: its units, and what all grammars ask of them, found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token


@dataclass(slots=True)
class Clause:
    """Units that tell of one event.

    ``lows``: the units in lower case. ``at``: for each tag the numbers of the units that have it,
    in order; ``deeds``: of those that name an event. ``said``: all in lower case, without the names
    of times and places; ``words``: its words, and its phrases as such; ``all_words``: with those
    of times and places, too. ``recalled``: it tells of an earlier event, beside the news.
    """

    tokens: Sequence[Token]
    lows: list[str]
    at: defaultdict[str, list[int]]
    deeds: list[int]
    said: str
    words: frozenset[str]
    all_words: frozenset[str]
    recalled: bool = False


def clause_of(
    tokens: Sequence[Token], lows: list[str] | None = None, *, recalled: bool = False
) -> Clause:
    """The clause that these units are; ``lows``, where they are known: all in lower case."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    deeds = []
    for number, token in enumerate(tokens):
        at[token.tag].append(number)
        if token.trigger is not None:
            deeds.append(number)
    if lows is None:
        lows = [t.low for t in tokens]
    named = lows.copy()
    aside = [*at[Tag.DATE], *at[Tag.PLACE]]
    for number in aside:
        named[number] = ""
    said = " ".join(named)
    words = frozenset([*named, *said.split()])
    all_words = words.union(*[(lows[n], *lows[n].split()) for n in aside])
    return Clause(tokens, lows, at, deeds, said, words, all_words, recalled)
