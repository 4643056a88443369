"""People behind a word of harm: "killed two soldiers", "the death of a guard"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.harm.around import THING_PHRASE, next_harm
from geo.reports.harm.companions import add_both, companion_behind, is_ambiguous
from geo.reports.harm.joined import joined_right
from geo.reports.harm.losses import (
    LOST_CONTACT,
    give_side_of_losses,
    is_bereaved,
    others_lost,
    take_count_behind,
)
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import group_after, has_predicate
from geo.reports.harm.told import add_count, add_people
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import LOSES, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ONE: Final = CountRange.exactly(1)
_OF_THINGS: Final = frozenset(("destroyed", "destroying"))
_ANYBODY: Final = frozenset(("him", "her", "them"))
_BEFORE_AN_OBJECT: Final = (Tag.WORD, Tag.OF, Tag.PREP, Tag.CASUALTY)
_INSIDE: Final = frozenset(("inside", "aboard", "on board", "onboard", "in", "on"))


def read_objects(here: Pass, at: int, begin: int) -> bool:
    """Keeps the people behind a word of harm, from ``begin``; False if there are none."""
    tokens = here.tokens
    shared_with = None
    right = group_after(here, begin)
    if right is None:
        shared_with = next_harm(tokens, begin)
        if shared_with is None:
            return False
        right = group_after(here, shared_with + 1)
        if right is None:
            return False
    group_list = joined_right(here, right)
    if _is_death_and(tokens, at):
        add_both(here, at, group_list, Harm.KILLED)
        return True
    if tokens[at].low in _OF_THINGS and group_list[0].headless:
        here.objects.add(group_list[0].first)
        return False  # "hit a convoy of trucks, destroying six"
    if tokens[at].low in LOSES:
        if is_bereaved(tokens, at, group_list):
            return False
        give_side_of_losses(tokens, at, group_list)
    if tokens[at].low == LOST_CONTACT:
        give_side_of_losses(tokens, at, group_list)
    for group in group_list:
        here.objects.add(group.first)
    beside = companion_behind(here, group_list[-1].last) if shared_with is None else None
    if beside is not None:
        group_list = [*group_list, beside]
    if tokens[at].low in LOSES:
        group_list = [*group_list, *others_lost(here, group_list[-1])]
        take_count_behind(here, group_list[-1])
    pair = shared_with is not None and is_ambiguous(tokens, at, shared_with)
    add_people(here, at, group_list, shared=pair)
    if shared_with is not None:
        harm = tokens[shared_with].harm or Harm.WOUNDED
        add_people(here, at, group_list, shared=pair, harm=harm)
        here.taken.update((g.first, harm) for g in group_list)
    return True


def _is_death_and(tokens: Sequence[Token], at: int) -> bool:
    """ "The death and injury of 35": nobody says how many of each."""
    before = [t.low for t in tokens[max(0, at - 2) : at]]
    return before[:1] in (["death"], ["deaths"], ["killing"]) and before[1:] in (
        ["and"],
        ["or"],
    )


def read_object_after_things(here: Pass, at: int) -> bool:
    """ "killing 100 sheep and a herder": the people stand behind the animals."""
    tokens = here.tokens
    i, things = at + 1, False
    while i < min(len(tokens), at + 9):
        token = tokens[i]
        if token.tag is Tag.CONJ and things:
            right = group_after(here, i + 1)
            if right is None or has_predicate(tokens, right):
                return False
            add_people(here, at, [right])
            return True
        if token.tag not in THING_PHRASE or (token.trigger is not None and token.entry is None):
            return False
        things = things or token.tag is Tag.THING
        i += 1
    return False


def read_pronoun_object(here: Pass, at: int) -> bool:
    """ "Killed him", "gunned them down", "killing one of them"."""
    tokens = here.tokens
    inside = next((w for w in tokens[at].low.split() if w in _ANYBODY), None)
    following = inside or (tokens[at + 1].low if at + 1 < len(tokens) else "")
    hers = here.starting.get(at + 1) if following == "her" else None
    if hers is not None and hers.count is not None and hers.last > hers.first:
        return read_objects(here, at, at + 1)  # "injured her four children"
    if following == "all" and (all_of := here.starting.get(at + 1)) is not None and all_of.count:
        return read_objects(here, at, at + 1)  # "killed all three of her sons"
    if following in _ANYBODY and (victims := _who_is_meant(here, at, following)) is not None:
        add_people(here, at, [victims])
    elif _the_first(tokens, at):
        add_count(here, at, _ONE)
    elif following == "one of them" and _counted_before(here, tokens[at].harm):
        return True  # "killed four and beheaded one of them"
    elif following in ("him", "her", "one of them"):
        add_count(here, at, _ONE)
        kin = at + 2 < len(tokens) and tokens[at + 2].tag is Tag.PERSON
        here.result[-1].pronoun = following != "one of them" and not kin  # "her husband"
    elif following in ("them", "everyone", "all") or _are_those_inside(tokens, at + 1):
        add_count(here, at, None)
        here.result[-1].pronoun = following == "them"
    else:
        return False
    if following == "him" and (him := here.starting.get(at + 1)) is not None:
        add_people(here, at, joined_right(here, him)[1:])  # "him, his son and a guest"
    return True


def _the_first(tokens: Sequence[Token], at: int) -> bool:
    """ "Fired at the mayor and at a teacher, killing the first": one of those told before."""
    lows = [t.low for t in tokens[at + 1 : at + 3]]
    ends = at + 3 >= len(tokens) or tokens[at + 3].tag in (Tag.PUNCT, Tag.CONJ)
    return ends and lows[:1] == ["the"] and lows[1:] in (["first"], ["second"], ["latter"])


def _counted_before(here: Pass, harm: Harm | None) -> bool:
    return any(h.harm is harm and h.count is not None and h.count.min > 1 for h in here.result)


def _who_is_meant(here: Pass, at: int, pronoun: str) -> Group | None:
    """ "Dragged six soldiers off a bus and shot them": the people to whom it was done before."""
    tokens = here.tokens
    for group in reversed(here.groups):
        one = group.singular and group.count == _ONE
        if group.last >= at or group.subset or group.pronoun or one is (pronoun == "them"):
            continue
        done_to = group.first > 0 and tokens[group.first - 1].tag in _BEFORE_AN_OBJECT
        return group if done_to else None
    return None


def _are_those_inside(tokens: Sequence[Token], at: int) -> bool:
    """ "Hit a car, killing those inside"."""
    lows = [t.low for t in tokens[at : at + 2]]
    return lows[:1] == ["those"] and lows[-1] in _INSIDE
