"""Cuts a sentence into the units that the grammars read: words, phrases, numbers, places, dates."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, insort
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import CountRange, EventType, Party
from geo.reports.vocabulary.facts import ORDINAL, RANKS, Facts, Meaning, facts_of, meaning_of
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.numbers import number_at, word_at
from geo.reports.vocabulary.settle import settle
from geo.reports.vocabulary.words import PHRASES, Entry

_WORD: Final = re.compile(
    r"(incl\.|[A-Za-z]{2,}+(?=[ \n.,;:)\"])"  # most words: the rest would find them too, but slower
    r"|(?=\S)(?:[^\w\s]|(?:[A-Za-z]\.){2,}(?:-[A-Za-z]+)*"
    r"|(?=\d)(?:\d{1,3}(?:,\d{3})+(?!,?\d)|\d+(?:st|nd|rd|th)\b|\d+(?:-[A-Za-z]+)+|\d+)"
    r"|[A-Z]\d{1,3}(?!\w)(?:'s)?|[^\W\d_]+(?:['-][^\W_]+)*|_))"
)
"""In brackets, so that a split keeps the words between the gaps."""
_UNIT_NOUN: Final = frozenset(
    """division brigade corps regiment battalion legion army divisions brigades company""".split()
)
_BEFORE_RANK: Final = frozenset(
    "a an the army russian iranian syrian lebanese regime retired police another one".split()
)
_AFTER_RANK: Final = frozenset(
    "was and who died , . in of from killed injured wounded while after among near by at on".split()
)


@dataclass(slots=True, init=False, eq=False)
class Token:
    """A unit of a sentence; ``start`` and ``end`` in the repaired text. Equal to itself alone."""

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
        start: int,
        end: int,
        meaning: Meaning,
        number: CountRange | None = None,
        index: int = -1,
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.number = number
        self.index = index
        (
            self.low, self.tag, self.entry, self.possessive,
            self.harm, self.form, self.party, self.trigger,
        ) = meaning  # fmt: skip


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
    begins = sorted(marks)
    words = [_words_in(text, start, end) for start, end in sentences]
    cut = [_units(text, some, marks, begins) if some.texts else ([], []) for some in words]
    for tokens, said in cut:
        settle(tokens, said)
    return [tokens for tokens, _ in cut]


@dataclass(slots=True)
class _Words:
    """The words of a sentence: for each one its text, what it is, and its span in the text."""

    texts: list[str]
    facts: list[Facts]
    lows: list[str]
    starts: list[int]
    ends: list[int]


def _words_in(text: str, start: int, end: int) -> _Words:
    pieces = _WORD.split(text[start:end])  # gap, word, gap, ..., gap
    edges = list(itertools.accumulate(map(len, pieces), initial=start))
    texts = pieces[1::2]
    facts = list(map(facts_of, texts))
    return _Words(texts, facts, [f.low for f in facts], edges[1:-1:2], edges[2::2])


def _units(
    text: str, words: _Words, marks: Mapping[int, Marked], begins: Sequence[int]
) -> tuple[list[Token], list[str]]:
    """The units, and all that they say: what each is in lower case, and of the longer ones the
    tags. ``begins``: where marks do, in order.

    Most words are a unit each; only where more may begin is there anything to decide.
    """
    texts, lows, starts, ends = words.texts, words.lows, words.starts, words.ends
    meanings = [facts.meaning for facts in words.facts]
    meanings[:1] = [facts.meaning_first for facts in words.facts[:1]]
    maybe = [
        at
        for at, facts, following in zip(range(len(lows)), words.facts, [*lows[1:], ""], strict=True)
        if facts.may_begin and (facts.begins or following in facts.leads_to or "'" in following)
    ]
    for begin in begins[bisect_left(begins, starts[0]) : bisect_left(begins, ends[-1])]:
        at = bisect_left(starts, begin)
        if starts[at : at + 1] == [begin] and at not in maybe:
            insort(maybe, at)
    units: list[Token] = []
    said: list[str] = []
    done = 0
    for at in maybe:
        if at < done:
            continue
        units += map(Token, texts[done:at], starts[done:at], ends[done:at], meanings[done:at])
        token, used = _next(text, words, at, marks)
        units.append(token)
        said += (*lows[done:at], token.low, token.tag)
        done = at + used
    units += map(Token, texts[done:], starts[done:], ends[done:], meanings[done:])
    return units, [*said, *lows[done:]]


def _next(text: str, words: _Words, at: int, marks: Mapping[int, Marked]) -> tuple[Token, int]:
    """The unit that begins at a word, and how many words it takes."""
    facts, lows, starts, ends = words.facts[at], words.lows, words.starts, words.ends
    begin = starts[at]
    mark = marks.get(begin)
    if mark and not facts.may_begin:
        return _marked(text, words, at, mark)
    unit_words = _unit(words, at) if facts.opens else 0
    phrase, phrase_words = _phrase(lows, at)
    if phrase and not marks.keys().isdisjoint(starts[at + 1 : at + phrase_words]):
        inside = [marks[b] for b in starts[at + 1 : at + phrase_words] if b in marks]
        stop = ends[at + phrase_words - 1]
        if not (phrase.tag is Tag.ORG and all(m.end <= stop for m in inside)):
            # the place or the date that begins inside is one unit
            room = next(n for n, b in enumerate(starts[at + 1 :], 1) if b in marks)
            phrase, phrase_words = _phrase(lows[: at + room], at)
    phrase_end = ends[at + phrase_words - 1] if phrase else 0
    unit_end = ends[at + unit_words - 1] if unit_words else 0
    if mark and mark.end > max(phrase_end, unit_end):
        return _marked(text, words, at, mark)
    if unit_words and unit_end >= phrase_end:
        piece = text[begin:unit_end]
        entry = Entry(Tag.ORG, party=Party.GOVERNMENT)
        return Token(piece, begin, unit_end, meaning_of(piece.lower(), Tag.ORG, entry)), unit_words
    number, number_words = _number(words, at) if facts.opens else (None, 0)
    if number is not None and number_words >= phrase_words:
        stop = ends[at + number_words - 1]
        piece = text[begin:stop]
        return Token(
            piece, begin, stop, meaning_of(piece.lower(), Tag.NUMBER), number
        ), number_words
    if phrase:
        piece = text[begin:phrase_end]
        meaning = meaning_of(piece.lower(), phrase.tag, phrase)
        return Token(piece, begin, phrase_end, meaning), phrase_words
    word = words.texts[at]
    if lows[at] in RANKS and _names_person(lows, at):
        word = word.capitalize()
        facts = facts_of(word)
    return Token(word, begin, ends[at], facts.meaning if at else facts.meaning_first), 1


def _marked(text: str, words: _Words, at: int, mark: Marked) -> tuple[Token, int]:
    """A place or a date, and how many words it takes; the last one to its end."""
    used = max(1, bisect_left(words.starts, mark.end, at) - at)
    start, stop = words.starts[at], words.ends[at + used - 1]
    piece = text[start:stop]
    return Token(piece, start, stop, meaning_of(piece.lower(), mark.tag), index=mark.index), used


def _number(words: _Words, at: int) -> tuple[CountRange | None, int]:
    """A number and how many words it takes; of "20+" the plus says that there were more."""
    number, used = number_at(words.lows, at)
    plus = at + used
    if number is None or number.max != number.min or word_at(words.lows, plus) != "+":
        return number, used
    if words.starts[plus] != words.ends[plus - 1]:
        return number, used
    return CountRange(number.min, None), used + 1


def _names_person(lows: Sequence[str], at: int) -> bool:
    """ "A Russian general was killed": a rank, where "a general strike" is none."""
    before = word_at(lows, at - 1)
    described = before in _BEFORE_RANK or before.endswith("-old")
    return described and word_at(lows, at + 1) in _AFTER_RANK


def _phrase(lows: Sequence[str], at: int) -> tuple[Entry | None, int]:
    """The longest dictionary phrase that begins here, and how many words it has."""
    if at + 1 >= len(lows):
        return None, 0
    low, following = lows[at], lows[at + 1]
    found = PHRASES.get((low, following), ())
    if not found and ("'" in low or "'" in following):
        found = PHRASES.get((_bare(low), _bare(following)), ())
    for words, entry in found:
        count = len(words)
        if at + count > len(lows):
            continue
        for offset in range(1, count):
            seen = lows[at + offset]
            wanted = words[offset]
            if seen != wanted and not (offset == count - 1 and seen == wanted + "'s"):
                break
        else:
            return entry, count
    return None, 0


def _bare(low: str) -> str:
    return low[:-2] if low.endswith("'s") else low


def _unit(words: _Words, at: int) -> int:
    """How many words from here name a numbered unit ("14th Special Forces Division"), or 0."""
    low = words.lows[at]
    numbered = low[0].isdigit() and low.endswith(("st", "nd", "rd", "th"))
    if not numbered and low not in ORDINAL:
        return 0
    for ahead in range(1, 5):
        if at + ahead >= len(words.lows):
            return 0
        other, other_low = words.texts[at + ahead], words.lows[at + ahead]
        if other_low in _UNIT_NOUN and (numbered or other[0].isupper() or ahead == 1):
            return ahead + 1
        if not (other[0].isupper() or other[0].isdigit() or other_low in ORDINAL):
            return 0
    return 0


def has_pair(lows: Sequence[str], first: Container[str], then: Container[str]) -> bool:
    """Whether a word of ``first`` stands right before one of ``then``."""
    return any(a in first and b in then for a, b in itertools.pairwise(lows))


def has_tag(tokens: Iterable[Token], tag: str) -> bool:
    """Whether one of them is of this kind."""
    for token in tokens:  # noqa: SIM110 a loop takes half the time of any(...)
        if token.tag is tag:
            return True
    return False
