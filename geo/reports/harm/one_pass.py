"""One pass over a clause: its words and people, and what has been read of harm so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Harm
from geo.reports.vocabulary.tokens import Token


@dataclass(slots=True)
class Pass:
    """What the functions of this folder share while they read one clause.

    ``lows``: the tokens in lower case. ``starting`` and ``ending``: the groups by their first and
    their last token number. ``taken``: the groups (by first token) whose harm of a kind is kept or
    must not be kept again. ``objects``: the groups (by first token) that a verb or a toll before
    them took, no subject of what follows. ``result``: what is told of so far, in order.
    """

    tokens: Sequence[Token]
    lows: Sequence[str]
    groups: Sequence[Group]
    starting: dict[int, Group] = field(init=False)
    ending: dict[int, Group] = field(init=False)
    taken: set[tuple[int, Harm]] = field(default_factory=set)
    objects: set[int] = field(default_factory=set)
    result: list[Harmed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starting = {g.first: g for g in self.groups}
        self.ending = {g.last: g for g in self.groups}
