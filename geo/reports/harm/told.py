"""How what a sentence says of people is kept: whose side, which part of others, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from geo.model import CountRange, Party
from geo.reports.clauses.sources import DENIES
from geo.reports.harm.around import is_negated
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.joined import next_joined
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import is_thing_subject, only_ones
from geo.reports.people.group import BODIES, OWNED, Group, is_of_those_told
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ONE: Final = CountRange.exactly(1)
_ZERO: Final = CountRange.exactly(0)
_NOTHING_KNOWN: Final = frozenset(
    """information reports word confirmation details news known given gave gives giving mention
    mentions mentioned mentioning specify specified disclose disclosed provide provided comment
    commented acknowledge acknowledged admit admitted""".split()
)
_WITH_HIM: Final = (["with", "him"], ["with", "her"])
_OTHERS: Final = frozenset(("other", "others", "another", "rest"))
_NOT_YET: Final = frozenset(("yet", "far", "immediately", "immediate", "confirmed", "clear"))
_ARMED_MEN: Final = frozenset("gunmen militants insurgents rebels jihadists terrorists".split())


def add_people(
    here: Pass, at: int, groups: Sequence[Group], *, shared: bool = False, harm: Harm | None = None
) -> None:
    """Keeps what a word says of people, once of each; ``shared``: "killed and wounded 80"."""
    tokens = here.tokens
    harm = harm or tokens[at].harm or Harm.KILLED
    first, other_side = _first_of_mixed(tokens, groups)
    if any(g.count is not None for g in groups):  # "ten soldiers and policemen" are ten
        groups = [g for g in groups if g.count is not None or not g.bare]
    wounded = harm is Harm.WOUNDED
    for group in groups:
        dead = group.head >= 0 and tokens[group.head].low in BODIES
        harm = Harm.KILLED if wounded and dead else Harm.WOUNDED if wounded else harm
        key = (group.first, harm)
        if harm is Harm.CAPTURED and group.first and tokens[group.first - 1].tag is Tag.BY:
            continue  # "stabbed by a man who was arrested": who did it
        if key in here.taken or group.subset or _is_of_those_harmed(here, group, harm):
            continue
        here.taken.add(key)
        if harm is Harm.KILLED and (group.first, Harm.WOUNDED) in here.taken and not shared:
            _drop_from_wounded(here, group)
        count = None if shared else group.count
        other = group.other and tokens[group.first].low != "the"  # "the three others"
        with_him = here.lows[max(0, group.first - 2) : group.first]
        other = other or with_him in _WITH_HIM  # "of the five with him two died"
        found = Harmed(
            harm, count, group.party, at, group, group.explicit, group.generic,
            other=other, shared=shared, pronoun=group.pronoun, again=_is_of_them(tokens, group),
            mixed_with=other_side if group is first else None,
        )  # fmt: skip
        if dead and tokens[group.first].low in OWNED:
            found.pronoun = True  # "beheaded a man and crucified his body"
        found.parts.extend(parts_after(here, group))
        found.civilians = _civilians_among(here, group)
        here.result.append(found)


def _first_of_mixed(
    tokens: Sequence[Token], groups: Sequence[Group]
) -> tuple[Group | None, Party | None]:
    """The soldiers of "20 soldiers and gunmen", so many of both sides together, and the other."""
    for group, following in pairwise(groups):
        if group.count is None or group.count.min < 2 or group.headless or following.subset:
            continue
        directly = following.first == group.last + 2 and tokens[group.last + 1].tag is Tag.CONJ
        if not (directly and following.bare and following.count is None):
            continue
        sides = {group.party, following.party}
        what = tokens[following.last].low
        named = (following.explicit and "guard" not in what) or what in _ARMED_MEN
        if len(sides) == 2 and None not in sides and named:
            return group, following.party
    return None, None


def _is_of_those_harmed(here: Pass, group: Group, harm: Harm) -> bool:
    """ "Three of the wounded are in critical condition": some of those counted before."""
    tokens = here.tokens
    last = tokens[group.last]
    following = tokens[group.last + 1 : group.last + 2]
    if group.pronoun and harm is Harm.WOUNDED and "after" in here.lows[: group.first]:
        return any(h.harm is Harm.KILLED for h in here.result)  # "died days after he was wounded"
    if last.low == "them" and group.headless and group.count is not None:
        told = here.result[-1] if here.result else None  # "two of them for banditry"
        same = told is not None and told.harm is harm and told.count is not None
        return same and told.count.min >= group.count.min  # type: ignore[union-attr]
    if group.definite and last.low == "those" and following:
        return following[0].tag is Tag.CASUALTY  # "42 of those killed were Syrians"
    return group.definite and last.tag is Tag.CASUALTY and last.harm is harm


def _is_of_them(tokens: Sequence[Token], group: Group) -> bool:
    """ "One of them", "most were executed": of those told before."""
    last = tokens[group.last]
    hurt = last.tag is Tag.CASUALTY and last.harm is Harm.WOUNDED  # "one of the wounded"
    dead = [t.low for t in tokens[group.last + 1 : group.last + 2]] == ["dead"]
    if dead and group.headless and tokens[group.first].low == "the":
        return True  # "had blamed IS for the five dead"
    them = last.low in ("them", "these") or is_of_those_told(tokens, group)
    return group.definite and (them or hurt)


def _drop_from_wounded(here: Pass, group: Group) -> None:
    """ "A soldier injured last week died": one of the dead now, not of the wounded."""
    here.result[:] = [h for h in here.result if not (h.group is group and h.harm is Harm.WOUNDED)]


def parts_after(here: Pass, group: Group) -> list[tuple[Party, CountRange]]:
    """The subsets named right behind a group, by side."""
    parts: list[tuple[Party, CountRange]] = []
    following = next_joined(here, group)
    while following is not None and following.subset:
        if following.count is not None and following.party is not None:
            parts.append((following.party, following.count))
        following = next_joined(here, following)
    return parts or _parts_listed(here, group) or _parts_told_later(here, group)


def _parts_told_later(here: Pass, group: Group) -> list[tuple[Party, CountRange]]:
    """ "Ten people died near X on Monday, including three soldiers": the soldiers."""
    parts: list[tuple[Party, CountRange]] = []
    for later in (g for g in here.groups if g.first > group.last):
        if not later.subset:
            break
        if later.count is not None and later.party is not None:
            parts.append((later.party, later.count))
    most = group.count.max if group.count is not None else None
    if not parts:
        return []
    return parts if most is None or sum(c.min for _, c in parts) <= most else []


def _civilians_among(here: Pass, group: Group) -> CountRange | None:
    """How many are called civilians, of the people of a group."""
    tokens = here.tokens
    for part in (g for g in here.groups if g.first > group.last):
        if not part.subset:
            break
        head = tokens[part.head].low if part.head >= 0 else ""
        if head in ("civilian", "civilians") or (part.headless and _civilians_behind(tokens, part)):
            return part.count
    return None


def _civilians_behind(tokens: Sequence[Token], part: Group) -> bool:
    """ "21 of them civilians"."""
    return [t.low for t in tokens[part.last + 1 : part.last + 2]] == ["civilians"]


def _parts_listed(here: Pass, group: Group) -> list[tuple[Party, CountRange]]:
    """ "15 people were killed in an attack on X: nine civilians and six guards": its parts."""
    tokens = here.tokens
    if group is here.groups[-1]:
        return []
    listed = [g for g in here.groups if g.first > group.last and g.subset]
    if not listed:
        return []
    behind = range(group.last, len(tokens))
    colon = next((i for i in behind if tokens[i].low == ":"), 0)
    listed = [g for g in listed if colon and g.first > colon]
    parts = [(g.party, g.count) for g in listed if g.count is not None and g.party is not None]
    total = sum(count.min for _, count in parts)
    return parts if group.count is not None and total == group.count.min else []


def add_count(
    here: Pass,
    at: int,
    count: CountRange | None,
    *,
    shared: bool = False,
    harm: Harm | None = None,
) -> None:
    """Keeps what a word says of people that no group stands for; None: nobody says how many."""
    harm = harm or here.tokens[at].harm or Harm.KILLED
    here.result.append(Harmed(harm, count, None, at, shared=shared))


def _is_told_before(here: Pass, at: int, be: int) -> bool:
    """ "Five bodies were found, having been executed": the same people again."""
    tokens = here.tokens
    having = tokens[be].low == "having" or tokens[be - 1].low == "having"
    return having and any(h.harm is tokens[at].harm for h in here.result)


def _is_dead_too(here: Pass, at: int, be: int) -> bool:
    """ "The death of a soldier who was wounded last week": one man, who is dead."""
    if here.tokens[at].harm is not Harm.WOUNDED or here.tokens[be - 1].low != "who":
        return False
    group = here.ending.get(be - 2)
    return group is not None and any(
        h.harm is Harm.KILLED and h.group is group for h in here.result
    )


def add_unnamed(here: Pass, at: int, be: int) -> None:
    """A passive whose subject isn't understood: one, if the verb says one, else some."""
    tokens = here.tokens
    singular = tokens[be].low in ("was", "is", "has", "was reportedly", "was also")
    person_before = any(t.tag in (Tag.NAME, Tag.PERSON) for t in tokens[max(0, be - 6) : be])
    thing_before = be > 0 and tokens[be - 1].tag in (Tag.THING, Tag.PLACE)
    if singular and (not person_before or thing_before):
        return
    if is_thing_subject(here, be) or _is_told_before(here, at, be) or _is_dead_too(here, at, be):
        return
    pointed = be > 0 and tokens[be - 1].low in ("they", "who")
    if pointed and (they := only_ones(here, be - 1)) is not None:
        add_people(here, at, [they])  # "five fighters were buried; they had been killed near X"
        return
    add_count(here, at, _ONE if singular else None)
    here.result[-1].pronoun = tokens[be - 1].low in ("they", "all") if be else False


def is_only_damage(tokens: Sequence[Token], at: int) -> bool:
    """ "Only material damage", "without loss of life"."""
    before = [t.low for t in tokens[max(0, at - 4) : at + 2]]
    if "only" in before and not _OTHERS.isdisjoint(t.low for t in tokens[max(0, at - 8) : at]):
        return False  # "..., and two others caused only damage"
    return "only" in before or (tokens[at].low == "loss of life" and is_negated(tokens, at))


def add_none(here: Pass, at: int, harms: Sequence[Harm]) -> None:
    """ "No one was hurt": none, unless nothing is known ("no word on casualties yet")."""
    around = {
        t.low
        for before, t in pairwise(here.tokens[max(0, at - 8) : at + 8])
        if t.low != "reports" or not (before.tag is Tag.OUTLET or before.low in DENIES)
    }  # "the Observatory reports air raids without casualties", "rejecting reports of four": none
    if around & _NOTHING_KNOWN or around & _NOT_YET:
        return
    for harm in harms:
        here.result.append(Harmed(harm, _ZERO, None, at, none_said=True))
