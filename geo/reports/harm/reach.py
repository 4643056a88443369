"""Which people stand around a word of a sentence: its subject, its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.sources import SAYING
from geo.reports.harm.around import THING_PHRASE, adverbs_back, is_of_number, next_harm
from geo.reports.harm.one_pass import Pass
from geo.reports.people.ages import is_age
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_OWNED_THING: Final = (
    *(t for t in THING_PHRASE if t is not Tag.OF), Tag.ORG, Tag.PERSON, Tag.NAME, Tag.DATE,
)  # fmt: skip
_DESCRIBES: Final = frozenset("of from - – loyal belonging affiliated linked allied".split())
_MEANS: Final = 8
_TAIL: Final = 9
_ASIDE: Final = 7
_OPENS_AN_ASIDE: Final = frozenset(("with", "using", "by", "in", "according to"))
_OF_A_DEED: Final = (Tag.PREP, Tag.DATE, Tag.PLACE, Tag.BY)
_SPEAKERS_HOME: Final = 7
_LEFT: Final = frozenset("fled escaped withdrew retreated surrendered".split())
_SAID_SO: Final = frozenset(("reported", "confirmed", "presumed", "estimated"))
_HOURS: Final = frozenset(
    "dawn noon midday midnight night sunset morning afternoon evening".split()
)
_ABOARD: Final = frozenset(("on board", "aboard", "inside"))
_ENDS_PART: Final = frozenset((",", "among them", "amongst them", "included"))
_TAIL_TAGS: Final = (
    Tag.OF, Tag.DET, Tag.WORD, Tag.NAME, Tag.PLACE, Tag.ORG, Tag.PERSON, Tag.CONJ, Tag.SUBSET,
    Tag.THING,
)  # fmt: skip


def subject_before(here: Pass, verb: int) -> Group | None:
    """The people that a verb is said of, where they stand before it."""
    tokens = here.tokens
    if is_thing_subject(here, verb):
        return None
    if verb > 1 and tokens[verb - 1].low == "who" and tokens[verb - 2].low == ",":
        last = _before_place(tokens, verb - 3)  # "a child in the village of X, who died"
        behind = here.ending.get(last) or here.ending.get(_before_aside(tokens, last))
        return _whole(here, behind)  # "injured a child, who later died"
    if (described := _behind_relative(here, verb)) is not None:
        return described
    candidates = [g for g in here.groups if g.last < verb]
    for group in reversed(candidates):
        between = tokens[group.last + 1 : verb]
        lows = [t.low for t in between]
        if ";" in lows or ("that" in lows and not SAYING.isdisjoint(lows[: lows.index("that")])):
            return None  # "the commander said that a cell was arrested"
        if tokens[verb - 1].low == "," and is_of_whom(tokens, group):
            continue  # "six soldiers, two of whom were wounded, were captured"
        if group.subset or group.first in here.objects or tokens[group.last].low == "him":
            continue
        being = tokens[verb].low == "being" and tokens[group.first - 1].low == "with"
        if is_governed(tokens, group) and not (being or (between and between[-1].low == "who")):
            continue
        if any(t.tag is Tag.CASUALTY and not _is_relative(between) for t in between):
            return None
        return group
    return None


def is_of_whom(tokens: Sequence[Token], group: Group) -> bool:
    """The two of "six soldiers, two of whom were wounded"."""
    return any(t.low in ("of whom", "of which") for t in tokens[group.last + 1 : group.last + 2])


def only_ones(here: Pass, at: int) -> Group | None:
    """ "Six soldiers were attacked, and none survived": the six, if nobody else is named before."""
    several = [g for g in here.groups if g.last < at and not (g.singular or g.pronoun)]
    alone = len(several) == 1 and several[0].count is not None and not several[0].subset
    return several[0] if alone else None


def _before_place(tokens: Sequence[Token], at: int) -> int:
    """Where what stands before "in X" ends, if a place stands at ``at``."""
    if at < 2 or tokens[at].tag is not Tag.PLACE:
        return at
    at -= 1
    while at > 0 and tokens[at].tag in (Tag.PREP, Tag.DET):
        at -= 1
    return at


def _before_aside(tokens: Sequence[Token], at: int) -> int:
    """ "An SDF member, once of IS, who died": where what stands before the aside ends."""
    for i in range(at, max(0, at - _ASIDE), -1):
        if tokens[i].low == ",":
            return i - 1
        if tokens[i].tag in (Tag.CASUALTY, Tag.PERSON, Tag.CONJ, Tag.PUNCT):
            break
    return -1


def _whole(here: Pass, group: Group | None) -> Group | None:
    """ "Seven members: three Afghans and four Syrians, who ...": the seven."""
    while group is not None and group.subset:
        earlier = [g for g in here.groups if g.last < group.first]
        group = earlier[-1] if earlier else None
    return group


def _behind_relative(here: Pass, verb: int) -> Group | None:
    """ "Their father, who tried to stop the attackers, was wounded": the father."""
    tokens = here.tokens
    if verb < 4 or tokens[verb - 1].low != ",":
        return None
    for i in range(verb - 2, 1, -1):
        token = tokens[i]
        share = i - 1  # ", most of whom were soldiers,"
        while share > 1 and tokens[share].tag in (Tag.VAGUE, Tag.NUMBER, Tag.OF):
            share -= 1
        if token.low in ("who", "whom", "whose") and tokens[share].low == ",":
            group = here.ending.get(share - 1)
            free = group is not None and not group.subset and group.first not in here.objects
            return group if free else None
        if token.tag is Tag.CASUALTY or token.low in (";", ","):
            return None
    return None


def is_thing_subject(here: Pass, verb: int) -> bool:
    """Whether what stands before the verb is a thing ("100 sheep died") and no place of it."""
    tokens = here.tokens
    i = verb - 1
    if i < 0 or tokens[i].tag is not Tag.THING or is_inside_group(here, i):
        return False
    while i >= 0 and (tokens[i].tag in _OWNED_THING or is_of_number(tokens, i)):
        if tokens[i].low.endswith("ing") and i - 1 in here.ending:
            return False  # "five boys tending sheep were killed"
        i -= 1
    if i > 0 and tokens[i].tag is Tag.CONJ and i - 1 in here.ending:
        return False  # "members of cells and their families"
    for who in range(max(1, i - 2), i + 1):
        if tokens[who].low == "who" and who - 1 in here.ending:
            return False  # "four soldiers who were guarding a field were killed"
    return i < 0 or tokens[i].tag not in (Tag.PREP, Tag.OF, Tag.BY)


def _is_relative(between: Sequence[Token]) -> bool:
    if not between:
        return False
    # "three of five soldiers captured there were shot", "a man wounded on Monday died"
    before = between[0].harm in (Harm.CAPTURED, Harm.WOUNDED)
    before = before and between[0].form is Form.PARTICIPLE
    return before or between[0].tag in (Tag.WHO, Tag.SUBSET, Tag.PUNCT)


def is_governed(tokens: Sequence[Token], group: Group) -> bool:
    """ "By three gunmen", "of the soldiers": people behind such a word are no subject."""
    i = group.first - 1
    while i >= 0 and tokens[i].low in ('"', "'"):
        i -= 1
    if i > 1 and tokens[i].tag is Tag.CASUALTY and tokens[i - 2].tag is Tag.OF:
        return True  # "the son of a slain leader"
    if i < 0 or tokens[i].tag not in (Tag.BY, Tag.PREP, Tag.OF):
        return False
    if tokens[i].low == "in" and tokens[group.first].low == "all" and group.count is not None:
        return False  # "in all 406 people have died"
    if group.headless and tokens[i].low in _ABOARD:
        return False  # "of the five on board two died"
    if tokens[i].tag is Tag.OF and i and (tokens[i - 1].low == "each" or _speaks(tokens[i - 1])):
        return False  # "each of Ali and his nephew lost their lives", "speaks of a colonel killed"
    return tokens[i].low not in ("after", "before", "since", "until", "than")


def _speaks(token: Token) -> bool:
    return token.low in ("speaks", "spoke", "spoken", "speak", "speaking")


def group_before(here: Pass, at: int) -> Group | None:
    """The people right before a word, with what may stand between ("a man, a guard, killed")."""
    tokens = here.tokens
    i = adverbs_back(tokens, at - 1)
    if i > 0 and tokens[i].low in _SAID_SO and i - 1 in here.ending:
        i -= 1  # "three soldiers reported killed"
    while i >= 0 and i not in here.ending and tokens[i].low in ('"', "'"):
        i -= 1
    if i > 1 and tokens[i].low == "," and tokens[i - 1].tag is Tag.SUBSET:
        i -= 1  # "115 civilians, 21 women among them, killed by mines"
    tail = here.ending.get(i - 1) if i > 0 and tokens[i].low in _ENDS_PART else None
    if tail is None and (part := _part_before(here, i)) is not None:
        tail, i = part, part.last + 1
    shot = tail is not None and tokens[tail.first - 1].low == "shot"
    if tail is not None and (tail.subset or (shot and tokens[at].low == "dead")):
        i -= 1  # "Four people, including two infants, killed", "shot X, a teacher, dead"
    group = here.ending.get(i) or _before_description(here, i) or _in_passing(here, i, at)
    while group is not None and group.subset:
        i = group.first - 1
        while i >= 0 and tokens[i].tag in (Tag.SUBSET, Tag.PUNCT, Tag.CONJ):
            i -= 1
        group = here.ending.get(i)
    if group is None:
        group = here.ending.get(adverbs_back(tokens, at - 1))
        if group is None or not group.headless:
            return _before_tail(here, at)
        group.subset = False  # "35 casualties, including 15 killed": part of no people
    return None if group.first in here.objects else group


def _part_before(here: Pass, comma: int) -> Group | None:
    """ "18 people, four of them of one family, killed": the four, whatever is said of them."""
    tokens = here.tokens
    if comma < 1 or tokens[comma].low != ",":
        return None
    for i in range(comma - 1, max(0, comma - _TAIL), -1):
        group = here.ending.get(i)
        if group is not None and group.subset and group.headless:
            return group
        if tokens[i].tag in (Tag.CASUALTY, Tag.BE, Tag.HAVE, Tag.PUNCT) or tokens[i].trigger:
            return None
    return None


def _in_passing(here: Pass, i: int, at: int) -> Group | None:
    """ "The general, killed on Monday in a battle with IS, was mourned": the general."""
    tokens = here.tokens
    close = i > 0 and i == at - 1 and tokens[i].low == "," and at + 1 < len(tokens)
    if not close or tokens[at + 1].tag not in _OF_A_DEED:
        return None
    return here.ending.get(i - 1)


def _before_description(here: Pass, i: int) -> Group | None:
    """ "Her husband, an employee of the council, badly wounded": the husband."""
    tokens = here.tokens
    if i < 0 or tokens[i].low != ",":
        return None
    whole = here.ending.get(i - 1)
    if whole is not None and whole.singular and "," in here.lows[whole.first : whole.last]:
        return whole  # the description is his already
    for at in range(i - 1, max(1, i - _TAIL), -1):
        token = tokens[at]
        if token.tag in (Tag.CASUALTY, Tag.BE, Tag.WHO, Tag.NUMBER) or token.trigger:
            return None
        if token.low == ",":
            group = here.ending.get(at - 1)
            if group is None:
                return None
            of_what = tokens[at + 1].low in ("of", "all", "both")  # "..., of Afghan nationality,"
            one = group.singular and tokens[at + 1].tag in (Tag.ARTICLE, Tag.DET)
            return group if of_what or one else None
    return None


def _before_tail(here: Pass, at: int) -> Group | None:
    """ "15 fighters of other nationalities killed": what describes people stands between."""
    tokens = here.tokens
    for i in range(at - 1, max(-1, at - _TAIL - 1), -1):
        token = tokens[i]
        group = here.ending.get(i)
        if group is not None and i < at - 1 and not group.subset:
            opens = tokens[i + 1]
            joined = opens.tag is Tag.CONJ and tokens[i + 2].tag in (Tag.ORG, Tag.DET)
            if group.count is None or not (opens.low in _DESCRIBES or joined):
                return None
            return None if group.first in here.objects else group
        loose = token.low in ("from", "to", "-", "–", '"', "one") or token.tag in _TAIL_TAGS
        loose = loose or (token.tag is Tag.NUMBER and is_age(tokens, i))  # "his brother of 14 hurt"
        if not loose or (token.trigger is not None and token.party is None):
            return None
    return None


def group_after(here: Pass, begin: int) -> Group | None:
    """The people that begin at ``begin``, or behind a time, a quote or an adverb there."""
    tokens = here.tokens
    i = behind_time(here, begin)
    while i < len(tokens):
        token = tokens[i]
        adverb = token.tag is Tag.WORD and token.low.endswith("ly")
        if token.low in ('"', "'", "(", "also", "off", "out", ":") or adverb:
            if i in here.starting:
                break
            i += 1
            continue
        break
    group = here.starting.get(i)
    return group if group is not None and not group.subset else None


def behind_time(here: Pass, begin: int) -> int:
    """ "Shot dead on Monday an employee": the people stand behind the time or the place."""
    tokens = here.tokens
    i = begin
    while i < len(tokens) and _tells_when(tokens, i):
        i += 1
    group = here.starting.get(i)
    last = tokens[i - 1]
    spoken = i > begin and (last.tag in (Tag.DATE, Tag.PLACE) or last.low in (",", *_HOURS))
    if not spoken or group is None or group.headless or has_predicate(tokens, group):
        return _behind_means(here, begin)
    return i


def _behind_means(here: Pass, begin: int) -> int:
    """ "Executed by firing squad three of its members", "shot dead, with machine guns, a guard":
    the people stand behind how."""
    how = here.lows[begin : begin + 2]
    if how[:1] != [","] or how[-1] not in _OPENS_AN_ASIDE:
        return begin
    rest = here.tokens[begin + 2 : begin + _MEANS]
    ends = next((begin + 3 + i for i, t in enumerate(rest) if t.low == ","), 0)
    told = any(t.tag in (Tag.CASUALTY, Tag.PERSON) for t in here.tokens[begin:ends])
    return ends if ends in here.starting and not told else begin


def _tells_when(tokens: Sequence[Token], i: int) -> bool:
    """A word of "on Monday", or of ", at dawn,", behind a verb."""
    token = tokens[i]
    if token.tag in (Tag.PREP, Tag.DATE, Tag.PLACE):
        return True
    if token.low in _HOURS:
        return i > 0 and tokens[i - 1].tag in (Tag.PREP, Tag.DATE)
    ahead = tokens[i + 1 : i + 2]
    opens = bool(ahead) and ahead[0].low == "at"
    closes = tokens[i - 1].low in _HOURS or tokens[i - 1].tag is Tag.DATE
    return token.low == "," and (opens or closes)


def has_predicate(tokens: Sequence[Token], group: Group) -> bool:
    """ "Three soldiers were ...", "a resident said": more is said of these people behind them."""
    i = group.last + 1
    if i < len(tokens) and tokens[i].low in ("of whom", "of which"):
        i += 1  # "five people, two of whom died"
    if i < len(tokens) and tokens[i].low in ("in", "from", "at", "of", "with"):
        for token in tokens[i + 1 : i + _SPEAKERS_HOME]:
            if token.low in SAYING or token.low == "did":
                return True  # "..., a hospital official in Hasaka said", "ten at X did no harm"
            if token.tag in (Tag.PUNCT, Tag.CASUALTY, Tag.CONJ) or token.trigger is not None:
                break
    while i < len(tokens):
        token = tokens[i]
        adverb = token.tag is Tag.WORD and token.low.endswith("ly")
        if adverb or token.low in ('"', "'", "later", "subsequently"):
            i += 1
            continue
        if token.tag is Tag.CASUALTY:
            if group.headless and token.form is Form.COUNT_NOUN:
                return True  # "the death of a man and several injuries"
            return token.form in (Form.PARTICIPLE, Form.INTRANSITIVE, Form.ADJECTIVE)
        return token.tag in (Tag.BE, Tag.HAVE) or token.low in SAYING or token.low in _LEFT
    return False


def is_joint_with_next(here: Pass, at: int) -> bool:
    """ "Killing and wounding ten": the people stand behind the next casualty word."""
    following = next_harm(here.tokens, at + 1)
    return following is not None and group_after(here, following + 1) is not None


def is_inside_group(here: Pass, at: int) -> bool:
    """ "The wounded men": a word of the people themselves."""
    for group in here.groups:  # noqa: SIM110
        if group.first <= at <= group.last:
            return True
    return False


def attackers_before(here: Pass, at: int) -> bool:
    """ "The attackers fled after one of them had been killed": one of the attackers."""
    heads = [here.tokens[g.head].low for g in here.groups if g.last < at and g.head >= 0]
    return bool(heads) and heads[-1].startswith(("attacker", "assail", "gunm", "raider"))


def is_denied(tokens: Sequence[Token], at: int) -> bool:
    """ "Denied any deaths"."""
    return any(t.low in ("denied", "denies", "denying") for t in tokens[max(0, at - 4) : at])
