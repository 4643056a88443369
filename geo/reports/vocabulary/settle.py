"""What words are to their sentence: names behind names, short forms, verbs of headlines.

A second look at the units of a sentence, once all of them stand.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from geo.model import EventType, Party
from geo.reports.vocabulary.kinds import CONQUERS
from geo.reports.vocabulary.lexicon import WEAK_ORGS, Form, Harm, Tag
from geo.reports.vocabulary.words import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.vocabulary.tokens import Token

_CASUALTY_REACH: Final = 20
_OF_INSTITUTIONS: Final = frozenset(("general", "national"))
_INSTITUTIONS: Final = frozenset(
    """authority directorate company organization organisation establishment corporation union
    hospital administration commission council assembly""".split()
)
_TITLES: Final = frozenset(
    "Mukhtar Sheikh Hajj Haji Colonel Captain Lieutenant Brigadier Commander Judge Mayor".split()
)
_SHORT_RANKS: Final = frozenset(("lt", "col", "maj", "capt", "sgt", "brig", "gen"))
_IN_LONG_NAME: Final = (Tag.OF, Tag.NAME, Tag.CONJ, Tag.PLACE, Tag.DET)
_HEADLINE_VERBS: Final = frozenset("target targets attack attacks ambush ambushes hits".split())
_VERBS: Final = _HEADLINE_VERBS | {"burned", "engaged"}
_COMBATS: Final = frozenset(("battling", "fighting", "combating", "combatting"))
_GROUP_WORDS: Final = frozenset("group organization organisation militants jihadists".split())
_ATTACKS: Final = Entry(Tag.WORD, trigger=EventType.ARMED_ATTACK, verb=True)
_LOCAL: Final = frozenset(
    "partners partner allies ally paper newspaper media page pages network outlet radio".split()
)
_STRIKING: Final = frozenset(
    "conducted carried launched struck killed forces targeted bombed hit captured".split()
)
_FOREIGN: Final = frozenset(
    "jordanian turkish israeli american us british french turkey's israel's jordan's".split()
)
_FORCES: Final = frozenset(
    """army military;border guard;border guards;border police;police;armed forces;special forces;
    security forces;air force;military police;defence ministry;defense ministry;ministry of defence;
    ministry of defense;intelligence;army;military""".replace("\n    ", "").split(";")
)
_IN_DEFENCE: Final = frozenset(("self-defense", "self-defence"))
_POSTS: Final = frozenset(
    "post posts position positions checkpoint checkpoints base barracks headquarters camp".split()
)
_GROUP: Final = frozenset(("group", "organization", "organisation"))
_ACTS: Final = (Tag.PERSON, Tag.ORG)
_BURNS: Final = (Tag.ARTICLE, Tag.DET, Tag.NUMBER, Tag.THING)
_OBJECT_BEGINS: Final = (Tag.ORG, Tag.ARTICLE, Tag.DET, Tag.PERSON, Tag.NUMBER)


def settle(tokens: list[Token]) -> None:
    """Changes what a unit is where its neighbours say so; most sentences hold no such words."""
    said = {t.low for t in tokens}
    if "loyalists" in said:
        _settle_loyalists(tokens)
    if not said.isdisjoint(_SHORT_RANKS):
        _settle_ranks(tokens)
    if _opens_with_name(tokens):
        tokens[0].tag = tokens[1].tag = Tag.NAME
    for at in [i for i, t in enumerate(tokens) if t.tag is Tag.PLACE]:
        if _is_surname(tokens, at) or _is_titled(tokens, at):
            tokens[at].tag = Tag.NAME
    if "(" in said:
        _settle_aliases(tokens)
    if not said.isdisjoint(_OF_INSTITUTIONS):
        _settle_institutions(tokens)
    if not said.isdisjoint(_COMBATS):
        _settle_epithets(tokens)
    if "casualties" in said:
        _settle_casualties(tokens)
    if not said.isdisjoint(_VERBS):
        _settle_verbs(tokens)
    if not said.isdisjoint(CONQUERS):
        _settle_overrun(tokens)
    if not said.isdisjoint(_IN_DEFENCE):
        _settle_defence(tokens)
    if "fell" in said:
        _settle_fell(tokens)
    if "local" in said:
        _settle_local(tokens)
    if not said.isdisjoint(_FOREIGN):
        _settle_foreign(tokens)
    if not said.isdisjoint(_STRIKING):
        _settle_command(tokens)
    if "head" in said:
        _settle_head(tokens)
    if "guard" in said:
        _settle_on_guard(tokens)
    _settle_first(tokens)


def _settle_fell(tokens: Sequence[Token]) -> None:
    """ "Cells fell on shepherds": an attack, where shells fall on a town."""
    for i in range(1, len(tokens) - 2):
        if tokens[i].low != "fell" or tokens[i + 1].low != "on":
            continue
        behind = next((t for t in tokens[i + 2 : i + 5] if t.tag not in _BURNS), tokens[i + 1])
        if tokens[i - 1].tag in _ACTS and behind.tag in _ACTS:
            tokens[i].entry, tokens[i].trigger = _ATTACKS, _ATTACKS.trigger


def _settle_local(tokens: Sequence[Token]) -> None:
    """ "Its local partners", "a local paper": no inhabitant."""
    for token, following in itertools.pairwise(tokens):
        if token.low != "local" or token.tag is not Tag.PERSON:
            continue
        if following.tag in (Tag.PERSON, Tag.ORG, Tag.THING) or following.low in _LOCAL:
            token.tag, token.entry, token.party = Tag.WORD, None, None


def _settle_foreign(tokens: Sequence[Token]) -> None:
    """ "Jordanian border guards", "the Turkish army": not those of Damascus."""
    for nation, token in itertools.pairwise(tokens):
        if nation.low not in _FOREIGN or nation.tag is not Tag.ORG:
            continue
        if token.tag is Tag.ORG and token.low in _FORCES:
            token.party = nation.party


def _settle_command(tokens: Sequence[Token]) -> None:
    """ "US Central Command conducted air strikes": the side, where it else only tells of them."""
    for token, following in itertools.pairwise(tokens):
        command = token.tag is Tag.OUTLET and token.low.endswith("central command")
        if command and following.low in _STRIKING:
            token.tag, token.party = Tag.ORG, Party.COALITION


def _settle_head(tokens: Sequence[Token]) -> None:
    """ "Shot in the head": nobody who leads."""
    for i in range(2, len(tokens)):
        if tokens[i].low != "head" or tokens[i - 1].tag is not Tag.DET:
            continue
        of = i + 1 < len(tokens) and tokens[i + 1].tag is Tag.OF
        if tokens[i - 2].low in ("in", "to", "at") and not of:
            tokens[i].tag, tokens[i].entry, tokens[i].party = Tag.WORD, None, None


def _settle_on_guard(tokens: Sequence[Token]) -> None:
    """ "While they were on guard": nobody else."""
    for before, token in itertools.pairwise(tokens):
        if token.low == "guard" and before.low == "on":
            token.tag, token.entry, token.party = Tag.WORD, None, None


def _settle_first(tokens: Sequence[Token]) -> None:
    """ "Mahmoud Saleh said": a sentence's first word is a name if the second one is."""
    if len(tokens) < 2 or tokens[1].tag is not Tag.NAME or tokens[0].tag is not Tag.WORD:
        return
    if tokens[0].text[0].isupper() and tokens[0].text.isalpha():
        tokens[0].tag = Tag.NAME


def _settle_aliases(tokens: list[Token]) -> None:
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
                named = tokens[i - 2]
                if named.tag is Tag.NAME:  # "the Anti-Terror Units (YAT)"
                    alias = tokens[i]
                    named.tag, named.entry, named.party = Tag.ORG, alias.entry, alias.party
                    del tokens[i - 1 : i + 2]
                break


def _settle_epithets(tokens: list[Token]) -> None:
    """ "The coalition battling the Islamic State group": whose coalition it is, and no battle."""
    for i in range(len(tokens) - 2, 0, -1):
        if tokens[i].low not in _COMBATS or tokens[i - 1].party is not Party.COALITION:
            continue
        end = i + 1 + (tokens[i + 1].tag is Tag.DET)
        if end >= len(tokens) or tokens[end].party is not Party.ISLAMIC_STATE:
            continue
        end += 1
        while end < len(tokens) and tokens[end].low in _GROUP_WORDS:
            end += 1
        del tokens[i:end]


def _settle_loyalists(tokens: Sequence[Token]) -> None:
    """ "Five soldiers and loyalists": people, as the soldiers are."""
    for i in range(2, len(tokens)):
        beside = tokens[i - 1].tag is Tag.CONJ and tokens[i - 2].tag is Tag.PERSON
        if tokens[i].low == "loyalists" and beside:
            tokens[i].tag = Tag.PERSON


def _is_surname(tokens: Sequence[Token], at: int) -> bool:
    """ "Mahmoud Saleh al-Dablan": the last of a person's names, though a place has it too."""
    token = tokens[at]
    if at < 2 or " " in token.low:
        return False
    told = _says_person(tokens, at)
    if not told and not token.low.startswith("al-"):
        return False
    names = tokens[at - 1 : at] if told else tokens[at - 2 : at]
    joined = all(a.end + 1 == b.start for a, b in itertools.pairwise((*names, token)))
    return joined and all(t.tag is Tag.NAME and t.text[0].isupper() for t in names)


def _opens_with_name(tokens: Sequence[Token]) -> bool:
    """ "Samir al-Dablan, a nurse at the hospital, said": who speaks, and no place."""
    if len(tokens) < 4 or tokens[1].tag is not Tag.PLACE or not tokens[1].low.startswith("al-"):
        return False
    first, second = tokens[:2]
    named = first.tag in (Tag.NAME, Tag.WORD) and first.text.isalpha() and first.text[0].isupper()
    described = tokens[2].low == "," and tokens[3].tag is Tag.ARTICLE
    return named and " " not in second.low and first.end + 1 == second.start and described


def _settle_ranks(tokens: list[Token]) -> None:
    """ "Lt. Col. Samir X and his guard": the full stops of a rank end nothing."""
    stops = [
        i + 1
        for i in range(len(tokens) - 2)
        if tokens[i].low in _SHORT_RANKS and tokens[i + 1].text == "."
    ]
    for i in reversed(stops):
        del tokens[i]


def _is_titled(tokens: Sequence[Token], at: int) -> bool:
    """ "Mukhtar Wadi al-Dablan was killed": a title's bearer, and no valley."""
    title, token = tokens[at - 1], tokens[at]
    adjacent = at > 0 and title.end + 1 == token.start
    return adjacent and title.text in _TITLES and " " in token.text


def _says_person(tokens: Sequence[Token], i: int) -> bool:
    """ "A man called Samir al-Dablan", "Samir al-Dablan, 31,": one name before it will do."""
    before = tokens[i - 2]
    ahead = tokens[i + 1 : i + 4]
    aged = len(ahead) == 3 and ahead[0].low == ahead[2].low == "," and ahead[1].text.isdigit()
    return aged or before.tag is Tag.PERSON or before.low in ("called", "named")


def _settle_institutions(tokens: list[Token]) -> None:
    """ "The General Authority", "the National Hospital": no general, and nobody of a nation."""
    for token, following in itertools.pairwise(tokens):
        if token.low in _OF_INSTITUTIONS and following.low in _INSTITUTIONS:
            token.tag, token.entry, token.party = Tag.NAME, None, None


def _settle_verbs(tokens: list[Token]) -> None:
    """ "Gunmen target SDF members": a verb of headlines, where "IS targets" are things."""
    for i in range(1, len(tokens) - 1):
        token = tokens[i]
        if token.low == "burned" and tokens[i - 1].tag in _ACTS and tokens[i + 1].tag in _BURNS:
            token.entry, token.trigger = _ATTACKS, _ATTACKS.trigger
        if token.low == "engaged" and tokens[i - 1].trigger is EventType.AIR_STRIKE:
            token.entry, token.trigger = _ATTACKS, _ATTACKS.trigger
        if token.low not in _HEADLINE_VERBS or token.tag is not Tag.THING:
            continue
        actor = tokens[i - 1]
        subject = actor.tag is Tag.PERSON or actor.trigger is not None or actor.tag is Tag.ORG
        if subject and tokens[i + 1].tag in _OBJECT_BEGINS and not _is_weak(actor):
            token.tag, token.entry = Tag.WORD, _ATTACKS
            token.trigger = _ATTACKS.trigger


def _settle_overrun(tokens: Sequence[Token]) -> None:
    """ "Tribesmen overran an army post": an attack, where a town may be retaken without one."""
    for i, token in enumerate(tokens):
        if token.low not in CONQUERS or token.tag is not Tag.WORD:
            continue
        taken = next((t for t in tokens[i + 1 : i + 6] if t.tag in (Tag.THING, Tag.PLACE)), None)
        if taken is not None and taken.low in _POSTS:
            token.entry, token.trigger = _ATTACKS, _ATTACKS.trigger


def _settle_defence(tokens: Sequence[Token]) -> None:
    """ "Responded in self-defense": no side of that name."""
    for before, token in itertools.pairwise(tokens):
        if token.low in _IN_DEFENCE and before.low == "in" and token.text.islower():
            token.tag, token.entry, token.party = Tag.WORD, None, None


def _is_weak(token: Token) -> bool:
    """ "Turkish attacks", "army attack": the word describes the noun behind it."""
    return token.low in WEAK_ORGS


def _settle_casualties(tokens: list[Token]) -> None:
    """ "16 casualties of the army were killed": people, who are said to be dead."""
    for i, token in enumerate(tokens):
        if token.low != "casualties" or i == 0 or tokens[i - 1].tag is not Tag.NUMBER:
            continue
        for before, behind in itertools.pairwise(tokens[i : i + _CASUALTY_REACH]):
            if behind.tag is Tag.CASUALTY and before.tag is Tag.NUMBER:
                break  # "over 35 casualties, including 15 killed"
            if behind.harm is Harm.KILLED and behind.form is Form.PARTICIPLE:
                token.tag, token.entry, token.harm, token.form = Tag.PERSON, None, None, None
                break
            if behind.low in (";", "raised", "raises", "raise") or behind.harm is Harm.WOUNDED:
                break
