"""Words of harm that are no verbs: "the death of two", "two dead soldiers"."""

from __future__ import annotations

from typing import Final

from geo.reports.harm.around import auxiliary_before, is_negated, next_harm, previous_harm
from geo.reports.harm.coded import is_said_as, read_noted
from geo.reports.harm.companions import add_both
from geo.reports.harm.harmed_before import read_subject
from geo.reports.harm.joined import joined_left, joined_right
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import group_after, group_before, is_denied
from geo.reports.harm.told import add_count, add_none, add_people
from geo.reports.harm.undone import is_of_one_side
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Harm, Tag

_NOUNS: Final = (Form.COUNT_NOUN, Form.ADJECTIVE, Form.PARTICIPLE)


def read_count_noun(here: Pass, at: int) -> None:
    """ "Five deaths", "41 civilian mine deaths", "no injuries"."""
    tokens = here.tokens
    token = tokens[at]
    if is_negated(tokens, at) or is_denied(tokens, at):
        add_none(here, at, (token.harm or Harm.KILLED,))
        return
    if is_said_as(here, at):
        return
    if read_noted(here, at):
        return
    before = [t.low for t in tokens[max(0, at - 5) : at]]
    if "reports" in before and "of" in before[before.index("reports") :][1:2]:
        return  # "it is assessing reports of a civilian injury"
    reported = at > 0 and tokens[at - 1].low in ("reported", "confirmed")
    left = group_before(here, at - reported)  # "two reported fatalities"
    if left is None and at > 1 and tokens[at - 1].trigger is not None:
        left = group_before(here, at - 1)  # "41 civilian mine deaths"
    if left is None and at > 1 and tokens[at - 1].trigger and tokens[at - 2].number is not None:
        add_count(here, at, tokens[at - 2].number)  # "counts 277 mine deaths"
        return
    if left is not None and not (left.named or left.pronoun):
        # "two IS and two government fatalities"
        joined = [g for g in joined_left(here, left) if tokens[g.last].tag is Tag.ORG]
        add_both(here, at, joined or [left], _other_harm_of_them(here, at))


def _other_harm_of_them(here: Pass, at: int) -> Harm | None:
    """ "65 deaths and injuries", "65 martyrs and wounded": nobody says how many of each."""
    joined, other = (*here.tokens[at + 1 : at + 3], None, None)[:2]
    if joined is None or other is None or joined.tag is not Tag.CONJ:
        return None
    both = {here.tokens[at].harm, other.harm} == {Harm.KILLED, Harm.WOUNDED}
    return other.harm if both and other.form in _NOUNS else None


def read_casualties(here: Pass, at: int) -> None:
    """ "No casualties" is none killed and none wounded; "35 casualties" says neither number."""
    tokens = here.tokens
    if tokens[at].low == "victims" and tokens[at - 1].tag is not Tag.NEG:
        return
    if is_negated(tokens, at):
        if not is_of_one_side(tokens, at):
            add_none(here, at, (Harm.KILLED, Harm.WOUNDED))
        return
    left = group_before(here, at)
    if left is not None and left.headless and left.count is not None:
        add_count(here, at, None, shared=True, harm=Harm.KILLED)
        add_count(here, at, None, shared=True, harm=Harm.WOUNDED)


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
