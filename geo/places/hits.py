"""The rows that a name may mean, each with the one of its names that fits best.

Words of kind exclude rows here; which names are tried is ``search``'s and ``guesses``'s, the final
choice ``match``'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import MatchMethod
from geo.places.index import Index
from geo.places.kinds import Kind, satisfies, split_kinds
from geo.places.names import normalise, tokens_key

ACCEPT = 0.75
"""Below this score nothing is answered."""
CERTAIN = 0.955
"""From this score, that of the very name but for its article, no misspelt one is looked for."""
LIKELY = 0.9
"""From this score a name is not read as Turkish or German would write it."""
WEAK = 0.3
"""What a weak name loses where nothing around it supports it."""
KIND_NOT_SAID = "the question has no word of kind"
KIND_UNSAID = 0.27
"""What a row loses whose name holds a word of kind that the question lacks (Jabal X for X)."""
AREA_UNSAID = 0.03
"""What a row loses under another spelling whose name holds "area": the place X goes before it."""
QUARTER_UNSAID = 0.11
"""What a row loses whose name holds "quarter", unsaid: the village X goes before X quarter."""


@dataclass(slots=True)
class Query:
    """A name taken apart: normalised words, those that are no words of kind, and the classes."""

    text: str
    normal: str
    tokens: tuple[str, ...]
    kinds: int
    key: str

    @classmethod
    def parse(cls, text: str) -> Query:
        """A name taken apart: its spelling key, and the words of kind in it."""
        normal = normalise(text)
        tokens, kinds = split_kinds(normal.split())
        return cls(text, normal, tuple(tokens), kinds, tokens_key(tokens))


@dataclass(slots=True)
class Hit:
    """One row that a name may mean; ``note`` says what lowered its score.

    ``claim``: the best score that one of its strong names has, in a tie with another row.
    ``slip``: whether a letter was dropped, added or swapped in the name as it is written.
    """

    row: int
    entry: int
    method: MatchMethod
    score: float
    weak: bool
    note: str = ""
    claim: float = 0.0
    slip: bool = False

    def copied(self) -> Hit:
        """As ``dataclasses.replace`` does it, in a tenth of the time."""
        return Hit(
            self.row, self.entry, self.method, self.score, self.weak, self.note, self.claim,
            self.slip,
        )  # fmt: skip


class Hits:
    """The rows that a query may mean, as they are found."""

    def __init__(self, index: Index, query: Query) -> None:
        self.index = index
        self.query = query
        self.rows: dict[int, Hit] = {}
        self.wrong_kind: list[int] = []
        self.namesakes: list[int] = []
        """Rows of another kind than the one named that have the very name."""
        self.exact = self.strong = False
        """Whether a row has the very name, and whether that one is strong."""
        self.common = query.normal.startswith("the ") and not query.kinds
        """Whether "the pocket" is more likely a word of the language than a misspelt name."""
        self._best = self._sure = 0.0

    @property
    def confident(self) -> bool:
        """Whether the best is good enough for an answer."""
        return self._best >= ACCEPT

    @property
    def certain(self) -> bool:
        """Whether a row has the very name, so that no slip need be sought."""
        return self._best >= CERTAIN

    @property
    def the_name(self) -> bool:
        """Whether a row has the very name, but for its article."""
        return any(h.method is MatchMethod.EXACT for h in self.rows.values())

    @property
    def likely(self) -> bool:
        """Whether a strong name fits well, or a weak one to the letter."""
        very = any(h.method is MatchMethod.EXACT and h.score >= LIKELY for h in self.rows.values())
        return very or self._sure >= LIKELY

    def consider(self, entry: int, method: MatchMethod, score: float) -> None:
        """Add a row under one of its names, unless words of kind speak against it."""
        index, asked = self.index, self.query.kinds
        row = index.entry_row[entry]
        named = index.entry_kinds[entry]
        if asked and not satisfies(asked, named | index.row_kinds[row]):
            self.wrong_kind.append(row)
            if method is MatchMethod.EXACT:
                self.namesakes.append(row)
            return
        # "Abu Kamal city" and "T2 area" may be asked for without the soft word.
        soft = Kind.AREA | (index.row_kinds[row] & Kind.SETTLEMENT)
        if named & Kind.AREA & ~asked and method is not MatchMethod.EXACT:
            score -= AREA_UNSAID
        if named & Kind.SETTLEMENT & ~asked and index.rows[row][3] == "quarter":
            score -= QUARTER_UNSAID
        unsaid = named & ~asked & ~soft
        if unsaid and not (asked and satisfies(unsaid, asked)):
            if not self.exact:
                self.keep(row, entry, method, score - KIND_UNSAID, KIND_NOT_SAID)
            return
        self.keep(row, entry, method, score, "")

    def keep(self, row: int, entry: int, method: MatchMethod, score: float, note: str) -> None:
        """Add a row under one of its names, if that fits better than what is known of it."""
        weak = self.index.entry_weak[entry] > 0
        known = self.rows.get(row)
        if known is not None and method is MatchMethod.FUZZY is not known.method:
            return  # the same key says more than a similar one
        claim = 0.0 if weak else score
        if known is not None:
            claim = max(claim, known.claim)
        if known is None or (known.score, not known.weak) < (score, not weak):
            self.rows[row] = Hit(row, entry, method, score, weak, note, claim)
            self._best = max(self._best, score)
            self._sure = max(self._sure, claim)
        else:
            known.claim = claim
