"""Who was harmed in a sentence: its casualty words and the groups of people they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, EventType, Party
from geo.reports.clause import Clause
from geo.reports.group import Group
from geo.reports.harmed import Harmed
from geo.reports.later_dead import TAKEN, LaterDead
from geo.reports.led_to import DEATHS
from geo.reports.lexicon import LOSES, Form, Harm, Tag
from geo.reports.quantity import HEDGES
from geo.reports.reach import OWNED
from geo.reports.tokens import Token
from geo.reports.undone import SURVIVED, is_avenged

_ONE: Final = CountRange.exactly(1)
_ZERO: Final = CountRange.exactly(0)
_TOLL_NOUNS: Final = frozenset(("toll", "tally", "count"))
_NUMBER_OF: Final = frozenset(("number", "total", "numbers"))
_DAMAGE: Final = frozenset(("damage", "damages", "loss of life", "losses"))
_FINDS: Final = frozenset(
    """found finding discovery discovered recovered retrieved dumped located pulled exhumed
    unearthed uncovered""".split()
)
_OF_INTEREST: Final = (
    _TOLL_NOUNS
    | _NUMBER_OF
    | _DAMAGE
    | _FINDS
    | SURVIVED
    | TAKEN
    | {"fell", "estimate", "best"}
    | set(DEATHS)
)
_BESIDE: Final = frozenset(
    ("with", "alongside", "beside", "along with", "together with", "besides", "as well as")
)
_LEFT: Final = 16
_ONES: Final = frozenset("one ones other others another third second".split())
_PUNISHED: Final = frozenset("sentenced convicted wanted tried charged jailed".split())
_AS_WELL: Final = frozenset(("along with", "together with", "besides", "as well as"))
_INSIDE: Final = frozenset(("inside", "aboard", "on board", "onboard", "in", "on"))
_WHEN_AND_WHERE: Final = (Tag.PREP, Tag.DATE, Tag.PLACE, Tag.PUNCT)
_OF_THE_DEED: Final = (*_WHEN_AND_WHERE, Tag.DET, Tag.ARTICLE, Tag.THING, Tag.BY)
_THING_PHRASE: Final = (
    Tag.ABOUT, Tag.AT_LEAST, Tag.NUMBER, Tag.VAGUE, Tag.ARTICLE, Tag.DET, Tag.WORD, Tag.THING,
    Tag.OF,
)  # fmt: skip


def harmed_in(clause: Clause, groups: Sequence[Group]) -> list[Harmed]:
    """Everything the clause says of killed, wounded, missing and captured people."""
    at = clause.at[Tag.CASUALTY]
    if not clause.words.isdisjoint(_OF_INTEREST):
        others = [i for i, t in enumerate(clause.tokens) if t.low in _OF_INTEREST]
        at = sorted({*at, *others})
    return _Reading(clause.tokens, groups).read(at) if at else []


class _Reading(LaterDead):
    """One pass over the words of a clause that may tell of harm."""

    def read(self, words: Sequence[int]) -> list[Harmed]:
        for at in words:
            token = self.tokens[at]
            if token.low in _TOLL_NOUNS or token.low in _NUMBER_OF or self._put_at(at):
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
            if token.tag not in _THING_PHRASE or (
                token.trigger is not None and token.entry is None
            ):
                return False
            things = things or token.tag is Tag.THING
            i += 1
        return False

    def _ambiguous(self, one: int, two: int) -> bool:
        """Killed and wounded of one number: nobody knows how many of each."""
        harms = {self.tokens[one].harm, self.tokens[two].harm}
        return harms == {Harm.KILLED, Harm.WOUNDED}

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

    def _add_both(self, at: int, groups: Sequence[Group], both: Harm | None) -> None:
        """People of one harm, or of two where nobody says how many of each ("killed and hurt")."""
        self._add(at, groups, shared=both is not None)
        if both is not None:
            self._add(at, groups, shared=True, harm=both)
            self.taken.update((g.first, both) for g in groups)

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
