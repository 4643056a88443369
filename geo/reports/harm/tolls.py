"""Tolls: "the death toll rose to 15", "the number of dead has reached six"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from geo.model import CountRange, Party
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.joined import joined_right
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.told import parts_after
from geo.reports.harm.toll_before import read_toll_before
from geo.reports.harm.toll_nouns import NAMES_HARM, RISEN, TOLL_NOUNS, toll_harm
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.numbers import ORDINALS
from geo.reports.vocabulary.tokens import Token, has_tag

_OUTDATED: Final = frozenset(("previous", "earlier", "from", "previously"))
_AT_FIRST: Final = frozenset(("first", "initial", "preliminary", "original"))
_TOLL_REACH: Final = 40
_SPOKEN: Final = frozenset(("spoke", "spoken", "speak", "speaks"))
_OF_BOTH: Final = 8
_REACHES: Final = frozenset(
    """to reached reach reaches at of is was are were as exceeded exceeds hit stands stood topped
    surpassed put than has from : rose climbed passed jumps jumped goes went""".split()
)
_GOES: Final = frozenset(("goes", "went"))
_COMES: Final = RISEN | frozenset(
    "come comes came amount amounts amounted reached number numbered".split()
)
_OF_A_TOLL: Final = TOLL_NOUNS | {"number", "figure"}
_THEY: Final = frozenset("he she they these those".split())
_PAIR: Final = 2
_ONE_DEATH: Final = frozenset("death victim fatality".split())
_BY_NOW: Final = RISEN | frozenset("now since already then by to at put believed".split())
_ENDS: Final = (Tag.PUNCT, Tag.CONJ)
_IN_ALL: Final = frozenset(("them", "of them", "in", "all", "in all", "altogether"))


def read_toll(here: Pass, at: int) -> None:
    """ "The death toll rose to 15", "the number of dead has reached six"."""
    tokens = here.tokens
    if tokens[at].low in RISEN:
        risen = Harmed(Harm.KILLED, tokens[at + 2].number, None, at, generic=True, toll=True)
        here.result.append(risen)
        return
    window = tokens[at : at + _TOLL_REACH]
    harm = toll_harm(tokens, at)
    if harm is None or read_toll_before(here, at, harm):
        return
    if _is_of_killed_and_hurt(tokens, at):
        here.taken.update((g.first, h) for g in here.groups if g.first > at for h in Harm)
        return
    for offset, token in enumerate(window):
        i = at + offset
        if token.low in (".", ";", "!", "because"):
            return  # "the toll is expected to rise because there are 20 wounded"
        if token.tag is not Tag.NUMBER or token.number is None:
            continue
        before = _before_number(tokens, i)
        near = {t.low for t in tokens[max(0, i - 3) : i]}
        if before == "of" and not _SPOKEN.isdisjoint(near):
            continue  # "said in a new toll, after it had spoken of 14"
        given_as = before == "as" and tokens[at].low in ("number", "figure")
        if before == ":" and _has_its_number(tokens, at, i):
            continue
        if (before == "from" and " to " not in token.low) or not (given_as or before in _REACHES):
            continue
        group = next((g for g in here.groups if g.first <= i <= g.last), None)
        bare = (group is None or group.headless) and before == "to" and not RISEN.isdisjoint(near)
        if bare and (listed := _listed_behind(here, i, token.number.min)):
            _add_sides(here, at, harm, listed)
            return
        dead = any(t.harm is Harm.KILLED for t in tokens[i + 1 : i + 3])
        if group is None and (before == "to" or dead):  # "climbs to 30", "is 401 military dead"
            here.result.append(Harmed(harm, token.number, None, at, toll=True))
            return
        if group is None or group.first > i + 1:
            continue
        count, party = group.count, group.party
        if before in _GOES:
            count = token.number  # "goes up to 321"
        if len(sides := _of_two_sides(here, group)) > 1:
            _add_sides(here, at, harm, sides)
            return
        if _is_outdated(tokens, at) or _was_the_first(here, at, harm):
            here.taken.update((group.first, h) for h in Harm)
            return
        party = party or _whose_toll(tokens, at, i)
        here.objects.add(group.first)
        here.taken.update((group.first, h) for h in Harm)
        here.result.append(
            Harmed(harm, count, party, at, group, group.explicit, group.generic, toll=True)
        )
        here.result[-1].parts.extend(parts_after(here, group))
        return


def read_come_to(here: Pass, at: int) -> bool:
    """ "Deaths since March 2019 come to 1,415", "the dead are now six", "killed ...: 38"."""
    if not _OF_A_TOLL.isdisjoint(here.lows[: at + 2]):
        return False
    tokens = here.tokens
    for i, token in enumerate(tokens[at + 1 : at + NAMES_HARM + 4], at + 1):
        told = i + 1
        while told < len(tokens) and tokens[told].low in _BY_NOW:
            told += 1
        group = here.starting.get(told)
        if group is None or not group.headless or group.count is None or group.other:
            if token.tag is Tag.PUNCT or token.tag is Tag.NUMBER:
                return False
            continue
        ends = [t for t in tokens[group.last + 1 : group.last + 4] if t.low not in _IN_ALL]
        of_them = token.low == "," and tokens[at + 1].tag is Tag.BE  # "were guards, 37 of them"
        of_them = of_them and not _IN_ALL.isdisjoint(here.lows[group.last : group.last + 3])
        is_it = of_them or token.tag is Tag.BE or token.low == ":"
        is_it = is_it and not (ends and ends[0].tag not in _ENDS)
        if is_it or token.low in _COMES:
            here.objects.add(group.first)
            here.taken.update((group.first, h) for h in Harm)
            toll = Harmed(Harm.KILLED, group.count, None, at, group, generic=True, toll=True)
            here.result.append(toll)
            return True
        if token.tag is Tag.PUNCT:
            return False
    return False


def read_nth(here: Pass) -> None:
    """ "Has died, the third death there", "they are the 39th and 40th people killed": so many."""
    lows, tokens = here.lows, here.tokens
    dead = [h for h in here.result if h.harm is Harm.KILLED and not h.none_said]
    if not dead:
        return
    at = max((i for i, low in enumerate(lows[:-1]) if _nth(low)), default=0)
    ranked = lows[0] in _THEY and tokens[1].tag is Tag.BE and lows[2] == "the"
    last = lows[at - 2 : at] == [",", "the"] and lows[at + 1].split()[0] in _ONE_DEATH
    if at and (ranked or (last and not has_tag(tokens[at:], Tag.DATE))):
        many = CountRange.exactly(_nth(lows[at]))
        here.result[:] = [h for h in here.result if h not in dead]
        here.result.append(Harmed(Harm.KILLED, many, dead[0].party, at, generic=True, toll=True))


def _nth(low: str) -> int:
    """Which place in a row a word tells, or 0; "the second" may be the second man."""
    if low[:1].isdigit() and low[-2:] in ("st", "nd", "rd", "th") and low[:-2].isdigit():
        return int(low[:-2])
    place = ORDINALS.index(low) + 1 if low in ORDINALS else 0
    return place if place > _PAIR else 0


def _of_two_sides(here: Pass, group: Group) -> list[Group]:
    """ "Put the number of dead at 80 militants and 31 soldiers": both."""
    joined = [g for g in joined_right(here, group) if g.count is not None and not g.subset]
    known = all(g.head >= 0 and g.party is not None for g in joined)
    return joined if known and len({g.party for g in joined}) == len(joined) else []


def _add_sides(here: Pass, at: int, harm: Harm, sides: Sequence[Group]) -> None:
    """Keeps a toll whose sides are counted one by one, or are listed behind its number."""
    parts = [(g.party, g.count) for g in sides if g.party is not None and g.count is not None]
    total = sum((g.count for g in sides if g.count is not None), CountRange.exactly(0))
    for group in sides:
        here.objects.add(group.first)
        here.taken.update((group.first, h) for h in Harm)
    here.result.append(Harmed(harm, total, None, at, sides[-1], toll=True, parts=parts))


def _listed_behind(here: Pass, at: int, total: int) -> list[Group]:
    """ "Has risen to 21 so far, they are: 14 members of ..., and 7 of ...": what it is made of."""
    colon = next((i for i in range(at, len(here.tokens)) if here.tokens[i].low == ":"), None)
    if colon is None:
        return []
    listed: list[Group] = []
    for group in (g for g in here.groups if g.first > colon and g.count is not None):
        listed.append(group)
        if sum(g.count.min for g in listed if g.count is not None) >= total:
            break
    exact = sum(g.count.min for g in listed if g.count is not None) == total
    return listed if exact and len(listed) > 1 else []


def _has_its_number(tokens: Sequence[Token], at: int, colon: int) -> bool:
    """ "In all, 72 died by its count: nine soldiers, ...": nine is a part, and no total."""
    by_it = tokens[at].low == "count" and any(t.low == "by" for t in tokens[max(0, at - 3) : at])
    return by_it or has_tag(tokens[at + 1 : colon], Tag.NUMBER)


def _is_of_killed_and_hurt(tokens: Sequence[Token], at: int) -> bool:
    """ "The number of people killed and injured to 20": nobody says how many of each."""
    near = tokens[at : at + _OF_BOTH]
    return any(
        one.harm is Harm.KILLED and link.tag is Tag.CONJ and other.harm is Harm.WOUNDED
        for one, link, other in zip(near, near[1:], near[2:], strict=False)
    )


def is_risen(tokens: Sequence[Token], at: int) -> bool:
    """ "It later rose to seven": the number told before."""
    if tokens[at].low not in RISEN or len(tokens) <= at + 2:
        return False
    if tokens[at + 1].low != "to" or tokens[at + 2].tag is not Tag.NUMBER:
        return False
    behind = tokens[at + 3] if len(tokens) > at + 3 else None
    ends = (Tag.PUNCT, Tag.CONJ, Tag.PREP, Tag.DATE, Tag.WHO)
    counts = behind is None or (behind.tag in ends and behind.low != "(") or behind.low == "as"
    return counts and any(t.low == "it" for t in tokens[max(0, at - 3) : at])


def _is_outdated(tokens: Sequence[Token], at: int) -> bool:
    """ "Up from an earlier toll of nine"."""
    return bool({t.low for t in tokens[max(0, at - 3) : at]} & _OUTDATED)


def _was_the_first(here: Pass, at: int, harm: Harm) -> bool:
    """ "57 were killed; its first count was 40": told before the 57."""
    first = not _AT_FIRST.isdisjoint(t.low for t in here.tokens[max(0, at - 2) : at])
    return first and any(h.harm is harm and h.count is not None for h in here.result)


def _whose_toll(tokens: Sequence[Token], at: int, number: int) -> Party | None:
    """ "The toll of the SDF at 31", "the number of soldiers killed"; none is told by what they
    died of: "the toll of the SDF raid", "of the attack that the SDF carried out"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in ("of", "among"):
        return None
    for token, behind in pairwise(tokens[at + 2 : number + 1]):
        if token.tag is Tag.BY or _is_deed(token):
            return None
        if token.tag in (Tag.ORG, Tag.PERSON) and token.party is not None:
            return None if _is_deed(behind) else token.party
    return None


def _is_deed(token: Token) -> bool:
    return token.tag is Tag.THING and token.trigger is not None


def _before_number(tokens: Sequence[Token], i: int) -> str:
    i -= 1
    hedges = (Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO, Tag.TOTAL)
    while i > 0 and (tokens[i].tag in hedges or tokens[i].low == "now"):
        i -= 1
    return tokens[i].low


def is_in_toll(here: Pass, at: int) -> bool:
    """Whether a casualty word belongs to a toll that is read already."""
    for harm in here.result:
        if harm.toll and 0 <= at - harm.at <= _TOLL_REACH and _is_near_toll(harm, at):
            return True
    return False


def _is_near_toll(toll: Harmed, at: int) -> bool:
    last = toll.group.last if toll.group else toll.at
    return at <= last + 1
