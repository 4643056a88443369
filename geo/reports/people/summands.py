"""Parts that come to the number before them: "53 dead, 46 civilians and 7 soldiers"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.people.group import NEUTRAL_HEADS, Group
from geo.reports.people.part_sides import behind_side
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_WHOLE_AND_PARTS: Final = 3
_FIRST: Final = frozenset(("first", "former"))
_JOINS: Final = frozenset((",", "(", "and", "–", "-", ":", "as well as"))
_MALE: Final = frozenset("man men boy boys husband father brother brothers son sons".split())
_FEMALE: Final = frozenset("woman women girl girls wife mother sister sisters daughter".split())
_WHERE: Final = (Tag.PLACE, Tag.DATE, Tag.PREP)
_FELL: Final = (*_WHERE, Tag.BE, Tag.CASUALTY)
_GROWN: Final = frozenset("man men woman women husband wife father mother".split())
_UNLIKE: Final = (
    (_FEMALE, _MALE),
    (_MALE - {"men"}, _FEMALE),
    (frozenset(("children", "boys", "girls", "infants")), _GROWN),
)
"""Nouns of people that cannot be some of those of others; "men" may be soldiers of both."""


def mark_summands(tokens: Sequence[Token], groups: list[Group]) -> None:
    """ "53 dead, 46 civilians and 7 soldiers": parts that come to the number before them."""
    if len(groups) < _WHOLE_AND_PARTS:
        return
    for number, whole in enumerate(groups):
        if whole.count is None or whole.count.max not in (whole.count.min, None) or whole.subset:
            continue
        at = whole.last + 1
        at += at < len(tokens) and tokens[at].tag is Tag.CASUALTY  # "53 martyrs"
        skipped = _FELL if whole.generic else _WHERE
        while at < len(tokens) and tokens[at].tag in skipped:
            at += 1  # "53 people were killed near X on Monday, 46 civilians and 7 soldiers"
        if at >= len(tokens) or tokens[at].low not in (",", ":", "(", "–", "-"):
            continue
        _mark_if_whole(tokens, groups[number + 1 :], whole, at)
    colon = next((i for i, t in enumerate(tokens) if t.low == ":" and i), 0)
    if not colon:
        return
    _one_by_one(tokens, groups, colon)
    behind = [g for g in groups if g.first > colon]
    for whole in (g for g in groups if g.last < colon and not g.subset):
        if whole.count is not None and whole.count.max == whole.count.min:
            _mark_if_whole(tokens, behind, whole, colon)


def _mark_if_whole(tokens: Sequence[Token], groups: list[Group], whole: Group, at: int) -> None:
    """Marks the groups listed from ``at`` on, if their numbers come to the whole's."""
    parts, total = [], 0
    for group in groups:
        if group.count is None or any(t.low not in _JOINS for t in tokens[at : group.first]):
            break
        parts.append(group)
        total, at = (
            total + group.count.min,
            _behind_home(tokens, behind_side(tokens, group.last + 1)),
        )
        if whole.count is not None and total >= whole.count.min:
            break
    others = any(are_others(tokens, whole, part) for part in parts)
    if parts and (said := tokens[parts[-1].last + 1 : parts[-1].last + 2]) and said[0].harm:
        others = (
            others
            or any(  # "six were killed, four soldiers and two children wounded"
                t.harm not in (None, said[0].harm) for t in tokens[whole.last : parts[0].first]
            )
        )
    if len(parts) < 2 or whole.count is None or others:
        return
    theirs = (None, whole.party, Party.CIVILIAN if whole.generic else None)
    some = total < whole.count.min and _closed(tokens, parts[-1])
    if total == whole.count.min or (some and all(p.party in theirs for p in parts)):
        for part in parts:
            part.subset = True


def _closed(tokens: Sequence[Token], last: Group) -> bool:
    """ "Eleven civilians, six children and two women, | were killed": some of the eleven."""
    behind = tokens[last.last + 1 : last.last + 3]
    return len(behind) > 1 and behind[0].low == "," and behind[1].tag in (*_FELL, Tag.HAVE)


def _one_by_one(tokens: Sequence[Token], groups: Sequence[Group], colon: int) -> None:
    """ "Two attacks killed seven: in the first three soldiers died, in the second four"."""
    whole = next((g for g in groups if g.last < colon and g.count and not g.subset), None)
    parts = [g for g in groups if g.first > colon and g.count is not None]
    first = next((i for i, t in enumerate(tokens) if i > colon and t.low in _FIRST), None)
    if whole is None or whole.count is None or len(parts) < 2:
        return
    if first is None and not all(tokens[g.last + 1].low == "who" for g in parts[:1]):
        return  # "the death of four: two who died in X, one who was shot in Y, and one more"
    if any(t.harm is Harm.WOUNDED for t in tokens[colon:]):
        return
    if sum(g.count.min for g in parts if g.count is not None) == whole.count.min:
        for part in parts:
            part.subset = True


def _behind_home(tokens: Sequence[Token], at: int) -> int:
    """ "Two fighters, one from Hajin and one from Arak": where someone is from ends no list."""
    home = [t.tag for t in tokens[at + 1 : at + 2]] in ([Tag.PLACE], [Tag.NAME])
    if home and tokens[at].low in ("from", "in", "at"):
        return at + 2
    return at + 1 if at < len(tokens) and tokens[at].tag is Tag.PLACE else at


def are_others(tokens: Sequence[Token], whole: Group, part: Group) -> bool:
    """ "Killed two women, a boy and a man", "three soldiers, two herders and a child": no parts."""
    if whole.head < 0 or part.head < 0:
        return False
    of, one = tokens[whole.head].low, tokens[part.head].low
    told = whole.explicit and part.explicit and NEUTRAL_HEADS.isdisjoint((of, one))
    told = told and whole.party is not part.party
    if told and Party.CIVILIAN in (whole.party, part.party):
        return True
    return any(of in these and one in those for these, those in _UNLIKE)
