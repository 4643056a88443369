"""What befalls a side that is the subject of a verb: came under fire, hit a mine, was attacked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.sides.sides import ACTORS, Side
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

MEETS: Final = frozenset(("hit", "struck", "triggered", "tripped"))
GOES_OFF: Final = frozenset(("went off", "goes off", "exploded", "explodes", "exploding"))
DOWNS: Final = frozenset(("shot", "downed", "intercepted", "intercepts"))
SENT: Final = frozenset("drone drones missile missiles rocket rockets uav uavs".split())
COMES_UNDER: Final = (
    "came under", "come under", "comes under", "coming under", "hit a mine", "ran over",
    "fell into",
)  # fmt: skip
"""How what happens to it begins: "came under fire"."""
_SENT_BEFORE: Final = frozenset("one two both them it another".split())
_MET_ON_THE_WAY: Final = frozenset(("patrol", "patrols", "convoy"))
_NO_OBJECT_BEHIND: Final = (Tag.PREP, Tag.PLACE, Tag.PUNCT)
_TO_VERB: Final = 18
_TO_OWNER: Final = 12


def befalls_it(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """ "Hit a mine", "came under fire", "fell into an ambush", "shot down": done to the side."""
    if _meets_mine(tokens, at) or tokens[at].low.startswith(COMES_UNDER):
        return True
    behind = tokens[at + 1].low if at + 1 < stop else ""
    if tokens[at].low == "came" and behind == "under":
        return True  # "came under an attack"
    return shoots_down(tokens, at) or _goes_off(tokens, at)


def is_struck(tokens: Sequence[Token], side: Side) -> bool:
    """ "The artillery battery of the army was attacked": it did nothing."""
    ahead = tokens[side.last + 1 : side.last + _TO_VERB]
    for i, token in enumerate(ahead[:-1]):
        if token.low in (";", "."):
            return False
        behind = ahead[i + 1]
        verb = behind.trigger is not None and behind.entry is not None and behind.entry.verb
        if token.tag is Tag.BE and verb:
            placed = all(t.tag in (Tag.PLACE, Tag.PREP, Tag.DATE) for t in ahead[:i])
            return placed or ahead[i - 1].low == ","
    return False


def is_headline_passive(tokens: Sequence[Token], side: Side, at: int) -> bool:
    """ "IS cell attacked by army", "Asayish patrol attacked in Hajin", "Army soldiers targeted in
    rocket attack": it was attacked."""
    deeds = any(t.tag is Tag.THING and t.trigger is not None for t in tokens[at + 2 : at + 5])
    if [t.low for t in tokens[at + 1 : at + 2]] == ["in"] and deeds and not side.first:
        return at in (side.last + 1, side.last + 2) and tokens[at].low.endswith("ed")
    if side.first or not side.bare or tokens[at - 1].low not in ACTORS or at != side.last + 2:
        return False
    if not tokens[at].low.endswith("ed"):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    met = tokens[at - 1].low in _MET_ON_THE_WAY
    return behind is None or behind.tag is Tag.BY or (met and behind.tag in _NO_OBJECT_BEHIND)


def _meets_mine(tokens: Sequence[Token], at: int) -> bool:
    """ "A vehicle of theirs hit an IED": they are hit."""
    if tokens[at].low not in MEETS:
        return False
    mine = next((t for t in tokens[at + 1 : at + 4] if t.tag is Tag.THING), None)
    return mine is not None and mine.trigger is EventType.EXPLOSIVE


def _goes_off(tokens: Sequence[Token], at: int) -> bool:
    """ "A bomb under the car of a man of the SDF went off": the bomb did, not the SDF."""
    if tokens[at].low not in GOES_OFF:
        return False
    ahead = tokens[at + 1 : at + 2]
    return not ahead or ahead[0].tag not in (Tag.ARTICLE, Tag.DET, Tag.NUMBER, Tag.THING)


def shoots_down(tokens: Sequence[Token], at: int) -> bool:
    """ "Shot down a drone", "intercepted three rockets": what was sent against them."""
    if tokens[at].low not in DOWNS:
        return False
    if tokens[at].low == "shot" and not _down_behind(tokens, at):
        return False
    owner = next(
        (i for i in range(at + 2, min(at + _TO_OWNER, len(tokens))) if tokens[i].tag is Tag.ORG), 0
    )
    if owner and tokens[owner - 1].low not in ("that", "which"):
        return False  # "shot down a drone of pro-government forces": theirs was hit
    them = any(t.low.split()[0] in _SENT_BEFORE for t in tokens[at + 1 : at + 3])
    return them or any(t.low in SENT for t in tokens[at + 1 : at + 6])


def _down_behind(tokens: Sequence[Token], at: int) -> bool:
    """ "Shot down a drone", "shot one of them down"."""
    ahead = [t.low for t in tokens[at + 1 : at + 5]]
    return ahead[:1] == ["down"] or ("down" in ahead and ahead[0].split()[0] in _SENT_BEFORE)
