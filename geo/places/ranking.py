"""The order of the rows that a name may mean, by context and by the exact word of kind."""

from __future__ import annotations

from geo.model import MatchMethod
from geo.places.context import NO_CONTEXT, Context, elsewhere, support
from geo.places.hits import KIND_NOT_SAID, KIND_UNSAID, WEAK, Hit, Query
from geo.places.index import Index
from geo.places.kinds import IN_TOWN, Kind, fine_kinds
from geo.places.names import normalise

ELSEWHERE = 0.4
"""What a row loses that lies outside the governorate which the question names."""
FAR = {MatchMethod.EXACT: 0.03, MatchMethod.SPELLING: 0.05, MatchMethod.FUZZY: 0.1}
"""What a settlement loses with nothing around it that the text names: to the letter, no more than
lets another spelling of a place in the region rival it."""
LOCAL = frozenset({"village", "town", "quarter", "farm"})
VILLAGE, MOUNTAIN = frozenset({"village"}), frozenset({"mountain"})
TOWNS, TOWN_SCORE = frozenset({"city", "town"}), 0.8
"""Kinds of which few bear a common name, and the most that such a one gets by its kind alone."""
KNOWN_THERE = 0.8
"""The most that a name without its word of kind gets where the region asked for speaks for it."""
IN_ITS_NAME = 0.01
"""What a row loses of another kind than the one named if that word is part of its own name."""


def rank(index: Index, query: Query, hits: list[Hit], context: Context) -> list[Hit]:
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
            if hit.weak and row[3] in fine & TOWNS:
                hit.score = min(hit.score, TOWN_SCORE)
            elif hit.weak:
                hit.score -= WEAK
                hit.note = "so common a name needs a region or places around it"
            continue
        if elsewhere(row, context):
            hit.score -= ELSEWHERE
            hit.claim -= ELSEWHERE
            hit.note = "it lies outside the region that was asked for"
        supported = support(row, context)
        if supported and context.admin1 and hit.note == KIND_NOT_SAID:
            hit.score = min(KNOWN_THERE, hit.score + KIND_UNSAID)
        if hit.weak and not supported:
            hit.score -= WEAK
            hit.note = "so common a name needs a region or places around it"
        elif supported and not hit.weak:
            hit.score = min(1.0, hit.score + 0.01)
        elif context.around and not supported and row[3] in LOCAL:
            hit.score -= FAR.get(hit.method, 0.0)
    if len(hits) < 2:
        return hits
    prominence = index.prominence
    user = index.first_user_row
    hits.sort(key=lambda h: (h.row < user, -h.score, -prominence[h.row], h.row))
    return hits


def _in_its_name(index: Index, query: Query, hit: Hit, fine: frozenset[str]) -> bool:
    """Whether the word of kind is part of a row's own name: a village called Tall X."""
    if very_name(index, query, hit):
        return True  # "Green Village" is a base
    unsaid = query.kinds & ~(index.entry_kinds[hit.entry] & ~Kind.SETTLEMENT)
    return not unsaid and bool(fine & fine_kinds(normalise(index.entry_name[hit.entry]).split()))


def very_name(index: Index, query: Query, hit: Hit) -> bool:
    """Whether a row is called by all words of the question, those of kind included."""
    return bool(query.kinds) and normalise(index.entry_name[hit.entry]) == query.normal


def _kind_gap(kinds: int, kind: str, fine: frozenset[str], method: MatchMethod) -> float:
    """What a row loses whose kind is of the class asked for but not the very one."""
    if fine == IN_TOWN and kinds & Kind.SETTLEMENT:
        return 0.2 if kind == "village" or method is MatchMethod.FUZZY else 0.06
    if fine == VILLAGE and kind in IN_TOWN:
        return 0.25
    if fine == MOUNTAIN and kinds & Kind.SETTLEMENT:
        return 0.1
    return 0.03 if kinds & (Kind.SETTLEMENT | Kind.FIELD) else 0.07


def outside_region(hit: Hit, context: Context) -> bool:
    """Whether its row lies outside of the governorate that was asked for."""
    return bool(context.admin1) and "region that was asked" in hit.note
