"""Which groups are parts of others: "13 people, among them four children"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.people.group import ALL_OF, OWNED, Group
from geo.reports.people.summands import are_others, mark_summands
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_IN_PHRASE: Final = (
    Tag.OF, Tag.PREP, Tag.DET, Tag.ARTICLE, Tag.NAME, Tag.PLACE, Tag.WORD, Tag.THING, Tag.ORG
)  # fmt: skip
_ARMED: Final = (Party.SDF, Party.COALITION, Party.ISLAMIC_STATE, Party.OTHER_ARMED)
_WOMEN: Final = frozenset(("woman", "women"))
_AMONG_THEM: Final = frozenset(("among them", "amongst them", "included"))
_ALL: Final = frozenset(("all", "all of"))
_SKIPPED: Final = frozenset(('"', "'", ":", "-", "–"))
_BETWEEN: Final = frozenset((",", "(", ")", "and", "–", "-", '"', ":", "as well as", "of"))


def mark_subsets(tokens: Sequence[Token], groups: list[Group]) -> None:
    """Marks the groups that are part of another: "including two officers", "four of them women"."""
    for number, group in enumerate(groups):
        if tokens[group.first].low in ALL_OF and number:
            _all_of_them(tokens, groups, number)
        if tokens[group.first].low in _ALL and number:
            _all_were(tokens, groups, number)
        before = _skip_back(tokens, group.first - 1)
        previous = groups[number - 1] if number else None
        if (
            (before >= 0 and tokens[before].tag is Tag.SUBSET)
            or _among_them(tokens, groups, number)
            or _of_whom(tokens, group)
            or (previous is not None and previous.subset and _so_many_were(tokens, group))
            or _is_rank(tokens, group)
            or (group.named and _is_alias(tokens, group))
            or (number and group.headless and group.definite and _loose_part(tokens, group))
        ):
            group.subset = True
        elif (
            previous is not None
            and previous.subset
            and group.first in (previous.last + 2, previous.last + 3)
            and tokens[group.first - 1].tag is Tag.BE
        ):
            group.subset = True  # "of whom two are children"
        elif before > 0 and tokens[before].tag is Tag.OF and tokens[group.first - 2].low == "out":
            group.subset = True  # "220 civilians out of 400": the larger number isn't added
        elif _spells_out(tokens, groups, number):
            group.subset = True
        elif previous is not None and previous.subset and _beside_an_alias(tokens, previous, group):
            continue
        elif previous is not None and previous.subset and _and_of(tokens, group):
            continue  # "the killing of 61 civilians, including a woman, and of seven soldiers"
        elif previous is not None and _directly(tokens, previous, group):
            between = [t.low for t in tokens[previous.last + 1 : group.first]]
            if between and between[-1] == "(":
                group.subset = previous.count is not None or not _own_toll(tokens, group)
            elif previous.subset and group.bare and between == ["and"]:
                group.subset = True  # "most of them children and women killed by ..."
            elif (previous.subset and group.first - previous.last <= 4) or (
                group.definite and group.headless and between
            ):
                group.subset = _ends_a_list(tokens, groups, number) or not (
                    _is_one_more(tokens, groups, number)
                    or _predicate_follows(tokens, group)
                    or _opens_clause(tokens, groups, number)
                )
            elif between and between[-1] in (",", "–", "-") and _described_part(tokens, group):
                group.subset = True
            elif between == [","] and tokens[group.first].low == "all":
                group.subset = True  # "seven members, all from one clan", "four men, all Syrians"
            elif between == [","] and _are_of_one_family(tokens, previous, group):
                group.subset = True
    _mark_joined(tokens, groups)
    mark_summands(tokens, groups)
    _of_their_whole(tokens, groups)


def _so_many_were(tokens: Sequence[Token], group: Group) -> bool:
    """ "Of whom 46 were civilians and seven were soldiers": the seven, too."""
    before = [t.low for t in tokens[max(0, group.first - 7) : group.first]]
    behind = tokens[group.last + 1 : group.last + 2]
    were = bool(behind) and behind[0].tag is Tag.BE
    return group.headless and were and before[-1:] == ["and"] and "of whom" in before


def _are_of_one_family(tokens: Sequence[Token], whole: Group, group: Group) -> bool:
    """ "Nine people, eight of one family, died": eight of the nine."""
    if not group.headless or tokens[group.last].low not in ("family", "clan", "household"):
        return False
    return bool(whole.count and group.count) and group.count.min < whole.count.min  # type: ignore[union-attr]


def _beside_an_alias(tokens: Sequence[Token], alias: Group, group: Group) -> bool:
    """ "An official known as Abu Omar and his bodyguard": the guard is no part of the name."""
    kin = tokens[group.first].low in ("his", "her")
    return alias.named and _is_alias(tokens, alias) and kin


def _and_of(tokens: Sequence[Token], group: Group) -> bool:
    before = tokens[max(0, group.first - 2) : group.first]
    return len(before) > 1 and before[0].tag is Tag.CONJ and before[1].tag is Tag.OF


def _of_their_whole(tokens: Sequence[Token], groups: list[Group]) -> None:
    """ "Six SDF members, two officers among them", "a woman among them": of the SDF."""
    whole: Group | None = None
    for group in groups:
        if not group.subset:
            whole = group
        elif whole is not None and whole.explicit:
            soldiers = group.party is Party.GOVERNMENT and whole.party in _ARMED
            women = whole.party is not Party.CIVILIAN and tokens[group.last].low in _WOMEN
            named = has_tag(tokens[group.first : group.last + 1], Tag.ORG)
            if (soldiers or women) and not named:
                group.party = whole.party


def _mark_joined(tokens: Sequence[Token], groups: list[Group]) -> None:
    """ "18 people, women and children among them": the women, too."""
    for number in range(len(groups) - 1, 0, -1):
        one, other = groups[number - 1], groups[number]
        listed = one.bare or (number > 1 and tokens[one.first - 1].low == ",")
        if listed and other.subset and _among_them(tokens, groups, number):
            between = [t.low for t in tokens[one.last + 1 : other.first]]
            of_age = between[:1] == ["of"] and between[2:] == ["and"]  # "a boy of 12 and a man"
            one.subset = one.subset or of_age or between == ["and"]


def _among_them(tokens: Sequence[Token], groups: list[Group], number: int) -> bool:
    """ "A child of ten among them", "a child included", ", two women with them,": a part; "34,
    among them 15 children": no part."""
    end = groups[number].last + 1
    end += 2 * ([t.tag for t in tokens[end : end + 2]] == [Tag.OF, Tag.NUMBER])
    with_them = [t.low for t in tokens[end : end + 3]] == ["with", "them", ","]
    if with_them and number:
        return tokens[groups[number].first - 1].low in (",", "and")
    if end >= len(tokens) or tokens[end].low not in _AMONG_THEM:
        return False
    following = groups[number + 1].first if number + 1 < len(groups) else -1
    return following != end + 1


def _own_toll(tokens: Sequence[Token], group: Group) -> bool:
    """ "Took X from tribal fighters (5 soldiers, 9 fighters killed)": a toll, and no parts."""
    inside = itertools.takewhile(lambda t: t.low != ")", tokens[group.last + 1 :])
    return has_tag(inside, Tag.CASUALTY)


def _is_alias(tokens: Sequence[Token], group: Group) -> bool:
    """ "Two men, among them a mayor known as Abu Ali, were killed": another name, no third man."""
    at = _skip_back(tokens, group.first - 1)
    if at < 1:
        return False
    known = tokens[at].low == "as" and tokens[at - 1].low == "known"
    return known or tokens[at].low in ("nicknamed", "alias", "dubbed")


def _is_rank(tokens: Sequence[Token], group: Group) -> bool:
    """ "An adviser with the rank of major-general": what he was, and no second man."""
    before = tokens[max(0, group.first - 2) : group.first]
    return len(before) == 2 and before[0].low == "rank" and before[1].tag is Tag.OF


def _of_whom(tokens: Sequence[Token], group: Group) -> bool:
    """ "Three civilians, two of whom are brothers": two of the three."""
    after = tokens[group.last + 1 : group.last + 2]
    comma = group.first > 0 and tokens[group.first - 1].low in (",", "(", "–")
    if not (group.headless and comma and after and after[0].low in ("of whom", "of which")):
        return False
    harm = next((t.harm for t in tokens[group.last + 2 : group.last + 4] if t.harm), None)
    if harm is Harm.WOUNDED and any(t.harm is harm for t in tokens[: group.first]):
        return True  # "four were hurt, one of whom lost a leg"
    return harm is None  # "..., one of whom died"


def _spells_out(tokens: Sequence[Token], groups: list[Group], number: int) -> bool:
    """ "Two soldiers, an officer and a conscript, were killed": who the two were."""
    start = number - 1
    while start >= 0 and groups[start].singular:
        start -= 1
    whole = groups[start] if start >= 0 else None
    if whole is None or whole.count is None or whole.count.min < 2 or whole.subset:
        return False
    parts = groups[start + 1 : start + 1 + whole.count.min]
    if number > start + whole.count.min:
        return False
    if len(parts) < whole.count.min or not all(p.singular and not p.pronoun for p in parts):
        return False
    if any(are_others(tokens, whole, part) for part in parts):
        return False
    joined = all(_directly(tokens, a, b) for a, b in itertools.pairwise(parts)) and (
        _directly(tokens, whole, parts[0]) or _behind_phrase(tokens, whole, parts[0])
    )
    last = parts[-1].last + 1
    closed = last < len(tokens) and tokens[last].low in (",", "–", "-", ")")
    opening = (tokens[parts[0].first - 1].low, tokens[whole.last + 1].low)
    opened = any(low in (",", "–", "-", "(") for low in opening)
    return joined and closed and opened


def _behind_phrase(tokens: Sequence[Token], whole: Group, part: Group) -> bool:
    """ "Two clerks of the council of Hajin, Ahmad X and Ali Y,": names behind where they work."""
    between = tokens[whole.last + 1 : part.first]
    if between and between[-1].tag is Tag.PUNCT:
        between = between[:-1]
    elif not (between and between[0].tag is Tag.PUNCT):
        return False
    else:
        between = between[1:]  # "two boys, identified as X and Y,"
    phrase = bool(between) and (
        between[0].tag in (Tag.OF, Tag.PREP) or between[-1].low in ("as", "named", "identified")
    )
    return part.named and phrase and all(t.tag in _IN_PHRASE for t in between)


def _all_of_them(tokens: Sequence[Token], groups: list[Group], number: int) -> None:
    """ "The death of all of them" counts those named before; ", most of them women" describes."""
    group, previous = groups[number], groups[number - 1]
    before = tokens[group.first - 1]
    if before.low == "and" and tokens[group.first + 1].low in OWNED:
        return  # "a commander and several of his guards"
    if before.low in (",", "(", "–") or (group.count is None and not group.headless):
        group.subset = True
    elif group.headless and tokens[group.first].low == "all of":
        group.count, group.party = previous.count, previous.party


def _all_were(tokens: Sequence[Token], groups: list[Group], number: int) -> None:
    """ "Six people were killed near X, all of them policemen", "..., all soldiers": whose."""
    group, whole = groups[number], groups[number - 1]
    if tokens[group.first - 1].low == ";" and group.headless and group.count is None:
        group.count, group.party = whole.count, whole.party  # "a family of seven was in it; all"
        return
    if tokens[group.first - 1].low != ",":
        return
    named = group
    if group.headless and number + 1 < len(groups) and groups[number + 1].first == group.last + 1:
        named = groups[number + 1]
    if named.head < 0 or named.count is not None or not named.explicit or named.party is None:
        return
    group.subset = True
    if whole.count is not None and (whole.generic or whole.headless) and not whole.explicit:
        whole.party, whole.explicit, whole.generic = named.party, True, False


def _directly(tokens: Sequence[Token], previous: Group, group: Group) -> bool:
    between = tokens[previous.last + 1 : group.first]
    return all(t.low in _BETWEEN or (previous.subset and t.tag is Tag.NAME) for t in between)


def _is_one_more(tokens: Sequence[Token], groups: list[Group], number: int) -> bool:
    """ "Five soldiers, including a colonel and two captains, and a civilian": no soldier."""
    whole = next((g for g in reversed(groups[:number]) if not g.subset), None)
    joins = [t.low for t in tokens[groups[number].first - 2 : groups[number].first]]
    return joins == [",", "and"] and whole is not None and are_others(tokens, whole, groups[number])


def _ends_a_list(tokens: Sequence[Token], groups: list[Group], number: int) -> bool:
    """ "12 people, including 3 children and 5 women killed in a raid": the 12 were killed."""
    group, previous = groups[number], groups[number - 1]
    between = [t.low for t in tokens[previous.last + 1 : group.first]]
    behind = tokens[group.last + 1 : group.last + 2]
    told = bool(behind) and behind[0].tag in (Tag.CASUALTY, Tag.BE)
    whole = next((g for g in reversed(groups[:number]) if not g.subset), None)
    if between != ["and"] or whole is None or not (whole.count and group.count):
        return False
    if previous.count and previous.count.min + group.count.min == whole.count.min:
        return True  # "15 men, including 5 officers and 10 soldiers were killed"
    if not told:
        return False
    return not any(t.tag in (Tag.CASUALTY, Tag.BE) for t in tokens[whole.last + 1 : group.first])


def _opens_clause(tokens: Sequence[Token], groups: list[Group], number: int) -> bool:
    """ "..., and seven guards and a clerk were hurt": others, in a clause of their own."""
    group = groups[number]
    before = [t.low for t in tokens[max(0, group.first - 2) : group.first]]
    following = groups[number + 1] if number + 1 < len(groups) else None
    if before != [",", "and"] or following is None or following.first != group.last + 2:
        return False
    joined = tokens[group.last + 1].tag is Tag.CONJ
    return joined and _predicate_follows(tokens, following)


def _predicate_follows(tokens: Sequence[Token], group: Group) -> bool:
    i = group.last + 1
    while i < len(tokens) and tokens[i].low.endswith("ly"):
        i += 1
    return i < len(tokens) and tokens[i].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY)


def _loose_part(tokens: Sequence[Token], group: Group) -> bool:
    """ "..., 5 of them with severe wounds": part of those counted before."""
    before = tokens[group.first - 1]
    return before.low in (",", "(", "–") and not _predicate_follows(tokens, group)


def _described_part(tokens: Sequence[Token], group: Group) -> bool:
    """ "73 people, one a civilian"; "seven dead, most of them soldiers"."""
    i = group.last + 1
    if not group.headless or i >= len(tokens):
        return False
    ends = i + 1 >= len(tokens) or tokens[i + 1].tag is Tag.PUNCT
    return tokens[i].tag is Tag.ARTICLE or (tokens[i].low.endswith("ly") and ends)


def _skip_back(tokens: Sequence[Token], i: int) -> int:
    while i >= 0 and tokens[i].low in _SKIPPED:
        i -= 1
    return i
