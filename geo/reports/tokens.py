"""Cuts a sentence into the units that the grammars read: words, phrases, numbers, places, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from geo.model import CountRange, EventType, Party
from geo.reports.facts import ORDINAL, RANKS, Raw, facts_of
from geo.reports.lexicon import Form, Harm, Tag
from geo.reports.numbers import number_at, word_at
from geo.reports.settle import settle
from geo.reports.words import PHRASES, Entry

_WORD: Final = re.compile(
    r"([A-Za-z]{2,}+(?=[ \n.,;:)\"])"  # most words: the rest would find them too, but slower
    r"|(?:[A-Za-z]\.){2,}|\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:st|nd|rd|th)\b|\d+(?:-[A-Za-z]+)+"
    r"|\d+|[^\W\d_]+(?:['-][^\W_]+)*|[^\w\s]|_)"
)
"""In brackets, so that a split keeps the words between the gaps."""
_UNIT_NOUN: Final = frozenset(
    """division brigade corps regiment battalion legion army divisions brigades company""".split()
)
_BEFORE_RANK: Final = frozenset(
    "a an the army russian iranian syrian lebanese regime retired police another one".split()
)
_AFTER_RANK: Final = frozenset(
    "was and who died , in of from killed injured wounded while after".split()
)


@dataclass(slots=True, init=False)
class Token:
    """A unit of a sentence; ``start`` and ``end`` in the repaired text."""

    text: str
    low: str
    start: int
    end: int
    tag: str
    entry: Entry | None
    number: CountRange | None
    possessive: bool
    index: int
    """For a place or a date: its number in the list that was handed in."""

    harm: Harm | None
    form: Form | None
    party: Party | None
    trigger: EventType | None

    def __init__(
        self,
        text: str,
        low: str,
        start: int,
        end: int,
        tag: str,
        entry: Entry | None = None,
        number: CountRange | None = None,
        possessive: bool = False,
        index: int = -1,
    ) -> None:
        self.text = text
        self.low = low
        self.start = start
        self.end = end
        self.tag = tag
        self.entry = entry
        self.number = number
        self.possessive = possessive
        self.index = index
        if entry is None:
            self.harm = self.form = self.party = self.trigger = None
        else:
            self.harm, self.form = entry.harm, entry.form
            self.party, self.trigger = entry.party, entry.trigger


@dataclass(frozen=True, slots=True)
class Marked:
    """A span that is one unit whatever its words are: a place or a date."""

    start: int
    end: int
    tag: str
    index: int


def tokens_of(text: str, start: int, end: int, marked: Iterable[Marked]) -> list[Token]:
    """The units of one sentence; the longest reading of each word wins."""
    return all_tokens_of(text, [(start, end)], {m.start: m for m in marked})[0]


def all_tokens_of(
    text: str, sentences: Iterable[tuple[int, int]], marks: Mapping[int, Marked]
) -> list[list[Token]]:
    """The units of each sentence; ``marks`` by where they start, of one start the longest.

    All words are cut before units are made of them, and all units stand before they are settled:
    see ``scenes_of``.
    """
    words = [_words_in(text, start, end) for start, end in sentences]
    result = [_units(text, raw, marks) for raw in words]
    for tokens in result:
        settle(tokens)
    return result


def _words_in(text: str, start: int, end: int) -> list[Raw]:
    raw: list[Raw] = []
    pieces = iter(_WORD.split(text[start:end]))
    stop = start
    for gap, word in zip(pieces, pieces, strict=False):  # behind the last word is one gap more
        begin = stop + len(gap)
        stop = begin + len(word)
        facts = facts_of(word)
        raw.append((word, begin, stop, facts[0], facts))
    return raw


def _units(text: str, raw: list[Raw], marks: Mapping[int, Marked]) -> list[Token]:
    result: list[Token] = []
    at, last = 0, len(raw) - 1
    while at <= last:
        word, begin, stop, low, (_, opens, leads, tag, tag_first, entry, possessive) = raw[at]
        following = raw[at + 1][3] if at < last else ""
        if opens or begin in marks or "'" in following or (leads and (low, following) in PHRASES):
            token, used = _next(text, raw, at, marks, not result)
            result.append(token)
            at += used
            continue
        tag = tag if result else tag_first
        result.append(Token(word, low, begin, stop, tag, entry, None, possessive))
        at += 1
    return result


def _next(
    text: str,
    raw: list[Raw],
    at: int,
    marks: Mapping[int, Marked],
    first: bool,
) -> tuple[Token, int]:
    word, begin, end, low, facts = raw[at]
    unit_words, phrase, phrase_words = 0, None, 0
    if facts.opens:
        unit_words = _unit(raw, at)
    if facts.opens or facts.leads:
        phrase, phrase_words = _phrase(raw, at, low)
    if phrase and marks:
        inside = [m for i in range(at + 1, at + phrase_words) if (m := marks.get(raw[i][1]))]
        stop = raw[at + phrase_words - 1][2]
        if inside and not (phrase.tag is Tag.ORG and all(m.end <= stop for m in inside)):
            phrase, phrase_words = None, 0  # the place or the date that begins inside is one unit
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
    number, number_words = number_at(raw, at) if facts.opens else (None, 0)
    if number is not None and number_words >= phrase_words:
        stop = raw[at + number_words - 1][2]
        piece = text[begin:stop]
        token = Token(piece, piece.lower(), begin, stop, Tag.NUMBER, number=number)
        return token, number_words
    if phrase:
        piece = text[begin:phrase_end]
        return Token(piece, piece.lower(), begin, phrase_end, phrase.tag, phrase), phrase_words
    rank = low in RANKS and _names_person(raw, at)
    return _single(word.capitalize() if rank else word, low, begin, end, first), 1


def _names_person(raw: list[Raw], at: int) -> bool:
    """ "A Russian general was killed": a rank, where "a general strike" is none."""
    before = word_at(raw, at - 1)
    described = before in _BEFORE_RANK or before.endswith("-old")
    return described and word_at(raw, at + 1) in _AFTER_RANK


def _single(word: str, low: str, begin: int, end: int, first: bool) -> Token:
    facts = facts_of(word)
    tag = facts.tag_first if first else facts.tag
    return Token(word, low, begin, end, tag, facts.entry, None, facts.possessive)


def _phrase(raw: list[Raw], at: int, low: str) -> tuple[Entry | None, int]:
    """The longest dictionary phrase that begins here, and how many words it has."""
    if at + 1 >= len(raw):
        return None, 0
    following = raw[at + 1][3]
    found = PHRASES.get((low, following)) or PHRASES.get((_bare(low), _bare(following)), ())
    for words, entry in found:
        count = len(words)
        if at + count > len(raw):
            continue
        for offset in range(1, count):
            seen = raw[at + offset][3]
            wanted = words[offset]
            if seen != wanted and not (offset == count - 1 and seen == wanted + "'s"):
                break
        else:
            return entry, count
    return None, 0


def _bare(low: str) -> str:
    return low[:-2] if low.endswith("'s") else low


def _unit(raw: list[Raw], at: int) -> int:
    """How many words from here name a numbered unit ("14th Special Forces Division"), or 0."""
    low = raw[at][3]
    numbered = low[0].isdigit() and low.endswith(("st", "nd", "rd", "th"))
    if not numbered and low not in ORDINAL:
        return 0
    for ahead in range(1, 5):
        if at + ahead >= len(raw):
            return 0
        other, _, _, other_low, _ = raw[at + ahead]
        if other_low in _UNIT_NOUN and (numbered or other[0].isupper() or ahead == 1):
            return ahead + 1
        if not (other[0].isupper() or other[0].isdigit() or other_low in ORDINAL):
            return 0
    return 0
