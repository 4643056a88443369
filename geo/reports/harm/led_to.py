"""People whose death or injury is told as what a deed led to ("shot at X, causing his death")."""

from __future__ import annotations

from typing import Final

from geo.model import CountRange, Party
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.losses import Losses
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Harm, Tag

_ONE: Final = CountRange.exactly(1)
DEATHS: Final = {
    "death": Harm.KILLED,
    "deaths": Harm.KILLED,
    "killing": Harm.KILLED,
    "injury": Harm.WOUNDED,
    "injuries": Harm.WOUNDED,
    "wounding": Harm.WOUNDED,
}
_ONES: Final = frozenset(("his", "her"))
_CAUSES: Final = frozenset("caused causing causes".split())
_LEADS: Final = {
    "to": frozenset("led leading leads".split()),
    "in": frozenset("resulted resulting results ended ending".split()),
}


class LedTo(Losses):
    """Reads "causing his death", "which led to their immediate deaths"."""

    def _led_to(self, at: int) -> bool:
        """Keeps the person of "leading to his death"; False if the words say nothing of it."""
        whose = self._caused(at)
        if whose is None:
            return False
        harm = DEATHS[self.tokens[at].low]
        singular = self.tokens[whose].low in _ONES
        group = self._struck_before(whose, singular)
        if any(h.harm is harm and h.count for h in self.result):
            return True
        if group is not None:
            self.taken.add((group.first, harm))
            count = group.count or (_ONE if singular else None)
            found = Harmed(harm, count, group.party, at, group, group.explicit, group.generic)
            self.result.append(found)
        else:
            self._add_plain(at, _ONE if singular else None, harm=harm)
            self.result[-1].pronoun = True
        return True

    def _caused(self, at: int) -> int | None:
        """Where the "his" of "causing his immediate death" stands; None if nothing causes it."""
        i = at - 1
        while i > 0 and self.tokens[i].tag is Tag.WORD:
            i -= 1
        if i < 1 or self.tokens[i].low not in (*_ONES, "their"):
            return None
        before = self.tokens[i - 1].low
        if before in _CAUSES:
            return i
        leads = _LEADS.get(before, frozenset())
        return i if i > 1 and self.tokens[i - 2].low in leads else None

    def _struck_before(self, at: int, singular: bool) -> Group | None:
        """Who was shot at: the last people named before, one where one has died."""
        for group in reversed([g for g in self.groups if g.last < at]):
            if group.subset or group.party is Party.UNKNOWN or group.pronoun:
                continue
            one = group.singular or group.count == _ONE
            if singular is one and (group.head >= 0 or group.named):
                return group
        return None
