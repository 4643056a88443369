"""A report's text with its dates and places marked, and the words of each sentence."""

from __future__ import annotations

import bisect
import datetime as dt

from geo.reports.dates import dates_of
from geo.reports.lexicon import Tag
from geo.reports.protocol import PlaceScanner
from geo.reports.sentences import Sentence
from geo.reports.tokens import Marked, Token, tokens_of


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
        self.marks = sorted(marks, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self.marks]

    def tokens_in(self, sentence: Sentence) -> list[Token]:
        first = bisect.bisect_left(self._starts, sentence.start)
        stop = bisect.bisect_left(self._starts, sentence.end)
        return tokens_of(self.text, sentence.start, sentence.end, self.marks[first:stop])
