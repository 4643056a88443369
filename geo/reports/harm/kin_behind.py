"""Who died with a man, told behind where or when, who he was, or his name: "and his son"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import has_predicate
from geo.reports.people.group import OWNED, Group
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_OF_A_HOME: Final = (Tag.PLACE, Tag.DET, Tag.ARTICLE, Tag.WORD, Tag.OF, Tag.PREP)
_THEN: Final = frozenset(("then", "later", "also"))
_WHEN_AND_WHERE: Final = (
    Tag.PREP, Tag.PLACE, Tag.DATE, Tag.DET, Tag.ARTICLE, Tag.THING
)  # fmt: skip
CALLED: Final = frozenset("named called nicknamed dubbed identified known".split())
_TAIL: Final = 9
_CLAUSE: Final = 16


def kin_behind_clause(here: Pass, group: Group) -> Group | None:
    """ "Killed Ahmad X, who had led a faction, his son and a nephew": three."""
    tokens = here.tokens
    if not group.singular:
        return None
    at = group.last + 1
    lows = [t.low for t in tokens[at : at + 2]]
    if "who" not in lows or (lows[0] != "who" and lows[0] != ","):
        return None
    for i in range(at + 2, min(at + _CLAUSE, len(tokens) - 1)):
        token = tokens[i]
        if token.tag is Tag.CASUALTY or token.low == ";":
            return None
        following = here.starting.get(i + 1 + (tokens[i + 1].tag is Tag.CONJ))
        if token.low != "," or following is None:
            continue
        owned = tokens[following.first].low in OWNED
        return following if owned and not has_predicate(tokens, following) else None
    return None


def _ends_with_him(tokens: Sequence[Token], other: Group) -> bool:
    """ "Killed a teacher in X and a pupil on Monday": the pupil, too, with no place of his own."""
    if not other.singular or tokens[other.first].tag is not Tag.ARTICLE:
        return False
    behind = [t.tag for t in tokens[other.last + 1 : other.last + 3]]
    dated = behind[1:] == [Tag.DATE]
    return not behind or behind[0] in (Tag.PUNCT, Tag.DATE) or (behind[0] is Tag.PREP and dated)


def kin_behind_when(here: Pass, group: Group) -> Group | None:
    """ "Killed a farmer near X on Sunday and then his brother", "and, as he came to help, his
    brother": two."""
    tokens = here.tokens
    i = group.last + 1
    while i < len(tokens) and tokens[i].tag in _WHEN_AND_WHERE:
        i += 1
    if i == group.last + 1 or i >= len(tokens) or tokens[i].low != "and":
        return None
    i += 1 + (tokens[i + 1 : i + 2] != [] and tokens[i + 1].low in _THEN)
    if i + 1 < len(tokens) and tokens[i].low == "," and tokens[i + 1].low in ("as", "when"):
        i = next((n + 1 for n in range(i + 1, len(tokens)) if tokens[n].low == ","), len(tokens))
    kin = here.starting.get(i)
    theirs = kin is not None and kin.singular and tokens[kin.first].low in OWNED
    return kin if kin is not None and theirs and not has_predicate(tokens, kin) else None


def kin_behind_home(here: Pass, group: Group) -> Group | None:
    """ "Killed the mayor of Hajin and his son", "a man called X and his son": what stands
    between the two is a place or a name."""
    tokens = here.tokens
    at = group.last + 1
    if at < len(tokens) and tokens[at].low == ",":
        at += 1
    single = group.singular or group.count == CountRange.exactly(1)
    if not single or at >= len(tokens):
        return None
    called = tokens[at].low in CALLED
    if not called and (tokens[at].low not in ("of", "in") or at > group.last + 1):
        return None
    for i in range(at + 1, min(at + _TAIL, len(tokens) - 1)):
        token = tokens[i]
        if token.tag is Tag.CONJ or token.low == ",":
            following = here.starting.get(i + 1)
            if following is None and called and tokens[i + 1].tag is Tag.CONJ:
                continue  # "a woman, identified as X, and a girl"
            if following is None:
                return None
            words = {t.low for t in tokens[following.first : following.last + 1]}
            behind = tokens[following.last + 1 : following.last + 2]
            acting = bool(behind) and behind[0].low.endswith("ed")  # "and his son fled"
            theirs = bool(words & OWNED) or (called and following.count is not None)
            theirs = theirs or (token.tag is Tag.CONJ and _ends_with_him(tokens, following))
            return following if theirs and not acting else None
        named = called and (token.tag is Tag.NAME or token.low in ('"', "'", "(", ")", ","))
        if token.tag not in _OF_A_HOME and not named:
            return None
    return None
