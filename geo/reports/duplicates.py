"""Which incidents look like one event told twice: candidates for a desk, never joined by itself.

The same attack in three outlets differs in its numbers, its place's exactness and sometimes its
day; two attacks of one day differ in place, side or kind. What doesn't rule a pair out is weighed:
each sign of ``duplicate_signs`` has one weight, fitted on written pairs by
``evaluation/duplicate_weights.py``. A pair gets a score and a sentence that says why.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from geo.model import Count, Incident, Party
from geo.reports.duplicate_signs import (
    DAY,
    PARTNERS,
    Sign,
    apart_m,
    attackers,
    evidence,
    other_way_round,
    span,
)
from geo.reports.duplicate_tolls import wounded
from geo.reports.duplicate_words import named

LIKELY: Final = 0.6
"""Pairs from this score on are shown to a desk."""
ASKED: Final = 0.4
"""A draft is asked about from this score on: a question costs less than an attack counted twice."""

WEIGHTS: Final = {
    Sign.ANY_PAIR: 3.01,
    Sign.SAME_TOLL: 0.93,
    Sign.TOLLS_DIFFER: -2.88,
    Sign.SAME_WOUNDED: 1.76,
    Sign.BOTH_LARGE: 2.35,
    Sign.DAY_APART: -4.55,
    Sign.ON_A_FRONT: -0.50,
    Sign.GOES_ON: -2.69,
    Sign.NIGHT_BETWEEN: 3.92,
    Sign.OTHER_HOURS: -3.15,
    Sign.LENGTHS_DIFFER: -0.82,
    Sign.UNDATED: -0.94,
    Sign.UNPLACED: -3.31,
    Sign.TWO_AREAS: -1.82,
    Sign.ELSEWHERE: -1.16,
    Sign.NOBODY_NAMED: -0.51,
    Sign.VICTIMS_RENAMED: -2.66,
    Sign.WORDLESS: 0.88,
    Sign.SAME_NAMED: 2.90,
    Sign.OTHER_MEANS: -2.93,
}
"""For an amount of 1 of each sign: positive for one event, a point changes the odds by e."""


_NAMES: Final = {
    Party.GOVERNMENT: "government",
    Party.ISLAMIC_STATE: "Islamic State",
    Party.SDF: "SDF",
    Party.COALITION: "coalition",
    Party.OTHER_ARMED: "another armed group",
    Party.CIVILIAN: "civilians",
}


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two incidents that may be one, how likely (0 to 1), and why in one sentence."""

    first: Incident
    second: Incident
    score: float
    reason: str

    @property
    def looks_alike(self) -> bool:
        """Rather one event than two; whether the day fits is a question where one has none."""
        return self.score >= LIKELY and None not in (self.first.date, self.second.date)


def find_duplicates(incidents: Iterable[Incident], least: float = LIKELY) -> list[DuplicatePair]:
    """All likely pairs, the likeliest first; undated incidents go by their reports' dates.

    Work grows with the number of incidents within a day of each other, not with all pairs.
    """
    pairs = (compare(first, second, least) for first, second in _close_in_time(incidents))
    return sorted((p for p in pairs if p is not None), key=lambda p: -p.score)


def compare(first: Incident, second: Incident, least: float = 0.0) -> DuplicatePair | None:
    """How likely two incidents are one; None where something rules it out, or ``least`` does."""
    signs = evidence(first, second)
    if signs is None:
        return None
    points = sum(WEIGHTS[sign] * amount for sign, amount in signs.items())
    score = round(1 / (1 + math.exp(-points)), 3)
    if score < least:
        return None
    return DuplicatePair(first, second, score, _reason(first, second, signs))


def _close_in_time(incidents: Iterable[Incident]) -> Iterator[tuple[Incident, Incident]]:
    dated = [(days, i) for i in incidents if (days := span(i)) is not None]
    dated.sort(key=lambda item: item[0])
    open_ones: list[tuple[dt.date, Incident]] = []
    for (begin, end), incident in dated:
        open_ones = [(last, other) for last, other in open_ones if last + DAY >= begin]
        for _, other in open_ones:
            yield other, incident
        open_ones.append((end, incident))


def _reason(a: Incident, b: Incident, signs: Mapping[Sign, float]) -> str:
    """What a desk would look at first, and what speaks against one event."""
    told = [_when(a, b, signs), _where(a, b, signs), _how_many(a, b), _by_whom(a, b)]
    if Sign.VICTIMS_RENAMED in signs:
        told.append("victims told differently")
    if Sign.OTHER_MEANS in signs:
        told.append("by other means")
    elif a.event_type is b.event_type:
        told.append("same kind")
    if shared := sorted(named(a) & named(b)):
        told.append(f"both tell of {' and '.join(shared[:2])}")
    sentence = ", ".join(told)
    return sentence[0].upper() + sentence[1:] + "."


def _when(a: Incident, b: Incident, signs: Mapping[Sign, float]) -> str:
    if a.date is None or b.date is None:
        return "the day of one isn't known"
    if Sign.DAY_APART in signs:
        return "one day apart, hours fit" if Sign.NIGHT_BETWEEN in signs else "one day apart"
    if Sign.LENGTHS_DIFFER in signs or a.date != b.date:
        return "days overlap"
    if Sign.OTHER_HOURS in signs:
        return "other hours of one day"
    return "same day" if a.date_end in (None, a.date) else "same days"


def _where(a: Incident, b: Incident, signs: Mapping[Sign, float]) -> str:
    apart = apart_m(a, b)
    if apart is None:
        return "one has no place"
    if Sign.UNPLACED in signs:
        return "one place as wide as a province"
    if apart < 1000:
        return "same place"
    said = f"{apart / 1000:.0f} km apart"
    if Sign.TWO_AREAS in signs:
        return f"{said}, two wide areas"
    if Sign.ELSEWHERE in signs:
        return said
    return f"{said}, within how exact they are known"


def _how_many(a: Incident, b: Incident) -> str:
    killed, hurt = (a.killed.total, b.killed.total), wounded(a, b)
    if set(killed) == {None}:
        if set(hurt) == {None}:
            return "no numbers in either"
        return f"{_text(hurt[0])} and {_text(hurt[1])} wounded"
    return f"{_text(killed[0])} and {_text(killed[1])} killed"


def _text(count: Count) -> str:
    return "unknown" if count is None else str(count)


def _by_whom(a: Incident, b: Incident) -> str:
    if other_way_round(a, b):
        return "sides told the other way round"
    named = attackers(a, b)
    if len(named) > 1:
        return "attackers are partners" if named == PARTNERS else "attacker disputed"
    if not named:
        return "attacker unknown in both"
    said = f"attacker {_NAMES[named.pop()]}"
    return said if a.attacker is b.attacker else f"{said} in one, unknown in the other"
