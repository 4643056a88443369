"""Casualty words that speak of no new casualty: what was only tried, and people counted before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.clauses.hints import is_of_old, tells
from geo.reports.harm.around import verb_start
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import only_ones
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.numbers import NTH
from geo.reports.vocabulary.tokens import Token, has_pair, has_tag

SURVIVED: Final = frozenset(("survived", "alive", "survivor", "survivors"))
_NONE: Final = frozenset(("none", "neither", "no one", "nobody"))
_ESCAPED: Final = frozenset("unhurt unharmed unscathed".split())
ESCAPES: Final = _ESCAPED | {"survived", "survives", "survive", "escaped", "escapes"}
"""What is said of someone who was to be killed and was not."""
_HARMED: Final = frozenset(("hurt", "harmed", "injured"))
_ATTEMPT: Final = 6
_LAST: Final = frozenset("season week month year campaign war conflict wave series".split())
"""What goes on for long."""
_NO_SIGN: Final = 8
_LOOKED_INTO: Final = frozenset("into investigating assessing reviewing examining".split())
_WORD_OF_IT: Final = frozenset("report reports claim claims allegation allegations".split())
_SIGNS: Final = frozenset("indication indications evidence sign signs".split())
_PAIR: Final = 2
_SURVIVORS: Final = 12
_ZERO: Final = CountRange.exactly(0)
_ACCUSED: Final = 8
_CHARGED: Final = frozenset("charges charge accused accusing suspicion pretext".split())
_AIMED: Final = frozenset(
    "returned back came went ordered order orders sent sought wants intended aimed aiming".split()
)
"""What stands before "to kill" where nobody says that it was done."""
BEHIND_IT: Final = frozenset("behind responsible involved implicated accused".split())
"""What makes a killing an old deed of the man who is told of."""
FEUD: Final = frozenset("dispute feud quarrel vendetta avenge avenging revenge".split())
_UNREAL: Final = frozenset(
    """tried attempted attempting try trying failed failing plotting planned planning threatened
    threatening threatens vowed wanted could may might would can will should attempt plan
    plot""".split()
)


def is_avenged(tokens: Sequence[Token], at: int) -> bool:
    """ "Killed in a dispute over the murder of a man", "a suspect in the killing of three": an old
    deed behind the one that is told."""
    if tokens[at].tag is not Tag.CASUALTY or tokens[at].form is not Form.NOUN_OF:
        return False
    if is_of_old(tokens, at):
        return True
    feud = not FEUD.isdisjoint(t.low for t in tokens[max(0, at - 4) : at])
    return feud and has_tag(tokens[:at], Tag.CASUALTY)


def is_answered(tokens: Sequence[Token], at: int) -> bool:
    """ "In retaliation for the killing of relatives, gunmen killed one": what was answered."""
    if tokens[at].form is not Form.NOUN_OF:
        return False
    answer = any(t.low in ("retaliation", "reprisal") for t in tokens[max(0, at - 3) : at])
    return answer and tells(tokens[at + 1 :])


def is_of_a_season(tokens: Sequence[Token], at: int) -> bool:
    """ "26 died on the worst day of a season that has already killed 200": so far, not then."""
    has = next((i for i in range(at - 1, max(2, at - 4), -1) if tokens[i].tag is Tag.HAVE), 0)
    if not has or tokens[has - 1].low not in ("that", "which") or tokens[has - 2].low not in _LAST:
        return False
    return has_tag(tokens[: has - 1], Tag.CASUALTY)


def carries_out(tokens: Sequence[Token], at: int) -> bool:
    """ "Air strikes executed by a drone", "executed several raids": nobody's death."""
    if not tokens[at].low.startswith("execut"):
        return False
    behind = tokens[at + 1 : at + 4]
    before = tokens[max(0, at - 5) : at]
    if any(t.tag in (Tag.PERSON, Tag.NUMBER) for t in before[-2:]):
        return False
    deed = any(t.tag is Tag.THING and t.trigger is not None for t in behind)
    by = bool(behind) and behind[0].tag is Tag.BY
    return deed or (by and any(t.tag is Tag.THING and t.trigger for t in before))


def is_state_of_those(here: Pass, at: int) -> bool:
    """ "... wounded 19, while others, who were in critical condition": some of the 19."""
    tokens = here.tokens
    if not tokens[at].low.startswith("in "):
        return False
    verb = verb_start(tokens, at)
    some = verb > 0 and tokens[verb - 1].low in ("some", "them")
    return some or any(h.harm is Harm.WOUNDED and h.count for h in here.result)


def is_treated(here: Pass, at: int) -> bool:
    """ "Wounded a man, who was taken to hospital": told to be hurt already."""
    tokens = here.tokens
    if "hospital" not in tokens[at].low:
        return False
    new = [t.low for t in tokens[max(0, at - 6) : at]]
    if has_pair(new, ("a",), NTH) or "another" in new:
        return False
    return any(h.harm is Harm.WOUNDED for h in here.result)


def is_those(tokens: Sequence[Token], at: int) -> bool:
    """ "The injured were taken to hospital": those counted before, whatever stands before."""
    behind = tokens[at + 1 : at + 2]
    noun = at > 0 and tokens[at - 1].low == "the"
    return noun and bool(behind) and behind[0].tag in (Tag.BE, Tag.HAVE, Tag.PUNCT)


def is_none_of(tokens: Sequence[Token], verb: int) -> bool:
    """ "None of the fighters was hurt"."""
    near = tokens[max(0, verb - 6) : verb]
    at = next((i for i, t in enumerate(near) if t.low in _NONE), None)
    ends = (Tag.PUNCT, Tag.CASUALTY)  # "nobody died, but two soldiers were wounded"
    return at is not None and not any(t.tag in ends for t in near[at:])


def read_nobody_survived(here: Pass, at: int) -> None:
    """ "None of the six men on board had survived": six dead; "no survivors": some."""
    tokens = here.tokens
    begin = max(0, at - _SURVIVORS)
    near = tokens[begin:at]
    none = next((i for i, t in enumerate(near) if t.low in ("none", "no one", "nobody")), None)
    if none is None:
        if tokens[at].low.startswith("survivor") and tokens[at - 1].tag is Tag.NEG:
            among = here.starting.get(at + 2)  # "no survivors among the nine soldiers on the bus"
            count, party = (among.count, among.party) if among else (None, None)
            here.result.append(Harmed(Harm.KILLED, count, party, at, among))
        return
    if any(t.tag is Tag.PUNCT or t.tag is Tag.CASUALTY for t in near[none:]):
        return
    group = next((g for g in here.groups if begin + none < g.first <= begin + none + 3), None)
    group = group or only_ones(here, begin + none)
    count, party = (group.count, group.party) if group else (None, None)
    here.result.append(Harmed(Harm.KILLED, count, party, at, group, again=True))


def read_few_survived(here: Pass, at: int) -> bool:
    """ "Only one of the six soldiers survived", "of six soldiers, one survived": five are dead."""
    before = [g for g in here.groups if g.last < at]
    few = before[-1] if before else None
    if few is None or few.count is None or any(h.harm is Harm.KILLED for h in here.result):
        return False
    if here.tokens[at].low != "survived" or here.tokens[few.first - 1].tag is Tag.NEG:
        return False
    inside = here.tokens[few.first : few.last + 1]
    of = next((i for i, t in enumerate(inside) if t.tag is Tag.OF), 0)
    told = next((t.number for t in inside[of:] if of and t.number), None)
    many = few if told else before[-2] if len(before) == _PAIR and few.headless else None
    whole = told or (many.count if many is not None else None)
    if many is None or whole is None or whole.max != whole.min or whole.min <= few.count.min:
        return False
    left = whole.min - few.count.min
    here.result.append(Harmed(Harm.KILLED, CountRange.exactly(left), many.party, at))
    return True


def read_survived(here: Pass, at: int) -> None:
    """ "He survived", "escaped unhurt", "survived an attempt on his life": he was not killed."""
    tokens = here.tokens
    before = tokens[at - 1] if at else None
    if before is None or before.low == "who" or before.tag is Tag.NEG:
        return
    ahead = tokens[at + 1 : at + _ATTEMPT]
    if tokens[at].low in _ESCAPED:
        theirs = next((g for g in reversed(here.groups) if g.last < at), None)
        if theirs is not None and not theirs.singular and is_of_one_side(tokens, theirs.last):
            return  # "US advisers were unhurt": says nothing of the others
        told = before.low in ("escaped", "off", "emerged") or before.tag is Tag.BE
    elif any("attempt" in t.low for t in ahead):
        told = True
    else:
        ends = not ahead or ahead[0].tag in (Tag.PUNCT, Tag.CONJ) or ahead[0].low == "the attack"
        told = tokens[at].low.startswith("surviv") and before.low in ("he", "she") and ends
        hit = [g for g in here.groups if g.last < at and g.party is Party.CIVILIAN and g.count]
        if told and len(hit) > 1:
            return  # "shot its owner and his wife; she survived": nobody says so of him
    if told and not any(h.none_said and h.harm is Harm.KILLED for h in here.result):
        here.result.append(Harmed(Harm.KILLED, _ZERO, None, at, none_said=True))


def is_of_one_side(tokens: Sequence[Token], at: int) -> bool:
    """ "No American casualties": says nothing of the others."""
    return tokens[at - 1].tag is Tag.ORG


def is_a_side_accused(tokens: Sequence[Token], at: int) -> bool:
    """ "Iranian militias, which are also accused of beheading six": told as their deed."""
    near = tokens[max(0, at - _ACCUSED) : at]
    return has_tag(near, Tag.ORG) and has_tag(near, Tag.BE)


def is_unreal(here: Pass, at: int) -> bool:
    """ "Tried to kill", "could kill", "not killed": nothing that happened."""
    tokens = here.tokens
    if not _CHARGED.isdisjoint(here.lows[max(0, at - 4) : at]):
        return not is_a_side_accused(tokens, at)
    before = here.lows[max(0, at - _NO_SIGN) : at]
    if "no" in before and has_pair(before, ("no",), _SIGNS):
        return True  # "no indication that any civilians were harmed"
    looks_into = "that" in before and not _LOOKED_INTO.isdisjoint(before)
    if looks_into and before[before.index("that") - 1] in _WORD_OF_IT:
        return True  # "is looking into a report that a civilian was hurt"
    if at > 1 and tokens[at - 1].low == "to":
        tried = "attempt" in before or "attempts" in before  # "an attempt by gunmen to kill him"
        if tokens[at - 2].low in _AIMED or (tried and tokens[at - 2].tag is Tag.PERSON):
            return True
    for i in range(at - 1, max(-1, at - 5), -1):
        token = tokens[i]
        noun = i > 0 and tokens[i - 1].tag is Tag.ARTICLE and tokens[i + 1].tag is Tag.BE
        named = token.tag is Tag.DATE or noun
        if token.low in _UNREAL and not named:  # not "who survived an attempt in May was shot"
            return True
        if token.tag is Tag.NEG and token.low in ("not", "never", "nobody", "no one", "none"):
            if token.low in ("nobody", "no one", "none"):
                nor = [t.harm for t in tokens[at + 2 : at + 3] if tokens[at + 1].tag is Tag.CONJ]
                for harm in (Harm.KILLED, Harm.WOUNDED):
                    if harm is tokens[at].harm or harm in nor or tokens[at].low in _HARMED:
                        here.result.append(Harmed(harm, _ZERO, None, at, none_said=True))
            return True
        if token.tag not in (Tag.BE, Tag.HAVE, Tag.PREP) and not token.low.endswith("ly"):
            return False
    return False


def others_did_not(here: Pass, at: int) -> Group | None:
    """ "He survived, but his driver did not": the driver."""
    lows = here.lows
    did = next((i for i in range(at + 1, len(lows) - 1) if lows[i] == "did"), 0)
    if not did or lows[did + 1 : did + 2] != ["not"] or here.tokens[did + 2].tag is not Tag.PUNCT:
        return None
    return here.ending.get(did - 1)
