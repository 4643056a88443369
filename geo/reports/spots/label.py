"""Datelines, and labels in front of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.spots.around import Around
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_IN_LABEL: Final = (Tag.PUNCT, Tag.OUTLET, Tag.PLACE, Tag.NAME, Tag.DATE, Tag.NUMBER)
_DASHES: Final = ("–", "-", "_")
_LONGEST: Final = 9


def is_label(around: Around) -> bool:
    """ "DAMASCUS, SANA –", "Deir Ezzor province:", at the start."""
    tokens, at = around.tokens, around.at
    if at == 0 and len(tokens) > 1 and _capitals_alone(tokens):
        return True
    if at > 1 or (at == 1 and tokens[0].low not in ('"', "(")):
        return False
    i = at + 1
    while i < min(len(tokens) - 1, at + _LONGEST):
        low = tokens[i].low
        if low == ":" or low in _DASHES or (low == ")" and i + 1 < len(tokens)):
            return low != ")" or tokens[i + 1].low in (*_DASHES, "on") or i <= at + 6
        of_outlet = tokens[i].low == "the" and tokens[i + 1].tag is Tag.OUTLET
        if tokens[i].tag not in _IN_LABEL and not of_outlet:
            return False
        i += 1
    return False


def _capitals_alone(tokens: Sequence[Token]) -> bool:
    """ "HASAKAH At least two were killed": a dateline that has lost its dash."""
    place, following = tokens[:2]
    opens = following.text[0].isupper() and following.tag in (Tag.AT_LEAST, Tag.NUMBER, Tag.ARTICLE)
    return place.text.isupper() and opens
