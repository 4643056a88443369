"""Which of the rows that a name may mean is answered, if one stands clear of its rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import MatchMethod, MatchStatus, PlaceMatch
from geo.places import explain
from geo.places.context import NO_CONTEXT, Context, apart_m, support
from geo.places.files import Row
from geo.places.hits import ACCEPT, KIND_UNSAID, WEAK, Hit, Query
from geo.places.index import Index, distance_m
from geo.places.kinds import AREA_KINDS, PROMINENCE, Kind, fine_kinds
from geo.places.ranking import ELSEWHERE, LOCAL, VILLAGE, outside_region, very_name
from geo.places.search import SAME_LETTERS

LEAST = {MatchMethod.SPELLING: 0.86, MatchMethod.FUZZY: 0.8}
"""Below these scores another or a similar spelling is not answered; else see ``hits.ACCEPT``."""
LEAST_CANDIDATE = {MatchMethod.EXACT: 0.6, MatchMethod.SPELLING: 0.65, MatchMethod.FUZZY: 0.78}
"""Below these scores a row is no candidate worth asking about, and the name just unknown."""
MARGIN, FUZZY_MARGIN = 0.06, 0.03
"""A rival this close in score makes the answer ambiguous."""
NAMESAKE_SCORE = 0.85
"""The most that a place gets whose namesake in the same region reports seldom mean."""
SAME_SPOT_M = 8_000.0
"""Rivals closer together than this are one answer for a map of the desert."""
BY_FAR = 3
"""A rival so many times as far from the places of the text is not meant."""
HOME = frozenset({"SY04", "SY05", "SY09", "SY11"})
STEPPE = {
    "SY02": ((37.3, 38.3), (35.4, 36.05)), "SY03": ((37.0, 40.0), (32.0, 35.0)),
    "SY08": ((40.0, 42.0), (35.0, 36.3)), "SY13": ((37.0, 40.0), (32.0, 33.5)),
}  # fmt: skip
"""Where a governorate that is not all desert belongs to it: longitudes and latitudes."""
FAR_GUESS = 0.95
"""From this score a settlement elsewhere is answered under another spelling with no region given:
its namesakes there are not listed."""
SHOWN = 8
"""Candidates listed with a refusal."""
RUNNERS_UP = 3
"""Candidates listed with an answer."""


@dataclass(slots=True)
class Resolution:
    """The outcome: the chosen row first, or the rows that it could be, best first, and why."""

    status: MatchStatus
    hits: Sequence[Hit]
    why: str
    refused: bool = False
    """Whether the words are known to be no place: a person's name, a month, an armed group."""
    answer: PlaceMatch | None = None
    """The answer that was made of it last, for ``Answers`` to give again."""


def decide(
    index: Index, query: Query, ranked: list[Hit], wrong_kind: list[int], context: Context
) -> Resolution:
    """Which row a name means, of those found (``ranked``, best first), or why none."""
    if not ranked:
        why = explain.nothing(index, query.text, wrong_kind)
        return Resolution(MatchStatus.UNRESOLVED, (), why)
    best = ranked[0]
    if context is NO_CONTEXT and _far_guess(index, best):
        why = explain.too_weak(index, query.text, best.row, "it is only spelt like it")
        return Resolution(MatchStatus.AMBIGUOUS, tuple(ranked[:SHOWN]), why)
    if best.score < (ACCEPT if best.slip else LEAST.get(best.method, ACCEPT)):
        score = best.score + (ELSEWHERE if outside_region(best, context) else 0.0)
        near = score >= LEAST_CANDIDATE[best.method]
        status = MatchStatus.AMBIGUOUS if near else MatchStatus.UNRESOLVED
        why = explain.too_weak(index, query.text, best.row, best.note)
        return Resolution(status, tuple(ranked[:SHOWN]), why)
    if best.row >= index.first_user_row:
        why = explain.answer(index, query.text, best.entry, "user", (), "")
        return Resolution(MatchStatus.MATCHED, (best,), why)
    if best.method is MatchMethod.FUZZY:
        named = [h for h in ranked[1:] if h.method is not MatchMethod.FUZZY and _could_be(h, best)]
        if any(not same_spot(index, best.row, h.row) for h in named):
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
        and _comparable(index, query, best, h)
        and not same_spot(index, best.row, h.row)
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


def _claim_by_kind(index: Index, best: Hit, other: Hit, fine: frozenset[str]) -> float:
    """The score of a weak name whose row is of the very kind asked for, as the best is not."""
    meant = index.rows[other.row][3] in fine and index.rows[best.row][3] not in fine
    return other.score + WEAK if meant and other.weak and other.note.startswith("so common") else 0


def same_spot(index: Index, best: int, other: int) -> bool:
    """Whether two rows are one answer on a map: close together, or the best within the other."""
    row = index.rows[other]
    reach = row[6] if row[3] in AREA_KINDS else 0.0
    return distance_m(index.rows[best], row) <= max(SAME_SPOT_M, reach)


def _distinct(rows: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(rows))


def _comparable(index: Index, query: Query, best: Hit, other: Hit) -> bool:
    """Whether a hit can rival the best: letter for letter beats a mere key of no greater place.

    So does a name with its word of kind one with another such word: Tell Abyad, Jabal al-Abyad.
    """
    very = very_name(index, query, best) and not very_name(index, query, other)
    very = very and query.kinds != Kind.SETTLEMENT  # "X village" stands for any village X
    if best.score >= SAME_LETTERS and (very or other.method is not MatchMethod.EXACT):
        return index.prominence[other.row] >= index.prominence[best.row] + 2
    return True


def _beside_another(index: Index, tied: Sequence[Hit], context: Context) -> Hit | None:
    """The one of several that lies beside a place which the text names, the others being far."""
    if not context.beside:
        return None
    far = [min(apart_m(index.rows[h.row], point) for point in context.beside) for h in tied]
    nearest, second = sorted(far)[:2]
    by_far = nearest <= SAME_SPOT_M and second >= BY_FAR * max(nearest, SAME_SPOT_M / 2)
    return tied[far.index(nearest)] if by_far else None


def _far_guess(index: Index, hit: Hit) -> bool:
    """Whether a guess would be a settlement outside the governorates of the desert."""
    row = index.rows[hit.row]
    if hit.method is MatchMethod.EXACT or hit.row >= index.first_user_row:
        return False
    return not _in_the_desert(row) and row[3] in LOCAL and hit.score < FAR_GUESS


def _in_the_desert(row: Row) -> bool:
    if row[7] not in STEPPE:
        return row[7] in HOME
    (west, east), (south, north) = STEPPE[row[7]]
    return bool(west <= row[4] <= east and south <= row[5] <= north)


def _could_be(hit: Hit, best: Hit) -> bool:
    """Whether a row with the same key lost to a guess only for what the question leaves unsaid."""
    unsaid = KIND_UNSAID if "no word of kind" in hit.note else 0.0
    unsaid = WEAK if hit.note.startswith("so common") else unsaid
    return bool(unsaid) and hit.score + unsaid >= best.score - MARGIN


def _outstanding(
    index: Index, query: Query, best: Hit, rivals: list[Hit], context: Context
) -> tuple[Hit | None, str]:
    """The one hit that stands out of a near tie by context, by name or by kind, if there is one."""
    tied = [best, *rivals]
    if context is not NO_CONTEXT:
        supports = [support(index.rows[h.row], context) for h in tied]
        top = max(supports)
        tied = [h for h, s in zip(tied, supports, strict=True) if s == top]
        if len(tied) == 1:
            return tied[0], "which do not lie in the region or near the places named with it"
        beside = _beside_another(index, tied, context)
        if beside is not None:
            return beside, "which lie farther from the places named with it"
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
