"""Who was harmed in a sentence: its casualty words and the groups of people they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import CountRange, Party
from geo.reports.lexicon import Form, Harm, Tag
from geo.reports.people import BODIES, NEUTRAL_HEADS, Group
from geo.reports.sources import SAYING
from geo.reports.tokens import Token

_ONE: Final = CountRange.exactly(1)
_ZERO: Final = CountRange.exactly(0)
_NOTHING_KNOWN: Final = frozenset(
    ("information", "reports", "word", "confirmation", "details", "news", "known", "given", "gave")
)
_NOT_YET: Final = frozenset(("yet", "far", "immediately", "immediate", "confirmed", "clear"))
_TOLL_NOUNS: Final = frozenset(("toll", "tally", "count"))
_NUMBER_OF: Final = frozenset(("number", "total", "numbers"))
_OUTDATED: Final = frozenset(("previous", "earlier", "from"))
_TOLL_REACH: Final = 28
_REACHES: Final = frozenset(
    """to reached reach reaches at of is was are were as exceeded exceeds hit stands stood surpassed
    put than has from : rose climbed passed""".split()
)
_SIDELESS: Final = (None, Party.CIVILIAN, Party.UNKNOWN)
_DAMAGE: Final = frozenset(("damage", "damages", "loss of life", "losses"))
_FINDS: Final = frozenset(("found", "discovered", "recovered", "retrieved", "dumped", "located"))
_UNREAL: Final = frozenset(
    """tried attempted attempting try trying failed failing plotting planned planning threatened
    threatening threatens vowed wanted could may might would can will should attempt plan
    plot""".split()
)


@dataclass(slots=True)
class Harmed:
    """People that a casualty word speaks of; ``at`` is the word's token number.

    ``count`` None: some, nobody says how many. ``parts``: named subsets, never added to it.
    ``toll``: a total that replaces what was said before. ``shared``: "killed and wounded 80".
    """

    harm: Harm
    count: CountRange | None
    party: Party | None
    at: int
    group: Group | None = None
    explicit: bool = False
    generic: bool = False
    other: bool = False
    toll: bool = False
    shared: bool = False
    none_said: bool = False
    pronoun: bool = False
    parts: list[tuple[Party, CountRange]] = field(default_factory=list)


def harmed_in(tokens: Sequence[Token], groups: Sequence[Group]) -> list[Harmed]:
    """Everything the sentence says of killed, wounded, missing and captured people."""
    return _Reading(tokens, groups).read()


class _Reading:
    """One pass over a sentence; remembers which groups are taken."""

    def __init__(self, tokens: Sequence[Token], groups: Sequence[Group]) -> None:
        self.tokens = tokens
        self.groups = groups
        self.starting = {g.first: g for g in groups}
        self.ending = {g.last: g for g in groups}
        self.taken: set[tuple[int, Harm]] = set()
        self.objects: set[int] = set()
        self.result: list[Harmed] = []

    def read(self) -> list[Harmed]:
        for at, token in enumerate(self.tokens):
            if token.low in _TOLL_NOUNS or token.low in _NUMBER_OF:
                self._toll(at)
            elif token.tag is Tag.CASUALTY and not self._inside_group(at):
                self._word(at, token)
            elif token.low in _FINDS:
                self._body(at)
            elif token.low == "fell":
                self._fell(at)
            elif token.low in _DAMAGE and self._only_damage(at):
                both = (Harm.KILLED, Harm.WOUNDED)
                self._none_said(at, both[:1] if token.low == "loss of life" else both)
        return self.result

    def _word(self, at: int, token: Token) -> None:
        if self._unreal(at) or self._in_toll(at):
            return
        form = token.form
        if token.harm is Harm.ANY:
            self._casualties(at)
        elif form is Form.PARTICIPLE:
            self._participle(at)
        elif token.low in ("wounds", "wound") and self._is_noun(at):
            return
        elif form in (Form.ACTIVE, Form.NOUN_OF):
            found = self._objects_of(at, at + 1) or self._object_after_things(at)
            if not found and form is Form.ACTIVE:
                self._pronoun_object(at)
        elif form is Form.INTRANSITIVE:
            self._subject_of(at, self._verb_start(at))
        elif form is Form.ADJECTIVE:
            self._adjective(at)
        else:
            self._count_noun(at)

    # what a casualty word does with the people around it

    def _participle(self, at: int) -> None:
        be = self._auxiliary(at)
        if be is not None:
            if not self._subject_of(at, be):
                self._add_unnamed(at, be)
            return
        if self._before(at, Tag.HAVE):
            self._objects_of(at, at + 1)
            return
        left = self._group_before(at)
        right = self._group_after(at + 1)
        if right is None and self._thing_follows(at):
            self._object_after_things(at)
            return
        if left is not None and right is not None and self._has_predicate(right):
            right = None
        if right is not None and not (left is not None and self._headline_passive(left, right)):
            self._objects_of(at, at + 1)
        elif left is not None and self._one_follows(at):
            self._add_plain(at, _ONE)
        elif left is not None:
            self._add(at, self._joined_left(left))
        elif self._joint_with_next(at):
            self._objects_of(at, at + 1)
        else:
            self._coordinated(at)

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
        if self.tokens[at].low in ("lost", "losing"):
            self._own_losses(at, group_list)
        for group in group_list:
            self.objects.add(group.first)
        pair = shared_with is not None and self._ambiguous(at, shared_with)
        self._add(at, group_list, shared=pair)
        if shared_with is not None:
            harm = self.tokens[shared_with].harm or Harm.WOUNDED
            self._add(at, group_list, shared=pair, harm=harm)
            self.taken.update((g.first, harm) for g in group_list)
        return True

    def _is_noun(self, at: int) -> bool:
        """ "Severe wounds", "his wounds": no verb."""
        before = self.tokens[at - 1] if at else None
        return before is not None and before.tag in (
            Tag.WORD,
            Tag.DET,
            Tag.OF,
            Tag.PREP,
            Tag.ARTICLE,
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

    def _own_losses(self, at: int, groups: Sequence[Group]) -> None:
        """ "ISIS lost 13 of its fighters": its own."""
        owner = next((t for t in reversed(self.tokens[:at]) if t.tag is Tag.ORG), None)
        for group in groups:
            if owner is not None and group.party is None:
                group.party = owner.party

    def _one_follows(self, at: int) -> bool:
        """ "Gunmen killed a beekeeper": one person, by a word that isn't known."""
        ahead = self.tokens[at + 1 : at + 5]
        if len(ahead) < 2 or ahead[0].tag not in (Tag.ARTICLE, Tag.DET):
            return False
        return ahead[1].tag is Tag.WORD and ahead[1].trigger is None

    def _thing_follows(self, at: int) -> bool:
        """ "Killed 60 sheep": what was killed are no people."""
        for token in self.tokens[at + 1 : at + 7]:
            if token.tag is Tag.THING:
                return True
            if token.tag not in _THING_PHRASE:
                return False
        return False

    def _ambiguous(self, one: int, two: int) -> bool:
        """Killed and wounded of one number: nobody knows how many of each."""
        harms = {self.tokens[one].harm, self.tokens[two].harm}
        return harms == {Harm.KILLED, Harm.WOUNDED}

    def _pronoun_object(self, at: int) -> None:
        following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if following in ("him", "her"):
            self._add_plain(at, _ONE)
        elif following == "them":
            self._add_plain(at, None)

    def _subject_of(self, at: int, verb: int) -> bool:
        subject = self._subject_before(verb)
        if subject is None:
            return False
        groups = self._joined_left(subject)
        both = self._both_harms(at)
        if both is None and (companion := self._companion(at)) is not None:
            groups = [*groups, companion]
        self._add(at, groups, shared=both is not None)
        if both is not None:
            self._add(at, groups, shared=True, harm=both)
            self.taken.update((g.first, both) for g in groups)
        return True

    def _companion(self, at: int) -> Group | None:
        """ "Was killed with his driver", "died with three others"."""
        if at + 2 >= len(self.tokens) or self.tokens[at + 1].low != "with":
            return None
        group = self.starting.get(at + 2)
        if group is None or group.count is None:
            return None
        named = group.other or self.tokens[group.first].low in ("his", "her")
        return group if named or self.tokens[group.first].tag is Tag.NUMBER else None

    def _both_harms(self, at: int) -> Harm | None:
        """The other harm in "were killed and wounded", where nobody says how many of each."""
        following = self._next_harm(at + 1)
        if following is None or self._group_after(following + 1) is not None:
            return None
        token, pair = self.tokens[following], {Harm.KILLED, Harm.WOUNDED}
        if token.form is Form.PARTICIPLE and {token.harm, self.tokens[at].harm} == pair:
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
            shared = following is not None and self._group_after(following + 1) is None
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

    def _count_noun(self, at: int) -> None:
        token = self.tokens[at]
        if self._negated(at) or self._denied(at):
            self._none_said(at, (token.harm or Harm.KILLED,))
            return
        left = self._group_before(at)
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
            self._none_said(at, (Harm.KILLED, Harm.WOUNDED))
            return
        left = self._group_before(at)
        if left is not None and left.headless and left.count is not None:
            self._add_plain(at, None, shared=True, harm=Harm.KILLED)
            self._add_plain(at, None, shared=True, harm=Harm.WOUNDED)

    def _only_damage(self, at: int) -> bool:
        """ "Only material damage", "without loss of life"."""
        before = [t.low for t in self.tokens[max(0, at - 4) : at]]
        return "only" in before or (self.tokens[at].low == "loss of life" and self._negated(at))

    def _none_said(self, at: int, harms: Sequence[Harm]) -> None:
        around = {t.low for t in self.tokens[max(0, at - 7) : at + 8]}
        if around & _NOTHING_KNOWN or around & _NOT_YET:
            return
        for harm in harms:
            self.result.append(Harmed(harm, _ZERO, None, at, none_said=True))

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

    def _toll(self, at: int) -> None:
        """ "The death toll rose to 15", "the number of dead has reached six"."""
        window = self.tokens[at : at + _TOLL_REACH]
        harm = self._toll_harm(at)
        if harm is None:
            return
        for offset, token in enumerate(window):
            i = at + offset
            if token.low in (".", ";", "!"):
                return
            if token.tag is not Tag.NUMBER or token.number is None:
                continue
            before = self._before_number(i)
            if (before == "from" and " to " not in token.low) or before not in _REACHES:
                continue
            group = next((g for g in self.groups if g.first <= i <= g.last), None)
            if group is None or group.first > i + 1:
                continue
            count, party = group.count, group.party
            if self._outdated(at):
                self.taken.update((group.first, h) for h in Harm)
                return
            party = party or self._whose_toll(at, i)
            self.objects.add(group.first)
            self.taken.update((group.first, h) for h in Harm)
            self.result.append(
                Harmed(harm, count, party, at, group, group.explicit, group.generic, toll=True)
            )
            self.result[-1].parts.extend(self._parts_after(group))
            return

    def _outdated(self, at: int) -> bool:
        """ "Up from an earlier toll of nine"."""
        return bool({t.low for t in self.tokens[max(0, at - 3) : at]} & _OUTDATED)

    def _whose_toll(self, at: int, number: int) -> Party | None:
        """ "The toll of the SDF at 31"."""
        if at + 1 < len(self.tokens) and self.tokens[at + 1].low in ("of", "among"):
            owners = [t for t in self.tokens[at + 1 : number] if t.tag is Tag.ORG]
            return owners[0].party if owners else None
        return None

    def _before_number(self, i: int) -> str:
        i -= 1
        while i > 0 and self.tokens[i].tag in (Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO, Tag.TOTAL):
            i -= 1
        return self.tokens[i].low

    def _toll_harm(self, at: int) -> Harm | None:
        if self.tokens[at].low in _TOLL_NOUNS:
            return Harm.KILLED
        for token in self.tokens[at : at + 7]:
            if token.low in ("dead", "killed", "fatalities", "deaths", "martyrs", "victims"):
                return Harm.KILLED
            if token.low in ("injured", "wounded", "injuries"):
                return Harm.WOUNDED
        return Harm.KILLED if self.tokens[at].low == "total" and self._lists(at) else None

    def _lists(self, at: int) -> bool:
        """Whether a total is followed by its parts ("372: 110 civilians, 258 fighters")."""
        return any(t.low == ":" for t in self.tokens[at : at + 14])

    def _fell(self, at: int) -> None:
        """ "Seven of its men fell.": died; "fell to", "fell back" are something else."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        left = self._group_before(at)
        if left is not None and (following is None or following.tag is Tag.PUNCT):
            self._add(at, self._joined_left(left), harm=Harm.KILLED)

    def _body(self, at: int) -> None:
        """People found dead: "the body of a shepherd was found", "found two bodies"."""
        be = self._auxiliary(at)
        group = self._subject_before(be) if be is not None else self._group_after(at + 1)
        if group is None or group.head < 0 or self.tokens[group.head].low not in BODIES:
            return
        if (group.first, Harm.KILLED) in self.taken or group.count is None:
            return
        self.taken.add((group.first, Harm.KILLED))
        self.objects.add(group.first)
        whose = group.first > 0 and self.tokens[group.first - 1].low == "whose"
        found = Harmed(Harm.KILLED, group.count, group.party, at, group, group.explicit)
        found.pronoun = whose or group.last == group.head
        self.result.append(found)

    # how a group is found

    def _auxiliary(self, at: int) -> int | None:
        """The first "was", "were", "have been" before a participle, if it is passive."""
        i = self._adverbs_back(at - 1)
        if i < 0 or self.tokens[i].tag is not Tag.BE:
            return None
        return self._verb_start(i)

    def _verb_start(self, i: int) -> int:
        while i > 0:
            before = self.tokens[i - 1]
            adverb = before.tag is Tag.WORD and (
                before.low.endswith("ly") or before.low in _ADVERBS
            )
            if before.tag in (Tag.BE, Tag.HAVE) or adverb or before.low in ("also", "later"):
                i -= 1
            else:
                break
        return i

    def _subject_before(self, verb: int) -> Group | None:
        if self._thing_subject(verb):
            return None
        candidates = [g for g in self.groups if g.last < verb]
        for group in reversed(candidates):
            between = self.tokens[group.last + 1 : verb]
            if any(t.low == ";" for t in between):
                return None
            if group.subset or group.first in self.objects:
                continue
            if self._governed(group) and not (between and between[-1].low == "who"):
                continue
            if any(t.tag is Tag.CASUALTY and not self._relative(between) for t in between):
                return None
            return group
        return None

    def _thing_subject(self, verb: int) -> bool:
        """Whether what stands before the verb is a thing ("100 sheep died") and no place of it."""
        i = verb - 1
        if i < 0 or self.tokens[i].tag is not Tag.THING or self._inside_group(i):
            return False
        while i >= 0 and self.tokens[i].tag in _THING_PHRASE and self.tokens[i].tag is not Tag.OF:
            i -= 1
        return i < 0 or self.tokens[i].tag not in (Tag.PREP, Tag.OF, Tag.BY)

    @staticmethod
    def _relative(between: Sequence[Token]) -> bool:
        return bool(between) and between[0].tag in (Tag.WHO, Tag.SUBSET, Tag.PUNCT)

    def _governed(self, group: Group) -> bool:
        i = group.first - 1
        while i >= 0 and self.tokens[i].low in ('"', "'"):
            i -= 1
        if i < 0 or self.tokens[i].tag not in (Tag.BY, Tag.PREP, Tag.OF):
            return False
        return self.tokens[i].low not in ("after", "before", "since", "until", "than")

    def _group_before(self, at: int) -> Group | None:
        i = self._adverbs_back(at - 1)
        while i >= 0 and self.tokens[i].low in ('"', "'"):
            i -= 1
        group = self.ending.get(i)
        while group is not None and group.subset:
            i = group.first - 1
            while i >= 0 and self.tokens[i].tag in (Tag.SUBSET, Tag.PUNCT, Tag.CONJ):
                i -= 1
            group = self.ending.get(i)
        if group is None:
            group = self.ending.get(self._adverbs_back(at - 1))
            if group is None or not group.headless:
                return None
            group.subset = False  # "35 casualties, including 15 killed": part of no people
        return None if group.first in self.objects else group

    def _group_after(self, begin: int) -> Group | None:
        i = begin
        while i < len(self.tokens):
            token = self.tokens[i]
            adverb = token.tag is Tag.WORD and token.low.endswith("ly")
            if token.low in ('"', "'", "(", "also", "off", ":") or adverb:
                if i in self.starting:
                    break
                i += 1
                continue
            break
        group = self.starting.get(i)
        return group if group is not None and not group.subset else None

    def _joined_right(self, first: Group) -> list[Group]:
        found, last = [first], first
        while True:
            following = self._next_joined(last)
            if following is None:
                return found
            if not following.subset:
                if self._has_predicate(following):
                    return found
                found.append(following)
            last = following

    def _next_joined(self, group: Group) -> Group | None:
        i = group.last + 1
        seen = False
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.tag in (Tag.CONJ, Tag.SUBSET) or token.low in (",", "(", ")", "–"):
                seen = True
                if i in self.starting:
                    return self.starting[i]
                i += 1
                continue
            break
        return self.starting.get(i) if seen else None

    def _joined_left(self, last: Group) -> list[Group]:
        found = [last]
        if last.headless and self.tokens[last.last].low in ("whom", "them"):
            return found
        current = last
        while True:
            i = current.first - 1
            seen = False
            while i >= 0 and (self.tokens[i].tag is Tag.CONJ or self.tokens[i].low == ","):
                seen = True
                i -= 1
            previous = self.ending.get(i) or (self._before_phrase(i) if seen else None)
            if not seen or previous is None or previous.first in self.objects:
                return found
            if (previous.first, Harm.KILLED) in self.taken or self._governed(previous):
                return found
            if not previous.subset:
                found.insert(0, previous)
            current = previous

    def _before_phrase(self, i: int) -> Group | None:
        """ "The officer in the car and ...": who stands before a thing's phrase."""
        if i < 3 or self.tokens[i].tag is not Tag.THING or self.tokens[i].trigger is not None:
            return None
        if self.tokens[i - 1].tag not in (Tag.DET, Tag.ARTICLE):
            return None
        return self.ending.get(i - 3) if self.tokens[i - 2].low in ("in", "on") else None

    def _has_predicate(self, group: Group) -> bool:
        i = group.last + 1
        while i < len(self.tokens):
            token = self.tokens[i]
            if (token.low.endswith("ly") and token.tag is Tag.WORD) or token.low in ('"', "'"):
                i += 1
                continue
            if token.tag is Tag.CASUALTY:
                return token.form in (Form.PARTICIPLE, Form.INTRANSITIVE, Form.ADJECTIVE)
            return token.tag in (Tag.BE, Tag.HAVE) or token.low in SAYING
        return False

    def _next_harm(self, begin: int) -> int | None:
        """ "killing and wounding ...": the casualty word that shares this one's people."""
        if begin + 1 < len(self.tokens) and self.tokens[begin].tag is Tag.CONJ:
            token = self.tokens[begin + 1]
            if token.tag is Tag.CASUALTY and token.form is not Form.COUNT_NOUN:
                return begin + 1
        return None

    def _previous_harm(self, at: int) -> int | None:
        joined = at >= 2 and self.tokens[at - 1].tag is Tag.CONJ
        return at - 2 if joined and self.tokens[at - 2].tag is Tag.CASUALTY else None

    def _joint_with_next(self, at: int) -> bool:
        following = self._next_harm(at + 1)
        return following is not None and self._group_after(following + 1) is not None

    # small questions about the words around

    def _inside_group(self, at: int) -> bool:
        return any(g.first <= at <= g.last for g in self.groups)

    def _in_toll(self, at: int) -> bool:
        return any(
            h.toll and 0 <= at - h.at <= _TOLL_REACH and self._near_toll(h, at) for h in self.result
        )

    def _near_toll(self, toll: Harmed, at: int) -> bool:
        last = toll.group.last if toll.group else toll.at
        return at <= last + 1

    def _before(self, at: int, tag: Tag) -> bool:
        i = self._adverbs_back(at - 1)
        return i >= 0 and self.tokens[i].tag is tag

    def _adverbs_back(self, i: int) -> int:
        while i >= 0:
            token = self.tokens[i]
            adverb = token.tag is Tag.WORD and (token.low.endswith("ly") or token.low in _ADVERBS)
            if adverb or token.low in ("later", "also"):
                i -= 1
            else:
                break
        return i

    def _adverbs(self, begin: int, end: int) -> bool:
        return self._adverbs_back(end - 1) < begin

    def _negated(self, at: int) -> bool:
        for token in reversed(self.tokens[max(0, at - 4) : at]):
            if token.tag is Tag.NEG:
                return True
            if token.tag in (Tag.PUNCT, Tag.NUMBER):
                return False
        return False

    def _denied(self, at: int) -> bool:
        return any(
            t.low in ("denied", "denies", "denying") for t in self.tokens[max(0, at - 4) : at]
        )

    def _unreal(self, at: int) -> bool:
        """ "Tried to kill", "could kill", "not killed": nothing that happened."""
        for i in range(at - 1, max(-1, at - 5), -1):
            token = self.tokens[i]
            if token.low in _UNREAL:
                return True
            if token.tag is Tag.NEG and token.low in ("not", "never", "nobody", "no one", "none"):
                if token.low in ("nobody", "no one", "none"):
                    for harm in (Harm.KILLED, Harm.WOUNDED):
                        if harm is self.tokens[at].harm or self.tokens[at].low in (
                            "hurt",
                            "harmed",
                        ):
                            self.result.append(Harmed(harm, _ZERO, None, at, none_said=True))
                return True
            if token.tag not in (Tag.BE, Tag.HAVE, Tag.PREP) and not token.low.endswith("ly"):
                return False
        return False

    # how a result is kept

    def _add(
        self, at: int, groups: Sequence[Group], *, shared: bool = False, harm: Harm | None = None
    ) -> None:
        harm = harm or self.tokens[at].harm or Harm.KILLED
        if any(g.count is not None for g in groups):  # "ten soldiers and policemen" are ten
            groups = [g for g in groups if g.count is not None or not g.bare]
        self._with_their_side(groups)
        for group in groups:
            key = (group.first, harm)
            if key in self.taken or group.subset:
                continue
            self.taken.add(key)
            count = None if shared else group.count
            found = Harmed(
                harm, count, group.party, at, group, group.explicit, group.generic,
                other=group.other, shared=shared, pronoun=group.pronoun,
            )  # fmt: skip
            found.parts.extend(self._parts_after(group))
            self.result.append(found)

    def _with_their_side(self, groups: Sequence[Group]) -> None:
        """ "An officer and his driver": the driver is of the officer's side."""
        side = next((g.party for g in groups if g.party not in _SIDELESS), None)
        if side is None:
            return
        for group in groups:
            head = self.tokens[group.head].low if group.head >= 0 else ""
            if head in NEUTRAL_HEADS and self.tokens[group.first].low in ("his", "her", "their"):
                group.party = side

    def _parts_after(self, group: Group) -> list[tuple[Party, CountRange]]:
        """The subsets named right behind a group, by side."""
        parts: list[tuple[Party, CountRange]] = []
        following = self._next_joined(group)
        while following is not None and following.subset:
            if following.count is not None and following.party is not None:
                parts.append((following.party, following.count))
            following = self._next_joined(following)
        return parts

    def _add_plain(
        self,
        at: int,
        count: CountRange | None,
        *,
        shared: bool = False,
        harm: Harm | None = None,
    ) -> None:
        harm = harm or self.tokens[at].harm or Harm.KILLED
        self.result.append(Harmed(harm, count, None, at, shared=shared))

    def _add_unnamed(self, at: int, be: int) -> None:
        """A passive whose subject isn't understood: one, if the verb says one, else some."""
        singular = self.tokens[be].low in ("was", "is", "has", "was reportedly", "was also")
        person_before = any(
            t.tag in (Tag.NAME, Tag.PERSON) for t in self.tokens[max(0, be - 6) : be]
        )
        thing_before = be > 0 and self.tokens[be - 1].tag in (Tag.THING, Tag.PLACE)
        if singular and (not person_before or thing_before):
            return
        self._add_plain(at, _ONE if singular else None)


_THING_PHRASE: Final = (
    Tag.ABOUT, Tag.AT_LEAST, Tag.NUMBER, Tag.VAGUE, Tag.ARTICLE, Tag.DET, Tag.WORD, Tag.THING,
    Tag.OF,
)  # fmt: skip
_ADVERBS: Final = frozenset(
    """also later then reportedly both instantly allegedly still since recently immediately
    critically seriously severely badly slightly lightly mortally fatally""".split()
)
