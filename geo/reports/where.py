"""Which of a sentence's places is the scene, and which are only named along the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from geo.model import (
    EventType,
    GeometryType,
    MatchMethod,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
)
from geo.reports.clause import Clause
from geo.reports.lexicon import Tag
from geo.reports.nearness import PROVINCE_M, distance_m, elsewhere, is_wide, may_be_province
from geo.reports.tokens import Token
from geo.reports.unplaced import (
    goes_on_unknown,
    inside_of,
    named_with_region,
    namesake_there,
    not_there,
    part_of_unknown,
    unknown_before,
)

_SCENE_WORDS: Final = frozenset(
    """in near at on around outside inside within between along across throughout south north east
    west of vicinity outskirts surroundings area areas city town village countryside desert district
    neighbourhood neighborhood province governorate region road highway""".split()
)
_AWAY: Final = frozenset(
    """hospital hospitals governor correspondent reporter police command council university court
    directorate governorate's bureau office road's""".split()
)
_ENTERPRISES: Final = frozenset(
    """company corporation directorate establishment authority association foundation institute club
    committee commission bureau office council""".split()
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
_HIT: Final = frozenset(("hit", "struck", "bombed", "attacked", "targeted", "shelled"))
_POSTS: Final = frozenset("base bases post posts camp barracks position positions".split())
_BASED: Final = frozenset("stationed based headquartered garrisoned".split())
_LINKS: Final = frozenset(
    "( , in of the rural countryside governorate province village town city area district".split()
)
"""What may stand between a place and the region it is said to lie in."""
_IN_THE: Final = frozenset("in the far deep".split())
_IN_LABEL: Final = (Tag.PUNCT, Tag.OUTLET, Tag.PLACE, Tag.NAME, Tag.DATE, Tag.NUMBER)
_BEFORE_CODED: Final = frozenset(("to", "at", "in"))
_CODED: Final = 4
"""So near before its place "coded" stands: "coded to the town of"."""
_MAX_BETWEEN: Final = 3
_KIND_AND_COMMA: Final = frozenset(("town", "village", "city", "district", "area", ","))
_SMALL_AREA_M: Final = 15_000.0
_FAR_OFF_M: Final = 40_000.0
_SETTLED: Final = ("town", "village", "quarter")


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
    coded: bool = False
    """Where a data set enters the event: "coded to Al-Suwar"."""

    @property
    def wide(self) -> bool:
        return is_wide(self.mention.match)


def spots_of(clause: Clause, mentions: Sequence[PlaceMention]) -> list[Spot]:
    """The clause's places in order, each judged by the words around it."""
    tokens = clause.tokens
    found: list[Spot] = []
    for at in clause.at[Tag.PLACE]:
        spot = _judged(tokens, at, mentions[tokens[at].index])
        if found and spot.scene and _owned_by(tokens, found[-1].at, at):
            spot.strong = found[-1].strong
        if found and not found[-1].scene and _listed_after(tokens, found[-1].at, at):
            spot.scene = False  # "taken to hospitals in Palmyra and Homs"
        spot.home = spot.scene and _is_home(tokens, at)
        if spot.scene and (part := part_of_unknown(tokens, at, spot.mention)) is not None:
            spot = Spot(part, at, scene=True, strong=True)
        if spot.scene and (whole := goes_on_unknown(tokens, at, spot.mention)) is not None:
            spot = Spot(whole, at, scene=True, strong=True)
        if spot.scene and spot.wide and (inner := named_with_region(spot.mention)) is not None:
            spot = Spot(inner, at, scene=True, strong=True)
        if spot.scene and spot.wide and spot.mention.match.kind != "country":
            unknown = unknown_before(tokens, at, spot.mention)
            if unknown is not None:
                found.append(Spot(unknown, at, scene=True, strong=True))
                spot.strong = False
        if found and spot.wide and spot.strong and _lies_in(tokens, found[-1], at):
            found[-1].strong = True
        if found and _far_from_its_town(tokens, found[-1], spot):
            found[-1].scene = False
        if found and (other := _contradicted(tokens, found[-1], spot)) is not None:
            found[-1] = other
        if found and (around := _unknown_within(tokens, found[-1], spot)) is not None:
            found[-1] = around
        found.append(spot)
    return found


def _unknown_within(tokens: Sequence[Token], spot: Spot, around: Spot) -> Spot | None:
    """ "Al-Shajiri village in the Al-Masrab area": so small an area says where it is."""
    if not (spot.scene and around.scene) or around.wide or around.destination:
        return None
    between = [t.low for t in tokens[spot.at + 1 : around.at]]
    area = around.mention.match
    if spot.mention.match.status is not MatchStatus.UNRESOLVED or area.point is None:
        return None
    if between not in (["in"], ["in", "the"]) or (area.radius_m or 0.0) > _SMALL_AREA_M:
        return None
    if spot.mention.mention.lower().startswith(("near ", "north ", "south ", "east ", "west ")):
        return None
    return replace(spot, mention=inside_of(spot.mention, around.mention), strong=True)


def _lies_in(tokens: Sequence[Token], spot: Spot, region: int) -> bool:
    """ "The posts that guard T3 in the far eastern countryside": what lies in it is the scene."""
    if not spot.scene or spot.destination or spot.home or spot.based or not spot.at:
        return False
    between = [t.low for t in tokens[spot.at + 1 : region]]
    while between and between[0] in _KIND_AND_COMMA:
        del between[0]  # "Al-Taybah town, in the eastern countryside"
    linked = between[:1] == ["in"] and len(between) <= _MAX_BETWEEN
    opens = tokens[spot.at - 1]
    named = opens.tag in (Tag.DET, Tag.WORD, Tag.THING) or opens.low in _SCENE_WORDS
    return linked and named and set(between) <= _IN_THE


def _of_its_region(spot: Spot, region: Spot) -> Spot | None:
    """ "Al-Taybah town, in the eastern countryside": of several, the one that lies there."""
    if spot.mention.match.status is not MatchStatus.AMBIGUOUS or not spot.scene:
        return None
    reach = 1.3 * (region.mention.match.radius_m or 0.0) + 20_000.0
    namesake = namesake_there(spot.mention, region.mention, reach)
    if namesake is None:
        return None
    return replace(spot, mention=replace(spot.mention, match=namesake), strong=True)


def _contradicted(tokens: Sequence[Token], spot: Spot, region: Spot) -> Spot | None:
    """ "Al-Misrab (Deir ez-Zor)", where only one near Damascus is known: refused."""
    one, other = spot.mention.match, region.mention.match
    if not spot.scene:
        return None  # "people from X, in Y": where they are from
    town = other.kind in ("city", "town")
    if not ((region.wide or town) and other.point) or (one.point and spot.wide):
        return None
    between = {t.low for t in tokens[spot.at + 1 : region.at]}
    if not between <= _LINKS or not (between & {"(", ",", "in"} or region.at == spot.at + 1):
        return None
    if not region.wide and "in" not in between:
        return None
    if one.point is None:
        return _of_its_region(spot, region)
    reach = PROVINCE_M if may_be_province(other) else 1.3 * (other.radius_m or 0.0) + 20_000.0
    if distance_m(one.point, other.point) <= reach:
        return None
    if (namesake := namesake_there(spot.mention, region.mention, reach)) is not None:
        return replace(spot, mention=replace(spot.mention, match=namesake), scene=True, strong=True)
    if not elsewhere(one, other):
        return None
    return Spot(not_there(spot.mention, region.mention), spot.at, scene=True, strong=True)


def _far_from_its_town(tokens: Sequence[Token], spot: Spot, town: Spot) -> bool:
    """ "Near a well and a checkpoint, in the town of X", where the well is only known elsewhere."""
    one, other = spot.mention.match, town.mention.match
    if not (spot.scene and town.scene) or not spot.mention.mention.lower().startswith("near "):
        return False
    if one.point is None or other.point is None or other.kind not in ("town", "village", "city"):
        return False
    between = tokens[spot.at + 1 : town.at]
    tail = [t.low for t in between[-3:] if t.tag is not Tag.DET][-2:]
    told = any(t.trigger is not None or t.tag in (Tag.CASUALTY, Tag.DATE) for t in between)
    if told or tail != [",", "in"]:
        return False
    return distance_m(one.point, other.point) > _FAR_OFF_M


def _owned_by(tokens: Sequence[Token], owner: int, at: int) -> bool:
    """ "In Deir ez-Zor's Al-Busayrah": the second stands where the first does."""
    if at - owner > 3:
        return False
    between = [t.low for t in tokens[owner + 1 : at]]
    return between in (["'", "s"], ["'s"], ["'"]) or (
        not between and tokens[owner].low.endswith("'s")
    )


def _listed_after(tokens: Sequence[Token], first: int, at: int) -> bool:
    return at == first + 2 and tokens[at - 1].low == "and"


def _is_home(tokens: Sequence[Token], at: int) -> bool:
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
    if link.tag is Tag.OF:
        return whose.tag in (Tag.PERSON, Tag.ORG) or whose.low in _COUNCILS
    served = len(before) > 3 and whose.tag is Tag.ORG and before[-3].tag in (Tag.DET, Tag.OF)
    return link.low == "in" and served and any(t.tag is Tag.PERSON for t in before[:-2])


def _judged(tokens: Sequence[Token], at: int, mention: PlaceMention) -> Spot:
    if tokens[at].low in _ENGLISH and mention.match.method is not MatchMethod.EXACT:
        return Spot(mention, at, scene=False, strong=False)  # "Green Village", no Al-Karin
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low.endswith(_DESCRIBING) or following.startswith(_FORCES):
        return Spot(mention, at, scene=False, strong=False)  # "a Damascus-affiliated officer"
    if "triangle" in {t.low for t in tokens[max(0, at - 6) : at]}:
        return Spot(mention, at, scene=False, strong=False)  # "the Homs-Hama-Raqqa triangle"
    if _is_label(tokens, at):
        return Spot(mention, at, scene=False, strong=False, label=True)
    if _of_a_land(tokens, at):
        return Spot(mention, at, scene=False, strong=False)
    before = _words_before(tokens, at)
    own = tokens[at].low.split()
    at_front = following in ("front", "fronts") and before[-2:] == ["on", "the"]
    if at_front:
        return Spot(mention, at, scene=True, strong=True)
    if _led_up(tokens, at):
        return Spot(mention, at, scene=False, strong=False)
    if (
        following in _AWAY
        or following in _BODIES_OF_MEN
        or any(
            t.low in _HOSPITALS and t.tag in (Tag.NAME, Tag.THING) for t in tokens[at + 1 : at + 3]
        )
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
    if before[-2:] == ["government", "of"]:
        return Spot(mention, at, scene=False, strong=False)
    if not route and (_moving(before) or not _STRETCHES.isdisjoint(before[-3:])):
        return Spot(mention, at, scene=False, strong=False)
    if "coded" in before[-_CODED:] and _BEFORE_CODED & set(before):
        return Spot(mention, at, scene=True, strong=True, coded=True)
    intake = before[-1:] == ["in"] and not _HOSPITALS.isdisjoint(before[-3:-1])
    if intake and not _RECEIVED.isdisjoint(t.low for t in tokens[at + 1 : at + 5]):
        return Spot(mention, at, scene=False, strong=False)  # "the hospital in X received ..."
    if before[-2:] == ["buried", "in"] or _at_hospital(before):
        return Spot(mention, at, scene=False, strong=False)
    if ("whose" in before and _HIT.isdisjoint(before)) or _has_seat(before):
        return Spot(mention, at, scene=False, strong=False)  # "whose headquarters are in Homs"
    if before[-1:] == ["in"] and not _RULERS.isdisjoint(before[-2:]):
        return Spot(mention, at, scene=False, strong=False)  # "the government in Damascus"
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
        or own[0] in _SCENE_WORDS
        or own[:2] == ["the", "area"]
        or not _SCENE_WORDS.isdisjoint(before[-3:])
        or route
    )
    return Spot(mention, at, scene=True, strong=strong)


def _based_near(before: Sequence[str]) -> bool:
    """ "Stationed in a base near X"."""
    at = next((i for i, low in enumerate(before) if low in _BASED), None)
    return at is not None and not _POSTS.isdisjoint(before[at:])


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
    near = tokens[max(0, at - _FAR) : at]
    after = next((i for i, t in enumerate(near) if t.low in ("after", "following")), None)
    if after is None or any(t.tag in (Tag.PUNCT, Tag.CASUALTY) for t in near[after:]):
        return False
    earlier = any(
        t.tag is Tag.DATE and t.low.endswith(("earlier", "before")) for t in tokens[at + 1 : at + 3]
    )
    return earlier and any(t.tag is Tag.THING and t.trigger is not None for t in near[after:])


def _names_a_body(tokens: Sequence[Token], at: int) -> bool:
    """ "A car of the Palmyra Electricity Company": the name of whom it belongs to."""
    for token in tokens[at + 1 : at + 4]:
        if not token.text[:1].isupper():
            return False
        if token.low in _ENTERPRISES:
            return True
    return False


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
    if quoted and tokens[at - 3].low in _SCENE_WORDS:
        at -= 1  # 'in the village of "X"'
    for token in reversed(tokens[max(0, at - 6) : at]):
        if token.tag in (Tag.PUNCT, Tag.PLACE, Tag.DATE):
            break
        words.append(token.low)
    return words[::-1]


def _has_seat(before: Sequence[str]) -> bool:
    """ "Which has its base in Palmyra"; not "attacked its base in Palmyra"."""
    if len(before) < 4 or before[-2] not in _SEATS or before[-3] not in _OWN:
        return False
    return not _HAS.isdisjoint(before[:-3])


def _at_hospital(before: Sequence[str]) -> bool:
    """ "Taken to hospitals in Palmyra"; not "an air strike on a hospital in Palmyra"."""
    return len(before) > 1 and before[-2] in _HOSPITALS and not _TREATED.isdisjoint(before)


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


def scene_of(
    spots: Sequence[Spot], kind: EventType
) -> tuple[PlaceMention | None, tuple[PlaceMention, ...]]:
    """The scene among a sentence's places (None: none said), and the other places of it.

    Of a troop movement it is where the troops go.
    """
    scenes = [s for s in spots if s.scene and s.mention.match.kind != "country"]
    if not scenes:
        return None, ()
    scenes = [s for s in scenes if s.coded and not s.wide] or scenes
    scenes = [s for s in scenes if not s.based] or scenes
    if any(s.strong and not s.home for s in scenes):
        scenes = [s for s in scenes if not s.home]
    goal = [s for s in scenes if s.destination and kind is EventType.TROOP_MOVEMENT]
    strong = goal or [s for s in scenes if s.strong] or scenes
    chosen = strong[0]
    for spot in strong[1:]:
        if spot.wide and not chosen.wide:
            continue  # "the countryside of Hajin east of Deir ez-Zor"
        if spot.at == chosen.at + 1 and not _is_smaller(chosen.mention.match, spot.mention.match):
            chosen = spot  # "Deir ez-Zor Al-Busayrah"
        elif spot.at == chosen.at + 1 and _on_its_road(chosen.mention, spot.mention):
            chosen = spot
    for spot in strong[1:]:
        if _tells_more(spot.mention.match, chosen.mention.match):
            chosen = spot
    for spot in scenes:
        if not spot.destination and _quarter_of(spot.mention.match, chosen.mention.match):
            chosen = spot
    others = tuple(s.mention for s in scenes if s is not chosen)
    return chosen.mention, others


def _quarter_of(quarter: PlaceMatch, city: PlaceMatch) -> bool:
    """ "Hit Al-Zahra, in the east of Homs": the quarter says more than its city."""
    if quarter.kind != "quarter" or city.kind != "city" or not (quarter.point and city.point):
        return False
    return distance_m(quarter.point, city.point) <= (city.radius_m or 0.0)


def _on_its_road(road: PlaceMention, spot: PlaceMention) -> bool:
    """ "On the Palmyra-Homs road near Arak": near Arak, not the middle of the road."""
    line = road.match.geometry_type is GeometryType.LINE
    placed = spot.match.point is not None and spot.match.geometry_type is not GeometryType.LINE
    return line and placed and spot.mention.lower().startswith("near ")


def _is_smaller(one: PlaceMatch, other: PlaceMatch) -> bool:
    """ "Al-Zahra district of Homs", "T4 base between Homs and Palmyra": the first says where."""
    known = one.status is MatchStatus.MATCHED and one.radius_m is not None
    return known and (one.radius_m or 0.0) < (other.radius_m or 0.0)


def _in_its_countryside(village: PlaceMatch, around: PlaceMatch) -> bool:
    """ "In the countryside of Hajin, on the village of X": the village, if it lies there."""
    if village.point is None or around.point is None:
        return False
    apart = distance_m(village.point, around.point)
    return village.admin1 == around.admin1 and apart <= 2 * (around.radius_m or 0.0)


def _tells_more(new: PlaceMatch, old: PlaceMatch) -> bool:
    """A smaller place inside a region that was named first."""
    if new.status is not MatchStatus.MATCHED:
        return False
    if old.status is not MatchStatus.MATCHED:
        return not is_wide(new)
    if new.point is None or old.point is None:
        return False
    new_r, old_r = new.radius_m or 0.0, old.radius_m or 0.0
    if may_be_province(old) and not is_wide(new):
        return distance_m(new.point, old.point) <= PROVINCE_M
    if old.kind == "countryside" and not is_wide(old) and new.kind in _SETTLED:
        return _in_its_countryside(new, old)
    return is_wide(old) and new_r < old_r and distance_m(new.point, old.point) <= old_r * 1.2
