"""Groups that are one: a man and his name, bodies and their number."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reports.people.group import BODIES, Group
from geo.reports.people.one_man import is_name_of_one_of_them
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token


def without_names_of_one(tokens: Sequence[Token], groups: list[Group]) -> list[Group]:
    """ "One of its advisers, Colonel Hassan X, was killed": one man, not two."""
    kept: list[Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        if last is not None and is_name_of_one_of_them(tokens, last, group):
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
