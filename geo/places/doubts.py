"""When a decision is withdrawn, or made less sure: what else in the world may bear the name."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import MatchMethod, MatchStatus
from geo.places import explain
from geo.places.context import NEARBY_M, NO_CONTEXT, Context
from geo.places.deciding import MARGIN, NAMESAKE_SCORE, Resolution, same_spot
from geo.places.elsewhere import city_abroad
from geo.places.hits import WEAK, Hit, Query
from geo.places.index import Index, distance_m
from geo.places.kinds import Kind
from geo.places.names import core_text
from geo.places.refusals import COMMON_NAMES

COMMON_SCORE = 0.8
"""The most that a name gets alone which many villages in Syria bear."""
SURE_SPELLING = 0.93
"""From this score another spelling is answered although a city abroad has the very name."""


def unless_namesake(
    index: Index, query: Query, decided: Resolution, namesakes: list[int]
) -> Resolution:
    """The outcome, but no guess where "the desert of X" is that of a village X far away."""
    if decided.status is not MatchStatus.MATCHED or query.kinds & Kind.SETTLEMENT:
        return decided
    best = decided.hits[0]
    if best.method is not MatchMethod.FUZZY or best.slip or not namesakes:
        return decided
    if any(distance_m(index.rows[best.row], index.rows[r]) <= NEARBY_M for r in namesakes):
        return decided
    why = explain.nothing(index, query.text, namesakes)
    return Resolution(MatchStatus.UNRESOLVED, decided.hits, why)


def unless_abroad(index: Index, query: Query, decided: Resolution, context: Context) -> Resolution:
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


def less_sure(index: Index, query: Query, decided: Resolution, context: Context) -> Resolution:
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
    if best.method is not MatchMethod.EXACT and best.score < SURE_SPELLING:
        why = explain.too_weak(index, query.text, best.row, "many villages bear this name")
        return Resolution(MatchStatus.AMBIGUOUS, decided.hits, why)
    best.score = min(best.score, COMMON_SCORE)
    why = f"{decided.why} Many villages bear this name; name the governorate to be sure."
    return Resolution(decided.status, decided.hits, why)


def beside_namesakes(
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
            and not same_spot(index, best.row, other.row)
        ):
            best.score = NAMESAKE_SCORE
            return
