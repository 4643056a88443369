"""How a report says that a man is of a side: "enlisted in", "from the ranks of", "had joined"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Final

from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

Words = tuple[str, ...]


def _each(firsts: str, links: str) -> Iterable[Words]:
    return itertools.product(firsts.split(), links.split())


_VERBS: Final[frozenset[Words]] = frozenset(
    (
        *_each("belong belongs belonged", "to"),
        *_each("serving serve serves served", "in with for under"),
        *_each("fighting fight fights fought", "in with for under"),
        *_each("working work works worked", "for"),
        *_each("enlisted enrolled volunteered volunteering registered", "in with for"),
        *_each("stationed deployed posted embedded", "with"),
        *_each("recruited conscripted drafted hired employed", "by into"),
        *_each("attached assigned seconded", "to"),
    )
)
"""Behind a noun for people, or behind "who"."""
_LINKED: Final[frozenset[Words]] = frozenset(
    (
        *_each("affiliated allied aligned linked tied", "with to"),
        *_each("loyal belonging", "to"),
        *_each("part soldier fighter", "of"),
        ("with",),
        ("from",),
        ("of",),
    )
)
"""Behind "who was" or "he was"."""
_JOINED: Final = frozenset((("joined",), ("rejoined",), ("joining",)))
_SERVICE: Final[frozenset[Words]] = frozenset(
    (
        ("from", "the", "ranks", "of"),
        ("in", "the", "ranks", "of"),
        ("within", "the", "ranks", "of"),
        ("among", "the", "ranks", "of"),
        ("in", "the", "service", "of"),
        *itertools.product(("on",), ("active",), ("duty", "service"), ("with", "in")),
        *itertools.product(("on",), ("leave", "furlough"), ("from",)),
        *itertools.product(("on",), ("duty",), ("with",)),
        *(
            (doing, whose, *kind, "service", link)
            for doing in ("doing", "performing", "completing", "finishing")
            for whose in ("his", "her", "their")
            for kind in ((), ("military",), ("compulsory",), ("national",), ("mandatory",))
            for link in ("in", "with")
        ),
        *itertools.product(
            ("held", "holds", "holding"), ("a",), ("post", "position", "rank"), ("in", "with")
        ),
        *itertools.product(("fighting", "fought"), ("in", "within"), ("the",), ("ranks",), ("of",)),
    )
)


def _by_first_word(phrases: Iterable[Words]) -> dict[str, list[Words]]:
    """Of those that begin alike the longest first."""
    found: dict[str, list[Words]] = {}
    for words in sorted(phrases, key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


_PHRASES: Final = _by_first_word(_VERBS | _SERVICE | _JOINED)
_BEHIND_BE: Final = _by_first_word(_VERBS | _SERVICE | _JOINED | _LINKED)
_WORK: Final = frozenset("worked working works work served serving serves".split())
_OPENS: Final = _BEHIND_BE.keys() | _WORK
_AT_WORK: Final = frozenset(("in", "with", "for"))
_ADVERBS: Final = frozenset("also reportedly then currently still himself since recently".split())
SERVICE_OPENS: Final = _OPENS | _ADVERBS | {"who", "that", ","}
"""What words of service begin with, beside "was" and "had"."""
_REACH: Final = 7


def service_at(tokens: Sequence[Token], at: int) -> int:
    """How many words from here say that somebody is of the side named next; 0: none do.

    Also behind "who", "who was", "was", "had been".
    """
    if at >= len(tokens):
        return 0
    begin, opens = at, tokens[at].low
    if opens not in SERVICE_OPENS and tokens[at].tag not in (Tag.BE, Tag.HAVE):
        return 0  # most words
    if opens in ("who", "that"):
        at += 1
    elif opens == "," and [t.low for t in tokens[at + 1 : at + 2]] in (["who"], ["and"]):
        at += 2
    been = at
    while at < len(tokens) and (tokens[at].tag in (Tag.BE, Tag.HAVE) or tokens[at].low in _ADVERBS):
        at += 1
    if at >= len(tokens) or tokens[at].low not in _OPENS:
        return 0
    lows = tuple(t.low for t in tokens[at : at + _REACH])
    phrases = _BEHIND_BE if at > been and tokens[been].tag is Tag.BE else _PHRASES
    for words in phrases.get(lows[0], ()):
        if lows[: len(words)] == words:
            return at + len(words) - begin
    if lows[0] in _WORK and lows[1:2] == ("as",):
        end = next((i for i, low in enumerate(lows[2:], 2) if low in _AT_WORK), 0)
        if end and has_tag(tokens[at + 2 : at + end], Tag.PERSON):
            return at + end + 1 - begin
    return 0
