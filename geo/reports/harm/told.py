"""How what a sentence says of people is kept: whose side, which part of others, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.joined import Joined
from geo.reports.people.group import BODIES, NEUTRAL_HEADS, OWNED, Group
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ONE: Final = CountRange.exactly(1)
_ZERO: Final = CountRange.exactly(0)
_NOTHING_KNOWN: Final = frozenset(
    """information reports word confirmation details news known given gave mention mentions
    mentioned mentioning specify specified disclose disclosed provide provided comment commented
    acknowledge acknowledged admit admitted""".split()
)
_NOT_YET: Final = frozenset(("yet", "far", "immediately", "immediate", "confirmed", "clear"))
_SIDELESS: Final = (None, Party.CIVILIAN, Party.UNKNOWN)


class Told(Joined):
    """Keeps what is said of people, once of each."""

    def __init__(self, tokens: Sequence[Token], groups: Sequence[Group]) -> None:
        super().__init__(tokens, groups)
        self.result: list[Harmed] = []

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
