"""What several claims say together: a range that holds them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from geo.model import Casualties, Claim, Count, CountRange, Party


def hull_of_claims(claims: Sequence[Claim]) -> tuple[Casualties, Casualties]:
    """Killed and wounded over all claims; a claim that gives no count widens nothing."""
    return (
        _hull([claim.killed for claim in claims]),
        _hull([claim.wounded for claim in claims]),
    )


def _hull(counts: Sequence[Casualties]) -> Casualties:
    by_party = {
        party: hull
        for party in Party
        if (hull := _hull_of(c.by_party.get(party) for c in counts)) is not None
    }
    return Casualties(_hull_of(c.total for c in counts), by_party)


def _hull_of(counts: Iterable[Count]) -> Count:
    known = [count for count in counts if count is not None]
    return reduce(CountRange.hull, known) if known else None


def hull_of_two(one: Casualties, other: Casualties) -> Casualties:
    """The range that holds both; where one is unknown, the other."""
    return _hull([one, other])
