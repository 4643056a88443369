"""What further sources count, in a few words of a clause: "SOHR counts six dead, SANA four"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.reports.clauses.clause import clause_of
from geo.reports.clauses.sources import SAYING, outlet_name, source_in
from geo.reports.harm.harmed import Harmed
from geo.reports.people.quantity import quantity_of
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import Roles
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ALSO_SAID: Final = frozenset((",", ";", "and", "while", "but", "whereas", "or", "–"))
_COUNTS_AT: Final = frozenset(
    "it them the toll number figure count dead at real actual true was as".split()
)
"""What may stand between a source and its number: "SOHR puts the toll at", "SANA at"."""
_PUTS: Final = SAYING | _COUNTS_AT
_BEFORE_NUMBER: Final = (Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO)
_DEAD: Final = frozenset(("dead", "killed", "deaths", "fatalities"))
_MOST_BETWEEN: Final = 5


def second_words(text: str, scene: Scene) -> list[Scene]:
    """A scene of its own for each further source's number; the first's source is put right."""
    known = next((h for h in scene.harmed if h.count is not None and not h.none_said), None)
    if known is None:
        return []
    found: list[Scene] = []
    for first, at, source in _told_by_others(scene.tokens, known):
        counted = quantity_of(scene.tokens, _with_hedge(scene.tokens, at))
        if counted is None:
            continue
        count = Harmed(known.harm, counted[0], known.party, first)
        scene.harmed = [h for h in scene.harmed if not (h.toll and h.at > first)]
        found.append(_word_of(scene, scene.tokens[first : at + 1], count, source))
        if len(found) == 1 and source == scene.source:
            scene.source = source_in(text, clause_of(scene.tokens[:first]))
    return found


def _told_by_others(tokens: Sequence[Token], known: Harmed) -> Iterator[tuple[int, int, str]]:
    """Where the words of a further source begin, where its number stands, and who it is."""
    counted = known.group.last if known.group else known.at
    last = max(known.at, counted)
    for at in range(last + 2, len(tokens)):
        if tokens[at].tag is not Tag.NUMBER or tokens[at].number is None:
            continue
        lows = [t.low for t in tokens[at + 1 : at + 5]]
        if lows[:3] == ["according", "to", "another"]:
            yield at, at, "another source"
        if lows[:1] == [","]:
            lows = lows[1:]
        if lows[:2] == ["according", "to"] and tokens[at - 1].low in _ALSO_SAID:
            outlet = next((t for t in tokens[at + 3 : at + 5] if t.tag is Tag.OUTLET), None)
            if outlet is not None:
                yield at, at, outlet_name(outlet)
            continue
        who = _who_counts(tokens, at)
        if who is not None and who > last and _ends_behind(tokens, at, known.harm):
            yield who, at, outlet_name(tokens[who])


def _who_counts(tokens: Sequence[Token], number: int) -> int | None:
    """The source that stands before a number with no more than "said" or "put it at" between."""
    i = number - 1
    while i > 0 and number - i <= _MOST_BETWEEN and tokens[i].tag is not Tag.OUTLET:
        token = tokens[i]
        if token.tag not in _BEFORE_NUMBER and token.low not in _PUTS:
            return None
        i -= 1
    if i < 1 or tokens[i].tag is not Tag.OUTLET:
        return None
    return i if tokens[i - 1].low in _ALSO_SAID else None


def _with_hedge(tokens: Sequence[Token], number: int) -> int:
    """Where "at least six" begins."""
    while tokens[number - 1].tag in _BEFORE_NUMBER:
        number -= 1
    return number


def _ends_behind(tokens: Sequence[Token], number: int, harm: Harm) -> bool:
    """Whether nothing else is told behind a number: else it is a clause like any other."""
    i = number + 1
    if harm is Harm.KILLED and i < len(tokens) and tokens[i].low in _DEAD:
        i += 1
    return i == len(tokens) or tokens[i].tag in (Tag.PUNCT, Tag.CONJ)


def _word_of(scene: Scene, tokens: Sequence[Token], count: Harmed, source: str) -> Scene:
    return replace(
        scene, start=tokens[0].start, end=tokens[-1].end, tokens=tokens, harmed=[count],
        kinds=[], spots=[], roles=Roles(), groups=[], definite=True, indefinite=False,
        source=source, words=frozenset(),
    )  # fmt: skip
