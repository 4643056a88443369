"""What stands around a place in its clause: the words that the cues ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import GeometryType, PlaceMention
from geo.reports.clauses.clause import Clause
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

SCENE_WORDS: Final = frozenset(
    """in near at on around outside inside within between along across throughout south north east
    west of vicinity outskirts surroundings area areas city town village countryside desert district
    neighbourhood neighborhood province governorate region road highway""".split()
)
HIT: Final = frozenset("hit struck bombed attacked targeted shelled raided stormed".split())
_REACH: Final = 6
_STOPS: Final = (Tag.PUNCT, Tag.PLACE, Tag.DATE)


@dataclass(slots=True)
class Around:
    """A place, by the number ``at`` of its token, and what stands around it."""

    clause: Clause
    at: int
    mention: PlaceMention
    tokens: Sequence[Token] = field(init=False)
    own: list[str] = field(init=False)
    """The words of the place itself: "the city of Homs"."""
    near: list[str] = field(init=False)
    """The units shortly before it, whatever they are."""
    before: list[str] = field(init=False)
    """Those back to a comma, a day or another place."""
    link: str = field(init=False)
    """The last of them; empty if there is none."""
    pair: list[str] = field(init=False)
    """The last two of them, or fewer."""
    following: str = field(init=False)
    """The unit right behind it; empty at the end."""
    route: bool = field(init=False)
    """Whether it is a way: "the road from Homs to Palmyra"."""

    def __post_init__(self) -> None:
        at, lows = self.at, self.clause.lows
        self.tokens = self.clause.tokens
        self.own = lows[at].split()
        self.near = lows[max(0, at - _REACH) : at]
        self.before = _words_before(self.tokens, at)
        self.link = self.before[-1] if self.before else ""
        self.pair = self.before[-2:]
        self.following = lows[at + 1] if at + 1 < len(lows) else ""
        self.route = (
            "from" in self.own and self.mention.match.geometry_type is not GeometryType.POINT
        )


def _words_before(tokens: Sequence[Token], at: int) -> list[str]:
    words: list[str] = []
    quoted = at > 2 and tokens[at - 1].low == '"' and tokens[at - 2].tag is Tag.OF
    if quoted and tokens[at - 3].low in SCENE_WORDS:
        at -= 1  # 'in the village of "X"'
    for token in reversed(tokens[max(0, at - _REACH) : at]):
        if token.tag in _STOPS:
            break
        words.append(token.low)
    return words[::-1]
