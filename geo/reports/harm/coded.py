"""How many died as data sets of incidents enter it: "fatalities coded as 10"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.harm.harmed import Harmed
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import group_before
from geo.reports.harm.told import add_count, add_people
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_pair

_NOTED: Final = frozenset("coded recorded entered estimated listed".split())


def is_said_as(here: Pass, at: int) -> bool:
    """ "Three killed, coded as three fatalities": the same people as a data set notes them."""
    lows = [t.low for t in here.tokens[max(0, at - 4) : at]]
    noted = has_pair(lows, _NOTED, ("as", "at"))
    return noted and any(h.count is not None for h in here.result)


def read_noted(here: Pass, at: int) -> bool:
    """ "Fatalities: 4", "civilian fatalities coded as 10", as data sets note them."""
    tokens = here.tokens
    left = group_before(here, at)
    counted = left is not None and not left.bare
    if left is not None and counted and _is_entered(tokens, at + 1):
        here.result[:] = [h for h in here.result if h.harm is not Harm.KILLED]
        add_people(here, at, [left])  # "72 in three days: 24 fatalities coded to each": 24
        return True
    told = None if counted else _coded(tokens, at)
    if told is None:
        return False
    if _is_of_several_events(tokens, told + 1):
        return True  # "coded as 10 across 3 events": nobody says how many here
    count = tokens[told].number
    if left is None:
        add_count(here, at, count)
    else:
        left.count = count
        add_people(here, at, [left])
    for harm in here.result:
        harm.noted = harm.noted or harm.at == at
    return True


def read_estimate(here: Pass, at: int) -> None:
    """ "Best estimate: 52", "Best: 52", as UCDP enters the dead."""
    tokens = here.tokens
    ahead = [t for t in tokens[at + 1 : at + 3] if t.low not in (":", "of", "is")]
    best = (at > 0 and tokens[at - 1].low == "best") or (
        at == 0 and [t.low for t in tokens[:2]] == ["best", ":"]
    )
    if best and ahead and ahead[0].number is not None:
        here.result.append(Harmed(Harm.KILLED, ahead[0].number, None, at, noted=True))


def _is_entered(tokens: Sequence[Token], begin: int) -> bool:
    lows = [t.low for t in tokens[begin : begin + 2]]
    return lows[:1] == ["coded"] and lows[1:] in (["to"], ["for"])


def _coded(tokens: Sequence[Token], at: int) -> int | None:
    """Where the number of a data set's note stands."""
    lows = [t.low for t in tokens[at + 1 : at + 4]]
    alone = all(t.tag in (Tag.TOTAL, Tag.WORD) for t in tokens[:at])
    alone = alone or tokens[at - 1].low in (",", ";")
    told = at + 1
    if lows[:1] == [":"]:
        told = at + 2
    elif lows[:1] == ["coded"] and lows[1:2] in (["as"], ["at"], ["to"]):
        told = at + 3
    elif not alone or lows[1:2] not in ([], ["."], [","]):
        return None  # "Total fatalities 33."
    within = told < len(tokens) and tokens[told].tag is Tag.NUMBER
    return told if within else None


def _is_of_several_events(tokens: Sequence[Token], begin: int) -> bool:
    lows = [t.low for t in tokens[begin : begin + 4]]
    return lows[:1] in (["across"], ["between"], ["over"]) and "events" in lows
