"""What a name means by itself: sought in the gazetteer once, and remembered."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.model import MatchMethod, MatchStatus
from geo.places.context import Context
from geo.places.deciding import Resolution
from geo.places.hits import Hits, Query
from geo.places.index import Index
from geo.places.kinds import Kind
from geo.places.match import choose, resolve, search
from geo.places.tokens import DIRECTIONS

RELATIONAL = Kind.AREA | Kind.ROAD | Kind.DESERT | Kind.COUNTRYSIDE
"""Words of kind that stretch a place rather than name one, unless a row bears them."""

_QUARTERS_OF = re.compile(r"\b(?:districts|quarters|neighbou?rhoods|parts) of\b")
"""Several of them are parts of a town; a district is one."""
_SIDE_OF = re.compile(rf"(?:the )?(?:(?:{'|'.join(sorted(DIRECTIONS))}) ){{1,2}}of ")
_CACHE_SIZE = 8192


class Known(NamedTuple):
    """What is known of a name."""

    query: Query
    alone: Resolution
    """What it means by itself."""
    found: Hits | Resolution | None
    """What was found, where that leaves it unclear."""
    bears: bool
    """Whether a place was found that answers for the whole of it: see ``bears_relation``."""


class KnownNames:
    """The gazetteer's answers for names, from their second use on without a search."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known: dict[tuple[str, bool], Known] = {}

    def look_up(self, said: str, guess: bool = False) -> Known:
        """What is known of a name; ``guess``: it may be misspelt."""
        known = self._known.get((said, guess))
        if known is None:
            if len(self._known) >= _CACHE_SIZE:
                self._known.clear()
            query = Query.parse(said)
            found = search(self.index, query, guess=guess)
            alone = choose(self.index, found) if isinstance(found, Hits) else found
            sure = alone.status is MatchStatus.MATCHED
            bears = bool(alone.hits) and bears_relation(self.index, query, alone)
            known = Known(query, alone, None if sure else found, bears)
            self._known[said, guess] = known
        return known

    def resolve_in(self, context: Context, said: str, guess: bool = False) -> Resolution:
        """What a name means beside others, of the rows that were found for it by itself."""
        known = self.look_up(said, guess)
        found = known.found
        if found is None or context.admin1 or context.admin2:
            return resolve(self.index, known.query, context, guess)
        return choose(self.index, found, context) if isinstance(found, Hits) else found


def bears_relation(index: Index, query: Query, resolution: Resolution) -> bool:
    """Whether a row answers for a word like "area" or "desert" itself, and no relation is meant."""
    if _QUARTERS_OF.search(query.normal):
        return False
    if _SIDE_OF.match(query.normal) and resolution.hits[0].method is not MatchMethod.EXACT:
        return False  # "north of Homs" is no spelling of "northern Homs"
    stretched = query.kinds & RELATIONAL
    if not stretched:
        return True
    hit = resolution.hits[0]
    return not stretched & ~(index.entry_kinds[hit.entry] | index.row_kinds[hit.row])
