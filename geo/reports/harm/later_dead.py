"""Who died later: some of the wounded, one more on the way to hospital."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.harm.around import auxiliary_before, verb_start
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import is_governed, subject_before
from geo.reports.harm.told import add_count, add_people
from geo.reports.people.group import BODIES, Group, is_of_those_told
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.numbers import NTH
from geo.reports.vocabulary.tokens import Token
from geo.reports.vocabulary.words import LIMBS

_ONE: Final = CountRange.exactly(1)
_ON_THE_WAY: Final = frozenset(("in", "on", "at", "later", "shortly", "soon", "before", "after"))
TAKEN: Final = frozenset(
    "brought transferred moved evacuated admitted taken rushed sending sent".split()
)
SENT: Final = frozenset(("sending", "sent"))
_LATER: Final = frozenset(
    "later;shortly;soon;afterwards;the next day;the following day;a day later".split(";")
)
_ELLIPSIS: Final = 12
_PRONOUNS: Final = frozenset(("he", "she", "they"))
_OF_WHOM: Final = frozenset(("of whom", "of them", "whom", "them", "of which"))


def take_from_wounded(here: Pass, found: Harmed) -> None:
    """ "Two others were wounded, one of whom later died": one is wounded now."""
    tokens = here.tokens
    group, died = found.group, found.count
    if found.harm is not Harm.KILLED or died is None:
        return
    if group is None and not found.again:
        return
    if group is not None and _read_out_of_so_many(here, found, group):
        return
    told = group is not None and (_is_of_whom(tokens, group) or _is_the_wounded_one(tokens, group))
    if group is not None and not told:
        return
    hurt = [h for h in here.result if h.harm is Harm.WOUNDED and h.at < found.at and h.count]
    known = hurt[-1].count if hurt else None
    if known is None or died.max is None or known.min <= died.max:
        return
    top = None if known.max is None else known.max - died.min
    hurt[-1].count = CountRange(known.min - died.min, top)
    found.of_wounded, found.again = True, False


def _is_of_whom(tokens: Sequence[Token], group: Group) -> bool:
    """ "One of whom", "two of them", "two of the six"."""
    return is_of_those_told(tokens, group) or (
        group.headless
        and not _OF_WHOM.isdisjoint(t.low for t in tokens[group.last : group.last + 2])
    )


def _read_out_of_so_many(here: Pass, found: Harmed, group: Group) -> bool:
    """ "One of the 18 wounded had died": 17 are wounded."""
    tokens = here.tokens
    if tokens[group.last].harm is not Harm.WOUNDED or found.count is None:
        return False
    among = tokens[group.first + 1 : group.last]
    number = next((t.number for t in among if t.number), None)
    if number is None:
        return False
    if any(h.harm is Harm.WOUNDED and h.count for h in here.result):
        return False
    died = found.count.min
    left = CountRange(
        max(0, number.min - died), None if number.max is None else max(0, number.max - died)
    )
    here.result.append(Harmed(Harm.WOUNDED, left, group.party, found.at))
    return True


def _is_the_wounded_one(tokens: Sequence[Token], group: Group) -> bool:
    """ "Two were injured; the critically injured man died"."""
    if not group.singular or tokens[group.first].low != "the":
        return False
    words = tokens[group.first : group.last + 1]
    return any(t.harm is Harm.WOUNDED and t.form is Form.PARTICIPLE for t in words)


def read_of_whom_died(here: Pass, at: int) -> bool:
    """ "Wounded four people, of whom two died on Monday": two dead, and two wounded; so with those
    "of whom one was found dead"."""
    tokens = here.tokens
    group = here.ending.get(at - 1)
    if group is None or group.count is None or tokens[group.first - 1].low not in _OF_WHOM:
        return False
    hurt = any(h.harm is Harm.WOUNDED and h.count for h in here.result)
    if not hurt and any(h.harm is Harm.KILLED and h.count for h in here.result):
        return False
    found = Harmed(Harm.KILLED, group.count, group.party, at, again=hurt)
    here.result.append(found)
    return True


def read_taken_to_hospital(here: Pass, at: int) -> None:
    """ "Three more were brought to the military hospital": hurt, where nobody says so; so with
    "sending eleven to hospital"."""
    tokens = here.tokens
    if tokens[at].low in SENT:
        group = here.starting.get(at + 1)
        goal = [t.low for t in tokens[group.last + 1 : group.last + 4]] if group else []
        if group is not None and goal[:1] == ["to"] and "hospital" in goal:
            add_people(here, at, [group], harm=Harm.WOUNDED)
        return
    ahead = tokens[at + 1 : at + _ELLIPSIS]
    stop = next((i for i, t in enumerate(ahead) if t.tag in (Tag.PUNCT, Tag.WHO)), len(ahead))
    goal = [t.low for t in ahead[:stop]]
    if goal[:1] != ["to"] or not any(low.startswith("hospital") for low in goal):
        return
    be = auxiliary_before(tokens, at)
    group = subject_before(here, be) if be is not None else None
    if group is None or group.pronoun or group.count is None or group.subset:
        return
    body = group.head >= 0 and tokens[group.head].low in BODIES
    known = any(h.harm is Harm.WOUNDED or h.group is group for h in here.result)
    if body and not any(h.harm is Harm.KILLED for h in here.result):
        add_people(here, at, [group], harm=Harm.KILLED)
    if not (body or group.definite) and (group.other or not known):
        add_people(here, at, [group], harm=Harm.WOUNDED)


def read_limb_hurt(here: Pass, at: int) -> bool:
    """ "A child had both legs injured", "both his legs had to be amputated"."""
    tokens = here.tokens
    if tokens[at].low == "amputated":
        return _read_amputated(here, at)
    if tokens[at - 1].low not in LIMBS:
        return False
    have = next((i for i in range(at - 1, max(0, at - 4), -1) if tokens[i].tag is Tag.HAVE), None)
    if have is None:
        return False
    group = subject_before(here, have)
    if group is None or group.count is None:
        return False
    add_people(here, at, [group], harm=Harm.WOUNDED)
    return True


def _read_amputated(here: Pass, at: int) -> bool:
    limbs = any(low in LIMBS for low in here.lows[max(0, at - _ELLIPSIS) : at])
    if not limbs or any(h.harm is Harm.WOUNDED for h in here.result):
        return False
    him = [g for g in here.groups if g.last < at and g.singular and g.count is not None]
    if him:
        add_people(here, at, him[-1:], harm=Harm.WOUNDED)
    else:
        add_count(here, at, _ONE, harm=Harm.WOUNDED)
    return True


def read_hurt_and_died(here: Pass, at: int) -> bool:
    """ "His nephew was wounded by a mine and later died", "..., where he died": one dead, none
    wounded; two where two were wounded and "died" or "they died"."""
    tokens = here.tokens
    if not here.result or tokens[at].harm is not Harm.KILLED:
        return False
    hurt = [h for h in here.result if h.at == here.result[-1].at]
    groups = [h.group for h in hurt if h.group is not None and h.count is not None]
    if len(groups) < len(hurt) or any(h.harm is not Harm.WOUNDED for h in hurt):
        return False
    begin = verb_start(tokens, at) - 1
    low = tokens[begin].low
    if low in _PRONOUNS:
        one = len(groups) == 1 and groups[0].singular
        same = (one or low == "they") and tokens[begin - 1].low != "before"
    else:
        befell = all(g.last < hurt[0].at for g in groups)  # not "wounded a man and died"
        same = befell and low in ("and", "but")
    if same:
        add_people(here, at, groups)
    return same


def one_who_did(here: Pass, verb: int, many: Group) -> Group | None:
    """ "A man fired at the soldiers and was killed": the man."""
    tokens = here.tokens
    joined = tokens[verb - 1].tag is Tag.CONJ and tokens[verb].low == "was"
    if not joined or many.singular:
        return None
    known = [g for g in here.groups if g.last < many.first and g.singular and not g.subset]
    return next((g for g in reversed(known) if not is_governed(tokens, g)), None)


def read_one_more(here: Pass, at: int) -> None:
    """ "Two died on the spot, and a third, a boy of 12, in hospital", "two later": more."""
    tokens = here.tokens
    for i in range(at + 1, min(at + _ELLIPSIS, len(tokens) - 2)):
        token = tokens[i]
        if token.tag is Tag.CASUALTY or token.tag is Tag.BE or token.low == ".":
            return
        joins = tokens[i - 1].low in (",", ";", "and", "while")
        more = here.starting.get(i) if joins else None
        if more is not None and more.headless and more.count is not None:
            behind = [t.low for t in tokens[more.last + 1 : more.last + 3]]
            if behind[0] in _LATER or behind == ["in", "hospital"]:
                add_people(here, at, [more])
            return
        if not (joins and token.low == "a" and tokens[i + 1].low in NTH):
            continue
        i += 2
        if tokens[i].low == ",":  # who that was
            commas = range(i + 1, min(i + _ELLIPSIS, len(tokens) - 1))
            ends = [n + 1 for n in commas if tokens[n].low == ","]
            on = [n for n in ends if tokens[n].low in _ON_THE_WAY]
            i = next(iter(on or ends), len(tokens))
        ahead = tokens[i : i + _ELLIPSIS]
        told = any(t.tag in (Tag.CASUALTY, Tag.BE, Tag.HAVE) for t in ahead)
        if ahead and ahead[0].low in _ON_THE_WAY and not told:
            add_count(here, at, _ONE)
            here.result[-1].party = here.result[-2].party if len(here.result) > 1 else None
        return
