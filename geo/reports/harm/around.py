"""The words around a word of a sentence: adverbs, auxiliaries, negation, the next such word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

THING_PHRASE: Final = (
    Tag.ABOUT, Tag.AT_LEAST, Tag.NUMBER, Tag.VAGUE, Tag.ARTICLE, Tag.DET, Tag.WORD, Tag.THING,
    Tag.OF,
)  # fmt: skip
_TOLD_SO: Final = frozenset(("reported", "confirmed", "said", "believed", "found"))
_ADVERBS: Final = frozenset(
    """also later then reportedly both instantly allegedly still since recently immediately
    earlier previously
    critically seriously severely badly slightly lightly mortally fatally""".split()
)


def is_noun(tokens: Sequence[Token], at: int) -> bool:
    """ "Severe wounds", "his wounds": no verb."""
    before = tokens[at - 1] if at else None
    return before is not None and before.tag in (
        Tag.WORD,
        Tag.DET,
        Tag.OF,
        Tag.PREP,
        Tag.ARTICLE,
    )


def thing_follows(tokens: Sequence[Token], at: int) -> bool:
    """ "Killed 60 sheep": what was killed are no people."""
    for token in tokens[at + 1 : at + 7]:
        if token.tag is Tag.THING:
            return True
        if token.tag not in THING_PHRASE or token.low in ("as", "once", "upon"):
            return False
        if token.low.endswith("ing"):
            return False  # "soldiers killed clearing bombs"
    return False


_SHOT: Final = frozenset(("shot", "stabbed", "attacked", "ambushed"))


def auxiliary_before(tokens: Sequence[Token], at: int) -> int | None:
    """The first "was", "were", "have been" before a participle, if it is passive."""
    i = adverbs_back(tokens, at - 1)
    if i > 1 and tokens[i].low == "and" and tokens[i - 1].low in _SHOT:
        i = adverbs_back(tokens, i - 2)  # "were shot and badly injured"
    if i > 0 and tokens[i].tag is Tag.LEAVE:
        i -= 1  # "were left dead"
    if i < 0 or tokens[i].tag is not Tag.BE:
        return None
    return verb_start(tokens, i)


def verb_start(tokens: Sequence[Token], i: int) -> int:
    """Where the verb of a word begins: the "had" of "had been badly", "later" of "later died"."""
    while i > 0:
        before = tokens[i - 1]
        adverb = before.tag is Tag.WORD and (before.low.endswith("ly") or before.low in _ADVERBS)
        if before.tag in (Tag.BE, Tag.HAVE) or adverb or before.low in ("also", "later"):
            i -= 1
        else:
            break
    return i


def is_of_number(tokens: Sequence[Token], i: int) -> bool:
    """The "of" in "over 100 of their sheep"."""
    return i > 0 and tokens[i].tag is Tag.OF and tokens[i - 1].tag is Tag.NUMBER


def lists_places(tokens: Sequence[Token], group: Group) -> bool:
    """ "In Al-Zawiya and Sahl Al-Ghab": a name among places is no person's."""
    return has_tag(tokens[max(0, group.first - 2) : group.first], Tag.PLACE)


def next_harm(tokens: Sequence[Token], begin: int) -> int | None:
    """ "killing and wounding ...": the casualty word that shares this one's people."""
    if begin + 1 < len(tokens) and _joins_verbs(tokens, begin):
        token = tokens[begin + 1]
        if token.tag is Tag.CASUALTY and token.form is not Form.COUNT_NOUN:
            return begin + 1
    return None


def _joins_verbs(tokens: Sequence[Token], at: int) -> bool:
    """ "And", or a headline's comma: "Blast kills, wounds 13", "22 killed, wounded"."""
    if tokens[at].tag is Tag.CONJ:
        return True
    forms = (tokens[at - 1].form, tokens[at + 1].form)
    alike = forms in ((Form.ACTIVE, Form.ACTIVE), (Form.PARTICIPLE, Form.PARTICIPLE))
    return tokens[at].low == "," and alike


def previous_harm(tokens: Sequence[Token], at: int) -> int | None:
    """ "Killed and wounded": the casualty word that this one is joined to."""
    joined = at >= 2 and tokens[at - 1].tag is Tag.CONJ
    return at - 2 if joined and tokens[at - 2].tag is Tag.CASUALTY else None


def has_before(tokens: Sequence[Token], at: int, tag: str) -> bool:
    """Whether a word of this tag stands before, adverbs aside."""
    i = adverbs_back(tokens, at - 1)
    return i >= 0 and tokens[i].tag is tag


def adverbs_back(tokens: Sequence[Token], i: int) -> int:
    """The first word from ``i`` backwards that is no adverb and no "(was) reported"; may be -1."""
    while i >= 0:
        token = tokens[i]
        adverb = token.tag is Tag.WORD and (token.low.endswith("ly") or token.low in _ADVERBS)
        said = token.low in _TOLD_SO and has_tag(_auxiliaries(tokens, i), Tag.BE)
        if adverb or said or token.low in ("later", "also", "all", "both"):
            i -= 1
        else:
            break
    return i


def _auxiliaries(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    """What stands before a word, behind an "also": "are also reported dead"."""
    i -= i > 1 and tokens[i - 1].low == "also"
    return tokens[max(0, i - 1) : i]


def is_negated(tokens: Sequence[Token], at: int) -> bool:
    """ "No casualties", "without any deaths"."""
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.tag is Tag.NEG:
            return True
        if token.tag in (Tag.PUNCT, Tag.NUMBER):
            return False
    return False
