"""Ages, which stand where numbers of people do and count nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_AGED: Final = frozenset(("aged", "age", "ages"))
_ELDEST: Final = frozenset(("eldest", "oldest", "youngest"))
_OF_AGES: Final = _AGED | _ELDEST
_LINKS: Final = frozenset(
    "and;,;-;of;of whom;of them;is;was;only;between;ranging;range;from;to".split(";")
)
"""What stands between the ages of a list and the word that says they are ages."""
_PEOPLE: Final = (Tag.PERSON, Tag.ORG, Tag.OTHER, Tag.NAME, Tag.WORD)
_ONE_PERSON: Final = frozenset(
    """man woman boy girl child youth person brother sister son daughter grandson granddaughter
    cousin nephew niece wife husband uncle aunt teenager student pupil shepherd farmer teacher
    driver""".split()
)
_OLDEST: Final = 110


def is_age(tokens: Sequence[Token], i: int) -> bool:
    """ "Aged 5, 7 and 9", "9 and 11 years old", "the eldest of whom was 11", "both under 10"."""
    if tokens[i + 1 : i + 2] and tokens[i + 1].tag in _PEOPLE:
        return False  # "a boy aged 11, two women and 4 men"
    before = tokens[i - 1].low if i else ""
    if before in _AGED or before == "under":
        return True
    if before == "of" and i > 1 and tokens[i - 2].low in _ONE_PERSON:
        return True  # "a woman of 60"
    at = i
    while at and (tokens[at - 1].low in _LINKS or tokens[at - 1].tag is Tag.NUMBER):
        at -= 1
    if at and tokens[at - 1].low in _OF_AGES:
        return True
    end = _end_of_list(tokens, i)
    return end < len(tokens) and tokens[end].low == "years old"


def is_aside(tokens: Sequence[Token], at: int) -> bool:
    """ "Samir al-Khalid, 26, lost his life": an age, whatever the name before it was taken for."""
    if at < 2 or at + 1 >= len(tokens) or not tokens[at].text.isdecimal():
        return False
    between = tokens[at - 1].low == "," and tokens[at + 1].low == ","
    return between and tokens[at - 2].tag in (Tag.NAME, Tag.PLACE)


def behind_ages(tokens: Sequence[Token], begin: int, people: int) -> int:
    """Where the ages of ``people`` end that begin at ``begin`` (", 30 and 41,"), or ``begin``."""
    i = begin
    opens = i < len(tokens) and tokens[i].low in (",", "(")
    i += opens
    said = i < len(tokens) and tokens[i].low in _AGED
    i += said
    end = _end_of_list(tokens, i)
    if end == i:
        return begin  # behind most people stands no number
    ages = [t for t in tokens[i:end] if t.tag is Tag.NUMBER]
    years = end < len(tokens) and tokens[end].low in ("years old", "years")
    plain = all(t.text.isdecimal() and int(t.text) <= _OLDEST for t in ages)
    if not ages or not plain or not (said or years or len(ages) in (1, people)):
        return begin
    end += years
    closed = end < len(tokens) and tokens[end].low in (",", ")")
    if not (said or years or (opens and closed)):
        return begin
    return end + (closed and tokens[end].low == ")")


def _end_of_list(tokens: Sequence[Token], begin: int) -> int:
    """Where numbers end that commas and "and" string together, people's counts left out."""
    end = begin
    while end < len(tokens) and (tokens[end].tag is Tag.NUMBER or tokens[end].low in ("and", ",")):
        counts = tokens[end + 1 : end + 2] and tokens[end + 1].tag in _PEOPLE
        if tokens[end].tag is Tag.NUMBER and counts:
            break
        end += 1
    while end > begin and tokens[end - 1].tag is not Tag.NUMBER:
        end -= 1
    return end
