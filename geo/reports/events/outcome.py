"""What comes out: drafts as incidents and tallies, with spans in the text as it came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geo.model import (
    Category,
    DatePrecision,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
    ReadClaim,
    ReadIncident,
    Tally,
)
from geo.reports.events.draft import Draft
from geo.reports.events.final_kind import final_kind
from geo.reports.events.final_sides import final_sides
from geo.reports.events.running import Running
from geo.reports.text.repair import Repaired
from geo.reports.vocabulary.kinds import QUIET
from geo.reports.vocabulary.lexicon import Tag

_NO_PLACE: Final = PlaceMention(
    "", PlaceMatch("", MatchStatus.UNRESOLVED, why="The report names no place for it."), None
)
_UNITS: Final = frozenset(
    """national defence;national defense;national defence forces;national defense forces;ndf;
    local defence forces;liwa al-quds;liwaa al-quds;fatemiyoun;liwa fatemiyoun;hezbollah;irgc;
    zainabiyoun;wagner;tiger forces;military security;asayish;deir ezzor military council;
    deir ez-zor military council;liwa al-baqir;quds force;popular mobilisation forces;
    popular mobilization forces;hashd al-shaabi;lebanese hezbollah;general security;
    military intelligence;air force intelligence""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes drafts out; ``source_text`` is the input that all spans count in."""

    source_text: str
    repaired: Repaired
    islamic_state_named: bool = False

    def incident(self, draft: Draft) -> ReadIncident:
        """A draft as it is handed out, with its spans in the text that came in."""
        first = draft.words[0]
        attacker, victims = final_sides(
            draft, self.repaired.text, islamic_state_named=self.islamic_state_named
        )
        kind = final_kind(draft, attacker)
        quiet = kind in QUIET and not draft.bloody
        when = draft.when
        end = when.last if when and when.precision is not DatePrecision.DAY else None
        span = self.repaired.input_span(*self._main_span(draft))
        return ReadIncident(
            category=Category.OPERATION if quiet else Category.ATTACK,
            event_type=kind,
            place=self._in_input(draft.place) if draft.place else _NO_PLACE,
            date=when.first if when else None,
            date_end=end if when and end != when.first else None,
            date_precision=when.precision if when and when.first else DatePrecision.UNKNOWN,
            other_places=self._others(draft),
            attacker=attacker,
            victims=victims,
            killed=first.killed.as_casualties(),
            wounded=first.wounded.as_casualties(),
            source=first.source,
            sentence=self.source_text[span[0] : span[1]],
            span=span,
            units=_units_of(draft),
            extra_claims=tuple(self._claim(draft, i) for i in range(1, len(draft.words))),
        )

    def _main_span(self, draft: Draft) -> tuple[int, int]:
        """The first sentence with a number; also what is told directly before it, in the same
        paragraph, and the sentences with more numbers directly behind it."""
        told = list(dict.fromkeys(s.sentence for s in draft.scenes))
        counted = [s.sentence for s in draft.scenes if s.counted]
        main = counted[0] if counted else told[0]
        start, end = main.start, main.end
        for sentence in reversed(told[: told.index(main)]):
            if sentence.block != main.block or self._apart(sentence.end, start):
                break
            start = sentence.start
        others = {word.start for word in draft.words[1:]}
        for sentence in counted[1:]:
            if sentence.start in others or self._apart(end, sentence.start):
                break
            end = max(end, sentence.end)
        return start, end

    def _apart(self, end: int, start: int) -> bool:
        """Whether anything stands between two sentences."""
        return end > start or bool(self.repaired.text[end:start].strip())

    def _claim(self, draft: Draft, number: int) -> ReadClaim:
        word = draft.words[number]
        span = self.repaired.input_span(word.start, word.end)
        return ReadClaim(
            source=word.source,
            sentence=self.source_text[span[0] : span[1]],
            span=span,
            killed=word.killed.as_casualties(),
            wounded=word.wounded.as_casualties(),
        )

    def _others(self, draft: Draft) -> tuple[PlaceMention, ...]:
        seen = {draft.place.mention.lower()} if draft.place else set()
        result: list[PlaceMention] = []
        for mention in draft.other_places:
            if mention.mention.lower() not in seen:
                seen.add(mention.mention.lower())
                result.append(self._in_input(mention))
        return tuple(result)

    def _in_input(self, mention: PlaceMention) -> PlaceMention:
        if mention.span is None:
            return mention
        return PlaceMention(mention.mention, mention.match, self.repaired.input_span(*mention.span))

    def tally(self, running: Running) -> Tally:
        """A running total as it is handed out."""
        span = self.repaired.input_span(running.start, running.end)
        return Tally(
            killed=running.killed,
            by_party=dict(running.by_party),
            date_from=running.date_from,
            date_to=running.date_to,
            events=running.events,
            source=running.source,
            sentence=self.source_text[span[0] : span[1]],
            span=span,
        )


def _units_of(draft: Draft) -> tuple[str, ...]:
    """Names of numbered or named units among the sides, as the report spells them."""
    names: list[str] = []
    for scene in draft.scenes:
        for token in scene.tokens:
            if token.tag is Tag.ORG and _is_unit(token.low) and token.text not in names:
                names.append(" ".join(token.text.split()))
    return tuple(names)


def _is_unit(low: str) -> bool:
    words = low.split()
    if words[-1] in ("division", "brigade", "corps", "regiment", "battalion", "guard", "guards"):
        return True
    return low in _UNITS
