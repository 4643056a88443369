"""Who died later: some of the wounded, one more on the way to hospital."""

from __future__ import annotations

from typing import Final

from geo.model import CountRange
from geo.reports.coded import Coded
from geo.reports.harmed import Harmed
from geo.reports.lexicon import Harm, Tag
from geo.reports.people import NTH

_ONE: Final = CountRange.exactly(1)
_ON_THE_WAY: Final = frozenset(("in", "on", "at", "later", "shortly", "soon", "before", "after"))
_ELLIPSIS: Final = 12
_OF_WHOM: Final = frozenset(("of whom", "of them", "whom", "them", "of which"))


class LaterDead(Coded):
    """Moves the dead from the wounded, and counts who died behind the others."""

    def _of_the_wounded(self, found: Harmed) -> None:
        """ "Two others were wounded, one of whom later died": one is wounded now."""
        group, died = found.group, found.count
        if found.harm is not Harm.KILLED or group is None or not group.headless or died is None:
            return
        if {t.low for t in self.tokens[group.last : group.last + 2]}.isdisjoint(_OF_WHOM):
            return
        hurt = [h for h in self.result if h.harm is Harm.WOUNDED and h.at < found.at and h.count]
        known = hurt[-1].count if hurt else None
        if known is None or died.max is None or known.min <= died.max:
            return
        top = None if known.max is None else known.max - died.min
        hurt[-1].count, found.of_wounded = CountRange(known.min - died.min, top), True

    def _one_more_dies(self, at: int) -> None:
        """ "Two died on the spot, and a third, a boy of 12, in hospital": one more."""
        for i in range(at + 1, min(at + _ELLIPSIS, len(self.tokens) - 3)):
            token = self.tokens[i]
            if token.tag is Tag.CASUALTY or token.tag is Tag.BE or token.low == ".":
                return
            joins = self.tokens[i - 1].low in (",", ";", "and", "while")
            if not (joins and token.low == "a" and self.tokens[i + 1].low in NTH):
                continue
            i += 2
            if self.tokens[i].low == ",":  # who that was
                commas = range(i + 1, min(i + _ELLIPSIS, len(self.tokens)))
                i = 1 + next((n for n in commas if self.tokens[n].low == ","), len(self.tokens))
            ahead = self.tokens[i : i + _ELLIPSIS]
            told = any(t.tag in (Tag.CASUALTY, Tag.BE, Tag.HAVE) for t in ahead)
            if ahead and ahead[0].low in _ON_THE_WAY and not told:
                self._add_plain(at, _ONE)
                self.result[-1].party = self.result[-2].party if len(self.result) > 1 else None
            return
