"""People behind a word of harm: "killed two soldiers", "the death of a guard"."""

from __future__ import annotations

from typing import Final

from geo.model import CountRange
from geo.reports.harm.around import THING_PHRASE
from geo.reports.harm.companions import Companions
from geo.reports.vocabulary.lexicon import LOSES, Harm, Tag

_ONE: Final = CountRange.exactly(1)
_INSIDE: Final = frozenset(("inside", "aboard", "on board", "onboard", "in", "on"))


class HarmedBehind(Companions):
    """Reads whom a verb or a noun of harm tells of behind it."""

    def _objects_of(self, at: int, begin: int) -> bool:
        shared_with = None
        right = self._group_after(begin)
        if right is None:
            shared_with = self._next_harm(begin)
            if shared_with is None:
                return False
            right = self._group_after(shared_with + 1)
            if right is None:
                return False
        group_list = self._joined_right(right)
        if self._death_and(at):
            self._add_both(at, group_list, Harm.KILLED)
            return True
        if self.tokens[at].low in LOSES:
            if self._bereaved(at, group_list):
                return False
            self._own_losses(at, group_list)
        for group in group_list:
            self.objects.add(group.first)
        if shared_with is None and (companion := self._companion(group_list[-1].last)) is not None:
            group_list = [*group_list, companion]
        if self.tokens[at].low in LOSES:
            group_list = [*group_list, *self._others_lost(group_list[-1])]
            self._count_behind(group_list[-1])
        pair = shared_with is not None and self._ambiguous(at, shared_with)
        self._add(at, group_list, shared=pair)
        if shared_with is not None:
            harm = self.tokens[shared_with].harm or Harm.WOUNDED
            self._add(at, group_list, shared=pair, harm=harm)
            self.taken.update((g.first, harm) for g in group_list)
        return True

    def _death_and(self, at: int) -> bool:
        """ "The death and injury of 35": nobody says how many of each."""
        before = [t.low for t in self.tokens[max(0, at - 2) : at]]
        return before[:1] in (["death"], ["deaths"], ["killing"]) and before[1:] in (
            ["and"],
            ["or"],
        )

    def _object_after_things(self, at: int) -> bool:
        """ "killing 100 sheep and a herder": the people stand behind the animals."""
        i, things = at + 1, False
        while i < min(len(self.tokens), at + 9):
            token = self.tokens[i]
            if token.tag is Tag.CONJ and things:
                right = self._group_after(i + 1)
                if right is None or self._has_predicate(right):
                    return False
                self._add(at, [right])
                return True
            if token.tag not in THING_PHRASE or (token.trigger is not None and token.entry is None):
                return False
            things = things or token.tag is Tag.THING
            i += 1
        return False

    def _pronoun_object(self, at: int) -> bool:
        """ "Killed him", "killing one of them"."""
        following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if following in ("him", "her", "one of them"):
            self._add_plain(at, _ONE)
            kin = at + 2 < len(self.tokens) and self.tokens[at + 2].tag is Tag.PERSON
            self.result[-1].pronoun = following != "one of them" and not kin  # "her husband"
            if following == "him" and (him := self.starting.get(at + 1)) is not None:
                self._add(at, self._joined_right(him)[1:])  # "him, his son and a guest"
        elif following in ("them", "everyone", "all") or self._those_inside(at + 1):
            self._add_plain(at, None)
            self.result[-1].pronoun = following == "them"
        else:
            return False
        return True

    def _those_inside(self, at: int) -> bool:
        """ "Hit a car, killing those inside"."""
        lows = [t.low for t in self.tokens[at : at + 2]]
        return lows[:1] == ["those"] and lows[-1] in _INSIDE
