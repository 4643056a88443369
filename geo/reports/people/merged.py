"""Groups that are one: a man and his name, bodies and their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.people.group import BODIES, Group
from geo.reports.people.one_man import is_also, is_name_behind_home, is_name_of_one_of_them
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_TWO: Final = 2
_PERHAPS: Final = frozenset(("perhaps", "possibly", "maybe"))
_MOST: Final = frozenset(("as many as", "up to", "possibly", "perhaps"))


def without_names_of_one(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "One of its advisers, Colonel Hassan X, was killed", "a leader and bomb maker": one man."""
    kept: list[Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        one = last is not None and (
            is_name_of_one_of_them(tokens, last, group) or is_name_behind_home(tokens, last, group)
        )
        if last is not None and (one or is_also(tokens, last, group)):
            last.last = group.last
            last.party = last.party or group.party
        else:
            kept.append(group)
    return kept


def with_numbers_of_bodies(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "The bodies of seven of them", "the bodies of the other two": so many bodies."""
    kept: list[Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        bodies = last is not None and last.head >= 0 and tokens[last.head].low in BODIES
        if (
            last is not None
            and bodies
            and last.count is None
            and group.headless
            and [t.tag for t in tokens[last.last + 1 : group.first]] == [Tag.OF]
        ):
            last.last, last.count, last.other = group.last, group.count, group.other
        else:
            kept.append(group)
    return kept


def with_all_but(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "All but one of the six soldiers": five."""
    kept: list[Group] = []
    for group in groups:
        before = [t.low for t in tokens[max(0, group.first - _TWO) : group.first]]
        whole = _number_behind_of(tokens, group)
        few = tokens[group.first].number
        if before == ["all", "but"] and whole and few and few.max and few.max < whole.min:
            group.first -= _TWO
            group.count = CountRange(whole.min - few.max, whole.min - few.min)
            group.subset = group.definite = False
            kept = [g for g in kept if g.last < group.first]
        kept.append(group)
    return kept


def _number_behind_of(tokens: Sequence[Token], group: Group) -> CountRange | None:
    """The six of "one of the six soldiers"."""
    inside = tokens[group.first : group.last + 1]
    of = next((i for i, t in enumerate(inside) if t.tag is Tag.OF), len(inside))
    return next((t.number for t in inside[of:] if t.number), None)


def without_denied(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "Nine soldiers, not thirteen, died": nine."""
    return [
        g
        for n, g in enumerate(groups)
        if not (n and g.headless and g.first and tokens[g.first - 1].low == "not")
    ]


def without_both(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "Two men, both farmers", "Ahmad Ali and his son, both soldiers": no two more."""
    if all(tokens[g.first].low != "both" for g in groups):
        return groups
    kept: list[Group] = []
    for group in groups:
        two = kept[-1:] if kept and kept[-1].count == CountRange.exactly(_TWO) else kept[-_TWO:]
        says = tokens[group.first].low == "both" and tokens[group.first - 1].low == ","
        number = sum(g.count.min for g in two if g.count is not None and g.count.max == g.count.min)
        if not (says and number == _TWO and two[-1].last == group.first - 2):
            kept.append(group)
            continue
        for one in two:
            if group.party is not None and (not one.explicit or one.party is Party.CIVILIAN):
                one.party, one.explicit = group.party, group.explicit
        two[-1].last = group.last
    return kept


def with_ranges(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "At least seven and as many as 14 civilians", "seven soldiers and maybe ten": from the one
    number to the other, and not both."""
    kept: list[Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        if last is None or not _tops(tokens, last, group):
            _may_be_none(tokens, group)
            kept.append(group)
            continue
        assert last.count is not None and group.count is not None
        count = CountRange(last.count.min, group.count.max)
        kept[-1] = group if last.headless else last
        kept[-1].first, kept[-1].last, kept[-1].count = last.first, group.last, count
    return kept


def _may_be_none(tokens: Sequence[Token], group: Group) -> None:
    """ "Seven soldiers and possibly a civilian": none or one."""
    if group.first < _TWO or tokens[group.first - 1].low not in _PERHAPS:
        return
    if tokens[group.first - _TWO].low == "and" and group.count is not None:
        group.first -= 1
        group.count = CountRange(0, group.count.max)


def with_shared_nouns(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "Four Iraqi and two Syrian militiamen": six militiamen."""
    kept: list[Group] = []
    for group in groups:
        last = kept[-1].last if kept else -1
        other = _shares_noun(tokens, group, last)
        kept.extend([group] if other is None else [other, group])
    return kept


def _shares_noun(tokens: Sequence[Token], group: Group, last: int) -> Group | None:
    """The people right before a group, behind ``last``, who have a number and no noun but its."""
    number = tokens[group.first].tag is Tag.NUMBER and group.head > group.first + 1
    joined = group.first > _TWO and tokens[group.first - 1].low in ("and", ",")
    if not (number and joined and tokens[group.first - _TWO].tag in (Tag.WORD, Tag.NAME)):
        return None
    at = group.first - _TWO - 1
    at -= tokens[at].tag is Tag.WORD
    if at <= last or tokens[at].tag is not Tag.NUMBER or tokens[at].number is None:
        return None
    whose = tokens[group.head].party
    return Group(
        at, group.first - _TWO, tokens[at].number, whose, explicit=group.explicit, head=group.head
    )


def _tops(tokens: Sequence[Token], low: Group, high: Group) -> bool:
    """Whether the second number is the most that the first may be."""
    if low.count is None or high.count is None or high.count.max is None:
        return False
    said = tokens[low.last + 1 : high.first]
    between = [t for t in said if t.low not in _PERHAPS]
    most = tokens[high.first].low in _MOST or len(between) < len(said)
    if not (low.headless or high.headless) or not most:
        return False
    linked = [t.tag for t in between] == [Tag.CONJ]
    return linked and low.count.min < high.count.max
