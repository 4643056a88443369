"""From a name to one row of the gazetteer, or a refusal that says between what it could not choose.

``search`` collects rows; here context raises or lowers them, and the best one is answered only if
it stands clear of every rival that lies elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import LonLat, MatchMethod, MatchStatus
from geo.places import explain
from geo.places.elsewhere import city_abroad
from geo.places.index import Index, distance_m
from geo.places.kinds import AREA_KINDS, IN_TOWN, PROMINENCE, WORDS, Kind, fine_kinds
from geo.places.names import core_text, normalise
from geo.places.refusals import COMMON_NAMES, adjective, is_person, personal, refusal
from geo.places.search import ACCEPT, EXACT, NEARBY_M, SAME_LETTERS, WEAK, Hit, Query, Search

LEAST = {MatchMethod.SPELLING: 0.86, MatchMethod.FUZZY: 0.8}
"""Below these scores another or a similar spelling is not answered; else see ``search.ACCEPT``."""
LEAST_CANDIDATE = {MatchMethod.EXACT: 0.6, MatchMethod.SPELLING: 0.65, MatchMethod.FUZZY: 0.78}
"""Below these scores a row is no candidate worth asking about, and the name just unknown."""
MARGIN, FUZZY_MARGIN = 0.06, 0.03
"""A rival this close in score makes the answer ambiguous."""
NAMESAKE_SCORE = 0.85
"""The most that a place gets whose namesake in the same region reports seldom mean."""
COMMON_SCORE = 0.8
"""The most that a name gets alone which many villages in Syria bear."""
SURE_SPELLING = 0.93
"""From this score another spelling is answered although a city abroad has the very name."""
ELSEWHERE = 0.4
"""What a row loses that lies outside the governorate which the question names."""
SAME_SPOT_M = 8_000.0
"""Rivals closer together than this are one answer for a map of the desert."""
CLOSE_M = 30_000.0
"""Other places of a text this close speak strongly for a candidate, up to NEARBY_M a little."""
VILLAGE, MOUNTAIN = frozenset({"village"}), frozenset({"mountain"})
HOME = frozenset({"SY04", "SY05", "SY09", "SY11"})
SOUTH, STEPPE_LON = frozenset({"SY03", "SY13"}), 37.0
"""Governorates whose east is desert, and the meridian from which it is."""
LOCAL = frozenset({"village", "town", "quarter", "farm"})
FAR_GUESS = 0.95
"""From this score a settlement elsewhere is answered under another spelling with no region given:
its namesakes there are not listed."""
IN_ITS_NAME = 0.01
"""What a row loses of another kind than the one named if that word is part of its own name."""
SHOWN = 8
"""Candidates listed with a refusal."""
RUNNERS_UP = 3
"""Candidates listed with an answer."""


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
class Resolution:
    """The outcome: the chosen row first, or the rows that it could be, best first, and why."""

    status: MatchStatus
    hits: Sequence[Hit]
    why: str
    refused: bool = False
    """Whether the words are known to be no place: a person's name, a month, an armed group."""


def resolve_sole(index: Index, text: str, context: Context = NO_CONTEXT) -> Resolution | None:
    """The outcome for a name that only one row bears, without a search; None if it needs one."""
    entry = index.sole.get(normalise(text))
    if entry is None:
        return None
    row = index.entry_row[entry]
    if context is not NO_CONTEXT and _elsewhere(index.rows[row], context):
        return None
    hit = Hit(row, entry, MatchMethod.EXACT, EXACT, False)
    method = "user" if row >= index.first_user_row else "exact"
    why = explain.answer(index, text, entry, method, (), "")
    return Resolution(MatchStatus.MATCHED, [hit], why)


def resolve(
    index: Index, query: Query, context: Context = NO_CONTEXT, guess: bool = True
) -> Resolution:
    """Decide which row of the index a name means, or refuse.

    ``guess``: whether similar spellings count where nothing else fits.
    """
    found = Search(index, query)
    found.collect()
    asked = context.admin1 is not None and found.the_name and not is_person(query.normal)
    reason = None if found.strong or asked else refusal(query.normal)
    if reason is None and not found.exact:
        reason = adjective(query.tokens)
        if reason is None and not found.confident and not query.kinds:
            reason = personal(query.normal, query.tokens)
    if reason is None and query.normal in WORDS and not found.strong:
        reason = f"{query.normal!r} is a kind of place, not the name of one."
    if reason:
        return Resolution(MatchStatus.UNRESOLVED, (), reason, refused=True)
    if guess and not (found.confident and _any_within(index, found, context)):
        found.collect_fuzzy()
    ranked = _rank(index, query, list(found.hits.values()), context)
    decided = _decide(index, query, ranked, found.wrong_kind, context)
    decided = _unless_namesake(index, query, decided, found.namesakes)
    decided = _less_sure(index, query, decided, context)
    _beside_namesakes(index, decided, ranked, context)
    return _unless_abroad(index, query, decided, context)


def _unless_namesake(
    index: Index, query: Query, decided: Resolution, namesakes: list[int]
) -> Resolution:
    """The outcome, but no guess where "the desert of X" is that of a village X far away."""
    if decided.status is not MatchStatus.MATCHED or query.kinds & Kind.SETTLEMENT:
        return decided
    best = decided.hits[0]
    if best.method is not MatchMethod.FUZZY or not namesakes:
        return decided
    if any(distance_m(index.rows[best.row], index.rows[r]) <= NEARBY_M for r in namesakes):
        return decided
    why = explain.nothing(index, query.text, namesakes)
    return Resolution(MatchStatus.UNRESOLVED, decided.hits, why)


def _unless_abroad(index: Index, query: Query, decided: Resolution, context: Context) -> Resolution:
    """The outcome, but no guess for the name of a city that the gazetteer lacks."""
    if decided.status is not MatchStatus.MATCHED:
        return decided
    best = decided.hits[0]
    sure = best.method is MatchMethod.EXACT or best.score >= SURE_SPELLING
    if sure or (context is not NO_CONTEXT and best.method is MatchMethod.SPELLING):
        return decided
    if query.kinds & ~Kind.SETTLEMENT:
        return decided  # Khirbat Hasan is no city
    city = city_abroad(core_text(query.tokens))
    if city is None:
        return decided
    why = explain.city_abroad(index, query.text, city, best.row)
    return Resolution(MatchStatus.UNRESOLVED, decided.hits, why)


def _any_within(index: Index, found: Search, context: Context) -> bool:
    """Whether no similar spelling need be sought: a hit lies in the region, or has the very name.

    Where the very name is known elsewhere, a similar one in the region is another name.
    """
    return not context.admin1 or any(
        hit.method is MatchMethod.EXACT
        or (hit.score >= ACCEPT and not _elsewhere(index.rows[hit.row], context))
        for hit in found.hits.values()
    )


def _rank(index: Index, query: Query, hits: list[Hit], context: Context) -> list[Hit]:
    """Best first, after what context and the exact word of kind say of each."""
    fine = fine_kinds(query.normal.split()) if query.kinds else frozenset()
    for hit in hits:
        row = index.rows[hit.row]
        if fine and row[3] not in fine:
            gap = _kind_gap(index.row_kinds[hit.row], row[3], fine, hit.method)
            if _in_its_name(index, query, hit, fine):
                gap = min(gap, IN_ITS_NAME)
            hit.score -= gap
            hit.claim -= gap
            hit.note = hit.note or f"it is a {row[3].replace('_', ' ')}"
        if context is NO_CONTEXT:
            if hit.weak:
                hit.score -= WEAK
                hit.note = "so common a name needs a region or places around it"
            continue
        if _elsewhere(row, context):
            hit.score -= ELSEWHERE
            hit.claim -= ELSEWHERE
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


def _in_its_name(index: Index, query: Query, hit: Hit, fine: frozenset[str]) -> bool:
    """Whether the word of kind is part of a row's own name: a village called Tall X."""
    unsaid = query.kinds & ~(index.entry_kinds[hit.entry] & ~Kind.SETTLEMENT)
    return not unsaid and bool(fine & fine_kinds(normalise(index.entry_name[hit.entry]).split()))


def _kind_gap(kinds: int, kind: str, fine: frozenset[str], method: MatchMethod) -> float:
    """What a row loses whose kind is of the class asked for but not the very one."""
    if fine == IN_TOWN and kinds & Kind.SETTLEMENT:
        return 0.2 if kind == "village" or method is MatchMethod.FUZZY else 0.06
    if fine == VILLAGE and kind in IN_TOWN:
        return 0.25
    if fine == MOUNTAIN and kinds & Kind.SETTLEMENT:
        return 0.1
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
    if context is NO_CONTEXT and _far_guess(index, best):
        why = explain.too_weak(index, query.text, best.row, "it is only spelt like it")
        return Resolution(MatchStatus.AMBIGUOUS, tuple(ranked[:SHOWN]), why)
    if best.score < LEAST.get(best.method, ACCEPT):
        score = best.score + (ELSEWHERE if _asked(best, context) else 0.0)
        near = score >= LEAST_CANDIDATE[best.method]
        status = MatchStatus.AMBIGUOUS if near else MatchStatus.UNRESOLVED
        why = explain.too_weak(index, query.text, best.row, best.note)
        return Resolution(status, tuple(ranked[:SHOWN]), why)
    if best.row >= index.first_user_row:
        why = explain.answer(index, query.text, best.entry, "user", (), "")
        return Resolution(MatchStatus.MATCHED, (best,), why)
    if best.method is MatchMethod.FUZZY:
        named = [h for h in ranked[1:] if h.method is not MatchMethod.FUZZY and _could_be(h)]
        if any(not _same_spot(index, best.row, h.row) for h in named):
            why = explain.tie(index, query.text, [best.row, *(h.row for h in named)], False)
            return Resolution(MatchStatus.AMBIGUOUS, tuple(ranked[:SHOWN]), why)
    if len(ranked) == 1:
        others = [
            (r, "it is not of the kind named") for r in _distinct(wrong_kind) if r != best.row
        ]
        why = explain.answer(index, query.text, best.entry, best.method, others, "")
        return Resolution(MatchStatus.MATCHED, (best,), why)
    margin = FUZZY_MARGIN if best.method is MatchMethod.FUZZY else MARGIN
    fine = fine_kinds(query.normal.split()) if query.kinds else frozenset()
    rivals = [
        h
        for h in ranked[1:]
        if max(h.score, h.claim, _claim_by_kind(index, best, h, fine)) > best.score - margin
        and _comparable(index, best, h)
        and not _same_spot(index, best.row, h.row)
    ]
    chosen: Hit | None = best
    reason = ""
    if rivals:
        chosen, reason = _outstanding(index, query, best, rivals, context)
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


def _less_sure(index: Index, query: Query, decided: Resolution, context: Context) -> Resolution:
    """The outcome with a lower score where many villages that are not listed bear the name."""
    if decided.status is not MatchStatus.MATCHED or query.key not in COMMON_NAMES:
        return decided
    best = decided.hits[0]
    kind = index.rows[best.row][3]
    if (
        context is not NO_CONTEXT
        or kind not in ("village", "town")
        or best.row >= index.first_user_row
    ):
        return decided
    if best.method is not MatchMethod.EXACT:
        why = explain.too_weak(index, query.text, best.row, "many villages bear this name")
        return Resolution(MatchStatus.AMBIGUOUS, decided.hits, why)
    best.score = min(best.score, COMMON_SCORE)
    why = f"{decided.why} Many villages bear this name; name the governorate to be sure."
    return Resolution(decided.status, decided.hits, why)


def _beside_namesakes(
    index: Index, decided: Resolution, ranked: Sequence[Hit], context: Context
) -> None:
    """Lower the score where a place of no less rank bears the very name and is but meant less."""
    if decided.status is not MatchStatus.MATCHED or context is not NO_CONTEXT:
        return
    best = decided.hits[0]
    if best.row >= index.first_user_row or best.score <= NAMESAKE_SCORE:
        return
    for other in ranked:
        namesake = other.weak and other.method is not MatchMethod.FUZZY
        if (
            namesake
            and other.score + WEAK >= best.score - MARGIN
            and index.prominence[other.row] >= index.prominence[best.row]
            and not _same_spot(index, best.row, other.row)
        ):
            best.score = NAMESAKE_SCORE
            return


def _claim_by_kind(index: Index, best: Hit, other: Hit, fine: frozenset[str]) -> float:
    """The score of a weak name whose row is of the very kind asked for, as the best is not."""
    meant = index.rows[other.row][3] in fine and index.rows[best.row][3] not in fine
    return other.score + WEAK if meant and other.weak and other.note.startswith("so common") else 0


def _same_spot(index: Index, best: int, other: int) -> bool:
    """Whether two rows are one answer on a map: close together, or the best within the other."""
    row = index.rows[other]
    reach = row[6] if row[3] in AREA_KINDS else 0.0
    return distance_m(index.rows[best], row) <= max(SAME_SPOT_M, reach)


def _distinct(rows: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(rows))


def _comparable(index: Index, best: Hit, other: Hit) -> bool:
    """Whether a hit can rival the best: letter for letter beats a mere key of no greater place."""
    if best.score >= SAME_LETTERS and other.method is not MatchMethod.EXACT:
        return index.prominence[other.row] >= index.prominence[best.row] + 2
    return True


def _far_guess(index: Index, hit: Hit) -> bool:
    """Whether a guess would be a settlement outside the governorates of the desert."""
    row = index.rows[hit.row]
    if hit.method is MatchMethod.EXACT or hit.row >= index.first_user_row:
        return False
    desert = row[7] in HOME or (row[7] in SOUTH and row[4] >= STEPPE_LON)
    return not desert and row[3] in LOCAL and hit.score < FAR_GUESS


def _could_be(hit: Hit) -> bool:
    """Whether a row that has the very name lost only for what the question leaves unsaid."""
    return "no word of kind" in hit.note or hit.note.startswith("so common")


def _asked(hit: Hit, context: Context) -> bool:
    return bool(context.admin1) and "region that was asked" in hit.note


def _outstanding(
    index: Index, query: Query, best: Hit, rivals: list[Hit], context: Context
) -> tuple[Hit | None, str]:
    """The one hit that stands out of a near tie by context, by name or by kind, if there is one."""
    tied = [best, *rivals]
    if context is not NO_CONTEXT:
        support = [_support(index.rows[h.row], context) for h in tied]
        top = max(support)
        tied = [h for h, s in zip(tied, support, strict=True) if s == top]
        if len(tied) == 1:
            return tied[0], "which do not lie in the region or near the places named with it"
        strong = [h for h in tied if not h.weak]
        if len(strong) == 1 and strong[0].score >= best.score:
            strong[0].score = min(strong[0].score, NAMESAKE_SCORE)
            return strong[0], "less likely to be meant by the bare name"
    if query.kinds & ~Kind.SETTLEMENT or fine_kinds(query.normal.split()) == VILLAGE:
        return None, ""  # "X farm" is no town only because the town is larger
    tied.sort(key=lambda h: (-index.prominence[h.row], -h.score))
    first, second = (index.prominence[h.row] for h in tied[:2])
    least = 5 if best.method is MatchMethod.FUZZY else 4
    if first >= least and first - second >= 2 and tied[0].score >= best.score - 0.01:
        kind = str(index.rows[tied[0].row][3])
        if first < PROMINENCE["city"] and tied[1].method is MatchMethod.EXACT:
            tied[0].score = min(tied[0].score, NAMESAKE_SCORE)
        return tied[0], f"less likely than a {kind} to be meant by the bare name"
    return None, ""
