"""Which kinds of event a clause names, and whether as one told already or as a new one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.came_before import ANSWERS
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.lead import behind_lead
from geo.reports.harm.harmed import Harmed
from geo.reports.sides.fights import is_charge, long_before
from geo.reports.sides.subjects import CAPTIVE, LIGHT_VERBS
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_SUPPORT: Final = frozenset(
    """supported backed accompanied support cover backing escorted under using seized confiscated
    seizing confiscating smuggling dismantled removed defused""".split()
)
_PLANES: Final = frozenset(("plane", "planes"))
_CARGO: Final = frozenset(("cargo", "transport", "passenger"))
_SPOILS: Final = frozenset("seized confiscated seizing confiscating".split())
_SPOILS_FAR: Final = 20
_VESTS: Final = frozenset("belt vest belts vests".split()) | {
    "explosive belt", "explosive belts", "suicide belt", "suicide vest", "explosive vest",
    "suicide vests", "suicide belts", "explosive vests",
}  # fmt: skip
_CLEARS: Final = frozenset("clearing clear removing defusing dismantling demining".split())
_WORN: Final = frozenset("wearing wore worn carrying".split())
_AIRCRAFT: Final = frozenset("helicopter helicopters aircraft warplane warplanes jets".split())
_LANDINGS: Final = ("airdrop", "air landing", "landing")
_IS_HIT: Final = frozenset("hit destroyed damaged burned struck downed grounded".split())
_DRIVES_OFF: Final = frozenset("drove forced repelled pushed intervened arrived dispersed".split())
_RAMS: Final = frozenset(("drove", "rammed", "steered"))
_LOADED: Final = frozenset(("carrying", "loaded", "transporting"))
_BEGINNINGS: Final = frozenset("launch begin start conduct carry prepare join".split())
_GROWS: Final = frozenset(
    "increased intensified escalated increasing intensifying escalating stepped ramped".split()
)
_ARMS: Final = (EventType.SHELLING, EventType.AIR_STRIKE, EventType.EXPLOSIVE)
_RIFLES: Final = frozenset(("rifle", "rifles"))
_FINDS: Final = (*_ARMS, EventType.SUICIDE_ATTACK)
_WIELDED: Final = frozenset(("with", "using", "used", "armed", "carrying"))
_HAPPENS: Final = frozenset(
    """erupted continued renewed raged occurred ensued resumed happened fell dropped fired launched
    hit struck targeted landed""".split()
) | {"broke", "broken", "took", "went", "goes", "flared", "rages"}
_ARRIVES: Final = frozenset("arrived arrive reached entered crossed headed moved left".split())
_SENDS: Final = frozenset("sent sends brought dispatched pushed moved rushed".split())
_INTENDED: Final = frozenset(("preparation", "preparations", "ahead", "aim", "aimed"))
_WEAK_TRIGGERS: Final = frozenset(
    """strike strikes drone drones
    warplane warplanes jets jet aircraft helicopters missiles missile rockets rocket
    shells shell artillery mortars mortar mines mine landmines landmine explosives explosive
    grenades
    grenade bombs bomb battle battles fighting uav uavs ieds offensive violence raids raid shooting
    operation withdrawal deployment missiles drone's""".split()
) | {
    "fighter jets",
    "fighter jet",
    "air force",
    "land mines",
    "explosive devices",
    "live ammunition",
}
_LOOKS: Final = frozenset(("reconnaissance", "surveillance"))
_CAUSED: Final = frozenset("caused causing triggered triggering".split())
_HARMLESS: Final = frozenset(("flare", "controlled", "mock", "simulated", "general", "hunger"))
_HEARD: Final = frozenset(("heard", "sound", "sounds", "loud", "hearing"))
_SEEN: Final = (EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING)
_WITNESSED: Final = frozenset("reported monitored witnessed saw".split())
_FLYERS: Final = frozenset("warplanes jets aircraft helicopters drones artillery".split()) | {
    "fighter jets"
}
"""With "the" they are whoever flew, and no event told before."""
_STUFF: Final = frozenset(("explosive", "explosives", "mine", "bomb", "ied"))
_EXPERTS: Final = frozenset("expert experts specialist specialists engineer engineers".split())
_CAPTIVE: Final = 14
_LAUNCHERS: Final = frozenset(("launcher", "launchers"))
_REASON: Final = 7
_REASON_ENDS: Final = 12
_TO_WHAT: Final = (["to"], ["for"])
_PARTS_OF_DAY: Final = frozenset("night evening morning afternoon dawn".split())
_THWARTS: Final = frozenset(("thwarted", "foiled"))
_OF_WHAT: Final = 7
_FERRIED: Final = frozenset(
    "took taken flew flown evacuated transported transferred carried ferried airlifted".split()
)
_HURT: Final = frozenset("wounded injured dead bodies casualties victims them him".split())
_DAYS: Final = frozenset(("today's", "yesterday's"))
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "same", "sunday's", "friday's"))


def triggers_of(
    clause: Clause, harmed: Sequence[Harmed]
) -> tuple[list[EventType], bool, bool, bool]:
    """Kinds named, whether by "the attack" or "an attack", and whether somebody acted."""
    tokens = clause.tokens
    strong: list[EventType] = []
    weak: list[EventType] = []
    fallback: list[EventType] = []
    definite = indefinite = acted = False
    begin = behind_lead(tokens) if "after" in clause.words else 0
    hinted = "suicide" in clause.said or not clause.words.isdisjoint(CAPTIVE)
    hinted = hinted or not clause.words.isdisjoint(_RAMS)
    for at in range(len(tokens)) if hinted else clause.deeds:
        token = tokens[at]
        kind = token.trigger if at >= begin else None
        if kind is None:
            if "suicide" in token.low or _rams(tokens, at):
                strong.append(EventType.SUICIDE_ATTACK)
            elif token.low in CAPTIVE and _taken(tokens, at):
                strong.append(EventType.ABDUCTION)
                acted = True
            continue
        if token.low in _THWARTS and _smuggled(tokens, at):
            kind = EventType.RAID
        described = at > 0 and tokens[at - 1].tag in (Tag.DET, Tag.ARTICLE)
        if kind is EventType.CLASH and (long_before(tokens, at) or is_charge(tokens, at)):
            continue
        if described and token.entry is not None and token.entry.verb:
            continue  # "the targeted area"
        if token.tag is Tag.CASUALTY:
            charge = at > 0 and tokens[at - 1].low == "for" and token.harm is Harm.KILLED
            if (charge or token.low.startswith("execut")) and not any(h.at == at for h in harmed):
                continue  # "arrested for killing a man"
            (
                fallback
                if kind is EventType.ARMED_ATTACK or token.harm is Harm.CAPTURED
                else strong
            ).append(kind)
            acted = True
            if token.form is Form.COUNT_NOUN and at and tokens[at - 1].low in _DEFINITE:
                definite = True
            continue
        before = clause.lows[max(0, at - 5) : at]
        if _purpose(clause, at) or (before and before[-1] in _HARMLESS):
            continue
        if token.low.startswith("landed") and not _shell_before(tokens, at):
            kind = EventType.RAID if any(t.party for t in tokens[:at]) else None
            if kind is None:
                continue
        if kind in _ARMS and EventType.CLASH in strong + weak and _amid(tokens, at):
            continue  # "clashes in X, amid shelling by the army"
        if set(before) & _INTENDED or (
            before and (before[-1] in ("no", "without") or before[-2:] == ["without", "any"])
        ):
            continue
        if token.low == "explosions" and strong + weak and not _CAUSED.isdisjoint(before):
            continue  # "fired rockets that caused explosions in the base"
        if _answered(clause, at):
            continue  # "launched missiles in response to the attacks in Tehran"
        if token.low in _STUFF and tokens[min(at + 1, len(tokens) - 1)].low in _EXPERTS:
            continue  # "its explosives expert was killed"
        if token.low in _PLANES and not _CARGO.isdisjoint(before[-1:]):
            continue  # "cargo planes dropped food"
        if token.low == "raids" and _on_a_place(tokens, at):
            kind = EventType.AIR_STRIKE
        if token.low == "assault" and tokens[min(at + 1, len(tokens) - 1)].low in _RIFLES:
            continue
        if tokens[min(at + 1, len(tokens) - 1)].low in _LAUNCHERS:
            continue  # "tanks and rocket launchers"
        if kind in _FINDS and _are_spoils(tokens, at):
            continue
        if kind is EventType.EXPLOSIVE and not _CLEARS.isdisjoint(before[-2:]):
            continue  # "sappers who were clearing mines"
        if token.low in _VESTS and not _WORN.isdisjoint(before):
            continue  # "one of whom was wearing an explosive belt"
        if token.low in _AIRCRAFT and (_on_the_ground(tokens, at) or _came_to_help(tokens, at)):
            continue
        helping = token.low in _WEAK_TRIGGERS or kind in _ARMS
        if (helping and _supports(clause, at)) or _heard(clause, at) or _ferries(clause, at):
            continue
        if token.tag is Tag.THING:
            if set(before[-3:]) & _GROWS:
                continue  # "cells that have increased their attacks": no attack of its own
            acted = acted or bool(set(before[-4:]) & LIGHT_VERBS)
            near = before[-2:]
            pointed = bool({"the", "this"} & set(near)) or bool(set(before[-1:]) & _DEFINITE)
            pointed = pointed and not (near[-1:] == ["that"] and token.low.endswith("s"))
            pointed = (pointed and token.low not in _FLYERS) or _of_that_day(tokens, at)
            if _of_new_people(tokens, at):
                pointed, indefinite = False, True
            pointed = pointed or (at > 0 and tokens[at - 1].low in _DAYS)
            definite = definite or pointed
            between = clause.lows[at + 1 : at + 2] == [
                "between"
            ]  # "fighting between X and Y goes on"
            acted = acted or not _HAPPENS.isdisjoint(
                clause.lows[at + 1 : at + (11 if between else 4)]
            )
            acted = acted or _was_staged(tokens, at)
            near_verbs = set(before[-4:])
            acted = acted or before[-2:] == ["came", "under"] or _is_spoken_of(before)
            acted = acted or (kind in _SEEN and bool(near_verbs & _WITNESSED))
            if kind is EventType.TROOP_MOVEMENT:
                acted = acted or not _ARRIVES.isdisjoint(clause.lows[at + 1 :])
                acted = acted or not _SENDS.isdisjoint(before[-3:])
            indefinite = indefinite or bool(set(near) & {"a", "an", "another"})
            indefinite = indefinite or _breaks_out(tokens, at)
            acted = acted or ("there" in before and bool({"was", "were"} & set(before)))
            acted = acted or "came under" in before or before[-4:-2] == ["came", "under"]
        elif token.entry is not None and token.entry.verb:
            acted = True
        instrument = kind in _ARMS and bool(_WIELDED & set(before[-4:]))
        if token.low in _WEAK_TRIGGERS:
            (fallback if instrument else weak).append(kind)
        else:
            strong.append(kind)
    if weak and (strong or harmed or acted):
        strong.extend(weak)
    elif weak:
        fallback.extend(weak)
    return (_preferred(strong) if strong else fallback), definite, indefinite, acted


def _is_spoken_of(before: Sequence[str]) -> bool:
    """ "Its sources spoke of heavy fighting in X": it was fought."""
    near = before[-4:]
    if not {"a", "an", "the"}.isdisjoint(near):
        return False  # "the army spoke of 'an attack by' ...": told before
    return any(a in ("spoke", "speaks") and b == "of" for a, b in itertools.pairwise(near))


def _amid(tokens: Sequence[Token], at: int) -> bool:
    """Whether "amid" stands before it, or before an earlier word of its kind ("clashes in X, amid
    heavy strikes by jets; the clashes and strikes left six dead")."""
    kind = tokens[at].trigger
    near = 3 if kind is EventType.AIR_STRIKE else 1
    if any(t.low == "amid" for t in tokens[max(0, at - near) : at]):
        return True
    deeds = [i for i in range(at) if tokens[i].trigger is kind]
    return bool(deeds) and _amid(tokens, deeds[0])


def _are_spoils(tokens: Sequence[Token], at: int) -> bool:
    """ "Seized explosives", "a quantity of explosive devices was seized"."""
    if {t.low for t in tokens[max(0, at - _SPOILS_FAR) : at]} & _SPOILS:
        return True
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].tag is Tag.BE and behind[1].low in _SPOILS


def _on_the_ground(tokens: Sequence[Token], at: int) -> bool:
    """ "Bad weather grounded aircraft", "three helicopters were hit by shells", "helicopters
    carried out an airdrop": no air strike."""
    if any(t.low == "grounded" for t in tokens[max(0, at - 3) : at]):
        return True
    ahead = [t.low for t in tokens[at + 1 : at + 14]]
    if not {"flew", "flying", "hovered"}.isdisjoint(ahead) and "without" in ahead:
        return True  # "warplanes flew over the area without carrying out strikes"
    if [t.low for t in tokens[at + 1 : at + 3]] in (["took", "part"], ["were", "involved"]):
        return True  # "a security operation in X, in which helicopters took part"
    if any(word.startswith(_LANDINGS) for word in ahead[:5]):
        return True
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].tag is Tag.BE and behind[1].low in _IS_HIT


def _came_to_help(tokens: Sequence[Token], at: int) -> bool:
    """ "18 were killed before Russian jets drove the attackers off": how the attack ended."""
    before = {t.low for t in tokens[max(0, at - 3) : at]}
    if before.isdisjoint(("before", "until")) or not any(
        t.tag is Tag.CASUALTY for t in tokens[:at]
    ):
        return False
    return not {t.low for t in tokens[at + 1 : at + 4]}.isdisjoint(_DRIVES_OFF)


def _rams(tokens: Sequence[Token], at: int) -> bool:
    """ "The bomber drove his car into a bus"."""
    if tokens[at].low not in _RAMS or not any("bomber" in t.low for t in tokens[:at]):
        return False
    return any(t.low == "into" for t in tokens[at + 1 : at + 7])


def _smuggled(tokens: Sequence[Token], at: int) -> bool:
    """ "Thwarted the smuggling of weapons": a search, and no fight."""
    return any("smuggl" in t.low for t in tokens[at + 1 : at + _OF_WHAT])


def _ferries(clause: Clause, at: int) -> bool:
    """ "Helicopters took the wounded to Tanf": nobody was bombed."""
    if clause.words.isdisjoint(_FERRIED) and clause.words.isdisjoint(_LOOKS):
        return False
    tokens = clause.tokens
    ahead = {t.low for t in tokens[at + 1 : at + 7]}
    if not ahead.isdisjoint(_LOOKS):
        return tokens[at].low in _FLYERS  # "aircraft conducted reconnaissance flights"
    carried = not ahead.isdisjoint(_FERRIED) and not ahead.isdisjoint(_HURT)
    return carried and tokens[at].low in _FLYERS | {"helicopter"}


def _taken(tokens: Sequence[Token], at: int) -> bool:
    """ "Took eight policemen and forty civilians captive"."""
    near = {t.low for t in tokens[max(0, at - _CAPTIVE) : at]}
    return not near.isdisjoint(("took", "taken", "taking"))


def _answered(clause: Clause, at: int) -> bool:
    """An attack that is told as the reason, behind the deed that answered it."""
    if clause.words.isdisjoint(ANSWERS):
        return False
    tokens = clause.tokens
    if _opens_with_reason(tokens, at):
        return True
    lows = [t.low for t in tokens[max(0, at - _REASON) : at]]
    answer = next((i for i, low in enumerate(lows) if low in ANSWERS), 0)
    if not answer or lows[answer - 1] != "in" or lows[answer + 1 : answer + 2] not in _TO_WHAT:
        return False
    told = tokens[: at - len(lows) + answer]
    return any(t.trigger is not None and t.tag is not Tag.CASUALTY for t in told)


def _opens_with_reason(tokens: Sequence[Token], at: int) -> bool:
    """ "In response to the raid, gunmen attacked X": the raid was told before."""
    lows = [t.low for t in tokens[:_REASON_ENDS]]
    if at >= _REASON_ENDS or lows[0] != "in" or lows[1] not in ANSWERS or "," not in lows:
        return False
    comma = lows.index(",")
    deeds = [t for t in tokens[comma:] if t.trigger is not None and t.tag is not Tag.CASUALTY]
    return at < comma and bool(deeds)


def _on_a_place(tokens: Sequence[Token], at: int) -> bool:
    """ "Died in raids on Talbiseh": from the air; houses and hideouts are raided on foot."""
    ahead = [t for t in tokens[at + 1 : at + 4] if t.tag is not Tag.DET]
    return len(ahead) > 1 and ahead[0].low == "on" and ahead[1].tag is Tag.PLACE


def _of_that_day(tokens: Sequence[Token], at: int) -> bool:
    """ "The Wednesday attack", "the late Wednesday attack", "the Wednesday night attack"."""
    at -= at > 2 and tokens[at - 1].low in _PARTS_OF_DAY
    if at < 2 or tokens[at - 1].tag is not Tag.DATE:
        return False
    return "the" in {t.low for t in tokens[max(0, at - 3) : at - 1]}


def _of_new_people(tokens: Sequence[Token], at: int) -> bool:
    """ "Claimed the assassination of a clerk": "the" speaks of nothing told before."""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].tag is Tag.OF and behind[1].tag is Tag.ARTICLE


def _breaks_out(tokens: Sequence[Token], at: int) -> bool:
    """ "Violent clashes took place in ...", at the start of a sentence: new ones."""
    bare = tokens[at].low.endswith("es") and all(t.tag is Tag.WORD for t in tokens[:at])
    return bare and tokens[min(at + 1, len(tokens) - 1)].low == "took"


def _was_staged(tokens: Sequence[Token], at: int) -> bool:
    """ "An attack that was carried out by ...", "strikes launched on ..."."""
    ahead = tokens[at + 1 : at + 5]
    return any(a.tag is Tag.BE and b.low in LIGHT_VERBS for a, b in itertools.pairwise(ahead))


def _shell_before(tokens: Sequence[Token], at: int) -> bool:
    """ "A rocket landed near the base"; troops that land are a raid."""
    return any(t.tag is Tag.THING and t.trigger in _ARMS for t in tokens[:at])


def _purpose(clause: Clause, at: int) -> bool:
    """ "... to launch a sweep": what is meant to follow, not what happened."""
    if clause.words.isdisjoint(_BEGINNINGS):
        return False
    tokens = clause.tokens
    for i in range(max(1, at - 8), at):
        if tokens[i].low in _BEGINNINGS and tokens[i - 1].low in ("to", "or"):
            return True
    return False


def _supports(clause: Clause, at: int) -> bool:
    """ "Backed by air strikes", "carrying explosives": what another event was done with."""
    if clause.words.isdisjoint(_SUPPORT) and clause.words.isdisjoint(_LOADED):
        return False
    tokens = clause.tokens
    lows = clause.lows[max(0, at - 8) : at]
    supporting = _SUPPORT.intersection(lows)
    if "under" in supporting and ("came" in lows[-5:] or "come" in lows[-5:]):
        supporting -= {"under"}  # "came under a rocket attack"
    loaded = tokens[at].tag is Tag.THING and not _LOADED.isdisjoint(lows[-3:])
    return bool(supporting) or loaded  # "a car loaded with shells exploded": it did


def _heard(clause: Clause, at: int) -> bool:
    if clause.words.isdisjoint(_HEARD):
        return False
    tokens = clause.tokens
    near = (*tokens[max(0, at - 3) : at], *tokens[at + 1 : at + 4])
    return any(t.low in _HEARD for t in near)


def _preferred(kinds: list[EventType]) -> list[EventType]:
    """Of attack and clash the one named first stands; the other follows from it."""
    pair = [k for k in kinds if k in (EventType.CLASH, EventType.ARMED_ATTACK)]
    if len(set(pair)) == 2:
        return [k for k in kinds if k is pair[0] or k not in pair]
    return kinds
