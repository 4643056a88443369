"""People found dead, and those who fell: "the body of a shepherd was found", "seven men fell"."""

from __future__ import annotations

from typing import Final

from geo.model import Party
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.tolls import Tolls
from geo.reports.people.group import BODIES, Group
from geo.reports.vocabulary.lexicon import Harm, Tag

_FINDING: Final = frozenset(("finding", "discovery"))
_FELL_IN: Final = frozenset(("in", "near", "during", "at"))


class FoundDead(Tolls):
    """Reads bodies that were found, and "fell" where it means died."""

    def _body(self, at: int) -> None:
        """People found dead: "the body of a shepherd was found", "found two bodies"."""
        be = self._auxiliary(at)
        noun = self.tokens[at].low in _FINDING and self.tokens[at + 1 : at + 2]
        begin = at + 2 if noun and self.tokens[at + 1].tag is Tag.OF else at + 1
        group = self._bodies_before(be) if be is not None else self._group_after(begin)
        if group is None or group.head < 0 or self.tokens[group.head].low not in BODIES:
            return
        theirs = self.tokens[group.first].low in ("their", "his", "her")
        if (group.first, Harm.KILLED) in self.taken or (group.count is None and not theirs):
            return
        self.taken.add((group.first, Harm.KILLED))
        self.objects.add(group.first)
        whose = group.first > 0 and self.tokens[group.first - 1].low == "whose"
        found = Harmed(Harm.KILLED, group.count, group.party, at, group, group.explicit)
        found.pronoun = theirs or whose or group.last == group.head
        found.again = theirs
        self.result.append(found)

    def _bodies_before(self, be: int) -> Group | None:
        """The subject, or bodies that more is said of: "nine with bullet wounds to the head"."""
        for group in reversed([g for g in self.groups if g.last < be]):
            if group.head >= 0 and self.tokens[group.head].low in BODIES:
                between = self.tokens[group.last + 1 : be]
                if [t.low for t in between[-1:]] == [","] and "," in {t.low for t in between[:-1]}:
                    return group  # "a man's body, one of three who had gone missing, was found"
                if not any(t.tag in (Tag.BE, Tag.HAVE, Tag.WHO) for t in between):
                    return group
        return self._subject_before(be)

    def _fell(self, at: int) -> None:
        """ "Seven of its men fell.": died; "fell to", "fell back" are something else."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        left = self._group_before(at)
        ends = following is None or following.tag is Tag.PUNCT
        where = self.tokens[at + 2 : at + 4] if following and following.low in _FELL_IN else []
        if where and left is None:
            left = self._subject_before(at)
        fighters = left is not None and left.party is not Party.CIVILIAN
        placed = fighters and any(t.tag in (Tag.PLACE, Tag.CASUALTY) or t.trigger for t in where)
        if left is not None and (ends or placed):
            self._add(at, self._joined_left(left), harm=Harm.KILLED)
