"""Facts that a scene shows at a glance, and what a rule needs of them before it is asked.

Most rules of a chain need something that most scenes lack: a number, a place, a certain first
word. What they need stands beside them, so that a scene is asked only what may hold of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, Protocol, TypeVar

from geo.reports.scenes.scene import Scene


class Fact:
    """What is so of a scene, one bit each; of a pair exactly one is set."""

    COUNTED: Final = 1 << 0
    UNCOUNTED: Final = 1 << 1
    HURT: Final = 1 << 2
    UNHURT: Final = 1 << 3
    PLACED: Final = 1 << 4
    UNPLACED: Final = 1 << 5
    DATED: Final = 1 << 6
    """It gives a day of its own."""
    UNDATED: Final = 1 << 7
    DEFINITE: Final = 1 << 8
    NOT_DEFINITE: Final = 1 << 9
    INDEFINITE: Final = 1 << 10
    NOT_INDEFINITE: Final = 1 << 11
    HARMED: Final = 1 << 12
    """People harmed or said not to be."""
    DEED: Final = 1 << 13
    """It names a kind of event."""
    ACTED: Final = 1 << 14
    SOURCE: Final = 1 << 15
    """It says whose word it is."""
    TIMED: Final = 1 << 16
    """Its day is known, by its own words or by what was told before."""
    BLOODY: Final = 1 << 17
    """In the event told before people were killed or wounded."""
    ONE_SENTENCE: Final = 1 << 18
    """It goes on with the sentence that told of that event last."""
    LATEST: Final = 1 << 19
    """That event is the one told last."""
    ADJACENT: Final = 1 << 20
    """That event is the one told last, in this paragraph or the one before."""


def facts_of(scene: Scene) -> int:
    """The facts that a scene shows by itself."""
    return (
        (Fact.COUNTED if scene.counted else Fact.UNCOUNTED)
        | (Fact.HURT if scene.hurt else Fact.UNHURT)
        | (Fact.UNPLACED if scene.place is None else Fact.PLACED)
        | (Fact.DATED if scene.points else Fact.UNDATED)
        | (Fact.DEFINITE if scene.definite else Fact.NOT_DEFINITE)
        | (Fact.INDEFINITE if scene.indefinite else Fact.NOT_INDEFINITE)
        | (Fact.HARMED if scene.harmed else 0)
        | (Fact.DEED if scene.kinds else 0)
        | (Fact.ACTED if scene.acted else 0)
        | (Fact.SOURCE if scene.source is not None else 0)
    )


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be so for a rule to hold; nothing where it is not given."""

    facts: int = 0
    """All of them."""
    opens: frozenset[str] = frozenset()
    """One of them is the first unit of the scene."""
    words: frozenset[str] = frozenset()
    """One of them is among its words."""


class _Rule(Protocol):
    @property
    def needs(self) -> Needs: ...


R = TypeVar("R", bound=_Rule)


class Chain(Generic[R]):
    """Rules in the order in which they are asked, found by the facts that a scene shows."""

    def __init__(self, rules: Iterable[R]) -> None:
        self.rules: Final = tuple(rules)
        openers = frozenset().union(*(rule.needs.opens for rule in self.rules))
        self._by_opener: Final = {first: self._opened_by(first) for first in openers}
        self._by_opener[""] = self._opened_by("")
        self._allowed: Final = lru_cache(maxsize=8192)(self._allowed_by)

    def _opened_by(self, first: str) -> Sequence[tuple[int, frozenset[str], R]]:
        """What rules need beside this first unit; those that need another are left out."""
        return [
            (rule.needs.facts, rule.needs.words, rule)
            for rule in self.rules
            if not rule.needs.opens or first in rule.needs.opens
        ]

    def _allowed_by(self, first: str, facts: int) -> Sequence[tuple[frozenset[str], R]]:
        """The rules that these facts allow behind this first unit, with the words they need."""
        return [
            (words, rule)
            for needed, words, rule in self._by_opener[first]
            if needed & facts == needed
        ]

    def asked_of(self, scene: Scene, facts: int) -> list[R]:
        """The rules that may hold of a scene that shows these facts, in order."""
        said = scene.words
        first = scene.lows[0] if scene.lows[0] in self._by_opener else ""
        return [
            rule
            for words, rule in self._allowed(first, facts)
            if not (words and said.isdisjoint(words))
        ]
