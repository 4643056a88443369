"""From a name to one row of the gazetteer, or a refusal that says between what it could not choose.

``search`` and ``guesses`` collect rows; ``ranking`` raises or lowers them by context; the best one
is answered only if ``deciding`` finds it clear of every rival, and ``doubts`` leaves it.
"""

from __future__ import annotations

from geo.model import MatchMethod, MatchStatus
from geo.places import doubts, explain
from geo.places.context import NO_CONTEXT, Context, elsewhere
from geo.places.deciding import Resolution, decide
from geo.places.guesses import Guesses
from geo.places.hits import ACCEPT, Hit, Hits, Query
from geo.places.index import Index
from geo.places.kinds import WORDS, Kind
from geo.places.names import normalise
from geo.places.ranking import rank
from geo.places.refusals import adjective, is_person, personal, refusal
from geo.places.search import EXACT, collect


def resolve_sole(index: Index, text: str, context: Context = NO_CONTEXT) -> Resolution | None:
    """The outcome for a name that only one row bears, without a search; None if it needs one."""
    entry = index.sole.get(normalise(text))
    if entry is None:
        return None
    row = index.entry_row[entry]
    if context is not NO_CONTEXT and elsewhere(index.rows[row], context):
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
    found = search(index, query, context, guess)
    return choose(index, found, context) if isinstance(found, Hits) else found


def search(
    index: Index, query: Query, context: Context = NO_CONTEXT, guess: bool = True
) -> Hits | Resolution:
    """The rows that a name may mean, or the refusal to look for any.

    Of the context only a region that the question states has a say.
    """
    found = Hits(index, query)
    collect(found)
    asked = context.admin1 is not None and found.the_name and not is_person(query.normal)
    reason = None if found.strong or asked else refusal(query.normal)
    if reason is None and not found.exact:
        reason = None if _a_town(found) else adjective(query.tokens)
        if reason is None and not found.confident and not query.kinds:
            reason = personal(query.normal, query.tokens)
    if reason is None and query.normal in WORDS and not found.strong:
        reason = f"{query.normal!r} is a kind of place, not the name of one."
    if reason:
        return Resolution(MatchStatus.UNRESOLVED, (), reason, refused=True)
    if guess and not found.certain:
        Guesses(found).collect(context, found.confident and _any_within(index, found, context))
    return found


def choose(index: Index, found: Hits, context: Context = NO_CONTEXT) -> Resolution:
    """Which of the rows found is meant, or a refusal; ``found`` stays as it is."""
    query = found.query
    ranked = rank(index, query, [hit.copied() for hit in found.rows.values()], context)
    decided = decide(index, query, ranked, found.wrong_kind, context)
    decided = doubts.unless_namesake(index, query, decided, found.namesakes)
    decided = doubts.less_sure(index, query, decided, context)
    doubts.beside_namesakes(index, decided, ranked, context)
    return doubts.unless_abroad(index, query, decided, context)


def _a_town(found: Hits) -> bool:
    """Whether a town is asked for and one has the very name: "the town of Karamah"."""
    kinds = found.index.row_kinds
    return bool(found.query.kinds & Kind.SETTLEMENT) and any(
        hit.method is MatchMethod.EXACT and kinds[hit.row] & Kind.SETTLEMENT
        for hit in found.rows.values()
    )


def _any_within(index: Index, found: Hits, context: Context) -> bool:
    """Whether no similar spelling need be sought: a hit lies in the region, or has the very name.

    Where the very name is known elsewhere, a similar one in the region is another name.
    """
    return not context.admin1 or any(
        hit.method is MatchMethod.EXACT
        or (hit.score >= ACCEPT and not elsewhere(index.rows[hit.row], context))
        for hit in found.rows.values()
    )
