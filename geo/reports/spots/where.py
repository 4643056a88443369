"""Which of a sentence's places may be the scene, and which are only named along the way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.model import EventType, MatchStatus, PlaceMatch, PlaceMention
from geo.places.unlisted import outside_district
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.hints import is_verb
from geo.reports.spots.around import SCENE_WORDS, Around
from geo.reports.spots.nearness import LIVED_IN, PROVINCE_M, distance_m, elsewhere, may_be_province
from geo.reports.spots.spot import Spot
from geo.reports.spots.spot_cues import SPOT_CUES, judged
from geo.reports.spots.unplaced import (
    between_unknown,
    goes_on_unknown,
    inside_of,
    named_with_region,
    not_there,
    part_of_unknown,
    unknown_before,
)
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_LINKS: Final = frozenset(
    "( , in of the rural countryside governorate province village town city area district".split()
)
"""What may stand between a place and the region it is said to lie in."""
_IN_THE: Final = frozenset("in the far deep".split())
_ASIDE_OF: Final = ("north of ", "south of ", "east of ", "west of ", "northeast of ",
                    "northwest of ", "southeast of ", "southwest of ")  # fmt: skip
_DISTRICTS: Final = frozenset(("district", "subdistrict"))
_IN_TOWNS: Final = frozenset(
    """street square road hospital school mosque market roundabout bridge quarter neighbourhood
    neighborhood suburb checkpoint camp prison""".split()
)
"""What stands in a town, and is no village by it."""
_MAX_BETWEEN: Final = 3
_KIND_AND_COMMA: Final = frozenset(("town", "village", "city", "district", "area", ","))
_SMALL_AREA_M: Final = 15_000.0
_FAR_OFF_M: Final = 25_000.0
_TO_AS: Final = 14
_GOES_ON: Final = frozenset(
    """steps stepped intensifies intensified continues continued escalates escalated struggles
    widens keeps presses pressed""".split()
)
_KILLED: Final = (Form.ACTIVE, Form.PARTICIPLE)
_TO_WHERE: Final = 8
_TO_DEED: Final = 12
_COUNCILS: Final = frozenset(
    ("council", "municipal council", "civil council", "local council", "municipality", "police")
)
_OFFICES: Final = frozenset(("branch", "office", "council", "directorate", "department", "bureau"))


def spots_of(clause: Clause, mentions: Sequence[PlaceMention]) -> list[Spot]:
    """The clause's places in order, each judged by the words around it."""
    tokens = clause.tokens
    found: list[Spot] = []
    places = clause.at[Tag.PLACE]
    cues = SPOT_CUES.cues_for(clause.all_words) if places else []
    for at in places:
        spot = judged(Around(clause, at, mentions[tokens[at].index]), cues)
        if found:
            _go_on_as_before(tokens, found[-1], spot)
        spot = _by_what_follows(clause, spot, found)
        spot.home = spot.scene and is_home(tokens, at)
        if spot.scene:
            spot = _as_it_is_named(tokens, spot)
            _take_unknown_before(tokens, spot, found)
        if found:
            found[-1] = _by_the_next(tokens, found[-1], spot)
        found.append(spot)
    if len(found) > 1:
        _leave_to_the_deed(tokens, found)
        _leave_to_the_dead(tokens, found)
    return found


def _go_on_as_before(tokens: Sequence[Token], before: Spot, spot: Spot) -> None:
    """ "Deir ez-Zor's Al-Busayrah", "taken to hospitals in Palmyra and Homs"."""
    if spot.scene and _owned_by(tokens, before.at, spot.at):
        spot.strong = before.strong
    if not before.scene and _listed_after(tokens, before.at, spot.at):
        spot.scene = False


def _by_what_follows(clause: Clause, spot: Spot, found: Sequence[Spot]) -> Spot:
    """Where those told of went, if it happened there; and no scene where it only goes on."""
    tokens, at = clause.tokens, spot.at
    if (spot.destination or not spot.scene) and _happened_there(tokens, at):
        spot = Spot(spot.mention, at, scene=True, strong=True)
        for earlier in found:
            earlier.strong = False  # "east of X, troops withdrew to Y, where two were killed"
    if spot.scene and "as" in clause.words and _of_the_setting(tokens, at):
        return Spot(spot.mention, at, scene=True, strong=False, way=True)
    return spot


def _as_it_is_named(tokens: Sequence[Token], spot: Spot) -> Spot:
    """The scene by its whole name: a part of what is unknown, or a place with its region."""
    at = spot.at
    if (part := part_of_unknown(tokens, at, spot.mention)) is not None:
        spot = Spot(part, at, scene=True, strong=True)
    if (whole := goes_on_unknown(tokens, at, spot.mention)) is not None:
        spot = Spot(whole, at, scene=True, strong=True)
    if (between := between_unknown(tokens, at, spot.mention)) is not None:
        spot = Spot(between, at, scene=True, strong=True)
    bounds = spot.wide or _is_around_a_town(spot.mention.match)
    if bounds and (inner := named_with_region(spot.mention)) is not None:
        spot = Spot(inner, at, scene=True, strong=True)
    return spot


def _is_around_a_town(match: PlaceMatch) -> bool:
    """A district, a plain or the countryside of a town: no answer to where a village of it lies."""
    if match.kind == "area" and match.place_id is not None:
        return (match.radius_m or 0.0) > _FAR_OFF_M
    countryside = match.kind == "countryside" and match.place_id is None
    return (countryside or match.kind in _DISTRICTS) and (match.radius_m or 0.0) > _SMALL_AREA_M


def _take_unknown_before(tokens: Sequence[Token], spot: Spot, found: list[Spot]) -> None:
    """ "Rasm al-Kum, eastern Homs": the unknown name is where it happened."""
    if not (spot.wide or _is_its_town(tokens, spot)) or spot.mention.match.kind == "country":
        return
    unknown = unknown_before(tokens, spot.at, spot.mention)
    if unknown is not None:
        found.append(Spot(unknown, spot.at, scene=True, strong=True))
        spot.strong = False


def _is_its_town(tokens: Sequence[Token], town: Spot) -> bool:
    """ "In X (Palmyra, Homs)", "in X, Palmyra", "in X in the Palmyra district": the town or the
    district of whose villages X may be one."""
    if town.mention.match.kind in _DISTRICTS or _is_around_a_town(town.mention.match):
        return True
    if town.at < 2 or town.mention.match.kind not in LIVED_IN:
        return False
    before = tokens[town.at - 1].text
    return before == "(" or (before == "," and tokens[town.at - 2].low not in _IN_TOWNS)


def _by_the_next(tokens: Sequence[Token], spot: Spot, following: Spot) -> Spot:
    """What the place behind it says of a place: its region, its town, or another than known."""
    if following.wide and following.strong and _lies_in(tokens, spot, following.at):
        spot.strong = True
    if spot.strong and following.strong and _told_closer(tokens, spot, following):
        spot.strong = False
    if _far_from_its_town(tokens, spot, following):
        spot.scene = False
    spot = _contradicted(tokens, spot, following) or spot
    return _unknown_within(tokens, spot, following) or spot


def _told_closer(tokens: Sequence[Token], spot: Spot, following: Spot) -> bool:
    """ "North of Al-Tabqa, in Al-Jarniyah": in the second."""
    between = [t.low for t in tokens[spot.at + 1 : following.at]]
    aside = tokens[spot.at].low.startswith(_ASIDE_OF) and between == [",", "in"]
    return aside and not following.wide


def _leave_to_the_dead(tokens: Sequence[Token], spots: Sequence[Spot]) -> None:
    """ "Began an offensive near X and killed 50 at posts in Y": they died in Y."""
    for spot in spots[:-1]:
        behind = next((s for s in spots if s.at > spot.at and s.scene and s.strong), None)
        if behind is None or not spot.scene or behind.wide or spot.wide:
            continue
        between = itertools.pairwise(tokens[spot.at : behind.at])
        if any(a.low == "and" and b.form in _KILLED and b.harm for a, b in between):
            spot.strong = False


def _leave_to_the_deed(tokens: Sequence[Token], spots: Sequence[Spot]) -> None:
    """ "The army in Palmyra shelled hideouts in Jabal al-Amour": the first says whose army."""
    deed = next((i for i, t in enumerate(tokens) if t.trigger or t.tag is Tag.CASUALTY), None)
    if deed is None:
        return
    behind = [s for s in spots if s.at > deed and s.scene and s.strong and not s.wide]
    if not any(not (s.home or s.based or s.destination or s.way) for s in behind):
        return
    for spot in spots:
        if spot.at < deed and spot.scene and not _opens_with(tokens, spot.at):
            spot.home = True


def _opens_with(tokens: Sequence[Token], at: int) -> bool:
    """ "In X, gunmen ...", "Near the town of X a mine ...": said of all that follows."""
    lead = [t for t in tokens[: at + 1] if t.tag not in (Tag.DATE, Tag.PUNCT, Tag.CONJ)]
    first = lead[0] if lead else tokens[at]
    return first is tokens[at] or first.low in SCENE_WORDS or first.tag is Tag.PREP


def _of_the_setting(tokens: Sequence[Token], at: int) -> bool:
    """ "Killed in an ambush on Monday, as the group steps up its insurgency in X"."""
    near = range(at - 1, max(0, at - _TO_AS), -1)
    as_at = next((i for i in near if tokens[i].low == "as" and tokens[i - 1].low == ","), 0)
    if not as_at or not has_tag(tokens[:as_at], Tag.CASUALTY):
        return False
    said = {t.low for t in tokens[as_at:at]}
    told = any(t.tag is Tag.CASUALTY or (t.trigger and is_verb(t)) for t in tokens[as_at:at])
    return not told and not said.isdisjoint(_GOES_ON)


def _happened_there(tokens: Sequence[Token], at: int) -> bool:
    """ "Withdrew to the base, where three helicopters were hit": the event's place."""
    ahead = tokens[at + 1 : at + _TO_WHERE]
    where = next((i for i, t in enumerate(ahead) if t.low == "where"), 0)
    if not where or ahead[where - 1].low != "," or has_tag(ahead[:where], Tag.CASUALTY):
        return False
    if any(t.trigger not in (None, EventType.TROOP_MOVEMENT) for t in tokens[:at]):
        return False
    behind = tokens[at + 1 + where : at + 1 + where + _TO_DEED]
    return any(t.trigger is not None and is_verb(t) for t in behind)


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
    named = opens.tag in (Tag.DET, Tag.WORD, Tag.THING) or opens.low in SCENE_WORDS
    return linked and named and set(between) <= _IN_THE


def _contradicted(tokens: Sequence[Token], spot: Spot, region: Spot) -> Spot | None:
    """ "Al-Misrab (Deir ez-Zor)", where only one near Damascus is known: refused."""
    one, other = spot.mention.match, region.mention.match
    if not spot.scene:
        return None  # "people from X, in Y": where they are from
    district = other.kind in _DISTRICTS
    large = region.wide or district or other.kind in ("city", "town")
    if not (large and other.point) or (one.point and spot.wide):
        return None
    between = {t.low for t in tokens[spot.at + 1 : region.at]}
    if not between <= _LINKS or not (between & {"(", ",", "in"} or region.at == spot.at + 1):
        return None
    if not region.wide and not (between & {"(", "in"} or _ends_there(tokens, region.at)):
        return None
    if one.point is None:
        return None
    reach = PROVINCE_M if may_be_province(other) else 1.3 * (other.radius_m or 0.0) + 20_000.0
    reach = 1.3 * (other.radius_m or 0.0) if district else reach
    if district and not outside_district(one, other):
        return None
    if not district and distance_m(one.point, other.point) <= reach + (one.radius_m or 0.0):
        return None
    if not (district or elsewhere(one, other)):
        return None
    return Spot(not_there(spot.mention, region.mention), spot.at, scene=True, strong=True)


def _ends_there(tokens: Sequence[Token], at: int) -> bool:
    """ "X village, Manbij." or "X, Manbij, Aleppo", and no "X, Manbij and Y"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.low in (".", ";", ":", ")"):
        return True
    after = tokens[at + 2 : at + 4]
    return behind.low == "," and not has_tag(after, Tag.CONJ)


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


def is_home(tokens: Sequence[Token], at: int) -> bool:
    """ "The mayor of Hajin", "the Palmyra garrison", "a member of the police in Salamiyah"."""
    before = tokens[max(0, at - 5) : at]
    if len(before) < 2 or at + 1 == len(tokens):
        return False
    near = " near " in tokens[at].low  # "workers of the field near X": there they may be hit
    if before[-1].low == "the" and len(before) > 2 and not near:
        before = before[:-1]  # "a farmer of the town of X", "workers of the Y field"
    link, whose = before[-1], before[-2]
    if link.low == "in" and whose.low in _OFFICES:
        return has_tag(tokens[max(0, at - 8) : at - 2], Tag.PERSON)
    if link.tag is Tag.OF:
        return whose.tag in (Tag.PERSON, Tag.ORG) or whose.low in _COUNCILS
    served = len(before) > 3 and whose.tag is Tag.ORG and before[-3].tag in (Tag.DET, Tag.OF)
    return link.low == "in" and served and has_tag(before[:-2], Tag.PERSON)
