"""Whether two groups side by side are the same: a man and his name, his rank, whose kin he is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.people.group import OWNED, Group
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_COLLECTIVES: Final = frozenset(("militia", "force", "militias", "forces"))


def is_name_of(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "An IS leader, Abu Hamza, in a strike": the name of him who was told of."""
    between = [t.low for t in tokens[one.last + 1 : following.first]]
    single = one.singular or one.count == CountRange.exactly(1)
    head = tokens[following.head].low if following.head >= 0 else ""
    if head in _COLLECTIVES and between == [","] and tokens[one.last].tag is Tag.ORG:
        return True  # "members of the Quds Brigade, a Palestinian militia"
    return following.named and single and not one.named and between == [","]


def is_what_he_was(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "Killed Ali X, the commander of the brigade": one man."""
    between = [t.low for t in tokens[one.last + 1 : following.first]]
    alike = one.named and one.singular and following.singular and not following.named
    if between != [","] or not alike or following.subset:
        return False
    behind = tokens[following.last + 1 : following.last + 2]
    return tokens[following.first].low == "the" and not (behind and behind[0].tag is Tag.CONJ)


def is_described_kin(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "Killed his cousin, a member of the Guard, in a quarrel": one man."""
    between = [t.low for t in tokens[one.last + 1 : following.first]]
    article = tokens[following.first].tag is Tag.ARTICLE
    owned = tokens[one.first].low in OWNED
    return between == [","] and one.singular and following.singular and owned and article


def is_same_man(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "Brigadier Ahmad Mohsen, commander of the brigade, was killed": one, not two."""
    if not (one.singular and following.singular) or following.subset:
        return False
    between = [t.low for t in tokens[one.last + 1 : following.first]]
    named = any(t.tag is Tag.NAME for t in tokens[one.first : following.last + 1])
    after = tokens[following.last + 1 : following.last + 2]
    closed = bool(after) and after[0].low == ","
    unlike = not (one.named and following.named)  # "the mayor, Ali X, was killed"
    return named and between == [","] and closed and unlike


def ends_a_description(tokens: Sequence[Token], described: Group) -> bool:
    """ "His brother, a shopkeeper, was ..." describes; "his wife, a boy and ..." counts."""
    ahead = tokens[described.last + 1 : described.last + 3]
    ends = len(ahead) == 2 and ahead[0].low == ","
    return ends and ahead[1].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY)
