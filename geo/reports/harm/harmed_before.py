"""People before a word of harm: "two soldiers were killed", "a guard died"."""

from __future__ import annotations

from typing import Final

from geo.model import CountRange, Party
from geo.reports.harm.around import (
    auxiliary_before,
    has_before,
    next_harm,
    previous_harm,
    thing_follows,
    verb_start,
)
from geo.reports.harm.companions import add_both, both_harms, companion_behind, with_company
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.harmed_behind import (
    read_object_after_things,
    read_objects,
    read_pronoun_object,
)
from geo.reports.harm.joined import before_home, joined_left, joined_right
from geo.reports.harm.later_dead import one_who_did
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import (
    attackers_before,
    group_after,
    group_before,
    has_predicate,
    is_joint_with_next,
    subject_before,
)
from geo.reports.harm.told import add_count, add_none, add_people, add_unnamed
from geo.reports.harm.undone import is_none_of, is_those
from geo.reports.people.group import Group
from geo.reports.people.part_sides import behind_side, behind_the_other, side_named
from geo.reports.vocabulary.lexicon import Form, Harm, Tag

_ONE: Final = CountRange.exactly(1)
_NOT_ANY: Final = frozenset(("no", "not a single", "not one"))
_ZERO: Final = CountRange.exactly(0)
_ENDS: Final = (Tag.PUNCT, Tag.PREP, Tag.BY, Tag.CONJ, Tag.DATE, Tag.OUTLET)


def read_participle(here: Pass, at: int) -> None:
    """Keeps whom "killed" or "wounded" is said of: passive, active, or a headline's."""
    tokens = here.tokens
    be = auxiliary_before(tokens, at)
    if be is not None and is_none_of(tokens, be):
        here.result.append(Harmed(tokens[at].harm or Harm.KILLED, _ZERO, None, at, none_said=True))
        return
    hurt = be is not None and be > 1 and tokens[be - 1].tag is Tag.CASUALTY
    if hurt and be is not None and is_those(tokens, be - 1):
        return  # "the injured was taken to hospital"
    if be is not None:
        if not read_subject(here, at, be):
            add_unnamed(here, at, be)
        return
    if read_pronoun_object(here, at) or is_those(tokens, at):
        return
    if tokens[at - 1].low == "also" and tokens[min(at + 1, len(tokens) - 1)].tag is Tag.BE:
        behind = here.starting.get(at + 2)  # "also killed was a civilian"
        add_people(here, at, [behind] if behind is not None else [])
        return
    if has_before(tokens, at, Tag.HAVE):
        read_objects(here, at, at + 1)
        return
    left = group_before(here, at)
    if left is None and here.lows[max(0, at - 3) : at] in ON_EACH_SIDE:
        left = here.ending.get(at - 4)  # "two on each side killed"
    joint = previous_harm(tokens, at) if left is None else None
    if joint is not None and tokens[joint].harm is Harm.CAPTURED:
        left = group_before(here, joint)  # "nine soldiers kidnapped and killed"
    elif left is None and here.lows[at + 1 : at + 2] == ["by"] and tokens[at - 1].tag is Tag.CONJ:
        first = here.lows[at - 2] in _FIRST_TAKEN
        left = here.ending.get(at - 3) if first else None  # "eight rebels ambushed and killed by"
    right = group_after(here, at + 1)
    if right is None and thing_follows(tokens, at):
        read_object_after_things(here, at)
        return
    if left is not None and right is not None and _stands_between(at, left, right):
        right.count = left.count
        add_people(here, at, [right])
        return
    if left is not None and right is None and not left.headless and _shares_objects(here, at):
        read_objects(here, at, at + 1)
        return
    if left is not None and right is not None and has_predicate(tokens, right):
        right = None
    if left is not None and tokens[min(at + 1, len(tokens) - 1)].low == "(":
        right = None  # "270 people killed (guards, fighters)"
    if right is not None and not (left is not None and _is_headline_passive(here, left, right)):
        read_objects(here, at, at + 1)
    elif left is not None and left.first and tokens[left.first - 1].low in _NOT_ANY:
        return  # "no civilians harmed"
    elif left is not None:
        _add_those_before(here, at, joined_left(here, left))
    elif is_joint_with_next(here, at):
        read_objects(here, at, at + 1)
    else:
        _read_coordinated(here, at)


def _shares_objects(here: Pass, at: int) -> bool:
    """ "Militants abducted and killed two shepherds": both were done to those behind."""
    following = next_harm(here.tokens, at + 1)
    if following is None or here.tokens[following].form is not Form.PARTICIPLE:
        return False
    people = group_after(here, following + 1)
    close = people is not None and people.first == following + 1 and people.head >= 0
    return close and people is not None and not has_predicate(here.tokens, people)


def _stands_between(at: int, left: Group, right: Group) -> bool:
    """ "Two wounded Syrian soldiers": the number of those named behind the word."""
    close = left.last == at - 1 and right.first == at + 1
    return close and left.headless and right.bare and right.head >= 0 and not left.other


def _is_headline_passive(here: Pass, left: Group, right: Group) -> bool:
    """ "Six killed two injured": the numbers belong to the words behind them; not "a mine killed
    two, and another wounded three"."""
    another = here.lows[left.first : left.last + 1] == ["another"]
    done = not another or here.lows[right.last + 1 : right.last + 2] == ["others"]
    return left.headless and right.headless and done


def read_subject(here: Pass, at: int, verb: int) -> bool:
    """Keeps the people that a verb is said of; False if nobody knows who they are."""
    tokens = here.tokens
    if verb and tokens[verb - 1].low == "one of them":
        add_count(here, at, _ONE)
        attacker = attackers_before(here, verb - 1)
        one = here.result[-1]
        one.party, one.explicit = Party.UNKNOWN if attacker else None, attacker
        parent = before_home(here, verb - 3) if tokens[verb - 2].tag is Tag.CONJ else None
        if parent is not None:  # "the mother of two boys and one of them died"
            add_people(here, at, [parent])
        one.again = not (attacker or parent)
        return True
    if verb > 1 and tokens[verb - 1].tag is Tag.ORG and tokens[verb - 2].tag is Tag.NEG:
        return True  # "he said that no coalition forces were injured": it is not he who was
    subject = subject_before(here, verb)
    if subject is not None and (owner := _who_met(here, subject)) is not None:
        subject = owner
    if subject is not None and subject.count is None:
        subject = one_who_did(here, verb, subject) or subject
    if subject is None:
        return False
    if subject.first and tokens[subject.first - 1].low in _NOT_ANY:
        if subject.generic:
            add_none(here, at, [tokens[at].harm or Harm.KILLED])
        return True  # "no civilians died" says nothing of the others
    _add_those_before(here, at, with_company(here, joined_left(here, subject), verb))
    return True


def _who_met(here: Pass, subject: Group) -> Group | None:
    """ "Two fighters who were battling militants were killed": the fighters."""
    tokens = here.tokens
    for group in here.groups:
        behind = tokens[group.last + 1 : subject.first]
        if group.count is None or not behind or behind[0].low != "who":
            continue
        if not any(t.tag in (Tag.PUNCT, Tag.CONJ, Tag.CASUALTY) for t in behind):
            return group
    return None


def _add_those_before(here: Pass, at: int, groups: list[Group]) -> None:
    """Keeps the people before a word, with those who were harmed beside them."""
    both = both_harms(here, at)
    if both is None and (companion := companion_behind(here, at)) is not None:
        groups = [*groups, *joined_right(here, companion)]
    add_both(here, at, groups, both)


def _on_a_day(here: Pass, at: int) -> bool:
    return [t.tag for t in here.tokens[at : at + 2]] == [Tag.PREP, Tag.DATE]


def read_others_too(here: Pass, at: int) -> None:
    """ "34 soldiers were killed and at least 16 IS men": they, too; no verb is told of them."""
    tokens = here.tokens
    told = [h for h in here.result if h.at == at and h.group is not None and h.group.last < at]
    if not told:
        return
    begin = behind_side(tokens, at + 1)
    side = side_named(tokens, at + 1, begin)  # "ten dead among the army and nine among IS"
    for harmed in told:
        harmed.party = harmed.party or side
    one_side = behind_the_other(tokens, begin) if begin == at + 1 else begin
    two_sides, begin = one_side > begin, one_side  # "six dead on one side and four on the other"
    while begin < len(tokens) and (
        tokens[begin].tag in (Tag.PLACE, Tag.DATE) or _on_a_day(here, begin)
    ):
        begin += 1  # "were killed near X and nine of IS"
    begin += tokens[begin : begin + 1] != [] and tokens[begin].low == ","
    if [t.low for t in tokens[begin : begin + 2]] in (["as", "was"], ["as", "were"]):
        group = here.starting.get(begin + 2)  # "..., as was a civilian"
        add_people(here, at, [group] if group is not None else [])
        return
    if begin >= len(tokens) or tokens[begin].tag is not Tag.CONJ:
        return
    group = here.starting.get(begin + 1)
    if group is None or group.count is None or group.subset or group.other:
        return
    two_sides = two_sides and behind_the_other(tokens, group.last + 1) > group.last + 1
    known = group.head >= 0 or group.party is not None or two_sides
    stop = next((t.start for t in tokens[begin:] if t.low == ";"), tokens[-1].end)
    behind = [t for t in tokens[group.last + 1 :] if t.start < stop]
    ends = not behind or behind[0].tag in (Tag.PUNCT, Tag.PREP) or behind[0].low in _ENDS_THEM
    verbs = (Tag.BE, Tag.HAVE, Tag.CASUALTY)
    if known and ends and not any(t.tag in verbs or t.low == "fled" for t in behind):
        add_people(here, at, [group])


ON_EACH_SIDE: Final = tuple(
    [link, each, "side"] for link in ("on", "from", "of") for each in ("each", "either")
)
_ENDS_THEM: Final = ("caught", "too", "also")
_FIRST_TAKEN: Final = frozenset(
    """found taken caught captured kidnapped intercepted stopped dragged abducted seized pulled
    arrested
    surrounded ambushed lured""".split()
)
_FAR: Final = 30


def _read_taken_first(here: Pass, at: int) -> bool:
    """ "A fighter was found wounded and shot dead", "two were kidnapped and killed": they."""
    tokens = here.tokens
    behind = tokens[at + 1 : at + 2]
    joint = at - 1 - (tokens[at - 1].low == "then")
    if tokens[joint].tag is not Tag.CONJ or (behind and behind[0].tag not in _ENDS):
        return False
    for i in range(joint - 1, max(0, at - _FAR), -1):
        first = tokens[i].harm is Harm.CAPTURED or (
            tokens[i].harm is Harm.WOUNDED and i < joint - 1 and tokens[at].harm is Harm.KILLED
        )
        ends = tokens[i].tag is Tag.HAVE or tokens[i].low == ";"
        if ends or (tokens[i].tag is Tag.CASUALTY and not first):
            return False
        if tokens[i].tag is Tag.BE:
            passive = tokens[i + 1].low in _FIRST_TAKEN
            return passive and read_subject(here, at, verb_start(tokens, i))
    return False


def _read_coordinated(here: Pass, at: int) -> None:
    """ "were ambushed and killed": the subject stands before the first verb."""
    tokens = here.tokens
    if _read_taken_first(here, at):
        return
    for i in range(at - 1, max(-1, at - 9), -1):
        token = tokens[i]
        if token.tag is Tag.BE:
            if tokens[at - 1].tag in (Tag.CONJ, Tag.PUNCT):
                read_subject(here, at, verb_start(tokens, i))
            return
        if token.tag in (Tag.PERSON, Tag.NUMBER, Tag.PLACE) or token.low == ";":
            return
