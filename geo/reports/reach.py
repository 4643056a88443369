"""Which people stand around a word of a sentence: its subject, its object, those joined to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.around import THING_PHRASE, Around
from geo.reports.group import Group
from geo.reports.lexicon import Form, Harm, Tag
from geo.reports.sources import SAYING
from geo.reports.tokens import Token

_OWNED_THING: Final = (*(t for t in THING_PHRASE if t is not Tag.OF), Tag.ORG, Tag.PERSON)
_DESCRIBES: Final = frozenset("of from - – loyal belonging affiliated linked allied".split())
_CALLED: Final = frozenset("named called nicknamed dubbed identified known".split())
_OF_A_HOME: Final = (Tag.PLACE, Tag.DET, Tag.ARTICLE, Tag.WORD, Tag.OF, Tag.PREP)
_COLLECTIVES: Final = frozenset(("militia", "force", "militias", "forces"))
_TAIL: Final = 9
_SPEAKERS_HOME: Final = 7
_LEFT: Final = frozenset("fled escaped withdrew retreated surrendered".split())
_SAID_SO: Final = frozenset(("reported", "confirmed", "presumed", "estimated"))
_HOURS: Final = frozenset(
    "dawn noon midday midnight night sunset morning afternoon evening".split()
)
_CLAUSE: Final = 16
_SERVES: Final = frozenset("worked working served serving acting".split())
OWNED: Final = frozenset(("his", "her", "their"))
_TAIL_TAGS: Final = (
    Tag.OF, Tag.DET, Tag.WORD, Tag.NAME, Tag.PLACE, Tag.ORG, Tag.PERSON, Tag.CONJ, Tag.SUBSET,
    Tag.THING,
)  # fmt: skip


class Reach(Around):
    """Finds the people around a word of a sentence, and remembers which are taken."""

    def __init__(self, tokens: Sequence[Token], groups: Sequence[Group]) -> None:
        super().__init__(tokens)
        self.groups = groups
        self.starting = {g.first: g for g in groups}
        self.ending = {g.last: g for g in groups}
        self.taken: set[tuple[int, Harm]] = set()
        self.objects: set[int] = set()

    def _subject_before(self, verb: int) -> Group | None:
        if self._thing_subject(verb):
            return None
        if verb > 1 and self.tokens[verb - 1].low == "who" and self.tokens[verb - 2].low == ",":
            return self._whole(self.ending.get(verb - 3))  # "injured a child, who later died"
        if (described := self._behind_relative(verb)) is not None:
            return described
        candidates = [g for g in self.groups if g.last < verb]
        for group in reversed(candidates):
            between = self.tokens[group.last + 1 : verb]
            if any(t.low == ";" for t in between):
                return None
            if group.subset or group.first in self.objects or self.tokens[group.last].low == "him":
                continue
            if self._governed(group) and not (between and between[-1].low == "who"):
                continue
            if any(t.tag is Tag.CASUALTY and not self._relative(between) for t in between):
                return None
            return group
        return None

    def _whole(self, group: Group | None) -> Group | None:
        """ "Seven members: three Afghans and four Syrians, who ...": the seven."""
        while group is not None and group.subset:
            earlier = [g for g in self.groups if g.last < group.first]
            group = earlier[-1] if earlier else None
        return group

    def _behind_relative(self, verb: int) -> Group | None:
        """ "Their father, who tried to stop the attackers, was wounded": the father."""
        if verb < 4 or self.tokens[verb - 1].low != ",":
            return None
        for i in range(verb - 2, 1, -1):
            token = self.tokens[i]
            if token.low in ("who", "whom", "whose") and self.tokens[i - 1].low == ",":
                group = self.ending.get(i - 2)
                free = group is not None and not group.subset and group.first not in self.objects
                return group if free else None
            if token.tag is Tag.CASUALTY or token.low in (";", ","):
                return None
        return None

    def _thing_subject(self, verb: int) -> bool:
        """Whether what stands before the verb is a thing ("100 sheep died") and no place of it."""
        i = verb - 1
        if i < 0 or self.tokens[i].tag is not Tag.THING or self._inside_group(i):
            return False
        while i >= 0 and (self.tokens[i].tag in _OWNED_THING or self._of_number(i)):
            i -= 1
        if i > 0 and self.tokens[i].tag is Tag.CONJ and i - 1 in self.ending:
            return False  # "members of cells and their families"
        return i < 0 or self.tokens[i].tag not in (Tag.PREP, Tag.OF, Tag.BY)

    @staticmethod
    def _relative(between: Sequence[Token]) -> bool:
        return bool(between) and between[0].tag in (Tag.WHO, Tag.SUBSET, Tag.PUNCT)

    def _governed(self, group: Group) -> bool:
        i = group.first - 1
        while i >= 0 and self.tokens[i].low in ('"', "'"):
            i -= 1
        if i > 0 and self.tokens[i].low == "as" and self.tokens[i - 1].low in _SERVES:
            return True  # "two brothers who worked as guards were found dead"
        if i < 0 or self.tokens[i].tag not in (Tag.BY, Tag.PREP, Tag.OF):
            return False
        if self.tokens[i].tag is Tag.OF and i and self.tokens[i - 1].low == "each":
            return False  # "each of Ali and his nephew lost their lives"
        return self.tokens[i].low not in ("after", "before", "since", "until", "than")

    def _group_before(self, at: int) -> Group | None:
        i = self._adverbs_back(at - 1)
        if i > 0 and self.tokens[i].low in _SAID_SO and i - 1 in self.ending:
            i -= 1  # "three soldiers reported killed"
        while i >= 0 and i not in self.ending and self.tokens[i].low in ('"', "'"):
            i -= 1
        tail = self.ending.get(i - 1) if i > 0 and self.tokens[i].low == "," else None
        shot = tail is not None and self.tokens[tail.first - 1].low == "shot"
        if tail is not None and (tail.subset or (shot and self.tokens[at].low == "dead")):
            i -= 1  # "Four people, including two infants, killed", "shot X, a teacher, dead"
        group = self.ending.get(i) or self._before_description(i)
        while group is not None and group.subset:
            i = group.first - 1
            while i >= 0 and self.tokens[i].tag in (Tag.SUBSET, Tag.PUNCT, Tag.CONJ):
                i -= 1
            group = self.ending.get(i)
        if group is None:
            group = self.ending.get(self._adverbs_back(at - 1))
            if group is None or not group.headless:
                return self._before_tail(at)
            group.subset = False  # "35 casualties, including 15 killed": part of no people
        return None if group.first in self.objects else group

    def _before_description(self, i: int) -> Group | None:
        """ "Her husband, an employee of the council, badly wounded": the husband."""
        if i < 0 or self.tokens[i].low != ",":
            return None
        for at in range(i - 1, max(1, i - _TAIL), -1):
            token = self.tokens[at]
            if token.tag in (Tag.CASUALTY, Tag.BE, Tag.WHO, Tag.NUMBER) or token.trigger:
                return None
            if token.low == ",":
                group = self.ending.get(at - 1)
                opens = self.tokens[at + 1].tag in (Tag.ARTICLE, Tag.DET)
                return group if group is not None and group.singular and opens else None
        return None

    def _before_tail(self, at: int) -> Group | None:
        """ "15 fighters of other nationalities killed": what describes people stands between."""
        for i in range(at - 1, max(-1, at - _TAIL - 1), -1):
            token = self.tokens[i]
            group = self.ending.get(i)
            if group is not None and i < at - 1 and not group.subset:
                opens = self.tokens[i + 1]
                joined = opens.tag is Tag.CONJ and self.tokens[i + 2].tag in (Tag.ORG, Tag.DET)
                if group.count is None or not (opens.low in _DESCRIBES or joined):
                    return None
                return None if group.first in self.objects else group
            loose = token.low in ("from", "to", "-", "–", '"', "one") or token.tag in _TAIL_TAGS
            if not loose or (token.trigger is not None and token.party is None):
                return None
        return None

    def _group_after(self, begin: int) -> Group | None:
        i = self._behind_time(begin)
        while i < len(self.tokens):
            token = self.tokens[i]
            adverb = token.tag is Tag.WORD and token.low.endswith("ly")
            if token.low in ('"', "'", "(", "also", "off", "out", ":") or adverb:
                if i in self.starting:
                    break
                i += 1
                continue
            break
        group = self.starting.get(i)
        return group if group is not None and not group.subset else None

    def _behind_time(self, begin: int) -> int:
        """ "Shot dead on Monday an employee": the people stand behind the time or the place."""
        i = begin
        while i < len(self.tokens) and self._tells_when(i):
            i += 1
        group = self.starting.get(i)
        last = self.tokens[i - 1]
        spoken = i > begin and (last.tag in (Tag.DATE, Tag.PLACE) or last.low in (",", *_HOURS))
        if not spoken or group is None or group.headless or self._has_predicate(group):
            return begin
        return i

    def _tells_when(self, i: int) -> bool:
        """A word of "on Monday", or of ", at dawn,", behind a verb."""
        token = self.tokens[i]
        if token.tag in (Tag.PREP, Tag.DATE, Tag.PLACE):
            return True
        if token.low in _HOURS:
            return i > 0 and self.tokens[i - 1].tag in (Tag.PREP, Tag.DATE)
        ahead = self.tokens[i + 1 : i + 2]
        opens = bool(ahead) and ahead[0].low == "at"
        closes = self.tokens[i - 1].low in _HOURS or self.tokens[i - 1].tag is Tag.DATE
        return token.low == "," and (opens or closes)

    def _joined_right(self, first: Group) -> list[Group]:
        found, last = [first], first
        while True:
            following = self._next_joined(last)
            if following is None:
                return found
            if self._kin_described(last, following):
                last.party, last.explicit = following.party, following.explicit
            elif self._tells_what_he_was(last, following):
                last.party = last.party if last.explicit else following.party
            elif not (following.subset or self._names_again(last, following)):
                if self._has_predicate(following):
                    return found
                found.append(following)
            last = following

    def _names_again(self, one: Group, following: Group) -> bool:
        """ "An IS leader, Abu Hamza, in a strike": the name of him who was told of."""
        between = [t.low for t in self.tokens[one.last + 1 : following.first]]
        single = one.singular or one.count == CountRange.exactly(1)
        head = self.tokens[following.head].low if following.head >= 0 else ""
        if head in _COLLECTIVES and between == [","] and self.tokens[one.last].tag is Tag.ORG:
            return True  # "members of the Quds Brigade, a Palestinian militia"
        return following.named and single and not one.named and between == [","]

    def _tells_what_he_was(self, one: Group, following: Group) -> bool:
        """ "Killed Ali X, the commander of the brigade": one man."""
        between = [t.low for t in self.tokens[one.last + 1 : following.first]]
        alike = one.named and one.singular and following.singular and not following.named
        if between != [","] or not alike or following.subset:
            return False
        behind = self.tokens[following.last + 1 : following.last + 2]
        return self.tokens[following.first].low == "the" and not (
            behind and behind[0].tag is Tag.CONJ
        )

    def _kin_described(self, one: Group, following: Group) -> bool:
        """ "Killed his cousin, a member of the Guard, in a quarrel": one man."""
        between = [t.low for t in self.tokens[one.last + 1 : following.first]]
        article = self.tokens[following.first].tag is Tag.ARTICLE
        owned = self.tokens[one.first].low in OWNED
        return between == [","] and one.singular and following.singular and owned and article

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
            if self._kin_described(previous, current) and self._closes(current):
                found[0] = previous
            elif self._is_same_man(previous, current):
                previous.party = previous.party if previous.explicit else current.party
                found[0] = previous
            elif not previous.subset:
                found.insert(0, previous)
            current = previous

    def _is_same_man(self, one: Group, following: Group) -> bool:
        """ "Brigadier Ahmad Mohsen, commander of the brigade, was killed": one, not two."""
        if not (one.singular and following.singular) or following.subset:
            return False
        between = [t.low for t in self.tokens[one.last + 1 : following.first]]
        named = any(t.tag is Tag.NAME for t in self.tokens[one.first : following.last + 1])
        after = self.tokens[following.last + 1 : following.last + 2]
        closed = bool(after) and after[0].low == ","
        unlike = not (one.named and following.named)  # "the mayor, Ali X, was killed"
        return named and between == [","] and closed and unlike

    def _closes(self, described: Group) -> bool:
        """ "His brother, a shopkeeper, was ..." describes; "his wife, a boy and ..." counts."""
        ahead = self.tokens[described.last + 1 : described.last + 3]
        ends = len(ahead) == 2 and ahead[0].low == ","
        return ends and ahead[1].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY)

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

    def _has_predicate(self, group: Group) -> bool:
        i = group.last + 1
        if i < len(self.tokens) and self.tokens[i].low in ("of whom", "of which"):
            i += 1  # "five people, two of whom died"
        if i < len(self.tokens) and self.tokens[i].low in ("in", "from", "at", "of", "with"):
            for token in self.tokens[i + 1 : i + _SPEAKERS_HOME]:
                if token.low in SAYING:
                    return True  # "..., a hospital official in Hasaka said"
                if token.tag in (Tag.PUNCT, Tag.CASUALTY, Tag.CONJ) or token.trigger is not None:
                    break
        while i < len(self.tokens):
            token = self.tokens[i]
            adverb = token.tag is Tag.WORD and token.low.endswith("ly")
            if adverb or token.low in ('"', "'", "later", "subsequently"):
                i += 1
                continue
            if token.tag is Tag.CASUALTY:
                if group.headless and token.form is Form.COUNT_NOUN:
                    return True  # "the death of a man and several injuries"
                return token.form in (Form.PARTICIPLE, Form.INTRANSITIVE, Form.ADJECTIVE)
            return token.tag in (Tag.BE, Tag.HAVE) or token.low in SAYING or token.low in _LEFT
        return False

    def _joint_with_next(self, at: int) -> bool:
        following = self._next_harm(at + 1)
        return following is not None and self._group_after(following + 1) is not None

    def _inside_group(self, at: int) -> bool:
        return any(g.first <= at <= g.last for g in self.groups)

    def _attackers_before(self, at: int) -> bool:
        """ "The attackers fled after one of them had been killed": one of the attackers."""
        heads = [self.tokens[g.head].low for g in self.groups if g.last < at and g.head >= 0]
        return bool(heads) and heads[-1].startswith(("attacker", "assail", "gunm", "raider"))

    def _denied(self, at: int) -> bool:
        return any(
            t.low in ("denied", "denies", "denying") for t in self.tokens[max(0, at - 4) : at]
        )
