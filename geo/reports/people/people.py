"""Groups of people in a sentence: how many, of which side, and whether they are part of others."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.clauses.clause import Clause
from geo.reports.people.apposition import is_described, take_apposition, take_names
from geo.reports.people.group import Group, is_adjective
from geo.reports.people.merged import (
    with_numbers_of_bodies,
    with_ranges,
    without_both,
    without_names_of_one,
)
from geo.reports.people.noun_phrase import MAX_BARE_MODIFIERS, MAY_BEGIN, MAY_STAND_FOR, group_at
from geo.reports.people.part_sides import name_sides_of_numbers
from geo.reports.people.subsets import mark_subsets
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_BEGIN_ANYWHERE: Final = MAY_BEGIN - {Tag.WORD}


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
                is_described(tokens, known, group) or _tells_which(known, group)
            ):
                groups.append(group)
        else:
            begin = end
    groups = with_numbers_of_bodies(tokens, without_names_of_one(tokens, groups))
    groups = with_ranges(tokens, without_both(tokens, groups))
    name_sides_of_numbers(tokens, groups)
    if "many" in clause.words:
        _count_as_many(tokens, groups)
    mark_subsets(tokens, groups)
    return groups


def _tells_which(known: Group, group: Group) -> bool:
    """ "Two children he was trying to help": which children, and nobody else."""
    return group.pronoun and group.first == known.last + 1


def _beginnings(clause: Clause) -> list[int]:
    """Where a group may begin, in order; a plain word begins one only as an adjective shortly
    before a noun for people, or where it stands for somebody ("he")."""
    tokens, words = clause.tokens, clause.at[Tag.WORD]
    found = clause.numbers(_BEGIN_ANYWHERE)
    near: set[int] = set()
    for at in clause.at[Tag.PERSON]:
        near.update(range(at - MAX_BARE_MODIFIERS, at))
    found += [at for at in near.intersection(words) if is_adjective(tokens[at])]
    if not clause.words.isdisjoint(MAY_STAND_FOR):
        found += [at for at in words if tokens[at].low in MAY_STAND_FOR and at not in found]
    if "family" in clause.words:
        found += [at for at in clause.at[Tag.THING] if tokens[at].low == "family"]
    return sorted(found)
