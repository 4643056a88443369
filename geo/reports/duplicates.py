"""Which incidents look like one event told twice: candidates for a desk, never joined by itself.

The same attack in three outlets differs in its numbers, its place's exactness and sometimes its
day; two attacks of one day differ in place, side or kind. Each pair gets a score and a sentence
that says what agrees and what doesn't.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import Count, EventType, Incident, Party
from geo.reports.where import distance_m

LIKELY: Final = 0.6
"""Pairs from this score on are shown to a desk."""

_DAY: Final = dt.timedelta(days=1)
_NEAR_M: Final = 6_000.0
_FREE_M: Final = 12_000.0
"""Reporters place one event this far apart even where both seem exact."""
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
    frozenset((EventType.RAID, EventType.CLASH, EventType.ARMED_ATTACK, EventType.AIR_STRIKE)),
    frozenset((EventType.ABDUCTION, EventType.EXECUTION, EventType.ARMED_ATTACK)),
)
_LEAST_SHARE: Final = 0.4
"""Two tolls of one event: the lower is at least this share of the higher."""
_WEIGHTS: Final = {"day": 0.15, "place": 0.25, "counts": 0.3, "sides": 0.2, "kind": 0.1}


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two incidents that may be one, how likely (0 to 1), and why in one sentence."""

    first: Incident
    second: Incident
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Part:
    score: float
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
    parts = {
        "day": _day(first, second),
        "place": _place(first, second),
        "counts": _counts(first, second),
        "sides": _sides(first, second),
        "kind": _kind(first, second),
    }
    if not _comparable(first, second) and first.event_type is not second.event_type:
        return None
    said: list[str] = []
    score = 0.0
    for name, part in parts.items():
        if part is None:
            return None
        score += _WEIGHTS[name] * part.score
        said.append(part.said)
    sentence = ", ".join(s for s in said if s)
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


def _day(a: Incident, b: Incident) -> _Part | None:
    one, two = _span(a), _span(b)
    if one is None or two is None:
        return None
    if a.date is None or b.date is None:
        near = one[0] <= two[1] + _DAY and two[0] <= one[1] + _DAY
        return _Part(0.5, "one is undated") if near else None
    if one == two:
        return _Part(1.0, "same day" if one[0] == one[1] else "same days")
    if one[0] <= two[1] and two[0] <= one[1]:
        return _Part(0.8, "days overlap")
    apart = min(abs((one[0] - two[1]).days), abs((two[0] - one[1]).days))
    return _Part(0.3, "one day apart") if apart <= 1 else None


def _place(a: Incident, b: Incident) -> _Part | None:
    here, there = a.place.match, b.place.match
    if here.point is None or there.point is None:
        return _Part(0.4, "one has no place")
    apart = distance_m(here.point, there.point)
    km = f"{apart / 1000:.0f} km apart"
    radii = (here.radius_m or _NEAR_M) + (there.radius_m or _NEAR_M)
    if apart <= _NEAR_M and radii < 5 * _NEAR_M:
        return _Part(1.0, "same place" if apart < 1000 else km)
    if apart <= max(radii, _FREE_M) + _FREE_M * (radii > _FREE_M):
        return _Part(0.8 if apart <= radii / 2 else 0.6, f"{km}, within how exact they are known")
    return None


def _counts(a: Incident, b: Incident) -> _Part | None:
    killed = _agreement(a.killed.total, b.killed.total)
    wounded = _agreement(a.wounded.total, b.wounded.total)
    # outlets differ most on the wounded: alone they rule out only where nothing else is told
    if killed == 0.0 or (wounded == 0.0 and killed <= 0.5):
        return None
    said = f"{_text(a.killed.total)} and {_text(b.killed.total)} killed"
    if a.killed.total is None and b.killed.total is None:
        said = f"{_text(a.wounded.total)} and {_text(b.wounded.total)} wounded"
    return _Part(0.75 * killed + 0.25 * wounded, said)


def _agreement(a: Count, b: Count) -> float:
    """1 for equal numbers, less the further apart, 0 for numbers of different events."""
    if a is None or b is None:
        return 0.5
    low, high = sorted((a.min, b.min))
    if a.min == b.min:
        return 1.0 if high >= 2 else 0.6  # every other event kills one
    ranges_meet = (a.max is None or b.min <= a.max) and (b.max is None or a.min <= b.max)
    if ranges_meet and high <= 3 * max(low, 1):
        return 0.9
    if low == 0 and high <= 2:
        return 0.4  # "no casualties" is often the first word on one or two
    if low < _LEAST_SHARE * high:
        return 0.0
    return 0.8 if high - low <= max(2, 0.35 * high) and low >= 3 else 0.4


def _comparable(a: Incident, b: Incident) -> bool:
    """Whether both give a number of the same kind of harm, or both sides are named."""
    pairs = ((a.killed.total, b.killed.total), (a.wounded.total, b.wounded.total))
    counted = any(x is not None and y is not None for x, y in pairs)
    attackers = {a.attacker, b.attacker} - {None, Party.UNKNOWN}
    return counted or (len(attackers) == 1 and a.attacker is b.attacker)


def _text(count: Count) -> str:
    return "unknown" if count is None else str(count)


def _sides(a: Incident, b: Incident) -> _Part | None:
    attackers = {x for x in (a.attacker, b.attacker) if x not in (None, Party.UNKNOWN)}
    mine, theirs = _known(a.victims), _known(b.victims)
    if len(attackers) > 1:
        return _disputed(a, b)
    if mine and theirs and not mine & theirs:
        army_and_civilians = mine | theirs <= {Party.GOVERNMENT, Party.CIVILIAN}
        if not (army_and_civilians and _many(a, b)):
            return None
        return _Part(0.4, "victims told differently")
    score = 0.4 if not attackers else 0.7 if a.attacker is not b.attacker else 1.0
    hit = 1.0 if mine == theirs else 0.7
    names = " and ".join(str(p).replace("_", " ") for p in sorted(attackers))
    return _Part((score + hit) / 2, f"attacker {names}" if names else "attacker unknown")


def _disputed(a: Incident, b: Incident) -> _Part | None:
    """Two attackers named: still one event where a clash is told from either side, or where
    nobody saw who flew."""
    if a.event_type is b.event_type is EventType.CLASH:
        one, two = (_known((*i.victims, i.attacker or Party.UNKNOWN)) for i in (a, b))
        return _Part(0.6, "sides told the other way round") if one == two else None
    from_the_air = {a.event_type, b.event_type} <= {EventType.AIR_STRIKE, EventType.SHELLING}
    flown = {a.attacker, b.attacker} <= {Party.COALITION, Party.OTHER_ARMED}
    if from_the_air and flown and _known(a.victims) & _known(b.victims):
        return _Part(0.4, "attacker disputed")
    return None


def _many(a: Incident, b: Incident) -> bool:
    """State media call soldiers civilians; of a large event the outlets mean the same people."""
    return all(i.killed.total is not None and i.killed.total.min >= 5 for i in (a, b))


def _known(victims: Sequence[Party]) -> set[Party]:
    return {v for v in victims if v is not Party.UNKNOWN}


def _kind(a: Incident, b: Incident) -> _Part | None:
    if a.event_type is b.event_type:
        return _Part(1.0, "same kind")
    if any(a.event_type in f and b.event_type in f for f in _FAMILIES):
        return _Part(0.6, "")
    return None
