"""The nouns of tolls, and what they count: "the toll", "the number of those killed"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

TOLL_NOUNS: Final = frozenset(("toll", "tally", "count"))
NAMES_HARM: Final = 10
RAISES: Final = frozenset("raise raises raised bring brings brought".split())
RISEN: Final = frozenset(("rose", "rises", "risen", "climbed", "climbs", "increased"))
_LIST_REACH: Final = 24
_GIVES: Final = frozenset("gave gives giving put puts putting real actual true".split())
_CORRECTED: Final = frozenset(("corrected", "revised", "lowered", "updated"))


def toll_harm(tokens: Sequence[Token], at: int) -> Harm | None:
    """Whether a toll is one of dead or of wounded; None: it counts nobody that is told of."""
    if tokens[at].low in TOLL_NOUNS or tokens[at].low == "losses":
        return Harm.KILLED
    if tokens[at].low == "number" and _is_of_those_assassinated(tokens, at):
        return Harm.KILLED
    if tokens[at].low == "number" and _is_of_those_who_died(tokens, at):
        return Harm.KILLED
    counted = False
    for i, token in enumerate(tokens[at : at + NAMES_HARM], at):
        if counted and tokens[i - 1].tag is Tag.NUMBER:
            break  # "raised its figure to 30, with 15 wounded"
        counted = counted or token.tag is Tag.NUMBER
        if token.low in (
            "dead",
            "killed",
            "fatalities",
            "deaths",
            "martyrs",
            "victims",
            "killings",
            "died",
            "lost their lives",
            "shot",
        ):
            return Harm.KILLED
        if token.low == "casualties" and _hurt_are_counted_apart(tokens, at):
            return Harm.KILLED
        if token.low in ("injured", "wounded", "injuries"):
            return Harm.WOUNDED
    before = {t.low for t in tokens[max(0, at - 4) : at]}
    if tokens[at].low == "number" and before & {"martyrs", "deaths", "victims"}:
        return Harm.KILLED  # "more martyrs raise the number to 8"
    plain = tokens[at].low in ("number", "figure") and tokens[at + 1 : at + 2]
    if plain and plain[0].low == "to" and not before.isdisjoint(RAISES):
        return Harm.KILLED  # "has raised its figure to 30"
    if plain and _CORRECTED & {t.low for t in tokens[at + 1 : at + 4]}:
        return Harm.KILLED  # "the figure was later corrected to five"
    if plain and plain[0].tag is not Tag.OF and before & _GIVES:
        return Harm.KILLED  # "the agency gave the number as ten", "said the real figure was 15"
    if tokens[at].low != "total":
        return None
    return Harm.KILLED if _lists_parts(tokens, at) or _of_the_year(tokens, at) else None


def _hurt_are_counted_apart(tokens: Sequence[Token], at: int) -> bool:
    """ "The number of casualties has risen to 21, while the number of those injured is 20"."""
    lows = [t.low for t in tokens]
    later = [i for i in range(at + 1, len(lows)) if lows[i] == "number"]
    return any({"injured", "wounded"} & set(lows[i : i + 6]) for i in later)


def _is_of_those_who_died(tokens: Sequence[Token], at: int) -> bool:
    """ "The number of its fighters and of the guards who lost their lives had reached 27"."""
    for before, token in pairwise(tokens[at : at + _LIST_REACH]):
        if token.tag is Tag.CASUALTY or token.low in (";", ".", ","):
            return token.harm is Harm.KILLED and before.tag is Tag.WHO
    return False


def _is_of_those_assassinated(tokens: Sequence[Token], at: int) -> bool:
    """ "The number of fighters and civilians who were assassinated in ..."."""
    for before, token in pairwise(tokens[at : at + _LIST_REACH]):
        if token.low in ("assassinated", "executed", "murdered"):
            return before.tag in (Tag.BE, Tag.PERSON)
        if token.tag is Tag.CASUALTY or token.low in (";", "."):
            return False
    return False


def _of_the_year(tokens: Sequence[Token], at: int) -> bool:
    """ "Its total for the desert this year is 329"."""
    own = at > 0 and (tokens[at - 1].low in ("its", "their") or tokens[at - 1].possessive)
    behind = tokens[at + 1 : at + NAMES_HARM]
    number = next((i for i, t in enumerate(behind) if t.tag is Tag.NUMBER), 0)
    told = behind[:number]
    return own and bool(told) and told[-1].tag is Tag.BE and has_tag(told, Tag.DATE)


def _lists_parts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a total is followed by its parts ("372: 110 civilians, 258 fighters")."""
    return any(t.low == ":" for t in tokens[at : at + 14])
