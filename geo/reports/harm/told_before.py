"""Words of death that are of no new event: old deeds, charges, numbers that are outdated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.harm.found_dead import FINDS
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.undone import BEHIND_IT, is_a_side_accused
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_AT_FIRST: Final = frozenset(("initially", "originally", "first"))
_ONES: Final = frozenset("one ones other others another third second".split())
_SUSPECTS: Final = frozenset("suspects suspected suspect accused".split())
_PUNISHED: Final = frozenset("sentenced convicted wanted tried charged jailed".split())


def was_first_reported(here: Pass, at: int) -> bool:
    """ "The monitor, which initially reported 23 deaths, said that 33 bodies had been counted",
    "two men were killed; the army first reported one death"."""
    near = here.lows[max(0, at - 4) : at]
    if _AT_FIRST.isdisjoint(near) or not {"reported", "spoke", "spoken"} & set(near):
        return False
    if any(h.harm is Harm.KILLED and h.count is not None for h in here.result):
        return True
    later = here.tokens[at + 1 :]
    return any(t.low in FINDS for t in later) and has_tag(later, Tag.NUMBER)


def is_of_a_series(tokens: Sequence[Token], at: int) -> bool:
    """ "She is the 28th person killed in the camp this year": told already, as one."""
    if at < 3 or tokens[at - 1].tag is not Tag.PERSON or tokens[at - 3].low != "the":
        return False
    nth = tokens[at - 2].low
    return nth[:-2].isdigit() and nth.endswith(("st", "nd", "rd", "th"))


def is_his_old_deed(tokens: Sequence[Token], at: int) -> bool:
    """ "A man who had shot two", "the commander, who was behind the killing of 11 in December",
    "the brother of a man who was killed in 2019 was shot"."""
    if _befell_in_a_year(tokens, at):
        return True
    if at > 1 and (tokens[at - 2].low, tokens[at - 1].low) == ("who", "had"):
        return True
    if at < 1 or (tokens[at - 1].low not in BEHIND_IT and tokens[at - 1].tag is not Tag.PREP):
        return False
    lows = [t.low for t in tokens[max(0, at - 5) : at]]
    return "who" in lows and not BEHIND_IT.isdisjoint(lows[lows.index("who") :])


def _befell_in_a_year(tokens: Sequence[Token], at: int) -> bool:
    if at < 2 or tokens[at - 2].low != "who" or tokens[at - 1].low not in ("was", "were"):
        return False
    behind = tokens[at + 1 : at + 3]
    year = bool(behind) and behind[0].tag is Tag.DATE and behind[0].low[-4:].isdigit()
    return year and behind[-1].tag in (Tag.BE, Tag.HAVE)


def is_charged_with(tokens: Sequence[Token], at: int) -> bool:
    """ "Beheaded for killing a man", "arrested for the murder of X": what he had done."""
    before = tokens[max(0, at - 2) : at]
    if tokens[at].harm is not Harm.KILLED or len(before) < 2:
        return False
    if before[0].low in _SUSPECTS and before[1].low in ("in", "of", "over"):
        # "arrested four suspects in the murder of a goldsmith"
        return before[0].low != "accused" or not is_a_side_accused(tokens, at)
    if before[0].low in _ONES and before[1].low == "for":
        return True  # "two for theft and the third one for killing a man"
    if not any(t.low == "for" for t in before):
        return False
    return any(
        t.trigger is EventType.EXECUTION or t.harm is Harm.CAPTURED or t.low in _PUNISHED
        for t in tokens[: at - 1]
    )
