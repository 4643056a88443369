"""What stands before a noun: how many people, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import CountRange
from geo.reports.people.ages import is_age
from geo.reports.people.group import is_adjective
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_ALL: Final = frozenset(("all", "any", "all of", "most of", "some of", "a group of"))
_BELOW: Final = frozenset(("fewer than", "less than"))
_CLOCK: Final = frozenset(("a.m.", "p.m.", "am", "pm", "gmt", "o'clock", "percent", "%", ":"))


@dataclass(slots=True)
class Marks:
    """What stood before a noun besides the number: an article, "the", "other"."""

    quantified: bool = False
    definite: bool = False
    other: bool = False
    article: bool = False
    bare: bool = False


def quantity_of(tokens: Sequence[Token], at: int) -> tuple[CountRange | None, int, Marks] | None:
    """What stands before the noun: how many, and the number of the first token after it."""
    first = tokens[at]
    if first.tag not in QUANTIFIES:
        bare = first.tag in (Tag.PERSON, Tag.ORG, Tag.NAME) or is_adjective(first)
        return (None, at, Marks(bare=True)) if bare else None
    marks = Marks()
    count: CountRange | None = None
    hedge: str | None = None
    i = at
    while i < len(tokens):
        token = tokens[i]
        if token.tag not in QUANTIFIES:
            break
        if token.tag in HEDGES:
            if not (i + 1 < len(tokens) and tokens[i + 1].tag in _AFTER_HEDGE):
                break
            hedge = token.tag if hedge is not Tag.AT_LEAST else hedge
        elif token.tag is Tag.NUMBER and not marks.quantified:
            if not _counts_people(tokens, i):
                return None
            count, marks.quantified = _hedged(token.number, hedge), True
            if count is not None and count.max and tokens[i - 1].low in _BELOW and i > at:
                count = CountRange(min(count.min, count.max - 1), max(count.max - 1, 1))
            if marks.other:
                marks.article = False  # "an additional four"
        elif token.tag is Tag.VAGUE and not marks.quantified:
            if token.low == "both" and tokens[i + 1 : i + 2] and tokens[i + 1].tag is Tag.PREP:
                return None  # "two sons, both under 10"
            if token.low in _ALL and i + 1 < len(tokens) and tokens[i + 1].tag is Tag.NUMBER:
                i += 1  # "all six on board", "a group of five men"
                continue
            of_two = token.low == "both" and not _names_kinds(tokens, i)
            count = CountRange.exactly(2) if of_two else None
            marks.quantified = True
        elif token.tag is Tag.ARTICLE and not marks.quantified:
            marks.article = True
        elif token.tag is Tag.ANOTHER:
            marks.other = True
            if not (i + 1 < len(tokens) and tokens[i + 1].tag in (Tag.NUMBER, *HEDGES)):
                count, marks.quantified = CountRange.exactly(1), True
        elif token.tag is Tag.OTHER:
            marks.other = True
            if token.low == "others":
                return count, i + 1, marks
            if token.low == "other" and marks.definite and _ends_there(tokens, i + 1):
                count, marks.quantified = CountRange.exactly(1), True  # "wounding the other"
        elif token.tag is Tag.DET and token.low not in ("this", "that"):
            marks.definite = True
        else:
            break
        i += 1
    return (count, i, marks) if i > at else None


def _ends_there(tokens: Sequence[Token], at: int) -> bool:
    """Whether no noun follows."""
    return at >= len(tokens) or tokens[at].tag in (Tag.PUNCT, Tag.CONJ, Tag.PREP, Tag.PLACE)


HEDGES: Final = (Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO, Tag.TOTAL)
QUANTIFIES: Final = frozenset(
    (Tag.NUMBER, Tag.VAGUE, Tag.ARTICLE, Tag.ANOTHER, Tag.OTHER, Tag.DET, *HEDGES)
)
_AFTER_HEDGE: Final = (Tag.NUMBER, Tag.VAGUE, Tag.ANOTHER, Tag.OTHER, Tag.ARTICLE, *HEDGES)


def _hedged(number: CountRange | None, hedge: str | None) -> CountRange | None:
    if number is None or hedge not in (Tag.AT_LEAST, Tag.UP_TO):
        return number
    if hedge is Tag.AT_LEAST:
        return CountRange(number.min, None)
    top = number.max or number.min
    return CountRange(min(1, top), top)


def _names_kinds(tokens: Sequence[Token], both: int) -> bool:
    """ "30 people, both civilians and militiamen": what sort they were, not two of each."""
    behind = bool(both) and tokens[both - 1].low == ","
    return behind and has_tag(tokens[both + 1 : both + 4], Tag.CONJ)


def _like_clock(hour: str, minute: str) -> bool:
    return hour.isdigit() and minute.isdigit() and len(hour) <= 2 == len(minute)


def _counts_people(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number may count people: no clock time, age, sum of money or part of a name."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    before = tokens[i - 1].low if i else ""
    clock = i + 2 < len(tokens) and _like_clock(tokens[i].text, tokens[i + 2].text)
    if following == ":" and not (clock and tokens[i + 1].end == tokens[i + 2].start):
        following = ""  # "has risen to 31: 16 soldiers"
    minutes = i > 1 and tokens[i - 2].text.isdigit() and tokens[i - 1].end == tokens[i].start
    if before == ":" and not minutes:
        before = ""
    if following == "." and clock and tokens[i + 1].end == tokens[i + 2].start:
        return False  # "at 6.23 pm"
    if before == "." and minutes:
        return False
    if following in _CLOCK or before in (":", "$", "no", "su", "mig", "route"):
        return False
    if is_age(tokens, i):
        return False
    if following == "-" and i + 2 < len(tokens) and tokens[i + 2].tag is Tag.WORD:
        return False
    number = tokens[i].number
    return number is not None and number.min < 1_000_000
