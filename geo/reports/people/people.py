"""Groups of people in a sentence: how many, of which side, and whether they are part of others."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from geo.model import CountRange
from geo.reports.clauses.clause import Clause
from geo.reports.people.apposition import (
    is_described,
    take_apposition,
    take_names,
    take_what_he_was,
)
from geo.reports.people.called import CALLS, as_they_are_called, without_their_kin
from geo.reports.people.group import Group, is_adjective
from geo.reports.people.headless import STANDS_ALONE
from geo.reports.people.merged import (
    with_all_but,
    with_numbers_of_bodies,
    with_ranges,
    with_shared_nouns,
    without_both,
    without_denied,
    without_names_of_one,
)
from geo.reports.people.noun_phrase import (
    MAX_MODIFIERS,
    MAY_BEGIN,
    MAY_STAND,
    MAY_STAND_FOR,
    group_at,
)
from geo.reports.people.part_sides import name_sides_of_numbers
from geo.reports.people.quantity import QUANTIFIES
from geo.reports.people.subsets import mark_subsets
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_BEGIN_ANYWHERE: Final = MAY_BEGIN - {Tag.WORD, Tag.ARTICLE, Tag.DET, Tag.ORG, Tag.NAME}
_AUXILIARY: Final = (Tag.BE, Tag.HAVE)
_AGED: Final = ("-year-old", "-year-olds")


def _count_as_many(tokens: Sequence[Token], groups: Sequence[Group]) -> None:
    """ "A dozen fighters were killed and as many wounded": a dozen."""
    for before, group in itertools.pairwise(groups):
        at = group.first
        if tokens[at].low == "many" and tokens[at - 1].low == "as" and before.count is not None:
            least = at > 1 and tokens[at - 2].tag is Tag.AT_LEAST
            group.count = CountRange(before.count.min, None) if least else before.count
            group.first -= 1 + least


def groups_of(clause: Clause) -> list[Group]:
    """All groups of people in reading order, parts of others marked."""
    tokens = clause.tokens
    groups: list[Group] = []
    begin = 0
    for at in _beginnings(clause):
        if at < begin:
            continue
        group, end = group_at(tokens, at)
        if group is not None:
            take_apposition(tokens, group)
            take_names(tokens, group)
            begin = group.last + 1
            known = groups[-1] if groups else None
            if known is None or not (
                is_described(tokens, known, group)
                or take_what_he_was(tokens, known, group)
                or _tells_which(known, group)
            ):
                groups.append(group)
        else:
            begin = end
    if "not" in clause.words:
        groups = without_denied(tokens, groups)
    if "but" in clause.words:
        groups = with_all_but(tokens, groups)
    if "and" in clause.words:
        groups = with_shared_nouns(tokens, groups)
    if len(groups) > 1:
        groups = with_numbers_of_bodies(tokens, without_names_of_one(tokens, groups))
        groups = with_ranges(tokens, without_both(tokens, groups))
        if "whose" in clause.words:
            groups = without_their_kin(tokens, groups)
        if not CALLS.isdisjoint(clause.lows):
            groups = as_they_are_called(tokens, groups)
    name_sides_of_numbers(tokens, groups)
    if "many" in clause.words:
        _count_as_many(tokens, groups)
    mark_subsets(tokens, groups)
    return groups


def _tells_which(known: Group, group: Group) -> bool:
    """ "Two children he was trying to help": which children, and nobody else."""
    return group.pronoun and group.first == known.last + 1


def _beginnings(clause: Clause) -> list[int]:
    """Where a group may begin, in order.

    A number begins one anywhere; what only describes people ("the", a side, an adjective) does
    where people are reached from there, or a word that stands for them ("he", "a couple").
    """
    tokens, at = clause.tokens, clause.at
    reached = _before_people(clause)
    found = reached.intersection([*at[Tag.ORG], *at[Tag.NAME]])
    found.update(*[at[tag] for tag in at.keys() & _BEGIN_ANYWHERE])
    articles = [*at[Tag.ARTICLE], *at[Tag.DET]]
    found |= {i for i in articles if _people_behind(tokens, i, reached)}
    found |= {i for i in at[Tag.NAME] if i and tokens[i - 1].tag is Tag.CASUALTY}
    found |= {i for i in reached.intersection(at[Tag.WORD]) if is_adjective(tokens[i])}
    if not clause.words.isdisjoint(MAY_STAND_FOR):
        found |= {i for i in at[Tag.WORD] if tokens[i].low in MAY_STAND_FOR}
    if "family" in clause.words:
        found |= {i for i in at[Tag.THING] if tokens[i].low == "family"}
    return sorted(found)


def _people_behind(tokens: Sequence[Token], article: int, reached: AbstractSet[int]) -> bool:
    """Whether an article may belong to people: "the four", "a couple", "the local fighters"."""
    if article + 1 in reached or article + 1 == len(tokens):
        return True
    following = tokens[article + 1]
    stands_alone = following.low in STANDS_ALONE or following.low.endswith(_AGED)
    return stands_alone or following.tag in QUANTIFIES


def _before_people(clause: Clause) -> set[int]:
    """Nouns for people, and what one reads on from to them by way of nothing but what may describe
    them; so to the second word of a name and to a word for whoever suffers ("a cobbler was shot").
    """
    tokens, at = clause.tokens, clause.at
    names = at[Tag.NAME]
    second = [i for i in names if i - 1 in names or i - 2 in names]
    deeds = [i - (tokens[i - 1].tag in _AUXILIARY) for i in at[Tag.CASUALTY] if i > 1]
    suffer = [i - 1 for i in deeds if tokens[i - 1].tag is Tag.WORD]
    found = {*at[Tag.PERSON], *suffer}
    for head in (*at[Tag.PERSON], *suffer, *second):
        for i in range(head - 1, max(-1, head - 1 - MAX_MODIFIERS), -1):
            if tokens[i].tag not in MAY_STAND:
                break
            found.add(i)
    return found
