"""Whose posts, planes and deeds "its" and "it" are: "the army said gunmen attacked its post"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.sources import DENIES, SAYING
from geo.reports.people.group import is_quote
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token

_ITS: Final = frozenset(("its", "their"))
_SAYING: Final = SAYING | {"accused", "accuses", "blamed"}
_ON: Final = frozenset(("on", "against", "at", "near", "in"))
_SENDS: Final = frozenset(("launched", "fired", "aimed", "sent", "directed"))
_STAGED: Final = frozenset("carried staged mounted launched conducted".split())
THEMSELVES: Final = frozenset(("it", "they", "its", "their"))
_COMMANDS: Final = ("central command", "centcom", "pentagon")
_ASIDE: Final = (Tag.DATE, Tag.PLACE)
_DID_IT: Final = frozenset((("carried", "it"), ("done", "it"), ("behind", "it"), ("did", "it")))
_STATEMENT: Final = 10
_TO_DEED: Final = 7
_NAME: Final = 5
"""So many words before "said" the speaker's name takes."""


def speakers_target(clause: Clause, attackers: Sequence[Party]) -> Party | None:
    """The side that says that its own thing was hit, or None."""
    if clause.words.isdisjoint(_SAYING) or clause.words.isdisjoint(_ITS):
        return None
    tokens = clause.tokens
    said = next((i for i, t in enumerate(tokens) if t.low in _SAYING), None)
    if said is None:
        return None
    speakers = [t for t in tokens[max(0, said - _NAME) : said] if t.tag is Tag.ORG]
    if not speakers or speakers[-1].party is None:
        return None
    party = speakers[-1].party
    for at in range(said + 1, len(tokens) - 1):
        if tokens[at].low in _ITS and _is_thing(tokens[at + 1]) and _is_hit(tokens, at):
            others = [t.party for t in tokens[said + 1 : at] if t.tag is Tag.ORG]
            return party if set(others) <= {None, party, *attackers} else None
    return None


def speakers_deed(clause: Clause) -> Party | None:
    """The side that says that it attacked ("the command said that it had struck nine sites")."""
    if clause.words.isdisjoint(SAYING) or clause.words.isdisjoint(THEMSELVES):
        return None
    tokens = clause.tokens
    said = next((i for i, t in enumerate(tokens) if t.low in SAYING), None)
    if said is None or said + 2 >= len(tokens) or tokens[said].low in DENIES:
        return None
    speakers = [p for t in tokens[max(0, said - _NAME) : said] if (p := _side_of(t)) is not None]
    at = said + 1
    while at + 2 < len(tokens) and (
        tokens[at].tag in _ASIDE or tokens[at].low in (",", "on", "later")
    ):
        at += 1  # "said today, Tuesday, that its fighters had ambushed ..."
    that = next(
        (i for i in range(at, min(at + _STATEMENT, len(tokens))) if tokens[i].low == "that"), at
    )
    if not any(t.tag is Tag.ORG or t.trigger is not None for t in tokens[at:that]):
        at = that  # "said in a statement on Telegram that its fighters ..."
    at += tokens[at].low == "that"
    counted = [t.tag for t in tokens[at : at + 2]] == [Tag.NUMBER, Tag.OF]
    if counted and [t.tag for t in tokens[at + 3 : at + 4]] == [Tag.PERSON]:
        at += 2  # "that three of its fighters had carried it out"
    if not speakers or at + 1 >= len(tokens) or tokens[at].low not in THEMSELVES:
        return None
    own = tokens[at].low in _ITS
    deeds = tokens[at + 1 + own : at + _TO_DEED]
    for number, token in enumerate(deeds, at + 1 + own):
        if (
            own
            and number > at + 1
            and _DID_IT & {*itertools.pairwise(t.low for t in tokens[number:])}
        ):
            return speakers[-1]  # "said that its fighters had carried it out"
        deed = tokens[number + 1 : number + 4]
        verb = token.entry is not None and token.entry.verb and token.trigger is not None
        staged = token.low in _STAGED and any(t.trigger for t in tokens[number + 1 : number + 4])
        if verb or staged or (token.tag is Tag.CASUALTY and token.form is Form.PARTICIPLE):
            return speakers[-1]
        if token.tag is Tag.BE and [t.low for t in deed[:1]] == ["responsible"]:
            return speakers[-1]  # "said its fighters were responsible"
        were_behind = token.tag is Tag.BE and [t.low for t in deed[:1]] == ["behind"]
        if is_quote(token) or were_behind:
            continue
        if token.tag not in (Tag.HAVE, Tag.WORD, Tag.PERSON, Tag.THING) or token.low == "was":
            return None
    return None


def _side_of(speaker: Token) -> Party | None:
    if speaker.low == "faction":
        return Party.OTHER_ARMED
    if speaker.tag is Tag.OUTLET and speaker.low.endswith(_COMMANDS):
        return Party.COALITION
    return speaker.party if speaker.tag is Tag.ORG else None


def _is_thing(token: Token) -> bool:
    return token.tag is Tag.THING or (token.tag is Tag.PLACE and token.low.startswith("base"))


def _is_hit(tokens: Sequence[Token], at: int) -> bool:
    """Whether an attack's verb or "attack on" stands before "its", or before "one of its"."""
    if at > 1 and tokens[at - 1].tag is Tag.OF and tokens[at - 2].tag is Tag.NUMBER:
        at -= 2
    before = tokens[at - 1]
    if before.low in _ON:
        before = tokens[at - 2]
    return before.trigger is not None or before.low in _SENDS
