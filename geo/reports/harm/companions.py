"""Who is harmed with others, and of what: "killed with his driver", "killed and wounded"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.sources import SAYING
from geo.reports.harm.around import next_harm
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import behind_time, group_after, has_predicate, is_governed
from geo.reports.harm.told import add_people
from geo.reports.people.group import OWNED, Group
from geo.reports.people.quantity import HEDGES
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_AS_WELL: Final = frozenset(
    ("along with", "together with", "besides", "as well as", "in addition to")
)
_BESIDE: Final = frozenset(("with", "alongside", "beside", *_AS_WELL))
_TOGETHER: Final = frozenset(("alongside", "along with", "together with", "in addition to"))
"""What stands before people alone: one is also killed "with a knife"."""
_PASSED: Final = SAYING | {"there"}
_WHEN_AND_WHERE: Final = (Tag.PREP, Tag.DATE, Tag.PLACE, Tag.PUNCT)
_OF_THE_DEED: Final = (
    *_WHEN_AND_WHERE, Tag.DET, Tag.ARTICLE, Tag.THING, Tag.ORG, Tag.BY, Tag.OUTLET, Tag.NAME
)  # fmt: skip


def companion_behind(here: Pass, at: int) -> Group | None:
    """ "Was killed with his driver", "were killed near X, as well as 26 of the attackers"."""
    tokens = here.tokens
    beside = behind_time(here, at + 1)
    while beside < len(tokens) and tokens[beside].tag in _WHEN_AND_WHERE:
        if tokens[beside].low in _BESIDE:
            break
        beside += 1
    by = (
        here.starting.get(beside + 1)
        if tokens[min(beside, len(tokens) - 1)].tag is Tag.BY
        else None
    )
    far = beside if by is None else by.last + 1  # "killed by gunmen in X, together with his driver"
    while far < len(tokens) and (tokens[far].tag in _OF_THE_DEED or tokens[far].low in _PASSED):
        far += 1
    if far < len(tokens) and tokens[far].low in _AS_WELL:
        beside = far  # "died in the attack near X, as well as three of the attackers"
    if beside + 1 >= len(tokens) or tokens[beside].low not in _BESIDE:
        return None
    group = here.starting.get(beside + 1)
    if group is None or group.count is None:
        return None
    behind = tokens[group.last + 1 : group.last + 2]
    caught = bool(behind) and behind[0].low == "caught"  # "in the crossfire"
    if has_predicate(tokens, group) and not caught:
        return None
    if behind and behind[0].low.endswith("ing"):
        return None  # "..., with two gunmen fleeing"
    opens = tokens[group.first]
    together = tokens[beside].low in _TOGETHER and opens.tag is Tag.ARTICLE
    named = group.other or together or opens.low in OWNED
    return group if named or opens.tag in (Tag.NUMBER, *HEDGES) else None


def with_company(here: Pass, groups: list[Group], verb: int) -> list[Group]:
    """ "A man with his wife and a child were killed": all of them, whoever the verb stands by."""
    tokens = here.tokens
    chain = [groups[0]]
    while (before := _joined_before(here, chain[0])) is not None:
        chain.insert(0, before)
    at = chain[0].first - 1
    if at > 0 and tokens[at].low in _BESIDE:
        owner = here.ending.get(at - 1 - (tokens[at - 1].low == ","))
        if owner is not None and owner.count is not None and not is_governed(tokens, owner):
            return [owner, *chain, *groups[1:]]
    at = groups[-1].last + 1
    at += at < verb and tokens[at].low == ","
    beside = here.starting.get(at + 1) if tokens[at].low in _BESIDE else None
    if beside is None or beside.count is None or beside.last >= verb:
        return groups
    if tokens[beside.first].low in ("him", "her", "them"):
        return groups  # "two civilians with him"
    return [*groups, beside]


def _joined_before(here: Pass, group: Group) -> Group | None:
    """The people before "and" or a comma."""
    joins = group.first > 1 and here.tokens[group.first - 1].low in ("and", ",")
    return here.ending.get(group.first - 2) if joins else None


def both_harms(here: Pass, at: int) -> Harm | None:
    """The other harm in "were killed and wounded", where nobody says how many of each."""
    tokens = here.tokens
    following = next_harm(tokens, at + 1)
    ahead = tokens[at + 1 : at + 4]
    if [t.low for t in ahead[:2]] == ["or", "are"] and ahead[-1].tag is Tag.CASUALTY:
        following = at + 3  # "were killed or are missing"
    if following is None or group_after(here, following + 1) is not None:
        return None
    token, pair = tokens[following], {Harm.KILLED, Harm.WOUNDED}
    harm = tokens[at].harm
    taken = harm is Harm.KILLED and token.harm is Harm.CAPTURED  # "killed or arrested"
    if tokens[at].harm is Harm.KILLED and token.harm is Harm.MISSING:
        return token.harm  # "killed or missing"
    if token.form is Form.PARTICIPLE and (taken or {token.harm, harm} == pair):
        return token.harm
    return None


def add_both(here: Pass, at: int, groups: Sequence[Group], both: Harm | None) -> None:
    """People of one harm, or of two where nobody says how many of each ("killed and hurt")."""
    add_people(here, at, groups, shared=both is not None)
    if both is not None:
        add_people(here, at, groups, shared=True, harm=both)
        here.taken.update((g.first, both) for g in groups)


def is_ambiguous(tokens: Sequence[Token], one: int, two: int) -> bool:
    """Killed and wounded of one number: nobody knows how many of each."""
    harms = {tokens[one].harm, tokens[two].harm}
    return harms == {Harm.KILLED, Harm.WOUNDED}
