"""From a name to a gazetteer row: exact, then spelling key, then bounded fuzzy; else refused.

The cascade collects rows, words of kind exclude some, context raises or lowers the rest, and the
best one is answered only if it stands clear of every rival that lies elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from geo.model import LonLat, MatchMethod, MatchStatus
from geo.places import explain
from geo.places.index import Index, distance_m
from geo.places.kinds import IN_TOWN, Kind, fine_kinds, satisfies, split_kinds
from geo.places.names import (
    ARTICLES,
    arabic_prefix_variants,
    core_text,
    key_variants,
    latin_form,
    normalise,
    skeleton_of_key,
    tokens_key,
)
from geo.places.refusals import adjective, personal, refusal

ACCEPT, FUZZY_ACCEPT = 0.75, 0.78
"""Below this score nothing is answered."""
MARGIN = 0.06
"""A rival this close in score makes the answer ambiguous."""
WEAK = 0.3
"""What a weak name loses where nothing around it supports it."""
ELSEWHERE = 0.4
"""What a row loses that lies outside the governorate which the question names."""
KIND_UNSAID = 0.27
"""What a row loses whose name holds a word of kind that the question lacks (Jabal X for X)."""
SAME_SPOT_M = 8_000.0
"""Rivals closer together than this are one answer for a map of the desert."""
CLOSE_M, NEARBY_M = 30_000.0, 80_000.0
"""Other places of a text this close speak for a candidate, strongly or a little."""
FUZZY_MIN_KEY = 5
MIN_SKELETON, MIN_SKELETON_OWN = 3, 4
"""Consonants that must agree across scripts where a row has no Arabic name, and where it has."""
SHOWN = 8
"""Candidates listed with a refusal."""
RUNNERS_UP = 3
"""Candidates listed with an answer."""

_EXACT, _SAME_LETTERS, _BUT_ARTICLE, _OTHER_NAME = 1.0, 0.98, 0.955, 0.9
_SPELLING, _CLOSENESS = 0.77, 0.19


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name.

    ``admin1``, ``admin2``: P-codes that the question states; an answer elsewhere is not given.
    ``around``: P-codes that the text names nearby; ``near``: other places of the same text. Those
    two only break ties and let weak names through.
    """

    admin1: str | None = None
    admin2: str | None = None
    around: tuple[str, ...] = ()
    near: tuple[LonLat, ...] = ()


NO_CONTEXT = Context()


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
    """One row that a name may mean; ``note`` says what lowered its score."""

    row: int
    entry: int
    method: MatchMethod
    score: float
    weak: bool
    note: str = ""


@dataclass(slots=True)
class Resolution:
    """The outcome: the chosen row first, or the rows that it could be, best first, and why."""

    status: MatchStatus
    hits: Sequence[Hit]
    why: str


def resolve_sole(index: Index, text: str, context: Context = NO_CONTEXT) -> Resolution | None:
    """The outcome for a name that only one row bears, without a search; None if it needs one."""
    entry = index.sole.get(normalise(text))
    if entry is None:
        return None
    row = index.entry_row[entry]
    if context is not NO_CONTEXT and _elsewhere(index.rows[row], context):
        return None
    hit = Hit(row, entry, MatchMethod.EXACT, _EXACT, False)
    method = "user" if row >= index.first_user_row else "exact"
    why = explain.answer(index, text, entry, method, (), "")
    return Resolution(MatchStatus.MATCHED, [hit], why)


def resolve(index: Index, query: Query, context: Context = NO_CONTEXT) -> Resolution:
    """Decide which row of the index a name means, or refuse."""
    found = _Search(index, query)
    found.collect()
    if not found.exact:
        reason = refusal(query.normal) or adjective(query.tokens)
        if reason is None and not found.confident:
            reason = personal(query.normal, query.tokens)
        if reason:
            return Resolution(MatchStatus.UNRESOLVED, (), reason)
    if not found.confident:
        found.collect_fuzzy()
    ranked = _rank(index, query, list(found.hits.values()), context)
    return _decide(index, query, ranked, found.wrong_kind, context)


class _Search:
    """The rows that a query may mean, each with its best-fitting name."""

    def __init__(self, index: Index, query: Query) -> None:
        self.index = index
        self.query = query
        self.hits: dict[int, Hit] = {}
        self.wrong_kind: list[int] = []
        self.exact = False
        self._best = 0.0

    @property
    def confident(self) -> bool:
        return self._best >= ACCEPT

    def collect(self) -> None:
        """Rows by the same normalised name, then by the same spelling key."""
        index, query = self.index, self.query
        for entry in index.exact.get(query.normal, ()):
            self._keep(index.entry_row[entry], entry, MatchMethod.EXACT, _EXACT, "")
            self.exact = True
        text = core_text(query.tokens)
        for key in key_variants(query.key, query.tokens):
            self._by_key(key, text, 0.0)
        if not self.hits and self.wrong_kind:
            self._by_other_names()
        if not self.hits and query.tokens and not query.key.isascii():
            for variant in arabic_prefix_variants(query.tokens[0]):
                tokens = (variant, *query.tokens[1:])
                self._by_key(tokens_key(tokens), core_text(tokens), 0.01)

    def _by_other_names(self) -> None:
        """ "Tadmur airport" is the airport that the gazetteer only knows as Palmyra's."""
        index = self.index
        for town in set(self.wrong_kind):
            if index.prominence[town] < 4:
                continue
            for key in {index.entry_key[e] for e in index.row_entries[town]}:
                for entry in index.core.get(key, ()):
                    row = index.entry_row[entry]
                    if row == town or distance_m(index.rows[row], index.rows[town]) > NEARBY_M:
                        continue
                    if satisfies(self.query.kinds, index.entry_kinds[entry] | index.row_kinds[row]):
                        self._consider(entry, MatchMethod.SPELLING, _OTHER_NAME)

    def _by_key(self, key: str, text: str, loss: float) -> None:
        index = self.index
        hits = self.hits
        article = int(any(t in ARTICLES for t in self.query.tokens))
        least = 0.6 if len(key) < 4 else 0.4
        for entry in index.core.get(key, ()):
            known = hits.get(index.entry_row[entry])
            if known is not None and known.score >= _SAME_LETTERS and not known.weak:
                continue
            other = index.entry_text[entry]
            if other == text:
                score = _SAME_LETTERS if index.entry_article[entry] == article else _BUT_ARTICLE
                self._consider(entry, MatchMethod.EXACT, score - loss)
                continue
            alike = OSA.normalized_similarity(text, other)
            if alike >= least:
                self._consider(entry, MatchMethod.SPELLING, _SPELLING - loss + _CLOSENESS * alike)

    def collect_fuzzy(self) -> None:
        """Rows within a small edit distance, among those with (nearly) the same consonants."""
        index, key = self.index, self.query.key
        arabic = not key.isascii()
        if len(key) < (3 if arabic else FUZZY_MIN_KEY):
            return
        skeleton = skeleton_of_key(key)
        if len(skeleton) < 2:
            return
        latin = latin_form(key)
        near = {skeleton} if len(skeleton) < 3 else index.near_skeletons(skeleton)
        for candidate in near:
            same = candidate == skeleton
            for entry in index.skeletons.get(candidate, ()):
                other = index.entry_key[entry]
                if arabic == (not other.isascii()):
                    score = _similar(key, other, same)
                elif arabic and same:
                    score = self._across(latin, other, index.entry_row[entry])
                else:
                    continue
                if score >= 0.6:
                    self._consider(entry, MatchMethod.FUZZY, score)

    def _across(self, latin: str, other: str, row: int) -> float:
        """An Arabic name against a Latin one; a row with Arabic names is only met in full."""
        score = _cross_script(latin, other)
        has_own = bool(self.index.rows[row][2])
        least = MIN_SKELETON_OWN if has_own else MIN_SKELETON
        enough = len(skeleton_of_key(other)) >= least and (score >= 0.9 or not has_own)
        return score if enough else 0.0

    def _consider(self, entry: int, method: MatchMethod, score: float) -> None:
        """Add a row under one of its names, unless words of kind speak against it."""
        index, asked = self.index, self.query.kinds
        row = index.entry_row[entry]
        named = index.entry_kinds[entry]
        if asked and not satisfies(asked, named | index.row_kinds[row]):
            self.wrong_kind.append(row)
            return
        # "Abu Kamal city" and "T2 area" may be asked for without the soft word.
        soft = Kind.AREA | (index.row_kinds[row] & Kind.SETTLEMENT)
        unsaid = named & ~asked & ~soft
        if unsaid and not (asked and satisfies(unsaid, asked)):
            if not self.exact:
                note = "the question has no word of kind"
                self._keep(row, entry, method, score - KIND_UNSAID, note)
            return
        self._keep(row, entry, method, score, "")

    def _keep(self, row: int, entry: int, method: MatchMethod, score: float, note: str) -> None:
        weak = self.index.entry_weak[entry] > 0
        known = self.hits.get(row)
        if known is not None and method is MatchMethod.FUZZY is not known.method:
            return  # the same key says more than a similar one
        if known is None or (known.score, not known.weak) < (score, not weak):
            self.hits[row] = Hit(row, entry, method, score, weak, note)
            if score > self._best:
                self._best = score


def alike(key: str, other: str) -> float:
    """How alike two spelling keys are, 0 to 1, in one script or across Arabic and Latin."""
    if key == other:
        return 1.0
    if key.isascii() == other.isascii():
        same = skeleton_of_key(key) == skeleton_of_key(other)
        return _similar(key, other, same)
    arabic, latin = (other, key) if key.isascii() else (key, other)
    if skeleton_of_key(arabic) != skeleton_of_key(latin):
        return 0.0
    return _cross_script(latin_form(arabic), latin)


def _similar(key: str, other: str, same_skeleton: bool) -> float:
    """1 minus the share of letters changed; a changed vowel counts half a consonant."""
    longest = max(len(key), len(other))
    if same_skeleton:  # only vowels differ; two exchanged ones are less than two left out
        allowed = 2 if longest > (6 if len(key) == len(other) else 7) else 1
    else:
        allowed = 2 if longest > 9 else 1
    distance = OSA.distance(key, other, score_cutoff=allowed)
    if distance > allowed:
        return 0.0
    cost = distance * (0.55 if same_skeleton else 1.0)
    if key[0] != other[0]:
        cost *= 1.6  # the first letter is the last that a writer gets wrong
    return 0.95 * (1 - cost / longest)


def _cross_script(key: str, other: str) -> float:
    """How well an Arabic key in Latin letters fits a Latin key with the same consonants.

    Arabic writes only the long vowels, so each of those must meet a vowel of its colour, and a
    Latin vowel may stand where Arabic writes none.
    """
    i = missed = extra = 0
    for letter in other:
        if i < len(key) and key[i] == letter:
            i += 1
        elif letter in "aiu":
            extra += 1
        else:
            while i < len(key) and key[i] in "aiu":
                missed += 1
                i += 1
            i += 1
    missed += sum(1 for letter in key[i:] if letter in "aiu")
    return 0.9 - 0.14 * missed - 0.03 * max(0, extra - 2)


def _rank(index: Index, query: Query, hits: list[Hit], context: Context) -> list[Hit]:
    """Best first, after what context and the exact word of kind say of each."""
    fine = fine_kinds(query.normal.split()) if query.kinds else frozenset()
    for hit in hits:
        row = index.rows[hit.row]
        if fine and row[3] not in fine:
            hit.score -= _kind_gap(index.row_kinds[hit.row], row[3], fine, hit.method)
            hit.note = hit.note or f"it is a {row[3].replace('_', ' ')}"
        if context is NO_CONTEXT:
            if hit.weak:
                hit.score -= WEAK
                hit.note = "so common a name needs a region or places around it"
            continue
        if _elsewhere(row, context):
            hit.score -= ELSEWHERE
            hit.note = "it lies outside the region that was asked for"
        support = _support(row, context)
        if hit.weak and not support:
            hit.score -= WEAK
            hit.note = "so common a name needs a region or places around it"
        elif support and not hit.weak:
            hit.score = min(1.0, hit.score + 0.01)
    if len(hits) < 2:
        return hits
    prominence = index.prominence
    user = index.first_user_row
    hits.sort(key=lambda h: (h.row < user, -h.score, -prominence[h.row], h.row))
    return hits


def _kind_gap(kinds: int, kind: str, fine: frozenset[str], method: MatchMethod) -> float:
    """What a row loses whose kind is of the class asked for but not the very one."""
    if fine == IN_TOWN and kinds & Kind.SETTLEMENT:
        return 0.2 if kind == "village" or method is MatchMethod.FUZZY else 0.06
    return 0.03 if kinds & Kind.SETTLEMENT else 0.07


def _elsewhere(row: list[object], context: Context) -> bool:
    if context.admin1 and row[7] != context.admin1 and (row[7] or row[10] != "SY"):
        return True
    return bool(context.admin2 and row[8] and row[8] != context.admin2)


def _support(row: list[object], context: Context) -> int:
    """How well the context fits a row: 0 not, 1 the same governorate or nearby, 2 very near."""
    if context.admin1 and row[7] == context.admin1:
        return 1 if row[8] != context.admin2 else 2
    best = 0
    for code in context.around:
        if code == row[8] or code == row[9]:
            return 2
        if code == row[7]:
            best = 1
    for point in context.near:
        far = distance_m(row, [0, 0, 0, 0, point.lon, point.lat])
        if far <= CLOSE_M:
            return 2
        if far <= NEARBY_M:
            best = 1
    return best


def _decide(
    index: Index, query: Query, ranked: list[Hit], wrong_kind: list[int], context: Context
) -> Resolution:
    if not ranked:
        why = explain.nothing(index, query.text, wrong_kind)
        return Resolution(MatchStatus.UNRESOLVED, (), why)
    best = ranked[0]
    if best.score < (FUZZY_ACCEPT if best.method is MatchMethod.FUZZY else ACCEPT):
        named = best.score >= 0.6 and best.method is not MatchMethod.FUZZY
        near = named or (best.score + ELSEWHERE >= ACCEPT and _asked(best, context))
        status = MatchStatus.AMBIGUOUS if near else MatchStatus.UNRESOLVED
        why = explain.too_weak(index, query.text, best.row, best.note)
        return Resolution(status, tuple(ranked[:SHOWN]), why)
    if best.row >= index.first_user_row:
        why = explain.answer(index, query.text, best.entry, "user", (), "")
        return Resolution(MatchStatus.MATCHED, (best,), why)
    if len(ranked) == 1:
        others = [
            (r, "it is not of the kind named") for r in _distinct(wrong_kind) if r != best.row
        ]
        why = explain.answer(index, query.text, best.entry, best.method, others, "")
        return Resolution(MatchStatus.MATCHED, (best,), why)
    rivals = [
        h
        for h in ranked[1:]
        if h.score + (WEAK if h.weak and h.score < ACCEPT else 0) > best.score - MARGIN
        and _comparable(index, best, h)
        and distance_m(index.rows[h.row], index.rows[best.row]) > SAME_SPOT_M
    ]
    chosen, reason = (best, "") if not rivals else _outstanding(index, best, rivals, context)
    if chosen is None:
        tied = [best.row, *(h.row for h in rivals)]
        why = explain.tie(index, query.text, tied, bool(context.admin1))
        return Resolution(MatchStatus.AMBIGUOUS, tuple(ranked[:SHOWN]), why)
    rest = [h for h in ranked if h is not chosen][:RUNNERS_UP]
    close = [(h.row, h.note) for h in rest if h.score > chosen.score - 0.35]
    others = close[:2] or [
        (r, "it is not of the kind named") for r in wrong_kind if r != chosen.row
    ]
    others = others[:2]
    why = explain.answer(index, query.text, chosen.entry, chosen.method, others, reason)
    return Resolution(MatchStatus.MATCHED, (chosen, *rest), why)


def _distinct(rows: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(rows))


def _comparable(index: Index, best: Hit, other: Hit) -> bool:
    """Whether a hit can rival the best: letter for letter beats a mere key of no greater place."""
    if best.score >= _SAME_LETTERS and other.method is not MatchMethod.EXACT:
        return index.prominence[other.row] >= index.prominence[best.row] + 2
    return True


def _asked(hit: Hit, context: Context) -> bool:
    return bool(context.admin1) and "region that was asked" in hit.note


def _outstanding(
    index: Index, best: Hit, rivals: list[Hit], context: Context
) -> tuple[Hit | None, str]:
    """The one hit that stands out of a near tie by context or by kind, if there is one."""
    tied = [best, *rivals]
    if context is not NO_CONTEXT:
        support = [_support(index.rows[h.row], context) for h in tied]
        top = max(support)
        tied = [h for h, s in zip(tied, support, strict=True) if s == top]
        if len(tied) == 1:
            return tied[0], "which do not lie in the region or near the places named with it"
    tied.sort(key=lambda h: (-index.prominence[h.row], -h.score))
    first, second = (index.prominence[h.row] for h in tied[:2])
    if first >= 4 and first - second >= 2 and tied[0].score >= best.score - 0.01:
        kind = str(index.rows[tied[0].row][3])
        return tied[0], f"less likely than a {kind} to be meant by the bare name"
    return None, ""
