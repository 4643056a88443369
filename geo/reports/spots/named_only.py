"""Cues that a place only says whose or which it is, or tells of something else."""

from __future__ import annotations

from typing import Final

from geo.reports.spots.around import HIT, Around
from geo.reports.vocabulary.lexicon import Tag

TOOK: Final = frozenset(
    "retook took seized captured recaptured lost left fled overran entered escaped".split()
)
ALLIED: Final = frozenset("loyal allied aligned linked affiliated".split())
RULERS: Final = frozenset("government regime authorities officials".split())
_ILL_FAMED: Final = frozenset(("notorious", "infamous"))
_LIES: Final = frozenset(("lies", "is", "are"))
_FAR: Final = 9


def is_where_a_land_lies(around: Around) -> bool:
    """ "An owner of the land where the field is located": told of somebody, not of the event."""
    if around.following not in _LIES:
        return False
    lows, at = around.clause.lows, around.at
    behind = lows[at + 1 : at + 3]
    located = behind[:1] == ["lies"] or behind in (["is", "located"], ["are", "located"])
    return located and "where" in lows[max(0, at - 4) : at]


def led_up(around: Around) -> bool:
    """ "Shelled the base after air strikes near X a day earlier": X is of what came before."""
    tokens, at = around.tokens, around.at
    for token in tokens[at + 1 : at + 3]:
        if token.tag is Tag.DATE and token.low.endswith(("earlier", "before")):
            break
    else:
        return False
    near = tokens[max(0, at - _FAR) : at]
    after = next((i for i, t in enumerate(near) if t.low in ("after", "following")), None)
    if after is None or any(t.tag in (Tag.PUNCT, Tag.CASUALTY) for t in near[after:]):
        return False
    return any(t.tag is Tag.THING and t.trigger is not None for t in near[after:])


def was_taken_by_them(around: Around) -> bool:
    """ "Fighters who retook X attacked Y", "the group, which took X on Sunday, attacked Y"."""
    near = around.before[-4:]
    if "who" not in near and "which" not in near:
        return False
    left = [w for w in near if w not in ("the", "had")]
    return left[-1].removeprefix("had ") in TOOK


def is_notorious(around: Around) -> bool:
    """ "Ambushed as they sought a man for his role at the notorious X prison, close to the capital,
    Damascus": at neither."""
    lows, at = around.clause.lows, around.at
    return around.link in _ILL_FAMED or lows[max(0, at - 2) : at] == ["capital", ","]


def has_a_governor(around: Around) -> bool:
    """ "The governor of X"."""
    return around.pair == ["governor", "of"]


def is_whose(around: Around) -> bool:
    """ "Whose headquarters are in Homs"; not "whose men attacked a post in Homs"."""
    return "whose" in around.before and HIT.isdisjoint(around.before)


def is_where_they_rule(around: Around) -> bool:
    """ "The government in Damascus"."""
    return around.link == "in" and not RULERS.isdisjoint(around.pair)


def has_allies(around: Around) -> bool:
    """ "A militia loyal to Damascus"."""
    return around.link in ("to", "with") and around.pair[0] in ALLIED


def stands_for_rulers(around: Around) -> bool:
    """ "Russia, allied with the government in Damascus, struck the desert": not in the capital."""
    return around.own == ["damascus"] and (is_where_they_rule(around) or has_allies(around))


def is_by_or_part_of(around: Around) -> bool:
    """ "Held by X", "as part of X", "from the direction of X"."""
    return around.link == "by" or around.pair in (["part", "of"], ["direction", "of"])
