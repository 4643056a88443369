"""A report's text with its dates and places marked, and the words of each sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from geo.reports.dates import dates_of
from geo.reports.lexicon import Tag
from geo.reports.protocol import PlaceScanner
from geo.reports.sentences import Sentence
from geo.reports.tokens import Marked, Token, all_tokens_of


class Marking:
    """The dates (``whens``) and places (``mentions``) of a repaired text, in reading order."""

    def __init__(self, text: str, published: dt.date | None, geocoder: PlaceScanner) -> None:
        self.text = text
        self.whens = dates_of(text, published)
        self.mentions = [m for m in geocoder.scan(text) if m.span is not None]
        marks = [Marked(w.start, w.end, Tag.DATE, i) for i, w in enumerate(self.whens)]
        for i, mention in enumerate(self.mentions):
            if mention.span is not None:
                marks.append(Marked(mention.span[0], mention.span[1], Tag.PLACE, i))
        self._marks = {m.start: m for m in sorted(marks, key=lambda m: m.end)}

    def tokens_of(self, sentences: Iterable[Sentence]) -> list[list[Token]]:
        return all_tokens_of(self.text, [(s.start, s.end) for s in sentences], self._marks)
