"""Whose men they are that sat in what was hit, drove it or guarded it."""

from __future__ import annotations

from typing import Final

from geo.model import Party
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import NEUTRAL_HEADS
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.whose_men import GUARDS, noun_of
from geo.reports.vocabulary.lexicon import Tag

_CREW: Final = frozenset("driver guard guards bodyguard bodyguards escort".split())
_PASSENGERS: Final = frozenset("passenger passengers occupant occupants".split())
_CARS: Final = frozenset("car vehicle truck pickup bus minibus van boat".split())


def is_its_driver(harm: Harmed, scene: Scene) -> bool:
    """ "A vehicle of the army was hit, killing its driver", "killing a driver": the army's man."""
    group = harm.group
    if group is None or group.head < 0:
        return False
    first, noun = scene.tokens[group.first].low, scene.tokens[group.head].low
    if first in ("a", "the"):
        alone = group.head == group.last == group.first + 1
        said = group.first > 0 and scene.tokens[group.first - 1].tag is Tag.CASUALTY
        return noun == "driver" and alone and said
    owned = {"its", "their"} & {t.low for t in scene.tokens[group.first : group.head]}
    return bool(owned) and noun in NEUTRAL_HEADS


def is_the_driver(harm: Harmed, scene: Scene) -> bool:
    """ "The driver was hurt", behind an attack on an officer's car: the officer's man."""
    group = harm.group
    if group is None or group.head < 0 or scene.place is not None:
        return False
    definite = scene.tokens[group.first].low in ("the", "their", "his", "its")
    return definite and scene.tokens[group.head].low in _CREW


def are_men_hit(harm: Harmed, scene: Scene) -> bool:
    """ "A convoy of the brigade was ambushed; four men were killed": men of whoever was hit."""
    group = harm.group
    if group is None or group.head != group.last:
        return False
    one = scene.tokens[group.first].tag is Tag.NUMBER and noun_of(harm, scene) == "man"
    if not one and noun_of(harm, scene) != "men":
        return False
    behind = scene.tokens[group.last + 1 : group.last + 2]
    return (
        not behind
        or behind[0].low == "there"
        or behind[0].tag
        in (
            Tag.BE,
            Tag.PUNCT,
            Tag.HAVE,
            Tag.CONJ,
            Tag.CASUALTY,
            Tag.PREP,
            Tag.PLACE,
        )
    )


def are_aboard(harm: Harmed, scene: Scene) -> bool:
    """ "All three men aboard were killed", "killed two men in it", "one of its passengers": of
    whoever's car was hit."""
    group = harm.group
    if group is None or group.head < 0:
        return False
    noun = scene.tokens[group.head].low
    if noun in _PASSENGERS:
        return True
    if noun not in NEUTRAL_HEADS and not group.generic:
        return False
    behind = [w for low in scene.lows[group.last + 1 : group.last + 5] for w in low.split()]
    if behind[:2] == ["who", "were"] or behind[:2] == ["who", "was"]:
        behind = behind[2:]
    if behind[:1] in (["in"], ["inside"], ["on"]):
        return behind[1:2] in (["it"], ["board"]) or bool(_CARS & {*behind[1:3]})
    return behind[:1] in (["aboard"], ["onboard"])


def is_the_guard(harm: Harmed, scene: Scene) -> bool:
    """ "Fired on an SDF guard, killing the guard", "hit a depot of the army, killing guards"."""
    group = harm.group
    if group is None or group.head < 0:
        return False
    if scene.tokens[group.head].low in GUARDS and group.last == group.head:
        return harm.party in (None, Party.CIVILIAN)
    if group.head != group.first + 1 or scene.tokens[group.first].low != "the":
        return False
    return scene.tokens[group.head].low in _CREW - {"driver"}
