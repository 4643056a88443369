"""Sentences whose subject points back: "he", "the dead", "those killed", "its occupants"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from geo.model import Party
from geo.reports.clauses.sources import SAYING
from geo.reports.people.called import CALLS, THEM
from geo.reports.people.membership import service_at
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_THEY: Final = frozenset("he she they both all".split())
_ONE: Final = frozenset(("one", "the other", "other", "the second"))
_ALL_OF: Final = frozenset(("all of", "both of", "most of"))
_THOSE: Final = frozenset(
    """victim victims dead deceased slain fallen man men woman two three four youth youths
    latter pair brothers boys persons people passengers passenger occupants occupant young couple
    young_man young_men murdered the of them killed casualties martyrs martyr who were was
    died""".replace("_", " ").split()
) | {"young man", "young men"}
_ABOARD: Final = frozenset("occupants passengers riders crew".split())
_DEMONSTRATIVES: Final = frozenset(("the", "all", "both", "those"))
_VERB: Final = 6
_SUBJECT: Final = 5
CARS: Final = frozenset(
    """car vehicle truck pickup bus minibus van convoy motorcycle boat lorry tanker house building
    patrol jeep""".split()
)
_OWNED: Final = frozenset(
    """belonged belongs belonging carrying transporting carried transported owned registered
    ferrying driven""".split()
)
_INSIDE: Final = frozenset(("inside", "aboard", "on board"))
_OWNER_FAR: Final = 9
_CALLED_SO_FAR: Final = 10


def verb_of_those(
    tokens: Sequence[Token], names: AbstractSet[str] | None = None
) -> tuple[int, int] | None:
    """Where a subject that points back ends, and where its verb stands; None if it is another.

    ``names`` are those of the people told of before; None: any name may be one of theirs.
    """
    if (called := _called(tokens)) is not None:
        return called
    begin = behind_source(tokens)
    end = _subject_end(tokens, begin, names)
    if end is None:
        return None
    for i in range(end + 1, min(end + _VERB, len(tokens))):
        token = tokens[i]
        if token.tag is Tag.BE or service_at(tokens, i):
            denied = i + 1 < len(tokens) and tokens[i + 1].tag is Tag.NEG
            return None if denied or tokens[i - 1].tag is Tag.HAVE else (end, i)
        if token.tag not in (Tag.PUNCT, Tag.NUMBER) and token.low not in ("reportedly", "also"):
            return None
    return None


def _subject_end(tokens: Sequence[Token], begin: int, names: AbstractSet[str] | None) -> int | None:
    if begin >= len(tokens):
        return None
    first = tokens[begin]
    if first.low in _DEMONSTRATIVES and begin + 1 < len(tokens):
        end = begin
        while end + 1 < min(begin + 1 + _SUBJECT, len(tokens)) and _is_those(tokens, end + 1):
            end += 1
        while end > begin and tokens[end].tag is Tag.BE:
            end -= 1  # "the dead were"
        return None if end == begin and first.low in ("the", "those") else end
    if first.low in ("its", "their"):
        return begin + 1 if {t.low for t in tokens[begin + 1 : begin + 2]} & _ABOARD else None
    if first.tag is Tag.NUMBER and [t.low for t in tokens[begin + 1 : begin + 3]] == ["of", "them"]:
        return begin + 2
    if first.tag is Tag.NUMBER and [t.tag for t in tokens[begin + 1 : begin + 2]] == [Tag.OF]:
        those = tokens[begin + 2 : begin + 3]  # "three of those killed", "two of the dead"
        told = bool(those) and those[0].low in ("the", "those")
        return _subject_end(tokens, begin + 2, names) if told else None
    if first.low in _ALL_OF and [t.low for t in tokens[begin + 1 : begin + 2]] == ["them"]:
        return begin + 1
    if first.low in _ALL_OF:
        return _subject_end(tokens, begin + 1, names)  # "most of the dead"
    if first.low in _THEY or first.low in _ONE:
        return begin
    if first.low == "it":  # "it was identified as that of a fighter", behind a body
        said = [t.low for t in tokens[begin : begin + _VERB + 1]]
        return begin if ("that", "of") in itertools.pairwise(said) else None
    end = begin
    while end < len(tokens) and tokens[end].tag is Tag.NAME:
        end += 1
    known = names is None or tokens[end - 1].low in names
    return end - 1 if end > begin and known else None


def _is_those(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low == "was" or token.low == "were":
        return tokens[at - 1].low == "who"
    if token.harm is Harm.KILLED or token.harm is Harm.WOUNDED:
        return token.tag is Tag.CASUALTY and token.low.split()[0] in (
            "killed", "dead", "slain", "murdered", "wounded", "died",
        )  # fmt: skip
    return token.low in _THOSE or token.tag is Tag.NUMBER


def behind_source(tokens: Sequence[Token]) -> int:
    """Where "he served in the SDF" begins behind "According to relatives," or "SOHR said"."""
    if tokens[0].low == "according":
        return next((i + 1 for i, t in enumerate(tokens[:_VERB]) if t.low == ","), 0)
    said = next((i for i, t in enumerate(tokens[:_VERB]) if t.low in SAYING), None)
    if said is None or (said and tokens[said - 1].tag is Tag.BE):
        return 0
    return said + 1 + (said + 1 < len(tokens) and tokens[said + 1].low == "that")


def side_of_the_car(tokens: Sequence[Token]) -> Party | None:
    """ "The car belonged to the SDF", "it was an SDF vehicle", "on board were SDF fighters"."""
    lows = [t.low for t in tokens[:4]]
    if lows[:1] and lows[0] in _INSIDE:
        begin = next((i for i, t in enumerate(tokens[:4]) if t.tag is Tag.BE), None)
        return None if begin is None else _owner(tokens, begin)
    if lows[:1] == ["it"] and len(tokens) > 1 and tokens[1].tag is Tag.BE:
        ahead = tokens[2:6]
        own = next((i for i, t in enumerate(ahead) if t.tag is Tag.ORG), None)
        if own is None or not any(t.low.split()[-1] in CARS for t in ahead[own + 1 :]):
            return None
        return ahead[own].party
    if lows[:1] != ["the"] or not any(low.split()[-1] in CARS for low in lows[1:3]):
        return None
    at = next((i for i, t in enumerate(tokens[:6]) if t.low in _OWNED), None)
    return None if at is None else _owner(tokens, at)


def _owner(tokens: Sequence[Token], at: int) -> Party | None:
    """The first side named behind a word, unless somebody of none stands before it."""
    for token in tokens[at + 1 : at + _OWNER_FAR]:
        if token.tag is Tag.ORG:
            return token.party
        if token.tag is Tag.PERSON and token.party not in (None, Party.UNKNOWN):
            return token.party
        if token.tag in (Tag.PUNCT, Tag.PLACE, Tag.DATE):
            return None
    return None


def _called(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """ "The SDF described them as members of IS": where they are named, and the "as"."""
    for i, token in enumerate(tokens[2:_CALLED_SO_FAR]):
        if token.low == "as":
            return (i + 1, i + 2) if tokens[i].low in CALLS and tokens[i + 1].low in THEM else None
    return None
