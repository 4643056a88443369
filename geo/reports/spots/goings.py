"""Cues that a place is where people stand, come from or go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.spots.around import Around
from geo.reports.spots.spot import Outcome
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import has_tag

EN_ROUTE: Final = frozenset(
    """heading headed travelling traveling moving driving going bound way coming returning
    transporting carrying transferring ferrying delivering""".split()
)
MOVES: Final = frozenset(
    """from off heading headed travelling traveling returning bound fled flee fleeing escaped
    withdrew retreated transferred evacuated flown rushed transported hails hailed hailing
    originally native resident residents displaced launched coming retreat withdrawn
    taken slipped withdraw withdrawing retreating escaping pulled""".split()
)
_DWELL: Final = frozenset("displaced resident residents".split())
_BEFORE_GOAL: Final = frozenset("from to toward towards for of into the".split())
_ALONG: Final = frozenset(("in", "through", "across", "along", "near"))
_TAKEN: Final = frozenset("taken took transferred rushed flown evacuated airlifted".split())
STRETCHES: Final = frozenset(
    """linking connecting lays extends extending stretches stretching borders bordering lies located
    known expelled lost""".split()
)
TOWARDS: Final = frozenset(("to", "towards", "toward", "into"))
BASED: Final = frozenset(
    "stationed based headquartered garrisoned hiding holed sheltering entrenched".split()
)
_POSTS: Final = frozenset("base bases post posts camp barracks position positions".split())
_TO_HIS_TOWN: Final = 4
_TO_TARGET: Final = 7
_FIRES: Final = FROM_AFAR | {EventType.ARMED_ATTACK}


def was_on_the_way(around: Around) -> bool:
    """ "A bus heading along the road from Homs to Palmyra"."""
    return around.route and not EN_ROUTE.isdisjoint(around.before[-4:])


def is_an_end(around: Around) -> bool:
    """ "Transferred to X", "residents of X", "a road linking X": where one comes from or goes."""
    if around.route:
        return False
    if around.pair[:1] == ["back"] and around.link in TOWARDS:
        return True  # "pushed the attackers back towards X"
    return _is_moving(around.before) or not STRETCHES.isdisjoint(around.before[-3:])


def were_on_their_way_there(around: Around) -> bool:
    """ "A drone hit a car in X, killing two who were on their way to the fighting in Y", "two were
    hurt, one of whom died on the way to Y"."""
    before = around.before
    if "way" not in before:
        return False
    at = before.index("way")
    if "died" in before and before[at + 1 : at + 2] == ["to"]:
        return True
    going = before[at - 1 : at] in (["his"], ["her"], ["their"]) and before[at + 1 : at + 2] in (
        ["to"],
        ["from"],
    )
    return going and has_tag(around.tokens[: around.at], Tag.PLACE)


def is_a_soldiers_home(around: Around) -> bool:
    """ "A soldier from Tartus was killed", "a member of Liwa al-Quds from X": not where he fell."""
    tokens, at = around.tokens, around.at
    if not {"hailed", "hails"}.isdisjoint(around.clause.lows[:at]):
        return True  # "the killed officer hailed from X village in Y"
    if "from" not in around.before:
        return False
    near = range(at - 1, max(0, at - _TO_HIS_TOWN), -1)
    link = next((i for i in near if tokens[i].low == "from"), 0)
    who = tokens[link - 1] if link else None
    if who is not None and who.tag is Tag.NAME and "including" in around.before:
        return True  # "five soldiers died, including Samir Omar from the village of X"
    if who is None or who.tag not in (Tag.PERSON, Tag.ORG) or who.party is not Party.GOVERNMENT:
        return False
    return has_tag(tokens[max(0, link - _TO_HIS_TOWN) : link], Tag.PERSON)


def is_destination(around: Around) -> bool:
    """ "Sent reinforcements into X"."""
    return around.link in TOWARDS


def acted_from_there(around: Around) -> bool:
    """ "Militias in Al-Mayadin shelled the Conoco gas plant": where they stood who did it."""
    tokens, at = around.tokens, around.at
    link = at - 1 - (at > 0 and tokens[at - 1].tag is Tag.DET)
    if link < 1 or at + 2 >= len(tokens) or tokens[link].low not in ("in", "at"):
        return False
    acted = tokens[at + 1]
    if not (acted.trigger in _FIRES and acted.entry is not None and acted.entry.verb):
        return False
    actor = tokens[link - 1]
    target = tokens[at + 1 : at + _TO_TARGET]
    hit = next((i for i, t in enumerate(target) if t.tag is Tag.PLACE), 0)
    towards = hit and "from" not in {t.low for t in target[:hit]}
    guns = actor.low in ("base", "artillery", "mortars", "batteries")
    return (actor.tag in (Tag.ORG, Tag.PERSON) or guns) and bool(towards)


def is_based(around: Around) -> Outcome | None:
    """ "A unit stationed in X shelled Y", "stationed at a base near X"."""
    near = around.before[-3:]
    based = around.before if not _POSTS.isdisjoint(near) else near
    return None if BASED.isdisjoint(based) else Outcome.BASED


def _is_moving(before: Sequence[str]) -> bool:
    """ "took off from", "transferred to", "residents of"."""
    near = before[-4:]
    if "to" in before[-2:] and not _TAKEN.isdisjoint(before):
        return True  # "had taken the injured to the Tanf garrison"
    if not near or near[-1] not in _BEFORE_GOAL or near[-2:] == ["on", "the"]:
        return False  # "was travelling on the highway near X"
    if not (_ALONG.isdisjoint(near[-2:]) or EN_ROUTE.isdisjoint(near)):
        return False  # "a bus travelling in the Palmyra desert"
    moving = MOVES.intersection(near)
    if "place" in near:
        moving = moving - {"taken"}  # "an attack has taken place in the town of X"
    if "in" in near[-2:] and moving <= _DWELL:
        return False  # "a school inhabited by displaced people in the town of X"
    return bool(moving) and not (moving == {"from"} and near[-1] != "from")
