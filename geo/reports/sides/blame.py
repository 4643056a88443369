"""Who is suspected of an attack, blamed for it, or claims it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.hints import tells
from geo.reports.clauses.sources import DENIES
from geo.reports.sides.sides import ANNOUNCES, Side, of_their_doing
from geo.reports.sides.standing import Standing
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

SUSPECT: Final = frozenset(
    """suspected believed likely alleged blamed blame blaming attributed presumed presumably
    thought probably probable apparently ascribed purportedly purported reputedly""".split()
)
ACCUSES: Final = frozenset("accused accuses accuse accusing blames suspect suspects".split())
"""Before a side: "the SDF accused the army"; "accused of" is something else."""
_POINTS: Final = frozenset(
    (
        ("hallmarks", "of"),
        ("pointed", "at"),
        ("pointed", "to"),
        ("points", "to"),
        ("points", "at"),
        ("pointing", "at"),
        ("fingerprints", "of"),
        ("signature", "of"),
        ("stamp", "of"),
        ("finger", "at"),
        ("fingers", "at"),
        ("point", "at"),
        ("point", "to"),
        ("fell", "on"),
        ("door", "of"),
        ("feet", "of"),
        ("trademark", "of"),
        ("trademarks", "of"),
        ("imprint", "of"),
        ("imprints", "of"),
        ("marks", "of"),
        ("earmarks", "of"),
        ("style", "of"),
        ("falls", "on"),
    )
)
POINTERS: Final = frozenset(first for first, _ in _POINTS) | {"work"}
"""One of them, or of those above, stands before whoever is suspected."""
SELF_STYLED: Final = frozenset(
    """claiming shouted shouting declaring calling introducing introduced identifying suggested
    suggests assumed considered rumoured rumored deemed understood reckoned""".split()
)
"""How gunmen say who they are: "by men who shouted that they were from IS"."""
SUSPECTED: Final = SUSPECT | ACCUSES | POINTERS | SELF_STYLED
_WORKS: Final = frozenset(("work", "doing", "handiwork"))
_ASIDE: Final = 20
_FALLS: Final = frozenset(("fell", "falls"))
_SUSPICIONS: Final = frozenset(("suspicion", "suspicions", "blame"))
_SUSPECT_LINKS: Final = frozenset(
    """that they themselves as to be been being from of with by on members member elements element
    belonging affiliated linked fighters militants gunmen cells part remnants loyal associated
    sleeper belong belongs belonged an a are were is cell group patrol unit forces force
    work works working for faction factions militia militias backed supported tied connected
    the""".split()
)
CLAIMS: Final = frozenset(
    (
        "claimed",
        "claims",
        "claiming",
        "responsibility",
        "responsible",
        "behind",
        "credit",
        "adopted",
    )
)
_BLAMED: Final = frozenset("blamed blame blames accused accuse suspect suspects".split())
_DONE_HERE: Final = frozenset(
    "it this behind involved carrying responsible responsibility crime crimes incident".split()
)
_APPOSED: Final = 14
_HOLDS: Final = frozenset("hold holds held holding".split())
_AUTHORS: Final = frozenset(("author", "authors", "culprit", "culprits", "perpetrator"))
_DEEDS: Final = ("did", "done", "laid", "planted", "fired", "launched", "carried")
_DID_IT: Final = frozenset((verb, it) for verb in _DEEDS for it in ("it", "this", "them"))
"""What is said of a mine or a rocket told of before: "IS had laid it"."""
_OWNS_UP: Final = frozenset("admitted admits acknowledged acknowledges confessed".split())
_HAILS: Final = frozenset("celebrated celebrates hailed hails praised gloated lauded".split())
_PLANTS: Final = frozenset("planted laid placed buried hidden attached set".split())
SHOWS: Final = frozenset("released published distributed circulated aired posted shared".split())
_FILMS: Final = frozenset(
    "video footage film pictures photos photographs images recording photo picture".split()
)
BEHIND: Final = (
    CLAIMS
    | ANNOUNCES
    | _AUTHORS
    | _OWNS_UP
    | _HAILS
    | _PLANTS
    | SHOWS
    | {
        "blamed",
        "accused",
        "involved",
        "believed",
        "thought",
        "carried",
        "suspected",
        "suspect",
        "claim",
        *_DEEDS,
        *_WORKS,
    }
)


def is_suspect(before: Sequence[str]) -> bool:
    """ "suspected IS", "believed to be members of IS"; not "believed to shelter IS"."""
    pair = tuple(before[-2:])
    if pair in _POINTS and (pair[0] not in _FALLS or not _SUSPICIONS.isdisjoint(before)):
        return True
    if pair == ("work", "of"):
        return True
    behind = ""
    for word in reversed(before[-8:]):
        accused = word in ACCUSES and behind != "of"
        if accused or word in SUSPECT or word in SELF_STYLED:
            return True
        behind = word
        if word not in _SUSPECT_LINKS:
            return False
    return False


def accused_of_else(tokens: Sequence[Token], side: Side) -> bool:
    """ "Israel accuses Iran of sending arms": nothing that was done here; so with "accused the US,
    which denied it" and "first accused the US"."""
    ahead = tokens[side.last + 1 : side.last + 6]
    lows = [t.low for t in ahead]
    if lows[:1] == [","] and lows[1:2] in (["which"], ["who"]) and lows[2:3] and lows[2] in DENIES:
        return True
    if lows[:1] in ([","], ["("]):  # "accuses the YPG, the backbone of the SDF, of being ..."
        far = tokens[side.last + 1 : side.last + _APPOSED]
        pairs = enumerate(itertools.pairwise(far), 1)
        of = next((i for i, (a, b) in pairs if a.low == "," and b.tag is Tag.OF), 0)
        ahead = far[of : of + 5]
    if not ahead or ahead[0].tag is not Tag.OF:
        return False
    return not any(_is_deed(t) for t in ahead[1:])


def accuse_each_other(tokens: Sequence[Token]) -> bool:
    """ "The regime blamed IS, residents blamed the militias": nobody knows."""
    return sum(t.low in _BLAMED for t in tokens) > 1


def _holds(tokens: Sequence[Token], side: Side) -> bool:
    near = [t.low for t in tokens[max(0, side.first - 3) : side.first]]
    return not _HOLDS.isdisjoint(near)


def _responsible_behind(tokens: Sequence[Token], side: Side) -> bool:
    """ "Held IS, which is active in the area, responsible for the attack"."""
    ahead = [t.low for t in tokens[side.last + 1 : side.last + _ASIDE]]
    at = ahead.index("responsible") if "responsible" in ahead else 0
    opens = next((i for i, low in enumerate(ahead[:4]) if low == ","), None)
    told = at > 0 and opens is not None and ahead[opens + 1] == "which" and ahead[at - 1] == ","
    deed = tokens[
        side.last + 1 + at : side.last + 6 + at
    ]  # "responsible for security there" is none
    return told and any(t.trigger is not None or t.low == "it" for t in deed)


def did_it(tokens: Sequence[Token]) -> bool:
    """ "IS had laid it", "the SDF says that cells of IS did it"."""
    lows = [t.low for t in tokens]
    return not _DID_IT.isdisjoint(itertools.pairwise(lows))


def _owns_it(ahead: Sequence[Token]) -> bool:
    """ "IS admitted carrying it out", "hailed the attack", "had planted the device", "released a
    video of the attack"."""
    had = bool(ahead) and (ahead[0].tag is Tag.HAVE or ahead[0].low in ("also", "later"))
    behind = ahead[had:]
    if len(behind) < 2:
        return False
    verb, lows = behind[0].low, [t.low for t in behind[1:5]]
    deed = any(t.tag is Tag.THING and t.trigger is not None for t in behind[1:5])
    if verb in _OWNS_UP:
        return lows[0] in ("carrying", "being", "responsibility", "to", "it", "planting")
    if verb in _HAILS:
        return deed
    if verb in SHOWS and not _FILMS.isdisjoint(lows):
        return tells(behind[2:])
    return False


def _thought_to_have(ahead: Sequence[Token]) -> bool:
    """ "... is believed to have carried out the attack"."""
    if len(ahead) < 3 or ahead[0].tag is not Tag.BE or ahead[1].low not in SUSPECT:
        return False
    return any(_is_deed(t) for t in ahead[2:])


def _is_deed(token: Token) -> bool:
    return token.trigger is not None or token.tag is Tag.CASUALTY or token.low in _DONE_HERE


def is_behind(standing: Standing) -> bool:
    """ "ISIS is believed to be behind it", "the group claimed responsibility"."""
    tokens, side = standing.tokens, standing.side
    ahead = tokens[side.last + 1 : side.last + 13]
    stands = ahead[0].tag is Tag.BE or ahead[0].low in ("stand", "stands") if ahead else False
    if len(ahead) > 2 and stands and ahead[1].low in ("blamed", "suspected"):
        said = ahead[1].low == "blamed" or ahead[2].low in ("of", ".", ";", ",")
        return said  # "IS was suspected of the attack", "IS is suspected."
    if len(ahead) > 2 and stands and ahead[1].low == "accused":
        of_it = any(_is_deed(t) for t in ahead[3:7])  # "was accused of the killing"
        return ahead[2].low in ("by", ".", ";", ",") or (ahead[2].low == "of" and of_it)
    lows = [t.low for t in ahead[:6]]
    if _holds(tokens, side) and (lows[:1] == ["responsible"] or _responsible_behind(tokens, side)):
        return True  # "residents hold the group responsible"
    if lows[:1] and lows[0] in _WORKS and tokens[side.last].text.endswith(("'s", "’s")):
        before = tokens[side.first - 1] if side.first else None
        return before is not None and before.tag is Tag.BE  # "the strike was Israel's work"
    if _owns_it(ahead):
        return True
    if ahead and ahead[0].tag is Tag.BE and "suspect" in lows[1:4]:
        return "not" not in lows  # "IS is the prime suspect"
    if lows[:1] == [","] and lows[1:2] in (["which"], ["who"]) and _thought_to_have(ahead[2:]):
        return True  # "a stronghold of IS, which is believed to have carried out the attack"
    if stands and lows[1:4] == ["involved", "in", "the"] and any(map(_is_deed, ahead[4:7])):
        return True  # and not "in an attack", as those are that were hit
    thought = stands and not SUSPECT.isdisjoint(lows[1:3])  # "is believed to have planted it"
    words = [t.low for t in ahead[:8]] if thought else lows[:4]
    if _DID_IT & set(itertools.pairwise(words)):
        return True  # "the SDF says that IS cells did it"
    if ahead and ahead[0].tag is Tag.BE and not _AUTHORS.isdisjoint(lows[:4]):
        return "not" not in lows  # "Israel was the likely author of the strikes"
    for i, token in enumerate(ahead):
        if token.low in ANNOUNCES and of_their_doing(tokens, side.last + 1 + i):
            return True
        if token.low == "responsible" and (not i or ahead[i - 1].tag is not Tag.BE):
            return False  # "shot the man responsible for supplies"
        if token.low in CLAIMS:
            if i and (ahead[i - 1].tag is Tag.NEG or ahead[i - 1].low in ("it", "they", "he")):
                return False  # "Israel did not claim the strike", "killing soldiers, it claimed"
            rest = [t.low for t in ahead[i + 1 : i + 6]]
            if token.low in ("claimed", "claims") and ("that" in rest or rest[:1] == [","]):
                return False  # "claimed in a statement that they help IS", "the SDF's claims,"
            told = {t.low for t in ahead}
            thought = token.low == "behind" and not SUSPECT.isdisjoint(told)
            return i < 5 or thought or "responsibility" in told
        if token.low in DENIES:
            return False
        if token.low == "suspected" and i and ahead[i - 1].tag is Tag.BE:
            return i + 1 == len(ahead) or ahead[i + 1].tag is Tag.PUNCT  # "and is suspected"
        if token.low == "claim" and i and ahead[i - 1].low == "to":
            return any(_is_deed(t) for t in ahead[i + 1 : i + 4])  # "was quick to claim the attack"
        if token.tag in (Tag.PLACE, Tag.CASUALTY, Tag.PERSON) or token.low in (".", ";"):
            return False
    return False
