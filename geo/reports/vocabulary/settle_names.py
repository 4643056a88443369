"""Words that belong to a name: a person's, in brackets behind a body's, or a rank's short form."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from geo.model import Party
from geo.reports.vocabulary.lexicon import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.vocabulary.tokens import Token

_TITLES: Final = frozenset(
    "mukhtar sheikh hajj haji general colonel captain lieutenant brigadier commander judge "
    "mayor".split()
)
SHORT_RANKS: Final = frozenset(("lt", "col", "maj", "capt", "sgt", "brig", "gen"))
_FIRED: Final = frozenset(("opened fire", "open fire", "opening fire", "fired", "shot"))
_IN_LONG_NAME: Final = (Tag.OF, Tag.NAME, Tag.CONJ, Tag.PLACE, Tag.DET)
_GROUP: Final = frozenset(("group", "organization", "organisation"))


def settle_ranks(tokens: list[Token]) -> None:
    """ "Lt. Col. Samir X and his guard": the full stops of a rank end nothing."""
    stops = [
        i + 1
        for i in range(len(tokens) - 2)
        if tokens[i].low in SHORT_RANKS and tokens[i + 1].text == "."
    ]
    for i in reversed(stops):
        del tokens[i]


def settle_names(tokens: list[Token]) -> None:
    """What looks like a place, in a person's name."""
    for at in [i for i, t in enumerate(tokens) if t.tag is Tag.PLACE]:
        if _is_surname(tokens, at) or _is_titled(tokens, at) or _is_in_apposition(tokens, at):
            tokens[at].tag = Tag.NAME


def settle_aliases(tokens: list[Token]) -> None:
    """ "The Internal Security Forces (Asayish)": the name in brackets says whose they are.

    Right behind a side it says no more, and would only part "the Syrian Democratic Forces (SDF)"
    from what is told of them.
    """
    at = [
        i
        for i in range(2, len(tokens) - 1)
        if tokens[i].tag is Tag.ORG and tokens[i - 1].text == "(" and tokens[i + 1].text == ")"
    ]
    for i in reversed(at):
        for named in reversed(tokens[max(0, i - 8) : i - 1]):
            if named.tag is Tag.ORG:
                named.party = tokens[i].party
                if named is tokens[i - 2]:
                    group = i + 2 < len(tokens) and tokens[i + 2].low in _GROUP
                    del tokens[i - 1 : i + 2 + (group and named.party is Party.ISLAMIC_STATE)]
                break
            if named.tag not in _IN_LONG_NAME:
                break


def settle_second_names(tokens: list[Token]) -> None:
    """ "Mazlum Ali (Basil Karim) was killed": one man, also called so."""
    for begin in range(len(tokens) - 2, 0, -1):
        if tokens[begin].low != "(" or tokens[begin - 1].tag is not Tag.NAME:
            continue
        end = begin + 1
        while end < len(tokens) and tokens[end].tag is Tag.NAME:
            end += 1
        if end > begin + 1 and end < len(tokens) and tokens[end].low == ")":
            del tokens[begin : end + 1]


def settle_first_word(tokens: list[Token]) -> None:
    """ "Mahmoud Saleh said": a sentence's first word is a name if the second one is."""
    if len(tokens) < 2 or tokens[1].tag is not Tag.NAME or tokens[0].tag is not Tag.WORD:
        return
    if tokens[0].text[0].isupper() and tokens[0].text.isalpha():
        tokens[0].tag = Tag.NAME


def _is_surname(tokens: Sequence[Token], at: int) -> bool:
    """ "Mahmoud Saleh al-Dablan": the last of a person's names, though a place has it too."""
    token = tokens[at]
    spaced = token.low.startswith("al ") and token.text[:1].isupper()  # "Dhiya Omar Al Hardani"
    if at < 2 or " " in token.low[3 * spaced :]:
        return False
    told = _says_person(tokens, at)
    if not (told or spaced or token.low.startswith("al-")):
        return False
    names = tokens[at - 1 : at] if told else tokens[at - 2 : at]
    joined = all(a.end + 1 == b.start for a, b in itertools.pairwise((*names, token)))
    return joined and all(t.tag is Tag.NAME and t.text[0].isupper() for t in names)


def _is_in_apposition(tokens: Sequence[Token], at: int) -> bool:
    """ "One of its fighters, Mazlum Qamishlo (Basil al-Hissu), died", "a woman, Hamida al-Ali,"."""
    first = at
    while first and tokens[first - 1].tag is Tag.NAME:
        first -= 1
    token, opens = tokens[at], tokens[first - 1].low
    if first in (0, at) or opens not in (",", "(", "and") or tokens[at - 1].end + 1 != token.start:
        return False
    if "," in token.low or token.low.count(" ") > 1:
        return False  # "al-Hamid, in the city of Talbiseh"
    if opens == "(":
        return at + 1 < len(tokens) and tokens[at + 1].low == ")"
    head = first - 1
    while head and (tokens[head].tag is Tag.NAME or tokens[head].low in (",", "and")):
        head -= 1  # "three of its fighters, Zana Omar, Amed Afrin, and Agit Kobani,"
    return tokens[head].tag is Tag.PERSON or (opens == "," and token.low.startswith("al-"))


def _is_titled(tokens: Sequence[Token], at: int) -> bool:
    """ "Mukhtar Wadi al-Dablan", "Major General Wadi al-Dablan": a man, and no valley; not "a
    colonel near Arak"."""
    title, token = tokens[at - 1], tokens[at]
    adjacent = at > 0 and title.end + 1 == token.start and token.text[0].isupper()
    return adjacent and " " in token.text and title.low.rpartition(" ")[2] in _TITLES


def _says_person(tokens: Sequence[Token], i: int) -> bool:
    """ "A man called Samir al-Dablan", "Samir al-Dablan, 31,", "colonel Samir al-Dablan": one name
    before it will do."""
    before = tokens[i - 2]
    ahead = [t.low for t in tokens[i + 1 : i + 4]]
    aged = len(ahead) == 3 and ahead[0] == ahead[2] == "," and ahead[1].isdigit()
    if before.low in ("at", "on") and tokens[i - 3].low in _FIRED:
        return True  # "opened fire at Samir al-Dablan"
    titled = before.tag is Tag.PERSON or before.low.rpartition(" ")[2] in _TITLES
    return aged or titled or before.low in ("called", "named")
