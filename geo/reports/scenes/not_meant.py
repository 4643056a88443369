"""Which words name a kind of event that did not happen there and then, or that is no event."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.came_before import ANSWERS
from geo.reports.clauses.cue_table import Cue, CueTable
from geo.reports.scenes.kind_word import ARMS, FLYERS, WEAK, KindWord
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_SUPPORT: Final = frozenset(
    """supported backed accompanied support cover backing escorted under using seized confiscated
    seizing confiscating smuggling dismantled removed defused""".split()
)
_SPOILS: Final = frozenset("seized confiscated seizing confiscating".split())
_FINDS: Final = (*ARMS, EventType.SUICIDE_ATTACK)
_VESTS: Final = frozenset("belt vest belts vests".split()) | {
    "explosive belt", "explosive belts", "suicide belt", "suicide vest", "explosive vest",
    "suicide vests", "suicide belts", "explosive vests",
}  # fmt: skip
_CLEARS: Final = frozenset("clearing clear removing defusing dismantling demining".split())
_WORN: Final = frozenset("wearing wore worn carrying".split())
_AIRCRAFT: Final = frozenset("helicopter helicopters aircraft warplane warplanes jets".split())
_INVOLVED: Final = (("took", "part"), ("were", "involved"))
_INVOLVED_BY: Final = 6
_SOUGHT: Final = 12
_SET_DOWN: Final = frozenset("landed dropped descended".split())
_LANDINGS: Final = ("airdrop", "air landing", "landing")
_PLANES: Final = frozenset(("plane", "planes"))
_CARGO: Final = frozenset(("cargo", "transport", "passenger"))
_IS_HIT: Final = frozenset("hit destroyed damaged burned struck downed grounded".split())
_DRIVES_OFF: Final = frozenset("drove forced repelled pushed intervened arrived dispersed".split())
_LOADED: Final = frozenset(("carrying", "loaded", "transporting"))
_BEGINNINGS: Final = frozenset("launch begin start conduct carry prepare join".split())
_GROWS: Final = frozenset(
    "increased intensified escalated increasing intensifying escalating stepped ramped".split()
)
_RIFLES: Final = frozenset(("rifle", "rifles"))
_INTENDED: Final = frozenset(("preparation", "preparations", "ahead", "aim", "aimed"))
_LOOKS: Final = frozenset(("reconnaissance", "surveillance"))
_CAUSED: Final = frozenset("caused causing triggered triggering".split())
_HARMLESS: Final = frozenset(("flare", "controlled", "mock", "simulated", "general", "hunger"))
_PAPER: Final = frozenset(("leaflets", "flyers"))
_HEARD: Final = frozenset(("heard", "sound", "sounds", "loud", "hearing"))
_STUFF: Final = frozenset(("explosive", "explosives", "mine", "bomb", "ied"))
_EXPERTS: Final = frozenset("expert experts specialist specialists engineer engineers".split())
_LAUNCHERS: Final = frozenset(("launcher", "launchers"))
_REASON: Final = 7
_REASON_ENDS: Final = 12
_TO_WHAT: Final = (["to"], ["for"], ["over"], ["against"])
_ANSWERS: Final = ANSWERS | {"protest"}
_FERRIED: Final = frozenset(
    "took taken flew flown evacuated transported transferred carried ferried airlifted".split()
)
_HURT: Final = frozenset("wounded injured dead bodies casualties victims them him".split())


def _is_purpose(word: KindWord) -> bool:
    """ "... to launch a sweep": what is meant to follow, not what happened."""
    tokens = word.tokens
    return any(
        tokens[i].low in _BEGINNINGS and tokens[i - 1].low in ("to", "or")
        for i in range(max(1, word.at - 8), word.at)
    )


def _is_harmless(word: KindWord) -> bool:
    """ "A hunger strike", "a controlled explosion", "planes dropped leaflets"."""
    leaflets = word.kind is EventType.AIR_STRIKE and not word.clause.words.isdisjoint(_PAPER)
    return leaflets or word.link in _HARMLESS


def _is_amid_a_clash(word: KindWord) -> bool:
    """ "Clashes in X, amid shelling by the army"."""
    return word.amid_clashes and word.kind in ARMS and _amid(word.tokens, word.at)


def _amid(tokens: Sequence[Token], at: int) -> bool:
    """Whether "amid" stands before it, or before an earlier word of its kind ("clashes in X, amid
    heavy strikes by jets; the clashes and strikes left six dead")."""
    kind = tokens[at].trigger
    near = 3 if kind is EventType.AIR_STRIKE else 1
    if any(t.low == "amid" for t in tokens[max(0, at - near) : at]):
        return True
    deeds = [i for i in range(at) if tokens[i].trigger is kind]
    return bool(deeds) and _amid(tokens, deeds[0])


def _is_only_intended(word: KindWord) -> bool:
    """ "In preparation for an offensive"."""
    return not _INTENDED.isdisjoint(word.before)


def _is_denied(word: KindWord) -> bool:
    """ "Without any fighting"."""
    return word.link in ("no", "without") or word.before[-2:] == ["without", "any"]


def _was_caused(word: KindWord) -> bool:
    """ "Fired rockets that caused explosions in the base"."""
    return word.late and word.low == "explosions" and not _CAUSED.isdisjoint(word.before)


def _is_a_reason(word: KindWord) -> bool:
    """ "Launched missiles in response to the attacks in Tehran": told as the reason, behind the
    deed that answered it."""
    tokens, at = word.tokens, word.at
    if _opens_with_reason(tokens, at):
        return True
    lows = word.clause.lows[max(0, at - _REASON) : at]
    answer = next((i for i, low in enumerate(lows) if low in _ANSWERS), 0)
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


def _is_a_man_or_a_weapon(word: KindWord) -> bool:
    """ "Its explosives expert was killed", "assault rifles", "tanks and rocket launchers"."""
    return (
        word.following in _LAUNCHERS
        or (word.low in _STUFF and word.following in _EXPERTS)
        or (word.low == "assault" and word.following in _RIFLES)
    )


def _are_spoils(word: KindWord) -> bool:
    """ "Seized explosives", "a quantity of explosive devices was seized"."""
    if word.kind not in _FINDS:
        return False
    behind = word.tokens[word.at + 1 : word.at + 3]
    return len(behind) == 2 and behind[0].tag is Tag.BE and behind[1].low in _SPOILS


def _is_cleared(word: KindWord) -> bool:
    """ "Sappers who were clearing mines"."""
    return word.kind is EventType.EXPLOSIVE and not _CLEARS.isdisjoint(word.before[-2:])


def _is_worn(word: KindWord) -> bool:
    """ "One of whom was wearing an explosive belt"."""
    return word.low in _VESTS and not _WORN.isdisjoint(word.before)


def _did_not_strike(word: KindWord) -> bool:
    """ "Bad weather grounded aircraft", "three helicopters were hit by shells", "helicopters
    carried out an airdrop": no air strike."""
    if word.low not in _AIRCRAFT:
        return False
    if "grounded" in word.before[-3:]:
        return True
    ahead = word.clause.lows[word.at + 1 : word.at + 14]
    if not {"flew", "flying", "hovered"}.isdisjoint(ahead) and "without" in ahead:
        return True  # "warplanes flew over the area without carrying out strikes"
    if any(pair in _INVOLVED for pair in itertools.pairwise(ahead[:_INVOLVED_BY])):
        return True  # "an operation in X, in which helicopters of the coalition took part"
    if any(low.startswith(_LANDINGS) for low in ahead[:8]):
        return True
    if word.link == "from" and not _SET_DOWN.isdisjoint(word.before[-3:]):
        return True  # "troops landed from helicopters"
    behind = word.tokens[word.at + 1 : word.at + 3]
    return len(behind) == 2 and behind[0].tag is Tag.BE and behind[1].low in _IS_HIT


def _says_whom_a_raid_sought(word: KindWord) -> bool:
    """ "Conducted a raid in X, targeting an official of IS": the raid itself."""
    ahead = word.tokens[word.at + 1 : word.at + 4]
    if word.low != "targeting" or not any(t.tag in (Tag.ORG, Tag.PERSON) for t in ahead):
        return False
    behind = word.tokens[max(0, word.at - _SOUGHT) : word.at]
    return any(t.tag is Tag.THING and t.trigger is EventType.RAID for t in behind)


def _is_cargo(word: KindWord) -> bool:
    """ "Cargo planes dropped food"."""
    return word.low in _PLANES and word.link in _CARGO


def _came_to_help(word: KindWord) -> bool:
    """ "18 were killed before Russian jets drove the attackers off": how the attack ended."""
    if word.low not in _AIRCRAFT or {"before", "until"}.isdisjoint(word.before[-3:]):
        return False
    told = has_tag(word.tokens[: word.at], Tag.CASUALTY)
    return told and not _DRIVES_OFF.isdisjoint(word.clause.lows[word.at + 1 : word.at + 4])


def _supports(word: KindWord) -> bool:
    """ "Backed by air strikes", "carrying explosives": what another event was done with."""
    if not (word.low in WEAK or word.kind in ARMS):
        return False
    lows = word.clause.lows[max(0, word.at - 8) : word.at]
    supporting = _SUPPORT.intersection(lows)
    if "under" in supporting and ("came" in lows[-5:] or "come" in lows[-5:]):
        supporting -= {"under"}  # "came under a rocket attack"
    loaded = word.token.tag is Tag.THING and not _LOADED.isdisjoint(lows[-3:])
    return bool(supporting) or loaded  # "a car loaded with shells exploded": it did


def _was_only_heard(word: KindWord) -> bool:
    """ "Explosions were heard in X"; a "loud explosion" that "hit a store" did more."""
    ahead = word.clause.lows[word.at + 1 : word.at + 4]
    if ahead[:1] in (["hit"], ["struck"], ["killed"]):
        return False
    return not (_HEARD.isdisjoint(word.before[-3:]) and _HEARD.isdisjoint(ahead))


def _ferries(word: KindWord) -> bool:
    """ "Helicopters took the wounded to Tanf": nobody was bombed."""
    ahead = word.clause.lows[word.at + 1 : word.at + 7]
    if not _LOOKS.isdisjoint(ahead):
        return word.low in FLYERS  # "aircraft conducted reconnaissance flights"
    carried = not _FERRIED.isdisjoint(ahead) and not _HURT.isdisjoint(ahead)
    return carried and (word.low in FLYERS or word.low == "helicopter")


def _has_grown(word: KindWord) -> bool:
    """ "Cells that have increased their attacks": no attack of its own."""
    return word.token.tag is Tag.THING and not _GROWS.isdisjoint(word.before[-3:])


NOT_MEANT: Final = CueTable[KindWord, bool](
    Cue(_is_purpose, True, _BEGINNINGS),
    Cue(_is_harmless, True, _HARMLESS | _PAPER),
    Cue(_is_amid_a_clash, True, {"amid"}),
    Cue(_is_only_intended, True, _INTENDED),
    Cue(_is_denied, True, {"no", "without"}),
    Cue(_was_caused, True, _CAUSED),
    Cue(_is_a_reason, True, _ANSWERS),
    Cue(_is_a_man_or_a_weapon, True, _LAUNCHERS | _EXPERTS | _RIFLES),
    Cue(_are_spoils, True, _SPOILS),
    Cue(_is_cleared, True, _CLEARS),
    Cue(_is_worn, True, _WORN),
    Cue(_did_not_strike, True, _AIRCRAFT),
    Cue(_says_whom_a_raid_sought, True, {"targeting"}),
    Cue(_is_cargo, True, _CARGO),
    Cue(_came_to_help, True, {"before", "until"}),
    Cue(_supports, True, _SUPPORT | _LOADED),
    Cue(_was_only_heard, True, _HEARD),
    Cue(_ferries, True, _FERRIED | _LOOKS),
    Cue(_has_grown, True, _GROWS),
)
"""Any one says that a word names no event of its own here."""
