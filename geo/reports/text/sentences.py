"""Sentences of a block: where they begin and end in the repaired text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.reports.text.layout import Block, Role

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr gen col lt maj capt brig sgt adm st sr jr no vs etc dept est approx inc ltd km
    incl prov gov prof jan feb mar apr jun jul aug sept sep oct nov dec u.s u.k u.n a.m p.m i.e e.g
    d.c""".split()
)
_BREAK = re.compile(r"([.!?][.!?]*)(['\")\]]*)(\s+|(?=[A-Z]))")
_OF_THE_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:GMT|UTC|EST|EDT)\b|[A-Z]\w+ time\b"
)
"""What goes on behind an hour: "9 a.m. Monday", "5 p.m. Damascus time"."""
_OPENS = re.compile(r"['\"(\[]*(?:[A-Z\d\u0600-\u06ff•]|al-|el-)")
_PRONOUN = re.compile(r"(?:He|She|It|They|The|In|On|A|An)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``start`` and ``end`` in the repaired text, ``block`` numbers its block."""

    start: int
    end: int
    block: int
    role: Role


def sentences_of(text: str, blocks: list[Block]) -> list[Sentence]:
    """All sentences of the blocks that are read: headlines, headings, body and bullets."""
    result: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.role is Role.FURNITURE:
            continue
        for start, end in _split(text, block.start, block.end):
            result.append(Sentence(start, end, number, block.role))
    return result


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if not _is_break(text, match, begin, end):
            continue
        stop = match.end(2)
        if stop > begin:
            spans.append((begin, stop))
        begin = match.end()
    if text[begin:end].strip():
        spans.append((begin, end))
    return [_trimmed(text, a, b) for a, b in spans]


def _is_break(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    after = match.end()
    if after >= end:
        return True
    if not _OPENS.match(text, after, end):
        return False
    if match.group(1) != ".":
        return True
    before = text[max(begin, match.start() - 12) : match.start()]
    word = before.rsplit(None, 1)[-1].lstrip("('\"") if before.split() else ""
    if not match.group(3):  # "2022.This": no space, so demand a whole word or number before
        return len(word) > 2 and (word[-1].islower() or word[-1].isdigit()) and "." not in word
    if word.lower() in ("a.m", "p.m") and _OF_THE_HOUR.match(text, after, end):
        return False
    if word.lower() in _ABBREVIATIONS:
        return (
            word.lower() in ("a.m", "p.m", "u.s", "no", "km")
            and text[after].isupper()
            and (word.lower() != "u.s" and word.lower() != "no")
        )
    if len(word) == 1 and word.isupper():  # "J. Smith"; but "in a statement on X. He said"
        return before.endswith(" on X") and _PRONOUN.match(text, after, end) is not None
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
