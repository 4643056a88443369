"""What stands around the noun for people: whose men they are, how many, what they were once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.vocabulary.lexicon import NUMBER_WORDS, Tag
from geo.reports.vocabulary.tokens import Token

_FORMER: Final = frozenset(("former", "ex", "retired", "defected", "onetime"))
_STILL_ARMED: Final = frozenset("fighters gunmen militants remnants elements loyalists".split())
_STRONG: Final = frozenset(("man", "member", "person"))
_FIGHTERS: Final = frozenset("fighters fighter gunmen gunman".split())
_ARMIES: Final = ("army", "military", "sdf", "ypg", "qsd", "syrian democratic forces")
_OFFICES: Final = frozenset(
    """judge judges preacher preachers imam imams cleric clerics scholar scholars mufti recruiter
    engineer engineers""".split()
)
_PEOPLES: Final = frozenset(
    ("kurdish", "druze", "shia", "shiite", "shi'ite", "afghan", "pakistani")
)
_ANYONE: Final = frozenset("man men woman women youth youths boy girl civilian civilians".split())
_FORCES: Final = ("army", "military", "forces", "division", "brigade", "corps", "guard", "sdf")
_TRADES: Final = frozenset(
    """engineer engineers doctor doctors medic medics paramedic paramedics nurse technician
    technicians cook""".split()
)


def of_an_army(tokens: Sequence[Token], head: int) -> bool:
    """ "Army engineers", "a military doctor": men of an army."""
    if not head or tokens[head].low not in _TRADES:
        return False
    before = tokens[head - 1]
    return before.tag is Tag.ORG and before.low.endswith(_ARMIES)


def holds_office(tokens: Sequence[Token], head: int) -> bool:
    """ "An IS judge", "a preacher of the group": one of theirs."""
    if not head or tokens[head].low not in _OFFICES:
        return False
    near = tokens[max(0, head - 2) : head]
    return any(t.party is Party.ISLAMIC_STATE and t.tag is Tag.ORG for t in near)


def of_a_people(tokens: Sequence[Token], head: int) -> bool:
    """ "A Kurdish man", "two Druze men": nobody's fighters."""
    return head > 0 and tokens[head].low in _ANYONE and tokens[head - 1].low in _PEOPLES


def in_an_army(tokens: Sequence[Token], head: int, last: int) -> bool:
    """ "An engineer of the regime forces"."""
    return tokens[head].low in _TRADES and tokens[last].low.endswith(_FORCES)


def of_a_tribe(tokens: Sequence[Token], head: int) -> bool:
    """ "Fighters from the Bukara tribe"."""
    if tokens[head].low not in _FIGHTERS:
        return False
    ahead = tokens[head + 1 : head + 6]
    if not ahead or ahead[0].low not in ("from", "of"):
        return False
    named = (Tag.DET, Tag.NAME, Tag.PLACE, Tag.PREP, Tag.OF)
    at = next((i for i, t in enumerate(ahead) if t.low in ("tribe", "clan", "tribes")), None)
    return at is not None and all(t.tag in named for t in ahead[:at])


def strength(tokens: Sequence[Token], at: int, head: int) -> CountRange | None:
    """The three of "its three-man crew"."""
    for token in tokens[at:head]:
        number, dash, unit = token.low.partition("-")
        if dash and unit in _STRONG and (number.isdecimal() or number in NUMBER_WORDS):
            return CountRange.exactly(int(number) if number.isdecimal() else NUMBER_WORDS[number])
    return None


def is_former(tokens: Sequence[Token], at: int, head: int) -> bool:
    """ "A former member of the SDF" is one no more; data sets code them as civilians."""
    said = " ".join([t.low for t in tokens[at : head + 1]])
    words = said.split()
    if _FORMER.isdisjoint(words) and not said.startswith("ex-") and " ex-" not in said:
        return False
    return not ("regime" in words and words[-1] in _STILL_ARMED)  # "gunmen of the former regime"
