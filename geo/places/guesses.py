"""Which rows have nearly the name that was asked for: a slip, other vowels, the other script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.model import MatchMethod
from geo.places.context import Context, elsewhere
from geo.places.hits import ACCEPT, Hits
from geo.places.kinds import PROMINENCE, Kind, satisfies, split_kinds
from geo.places.likeness import (
    FUZZY_MIN_LETTERS,
    SWAP_MIN_LETTERS,
    cross_script,
    exchanged,
    mistyped,
    nisbah,
    similar,
    slipped,
    slips,
)
from geo.places.names import ARTICLES, core_text, latin_form, normalise, skeleton_of_key
from geo.places.tokens import bearing_of

SHORT = 6
"""Letters up to which a slip leaves the number of words alone: Jubb al-Ali is not Al-Jabli."""
MOST_ADDED = 3
"""How many letters a similar key may differ by at most; ``likeness.similar`` allows fewer."""
LEAST_ALIKE = 0.6
"""Below this likeness a similar name is not looked at."""
SAME_BUT_SLIP = 0.92
"""What a name gets that has the same key and is one slip away as it is written."""
ONLY_ALIKE, BESIDE_ALIKE = 0.1, 0.87
"""What a name loses that only shares the key where another is one slip away, and the most that the
other gets beside it."""
LIKELY_ALIKE = 0.89
"""From this score a greater place that shares the key is meant rather than one a slip away."""
LEAST_EXCHANGED = 0.8
"""Below this score a name with one letter in place of another is more likely another name."""
VILLAGE = PROMINENCE["village"]
MIN_SKELETON, MIN_SKELETON_OWN = 3, 4
"""Consonants that must agree across scripts where a row has no Arabic name, and where it has."""
FORMULAIC = frozenset(
    "western eastern northern southern upper lower gharbi gharbiyah sharqi sharqiyah shamali "
    "shamaliyah janubi janubiyah qibli qibliyah fawqani fawqaniyah tahtani tahtaniyah umm um abu "
    "kafr kfar ayn ain ras bani beit bayt sheikh shaykh rasm khirbat khirbet kherbet jubb jub jib "
    "jeb tall tell tal tel deir dayr der hawsh hosh ام ابو أبو".split()
)
"""Words that many names share, so that agreeing in them says little."""
MOST_WEIGHT = 2.0
"""How much more a slip may weigh where such words make a name long."""


class Guesses:
    """The search for similar names, with what it knows of the one that was asked for."""

    def __init__(self, found: Hits) -> None:
        self.found = found
        self.index = found.index
        self.query = found.query
        self._weight = 1.0
        """How much a slip weighs: more where words that many names share make the name long."""
        self._words = 0
        """How many words the names of a guess must have, 0 for any number."""

    def collect(self, context: Context, confident: bool) -> None:
        """Rows one slip away as they are written; without one, if unsure, those that are similar.

        ``confident``: whether a name with the same key is known that would do.
        """
        if self.found.common:
            return
        text = core_text(self.query.tokens)
        shared = sum(len(t) for t in self.query.tokens if t in FORMULAIC)
        self._weight = min(len(text) / max(len(text) - shared, 1), MOST_WEIGHT)
        if not self._by_one_slip(context) and not confident:
            self._similar(text)

    def _by_one_slip(self, context: Context) -> bool:
        """Whether names as they are written are one slip away from what was typed.

        What was found before then loses: it is written otherwise and only shares the key.
        """
        index = self.index
        run = self.query.normal.replace(" ", "")
        seen = False
        near: set[int] = set()
        for other in sorted(index.similar_runs.near(run, 1)):
            for entry in index.runs[other]:
                row = index.entry_row[entry]
                if self._excluded(entry) or elsewhere(index.rows[row], context):
                    continue
                seen = True
                if self._slipped(run, other, entry):
                    near.add(row)
        if near:
            self._weigh(near)
        return seen

    def _slipped(self, run: str, other: str, entry: int) -> bool:
        """Whether a name that is one slip away fits well enough to lower others."""
        hits, row = self.found.rows, self.index.entry_row[entry]
        if row in hits and hits[row].method is not MatchMethod.FUZZY:
            self.found.consider(entry, MatchMethod.SPELLING, SAME_BUT_SLIP)
            return hits[row].score >= SAME_BUT_SLIP
        name = self.index.entry_text[entry]
        score = slipped(run, other, name)
        if name not in run:
            score = self._sharpened(score)
        self.found.keep(row, entry, MatchMethod.FUZZY, score, "")
        if score < (LEAST_EXCHANGED if exchanged(run, other) or not run.isascii() else ACCEPT):
            return False
        hits[row].slip = True
        return not self.index.entry_weak[entry] and not self._minor(row)

    def _minor(self, row: int) -> bool:
        """Whether a row is a landmark or the like, which a name without its kind seldom means."""
        index = self.index
        settled = index.row_kinds[row] & Kind.SETTLEMENT
        return index.prominence[row] < VILLAGE and not settled and not self.query.kinds

    def _excluded(self, entry: int) -> bool:
        """Whether a name is none of a misspelt one for its figures, its side or its kind."""
        index = self.index
        kinds = index.entry_kinds[entry] | index.row_kinds[index.entry_row[entry]]
        return self._told_apart(index.entry_name[entry]) or not satisfies(self.query.kinds, kinds)

    def _weigh(self, near: set[int]) -> None:
        """Lower what only shares the key beside names one slip away, or these beside a greater."""
        hits, prominence = self.found.rows, self.index.prominence
        alike = [row for row in hits if row not in near]
        rivals = [row for row in alike if hits[row].claim >= ACCEPT]
        for row in near if rivals else ():
            hits[row].score = min(hits[row].score, BESIDE_ALIKE)
        great = max((prominence[r] for r in rivals if hits[r].claim >= LIKELY_ALIKE), default=0)
        for row in alike if max(prominence[row] for row in near) >= great else near:
            hits[row].score -= ONLY_ALIKE
            hits[row].claim -= ONLY_ALIKE

    def _similar(self, text: str) -> None:
        """Rows within a small edit distance, among those with (nearly) the same consonants."""
        index, key = self.index, self.query.key
        arabic = not key.isascii()
        if len(text) < (3 if arabic else SWAP_MIN_LETTERS):
            return
        if len(text) <= SHORT:
            self._words = _word_count(self.query.tokens)
        self._by_slips(text)
        if not arabic and len(text) < FUZZY_MIN_LETTERS:
            return
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
        for other, distance, i in process.extract_iter(
            key, others, scorer=OSA.distance, score_cutoff=MOST_ADDED
        ):
            _, candidate, entries = found[i]
            if distance == MOST_ADDED and candidate != skeleton:
                continue
            score = similar(key, other, candidate == skeleton)
            if score >= LEAST_ALIKE:
                self._consider_all(entries, score, derived)
        if arabic:
            self._across(key, [k for k in found if k[1] == skeleton], derived)

    def _consider_all(self, entries: Sequence[int], score: float, derived: bool) -> None:
        for entry in entries:
            if derived == nisbah(self.index.entry_text[entry]):  # Safaniyah is not Safwani
                self._consider(entry, self._sharpened(score))

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
                self._consider(entry, score)
        run = self.query.normal.replace(" ", "")
        for other in sorted(index.similar_runs.near(run, slips(run))):
            for entry in index.runs[other]:  # the slip may not be in the name itself
                if index.entry_text[entry] in run and not self._excluded(entry):
                    row = index.entry_row[entry]
                    self.found.keep(row, entry, MatchMethod.FUZZY, mistyped(run, other), "")

    def _sharpened(self, score: float) -> float:
        """A score by the letters that tell names apart: Eastern Karim is not Eastern Barri."""
        return score - max(0.0, 0.97 - score) * (self._weight - 1)

    def _consider(self, entry: int, score: float) -> None:
        """Add a row under one of its names, unless what is never a slip tells the two apart."""
        name = self.index.entry_name[entry]
        if not self._told_apart(name) and not (self._words and self._other_words(name)):
            self.found.consider(entry, MatchMethod.FUZZY, score)

    def _told_apart(self, name: str) -> bool:
        """Whether figures or sides differ: Regiment 47 is no slip for Brigade 137."""
        asked, other = _marks(self.query.normal), _marks(name)
        sides = asked[1] is not None and other[1] is not None and asked[1] != other[1]
        return asked[0] != other[0] or sides

    def _other_words(self, name: str) -> bool:
        tokens, _ = split_kinds(normalise(name).split())
        return _word_count(tokens) != self._words


@lru_cache(maxsize=16384)
def _marks(name: str) -> tuple[str, float | None]:
    """The figures in a name, and the bearing that its words of direction give, if any."""
    normal = normalise(name)
    return "".join([c for c in normal if c.isdigit()]), bearing_of(normal.split())


def _word_count(tokens: Sequence[str]) -> int:
    return sum(1 for token in tokens if token not in ARTICLES)
