"""Which people stand around a word of a sentence: its subject, its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.sources import SAYING
from geo.reports.harm.around import THING_PHRASE, Around
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_OWNED_THING: Final = (*(t for t in THING_PHRASE if t is not Tag.OF), Tag.ORG, Tag.PERSON)
_DESCRIBES: Final = frozenset("of from - – loyal belonging affiliated linked allied".split())
_TAIL: Final = 9
_SPEAKERS_HOME: Final = 7
_LEFT: Final = frozenset("fled escaped withdrew retreated surrendered".split())
_SAID_SO: Final = frozenset(("reported", "confirmed", "presumed", "estimated"))
_HOURS: Final = frozenset(
    "dawn noon midday midnight night sunset morning afternoon evening".split()
)
_SERVES: Final = frozenset("worked working served serving acting".split())
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
