"""Who was harmed in a sentence: its casualty words and the groups of people they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.clause import Clause
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.harmed_before import HarmedBefore
from geo.reports.harm.later_dead import TAKEN
from geo.reports.harm.led_to import DEATHS
from geo.reports.harm.tolls import TOLL_NOUNS
from geo.reports.harm.undone import SURVIVED, is_avenged
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_NUMBER_OF: Final = frozenset(("number", "total", "numbers"))
_DAMAGE: Final = frozenset(("damage", "damages", "loss of life", "losses"))
_FINDS: Final = frozenset(
    """found finding discovery discovered recovered retrieved dumped located pulled exhumed
    unearthed uncovered""".split()
)
_OF_INTEREST: Final = (
    TOLL_NOUNS
    | _NUMBER_OF
    | _DAMAGE
    | _FINDS
    | SURVIVED
    | TAKEN
    | {"fell", "estimate", "best"}
    | set(DEATHS)
)
_LEFT: Final = 16
_ONES: Final = frozenset("one ones other others another third second".split())
_PUNISHED: Final = frozenset("sentenced convicted wanted tried charged jailed".split())


def harmed_in(clause: Clause, groups: Sequence[Group]) -> list[Harmed]:
    """Everything the clause says of killed, wounded, missing and captured people."""
    at = clause.at[Tag.CASUALTY]
    if not clause.words.isdisjoint(_OF_INTEREST):
        others = [i for i, t in enumerate(clause.tokens) if t.low in _OF_INTEREST]
        at = sorted({*at, *others})
    return _Reading(clause.tokens, groups).read(at) if at else []


class _Reading(HarmedBefore):
    """One pass over the words of a clause that may tell of harm."""

    def read(self, words: Sequence[int]) -> list[Harmed]:
        for at in words:
            token = self.tokens[at]
            if token.low in TOLL_NOUNS or token.low in _NUMBER_OF or self._put_at(at):
                self._toll(at)
            elif token.low in DEATHS and self._led_to(at):
                continue
            elif token.low in ("estimate", "best"):
                self._estimated(at)
            elif token.tag is Tag.CASUALTY and not self._inside_group(at):
                self._word(at, token)
            elif token.low in _FINDS:
                self._body(at)
            elif token.low == "fell":
                self._fell(at)
            elif token.low in SURVIVED:
                self._nobody_survived(at)
            elif token.low in TAKEN:
                self._taken_to_hospital(at)
            elif token.low in _DAMAGE and self._only_damage(at):
                both = (Harm.KILLED, Harm.WOUNDED)
                self._none_said(at, both[:1] if token.low == "loss of life" else both)
        for found in self.result:
            self._of_the_wounded(found)
        return self.result

    def _word(self, at: int, token: Token) -> None:
        if (
            is_avenged(self.tokens, at)
            or self._unreal(at)
            or self._in_toll(at)
            or self._carries_out(at)
            or self._treated(at)
        ):
            return
        if self._charged_with(at):
            return
        if [t.low for t in self.tokens[max(0, at - 2) : at]] == ["who", "had"]:
            return  # "killed a man who had shot two shepherds": an old deed of his
        form = token.form
        if token.harm is Harm.ANY:
            self._casualties(at)
        elif form is Form.PARTICIPLE:
            if not self._had_limb_hurt(at):
                self._participle(at)
        elif token.low in ("wounds", "wound") and self._is_noun(at):
            return
        elif form in (Form.ACTIVE, Form.NOUN_OF):
            found = self._objects_of(at, at + 1) or self._object_after_things(at)
            if not found and form is Form.ACTIVE:
                self._pronoun_object(at)
        elif form is Form.INTRANSITIVE:
            if not (self._state_of_those(at) or self._hurt_and_died(at)):
                self._subject_of(at, self._verb_start(at))
                self._one_more_dies(at)
                self._they_died(at)
        elif form is Form.ADJECTIVE:
            self._adjective(at)
        else:
            self._count_noun(at)

    def _they_died(self, at: int) -> None:
        """ "They died in the village of X": those told of before."""
        if at == 0 or self.tokens[at - 1].low != "they" or any(h.at == at for h in self.result):
            return
        self._add_plain(at, None)
        self.result[-1].pronoun = True

    def _charged_with(self, at: int) -> bool:
        """ "Beheaded for killing a man", "arrested for the murder of X": what he had done."""
        before = self.tokens[max(0, at - 2) : at]
        if self.tokens[at].harm is not Harm.KILLED or not any(t.low == "for" for t in before):
            return False
        if before[0].low in _ONES and before[1].low == "for":
            return True  # "two for theft and the third one for killing a man"
        return any(
            t.trigger is EventType.EXECUTION or t.harm is Harm.CAPTURED or t.low in _PUNISHED
            for t in self.tokens[: at - 1]
        )

    def _adjective(self, at: int) -> None:
        if at and self.tokens[at - 1].tag in (Tag.DET, Tag.ARTICLE, Tag.OF):
            return
        left = self._group_before(at)
        if left is None and (joint := self._previous_harm(at)) is not None:
            left = self._group_before(joint)
            if left is not None:
                self._add(at, [left], shared=True)
                return
        if left is not None:
            following = self._next_harm(at + 1)
            groups = self._joined_left(left)
            shared = (
                following is not None
                and self.tokens[following].form is not Form.ACTIVE  # "dead and destroyed cars"
                and self._group_after(following + 1) is None
            )
            self._add(at, groups, shared=shared)
            if shared and following is not None:
                self._add(at, groups, shared=True, harm=self.tokens[following].harm)
                self.taken.update(
                    (g.first, self.tokens[following].harm or Harm.WOUNDED) for g in groups
                )
            return
        be = self._auxiliary(at)
        if be is not None:
            self._subject_of(at, be)
        elif (left := self._left_behind(at)) is not None:
            self._add(at, [left])

    def _left_behind(self, at: int) -> Group | None:
        """ "Left 34 people, including a child, dead": the 34."""
        for i in range(at - 1, max(-1, at - _LEFT), -1):
            token = self.tokens[i]
            if token.tag is Tag.CASUALTY or token.low == ";":
                return None
            if token.low in ("left", "leaving", "leaves"):
                group = self._group_after(i + 1)
                parted = group is not None and self.tokens[group.last + 1].low == ","
                return group if parted and self.tokens[at - 1].low == "," else None
        return None

    def _count_noun(self, at: int) -> None:
        token = self.tokens[at]
        if self._negated(at) or self._denied(at):
            self._none_said(at, (token.harm or Harm.KILLED,))
            return
        if self._said_as(at):
            return
        if self._noted(at):
            return
        before = [t.low for t in self.tokens[max(0, at - 5) : at]]
        if "reports" in before and "of" in before[before.index("reports") :][1:2]:
            return  # "it is assessing reports of a civilian injury"
        reported = at > 0 and self.tokens[at - 1].low in ("reported", "confirmed")
        left = self._group_before(at - reported)  # "two reported fatalities"
        if left is None and at > 1 and self.tokens[at - 1].trigger is not None:
            left = self._group_before(at - 1)  # "41 civilian mine deaths"
        harm = token.harm or Harm.KILLED
        if left is not None and not (left.named or left.pronoun):
            self._add(at, [left])
        elif at and self.tokens[at - 1].tag in (Tag.VAGUE, Tag.OTHER) and harm is Harm.KILLED:
            self._add_plain(at, None)

    def _casualties(self, at: int) -> None:
        """ "No casualties" is none killed and none wounded; "35 casualties" says neither number."""
        if self.tokens[at].low == "victims":
            return
        if self._negated(at):
            if not self._of_one_side(at):
                self._none_said(at, (Harm.KILLED, Harm.WOUNDED))
            return
        left = self._group_before(at)
        if left is not None and left.headless and left.count is not None:
            self._add_plain(at, None, shared=True, harm=Harm.KILLED)
            self._add_plain(at, None, shared=True, harm=Harm.WOUNDED)
