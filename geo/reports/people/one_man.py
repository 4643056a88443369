"""Whether two groups side by side are one man: he and his name, his rank, whose kin he is.

``merged`` asks before anything else of a sentence is known; the readers of harm ask while they
gather who is told of together, where the wider questions are safe.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.people.group import OWNED, Group
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_KNOWN: Final = frozenset(("its", "the"))
_ONE: Final = CountRange.exactly(1)
_TAIL: Final = 12
_HOME: Final = 3
_OF_SEVERAL: Final = frozenset(("were", "are", "have"))
_RANKS: Final = frozenset("general colonel captain major lieutenant brigadier sergeant".split())
_CALLINGS: Final = frozenset(
    """facilitator maker bomb-maker bombmaker planner recruiter financier trainer spokesman judge
    emir trafficker courier propagandist preacher expert""".split()
)


def is_name_of_one_of_them(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "One of its advisers, Colonel Hassan X, was killed": one man, not two."""
    behind = tokens[following.last + 1 : following.last + 2]
    closed = bool(behind) and behind[0].low in (",", ".")
    if tokens[one.first].low != "one" or (one.count, following.count) != (_ONE, _ONE):
        return False
    named = has_tag(tokens[following.first : following.last + 1], Tag.NAME)
    return named and closed and _only_comma_between(tokens, one, following)


def is_name_behind_home(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "A teacher from Hajin, Ali X, was killed", "a fighter of its ranks, X, died": one man."""
    between = tokens[one.last + 1 : following.first]
    if not (following.named and one.singular and not one.named) or len(between) < _HOME:
        return False
    if between[-1].low != "," or between[0].tag not in (Tag.OF, Tag.PREP, Tag.WHO):
        return False
    parts = (Tag.CONJ, Tag.PUNCT, Tag.CASUALTY, Tag.NUMBER)
    if any(t.tag in parts or t.trigger is not None for t in between[:-1]):
        return False
    behind = tokens[following.last + 1 : following.last + 4]
    if not behind or behind[0].low == ".":
        return True
    if behind[0].low != "," or len(behind) < _HOME:
        return False
    goes_on = (Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.PREP, Tag.DATE, Tag.WHO)
    his = [t.low for t in behind[1:2]] == ["and"] and behind[-1].low in OWNED
    return his or (behind[1].tag in goes_on and behind[1].low not in _OF_SEVERAL)


def is_name_of(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "An IS leader, Abu Hamza, in a strike", "an officer, Captain Ali X, and two guards": the
    name of him who was told of."""
    if not _only_comma_between(tokens, one, following):
        return False
    single = one.singular or one.count == _ONE
    ends = tokens[following.last + 1].low if following.last + 1 < len(tokens) else ""
    titled = tokens[following.first].low in _RANKS
    titled = titled and has_tag(tokens[following.first : following.last + 1], Tag.NAME)
    return (following.named or (titled and ends == ",")) and single and not one.named


def is_also(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "A senior leader and bomb maker", "Ali X, an official and facilitator": one man; not "a man
    and woman"."""
    singly = one.singular and following.singular and not following.named
    singly = singly and (one.named or tokens[one.first].tag is Tag.ARTICLE)
    if not singly or following.first != one.last + 2 or tokens[one.last + 1].tag is not Tag.CONJ:
        return False
    bare = tokens[following.first].tag not in (Tag.ARTICLE, Tag.DET, Tag.NUMBER, Tag.ANOTHER)
    return bare and tokens[following.last].low.split()[-1] in _CALLINGS


def is_what_he_was(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "Killed Ali X, the commander of the brigade", "Ali X, one of the villagers": one man."""
    of_them = [t.low for t in tokens[following.first : following.first + 2]] == ["one", "of"]
    singly = following.singular or of_them
    alike = one.named and one.singular and singly and not following.named
    if not alike or following.subset or not _only_comma_between(tokens, one, following):
        return False
    behind = tokens[following.last + 1 : following.last + 2]
    opens = tokens[following.first]  # "the commander of ...", "ISIS's leader in ..."
    told = opens.low == "the" or of_them or (opens.tag is Tag.ORG and opens.text.endswith("'s"))
    return told and not (behind and behind[0].tag is Tag.CONJ)


def is_described_kin(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "Killed his cousin, a member of the Guard, in a quarrel", "its rider, an IS man": one."""
    article = tokens[following.first].tag is Tag.ARTICLE
    behind = tokens[following.last + 1 : following.last + 2]
    listed = bool(behind) and (behind[0].tag is Tag.CONJ or behind[0].low == ",")
    known = tokens[one.first].low in OWNED or (tokens[one.first].low in _KNOWN and not listed)
    one_each = one.singular and following.singular
    return one_each and known and article and _only_comma_between(tokens, one, following)


def is_one_of_them_described(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "Beheaded one of the hostages, a student of 19": one man."""
    if tokens[one.first].low != "one" or (not one.headless and one.count != _ONE):
        return False
    of_them = [t.tag for t in tokens[one.first + 1 : one.first + 3]] == [Tag.OF, Tag.DET]
    article = tokens[following.first].tag is Tag.ARTICLE and following.singular
    behind = tokens[following.last + 1 : following.last + 2]
    listed = bool(behind) and (behind[0].tag is Tag.CONJ or behind[0].low == ",")
    return of_them and article and not listed and _only_comma_between(tokens, one, following)


def is_same_man(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    """ "Brigadier Ahmad Mohsen, commander of the brigade, was killed", "the other, a clerk, was
    hurt": one, not two."""
    of_them = [t.low for t in tokens[following.first : following.first + 2]] == ["one", "of"]
    the_other = one.headless and one.other and one.count == _ONE
    singly = following.singular or of_them
    if not ((one.singular or the_other) and singly) or following.subset:
        return False
    named = has_tag(tokens[one.first : following.last + 1], Tag.NAME)
    named = named or _says_whence(tokens, following) or the_other or _is_rank(tokens, following)
    after = tokens[following.last + 1 : following.last + 2]
    closed = bool(after) and (after[0].low == "," or _closes(tokens, following, of_them))
    closed = closed or tokens[following.last].low == ","  # "a refugee, Ali X, 21, was shot"
    unlike = not (one.named and following.named)  # "the mayor, Ali X, was killed"
    return named and closed and unlike and _only_comma_between(tokens, one, following)


def _is_rank(tokens: Sequence[Token], following: Group) -> bool:
    """ "An adviser, a major general, died": what rank he had, right before the verb."""
    if tokens[following.first].tag is not Tag.ARTICLE or following.last + 2 >= len(tokens):
        return False
    told = tokens[following.last + 2].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY)
    return told and tokens[following.last].low.split()[-1] in _RANKS


def _says_whence(tokens: Sequence[Token], following: Group) -> bool:
    """ "A commander, an Iranian, was killed": of what nation he was."""
    return following.generic and tokens[following.first].tag is Tag.ARTICLE and following.head < 0


def _closes(tokens: Sequence[Token], described: Group, of_them: bool) -> bool:
    """ "..., the head of security in Homs, was killed": what he was ends before the verb."""
    for at in range(described.last + 1, min(described.last + _TAIL, len(tokens) - 1)):
        if tokens[at].low == ",":
            return tokens[at + 1].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY)
        if tokens[at].tag in (Tag.CASUALTY, Tag.NUMBER) or tokens[at].trigger is not None:
            return False
        if tokens[at].tag is Tag.CONJ and not of_them:
            return False
    return False


def _only_comma_between(tokens: Sequence[Token], one: Group, following: Group) -> bool:
    return following.first == one.last + 2 and tokens[one.last + 1].low == ","
