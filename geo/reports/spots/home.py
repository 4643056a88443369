"""Places that say where those told of belong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_COUNCILS: Final = frozenset(
    ("council", "municipal council", "civil council", "local council", "municipality", "police")
)
_GARRISONS: Final = frozenset(("garrison", "border guard", "border guards"))
_LIVES: Final = frozenset("lived lives living resided residing resides".split())
_OFFICES: Final = frozenset(("branch", "office", "council", "directorate", "department", "bureau"))


def is_home(tokens: Sequence[Token], at: int) -> bool:
    """ "The mayor of Hajin", "the Palmyra garrison", "a member of the police in Salamiyah"."""
    if tokens[min(at + 1, len(tokens) - 1)].low in _GARRISONS:
        return True
    if tokens[at].low.startswith("garrison "):
        return True
    before = tokens[max(0, at - 5) : at]
    if len(before) < 2 or at + 1 == len(tokens):
        return False
    near = " near " in tokens[at].low  # "workers of the field near X": there they may be hit
    if before[-1].low == "the" and len(before) > 2 and not near:
        before = before[:-1]  # "a farmer of the town of X", "workers of the Y field"
    link, whose = before[-1], before[-2]
    if link.low == "in" and whose.low in _LIVES:
        return True  # "an elder, who lived in X, was kidnapped"
    if link.low == "in" and whose.low in _OFFICES:
        return any(t.tag is Tag.PERSON for t in tokens[max(0, at - 8) : at - 2])
    if link.tag is Tag.OF:
        return whose.tag in (Tag.PERSON, Tag.ORG) or whose.low in _COUNCILS
    served = len(before) > 3 and whose.tag is Tag.ORG and before[-3].tag in (Tag.DET, Tag.OF)
    return link.low == "in" and served and any(t.tag is Tag.PERSON for t in before[:-2])
