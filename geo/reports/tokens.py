"""Cuts a sentence into the units that the grammars read: words, phrases, numbers, places, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import CountRange, EventType, Party
from geo.reports.lexicon import NUMBER_WORDS, Form, Harm, Tag
from geo.reports.words import IS_BE, PHRASES, TABLE, Entry

_WORD: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:st|nd|rd|th)\b|\d+(?:-[A-Za-z]+)+"
    r"|\d+|[^\W\d_]+(?:['-][^\W_]+)*|[^\w\s]|_"
)
_UNIT_NOUN: Final = frozenset(
    """division brigade corps regiment battalion legion army divisions brigades company""".split()
)
_ORDINAL: Final = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh republican armored
    armoured mechanised mechanized""".split()
)
_SCALE: Final = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000}
_UPPER_ONLY: Final = frozenset(("is", "us", "hat", "yat", "sna", "ap", "ria", "pm"))
_BEFORE_RANK: Final = frozenset(
    "a an the army russian iranian syrian lebanese regime retired police another one".split()
)
_AFTER_RANK: Final = frozenset(("was", "and", "who", "died", ",", "in", "of", "from", "killed"))
_RANKS: Final = frozenset(("general", "major"))


@dataclass(slots=True)
class Token:
    """A unit of a sentence; ``start`` and ``end`` in the repaired text."""

    text: str
    low: str
    start: int
    end: int
    tag: Tag
    entry: Entry | None = None
    number: CountRange | None = None
    possessive: bool = False
    index: int = -1
    """For a place or a date: its number in the list that was handed in."""

    @property
    def harm(self) -> Harm | None:
        return self.entry.harm if self.entry else None

    @property
    def form(self) -> Form | None:
        return self.entry.form if self.entry else None

    @property
    def party(self) -> Party | None:
        return self.entry.party if self.entry else None

    @property
    def trigger(self) -> EventType | None:
        return self.entry.trigger if self.entry else None


@dataclass(frozen=True, slots=True)
class Marked:
    """A span that is one unit whatever its words are: a place or a date."""

    start: int
    end: int
    tag: Tag
    index: int


def tokens_of(text: str, start: int, end: int, marked: Sequence[Marked]) -> list[Token]:
    """The sentence's units; the longest reading of each word wins."""
    raw = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    marks = {m.start: m for m in marked if start <= m.start < end}
    result: list[Token] = []
    at = 0
    while at < len(raw):
        token, used = _next(text, raw, at, marks, not result)
        result.append(token)
        at += used
    named = len(result) > 1 and result[1].tag is Tag.NAME and result[0].tag is Tag.WORD
    if named and result[0].text[0].isupper() and result[0].text.isalpha():
        result[0].tag = Tag.NAME
    return result


def _next(
    text: str,
    raw: list[tuple[str, int, int]],
    at: int,
    marks: dict[int, Marked],
    first: bool,
) -> tuple[Token, int]:
    word, begin, end = raw[at]
    low = word.lower()
    unit_words = _unit(raw, at)
    phrase, phrase_words = _phrase(raw, at, low)
    mark = marks.get(begin)
    phrase_end = raw[at + phrase_words - 1][2] if phrase else 0
    unit_end = raw[at + unit_words - 1][2] if unit_words else 0
    if mark and mark.end > max(phrase_end, unit_end):
        used = 1
        while at + used < len(raw) and raw[at + used][1] < mark.end:
            used += 1
        stop = raw[at + used - 1][2]
        piece = text[begin:stop]
        return Token(piece, piece.lower(), begin, stop, mark.tag, index=mark.index), used
    if unit_words and unit_end >= phrase_end:
        piece = text[begin:unit_end]
        entry = Entry(Tag.ORG, party=Party.GOVERNMENT)
        return Token(piece, piece.lower(), begin, unit_end, Tag.ORG, entry), unit_words
    number, number_words = _number(raw, at)
    if number is not None and number_words >= phrase_words:
        stop = raw[at + number_words - 1][2]
        piece = text[begin:stop]
        token = Token(piece, piece.lower(), begin, stop, Tag.NUMBER, number=number)
        return token, number_words
    if phrase:
        piece = text[begin:phrase_end]
        return Token(piece, piece.lower(), begin, phrase_end, phrase.tag, phrase), phrase_words
    rank = low in _RANKS and _names_person(raw, at)
    return _single(word.capitalize() if rank else word, low, begin, end, first), 1


def _names_person(raw: list[tuple[str, int, int]], at: int) -> bool:
    """ "A Russian general was killed": a rank, where "a general strike" is none."""
    return _word_at(raw, at - 1) in _BEFORE_RANK and _word_at(raw, at + 1) in _AFTER_RANK


def _single(word: str, low: str, begin: int, end: int, first: bool) -> Token:
    possessive = False
    entry = _lookup(word, low)
    if entry is None and low.endswith(("'s", "s'")):
        possessive, entry = True, _lookup(word[:-2], low[:-2])
        if entry is not None and entry.tag not in (Tag.ORG, Tag.PERSON, Tag.OUTLET, Tag.THING):
            entry = None
    if entry is not None:
        return Token(word, low, begin, end, entry.tag, entry, possessive=possessive)
    if not (word[0].isalpha() or word[0].isdigit()):
        return Token(word, low, begin, end, Tag.PUNCT)
    named = (word[0].isupper() and not first) or low.startswith(("al-", "el-"))
    return Token(word, low, begin, end, Tag.NAME if named else Tag.WORD, possessive=possessive)


def _lookup(word: str, low: str) -> Entry | None:
    if low in _UPPER_ONLY and not word.isupper():
        return IS_BE if low == "is" else None
    entry = TABLE.get(low)
    if entry is None and "-" in low:
        entry = TABLE.get(low.replace("-", " ")) or TABLE.get(low.replace("-", ""))
    if entry is not None and low in _RANKS and not word[0].isupper():
        return None
    return entry


def _phrase(raw: list[tuple[str, int, int]], at: int, low: str) -> tuple[Entry | None, int]:
    """The longest dictionary phrase that begins here, and how many words it has."""
    bare = low[:-2] if low.endswith("'s") else low
    for words, entry in PHRASES.get(low, ()) or PHRASES.get(bare, ()):
        count = len(words)
        if at + count > len(raw):
            continue
        for offset in range(1, count):
            seen = raw[at + offset][0].lower()
            wanted = words[offset]
            if seen != wanted and not (offset == count - 1 and seen == wanted + "'s"):
                break
        else:
            return entry, count
    return None, 0


def _unit(raw: list[tuple[str, int, int]], at: int) -> int:
    """How many words from here name a numbered unit ("14th Special Forces Division"), or 0."""
    word = raw[at][0]
    low = word.lower()
    numbered = low[0].isdigit() and low.endswith(("st", "nd", "rd", "th"))
    if not numbered and low not in _ORDINAL:
        return 0
    for ahead in range(1, 5):
        if at + ahead >= len(raw):
            return 0
        other = raw[at + ahead][0]
        if other.lower() in _UNIT_NOUN and (numbered or other[0].isupper() or ahead == 1):
            return ahead + 1
        if not (other[0].isupper() or other[0].isdigit() or other.lower() in _ORDINAL):
            return 0
    return 0


def _number(raw: list[tuple[str, int, int]], at: int) -> tuple[CountRange | None, int]:
    """A number or a range of numbers from here ("13", "twenty-five", "5-7", "two or three")."""
    between = raw[at][0].lower() == "between"
    low_value, used = _plain_number(raw, at + between)
    if low_value is None:
        return None, 0
    if between:
        high_value, more = _plain_number(raw, at + used + 2)
        if _word_at(raw, at + used + 1) != "and" or high_value is None or high_value <= low_value:
            return None, 0
        return CountRange(low_value, high_value), used + 2 + more
    joiner = raw[at + used][0].lower() if at + used < len(raw) else ""
    if joiner in ("-", "–", "to", "or") and at + used + 1 < len(raw):
        high_value, more = _plain_number(raw, at + used + 1)
        rising = at > 0 and raw[at - 1][0].lower() == "from"
        if high_value is not None and rising and joiner == "to":
            return CountRange.exactly(high_value), used + 1 + more
        if high_value is not None and low_value < high_value <= 10 * max(low_value, 1) + 10:
            return CountRange(low_value, high_value), used + 1 + more
    return CountRange.exactly(low_value), used


def _plain_number(raw: list[tuple[str, int, int]], at: int) -> tuple[int | None, int]:
    if at >= len(raw):
        return None, 0
    word = raw[at][0].lower()
    if word[0].isdigit():
        digits = word.replace(",", "")
        if not digits.isdigit() or len(digits) > 9:
            return None, 0
        value, used = int(digits), 1
    else:
        if word in ("a", "half") and _word_at(raw, at + 1) in ("dozen", "hundred", "a"):
            return _dozen(raw, at, word)
        first = _small(word)
        if first is None:
            return None, 0
        value, used = first, 1
        following = _small(_word_at(raw, at + 1))
        if value >= 20 and value % 10 == 0 and following is not None and following < 10:
            value, used = value + following, 2
    scale = _SCALE.get(_word_at(raw, at + used))
    if scale:
        value, used = value * scale, used + 1
        rest_at = at + used + (_word_at(raw, at + used) == "and")
        rest = _small(_word_at(raw, rest_at))
        if rest is not None and scale != 12:
            value, used = value + rest, rest_at - at + 1
    return value, used


def _dozen(raw: list[tuple[str, int, int]], at: int, word: str) -> tuple[int | None, int]:
    if word == "half":
        if [_word_at(raw, at + 1), _word_at(raw, at + 2)] == ["a", "dozen"]:
            return 6, 3
        return (6, 2) if _word_at(raw, at + 1) == "dozen" else (None, 0)
    scale = {"dozen": 12, "hundred": 100}.get(_word_at(raw, at + 1))
    return (scale, 2) if scale else (None, 0)


def _word_at(raw: list[tuple[str, int, int]], at: int) -> str:
    return raw[at][0].lower() if at < len(raw) else ""


def _small(word: str) -> int | None:
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in NUMBER_WORDS and ones in NUMBER_WORDS and NUMBER_WORDS[tens] >= 20:
        return NUMBER_WORDS[tens] + NUMBER_WORDS[ones]
    return None
