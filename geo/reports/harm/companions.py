"""Who is harmed with others, and of what: "killed with his driver", "killed and wounded"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.harm.later_dead import LaterDead
from geo.reports.people.group import OWNED, Group
from geo.reports.people.quantity import HEDGES
from geo.reports.vocabulary.lexicon import Form, Harm, Tag

_BESIDE: Final = frozenset(
    ("with", "alongside", "beside", "along with", "together with", "besides", "as well as")
)
_AS_WELL: Final = frozenset(("along with", "together with", "besides", "as well as"))
_WHEN_AND_WHERE: Final = (Tag.PREP, Tag.DATE, Tag.PLACE, Tag.PUNCT)
_OF_THE_DEED: Final = (*_WHEN_AND_WHERE, Tag.DET, Tag.ARTICLE, Tag.THING, Tag.BY)


class Companions(LaterDead):
    """Finds those beside people who were harmed, and harm that two words share."""

    def _companion(self, at: int) -> Group | None:
        """ "Was killed with his driver", "were killed near X, as well as 26 of the attackers"."""
        beside = self._behind_time(at + 1)
        while beside < len(self.tokens) and self.tokens[beside].tag in _WHEN_AND_WHERE:
            if self.tokens[beside].low in _BESIDE:
                break
            beside += 1
        far = beside
        while far < len(self.tokens) and self.tokens[far].tag in _OF_THE_DEED:
            far += 1
        if far < len(self.tokens) and self.tokens[far].low in _AS_WELL:
            beside = far  # "died in the attack near X, as well as three of the attackers"
        if beside + 1 >= len(self.tokens) or self.tokens[beside].low not in _BESIDE:
            return None
        group = self.starting.get(beside + 1)
        if group is None or group.count is None or self._has_predicate(group):
            return None
        behind = self.tokens[group.last + 1 : group.last + 2]
        if behind and behind[0].low.endswith("ing"):
            return None  # "..., with two gunmen fleeing"
        opens = self.tokens[group.first]
        named = group.other or opens.low in OWNED
        return group if named or opens.tag in (Tag.NUMBER, *HEDGES) else None

    def _both_harms(self, at: int) -> Harm | None:
        """The other harm in "were killed and wounded", where nobody says how many of each."""
        following = self._next_harm(at + 1)
        if following is None or self._group_after(following + 1) is not None:
            return None
        token, pair = self.tokens[following], {Harm.KILLED, Harm.WOUNDED}
        here = self.tokens[at].harm
        taken = here is Harm.KILLED and token.harm is Harm.CAPTURED  # "killed or arrested"
        if token.form is Form.PARTICIPLE and (taken or {token.harm, here} == pair):
            return token.harm
        return None

    def _add_both(self, at: int, groups: Sequence[Group], both: Harm | None) -> None:
        """People of one harm, or of two where nobody says how many of each ("killed and hurt")."""
        self._add(at, groups, shared=both is not None)
        if both is not None:
            self._add(at, groups, shared=True, harm=both)
            self.taken.update((g.first, both) for g in groups)

    def _ambiguous(self, one: int, two: int) -> bool:
        """Killed and wounded of one number: nobody knows how many of each."""
        harms = {self.tokens[one].harm, self.tokens[two].harm}
        return harms == {Harm.KILLED, Harm.WOUNDED}
