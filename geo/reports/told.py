"""What a sentence says of tolls, of bodies and of nobody, and how each saying is kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from geo.model import CountRange, Party
from geo.reports.group import BODIES, NEUTRAL_HEADS, Group
from geo.reports.harmed import Harmed
from geo.reports.lexicon import Harm, Tag
from geo.reports.reach import OWNED, Reach
from geo.reports.tokens import Token

_ONE: Final = CountRange.exactly(1)
_ZERO: Final = CountRange.exactly(0)
_NOTHING_KNOWN: Final = frozenset(
    """information reports word confirmation details news known given gave mention mentions
    mentioned mentioning specify specified disclose disclosed provide provided comment commented
    acknowledge acknowledged admit admitted""".split()
)
_NOT_YET: Final = frozenset(("yet", "far", "immediately", "immediate", "confirmed", "clear"))
_TOLL_NOUNS: Final = frozenset(("toll", "tally", "count"))
_OUTDATED: Final = frozenset(("previous", "earlier", "from", "previously"))
_TOLL_REACH: Final = 40
_NAMES_HARM: Final = 10
_SPOKEN: Final = frozenset(("spoke", "spoken", "speaks"))
_LIST_REACH: Final = 24
_OF_BOTH: Final = 8
_REACHES: Final = frozenset(
    """to reached reach reaches at of is was are were as exceeded exceeds hit stands stood surpassed
    put than has from : rose climbed passed jumps jumped""".split()
)
_ROSE: Final = frozenset(
    """rose rises risen rising raised raise raises raising increased bring brings bringing
    brought""".split()
)
_LINKS: Final = frozenset((",", "the", "at", "least", "at least", "–"))
_BEFORE_NOUN: Final = 24
_COUNTED: Final = frozenset(("dead", "wounded", "injured"))
_FINDING: Final = frozenset(("finding", "discovery"))
_FELL_IN: Final = frozenset(("in", "near", "during", "at"))
_SIDELESS: Final = (None, Party.CIVILIAN, Party.UNKNOWN)


class Told(Reach):
    """Keeps what is said of people; reads tolls, bodies found and those that fell."""

    def __init__(self, tokens: Sequence[Token], groups: Sequence[Group]) -> None:
        super().__init__(tokens, groups)
        self.result: list[Harmed] = []

    def _only_damage(self, at: int) -> bool:
        """ "Only material damage", "without loss of life"."""
        before = [t.low for t in self.tokens[max(0, at - 4) : at + 2]]
        return "only" in before or (self.tokens[at].low == "loss of life" and self._negated(at))

    def _none_said(self, at: int, harms: Sequence[Harm]) -> None:
        around = {t.low for t in self.tokens[max(0, at - 7) : at + 8]}
        if around & _NOTHING_KNOWN or around & _NOT_YET:
            return
        for harm in harms:
            self.result.append(Harmed(harm, _ZERO, None, at, none_said=True))

    def _toll(self, at: int) -> None:
        """ "The death toll rose to 15", "the number of dead has reached six"."""
        window = self.tokens[at : at + _TOLL_REACH]
        harm = self._toll_harm(at)
        if harm is None or self._toll_before(at, harm):
            return
        if self._of_killed_and_hurt(at):
            self.taken.update((g.first, h) for g in self.groups if g.first > at for h in Harm)
            return
        for offset, token in enumerate(window):
            i = at + offset
            if token.low in (".", ";", "!"):
                return
            if token.tag is not Tag.NUMBER or token.number is None:
                continue
            before = self._before_number(i)
            near = {t.low for t in self.tokens[max(0, i - 3) : i]}
            if before == "of" and not _SPOKEN.isdisjoint(near):
                continue  # "said in a new toll, after it had spoken of 14"
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

    def _of_killed_and_hurt(self, at: int) -> bool:
        """ "The number of people killed and injured to 20": nobody says how many of each."""
        near = self.tokens[at : at + _OF_BOTH]
        return any(
            one.harm is Harm.KILLED and link.tag is Tag.CONJ and other.harm is Harm.WOUNDED
            for one, link, other in zip(near, near[1:], near[2:], strict=False)
        )

    def _toll_before(self, at: int, harm: Harm) -> bool:
        """ "It rose to 7, the number of those killed": the number stands before its noun."""
        near = self.tokens[max(0, at - _BEFORE_NOUN) : at]
        rose = next((i for i, t in enumerate(near) if t.low in _ROSE), None)
        if rose is None or self.tokens[at].low not in ("number", "toll"):
            return False
        opener = near[rose - 1].low if rose else ""
        begin = at - len(near) + rose
        ahead = self.tokens[begin + 1 : begin + 5]
        told = next((i for i, t in enumerate(ahead) if t.number is not None), None)
        if told is None:
            return False
        first = begin + 1 + told
        group = next((g for g in self.groups if g.first <= first <= g.last and g.count), None)
        last = group.last if group else first
        close = all(t.low in _LINKS for t in self.tokens[last + 1 : at])
        if opener not in ("it", "has", "have") and not near[rose].low.endswith("ing") and not close:
            return False  # "the toll rose to 5, and the number of injured to 27"
        self.taken.update((g.first, h) for g in self.groups if g.first > begin for h in Harm)
        if group is not None:
            self.objects.add(group.first)
        count = group.count if group else self.tokens[first].number
        party = group.party if group else None
        self.result.append(Harmed(harm, count, party, at, group, generic=True, toll=True))
        return True

    def _put_at(self, at: int) -> bool:
        """ "Put the dead at four"."""
        if self.tokens[at].low not in _COUNTED or not 0 < at < len(self.tokens) - 1:
            return False
        return self.tokens[at - 1].low == "the" and self.tokens[at + 1].low == "at"

    def _outdated(self, at: int) -> bool:
        """ "Up from an earlier toll of nine"."""
        return bool({t.low for t in self.tokens[max(0, at - 3) : at]} & _OUTDATED)

    def _whose_toll(self, at: int, number: int) -> Party | None:
        """ "The toll of the SDF at 31"."""
        if at + 1 < len(self.tokens) and self.tokens[at + 1].low in ("of", "among"):
            for token in self.tokens[at + 2 : number]:
                if token.tag is Tag.ORG:
                    return token.party
                if token.tag is Tag.BY:
                    return None  # "the number of those killed by the strikes of the coalition"
        return None

    def _before_number(self, i: int) -> str:
        i -= 1
        while i > 0 and self.tokens[i].tag in (Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO, Tag.TOTAL):
            i -= 1
        return self.tokens[i].low

    def _toll_harm(self, at: int) -> Harm | None:
        if self.tokens[at].low in _TOLL_NOUNS:
            return Harm.KILLED
        if self.tokens[at].low == "number" and self._of_those_assassinated(at):
            return Harm.KILLED
        for token in self.tokens[at : at + _NAMES_HARM]:
            if token.low in (
                "dead",
                "killed",
                "fatalities",
                "deaths",
                "martyrs",
                "victims",
                "killings",
                "died",
                "lost their lives",
            ):
                return Harm.KILLED
            if token.low in ("injured", "wounded", "injuries"):
                return Harm.WOUNDED
        before = {t.low for t in self.tokens[max(0, at - 4) : at]}
        if self.tokens[at].low == "number" and before & {"martyrs", "deaths", "victims"}:
            return Harm.KILLED  # "more martyrs raise the number to 8"
        return Harm.KILLED if self.tokens[at].low == "total" and self._lists(at) else None

    def _of_those_assassinated(self, at: int) -> bool:
        """ "The number of fighters and civilians who were assassinated in ..."."""
        for before, token in pairwise(self.tokens[at : at + _LIST_REACH]):
            if token.low in ("assassinated", "executed", "murdered"):
                return before.tag is Tag.BE
            if token.tag is Tag.CASUALTY or token.low in (";", "."):
                return False
        return False

    def _lists(self, at: int) -> bool:
        """Whether a total is followed by its parts ("372: 110 civilians, 258 fighters")."""
        return any(t.low == ":" for t in self.tokens[at : at + 14])

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

    def _in_toll(self, at: int) -> bool:
        return any(
            h.toll and 0 <= at - h.at <= _TOLL_REACH and self._near_toll(h, at) for h in self.result
        )

    def _near_toll(self, toll: Harmed, at: int) -> bool:
        last = toll.group.last if toll.group else toll.at
        return at <= last + 1

    def _add(
        self, at: int, groups: Sequence[Group], *, shared: bool = False, harm: Harm | None = None
    ) -> None:
        harm = harm or self.tokens[at].harm or Harm.KILLED
        if any(g.count is not None for g in groups):  # "ten soldiers and policemen" are ten
            groups = [g for g in groups if g.count is not None or not g.bare]
        self._with_their_side(groups)
        wounded = harm is Harm.WOUNDED
        for group in groups:
            dead = group.head >= 0 and self.tokens[group.head].low in BODIES
            harm = Harm.KILLED if wounded and dead else Harm.WOUNDED if wounded else harm
            key = (group.first, harm)
            if key in self.taken or group.subset or self._of_those_harmed(group, harm):
                continue
            self.taken.add(key)
            if harm is Harm.KILLED and (group.first, Harm.WOUNDED) in self.taken and not shared:
                self._no_longer_wounded(group)
            count = None if shared else group.count
            other = group.other and self.tokens[group.first].low != "the"  # "the three others"
            found = Harmed(
                harm, count, group.party, at, group, group.explicit, group.generic,
                other=other, shared=shared, pronoun=group.pronoun, again=self._of_them(group),
            )  # fmt: skip
            if dead and self.tokens[group.first].low in OWNED:
                found.pronoun = True  # "beheaded a man and crucified his body"
            found.parts.extend(self._parts_after(group))
            found.civilians = self._civilians_among(group)
            self.result.append(found)

    def _of_those_harmed(self, group: Group, harm: Harm) -> bool:
        """ "Three of the wounded are in critical condition": some of those counted before."""
        last = self.tokens[group.last]
        following = self.tokens[group.last + 1 : group.last + 2]
        if last.low == "them" and group.headless and harm is Harm.WOUNDED:
            return any(h.harm is harm and h.count for h in self.result)  # "two of them badly"
        if last.low == "them" and group.headless and group.count is not None:
            told = self.result[-1] if self.result else None  # "two of them for banditry"
            same = told is not None and told.harm is harm and told.count is not None
            return same and told.count.min >= group.count.min  # type: ignore[union-attr]
        words = [t.low for t in self.tokens[group.first : group.last + 1]]
        if words[:2] == ["the", "dead"] and group.count is None:
            return True  # "the dead men were killed over a quarrel"
        if group.definite and last.low == "those" and following:
            return following[0].tag is Tag.CASUALTY  # "42 of those killed were Syrians"
        return group.definite and last.tag is Tag.CASUALTY and last.harm is harm

    def _of_them(self, group: Group) -> bool:
        """ "One of them", "most were executed": of those told before."""
        first = self.tokens[group.first].low
        if group.headless and group.count is None and first in ("most", "all", "some"):
            return True
        last = self.tokens[group.last]
        hurt = last.tag is Tag.CASUALTY and last.harm is Harm.WOUNDED  # "one of the wounded"
        return group.definite and (last.low in ("them", "these") or hurt)

    def _no_longer_wounded(self, group: Group) -> None:
        """ "A soldier injured last week died": one of the dead now, not of the wounded."""
        self.result[:] = [
            h for h in self.result if not (h.group is group and h.harm is Harm.WOUNDED)
        ]

    def _with_their_side(self, groups: Sequence[Group]) -> None:
        """ "An officer and his driver": the driver is of the officer's side."""
        side = next((g.party for g in groups if g.party not in _SIDELESS), None)
        if side is None:
            return
        for group in groups:
            head = self.tokens[group.head].low if group.head >= 0 else ""
            theirs = any(t.low in OWNED for t in self.tokens[group.first : group.last + 1])
            if head in NEUTRAL_HEADS and theirs:
                group.party = side

    def _parts_after(self, group: Group) -> list[tuple[Party, CountRange]]:
        """The subsets named right behind a group, by side."""
        parts: list[tuple[Party, CountRange]] = []
        following = self._next_joined(group)
        while following is not None and following.subset:
            if following.count is not None and following.party is not None:
                parts.append((following.party, following.count))
            following = self._next_joined(following)
        return parts or self._parts_listed(group)

    def _civilians_among(self, group: Group) -> CountRange | None:
        """How many are called civilians, of the people of a group."""
        for part in (g for g in self.groups if g.first > group.last):
            if not part.subset:
                break
            head = self.tokens[part.head].low if part.head >= 0 else ""
            if head in ("civilian", "civilians") or (
                part.headless and self._civilians_behind(part)
            ):
                return part.count
        return None

    def _civilians_behind(self, part: Group) -> bool:
        """ "21 of them civilians"."""
        return [t.low for t in self.tokens[part.last + 1 : part.last + 2]] == ["civilians"]

    def _parts_listed(self, group: Group) -> list[tuple[Party, CountRange]]:
        """ "15 people were killed in an attack on X: nine civilians and six guards": its parts."""
        listed = [g for g in self.groups if g.first > group.last and g.subset]
        if not listed:
            return []
        behind = range(group.last, len(self.tokens))
        colon = next((i for i in behind if self.tokens[i].low == ":"), 0)
        listed = [g for g in listed if colon and g.first > colon]
        parts = [(g.party, g.count) for g in listed if g.count is not None and g.party is not None]
        total = sum(count.min for _, count in parts)
        return parts if group.count is not None and total == group.count.min else []

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

    def _told_before(self, at: int, be: int) -> bool:
        """ "Five bodies were found, having been executed": the same people again."""
        having = self.tokens[be].low == "having" or self.tokens[be - 1].low == "having"
        return having and any(h.harm is self.tokens[at].harm for h in self.result)

    def _add_unnamed(self, at: int, be: int) -> None:
        """A passive whose subject isn't understood: one, if the verb says one, else some."""
        singular = self.tokens[be].low in ("was", "is", "has", "was reportedly", "was also")
        person_before = any(
            t.tag in (Tag.NAME, Tag.PERSON) for t in self.tokens[max(0, be - 6) : be]
        )
        thing_before = be > 0 and self.tokens[be - 1].tag in (Tag.THING, Tag.PLACE)
        if singular and (not person_before or thing_before):
            return
        if self._thing_subject(be) or self._told_before(at, be):
            return
        self._add_plain(at, _ONE if singular else None)
        self.result[-1].pronoun = self.tokens[be - 1].low in ("they", "all") if be else False
