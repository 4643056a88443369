"""Cuts a sentence into clauses that each tell of one event."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.beside import BESIDES, BREAKS, others_begin
from geo.reports.clauses.came_before import (
    AFTER,
    FOLLOWS,
    SPANS,
    TURNS,
    days_after,
    in_return,
    turns_back,
)
from geo.reports.clauses.clause import Clause, clause_of
from geo.reports.clauses.compared import SUPERLATIVES, totals_at, turns_to_another
from geo.reports.clauses.hints import harms, tells
from geo.reports.clauses.recalled import RECALLING, charged_with, past_of_subject, recalls
from geo.reports.clauses.strung import (
    hits_again,
    opens_with_another,
    opens_with_deed_there,
    says_on,
    strings_on,
)
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_BRINGING: Final = frozenset("bringing raising brings raises taking takes pushing pushes".split())
_CARRYING: Final = frozenset("taking takes pushing pushes bringing".split())
_RAISES: Final = frozenset(("raise", "rises"))
_CAUSES: Final = frozenset("prompted triggered sparked provoked prompts triggers sparks".split())
_CUTTERS: Final = (
    BREAKS
    | BESIDES
    | _BRINGING
    | _RAISES
    | SPANS
    | FOLLOWS
    | _CAUSES
    | frozenset("including which where since in to , and but also after following – as so".split())
)
_IN_SOME_CASES: Final = frozenset(("in", "so"))
_COUNTS: Final = frozenset("counts counted documents documented puts lists".split())
_TOTALS: Final = frozenset("toll number total tally count".split())
_SO_MANY: Final = (Tag.NUMBER, Tag.AT_LEAST, Tag.ABOUT)
_OPENS_TITLE: Final = frozenset(("amid", "despite", "in"))
_LIKENS: Final = frozenset(("resembles", "resembled"))
_SUBJECT: Final = 10
_KIN: Final = 7
RAISING: Final = _BRINGING | _RAISES
"""What a running total is opened with, behind an event that adds to it."""


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """Cuts a sentence where a second event with its own people and time or place begins."""
    cuts: list[int] = []
    recalled: set[int] = set()
    begin = 0
    lows = [t.low for t in tokens]
    if "whose" in lows and (kin := _past_of_kin(tokens, lows)):
        tokens = [t for i, t in enumerate(tokens) if i not in kin]
        lows = [t.low for t in tokens]
    if "over" in lows or "had" in lows or "where" in lows:
        tokens = past_of_subject(charged_with(tokens))
        lows = [t.low for t in tokens]
    if "|" in lows or not _LIKENS.isdisjoint(lows):
        begins, ends = _news(tokens, lows)
        tokens, lows = tokens[begins:ends], lows[begins:ends]
    if not tokens:
        return []
    whole = clause_of(tokens, lows)
    told = sorted({*whole.at.get(Tag.CASUALTY, ()), *whole.deeds})
    may_turn = not TURNS.isdisjoint(lows)
    may_cut = [at for at, low in enumerate(lows) if low in _CUTTERS or low in RECALLING]
    if "after" in lows:
        may_cut = sorted({*may_cut, *(at - 2 for at, low in enumerate(lows) if low == "after")})
    sums = "have" in lows or "has" in lows or "latest" in lows or "month's" in lows
    sums = sums or "week's" in lows or "year's" in lows or "last" in lows or lows[:1] == ["with"]
    totals = totals_at(tokens, lows, may_cut) if sums else ()
    for at in may_cut:
        if at <= begin + 2 - (lows[at] in FOLLOWS or lows[at] in _CAUSES):
            continue
        token = tokens[at]
        may_recall = token.low in RECALLING or (token.low == "," and lows[begin] == "since")
        if may_recall and recalls(tokens[begin:at], tokens[at:]):
            recalled.add(at)
            cuts.append(at)
            begin = at
            continue
        if not (at in totals or _may_cut(tokens, lows, at)):
            continue
        left, right = tokens[begin:at], tokens[at:]
        both_tell = bisect_left(told, begin) < bisect_left(told, at) < len(told) or (
            opens_with_deed_there(right) and (tells(left) or opens_with_deed_there(left))
        )
        if (
            (token.low in _BRINGING and _a_total(right) and not _is_toll(token, left))
            or (token.low in _RAISES and _raises_it(left, right))
            or (token.low == "which" and (_brings(tokens, at) or _which_counts(right)))
            or others_begin(token, left, right, both_tell=both_tell)
            or says_on(left, right)
            or (token.low in _CAUSES and both_tell and _caused(left, right))
            or (may_turn and turns_back(tokens, at, left, right))
            or (at in totals and (both_tell or token.low == ";"))
            or (both_tell and _tells_of_another(tokens, at, left, right))
        ):
            cuts.append(at)
            begin = at
    if not cuts:
        return [whole]
    edges = [0, *cuts, len(tokens)]
    parts = ((a, b) for a, b in itertools.pairwise(edges) if b > a)
    return [clause_of(tokens[a:b], lows[a:b], recalled=a in recalled) for a, b in parts]


def _news(tokens: Sequence[Token], lows: Sequence[str]) -> tuple[int, int]:
    """Where the news begins and ends: behind "Amid air strikes |", and before "resembles one in
    May, when 11 died"; a place before the bar is of the news."""
    ends = next((i for i, low in enumerate(lows) if i and low in _LIKENS), len(lows))
    bar = lows.index("|") + 1 if "|" in lows and lows[0] in _OPENS_TITLE else 0
    aside = bar < ends and not has_tag(tokens[:bar], Tag.PLACE)
    return bar if aside else 0, ends


def _past_of_kin(tokens: Sequence[Token], lows: Sequence[str]) -> range:
    """ "Shot a man whose four sons had been killed by jets in 2017": what befell them, no news."""
    begin = lows.index("whose")
    had = next((i for i in range(begin, min(begin + _KIN, len(lows))) if lows[i] == "had"), 0)
    end = had + 2
    if not had or lows[had + 1 : end] != ["been"] or not tells(tokens[end : end + 1]):
        return range(0)
    ends = (Tag.PUNCT, Tag.BE, Tag.HAVE)
    end = next((i for i in range(end, len(tokens)) if tokens[i].tag in ends), len(tokens))
    apart = tells(tokens[:begin]) or tells(tokens[end:])
    return range(begin, end) if apart else range(0)


def _tells_of_another(
    tokens: Sequence[Token], at: int, left: Sequence[Token], right: Sequence[Token]
) -> bool:
    """Whether behind what is told here another thing is told."""
    return turns_to_another(tokens[at], left, right) or strings_on(tokens, at, left, right)


def _caused(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "The Palmyra bombing prompted the army to comb the desert of X on Tuesday": an answer, with
    a day or a place of its own."""
    deed = any(t.tag is Tag.THING and t.trigger is not None for t in left)
    said = left[0].tag in (Tag.DET, Tag.ARTICLE) or left[0].tag is Tag.THING
    return deed and said and any(t.tag in (Tag.DATE, Tag.PLACE) for t in right)


def _raises_it(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "... and raise the toll to 12", "17 were killed near X raise the toll to 100"; not "the
    number of those killed, civilians, raises to 12"."""
    if left[-1].low in ("and", ","):
        return True
    itself = _TOTALS.isdisjoint(t.low for t in left)
    told = Tag.OTHER not in [t.tag for t in left[:_SUBJECT]]  # "more casualties raise the toll"
    return itself and told and harms(left) and _names_a_total(right)


def _is_toll(token: Token, left: Sequence[Token]) -> bool:
    """ "The number of those killed, civilians and fighters, raises to 12": its own verb."""
    return token.low == "raises" and any(t.low in ("number", "toll") for t in left[:_SUBJECT])


def _may_cut(tokens: Sequence[Token], lows: Sequence[str], at: int) -> bool:
    low = lows[at]
    if low in FOLLOWS:
        return tokens[min(at + 1, len(tokens) - 1)].tag is not Tag.BY
    if low == "as":
        return tokens[at - 1].low == ","
    if low in AFTER:
        return True
    if low in SPANS:
        return True
    if low not in _CUTTERS:
        return at + 2 < len(tokens) and tokens[at + 2].low == "after" and days_after(tokens, at) > 0
    if low == ",":
        ahead = tokens[at + 1 : at + 3]
        tags = [t.tag for t in ahead]
        if Tag.DATE in tags or Tag.OUTLET in tags:
            return True
        if tokens[at - 1].tag is Tag.DATE and tags and tags[0] in (Tag.NUMBER, Tag.ARTICLE):
            return True
        if lows[at + 1 : at + 3] in (["the", "most"], ["the", "latest"], ["the", "last"]):
            return True
        if lows[at + 3 : at + 4] in (["of which"], ["of them"]) and lows[at + 2] in SUPERLATIVES:
            return True
        if lows[at + 1 : at + 2] == ["having"]:
            return True
        if opens_with_another(tokens[at : at + 5]) or hits_again(tokens[at : at + 2]):
            return True
        if opens_with_deed_there(tokens[at : at + 10]):
            return True
        return "after" in lows[:4] or lows[0] == "following" or lows[at + 2 : at + 3] == ["also"]
    if low in ("and", "also"):
        return at + 1 < len(tokens)
    if low == "to":
        return lows[at + 1 : at + 2] == ["which"]
    return low not in _IN_SOME_CASES or (low == "in" and in_return(tokens, at))


def _brings(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in _BRINGING


def _which_counts(right: Sequence[Token]) -> bool:
    """ "..., which counts 43 soldiers killed since July", "which puts losses last week at 70"."""
    if len(right) < 4 or right[1].low not in _COUNTS:
        return False
    counts, days = (right[2:14], right[2:]) if right[1].low == "puts" else (right[2:5], right[4:])
    told = has_tag(counts, Tag.NUMBER)
    return told and any(t.tag is Tag.DATE or t.low == "since" for t in days)


def _a_total(right: Sequence[Token]) -> bool:
    """ "Taking the toll to 12", and not "taking soldiers to Palmyra", "bringing them food"."""
    return _names_a_total(right) or right[0].low not in _CARRYING


def _names_a_total(right: Sequence[Token]) -> bool:
    """ "... the toll to 12", "takes to 112 the civilians killed by mines"."""
    ahead = right[1:3]
    to_so_many = len(ahead) == 2 and ahead[0].low == "to" and ahead[1].tag in _SO_MANY
    return to_so_many or any(t.low in _TOTALS for t in right[1:5])
