"""Cues that a side did it or took part: "by" it, "with" it, "supported by" it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.hints import tells
from geo.reports.people.group import is_quote
from geo.reports.sides.sides import HELPERS, Side
from geo.reports.sides.standing import Standing
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_NOT_AN_AGENT: Final = frozenset(
    """supported backed controlled held accompanied led run manned owned followed documented
    monitored joined besieged guarded protected escorted occupied used reported joint dominated
    confirmed operated administered said denominated quoted cited published hunted inhabited
    populated frequented known described seized established erected built
    spearheaded headed formed overseen supervised patrolled
    deployed ruled stationed installed trained armed funded equipped financed
    paid recruited given announced released issued put counted told named
    threatened summoned wanted warned""".split()
)
_NO_AGENTS_PHRASE: Final = (Tag.PREP, Tag.OF, Tag.THING, Tag.PLACE, Tag.CASUALTY, Tag.PUNCT)
_HOLDS: Final = frozenset(
    """held controlled occupied dominated administered run populated inhabited besieged
    manned frequented freed released rescued liberated""".split()
)
_HELPS: Final = HELPERS | _HOLDS
_NEAR: Final = 16
_JOINT: Final = (
    "operation", "raid", "patrol", "campaign", "operations", "raids", "patrols", "airdrop",
    "coordination", "cooperation", "conjunction", "partnership", "jointly",
)  # fmt: skip
_FIRE: Final = frozenset(
    """fire;gunfire;sniper fire;bullets;shots;snipers;bullet;sniper bullets;rocket fire;mortar fire;
    artillery fire;tank fire;shelling;shells""".replace("\n    ", "").split(";")
)
_SUFFERED_FROM: Final = frozenset(
    (
        ("hands", "of"),
        ("hand", "of"),
        *((f"{fell} victim", "to") for fell in ("fell", "fall", "fallen")),
    )
)
"""Who did it, without a "by": "at the hands of IS", "fell victim to a Turkish drone"."""
_OWN_SHOTS: Final = (EventType.SHELLING, EventType.ARMED_ATTACK)
SHOT: Final = frozenset("fired launched shelled shot came coming".split())
_CAME: Final = frozenset(("came", "coming"))
_SNIPERS: Final = frozenset(("sniper", "snipers"))
SHOOTS: Final = SHOT | _FIRE | _SNIPERS
_SHOT_FAR: Final = 7
_THEIRS: Final = frozenset(
    "positions position posts post points areas bases base sites checkpoint checkpoints".split()
)
_POSTED: Final = frozenset("stationed positioned posted based hiding firing".split())
_AT_A_POST: Final = frozenset("in at on inside from".split())
_HELD: Final = ("-held", "-controlled", "-run")
_WHERE_FROM: Final = frozenset(
    """checkpoint post posts position positions base side areas territory territories lines ground
    bank zone zones""".split()
)
NAMELESS_MEN: Final = frozenset("man men youths persons people individuals".split())
_PROXIES: Final = frozenset("faction factions group groups cell cells band network".split())
_BANDS: Final = frozenset(
    """group groups cell cells band bands unit units members elements mercenaries fighters
    militants soldiers remnants remnant followers supporters sympathisers sympathizers adherents
    offshoot loyalists affiliate affiliates squad squads gang gangs faction factions network
    networks branch wing arm men gunmen terrorists jihadists proxies partners patrol patrols
    force forces team teams""".split()
)
_MEMBERSHIP: Final = frozenset(
    """affiliated linked loyal belonging allied aligned tied close connected sworn with to from
    the a an one who that are were is pledged allegiance backed""".split()
)
"""The words between such a band and its side: "by a cell affiliated with"."""

_SUFFERED: Final = frozenset(link for _, link in _SUFFERED_FROM)
_LINKS_BAND: Final = _BANDS | _MEMBERSHIP | {"of"}
"""What one of the words between such a band and its side is."""


def fired_from_theirs(standing: Standing) -> bool:
    """ "The shells were fired from positions of the SDF"."""
    if standing.word not in ("of", "by"):
        return False
    tokens, side = standing.tokens, standing.side
    near = range(side.first - 1, max(-1, side.first - 1 - _SHOT_FAR), -1)
    at = next((i for i in near if tokens[i].low in _AT_A_POST), 0)
    if tokens[at].low != "from" and not _sniper_before(tokens, at):
        return False
    held = {t.low for t in tokens[at + 1 : side.first]}
    fired = {t.low for t in tokens[max(0, at - _SHOT_FAR) : at]}
    theirs = not held.isdisjoint(_THEIRS) and not held.isdisjoint(("of", "by"))
    if not theirs or fired.isdisjoint(SHOOTS):
        return False
    ahead = tokens[max(0, at - _SHOT_FAR) : at]
    return fired.isdisjoint(_CAME) or any(t.trigger in _OWN_SHOTS or t.low in _FIRE for t in ahead)


def fired_from_where_they_are(standing: Standing) -> bool:
    """ "The shell came from across the river, where regime forces are stationed"."""
    tokens, at = standing.tokens, standing.side.first - 1
    stand = {t.low for t in tokens[standing.side.last + 1 : standing.side.last + 8]}
    if at < 1 or tokens[at].low != "where" or stand.isdisjoint(_POSTED | {"deployed"}):
        return False
    near = tokens[max(0, at - 8) : at]
    shot = any(t.low in SHOT or t.trigger is EventType.SHELLING for t in near)
    return shot and any(t.low == "from" for t in near)


def _sniper_before(tokens: Sequence[Token], at: int) -> bool:
    """ "A sniper stationed" in a post of a side."""
    return tokens[at - 1 - (tokens[at - 1].low in _POSTED)].low in _SNIPERS


def is_agent(standing: Standing) -> bool:
    """ "by IS fighters", unless they only supported, held or reported."""
    tokens, side = standing.tokens, standing.side
    if side.party is Party.CIVILIAN:
        return False
    for i in range(side.first - 1, max(-1, side.first - 8), -1):
        token = tokens[i]
        if token.tag is Tag.BY:
            near = {t.low for t in tokens[max(0, i - 2) : i]} & _NOT_AN_AGENT
            looted = near == {"seized"} and tokens[i - 2].tag is Tag.THING  # "a car seized by IS"
            return looted or not near
        if token.low == "as":
            return False  # "detonated by remote control as a convoy of X passed"
        if token.low in _SUFFERED and i and (tokens[i - 1].low, token.low) in _SUFFERED_FROM:
            return True
        if i > 1 and token.low == "of" and tokens[i - 1].low == "operation":
            # "killed in an operation of the SDF"
            return tokens[i - 2].tag in (Tag.ARTICLE, Tag.DET)
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return False  # "carried out by gunmen and targeted the SDF"
        if token.low in ("from", "of") and _shots_before(tokens, i):
            return True  # "killed by fire from an IS sniper", "by sniper bullets of the group"
        if token.low in _LINKS_BAND and (_band_of(tokens, i) or _linked_band(tokens, i)):
            continue  # "by mobile groups of militants", "by a cell affiliated with IS"
        if is_quote(token):
            continue  # 'by the "Islamic State"'
        reported = token.low == "what"  # "killed by what the army called terrorists"
        if reported or token.tag in _NO_AGENTS_PHRASE:
            return False
    return False


def _band_of(tokens: Sequence[Token], i: int) -> bool:
    """The "groups of" or "members of" before a side."""
    if tokens[i].tag is Tag.OF:
        at = i - 1 - (i > 1 and is_quote(tokens[i - 1]))  # 'by "mercenaries" of'
        return i > 0 and tokens[at].low in _BANDS
    return tokens[i].low in _BANDS and tokens[i + 1].tag is Tag.OF


def _linked_band(tokens: Sequence[Token], i: int) -> bool:
    """The "cell affiliated with" before a side, from the band to the side."""
    if tokens[i].low in _BANDS:
        return tokens[i + 1].low in _MEMBERSHIP
    if tokens[i].low not in _MEMBERSHIP:
        return False
    while i > 0 and tokens[i].low in _MEMBERSHIP:
        i -= 1
    return tokens[i].low in _BANDS


def by_nameless(tokens: Sequence[Token], side: Side) -> bool:
    """ "Raked with fire by men lying beside the road": whoever they are."""
    head = tokens[side.last].low
    before = tokens[side.first - 1] if side.first else None
    if before is None or before.tag is not Tag.BY or head not in NAMELESS_MEN:
        return False
    near = tokens[max(0, side.first - _NEAR) : side.first]
    return tells(near)


def _shots_before(tokens: Sequence[Token], link: int) -> bool:
    """Whether somebody's fire or weapons are spoken of: "by bullets of", "came under fire from"."""
    before = tokens[link - 1]
    if before.low in _FIRE or before.low.startswith(("came under", "come under", "coming under")):
        return tokens[link].low == "from" or _fired_at(tokens, link)
    return before.trigger in _OWN_SHOTS and _fired_at(tokens, link)


def _fired_at(tokens: Sequence[Token], link: int) -> bool:
    """ "By the shells of", "under the fire of": somebody suffered from them."""
    near = [t.low for t in tokens[max(0, link - 5) : link]]
    return any(low in ("by", "under", "from") for low in near[:-1])


def helps(tokens: Sequence[Token], side: Side) -> bool:
    """ "Supported by coalition helicopters": beside whoever attacked."""
    lows = [t.low for t in tokens[max(0, side.first - 4) : side.first]]
    if "by" not in lows:
        return False
    at = len(lows) - 1 - lows[::-1].index("by")
    if at > 1 and lows[at - 2] in _PROXIES:
        return False  # "factions backed by Turkey shelled X"
    return at > 0 and lows[at - 1] in _HELPS


def takes_part(tokens: Sequence[Token], side: Side) -> bool:
    """ "In a joint raid with the SDF", "in coordination with the army": beside whoever acts."""
    near = [t for t in tokens[max(0, side.first - 4) : side.first] if t.tag is not Tag.DET]
    if len(near) < 2 or near[-1].low != "with":
        return False
    return near[-2].low.endswith(_JOINT)


def fired_from(standing: Standing) -> bool:
    """ "Shells fired from the regime-held bank": whoever holds it fired them."""
    tokens, side, behind = standing.tokens, standing.side, standing.behind
    if not (behind in _WHERE_FROM or behind in _HELD or tokens[side.first].low.endswith(_HELD)):
        return False
    at = side.first - 1
    while at > 0 and tokens[at].tag in (Tag.DET, Tag.ARTICLE):
        at -= 1
    if at < 2 or tokens[at].low not in _AT_A_POST:
        return False
    if _sniper_before(tokens, at):
        return True
    shot = tokens[at - 1].low in SHOT and tokens[at - 1].low != "shelled"
    if tokens[at].low != "from" or not (shot or tokens[at - 1].low in _FIRE):
        return False
    near = tokens[max(0, at - 6) : at]
    return any(t.trigger in _OWN_SHOTS or t.low in _FIRE for t in near)


def lays_mines(tokens: Sequence[Token], side: Side) -> bool:
    """ "A mine left behind by IS", "a blast from the remnants of Daesh"."""
    return any(t.trigger is EventType.EXPLOSIVE for t in tokens[: side.first])
