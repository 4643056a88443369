"""Cues that a side was hit: objects of an attack, owners of what was attacked, those taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.hints import tells
from geo.reports.clauses.sources import SAYING
from geo.reports.people.group import is_quote
from geo.reports.sides.befalls import (
    COMES_UNDER,
    DOWNS,
    MEETS,
    is_headline_passive,
    shoots_down,
)
from geo.reports.sides.other_acts import CAPTIVE
from geo.reports.sides.sides import ACTORS, Side
from geo.reports.sides.standing import Standing
from geo.reports.sides.subjects import GAP, when_they
from geo.reports.vocabulary.deeds import WARDS, WEAPONS
from geo.reports.vocabulary.kinds import CONQUERS
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

AGAINST: Final = frozenset(("against", "on", "at", "targeting", "towards", "upon", "toward"))
REPELS: Final = (
    "repelled", "repulsed", "foiled", "thwarted", "beat back", "fended off", "repels", "repulses",
    "foils", "thwarts", "beats back", "fends off",
)  # fmt: skip
_MET: Final = frozenset("attackers assailants raiders attempt attempts advance".split())
_ITS: Final = SAYING | frozenset(
    """also that it they its their units unit forces force fighters troops soldiers members air
    defences defenses defence systems pantsir military""".split()
)
REPELLING: Final = frozenset(phrase.split()[0] for phrase in REPELS) | WARDS
_BEFORE_ATTACK: Final = (
    Tag.ARTICLE,
    Tag.DET,
    Tag.WORD,
    Tag.NUMBER,
    Tag.VAGUE,
    Tag.ORG,
    Tag.ANOTHER,
)
_OFF: Final = frozenset(("off", "back", "up"))
_TWO: Final = 2
_REPELLED: Final = (
    EventType.ARMED_ATTACK, EventType.AMBUSH, EventType.AIR_STRIKE, EventType.SHELLING,
)  # fmt: skip
_BAND_LINKS: Final = frozenset(
    """the a groups group militias militia fighters forces factions affiliated linked loyal aligned
    allied with to of belonging supported backed by""".split()
)
_WHEN_WHERE: Final = (Tag.BE, Tag.DATE, Tag.PLACE, Tag.PREP, Tag.OUTLET, Tag.DET)
_THING_REACH: Final = 5
_LINK_REACH: Final = 12
_LINKED: Final = frozenset("linked belonging affiliated tied connected".split())
_RELATIVE: Final = frozenset(("that", "which", "who"))
_SAYS_THAT: Final = _RELATIVE | {"says", "said", "believes", "is", "reportedly", "allegedly"}
_SENT: Final = frozenset("fired launched rockets missiles shells fire drones".split())
_BEFORE_OBJECT: Final = (Tag.DET, Tag.ARTICLE, Tag.NUMBER, Tag.WORD)
_RUNS: Final = frozenset("ran drove walked stumbled strayed driven run".split())
_RIDES: Final = frozenset(
    "riding driving using carrying wearing aboard mounted armed equipped travelling".split()
)
_SEATS: Final = frozenset(
    """compound compounds station stations barracks complex garrison outpost outposts
    building offices office""".split()
)
"""Where a side sits: "an intelligence compound", "a police station"."""
_SURVIVES: Final = frozenset(("survived", "survives", "escaped", "escapes"))
_MAY_TELL: Final = _SURVIVES | _RUNS | MEETS | DOWNS | {";", ".", "fell", "came"}
"""The words behind a side that may say what befell it, beside deeds and "was"."""
_UNHURT: Final = frozenset("unhurt unharmed unscathed uninjured safely death injury".split())
_LIE: Final = frozenset("dug based stationed deployed entrenched hiding sheltering".split())
"""What those do who are hit where they are: "a village where the militia has dug in"."""
_WHEREABOUTS: Final = frozenset(
    """pockets gatherings gathering meeting meetings concentrations concentration strongholds
    stronghold dens""".split()
)
_RANKS_REACH: Final = 5
_HELD_REACH: Final = 4
_JAILS: Final = frozenset("prison prisons jail jails".split())
_ENTERS: Final = frozenset(("into", "inside", "entered"))
"""How an attack on a post begins: "slipped into a post manned by the militia"."""
_AREAS: Final = frozenset(
    """area areas parts part neighbourhood neighbourhoods neighborhood neighborhoods suburb
    suburbs city cities land region regions village villages town towns district districts
    territory side
    sides sources source report reports statement hospital hospitals front fronts quarter
    week month year years days day night""".split()
)


HOLDS_THING: Final = frozenset(
    """held controlled used manned operated owned occupied run seized established set up guarded
    defended staffed garrisoned ridden protected secured""".split()
)
USES: Final = frozenset(
    """use used uses hold held holds occupy occupied manned staying stayed train trained training
    living lived sleeping slept gathered meeting met travelling travelled traveling traveled riding
    sitting stationed based billeted housed resting""".split()
)
_USE_REACH: Final = 11
_RANKS_OF: Final = (("ranks", "of"), ("rank", "of"))


def is_among(standing: Standing) -> bool:
    """ "Casualties among the militia", "losses in the ranks of the army": whose they are."""
    tokens, side = standing.tokens, standing.side
    at = side.first - 1
    while at >= 0 and (tokens[at].tag is Tag.DET or is_quote(tokens[at])):
        at -= 1
    pair = (tokens[at - 1].low, tokens[at].low) if at > 0 else ("", "")
    if pair in _RANKS_OF:
        at -= 2
    elif pair[1] not in ("among", "amongst"):
        return False
    return has_tag(tokens[max(0, at - _RANKS_REACH) : at], Tag.CASUALTY)


def uses_what_is_hit(standing: Standing) -> bool:
    """ "Bombers hit sites that Iran's Quds Force was said to use": its things are hit."""
    tokens, side = standing.tokens, standing.side
    i = side.first - 1
    skipped = (Tag.DET, Tag.ARTICLE)
    while i > 0 and (tokens[i].tag in skipped and tokens[i].low != "that"):
        i -= 1
    if i < 1 or tokens[i].low not in ("that", "which", "where"):
        return False
    i -= 1
    while i > 0 and tokens[i].tag in (Tag.PLACE, Tag.DATE, Tag.PREP):
        i -= 1
    thing = tokens[i]
    if thing.tag is not Tag.THING or thing.low in _AREAS or thing.trigger is not None:
        return False
    return any(t.low in USES for t in tokens[side.last + 1 : side.last + _USE_REACH])


def holds_what_is_hit(standing: Standing) -> bool:
    """ "Air raids on positions held by the militia": its things are hit, not a town it holds."""
    tokens, side = standing.tokens, standing.side
    by = next(
        (i for i in range(side.first - 1, max(0, side.first - 7), -1) if tokens[i].tag is Tag.BY), 0
    )
    if by < 2 or tokens[by - 1].low not in HOLDS_THING:
        return False
    if by < side.first - 3 and not all(t.low in _BAND_LINKS for t in tokens[by + 1 : side.first]):
        return False  # "by groups affiliated with Iran's Guards"
    end = by - 1
    while end > 0 and (tokens[end - 1].tag in _WHEN_WHERE or tokens[end - 1].low in _SAYS_THAT):
        end -= 1  # "bunkers near X on Monday that the Pentagon says were used by"
    begin = max(0, end - _HELD_REACH)
    near = tokens[begin:end]
    things = [i for i, t in enumerate(near) if t.tag is Tag.THING or t.low in _JAILS]
    if not things or near[things[-1]].low in _AREAS or near[things[-1]].trigger is not None:
        return False
    before = tokens[max(0, begin + things[-1] - 5) : begin + things[-1]]
    if any(t.low in _ENTERS or t.low in AGAINST or is_verb_of_attack(t) for t in before):
        return True
    return is_hit(tokens, side, standing.nxt)  # "a post manned by the militia was attacked"


def repels_attack(standing: Standing) -> bool:
    """ "The army repelled their attack", "foiled an attempted ambush": an attack on it."""
    tokens, side = standing.tokens, standing.side
    begin = side.last + 1
    for i, token in enumerate(tokens[begin : begin + 7], begin):
        if token.low.startswith(REPELS):
            if len(token.low.split()) > _TWO:
                return True  # "repelled an attack", one word of the vocabulary
            met = (token, *tokens[i + 1 : i + 5])
            return any(t.trigger in _REPELLED or t.low in _MET for t in met)
        if token.low in WARDS:
            return attack_next(tokens, i)
        if token.tag not in (Tag.HAVE, Tag.PLACE, Tag.DATE, Tag.PREP) and token.low not in _ITS:
            return False
    return False


def attack_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether an attack is what a verb has for its object: "beat off an attack"."""
    for token in tokens[at + 1 : at + 5]:
        if token.tag is Tag.THING:
            return token.trigger in _REPELLED
        if token.tag not in _BEFORE_ATTACK and token.low not in _OFF:
            return False
    return False


def is_object(tokens: Sequence[Token], side: Side) -> bool:
    """ "ambushed Iranian forces": the verb stands right before."""
    ahead = tokens[side.last + 1 : side.last + 2]
    if side.bare and ahead and ahead[0].low in _AREAS:
        return False  # "tried to infiltrate SDF areas"
    for i in range(side.first - 1, max(-1, side.first - 4), -1):
        token = tokens[i]
        if token.entry is not None and token.entry.verb and token.trigger is not None:
            return i == 0 or tokens[i - 1].tag is not Tag.BE
        if token.low == "took":
            behind = tokens[side.last + 1 : side.last + 3]
            if any(t.low in CAPTIVE for t in behind):
                return True  # "took two officers captive"
        if token.low != "a convoy of" and token.tag not in _BEFORE_OBJECT and not is_quote(token):
            return False
    return False


def thing_before(tokens: Sequence[Token], side: Side) -> bool:
    """ "a truck of the Baqir Brigade", "positions belonging to the SDF"."""
    linked = False
    for at in range(side.first - 1, max(-1, side.first - _LINK_REACH), -1):
        token = tokens[at]
        if side.first - at > _THING_REACH and not linked:
            return False
        if token.tag is Tag.THING:
            if token.low in ("groups", "group") and linked:
                continue  # "bunkers belonging to groups that are affiliated with Iran's Guards"
            if token.low in ACTORS:  # "ambushed a patrol of the Guard", "fired on a patrol of"
                ahead = tokens[max(0, at - 4) : at]
                return any(is_verb_of_attack(t) for t in ahead) or _against(ahead)
            return token.low not in _AREAS
        if token.low in _WHEREABOUTS:
            return True
        linked = linked or token.low in _LINKED
        if is_quote(token) or (linked and token.tag is Tag.PLACE):
            continue  # "two locations near X linked to Iran's Guards"
        if token.tag in (Tag.PUNCT, Tag.PLACE, Tag.CASUALTY, Tag.PERSON, Tag.ORG):
            return False
    return False


def only_near(tokens: Sequence[Token], side: Side) -> bool:
    """ "A farmer was shot near an SDF checkpoint": where, and not who was hit."""
    at = side.first - 1
    while at > 0 and tokens[at].tag in (Tag.DET, Tag.ARTICLE):
        at -= 1
    if at < 1 or not owns_thing(tokens, side):
        return False
    before = tokens[at - 1]
    fired = before.trigger is not None and before.tag is not Tag.THING  # "shot at its base"
    base = any("base" in t.low.split() for t in tokens[side.last + 1 : side.last + 3])
    there = tokens[at].low == "at" and base and not fired
    there = there and before.low not in _SENT and before.low not in ACTORS
    there = there or (
        tokens[at].low == "at"
        and (before.low in ("stop", "stopped", "waiting") or before.form is Form.PARTICIPLE)
    )  # "was shot dead at an SDF checkpoint"
    behind = tokens[side.last + 1 : side.last + 2]
    if tokens[at].low == "by" and any(t.low in WEAPONS for t in behind):
        return False  # "killed by SDF bullets"
    return there or tokens[at].low in ("near", "beside", "by")


def _against(before: Sequence[Token]) -> bool:
    """ "Machine-gun fire on a military" patrol."""
    near = [t for t in before if t.tag not in (Tag.ARTICLE, Tag.DET) and t.low != "military"]
    return bool(near) and near[-1].low in ("on", "against", "at")


def owns_thing(tokens: Sequence[Token], side: Side) -> bool:
    """ "an SDF checkpoint", "regime positions": things of a side are what is attacked."""
    if not side.bare:
        return False
    for token in tokens[side.last + 1 : side.last + 4]:
        if token.tag is Tag.THING:
            return token.trigger is None and token.low not in _AREAS and token.low not in ACTORS
        if token.low in _RIDES:
            return False  # "IS cells riding motorcycles"
        if token.low in _SEATS:
            return True
        passing = token.tag in (Tag.WORD, Tag.NAME, Tag.PLACE) and token.trigger is None
        if not passing and token.low not in ("'s", "'", '"', "and"):
            return False
    return False


def is_hit(tokens: Sequence[Token], side: Side, nxt: int) -> bool:
    """The side's people or things are the subject of a passive attack verb."""
    if side.first == 0 and [t.low for t in tokens[side.last + 1 : side.last + 2]] == [":"]:
        behind = tokens[side.last + 2 : side.last + 4]
        said_by = has_tag(behind, Tag.ORG)  # "Coalition: ISIS leader captured"
        return not said_by and has_tag(tokens, Tag.CASUALTY)  # of whom it is told
    told_more = not _RELATIVE.isdisjoint([t.low for t in tokens[side.last + 1 : side.last + 4]])
    gap = 2 * GAP if told_more else GAP  # "a patrol that tried to part two families came under"
    for i in range(side.last + 1, min(len(tokens), side.last + 1 + gap, nxt)):
        token = tokens[i]
        if token.trigger is None and token.tag is not Tag.BE and token.low not in _MAY_TELL:
            continue  # most words
        if token.low in (";", "."):
            return False
        if token.trigger is not None and is_headline_passive(tokens, side, i):
            return True
        if token.low in _SURVIVES:
            if _UNHURT & {t.low for t in tokens[i + 1 : i + 4]}:
                return any(t.trigger for t in tokens)
            when = any(t.low == "when" for t in tokens[i + 1 : i + 5])
            ahead = tokens[i + 1 : i + (2 * GAP if when else 5)]
            return any(t.trigger or "attempt" in t.low for t in ahead)
        if token.tag is Tag.BE:
            ahead = tokens[i + 1 : i + 5]
            if ahead and ahead[0].low.endswith("ing") and ahead[0].low != "being":
                continue  # "aircraft that were aiming at IS hit the army"
            if "target" in {t.low for t in ahead[:2]}:
                return any(t.trigger for t in tokens[i + 3 : i + 7])
            if tells(ahead):
                return True
            if not when_they(tokens, i):
                return False
        if token.low.startswith(COMES_UNDER) or shoots_down(tokens, i):
            return True
        if token.low in _RUNS and [t.low for t in tokens[i + 1 : i + 2]] == ["into"]:
            return any(t.trigger is not None for t in tokens[i + 2 : i + 5])
        if token.low in ("fell", "came"):
            return tokens[min(i + 1, len(tokens) - 1)].low in ("into", "in", "under", "victim")
    return False


def after_attack_verb(tokens: Sequence[Token], side: Side, prev: int) -> bool:
    """An active attack verb stands before: "attacked a checkpoint of the SDF"."""
    ahead = tokens[side.last + 1 : side.last + 2]
    if side.bare and ahead and ahead[0].low in _AREAS:
        return False  # "shelling of government districts killed four": of those who live there
    lies_there = not _LIE.isdisjoint([t.low for t in tokens[side.last + 1 : side.last + 4]])
    for i in range(side.first - 1, max(prev, side.first - GAP - 1), -1):
        token = tokens[i]
        if token.low in (";", ".", "–") or (
            token.tag is Tag.WHO and not (token.low == "where" and lies_there)
        ):
            return False
        if is_verb_of_attack(token) or token.low in CONQUERS:
            return True
        if token.tag is Tag.CASUALTY and token.form is not Form.COUNT_NOUN:
            return True
        if token.trigger is not None and tokens[min(i + 1, len(tokens) - 1)].low in AGAINST:
            return True
    return False


def is_verb_of_attack(token: Token) -> bool:
    return token.entry is not None and token.entry.verb and token.trigger is not None
