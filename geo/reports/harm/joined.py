"""People joined to those around a word: "a guard, his son and two of their guests"."""

from __future__ import annotations

from typing import Final

from geo.model import CountRange
from geo.reports.harm.one_man import (
    ends_a_description,
    is_described_kin,
    is_name_of,
    is_same_man,
    is_what_he_was,
)
from geo.reports.harm.reach import Reach
from geo.reports.people.group import OWNED, Group
from geo.reports.vocabulary.lexicon import Harm, Tag

_CALLED: Final = frozenset("named called nicknamed dubbed identified known".split())
_OF_A_HOME: Final = (Tag.PLACE, Tag.DET, Tag.ARTICLE, Tag.WORD, Tag.OF, Tag.PREP)
_TAIL: Final = 9
_CLAUSE: Final = 16


class Joined(Reach):
    """Finds who else is told of with people, before them and behind them."""

    def _joined_right(self, first: Group) -> list[Group]:
        found, last = [first], first
        while True:
            following = self._next_joined(last)
            if following is None:
                return found
            if is_described_kin(self.tokens, last, following):
                last.party, last.explicit = following.party, following.explicit
            elif is_what_he_was(self.tokens, last, following):
                last.party = last.party if last.explicit else following.party
            elif not (following.subset or is_name_of(self.tokens, last, following)):
                if self._has_predicate(following):
                    return found
                found.append(following)
            last = following

    def _next_joined(self, group: Group) -> Group | None:
        i = group.last + 1
        seen = False
        while i < len(self.tokens):
            token = self.tokens[i]
            and_of = seen and token.tag is Tag.OF and self.tokens[i - 1].tag is Tag.CONJ
            home = token.low == "from" and not seen and i + 1 < len(self.tokens)
            if home and self.tokens[i + 1].tag is Tag.PLACE:
                i += 2  # "a captain from Tartus and two soldiers from Salamiyah"
                continue
            if token.low in ('"', "'") and not seen and i == group.last + 1:
                i += 1  # the quote that ends "Sheikh Samir"
                continue
            if token.tag in (Tag.CONJ, Tag.SUBSET) or token.low in (",", "(", ")", "–") or and_of:
                seen = True
                if i in self.starting:
                    return self.starting[i]
                i += 1
                continue
            break
        if not seen:
            return self._kin_behind_home(group) or self._kin_behind_clause(group)
        behind = self.starting.get(i) or self._kin_behind_clause(group)
        return behind or (self._kin_behind_home(group) if self._called(i) else None)

    def _called(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].low in _CALLED

    def _kin_behind_clause(self, group: Group) -> Group | None:
        """ "Killed Ahmad X, who had led a faction, his son and a nephew": three."""
        at = group.last + 1
        lows = [t.low for t in self.tokens[at : at + 2]]
        if not group.singular or "who" not in lows or (lows[0] != "who" and lows[0] != ","):
            return None
        for i in range(at + 2, min(at + _CLAUSE, len(self.tokens) - 1)):
            token = self.tokens[i]
            if token.tag is Tag.CASUALTY or token.low == ";":
                return None
            following = self.starting.get(i + 1 + (self.tokens[i + 1].tag is Tag.CONJ))
            if token.low != "," or following is None:
                continue
            owned = self.tokens[following.first].low in OWNED
            return following if owned and not self._has_predicate(following) else None
        return None

    def _kin_behind_home(self, group: Group) -> Group | None:
        """ "Killed the mayor of Hajin and his son", "a man called X and his son": what stands
        between the two is a place or a name."""
        at = group.last + 1
        if at < len(self.tokens) and self.tokens[at].low == ",":
            at += 1
        single = group.singular or group.count == CountRange.exactly(1)
        if not single or at >= len(self.tokens):
            return None
        called = self.tokens[at].low in _CALLED
        if not called and (self.tokens[at].low not in ("of", "in") or at > group.last + 1):
            return None
        for i in range(at + 1, min(at + _TAIL, len(self.tokens) - 1)):
            token = self.tokens[i]
            if token.tag is Tag.CONJ or token.low == ",":
                following = self.starting.get(i + 1)
                if following is None and called and self.tokens[i + 1].tag is Tag.CONJ:
                    continue  # "a woman, identified as X, and a girl"
                if following is None:
                    return None
                words = {t.low for t in self.tokens[following.first : following.last + 1]}
                behind = self.tokens[following.last + 1 : following.last + 2]
                acting = bool(behind) and behind[0].low.endswith("ed")  # "and his son fled"
                theirs = bool(words & OWNED) or (called and following.count is not None)
                return following if theirs and not acting else None
            named = called and (token.tag is Tag.NAME or token.low in ('"', "'", "(", ")", ","))
            if token.tag not in _OF_A_HOME and not named:
                return None
        return None

    def _joined_left(self, last: Group) -> list[Group]:
        found = [last]
        if last.headless and self.tokens[last.last].low in ("whom", "them"):
            return found
        if last.pronoun:
            return found  # "Ahmad X, a child of 16, he was killed": one
        current = last
        while True:
            i = current.first - 1
            seen = False
            while (
                i >= 0
                and i not in self.ending
                and (
                    self.tokens[i].tag is Tag.CONJ
                    or self.tokens[i].low == ","
                    or (self.tokens[i].tag is Tag.SUBSET and current.subset)
                )
            ):
                seen = True
                i -= 1
            previous = self.ending.get(i) or (self._before_phrase(i) if seen else None)
            if seen and previous is None:
                previous = self._before_home(i) or self._before_clause(i)
            if not seen or previous is None or previous.first in self.objects:
                return found
            if (previous.first, Harm.KILLED) in self.taken or self._governed(previous):
                return found
            if previous.named and self._lists_places(previous):
                return found
            described = is_described_kin(self.tokens, previous, current)
            if described and ends_a_description(self.tokens, current):
                found[0] = previous
            elif is_same_man(self.tokens, previous, current):
                previous.party = previous.party if previous.explicit else current.party
                found[0] = previous
            elif not previous.subset:
                found.insert(0, previous)
            current = previous

    def _before_clause(self, i: int) -> Group | None:
        """ "A member who was on leave and ...": who stands before a clause that describes him."""
        for at in range(i, max(1, i - _TAIL), -1):
            token = self.tokens[at]
            if token.low == "who":
                group = self.ending.get(at - 1)
                return group if group is not None and group.singular else None
            if token.tag in (Tag.CASUALTY, Tag.PUNCT) or token.trigger is not None:
                return None
        return None

    def _before_home(self, i: int) -> Group | None:
        """ "A clerk of the council of Palmyra and ...", "a woman of 60 and ...": whose it is."""
        if (child := self.ending.get(i)) is not None and self.tokens[child.first - 1].tag is Tag.OF:
            return self.ending.get(child.first - 2)  # "the mother of two boys and one of them"
        if i < 2 or self.tokens[i].tag not in (Tag.PLACE, Tag.NUMBER):
            return None
        i -= i > 2 and self.tokens[i - 1].tag is Tag.DET  # "from the village of Hajin and ..."
        link = self.tokens[i - 1]
        if link.tag is not Tag.OF and link.low not in ("in", "from"):
            return None
        return self.ending.get(i - 2)

    def _before_phrase(self, i: int) -> Group | None:
        """ "The officer in the car and ...": who stands before a thing's phrase."""
        if i < 3 or self.tokens[i].tag is not Tag.THING or self.tokens[i].trigger is not None:
            return None
        if self.tokens[i - 1].tag not in (Tag.DET, Tag.ARTICLE):
            return None
        return self.ending.get(i - 3) if self.tokens[i - 2].low in ("in", "on") else None
