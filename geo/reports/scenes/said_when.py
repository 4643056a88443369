"""The day that something was said, claimed or published on, and no event's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import DatePrecision
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.hints import dateline_length, is_verb, tells
from geo.reports.clauses.sources import SAYING
from geo.reports.dates.when import When
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_THOSE: Final = frozenset("the that this these those both".split())
_SPEAKER: Final = 16
_NEXT: Final = 5
_NOUNS_TOO: Final = frozenset("attack attacks strike strikes raid raids ambush shelling".split())
_ADOPTED: Final = frozenset(("adopted", "adopts"))
"""As claims of attacks are translated."""
_CLAIMS: Final = _ADOPTED | {"claimed", "claims"}
_OF_CLAIMS: Final = frozenset(("claimed", "responsibility"))
_ISSUED: Final = frozenset(("released", "issued"))
_OPENS: Final = 5
_STATEMENTS: Final = frozenset(("statement", "release", "report", "communique", "bulletin"))
_BEFORE_DAY: Final = frozenset(
    """on pictures photos names images their his late early earlier in a an the its statement to
    website report that also , later as new updated toll count quoted higher lower figure""".split()
)


def reported_on(clause: Clause, whens: Sequence[When]) -> When | None:
    """The date that belongs to the reporting ("said on Wednesday"), not to the event."""
    tokens, words = clause.tokens, clause.words
    for at in clause.at[Tag.DATE]:
        when = whens[tokens[at].index]
        if not when.is_point or _names_event(tokens, at):
            continue
        if when.precision is DatePrecision.RANGE:
            continue  # "seven attacks were claimed from 11 to 17 August"
        if "according" in words and _according(tokens, at):
            return when
        if _said_on(tokens, at):
            return when
        if [t.low for t in tokens[at + 2 : at + 3]] == ["that"] and tokens[at + 1].low in SAYING:
            return when  # "Meanwhile, the SDF on Tuesday reported that ..."
        opens = at <= dateline_length(tokens) + 2 or _of_a_statement(tokens[:at])
        if opens and _somebody_says(tokens, at):
            return when
        if at + 1 < len(tokens) and tokens[at + 1].low in _CLAIMS and "lives" not in words:
            return when  # "... IS, which on Sunday claimed the killings"
        if not words.isdisjoint(_OF_CLAIMS) and _claimed_on(tokens, at):
            return when
    return None


def _somebody_says(tokens: Sequence[Token], at: int) -> bool:
    """ "On Tuesday, X, a spokesman for Y, said that ...": nothing is told before the saying."""
    ahead = [t.low for t in tokens[at + 1 : at + 5]]
    between = ahead[:1] == [","] and ahead[2:] == ["said", ","]
    if between and ahead[1] in ("he", "she", "it", "they"):
        return False  # "On Friday, he said, three more people died"
    for i, token in enumerate(tokens[at + 1 : at + _SPEAKER]):
        if token.low in SAYING:
            return ahead[:i] not in ([], [","])  # "On Sunday, alleged strikes hit X"
        deed = token.trigger is not None or token.tag is Tag.CASUALTY
        if deed and (
            i >= _NEXT
            or token.tag is Tag.CASUALTY
            or (is_verb(token) and token.low not in _NOUNS_TOO)
        ):
            return False  # "On Sunday US aircraft struck 75 targets, Washington said"
    return False


def _of_a_statement(opening: Sequence[Token]) -> bool:
    """ "In a statement on | Sunday": how the sentence opens."""
    lows = [t.low for t in opening]
    return lows[:1] == ["in"] and lows[-2:-1] in (["statement"], ["report"]) and len(lows) <= _OPENS


def _names_event(tokens: Sequence[Token], at: int) -> bool:
    """ "Saying that the late Wednesday attack ...": the attack's day."""
    ahead = tokens[at + 1 : at + 2]
    return bool(ahead) and ahead[0].tag is Tag.THING and ahead[0].trigger is not None


def _according(tokens: Sequence[Token], at: int) -> bool:
    """ "..., according to the Observatory on Thursday": the day it was said on."""
    near = tokens[max(0, at - 9) : at]
    by = next((i for i, t in enumerate(near) if t.low == "according"), None)
    of_a_report = near[-1].tag is Tag.OF and near[-2].low in _STATEMENTS if len(near) > 1 else False
    if by is None or not (near[-1].tag is Tag.PREP or of_a_report):
        return False
    return has_tag(near[by:], Tag.OUTLET) and not tells(near[by:])


def _claimed_on(tokens: Sequence[Token], at: int) -> bool:
    """ "IS claimed the attack two days later": the day of the claim."""
    lows = [t.low for t in tokens[max(0, at - 6) : at]]
    if "claimed" in lows and not _THOSE.isdisjoint(lows[lows.index("claimed") :][:3]):
        return True
    lows = [t.low for t in tokens[:at]]
    if "responsibility" not in lows:
        return False
    behind = tokens[lows.index("responsibility") : at]
    return not tells(behind)


def _said_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether only "on", "late" or "in a statement" stands between saying and the date."""
    if tokens[at].low.endswith(("earlier", "later")) and _reported_it(tokens[max(0, at - 3) : at]):
        return True
    for token in reversed(tokens[max(0, at - 6) : at]):
        if token.low in SAYING or token.low in _ADOPTED:
            return True
        if token.low in _ISSUED and not _STATEMENTS.isdisjoint(t.low for t in tokens[:at]):
            return True
        if token.low not in _BEFORE_DAY and token.tag not in (Tag.OUTLET, Tag.HAVE):
            return False
    spoke = tokens[at + 1 : at + 2]
    return bool(spoke) and spoke[0].low == "spoken"  # "SOHR had on Friday spoken of one dead"


def _reported_it(before: Sequence[Token]) -> bool:
    """ "SANA reported the attack a day earlier": when it was reported."""
    if len(before) < 3 or before[0].low not in SAYING or before[1].low != "the":
        return False
    return before[2].trigger is not None
