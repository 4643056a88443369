"""A place named in a sentence: scene, way, home, or only named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import EventType, GeometryType, MatchMethod, PlaceMention
from geo.reports.clauses.clause import Clause
from geo.reports.spots.elsewhere import is_elsewhere
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

SCENE_WORDS: Final = frozenset(
    """in near at on around outside inside within between along across throughout south north east
    west of vicinity outskirts surroundings area areas city town village countryside desert district
    neighbourhood neighborhood province governorate region road highway""".split()
)
_AWAY: Final = frozenset(
    """hospital hospitals governor correspondent reporter police command council university court
    directorate governorate's bureau office road's clinic infirmary""".split()
)
_ENTERPRISES: Final = frozenset(
    """company corporation directorate establishment authority association foundation institute club
    committee commission bureau office council""".split()
)
_TOOK: Final = frozenset(
    "retook took seized captured recaptured lost left fled overran entered escaped".split()
)
_SIDES: Final = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west
    south-east south-west""".split()
)
_HOSPITALS: Final = frozenset(("hospital", "hospitals"))
_BODIES_OF_MEN: Final = frozenset(
    "militia militias brigade battalion division movement front regiment faction".split()
)
_MOVES: Final = frozenset(
    """from off heading headed travelling traveling returning bound fled flee fleeing escaped
    withdrew retreated transferred evacuated flown rushed transported hails hailed hailing
    originally native resident residents displaced launched coming retreat withdrawn
    taken slipped withdraw withdrawing retreating escaping pulled""".split()
)
_DWELL: Final = frozenset("displaced resident residents".split())
_BEFORE_GOAL: Final = frozenset("from to toward towards for of into the".split())
_LOCALS: Final = frozenset(("residents", "villagers", "people"))
_PROTESTS: Final = frozenset("demonstration demonstrations protest protests sit-in".split())
_FAR: Final = 9
_FINDERS: Final = frozenset(("found", "discovered", "buried", "recovered"))
_EN_ROUTE: Final = frozenset(
    """heading headed travelling traveling moving driving going bound way coming returning
    transporting carrying transferring ferrying delivering""".split()
)
_AREAS: Final = frozenset(("area", "areas", "zone", "strip", "desert"))
_STRETCHES: Final = frozenset(
    """linking connecting lays extends extending stretches stretching borders bordering lies located
    known expelled lost""".split()
)
_SPEAKING: Final = frozenset(
    """source sources activists correspondent reporter reporters activist told spoke speaking
    based""".split()
)
_ALONG: Final = frozenset(("in", "through", "across", "along", "near"))
_ENGLISH: Final = frozenset("green red white black blue golden new old great".split())
_DESCRIBING: Final = ("-affiliated", "-backed", "-based", "-linked", "-led", "-aligned")
_FORCES: Final = ("internal security", "military council", "general security", "civil council")
_TAKEN: Final = frozenset("taken took transferred rushed flown evacuated airlifted".split())
_RECEIVED: Final = frozenset("received receive admitted taken took treated treating".split())
_TREATED: Final = frozenset("taken transferred moved rushed treated admitted died to".split())
_OWN: Final = frozenset(("its", "their", "his"))
_HAS: Final = frozenset(("has", "have", "had"))
_SEATS: Final = frozenset(("base", "bases", "headquarters", "seat", "home", "barracks"))
_COUNCILS: Final = frozenset(
    ("council", "municipal council", "civil council", "local council", "municipality", "police")
)
_GARRISONS: Final = frozenset(("garrison", "border guard", "border guards"))
_RULERS: Final = frozenset("government regime authorities officials".split())
_HIT: Final = frozenset("hit struck bombed attacked targeted shelled raided stormed".split())
_POSTS: Final = frozenset("base bases post posts camp barracks position positions".split())
_OFFICES: Final = frozenset(("branch", "office", "council", "directorate", "department", "bureau"))
_BASED: Final = frozenset(
    "stationed based headquartered garrisoned hiding holed sheltering entrenched".split()
)
_IN_LABEL: Final = (Tag.PUNCT, Tag.OUTLET, Tag.PLACE, Tag.NAME, Tag.DATE, Tag.NUMBER)
_LIES: Final = frozenset(("lies", "is", "are"))
_BEFORE_CODED: Final = frozenset(("to", "at", "in"))
_CODED: Final = 4
"""So near before its place "coded" stands: "coded to the town of"."""


_BRIGADES: Final = frozenset(("liwa", "liwaa", "katibat", "harakat", "kataib"))
_NAMES_FAR: Final = 5


@dataclass(slots=True)
class Spot:
    """A place named in a sentence; ``at`` is its token's number."""

    mention: PlaceMention
    at: int
    scene: bool
    strong: bool
    label: bool = False
    based: bool = False
    """Where a unit stands that acted, not where it struck."""
    destination: bool = False
    home: bool = False
    """Where those told of belong: the scene only where no other place is it."""
    way: bool = False
    """Where those told of were going: the scene until a place on it is told."""
    elsewhere: bool = False
    """Of a hospital, a funeral, a start: the event is known not to have been there."""
    coded: bool = False
    """Where a data set enters the event: "coded to Al-Suwar"."""

    @property
    def wide(self) -> bool:
        return is_wide(self.mention.match)


def is_home(tokens: Sequence[Token], at: int) -> bool:
    """ "The mayor of Hajin", "the Palmyra garrison", "a member of the police in Salamiyah"."""
    if tokens[min(at + 1, len(tokens) - 1)].low in _GARRISONS:
        return True
    if tokens[at].low.startswith("garrison "):
        return True
    before = tokens[max(0, at - 5) : at]
    if len(before) < 2 or at + 1 == len(tokens):
        return False
    named = tokens[at].low.startswith(("city of", "town of", "village of"))
    if named and before[-1].low == "the" and len(before) > 2:
        before = before[:-1]
    link, whose = before[-1], before[-2]
    if link.low == "in" and whose.low in _OFFICES:
        return any(t.tag is Tag.PERSON for t in tokens[max(0, at - 8) : at - 2])
    if link.tag is Tag.OF:
        return whose.tag in (Tag.PERSON, Tag.ORG) or whose.low in _COUNCILS
    served = len(before) > 3 and whose.tag is Tag.ORG and before[-3].tag in (Tag.DET, Tag.OF)
    return link.low == "in" and served and any(t.tag is Tag.PERSON for t in before[:-2])


def judged(clause: Clause, at: int, mention: PlaceMention) -> Spot:
    """What the words around a place say of it."""
    tokens = clause.tokens
    if tokens[at].low in _ENGLISH and mention.match.method is not MatchMethod.EXACT:
        return Spot(mention, at, scene=False, strong=False)  # "Green Village", no Al-Karin
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low.endswith(_DESCRIBING) or following.startswith(_FORCES):
        return Spot(mention, at, scene=False, strong=False)  # "a Damascus-affiliated officer"
    near = clause.lows[max(0, at - 6) : at]
    if "triangle" in near:
        return Spot(mention, at, scene=False, strong=False)  # "the Homs-Hama-Raqqa triangle"
    if _is_label(tokens, at):
        return Spot(mention, at, scene=False, strong=False, label=True)
    if following in _LIES and _of_a_land(tokens, at):
        return Spot(mention, at, scene=False, strong=False)
    if is_elsewhere(clause, at):
        return Spot(mention, at, scene=False, strong=False, elsewhere=True)
    before = _words_before(tokens, at)
    own = tokens[at].low.split()
    at_front = following in ("front", "fronts") and before[-2:] == ["on", "the"]
    if at_front:
        return Spot(mention, at, scene=True, strong=True)
    if _led_up(tokens, at) or _of_tribes(tokens, at) or _of_a_brigade(tokens, at):
        return Spot(mention, at, scene=False, strong=False)
    if (
        following in _AWAY
        or following in _BODIES_OF_MEN
        or _names_a_hospital(tokens, at)
        or _names_a_body(tokens, at)
        or "hospital" in own
        or "hospital's" in own
    ):
        return Spot(mention, at, scene=False, strong=False)
    if "of" in own and at and tokens[at - 1].low.endswith(("hospital", "hospitals")):
        return Spot(mention, at, scene=False, strong=False)  # "X Hospital 50 km east of Y"
    route = mention.match.geometry_type is not GeometryType.POINT and "from" in own
    if route and not _EN_ROUTE.isdisjoint(before[-4:]):
        return Spot(mention, at, scene=True, strong=False, way=True)
    if before[-1:] == ["in"] and tokens[max(0, at - 2)].tag is Tag.OUTLET:
        return Spot(mention, at, scene=False, strong=False)  # "State media in Damascus blamed"
    left = [w for w in before[-4:] if w not in ("the", "had")]
    if "who" in left and left[-1].removeprefix("had ") in _TOOK:
        return Spot(mention, at, scene=False, strong=False)  # "fighters who retook X attacked Y"
    if before[-2:] == ["governor", "of"]:
        return Spot(mention, at, scene=False, strong=False)
    if following == "said" and before[-1:] in (["in"], ["at"], ["from"]):
        return Spot(mention, at, scene=False, strong=False)  # "a hospital official in X said"
    if following in _FINDERS and not _LOCALS.isdisjoint(before):
        return Spot(mention, at, scene=True, strong=True)  # "residents of X found two bodies"
    if before[-2:] == ["residents", "of"] and not _PROTESTS.isdisjoint(
        t.low for t in tokens[max(0, at - _FAR) : at]
    ):
        return Spot(mention, at, scene=True, strong=False)  # "a protest of residents of X"
    if "stretching" in before and not _AREAS.isdisjoint(before):
        return Spot(mention, at, scene=True, strong=False)  # "in an area stretching from X to Y"
    if near[-1:] == ["of"] and _measured_from(tokens, at):
        return Spot(mention, at, scene=False, strong=False)
    if before[-2:] == ["government", "of"]:
        return Spot(mention, at, scene=False, strong=False)
    if not route and (_moving(before) or not _STRETCHES.isdisjoint(before[-3:])):
        return Spot(mention, at, scene=False, strong=False)
    if "coded" in before[-_CODED:] and _BEFORE_CODED & set(before):
        return Spot(mention, at, scene=True, strong=True, coded=True)
    intake = before[-1:] == ["in"] and not _HOSPITALS.isdisjoint(before[-3:-1])
    if intake and not _RECEIVED.isdisjoint(t.low for t in tokens[at + 1 : at + 5]):
        return Spot(mention, at, scene=False, strong=False)  # "the hospital in X received ..."
    if before[-2:] == ["buried", "in"] or _at_hospital(tokens, at, before):
        return Spot(mention, at, scene=False, strong=False)
    if ("whose" in before and _HIT.isdisjoint(before)) or _has_seat(before):
        return Spot(mention, at, scene=False, strong=False)  # "whose headquarters are in Homs"
    if before[-1:] == ["in"] and not _RULERS.isdisjoint(before[-2:]):
        return Spot(mention, at, scene=False, strong=False)  # "the government in Damascus"
    if _stands_there(tokens, at):
        return Spot(mention, at, scene=True, strong=False, based=True)
    if not _BASED.isdisjoint(before[-3:]) or _based_near(before):
        struck = _struck_where_based(tokens, at)
        return Spot(mention, at, scene=True, strong=struck, based=not struck)
    if before[-1:] == ["by"] or before[-2:] in (["part", "of"], ["direction", "of"]):
        return Spot(mention, at, scene=False, strong=False)
    if before and before[-1] in ("to", "towards", "toward", "into"):
        return Spot(mention, at, scene=True, strong=False, destination=True)
    if "from" in before[-5:]:
        spoken = not _SPEAKING.isdisjoint(before)  # "activists from X said"
        return Spot(mention, at, scene=not spoken, strong=False)
    told = before[len(before) - before[::-1].index("that") :] if "that" in before else before
    if not _SPEAKING.isdisjoint(told) and "attacked" not in told and "killed" not in told:
        return Spot(mention, at, scene=_told_on_the_spot(told, own), strong=False)
    strong = following in ("town", "village")  # "hit Al-Taybah town, in the countryside of ..."
    strong = (
        strong
        or own[0] in SCENE_WORDS
        or own[:2] == ["the", "area"]
        or not SCENE_WORDS.isdisjoint(before[-3:])
        or not _HIT.isdisjoint(before[-1:])
        or route
    )
    return Spot(mention, at, scene=True, strong=strong)


def _based_near(before: Sequence[str]) -> bool:
    """ "Stationed in a base near X"."""
    if _BASED.isdisjoint(before):
        return False
    at = next(i for i, low in enumerate(before) if low in _BASED)
    return not _POSTS.isdisjoint(before[at:])


def _stands_there(tokens: Sequence[Token], at: int) -> bool:
    """ "Militias in Al-Mayadin shelled the Conoco gas plant": where they stood who did it."""
    if at < 2 or at + 2 >= len(tokens) or tokens[at - 1].low not in ("in", "at"):
        return False
    acted = tokens[at + 1]
    from_afar = acted.trigger in (EventType.SHELLING, EventType.AIR_STRIKE, EventType.ARMED_ATTACK)
    if not (from_afar and acted.entry is not None and acted.entry.verb):
        return False
    actor = tokens[at - 2]
    target = tokens[at + 1 : at + 5]
    hit = next((i for i, t in enumerate(target) if t.tag is Tag.PLACE), 0)
    towards = hit and "from" not in {t.low for t in target[:hit]}
    return actor.tag in (Tag.ORG, Tag.PERSON) and bool(towards)


def _struck_where_based(tokens: Sequence[Token], at: int) -> bool:
    """ "Gunmen fired on members stationed in X": they were hit there, and acted from nowhere."""
    deeds = [i for i, t in enumerate(tokens[:at]) if t.entry is not None and t.entry.verb]
    if not deeds:
        return False
    between = tokens[deeds[-1] : at]
    stops = any(t.tag is Tag.BY or t.low in ("and", "while", ",", ";") for t in between)
    return not stops


def _led_up(tokens: Sequence[Token], at: int) -> bool:
    """ "Shelled the base after air strikes near X a day earlier": X is of what came before."""
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


def _names_a_hospital(tokens: Sequence[Token], at: int) -> bool:
    """ "The Palmyra Military Hospital"."""
    for token in tokens[at + 1 : at + 3]:
        if token.low in _HOSPITALS and token.tag in (Tag.NAME, Tag.THING):
            return True
    return False


def _names_a_body(tokens: Sequence[Token], at: int) -> bool:
    """ "A car of the Palmyra Electricity Company", "of the Homs city council": whose it is."""
    lows = " ".join([t.low for t in tokens[at + 1 : at + 3]]).split()[:2]
    if lows[:1] in (["governorate"], ["city"]) and "council" in lows:
        return True
    for token in tokens[at + 1 : at + 4]:
        if not token.text[:1].isupper():
            return False
        if token.low in _ENTERPRISES:
            return True
    return False


def _of_a_brigade(tokens: Sequence[Token], at: int) -> bool:
    """ "A vehicle of Liwa Abu al-Fadl al-Abbas": a brigade's name."""
    for i in range(at - 1, max(-1, at - _NAMES_FAR), -1):
        if tokens[i].low in _BRIGADES:
            return True
        if not tokens[i].text[:1].isupper() and not tokens[i].low.startswith("al-"):
            return False
    return False


def _of_tribes(tokens: Sequence[Token], at: int) -> bool:
    """ "Two sheikhs of the X and Y tribes"."""
    i = at + 1
    while i < min(len(tokens), at + _FAR) and (
        tokens[i].tag in (Tag.NAME, Tag.CONJ, Tag.PLACE) or tokens[i].low == ","
    ):
        i += 1
    return i < len(tokens) and tokens[i].low in ("tribes", "clans")


def _told_on_the_spot(told: Sequence[str], own: Sequence[str]) -> bool:
    """ "Activists in the village of X have documented the death of ...": it happened there."""
    return "activists" in told and own[:2] == ["village", "of"]


def _of_a_land(tokens: Sequence[Token], at: int) -> bool:
    """ "An owner of the land where the field is located": told of somebody, not of the event."""
    behind = [t.low for t in tokens[at + 1 : at + 3]]
    located = behind[:1] == ["lies"] or behind in (["is", "located"], ["are", "located"])
    return located and "where" in {t.low for t in tokens[max(0, at - 4) : at]}


def _words_before(tokens: Sequence[Token], at: int) -> list[str]:
    words: list[str] = []
    quoted = at > 2 and tokens[at - 1].low == '"' and tokens[at - 2].tag is Tag.OF
    if quoted and tokens[at - 3].low in SCENE_WORDS:
        at -= 1  # 'in the village of "X"'
    for token in reversed(tokens[max(0, at - 6) : at]):
        if token.tag in (Tag.PUNCT, Tag.PLACE, Tag.DATE):
            break
        words.append(token.low)
    return words[::-1]


def _measured_from(tokens: Sequence[Token], at: int) -> bool:
    """ "The Shaer field, east of the ancient site of Palmyra": the field, not Palmyra.

    Asked only of a place behind "of".
    """
    lows = [t.low for t in tokens[max(0, at - 6) : at]]
    side = next((i for i, low in enumerate(lows) if low in _SIDES), None)
    if side is None or lows[side + 1 : side + 3] != ["of", "the"]:
        return False
    named = [t for t in tokens[max(0, at - 9) : at - len(lows) + side] if t.low != ","]
    return bool(named) and named[-1].tag is Tag.PLACE


def _has_seat(before: Sequence[str]) -> bool:
    """ "Which has its base in Palmyra"; not "attacked its base in Palmyra"."""
    if len(before) < 4 or before[-2] not in _SEATS or before[-3] not in _OWN:
        return False
    return not _HAS.isdisjoint(before[:-3])


def _at_hospital(tokens: Sequence[Token], at: int, before: Sequence[str]) -> bool:
    """ "Taken to hospitals in Palmyra"; not "an air strike on a hospital in Palmyra"."""
    if _HOSPITALS.isdisjoint(before[-3:]):
        return False
    lead = tokens[max(0, at - len(before) - 2) : at - len(before)]
    if before[-1:] == ["the"]:
        before = before[:-1]  # "taken to a hospital in the city of Palmyra"
    if len(before) < 2 or before[-2] not in _HOSPITALS:
        return False
    if not _TREATED.isdisjoint(before):
        return True
    later = [t.low for t in lead[:-1]] == ["died"] and lead[-1].tag is Tag.DATE
    return later and before[0] == "at"  # "died the next day at a hospital in X"


def _moving(before: Sequence[str]) -> bool:
    """ "took off from", "transferred to", "residents of": where somebody comes from or goes."""
    near = before[-4:]
    if "to" in before[-2:] and not _TAKEN.isdisjoint(before):
        return True  # "had taken the injured to the Tanf garrison"
    if not near or near[-1] not in _BEFORE_GOAL or near[-2:] == ["on", "the"]:
        return False  # "was travelling on the highway near X"
    if not (_ALONG.isdisjoint(near[-2:]) or _EN_ROUTE.isdisjoint(near)):
        return False  # "a bus travelling in the Palmyra desert"
    moving = _MOVES.intersection(near)
    if "in" in near[-2:] and moving <= _DWELL:
        return False  # "a school inhabited by displaced people in the town of X"
    return bool(moving) and not (moving == {"from"} and near[-1] != "from")


def _capitals_alone(tokens: Sequence[Token]) -> bool:
    """ "HASAKAH At least two were killed": a dateline that has lost its dash."""
    place, following = tokens[:2]
    opens = following.text[0].isupper() and following.tag in (Tag.AT_LEAST, Tag.NUMBER, Tag.ARTICLE)
    return place.text.isupper() and opens


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    """A dateline or a label at the start: "DAMASCUS, SANA –", "Deir Ezzor province:"."""
    if at == 0 and len(tokens) > 1 and _capitals_alone(tokens):
        return True
    if at > 1 or (at == 1 and tokens[0].low not in ('"', "(")):
        return False
    i = at + 1
    while i < min(len(tokens) - 1, at + 9):
        low = tokens[i].low
        if low in (":", "–", "-", "_") or (low == ")" and i + 1 < len(tokens)):
            return low != ")" or tokens[i + 1].low in ("–", "-", "_", "on") or i <= at + 6
        of_outlet = tokens[i].low == "the" and tokens[i + 1].tag is Tag.OUTLET
        if tokens[i].tag not in _IN_LABEL and not of_outlet:
            return False
        i += 1
    return False
