"""What a piece of a sentence hints at: harm, a deed, a place, a dateline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.vocabulary.kinds import CONQUERS
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_LONGEST_DATELINE: Final = 12
_ACTS: Final = 9
"""Among so many words of a clause its subject and verb stand."""
_LEADS: Final = (Tag.PREP, Tag.DATE, Tag.PLACE, Tag.PUNCT)
"""When or where it was: "On Sunday, gunmen attacked ..."."""
_SEVERAL: Final = 2
_EVENTS_BEHIND: Final = 4
OF_OLD: Final = frozenset(
    "suspect suspects suspected accused over angered outraged enraged".split()
)
"""Shortly before "the killing of": it was done before what is told."""
_DASHES: Final = frozenset(("-", "–", "—", "_", ":"))


def tells(tokens: Sequence[Token]) -> bool:
    """Whether something is told to have happened: a deed, or people harmed."""
    for token in tokens:  # noqa: SIM110, here and below: a loop takes half the time of any(...)
        if token.tag is Tag.CASUALTY or token.trigger is not None:
            return True
    return False


def dateline_length(tokens: Sequence[Token]) -> int:
    """How many tokens a dateline takes ("DAMASCUS, March 7 (SANA) -"); its day is no event's."""
    for at, token in enumerate(tokens[:_LONGEST_DATELINE]):
        if token.low in _DASHES and at and tokens[at - 1].tag is not Tag.WORD:
            opens = tokens[0].text[:1].isupper() or tokens[0].tag is Tag.PUNCT
            return at + 1 if opens and not tells(tokens[:at]) else 0
    return 0


def harms(tokens: Sequence[Token]) -> bool:
    """Whether people are harmed in a way that is named."""
    for token in tokens:  # noqa: SIM110
        if token.tag is Tag.CASUALTY and token.harm is not Harm.ANY:
            return True
    return False


def first_index(tokens: Sequence[Token], tag: str) -> int | None:
    """Which of the text's places, dates, ... comes first; no place of a speaker, none they own."""
    at = next((i for i, t in enumerate(tokens) if t.tag is tag), None)
    if (
        at is not None
        and tag is Tag.PLACE
        and "whose" in {t.low for t in tokens[max(0, at - 5) : at]}
    ):
        return first_index(tokens[at + 1 :], tag)  # "whose headquarters are in Homs"
    if at is not None and tag is Tag.PLACE and at and tokens[at - 1].tag is Tag.PREP:
        behind = tokens[at + 1 : at + 2]
        if behind and behind[0].low in ("said", "told"):
            return first_index(tokens[at + 1 :], tag)  # "an official in Hasaka said"
    return None if at is None else tokens[at].index


def at_two_places(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether each part names where it was, and not the same."""
    here, there = first_index(left, Tag.PLACE), first_index(right, Tag.PLACE)
    return here is not None and there is not None and here != there


def each_dated(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether each part names a day."""
    return Tag.DATE in [t.tag for t in left] and Tag.DATE in [t.tag for t in right]


def is_verb(token: Token) -> bool:
    """Whether the lexicon has it as a verb."""
    return token.entry is not None and token.entry.verb


def is_of_old(tokens: Sequence[Token], at: int) -> bool:
    """ "A suspect in the killing of three drivers", "tribesmen angered by the killing of a sheikh":
    what was done before."""
    if tokens[at].form is not Form.NOUN_OF or tokens[at].harm is not Harm.KILLED:
        return False
    return not OF_OLD.isdisjoint(t.low for t in tokens[max(0, at - 3) : at])


def colon_of_list(tokens: Sequence[Token]) -> int:
    """ "IS carried out three attacks: a soldier died near X, two men near Y": where the list of
    what each of several events did begins, or 0."""
    colon = next((i for i, t in enumerate(tokens) if t.low == ":"), 0)
    if "first" in {t.low for t in tokens[colon + 1 : colon + 3]}:
        return 0  # "two explosions: the first killed nine, the second one"
    for at in range(colon):
        number = tokens[at].number
        if number is None or number.min < _SEVERAL:
            continue
        for token in tokens[at + 1 : min(at + _EVENTS_BEHIND, colon)]:
            plural = token.trigger is not None and token.tag is Tag.THING and token.low[-1] == "s"
            if plural or token.low == "times":
                return colon
    return 0


def who_acts(tokens: Sequence[Token]) -> tuple[Party, EventType] | None:
    """The side that a clause opens with, where it does something to others, and what it does."""
    begin = 0
    while begin < len(tokens) and tokens[begin].tag in _LEADS:
        begin += 1
    party: Party | None = None
    for token in tokens[begin : begin + _ACTS]:
        if party is not None and (token.low in CONQUERS or (token.trigger and is_verb(token))):
            moves = token.trigger is EventType.TROOP_MOVEMENT
            return None if moves else (party, token.trigger or EventType.ARMED_ATTACK)
        if token.tag in (Tag.CASUALTY, Tag.BE, Tag.PUNCT):
            return None
        if token.tag in (Tag.ORG, Tag.PERSON) and party is None:
            party = token.party
            if party in (None, Party.CIVILIAN):
                return None
        elif party is None and token.tag not in (Tag.DET, Tag.ARTICLE, Tag.WORD, Tag.NUMBER):
            return None
    return None
