"""Cues that a side acted: agents, suspects, subjects of an attack, owners of an operation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.group import is_quote
from geo.reports.kinds import CONQUERS
from geo.reports.lexicon import LOSES, Form, Tag
from geo.reports.sides import ANNOUNCES, HELPERS, Side, of_their_doing
from geo.reports.tokens import Token

LIGHT_VERBS: Final = frozenset(
    """staged stage carried carry carries launched launch launches conducted conduct executed
    mounted
    waged set laid made performed undertook perpetrated committed planted lobbed threw dropped
    detonated planting dropping directed drove began begun started continued resumed unleashed
    claimed
    claims claim shot opened left rained hurled answered responded retaliated replied flown flew
    initiated delivered""".split()
)
_NOT_AN_AGENT: Final = frozenset(
    """supported backed controlled held accompanied led run manned owned followed documented
    monitored joined besieged guarded protected escorted occupied used reported joint dominated
    confirmed operated administered said denominated quoted cited published hunted inhabited
    populated frequented known described seized established erected built
    spearheaded headed formed overseen supervised patrolled
    deployed ruled stationed installed trained armed funded equipped financed
    paid recruited""".split()
)
_NO_AGENTS_PHRASE: Final = (Tag.PREP, Tag.OF, Tag.THING, Tag.PLACE, Tag.CASUALTY, Tag.PUNCT)
_HOLDS: Final = frozenset(
    """held controlled occupied dominated administered run populated inhabited besieged
    manned frequented freed released rescued liberated""".split()
)
_HELPS: Final = HELPERS | _HOLDS
SUSPECT: Final = frozenset(
    """suspected believed likely alleged blamed blame blaming attributed presumed thought probably
    probable""".split()
)
_ACCUSES: Final = frozenset(("accused", "accuses", "accusing", "blames"))
"""Before a side: "the SDF accused the army"; "accused of" is something else."""
_SUSPECT_LINKS: Final = frozenset(
    """to be been from of with by on members member elements element belonging affiliated linked
    fighters militants gunmen cells part remnants loyal associated sleeper belong belongs belonged
    an a are were is cell group""".split()
)
CLAIMS: Final = frozenset(
    ("claimed", "claims", "claiming", "responsibility", "responsible", "behind")
)
_AUTHORS: Final = frozenset(("author", "authors", "culprit", "culprits", "perpetrator"))
_DONE: Final = CLAIMS | {"operation", "operations", "campaign", "sorties"}
_ASIDE: Final = 16
"""So far the deed may stand behind "carried out, in the early hours of Thursday, ..."."""
BEHIND: Final = CLAIMS | ANNOUNCES | _AUTHORS | {"blamed", "carried", "suspected"}
ACTORS: Final = frozenset(
    """patrol patrols cell cells group groups unit units drone drones aircraft warplane warplanes
    jets jet plane planes helicopter helicopters artillery party brigade""".split()
) | {"fighter jets", "fighter jet"}
AREAS: Final = frozenset(
    """area areas parts part neighbourhood neighbourhoods neighborhood neighborhoods suburb
    suburbs city cities land region regions village villages town towns district districts
    territory side
    sides sources source report reports statement hospital hospitals front fronts quarter
    week month year years days day night""".split()
)
_OWN_OPERATIONS: Final = (EventType.RAID, EventType.AIR_STRIKE, EventType.SHELLING)
_HOSTILE: Final = frozenset(
    """broke dragged halted intercepted surrounded looted robbed stole stormed burnt raided waylaid
    chased cornered ambush kidnapped seized re-entered""".split()
)
"""What makes its subject an attacker where the clause tells of an attack anyhow."""
_SPATIAL: Final = ("near ", "around ", "between ", "outside ", "in the vicinity", "north", "south",
    "east", "west")  # fmt: skip
_JOINT: Final = (
    "operation", "raid", "patrol", "campaign", "operations", "raids", "patrols", "airdrop",
    "coordination", "cooperation", "conjunction", "partnership", "jointly",
)  # fmt: skip
_FIRE: Final = frozenset(
    ("fire", "gunfire", "sniper fire", "bullets", "shots", "snipers", "bullet", "sniper bullets")
)
_OWN_SHOTS: Final = (EventType.SHELLING, EventType.ARMED_ATTACK)
_ACCUSED: Final = frozenset("accused accusing charged charges charge punished".split())
_BESIDE: Final = frozenset(("near", "beside", "outside", "inside", "in front of", "behind"))
_NAMELESS_MEN: Final = frozenset("man men youths persons people individuals".split())
CAPTIVE: Final = frozenset(("captive", "captives", "hostage", "prisoner"))
_LONG: Final = frozenset(("days", "weeks", "months"))
_THOUGHT: Final = frozenset(
    "thought believed suspected said reported alleged accused presumed known".split()
)
_NO_DEEDS: Final = LOSES | {"found", "discovered", "recovered", "buried"}
_MEETS: Final = frozenset(("hit", "struck", "triggered", "tripped"))
RELATIVES: Final = frozenset(("where", "which", "that"))
_TAKES_TOWN: Final = frozenset(("took", "captured", "seized"))
_BANDS: Final = frozenset("group groups cell cells band bands unit units members elements".split())
_TO_VERB: Final = 18
_TO_OWNER: Final = 12
_GOES_OFF: Final = frozenset(("went off", "goes off", "exploded", "explodes", "exploding"))
_DOWNS: Final = frozenset(("shot", "downed", "intercepted", "intercepts"))
_SENT: Final = frozenset("drone drones missile missiles rocket rockets uav uavs".split())
_LAYS: Final = frozenset(("laid", "planted", "buried", "left"))
GAP: Final = 11
_SUBJECT_GAP: Final = 18


def is_agent(tokens: Sequence[Token], side: Side) -> bool:
    """ "by IS fighters", unless they only supported, held or reported."""
    if side.party is Party.CIVILIAN:
        return False
    for i in range(side.first - 1, max(-1, side.first - 6), -1):
        token = tokens[i]
        if token.tag is Tag.BY:
            return not {t.low for t in tokens[max(0, i - 2) : i]} & _NOT_AN_AGENT
        if is_quote(token):
            continue  # 'by the "Islamic State"'
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return False  # "carried out by gunmen and targeted the SDF"
        if token.low in ("from", "of") and _shots_before(tokens, i):
            return True  # "killed by fire from an IS sniper", "by sniper bullets of the group"
        if _band_of(tokens, i):
            continue  # "by mobile groups of militants"
        reported = token.low == "what"  # "killed by what the army called terrorists"
        if reported or token.tag in _NO_AGENTS_PHRASE:
            return False
    return False


def _band_of(tokens: Sequence[Token], i: int) -> bool:
    """The "groups of" or "members of" before a side."""
    if tokens[i].tag is Tag.OF:
        return i > 0 and tokens[i - 1].low in _BANDS
    return tokens[i].low in _BANDS and tokens[i + 1].tag is Tag.OF


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


def by_nameless(tokens: Sequence[Token], side: Side) -> bool:
    """ "Raked with fire by men lying beside the road": whoever they are."""
    head = tokens[side.last].low
    before = tokens[side.first - 1] if side.first else None
    if before is None or before.tag is not Tag.BY or head not in _NAMELESS_MEN:
        return False
    near = tokens[max(0, side.first - _ASIDE) : side.first]
    return any(t.trigger is not None or t.tag is Tag.CASUALTY for t in near)


def _shots_before(tokens: Sequence[Token], link: int) -> bool:
    """Whether somebody's fire or weapons are spoken of: "by bullets of", "came under fire from"."""
    before = tokens[link - 1]
    if before.low in _FIRE or before.low.startswith("came under"):
        return tokens[link].low == "from" or _fired_at(tokens, link)
    return before.trigger in _OWN_SHOTS and _fired_at(tokens, link)


def _fired_at(tokens: Sequence[Token], link: int) -> bool:
    """ "By the shells of", "under the fire of": somebody suffered from them."""
    near = [t.low for t in tokens[max(0, link - 5) : link]]
    return any(low in ("by", "under", "from") for low in near[:-1])


def long_before(tokens: Sequence[Token], fight: int) -> bool:
    """ "After days of fighting with tribal gunmen, the SDF entered ...": what led up to it."""
    begin = max(0, fight - 4)
    lows = [t.low for t in tokens[begin:fight]]
    if "after" not in lows or "of" not in lows or _LONG.isdisjoint(lows):
        return False
    after = begin + lows.index("after")
    return after == 0 or tokens[after - 1].low == ","


def is_charge(tokens: Sequence[Token], at: int) -> bool:
    """ "Accused of fighting for the government": what they were put to death for."""
    near = [t.low for t in tokens[max(0, at - 5) : at]]
    return near[-1:] in (["of"], ["for"]) and not _ACCUSED.isdisjoint(near)


def helps(tokens: Sequence[Token], side: Side) -> bool:
    """ "Supported by coalition helicopters": beside whoever attacked."""
    lows = [t.low for t in tokens[max(0, side.first - 4) : side.first]]
    if "by" not in lows:
        return False
    at = len(lows) - 1 - lows[::-1].index("by")
    return at > 0 and lows[at - 1] in _HELPS


def takes_part(tokens: Sequence[Token], side: Side) -> bool:
    """ "In a joint raid with the SDF", "in coordination with the army": beside whoever acts."""
    near = [t for t in tokens[max(0, side.first - 4) : side.first] if t.tag is not Tag.DET]
    if len(near) < 2 or near[-1].low != "with":
        return False
    return near[-2].low.endswith(_JOINT)


def lays_mines(tokens: Sequence[Token], side: Side) -> bool:
    """ "A mine left behind by IS", "a blast from the remnants of Daesh"."""
    return any(t.trigger is EventType.EXPLOSIVE for t in tokens[: side.first])


def is_suspect(before: Sequence[str]) -> bool:
    """ "suspected IS", "believed to be members of IS"; not "believed to shelter IS"."""
    if before and before[-1] in _ACCUSES:
        return True
    for word in reversed(before[-7:]):
        if word in SUSPECT:
            return True
        if word not in _SUSPECT_LINKS:
            return False
    return False


def is_behind(tokens: Sequence[Token], side: Side) -> bool:
    """ "ISIS is believed to be behind it", "the group claimed responsibility"."""
    ahead = tokens[side.last + 1 : side.last + 13]
    if len(ahead) > 2 and ahead[0].tag is Tag.BE and ahead[1].low in ("blamed", "suspected"):
        return ahead[1].low == "blamed" or ahead[2].low == "of"  # "IS was suspected of the attack"
    lows = [t.low for t in ahead[:6]]
    if ahead and ahead[0].tag is Tag.BE and not _AUTHORS.isdisjoint(lows[:4]):
        return "not" not in lows  # "Israel was the likely author of the strikes"
    if lows[:2] == ["said", "it"] and "carried" in lows:
        return True  # "the group said it had carried it out"
    for i, token in enumerate(ahead):
        if token.low in ANNOUNCES and of_their_doing(tokens, side.last + 1 + i):
            return True
        if token.low == "responsible" and (not i or ahead[i - 1].tag is not Tag.BE):
            return False  # "shot the man responsible for supplies"
        if token.low in CLAIMS:
            if ahead[i - 1].tag is Tag.NEG:
                return False  # "Israel did not claim the strike"
            return i < 5 or "responsibility" in {t.low for t in ahead}
        if token.tag in (Tag.PLACE, Tag.CASUALTY, Tag.PERSON) or token.low in (".", ";"):
            return False
    return False


def operation_before(tokens: Sequence[Token], side: Side) -> bool:
    """ "a raid of the SDF", "air strikes of the coalition"."""
    for at in range(side.first - 1, max(-1, side.first - 5), -1):
        token = tokens[at]
        if token.trigger is not None:
            if _holds_area(tokens, side) or _hits_those_of(tokens, at):
                return False
            if token.low in _SENT and any(t.low in _DOWNS for t in tokens[max(0, at - 4) : at]):
                return False  # "shot down a drone of the group"
            if at and tokens[at - 1].tag is Tag.BY:
                return True  # "killed by gunfire of Turkish guards"
            if token.low == "infiltration":
                return True
            return token.trigger in _OWN_OPERATIONS or side.party is Party.ISLAMIC_STATE
        linking = (Tag.OF, Tag.BY, Tag.DET, Tag.ARTICLE, Tag.WORD)
        if token.tag not in linking and not is_quote(token):
            return False
    return False


def _hits_those_of(tokens: Sequence[Token], at: int) -> bool:
    """ "Bombed pockets of the group": it was done to them."""
    token = tokens[at]
    done = token.entry is not None and token.entry.verb and token.tag is Tag.WORD
    return done and tokens[at + 1].tag is Tag.WORD


def _holds_area(tokens: Sequence[Token], side: Side) -> bool:
    """ "shelling of government districts": the districts are what is shelled."""
    ahead = tokens[side.last + 1 : side.last + 3]
    if ahead and ahead[0].tag is Tag.WORD and ahead[0].trigger is None:
        ahead = ahead[1:]
    if not ahead or ahead[0].low.startswith(_SPATIAL):
        return False  # "a mine of theirs near Arak"
    return ahead[0].tag in (Tag.THING, Tag.PLACE)


def attack_noun_follows(tokens: Sequence[Token], side: Side, nxt: int) -> bool:
    """ "Islamic State ambush", "an Israeli air strike"."""
    stop = max(nxt, side.last + 2) if side.first > side.last else nxt
    for token in tokens[side.last + 1 : min(stop, side.last + 4)]:
        if token.tag is Tag.THING and token.trigger not in (None, EventType.TROOP_MOVEMENT):
            return token.low not in ACTORS
        if token.low in ("'s", "'", '"') or (token.tag is Tag.WORD and token.trigger is None):
            continue
        return False
    return False


def acts(tokens: Sequence[Token], side: Side, prev: int, nxt: int) -> EventType | None:
    """What the side does, as subject of an attack verb ("gunmen on a motorcycle opened fire")."""
    if side.party is Party.CIVILIAN or _only_owns(tokens, side):
        return None
    if _stands_near(tokens, side):
        return None
    if side.last + 1 < len(tokens) and tokens[side.last + 1].low == ":":
        return None  # "Iranian-backed militias: 12 killed"
    stop = min(len(tokens), side.last + 1 + GAP, max(nxt, side.last + 2))
    if side.first <= 2 or tokens[side.first - 1].low in (",", "and", "that", "when", "after"):
        stop = min(len(tokens), side.last + 1 + _SUBJECT_GAP)
    opener = _relative(tokens, side)
    if opener == "that" and _laid_it(tokens, side):
        return EventType.EXPLOSIVE
    if opener in ("where", "which"):
        stop = next((i for i in range(side.last + 1, stop) if tokens[i].low == ","), stop)
    for i in range(side.last + 1, stop):
        token = tokens[i]
        if token.low in _NO_DEEDS or token.low == "|":
            return None
        if token.tag is Tag.BE or token.low in (";", "."):
            if token.tag is Tag.BE and tokens[min(i + 1, len(tokens) - 1)].low in _THOUGHT:
                continue  # "IS cells are thought to have kidnapped them"
            going = token.tag is Tag.BE and _progressive(tokens, i)
            return EventType.ARMED_ATTACK if going else None
        if meets_mine(tokens, i) or token.low.startswith("came under"):
            return None
        if shoots_down(tokens, i) or _goes_off(tokens, i):
            return None
        shared = prev >= 0 and tokens[i - 1].low == "and" and i - 1 > side.last
        shared = shared and tokens[side.first - 1].low != ","  # "After the clash, the SDF ..."
        if token.tag is Tag.CASUALTY and token.form in (Form.PARTICIPLE, Form.ACTIVE):
            behind = tokens[min(i + 1, len(tokens) - 1)]
            if i == side.last + 2 and tokens[i - 1].low == "," and behind.tag is Tag.PREP:
                return None  # "a member, hurt in an attack, was found"
            return None if shared else EventType.ARMED_ATTACK
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            if tokens[i - 1].tag in (Tag.DET, Tag.ARTICLE):
                continue  # "sealed off the targeted area"
            return None if shared else token.trigger
        owned = tokens[min(i + 1, len(tokens) - 1)]
        if token.low in ("its", "their") and owned.tag is Tag.THING and owned.trigger:
            return EventType.ARMED_ATTACK  # "IS, on the third day of its assault, took ground"
        if token.low in _TAKES_TOWN and owned.tag is Tag.PLACE and not shared:
            return EventType.ARMED_ATTACK  # "the army took Abu Kamal from IS"
        if token.low in ("took", "taken") and _captives(tokens, i):
            return EventType.ABDUCTION
        if token.low in CONQUERS or (token.low in _HOSTILE and not shared):
            return EventType.ARMED_ATTACK
        if token.low in LIGHT_VERBS and tokens[i - 1].tag is not Tag.NEG:
            aside = any(t.low == "," for t in tokens[i + 1 : i + 3])
            ahead = tokens[i + 1 : i + (_ASIDE if aside else 8)]
            if any(t.trigger is not None or t.low in _DONE for t in ahead):
                return EventType.ARMED_ATTACK
        if token.tag is Tag.CASUALTY:
            return None
    return None


def _captives(tokens: Sequence[Token], at: int) -> bool:
    """ "Took eight policemen and forty civilians captive"."""
    return any(t.low in CAPTIVE for t in tokens[at + 1 : at + _ASIDE])


def _relative(tokens: Sequence[Token], side: Side) -> str:
    """The "where", "which" or "that" that a side stands behind, or nothing."""
    i = side.first - 1
    while i > 0 and tokens[i].tag in (Tag.DET, Tag.WORD) and tokens[i].low not in RELATIVES:
        i -= 1
    return tokens[i].low if i > 0 and tokens[i].low in RELATIVES else ""


def _laid_it(tokens: Sequence[Token], side: Side) -> bool:
    """ "A minefield that IS had laid"."""
    mine = any(
        t.trigger is EventType.EXPLOSIVE for t in tokens[max(0, side.first - 5) : side.first]
    )
    return mine and any(t.low in _LAYS for t in tokens[side.last + 1 : side.last + 4])


def _stands_near(tokens: Sequence[Token], side: Side) -> bool:
    """ "A bomb exploded near an army post, killing six": the army did nothing."""
    i = side.first - 1
    while i > 0 and tokens[i].tag in (Tag.DET, Tag.ARTICLE):
        i -= 1
    return i >= 0 and tokens[i].low in _BESIDE


def meets_mine(tokens: Sequence[Token], at: int) -> bool:
    """ "A vehicle of theirs hit an IED": they are hit."""
    if tokens[at].low not in _MEETS:
        return False
    mine = next((t for t in tokens[at + 1 : at + 4] if t.tag is Tag.THING), None)
    return mine is not None and mine.trigger is EventType.EXPLOSIVE


def _goes_off(tokens: Sequence[Token], at: int) -> bool:
    """ "A bomb under the car of a man of the SDF went off": the bomb did, not the SDF."""
    if tokens[at].low not in _GOES_OFF:
        return False
    ahead = tokens[at + 1 : at + 2]
    return not ahead or ahead[0].tag not in (Tag.ARTICLE, Tag.DET, Tag.NUMBER, Tag.THING)


def shoots_down(tokens: Sequence[Token], at: int) -> bool:
    """ "Shot down a drone", "intercepted three rockets": what was sent against them."""
    if tokens[at].low not in _DOWNS:
        return False
    if tokens[at].low == "shot" and [t.low for t in tokens[at + 1 : at + 2]] != ["down"]:
        return False
    if any(t.tag is Tag.ORG for t in tokens[at + 2 : at + _TO_OWNER]):
        return False  # "shot down a drone of pro-government forces": theirs was hit
    return any(t.low in _SENT for t in tokens[at + 1 : at + 6])


def _only_owns(tokens: Sequence[Token], side: Side) -> bool:
    """ "In areas of control of the SDF": the side is no subject."""
    i = side.first - 1
    while i > 0 and (tokens[i].tag is Tag.DET or tokens[i].low in ('"', "'")):
        i -= 1
    if not side.bare or i < 1 or tokens[i].tag is not Tag.OF:
        return False
    return tokens[i - 1].low not in ACTORS and tokens[i - 1].tag is Tag.WORD


def _progressive(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in ("attacking", "targeting", "shelling")
