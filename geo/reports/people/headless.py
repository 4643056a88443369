"""People told of without a noun for them: "18 others", "14 IS", "a third", "a family of five"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.people.belonging import person_follows
from geo.reports.people.group import Group
from geo.reports.people.quantity import Marks
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.numbers import NTH
from geo.reports.vocabulary.tokens import Token

_NATIONS: Final = ("ans", "qis", "nis", "dis", "chens", "eks", "iks", "urks", "urds", "rabs")
"""How the plural names of peoples end."""
_OF_SO_MANY: Final = frozenset(("family", "crew", "escort", "patrol"))
_COUNTRYMEN: Final = frozenset(
    """syrian iraqi iranian lebanese afghan pakistani palestinian russian turk saudi american
    jordanian kurd""".split()
)
_ENDS: Final = (Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.CONJ, Tag.PUNCT, Tag.WHO)
_SAYS_OF_ONE: Final = (Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.WHO)
_WOUNDS: Final = frozenset(("wounds", "injuries"))
_PAIRS: Final = frozenset(("couple", "pair"))
_JOINED: Final = 4
_NO_MAN: Final = frozenset(
    """dog donkey horse mule mare foal ewe ram lamb calf bull ox hyena wolf bird fish foetus fetus
    number total majority minority third quarter half dozen group crowd family household crew team
    squad unit handful pair couple percentage part proportion few lot bill batch
    generation""".split()
)
"""Beasts, and words for several people or for a part of them."""
_KILLED: Final = frozenset(
    """killed;murdered;assassinated;executed;beheaded;shot dead;gunned down;stabbed to death;
    shot and killed;wounded;injured;martyred;abducted;kidnapped;slain""".replace(
        "\n    ", ""
    ).split(";")
)
STANDS_ALONE: Final = NTH | _OF_SO_MANY | _COUNTRYMEN | _PAIRS
"""Words that, behind an article, may be people without a noun."""


def headless(
    tokens: Sequence[Token],
    at: int,
    begin: int,
    end: int,
    count: CountRange | None,
    marks: Marks,
    party: Party | None,
    explicit: bool,
    words: int,
    names: int,
) -> tuple[Group | None, int]:
    """A number without a noun ("18 others"), a side alone ("14 IS"), or a person's name."""
    stop = begin
    while stop < end and tokens[stop].low.endswith("ly"):
        stop += 1
    if marks.quantified or marks.other:
        if party is not None and words == 0:
            return Group(at, end - 1, count, party, explicit=explicit, other=marks.other), end
        if words == 0 and names == 0 and not marks.article:
            if (side := on_a_side(tokens, begin)) is not None:
                whose = tokens[side - 1].party
                group = Group(at, side, count, whose, explicit=True, other=marks.other)
                return group, side + 1
            last = max(begin - 1, at)
            group = Group(at, last, count, None, headless=True, other=marks.other)
            return group, last + 1
    noun = tokens[end - 1] if end > begin else None
    if noun is not None and marks.quantified and count is not None and _people_noun(noun):
        group = Group(at, end - 1, count, party, explicit=explicit, other=marks.other, guess=True)
        return group, end
    if names == 1 and marks.quantified and noun is not None and noun.low.endswith(_NATIONS):
        return Group(at, end - 1, count, party, other=marks.other, guess=True), end
    if noun is not None and marks.article and words and _suffers(tokens, end - 1, end):
        whose = party or Party.CIVILIAN
        group = Group(at, end - 1, CountRange.exactly(1), whose, explicit=True, singular=True)
        return group, end
    plain = names == 1 and party is None and not (marks.quantified or words or marks.article)
    if plain and _bears_a_surname(tokens, at, end):
        one = CountRange.exactly(1)
        return Group(at, end - 1, one, None, named=True, singular=True), end
    a_body = "the" in (tokens[at].low, tokens[at - 1].low)  # "the Charity Association"
    if names >= 2 and not (marks.quantified or words or marks.article or a_body):
        one = CountRange.exactly(1)
        return Group(at, end - 1, one, party, explicit=explicit, named=True, singular=True), end
    return None, max(stop, at + 1)


def _suffers(tokens: Sequence[Token], noun: int, end: int) -> bool:
    """ "A cobbler was shot dead": what is killed is a man, whatever the word for him."""
    if tokens[noun].tag is not Tag.WORD or tokens[noun].low in _NO_MAN or end + 1 >= len(tokens):
        return False
    deed = tokens[end + 1] if tokens[end].tag in (Tag.BE, Tag.HAVE) else tokens[end]
    return tokens[end].tag is Tag.BE and deed.form is Form.PARTICIPLE and deed.low in _KILLED


def _bears_a_surname(tokens: Sequence[Token], at: int, end: int) -> bool:
    """ "The killing of al-Laban", "they killed Talib, his son and a guest": one man by one name."""
    before = tokens[at - 1] if at else None
    if before is None or before.tag is not Tag.CASUALTY or end != at + 1 or tokens[at].possessive:
        return False
    if before.form not in (Form.PARTICIPLE, Form.ACTIVE, Form.NOUN_OF):
        return False
    behind = [t.low for t in tokens[end : end + 2]]
    kin = behind[:1] in ([","], ["and"]) and behind[1:] in (["his"], ["her"])
    ends = end == len(tokens) or tokens[end].tag in (Tag.PUNCT, Tag.CONJ, Tag.PREP)
    return kin or (ends and tokens[at].low.startswith(("al-", "el-")))


def _people_noun(token: Token) -> bool:
    """An unknown plural that may be people ("deminers", "cooks"); casualty words decide."""
    return token.tag is Tag.WORD and token.low.endswith(
        ("ers", "ors", "ists", "men", "ees", "cooks")
    )


def of_a_nation(tokens: Sequence[Token], at: int) -> bool:
    """ "Six Afghans and a Syrian were killed": a man, where no noun follows."""
    if at >= len(tokens) or tokens[at].low not in _COUNTRYMEN:
        return False
    behind = tokens[at + 1 : at + 2]
    ends = (Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.CONJ, Tag.PUNCT)
    return not behind or behind[0].tag in ends or behind[0].low == "working"


def on_a_side(tokens: Sequence[Token], at: int) -> int | None:
    """ "Seven on the government side", "of the government's side": where the phrase ends."""
    ahead = tokens[at : at + 4]
    if len(ahead) < 4 or ahead[0].low not in ("on", "from", "of") or ahead[1].low != "the":
        return None
    return at + 3 if ahead[2].tag is Tag.ORG and ahead[3].low == "side" else None


def of_his_family(tokens: Sequence[Token], at: int) -> bool:
    """ "A man and his family were killed": whoever they are, where no noun follows."""
    if at >= len(tokens) or tokens[at].low != "family":
        return False
    behind = tokens[at + 1 : at + 2]
    return not behind or behind[0].tag in (*_ENDS, Tag.PREP, Tag.PLACE, Tag.DATE)


def of_an_age(tokens: Sequence[Token], at: int) -> bool:
    """ "A ten-year-old was killed", "two 12-year-olds": children, where no noun follows."""
    if at >= len(tokens) or not tokens[at].low.endswith(("-year-old", "-year-olds")):
        return False
    behind = tokens[at + 1 : at + 2]
    return not behind or behind[0].tag in _ENDS or behind[0].low in ("from", "in", "of", "named")


def one_more(tokens: Sequence[Token], at: int) -> Group | None:
    """ "A third had been killed", "the other is in hospital": one person beside those before."""
    pair = tokens[at : at + 2]
    if len(pair) < 2 or not (
        pair[1].low in NTH or (pair[0].low == "the" and pair[1].low == "other")
    ):
        return None
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if following is not None and following.low == "," and pair[0].low == "a":
        following = tokens[min(at + 3, len(tokens) - 1)]  # "a third, who resisted, was killed"
    done_to = at > 0 and tokens[at - 1].form in (Form.ACTIVE, Form.PARTICIPLE, Form.NOUN_OF)
    ends = following is None or following.tag in (Tag.PUNCT, Tag.PREP, Tag.PLACE, Tag.CONJ)
    if done_to and ends:  # "killed two soldiers and wounded a third"
        return Group(at, at + 1, CountRange.exactly(1), None, headless=True, other=True)
    if following is None or not (following.tag in _SAYS_OF_ONE or has_wounds(tokens, at + 2)):
        return None
    if following.tag is Tag.CASUALTY and [t.tag for t in tokens[at + 3 : at + 4]] == [Tag.NUMBER]:
        return None  # "the second wounded three": an attack
    return Group(at, at + 1, CountRange.exactly(1), None, headless=True, other=True)


def has_wounds(tokens: Sequence[Token], at: int) -> bool:
    """ "With serious wounds", behind people."""
    lows = [t.low for t in tokens[at : at + 4]]
    return lows[:1] == ["with"] and not _WOUNDS.isdisjoint(lows[1:])


def family_of(tokens: Sequence[Token], at: int, begin: int) -> Group | None:
    """ "a family of five", "its crew of two", "a couple"."""
    word = tokens[begin].low
    if word in _PAIRS and not (begin + 1 < len(tokens) and tokens[begin + 1].tag is Tag.OF):
        return Group(at, begin, CountRange.exactly(2), Party.CIVILIAN, explicit=True)
    if word in _OF_SO_MANY and begin + 2 < len(tokens) and tokens[begin + 1].tag is Tag.OF:
        number = tokens[begin + 2].number
        things = [t.tag for t in tokens[begin + 3 : begin + 4]] == [Tag.THING]
        if number is not None and not things:  # "a patrol of six vehicles"
            party = Party.CIVILIAN if word == "family" else None
            ahead = tokens[begin + 3 : begin + 4]  # "a family of five civilians"
            last = begin + 2 + (bool(ahead) and ahead[0].tag is Tag.PERSON)
            return Group(at, last, number, party, explicit=party is not None, head=begin)
    return None


def after_of(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Behind "three of": whether it is "them" and nothing more, and where to read on."""
    i = at + 1
    if i < len(tokens) and tokens[i].low in ("them", "whom", "these", "those", "us"):
        return i + 1, True
    if [t.low for t in tokens[i : i + 2]] in (
        ["their", "number"],
        ["its", "number"],
    ):
        return i + 2, True  # "the attackers lost eleven of their number"
    while i < len(tokens) and (
        tokens[i].tag in (Tag.DET, Tag.NUMBER) or _before_their_number(tokens, i)
    ):
        i += 1
    if i > at + 1 and i < len(tokens) and tokens[i].low == "own":
        i += 1  # "one of its own men", "three of its own"
        if not (i < len(tokens) and tokens[i].tag in (Tag.PERSON, Tag.WORD, Tag.ORG)):
            return i, True
        return i, False
    if i > at + 1 and i < len(tokens) and tokens[i].form is Form.PARTICIPLE:
        if person_follows(tokens, i):
            return i + 1, False  # "three of the five wounded soldiers"
        return i + 1, True  # "two of the injured"
    ends = i == len(tokens) or (tokens[i].tag in _ENDS and tokens[i].form is not Form.ADJECTIVE)
    if tokens[i - 1].tag is Tag.NUMBER and ends:
        return i, True  # "three of the eleven had died", and not "three of the eleven dead were"
    named = [t.tag for t in tokens[i : i + 3]] == [Tag.NAME, Tag.CONJ, Tag.NAME]
    if i > at + 1 and named:
        return i + 2, False  # "17 of its Iraqi and Syrian members"
    return i, False


def _before_their_number(tokens: Sequence[Token], i: int) -> bool:
    """ "One of the top five leaders": one."""
    numbered = i + 1 < len(tokens) and tokens[i + 1].tag is Tag.NUMBER
    return numbered and tokens[i].low in ("top", "last", "first", "remaining", "other")


def named_side(tokens: Sequence[Token], at: int) -> Party | None:
    """ "Between the army and IS, killing 18 of the former": the first of the two named last, or
    of two that "and" joins ("the army and Hezbollah were attacked by IS, which killed ...")."""
    sides = [i for i, t in enumerate(tokens[:at]) if t.tag is Tag.ORG and t.party is not None]
    if len(sides) < 2:
        return None
    pairs = list(itertools.pairwise(sides))
    joined = [p for p in pairs if any(t.low == "and" for t in tokens[p[0] + 1 : p[1]][-_JOINED:])]
    first, second = joined[-1] if joined else pairs[-1]
    return tokens[first if tokens[at].low == "former" else second].party
