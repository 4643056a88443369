"""The grammar of numbers: "13", "twenty-five", "half a dozen", "5-7", "between two and four"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.vocabulary.lexicon import NUMBER_WORDS

SCALE: Final = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000}
ORDINALS: Final = tuple(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh
    twelfth""".split()
)
"""In their order: the place in a row is the index and one."""
NTH: Final = frozenset(ORDINALS[1:])
"""One that others came before."""
_SCALE_OR_A: Final = frozenset((*SCALE, "a"))


def number_at(lows: Sequence[str], at: int) -> tuple[CountRange | None, int]:
    """A number or a range of numbers from here ("13", "twenty-five", "5-7", "two or three").

    ``lows`` are a sentence's words in lower case.
    """
    between = lows[at] == "between"
    low_value, used = _plain_number(lows, at + between)
    if low_value is None:
        return None, 0
    if between:
        high_value, more = _plain_number(lows, at + used + 2)
        if word_at(lows, at + used + 1) != "and" or high_value is None or high_value <= low_value:
            return None, 0
        return CountRange(low_value, high_value), used + 2 + more
    joiner = lows[at + used] if at + used < len(lows) else ""
    if joiner == "+":
        return CountRange(low_value, None), used + 1  # "150+ wounded"
    if joiner == "or" and word_at(lows, at + used + 1) == "more":
        return CountRange(low_value, None), used + 2
    if joiner in ("-", "–", "to", "or") and at + used + 1 < len(lows):
        high_value, more = _plain_number(lows, at + used + 1)
        rising = at > 0 and lows[at - 1] == "from"
        if high_value is not None and rising and joiner == "to":
            return CountRange.exactly(high_value), used + 1 + more
        if high_value is not None and low_value < high_value <= 10 * max(low_value, 1) + 10:
            return CountRange(low_value, high_value), used + 1 + more
    return CountRange.exactly(low_value), used


def _plain_number(lows: Sequence[str], at: int) -> tuple[int | None, int]:
    if at >= len(lows):
        return None, 0
    word = lows[at]
    if word[0].isdigit():
        digits = word.replace(",", "")
        if not digits.isdecimal() or len(digits) > 9:
            return None, 0
        value, used = int(digits), 1
    else:
        if word in ("a", "half") and word_at(lows, at + 1) in _SCALE_OR_A:
            return _dozen(lows, at, word)
        first = _small(word)
        if first is None:
            return None, 0
        value, used = first, 1
        following = _small(word_at(lows, at + 1))
        if value >= 20 and value % 10 == 0 and following is not None and following < 10:
            value, used = value + following, 2
    scale = SCALE.get(word_at(lows, at + used))
    if scale:
        value, used = value * scale, used + 1
        rest_at = at + used + (word_at(lows, at + used) == "and")
        rest = _small(word_at(lows, rest_at))
        if rest is not None and scale != 12:
            value, used = value + rest, rest_at - at + 1
    return value, used


def _dozen(lows: Sequence[str], at: int, word: str) -> tuple[int | None, int]:
    if word == "half":
        scale = SCALE.get(word_at(lows, at + 2))
        if scale and word_at(lows, at + 1) == "a":
            return scale // 2, 3
        return (6, 2) if word_at(lows, at + 1) == "dozen" else (None, 0)
    scale = SCALE.get(word_at(lows, at + 1))
    return (scale, 2) if scale else (None, 0)


def word_at(lows: Sequence[str], at: int) -> str:
    """The word there; empty beyond the ends."""
    return lows[at] if 0 <= at < len(lows) else ""


def _small(word: str) -> int | None:
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in NUMBER_WORDS and ones in NUMBER_WORDS and NUMBER_WORDS[tens] >= 20:
        return NUMBER_WORDS[tens] + NUMBER_WORDS[ones]
    return None
