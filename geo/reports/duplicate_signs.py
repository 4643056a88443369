"""What two incidents show for one event told twice, or for two events: signs, each with an amount.

A sign is left out where one of them doesn't say: an unknown number neither agrees nor differs.
Some things rule a pair out, whatever else agrees: days apart, an answer to the attack, victims of
another side, a raid against a mine.
"""

from __future__ import annotations

import datetime as dt
import math
from enum import StrEnum
from typing import Final

from geo.model import EventType, Incident, Party, PlaceMatch
from geo.places.that_side import is_aimed_at, is_direction
from geo.reports import duplicate_tolls as tolls
from geo.reports.duplicate_words import COMMON, hours, meet, named, planted, risen
from geo.reports.sides.parties import known_sides
from geo.reports.spots.nearness import distance_m
from geo.reports.vocabulary.kinds import FROM_AFAR


class Sign(StrEnum):
    """What speaks for one event or for two; the amounts are those of ``evidence``."""

    ANY_PAIR = "any pair that nothing rules out"
    SAME_TOLL = "the same number killed, the rarer the more"
    TOLLS_DIFFER = "the numbers killed differ (log of the ratio)"
    SAME_WOUNDED = "the same number wounded, the rarer the more"
    BOTH_LARGE = "both tolls are large and of one size: there are few such events"
    DAY_APART = "a day apart"
    ON_A_FRONT = "both are fights, or both shelling: a front has many in a day"
    GOES_ON = "a day apart, and of a kind that goes on for days"
    NIGHT_BETWEEN = "a day apart, and their words fit the night between"
    OTHER_HOURS = "other hours of one day"
    LENGTHS_DIFFER = "one is told of more days than the other (log2 of how many more)"
    UNDATED = "one is undated (half of log2 of the days that it may be of)"
    UNPLACED = "one has no place (half where it is as wide as a province)"
    TWO_AREAS = "two wide areas of different names (root of distance by size)"
    ELSEWHERE = "neither place lies within the other (log2 of how far, the less the rarer the toll)"
    NOBODY_NAMED = "neither says who attacked"
    VICTIMS_RENAMED = "victims called otherwise"
    WORDLESS = "one comes without a sentence, so that words can't agree"
    SAME_NAMED = "their words name the same kind of people, vehicle or site"
    OTHER_MEANS = "a bomb, shots, fire from afar or an abduction: not the same in both"


DAY: Final = dt.timedelta(days=1)
_ANY_DAY: Final = 6.0
"""Of ten years; a report's own day leaves four."""
_EXACT_M: Final = 6_000.0
"""How far an exact place may be off, and the radius of a place that says none."""
_ASIDE_M: Final = 2_000.0
"""Further apart, two exact places are two villages."""
_NEAR_M, _NEAR_SHARE = 300.0, 0.05
"""How far outside the wider place counts as near it, and the share of its radius on top: the edge
of a desert is known less well than that of a village."""
_BESIDE_M: Final = 20_000.0
"""Wider, another place of a report only says where its own lies."""
_AREA_M: Final = 15_000.0
"""From this radius on a place is an area of its own name."""
_AREAS_APART_M: Final = 10_000.0
_THAT_WAY_M: Final = 40_000.0
""" "East of Palmyra" may be said of what lies so much farther than it is drawn."""
_PROVINCE_M: Final = 100_000.0
_HALF: Final = 0.5
"""From this radius on a place holds so much of what happens in a day that it is half none."""
FREE_M: Final = 75_000.0
"""Nothing is told of two places that lie this much further apart than both are uncertain."""
_FOES: Final = (
    {Party.ISLAMIC_STATE, Party.GOVERNMENT},
    {Party.ISLAMIC_STATE, Party.SDF},
    {Party.ISLAMIC_STATE, Party.COALITION},
    {Party.GOVERNMENT, Party.SDF},
    {Party.GOVERNMENT, Party.COALITION},
)
"""Nobody takes the dead of the one for the other's. All else is told: state media call soldiers
civilians, who strikes calls civilians terrorists, who works for a force is its own or a civilian,
and militias are the army's or nobody's."""
_FOUGHT: Final = frozenset((EventType.CLASH, EventType.ARMED_ATTACK, EventType.AMBUSH))
_GOES_ON: Final = frozenset((EventType.SHELLING, EventType.CLASH))
PARTNERS: Final = {Party.SDF, Party.COALITION}
"""They raid together; one outlet names the one, another the other."""
_LOYAL: Final = {Party.GOVERNMENT, Party.OTHER_ARMED}
"""Loyal tribesmen are told as either."""
_CONFUSED: Final = (PARTNERS, _LOYAL)
_HIT_AS_ONE: Final = ({Party.CIVILIAN, Party.ISLAMIC_STATE}, PARTNERS)
_EASILY: Final = 0.5
"""Whom a raid hit is a civilian to one outlet and a cell's man to the other; of a joint patrol one
tells of its own men."""
_ASSAULTS: Final = frozenset(
    (EventType.SUICIDE_ATTACK, EventType.CLASH, EventType.ARMED_ATTACK, EventType.AMBUSH)
)
"""Who storms a post may begin with a man who blows himself up."""
_BOMB: Final = frozenset((EventType.EXPLOSIVE, EventType.SUICIDE_ATTACK))
_MEANS: Final = (FROM_AFAR, _BOMB, frozenset((EventType.ABDUCTION,)))
_FAMILIES: Final = (
    frozenset(
        (
            EventType.AMBUSH,
            EventType.ARMED_ATTACK,
            EventType.CLASH,
            EventType.EXPLOSIVE,
            EventType.SUICIDE_ATTACK,
            EventType.ASSASSINATION,
            EventType.EXECUTION,
            EventType.OTHER,
        )
    ),
    frozenset((EventType.AIR_STRIKE, EventType.SHELLING, EventType.OTHER)),
    frozenset((EventType.SHELLING, EventType.ARMED_ATTACK, EventType.AMBUSH)),
    frozenset((EventType.RAID, EventType.CLASH, EventType.ARMED_ATTACK, EventType.AIR_STRIKE)),
    frozenset(
        (
            EventType.ABDUCTION,
            EventType.EXECUTION,
            EventType.ARMED_ATTACK,
            EventType.ASSASSINATION,
        )
    ),
)
_EVERYWHERE: Final = 0.5
"""Every other attack is on a post or on shepherds: that both are says less than that both are on
a bus."""


def evidence(a: Incident, b: Incident) -> dict[Sign, float] | None:
    """The signs that two incidents show, and how much of each; None where one rules them out.

    An incident without a day, a place, a number or a side shows no sign of it.
    """
    signs = {Sign.ANY_PAIR: 1.0}
    for shown_by in (_kinds, _days, _places, _sides, _tolls, _words):
        shown = shown_by(a, b)
        if shown is None:
            return None
        signs.update(shown)
    return signs


def span(incident: Incident) -> tuple[dt.date, dt.date] | None:
    """Its days; of an undated one the days before its first report."""
    if incident.date is not None:
        return incident.date, incident.date_end or incident.date
    published = [c.published for c in incident.claims if c.published is not None]
    return (min(published) - 3 * DAY, min(published)) if published else None


def _days(a: Incident, b: Incident) -> dict[Sign, float] | None:
    one, two = span(a), span(b)
    if one is None or two is None:
        return {Sign.UNDATED: _ANY_DAY}
    gap = (max(one[0], two[0]) - min(one[1], two[1])).days
    if gap > 1:
        return None
    if gap == 1:
        goes_on = a.event_type is b.event_type and a.event_type in _GOES_ON
        night = _night_between(a, b)
        signs = {Sign.DAY_APART: 1.0} | ({Sign.GOES_ON: 1.0} if goes_on else {})
        return signs | ({Sign.NIGHT_BETWEEN: 1.0} if night else {})
    if a.date is None or b.date is None:
        return {Sign.UNDATED: 1.0}  # the days before a report are none that it tells of
    longer = abs((one[1] - one[0]).days - (two[1] - two[0]).days)
    if longer > 1:  # a night has two days
        return {Sign.LENGTHS_DIFFER: math.log2(longer)}
    return {} if meet(hours(a), hours(b), 0) else {Sign.OTHER_HOURS: 1.0}


def _night_between(a: Incident, b: Incident) -> bool:
    """Of two incidents a day apart: whether what they say of the hour fits one night."""
    if a.date is None or b.date is None:
        return False
    earlier, later = (a, b) if a.date < b.date else (b, a)
    return meet(hours(earlier), hours(later), 1)


def _places(a: Incident, b: Incident) -> dict[Sign, float] | None:
    compared = places_compared(a, b)
    if compared is None:
        return {Sign.UNPLACED: 1.0}
    apart, radii = _apart_m(*compared), [_radius_m(place) for place in compared]
    if apart > sum(radii) + FREE_M:
        return None
    if max(radii) >= _PROVINCE_M:
        return {Sign.UNPLACED: _HALF}
    signs = {}
    if apart > _AREAS_APART_M and min(radii) >= _AREA_M:
        signs[Sign.TWO_AREAS] = math.sqrt(apart / (max(radii) + _EXACT_M))
    if outside := _outside_m(*compared):
        far = math.log2(1 + outside / (_NEAR_M + _NEAR_SHARE * max(radii)))
        signs[Sign.ELSEWHERE] = far * tolls.commonness(a, b)
    return signs


def places_compared(a: Incident, b: Incident) -> tuple[PlaceMatch, PlaceMatch] | None:
    """The places of both, or of one and what the other names beside its own, where that is nearer;
    None where one has no place."""
    here, there = a.place.match, b.place.match
    if here.point is None or there.point is None:
        return None
    beside = [(here, other) for other in _named_beside(b)]
    beside += [(other, there) for other in _named_beside(a)]
    if not beside:
        return here, there
    return min(((here, there), *beside), key=lambda pair: _outside_m(*pair))


def _named_beside(incident: Incident) -> list[PlaceMatch]:
    matches = (other.match for other in incident.other_places)
    return [m for m in matches if m.point is not None and _radius_m(m) <= _BESIDE_M]


def _outside_m(one: PlaceMatch, other: PlaceMatch) -> float:
    """How far neither lies within the other."""
    apart = _apart_m(one, other)
    if apart <= _THAT_WAY_M and (_lies_that_way(one, other) or _lies_that_way(other, one)):
        return 0.0
    return max(0.0, apart - max(_ASIDE_M, _radius_m(one), _radius_m(other)))


def _lies_that_way(way: PlaceMatch, place: PlaceMatch) -> bool:
    """ "East of Palmyra", and at the T3 station, which lies that way."""
    if place.point is None or not is_direction(way):
        return False
    return is_aimed_at(place.point, _radius_m(place), way)


def apart_m(a: Incident, b: Incident) -> float | None:
    """Metres between them; None where one has no place."""
    compared = places_compared(a, b)
    return None if compared is None else _apart_m(*compared)


def _apart_m(one: PlaceMatch, other: PlaceMatch) -> float:
    return distance_m(one.point, other.point) if one.point and other.point else math.inf


def _radius_m(place: PlaceMatch) -> float:
    return place.radius_m or _EXACT_M


def _tolls(a: Incident, b: Incident) -> dict[Sign, float]:
    if other_way_round(a, b) and not {*a.victims} & {*b.victims}:
        return {}  # each counts the other's dead
    one, two = a.killed.total, b.killed.total
    signs = {
        Sign.SAME_TOLL: tolls.same(one, two),
        Sign.SAME_WOUNDED: tolls.same(*tolls.wounded(a, b), common=2),
    }
    if one is not None and two is not None:
        apart = tolls.apart(one, two)
        if 0 in (one.min, two.min) or risen(a if one.min > two.min else b):
            apart /= 2  # "no casualties" is often a first word; the other may be the last
        if apart:
            signs[Sign.TOLLS_DIFFER] = apart
        if large := tolls.largeness(one, two, apart):
            signs[Sign.BOTH_LARGE] = large
    return signs


def _sides(a: Incident, b: Incident) -> dict[Sign, float] | None:
    if other_way_round(a, b):
        return {}
    named = attackers(a, b)
    if len(named) > 1 and not _disputed(a, b):
        return None
    mine, theirs = known_sides(a.victims), known_sides(b.victims)
    if any({one, other} in _FOES for one in mine - theirs for other in theirs - mine):
        return None  # also the army's fight with the group, and the SDF's with it
    signs = {} if named else {Sign.NOBODY_NAMED: 1.0}
    if mine and theirs and not mine & theirs:
        signs[Sign.VICTIMS_RENAMED] = _EASILY if mine | theirs in _HIT_AS_ONE else 1.0
    return signs


def other_way_round(a: Incident, b: Incident) -> bool:
    """A clash told from either side: each names the other as the attacker, the one or the other
    as an attack on its own. One of them may leave open whom it hit, or both count the same dead.
    Or both name one attacker, and one counts his dead only, as who beat him off does."""
    kinds = {a.event_type, b.event_type}
    if EventType.CLASH not in kinds or not kinds <= _FOUGHT:
        return False
    mine, theirs = known_sides(a.victims), known_sides(b.victims)
    if a.attacker is b.attacker:
        return mine != theirs and {a.attacker} in (mine, theirs)
    if mine and mine == theirs and mine <= {a.attacker, b.attacker}:
        return True
    one, other = _is_among(a.attacker, theirs), _is_among(b.attacker, mine)
    return (one or other) and (one or not theirs) and (other or not mine)


def _is_among(attacker: Party | None, sides: set[Party]) -> bool:
    """Loyal tribesmen are the army's to the one side and nobody's to the other."""
    return attacker in sides or any({attacker, side} == _LOYAL for side in sides)


def _disputed(a: Incident, b: Incident) -> bool:
    """Two attackers named: still one event where nobody saw who flew, or where they are easily
    taken for each other; never where the one strikes back at the other, as foes do with shells."""
    named, shelled = {a.attacker, b.attacker}, EventType.SHELLING in (a.event_type, b.event_type)
    strikes_back = a.attacker in b.victims or b.attacker in a.victims  # his own dead are no answer
    if strikes_back or (shelled and named in _FOES):
        return False
    from_the_air = {a.event_type, b.event_type} <= FROM_AFAR and a.date == b.date
    flown = named <= {Party.COALITION, Party.OTHER_ARMED}
    return from_the_air or flown or named in _CONFUSED


def attackers(a: Incident, b: Incident) -> set[Party]:
    """Who is named as the attacker in either."""
    return known_sides([i.attacker for i in (a, b) if i.attacker is not None])


def _words(a: Incident, b: Incident) -> dict[Sign, float]:
    if not all(any(claim.sentence for claim in i.claims) for i in (a, b)):
        return {Sign.WORDLESS: 1.0}
    shared = named(a) & named(b)
    if not shared:
        return {}
    return {Sign.SAME_NAMED: _EVERYWHERE if shared <= COMMON else 1.0}


def _kinds(a: Incident, b: Incident) -> dict[Sign, float] | None:
    if a.event_type is b.event_type:
        return {Sign.ON_A_FRONT: 1.0} if a.event_type in _GOES_ON else {}
    alike = any(a.event_type in f and b.event_type in f for f in _FAMILIES)
    from_the_air = _blast_from_the_air(a, b)
    if not alike and not from_the_air:
        return None
    return {Sign.OTHER_MEANS: 1.0} if _by_other_means(a, b) and not from_the_air else {}


def _by_other_means(a: Incident, b: Incident) -> bool:
    if {a.event_type, b.event_type} <= _ASSAULTS or any(map(_taken_and_killed, (a, b))):
        return False
    return any((a.event_type in kinds) is not (b.event_type in kinds) for kinds in _MEANS)


def _taken_and_killed(incident: Incident) -> bool:
    """Another outlet may tell of the killing alone."""
    killed = incident.killed.total
    return incident.event_type is EventType.ABDUCTION and killed is not None and killed.min > 0


def _blast_from_the_air(a: Incident, b: Incident) -> bool:
    """A blast of which nobody says whose it was may be the strike that the other tells of, unless
    what went off had been planted."""
    strikes = [i for i in (a, b) if i.event_type is EventType.AIR_STRIKE]
    blasts = [i for i in (a, b) if i.event_type is EventType.EXPLOSIVE]
    whose = known_sides([i.attacker for i in blasts if i.attacker])
    return bool(strikes and blasts) and not whose and not any(map(planted, blasts))
