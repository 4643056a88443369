"""Verbs that name no event by themselves: which of them tell of an attack, and of which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.sides.blame import CLAIMS
from geo.reports.vocabulary.deeds import (
    BASES,
    DELIVERS,
    LEADS,
    WARDS,
    WEAPONS,
    falls_on,
    leads_away,
)
from geo.reports.vocabulary.kinds import CONQUERS, QUIET
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

LIGHT_VERBS: Final = frozenset(
    """staged stage carried carry carries launched launch launches conducted conduct executed
    mounted
    waged set laid made performed undertook perpetrated committed planted lobbed threw dropped
    detonated planting dropping directed drove began begun started continued resumed unleashed
    claimed
    claims claim shot opened left rained hurled answered responded retaliated replied flown flew
    initiated delivered""".split()
)
_DONE: Final = CLAIMS | {"operation", "operations", "campaign", "sorties"}
ASIDE: Final = 16
"""So far the deed may stand behind "carried out, in the early hours of Thursday, ..."."""
HOSTILE: Final = frozenset(
    """broke dragged halted intercepted surrounded looted robbed stole stormed burnt raided waylaid
    chased cornered ambush kidnapped seized re-entered destroyed downed caught inflicted
    beat surprised break encircled besieged dispersed""".split()
)
"""What makes its subject an attacker where the clause tells of an attack anyhow."""
CAPTIVE: Final = frozenset(("captive", "captives", "hostage", "prisoner"))
TAKES_TOWN: Final = frozenset(("took", "captured", "seized"))
ANSWERS: Final = frozenset("responded responds answered retaliated replied".split())
_OBJECT: Final = (
    Tag.ARTICLE, Tag.DET, Tag.NUMBER, Tag.VAGUE, Tag.ORG, Tag.PERSON, Tag.THING, Tag.PLACE,
    Tag.ANOTHER, Tag.OTHER, Tag.AT_LEAST, Tag.ABOUT, Tag.NAME,
)  # fmt: skip


def other_deed(tokens: Sequence[Token], at: int, shared: bool) -> EventType | None:
    """What a word tells of that is no verb of an event by itself: "took", "broke into", "led"."""
    token = tokens[at]
    following = tokens[min(at + 1, len(tokens) - 1)]
    if token.low in TAKES_TOWN and not shared and _a_place_next(tokens, at):
        return EventType.ARMED_ATTACK  # "the army seized Abu Kamal from IS"
    part = token.low == "took" and following.low == "part"
    if part and any(t.trigger is not None for t in tokens[at + 2 : at + 6]):
        return EventType.ARMED_ATTACK  # "took part in a raid"
    if token.low in LEADS and _captives(tokens, at):
        return EventType.ABDUCTION
    its = token.low in ("its", "their") and following.tag is Tag.THING and following.trigger
    if its or token.low in CONQUERS:
        return EventType.ARMED_ATTACK  # "IS, on the third day of its assault, took ground"
    hostile = token.tag is not Tag.THING and (token.low in HOSTILE or _falls_on(tokens, at))
    hostile = hostile or (token.low in DELIVERS and _delivers(tokens, at))
    if (hostile and not shared) or _carries_out(tokens, at):
        return EventType.ARMED_ATTACK
    return None


def _carries_out(tokens: Sequence[Token], at: int) -> bool:
    """ "Carried out, in the early hours of Thursday, an ambush": the deed stands behind."""
    if tokens[at].low not in LIGHT_VERBS or tokens[at - 1].tag is Tag.NEG:
        return False
    aside = any(t.low == "," for t in tokens[at + 1 : at + 3])
    far = 4 if tokens[at].low == "set" else ASIDE if aside else 8  # "a militia that Iran set up"
    return any(t.trigger is not None or t.low in _DONE for t in tokens[at + 1 : at + far])


def is_off(tokens: Sequence[Token], at: int) -> bool:
    """ "As a convoy of the SDF left X", "answered the attack": no deed of its own."""
    return tokens[at].low in ANSWERS and _to_an_attack(tokens, at)


def _falls_on(tokens: Sequence[Token], at: int) -> bool:
    """ "Encircled a post", "swooped on the village", "tried to overrun it"."""
    low = tokens[at].low
    if low in WARDS and _an_attack_next(tokens, at):
        return False
    object_follows = at + 1 < len(tokens) and tokens[at + 1].tag in _OBJECT
    if low in BASES:
        return object_follows and tokens[at - 1].low == "to"
    return falls_on([t.low for t in tokens[at : at + 5]], object_follows)


def _an_attack_next(tokens: Sequence[Token], at: int) -> bool:
    """ "Smashed a new attack": it was made on them."""
    thing = next((t for t in tokens[at + 1 : at + 5] if t.tag is Tag.THING), None)
    return thing is not None and thing.trigger in (EventType.ARMED_ATTACK, EventType.AMBUSH)


def _delivers(tokens: Sequence[Token], at: int) -> bool:
    """ "Rammed a car bomb into the gate", "turned their guns on a patrol"."""
    ahead = tokens[at + 1 : at + ASIDE // 2]
    if not ahead or (ahead[0].tag not in _OBJECT and ahead[0].low not in WEAPONS):
        return False
    led = tokens[at].low in ("led", "pressed")
    return any(
        t.low.split()[-1] in WEAPONS
        or (t.trigger is not None and (t.trigger not in QUIET or (led and _is_raid(t))))
        for t in ahead[:5]
    )


def _is_raid(token: Token) -> bool:
    return token.trigger is EventType.RAID


def _to_an_attack(tokens: Sequence[Token], at: int) -> bool:
    """ "Responded to the attacks by gunmen": theirs was the attack, if no answer is told."""
    ahead = tokens[at + 1 : at + ASIDE]
    if [t.low for t in ahead[:1]] != ["to"]:
        return False
    attack = any(t.trigger is EventType.ARMED_ATTACK for t in ahead[1:5])
    return attack and not any(t.low == "with" for t in ahead)


def _a_place_next(tokens: Sequence[Token], at: int) -> bool:
    """ "Took the town of X", "captured Abu Kamal"."""
    ahead = (t for t in tokens[at + 1 : at + 4] if t.tag is not Tag.DET)
    return next((t.tag is Tag.PLACE for t in ahead), False)


def _captives(tokens: Sequence[Token], at: int) -> bool:
    """ "Took eight policemen and forty civilians captive", "took two men off the bus"."""
    lows = [t.low for t in tokens[at : at + ASIDE]]
    return not CAPTIVE.isdisjoint(lows[1:]) or leads_away(lows)
