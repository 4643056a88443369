"""Places that say where those told of belong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_COUNCILS: Final = frozenset(
    ("council", "municipal council", "civil council", "local council", "municipality", "police")
)
_OFFICES: Final = frozenset(("branch", "office", "council", "directorate", "department", "bureau"))


def is_home(tokens: Sequence[Token], at: int) -> bool:
    """ "The mayor of Hajin", "the Palmyra garrison", "a member of the police in Salamiyah"."""
    before = tokens[max(0, at - 5) : at]
    if len(before) < 2 or at + 1 == len(tokens):
        return False
    near = " near " in tokens[at].low  # "workers of the field near X": there they may be hit
    if before[-1].low == "the" and len(before) > 2 and not near:
        before = before[:-1]  # "a farmer of the town of X", "workers of the Y field"
    link, whose = before[-1], before[-2]
    if link.low == "in" and whose.low in _OFFICES:
        return has_tag(tokens[max(0, at - 8) : at - 2], Tag.PERSON)
    if link.tag is Tag.OF:
        return whose.tag in (Tag.PERSON, Tag.ORG) or whose.low in _COUNCILS
    served = len(before) > 3 and whose.tag is Tag.ORG and before[-3].tag in (Tag.DET, Tag.OF)
    return link.low == "in" and served and has_tag(before[:-2], Tag.PERSON)
