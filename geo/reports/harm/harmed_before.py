"""People before a word of harm: "two soldiers were killed", "a guard died"."""

from __future__ import annotations

from typing import Final

from geo.model import CountRange, Party
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.harmed_behind import HarmedBehind
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Harm, Tag

_ONE: Final = CountRange.exactly(1)
_ZERO: Final = CountRange.exactly(0)


class HarmedBefore(HarmedBehind):
    """Reads whom a participle or a verb of harm tells of before it."""

    def _participle(self, at: int) -> None:
        be = self._auxiliary(at)
        if be is not None and self._none_of(be):
            self.result.append(
                Harmed(self.tokens[at].harm or Harm.KILLED, _ZERO, None, at, none_said=True)
            )
            return
        hurt = be is not None and be > 1 and self.tokens[be - 1].tag is Tag.CASUALTY
        if hurt and be is not None and self._is_those(be - 1):
            return  # "the injured was taken to hospital"
        if be is not None:
            if not self._subject_of(at, be):
                self._add_unnamed(at, be)
            return
        if self._pronoun_object(at) or self._is_those(at):
            return
        if self._before(at, Tag.HAVE):
            self._objects_of(at, at + 1)
            return
        left = self._group_before(at)
        joint = self._previous_harm(at) if left is None else None
        if joint is not None and self.tokens[joint].harm is Harm.CAPTURED:
            left = self._group_before(joint)  # "nine soldiers kidnapped and killed"
        right = self._group_after(at + 1)
        if right is None and self._thing_follows(at):
            self._object_after_things(at)
            return
        if left is not None and right is not None and self._between_them(at, left, right):
            right.count = left.count
            self._add(at, [right])
            return
        if left is not None and right is not None and self._has_predicate(right):
            right = None
        if left is not None and self.tokens[min(at + 1, len(self.tokens) - 1)].low == "(":
            right = None  # "270 people killed (guards, fighters)"
        if right is not None and not (left is not None and self._headline_passive(left, right)):
            self._objects_of(at, at + 1)
        elif left is not None and self._one_follows(at):
            self._add_plain(at, _ONE)
        elif left is not None:
            self._add_both(at, self._joined_left(left), self._both_harms(at))
        elif self._joint_with_next(at):
            self._objects_of(at, at + 1)
        else:
            self._coordinated(at)

    def _between_them(self, at: int, left: Group, right: Group) -> bool:
        """ "Two wounded Syrian soldiers": the number of those named behind the word."""
        close = left.last == at - 1 and right.first == at + 1
        return close and left.headless and right.bare and right.head >= 0 and not left.other

    def _headline_passive(self, left: Group, right: Group) -> bool:
        """ "Six killed two injured": the numbers belong to the words behind them."""
        return left.headless and right.headless

    def _subject_of(self, at: int, verb: int) -> bool:
        if verb and self.tokens[verb - 1].low == "one of them":
            self._add_plain(at, _ONE)
            attacker = self._attackers_before(verb - 1)
            one = self.result[-1]
            one.party, one.explicit = Party.UNKNOWN if attacker else None, attacker
            parent = self._before_home(verb - 3) if self.tokens[verb - 2].tag is Tag.CONJ else None
            if parent is not None:  # "the mother of two boys and one of them died"
                self._add(at, [parent])
            one.again = not (attacker or parent)
            return True
        subject = self._subject_before(verb)
        if subject is not None and subject.count is None:
            subject = self._one_who_did(verb, subject) or subject
        if subject is None:
            return False
        if subject.first and self.tokens[subject.first - 1].low == "no":
            if subject.generic:
                self._none_said(at, [self.tokens[at].harm or Harm.KILLED])
            return True  # "no civilians died" says nothing of the others
        groups = self._joined_left(subject)
        both = self._both_harms(at)
        if both is None and (companion := self._companion(at)) is not None:
            groups = [*groups, companion]
        self._add_both(at, groups, both)
        return True

    def _coordinated(self, at: int) -> None:
        """ "were ambushed and killed": the subject stands before the first verb."""
        for i in range(at - 1, max(-1, at - 9), -1):
            token = self.tokens[i]
            if token.tag is Tag.BE:
                if self.tokens[at - 1].tag in (Tag.CONJ, Tag.PUNCT) or self._adverbs(i + 1, at):
                    self._subject_of(at, self._verb_start(i))
                return
            if token.tag in (Tag.PERSON, Tag.NUMBER, Tag.PLACE) or token.low == ";":
                return
