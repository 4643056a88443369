"""Whose deed is told behind "when" and "after": that of the subject before, or another's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

THEN: Final = frozenset(("when", "after"))
_THEY: Final = frozenset(("they", "it", "he", "she", "which"))
_TO_THEIRS: Final = 12
_ACTORS: Final = (Tag.ORG, Tag.PERSON)


def others_act(tokens: Sequence[Token], at: int) -> bool:
    """ "A commander escaped when gunmen fired at his car": what they did was no deed of his."""
    ahead = tokens[at + 1 : at + 5]
    own = bool(ahead) and (ahead[0].low in _THEY or ahead[0].low.endswith("ing"))
    if own or tokens[at - 1].low == ",":
        return False
    if tokens[at].low == "when":
        return True
    who = next((t for t in ahead if t.trigger is not None or t.tag in _ACTORS), None)
    return who is not None and who.tag in _ACTORS  # not "advanced after heavy shelling"


def when_they(tokens: Sequence[Token], at: int) -> bool:
    """ "Fighters were hiding there when they opened fire", "a unit was on patrol when it came under
    fire": what they did, or what befell them, is told behind."""
    ahead = tokens[at + 1 : at + _TO_THEIRS]
    if ahead and (ahead[0].trigger is not None or ahead[0].tag is Tag.CASUALTY):
        return False  # "was shot when he resisted"
    when = False
    for i, token in enumerate(ahead):
        if when and token.low in _THEY:
            return ahead[i + 1 : i + 2] != [] and ahead[i + 1].tag not in (Tag.BE, Tag.HAVE)
        when = token.low == "when"
    return False
