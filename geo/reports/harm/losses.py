"""What a side lost: whose the dead are where a sentence says "lost" of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.harm.one_pass import Pass
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

LOST_CONTACT: Final = "lost contact with"
_NOBODYS: Final = (None, Party.UNKNOWN)
_HIRED: Final = frozenset("men man contractors contractor mercenaries".split())
_ASIDE: Final = (Tag.PLACE, Tag.DATE)
_SIDES: Final = (Tag.ORG, Tag.PERSON)


def give_side_of_losses(tokens: Sequence[Token], at: int, groups: Sequence[Group]) -> None:
    """ "ISIS lost 13 of its fighters", "the militants withdrew after losing seven men",
    "the brigade lost contact with five men": no civilians, whosever they are."""
    ours = at > 0 and tokens[at - 1].low == "we"  # "we lost two men", an officer said
    before = tokens[at:] if ours else reversed(tokens[:at])
    if tokens[at].low == "losing" and tokens[at - 1].low == ",":
        before = tokens[:at]  # "Soldiers came under fire from IS, losing four men"
    owner = next(
        (t for t in before if t.party not in (None, Party.CIVILIAN) and t.tag in _SIDES), None
    )
    for group in groups:
        head = tokens[group.head].low if group.head >= 0 else ""
        if owner is not None and (group.party in _NOBODYS or head in _HIRED):
            group.party, group.explicit = owner.party, True


def take_count_behind(here: Pass, last: Group) -> None:
    """ "... and the attackers twelve": the number that stands behind them is theirs."""
    behind = here.starting.get(last.last + 1)
    if last.count is None and behind is not None and behind.headless:
        last.count, last.definite = behind.count, False
        here.objects.add(behind.first)


def others_lost(here: Pass, last: Group) -> list[Group]:
    """ "The army lost seven men and the attackers twelve", "SDF lost 8, IS 19": the others, too."""
    tokens = here.tokens
    i = last.last + 1
    while i < len(tokens) and tokens[i].tag in _ASIDE:
        i += 1  # "lost seven men near X and the attackers twelve"
    if i >= len(tokens) or not (tokens[i].tag is Tag.CONJ or tokens[i].low == ","):
        return []
    whose = None
    for at in range(i + 1, min(i + 6, len(tokens))):
        token = tokens[at]
        found = here.starting.get(at)
        if whose is not None and found is not None and found.headless and found.count:
            found.party, found.explicit = whose.party, whose.party is not None
            return [found]
        if token.tag in (Tag.ORG, Tag.PERSON):
            whose = token
        elif token.tag not in (Tag.DET, Tag.NAME) and token.low not in ("while", "lost"):
            return []
    return []


def is_bereaved(tokens: Sequence[Token], at: int, groups: Sequence[Group]) -> bool:
    """ "Abu Ahmad, who lost a cousin": an old grief, no number of this event."""
    who = {t.low for t in tokens[max(0, at - 3) : at]} & {"who", "i", "had", "has"}
    one = groups[0].singular and tokens[groups[0].first].tag in (Tag.ARTICLE, Tag.DET)
    return bool(who) and one
