"""What a side does, as the subject of a verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.hints import tells
from geo.reports.clauses.sources import SAYING
from geo.reports.sides.befalls import DOWNS, GOES_OFF, MEETS, befalls_it, is_headline_passive
from geo.reports.sides.other_acts import (
    ANSWERS,
    ASIDE,
    HOSTILE,
    LIGHT_VERBS,
    TAKES_TOWN,
    is_off,
    other_deed,
)
from geo.reports.sides.sides import ACTORS, Side
from geo.reports.sides.standing import Standing
from geo.reports.vocabulary.deeds import (
    BASES,
    DELIVERS,
    LEADS,
    ONTO,
    STRIKES,
)
from geo.reports.vocabulary.kinds import CONQUERS, FROM_AFAR
from geo.reports.vocabulary.lexicon import LOSES, Form, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_MEN_OF: Final = frozenset("faction factions gangs proxies allies".split())
_BESIDE: Final = frozenset(
    """near;beside;outside;inside;in front of;behind;among;amid;under;beneath;underneath;next to;
    close to""".replace("\n    ", "").split(";")
)
_HOUSING: Final = frozenset(("housing", "hosting"))
_WHO: Final = frozenset(("that", "which", "who"))
_THOUGHT: Final = frozenset(
    "thought believed suspected said reported alleged accused presumed known".split()
)
_NO_DEEDS: Final = LOSES | {"found", "discovered", "recovered", "buried", "collapsed", "|",
    "mourned", "mourns"}  # fmt: skip
_FINDS: Final = frozenset(("found", "discovered"))
_RELATIVES: Final = frozenset(("where", "which", "that"))
_TOWNS: Final = frozenset("town city village area region base district".split())
_ON_THE_MOVE: Final = (EventType.RAID, EventType.TROOP_MOVEMENT)
_SUFFERED: Final = frozenset("attacked ambushed targeted shelled bombed".split())
_STAGED: Final = (EventType.ARMED_ATTACK, EventType.AMBUSH, EventType.RAID, EventType.AIR_STRIKE)
_IN_SUBJECT: Final = (Tag.DET, Tag.PUNCT, Tag.OF, Tag.ARTICLE)
_BANDS: Final = frozenset("cells cell members fighters militants gunmen".split())
_NO_OBJECT: Final = (Tag.PREP, Tag.BY, Tag.DATE)
_THEY_WERE: Final = frozenset(("them", "whom", "both", "all", "each"))
_LAYS: Final = frozenset(("laid", "planted", "buried", "left"))
_DECIDES: Final = (Tag.BE, Tag.CASUALTY)
THEN: Final = frozenset(("when", "after"))
_TELLS: Final = (
    _NO_DEEDS | MEETS | DOWNS | GOES_OFF | TAKES_TOWN | HOSTILE | CONQUERS | ANSWERS
    | LIGHT_VERBS | STRIKES | ONTO | DELIVERS | BASES
    | LEADS | {";", ".", "fell", "came", "its", "their", *THEN}
)  # fmt: skip
"""The words behind a side that may say what it did, beside those of an event."""
GAP: Final = 11
_FIRES: Final = frozenset(("fired", "launched", "lobbed"))
_OF_A_BASE: Final = (Tag.THING, Tag.PLACE, Tag.PREP, Tag.DET, Tag.OF)
_TO_FIRE: Final = 12
_SUBJECT_GAP: Final = 18
_OPENERS: Final = frozenset((",", "and", "that", "when", "after"))
_OF_THEM: Final = (Tag.OF, Tag.DET, Tag.ARTICLE, Tag.PERSON, Tag.NUMBER)

_KILLED_NEAR: Final = 8
_THEY: Final = frozenset(("they", "it", "he", "she", "which"))
_TO_THEIRS: Final = 12
_ACTORS: Final = (Tag.ORG, Tag.PERSON)


def acts(tokens: Sequence[Token], side: Side, prev: int, nxt: int) -> EventType | None:
    """What the side does, as subject of an attack verb ("gunmen on a motorcycle opened fire")."""
    if side.party is Party.CIVILIAN or _only_owns(tokens, side):
        return None
    if _stands_near(tokens, side) or tokens[side.first].low in _HOUSING:
        return None  # "an attack on a base housing US troops killed seven"
    if side.last + 1 < len(tokens) and tokens[side.last + 1].low == ":":
        return None  # "Iranian-backed militias: 12 killed"
    stop = min(len(tokens), side.last + 1 + GAP, max(nxt, side.last + 2))
    if _opens_clause(tokens, side.first):
        stop = min(len(tokens), side.last + 1 + _SUBJECT_GAP)
    opener = _relative(tokens, side)
    if opener == "that" and _laid_it(tokens, side):
        return EventType.EXPLOSIVE
    if opener in ("that", "which") and _retook_it(tokens, side):
        return None
    if opener in ("where", "which"):
        stop = next((i for i in range(side.last + 1, stop) if tokens[i].low == ","), stop)
    begin = _behind_aside(tokens, side)
    for i in range(begin, min(len(tokens), max(stop, begin + GAP * (begin > side.last + 1)))):
        token = tokens[i]
        if token.trigger is None and token.tag not in _DECIDES and token.low not in _TELLS:
            continue  # most words
        if tokens[i - 1].low == "by" and _were_killed_before(tokens, side):
            return None  # "killed nine members of the army by targeting them"
        if token.low in _FINDS and tokens[min(i + 1, len(tokens) - 1)].tag is Tag.CONJ:
            continue  # "discovered and destroyed two pickups"
        if token.low in _NO_DEEDS or (token.low in THEN and others_act(tokens, i)):
            return None
        if token.tag is Tag.BE or token.low in (";", "."):
            if token.tag is Tag.BE and _says_nothing_yet(tokens, i):
                continue
            going = token.tag is Tag.BE and _progressive(tokens, i)
            return EventType.ARMED_ATTACK if going else None
        if befalls_it(tokens, i, stop):
            return None
        shared = tokens[i - 1].low == "and" and _is_shared(tokens, side, i, prev)
        if token.tag is Tag.CASUALTY and token.form in (Form.PARTICIPLE, Form.ACTIVE):
            if tokens[i - 1].low == "," and prev >= 0 and _is_bombed(tokens, prev, side):
                return None  # "jets bombed on Monday regime forces, killing six"
            if tokens[i - 1].tag is Tag.DET and token.low in ("wounded", "injured"):
                continue  # "tried to help the wounded", "said that one of its wounded men died"
            return None if shared or _is_hurt(tokens, side, i) else EventType.ARMED_ATTACK
        if token.trigger is not None and token.entry is not None and token.entry.verb:
            if tokens[i - 1].tag in (Tag.DET, Tag.ARTICLE) or _at_work(tokens, i):
                continue  # "sealed off the targeted area"
            if _was_attacked(tokens, side, i):
                return None
            searched = token.trigger in _ON_THE_MOVE and _before_a_blow(tokens, i)
            lost = token.trigger is EventType.TROOP_MOVEMENT and _after_a_loss(tokens, i)
            if lost or searched or shared or is_headline_passive(tokens, side, i):
                return None
            return token.trigger
        if (token.low == "left" or token.low in ANSWERS) and is_off(tokens, i):
            return None
        if (deed := other_deed(tokens, i, shared)) is not None:
            return deed
        if token.tag is Tag.CASUALTY:
            return None
    return None


def _is_bombed(tokens: Sequence[Token], prev: int, side: Side) -> bool:
    """Whether a side stands behind the verb of another's attack, and no "and" or "as" between."""
    for token in reversed(tokens[prev + 1 : side.first]):
        if token.tag is Tag.CONJ or token.low in ("as", "when", "while", "that", ";"):
            return False
        if token.trigger in FROM_AFAR and token.entry is not None and token.entry.verb:
            return True
    return False


def _says_nothing_yet(tokens: Sequence[Token], at: int) -> bool:
    """ "IS cells are thought to have kidnapped them", "a unit that was combing the desert killed
    four": what they did comes behind."""
    behind = min(at + 1, len(tokens) - 1)
    thought = tokens[behind].low in _THOUGHT or _at_work(tokens, behind)
    return thought or when_they(tokens, at)


def _at_work(tokens: Sequence[Token], at: int) -> bool:
    """ "A unit that was combing the desert": what it was at, not yet what it did."""
    if at < 2 or not tokens[at].low.endswith("ing") or tokens[at - 1].tag is not Tag.BE:
        return False
    return tokens[at - 2].low in _WHO and tokens[at].trigger in (None, EventType.RAID)


def _was_attacked(tokens: Sequence[Token], side: Side, at: int) -> bool:
    """ "One of the six soldiers attacked near X survived": by others."""
    counted = has_tag(tokens[side.first : side.last + 1], Tag.NUMBER)
    close = counted and at == side.last + 1 and tokens[at].low in _SUFFERED
    objectless = close and tokens[min(at + 1, len(tokens) - 1)].tag in (*_NO_OBJECT, Tag.PLACE)
    return objectless and any(t.tag is Tag.BE or t.low == "survived" for t in tokens[at + 1 :])


def _is_shared(tokens: Sequence[Token], side: Side, at: int, prev: int) -> bool:
    """Whether the deed behind "and" is that of the side before ("a bomb killed three, two of
    them policemen, and wounded several")."""
    if prev >= 0 and at - 1 > side.last and tokens[side.first - 1].low != ",":
        return True  # but not "After the clash, the SDF ..."
    return has_tag(tokens[: side.first], Tag.CASUALTY)


def _is_hurt(tokens: Sequence[Token], side: Side, at: int) -> bool:
    """Whether a casualty word tells what was done to the side itself."""
    behind = tokens[min(at + 1, len(tokens) - 1)]
    if tokens[at].form is not Form.PARTICIPLE:
        return False
    if any(t.low in ("number", "toll") for t in tokens[side.last + 1 : at]):
        return True  # "the army corrected the number of soldiers killed near X"
    if tokens[at - 1].low in _THEY_WERE:
        return True  # "seven soldiers arrived dead, all of them killed in one attack"
    if behind.low in ("as", "when", "while"):
        return True  # "two fighters, of Afghan nationality, killed as a mine explodes"
    if side.bare and at == side.last + 1 and _object_behind(tokens, at + 1):
        return False  # "IS killed on Monday near X a captain"
    return behind.tag in _NO_OBJECT  # "the number of soldiers killed since Thursday"


def _object_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether people stand behind the day and the place."""
    while at < len(tokens) and tokens[at].tag in (Tag.PREP, Tag.DATE, Tag.PLACE):
        at += 1
    return at < len(tokens) and tokens[at].tag in (Tag.ARTICLE, Tag.NUMBER, Tag.AT_LEAST)


def fires_from_its_base(standing: Standing) -> bool:
    """ "Artillery at the US base in X shelled Y", "the US base fired at Y": theirs was the fire."""
    tokens, side = standing.tokens, standing.side
    if not side.bare:
        return False
    based = False
    for i in range(side.last + 1, min(len(tokens), side.last + _TO_FIRE)):
        token = tokens[i]
        verb = token.trigger in FROM_AFAR and token.entry is not None and token.entry.verb
        if verb or token.low in _FIRES:
            return based
        based = based or token.low == "base" or token.low.startswith("base at")
        if token.tag not in _OF_A_BASE:
            return False
    return False


def _after_a_loss(tokens: Sequence[Token], at: int) -> bool:
    """ "Brought in reinforcements after IS had killed nine": theirs was no attack."""
    after = next((i for i in range(at, len(tokens)) if tokens[i].low == "after"), len(tokens))
    if [t.low for t in tokens[after + 1 : after + 2]] == ["losing"]:
        return True  # "withdrew after losing nine men"
    others = has_tag(tokens[after + 1 : after + 4], Tag.ORG)
    return others and has_tag(tokens[after:], Tag.CASUALTY)


def _before_a_blow(tokens: Sequence[Token], at: int) -> bool:
    """ "Combed the desert and came under attack", "moved to X and were ambushed"."""
    for i in range(at + 2, min(len(tokens) - 1, at + _SUBJECT_GAP)):
        if tokens[i].low in (";", ".") or tokens[i].tag is Tag.ORG:
            return False
        if tokens[i - 1].low not in ("and", "but", "when"):
            continue
        behind = tokens[i + 1]
        verb = behind.entry is not None and behind.entry.verb
        passive = tokens[i].tag is Tag.BE and behind.trigger is not None and verb
        if passive or befalls_it(tokens, i, len(tokens)):
            return True
    return False


def _behind_aside(tokens: Sequence[Token], side: Side) -> int:
    """Where "IS cells, who are active there, carried out the ambush" goes on."""
    begin = side.last + 1
    if [t.low for t in tokens[begin : begin + 2]] not in ([",", "who"], [",", "which"]):
        return begin
    ahead = tokens[begin + 2 : begin + ASIDE]
    comma = next((i for i, t in enumerate(ahead) if t.low == ","), 0)
    told = tells(ahead[:comma])
    speaks = any(t.low in SAYING for t in ahead[comma + 1 : comma + 2])
    return begin + 3 + comma if comma and not (told or speaks) else begin


def _relative(tokens: Sequence[Token], side: Side) -> str:
    """The "where", "which" or "that" that a side stands behind, or nothing."""
    i = side.first - 1
    while i > 0 and tokens[i].tag in (Tag.DET, Tag.WORD) and tokens[i].low not in _RELATIVES:
        i -= 1
    return tokens[i].low if i > 0 and tokens[i].low in _RELATIVES else ""


def _laid_it(tokens: Sequence[Token], side: Side) -> bool:
    """ "A minefield that IS had laid"."""
    mine = any(
        t.trigger is EventType.EXPLOSIVE for t in tokens[max(0, side.first - 5) : side.first]
    )
    return mine and any(t.low in _LAYS for t in tokens[side.last + 1 : side.last + 4])


def staged_it(standing: Standing) -> bool:
    """ "Three attacks that cells of IS launched"."""
    tokens, side = standing.tokens, standing.side
    opener = side.first - 1
    while opener > 0 and tokens[opener].low not in ("that", "which"):
        if tokens[opener].tag not in _IN_SUBJECT and tokens[opener].low not in _BANDS:
            return False
        opener -= 1
    deed = tokens[opener - 1] if opener > 0 else None
    fell = deed is not None and deed.trigger is EventType.AMBUSH  # "fell into an ambush that"
    if deed is None or not (deed.tag is Tag.THING or fell) or deed.trigger not in _STAGED:
        return False
    ahead = tokens[side.last + 1 : side.last + 4]
    return any(t.low in LIGHT_VERBS or t.low == "sent" for t in ahead if t.tag is not Tag.PUNCT)


def _retook_it(tokens: Sequence[Token], side: Side) -> bool:
    """ "A town that the army retook in August": told of the town."""
    opener = next(i for i in range(side.first - 1, -1, -1) if tokens[i].low in _RELATIVES)
    ahead = tokens[side.last + 1 : side.last + 3]
    named = opener > 0 and tokens[opener - 1].low.split()[-1] in _TOWNS
    return named and any(t.low in CONQUERS or t.low in TAKES_TOWN for t in ahead)


def _stands_near(tokens: Sequence[Token], side: Side) -> bool:
    """ "A bomb exploded near an army post, killing six": the army did nothing."""
    i = side.first - 1
    while i > 0 and (tokens[i].tag in (Tag.DET, Tag.ARTICLE) or tokens[i].low == '"'):
        i -= 1
    return i >= 0 and tokens[i].low in _BESIDE


def _opens_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether a side is the subject of what is told: "that IS ...", "said a member of IS ..."."""
    if first <= 2 or tokens[first - 1].low in _OPENERS:
        return True
    begin = first
    while begin and tokens[begin - 1].tag in _OF_THEM:
        begin -= 1
    return begin < first - 1 and (begin == 0 or tokens[begin - 1].low in SAYING)


def _were_killed_before(tokens: Sequence[Token], side: Side) -> bool:
    near = tokens[max(0, side.first - _KILLED_NEAR) : side.first]
    return any(t.tag is Tag.CASUALTY and t.form is Form.ACTIVE for t in near)


def _only_owns(tokens: Sequence[Token], side: Side) -> bool:
    """ "In areas of control of the SDF": the side is no subject."""
    i = side.first - 1
    while i > 0 and (tokens[i].tag in (Tag.DET, Tag.ARTICLE) or tokens[i].low in ('"', "'")):
        i -= 1
    if not side.bare or i < 1 or tokens[i].tag is not Tag.OF:
        return False
    return tokens[i - 1].low not in ACTORS | _MEN_OF and tokens[i - 1].tag is Tag.WORD


def _progressive(tokens: Sequence[Token], at: int) -> bool:
    going = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if going in ("carrying", "conducting", "launching") and tokens[at].low in ("was", "were"):
        return any(t.trigger is not None for t in tokens[at + 2 : at + 6])
    return going in ("attacking", "targeting", "shelling", "bombing", "striking")


def others_act(tokens: Sequence[Token], at: int) -> bool:
    """ "A commander escaped when gunmen fired at his car": what they did was no deed of his."""
    ahead = tokens[at + 1 : at + 5]
    own = bool(ahead) and (ahead[0].low in _THEY or ahead[0].low.endswith("ing"))
    if own or tokens[at - 1].low == ",":
        return False
    if tokens[at].low == "when":
        return True
    who = next((t for t in ahead if t.trigger is not None or t.tag in _ACTORS), None)
    return who is not None and who.tag in _ACTORS  # not "advanced after heavy shelling"


def when_they(tokens: Sequence[Token], at: int) -> bool:
    """ "Fighters were hiding there when they opened fire", "a unit was on patrol when it came under
    fire": what they did, or what befell them, is told behind."""
    ahead = tokens[at + 1 : at + _TO_THEIRS]
    if ahead and (ahead[0].trigger is not None or ahead[0].tag is Tag.CASUALTY):
        return False  # "was shot when he resisted"
    when = False
    for i, token in enumerate(ahead):
        if when and token.low in _THEY:
            return ahead[i + 1 : i + 2] != [] and ahead[i + 1].tag not in (Tag.BE, Tag.HAVE)
        when = token.low == "when"
    return False
