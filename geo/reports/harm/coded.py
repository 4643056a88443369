"""How many died as data sets of incidents enter it: "fatalities coded as 10"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from geo.reports.harm.harmed import Harmed
from geo.reports.harm.undone import Undone
from geo.reports.vocabulary.lexicon import Harm, Tag

_NOTED: Final = frozenset("coded recorded entered estimated listed".split())


class Coded(Undone):
    """Reads the number that a data set enters for an event."""

    def _said_as(self, at: int) -> bool:
        """ "Three killed, coded as three fatalities": the same people as a data set notes them."""
        lows = [t.low for t in self.tokens[max(0, at - 4) : at]]
        noted = any(a in _NOTED and b in ("as", "at") for a, b in pairwise(lows))
        return noted and any(h.count is not None for h in self.result)

    def _noted(self, at: int) -> bool:
        """ "Fatalities: 4", "civilian fatalities coded as 10", as data sets note them."""
        left = self._group_before(at)
        counted = left is not None and not left.bare
        if left is not None and counted and self._entered(at + 1):
            self.result[:] = [h for h in self.result if h.harm is not Harm.KILLED]
            self._add(at, [left])  # "72 in three days: 24 fatalities coded to each": 24
            return True
        told = None if counted else self._coded(at)
        if told is None:
            return False
        if self._of_several_events(told + 1):
            return True  # "coded as 10 across 3 events": nobody says how many here
        count = self.tokens[told].number
        if left is None:
            self._add_plain(at, count)
        else:
            left.count = count
            self._add(at, [left])
        for harm in self.result:
            harm.noted = harm.noted or harm.at == at
        return True

    def _estimated(self, at: int) -> None:
        """ "Best estimate: 52", "Best: 52", as UCDP enters the dead."""
        ahead = [t for t in self.tokens[at + 1 : at + 3] if t.low not in (":", "of", "is")]
        best = (at > 0 and self.tokens[at - 1].low == "best") or (
            at == 0 and [t.low for t in self.tokens[:2]] == ["best", ":"]
        )
        if best and ahead and ahead[0].number is not None:
            self.result.append(Harmed(Harm.KILLED, ahead[0].number, None, at, noted=True))

    def _entered(self, begin: int) -> bool:
        lows = [t.low for t in self.tokens[begin : begin + 2]]
        return lows[:1] == ["coded"] and lows[1:] in (["to"], ["for"])

    def _coded(self, at: int) -> int | None:
        """Where the number of a data set's note stands."""
        lows = [t.low for t in self.tokens[at + 1 : at + 4]]
        alone = all(t.tag in (Tag.TOTAL, Tag.WORD) for t in self.tokens[:at])
        alone = alone or self.tokens[at - 1].low in (",", ";")
        told = at + 1
        if lows[:1] == [":"]:
            told = at + 2
        elif lows[:1] == ["coded"] and lows[1:2] in (["as"], ["at"], ["to"]):
            told = at + 3
        elif not alone or lows[1:2] not in ([], ["."], [","]):
            return None  # "Total fatalities 33."
        within = told < len(self.tokens) and self.tokens[told].tag is Tag.NUMBER
        return told if within else None

    def _of_several_events(self, begin: int) -> bool:
        lows = [t.low for t in self.tokens[begin : begin + 4]]
        return lows[:1] in (["across"], ["between"], ["over"]) and "events" in lows
