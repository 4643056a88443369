"""A group of people that a sentence names, and small questions about its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import CountRange, Party
from geo.reports.vocabulary.deeds import ON_THEM
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

NO_SIDE: Final = (None, Party.UNKNOWN, Party.CIVILIAN)
NEUTRAL_HEADS: Final = frozenset(
    """official officials guard guards driver drivers rider riders motorcyclist motorcyclists
    activist activists detainee detainees prisoner prisoners men man persons individuals youths
    volunteer volunteers passenger passengers occupant occupants""".split()
)
BODIES: Final = frozenset(("body", "bodies", "corpse", "corpses", "remains"))
_SAID: Final = frozenset(
    "said says announced stated claims added told described called named identified as".split()
)
_NO_ADJECTIVE: Final = _SAID | ON_THEM
OWNED: Final = frozenset(("his", "her", "their"))
ALL_OF: Final = frozenset(("all of", "most of", "some of", "many of", "several of"))
SOME_OF: Final = ALL_OF | {"a number of", "dozens of", "scores of"}


@dataclass(slots=True)
class Group:
    """People named together; ``first`` and ``last`` are token numbers, both inclusive.

    ``count`` None: some, nobody says how many. ``party`` None: nobody says which side.
    """

    first: int
    last: int
    count: CountRange | None
    party: Party | None
    explicit: bool = False
    generic: bool = False
    subset: bool = False
    other: bool = False
    headless: bool = False
    pronoun: bool = False
    named: bool = False
    definite: bool = False
    head: int = -1
    singular: bool = False
    guess: bool = False
    bare: bool = False


def is_of_those_told(tokens: Sequence[Token], group: Group) -> bool:
    """ "Two of them", "three of the eleven", "two of the soldiers": of people counted before."""
    last = tokens[group.last]
    if not group.headless:
        of_the = [t.low for t in tokens[group.first + 1 : group.last]] == ["of", "the"]
        return of_the and not last.low.startswith(("attacker", "assail", "gunm"))
    of_so_many = last.tag is Tag.NUMBER and group.first < group.last
    return last.low in ("them", "these") or (of_so_many and tokens[group.last - 1].low == "the")


def is_quote(token: Token) -> bool:
    """A quotation mark that stands for itself."""
    return token.low in ('"', "'")


def is_adjective(token: Token) -> bool:
    """A lower-case word that may describe people; verbs of violence and clause words may not."""
    if token.tag is not Tag.WORD or token.trigger is not None or token.low in _NO_ADJECTIVE:
        return False  # "the army said gunmen attacked": no gunmen of the army
    return token.text[0].islower() or token.low.endswith("-old")  # "a 6-year-old child"
