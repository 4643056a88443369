"""Where one side stands in a clause, the words around it, and the role that they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from geo.model import Party
from geo.reports.sides.sides import Side
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_REACH: Final = 6
_EPITHETS: Final = ("-dominated", "-led", "-majority", "-allied", "-aligned", "-trained", "-funded")
_DESCRIBING: Final = (Tag.NAME, Tag.WORD)
_STOPS: Final = frozenset((".", ";", ","))
_SKIPPED: Final = frozenset(
    ('"', "'", "the", "a", "an", "[", "palestinian", "iraqi", "lebanese", "syrian", "foreign")
)


class Role(Enum):
    """What a side is to the event of its clause."""

    NONE = auto()
    ATTACKER = auto()
    SUSPECT = auto()
    """The attacker, for all that is said; more certain than one that only acts."""
    NAMELESS = auto()
    """It attacked, and is nobody's side."""
    TARGET = auto()
    FOUGHT = auto()


@dataclass(slots=True)
class Standing:
    """One side of a clause; ``prev`` and ``nxt`` are where the sides beside it end and begin.

    ``said`` are all words of the clause, to leave out what none of them can mean; ``fought`` are
    the sides before this one that fought each other.
    """

    tokens: Sequence[Token]
    said: AbstractSet[str]
    side: Side
    prev: int
    nxt: int
    fought: Sequence[Party]
    before: list[str] = field(init=False)
    """The words shortly before it, back to where a part of the sentence ends."""
    word: str = field(init=False)
    """The last of them."""
    pair: tuple[str, ...] = field(init=False)
    """The last two of them, or fewer."""
    behind: str = field(init=False)
    """The word right behind it."""

    def __post_init__(self) -> None:
        self.before = _words_before(self.tokens, self.side.first)
        self.word = self.before[-1] if self.before else ""
        self.pair = tuple(self.before[-2:])
        after = self.side.last + 1
        self.behind = self.tokens[after].low if after < len(self.tokens) else ""


def _words_before(tokens: Sequence[Token], at: int) -> list[str]:
    words: list[str] = []
    for token in tokens[max(0, at - _REACH) : at]:
        low = token.low
        if low in _STOPS:
            words = []
        elif low in _SKIPPED or (token.tag in _DESCRIBING and low.endswith(_EPITHETS)):
            continue  # "of the Kurdish-dominated SDF"
        elif " " in low:
            words += [word for word in low.split() if word not in _SKIPPED]
        else:
            words.append(low)
    return words
