"""Which rows a name may mean: the same name, the same spelling key, or nearly the same.

Words of kind exclude rows here; context and the final choice are ``match``'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.model import MatchMethod
from geo.places.index import Index, distance_m
from geo.places.kinds import Kind, satisfies, split_kinds
from geo.places.likeness import (
    FUZZY_MIN_LETTERS,
    cross_script,
    mistyped,
    nisbah,
    similar,
    slips,
)
from geo.places.names import (
    ARTICLES,
    arabic_prefix_variants,
    core_text,
    foreign_readings,
    key_variants,
    latin_form,
    normalise,
    skeleton_of_key,
    token_key,
    tokens_key,
)

ACCEPT = 0.75
"""Below this score nothing is answered."""
WEAK = 0.3
"""What a weak name loses where nothing around it supports it."""
KIND_UNSAID = 0.27
"""What a row loses whose name holds a word of kind that the question lacks (Jabal X for X)."""
AREA_UNSAID = 0.03
"""What a row loses under another spelling whose name holds "area": the place X goes before it."""
NEARBY_M = 80_000.0
"""A town and an airfield this close may share a name that only the town's row has."""
SHORT = 6
"""Letters up to which a slip leaves the number of words alone: Jubb al-Ali is not Al-Jabli."""
FOREIGN_MIN_LETTERS = 4
FOREIGN_LOSS, FOREIGN_CHANGE, LIKELY = 0.01, 0.02, 0.9
"""What a name loses that only meets as Turkish or German would write it, and more if it then still
is another spelling (Al-Sajar is not Ez-Ziyara); and the score from which that is not tried."""
MOST_ADDED = 3
"""How many letters a similar key may differ by at most; see ``_similar`` for when by fewer."""
LEAST_ALIKE = 0.6
"""Below this likeness a similar name is not looked at."""
MIN_SKELETON, MIN_SKELETON_OWN = 3, 4
"""Consonants that must agree across scripts where a row has no Arabic name, and where it has."""

EXACT, SAME_LETTERS, BUT_ARTICLE, OTHER_RUN, OTHER_NAME = 1.0, 0.98, 0.955, 0.93, 0.9
SPELLING, CLOSENESS = 0.77, 0.19
"""Scores of a name that agrees to the letter, but for a word of kind, but for the article, but for
its blanks, by another name of the town; and of one with the same key, with what its likeness may
add."""


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
        normal = normalise(text)
        tokens, kinds = split_kinds(normal.split())
        return cls(text, normal, tuple(tokens), kinds, tokens_key(tokens))


@dataclass(slots=True)
class Hit:
    """One row that a name may mean; ``note`` says what lowered its score.

    ``claim``: the best score that one of its strong names has, in a tie with another row.
    """

    row: int
    entry: int
    method: MatchMethod
    score: float
    weak: bool
    note: str = ""
    claim: float = 0.0


_NAMING = Kind.WELL | Kind.RUIN | Kind.HEIGHT | Kind.CAVE
"""Kinds whose word stays in the name of the village beside them."""
SIDES = {
    "western": "gharbi", "eastern": "sharqi", "northern": "shamali", "southern": "janubi",
    "upper": "fawqani", "lower": "tahtani", "big": "kabir", "great": "kabir", "little": "saghir",
    "small": "saghir", "old": "qadim", "new": "jadid",
}  # fmt: skip
"""What stands first in English and last in Arabic: "Western Qasr al-Hayr"."""
FORMULAIC = frozenset(
    "western eastern northern southern upper lower gharbi gharbiyah sharqi sharqiyah shamali "
    "shamaliyah janubi janubiyah qibli qibliyah fawqani fawqaniyah tahtani tahtaniyah umm um abu "
    "kafr kfar ayn ain ras bani beit bayt sheikh shaykh ام ابو أبو".split()
)
"""Words that many names share, so that agreeing in them says little."""
MOST_WEIGHT = 2.0
"""How much more a slip may weigh where such words make a name long."""


class Search:
    """The rows that a query may mean, each with its best-fitting name."""

    def __init__(self, index: Index, query: Query) -> None:
        self.index = index
        self.query = query
        self.hits: dict[int, Hit] = {}
        self.wrong_kind: list[int] = []
        self.namesakes: list[int] = []
        """Rows of another kind than the one named that have the very name."""
        self.exact = self.strong = False
        self._best = self._sure = 0.0
        self._weight = 1.0
        self._words = 0
        """How many words the names of a guess must have, 0 for any number."""
        self._common = query.normal.startswith("the ") and not query.kinds
        """Whether "the pocket" is more likely a word of the language than a misspelt name."""

    @property
    def confident(self) -> bool:
        return self._best >= ACCEPT

    @property
    def the_name(self) -> bool:
        """Whether a row has the very name, but for its article."""
        return any(h.method is MatchMethod.EXACT for h in self.hits.values())

    def collect(self) -> None:
        """Rows by the same normalised name, then by the same spelling key."""
        index, query = self.index, self.query
        for entry in index.exact.get(query.normal, ()):
            self._keep(index.entry_row[entry], entry, MatchMethod.EXACT, EXACT, "")
            self.exact = True
            self.strong = self.strong or not index.entry_weak[entry]
        text = core_text(query.tokens)
        for key in key_variants(query.key, query.tokens):
            self._by_key(key, text, 0.0)
        if not self.hits and self.wrong_kind:
            self._by_namesake()
            self._by_other_names()
        if not self.hits and len(query.tokens) > 1:
            self._by_side()
        if not self.hits:
            self._by_run()
        if not self._likely() and query.key.isascii() and len(query.key) >= FOREIGN_MIN_LETTERS:
            self._by_foreign_readings()
        if not self.hits and query.tokens and not query.key.isascii():
            for variant in arabic_prefix_variants(query.tokens[0]):
                tokens = (variant, *query.tokens[1:])
                self._by_key(tokens_key(tokens), core_text(tokens), 0.01)

    def _likely(self) -> bool:
        """Whether a strong name fits well, or a weak one to the letter."""
        very = any(h.method is MatchMethod.EXACT and h.score >= LIKELY for h in self.hits.values())
        return very or self._sure >= LIKELY

    def _by_side(self) -> None:
        """ "Western X" for "X al-Gharbi" and the other way round, "X Palace" for "Qasr X"."""
        *before, last = self.query.tokens
        first, *after = self.query.tokens
        turned = [(*after, SIDES[first])] if first in SIDES else []
        for english, arabic in SIDES.items():
            if token_key(last) == token_key(arabic):
                turned.append((english, *before))
        if "palace" in self.query.tokens:
            turned.append(("qasr", *[t for t in self.query.tokens if t != "palace"]))
        for tokens in turned:
            self._by_key(tokens_key(tokens), core_text(tokens), 0.01)

    def _by_foreign_readings(self) -> None:
        """Rows whose name this is as Turkish, German or French would write it."""
        if SIDES.keys() & self.query.tokens:
            return  # "Eastern X" is English
        for tokens in foreign_readings(self.query.tokens):
            self._by_key(tokens_key(tokens), core_text(tokens), FOREIGN_LOSS, FOREIGN_CHANGE)

    def _by_run(self) -> None:
        """Rows whose whole name has the same letters, blanks and hyphens set elsewhere."""
        for entry in self.index.runs.get(self.query.normal.replace(" ", ""), ()):
            self._keep(self.index.entry_row[entry], entry, MatchMethod.SPELLING, OTHER_RUN, "")

    def _by_namesake(self) -> None:
        """ "Bir al-Atshan village" stands by the well that it is called after."""
        index, asked = self.index, self.query.kinds
        named = asked & ~Kind.SETTLEMENT
        if asked == named or not named or named & ~_NAMING:
            return
        text = core_text(self.query.tokens)
        for entry in index.core.get(self.query.key, ()):
            same = index.entry_text[entry] == text and index.entry_kinds[entry] == named
            row = index.entry_row[entry]
            if same and index.row_kinds[row] & named:
                note = f"only a {index.rows[row][3]} has the name"
                self._keep(row, entry, MatchMethod.EXACT, OTHER_NAME, note)

    def _by_other_names(self) -> None:
        """ "Tadmur airport" is the airport that the gazetteer only knows as Palmyra's."""
        index = self.index
        for town in set(self.wrong_kind):
            if index.prominence[town] < 4:
                continue
            for key in dict.fromkeys(index.entry_key[e] for e in index.row_entries[town]):
                for entry in index.core.get(key, ()):
                    row = index.entry_row[entry]
                    if row == town or distance_m(index.rows[row], index.rows[town]) > NEARBY_M:
                        continue
                    if satisfies(self.query.kinds, index.entry_kinds[entry] | index.row_kinds[row]):
                        self._consider(entry, MatchMethod.SPELLING, OTHER_NAME)

    def _by_key(self, key: str, text: str, loss: float, respelt: float = 0.0) -> None:
        index = self.index
        hits = self.hits
        article = int(any(t in ARTICLES for t in self.query.tokens))
        least = 0.6 if len(key) < 4 else 0.4
        for entry in index.core.get(key, ()):
            known = hits.get(index.entry_row[entry])
            if known is not None and known.score >= SAME_LETTERS and not known.weak:
                continue
            other = index.entry_text[entry]
            if other == text:
                score = SAME_LETTERS if index.entry_article[entry] == article else BUT_ARTICLE
                self._consider(entry, MatchMethod.EXACT, score - loss)
                continue
            alike = OSA.normalized_similarity(text, other)
            if alike >= least and not self._common:
                score = SPELLING - loss - respelt + CLOSENESS * alike
                self._consider(entry, MatchMethod.SPELLING, score)

    def collect_fuzzy(self) -> None:
        """Rows within a small edit distance, among those with (nearly) the same consonants."""
        index, key = self.index, self.query.key
        arabic = not key.isascii()
        text = core_text(self.query.tokens)
        if len(text) < (3 if arabic else FUZZY_MIN_LETTERS) or self._common:
            return
        shared = sum(len(t) for t in self.query.tokens if t in FORMULAIC)
        self._weight = min(len(text) / max(len(text) - shared, 1), MOST_WEIGHT)
        if len(text) <= SHORT:
            self._words = _word_count(self.query.tokens)
        self._by_slips(text)
        skeleton = skeleton_of_key(key)
        if len(skeleton) < 2:
            return
        # in one order, or the name that an answer quotes would differ from run to run
        near = [skeleton] if len(skeleton) < 3 else sorted(index.near_skeletons(skeleton))
        found = index.keys_of(near)
        if not arabic:
            found = [k for k in found if k[0].isascii()]
        derived = nisbah(text)
        others = [other for other, _, _ in found]
        for other, _, i in process.extract_iter(
            key, others, scorer=OSA.distance, score_cutoff=MOST_ADDED
        ):
            _, candidate, entries = found[i]
            score = similar(key, other, candidate == skeleton)
            if score >= LEAST_ALIKE:
                self._consider_all(entries, score, derived)
        if arabic:
            self._across(key, [k for k in found if k[1] == skeleton], derived)

    def _consider_all(self, entries: Sequence[int], score: float, derived: bool) -> None:
        for entry in entries:
            if derived == nisbah(self.index.entry_text[entry]):  # Safaniyah is not Safwani
                self._consider(entry, MatchMethod.FUZZY, self._sharpened(score))

    def _across(self, key: str, found: Sequence[tuple[str, str, list[int]]], derived: bool) -> None:
        """Rows whose Latin name is this Arabic one; those with Arabic names only in full."""
        latin = latin_form(key)
        for other, skeleton, entries in found:
            score = cross_script(latin, other) if other.isascii() else 0.0
            if score < LEAST_ALIKE:
                continue
            for entry in entries:
                has_own = bool(self.index.rows[self.index.entry_row[entry]][2])
                least = MIN_SKELETON_OWN if has_own else MIN_SKELETON
                if len(skeleton) >= least and (score >= 0.9 or not has_own):
                    self._consider_all([entry], score, derived)

    def _by_slips(self, text: str) -> None:
        """Rows whose name was mistyped: in itself, or in its article or word of kind."""
        index = self.index
        for other in sorted(index.similar_texts.near(text, slips(text))):
            score = self._sharpened(mistyped(text, other))
            for entry in index.texts[other] if score >= LEAST_ALIKE else ():
                self._consider(entry, MatchMethod.FUZZY, score)
        run = self.query.normal.replace(" ", "")
        for other in sorted(index.similar_runs.near(run, slips(run))):
            for entry in index.runs[other]:
                if index.entry_text[entry] in run:  # the slip is not in the name itself
                    row = index.entry_row[entry]
                    if satisfies(self.query.kinds, index.entry_kinds[entry] | index.row_kinds[row]):
                        self._keep(row, entry, MatchMethod.FUZZY, mistyped(run, other), "")

    def _sharpened(self, score: float) -> float:
        """A score by the letters that tell names apart: Eastern Karim is not Eastern Barri."""
        return score - max(0.0, 0.97 - score) * (self._weight - 1)

    def _consider(self, entry: int, method: MatchMethod, score: float) -> None:
        """Add a row under one of its names, unless words of kind or figures speak against it."""
        index, asked = self.index, self.query.kinds
        row = index.entry_row[entry]
        if method is MatchMethod.FUZZY:
            name = index.entry_name[entry]
            if self._other_figures(name) or (self._words and self._other_words(name)):
                return
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
        unsaid = named & ~asked & ~soft
        if unsaid and not (asked and satisfies(unsaid, asked)):
            if not self.exact:
                note = "the question has no word of kind"
                self._keep(row, entry, method, score - KIND_UNSAID, note)
            return
        self._keep(row, entry, method, score, "")

    def _other_figures(self, name: str) -> bool:
        """Whether a name has other figures: Regiment 47 is no slip for Brigade 137."""
        return _figures(self.query.normal) != _figures(name)

    def _other_words(self, name: str) -> bool:
        tokens, _ = split_kinds(normalise(name).split())
        return _word_count(tokens) != self._words

    def _keep(self, row: int, entry: int, method: MatchMethod, score: float, note: str) -> None:
        weak = self.index.entry_weak[entry] > 0
        known = self.hits.get(row)
        if known is not None and method is MatchMethod.FUZZY is not known.method:
            return  # the same key says more than a similar one
        claim = 0.0 if weak else score
        if known is not None:
            claim = max(claim, known.claim)
        if known is None or (known.score, not known.weak) < (score, not weak):
            self.hits[row] = Hit(row, entry, method, score, weak, note, claim)
            self._best = max(self._best, score)
            self._sure = max(self._sure, claim)
        else:
            known.claim = claim


@lru_cache(maxsize=16384)
def _figures(name: str) -> str:
    if not any(c.isdigit() for c in name):
        return ""
    return "".join([c for c in normalise(name) if c.isdigit()])


def _word_count(tokens: Sequence[str]) -> int:
    return sum(1 for token in tokens if token not in ARTICLES)
