"""Where the values of a report's incidents stand in its text, for a person to check.

The reader keeps a span for every claim and every place; dates, numbers, parties, units, kinds and
sources are looked up again here, in the sentences of the incident's own claims. A value that isn't
found there is not marked: a wrong mark would be worse than none.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import Casualties, Claim, CountRange, Incident, Party, PlaceMention
from geo.reports.dates.dates import dates_of
from geo.reports.dates.when import When
from geo.reports.intake import own_date
from geo.reports.text.layout import blocks_of
from geo.reports.text.repair import Repaired, repair
from geo.reports.text.sentences import sentences_of
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Marked, Token, tokens_of

Span = tuple[int, int]

FIELDS: Final = (
    "sentence",
    "date",
    "place",
    "other_place",
    "killed",
    "wounded",
    "attacker",
    "victim",
    "unit",
    "kind",
    "source",
)
_NOBODY: Final = (Party.UNKNOWN, None)
_ZERO: Final = CountRange.exactly(0)
_BEHIND, _REACH = 2, 6
"""So many sentences behind a claim may say that nobody was hurt, in so many words."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A value of the incident with this place in the list handed in; spans count code points."""

    start: int
    end: int
    incident: int
    field: str


class Marker:
    """One report's text, prepared once; ``marks`` may be asked again after each correction."""

    def __init__(self, text: str, published: dt.date | None) -> None:
        self.text = text
        self._low = text.lower() if len(text.lower()) == len(text) else text
        self._repaired: Repaired = repair(text)
        readable = self._repaired.text
        blocks = blocks_of(readable)
        self._whens = dates_of(readable, published or own_date(readable, blocks))
        self._sentences = sentences_of(readable, blocks)
        spans = (self._repaired.input_span(s.start, s.end) for s in self._sentences)
        self._spans: list[Span] = list(spans)
        self._starts = [start for start, _ in self._spans]

    def marks(self, incidents: Sequence[Incident], report_id: int) -> list[Mark]:
        """All marks of the incidents' claims in this report, in the order of the text."""
        found: set[Mark] = set()
        for number, incident in enumerate(incidents):
            for start, end, field in self._of(incident, report_id):
                if 0 <= start < end <= len(self.text):
                    found.add(Mark(start, end, number, field))
        return sorted(found)

    def _of(self, incident: Incident, report_id: int) -> Iterator[tuple[int, int, str]]:
        claims = [c for c in incident.claims if c.report_id == report_id and c.span]
        spans = [c.span for c in claims if c.span]
        if not spans:
            return
        for span in spans:
            yield (*span, "sentence")
        places: list[Span] = []
        for mention, field in (
            (incident.place, "place"),
            *((other, "other_place") for other in incident.other_places),
        ):
            for span in self._mention(mention, spans):
                places.append(span)
                yield (*span, field)
        for span in self._date(incident.date, spans):
            yield (*span, "date")
        for claim in claims:
            source = list(self._source(claim))
            yield from source
            taken = [*places, *((a, b) for a, b, _ in source)]
            yield from self._in_claim(incident, claim, taken)
            yield from self._nobody(incident, claim)
        for unit in incident.units:
            for span in self._words(unit, spans):
                yield (*span, "unit")

    def _mention(self, mention: PlaceMention, spans: Sequence[Span]) -> Iterator[Span]:
        if mention.span and self.text[slice(*mention.span)] == mention.mention:
            yield mention.span
        elif mention.mention.strip():
            yield from self._words(mention.mention, spans)

    def _words(self, words: str, spans: Iterable[Span]) -> Iterator[Span]:
        """The first place in each span where words stand, but for their case and line breaks."""
        pattern = _spelled(words)
        for start, end in spans:
            if pattern and (found := pattern.search(self._low, start, end)):
                yield found.span()

    def _date(self, day: dt.date | None, spans: Sequence[Span]) -> list[Span]:
        """The words for the day in the claims, else the nearest before them."""
        if day is None:
            return []
        said = [self._input(w) for w in self._whens if w.first == day]
        inside = [s for s in said if any(a <= s[0] and s[1] <= b for a, b in spans)]
        first = min(start for start, _ in spans)
        before = [s for s in said if s[1] <= first]
        return inside or before[-1:]

    def _input(self, when: When | Token) -> Span:
        return self._repaired.input_span(when.start, when.end)

    def _tokens(self, span: Span) -> list[Token]:
        """The units of the sentences that a claim's span covers."""
        first = max(0, bisect.bisect_right(self._starts, span[0]) - 1)
        result: list[Token] = []
        for number in range(first, len(self._spans)):
            if self._starts[number] >= span[1]:
                break
            sentence = self._sentences[number]
            days = [
                Marked(w.start, w.end, Tag.DATE, i)
                for i, w in enumerate(self._whens)
                if sentence.start <= w.start < sentence.end
            ]
            result += tokens_of(self._repaired.text, sentence.start, sentence.end, days)
        within = [(t, self._input(t)) for t in result]
        return [t for t, (a, b) in within if span[0] <= a and b <= span[1]]

    def _in_claim(
        self, incident: Incident, claim: Claim, taken: Sequence[Span]
    ) -> Iterator[tuple[int, int, str]]:
        """Numbers, sides and kinds among a claim's words but for those ``taken``."""
        assert claim.span is not None
        tokens = [
            t
            for t in self._tokens(claim.span)
            if not any(a < self._input(t)[1] and self._input(t)[0] < b for a, b in taken)
        ]
        yield from self._counts(tokens, incident, claim)
        kinds = [t for t in tokens if t.trigger is incident.event_type]
        for token in [t for t in kinds if t.harm is None] or kinds[:1]:
            yield (*self._input(token), "kind")
        for token in tokens:
            span = self._input(token)
            if token.party in _NOBODY:
                continue
            if token.party is incident.attacker:
                yield (*span, "attacker")
            if token.party in incident.victims and token.party is not incident.attacker:
                yield (*span, "victim")

    def _counts(
        self, tokens: Sequence[Token], incident: Incident, claim: Claim
    ) -> Iterator[tuple[int, int, str]]:
        wanted = {
            "killed": _numbers(incident.killed, claim.killed),
            "wounded": _numbers(incident.wounded, claim.wounded),
        }
        marked: set[str] = set()
        for at, token in enumerate(tokens):
            if token.tag is not Tag.NUMBER or token.number is None:
                continue
            ends = {token.number.min, token.number.max} - {None}
            fits = [name for name, numbers in wanted.items() if ends & numbers]
            if len(fits) == 2:
                fits = [_nearest_harm(tokens, at)]
            for name in fits:
                marked.add(name)
                yield (*self._input(token), name)
        for name, harm in (("killed", Harm.KILLED), ("wounded", Harm.WOUNDED)):
            if name in marked or not wanted[name]:
                continue  # "a soldier was killed": the number is in the word
            for token in tokens:
                if token.harm is harm:
                    yield (*self._input(token), name)

    def _nobody(self, incident: Incident, claim: Claim) -> Iterator[tuple[int, int, str]]:
        """ "No casualties were reported": why a count is 0, in the claim or right behind it."""
        assert claim.span is not None
        counts = {"killed": incident.killed.total, "wounded": incident.wounded.total}
        none = [name for name, count in counts.items() if count == _ZERO]
        if not none:
            return
        last = min(bisect.bisect_left(self._starts, claim.span[1]) + _BEHIND, len(self._spans))
        tokens = self._tokens((claim.span[0], max(claim.span[1], self._spans[last - 1][1])))
        for at, token in enumerate(tokens):
            hurt = next((t for t in tokens[at:][:_REACH] if t.harm is not None), None)
            if token.tag is Tag.NEG and hurt is not None:
                for name in none:
                    yield self._input(token)[0], self._input(hurt)[1], name
                return

    def _source(self, claim: Claim) -> Iterator[tuple[int, int, str]]:
        if not claim.source or claim.span is None:
            return
        for token in self._tokens(claim.span):
            outlet = token.entry.outlet if token.entry else None
            if token.tag is Tag.OUTLET and (outlet or token.text) == claim.source:
                yield (*self._input(token), "source")
                return
        pattern, (start, end) = _spelled(claim.source), claim.span
        if pattern is None:
            return
        before = (m.span() for m in pattern.finditer(self._low, 0, start))
        inside = pattern.search(self._low, start, end)
        span = inside.span() if inside else max(before, default=None)
        if span:
            yield (*span, "source")


def _spelled(words: str) -> re.Pattern[str] | None:
    """Finds the words in a text in small letters, also where a line was broken between them."""
    parts = [re.escape(part) for part in words.lower().split()]
    return re.compile(r"\s+".join(parts)) if parts else None


def _numbers(*counts: Casualties) -> set[int]:
    """Every number by which a count may be told: its ends, and those of its parts."""
    ranges = [r for c in counts for r in (c.total, *c.by_party.values()) if r is not None]
    return {n for r in ranges for n in (r.min, r.max) if n is not None}


def _nearest_harm(tokens: Sequence[Token], at: int) -> str:
    """Whether the nearest word of harm after a number, else before it, kills or wounds."""
    names = {Harm.KILLED: "killed", Harm.WOUNDED: "wounded"}
    for token in (*tokens[at:], *reversed(tokens[:at])):
        if token.harm in names:
            return names[token.harm]
    return "killed"
