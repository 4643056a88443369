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

from geo.model import EventType, Incident, Party
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
    UNCOUNTED = "numbers, but none killed or wounded that both give"
    DAY_APART = "a day apart"
    ON_A_FRONT = "both are fights, or both shelling: a front has many in a day"
    GOES_ON = "a day apart, and of a kind that goes on for days"
    NIGHT_BETWEEN = "a day apart, and their words fit the night between"
    OTHER_HOURS = "other hours of one day"
    LENGTHS_DIFFER = "one is told of more days than the other (log2 of the days)"
    UNDATED = "one is undated: of any of the days before its report"
    UNPLACED = "one has no place (half where it is as wide as a province)"
    TWO_AREAS = "two wide areas of different names (distance by size)"
    FAR = "further apart than both are uncertain (log2 of the ratio)"
    ELSEWHERE = "neither place lies within the other (the more the smaller the tolls)"
    VICTIMS_RENAMED = "victims called otherwise"
    WORDLESS = "one comes without a sentence, so that words can't agree"
    SAME_NAMED = "their words name the same kind of people, vehicle or site"
    OTHER_MEANS = "a bomb, shots, fire from afar or an abduction: not the same in both"


DAY: Final = dt.timedelta(days=1)
_EXACT_M: Final = 6_000.0
"""How far an exact place may be off, and the radius of a place that says none."""
_ASIDE_M: Final = 2_000.0
"""Further apart, two exact places are two villages."""
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
_CONFUSED: Final = (PARTNERS, {Party.GOVERNMENT, Party.OTHER_ARMED})
"""Loyal tribesmen are told as either."""
_HIT_AS_ONE: Final = ({Party.CIVILIAN, Party.ISLAMIC_STATE}, PARTNERS)
_EASILY: Final = 0.5
"""Whom a raid hit is a civilian to one outlet and a cell's man to the other; of a joint patrol one
tells of its own men."""
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
    frozenset((EventType.ABDUCTION, EventType.EXECUTION, EventType.ARMED_ATTACK)),
)
_EVERYWHERE: Final = 0.5
"""Every other attack is on a post or a car: that both are says less than that both are on a bus."""


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
        return None
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
    if longer:
        return {Sign.LENGTHS_DIFFER: math.log2(1 + longer)}
    return {} if meet(hours(a), hours(b), 0) else {Sign.OTHER_HOURS: 1.0}


def _night_between(a: Incident, b: Incident) -> bool:
    """Of two incidents a day apart: whether what they say of the hour fits one night."""
    if a.date is None or b.date is None:
        return False
    earlier, later = (a, b) if a.date < b.date else (b, a)
    return meet(hours(earlier), hours(later), 1)


def _places(a: Incident, b: Incident) -> dict[Sign, float] | None:
    apart = apart_m(a, b)
    if apart is None:
        return {Sign.UNPLACED: 1.0}
    radii = [i.place.match.radius_m or _EXACT_M for i in (a, b)]
    if apart > sum(radii) + FREE_M:
        return None
    if max(radii) >= _PROVINCE_M:
        return {Sign.UNPLACED: _HALF}
    if apart <= _THAT_WAY_M and (_lies_that_way(a, b) or _lies_that_way(b, a)):
        return {}
    signs = {}
    reach = sum(radii) + _EXACT_M
    if apart > reach:
        signs[Sign.FAR] = math.log2(apart / reach)
    if apart > _AREAS_APART_M and min(radii) >= _AREA_M:
        signs[Sign.TWO_AREAS] = min(apart / (max(radii) + _EXACT_M), 3.0)
    if apart > max(_ASIDE_M, *radii):
        signs[Sign.ELSEWHERE] = tolls.commonness(a, b)
    return signs


def _lies_that_way(incident: Incident, other: Incident) -> bool:
    """ "East of Palmyra", and at the T3 station, which lies that way."""
    way, place = incident.place.match, other.place.match
    if place.point is None or not is_direction(way):
        return False
    return is_aimed_at(place.point, place.radius_m or _EXACT_M, way)


def apart_m(a: Incident, b: Incident) -> float | None:
    """Metres between them; None where one has no place."""
    here, there = a.place.match.point, b.place.match.point
    return None if here is None or there is None else distance_m(here, there)


def _tolls(a: Incident, b: Incident) -> dict[Sign, float]:
    if other_way_round(a, b) and not {*a.victims} & {*b.victims}:
        return {}  # each counts the other's dead
    one, two = a.killed.total, b.killed.total
    signs = {
        Sign.SAME_TOLL: tolls.same(one, two),
        Sign.SAME_WOUNDED: tolls.same(*tolls.wounded(a, b), common=2),
    }
    if None in tolls.counted_by_both(a, b) and not tolls.uncounted(a, b):
        signs[Sign.UNCOUNTED] = 1.0
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
    if not mine or not theirs or mine & theirs:
        return {}
    return {Sign.VICTIMS_RENAMED: _EASILY if mine | theirs in _HIT_AS_ONE else 1.0}


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
    told = a.attacker in theirs or b.attacker in mine
    return told and (a.attacker in theirs or not theirs) and (b.attacker in mine or not mine)


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
    apart = any((a.event_type in kinds) is not (b.event_type in kinds) for kinds in _MEANS)
    return {Sign.OTHER_MEANS: 1.0} if apart and not from_the_air else {}


def _blast_from_the_air(a: Incident, b: Incident) -> bool:
    """A blast of which nobody says whose it was may be the strike that the other tells of, unless
    what went off had been planted."""
    strikes = [i for i in (a, b) if i.event_type is EventType.AIR_STRIKE]
    blasts = [i for i in (a, b) if i.event_type is EventType.EXPLOSIVE]
    whose = known_sides([i.attacker for i in blasts if i.attacker])
    return bool(strikes and blasts) and not whose and not any(map(planted, blasts))
