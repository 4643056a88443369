"""Cues in their order, found by the words without which they cannot hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
ALWAYS: Final = None
"""In place of a cue's words: what it asks for is no word, so it is put to every clause."""


@dataclass(frozen=True, slots=True)
class Cue(Generic[Asked, Answer]):
    """One question, and what follows where it holds."""

    asks: Callable[[Asked], Answer | bool | None]
    answer: Answer | None
    """None: what the question returns is the answer."""
    words: AbstractSet[str] | None
    """It can only hold in a clause with one of them; ALWAYS: in any clause."""


class CueTable(Generic[Asked, Answer]):
    """Cues of which the first that holds decides."""

    def __init__(self, *cues: Cue[Asked, Answer]) -> None:
        self.cues = cues
        self._anywhere = frozenset(n for n, cue in enumerate(cues) if cue.words is ALWAYS)
        by_word: defaultdict[str, set[int]] = defaultdict(set)
        for number, cue in enumerate(cues):
            for word in cue.words or ():
                by_word[word].add(number)
        self._by_word = dict(by_word)
        self._words = frozenset(by_word)

    def cues_for(self, words: AbstractSet[str]) -> list[Cue[Asked, Answer]]:
        """The cues that may hold in a clause of these words, in their order."""
        held = [self._by_word[word] for word in self._words & words]
        return [self.cues[n] for n in sorted(self._anywhere.union(*held))]


def first_answer(cues: Sequence[Cue[Asked, Answer]], at: Asked) -> Answer | None:
    """What the first cue that holds says; None if no cue does."""
    for cue in cues:
        answer = cue.asks(at)
        if answer:
            return cue.answer if answer is True else answer
    return None
