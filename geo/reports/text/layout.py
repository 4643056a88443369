"""Which lines of a pasted page are the report, and which are its headline or page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block of lines is to the page."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that belongs together; ``start`` and ``end`` in the repaired text."""

    start: int
    end: int
    role: Role


_RAGGED = 25
"""So many characters two lines of one paragraph may differ in, broken by hand."""
_BULLET = re.compile(r"[ ]*(?:[•●▪■◦*·]|[-–](?=[ ]?[A-Z\d])|\(?\d{1,2}[.)](?= ))[ ]*")
_SUBHEAD = re.compile(r"[-–—]{1,2} ?\w[^.!?]{2,70} ?[-–—]{1,2}$")
"""An agency's heading within its report: "- Third raid -"."""
_CREDITED = re.compile(r"[.!?]['\"]?\s*\(.{1,40}\)$")
"""A sentence with its agency or photographer behind it in brackets."""
_URL = re.compile(r"https?://|www\.|(?<!\S)\S{1,100}@\S{1,200}\.\S")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE_LINE = re.compile(
    r"(?i)^(?:date|published(?: on| at)?|posted(?: on)?|updated|last (?:updated|modified)|"
    r"publication date|date of publication)?[ :]*"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[ ,.]+)?"
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ ]+(?:{_MONTHS})[a-z]*\.?,?[ ]+\d{{4}}|"
    rf"(?:{_MONTHS})[a-z]*\.?[ ]+\d{{1,2}}(?:st|nd|rd|th)?,?[ ]+\d{{4}})"
    r"[ ,|–-]*(?:at )?[\d:. ]*(?:am|pm|gmt|utc)?[^a-z]{0,12}$"
)
_FURNITURE = re.compile(
    r"(?i)^(?:full (?:story|article)|read (?:more|also|the full)|see also|continue reading|"
    r"share (?:this|on|it)|share$|tweet$|print$|e-?mail$|home$|menu$|search$|"
    r"subscribe|sign up|newsletter|follow us|stay informed|when you subscribe|advertisement|"
    r"sponsored|cookies?\b|this website uses|accept all|all rights reserved|copyright|©|"
    r"terms (?:of|and)|privacy policy|contact us|about us|leave a (?:reply|comment)|"
    r"your email|required fields|comments?\b[ (\d)]*$|no comments|add comment|"
    r"you (?:might|may) also like|related (?:articles?|news|stories|posts?|topics?)|"
    r"more (?:news|from|on this|stories)|most (?:read|popular|viewed)|trending|latest news|"
    r"tags?\s*:|categor(?:y|ies)\s*:|topics?\s*:|keywords?\s*:|photo(?:s|graph)?\s*[:(]|"
    r"image\s*[:(]|caption\s*:|file (?:photo|picture|image)|picture:|\(?photo\b.{0,80}\)?$|"
    r"source (?:of the picture|link)|image (?:credit|source)|credit\s*:|getty|"
    r"(?:reporting|editing|writing|translated|edited|contributed)\s+by\b|reported by:|"
    r"by [A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,3}$|(?:\d+ )?(?:min(?:ute)?s?) read|"
    r"(?:\d[\d,. ]* )?(?:views?|shares?|likes?|comments?)\b[ \d,.k]*$|views[ :]\d|"
    r"get short url|story code|skip to (?:main )?content|back to top|click (?:here|to)|"
    r"this post is also available|share your thoughts|join our|download (?:the|our) app|"
    r"search for keyword|author_image|short url$|do you like this content|send in e-mail|"
    r"like this article|more to follow$|news ?desk$|previous article|next article|error:)"
)
_TAIL = re.compile(
    r"(?i)^(?:check also|you (?:might|may) also like|related (?:articles?|news|stories|posts?)|"
    r"stay informed|read also|see also|more (?:news|stories)|other news|most (?:read|popular)|"
    r"leave a (?:reply|comment)|latest (?:news|articles)|recommended|notify of|view all comments|"
    r"inline feedbacks|comments about this)\b.{0,40}$"
)
_CAPTION = re.compile(
    r"(?i)^(?:a |an )?(?:file |archive )?(?:photo|picture|image)\b.{0,60}\b(?:shows?|of)\b"
)
_PICTURED = re.compile(r"[.!?]\s+(?:AFP|AP|EPA|Reuters|Getty Images)$")
_VERBAL = re.compile(
    r"(?i)\b(?:was|were|has|have|had|is|are|said|says|reported|killed|wounded|injured|attacked|"
    r"died|targeted|exploded|carried|launched|broke|took)\b"
)


def blocks_of(text: str) -> list[Block]:
    """The report's blocks in order, every character that isn't white space in exactly one."""
    lines = _merged(text, _lines(text))
    blocks: list[Block] = []
    seen_body = in_tail = False
    for position, (start, end) in enumerate(lines):
        line = text[start:end]
        if in_tail and not _reads_as_report(line):
            blocks.append(Block(start, end, Role.FURNITURE))
            continue
        in_tail = bool(_TAIL.match(line)) and seen_body
        role = Role.FURNITURE if in_tail else _role(line, seen_body, position, len(lines))
        bullet = _BULLET.match(line) if role is Role.BODY else None
        if bullet and bullet.end() < len(line):
            start, role = start + bullet.end(), Role.BULLET
        seen_body = seen_body or role in (Role.BODY, Role.BULLET)
        blocks.append(Block(start, end, role))
    return _with_a_body(blocks)


def date_lines(text: str, blocks: list[Block]) -> list[str]:
    """Lines that hold nothing but the page's own date."""
    lines = (text[b.start : b.end] for b in blocks if b.role is Role.FURNITURE)
    return [line for line in lines if _DATE_LINE.match(line)]


def _reads_as_report(line: str) -> bool:
    """After "Check also" a page shows teasers: only a long, finished paragraph is news again."""
    return len(line) > 600 and _ends_sentence(line)


def _ends_sentence(line: str) -> bool:
    if line.rstrip("'\")]").endswith((".", "!", "?", ":", ";")):
        return True
    return line.endswith(")") and _CREDITED.search(line) is not None


def _role(line: str, seen_body: bool, position: int, total: int) -> Role:
    if _is_furniture(line):
        return Role.FURNITURE
    if seen_body and _SUBHEAD.match(line):
        return Role.HEADING
    if _ends_sentence(line) or _BULLET.match(line) or len(line) > 220:
        return Role.BODY
    words = line.split()
    if len(words) <= 2 and total > 1 and not _VERBAL.search(line):
        return Role.FURNITURE
    if not seen_body and total > 1 and position < total - 1 and len(words) <= 30:
        return Role.TITLE
    if len(words) <= 3 and not _VERBAL.search(line):
        return Role.FURNITURE
    if seen_body and len(words) <= 16 and _is_title_case(words):
        return Role.HEADING
    return Role.BODY


def _is_furniture(line: str) -> bool:
    if _FURNITURE.match(line) or _DATE_LINE.match(line):
        return not (len(line) > 160 and _VERBAL.search(line))
    if len(line) < 200 and (_CAPTION.match(line) or _PICTURED.search(line)):
        return True
    linked = "@" in line or "://" in line or "www." in line
    if linked and _URL.search(line) and len(_URL.sub("", line).split()) <= 8:
        return True
    if line.rstrip().endswith(("...", "...]", "[...]")) and len(line) < 200:
        return True
    return not any(c.isalpha() for c in line)


def _is_title_case(words: list[str]) -> bool:
    long_words = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capital = sum(w[0].isupper() for w in long_words)
    return bool(long_words) and capital >= 0.6 * len(long_words)


def _with_a_body(blocks: list[Block]) -> list[Block]:
    """A text that is all headline is read as body: a one-line note is a report too."""
    if any(b.role in (Role.BODY, Role.BULLET) for b in blocks):
        return blocks
    readable = (Role.TITLE, Role.HEADING)
    return [Block(b.start, b.end, Role.BODY) if b.role in readable else b for b in blocks]


def _lines(text: str) -> list[tuple[int, int, bool]]:
    """Lines without their outer white space, each with whether a blank line came before."""
    result: list[tuple[int, int, bool]] = []
    at, blank = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            result.append((start, start + len(stripped), blank))
            blank = False
        else:
            blank = True
        at += len(raw) + 1
    return result


def _merged(text: str, lines: list[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    """Lines that only a page's width broke, joined again."""
    merged: list[tuple[int, int]] = []
    for start, end, after_blank in lines:
        if merged and _continues(text, merged[-1], start, end, after_blank):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _had_room(last_line: str, line: str) -> bool:
    """Whether the next word would have fitted into a line as wide as the next: no page's width
    broke it, so a headline ends here."""
    return len(last_line) + 1 + len(line.partition(" ")[0]) < len(line) - _RAGGED


def _continues(text: str, last: tuple[int, int], start: int, end: int, after_blank: bool) -> bool:
    before = text[last[0] : last[1]]
    line = text[start:end]
    if _ends_sentence(before) and not before.endswith((",", ";")):
        return False
    if _BULLET.match(line) or _is_furniture(line) or _is_furniture(before) or _TAIL.match(line):
        return False
    first = line[0]
    last_line = before[before.rfind("\n") + 1 :]
    if first.islower() or first in ",;)":
        return len(last_line) > 12
    if after_blank:
        return before.endswith(",")
    if _had_room(last_line, line):
        return False
    return len(last_line) >= 50 and (before.endswith(",") or not _is_title_case(last_line.split()))
