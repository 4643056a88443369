"""Groups of people in a sentence: how many, of which side, and whether they are part of others."""

from __future__ import annotations

from geo.reports.clauses.clause import Clause
from geo.reports.people.apposition import take_apposition, take_names
from geo.reports.people.group import Group, is_adjective
from geo.reports.people.merged import with_numbers_of_bodies, without_names_of_one
from geo.reports.people.noun_phrase import MAX_BARE_MODIFIERS, MAY_BEGIN, MAY_STAND_FOR, group_at
from geo.reports.people.subsets import mark_subsets
from geo.reports.vocabulary.lexicon import Tag


def groups_of(clause: Clause) -> list[Group]:
    """All groups of people in reading order, parts of others marked."""
    tokens = clause.tokens
    groups: list[Group] = []
    people = clause.at[Tag.PERSON]
    shortly_before = {i for at in people for i in range(at - MAX_BARE_MODIFIERS, at)}
    begin = 0
    tags = MAY_BEGIN if "family" not in clause.words else (*MAY_BEGIN, Tag.THING)
    for at in clause.numbers(tags):
        if at < begin or (tokens[at].tag is Tag.THING and tokens[at].low != "family"):
            continue
        token = tokens[at]
        describes = at in shortly_before and is_adjective(token)
        if token.tag is Tag.WORD and not (describes or token.low in MAY_STAND_FOR):
            continue  # an adjective tells only shortly before its noun
        group, end = group_at(tokens, at)
        if group is not None:
            take_apposition(tokens, group)
            take_names(tokens, group)
            groups.append(group)
            begin = group.last + 1
        else:
            begin = end
    groups = with_numbers_of_bodies(tokens, without_names_of_one(tokens, groups))
    mark_subsets(tokens, groups)
    return groups
