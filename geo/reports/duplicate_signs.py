"""What two incidents show for one event told twice, or for two events: signs, each with an amount.

A sign is left out where one of them doesn't say: an unknown number neither agrees nor differs.
Some things rule a pair out, whatever else agrees: days apart, an answer to the attack, victims of
another side, a raid against a mine.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from geo.model import Count, CountRange, EventType, Incident, Party
from geo.reports.spots.nearness import distance_m


class Sign(StrEnum):
    """What speaks for one event or for two; the amounts are those of ``evidence``."""

    ANY_PAIR = "any pair that nothing rules out"
    SAME_TOLL = "the same number killed, the rarer the more"
    TOLLS_DIFFER = "the numbers killed differ (log of the ratio)"
    SAME_WOUNDED = "the same number wounded, the rarer the more"
    BOTH_LARGE = "both tolls are large: there are few such events (log2 of how large)"
    UNCOUNTED = "numbers, but none killed or wounded that both give"
    DAY_APART = "a day apart"
    GOES_ON = "a day apart, and of a kind that goes on for days"
    LENGTHS_DIFFER = "one is told of more days than the other (log2 of the days)"
    UNDATED = "one is undated: of any of the days before its report"
    TWO_AREAS = "two wide areas of different names (distance by size)"
    FAR = "further apart than both are uncertain (log2 of the ratio)"
    SMALL_ELSEWHERE = "both tolls are small, and neither place lies within the other"
    NO_ATTACKER = "neither names an attacker"
    VICTIMS_RENAMED = "victims called otherwise"
    OTHER_MEANS = "a bomb, shots or fire from afar: not the same in both"
    NOTHING_IN_COMMON = "other words for the kind, no number given by both, no attacker"


DAY: Final = dt.timedelta(days=1)
_EXACT_M: Final = 6_000.0
"""How far an exact place may be off, and the radius of a place that says none."""
_ASIDE_M: Final = 2_000.0
"""Further apart, two exact places are two villages."""
_AREA_M: Final = 15_000.0
"""From this radius on a place is an area of its own name."""
_AREAS_APART_M: Final = 10_000.0
_FREE_M: Final = 75_000.0
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
_AIR: Final = frozenset((EventType.AIR_STRIKE, EventType.SHELLING))
_BOMB: Final = frozenset((EventType.EXPLOSIVE, EventType.SUICIDE_ATTACK))
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
    frozenset((EventType.SHELLING, EventType.ARMED_ATTACK)),
    frozenset((EventType.RAID, EventType.CLASH, EventType.ARMED_ATTACK, EventType.AIR_STRIKE)),
    frozenset((EventType.ABDUCTION, EventType.EXECUTION, EventType.ARMED_ATTACK)),
)
_MANY: Final = 6
"""That larger tolls are rarer still is told by ``BOTH_LARGE``."""
_FEW: Final = 5
"""Smaller tolls are counted, not estimated: two of them that differ are two events' as likely."""
_LARGEST: Final = 40
"""Events with more dead are no rarer than this."""


def evidence(a: Incident, b: Incident) -> dict[Sign, float] | None:
    """The signs that two incidents show, and how much of each; None where one rules them out.

    An incident without a day, a place, a number or a side shows no sign of it.
    """
    signs = {Sign.ANY_PAIR: 1.0}
    for shown_by in (_kinds, _days, _places, _sides, _tolls):
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
        return {Sign.DAY_APART: 1.0} | ({Sign.GOES_ON: 1.0} if goes_on else {})
    if a.date is None or b.date is None:
        return {Sign.UNDATED: 1.0}  # the days before a report are none that it tells of
    longer = abs((one[1] - one[0]).days - (two[1] - two[0]).days)
    return {Sign.LENGTHS_DIFFER: math.log2(1 + longer)} if longer else {}


def _places(a: Incident, b: Incident) -> dict[Sign, float] | None:
    apart = apart_m(a, b)
    if apart is None:
        return {}
    radii = [i.place.match.radius_m or _EXACT_M for i in (a, b)]
    if apart > sum(radii) + _FREE_M:
        return None
    signs = {}
    reach = sum(radii) + _EXACT_M
    if apart > reach:
        signs[Sign.FAR] = math.log2(apart / reach)
    if apart > _AREAS_APART_M and min(radii) >= _AREA_M:
        signs[Sign.TWO_AREAS] = min(apart / (max(radii) + _EXACT_M), 3.0)
    if apart > max(_ASIDE_M, *radii) and _few_hurt(a, b):
        signs[Sign.SMALL_ELSEWHERE] = 1.0
    return signs


def apart_m(a: Incident, b: Incident) -> float | None:
    """Metres between them; None where one has no place."""
    here, there = a.place.match.point, b.place.match.point
    return None if here is None or there is None else distance_m(here, there)


def _few_hurt(a: Incident, b: Incident) -> bool:
    """No large number is told. In two villages, however near, these are two attacks more often than
    one."""
    both, one = _counted_by_both(a, b), (a.killed.total, b.killed.total)
    counts = both if None not in both else one if set(one) != {None} else wounded(a, b)
    return all(count is None or count.min < _FEW for count in counts)


def _uncounted(a: Incident, b: Incident) -> bool:
    return all(c.total is None for i in (a, b) for c in (i.killed, i.wounded))


def _counted_by_both(a: Incident, b: Incident) -> tuple[Count, Count]:
    """The dead, or else the wounded, of which both give a number."""
    killed = a.killed.total, b.killed.total
    return wounded(a, b) if None in killed else killed


def _tolls(a: Incident, b: Incident) -> dict[Sign, float]:
    one, two = a.killed.total, b.killed.total
    signs = {Sign.SAME_TOLL: _same(one, two), Sign.SAME_WOUNDED: _same(*wounded(a, b), common=2)}
    if None in _counted_by_both(a, b) and not _uncounted(a, b):
        signs[Sign.UNCOUNTED] = 1.0
    if one is not None and two is not None:
        low, high = sorted((one.min, two.min))
        if low >= _FEW:
            signs[Sign.BOTH_LARGE] = math.log2(min(low, _LARGEST) / (_FEW - 1))
        if not _meet(one, two):
            # as of estimates that scatter by a factor; 0 is "no casualties", often a first word
            signs[Sign.TOLLS_DIFFER] = math.log((high + 1) / (low + 1))
    return signs


def wounded(a: Incident, b: Incident) -> tuple[Count, Count]:
    """The numbers wounded in both."""
    return a.wounded.total, b.wounded.total


def _same(a: Count, b: Count, common: int = 1) -> float:
    """Evidence of one number. Every other attack kills one and hurts one or two: that both kill
    seventeen says more. ``common``: numbers up to this one say nothing."""
    if a is None or b is None:
        return 0.0
    low = min(a.min, b.min, _MANY)
    return _closeness(a, b) * math.log2(low / common) if low > common else 0.0


def _closeness(a: CountRange, b: CountRange) -> float:
    """1 for the same number, 0 for numbers that nobody would give of one event by rounding."""
    low, high = sorted((a.min, b.min))
    if a.min == b.min:
        return 1.0
    if _meet(a, b) and high <= 3 * max(low, 1):
        return 0.6
    if high - low > max(2, 0.35 * high) or low < _FEW:
        return 0.0
    return 0.6 if low >= 2 * _FEW else 0.4


def _meet(a: CountRange, b: CountRange) -> bool:
    return (a.max is None or b.min <= a.max) and (b.max is None or a.min <= b.max)


def _sides(a: Incident, b: Incident) -> dict[Sign, float] | None:
    if other_way_round(a, b):
        return {}
    named = attackers(a, b)
    if len(named) > 1 and not _disputed(a, b):
        return None
    signs = {} if named else {Sign.NO_ATTACKER: 1.0}
    mine, theirs = _known(a.victims), _known(b.victims)
    if mine and theirs and not mine & theirs:
        if any({one, other} in _FOES for one in mine for other in theirs):
            return None
        signs[Sign.VICTIMS_RENAMED] = 1.0
    return signs


def other_way_round(a: Incident, b: Incident) -> bool:
    """A clash told from either side: each names the other as the attacker, the one or the other
    as an attack on its own."""
    kinds = {a.event_type, b.event_type}
    if EventType.CLASH not in kinds or not kinds <= _FOUGHT or a.attacker is b.attacker:
        return False
    return a.attacker in _known(b.victims) and b.attacker in _known(a.victims)


def _disputed(a: Incident, b: Incident) -> bool:
    """Two attackers named: still one event where nobody saw who flew, or where they are easily
    taken for each other; never where the one strikes back at the other, as foes do with shells."""
    named, shelled = {a.attacker, b.attacker}, EventType.SHELLING in (a.event_type, b.event_type)
    if named & {*a.victims, *b.victims} or (shelled and named in _FOES):
        return False
    from_the_air = {a.event_type, b.event_type} <= _AIR and a.date == b.date
    flown = named <= {Party.COALITION, Party.OTHER_ARMED}
    return from_the_air or flown or named in _CONFUSED


def attackers(a: Incident, b: Incident) -> set[Party]:
    """Who is named as the attacker in either."""
    return _known([i.attacker for i in (a, b) if i.attacker is not None])


def _known(parties: Sequence[Party]) -> set[Party]:
    return {p for p in parties if p is not Party.UNKNOWN}


def _kinds(a: Incident, b: Incident) -> dict[Sign, float] | None:
    if a.event_type is b.event_type:
        return {}
    alike = any(a.event_type in f and b.event_type in f for f in _FAMILIES)
    if not alike and not _blast_from_the_air(a, b):
        return None
    apart = any((a.event_type in kinds) is not (b.event_type in kinds) for kinds in (_AIR, _BOMB))
    signs = {Sign.OTHER_MEANS: 1.0} if apart else {}
    return signs if _comparable(a, b) else signs | {Sign.NOTHING_IN_COMMON: 1.0}


def _blast_from_the_air(a: Incident, b: Incident) -> bool:
    """A blast of which nobody says whose it was may be the strike that the other tells of."""
    strikes = [i for i in (a, b) if i.event_type is EventType.AIR_STRIKE]
    blasts = [i for i in (a, b) if i.event_type is EventType.EXPLOSIVE]
    return bool(strikes and blasts) and not _known([i.attacker for i in blasts if i.attacker])


def _comparable(a: Incident, b: Incident) -> bool:
    """Whether both give a number of the same kind of harm, or one attacker is named by both."""
    pairs = ((a.killed.total, b.killed.total), wounded(a, b))
    counted = any(x is not None and y is not None for x, y in pairs)
    return counted or (a.attacker is b.attacker and bool(attackers(a, b)))
