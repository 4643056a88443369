"""People found dead, those who fell, and what it cost them: "the body of a shepherd was found"."""

from __future__ import annotations

from typing import Final

from geo.model import Party
from geo.reports.harm.around import auxiliary_before
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.joined import joined_left, joined_right
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import group_after, group_before, subject_before
from geo.reports.harm.told import add_people
from geo.reports.people.group import BODIES, Group
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_tag
from geo.reports.vocabulary.words import LIMBS

FINDS: Final = frozenset(
    """found finding discovery discovered recovered retrieved dumped located pulled exhumed
    unearthed uncovered""".split()
) | {"counted"}
_BLOWN_UP: Final = frozenset(("blown up", "blew up", "exploded", "detonated"))
_BEFORE: Final = 6
REST: Final = frozenset(("others", "rest"))
"""Those who are left of some that were told of before."""
_LEAVES: Final = frozenset("left leave leaving leaves abandoned abandoning".split())
_FINDING: Final = frozenset(("finding", "discovery"))
_BULLETS: Final = frozenset("bullets gunshots throats shot gunshot".split())
_FELL_IN: Final = frozenset(("in", "near", "during", "at"))


def read_body(here: Pass, at: int) -> None:
    """People found dead: "the body of a shepherd was found", "found two bodies"."""
    tokens = here.tokens
    be = auxiliary_before(tokens, at)
    noun = tokens[at].low in _FINDING and tokens[at + 1 : at + 2]
    begin = at + 2 if noun and tokens[at + 1].tag is Tag.OF else at + 1
    group = _bodies_before(here, be) if be is not None else group_after(here, begin)
    if be is not None and _with_bullets(here, at) and group is not None and group.count:
        add_people(here, at, joined_left(here, group), harm=Harm.KILLED)
        return
    if group is None or group.head < 0 or tokens[group.head].low not in BODIES:
        return
    theirs = tokens[group.first].low in ("their", "his", "her")
    rest = tokens[group.last].low in REST  # "the bodies of the others"
    known = group.count is not None or theirs or rest
    if (group.first, Harm.KILLED) in here.taken or not known:
        return
    here.taken.add((group.first, Harm.KILLED))
    here.objects.add(group.first)
    whose = group.first > 0 and tokens[group.first - 1].low == "whose"
    found = Harmed(Harm.KILLED, group.count, group.party, at, group, group.explicit)
    found.pronoun = theirs or whose or group.last == group.head
    found.again = theirs
    here.result.append(found)
    if tokens[group.head].low == "bodies" and not theirs:
        for other in joined_right(here, group)[1:]:  # "the bodies of a man and another villager"
            if other.count is not None and not other.headless:
                add_people(here, at, [other], harm=Harm.KILLED)


def read_left_behind(here: Pass, at: int) -> None:
    """ "The militants left twelve bodies behind", "leaving behind four of their dead"."""
    tokens = here.tokens
    group = here.ending.get(at - 1) or here.starting.get(at + 1)
    verb = (group.first if group is not None and group.last < at else at) - 1
    if group is None or verb < 0 or here.lows[verb] not in _LEAVES or group.count is None:
        return
    of_its_dead = group.headless and here.lows[group.last + 3 : group.last + 4] == ["dead"]
    bodies = group.head >= 0 and tokens[group.head].low in BODIES
    if not (bodies or of_its_dead) or group.party is not None:
        return
    killed = {i for g in here.groups if g.first in here.objects for i in range(g.first, g.last + 1)}
    sides = [t for i, t in enumerate(tokens[:verb]) if t.party and i not in killed]
    if sides:
        group.party, group.explicit = sides[-1].party, True
    add_people(here, at, [group], harm=Harm.KILLED)


def _with_bullets(here: Pass, at: int) -> bool:
    """ "Were found with bullets in their heads", "were found blindfolded and shot"."""
    lows = here.lows[at + 1 : at + 6]
    if lows[2:3] == ["shot"] and lows[1] == "and":
        return True
    return lows[:1] == ["with"] and not _BULLETS.isdisjoint(" ".join(lows).split())


def _bodies_before(here: Pass, be: int) -> Group | None:
    """The subject, or bodies that more is said of: "nine with bullet wounds to the head"."""
    tokens = here.tokens
    for group in reversed([g for g in here.groups if g.last < be]):
        if group.head >= 0 and tokens[group.head].low in BODIES:
            between = tokens[group.last + 1 : be]
            if [t.low for t in between[-1:]] == [","] and "," in {t.low for t in between[:-1]}:
                return group  # "a man's body, one of three who had gone missing, was found"
            if not any(t.tag in (Tag.BE, Tag.HAVE, Tag.WHO) for t in between):
                return group
    return subject_before(here, be)


def read_fell(here: Pass, at: int) -> None:
    """ "Seven of its men fell.": died; "fell to", "fell back" are something else."""
    tokens = here.tokens
    behind = tokens[at + 1 : at + 7]
    if [t.tag for t in behind[:2]] == [Tag.PREP, Tag.DATE]:
        behind = behind[2:]  # "18 soldiers fell on Monday in ambushes"
    following = behind[0] if behind else None
    left = group_before(here, at)
    ends = following is None or following.tag is Tag.PUNCT
    where = behind[1:4] if following and following.low in _FELL_IN else []
    if where and left is None:
        left = subject_before(here, at)
    fighters = left is not None and left.party is not Party.CIVILIAN
    placed = fighters and any(t.tag in (Tag.PLACE, Tag.CASUALTY) or t.trigger for t in where)
    if following is not None and following.low == "to":  # "three soldiers fell to an IS ambush"
        placed = fighters and any(t.trigger for t in behind[1:4])
    if left is not None and (ends or placed):
        add_people(here, at, joined_left(here, left), harm=Harm.KILLED)


def read_cost(here: Pass, at: int) -> None:
    """ "A mine cost a boy his life", "cost a deminer his leg"."""
    tokens = here.tokens
    group = here.starting.get(at + 1)
    lost = here.starting.get(at + 2) if here.lows[at + 1 : at + 2] in (["them"], ["it"]) else None
    if lost is not None and lost.count is not None:
        owner = next((t for t in reversed(tokens[:at]) if t.tag is Tag.ORG), None)
        if owner is not None and lost.party is None:
            lost.party, lost.explicit = owner.party, True
        add_people(here, at, [lost], harm=Harm.KILLED)  # "an assault that cost them 19 fighters"
        return
    whom = tokens[at + 1 + (tokens[at + 1].tag is Tag.DET)] if at + 3 < len(tokens) else None
    if group is None and whom is not None and whom.tag is Tag.ORG:
        men = next((g for g in here.groups if g.first > at), None)
        if men is not None and men.count is not None and tokens[men.first - 1] is whom:
            men.party, men.explicit = whom.party, True  # "cost the brigade three men"
            add_people(here, at, [men, *_of_the_other_side(here, men)], harm=Harm.KILLED)
        return
    if group is None or group.last + 2 >= len(tokens):
        return
    whose, what = tokens[group.last + 1], tokens[group.last + 2]
    if whose.low not in ("his", "her", "their", "a", "an"):
        return
    if what.low in ("life", "lives"):
        add_people(here, at, [group], harm=Harm.KILLED)
    elif what.low in LIMBS:
        add_people(here, at, [group], harm=Harm.WOUNDED)


def _of_the_other_side(here: Pass, men: Group) -> list[Group]:
    """ "Cost the army seven men and IS nine": the nine."""
    behind = here.tokens[men.last + 1 : men.last + 3]
    more = here.starting.get(men.last + 3) or here.starting.get(men.last + 2)
    joined = len(behind) == 2 and behind[0].tag is Tag.CONJ and behind[1].tag is Tag.ORG
    if not joined or more is None or more.count is None:
        return []
    more.party, more.explicit = behind[1].party, True
    return [more]


def read_blown_up_inside(here: Pass, at: int) -> None:
    """ "The car was blown up with two people inside": two dead, where no other number is told."""
    tokens = here.tokens
    group = here.ending.get(at - 1)
    if group is None or group.count is None or tokens[group.first - 1].low != "with":
        return
    before = {t.low for t in tokens[max(0, group.first - _BEFORE) : group.first]}
    if not _BLOWN_UP.isdisjoint(before) and not has_tag(tokens, Tag.CASUALTY):
        add_people(here, at, [group], harm=Harm.KILLED)
