"""How alike the numbers of two incidents are: rare numbers that agree say more than common ones."""

from __future__ import annotations

import math
from typing import Final

from geo.model import Count, CountRange, Incident

_MANY: Final = 6
"""That larger tolls are rarer still is told by ``BOTH_LARGE``."""
_FEW: Final = 5
"""Smaller tolls are counted, not estimated: two of them that differ are two events' as likely."""
_RARE: Final = 20
_RARER: Final = 0.6
"""One dead stand in many villages on one day, so many hardly in two; what is missing to 1 is how
often they do."""
_OTHER_SIZE: Final = 1.2
"""From this log of their ratio on two large tolls are not those of one large event."""
_LARGEST: Final = 40
"""Events with more dead are no rarer than this."""


def wounded(a: Incident, b: Incident) -> tuple[Count, Count]:
    """The numbers wounded in both."""
    return a.wounded.total, b.wounded.total


def counted_by_both(a: Incident, b: Incident) -> tuple[Count, Count]:
    """The dead, or else the wounded, of which both give a number."""
    killed = a.killed.total, b.killed.total
    return wounded(a, b) if None in killed else killed


def same(a: Count, b: Count, common: int = 1) -> float:
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


def apart(one: CountRange, two: CountRange) -> float:
    """Log of the ratio of two tolls, 0 where the ranges meet: estimates scatter by a factor."""
    low, high = sorted((one.min, two.min))
    return 0.0 if _meet(one, two) else math.log((high + 1) / (low + 1))


def largeness(one: CountRange, two: CountRange, apart: float) -> float:
    """How large both are (log2), the less the further ``apart``; 0 where one of them is small."""
    low = min(one.min, two.min)
    if low < _FEW or apart >= _OTHER_SIZE:
        return 0.0
    return math.log2(min(low, _LARGEST) / (_FEW - 1)) * (1 - apart / _OTHER_SIZE)


def commonness(a: Incident, b: Incident) -> float:
    """1 for two tolls that a day may have in several villages, less for those of a whole season."""
    toll = min(max(_most_hurt(a, b), 1), _RARE)
    return 1.0 - _RARER * math.log(toll) / math.log(_RARE)


def _most_hurt(a: Incident, b: Incident) -> int:
    """The larger number of what both count, or else of what one does; 0 where none is told."""
    both, one = counted_by_both(a, b), (a.killed.total, b.killed.total)
    counts = both if None not in both else one if set(one) != {None} else wounded(a, b)
    return max((count.min for count in counts if count is not None), default=0)


def _meet(a: CountRange, b: CountRange) -> bool:
    return (a.max is None or b.min <= a.max) and (b.max is None or a.min <= b.max)
