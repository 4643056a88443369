"""People whose death or injury is told as what a deed led to ("shot at X, causing his death")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.told import add_count
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ONE: Final = CountRange.exactly(1)
DEATHS: Final = {
    "death": Harm.KILLED,
    "deaths": Harm.KILLED,
    "killing": Harm.KILLED,
    "injury": Harm.WOUNDED,
    "injuries": Harm.WOUNDED,
    "wounding": Harm.WOUNDED,
}
_ONES: Final = frozenset(("his", "her"))
_UPSHOT: Final = 3
_CAUSES: Final = frozenset("caused causing causes".split())
_LEADS: Final = {
    "to": frozenset("led leading leads".split()),
    "in": frozenset("resulted resulting results ended ending".split()),
}


def read_led_to(here: Pass, at: int) -> bool:
    """Keeps the person of "leading to his death"; False if the words say nothing of it."""
    tokens = here.tokens
    whose = _caused(tokens, at)
    if whose is None:
        return False
    harm = DEATHS[tokens[at].low]
    singular = tokens[whose].low in _ONES
    group = _struck_before(here, whose, singular)
    if group is not None:
        here.taken.add((group.first, harm))
        count = group.count or (_ONE if singular else None)
        found = Harmed(harm, count, group.party, at, group, group.explicit, group.generic)
        here.result.append(found)
    else:
        add_count(here, at, _ONE if singular else None, harm=harm)
        here.result[-1].pronoun = True
    return True


def without_summed(here: Pass) -> None:
    """ "Two members were killed by gunmen, who ..., which led to the death of two guards": two."""
    if "which" not in here.lows:
        return
    killed = [h for h in here.result if h.harm is Harm.KILLED and h.count is not None]
    for i, found in enumerate(killed):
        if i and found.count == killed[i - 1].count and _is_upshot(here.tokens, found.at):
            here.result.remove(found)


def _is_upshot(tokens: Sequence[Token], at: int) -> bool:
    """Whether "which led to" stands before the word, so that it tells what all that came to."""
    if at < _UPSHOT:
        return False
    which, leads, to = (t.low for t in tokens[at - _UPSHOT : at])
    return which == "which" and leads in _LEADS.get(to, frozenset())


def _caused(tokens: Sequence[Token], at: int) -> int | None:
    """Where the "his" of "causing his immediate death" stands; None if nothing causes it."""
    i = at - 1
    while i > 0 and tokens[i].tag is Tag.WORD:
        i -= 1
    if i < 1 or tokens[i].low not in (*_ONES, "their"):
        return None
    before = tokens[i - 1].low
    if before in _CAUSES:
        return i
    leads = _LEADS.get(before, frozenset())
    return i if i > 1 and tokens[i - 2].low in leads else None


def _struck_before(here: Pass, at: int, singular: bool) -> Group | None:
    """Who was shot at: the last people named before, one where one has died."""
    for group in reversed([g for g in here.groups if g.last < at]):
        if group.subset or group.party is Party.UNKNOWN or group.pronoun:
            continue
        one = group.singular or group.count == _ONE
        if singular is one and (group.head >= 0 or group.named):
            return group
    return None
