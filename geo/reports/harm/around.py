"""The words around a word of a sentence: adverbs, auxiliaries, negation, the next such word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token

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


class Around:
    """Looks at the words before and behind one; knows nothing of who is told of."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def _is_noun(self, at: int) -> bool:
        """ "Severe wounds", "his wounds": no verb."""
        before = self.tokens[at - 1] if at else None
        return before is not None and before.tag in (
            Tag.WORD,
            Tag.DET,
            Tag.OF,
            Tag.PREP,
            Tag.ARTICLE,
        )

    def _one_follows(self, at: int) -> bool:
        """ "Gunmen killed a beekeeper": one person, by a word that isn't known."""
        ahead = self.tokens[at + 1 : at + 5]
        if len(ahead) < 2 or ahead[0].tag not in (Tag.ARTICLE, Tag.DET):
            return False
        return ahead[1].tag is Tag.WORD and ahead[1].trigger is None

    def _thing_follows(self, at: int) -> bool:
        """ "Killed 60 sheep": what was killed are no people."""
        for token in self.tokens[at + 1 : at + 7]:
            if token.tag is Tag.THING:
                return True
            if token.tag not in THING_PHRASE or token.low in ("as", "once", "upon"):
                return False
            if token.low.endswith("ing"):
                return False  # "soldiers killed clearing bombs"
        return False

    def _auxiliary(self, at: int) -> int | None:
        """The first "was", "were", "have been" before a participle, if it is passive."""
        i = self._adverbs_back(at - 1)
        if i < 0 or self.tokens[i].tag is not Tag.BE:
            return None
        return self._verb_start(i)

    def _verb_start(self, i: int) -> int:
        while i > 0:
            before = self.tokens[i - 1]
            adverb = before.tag is Tag.WORD and (
                before.low.endswith("ly") or before.low in _ADVERBS
            )
            if before.tag in (Tag.BE, Tag.HAVE) or adverb or before.low in ("also", "later"):
                i -= 1
            else:
                break
        return i

    def _of_number(self, i: int) -> bool:
        """The "of" in "over 100 of their sheep"."""
        return i > 0 and self.tokens[i].tag is Tag.OF and self.tokens[i - 1].tag is Tag.NUMBER

    def _lists_places(self, group: Group) -> bool:
        """ "In Al-Zawiya and Sahl Al-Ghab": a name among places is no person's."""
        return any(t.tag is Tag.PLACE for t in self.tokens[max(0, group.first - 2) : group.first])

    def _next_harm(self, begin: int) -> int | None:
        """ "killing and wounding ...": the casualty word that shares this one's people."""
        if begin + 1 < len(self.tokens) and self._joins_verbs(begin):
            token = self.tokens[begin + 1]
            if token.tag is Tag.CASUALTY and token.form is not Form.COUNT_NOUN:
                return begin + 1
        return None

    def _joins_verbs(self, at: int) -> bool:
        """ "And", or a headline's comma: "Blast kills, wounds 13", "22 killed, wounded"."""
        if self.tokens[at].tag is Tag.CONJ:
            return True
        forms = (self.tokens[at - 1].form, self.tokens[at + 1].form)
        alike = forms in ((Form.ACTIVE, Form.ACTIVE), (Form.PARTICIPLE, Form.PARTICIPLE))
        return self.tokens[at].low == "," and alike

    def _previous_harm(self, at: int) -> int | None:
        joined = at >= 2 and self.tokens[at - 1].tag is Tag.CONJ
        return at - 2 if joined and self.tokens[at - 2].tag is Tag.CASUALTY else None

    def _before(self, at: int, tag: str) -> bool:
        i = self._adverbs_back(at - 1)
        return i >= 0 and self.tokens[i].tag is tag

    def _adverbs_back(self, i: int) -> int:
        while i >= 0:
            token = self.tokens[i]
            adverb = token.tag is Tag.WORD and (token.low.endswith("ly") or token.low in _ADVERBS)
            said = token.low in _TOLD_SO and i > 0 and self.tokens[i - 1].tag is Tag.BE
            if adverb or said or token.low in ("later", "also"):
                i -= 1
            else:
                break
        return i

    def _adverbs(self, begin: int, end: int) -> bool:
        return self._adverbs_back(end - 1) < begin

    def _negated(self, at: int) -> bool:
        for token in reversed(self.tokens[max(0, at - 4) : at]):
            if token.tag is Tag.NEG:
                return True
            if token.tag in (Tag.PUNCT, Tag.NUMBER):
                return False
        return False
