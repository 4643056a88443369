"""Days of what a relative clause tells beside the news: "fighters who retook Palmyra on Sunday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import DatePrecision
from geo.reports.clauses.came_before import AFTER
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.hints import tells
from geo.reports.clauses.recalled import RELATIVE
from geo.reports.clauses.sources import SAYING
from geo.reports.dates.when import When
from geo.reports.harm.undone import BEHIND_IT
from geo.reports.vocabulary.deeds import BEGAN
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

CAME_BEFORE: Final = frozenset(
    """fell captured seized took entered lost recaptured retook regained arrived announced declared
    collapsed withdrew reached signed""".split()
)
_OF_WHOM: Final = frozenset(("of whom", "whom"))
_TOOK: Final = CAME_BEFORE | {"set", "left", "departed", "stormed", "overran", "fled", "escaped"}
_DID: Final = _TOOK | {"survived"}
_SURVIVES: Final = frozenset("survived escaped defected joined served worked returned".split())
_TOWNS: Final = frozenset("town city village area region base field airbase district".split())
_WHO: Final = frozenset(("who", "which"))
_MODAL: Final = 8
_DONE_ON: Final = 7
"""Among so many words before the day "had" stands: "had been set up on"."""
GOT: Final = frozenset(("sustained", "suffered", "received"))
"""Of wounds."""
_FAR_BACK: Final = 20
_LEADS_BACK: Final = RELATIVE | AFTER | {"since"}
RELATIVES: Final = _OF_WHOM | _WHO | RELATIVE
"""One of these stands in every clause that ``is_of_a_relative`` is asked of."""


def is_of_a_relative(clause: Clause, at: int, whens: Sequence[When]) -> bool:
    """Whether the date at a token number is that of what a relative clause adds."""
    tokens, words = clause.tokens, clause.words
    if not words.isdisjoint(_OF_WHOM) and _some_died_on(tokens, at):
        return True
    if not words.isdisjoint(_WHO) and _who_had(tokens, at, whens):
        return True
    return not words.isdisjoint(RELATIVE) and _beside_the_news(tokens, at, whens)


def _some_died_on(tokens: Sequence[Token], at: int) -> bool:
    """ "Five were injured, two of whom died on Tuesday": the day of their death."""
    whom = next((i for i in range(at) if tokens[i].low in _OF_WHOM), None)
    if whom is None or not any(t.harm is Harm.WOUNDED for t in tokens[:whom]):
        return False
    return any(t.form is Form.INTRANSITIVE and t.harm is Harm.KILLED for t in tokens[whom:at])


def _who_had(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """ "Fighters who retook Palmyra on Sunday attacked the base on Monday": not on Sunday."""
    near = [t.low for t in tokens[max(0, at - _MODAL) : at]]
    who = next((i for i, low in enumerate(near) if low in ("who", "which")), None)
    did = [] if who is None else near[who:]
    if (_DID.isdisjoint(did) and BEHIND_IT.isdisjoint(did)) or "," in did:
        return False
    rest = tokens[at + 1 :]
    later = any(t.tag is Tag.DATE and whens[t.index].is_point for t in rest)
    return later and _happens(rest)


def had_done(tokens: Sequence[Token], at: int) -> bool:
    """ "Attacked a post that had been set up on Sunday", "shot dead a man after he had been freed
    two months ago": when that was done, and not what is told."""
    near = (i for i in range(at - 1, max(1, at - _DONE_ON), -1) if tokens[i].low == "had")
    had = next(near, 0)
    leads = {t.low for t in tokens[max(1, had - 3) : had]}
    if not had or leads.isdisjoint(_LEADS_BACK) or _happens(tokens[had:at]):
        return False
    spoken = {t.low for t in tokens[max(0, had - _DONE_ON) : at]}
    if not spoken.isdisjoint(SAYING | GOT) or has_tag(tokens[had:at], Tag.PLACE):
        return False  # "of wounds that he had sustained on Sunday"
    return _happens((*tokens[:had], *tokens[at:]))


def _happens(tokens: Sequence[Token]) -> bool:
    return tells(tokens)


def _beside_the_news(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """ "Blew up a car in X, a town that the army retook in August", "the man, who survived an
    attempt in January": no day of what is told."""
    if whens[tokens[at].index].precision is DatePrecision.DAY:
        near = range(at - 1, max(0, at - _MODAL), -1)
    else:
        near = range(at - 1, max(0, at - _FAR_BACK), -1)
    who = next((i for i in near if tokens[i].low in RELATIVE), 0)
    if not who or not _happens(tokens[:who]):
        return False
    behind = {t.low for t in tokens[who + 1 : at]}
    if tokens[who].low == "who":
        loose = whens[tokens[at].index].precision in (DatePrecision.MONTH, DatePrecision.YEAR)
        return loose and tokens[who - 1].low == "," and not _SURVIVES.isdisjoint(behind)
    if tokens[who - 1].trigger is not None and not BEGAN.isdisjoint(behind):
        # "jets flew to foil an attack that had started at dawn": when the attack did
        return _happens(tokens[: who - 1])
    before = tokens[who - 2] if tokens[who - 1].low == "," else tokens[who - 1]
    town = before.tag is Tag.PLACE or before.low.split()[-1] in _TOWNS
    return town and not _TOOK.isdisjoint(behind)
