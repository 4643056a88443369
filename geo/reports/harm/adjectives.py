"""Who is harmed by an adjective: "left dead", "11 dead soldiers", "two were dead"."""

from __future__ import annotations

from geo.reports.harm.around import auxiliary_before, next_harm, previous_harm
from geo.reports.harm.harmed_before import read_subject
from geo.reports.harm.joined import joined_left, joined_right
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import group_after, group_before
from geo.reports.harm.told import add_people
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Harm, Tag


def read_adjective(here: Pass, at: int) -> None:
    """ "Two soldiers dead", "shot him dead": whom such a word is said of."""
    tokens = here.tokens
    if at and tokens[at - 1].tag in (Tag.DET, Tag.ARTICLE, Tag.OF):
        return
    left = group_before(here, at)
    if left is None and (joint := previous_harm(tokens, at)) is not None:
        left = group_before(here, joint)
        if left is not None:
            add_people(here, at, [left], shared=True)
            return
    if left is not None:
        following = next_harm(tokens, at + 1)
        groups = joined_left(here, left)
        groups.extend(_dead_of(here, at, left))
        shared = (
            following is not None
            and tokens[following].form is not Form.ACTIVE  # "dead and destroyed cars"
            and group_after(here, following + 1) is None
        )
        add_people(here, at, groups, shared=shared)
        if shared and following is not None:
            add_people(here, at, groups, shared=True, harm=tokens[following].harm)
            here.taken.update((g.first, tokens[following].harm or Harm.WOUNDED) for g in groups)
        return
    be = auxiliary_before(tokens, at)
    if be is not None:
        read_subject(here, at, be)


def _dead_of(here: Pass, at: int, number: Group) -> list[Group]:
    """ "Documented 11 dead soldiers and 13 militants": the 11 are soldiers; and the 13, too."""
    named = here.starting.get(at + 1)
    if not number.headless or named is None or not named.bare or named.count is not None:
        return []
    number.party, number.explicit = named.party, named.explicit
    return [g for g in joined_right(here, named)[1:] if g.count is not None and not g.headless]
