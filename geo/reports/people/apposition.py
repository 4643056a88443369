"""What stands behind people and tells of the same: their ages, names, what a man was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.people.ages import behind_ages
from geo.reports.people.belonging import complement_of, serves
from geo.reports.people.group import NEUTRAL_HEADS, NO_SIDE, Group
from geo.reports.people.membership import SERVICE_OPENS
from geo.reports.people.noun_phrase import group_at
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token

_ROLES: Final = frozenset(
    """leader commander chief member elder notable dignitary spokesman spokesperson representative
    figure official founder head mukhtar""".split()
)
_LEADS: Final = frozenset("leads led heads headed commands commanded runs".split())
_SELVES: Final = frozenset(("himself", "herself", "themselves"))
_UNITS: Final = frozenset(("militia", "force"))
_CALLED: Final = frozenset(
    "identified known described believed named reported thought said".split()
)
_AS: Final = frozenset(("as", "to"))
_HEDGES: Final = frozenset("reportedly also allegedly himself both all".split())
_CLOSES: Final = 7
_EACH: Final = frozenset(("both", "all", "of", "them", "whom", "all of"))
_BEHIND_THEM: Final = (Tag.PUNCT, Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.PREP, Tag.DATE, Tag.PLACE)
_MAY_FOLLOW: Final = (
    Tag.PUNCT, Tag.NUMBER, Tag.OF, Tag.PLACE, Tag.DATE, Tag.BE, Tag.HAVE, Tag.CONJ, Tag.WHO
)  # fmt: skip
_TELLS_MORE: Final = SERVICE_OPENS | _CALLED | {"aged", "age", "ages", ",", "(", "that"}
"""What is told of them begins with such a unit or one of these words."""
_PARENTS: Final = 2
_YOUTHS: Final = frozenset(("young man", "young men", "youths", "residents", "locals"))
_ANY_ONE: Final = frozenset(
    """man woman person civilian citizen youth villager resident individual local boy girl child
    teenager guest wife husband son daughter brother sister mother father-in-law""".split()
) | {"young man", "young woman", "old man", "elderly man", "elderly woman"}
"""Nouns that say nothing of what somebody was, or whose kin."""
_SAYS_WHAT: Final = frozenset(
    "father member resident native employee national citizen survivor graduate relative".split()
)
_HIS: Final = frozenset(("his", "her"))
_KIN: Final = frozenset("brothers sisters siblings cousins twins".split())
_NAMED_KIN: Final = _KIN | {"bodies"}


def take_apposition(tokens: Sequence[Token], group: Group) -> None:
    """Takes in ages and a description: "two men, 30 and 41", "Hassan X, 31, a member of ...,"."""
    if group.pronoun or not (group.named or group.head >= 0):
        return
    following = tokens[group.last + 1] if group.last + 1 < len(tokens) else None
    if following is None or not (following.tag in _MAY_FOLLOW or following.low in _TELLS_MORE):
        return  # most people
    behind = [t.low for t in tokens[group.last + 1 : group.last + 3]]
    closes = behind in ([".", ","], [".", "and"])
    if closes and len(tokens[group.last].low.split("-")[-1]) == 1:
        group.last += 1  # "Colonel Ali A., who"
    people = group.count.min if group.count is not None else 0
    i = behind_ages(tokens, group.last + 1, people)
    aged = i > group.last + 1
    if aged:
        group.last = i - 1
    of_place = [t.tag for t in tokens[i : i + 2]] == [Tag.OF, Tag.PLACE]
    end = i + 1 if of_place else i - 1
    anybody = group.head < 0 or tokens[group.head].low in NEUTRAL_HEADS or group.generic
    if anybody and serves(tokens, end):
        last, side = complement_of(tokens, end)
        if side is not None:  # "the guards of the field, who belong to the militia,"
            group.last, group.party, group.explicit = last, side, True
            return
    if anybody and (what := _said_to_be(tokens, end + 1)) is not None:
        group.last, group.party, group.explicit = what.last, what.party, True
        group.generic = False
        return
    if [t.low for t in tokens[i : i + 1]] == [","] and _SELVES & {
        t.low for t in tokens[i + 1 : i + 2]
    }:
        himself, _ = group_at(tokens, i + 2) if i + 2 < len(tokens) else (None, 0)
        if himself is not None and himself.head >= 0:
            group.last = himself.last  # "an SDF man, himself a former member of IS, was shot"
            return
    if not (group.named or group.singular):
        at = i
        while at < len(tokens) and tokens[at].tag in (Tag.PLACE, Tag.DATE):
            at += 1
        all_of = [t.low for t in tokens[at : at + 2]] in ([",", "all of"], [",", "all"])
        i = at if all_of else i  # "six men near X, all of them policemen"
        if tokens[i : i + 1] and tokens[i].low in (",", "("):
            _take_what_they_were(tokens, group, i + 1)
        return
    if tokens[i : i + 1] and tokens[i].low in (",", "("):
        i += 1
        if aged and tokens[i : i + 1] and tokens[i].tag is not Tag.NUMBER:
            group.last += 1  # else: "a boy aged 11, two women and 4 men"
    if i == group.last + 1 and not aged:
        return
    titled = group.last > group.head >= 0 and tokens[group.last].tag is Tag.NAME
    if not (group.named or titled) or tokens[i : i + 1] == []:
        return
    if tokens[i].tag not in (Tag.ARTICLE, Tag.WHO):
        return
    if (led := _leads(tokens, i)) is not None:
        group.party, group.explicit = led, True
        return
    if tokens[i].tag is Tag.WHO:
        i += 1 + (i + 1 < len(tokens) and tokens[i + 1].tag is Tag.BE)
    described, _ = group_at(tokens, i) if i < len(tokens) else (None, 0)
    if described is not None and described.head >= 0 and described.singular:
        if titled and tokens[described.head].low not in _ROLES:
            return  # "killed Sheikh X, a guard and a driver"
        group.last = described.last
        if group.named or described.party is not None:
            group.party = described.party
            group.explicit, group.generic = described.explicit, described.generic


def _said_to_be(tokens: Sequence[Token], at: int) -> Group | None:
    """ "A man who was a member of the SDF", "identified as an SDF fighter": one of theirs."""
    at += at < len(tokens) and tokens[at].low == ","
    who = at < len(tokens) and tokens[at].low in ("who", "that")
    at += who
    begin = at
    if who:
        while at < len(tokens) and (tokens[at].tag is Tag.BE or tokens[at].low in _HEDGES):
            at += 1
    called = at < len(tokens) and tokens[at].low in _CALLED
    if called:
        at += 1
        while at < len(tokens) and (tokens[at].low in _AS or tokens[at].tag in (Tag.BE, Tag.HAVE)):
            at += 1
    if (not called and (not who or at == begin)) or at >= len(tokens):
        return None
    if tokens[at].tag not in (Tag.ARTICLE, Tag.ORG, Tag.PERSON):
        return None
    what, _ = group_at(tokens, at)
    if what is None or what.head < 0 or not what.explicit or what.party in NO_SIDE:
        return None
    return what


def _take_what_they_were(tokens: Sequence[Token], group: Group, at: int) -> None:
    """ "Two men, members of IS, were killed", "three people, all of them IS men": whose; "two men,
    not members of any force,": what they were not."""
    if at < len(tokens) and tokens[at].tag is Tag.NEG:
        ends = (i for i in range(at, min(at + _CLOSES, len(tokens))) if tokens[i].low == ",")
        group.last = next(ends, group.last + 1) - 1
        return
    if not (group.generic or tokens[group.head].low in NEUTRAL_HEADS | _KIN | _YOUTHS):
        return
    while at < len(tokens) and tokens[at].low in _EACH:
        at += 1
    described, end = group_at(tokens, at) if at < len(tokens) else (None, 0)
    if described is None or described.head < 0 or described.singular or not described.bare:
        return
    closed = end == len(tokens) or tokens[end].tag in _BEHIND_THEM
    if closed and described.explicit:
        group.party, group.explicit, group.generic = described.party, True, False
        group.last = described.last


def _leads(tokens: Sequence[Token], i: int) -> Party | None:
    """ "Hamad X, who commands a regiment of the SDF,": one of theirs."""
    if tokens[i].tag is not Tag.WHO or not any(t.low in _LEADS for t in tokens[i + 1 : i + 2]):
        return None
    for token in tokens[i + 2 : i + 10]:
        if token.tag is Tag.PUNCT:
            return None
        if token.tag is Tag.ORG:
            return token.party
    return None


def is_described(tokens: Sequence[Token], who: Group, what: Group) -> bool:
    """ "The driver of the tanker, a civilian from X, was killed": the two are one."""
    if who.pronoun or what.first != who.last + 2 or not what.singular:
        return False
    if who.explicit and tokens[what.head].low in _UNITS and tokens[what.first].tag is Tag.ARTICLE:
        return tokens[who.last + 1].low == ","  # "six of Liwa al-Quds, a militia of Palestinians,"
    if not who.singular:
        return False
    if tokens[who.first].tag is not Tag.DET or tokens[what.first].tag is not Tag.ARTICLE:
        return False
    behind = tokens[what.last + 1 : what.last + _CLOSES]
    comma = next((i for i, t in enumerate(behind[:-1]) if t.low == ","), None)
    if tokens[who.last + 1].low != "," or comma is None:
        return False
    verb = behind[comma + 1]
    joined = who.first > 0 and tokens[who.first - 1].tag is Tag.CONJ and verb.low in ("were", "are")
    return joined or verb.low in ("was", "is", "has", "had") or verb.form is Form.INTRANSITIVE


def take_what_he_was(tokens: Sequence[Token], who: Group, what: Group) -> bool:
    """ "A man, a former SDF member, was shot", "killed a herder, a father of five, in X": one."""
    opens = tokens[what.first].tag is Tag.ARTICLE and what.first == who.last + 2
    pair = who.singular and what.singular and min(who.head, what.head) >= 0
    if not (opens and pair) or what.pronoun or tokens[who.last + 1].low != ",":
        return False
    first, second = tokens[who.head].low, tokens[what.head].low
    says = second in _SAYS_WHAT or "former" in (t.low for t in tokens[what.first : what.head])
    if second in _ANY_ONE or not (says or first in _ANY_ONE) or _goes_on(tokens, what.last + 1):
        return False
    rest = tokens[what.last + 1 : what.last + _CLOSES]
    comma = next((i for i, t in enumerate(rest) if t.low == ","), 0)
    hurt = rest[comma + 1 : comma + 3] if comma else []
    told = any(t.tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY) or t.low in _HIS for t in hurt)
    who.last = what.last + (comma if told else 0)
    if what.explicit and what.party not in NO_SIDE:
        who.party, who.explicit, who.generic = what.party, True, False
    return True


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether more people are listed: "a man, a guard and a child", "a man, a guard, and"."""
    for i in range(at, min(at + _CLOSES, len(tokens))):
        token = tokens[i]
        if token.low == "," and i + 1 < len(tokens):
            return tokens[i + 1].tag in (Tag.CONJ, Tag.ARTICLE, Tag.NUMBER) and not (
                tokens[i + 1].tag is Tag.CONJ and tokens[min(i + 2, len(tokens) - 1)].low in _HIS
            )
        if token.tag is Tag.CONJ:
            return True
        if token.tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.WHO):
            return False
    return False


def take_names(tokens: Sequence[Token], group: Group) -> None:
    """ "The brothers Ali and Omar al-Barhum", "the bodies of Ali Salem and Omar Hasan": as many as
    are named; "his parents": two."""
    if group.count is None and tokens[group.last].low == "parents":
        owned = tokens[group.first].tag is Tag.DET and group.first + 1 == group.last
        group.count = CountRange.exactly(_PARENTS) if owned else None
        return
    if group.count is not None or group.head < 0 or tokens[group.head].low not in _NAMED_KIN:
        return
    named, at, joined = 0, group.head + 1, True
    at += tokens[group.head].low == "bodies" and [t.tag for t in tokens[at : at + 1]] == [Tag.OF]
    while at < len(tokens):
        token = tokens[at]
        if token.tag is Tag.NAME:
            named += joined
            joined = False
        elif token.low in ("and", ",") and tokens[min(at + 1, len(tokens) - 1)].tag is Tag.NAME:
            joined = True
        else:
            break
        at += 1
    if named > 1:
        group.count, group.last = CountRange.exactly(named), at - 1
