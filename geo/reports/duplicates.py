"""Which incidents look like one event told twice: candidates for a desk, never joined by itself.

The same attack in three outlets differs in its numbers, its place's exactness and sometimes its
day; two attacks of one day differ in place, side or kind. What agrees and what doesn't is weighed
in points, as evidence for one event or two: the same village says more than the same desert, and
seventeen dead in both more than one in both. Each pair gets a score and a sentence that says why.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import Count, CountRange, EventType, Incident, Party
from geo.reports.nearness import distance_m

LIKELY: Final = 0.6
"""Pairs from this score on are shown to a desk."""

_DAY: Final = dt.timedelta(days=1)
_NEAR_M: Final = 6_000.0
_ASIDE_M: Final = 2_000.0
"""Further apart, two exact places are two villages."""
_FREE_M: Final = 12_000.0
"""Reporters place one event this far apart even where both seem exact."""
_WIDE_M: Final = 90_000.0
_NAMED_DIFFERENTLY: Final = (
    {Party.GOVERNMENT, Party.CIVILIAN},
    {Party.GOVERNMENT, Party.OTHER_ARMED},
    {Party.CIVILIAN, Party.ISLAMIC_STATE},
    {Party.CIVILIAN, Party.OTHER_ARMED},
)
"""State media call soldiers civilians, and who strikes calls civilians terrorists; militias are the
army's, or nobody's."""
_PARTNERS: Final = {Party.SDF, Party.COALITION}
"""They raid together; one outlet names the one, another the other."""
_BEYOND_M: Final = 20_000.0
"""A desert's middle may lie this much further off than it is said to reach."""
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
_LEAST_SHARE: Final = 0.4
"""Two tolls of one event: the lower is at least this share of the higher."""
_FEW: Final = 5
"""Smaller tolls are counted, not estimated: two of them that differ are two events' as likely."""
_RARE: Final = 8
"""So many dead in two events of one day are seldom the same number, however far apart they lie."""
_RARE_REACH_M: Final = 75_000.0
_TELLING: Final = 1.0
"""Evidence of tolls that outweighs two names for who shot."""
_SAME_TOLL: Final = 1.5
"""Evidence of one toll of four and more, the same in both."""
_RECURRING: Final = (EventType.SHELLING, EventType.CLASH)
"""What goes on for days at one place."""
_NEEDED: Final = 2.6
"""Evidence, in points, that makes a pair as likely as ``LIKELY``."""
_SPREAD: Final = 1.6
"""Points that change the odds by e."""


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two incidents that may be one, how likely (0 to 1), and why in one sentence."""

    first: Incident
    second: Incident
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What one side of two incidents says for one event (positive) or two, in points."""

    points: float
    said: str


def find_duplicates(incidents: Iterable[Incident], least: float = LIKELY) -> list[DuplicatePair]:
    """All likely pairs, the likeliest first; undated incidents go by their reports' dates.

    Work grows with the number of incidents within a day of each other, not with all pairs.
    """
    pairs = []
    for first, second in _close_in_time(incidents):
        pair = compare(first, second)
        if pair is not None and pair.score >= least:
            pairs.append(pair)
    return sorted(pairs, key=lambda p: -p.score)


def compare(first: Incident, second: Incident) -> DuplicatePair | None:
    """How likely two incidents are one; None where something rules it out."""
    if not _comparable(first, second) and first.event_type is not second.event_type:
        return None
    counts = _counts(first, second)
    if counts is None:
        return None
    parts = (
        _day(first, second, counts),
        _place(first, second, counts),
        counts,
        _sides(first, second, counts),
        _kind(first, second),
    )
    told = [part for part in parts if part is not None]
    if len(told) < len(parts):
        return None
    points = sum(part.points for part in told)
    score = 1 / (1 + (1 / LIKELY - 1) * math.exp((_NEEDED - points) / _SPREAD))
    sentence = ", ".join(part.said for part in told if part.said)
    return DuplicatePair(first, second, round(score, 3), sentence[0].upper() + sentence[1:] + ".")


def _span(incident: Incident) -> tuple[dt.date, dt.date] | None:
    """Its days; of an undated one the days before its first report."""
    if incident.date is not None:
        return incident.date, incident.date_end or incident.date
    published = [c.published for c in incident.claims if c.published is not None]
    return (min(published) - 3 * _DAY, min(published)) if published else None


def _close_in_time(incidents: Iterable[Incident]) -> Iterator[tuple[Incident, Incident]]:
    dated = [(span, i) for i in incidents if (span := _span(i)) is not None]
    dated.sort(key=lambda item: item[0])
    open_ones: list[tuple[dt.date, Incident]] = []
    for (begin, end), incident in dated:
        open_ones = [(last, other) for last, other in open_ones if last + _DAY >= begin]
        for _, other in open_ones:
            yield other, incident
        open_ones.append((end, incident))


def _day(a: Incident, b: Incident, counts: _Part) -> _Part | None:
    one, two = _span(a), _span(b)
    if one is None or two is None:
        return None
    if a.date is None or b.date is None:
        near = one[0] <= two[1] + _DAY and two[0] <= one[1] + _DAY
        return _Part(0.0, "one is undated") if near else None
    if one == two:
        return _Part(2.0, "same day" if one[0] == one[1] else "same days")
    if one[0] <= two[1] and two[0] <= one[1]:
        return _Part(1.0, "days overlap")
    apart = min(abs((one[0] - two[1]).days), abs((two[0] - one[1]).days))
    if apart > 1:
        return None
    recurs = a.event_type is b.event_type and a.event_type in _RECURRING
    often = (recurs and counts.points < _SAME_TOLL) or _everyday(a, b)
    return _Part(-2.5 if often else -1.0, "one day apart")


def _place(a: Incident, b: Incident, counts: _Part) -> _Part | None:
    """Places near each other say the more the more exactly both are known."""
    here, there = a.place.match, b.place.match
    if here.point is None or there.point is None:
        return _Part(0.0, "one has no place")
    apart = distance_m(here.point, there.point)
    km = f"{apart / 1000:.0f} km apart"
    radii = (here.radius_m or _NEAR_M) + (there.radius_m or _NEAR_M)
    if _ASIDE_M < apart <= _FREE_M and radii <= _FREE_M and _everyday(a, b):
        return _Part(-1.8, km)
    if apart <= _NEAR_M and radii < 5 * _NEAR_M:
        return _Part(2.0, "same place") if apart < 1000 else _Part(1.0, km)
    reach = max(radii, _FREE_M) + _FREE_M * (radii > _FREE_M)
    if apart <= reach:
        exactly = 1.0 if apart <= radii / 2 else 0.6 if radii > _FREE_M else 0.2
        wide = 0.0 if radii <= _WIDE_M else 0.4 if counts.points > 0.5 else 1.0
        return _Part(exactly - wide, f"{km}, within how exact they are known")
    if apart <= _RARE_REACH_M and _rare(a, b):
        return _Part(-0.2, f"{km}, but so many dead in both")
    if apart <= reach + _BEYOND_M and counts.points > _TELLING:
        return _Part(-1.2, f"{km}, but the same toll")
    return None


def _everyday(a: Incident, b: Incident) -> bool:
    """One or two dead in either: told of two villages, however near, these are two attacks."""
    one, two = a.killed.total, b.killed.total
    if one is None or two is None or not (one.min and two.min):
        return False
    return min(one.min, two.min) == 1 and max(one.min, two.min) < _FEW


def _rare(a: Incident, b: Incident) -> bool:
    """Whether both tell of many dead or hurt, and nearly as many, on the same day."""
    if a.date is None or a.date != b.date:
        return False
    return _alike(a.killed.total, b.killed.total, _RARE) or (
        _alike(a.killed.total, b.killed.total, _FEW)
        and _alike(a.wounded.total, b.wounded.total, _RARE)
    )


def _alike(one: Count, two: Count, least: int) -> bool:
    known = one is not None and two is not None and min(one.min, two.min) >= least
    return known and one is not None and two is not None and _closeness(one, two) > 0.0


def _counts(a: Incident, b: Incident) -> _Part | None:
    dead = _agreement(a.killed.total, b.killed.total)
    hurt = _agreement(a.wounded.total, b.wounded.total)
    # outlets differ most on the wounded: alone they rule out only where nothing else is told
    if dead is None or (hurt is None and dead <= 0.0):
        return None
    said = f"{_text(a.killed.total)} and {_text(b.killed.total)} killed"
    if a.killed.total is None and b.killed.total is None:
        said = f"{_text(a.wounded.total)} and {_text(b.wounded.total)} wounded"
    return _Part(dead + (-0.3 if hurt is None else 0.5 * hurt), said)


def _agreement(a: Count, b: Count) -> float | None:
    """Points for one event; None for numbers of different events.

    Every other attack kills one: that both kill seventeen says more.
    """
    if a is None or b is None:
        return 0.0
    low, high = sorted((a.min, b.min))
    close = _closeness(a, b)
    if close > 0.0:
        return close * min(3.0, 0.2 + 0.75 * math.log2(low)) if low else 0.0
    if low == 0 and high <= 2:
        return 0.0  # "no casualties" is often the first word on one or two
    if low < _LEAST_SHARE * high:
        return 0.0 if _meet(a, b) and low else None  # "at least four" may be any number
    return 0.0 if low >= _FEW else -0.6


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


def _comparable(a: Incident, b: Incident) -> bool:
    """Whether both give a number of the same kind of harm, or both sides are named."""
    pairs = ((a.killed.total, b.killed.total), (a.wounded.total, b.wounded.total))
    counted = any(x is not None and y is not None for x, y in pairs)
    attackers = {a.attacker, b.attacker} - {None, Party.UNKNOWN}
    return counted or (len(attackers) == 1 and a.attacker is b.attacker)


def _text(count: Count) -> str:
    return "unknown" if count is None else str(count)


def _sides(a: Incident, b: Incident, counts: _Part) -> _Part | None:
    attackers = {x for x in (a.attacker, b.attacker) if x not in (None, Party.UNKNOWN)}
    mine, theirs = _known(a.victims), _known(b.victims)
    if len(attackers) > 1:
        return _disputed(a, b, counts)
    if mine and theirs and not mine & theirs:
        if not _named_differently(a, b):
            return None
        return _Part(0.0, "victims told differently")
    by = -0.6 if not attackers else 0.3 if a.attacker is not b.attacker else 1.0
    hit = 0.5 if mine & theirs else 0.0
    names = " and ".join(str(p).replace("_", " ") for p in sorted(attackers))
    return _Part(by + hit, f"attacker {names}" if names else "attacker unknown")


def _disputed(a: Incident, b: Incident, counts: _Part) -> _Part | None:
    """Two attackers named: still one event where a clash is told from either side, or where
    nobody saw who flew."""
    if a.event_type is b.event_type is EventType.CLASH:
        one, two = (_known((*i.victims, i.attacker or Party.UNKNOWN)) for i in (a, b))
        return _Part(0.5, "sides told the other way round") if one == two else None
    from_the_air = {a.event_type, b.event_type} <= {EventType.AIR_STRIKE, EventType.SHELLING}
    shared = bool(_known(a.victims) & _known(b.victims)) or _named_differently(a, b)
    flown = {a.attacker, b.attacker} <= {Party.COALITION, Party.OTHER_ARMED}
    if from_the_air and shared and (flown or (counts.points > _TELLING and a.date == b.date)):
        return _Part(0.2, "attacker disputed")
    if {a.attacker, b.attacker} == _PARTNERS and _known(a.victims) & _known(b.victims):
        return _Part(0.5, "attackers are partners")
    return None


def _named_differently(a: Incident, b: Incident) -> bool:
    """Victims that outlets call by other names; of a large event they mean the same people."""
    victims = _known(a.victims) | _known(b.victims)
    if not any(victims <= named for named in _NAMED_DIFFERENTLY):
        return False
    return all(i.killed.total is not None and i.killed.total.min >= 5 for i in (a, b))


def _known(victims: Sequence[Party]) -> set[Party]:
    return {v for v in victims if v is not Party.UNKNOWN}


def _kind(a: Incident, b: Incident) -> _Part | None:
    if a.event_type is b.event_type:
        return _Part(0.5, "same kind")
    if any(a.event_type in f and b.event_type in f for f in _FAMILIES):
        return _Part(0.0, "")
    return None
