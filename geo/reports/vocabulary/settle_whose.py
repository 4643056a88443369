"""Whose a word is, where its neighbours say so: the forces of a nation, a ministry in a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.model import EventType, Party
from geo.reports.vocabulary.lexicon import Tag

if TYPE_CHECKING:
    from geo.reports.vocabulary.tokens import Token

STRIKING: Final = frozenset(
    "conducted carried launched struck killed forces targeted bombed hit captured".split()
)
FOREIGN: Final = frozenset(
    "jordanian iraqi turkish israeli american us british french turkey's israel's jordan's".split()
)
MINISTRIES: Final = frozenset(
    ("defence ministry", "defense ministry", "ministry of defence", "ministry of defense")
)
_IN_CAPITALS: Final = {
    "in ankara": Party.OTHER_ARMED, "in amman": Party.OTHER_ARMED, "in moscow": Party.GOVERNMENT,
    "in damascus": Party.GOVERNMENT, "in tehran": Party.GOVERNMENT,
    "in washington": Party.COALITION,
}  # fmt: skip
_FORCES: Final = frozenset(
    """army military;border guard;border guards;border police;police;armed forces;special forces;
    security forces;air force;military police;defence ministry;defense ministry;ministry of defence;
    ministry of defense;intelligence;army;military""".replace("\n    ", "").split(";")
)
_SOLDIERS: Final = frozenset("soldier soldiers troops policeman policemen officers".split())
_CHIEFS: Final = frozenset("commander leader sheikh sheik chief emir warlord tribe clan".split())
_ARMS: Final = frozenset(
    """helicopter helicopters warplane warplanes jet jets aircraft plane planes artillery bombers
    drone drones""".split()
)
_LINKED: Final = frozenset(
    "of linked affiliated loyal belonging tied backed run sponsored funded".split()
)


def of_that_nation(tokens: list[Token], at: int) -> None:
    """The force behind the nation is its own."""
    tokens[at + 1].party = tokens[at].party


def coalition_before(tokens: list[Token], at: int) -> None:
    """The word before it stands for the coalition."""
    tokens[at - 1].tag, tokens[at - 1].party = Tag.ORG, Party.COALITION


def flown_by_a_neighbour(tokens: list[Token], at: int) -> bool:
    """ "An Iraqi fighter jet", "Jordanian F-16 jets": those of that country."""
    aircraft = any(t.trigger is EventType.AIR_STRIKE for t in tokens[at + 1 : at + 3])
    return aircraft and tokens[at].tag is not Tag.ORG


def of_a_foreign_army(tokens: list[Token], at: int) -> bool:
    """ "Iraqi border guards", "Lebanese soldiers": not those of Damascus."""
    if tokens[at].tag is Tag.ORG or at + 1 == len(tokens):
        return False
    return tokens[at + 1].low in _FORCES or tokens[at + 1].low in _SOLDIERS


def of_a_neighbour(tokens: list[Token], at: int) -> None:
    """The nation and the force behind it are of another country."""
    tokens[at].tag = Tag.ORG
    tokens[at].party = tokens[at + 1].party = Party.OTHER_ARMED


def of_a_ministry(tokens: list[Token], at: int) -> bool:
    """ "The defence ministry in Ankara": whose it is."""
    behind = " ".join([t.low for t in tokens[at + 1 : at + 3]])
    return tokens[at].tag is Tag.ORG and behind in _IN_CAPITALS


def of_that_capital(tokens: list[Token], at: int) -> None:
    """The ministry is of the country whose capital is named behind it."""
    tokens[at].party = _IN_CAPITALS[" ".join([t.low for t in tokens[at + 1 : at + 3]])]


def of_another_country(tokens: list[Token], at: int) -> None:
    """It stands for a side of another country."""
    tokens[at].tag, tokens[at].party = Tag.ORG, Party.OTHER_ARMED


def nation_of_a_force(tokens: list[Token], at: int) -> bool:
    """ "Jordanian border guards", "the Turkish army": not those of Damascus."""
    if tokens[at].tag is not Tag.ORG or at + 1 == len(tokens):
        return False
    return tokens[at + 1].tag is Tag.ORG and tokens[at + 1].low in _FORCES


def beside_its_allies(tokens: list[Token], at: int) -> bool:
    """ "Regime forces and allied tribal fighters": on the side of the government."""
    if not 1 < at < len(tokens) - 1 or tokens[at - 1].tag is not Tag.CONJ:
        return False
    return tokens[at - 2].party is Party.GOVERNMENT and tokens[at + 1].low == "tribal"


def of_the_government(tokens: list[Token], at: int) -> None:
    """The tribal fighters behind it are the government's."""
    for token in tokens[at:]:
        if token.low == "tribal":
            token.party = Party.GOVERNMENT


def to_a_man(tokens: list[Token], at: int) -> bool:
    """ "Fighters loyal to Abu Khawla", "to the ousted commander": a man's own, where no side is
    named."""
    ahead = tokens[at + 1 : at + 4]
    if len(ahead) < 3 or ahead[0].low != "to" or any(t.low.endswith("assad") for t in ahead):
        return False
    if ahead[1].tag is Tag.NAME:
        return ahead[2].tag is not Tag.ORG
    their_man = [t for t in tokens[at + 2 : at + 5] if t.low in _CHIEFS]
    return bool(their_man) and all(t.tag is not Tag.ORG for t in tokens[at + 2 : at + 5])


def of_syrian_arms(tokens: list[Token], at: int) -> bool:
    """ "A Syrian helicopter", "Syrian artillery": the army's."""
    armed = at + 1 < len(tokens) and tokens[at + 1].low in _ARMS
    return armed and tokens[at].tag in (Tag.WORD, Tag.NAME) and tokens[at].text[0].isupper()


def of_damascus(tokens: list[Token], at: int) -> None:
    """It stands for the government."""
    tokens[at].tag, tokens[at].party = Tag.ORG, Party.GOVERNMENT


def of_others(tokens: list[Token], at: int) -> None:
    """The side is another than the one that its name would say."""
    tokens[at].party = Party.OTHER_ARMED


def by_central_command(tokens: list[Token], at: int) -> bool:
    """ "US Central Command conducted air strikes": the side, where it else only tells of them."""
    before = tokens[at - 1] if at else None
    return before is not None and (
        before.tag is Tag.OUTLET and before.low.endswith("central command")
    )


def cells_of_others(tokens: list[Token], at: int) -> bool:
    """ "Sleeper cells linked to Turkey": not those of Islamic State, whom the words alone mean."""
    behind = tokens[at + 1 : at + 5]
    whose = next((t.party for t in behind if t.party not in (None, Party.UNKNOWN)), None)
    return bool(behind) and behind[0].low in _LINKED and whose is not Party.ISLAMIC_STATE
