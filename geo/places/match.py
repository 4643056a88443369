"""From a name to a gazetteer row: exact, then spelling key, then bounded fuzzy; else refused.

The cascade collects rows, words of kind exclude some, context raises or lowers the rest, and the
best one is answered only if it stands clear of every rival that lies elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from geo.model import GOVERNORATES, LonLat, MatchMethod, MatchStatus
from geo.places.index import Index, distance_m
from geo.places.kinds import SOFT, Kind, satisfies, split_kinds
from geo.places.names import (
    arabic_prefix_variants,
    key_variants,
    latin_form,
    normalise,
    script_of,
    skeleton_of_key,
    tokens_key,
)
from geo.places.refusals import refusal

ACCEPT = 0.75
"""Below this score nothing is answered."""
MARGIN = 0.08
"""A rival this close in score makes the answer ambiguous."""
WEAK = 0.3
"""What a weak name loses where nothing around it supports it."""
SAME_SPOT_M = 8_000.0
"""Rivals closer together than this are one answer for a map of the desert."""
NEARBY_M = 80_000.0
"""Other places of a text this close speak for a candidate."""
FUZZY_MIN_KEY = 4

EXACT, SPELLING = 1.0, 0.95


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name.

    ``admin1``, ``admin2``: P-codes that the question states; an answer elsewhere is not given.
    ``around``: P-codes that the text names nearby; ``near``: other places of the same text. They
    only break ties.
    """

    admin1: str | None = None
    admin2: str | None = None
    around: tuple[str, ...] = ()
    near: tuple[LonLat, ...] = ()


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Query:
    """A name taken apart: normalised words without words of kind, and the classes those name."""

    text: str
    normal: str
    tokens: tuple[str, ...]
    kinds: Kind
    key: str

    @classmethod
    def parse(cls, text: str) -> Query:
        normal = normalise(text)
        tokens, kinds = split_kinds(normal.split())
        return cls(text, normal, tuple(tokens), kinds, tokens_key(tokens))


@dataclass(slots=True)
class Hit:
    """One row that a name may mean. ``notes`` say what lowered or raised its score."""

    row: int
    entry: int
    method: MatchMethod
    score: float
    weak: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome: the row that was chosen, or those that it could be, best first, and why."""

    status: MatchStatus
    hits: tuple[Hit, ...]
    why: str


def resolve(index: Index, query: Query, context: Context = NO_CONTEXT) -> Resolution:
    """Decide which row of the index a name means, or refuse."""
    hits, wrong_kind = _collect(index, query)
    if not any(h.score >= ACCEPT for h in hits.values()):
        reason = refusal(query.normal)
        if reason:
            return Resolution(MatchStatus.UNRESOLVED, (), reason)
        _collect_fuzzy(index, query, hits, wrong_kind)
    ranked = _rank(index, hits.values(), context)
    return _decide(index, query, ranked, wrong_kind, context)


def _collect(index: Index, query: Query) -> tuple[dict[int, Hit], list[int]]:
    hits: dict[int, Hit] = {}
    wrong_kind: list[int] = []
    for entry in index.exact.get(query.normal, ()):
        _keep(index, hits, entry, MatchMethod.EXACT, EXACT)
    for number, key in enumerate(key_variants(query.key, query.tokens)):
        for entry in index.core.get(key, ()):
            _consider(index, query, entry, SPELLING - 0.02 * number, hits, wrong_kind)
    if not hits and not query.key.isascii():
        for variant in arabic_prefix_variants(query.tokens[0]) if query.tokens else ():
            tokens = (variant, *query.tokens[1:])
            for entry in index.core.get(tokens_key(tokens), ()):
                _consider(index, query, entry, SPELLING - 0.03, hits, wrong_kind)
    return hits, wrong_kind


def _consider(
    index: Index,
    query: Query,
    entry: int,
    base: float,
    hits: dict[int, Hit],
    wrong_kind: list[int],
    method: MatchMethod = MatchMethod.SPELLING,
) -> None:
    """Add a name with the same key, unless words of kind speak against it."""
    row = index.entry_row[entry]
    named = Kind(index.entry_kinds[entry])
    own = Kind(index.row_kinds[row])
    if not satisfies(query.kinds, named | own):
        wrong_kind.append(row)
        return
    unsaid = named & ~query.kinds & ~SOFT
    if unsaid and not satisfies(unsaid, query.kinds):
        _keep(index, hits, entry, method, base - 0.27, "its word of kind is missing")
    else:
        _keep(index, hits, entry, method, base)


def _keep(
    index: Index,
    hits: dict[int, Hit],
    entry: int,
    method: MatchMethod,
    score: float,
    note: str = "",
) -> None:
    row = index.entry_row[entry]
    weak = bool(index.entry_weak[entry])
    known = hits.get(row)
    if known is not None and (known.score, not known.weak) >= (score, not weak):
        return
    hits[row] = Hit(row, entry, method, score, weak, [note] if note else [])


def _collect_fuzzy(index: Index, query: Query, hits: dict[int, Hit], wrong_kind: list[int]) -> None:
    """Names within a small edit distance, among those with (nearly) the same consonants."""
    key = latin_form(query.key)
    if len(query.key) < (FUZZY_MIN_KEY if query.key.isascii() else 3):
        return
    arabic = script_of(query.normal) == "arabic"
    skeleton = skeleton_of_key(query.key)
    if len(skeleton) < 2:
        return
    near = [skeleton] if len(skeleton) < 3 else index.near_skeletons(skeleton)
    for candidate in near:
        same = candidate == skeleton
        for entry in index.skeletons.get(candidate, ()):
            other = index.entry_key[entry]
            if arabic and other.isascii():
                if not same:
                    continue
                score = _cross_script(key, other)
            elif arabic != (not other.isascii()):
                continue
            else:
                score = _similar(query.key, other, same)
            if score >= 0.6:
                _consider(index, query, entry, score, hits, wrong_kind, MatchMethod.FUZZY)


def _similar(key: str, other: str, same_skeleton: bool) -> float:
    """1 minus the share of letters changed; a changed vowel counts half a consonant."""
    allowed = 2 if same_skeleton or len(key) > 8 else 1
    distance = OSA.distance(key, other, score_cutoff=allowed)
    if distance > allowed:
        return 0.0
    cost = distance * (0.55 if same_skeleton else 1.0)
    if key[0] != other[0]:
        cost *= 1.6  # the first letter is the last that a writer gets wrong
    return 0.95 * (1 - cost / max(len(key), len(other)))


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
    return 0.9 - 0.14 * missed - (0.03 * max(0, extra - 2))


def _rank(index: Index, hits: Iterable[Hit], context: Context) -> list[Hit]:
    ranked = []
    for hit in hits:
        row = index.rows[hit.row]
        if context.admin1:
            if row[7] == context.admin1:
                hit = replace(hit, score=min(1.0, hit.score + 0.03), notes=[*hit.notes])
            elif row[7] or row[10] != "SY":
                hit = replace(hit, score=hit.score - 0.4, notes=[*hit.notes, "lies elsewhere"])
        supported = _supported(row, context)
        if hit.weak and not supported:
            hit = replace(hit, score=hit.score - WEAK, notes=[*hit.notes, "a weak name"])
        elif supported and not hit.weak:
            hit = replace(hit, score=min(1.0, hit.score + 0.03))
        ranked.append(hit)
    ranked.sort(key=lambda h: (-h.score, -index.prominence[h.row], h.row))
    return ranked


def _supported(row: Sequence[object], context: Context) -> bool:
    """Whether the context names the row's own region, or a place near it."""
    if context.admin1 and row[7] == context.admin1:
        return True
    if any(code and code in context.around for code in row[7:10]):
        return True
    return any(
        distance_m(list(row), [None] * 4 + [point.lon, point.lat]) <= NEARBY_M
        for point in context.near
    )


def _decide(
    index: Index,
    query: Query,
    ranked: list[Hit],
    wrong_kind: list[int],
    context: Context,
) -> Resolution:
    if not ranked:
        return Resolution(MatchStatus.UNRESOLVED, (), _nothing(index, query, wrong_kind))
    best = ranked[0]
    if best.score < ACCEPT:
        status = MatchStatus.AMBIGUOUS if best.score >= 0.6 else MatchStatus.UNRESOLVED
        if context.admin1 and "lies elsewhere" in best.notes:
            status = MatchStatus.AMBIGUOUS
        return Resolution(status, tuple(ranked[:8]), _too_weak(index, query, best))
    rivals = [
        h
        for h in ranked[1:]
        if h.score + (WEAK if h.weak else 0) > best.score - MARGIN
        and distance_m(index.rows[h.row], index.rows[best.row]) > SAME_SPOT_M
    ]
    chosen, reason = _outstanding(index, best, rivals, context)
    if chosen is None:
        return Resolution(
            MatchStatus.AMBIGUOUS, tuple(ranked[:8]), _tie(index, query, best, rivals)
        )
    rest = [h for h in ranked if h is not chosen]
    why = _answer(index, query, chosen, rest, wrong_kind, reason)
    return Resolution(MatchStatus.MATCHED, (chosen, *rest[:7]), why)


def _outstanding(
    index: Index, best: Hit, rivals: list[Hit], context: Context
) -> tuple[Hit | None, str]:
    """The one hit that stands out of a near tie by context or by kind, if there is one."""
    if not rivals:
        return best, ""
    tied = [best, *rivals]
    supported = [h for h in tied if _supported(index.rows[h.row], context)]
    if len(supported) == 1:
        return supported[0], "it lies in the region or near the places named with it"
    if supported:
        tied = supported
    tied.sort(key=lambda h: -index.prominence[h.row])
    first, second = (index.prominence[h.row] for h in tied[:2])
    if first >= 4 and first - second >= 2 and tied[0].score >= best.score - 0.01:
        return tied[0], f"it is a {_kind(index, tied[0].row)} and the other not"
    return None, ""


def describe(index: Index, row: int) -> str:
    """A row in a few words: "Al-Sukhnah (town, Homs)"."""
    return f"{index.rows[row][1]} ({_kind(index, row)}, {_where(index, row)})"


def _kind(index: Index, row: int) -> str:
    return str(index.rows[row][3]).replace("_", " ")


def _where(index: Index, row: int) -> str:
    r = index.rows[row]
    return GOVERNORATES.get(r[7], "") or (r[10] if r[10] != "SY" else "several governorates")


_RULES = {
    MatchMethod.EXACT: "is a name of",
    MatchMethod.SPELLING: "has the spelling key of",
    MatchMethod.FUZZY: "is close in spelling to",
}


def _answer(
    index: Index,
    query: Query,
    chosen: Hit,
    rest: list[Hit],
    wrong_kind: list[int],
    reason: str,
) -> str:
    name = index.entry_name[chosen.entry]
    target = describe(index, chosen.row)
    shown = "" if name == index.rows[chosen.row][1] else f"{name!r}, "
    sentence = f"{query.text!r} {_RULES[chosen.method]} {shown}{target}"
    close = [h for h in rest if h.score > chosen.score - 0.35][:2]
    if close:
        others = " and ".join(describe(index, h.row) for h in close)
        sentence += f"; {others} came next, {reason or _lost(index, chosen, close[0])}"
        if reason:
            sentence = sentence.replace(f", {reason}", f", but {reason}")
    elif wrong_kind:
        row = next((r for r in wrong_kind if r != chosen.row), None)
        if row is not None:
            sentence += f"; {describe(index, row)} has the same name but is not of the kind named"
    return sentence + "."


def _lost(index: Index, chosen: Hit, other: Hit) -> str:
    if other.notes:
        return f"lower because {other.notes[-1]}"
    if other.method != chosen.method:
        return "matched less closely"
    if distance_m(index.rows[chosen.row], index.rows[other.row]) <= SAME_SPOT_M:
        return "at the same spot"
    return "less likely by kind or context"


def _tie(index: Index, query: Query, best: Hit, rivals: list[Hit]) -> str:
    names = ", ".join(describe(index, h.row) for h in [best, *rivals][:4])
    return (
        f"{query.text!r} may be {names}; nothing in the question tells them apart. "
        "Name the governorate or the district."
    )


def _too_weak(index: Index, query: Query, best: Hit) -> str:
    because = best.notes[-1] if best.notes else "the spelling is too far off"
    return (
        f"{query.text!r} is closest to {describe(index, best.row)}, but not close enough to "
        f"answer: {because}."
    )


def _nothing(index: Index, query: Query, wrong_kind: list[int]) -> str:
    if wrong_kind:
        return (
            f"{query.text!r} shares its name with {describe(index, wrong_kind[0])}, "
            "which is not of the kind named; nothing else in the gazetteer is close."
        )
    return f"Nothing in the gazetteer is named or spelt like {query.text!r}."
