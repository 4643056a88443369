"""Cues that people of a side were taken: arrested, led away, shot when stopped, carried."""

from __future__ import annotations

import itertools
from typing import Final

from geo.reports.sides.blame import SUSPECT
from geo.reports.sides.standing import Standing
from geo.reports.sides.subjects import GAP
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

HIM: Final = frozenset(("him", "her", "them"))
_BEFORE_NOUN: Final = (Tag.DET, Tag.ARTICLE, Tag.WORD, Tag.NAME, Tag.NUMBER, Tag.VAGUE, Tag.ORG)
CARRIES: Final = frozenset("carrying transporting taking ferrying".split())
ON_CHARGES: Final = frozenset("suspected accused alleged believed".split())
_NAMED_SUSPECT: Final = SUSPECT | frozenset("senior wanted prominent local leading".split())


def is_taken(standing: Standing) -> bool:
    """ "Detained an alleged IS financier": the object of an arrest or a killing."""
    tokens, side = standing.tokens, standing.side
    for token in reversed(tokens[max(0, side.first - 4) : side.first]):
        if token.tag is Tag.CASUALTY and token.form in (Form.ACTIVE, Form.PARTICIPLE):
            return tokens[max(0, side.first - 5)].tag is not Tag.BE
        if token.tag not in (Tag.DET, Tag.ARTICLE) and token.low not in _NAMED_SUSPECT:
            return False
    return False


def is_shot_behind(standing: Standing) -> bool:
    """ "Stopped a fighter in X on Monday and shot him"."""
    tokens, side = standing.tokens, standing.side
    if side.bare or side.first == 0 or tokens[side.first - 1].tag is not Tag.WORD:
        return False
    ahead = tokens[side.last + 1 : side.last + GAP]
    at = next((i for i, t in enumerate(ahead) if t.low in HIM), 0)
    done = at > 1 and (ahead[at - 1].tag is Tag.CASUALTY or ahead[at - 1].trigger is not None)
    return done and ahead[at - 2].low in ("and", "then")


def is_carried(standing: Standing) -> bool:
    """ "Attacked a bus carrying Syrian soldiers": whoever sat in it."""
    tokens, side = standing.tokens, standing.side
    near = tokens[max(0, side.first - 3) : side.first]
    at = next((i for i, t in enumerate(near) if t.low in CARRIES), None)
    if at is None or not all(t.tag in _BEFORE_NOUN for t in near[at + 1 :]):
        return False
    before = tokens[max(0, side.first - len(near) + at - 4) : side.first - len(near) + at]
    return has_tag(before, Tag.THING)


def is_arrested_as(standing: Standing) -> bool:
    """ "Arrested three people suspected of belonging to IS": they are those taken."""
    tokens, side = standing.tokens, standing.side
    near = tokens[max(0, side.first - 6) : side.first]
    at = next((i for i, t in enumerate(near) if t.low in ON_CHARGES), None)
    if at is None:
        return False
    at += side.first - len(near)
    before = tokens[max(0, at - 6) : at]
    if has_tag(before, Tag.BY):
        return False  # "kidnapped by gunmen believed to be from IS": they took him
    if any(_takes(t) for t in before):
        return True
    ahead = tokens[side.last + 1 : side.last + 4]
    return any(a.tag is Tag.BE and _takes(b) for a, b in itertools.pairwise(ahead))


def _takes(token: Token) -> bool:
    return token.tag is Tag.CASUALTY and token.harm is Harm.CAPTURED
