"""People joined to those around a word: "a guard, his son and two of their guests"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.sources import SAYING
from geo.reports.harm.around import lists_places
from geo.reports.harm.kin_behind import (
    CALLED,
    kin_behind_clause,
    kin_behind_home,
    kin_behind_when,
)
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import has_predicate, is_governed, is_of_whom
from geo.reports.people.group import Group
from geo.reports.people.one_man import (
    is_described_kin,
    is_name_of,
    is_one_of_them_described,
    is_same_man,
    is_what_he_was,
)
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ENDINGS: Final = (Form.ADJECTIVE, Form.PARTICIPLE)
_WORKS_AT: Final = frozenset(("at", "of", "in", "from", "for", "with", "near"))
_OF_WORK: Final = (Tag.PLACE, Tag.DET, Tag.ARTICLE, Tag.WORD, Tag.OF, Tag.PREP, Tag.NAME, Tag.THING)
_TOLD: Final = frozenset("said says gave gives counted counts has have had lists reports".split())
_SPEAKS: Final = frozenset("speaks spoke spoken speaking".split())
_TAIL: Final = 9
_CLAUSE: Final = 16


def joined_right(here: Pass, first: Group) -> list[Group]:
    """The people and who is told of with them behind; one man and what he was are one."""
    tokens = here.tokens
    found, last = [first], first
    while True:
        following = next_joined(here, last)
        if following is None:
            return found
        if is_described_kin(tokens, last, following) or is_one_of_them_described(
            tokens, last, following
        ):
            last.party, last.explicit = following.party, following.explicit
        elif is_what_he_was(tokens, last, following):
            last.party = last.party if last.explicit else following.party
        elif not (following.subset or is_name_of(tokens, last, following)):
            if has_predicate(tokens, following) or _speaks(tokens, following):
                return found
            found.append(following)
        last = following


def _speaks(tokens: Sequence[Token], group: Group) -> bool:
    """ "Killing four, an activist in X who asked not to be named said", "two residents and a
    monitor said": who tells of it."""
    if tokens[group.first - 1].low != ",":
        return False
    for token in tokens[group.last + 1 : group.last + _CLAUSE]:
        if token.low in SAYING:
            return True
        if token.tag is Tag.CASUALTY or token.trigger or token.low in (",", ";", "."):
            return False
    return False


def _named_behind(tokens: Sequence[Token], i: int) -> bool:
    """ "The commander in X, Ali Y, and three of his men": his name, and then more people."""
    tags = [t.tag for t in tokens[i + 1 : i + 4]]
    return tags == [Tag.PLACE, Tag.PUNCT, Tag.NAME] and tokens[i + 2].low == ","


def _known_behind(tokens: Sequence[Token], i: int) -> int:
    """Where the place ends behind which a man's other name stands, or 0."""
    where = (tokens[j].low for j in range(i, min(i + 5, len(tokens) - 1)))
    comma = next((i + n for n, low in enumerate(where) if low == ","), 0)
    return comma if comma and tokens[comma + 1].low in ("known", "nicknamed") else 0


def next_joined(here: Pass, group: Group) -> Group | None:
    """The people behind "and", a comma, or a home ("from Tartus and two soldiers")."""
    tokens = here.tokens
    i = group.last + 1
    seen = False
    if tokens[group.last].low in (",", ")") and i in here.starting:
        return here.starting[i]  # "Ahmad X, 45, his daughter ..."
    described = here.starting.get(i) if group.subset and group.headless else None
    if described is not None and described.subset:
        return described  # "17 jihadists, eleven of them commanders, and ..."
    while i < len(tokens):
        token = tokens[i]
        and_of = seen and token.tag is Tag.OF and tokens[i - 1].tag is Tag.CONJ
        home = token.low == "from" and not seen and i + 1 < len(tokens)
        if not seen and i == group.last + 1 and token.low in ("known", "nicknamed"):
            i = _end_of_name(tokens, i)  # "an official known as Abu Omar and his bodyguard"
            continue
        if token.low == "in" and not seen and _named_behind(tokens, i):
            i += 3
            while i < len(tokens) and tokens[i].tag is Tag.NAME:
                i += 1
            continue
        if token.low == "in" and not seen and (comma := _known_behind(tokens, i)):
            i = comma  # "a chief of theirs in the area, known as X, and six men"
            continue
        called = token.low == "," and not seen and i + 1 < len(tokens)
        if called and tokens[i + 1].low in ("known", "nicknamed"):
            i = _end_of_name(tokens, i + 1)  # "the group's leader, known as X, and six men"
            continue
        if token.low == "," and not seen and (end := _end_of_name_behind(tokens, group, i)):
            i = end  # "a leader, Dhiya al-Hardani, and his two sons"
            continue
        if home and tokens[i + 1].tag is Tag.PLACE:
            i += 2  # "a captain from Tartus and two soldiers from Salamiyah"
            continue
        if token.low in ('"', "'") and not seen and i == group.last + 1:
            i += 1  # the quote that ends "Sheikh Samir"
            continue
        if token.tag in (Tag.CONJ, Tag.SUBSET) or token.low in (",", "(", ")", "–") or and_of:
            seen = True
            if i in here.starting:
                return here.starting[i]
            i += 1
            continue
        break
    if not seen:
        kin = kin_behind_home(here, group) or kin_behind_clause(here, group)
        if kin is None and group.singular and ("his" in here.lows or "her" in here.lows):
            kin = kin_behind_when(here, group)
        return kin
    behind = here.starting.get(i) or kin_behind_clause(here, group)
    return behind or (kin_behind_home(here, group) if _is_called(tokens, i) else None)


def _end_of_name_behind(tokens: Sequence[Token], group: Group, comma: int) -> int:
    """Where a man's name between commas ends, whose last part is a village's name, too; or 0."""
    if not group.singular or group.head < 0 or len(tokens) < comma + 4:
        return 0
    if tokens[comma + 1].tag is not Tag.NAME or comma != group.last + 1:
        return 0
    end = comma + 2
    while end < len(tokens) and tokens[end].tag in (Tag.NAME, Tag.PLACE):
        end += 1
    placed = end < len(tokens) and tokens[end].low == "," and tokens[end - 1].tag is Tag.PLACE
    return end if placed else 0


def _end_of_name(tokens: Sequence[Token], i: int) -> int:
    """Behind "known as", where the name ends."""
    end = i + 1
    while end < len(tokens) and (
        tokens[end].low in ("as", "by", '"') or tokens[end].tag in (Tag.NAME, Tag.PLACE)
    ):
        end += 1
    return end


def _is_called(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].low in CALLED


def joined_left(here: Pass, last: Group) -> list[Group]:
    """The people and who is told of with them before; one man and what he was are one."""
    tokens = here.tokens
    found = [last]
    if last.headless and tokens[last.last].low in ("whom", "them"):
        return found
    if last.headless and is_of_whom(tokens, last):
        return found  # "six soldiers, two of whom were wounded"
    if last.pronoun:
        return found  # "Ahmad X, a child of 16, he was killed": one
    current = last
    while True:
        i = current.first - 1
        some = here.ending.get(i)
        if current.subset and some is not None and some.subset:
            i = some.first - 1  # "two of them officers"
        seen = False
        while (
            i >= 0
            and i not in here.ending
            and (
                tokens[i].tag is Tag.CONJ
                or tokens[i].low == ","
                or (tokens[i].tag is Tag.SUBSET and current.subset)
            )
        ):
            seen = True
            i -= 1
        if seen:
            i -= _words_of_theirs(here, i)
        previous = here.ending.get(i)
        if seen and previous is None:
            previous = before_home(here, i) or _before_clause(here, i)
        if not seen or previous is None or previous.first in here.objects:
            return found
        dead = tokens[previous.first - 1].low == "with" and _ends_dead(here, last)
        if (previous.first, Harm.KILLED) in here.taken or (
            is_governed(tokens, previous) and not dead
        ):
            return found
        if last.headless and _is_counted(tokens, previous):
            return found  # "first said five, and about 20 wounded": five dead
        if previous.headless and previous.first and tokens[previous.first - 1].tag is Tag.OUTLET:
            return found  # "SOHR at least 80, and 120 were wounded"
        if previous.named and lists_places(tokens, previous):
            previous = _whose_name(here, previous)
            if previous is None:
                return found
        if is_same_man(tokens, previous, current):
            previous.party = previous.party if previous.explicit else current.party
            found[0] = previous
        elif not previous.subset:
            found.insert(0, previous)
        current = previous


def _words_of_theirs(here: Pass, at: int) -> int:
    """How many words end what is said of people: "officers | among them, and ...", "militiamen
    | loyal to them, and ..."."""
    part = here.ending.get(at - 1)
    if part is not None and part.subset and here.tokens[at].tag is Tag.SUBSET:
        return 1
    return 3 if here.lows[max(0, at - 2) : at + 1] == ["loyal", "to", "them"] else 0


def _whose_name(here: Pass, name: Group) -> Group | None:
    """ "The commander of the NDF in Palmyra, X Y, and ...": the commander's."""
    if here.tokens[name.first - 1].low != ",":
        return None
    man = before_home(here, name.first - 2)
    return man if man is not None and man.singular and man.head >= 0 else None


def _ends_dead(here: Pass, last: Group) -> bool:
    """ "..., with two drivers and a guard dead", "with 44 fighters and 16 civilians killed"."""
    told = here.tokens[last.last + 1 : last.last + 2]
    return bool(told) and told[0].tag is Tag.CASUALTY and told[0].form in _ENDINGS


def _is_counted(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a source counts them: "SANA gives 30", "speaks of 37 soldiers"."""
    before = [t.low for t in tokens[max(0, group.first - 2) : group.first]]
    if before[-1:] == ["of"]:
        return before[0] in _SPEAKS
    return before[-1:] != [] and before[-1] in _TOLD and (group.headless or before[-1] != "said")


def _before_clause(here: Pass, i: int) -> Group | None:
    """ "A member who was on leave and ...": who stands before a clause that describes him."""
    for at in range(i, max(1, i - _TAIL), -1):
        token = here.tokens[at]
        if token.low == "who":
            group = here.ending.get(at - 1)
            told = group is not None and (group.singular or group.count is not None)
            return group if told else None
        if token.tag in (Tag.CASUALTY, Tag.PUNCT) or token.trigger is not None:
            return None
    return None


def before_home(here: Pass, i: int) -> Group | None:
    """ "A clerk of the council of Palmyra and ...", "a woman of 60 and ...": whose it is."""
    tokens = here.tokens
    if (child := here.ending.get(i)) is not None and tokens[child.first - 1].tag is Tag.OF:
        return here.ending.get(child.first - 2)  # "the mother of two boys and one of them"
    if i < 2 or tokens[i].tag not in (Tag.PLACE, Tag.NUMBER):
        return _before_work(here, i)
    i -= i > 2 and tokens[i - 1].tag is Tag.DET  # "from the village of Hajin and ..."
    link = tokens[i - 1]
    if link.tag is not Tag.OF and link.low not in ("in", "from"):
        return _before_work(here, i)
    return here.ending.get(i - 2) or _before_work(here, i)


def _before_work(here: Pass, i: int) -> Group | None:
    """ "A worker at the water station of Hajin and ...": who works there."""
    tokens = here.tokens
    for at in range(i, max(1, i - _TAIL), -1):
        token = tokens[at]
        group = here.ending.get(at - 1)
        if token.low in _WORKS_AT and group is not None:
            return group if group.singular and group.head >= 0 else None
        if token.tag not in _OF_WORK or token.trigger is not None:
            return None
        if token.tag is Tag.WORD and token.low.endswith(("ed", "ing")):
            return None
    return None
